"""What of gold goes out."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from annotator.services.golden import GoldParts
from annotator.ui import fonts


class GoldExportDialog(QDialog):
    """Finished gold goes out; what else does is chosen. Accepted: choose the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export gold"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        head = QLabel(self.tr("Articles that were read through and closed as gold go out. Besides them:"), self)
        head.setWordWrap(True)
        head.setFont(fonts.font(fonts.Role.QUOTE))
        column.addWidget(head)
        self.undecided = QCheckBox(self.tr("articles that are still under review"), self)
        self.single = QCheckBox(self.tr("articles that one person alone has finished"), self)
        self.with_rejected = QCheckBox(self.tr("with each span, the options that were decided against"), self)
        for box in (self.undecided, self.single, self.with_rejected):
            column.addWidget(box)
        column.addStretch(1)
        buttons = QDialogButtonBox(self)
        accept = buttons.addButton(self.tr("Choose the &file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        buttons.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def parts(self) -> GoldParts:
        """What was chosen."""
        return GoldParts(
            rejected=self.with_rejected.isChecked(),
            undecided=self.undecided.isChecked(),
            single=self.single.isChecked(),
        )
