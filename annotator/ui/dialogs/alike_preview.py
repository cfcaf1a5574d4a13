"""What deciding alike would do, to be read before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from annotator.ui import fonts


class AlikePreview(QDialog):
    """A line for each group that is decided alike: its article and its words. Accepted: decide."""

    def __init__(self, decision: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Decide them alike"))
        self.setMinimumSize(560, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        head = QLabel(self.tr("%n places become: {decision}", "", len(lines)).format(decision=decision), self)
        head.setFont(fonts.font(fonts.Role.QUOTE))
        head.setWordWrap(True)
        column.addWidget(head)
        places = QListWidget(self)
        places.addItems(list(lines))
        places.setAccessibleName(self.windowTitle())
        column.addWidget(places, 1)
        box = QDialogButtonBox(self)
        accept = box.addButton(self.tr("Decide"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        box.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        accept.setFocus()
