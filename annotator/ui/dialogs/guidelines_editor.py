"""The guidelines of a project as their lead writes them: Markdown at the left, how it reads at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.services.guiding import Version, only_adds
from annotator.ui import fonts
from annotator.ui.dialogs.asking import Question
from annotator.ui.panels.heads import Words
from annotator.ui.widgets.browser import PageView

_SHOWN_AFTER = 300
"""Milliseconds after the last key until the text is shown as it reads."""


class GuidelinesEditor(QDialog):
    """Saving makes a new version; the dialog stays until that was done. `versions` are those there are, oldest first.

    Whether what is to be marked changes is proposed from what was typed, until the person has said so.
    """

    save_asked = Signal(str, bool)
    """The text, and whether the version is a minor one."""

    def __init__(self, versions: Sequence[Version], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guidelines"))
        self.setMinimumSize(900, 560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = [version.text for version in versions]
        self._has_said = False
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._head(versions))
        column.addWidget(self._parts(), 1)
        self.changes = QCheckBox(self.tr("Changes what is marked: agreement is counted anew from here"), self)
        self.changes.setToolTip(self.tr("Not for an example, or for clearer words of the same rule."))
        self.changes.clicked.connect(self._on_said)
        column.addWidget(self.changes)
        self.told = Words(fonts.Role.UI, "alert")
        self.told.hide()
        column.addWidget(self.told)
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.ApplyRole)
        self.save.setDefault(True)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.text.toPlainText(), not self.changes.isChecked()))
        cancel = buttons.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._later = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._later.timeout.connect(self._show_page)
        self.text.textChanged.connect(self._on_typed)
        self.versions.currentIndexChanged.connect(self._show_page)
        for one, other in zip(
            (self.text, self.changes, self.save, cancel, self.versions),
            (self.changes, self.save, cancel, self.versions, self.page),
            strict=True,
        ):
            self.setTabOrder(one, other)
        self.text.setFocus()
        self._propose()

    def tell(self, why: str) -> None:
        """Say why what was written could not be saved; it stays here."""
        self.told.set_text(why)
        self.told.show()

    def reject(self) -> None:
        """Close; where something was written and not saved, only after a question."""
        if self.text.toPlainText() == self._saved:
            super().reject()
            return
        box = Question(
            QMessageBox.Icon.NoIcon,
            self.windowTitle(),
            self.tr("What you have written is not saved. Throw it away?"),
            QMessageBox.StandardButton.NoButton,
            self,
        )
        away = box.addButton(self.tr("&Throw away"), QMessageBox.ButtonRole.DestructiveRole)
        away.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        box.setDefaultButton(box.addButton(self.tr("&Write on"), QMessageBox.ButtonRole.RejectRole))
        box.open()

    def _head(self, versions: Sequence[Version]) -> QHBoxLayout:
        head = QLabel(self)
        head.setText(self.tr("Version {number}. Saving makes the next one.").format(number=versions[-1].number))
        head.setFont(fonts.font(fonts.Role.HINT))
        self.versions = QComboBox(self)
        self.versions.setAccessibleName(self.tr("Versions"))
        self.versions.addItem(self.tr("As written here"))
        for version in reversed(versions):
            self.versions.addItem(self._told(version))
        row = QHBoxLayout()
        row.addWidget(head, 1)
        row.addWidget(self.versions)
        return row

    def _told(self, version: Version) -> str:
        number, same = version.number, version.same
        if same != number:
            return self.tr("Version {number}: the same as version {same}").format(number=number, same=same)
        if version.major != number:
            return self.tr("Version {number}: other words or examples").format(number=number)
        if number == 1:
            return self.tr("Version {number}: the first").format(number=number)
        return self.tr("Version {number}: changed what is marked").format(number=number)

    def _parts(self) -> QSplitter:
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(self._texts[-1])
        self._saved = self.text.toPlainText()  # Qt gives back some blanks otherwise
        self.text.setAccessibleName(self.windowTitle())
        self.page = PageView(self)
        self.page.setAccessibleName(self.tr("How it reads"))
        self.page.setMarkdown(self._texts[-1])
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        for part in (self.text, self.page):
            parts.addWidget(part)
        return parts

    def _on_typed(self) -> None:
        self._propose()
        self._later.start()

    def _on_said(self) -> None:
        self._has_said = True

    def _propose(self) -> None:
        text = self.text.toPlainText()
        self.save.setEnabled(text != self._saved)
        if not self._has_said:
            self.changes.setChecked(not only_adds(self._saved, text))

    def _show_page(self) -> None:
        chosen = self.versions.currentIndex()
        self.page.setMarkdown(self._texts[-chosen] if chosen > 0 else self.text.toPlainText())
