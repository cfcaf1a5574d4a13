"""Work on the GUI thread in parts, one in each turn of the event loop: keys and paints come in between."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class InTurns(QObject):
    """Does one piece of work at a time; another one takes the place of what is left of it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    def begin(self, parts: Iterator[None]) -> None:
        """Do the work up to each of its yields in a turn of its own."""
        self._parts = parts
        self._timer.start()

    def at_once(self, parts: Iterator[None]) -> None:
        """Do the work now, whole."""
        self.stop()
        for _ in parts:
            pass

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()
        self._parts = iter(())

    def _go_on(self) -> None:
        parts = self._parts
        try:
            next(parts)
        except StopIteration:
            if parts is self._parts:
                self._timer.stop()
