"""Keeps keys that were meant for what stood there before from answering what nobody has seen yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

UNSEEN = 400
"""Milliseconds after something was painted until somebody can have read it and pressed a key for it."""
_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Shield(QObject):
    """While it is `up`, Enter and Space do nothing in a window; it goes a moment after `shown` was painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: QWidget = window
        self.up = False
        self._due = QTimer(self, singleShot=True, interval=UNSEEN)
        self._due.timeout.connect(self.lower)

    def put_up(self, shown: QWidget) -> None:
        """Hold the keys back until `shown`, a part of the window, has been seen."""
        self._shown, self.up = shown, True
        self._due.stop()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        shown.update()

    def lower(self) -> None:
        """Let the keys do again what they do."""
        self.up = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the keys; begin to count when something of what is shown is painted."""
        kind = event.type()
        if kind == QEvent.Type.Paint and not self._due.isActive() and self._is_shown(watched):
            self._due.start()
        if kind != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
            return False
        return isinstance(watched, QWidget) and watched.window() is self._window

    def _is_shown(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and (watched is self._shown or self._shown.isAncestorOf(watched))
