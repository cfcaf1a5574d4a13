"""What is being typed and not yet handed on: it is due 400 ms after the last key, or when the field is left."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

DELAY = 400
"""Milliseconds from the last key to the commit."""


class Pending(QObject):
    """Whether a field waits with a change. `due` asks for it; `started` and `settled` say when the waiting changes."""

    started = Signal()
    due = Signal()
    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waits = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.due)

    @property
    def waits(self) -> bool:
        """Whether something was typed that was not handed on."""
        return self._waits

    def touch(self) -> None:
        """Begin to wait, or wait anew: a key was pressed."""
        self._timer.start()
        if not self._waits:
            self._waits = True
            self.started.emit()

    def settle(self) -> None:
        """End the waiting: the change was handed on, or there was none, or it was dropped."""
        self._timer.stop()
        if self._waits:
            self._waits = False
            self.settled.emit()
