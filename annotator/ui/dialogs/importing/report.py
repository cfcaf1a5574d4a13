"""What came of an import, to be read, copied and saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.printing import TITLE, on_one_line
from annotator.services.importing import Entry
from annotator.services.importing.entries import ASKS, FAILED, LABELS, NEAR, NEW, SKIPPED, THERE, Difference
from annotator.ui import fonts
from annotator.ui.dialogs.importing.showing import place_words
from annotator.ui.i18n import translated, words_of

_HEADS = {
    FAILED: QT_TRANSLATE_NOOP("importing", "Cannot be read"),
    ASKS: QT_TRANSLATE_NOOP("importing", "Not answered, so left out"),
    NEW: QT_TRANSLATE_NOOP("importing", "Added"),
    NEAR: QT_TRANSLATE_NOOP("importing", "Added, although nearly the same as another"),
    LABELS: QT_TRANSLATE_NOOP("importing", "Labels added to texts that were here"),
    SKIPPED: QT_TRANSLATE_NOOP("importing", "Left out as near duplicates"),
    THERE: QT_TRANSLATE_NOOP("importing", "Here before"),
}
"""In the order of the report: what needs a person comes first."""


def report_text(entries: Iterable[Entry]) -> str:
    """Return a line for each entry under the head of its outcome, with how many there are."""
    groups: dict[str, list[str]] = {outcome: [] for outcome in _HEADS}
    for entry in entries:
        groups[entry.outcome].append(_line(entry))
    parts = []
    for outcome, lines in groups.items():
        if lines:
            head = f"{translated('importing', _HEADS[outcome])}: {QLocale().toString(len(lines))}"
            parts.append("\n".join([head, *(f"    {line}" for line in lines)]))
    return "\n\n".join(parts)


def _line(entry: Entry) -> str:
    where, title = place_words(entry.place, entry.line), on_one_line(entry.title, TITLE)
    why = words_of(entry.why) if entry.why is not None else ""
    return ": ".join(part for part in (where, title, why) if part)


def differences_text(differences: Sequence[Difference]) -> str:
    """Return a line for each row that differs: whose, where, what."""
    return "\n".join(
        ": ".join(
            part
            for part in (
                on_one_line(one.title, TITLE),
                on_one_line(one.annotator),
                f"{one.label} “{on_one_line(one.quote, TITLE)}”" if one.quote else one.label,
            )
            if part
        )
        for one in differences
    )


class ReportWindow(QDialog):
    """Lines that can be read and copied, and saved where `saves` says that they can be."""

    save_asked = Signal()

    def __init__(self, title: str, head: str, text: str, parent: QWidget | None = None, *, saves: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(620, 400)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        self.head = QLabel(head, self)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setFont(fonts.font(fonts.Role.QUOTE))
        self.head.setWordWrap(True)
        self.head.setVisible(bool(head))
        column.addWidget(self.head)
        self.lines = QPlainTextEdit(self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setPlainText(text)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setAccessibleName(title)
        column.addWidget(self.lines, 1)
        box = QDialogButtonBox(self)
        close = QPushButton(self.tr("&Close"))
        close.setDefault(True)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        self.copy = box.addButton(self.tr("C&opy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        self.save = QPushButton(self.tr("&Save…"))
        self.save.clicked.connect(self.save_asked)
        if saves:
            box.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setVisible(saves)
        box.rejected.connect(self.reject)
        column.addWidget(box)
