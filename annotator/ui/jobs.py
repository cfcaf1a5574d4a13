"""Long work off the GUI thread, with progress and cancel; what it brings comes back to the GUI thread as a signal."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance

from annotator.domain.errors import UserError
from annotator.services.jobs import Cancelled, Progress

_log = logging.getLogger(__name__)

Work = Callable[[Progress, Cancelled], object]

WHOLE = 1000
"""What progress counts to; bytes of large files do not fit Qt's integers."""


class Job(QObject):
    """One piece of long work. Exactly one of `done`, `refused` and `broke` follows, as its last word."""

    progressed = Signal(int, str)
    """Thousandths done, and the name of what is being worked on."""
    done = Signal(object)
    refused = Signal(object)
    """A UserError: the person reads why."""
    broke = Signal(object)
    """Any other exception: a bug, already logged."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancel = Event()
        self._runnable = _Runnable(self)

    def start(self) -> None:
        """Run in the pool."""
        QThreadPool.globalInstance().start(self._runnable)

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next look and then ends with what it returns."""
        self._cancel.set()

    def run(self) -> None:
        """Do the work; called in the pool's thread."""
        try:
            result = self._work(self._tell, self._cancel.is_set)
        except UserError as error:
            self._say(self.refused, error)
        except Exception as error:  # noqa: BLE001  the boundary of a thread: a bug is logged and reported, never lost
            _log.exception("a job broke")
            self._say(self.broke, error)
        else:
            self._say(self.done, result)

    def _tell(self, done: int, total: int, name: str) -> None:
        self._say(self.progressed, WHOLE * done // max(total, 1), name)

    def _say(self, signal: SignalInstance, *what: object) -> None:
        with contextlib.suppress(RuntimeError):  # the window is closed and took this with it: nobody waits any more
            signal.emit(*what)


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._job = job

    def run(self) -> None:
        self._job.run()
