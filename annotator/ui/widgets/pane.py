"""A place in the window whose size is its own affair: what changes inside lays out nothing outside.

Qt hands every change of a size hint up to the window, which then lays out all its bars and docks: at each key press,
for a word that has become longer.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Pane(QWidget):
    """One widget that fills it. It wants the size `wanted`, and no less than `least`, whatever the widget wants."""

    def __init__(self, content: QWidget, *, wanted: QSize, least: QSize) -> None:
        super().__init__()
        self._content = content
        self._wanted, self._least = wanted, least
        content.setParent(self)
        content.show()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(content)
        self.setAutoFillBackground(True)  # what lies under it is not painted again with it

    def sizeHint(self) -> QSize:
        """Return the size to begin with."""
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return self._least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the widget fill the place."""
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())
