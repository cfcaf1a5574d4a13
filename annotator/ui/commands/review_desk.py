"""The review as it is shown: what waits, one place after the other, articles to be read through, and what is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from annotator.domain.edit import Edit
from annotator.domain.review_questions import Question
from annotator.domain.review_queue import Item
from annotator.services.review.state import ArticleReview
from annotator.services.reviewing import Review
from annotator.settings import State
from annotator.store.project import Project
from annotator.ui.actions import Actions
from annotator.ui.commands.review_alike import Alike
from annotator.ui.commands.review_loading import Loading
from annotator.ui.commands.review_notes import Notes
from annotator.ui.commands.review_reading import ReadThrough
from annotator.ui.commands.review_rest import rest_of
from annotator.ui.commands.review_rows import Waiting, state_of
from annotator.ui.commands.review_text import Boundaries
from annotator.ui.modes import ReviewMode
from annotator.ui.open_project import SAVED
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.people import menu_names
from annotator.ui.review import feeding, keys, parts
from annotator.ui.review.counted import ReviewCounted
from annotator.ui.review.describing import ReviewWords
from annotator.ui.review.page import ReviewPage
from annotator.ui.review.shown_article import ShownArticle
from annotator.ui.review.unsaved import UnsavedShown
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.words import WordService


class ReviewDesk(QObject):
    """Holds the review of the open project, and shows a place of it on its page; it decides nothing."""

    mode: ReviewMode
    _boundaries: Boundaries
    _through: ReadThrough
    _notes: Notes
    """The keys; made by who decides, for they call its slots."""

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
        self._place = self._reading = ""
        self._own_for: tuple[Path, str] | None = None
        """The project and the lead who reviews their own articles there too: for this sitting alone."""
        self._question: Question | None = None
        self._asked_at = 0.0
        self._wanted = ""
        """The place to go to once all articles have come."""
        self._counted = ReviewCounted(self)
        self._loading = Loading(session, self)
        self.widget = page = ReviewPage(look.article(session.scheme), window)
        self._loading.progressed.connect(page.busy.tell)
        self._loading.told.connect(self._on_load_told)
        self._loading.ended.connect(self._on_load_ended)
        page.busy.cancel_asked.connect(self._loading.cancel)
        self._waiting = Waiting(page.queue, top_bar)
        self._alike = Alike(window, page)
        self._shown = ShownArticle(page.view, session, self._label)
        self._unsaved = UnsavedShown(page, session, self._shown, lambda: self._question)
        session.taken_back.connect(self._on_taken_back)
        session.saved_changed.connect(self._on_saved_changed)
        self._words_found = WordService(self._shown, self)
        self._words_found.ready.connect(self._on_words_ready)

    def _label(self, build: Callable[[], Edit]) -> Edit | None:
        """Change gold's labels as they are read through; by who decides."""
        raise NotImplementedError

    # Coming and going

    @property
    def known(self) -> Review | None:
        """The review as it stands; None where it is not loaded, or labels have changed since."""
        return None if self._is_stale else self._review

    @property
    def busy(self) -> bool:
        """Whether the articles are being compared."""
        return self._loading.busy

    @property
    def question(self) -> Question | None:
        """What is asked now; None while nothing is, or while an article is read through."""
        return self._question

    def enter(self) -> None:
        """Go on where it was left; where labels have changed since, all is compared anew."""
        self.mode.start()
        self.widget.setFocus()
        if self._reading:
            self._through.begin()
        if self._session.project is not None and self._is_stale:
            self._loading.start()

    def leave(self) -> None:
        """Give the keys back; what is typed is handed on first."""
        self._notes.flush()
        self._boundaries.keys.end()
        self._through.end()
        self.mode.end()

    def _forget(self) -> None:
        self._loading.stop()
        self._is_stale = True
        self._review = None
        self._end_reading()
        self._place = ""
        self._shown.forget()
        self._alike.forget()
        if self.mode.on:
            self.enter()

    # As the articles come

    def begin(self, project: Project, viewer: str) -> None:
        """Review what will come."""
        self._is_stale = False
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

    def _is_known(self, review: Review) -> bool:
        """Whether all articles have been compared; says so where they have not."""
        if not review.is_complete:
            self._session.told.emit(self.tr("Not all articles have been compared yet; wait a moment."))
        return review.is_complete

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
            self._is_cut_off = False
            self._loading.start()

    @property
    def _sitting(self) -> tuple[Path, str] | None:
        """The project and who sits before it."""
        project = self._session.project
        return (project.path, self._session.viewer) if project is not None else None

    # Look

    def _show_look(self) -> None:
        if self._session.project is None:
            return
        scheme, page = self._actions.with_keys(self._session.scheme), self.widget
        page.view.set_look(self._look.article(scheme))
        page.view.set_zones(self._shown.zones)  # a folded one is named in the language
        page.options.set_looks(self._look.labels(scheme))
        page.options.set_keys(keys.panel_keys(self._actions))
        page.bar.set_keys(keys.bar_keys(self._actions))
        self._through.desk.show_look()
        self._unsaved.show()
        if self._reading and self._shown.state is not None:
            self._show_read(self._shown.state)
        elif self._review is not None:
            self._show_queue(self._place)

    def _on_words_ready(self, article_id: str) -> None:
        joined = self._words_found.joined(article_id)
        if joined is not None:
            self.widget.view.set_words(joined)

    @property
    def _words(self) -> ReviewWords:
        return self._shown.words(self._session.scheme, self._look.language.code, self._names())

    # The queue

    def _show_queue(self, place: str, near: int = 0) -> None:
        """Show what waits, and the group at a place; where it no longer waits, the one that stands there now."""
        review = self._review
        if review is None:
            return
        self._show_rows(review)
        items = self._waiting.items
        if self._waiting.has(place) or (place and near < 0 and review.question(place) is not None):
            self._show_place(place)
        elif items:
            self._show_place(self._waiting.landing(near) or items[0].group.place)
        else:
            self._show_rest()

    def _show_rows(self, review: Review) -> None:
        """Bring the rows of the queue up to date."""
        for _ in self._showing_rows(review):
            pass

    def _showing_rows(self, review: Review) -> Iterator[None]:
        project, article = self._session.project, self._shown.article
        if project is not None:
            here = parts.Choice(article.id, article.title) if article is not None else None
            lang = self._look.language.code
            yield from self._waiting.showing(
                review, self._session.scheme, lang, names=self._names_to_filter_by, here=here
            )

    def _on_taken_back(self) -> None:
        """Ask again what an answer was let go to that was not saved."""
        if self._review is not None:
            self._show_rows(self._review)

    def _names(self) -> dict[str, str]:
        project = self._session.project
        return menu_names(project.annotators()) if project is not None else {}

    def _names_to_filter_by(self) -> dict[str, str]:
        """Return letters in place of the names while these are hidden."""
        names = self._names()
        if self._actions["review.names"].isChecked():
            return names
        return {who: _letter(at) for at, who in enumerate(sorted(names))}

    def go_to(self, place: str) -> None:
        """Show the group at a place."""
        self._show_place(place)
        self.widget.view.setFocus()

    def filter_by(self, kind: str) -> None:
        """Show the disagreements of one kind alone; empty: all."""
        queue = self.widget.queue
        queue.set_filter(replace(queue.filter, kinds=frozenset({kind} if kind else ())))
        self._show_queue("")

    def _step(self, step: int) -> None:
        items = self._waiting.items
        if not items:
            self._show_rest(skip=self._reading)
            return
        at = self._waiting.at(self._place) + step if self._waiting.has(self._place) else 0
        if 0 <= at < len(items):
            self._show_place(items[at].group.place)
        else:
            self._session.told.emit(self.tr("No further disagreement in this direction."))

    # One place

    def _show_place(self, place: str) -> None:
        review, project = self._review, self._session.project
        if review is None or project is None:
            return
        self._notes.flush()
        self._end_reading()
        question = review.question(place)
        item = self._waiting.item(place)
        group = item.group if item is not None else question.group if question is not None else None
        if group is None:
            return
        self._place, self._question = place, question
        self._shown.show(project, state_of(review, group.article_id))
        page = self.widget
        page.show_deciding()
        page.queue.set_current(place)
        self._ask(question, item)
        page.bar.set_moving("")
        self._show_at()
        if review.is_complete:
            self._alike.look_for(review, place)
        else:
            self._alike.forget()
        self._asked_at = time.monotonic()

    def _show_at(self) -> None:
        """Say in the bar which place this is of how many; how many there are is not known before all have come."""
        review = self._review
        if review is None or self._reading:
            return
        decided = review.progress().decided
        at, total = decided + self._waiting.at(self._place) + 1, decided + len(self._waiting.items)
        self.widget.bar.set_place(at, total if review.is_complete else 0, options=self._count)

    @property
    def _count(self) -> int:
        return len(self._question.choices) if self._question is not None else 0

    def _ask(self, question: Question | None, item: Item | None) -> None:
        page = self.widget
        if question is None:
            why = self.tr("The ends of this link are to be decided first.")
            if not self._waiting.landing(0):
                why = self.tr("All that the filter shows are links whose ends are to be decided first.")
            page.options.ask(None, why=why)
            page.view.set_review(None)
            self._session.told.emit(why)
            return
        asked = self._words.asked(question, self._shown.place_of(question.group.place))
        if item is not None and (why := feeding.kind_of(item)) != item.group.kind:
            asked = replace(asked, kind=why)
        page.options.ask(asked)
        page.view.set_review(self._words.marks(question))
        self._unsaved.show()

    def _on_focus_changed(self, number: int) -> None:
        if self._question is not None:
            self.widget.view.set_review(self._words.marks(self._question, number))

    # Reading through, and the end

    def _read_through(self, article_id: str) -> None:
        review, project = self._review, self._session.project
        if review is None or project is None:
            return
        state = state_of(review, article_id)
        self._place, self._question = "", None
        self._alike.forget()
        self.widget.queue.set_current("")
        self._show_rows(review)
        self._end_reading()
        self._reading = article_id
        self._shown.show(project, state)
        self.widget.view.set_review(None)
        self.widget.view.select(0, 0)
        self.widget.view.scroll_to(0, 0)
        self.widget.show_reading()
        self._show_read(state)
        self.mode.reading = True
        self._through.desk.show_look()
        self._through.begin()
        self.widget.view.setFocus()

    def _show_read(self, state: ArticleReview) -> None:
        """Show beside the article that is read through what it holds, and below it the keys."""
        self._show_counts(state)
        scheme = self._actions.with_keys(self._session.scheme)
        self.widget.bar.set_reading(self._through.label_keys(scheme, self._look))

    def _show_counts(self, state: ArticleReview) -> None:
        self.widget.reading.set_changed(on=state.is_changed)
        self.widget.reading.set_counts(self._through.counts(state, self._look))

    def _end_reading(self) -> None:
        self._through.end()
        self._reading = ""
        self.mode.reading = False

    def _show_rest(self, skip: str = "") -> None:
        """Show the next article to be read through; where there is none, that all is done, or nothing can be."""
        review = self._review
        if review is None:
            return
        if not review.is_complete:
            self._place, self._question = "", None
            self.widget.show_nothing()
            return
        open_articles = review.to_be_closed()
        following = [article_id for article_id in open_articles if article_id != skip] or open_articles
        if following and not self.widget.queue.filter.narrows:
            self._read_through(following[0])
            return
        self._end_reading()
        self._place, self._question = "", None
        found = rest_of(review, self._counted, leads=self._session.leads, narrows=self.widget.queue.filter.narrows)
        self.widget.show_state(found.state, found.told, offers_own=found.offers_own)

    def _show_changed(self) -> None:
        """Go to an article that was closed and is gold no more: to what waits in it, or to read it again."""
        review = self._review
        changed = review.changed() if review is not None else []
        if review is None or not changed:
            return
        here = self._shown.article.id if self._shown.article is not None else ""
        at = changed.index(here) + 1 if here in changed else 0
        article_id = changed[at % len(changed)]
        waiting = [item.group.place for item in review.waiting_in(article_id) if item.is_ready]
        if not review.may_decide(article_id):
            title = state_of(review, article_id).article.title
            told = self.tr("“{title}” was closed, and is gold no more: fewer than two have finished it now.")
            self._session.told.emit(told.format(title=title))
        elif waiting:
            self.go_to(waiting[0])
        else:
            self._read_through(article_id)


def _letter(at: int) -> str:
    """Return a letter for a number from 0 on; after the last one, with a number behind it."""
    turn, letter = divmod(at, 26)
    return f"{chr(ord('A') + letter)}{turn or ''}"
