"""A dialog that tells something: one widget, to be read, such as a list of places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget


class ToldDialog(QDialog):
    """Shows one widget, to be read."""

    def __init__(self, title: str, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(720, 520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(content, 1)
        box = QDialogButtonBox(self)
        box.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        box.setContentsMargins(20, 0, 20, 0)
        column.addWidget(box)


def list_of(lines: list[str], name: str) -> QListWidget:
    """Return a list of lines, with a name to be read out."""
    places = QListWidget()
    places.setAccessibleName(name)
    places.addItems(lines)
    return places
