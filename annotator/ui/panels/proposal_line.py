"""What is proposed for the current span, as a question in the bar below: "by “Hãng tàu Tesk”?  ␣ yes  Del no"."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.panels.span_model import one_line
from annotator.ui.panels.told import HOLLOW_WIDTH, paint_hollow
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import CONTROL, RADIUS, BarButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.kept import paint_kept
from annotator.ui.widgets.keycap import CAP, cap_width, paint_key_cap
from annotator.ui.widgets.paint import advance, elided, paint_box, paint_text

_SIDE, _GAP = 4, 6
_LEAST_QUOTE = 64
"""Px that the quote keeps where there is little room."""


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """A key as a cap writes it, and with a sign where there is less room ("Space", "␣"); both empty: there is none."""

    text: str = ""
    sign: str = ""


class Asked(NamedTuple):
    """What is asked: the name of a label, link or kind of zone, and the words it would go to, or else why."""

    name: str
    quote: str
    why: str = ""


class HollowSign(QWidget):
    """The hollow box of what is only proposed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(HOLLOW_WIDTH, CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the box."""
        paint_kept(self, "", lambda painter: paint_hollow(painter, self.rect(), token(self.palette(), "ink2")))


class Question(ElidedLabel):
    """A quote with its marks and a question mark; where there is no room the quote is cut, its marks stay."""

    def __init__(self) -> None:
        super().__init__("", fonts.Role.ROW_QUOTE)
        self._quote = ""

    def set_quote(self, quote: str) -> None:
        """Ask for another one."""
        self._quote = one_line(quote)
        self.set_text(_asked(self._quote))

    def minimumSizeHint(self) -> QSize:
        """Return the least width that says something."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), _LEAST_QUOTE), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint it."""
        font = self._font()
        room = self.width() - advance(font, _asked(""))
        fits = advance(font, _asked(self._quote)) <= self.width()  # as one text: narrower than its parts
        shown = self._quote if fits else elided(font, self._quote, room)
        paint_text(QPainter(self), self.rect(), _asked(shown), font, token(self.palette(), "ink"))


def _asked(quote: str) -> str:
    return f"“{quote}”?"


class AnswerButton(BarButton):
    """A key cap and a word; where there is no room the cap alone, its key as a sign."""

    def __init__(self) -> None:
        super().__init__()
        self._answer = AnswerKey()
        self._signs = self._bare = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the article keeps the focus: its keys do the same

    def set_answer(self, answer: AnswerKey, text: str) -> None:
        """Show a key and its word."""
        self._answer = answer
        self.set_text(text)
        self.setAccessibleName(f"{text} {answer.text}".strip())
        self.set_key(answer.text)

    def set_brief(self, *, signs: bool, bare: bool) -> None:
        """Write the key as a sign; leave out the word, unless there is no key."""
        tip = self.accessibleName() if bare else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
        if (signs, bare) == (self._signs, self._bare):
            return
        self._signs, self._bare = signs, bare
        self.updateGeometry()
        self.update()

    def width_for(self, *, signs: bool, bare: bool) -> int:
        """Return the width of what would be shown, in px."""
        key = self._answer.sign if signs else self._answer.text
        word = advance(fonts.font(fonts.Role.UI), self.text()) if not (bare and key) else 0
        return 2 * _SIDE + (cap_width(key) if key else 0) + (_GAP if key and word else 0) + word

    def sizeHint(self) -> QSize:
        """Return the size of what is shown."""
        return QSize(self.width_for(signs=self._signs, bare=self._bare), CONTROL)

    def _looks(self) -> Hashable:
        return self._answer, self.text(), self._signs, self._bare

    def _paint(self, painter: QPainter) -> None:
        """Paint cap and word."""
        palette = self.palette()
        ground = self._background()
        if ground is not None:
            paint_box(painter, self.rect(), RADIUS, ground, None)
        left, key = _SIDE, self._answer.sign if self._signs else self._answer.text
        if key:
            cap = QRect(left, (self.height() - CAP) // 2, cap_width(key), CAP)
            paint_key_cap(painter, cap, key, palette)
            left = cap.right() + 1 + _GAP
        if not (self._bare and key):
            rest = self.rect().adjusted(left, 0, 0, 0)
            paint_text(painter, rest, self.text(), fonts.font(fonts.Role.UI), token(palette, "ink2"))


class ProposalLine(QWidget):
    """The question and its two answers, each a key and a button."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", fonts.Role.UI, "ink2")
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._quote = Question()
        self._why = ElidedLabel("", fonts.Role.UI, "ink")
        self._yes, self._no = AnswerButton(), AnswerButton()
        self._keys = (AnswerKey(), AnswerKey())
        self._yes.clicked.connect(self.accepted)
        self._no.clicked.connect(self.rejected)
        row = QHBoxLayout(self)
        row.setContentsMargins(_GAP, 0, 0, 0)
        row.setSpacing(_GAP)
        for widget in (HollowSign(), self._name, self._quote, self._why):
            row.addWidget(widget)
        self._why.hide()
        row.addSpacing(2)
        row.addWidget(self._yes)
        row.addWidget(self._no)

    def ask(self, asked: Asked, accept: AnswerKey, reject: AnswerKey) -> None:
        """Ask whether what has this name goes to this quote; what the keys are."""
        self._name.set_text(asked.name)
        self._quote.set_quote(asked.quote)
        self._quote.setVisible(bool(asked.quote))
        self._why.set_text(asked.why)
        self._why.setToolTip(asked.why)
        self._why.setVisible(bool(asked.why))
        self._keys = (accept, reject)
        self._retranslate()

    def set_brief(self, *, signs: bool, bare: bool) -> None:
        """Write the keys as signs; leave out the words of the answers."""
        for button in (self._yes, self._no):
            button.set_brief(signs=signs, bare=bare)

    def width_for(self, *, cut: bool, signs: bool, bare: bool) -> int:
        """Return the width in px with the quote whole or cut as far as it can be, and the answers so brief."""
        words = self._why if self._why.text else self._quote
        quote = min(words.sizeHint().width(), _LEAST_QUOTE) if cut else words.sizeHint().width()
        answers = sum(button.width_for(signs=signs, bare=bare) for button in (self._yes, self._no))
        return 6 * _GAP + 2 + HOLLOW_WIDTH + self._name.sizeHint().width() + quote + answers

    def minimumSizeHint(self) -> QSize:
        """Return the least that it can be."""
        return QSize(self.width_for(cut=True, signs=True, bare=True), CONTROL)

    def changeEvent(self, event: QEvent) -> None:
        """Answer in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        accept, reject = self._keys
        self._yes.set_answer(accept, self.tr("yes"))
        self._no.set_answer(reject, self.tr("no"))
