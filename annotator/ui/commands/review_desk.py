"""The review as it is shown: what waits, one place after the other, articles to be read through, and what is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QMainWindow

from annotator.domain.edit import Edit
from annotator.domain.review_questions import Question
from annotator.domain.review_queue import Item
from annotator.services.review.state import ArticleReview
from annotator.services.reviewing import Review
from annotator.settings import State
from annotator.ui.actions import Actions
from annotator.ui.commands.review_coming import ComingReview
from annotator.ui.commands.review_notes import Notes
from annotator.ui.commands.review_reading import ReadThrough
from annotator.ui.commands.review_rest import rest_of
from annotator.ui.commands.review_rows import state_of
from annotator.ui.commands.review_text import Boundaries
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.people import menu_names
from annotator.ui.review import feeding, keys, parts
from annotator.ui.review.counted import ReviewCounted
from annotator.ui.review.describing import ReviewWords
from annotator.ui.review.shown_article import ShownArticle
from annotator.ui.review.unsaved import UnsavedShown
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.words import WordService


class ReviewDesk(ComingReview):
    """Shows a place of the review on its page; it decides nothing."""

    _boundaries: Boundaries
    _through: ReadThrough
    _notes: Notes
    """The keys; made by who decides, for they call its slots."""

    def __init__(
        self, window: QMainWindow, session: Session, look: Look, actions: Actions, *, top_bar: TopBar, state: State
    ) -> None:
        super().__init__(window, session, look, actions, top_bar=top_bar, state=state)
        self._reading = ""
        self._asked_at = 0.0
        self._counted = ReviewCounted(self)
        page = self.widget
        self._shown = ShownArticle(page.view, session, self._label)
        self._unsaved = UnsavedShown(page, session, self._shown, lambda: self._question)
        session.taken_back.connect(self._on_taken_back)
        self._words_found = WordService(self._shown, self)
        self._words_found.ready.connect(self._on_words_ready)

    def _label(self, build: Callable[[], Edit]) -> Edit | None:
        """Change gold's labels as they are read through; by who decides."""
        raise NotImplementedError

    # Coming and going

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

    def _is_known(self, review: Review) -> bool:
        """Whether all articles have been compared; says so where they have not."""
        if not review.is_complete:
            self._session.told.emit(self.tr("Not all articles have been compared yet; wait a moment."))
        return review.is_complete

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
