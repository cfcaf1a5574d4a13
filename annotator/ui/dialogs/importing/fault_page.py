"""A file that cannot be read: why, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.dialogs.importing.seen import FaultSeen
from annotator.ui.i18n import number_apart
from annotator.ui.panels.heads import Words
from annotator.ui.panels.sign import Sign
from annotator.ui.widgets.elide import ElidedLabel


class FaultPage(QWidget):
    """The name of the file, one sentence, and an advice."""

    good_asked = Signal(bool)
    """The person wants the good lines of this file that has bad ones, or (true) of all such files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(fonts.Role.QUOTE, "ink", most=3)
        self.place = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.sentence = Words(fonts.Role.UI, "alert", most=12)
        self.advice = Words(fonts.Role.UI, "ink2", most=8)
        self.lines = Words(fonts.Role.UI, "ink", most=4)
        self.for_all = QCheckBox()
        self.good = QPushButton()
        self.good.setAutoDefault(False)
        self.good.clicked.connect(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.place)
        column.addSpacing(14)
        said = QHBoxLayout()
        said.setSpacing(8)
        sign, signs = Sign("alert", "alert"), QVBoxLayout()
        signs.addWidget(sign)
        signs.addStretch(1)
        said.addLayout(signs)
        said.addWidget(self.sentence, 1)
        column.addLayout(said)
        column.addSpacing(10)
        column.addWidget(self.advice)
        column.addSpacing(12)
        column.addWidget(self.lines)
        column.addSpacing(6)
        column.addWidget(self.for_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(self.good, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_fault(self, seen: FaultSeen) -> None:
        """Show what is wrong with a file."""
        self.title.set_text(seen.title)
        self.place.set_text(seen.place)
        self.sentence.set_text(seen.sentence)
        self.advice.set_text(seen.advice)
        self.lines.setVisible(seen.good > 0)
        if seen.good:
            said = (self.tr("%n lines of it can be read.", "", seen.good), self.tr("%n cannot.", "", seen.bad))
            self.lines.set_text(" ".join(map(number_apart, said, (seen.good, seen.bad))))
            self.good.setText(self.tr("&Take the others and leave out what cannot be read"))
        else:
            self.good.setText(self.tr("&Leave out bad lines and read the others"))
        self.for_all.setText(self.tr("Also of the %n other files with bad lines", "", seen.others))
        self.for_all.setVisible(seen.others > 0)
        self.for_all.setChecked(False)
        self.good.setVisible(seen.has_good_lines)

    @property
    def asks(self) -> bool:
        """Whether there is something to be chosen."""
        return not self.good.isHidden()

    def focus_answers(self) -> None:
        """Bring the keyboard to the choice."""
        if self.asks:
            self.good.setFocus()

    def answer(self) -> None:
        """Take the good lines."""
        if self.asks:
            self.good_asked.emit(self.for_all.isVisibleTo(self) and self.for_all.isChecked())
