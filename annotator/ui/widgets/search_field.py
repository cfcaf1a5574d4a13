"""The field that filters a list: a magnifier, a placeholder, Esc clears."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.ui import fonts, icons
from annotator.ui.theme import token

HEIGHT = 28


class SearchField(QLineEdit):
    """A line of 28 px. Esc clears it; an empty one leaves Esc to its parent. The placeholder is its accessible name."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(fonts.font(fonts.Role.UI))
        self.setFixedHeight(HEIGHT)
        self.setTextMargins(19, 0, 0, 0)
        self.setProperty("quiet", True)  # noqa: FBT003  Qt's own signature; the style draws it in paper and hair
        self.set_placeholder(placeholder)

    def set_placeholder(self, placeholder: str) -> None:
        """Set the words shown while it is empty."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…. "))

    def event(self, event: QEvent) -> bool:
        """Take Esc before a window-wide shortcut does, while there is something to clear."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._clears(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc."""
        if self._clears(event):
            self.clear()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window: their paths are no words to look for."""
        if event.mimeData().hasUrls():
            event.ignore()
            return
        super().dragEnterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the magnifier."""
        super().paintEvent(event)
        colour = token(self.palette(), "ink3" if self.isEnabled() else "ink4")
        icons.paint_icon(QPainter(self), self.rect().adjusted(8, 0, 0, 0), "search", colour, 14)

    def _clears(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.text())
