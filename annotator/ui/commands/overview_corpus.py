"""What the corpus is, counted in a job and shown on the overview as its viewer may see it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject

from annotator.services.statistics import corpus_of
from annotator.store.facts import CorpusSeen
from annotator.ui.jobs import Job
from annotator.ui.long_work import own_connection
from annotator.ui.overview.corpus_section import CorpusSection
from annotator.ui.session import Session
from annotator.ui.start import Look


class CorpusCount(QObject):
    """Counts when the overview is shown; what was counted last stays until the new numbers are there."""

    def __init__(self, session: Session, look: Look, section: CorpusSection) -> None:
        super().__init__(section)
        self._session, self._look, self._section = session, look, section
        self._job: Job | None = None
        self._number = 0
        self._seen: CorpusSeen | None = None
        look.changed.connect(self._show)
        session.annotator_changed.connect(self.forget)
        session.project_closed.connect(self.forget)

    @property
    def busy(self) -> bool:
        """Whether it is being counted."""
        return self._job is not None

    def start(self) -> None:
        """Count anew, in place of what is being counted."""
        project = self._session.project
        if project is None:
            return
        self._number += 1
        number, path, viewer = self._number, project.path, self._session.viewer

        def work(_progress: object, _cancelled: object) -> object:
            with own_connection(path) as reading:
                return corpus_of(reading, viewer)

        def end(result: object = None) -> None:
            if number == self._number:
                self._job = None
                self._seen = cast("CorpusSeen | None", result) or self._seen
                self._show()
                if self._seen is None:
                    self._section.clear()

        self._job = job = Job(work, self)
        job.done.connect(end)
        job.refused.connect(lambda _error: end())  # the agreement above says why the file cannot be read
        job.broke.connect(lambda _error: end())
        self._section.show_counting()
        job.start()

    def forget(self) -> None:
        """Show nothing of what another person saw."""
        self._number += 1
        self._job, self._seen = None, None
        self._section.clear()

    def _show(self) -> None:
        project = self._session.project
        if project is not None and self._seen is not None:
            language, own = self._look.language.code, not self._session.sees_all
            self._section.show_corpus(self._seen, project.scheme, language, own=own)
