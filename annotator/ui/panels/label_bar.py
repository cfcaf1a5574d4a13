"""The bar below the text: the labels with their keys, what is left to do, and the one primary button.

While a link is made, or something is to be said, it shows that instead; nothing else in the window moves for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from annotator.domain.scheme import Scheme
from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.looks import label_keys
from annotator.ui.panels.key_words import KeyWord, clear
from annotator.ui.panels.label_page import LEFT, LabelPage
from annotator.ui.panels.link_page import LinkPage
from annotator.ui.panels.proposal_line import AnswerKey, Asked
from annotator.ui.panels.sign import Sign
from annotator.ui.theme import TokenName
from annotator.ui.widgets.buttons import KeyButton, PrimaryButton
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.two_lines import TwoLines

HEIGHT = 44
_RIGHT = 12
_NARROW = 800
"""Below this width, in px, the primary button shows its key alone."""


@dataclass(frozen=True, slots=True)
class MessageButton:
    """A button beside a message; `id` comes back in `message_answered`."""

    id: str
    text: str
    key: str = ""


class AnswerKeyButton(KeyButton):
    """A button that Enter presses too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it with Enter as with Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class MessagePage(QWidget):
    """A sentence and the buttons that answer it."""

    answered = Signal(str)
    left = Signal()
    """The keyboard was here and goes: something was answered, or Esc pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.alerts = False
        self.sign = Sign("alert", "alert")
        self.sentence = TwoLines("", fonts.Role.CONTROL)
        self.answers = QWidget()
        """The buttons, in sight where there are some; the keyboard comes to the first of them."""
        self._buttons = QHBoxLayout(self.answers)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.sentence)
        row.addSpacing(12)
        row.addWidget(self.answers)
        row.addStretch(1)
        self.answers.hide()

    def set_message(self, text: str, buttons: Sequence[MessageButton], *, alert: bool) -> None:
        """Say something; `alert` is for what was not saved."""
        self.alerts = alert
        colour: TokenName = "alert" if alert else "ink"
        self.sign.setVisible(alert)
        self.sentence.set_text(text)
        self.sentence.set_colour(colour)
        clear(self._buttons)
        made = [self._made(button) for button in buttons]
        for one in made:
            self._buttons.addWidget(one)
        if made:
            self.answers.setFocusProxy(made[0])
        self.answers.setVisible(bool(made))

    def _made(self, button: MessageButton) -> KeyButton:
        made = AnswerKeyButton(key=button.key)
        say(made, button.text)
        made.clicked.connect(lambda: self._answer(button.id))
        return made

    def _answer(self, answer: str) -> None:
        if holds_keyboard(self.answers):
            self.left.emit()  # the button goes now
        self.answered.emit(answer)


class LabelBar(QWidget):
    """The bar in its three states: labels, linking, message. It stays 44 px high and keeps the primary button."""

    label_chosen = Signal(str)
    finish_asked = Signal()
    open_point_asked = Signal()
    suggestion_asked = Signal()
    proposal_accepted = Signal()
    proposal_rejected = Signal()
    message_answered = Signal(str)
    left = Signal()
    """The keyboard was at an answer and goes back."""
    leave_asked = Signal()
    """Esc was pressed at an answer."""
    asked = Signal()
    """Something is asked that keys answer, another thing than before, or nothing any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: Asked | None = None
        self._open_points = 0
        self._suggestions: int | None = None
        self._time = ""
        self._paused = self._goes_on = False
        self._labels = LabelPage()
        self._linking = LinkPage()
        self._message = MessagePage()
        self._finish = PrimaryButton()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        self.setFixedHeight(HEIGHT)
        self._pages = QStackedLayout()
        self._end = QWidget()
        end = QHBoxLayout(self._end)
        end.setContentsMargins(0, 0, _RIGHT, 0)
        end.setSpacing(10)
        end.addWidget(Hairline(Qt.Orientation.Vertical, 18))
        end.addWidget(self._finish)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._pages, 1)
        row.addWidget(self._end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(row, 1)
        for page in (self._labels, self._linking, self._message):  # before, the first would be a window
            self._pages.addWidget(page)

    def _connect(self) -> None:
        self._labels.labels.chosen.connect(self.label_chosen)
        self._labels.open_points.clicked.connect(self.open_point_asked)
        self._labels.suggestions.clicked.connect(self.suggestion_asked)
        self._labels.proposal.accepted.connect(self.proposal_accepted)
        self._labels.proposal.rejected.connect(self.proposal_rejected)
        self._finish.clicked.connect(self.finish_asked)
        self._message.answered.connect(self.message_answered)
        self._message.left.connect(self.left)

    @property
    def answers(self) -> QWidget:
        """The buttons of what is said, in sight where there are some: F6 comes to them."""
        return self._message.answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the answers with Esc."""
        if event.key() == Qt.Key.Key_Escape and holds_keyboard(self.answers):
            self.left.emit()
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    # What the window uses

    def set_scheme(self, scheme: Scheme, looks: Mapping[str, LabelLook]) -> None:
        """Take the labels in use and their looks; again after a switch of theme, language or scheme."""
        self._labels.labels.set_labels(label_keys(scheme, looks))
        self._labels.fit()
        self._linking.set_looks(looks)

    def set_finish_key(self, key: str) -> None:
        """Show the key of "Finish & next", as `keycap.hint_text` writes it."""
        self._finish.set_key(key)
        self._show_finish()

    def set_finish_enabled(self, *, on: bool, why: str = "", goes_on: bool = False) -> None:
        """Enable the primary button; disabled it says why. `goes_on`: nothing is left to finish, it goes on."""
        self._goes_on = goes_on
        self._finish.setEnabled(on)
        self._finish.setToolTip("" if on else why)
        self._show_finish()

    def set_suggestions(self, count: int | None, keys: Sequence[KeyWord] = ()) -> None:
        """Show how many suggestions are left, and the keys of the current one; None hides both."""
        self._suggestions = count
        self._labels.suggestion_keys.set_words(keys if count else ())
        self._labels.suggestion_keys.setVisible(bool(count and keys))
        self._show_counts()

    def ask_proposal(self, asked: Asked, *, accept: AnswerKey, reject: AnswerKey) -> None:
        """Ask whether what has this name goes to this quote, and show the keys that answer."""
        self._labels.proposal.ask(asked, accept, reject)
        self._labels.proposal.show()
        self._labels.fit()
        self._note_asked(asked)

    def hide_proposal(self) -> None:
        """Ask no more."""
        if not self._labels.proposal.isHidden():
            self._labels.proposal.hide()
            self._labels.fit()
            self._note_asked(None)

    def _note_asked(self, asked: Asked | None) -> None:
        if asked != self._asked:
            self._asked = asked
            self.asked.emit()

    @property
    def asks(self) -> bool:
        """Whether something is asked that keys answer."""
        return self._asked is not None

    def set_open_points(self, count: int) -> None:
        """Show how many open points there are; 0 shows nothing."""
        if count != self._open_points:
            self._open_points = count
            self._show_counts()

    def set_timer(self, text: str, *, paused: bool = False) -> None:
        """Show the time on this article ("02:14"), quietly while it stands still; empty: none."""
        clock, other_width = self._labels.clock, len(text) != len(self._time)
        self._time, self._paused = text, paused
        clock.set_quiet(on=paused)
        self._say_time()
        if other_width:
            self._labels.has_time = bool(text)
            self._labels.fit()

    def set_state(self, text: str, tip: str = "") -> None:
        """Say in a word what has become of this article ("Finished"), and in a tip what can be done; empty: nothing."""
        self._labels.set_state(text, tip)

    def show_labels(self) -> None:
        """Go back to the labels."""
        self._pages.setCurrentWidget(self._labels)
        self._end.show()

    def show_linking(self, *, label: str, quote: str, type_name: str, target: str, keys: Sequence[KeyWord]) -> None:
        """Say what is being linked: the source's label id and quote, the link's name, the targets' label id.

        An empty `target`: there is none.
        """
        self._linking.show_link(label=label, quote=quote, type_name=type_name, target=target, keys=keys)
        self._pages.setCurrentWidget(self._linking)
        self._end.hide()

    @property
    def sentence(self) -> str:
        """What it says now in place of the labels; empty: nothing."""
        return self._message.sentence.text if self._pages.currentWidget() is self._message else ""

    @property
    def shows_alert(self) -> bool:
        """Whether it says that something is not saved."""
        return self._pages.currentWidget() is self._message and self._message.alerts

    def show_message(self, text: str, buttons: Sequence[MessageButton] = (), *, alert: bool = False) -> None:
        """Say a sentence in place of the labels; its buttons answer by `message_answered`. `alert`: not saved."""
        self._message.set_message(text, buttons, alert=alert)
        self._pages.setCurrentWidget(self._message)
        self._end.show()

    def sizeHint(self) -> QSize:
        """Return the bar's size; it takes the width it is given."""
        return QSize(720, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the primary button out where it is narrow."""
        super().resizeEvent(event)
        self._show_finish()

    def _show_finish(self) -> None:
        finishes, goes_on = self.tr("Finish & next"), self.tr("Next")
        words, other = (goes_on, finishes) if self._goes_on else (finishes, goes_on)
        brief = self.width() < _NARROW and bool(self._finish.key)
        self._finish.set_text(other)
        room = self._finish.sizeHint().width()  # nothing moves from one article to the next
        self._finish.setMinimumWidth(0 if brief else room)
        say(self._finish, words)
        self._finish.set_text("" if brief else words)
        if self._finish.isEnabled():
            self._finish.setToolTip(words if brief else "")

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language; a sentence that stands in the old one goes."""
        if event.type() == QEvent.Type.LanguageChange:
            if self._pages.currentWidget() is self._message and not self.shows_alert:
                self.show_labels()
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._show_finish()
        self._labels.labels.setAccessibleName(self.tr("Labels"))
        self._show_counts()
        self._say_time()

    def _say_time(self) -> None:
        clock = self._labels.clock
        clock.set_told(self._time)
        clock.setAccessibleName(self.tr("Time on this article: {time}").format(time=self._time))
        paused = self.tr("The clock stands still and goes on at the next key or click.")
        clock.setToolTip(paused if self._paused else clock.accessibleName())

    def _show_counts(self) -> None:
        page, left, waiting = self._labels, self._open_points, self._suggestions
        before = page.counts_take
        page.open_points.set_told(self.tr("%n open points", "", left), str(left))
        page.open_points.setVisible(left > 0)
        page.suggestions.set_told(self.tr("%n suggestions", "", waiting or 0), str(waiting or 0))
        page.suggestions.setVisible(waiting is not None)
        if page.counts_take != before:  # figures are all of one width: at most keys nothing has to give way
            page.fit()


def holds_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is at something inside a widget."""
    at: QWidget | None = widget.window().focusWidget()
    return at is not None and widget.isAncestorOf(at)


def say(button: KeyButton | PrimaryButton, text: str) -> None:
    """Set a button's words. An ampersand in them is one, and makes no key."""
    button.set_text(text)
    button.setShortcut(QKeySequence())
    button.setAccessibleName(text)
