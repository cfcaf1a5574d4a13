"""The guidelines of a project as their lead writes them: Markdown at the left, how it reads at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.ui import fonts

_SHOWN_AFTER = 300
"""Milliseconds after the last key until the text is shown as it reads."""


class GuidelinesEditor(QDialog):
    """Saving makes a new version; the dialog stays until that was done."""

    save_asked = Signal(str)

    def __init__(self, text: str, version: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guidelines"))
        self.setMinimumSize(900, 560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._saved = text
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        head = QLabel(self.tr("Version {number}. Saving makes the next one.").format(number=version), self)
        head.setFont(fonts.font(fonts.Role.HINT))
        column.addWidget(head)
        self.text = QPlainTextEdit(self)
        self.text.setPlainText(text)
        self.text.setAccessibleName(self.windowTitle())
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(self.tr("How it reads"))
        self.page.setMarkdown(text)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        for part in (self.text, self.page):
            parts.addWidget(part)
        column.addWidget(parts, 1)
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.ApplyRole)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.text.toPlainText()))
        self.save.setEnabled(False)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._later = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._later.timeout.connect(lambda: self.page.setMarkdown(self.text.toPlainText()))
        self.text.textChanged.connect(self._on_typed)

    def _on_typed(self) -> None:
        self.save.setEnabled(self.text.toPlainText() != self._saved)
        self._later.start()
