"""The keys of the review: what is asked is decided by one.

Every decision is an edit through the session, by gold; the annotators' own rows are never touched.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from annotator.domain.edit import Edit
from annotator.domain.errors import UserError
from annotator.services.reviewing import Review
from annotator.settings import State
from annotator.ui import key_sentences
from annotator.ui.actions import Actions
from annotator.ui.commands import own_articles
from annotator.ui.commands.review_desk import ReviewDesk
from annotator.ui.commands.review_digits import Digits
from annotator.ui.commands.review_notes import Notes, SaveGuidelines
from annotator.ui.commands.review_reading import ReadThrough
from annotator.ui.commands.review_rows import state_of
from annotator.ui.commands.review_text import Boundaries
from annotator.ui.commands.review_told import agreed_lines, report_page
from annotator.ui.dialogs.told import ToldDialog, list_of
from annotator.ui.i18n import sentence
from annotator.ui.key_reader import KeyReader
from annotator.ui.modes import ReviewMode
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.whose_act import REDO, UNDO, elsewhere, is_of_review

_LONGEST = 300.0
"""Seconds after which nobody was deciding any more: what is counted for one decision at most."""


class ReviewCommands(ReviewDesk):
    """The keys of the review: every decision, its undo, and what follows from it."""

    moment_ended = Signal()
    """Keys mean again what they do while one decides, or reads."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        look: Look,
        actions: Actions,
        *,
        top_bar: TopBar,
        state: State,
        save_guidelines: SaveGuidelines,
    ) -> None:
        super().__init__(window, session, look, actions, top_bar=top_bar, state=state)
        view = self.widget.view
        self._digits = Digits(self.widget.options, lambda: self._count)
        self._boundaries = Boundaries(view, actions, move=self._move, end=self._on_moved)
        self._notes = Notes(
            self.widget, session, attempt=lambda build: self._attempt(build, bool), save_guidelines=save_guidelines
        )
        self._through = ReadThrough(self.widget, actions, self._shown, session, look)
        moments = [self._boundaries.keys, *self._through.modes]
        self.mode = ReviewMode(view, actions, moments)
        KeyReader(view, actions, [*moments, self._through.keys, self.mode])
        self._bind()
        self._connect()
        for moment in moments:
            moment.ended.connect(self.moment_ended)
        self._show_look()

    def _bind(self) -> None:
        bind = self._actions.bind
        for digit in range(1, 10):
            bind(f"review.option.{digit}", lambda digit=digit: self._take_by(digit))  # type: ignore[misc]
        bind("review.take", lambda: self.take(self.widget.options.focus))
        bind("review.focus.next", lambda: self.widget.options.step_focus(1))
        bind("review.focus.previous", lambda: self.widget.options.step_focus(-1))
        bind("review.majority", lambda: self._decide(lambda review, place, s: review.majority(place, seconds=s)))
        bind("review.nothing", self._decide_nothing)
        bind("review.agreed", self._show_agreed)
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
        bind("review.own", self._ask_own)
        bind("review.filter", self.widget.queue.show_filter_menu)

    def _connect(self) -> None:
        page, session = self.widget, self._session
        page.queue.group_chosen.connect(self.go_to)
        page.queue.filter_changed.connect(lambda _chosen: self._show_queue(""))
        page.queue.leave_asked.connect(page.view.setFocus)
        page.options.option_taken.connect(self.take)
        page.options.focus_changed.connect(self._on_focus_changed)
        page.options.asked_for.connect(lambda what: self._actions[f"review.{what}"].trigger())
        page.queue.agreed_asked.connect(self._show_agreed)
        page.queue.changed_asked.connect(self._show_changed)
        for asking in (page.queue.own_asked, page.state.own_asked):
            asking.connect(self._actions["review.own"].trigger)
        page.state.report_asked.connect(self._show_report)
        page.bar.alike_asked.connect(self.decide_alike)
        page.bar.close_asked.connect(self.close_article)
        page.bar.told.connect(session.told)
        page.state.export_asked.connect(self._actions["project.export_gold"].trigger)
        self.mode.label_asked.connect(self._set_label)
        self.mode.watch(page.queue.view)
        for handing_on in (session.leaving, session.asked):
            handing_on.connect(self._hand_on)
        session.changed.connect(self._on_changed)
        session.annotator_changed.connect(self._forget)
        session.articles_changed.connect(self._forget)
        session.project_closed.connect(self._forget)
        for over in (session.project_opened, session.project_closed):
            over.connect(self._end_sitting)
        self._look.changed.connect(self._show_look)

    @property
    def goes_on(self) -> bool:
        """Whether boundaries are moved or words are picked: what is said of that stands until it ends."""
        return self._through.stays

    # Own articles

    def _ask_own(self) -> None:
        """Review the lead's own articles too, once they know what that means; or leave them out again."""
        action, review = self._actions["review.own"], self._review
        action.setChecked(review is not None and review.overrides)  # not when it was asked for, but when it is so
        if review is None or not self._is_known(review):
            return
        if review.overrides:
            self._review_own(on=False)
        elif not review.read_too:
            self._session.told.emit(self.tr("You read none of the articles under review yourself."))
        elif not self._session.leads:
            self._session.told.emit(own_articles.for_the_lead())
        else:
            own_articles.ask(self.widget, len(review.read_too), lambda: self._review_own(on=True))

    def _end_sitting(self) -> None:
        self._own_for = None

    def _review_own(self, *, on: bool) -> None:
        review = self._review
        if review is None:
            return
        try:
            review.set_override(on=on)
        except UserError as error:
            self._session.told.emit(sentence(error))
        self._own_for = self._sitting if review.overrides else None
        self._actions["review.own"].setChecked(review.overrides)
        self._alike.forget()
        self._show_queue(self._place if on and not self._reading else "")
        self.widget.setFocus()

    # Deciding

    def _hand_on(self) -> bool:
        """Hand on what is typed; return whether that is safe."""
        self._through.flush()
        return self._notes.flush()

    def take(self, number: int) -> None:
        """Take an option, counted from 1 as it is shown."""
        if number:
            self._decide(lambda review, place, seconds: review.take(place, number - 1, seconds=seconds))
        elif self._question is not None:
            self._session.told.emit(self.tr("Choose an option first, with the arrows."))

    def _take_by(self, digit: int) -> None:
        if not self._digits.choose(digit):
            self.take(digit)

    def _decide(self, build: Callable[[Review, str, float], Edit]) -> None:
        review, place = self._review, self._place
        if review is None or not place or self._reading or not self._notes.flush():
            return
        seconds = min(time.monotonic() - self._asked_at, _LONGEST)
        near = self._waiting.at(place)
        self._attempt(lambda: build(review, place, seconds), lambda: self._go_on(place, near))

    def _attempt(self, build: Callable[[], Edit], then: Callable[[], object]) -> Edit | None:
        """Do something, and what follows from it, be it saved yet or not."""
        edit = self._session.do(build)
        if edit is not None:
            then()
        return edit

    def _go_on(self, place: str, near: int) -> None:
        """Ask the next question: about this place, where something of it is open, else about what follows."""
        review = self._review
        if review is None:
            return
        article_id = self._shown.article.id if self._shown.article is not None else ""
        if not review.is_decided(place):
            self._show_queue(place)
        elif (
            review.is_complete
            and article_id
            and not review.waiting_in(article_id)
            and not state_of(review, article_id).is_closed
        ):
            self._read_through(article_id)
        else:
            self._show_queue("", near)

    @property
    def _focus(self) -> int | None:
        number = self.widget.options.focus
        return number - 1 if number else None

    def _decide_nothing(self) -> None:
        if self._digits.choose(0):
            return
        if self._question is not None and self._question.field:
            self._session.told.emit(self.tr("A value is asked here: take one of them."))
        else:
            self._decide(lambda review, place, seconds: review.nothing(place, seconds=seconds))

    def _show_agreed(self) -> None:
        """List what all agree on: it is written when an article is closed."""
        review, project = self._review, self._session.project
        if review is not None and project is not None and self._is_known(review):
            title = self.tr("Agreed by themselves")
            places = list_of(agreed_lines(review, project, self._look.language.code), title)
            ToldDialog(title, places, self.widget).open()

    def _show_report(self) -> None:
        """Tell how the review went."""
        review, project = self._review, self._session.project
        if review is not None and project is not None and self._is_known(review):
            page = report_page(review, project, self._look)
            page.export_asked.connect(self._actions["project.export_gold"].trigger)
            ToldDialog(self.tr("How the review went"), page, self.widget).open()

    def _flip(self) -> None:
        self._decide(lambda review, place, seconds: review.flip(place, number=self._focus, seconds=seconds))

    def _set_label(self, label: str) -> None:
        self._decide(lambda review, place, seconds: review.set_label(place, label, number=self._focus, seconds=seconds))

    def _put_off(self) -> None:
        review, project = self._review, self._session.project
        if review is None or project is None or not self._place:
            return
        near = self._waiting.at(self._place)
        review.later(self._place)
        with suppress(UserError):  # it is found again at the next start, or is not: no work is lost
            self._state.remember_put_off(project.id, self._session.viewer, review.put_off())
        self._show_queue("", near)

    def _show_names(self) -> None:
        self.widget.options.set_names_shown(on=self._actions["review.names"].isChecked())
        if self._review is not None:
            self._show_rows(self._review)

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
        self.widget.options.set_option_focus(number)
        self.widget.bar.set_moving(key_sentences.boundaries(self._actions))

    def _move(self, start: int, end: int, number: int | None) -> bool:
        review, place = self._review, self._place
        if review is None:
            return False
        seconds = min(time.monotonic() - self._asked_at, _LONGEST)
        moved = self._attempt(lambda: review.move(place, start, end, number=number, seconds=seconds), bool)
        if moved is not None and self._shown.article is not None:
            words = " ".join(self._shown.article.text[start:end].split())
            self.widget.options.show_moved(self.widget.options.focus, words)
        return moved is not None

    def _on_moved(self, *, moved: bool) -> None:
        self.widget.bar.set_moving("")
        if moved:
            self._go_on(self._place, self._waiting.at(self._place))

    # Notes

    def _write_note(self) -> None:
        if self._place and self._review is not None:
            self._notes.open(self._review, self._place)

    # Alike

    def decide_alike(self) -> None:
        """Decide every group of the same text and options as this one, once the preview is agreed to."""
        review, place, question = self._review, self._place, self._question
        if review is None or question is None or not self._is_known(review):
            return
        groups = self._alike.groups(review, place)
        if len(groups) < 2:
            self._session.told.emit(self.tr("No other group has the same text and the same options."))
            return
        number = self._focus if self._focus is not None else question.majority

        def agreed(taken: int) -> None:
            wanted = taken - 1 if taken else None
            self._decide(lambda review, place, seconds: review.take_alike(place, wanted, seconds=seconds))

        chosen = None if number is None else number + 1
        choices = self._alike.choices(self._words.asked(question), self._session.scheme, self._look.language.code)
        self._alike.preview(review, groups, choices, chosen, agreed)

    # Reading through, and closing

    def _label(self, build: Callable[[], Edit]) -> Edit | None:
        review, article = self._review, self._shown.article
        if review is None or article is None:
            return None
        return self._attempt(lambda: review.by_hand(article.id, build()), lambda: self._go_on_reading(article.id))

    def _go_on_reading(self, article_id: str) -> None:
        """Read on; where what was changed leaves something to be decided anew (its links), go there."""
        waiting = self._review.waiting_in(article_id) if self._review is not None else []
        if waiting:
            self._show_queue(waiting[0].group.place)
            self._session.told.emit(self.tr("Something in this article is to be decided again."))

    def close_article(self) -> None:
        """Finish the article that is read through as gold, and go on."""
        self._through.flush()
        review, article_id = self._review, self._reading
        if review is None or not article_id:
            return
        self._attempt(lambda: review.close(article_id), lambda: self._show_queue(""))

    # What changes

    def undo(self) -> None:
        """Take the last decision back, and go to it."""
        self._step_history(lambda: self._session.undo(opens=False), UNDO)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step_history(lambda: self._session.redo(opens=False), REDO)

    def _step_history(self, step: Callable[[], Edit | None], count: int) -> None:
        self._hand_on()
        upcoming = self._session.upcoming(count)
        refused = elsewhere(self._actions, upcoming, count, in_review=True)
        if upcoming is None and count == UNDO:
            refused = self.tr("No decision is left to be taken back.")
        if refused:
            self._session.told.emit(refused)
        elif (edit := step()) is not None and self._review is not None:
            self._go_after(self._review, edit, count)

    def _go_after(self, review: Review, edit: Edit, count: int) -> None:
        """Go to what an undo or redo has changed."""
        place = review.after(edit)
        if not review.may_decide(edit.article_id):  # made while the lead's own articles were reviewed too
            self._show_queue("")
        elif self._reading == edit.article_id and not review.waiting_in(edit.article_id):
            self._through.show_changed(edit)
        elif place and count > 0:
            self._go_on(place, self._waiting.at(place))
        elif waiting := review.waiting_in(edit.article_id):
            if not place or review.question(place) is None:  # somebody has changed their labels since
                place = next((item.group.place for item in waiting if item.is_ready), "")
            self._show_queue(place, -1)
        else:  # it was closed, or changed while it was read
            self._read_through(edit.article_id)
            self._through.show_changed(edit)

    def _on_changed(self, edit: Edit) -> None:
        """Take in what was done, here or elsewhere in the window."""
        if not is_of_review(edit):
            self._is_stale = True
        elif self._review is not None:
            self._review.after(edit)
            state = self._review.article(edit.article_id)
            project = self._session.project
            shown = self._shown.article
            if project is not None and state is not None and shown is not None and shown.id == edit.article_id:
                self._shown.take_in(state, edit)
                if self._reading:
                    self._show_counts(state)
            self._unsaved.show()
