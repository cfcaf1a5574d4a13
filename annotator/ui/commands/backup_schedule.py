"""Backups by themselves: soon after a project was opened, then every few minutes, where anything has changed."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, QTimer

from annotator import paths
from annotator.domain.errors import Stopped, UserError
from annotator.services.jobs import Cancelled, Progress
from annotator.ui.i18n import sentence
from annotator.ui.jobs import Job
from annotator.ui.long_work import LongWork
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.services.backing_up import Pace

_log = logging.getLogger(__name__)

_FIRST, _AGAIN = 4000, 20_000
"""Milliseconds after which a project that was opened is looked at, and one that cannot be looked at now."""


class _Outcome(NamedTuple):
    """What became of one look: of the `run`th, `made` where anything had changed, or why not."""

    run: int
    made: Path | None
    error: UserError | None


class BackupSchedule(QObject):
    """One job at a time, on its own connection: the window never waits. A backup that fails is told once."""

    def __init__(self, session: Session, long_work: LongWork) -> None:
        super().__init__(session)
        self._session, self._long_work = session, long_work
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._job: Job | None = None
        self._pace: Pace | None = None
        self._path = Path()
        self._run = 0
        self._is_first, self._has_told = True, False
        session.project_opened.connect(self._begin)
        session.project_closed.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._job is not None

    def _begin(self) -> None:
        project = self._session.project
        if project is None or (project.path == self._path and (self._timer.isActive() or self.busy)):
            return
        self.stop()
        self._path, self._is_first, self._has_told, self._pace = project.path, True, False, None
        self._timer.start(_FIRST)

    def stop(self) -> None:
        """Make no more, and end the one that is being made."""
        self._timer.stop()
        self._run += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def look(self) -> None:
        """Back the project up in a job, where anything has changed."""
        project = self._session.project
        if project is None or self._job is not None:
            return
        if not project.writable or self._long_work.busy or project.why_gone() is not None:
            # Another file that lies there now is no backup of this project.
            self._timer.start(_AGAIN)
            return
        from annotator.services import backing_up  # noqa: PLC0415  not at the start

        self._pace = self._pace or backing_up.Pace()
        self._pace.begin()
        path, run = project.path, self._run
        reason = backing_up.OPENING if self._is_first else "working"
        try:
            folder = paths.backup_dir(project.id)
        except UserError as error:
            self._on_done(_Outcome(run, None, error))
            return

        def work(_progress: Progress, cancelled: Cancelled) -> object:
            from annotator.store import restoring  # noqa: PLC0415
            from annotator.store.watching import Watch  # noqa: PLC0415

            try:
                watch = Watch(cancelled=cancelled)
                restoring.tidy(path)  # this process has its lock: nobody restores it
                return _Outcome(run, backing_up.back_up_if_changed(path, reason, watch, folder=folder), None)
            except UserError as error:
                return _Outcome(run, None, error)
            finally:
                if cancelled():  # it was closed meanwhile, and could not be closed well
                    backing_up.settle(path)

        self._job = job = Job(work, self)
        job.done.connect(self._on_done)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_broke(self, _error: Exception) -> None:
        self._on_done(_Outcome(self._run, None, None))  # it is in the log

    def _on_done(self, result: object) -> None:
        outcome = cast("_Outcome", result)
        if outcome.run != self._run or self._pace is None:
            return
        self._job = None
        self._is_first = self._is_first and outcome.error is not None
        self._pace.end()
        self._timer.start(round(self._pace.wait * 1000))
        if outcome.error is not None and not isinstance(outcome.error, Stopped):
            _log.warning("no backup: %s", outcome.error)
            # Of a file that is gone the window says more, and what can be done: nothing stands over that.
            if not self._has_told and self._path.exists():
                self._has_told = True
                self._session.told.emit(sentence(outcome.error))
