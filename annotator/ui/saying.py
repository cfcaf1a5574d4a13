"""Sentences in the bar below the text: said for a while, gone with what they were said of; and what is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.ui.panels.label_bar import LabelBar, MessageButton
from annotator.ui.panels.message_strip import MessageStrip
from annotator.ui.session import Session
from annotator.ui.waiting import Choice, Offer, Rank, Waiting

if TYPE_CHECKING:
    from annotator.ui.commands.copies import Copies

_FOR, _OFFERED_FOR = 6000, 60_000
"""Milliseconds that a sentence stands, and an offer that does not stay."""
_OFFER = "offer"


class Saying(QObject):
    """What the session tells, in place of the labels; offers that wait, and the labels, come back by themselves."""

    def __init__(
        self,
        session: Session,
        bar: LabelBar | MessageStrip,
        waiting: Waiting,
        *,
        is_taken: Callable[[], bool],
        stays: Callable[[], bool],
        fits: Callable[[Offer], bool],
    ) -> None:
        """Take the session, the bar and what waits for an answer.

        `is_taken()`: something else stands in the bar now; `stays()`: the sentence is of what is going on, such as a
        mode, and stands until that ends. `fits(offer)`: it can be answered here now.
        """
        super().__init__(bar)
        self._session, self._bar, self._waiting = session, bar, waiting
        self._is_taken, self._stays, self._fits = is_taken, stays, fits
        self._copies: Copies | None = None
        self._in_sight: Offer | None = None
        self._choices: Sequence[Choice] = ()
        self._stands = False
        self._kept = ""
        self.timer = QTimer(self, singleShot=True, interval=_FOR)
        self.timer.timeout.connect(self.pass_on)
        self._long_timer = QTimer(self, singleShot=True, interval=_OFFERED_FOR)
        self._long_timer.timeout.connect(waiting.step_back)
        session.not_saved.connect(self._say_not_saved)
        session.changed.connect(lambda _edit: self._on_changed())
        session.taken_back.connect(self._on_changed)
        session.article_opened.connect(lambda _id: self.pass_on())
        session.project_opened.connect(self.pass_on)
        session.project_closed.connect(self.pass_on)
        bar.message_answered.connect(self._on_answered)
        waiting.came.connect(self._on_came)
        waiting.changed.connect(self.refresh)

    def offer_copies(self, copies: Copies) -> None:
        """Take what saves a copy, where a change could not be written, and opens it."""
        self._copies = copies

    def say(self, text: str) -> None:
        """Say a sentence, for a while over what is offered."""
        self._stop()
        self._bar.show_message(text)
        self._stands = True
        self.timer.start()

    def _stop(self) -> None:
        """Let no time end what is said."""
        self._stands, self._in_sight = False, None
        self.timer.stop()
        self._long_timer.stop()

    def keep(self, text: str) -> None:
        """Let a sentence stand in the place of the labels, below all that is said meanwhile; empty: no longer."""
        self._kept = text
        said_now = self._stands and (not text or self._stays())
        if not said_now and not self._bar.shows_alert:
            self.end()

    def pass_on(self) -> None:
        """Let go what was said or offered of another place; what is not saved, and what stays, stays said."""
        if self._stays():
            return
        if self._in_sight is not None and not self._in_sight.stays:
            self._waiting.step_back()
        if self._stands:
            self.end()

    def _on_changed(self) -> None:
        if self._in_sight is not None and not self._in_sight.stays:
            self._waiting.step_back()
        if self._bar.shows_alert or (self._stands and not self._stays()):
            self.end()

    def end(self) -> None:
        """Show the labels again where a sentence stood, or the one that is kept, or what is offered."""
        self._stop()
        if not self._is_taken():
            self._show_rest()

    def close(self) -> bool:
        """Leave what is offered in sight as it is; return whether there was something."""
        offer = self._in_sight
        if offer is None:
            return False
        leaving = next((choice for choice in self._choices if choice.leaves), None)
        self._waiting.take(offer.name)
        if leaving is not None:
            leaving.act()
        return True

    def close_said(self) -> bool:
        """Leave what is offered in sight where one of its answers shows the key that leaves it; return whether."""
        return any(choice.leaves and choice.key for choice in self._choices) and self.close()

    # What is offered

    def refresh(self) -> None:
        """Show what is to be seen where nothing else is said; again after a change of what waits, or of language."""
        if not (self._bar.shows_alert or self._stands or self._is_taken()):
            self._show_rest()

    def _on_came(self, offer: Offer) -> None:
        """Tell at once what has just been done; what is only proposed waits until a sentence was read."""
        if offer.rank == Rank.TOLD and self._fits(offer) and not self._bar.shows_alert and not self._stays():
            self._stop()

    def _show_rest(self) -> None:
        if why := self._session.why_unsaved:  # what was said over it has been read
            self._say_not_saved(why)
            return
        offer = None if self._kept else self._waiting.first(self._fits)
        if offer is not None:
            self._show_offer(offer)
            return
        self._stop()
        if self._kept:
            self._bar.show_message(self._kept)
        else:
            self._bar.show_labels()

    def _show_offer(self, offer: Offer) -> None:
        words = offer.words()
        if self._in_sight is offer and self._bar.sentence == words:
            return
        self._stop()
        self._in_sight, self._choices = offer, offer.choices()
        buttons = [MessageButton(f"{_OFFER}{at}", choice.words, choice.key) for at, choice in enumerate(self._choices)]
        self._bar.show_message(words, buttons)
        if not offer.stays:
            self._long_timer.start()

    # Answers

    def _say_not_saved(self, why: str) -> None:
        """Say that a change is not saved, until it is or something else is said."""
        self._stop()
        waiting, copy = len(self._session.unsaved), self._copies.with_all if self._copies is not None else None
        retry = MessageButton("retry", self.tr("Try again"))
        if copy is not None:
            in_copy = self.tr("Everything, also the %n changes that wait, is in the copy {path}.", "", waiting)
            said = f"{self._session.why_unsaved_briefly}. {in_copy.format(path=copy)}"
            self._bar.show_message(said, [MessageButton("open", self.tr("Open the copy")), retry], alert=True)
            return
        if waiting > 1:
            why = " ".join((why, self.tr("%n changes wait.", "", waiting)))
        self._bar.show_message(why, [retry, MessageButton("copy", self.tr("Save a copy…"))], alert=True)

    def _on_answered(self, answer: str) -> None:
        if answer.startswith(_OFFER):
            self._answer_offer(int(answer.removeprefix(_OFFER)))
            return
        self._show_rest()
        if answer == "retry":
            self._session.retry()
        elif answer == "copy" and self._copies is not None:
            self._copies.save_copy()
        elif answer == "open" and self._copies is not None:
            self._copies.open_copy()

    def _answer_offer(self, at: int) -> None:
        offer = self._in_sight
        if offer is None:
            return
        choice = self._choices[at]
        if not choice.keeps:
            self._waiting.take(offer.name)
        choice.act()
