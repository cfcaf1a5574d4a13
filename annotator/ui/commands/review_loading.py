"""Comparing the articles for a review, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import cast

from PySide6.QtCore import QObject

from annotator.domain.errors import UserError
from annotator.services.jobs import Cancelled, Progress, Stopped
from annotator.services.review.loading import load
from annotator.services.review.state import ArticleReview
from annotator.ui.i18n import sentence
from annotator.ui.jobs import Job, broke_sentence
from annotator.ui.long_work import own_connection
from annotator.ui.session import Session

Loaded = Callable[[dict[str, ArticleReview]], object]


class Loading(QObject):
    """Reads with a connection of its own; one at a time."""

    def __init__(self, session: Session, *, loaded: Loaded) -> None:
        super().__init__(session)
        self._session, self._loaded = session, loaded
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether the articles are being compared."""
        return self._job is not None

    def start(self) -> None:
        """Compare all articles of the project for the person at the keyboard, unless that is going on."""
        project = self._session.project
        if project is None or self._job is not None:
            return
        path, viewer = project.path, self._session.viewer

        def work(progress: Progress, cancelled: Cancelled) -> object:
            with own_connection(path) as reading, suppress(Stopped):
                return load(reading, viewer, progress=progress, cancelled=cancelled)
            return None

        self._job = job = Job(work, self)
        job.done.connect(lambda states: self._on_loaded(states, path, viewer))
        job.refused.connect(self._on_refused)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_loaded(self, states: object, path: object, viewer: str) -> None:
        self._job = None
        project = self._session.project
        if project is None or states is None:
            return
        if (project.path, self._session.viewer) != (path, viewer):
            self.start()  # somebody else sits here now, or another project
            return
        self._loaded(cast("dict[str, ArticleReview]", states))

    def _on_refused(self, error: UserError) -> None:
        self._job = None
        self._session.told.emit(sentence(error))

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        self._session.told.emit(broke_sentence(error))
