"""A narrow window: the list of articles goes away by itself, so that the text keeps its room, and comes back later."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

NARROW = 1100
"""Below this width of the window, in px, the list is put away; a key or the button above brings it back."""
SLIM = 800
"""Below this one the panels at the other side become as slim as they can."""


class NarrowWindow(QObject):
    """Hides a dock when the window becomes narrow and shows it again when it is wide; between, a person decides.

    `other` is the dock that stays, and becomes slim.
    """

    def __init__(self, window: QMainWindow, dock: QDockWidget, other: QDockWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dock = dock
        self._other = other
        self._other_width = self._kept_width = 0
        self._is_narrow = self._is_slim = False
        self.put_away = False
        """Whether it was the width that hid the dock."""
        self._stays = False
        self.rests = False
        """While both docks are away, whatever the width."""
        window.installEventFilter(self)
        other.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the window's width, and keep that of the other dock while there is room."""
        if watched is self._window and isinstance(event, QResizeEvent):
            self.look()
        elif watched is self._other and isinstance(event, QResizeEvent) and self._window.width() >= SLIM:
            self._other_width = event.size().width()
        return False

    def look(self) -> None:
        """Hide or show the dock where the window has become narrow or wide."""
        if self.rests:
            return
        slim = self._window.width() < SLIM
        if slim != self._is_slim:
            self._is_slim = slim
            if slim:
                self._kept_width = self._other_width
            QTimer.singleShot(0, self, self._fit_other)  # once the window is laid out at its width
        narrow = self._window.width() < NARROW
        if narrow == self._is_narrow or self._stays:
            return
        self._is_narrow = narrow
        if narrow and not self._dock.isHidden():
            self._dock.hide()
            self.put_away = True
        elif not narrow and self.put_away:
            self._dock.show()
            self.put_away = False

    def keep(self, *, on: bool) -> None:
        """Let the dock stay whatever the width, while nothing but it has something to say; or no longer."""
        if on == self._stays:
            return
        self._stays = on
        if on and self.put_away:
            self._dock.show()
            self.put_away = False
        self._is_narrow = False
        self.look()

    def _fit_other(self) -> None:
        width = self._other.minimumSizeHint().width() if self._is_slim else self._kept_width
        if width:
            self._window.resizeDocks([self._other], [width], Qt.Orientation.Horizontal)

    def begin(self) -> None:
        """Look anew after the panels were laid out as they were left."""
        self._is_narrow = self._is_slim = self.put_away = False
        self.look()
