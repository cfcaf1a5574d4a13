"""A question with a few answers, each with the same first lines read that way: the encoding, or the sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui import fonts
from annotator.ui.dialogs.importing.seen import Choice, ChoiceSeen
from annotator.ui.panels.heads import Words
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline

_LINES = 3
"""Lines of a preview."""


class ChoiceRow(QWidget):
    """A radio button, the reason beside it, and the first lines below it; a click anywhere takes it."""

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self.radio = QRadioButton(choice.name.replace("&", "&&"))
        lines = [line for line in choice.preview.splitlines() if line.strip()][:_LINES]
        said = (choice.name, choice.reason, " ".join(lines))
        self.radio.setAccessibleName(". ".join(part for part in said if part))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.radio)
        head.addWidget(ElidedLabel(choice.reason, fonts.Role.HINT, "ink3"), 1)
        below = QVBoxLayout()
        below.setContentsMargins(27, 0, 0, 0)
        below.setSpacing(0)
        for line in lines:
            below.addWidget(ElidedLabel(line.strip(), fonts.Role.QUOTE, "ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(below)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the row."""
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.radio.click()
        super().mousePressEvent(event)


class ChoicePage(QWidget):
    """The question, its answers, and a button that takes the chosen one."""

    answered = Signal(str, bool)
    """The id of the answer, and whether it is one for all files that ask the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(fonts.Role.QUOTE, "ink", most=2)
        self.place = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.sentence = Words(fonts.Role.UI, "ink2", most=6)
        self.rows: list[ChoiceRow] = []
        self.for_all = QCheckBox()
        self.take = QPushButton(self.tr("&Read it this way"))
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.answer)
        self._group = QButtonGroup(self)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.place)
        column.addSpacing(10)
        column.addWidget(self.sentence)
        column.addSpacing(6)
        column.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.for_all)
        foot.addStretch(1)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def show_question(self, seen: ChoiceSeen) -> None:
        """Show a question; the answer in force or the likeliest is chosen."""
        self.title.set_text(seen.title)
        self.place.set_text(seen.place)
        self.place.setVisible(bool(seen.place))
        self.sentence.set_text(seen.sentence)
        self.for_all.setText(self.tr("Also the %n other files that ask this", "", seen.others))
        self.for_all.setVisible(seen.others > 0)
        self.for_all.setChecked(False)
        self._group = QButtonGroup(self)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = [ChoiceRow(choice) for choice in seen.choices]
        for row in self.rows:
            self._group.addButton(row.radio)
            row.radio.installEventFilter(self)
            column.addWidget(Hairline())
            column.addWidget(row)
        column.addStretch(1)
        self._area.setWidget(inside)
        chosen = seen.chosen or (seen.choices[0].id if seen.choices else "")
        for row in self.rows:
            row.radio.setChecked(row.choice.id == chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the answer that has the keyboard in sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QRadioButton):
            parent = watched.parentWidget()
            if parent is not None:
                self._area.ensureWidgetVisible(parent)
        return super().eventFilter(watched, event)

    def focus_answers(self) -> None:
        """Bring the keyboard to the chosen answer."""
        for row in self.rows:
            if row.radio.isChecked():
                row.radio.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answer(self) -> None:
        """Take the chosen answer."""
        chosen = next((row.choice.id for row in self.rows if row.radio.isChecked()), "")
        if chosen:
            self.answered.emit(chosen, self.for_all.isVisibleTo(self) and self.for_all.isChecked())
