"""What fills the list of articles: the first rows at once, the others and what narrows them from a job."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.domain.bulk import collector_resting
from annotator.domain.errors import UserError
from annotator.domain.queue import PROJECT, RANDOM, SHORTEST
from annotator.domain.scheme import named
from annotator.domain.searching import Narrowing, Question
from annotator.services.searching import Searcher
from annotator.store.corpus import corpus_counts
from annotator.store.facts import ArticleRow
from annotator.store.project import Project
from annotator.ui.jobs import Job
from annotator.ui.panels.arranging import Arrangement, arranged
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.panels.article_narrowing import Facets
from annotator.ui.people import menu_names
from annotator.ui.session import Session

AT_ONCE = 2000
"""Rows that are read while a person waits: 10 ms. A project with more shows these, then all."""


class ArticleFeed(QObject):
    """Keeps the list filled with the articles of the session's project, as its annotator sees them."""

    filled = Signal()
    """All rows are in the list now that were not there at once."""

    def __init__(self, session: Session, articles: ArticleList, language: Callable[[], str]) -> None:
        super().__init__(articles)
        self._session, self._list, self._language = session, articles, language
        self._shown: tuple[Path, str] | None = None
        self._reading = self._narrowing = self._counting = 0
        self._changed: set[str] | None = None
        articles.narrowing_changed.connect(self._narrow)
        session.project_closed.connect(self._forget)

    def read(self) -> None:
        """Read the rows anew. Those of a large project stay until the new ones are there."""
        project = self._session.project
        if project is None:
            return
        here, order = (project.path, self._session.viewer), self._list.queue.order
        self._reading += 1
        is_large = self._shown == here and self._list.done[2] > AT_ONCE
        first = [] if is_large else project.article_rows(here[1], most=AT_ONCE + 1, shortest=order == SHORTEST)
        if len(first) <= AT_ONCE and not is_large:
            # A small project is read in the project's own order, whichever the list has.
            self._shown, self._changed = here, None
            self._list.set_rows(first if order == PROJECT else project.article_rows(here[1]))
        else:
            if self._shown != here:
                # Which are the first of a random order is known when all are read.
                self._list.take(arranged([] if order == RANDOM else first, *self._order()), waits=True)
            self._shown = here
            self._read_rest(here)
        self._narrow()
        self._count(project)

    def list_only(self, name: str, value: str) -> None:
        """Narrow the list to the articles of one value of a filter: a field of `Narrowing`, or a state of the work."""
        kinds = frozenset({value} if name == "state" else ())
        self._list.set_narrowing(Narrowing() if kinds else Narrowing().toggled(name, value))
        self._list.set_queue(replace(self._list.queue, kinds=kinds, words=""))
        self._list.setFocus()

    def update_row(self, row: ArticleRow) -> None:
        """Show one row anew, also over what is still being read."""
        self._list.update_row(row)
        if self._changed is not None:
            self._changed.add(row.id)

    def _forget(self) -> None:
        self._shown = None
        self._reading += 1
        self._narrowing += 1
        self._counting += 1
        self._list.set_narrowing(Narrowing())
        self._list.facets = Facets()

    def _order(self) -> tuple[str, int]:
        queue = self._list.queue
        return queue.order, queue.seed if queue.order == RANDOM else 0

    def _read_rest(self, here: tuple[Path, str]) -> None:
        number, self._changed = self._reading, set()

        order = self._order()

        def taken(rows: object) -> None:
            if number != self._reading or not isinstance(rows, Arrangement):
                return
            changed = self._changed or set()
            self._shown, self._changed = here, None
            self._list.take(rows)
            for article_id in changed:
                row = self._session.article_row(article_id)
                if row is not None:
                    self._list.update_row(row)
            self.filled.emit()

        self._start(lambda: _rows(*here, *order), taken, apart=True)

    def _narrow(self) -> None:
        """Find out which articles the list's narrowing leaves."""
        self._narrowing += 1
        number, narrowing, project = self._narrowing, self._list.narrowing, self._session.project
        if project is None or narrowing == Narrowing():
            return
        path, question = (
            project.path,
            Question(terms=(), narrowing=narrowing, viewer=self._session.viewer, sees_all=self._session.sees_all),
        )

        def kept(ids: object) -> None:
            if number == self._narrowing and isinstance(ids, frozenset):
                self._list.set_kept(ids)

        self._start(lambda: _matching(path, question), kept)

    def _count(self, project: Project) -> None:
        """Find out what the articles can be narrowed to."""
        self._counting += 1
        number, path = self._counting, project.path
        scheme, language, sees_all = project.scheme, self._language(), self._session.sees_all
        people = [person for person in project.annotators() if sees_all or person.id == self._session.viewer]
        labels = {label.id: named(label.names, language) for label in scheme.labels}

        def counted(facets: object) -> None:
            if number == self._counting and isinstance(facets, Facets):
                self._list.facets = facets

        self._start(lambda: _facets(path, labels, menu_names(people)), counted)

    def _start(self, work: Callable[[], object], done: Callable[[object], object], *, apart: bool = False) -> None:
        """Do it at once where there are few articles, else (or `apart`) in a job."""
        if self._list.done[2] < AT_ONCE and not apart:
            with suppress(UserError):  # the file cannot be reached now, which is told where something is to be saved
                done(work())
            return
        job = Job(lambda _progress, _cancelled: work(), self)
        job.done.connect(done)
        job.start()


def _rows(path: Path, viewer: str, order: str, seed: int) -> Arrangement:
    with collector_resting(settled=True), closing(Project.open(path)) as project:
        return arranged(project.article_rows(viewer), order, seed, folds=True)


def _matching(path: Path, question: Question) -> frozenset[str]:
    with Searcher(path) as searcher:
        return searcher.matching(question)


def _facets(path: Path, labels: dict[str, str], people: dict[str, str]) -> Facets:
    project = Project.open(path)
    try:
        counts = project.asked(corpus_counts)
    finally:
        project.close()
    return Facets(
        sources=tuple(counts.sources),
        months=tuple(counts.months),
        languages=tuple(counts.languages),
        tags=tuple(counts.tags),
        labels=labels,
        people=people,
    )
