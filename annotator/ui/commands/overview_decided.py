"""Counting what is decided for the overview: by the review that is open, else in a job."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from annotator.services.jobs import Cancelled, Progress, Stopped
from annotator.services.review_counts import Decided, decided_of
from annotator.services.reviewing import Review
from annotator.ui.jobs import Job
from annotator.ui.long_work import own_connection
from annotator.ui.session import Session


class DecidedCount(QObject):
    """Gives `show` how many disagreements are decided of how many, as the review says it; one count at a time.

    `review` returns the review that is open, None where there is none or where labels have changed since.
    """

    def __init__(
        self, session: Session, *, review: Callable[[], Review | None], show: Callable[[int, int], object]
    ) -> None:
        super().__init__(session)
        self._session, self._review, self._show = session, review, show
        self._known: tuple[Path, str, Decided] | None = None
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether it is being counted."""
        return self._job is not None

    def start(self) -> None:
        """Count anew what has changed since the last time."""
        self.stop()
        project, viewer, review = self._session.project, self._session.viewer, self._review()
        if project is None:
            return
        if review is not None:
            found = review.progress()
            self._show(found.decided, found.decided + found.left)
            return
        path, known = project.path, self._known
        before = known[2] if known is not None and known[:2] == (path, viewer) else None

        def work(progress: Progress, cancelled: Cancelled) -> object:
            with own_connection(path) as reading, suppress(Stopped):
                counted = decided_of(reading, viewer, known=before, progress=progress, cancelled=cancelled)
                return path, viewer, counted
            return None

        self._job = job = Job(work, self)
        job.done.connect(self._on_counted)
        job.refused.connect(self._on_failed)  # why the file cannot be read is said by what compares
        job.broke.connect(self._on_failed)
        job.start()

    def stop(self) -> None:
        """Count no more: nobody looks at it."""
        if self._job is not None:
            self._job.cancel()
            self._job.done.disconnect(self._on_counted)
            self._job = None

    def _on_counted(self, result: object) -> None:
        self._job = None
        if result is None:
            return
        self._known = path, viewer, found = cast("tuple[Path, str, Decided]", result)
        project = self._session.project
        if project is not None and (project.path, self._session.viewer) == (path, viewer):
            self._show(found.done, found.every)

    def _on_failed(self, _error: Exception) -> None:
        self._job = None
