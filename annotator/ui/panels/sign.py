"""An icon that only stands beside words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui import icons
from annotator.ui.theme import TokenName, token


class Sign(QWidget):
    """A drawn icon, of 16 px where nothing else is said, that does nothing; the words beside it say what it means."""

    def __init__(self, name: str, colour: TokenName = "ink", *, size: int = icons.SIZE) -> None:
        super().__init__()
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the icon's size."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the icon."""
        icons.paint_icon(QPainter(self), self.rect(), self._name, token(self.palette(), self._colour), self._size)
