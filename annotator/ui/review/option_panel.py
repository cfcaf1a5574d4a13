"""The right panel of the review: what is asked, a row for each option, and what else can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import MARGIN, Words
from annotator.ui.review.key_row import KeyRow, LinkButton
from annotator.ui.review.kinds import kind_name, question_of
from annotator.ui.review.note_box import NoteBox
from annotator.ui.review.option_row import OptionRowView
from annotator.ui.review.parts import (
    BOTH,
    BOUNDARIES,
    FLIP,
    LATER_KEY,
    MAJORITY,
    NAMES,
    NOTE,
    NOTHING,
    Asked,
    OptionRow,
    ReviewKeys,
)
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.stack import Stack

WIDTH = 348
HEAD, _FOOT, _LEAST = 44, 40, 72
_BESIDES = (BOTH, FLIP, BOUNDARIES, LATER_KEY, NOTE)


class _OptionScroll(QScrollArea):
    """As high as the options are; where there is less room they scroll."""

    def sizeHint(self) -> QSize:
        """Return the size of all options."""
        page = self.widget()
        return page.size() if page is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """Leave about one option in sight."""
        return QSize(0, _LEAST)


class OptionPanel(QWidget):
    """The options of one place. It shows what it is given; which one is in focus is all that it holds."""

    option_taken = Signal(int)
    """The number of an option, or of a value, that was clicked."""
    focus_changed = Signal(int)
    """The number of the option that the person looks at now; 0: none."""
    asked_for = Signal(str)
    """Something else that a person wants: `parts.NOTHING`, `parts.BOTH` and so on."""
    note_written = Signal(str, bool)
    note_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: Mapping[str, LabelLook] = {}
        self._keys = ReviewKeys(of={})
        self._asked: Asked | None = None
        self._focus = 0
        self._with_names = self._is_fitting = False
        self._rows: list[OptionRowView] = []
        self._made: list[QWidget] = []
        self._kind = ElidedLabel("", fonts.Role.STRONG)
        self._question = ElidedLabel("", fonts.Role.UI, "ink2")
        self._nothing, self._majority = KeyRow(NOTHING, high=True), KeyRow(MAJORITY, high=True)
        self._besides = {what: KeyRow(what, high=False) for what in _BESIDES}
        self.note = NoteBox()
        self._names_told = ElidedLabel("", fonts.Role.HINT, "ink2")
        self._names = LinkButton()
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.setSpacing(8)
        head.addWidget(self._kind)
        head.addWidget(self._question)
        head.addStretch(1)
        self._head = QWidget()
        self._head.setLayout(head)
        self._head.setFixedHeight(HEAD)
        self._page = Stack()
        self._options = Stack()
        self._deciding = Stack()
        self._lines = {row: Hairline() for row in (self._nothing, self._majority)}
        for row, line in self._lines.items():
            self._deciding.add(row)
            self._deciding.add(line)
        self._others = Stack()
        for row in self._besides.values():
            self._others.add(row)
        self._waits, self._why = Words(fonts.Role.UI, "alert"), Words(fonts.Role.UI, "ink2")
        for words in (self._waits, self._why):
            words.hide()
            self._page.add(words, above=14, inset=MARGIN)
        self._page.add(self._options)
        self._scroll = _OptionScroll()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        self._body = Stack()
        self._cut, rest = Hairline(), Stack()
        self._cut.hide()
        parts: list[QWidget] = [self._scroll, self._cut, self._deciding, self._others, self.note, rest]
        for part in parts:
            self._body.add(part, above=9 if part is self._others else 0)
        self._body.share(fills=rest, gives=self._scroll)  # however many options: what else can be done stays in sight
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 0, MARGIN, 0)
        foot.setSpacing(5)
        foot.addWidget(self._names_told)
        foot.addWidget(self._names)
        foot.addStretch(1)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self._foot.setFixedHeight(_FOOT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, Hairline()):
            column.addWidget(widget)
        column.addWidget(self._body, 1)
        column.addWidget(Hairline())
        column.addWidget(self._foot)

    def _connect(self) -> None:
        for row in (self._nothing, self._majority, *self._besides.values()):
            row.clicked.connect(lambda _on=False, what=row.what: self.asked_for.emit(what))
        self._names.clicked.connect(lambda: self.asked_for.emit(NAMES))
        self._page.height_changed.connect(self._fit)
        self.note.shown.connect(self._make_room)
        self.note.written.connect(self.note_written)
        self.note.left.connect(self.note_left)

    def sizeHint(self) -> QSize:
        """Return the width that the panel begins with."""
        return QSize(WIDTH, super().sizeHint().height())

    # What the window uses

    def set_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Take the labels' looks; again after a switch of theme, language or scheme."""
        self._looks = looks
        self._show()

    def set_keys(self, keys: ReviewKeys) -> None:
        """Show these keys."""
        self._keys = keys
        self._say()

    def ask(self, asked: Asked | None, *, why: str = "") -> None:
        """Ask about a place; None: nothing is asked, and `why` says why. No option is in focus then."""
        self._asked, self._focus = asked, 0
        self._why.set_text(why)
        self._why.setVisible(bool(why))
        self.note.put_away()
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def set_waiting(self, *, on: bool) -> None:
        """Say at the question whether its answer, or its note, could not be written and waits."""
        if on != (not self._waits.isHidden()):
            self._waits.setVisible(on)
            self._page.place_inside()
            self._fit()

    def set_names_shown(self, *, on: bool) -> None:
        """Show who took what, or hide it."""
        self._with_names = on
        self._show()

    @property
    def focus(self) -> int:
        """The number of the option in focus, 0: none."""
        return self._focus

    def set_option_focus(self, number: int) -> None:
        """Make an option the one in focus, without a signal; 0: none."""
        self._focus = number
        for row in self._rows:
            row.set_focused(on=row.option.number == number)
            if row.is_focused:
                self._scroll.ensureWidgetVisible(row, 0, 0)

    def bring_into_focus(self, number: int) -> None:
        """Make an option the one in focus, as the arrows do."""
        self._on_entered(number)

    def show_moved(self, number: int, words: str) -> None:
        """Show other words in the row of an option: its boundaries are being moved."""
        if self._asked is not None:
            options = (
                replace(one, text=words, outside=(), marked=()) if one.number == number else one
                for one in self._asked.options
            )
            self._asked = replace(self._asked, options=tuple(options))
            self._show()

    def step_focus(self, step: int) -> None:
        """Bring the next (1) or previous (-1) option into focus, round at the ends."""
        numbers = [row.option.number for row in self._rows]
        if self._focus in numbers:
            self._on_entered(numbers[(numbers.index(self._focus) + step) % len(numbers)])
        elif numbers:
            self._on_entered(numbers[0 if step > 0 else -1])

    def open_note(self, note: str = "", *, offers_guidelines: bool = True) -> None:
        """Bring the keyboard to the note of this decision; `offers_guidelines`: this person may write them."""
        self.note.open(note, offers_guidelines=offers_guidelines)

    # What a person does

    def _on_entered(self, number: int) -> None:
        if number != self._focus:
            self.set_option_focus(number)
            self.focus_changed.emit(number)

    # What is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows their width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._is_fitting:  # trying a width can want another height, which asks for this again
            return
        self._is_fitting = True
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        for beside in (0, bar):  # where they scroll, beside the bar
            width = max(self.width() - beside, 1)
            self._page.resize(width, max(self._page.heightForWidth(width), 1))
            self._body.place_inside()
            if self._page.height() <= self._scroll.height():
                break
        self._cut.setVisible(self._page.height() > self._scroll.height() and self._asked is not None)
        self._body.place_inside()
        self._is_fitting = False

    def _make_room(self) -> None:
        """While a note is written, the keys that wait make room for it."""
        self._others.setVisible(self._asked is not None and not self.note.is_open)
        self._fit()

    def _show(self) -> None:
        asked = self._asked
        for old in self._made:
            self._options.remove(old)
            old.hide()
            old.deleteLater()
        self._made, self._rows = [], []
        if asked is not None and asked.taken is not None:
            self._add(self._row(asked.taken))
        for option in asked.options if asked is not None else ():
            row = self._row(option)
            row.taken.connect(self.option_taken)
            row.entered.connect(self._on_entered)
            self._rows.append(row)
            self._add(row)
        for widget in (self._deciding, self._foot):
            widget.setVisible(asked is not None)
        self._others.setVisible(asked is not None and not self.note.is_open)
        self.set_option_focus(self._focus)
        self._say()
        self._page.place_inside()
        self._fit()

    def _row(self, option: OptionRow) -> OptionRowView:
        votes = self.tr("%n votes", "", option.votes) if option.votes else ""
        return OptionRowView(option, self._looks.get(option.label), with_names=self._with_names, votes=votes)

    def _add(self, row: QWidget) -> None:
        for widget in (row, Hairline()):
            self._options.add(widget)
            self._made.append(widget)

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _say(self) -> None:
        asked, keys = self._asked, self._keys
        name = "" if asked is None else asked.field or kind_name(asked.kind)
        self._kind.set_text(name[:1].upper() + name[1:])
        asks = "" if asked is None else self.tr("which one?") if asked.field else question_of(asked.kind)
        self._question.set_text(asks)
        self._waits.set_text(self.tr("Not saved: what you did here waits until it can be written."))
        told = self.tr("Order shuffled.") if self._with_names else self.tr("Names hidden, order shuffled.")
        self._names_told.set_text(told)
        self._names.set_text(self.tr("Hide names") if self._with_names else self.tr("Show names"))
        self._names.setAccessibleName(self._names.text())
        words = {
            BOTH: self.tr("keep both"),
            FLIP: self.tr("flip claim and denial"),
            BOUNDARIES: self.tr("move the end, Shift the start"),
            LATER_KEY: self.tr("later"),
            NOTE: self.tr("note for the guidelines"),
        }
        for what, row in self._besides.items():
            caps = keys.end if what == BOUNDARIES and keys.end else (keys[what],)
            row.set_words(words[what], caps)
            row.setVisible(asked is not None and what in asked.can)
        if asked is not None:
            self._say_deciding(asked)

    def _say_deciding(self, asked: Asked) -> None:
        nothing = self.tr("No link") if asked.is_of_links else self.tr("Nothing here")
        count = self.tr("%n votes", "", len(asked.nothing)) if asked.nothing else ""
        if self._with_names and asked.nothing:
            count = ", ".join(asked.nothing)
        self._nothing.set_words(nothing, (self._keys[NOTHING],), count=count)
        votes = " : ".join(str(one) for one in asked.votes)
        if asked.majority:
            words = self.tr("Majority for {number}, {votes}").format(number=asked.majority, votes=votes)
        else:
            words = self.tr("No majority, {votes}").format(votes=votes)
        self._majority.set_words(words, (self._keys[MAJORITY],), quiet=not asked.majority)
        self._majority.setEnabled(bool(asked.majority))
        for row, is_shown in ((self._nothing, NOTHING in asked.can), (self._majority, asked.has_majority)):
            row.setVisible(is_shown)
            self._lines[row].setVisible(is_shown)
