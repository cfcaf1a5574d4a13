"""What the corpus is, shown on the overview as its viewer may see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject

from annotator.services.statistics import corpus_of
from annotator.store.facts import CorpusSeen
from annotator.store.project import Project
from annotator.ui.commands.overview_count import Count
from annotator.ui.overview.corpus_section import CorpusSection
from annotator.ui.session import Session
from annotator.ui.start import Look


class CorpusShown(QObject):
    """Counts when the overview is shown; what was counted last stays until the new numbers are there."""

    def __init__(self, session: Session, look: Look, section: CorpusSection) -> None:
        super().__init__(section)
        self._session, self._look, self._section = session, look, section
        self._seen: CorpusSeen | None = None
        self._count = count = Count(session, self._asked)
        count.counted.connect(self._on_counted)
        count.failed.connect(self._on_failed)
        count.forgotten.connect(self._on_forgotten)
        look.changed.connect(self._show)

    @property
    def busy(self) -> bool:
        """Whether it is being counted."""
        return self._count.busy

    def start(self) -> None:
        """Count anew."""
        if self._session.project is not None:
            self._section.show_counting()
        self._count.start()

    def _asked(self) -> Callable[[Project], object]:
        viewer = self._session.viewer
        return lambda project: corpus_of(project, viewer)

    def _on_counted(self, result: object) -> None:
        self._seen = cast("CorpusSeen", result)
        self._show()

    def _on_failed(self) -> None:
        self._show()
        if self._seen is None:
            self._section.clear()

    def _on_forgotten(self) -> None:
        self._seen = None
        self._section.clear()

    def _show(self) -> None:
        project = self._session.project
        if project is not None and self._seen is not None:
            language, own = self._look.language.code, not self._session.sees_all
            self._section.show_corpus(self._seen, project.scheme, language, own=own)
