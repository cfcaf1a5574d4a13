"""A hairline between two parts of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.theme import token


class Hairline(QWidget):
    """A line of 1 px in `hair`; `length` fixes how long it is (default: as long as there is room)."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        length: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lying = orientation == Qt.Orientation.Horizontal
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        (self.setFixedHeight if lying else self.setFixedWidth)(1)
        if length is not None:
            (self.setFixedWidth if lying else self.setFixedHeight)(length)
        self.setSizePolicy(grows if lying else fixed, fixed if lying else grows)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        QPainter(self).fillRect(event.rect(), token(self.palette(), "hair"))
