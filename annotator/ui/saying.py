"""Sentences in the bar below the text: said for a while, gone with what they were said of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from annotator.ui.panels.label_bar import LabelBar, MessageButton
from annotator.ui.panels.message_strip import MessageStrip
from annotator.ui.session import Session

_FOR, _OFFERED_FOR = 6000, 60_000
"""Milliseconds that a sentence stands, and one that offers something."""
_OFFER = "offer"


class Choice(NamedTuple):
    """An answer to what is said: the words of its button, what it calls, and the key that does the same."""

    words: str
    act: Callable[[], object]
    key: str = ""


class Saying(QObject):
    """What the session tells, in place of the labels; the labels come back by themselves."""

    def __init__(
        self, session: Session, bar: LabelBar | MessageStrip, *, is_taken: Callable[[], bool], stays: Callable[[], bool]
    ) -> None:
        """Take the session and the bar.

        `is_taken()`: something else stands in the bar now; `stays()`: the sentence is of what is going on, such as a
        mode, and stands until that ends.
        """
        super().__init__(bar)
        self._session = session
        self._bar = bar
        self._is_taken, self._stays = is_taken, stays
        self._save_copy: Callable[[], object] = bool
        self._offered: Sequence[Choice] = ()
        self._stands = False
        self._kept = ""
        self.timer = QTimer(self, singleShot=True, interval=_FOR)
        self._long_timer = QTimer(self, singleShot=True, interval=_OFFERED_FOR)
        for timer in (self.timer, self._long_timer):
            timer.timeout.connect(self.pass_on)
        session.not_saved.connect(self._say_not_saved)
        session.changed.connect(lambda _edit: self._on_changed())
        session.article_opened.connect(lambda _id: self.pass_on())
        session.project_opened.connect(self.pass_on)
        session.project_closed.connect(self.pass_on)
        bar.message_answered.connect(self._on_answered)

    def offer_copy(self, save_copy: Callable[[], object]) -> None:
        """Say how a copy is saved, where a change could not be written."""
        self._save_copy = save_copy

    def say(self, text: str) -> None:
        """Say a sentence."""
        self._bar.show_message(text)
        self._stand(self.timer)

    def offer(self, text: str, button: str, act: Callable[[], object]) -> None:
        """Say a sentence with a button that does something about it."""
        self.choose(text, [Choice(button, act)])

    def choose(self, text: str, choices: Sequence[Choice]) -> None:
        """Say a sentence with buttons that answer it."""
        self._offered = choices
        buttons = [MessageButton(f"{_OFFER}{at}", choice.words, choice.key) for at, choice in enumerate(choices)]
        self._bar.show_message(text, buttons)
        self._stand(self._long_timer)

    def _stand(self, timer: QTimer) -> None:
        self._stop()
        self._stands = True
        timer.start()

    def _stop(self) -> None:
        """Let no time end what is said."""
        self._stands = False
        self.timer.stop()
        self._long_timer.stop()

    def keep(self, text: str) -> None:
        """Let a sentence stand in the place of the labels, below all that is said meanwhile; empty: no longer."""
        self._kept = text
        said_now = self._stands and (not text or self._stays())
        if not said_now and not self._bar.shows_alert:
            self.end()

    def pass_on(self) -> None:
        """Let a sentence go that was said of another place; what is not saved stays said."""
        if self._stands and not self._stays():
            self.end()

    def _on_changed(self) -> None:
        if self._bar.shows_alert or not self._stays():
            self.end()

    def end(self) -> None:
        """Show the labels again where a sentence stood, or the one that is kept."""
        self._stop()
        if not self._is_taken():
            self._show_rest()

    def _show_rest(self) -> None:
        if self._kept:
            self._bar.show_message(self._kept)
        else:
            self._bar.show_labels()

    def _say_not_saved(self, why: str) -> None:
        """Say that a change is not saved, until it is or something else is said."""
        self._stop()
        buttons = [MessageButton("retry", self.tr("Try again")), MessageButton("copy", self.tr("Save a copy…"))]
        self._bar.show_message(why, buttons, alert=True)

    def _on_answered(self, answer: str) -> None:
        self._show_rest()
        if answer == "retry":
            self._session.retry()
        elif answer == "copy":
            self._save_copy()
        elif answer.startswith(_OFFER):
            self.end()
            self._offered[int(answer.removeprefix(_OFFER))].act()
