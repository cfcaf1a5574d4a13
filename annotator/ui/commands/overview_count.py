"""One count of the overview: made in a job on its own connection, and dropped when somebody else looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.services.jobs import Cancelled, Progress
from annotator.store.project import Project
from annotator.ui.jobs import Job
from annotator.ui.long_work import own_connection
from annotator.ui.session import Session


class Count(QObject):
    """Counts when it is started; a count that was begun before that, or that nobody looks at, brings nothing.

    `asked` says, in the window's thread, what is to be counted for the person who looks; what it returns is called in
    the job's, with the project.
    """

    counted = Signal(object)
    failed = Signal()
    """The file could not be read; the agreement, which is worked out beside, says why."""
    forgotten = Signal()
    """What was counted was another person's to see."""

    def __init__(self, session: Session, asked: Callable[[], Callable[[Project], object]]) -> None:
        super().__init__(session)
        self._session, self._asked = session, asked
        self._job: Job | None = None
        self._number = 0
        session.annotator_changed.connect(self.forget)
        session.project_closed.connect(self.forget)

    @property
    def busy(self) -> bool:
        """Whether it is being counted."""
        return self._job is not None

    def start(self) -> None:
        """Count anew, in place of what is being counted."""
        self.stop()
        project = self._session.project
        if project is None:
            return
        number, path, count = self._number, project.path, self._asked()

        def work(_progress: Progress, cancelled: Cancelled) -> object:
            if cancelled():
                return None  # it waited for others, and nobody looks any more
            with own_connection(path) as reading:
                return count(reading)

        def end(result: object = None) -> None:
            if number == self._number:
                self._job = None
                if result is None:
                    self.failed.emit()
                else:
                    self.counted.emit(result)

        self._job = job = Job(work, self)
        job.done.connect(end)
        job.refused.connect(lambda _error: end())
        job.broke.connect(lambda _error: end())
        job.start()

    def stop(self) -> None:
        """Count no more: nobody looks at it."""
        self._number += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def forget(self) -> None:
        """Show nothing of what another person saw."""
        self.stop()
        self.forgotten.emit()
