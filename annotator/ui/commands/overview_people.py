"""How far everybody is, counted in a job and shown on the overview as its viewer may see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QObject

from annotator.domain.work import ANNOTATOR
from annotator.services.jobs import Cancelled, Progress
from annotator.store.project import Project
from annotator.ui.jobs import Job
from annotator.ui.long_work import own_connection
from annotator.ui.overview.asked import PersonRow
from annotator.ui.people import menu_names
from annotator.ui.session import Session


class PeopleCount(QObject):
    """Counts when the overview is shown; what was counted last stays until the new rows are there."""

    def __init__(self, session: Session, *, show: Callable[[Sequence[PersonRow]], object]) -> None:
        super().__init__(session)
        self._session, self._show = session, show
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
        number, path = self._number, project.path
        viewer = "" if self._session.sees_all else self._session.viewer

        def work(_progress: Progress, cancelled: Cancelled) -> object:
            if cancelled():
                return []  # it waited for others, and nobody looks any more
            with own_connection(path) as reading:
                return rows_of(reading, viewer)

        def end(rows: object = None) -> None:
            if number == self._number:
                self._job = None
                if rows is not None:
                    self._show(cast("list[PersonRow]", rows))

        self._job = job = Job(work, self)
        job.done.connect(end)
        job.refused.connect(lambda _error: end())  # the agreement says why the file cannot be read
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
        self._show([])


def rows_of(project: Project, viewer: str = "") -> list[PersonRow]:
    """Return how far everybody is, of one alone where `viewer` is given. Raises ProjectError."""
    names = menu_names([person for person in project.annotators() if person.role == ANNOTATOR])
    return [
        PersonRow(
            id=row.annotator_id,
            name=names[row.annotator_id],
            finished=row.finished,
            in_progress=row.in_progress,
            todo=row.articles - row.finished - row.in_progress - row.skipped,
            skipped=row.skipped,
            hours=row.seconds / 3600,
        )
        for row in project.progress()
        if viewer in {"", row.annotator_id}
    ]
