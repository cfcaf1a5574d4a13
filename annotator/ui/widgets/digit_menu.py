"""A menu whose rows are chosen by digits too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget


class DigitMenu(QMenu):
    """Ten rows at most, with their digits before them; it keeps the digits from the shortcuts of the text.

    It is gone once it is closed.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)

    def add(self, text: str, act: Callable[[], object]) -> QAction:
        """Add a row; its digit is its number, 0 for the tenth."""
        number = (len(self.actions()) + 1) % 10
        action = self.addAction(f"&{number}  {text.replace('&', '&&')}")
        action.triggered.connect(lambda *_on: act())
        return action

    def event(self, event: QEvent) -> bool:
        """Take digits before the shortcuts do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text().isdecimal():
            event.accept()
            return True
        return super().event(event)
