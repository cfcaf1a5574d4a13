"""A file that cannot be read: why, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.dialogs.importing.seen import FaultSeen
from annotator.ui.panels.heads import Words
from annotator.ui.panels.sign import Sign
from annotator.ui.widgets.elide import ElidedLabel


class FaultPage(QWidget):
    """The name of the file, one sentence, and an advice."""

    good_asked = Signal()
    """The person wants the good lines of files that have a bad one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(fonts.Role.QUOTE, "ink", most=3)
        self.place = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.sentence = Words(fonts.Role.UI, "alert", most=12)
        self.advice = Words(fonts.Role.UI, "ink2", most=8)
        self.good = QPushButton(self.tr("&Leave out bad lines and read the others"))
        self.good.setAutoDefault(False)
        self.good.clicked.connect(self.good_asked)
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
        column.addWidget(self.good, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_fault(self, seen: FaultSeen) -> None:
        """Show what is wrong with a file."""
        self.title.set_text(seen.title)
        self.place.set_text(seen.place)
        self.sentence.set_text(seen.sentence)
        self.advice.set_text(seen.advice)
        self.good.setVisible(seen.has_good_lines)
