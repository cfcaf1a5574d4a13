"""The foot of the window of importing: what holds for all articles, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.ui import fonts
from annotator.ui.i18n import number_apart

_SURE = 90
"""Per cent that are proposed: below it a zone that a person has not looked at is too often wrong."""


class Foot(QWidget):
    """Off by default: a zone is a proposal until a person accepts it, here or in the article."""

    import_asked = Signal()
    cancel_asked = Signal()
    report_asked = Signal()
    differences_asked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accept_zones = QCheckBox(self.tr("&Accept proposed zones that are at least this sure:"))
        self.sure = QSpinBox()
        self.sure.setRange(50, 100)
        self.sure.setSingleStep(5)
        self.sure.setSuffix(" %")
        self.sure.setValue(_SURE)
        self.sure.setEnabled(False)
        self.sure.setAccessibleName(self.tr("How sure a proposed zone must be to be accepted, in per cent"))
        self.replace = QCheckBox()
        self.differences = QPushButton(self.tr("S&how them…"))
        self.asking = QLabel()
        self.asking.setTextFormat(Qt.TextFormat.PlainText)
        self.asking.setFont(fonts.font(fonts.Role.HINT))
        self.take = QPushButton(self.tr("&Import"))
        self.cancel = QPushButton(self.tr("&Cancel"))
        self.report = QPushButton(self.tr("&Save the report…"))
        self.take.setDefault(True)
        for button in (self.take, self.cancel, self.report, self.differences):
            button.setAutoDefault(False)
        self.accept_zones.toggled.connect(self.sure.setEnabled)
        self.accept_zones.toggled.connect(lambda _on: self.changed.emit())
        self.sure.valueChanged.connect(lambda _value: self.changed.emit())
        self.replace.toggled.connect(lambda _on: self.changed.emit())
        self.take.clicked.connect(self.import_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.report.clicked.connect(self.report_asked)
        self.differences.clicked.connect(self.differences_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        zones = QHBoxLayout()
        zones.setSpacing(8)
        zones.addWidget(self.accept_zones)
        zones.addWidget(self.sure)
        zones.addStretch(1)
        labels = QHBoxLayout()
        labels.setSpacing(8)
        labels.addWidget(self.replace)
        labels.addWidget(self.differences)
        labels.addStretch(1)
        choices = QVBoxLayout()
        choices.setSpacing(4)
        choices.addLayout(zones)
        choices.addLayout(labels)
        choices.addWidget(self.asking)
        buttons = QDialogButtonBox()
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.report, QDialogButtonBox.ButtonRole.ActionRole)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(16)
        row.addLayout(choices, 1)
        row.addWidget(buttons)

    def take_choices(self, other: Foot) -> None:
        """Have chosen what was chosen in another one."""
        self.accept_zones.setChecked(other.accept_zones.isChecked())
        self.sure.setValue(other.sure.value())
        self.replace.setChecked(other.replace.isChecked())

    @property
    def least(self) -> float | None:
        """The confidence (0 to 1) from which proposed zones are accepted; None: none are."""
        return self.sure.value() / 100 if self.accept_zones.isChecked() else None

    def show_counts(self, *, articles: int, labelled: int, has_zones: bool, differences: int, asking: int = 0) -> None:
        """Say how much would come in, and offer only what there is."""
        if articles or not labelled:
            self.take.setText(number_apart(self.tr("&Import %n articles", "", articles), articles))
        else:
            self.take.setText(number_apart(self.tr("&Import labels on %n articles", "", labelled), labelled))
        self.asking.setText(number_apart(self.tr("%n files still ask and are left out", "", asking), asking))
        self.asking.setVisible(asking > 0)
        self.take.setEnabled(articles + labelled > 0)
        self.accept_zones.setVisible(has_zones)
        self.sure.setVisible(has_zones)
        self.replace.setText(self.tr("&Put these labels in place of the %n that differ", "", differences))
        self.replace.setVisible(differences > 0)
        self.differences.setVisible(differences > 0)
