"""A menu in which several entries can be ticked one after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu


class TickMenu(QMenu):
    """Stays open when an entry is ticked by Space or a click; Enter ticks and closes, as in every menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick with a click."""
        if event.button() != Qt.MouseButton.LeftButton or not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled() or action.menu() is not None:
            return False
        action.trigger()
        return True
