"""The review of the open project as it comes, article by article: they are compared off the window's thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from annotator.domain.review_questions import Question
from annotator.services.review.state import ArticleReview
from annotator.services.reviewing import Review
from annotator.settings import State
from annotator.store.project import Project
from annotator.ui.actions import Actions
from annotator.ui.commands.review_alike import Alike
from annotator.ui.commands.review_loading import Loading
from annotator.ui.commands.review_rows import Waiting
from annotator.ui.modes import ReviewMode
from annotator.ui.open_project import SAVED
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.review.page import ReviewPage
from annotator.ui.review.shown_article import ShownArticle
from annotator.ui.session import Session
from annotator.ui.start import Look


class ComingReview(QObject):
    """Holds the review and takes the articles that come; how a place of it is shown is another's."""

    mode: ReviewMode
    _shown: ShownArticle

    def __init__(
        self, window: QMainWindow, session: Session, look: Look, actions: Actions, *, top_bar: TopBar, state: State
    ) -> None:
        super().__init__(window)
        self._state = state
        self._session, self._look, self._actions = session, look, actions
        self._review: Review | None = None
        self._is_stale = True
        self._is_cut_off = False
        """The articles could not be compared, since the file is not where it was."""
        self._own_for: tuple[Path, str] | None = None
        """The project and the lead who reviews their own articles there too: for this sitting alone."""
        self._place = ""
        self._question: Question | None = None
        self._wanted = ""
        """The place to go to once all articles have come."""
        self._loading = Loading(session, self)
        self.widget = page = ReviewPage(look.article(session.scheme), window)
        self._loading.progressed.connect(page.busy.tell)
        self._loading.told.connect(self._on_load_told)
        self._loading.ended.connect(self._on_load_ended)
        page.busy.cancel_asked.connect(self._loading.cancel)
        session.saved_changed.connect(self._on_saved_changed)
        self._waiting = Waiting(page.queue, top_bar)
        self._alike = Alike(window, page)

    # What shows it

    def _showing_rows(self, review: Review) -> Iterator[None]:
        """Bring the rows of the queue up to date, in turns."""
        raise NotImplementedError

    def _show_queue(self, place: str, near: int = 0) -> None:
        """Show what waits, and the group at a place; where it no longer waits, the one that stands there now."""
        raise NotImplementedError

    def _show_at(self) -> None:
        """Say which place is shown of how many."""
        raise NotImplementedError

    def _end_reading(self) -> None:
        """Read no article through any more."""
        raise NotImplementedError

    def _show_rows(self, review: Review) -> None:
        """Bring the rows of the queue up to date."""
        for _ in self._showing_rows(review):
            pass

    # As the articles come

    @property
    def known(self) -> Review | None:
        """The review as it stands; None where it is not loaded, or labels have changed since."""
        return None if self._is_stale else self._review

    @property
    def busy(self) -> bool:
        """Whether the articles are being compared."""
        return self._loading.busy

    def begin(self, project: Project, viewer: str) -> None:
        """Review what will come."""
        self._is_stale = self._is_cut_off = False
        self._shown.forget()
        later = self._state.put_off(project.id, viewer)
        self._review = Review(project, viewer, later=later, in_parts=True, unsaved=self._session.waiting_in)
        self._review.set_override(on=self._session.leads and self._own_for == self._sitting)
        self._actions["review.own"].setChecked(self._review.overrides)
        self._end_reading()
        self._wanted, self._place, self._question = self._place, "", None
        self._show_rows(self._review)
        self.widget.show_nothing()
        self.widget.busy.tell(0)

    def add(self, state: ArticleReview) -> None:
        """Take one more article that has been compared."""
        if self._review is not None:
            self._review.add(state)

    def show(self) -> Iterator[None]:
        """Show what waits of what has come; where no place is shown, the first, so that it can be decided."""
        review = self._review
        if review is None:
            return
        yield from self._showing_rows(review)
        if not self._place and (self._waiting.has(self._wanted) if self._wanted else self._waiting.items):
            self._show_queue(self._wanted)
        elif self._place:
            self._show_at()

    def complete(self) -> Iterator[None]:
        """Show all that waits: everything is known."""
        review = self._review
        if review is None:
            return
        yield from review.complete()
        yield from self._showing_rows(review)
        if not self._place:
            self._show_queue(self._wanted)
        else:
            self._show_at()
            self._alike.look_for(review, self._place)
        if said := self._actions.review_keys():
            self._session.told.emit(said)

    def _on_load_ended(self) -> None:
        self.widget.busy.end()
        if self._review is None or not self._review.is_complete:
            self._is_stale = True

    def _on_load_told(self, said: str) -> None:
        """Say why articles are missing; where the file is gone, that is told with what can be done about it."""
        self._is_cut_off = not self._session.is_there()
        if not self._is_cut_off:
            self._session.told.emit(said)

    def _on_saved_changed(self, state: str, _why: str) -> None:
        """Compare the articles once the file is back where it was."""
        if state == SAVED and self._is_cut_off and self.mode.on:
            self._loading.start()

    @property
    def _sitting(self) -> tuple[Path, str] | None:
        """The project and who sits before it."""
        project = self._session.project
        return (project.path, self._session.viewer) if project is not None else None
