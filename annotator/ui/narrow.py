"""A narrow window: the list of articles goes away by itself, so that the text keeps its room, and comes back later."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

NARROW = 1100
"""Below this width of the window, in px, the list is put away; a key or the button above brings it back."""


class NarrowWindow(QObject):
    """Hides a dock when the window becomes narrow and shows it again when it is wide; between, a person decides."""

    def __init__(self, window: QMainWindow, dock: QDockWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dock = dock
        self._is_narrow = False
        self.put_away = False
        """Whether it was the width that hid the dock."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the window's width."""
        if watched is self._window and isinstance(event, QResizeEvent):
            self.look()
        return False

    def look(self) -> None:
        """Hide or show the dock where the window has become narrow or wide."""
        narrow = self._window.width() < NARROW
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        if narrow and not self._dock.isHidden():
            self._dock.hide()
            self.put_away = True
        elif not narrow and self.put_away:
            self._dock.show()
            self.put_away = False

    def begin(self) -> None:
        """Look anew after the panels were laid out as they were left."""
        self._is_narrow = self.put_away = False
        self.look()
