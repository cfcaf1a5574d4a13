"""The review: shows what waits, asks about one place after the other, and decides it by a key.

Every decision is an edit through the session, by gold; the annotators' own rows are never touched.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from annotator.domain.edit import Edit
from annotator.domain.ids import GOLD_ID
from annotator.domain.review_questions import Question
from annotator.domain.review_queue import Item
from annotator.domain.scheme import named
from annotator.services.review.state import ArticleReview
from annotator.services.reviewing import Review
from annotator.ui.actions import Actions
from annotator.ui.commands.review_alike import Alike
from annotator.ui.commands.review_loading import Loading
from annotator.ui.commands.review_rows import Waiting, state_of
from annotator.ui.commands.review_text import Boundaries, ReadThrough
from annotator.ui.key_reader import KeyReader
from annotator.ui.modes import ReviewMode
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.people import menu_names
from annotator.ui.review import feeding, keys, parts, state_page
from annotator.ui.review.describing import ReviewWords
from annotator.ui.review.page import ReviewPage
from annotator.ui.review.shown_article import ShownArticle
from annotator.ui.session import Session
from annotator.ui.start import Look

_LONGEST = 300.0
"""Seconds after which nobody was deciding any more: what is counted for one decision at most."""
_OWN_NAMES = frozenset({"decide", "decide_alike", "gold"})
"""Names of the edits that nothing but a review makes."""


AddEntry = Callable[[str, str, str, int, int], object]
"""Adds a rule to the guidelines: its words, the label, and article, start and end of its example."""


class ReviewCommands(QObject):
    """The page of the review, and its keys."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        look: Look,
        actions: Actions,
        *,
        top_bar: TopBar,
        add_entry: AddEntry,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._look, self._actions = window, session, look, actions
        self._add_entry = add_entry
        self._review: Review | None = None
        self._place = self._reading = ""
        self._question: Question | None = None
        self._asked_at = 0.0
        self._acts = 0
        self._unsaved: Callable[[], object] | None = None
        """What follows a change that could not be written, once it is."""
        self._loading = Loading(session, loaded=self._on_loaded)
        self._is_stale = True
        self.widget = page = ReviewPage(look.article(session.scheme), window)
        self._waiting = Waiting(page.queue, top_bar)
        self._alike = Alike(window, page)
        self._shown = ShownArticle(page.view)
        self._shown.told.connect(session.told)
        self._boundaries = Boundaries(page.view, actions, move=self._move, end=self._on_moved)
        self._through = ReadThrough(page.view, actions, self._shown, label=self._add)
        self.mode = ReviewMode(page.view, actions, [self._boundaries.keys])
        KeyReader(page.view, actions, [self._boundaries.keys, self._through.keys, self.mode])
        self._bind()
        self._connect()
        self._show_look()

    def _bind(self) -> None:
        bind = self._actions.bind
        for digit in range(1, 10):
            bind(f"review.option.{digit}", lambda digit=digit: self.take(digit))  # type: ignore[misc]
        bind("review.take", lambda: self.take(self.widget.options.focus))
        bind("review.focus.next", lambda: self.widget.options.step_focus(1))
        bind("review.focus.previous", lambda: self.widget.options.step_focus(-1))
        bind("review.majority", lambda: self._decide(lambda review, place, s: review.majority(place, seconds=s)))
        bind("review.nothing", lambda: self._decide(lambda review, place, s: review.nothing(place, seconds=s)))
        bind("review.both", lambda: self._decide(lambda review, place, s: review.keep_both(place, seconds=s)))
        bind("review.flip", self._flip)
        bind("review.boundaries", self._begin_boundaries)
        bind("review.later", self._put_off)
        bind("review.note", self._write_note)
        bind("review.next", lambda: self._step(1))
        bind("review.previous", lambda: self._step(-1))
        bind("review.alike", self.decide_alike)
        bind("review.close_article", self.close_article)
        bind("review.names", self._show_names)
        bind("review.filter", self.widget.queue.show_filter_menu)

    def _connect(self) -> None:
        page, session = self.widget, self._session
        page.queue.group_chosen.connect(self.go_to)
        page.queue.filter_changed.connect(lambda _chosen: self._show_queue(""))
        page.queue.leave_asked.connect(page.view.setFocus)
        page.options.option_taken.connect(self.take)
        page.options.focus_changed.connect(self._on_focus_changed)
        page.options.asked_for.connect(lambda what: self._actions[f"review.{what}"].trigger())
        page.options.note_written.connect(self._keep_note)
        page.options.note_left.connect(page.view.setFocus)
        page.bar.alike_asked.connect(self.decide_alike)
        page.bar.close_asked.connect(self.close_article)
        page.state.export_asked.connect(self._actions["project.export_gold"].trigger)
        self.mode.label_asked.connect(self._set_label)
        self.mode.watch(page.queue.view)
        session.changed.connect(self._on_changed)
        session.annotator_changed.connect(self._forget)
        session.articles_changed.connect(self._forget)
        session.project_closed.connect(self._forget)
        self._look.changed.connect(self._show_look)

    # Coming and going

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
        if self._session.project is not None and self._is_stale:
            self._loading.start()

    def leave(self) -> None:
        """Give the keys back."""
        self._boundaries.keys.end()
        self._through.keys.end()
        self.mode.end()

    def _forget(self) -> None:
        self._is_stale = True
        self._review = None
        self._place = self._reading = ""
        self._unsaved = None
        self._shown.forget()
        self._alike.forget()
        if self.mode.on:
            self.enter()

    def _on_loaded(self, states: dict[str, ArticleReview]) -> None:
        project = self._session.project
        if project is None:
            return
        self._is_stale = False
        self._shown.forget()
        self._review = Review(project, self._session.viewer, states=states)
        self._show_queue(self._place)

    # Look

    def _show_look(self) -> None:
        if self._session.project is None:
            return
        scheme, page = self._actions.with_keys(self._session.scheme), self.widget
        page.view.set_look(self._look.article(scheme))
        page.options.set_looks(self._look.labels(scheme))
        page.options.set_keys(keys.panel_keys(self._actions))
        page.bar.set_keys(keys.bar_keys(self._actions))
        if self._review is not None:
            self._show_queue(self._place)

    @property
    def _words(self) -> ReviewWords:
        names = menu_names(self._session.project.annotators()) if self._session.project is not None else {}
        return self._shown.words(self._session.scheme, self._look.language.code, names)

    # The queue

    def _show_queue(self, place: str, near: int = 0) -> None:
        """Show what waits, and the group at a place; where it no longer waits, the one that stands there now."""
        review = self._review
        if review is None:
            return
        self._show_rows(review)
        places = self._waiting.places
        if place in places or (place and review.question(place) is not None and near < 0):
            self._show_place(place)
        elif places:
            self._show_place(places[min(max(near, 0), len(places) - 1)])
        else:
            self._show_rest()

    def _show_rows(self, review: Review) -> None:
        """Bring the rows of the queue up to date."""
        project, article = self._session.project, self._shown.article
        if project is not None:
            here = parts.Choice(article.id, article.title) if article is not None else None
            names = menu_names(project.annotators())
            self._waiting.show(review, self._session.scheme, self._look.language.code, names=names, here=here)

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
        places = self._waiting.places
        if not places:
            self._show_rest(skip=self._reading)
            return
        at = places.index(self._place) + step if self._place in places else 0
        if 0 <= at < len(places):
            self._show_place(places[at])
        else:
            self._session.told.emit(self.tr("No further disagreement in this direction."))

    # One place

    def _show_place(self, place: str) -> None:
        review, project = self._review, self._session.project
        if review is None or project is None:
            return
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
        progress, items = review.progress(), self._waiting.items
        at = progress.decided + self._waiting.at(place) + 1
        page.bar.set_place(at, progress.decided + len(items), options=self._count)
        self._alike.look_for(review, place)
        self._asked_at = time.monotonic()

    @property
    def _count(self) -> int:
        return len(self._question.choices) if self._question is not None else 0

    def _ask(self, question: Question | None, item: Item | None) -> None:
        page = self.widget
        if question is None:
            page.options.ask(None)
            page.view.set_review(None)
            self._session.told.emit(self.tr("The ends of this link are to be decided first."))
            return
        asked = self._words.asked(question, self._shown.place_of(question.group.place))
        if item is not None and asked.kind != feeding.kind_of(item):
            asked = replace(asked, kind=feeding.kind_of(item))
        page.options.ask(asked)
        page.view.set_review(self._words.marks(question))

    def _on_focus_changed(self, number: int) -> None:
        if self._question is not None:
            self.widget.view.set_review(self._words.marks(self._question, number))

    # Deciding

    def take(self, number: int) -> None:
        """Take an option, counted from 1 as it is shown."""
        if 1 <= number <= self._count:
            self._decide(lambda review, place, seconds: review.take(place, number - 1, seconds=seconds))

    def _decide(self, build: Callable[[Review, str, float], Edit]) -> None:
        review, place = self._review, self._place
        if review is None or not place or self._reading:
            return
        seconds = min(time.monotonic() - self._asked_at, _LONGEST)
        near = self._waiting.at(place)
        self._attempt(lambda: build(review, place, seconds), lambda: self._go_on(place, near))

    def _attempt(self, build: Callable[[], Edit], then: Callable[[], object]) -> bool:
        """Do something, and what follows from it; where it cannot be written, that follows once it is."""
        self._unsaved = None
        is_done = self._session.do(build) is not None
        if is_done:
            self._acts += 1
            then()
        elif self._session.has_failed:
            self._unsaved = then
        return is_done

    def _go_on(self, place: str, near: int) -> None:
        """Ask the next question: about this place, where something of it is open, else about what follows."""
        review = self._review
        if review is None:
            return
        article_id = self._shown.article.id if self._shown.article is not None else ""
        if not review.is_decided(place):
            self._show_queue(place)
        elif article_id and not review.waiting_in(article_id) and not state_of(review, article_id).is_closed:
            self._read_through(article_id)
        else:
            self._show_queue("", near)

    @property
    def _focus(self) -> int | None:
        number = self.widget.options.focus
        return number - 1 if number else None

    def _flip(self) -> None:
        self._decide(lambda review, place, seconds: review.flip(place, number=self._focus, seconds=seconds))

    def _set_label(self, label: str) -> None:
        self._decide(lambda review, place, seconds: review.set_label(place, label, number=self._focus, seconds=seconds))

    def _put_off(self) -> None:
        if self._review is not None and self._place:
            near = self._waiting.at(self._place)
            self._review.later(self._place)
            self._show_queue("", near)

    def _show_names(self) -> None:
        self.widget.options.set_names_shown(on=self._actions["review.names"].isChecked())

    # Boundaries

    def _begin_boundaries(self) -> None:
        if self._question is None or not self._place:
            return
        lines = self._words.marks(self._question).lines
        number = self.widget.options.focus or 1
        line = next((line for line in lines if line.number == number), None)
        if line is None or len(line.extents) != 1:
            self._session.told.emit(self.tr("Several spans lie here; their boundaries stay as they are."))
            return
        self._boundaries.begin(line, self._focus)

    def _move(self, start: int, end: int, number: int | None) -> bool:
        review, place = self._review, self._place
        if review is None:
            return False
        seconds = min(time.monotonic() - self._asked_at, _LONGEST)
        return self._attempt(lambda: review.move(place, start, end, number=number, seconds=seconds), bool)

    def _on_moved(self, *, moved: bool) -> None:
        if moved:
            self._go_on(self._place, self._waiting.at(self._place))

    # Notes

    def _write_note(self) -> None:
        if self._place and self._review is not None:
            state = self._shown.state
            group = state.compared.by_place.get(self._place) if state is not None else None
            decision = state.decision(group) if state is not None and group is not None else None
            self.widget.options.open_note(decision.note if decision is not None else "")

    def _keep_note(self, text: str, into_guidelines: bool) -> None:  # noqa: FBT001  a signal has no names
        """Keep a note on the decision; where that is wanted, as a rule of the guidelines with this place as example."""
        review, place, state = self._review, self._place, self._shown.state
        self.widget.view.setFocus()
        if review is None or not place or state is None:
            return
        self._session.do(lambda: review.note(place, text))
        group = state.compared.by_place.get(place)
        if into_guidelines and group is not None and text.strip():
            spans = state.golden(place) if not group.is_link else ()
            label = spans[0].label if spans else group.options[0].parts[0][2] if group.options else ""
            self._add_entry(text, label, group.article_id, group.start, group.end)

    # Alike

    def decide_alike(self) -> None:
        """Decide every group of the same text and options as this one, once the preview is agreed to."""
        review, place, question = self._review, self._place, self._question
        if review is None or question is None:
            return
        number = self._focus if self._focus is not None else question.majority
        if number is None:
            self._session.told.emit(self.tr("Choose an option first, with the arrows."))
            return
        groups = self._alike.groups(review, place)
        if len(groups) < 2:
            self._session.told.emit(self.tr("No other group has the same text and the same options."))
            return
        option = self._words.asked(question).options[number]
        label = self._session.scheme.label(option.label)
        name = named(label.names, self._look.language.code) if label is not None else ""
        words = " · ".join(part for part in (name, option.text) if part)

        def agreed() -> None:
            self._decide(lambda review, place, seconds: review.take_alike(place, number, seconds=seconds))

        self._alike.preview(review, groups, words, agreed)

    # Reading through, and closing

    def _read_through(self, article_id: str) -> None:
        review, project = self._review, self._session.project
        if review is None or project is None:
            return
        state = state_of(review, article_id)
        self._reading, self._place, self._question = article_id, "", None
        self._alike.forget()
        self.widget.queue.set_current("")
        self._show_rows(review)
        self._shown.show(project, state)
        self.widget.view.set_review(None)
        self.widget.view.select(0, 0)
        self.widget.view.scroll_to(0, 0)
        self.widget.show_reading()
        self.widget.reading.set_counts(self._through.counts(state))
        self.widget.bar.set_reading(self._through.label_keys(self._session.scheme, self._look))
        self.mode.reading = True
        self._through.keys.start()
        self.widget.view.setFocus()

    def _end_reading(self) -> None:
        self._reading = ""
        self.mode.reading = False
        self._through.keys.end()

    def _add(self, label: str, start: int, end: int) -> None:
        review, article_id = self._review, self._reading
        if review is None or not article_id:
            return
        values = self._through.values(self._session.scheme, label, start, end)
        self._attempt(
            lambda: review.add_span(article_id, start, end, label, values), lambda: self.widget.view.set_caret(end)
        )

    def close_article(self) -> None:
        """Finish the article that is read through as gold, and go on."""
        review, article_id = self._review, self._reading
        if review is None or not article_id:
            return
        self._attempt(lambda: review.close(article_id), lambda: self._show_queue(""))

    def _show_rest(self, skip: str = "") -> None:
        """Show the next article to be read through; where there is none, that all is done, or nothing can be."""
        review = self._review
        if review is None:
            return
        open_articles = review.to_be_closed()
        following = [article_id for article_id in open_articles if article_id != skip] or open_articles
        if following and not self.widget.queue.filter.narrows:
            self._read_through(following[0])
            return
        self._end_reading()
        self._place, self._question = "", None
        progress = review.progress()
        if progress.articles:
            details = self.tr("%n articles are gold.", "", progress.closed)
            self.widget.show_state(state_page.DONE, details)
        else:
            state = state_page.READ_ONLY if review.own_articles else state_page.NOTHING_YET
            self.widget.show_state(state, "")

    # What changes

    def undo(self) -> None:
        """Take the last decision back, and go to it."""
        if self._acts or self._session.undo_name in _OWN_NAMES:
            self._step_history(lambda: self._session.undo(opens=False), -1)
        else:
            self._session.told.emit(self.tr("No decision is left to be taken back."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step_history(lambda: self._session.redo(opens=False), 1)

    def _step_history(self, step: Callable[[], Edit | None], count: int) -> None:
        self._unsaved = None
        edit = step()
        if edit is None or self._review is None:
            return
        self._acts = max(self._acts + count, 0)
        place = self._review.after(edit)
        if place and count > 0:
            self._go_on(place, self._waiting.at(place))
        elif place:
            self._show_queue(place, -1)
        else:
            self._read_through(edit.article_id)

    def _on_changed(self, edit: Edit) -> None:
        """Take in what was committed, here or elsewhere in the window."""
        by_gold = all(
            getattr(change.row, "annotator_id", "") == GOLD_ID for part in edit.parts for change in part.changes
        )
        if not by_gold:
            self._is_stale = True
        elif self._review is not None:
            self._review.after(edit)
            state = self._review.article(edit.article_id)
            project = self._session.project
            shown = self._shown.article
            if project is not None and state is not None and shown is not None and shown.id == edit.article_id:
                self._shown.show(project, state)
            self._follow_up()

    def _follow_up(self) -> None:
        """Go on where a change that could not be written has been written now."""
        then, self._unsaved = self._unsaved, None
        if then is not None:
            self._acts += 1
            then()
