"""Long work off the GUI thread, with progress and cancel; what it brings comes back to the GUI thread as a signal."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, RLock

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid

from annotator.domain.errors import UserError
from annotator.services.jobs import Cancelled, Progress

_log = logging.getLogger(__name__)

Work = Callable[[Progress, Cancelled], object]

WHOLE = 1000
"""What progress counts to; bytes of large files do not fit Qt's integers."""


def broke_sentence(error: Exception) -> str:
    """Return what is said where a job broke: a bug, which is in the log."""
    said = QCoreApplication.translate("Job", "This should not happen: {error}. It is in the log; nothing was changed.")
    return said.format(error=error)


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
        # No child of `parent`: closing a window must not take away what a thread still speaks through.
        super().__init__()
        self._work = work
        self._cancel = Event()
        self._over = Event()
        self._speaking = RLock()
        self._is_heard = True
        self._runnable = _Runnable(self)
        if parent is not None:
            parent.destroyed.connect(self._forsake)

    def start(self) -> None:
        """Run in the pool; the job is kept until its thread has done with it."""
        _kept.difference_update([job for job in _kept if job._over.is_set()])  # noqa: SLF001  its own kind
        _kept.add(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._forsake)  # with the program goes what a job speaks through
        QThreadPool.globalInstance().start(self._runnable)

    def _forsake(self) -> None:
        """Stop, and say no more: who asked is gone, or the program ends."""
        with self._speaking:
            self._is_heard = False
        self._cancel.set()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next look and then ends with what it returns."""
        self._cancel.set()

    def run(self) -> None:
        """Do the work; called in the pool's thread."""
        try:
            self._run()
        finally:
            self._over.set()

    def _run(self) -> None:
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

    def _say(self, signal: SignalInstance, *words: object) -> None:
        with self._speaking:  # it is not taken away in between
            if self._is_heard and isValid(self):  # a script may end without a word
                signal.emit(*words)


_kept: set[Job] = set()
"""Jobs whose threads may still speak through them."""


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._job = job

    def run(self) -> None:
        self._job.run()
