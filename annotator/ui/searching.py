"""Looking things up in the open article: at once in one of usual length, off the window's thread in a long one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, Signal

from annotator.domain.finding import Extent, Folded
from annotator.services.jobs import Cancelled, Progress
from annotator.ui.jobs import Job

AT_ONCE = 100_000
"""Code points of a text that is searched at once: the first time takes some 40 ms, each further one a few."""

_running: set[Job] = set()
"""A job lives until it has ended, whatever becomes of who started it."""


class Latest(QObject):
    """Works one thing out after the other; only what was asked for last is answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._waiting: Callable[[], object] | None = None
        self._then: Callable[[object], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._then is not None

    def ask(self, work: Callable[[], object], then: Callable[[object], object], *, length: int) -> None:
        """Call `then` with what `work` returns, in place of what was asked for before.

        `length` is that of the text in question: over a long one `work` runs in another thread.
        """
        self._waiting, self._then = work, then
        if length <= AT_ONCE:
            self._answer(work())
        elif self._job is None:
            self._start(work)

    def forget(self) -> None:
        """Ask for nothing any more."""
        self._waiting = self._then = None

    def _answer(self, result: object) -> None:
        then = self._then
        self.forget()
        if then is not None:
            then(result)

    def _start(self, work: Callable[[], object]) -> None:
        def run(_progress: Progress, _cancelled: Cancelled) -> object:
            return work()

        self._waiting = None
        self._job = job = Job(run)
        _running.add(job)
        # Bound methods of a QObject, so that they run in the GUI thread.
        job.done.connect(self._on_done)
        job.broke.connect(self._on_broke)
        job.start()

    def _end_job(self) -> None:
        if self._job is not None:
            _running.discard(self._job)
        self._job = None

    def _on_done(self, result: object) -> None:
        self._end_job()
        if self._waiting is not None:  # it was overtaken
            self._start(self._waiting)
        else:
            self._answer(result)

    def _on_broke(self, _error: object) -> None:
        self._end_job()
        self.forget()


class Query(NamedTuple):
    """What is looked for in a text; `marks`: diacritics count."""

    text: str
    words: str
    marks: bool


class Searcher(QObject):
    """Tells where a query has its hits. The folded copy of a text is kept until another text is searched."""

    found = Signal(list)
    """The extents of the hits of the query that was asked for last, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = Latest(self)
        self._folded: dict[bool, Folded] = {}

    @property
    def busy(self) -> bool:
        """Whether hits are still to be told."""
        return self._latest.busy

    def ask(self, query: Query) -> None:
        """Look for something in place of what is being looked for."""
        self._latest.ask(lambda: self._search(query), self._tell, length=len(query.text))

    def forget(self) -> None:
        """Look for nothing any more, and drop the copies of the text."""
        self._latest.forget()
        self._folded = {}

    def _tell(self, extents: object) -> None:
        self.found.emit(cast("list[Extent]", extents))

    def _search(self, query: Query) -> list[Extent]:
        folded = self._folded.get(query.marks)
        if folded is None or folded.text != query.text:
            folded = Folded(query.text, marks=query.marks)
            kept = {marks: other for marks, other in self._folded.items() if other.text == query.text}
            self._folded = {**kept, query.marks: folded}
        return folded.find_all(query.words)
