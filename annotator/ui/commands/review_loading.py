"""Comparing the articles for a review off the window's thread: they come one by one, and the first is shown at once."""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from annotator.domain.bulk import collector_resting
from annotator.domain.comparing_attributes import Comparer
from annotator.domain.errors import UserError
from annotator.services.jobs import Cancelled, Progress, Stopped
from annotator.services.review.helpers import Found, load_in_parts, unpacked
from annotator.services.review.state import ArticleReview
from annotator.store.project import Project
from annotator.ui.i18n import sentence
from annotator.ui.in_turns import InTurns
from annotator.ui.jobs import Job, broke_sentence
from annotator.ui.long_work import own_connection
from annotator.ui.session import Session

_SHOW_EVERY = 0.2
"""Seconds after which what has come is shown."""


class Taker(Protocol):
    """Takes the articles of a review as they come."""

    def begin(self, project: Project, viewer: str) -> None:
        """Begin with none."""

    def add(self, state: ArticleReview) -> None:
        """Take one more article."""

    def show(self) -> Iterator[None]:
        """Show what has come by now, in turns."""

    def complete(self) -> Iterator[None]:
        """Show all: every article has come; in turns."""


class Loading(QObject):
    """Has all articles compared, one time after the other, and hands them on in turns of the event loop."""

    told = Signal(str)
    """Why it ended without all articles."""
    progressed = Signal(int)
    """Thousandths of the articles that have been compared."""
    ended = Signal()
    """All articles are there, or no more come."""

    def __init__(self, session: Session, taker: Taker) -> None:
        super().__init__(session)
        self._session, self._taker = session, taker
        self._run: _Run | None = None

    @property
    def busy(self) -> bool:
        """Whether articles are being compared, or are still to be shown."""
        return self._run is not None

    def start(self) -> None:
        """Compare all articles of the project for the person at the keyboard, unless that is going on."""
        project = self._session.project
        if project is None or self._run is not None:
            return
        self._taker.begin(project, self._session.viewer)
        self._run = run = _Run(project, self._session.viewer, self._taker, self)
        run.progressed.connect(self.progressed)
        run.ended.connect(self._on_ended)
        run.start()

    def stop(self) -> None:
        """Compare no more: what comes yet is another project's, or for somebody else."""
        if self._run is not None:
            self._run.forsake()
            self._end()

    def cancel(self) -> None:
        """Compare no more, and stay with what has come."""
        if self._run is not None:
            self.stop()
            self.told.emit(self.tr("Stopped: what was not compared yet is missing. Come back to the review to go on."))

    def _on_ended(self, said: str) -> None:
        self._end()
        if said:
            self.told.emit(said)

    def _end(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.deleteLater()
        self.ended.emit()


class _Run(QObject):
    """One time of comparing."""

    progressed = Signal(int)
    ended = Signal(str)

    def __init__(self, project: Project, viewer: str, taker: Taker, parent: QObject) -> None:
        super().__init__(parent)
        self._project, self._taker = project, taker
        self._scheme, self._comparer = project.scheme, Comparer(project.scheme)
        self._come: deque[Found] = deque()
        self._all_came = self._is_over = False
        self._turns = InTurns(self)
        self._resting = ExitStack()
        path, come = project.path, self._come.extend  # the work knows nothing of this object: it outlives it

        def work(progress: Progress, cancelled: Cancelled) -> object:
            with own_connection(path) as reading, suppress(Stopped):
                load_in_parts(reading, viewer, come, progress=progress, cancelled=cancelled)
                return True
            return False

        self._job = Job(work, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.done.connect(self._on_done)
        self._job.refused.connect(self._on_refused)
        self._job.broke.connect(self._on_broke)

    def start(self) -> None:
        """Begin."""
        self._resting.enter_context(collector_resting())  # it would stop the window for half a second at a time
        self._job.start()

    def forsake(self) -> None:
        """Stop, and hand nothing on any more."""
        self._job.cancel()
        self._turns.at_once(iter(()))
        self._end()

    def _end(self) -> None:
        self._is_over = True
        gc.freeze()  # what has come stays for long and has no cycles: the collector need not look through it
        self._resting.close()

    def _on_progressed(self, share: int, _name: str) -> None:
        if not self._is_over:
            self.progressed.emit(share)
            self._go_on()

    def _on_done(self, is_all: object) -> None:
        self._all_came = bool(is_all)
        if not self._is_over:
            self._go_on()

    def _on_refused(self, error: UserError) -> None:
        self._give_up(sentence(error))

    def _on_broke(self, error: Exception) -> None:
        self._give_up(broke_sentence(error))

    def _give_up(self, said: str) -> None:
        if not self._is_over:
            self.forsake()
            self.ended.emit(said)

    def _go_on(self) -> None:
        if not self._turns.busy:
            self._turns.begin(self._hand_on())

    def _hand_on(self) -> Iterator[None]:
        """Hand on what has come; where that is all, end."""
        shown_at = -_SHOW_EVERY
        while self._come:
            state = unpacked(self._come.popleft(), self._scheme, self._comparer, self._project.id)
            self._taker.add(state)
            yield
            if time.monotonic() - shown_at > _SHOW_EVERY:
                yield from self._taker.show()
                shown_at = time.monotonic()
        yield from self._taker.show()
        if self._all_came and not self._come:
            yield from self._taker.complete()
            self._end()
            self.ended.emit("")
        elif self._come:
            yield from self._hand_on()
