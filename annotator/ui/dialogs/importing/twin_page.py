"""Two texts that are nearly the same, side by side: what differs stands out, and a person says what becomes of one."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.dialogs.importing.seen import TwinSeen
from annotator.ui.dialogs.importing.zoned_text import MOST, ZonedText
from annotator.ui.panels.heads import Words
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline

_LINES = 2000
"""Lines of a text that are compared."""
_NEAR = 6
"""A difference in so many first lines is seen from the top."""
_LAID_OUT = frozenset({QEvent.Type.Show, QEvent.Type.Resize})


def same_lines(one: str, other: str) -> tuple[list[bool], list[bool]]:
    """Return for each line of two texts whether the other one has it too, at its place among those that both have."""
    left, right = one.split("\n")[:_LINES], other.split("\n")[:_LINES]
    same = ([False] * len(left), [False] * len(right))
    for first, second, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for at in range(size):
            same[0][first + at] = same[1][second + at] = True
    return same


def first_difference(one: list[bool], other: list[bool]) -> int:
    """Return the line from 0 at which two texts (see `same_lines`) first differ; above it they are alike."""
    return min((same.index(False) for same in (one, other) if False in same), default=0)


class _Side(QWidget):
    """One of the two texts under its name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", fonts.Role.CONTROL)
        self.text = ZonedText(named=False)
        self.text.setCenterOnScroll(True)  # so that the end of the shorter text can come up as far as the other's
        self.text.installEventFilter(self)
        self._line = 0
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._bring)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QVBoxLayout()
        head.setContentsMargins(10, 0, 10, 4)
        head.addWidget(ElidedLabel(name, fonts.Role.HEADING, "ink3"))
        head.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(self.text, 1)

    def show_text(self, title: str, text: str, same: list[bool], first: int) -> None:
        """Show a text from just before its line `first` on, from which on the two differ."""
        self.title.set_text(title)
        self.text.setAccessibleName(title)
        self.text.show_text(text)
        self.text.grey_lines(same)
        self._line = first - 2 if first > _NEAR else 0
        self._bring()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the difference into sight again where the lines are laid out anew: when shown, or at another width."""
        if event.type() in _LAID_OUT:
            self._due.start()
        return super().eventFilter(watched, event)

    def _bring(self) -> None:
        block = self.text.document().findBlockByNumber(self._line)
        if block.isValid():
            self.text.setTextCursor(QTextCursor(block))
            self.text.verticalScrollBar().setValue(block.firstLineNumber())


class TwinPage(QWidget):
    """A near duplicate: both texts, how near, and the choice."""

    chosen = Signal(bool)
    """Whether it is to be imported."""
    all_chosen = Signal(bool)
    """The same for all near duplicates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(fonts.Role.QUOTE, "ink", most=2)
        self.place = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.sentence = Words(fonts.Role.UI, "ink2", most=3)
        self.new, self.old = _Side(self.tr("This one")), _Side(self.tr("Nearly the same"))
        self.take = QRadioButton(self.tr("Import it &too"))
        self.leave = QRadioButton(self.tr("&Leave it out"))
        self.for_all = QPushButton()
        self.for_all.setAutoDefault(False)
        group = QButtonGroup(self)
        for radio, wanted in ((self.take, True), (self.leave, False)):
            group.addButton(radio)
            radio.clicked.connect(lambda _on=False, wanted=wanted: self.chosen.emit(wanted))
        self.for_all.clicked.connect(lambda: self.all_chosen.emit(self.take.isChecked()))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        head.setSpacing(2)
        for widget in (self.title, self.place, self.sentence):
            head.addWidget(widget)
        head.insertSpacing(2, 8)
        head.addSpacing(6)
        sides = QHBoxLayout()
        sides.setContentsMargins(4, 0, 4, 0)
        sides.setSpacing(8)
        sides.addWidget(self.new, 1)
        sides.addWidget(self.old, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.setSpacing(16)
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.for_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(sides, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def show_twin(self, seen: TwinSeen) -> None:
        """Show a near duplicate and the answer in force."""
        self.title.set_text(seen.title)
        self.place.set_text(seen.place)
        share = QLocale().toString(round(seen.share * 100))
        self.sentence.set_text(
            self.tr("{share} % the same as “{title}”. What differs stands on grey.").format(
                share=share, title=seen.twin_title
            )
        )
        ours, theirs = seen.text[:MOST], seen.twin_text[:MOST]
        same = same_lines(ours, theirs)
        first = first_difference(*same)
        self.new.show_text(seen.title, ours, same[0], first)
        self.old.show_text(seen.twin_title, theirs, same[1], first)
        self.take.setChecked(seen.wanted)
        self.leave.setChecked(not seen.wanted)
        self.for_all.setText(self.tr("The same for all %n near duplicates", "", seen.others + 1))
        self.for_all.setVisible(seen.others > 0)

    def focus_answers(self) -> None:
        """Bring the keyboard to the answer."""
        (self.take if self.take.isChecked() else self.leave).setFocus()
