"""What came of an import, to be read, copied and saved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.printing import TITLE, on_one_line
from annotator.services.importing import Entry
from annotator.services.importing.entries import (
    ASKS,
    FAILED,
    FILE_FAILED,
    LABELS,
    NEAR,
    NEW,
    SKIPPED,
    THERE,
    Difference,
)
from annotator.services.importing.report import ImportReport
from annotator.ui import fonts
from annotator.ui.dialogs.importing.showing import place_words
from annotator.ui.i18n import translated, words_of

_LEFT_OUT, _PASSED = "left out", "passed"
_HEADS = {
    FAILED: QT_TRANSLATE_NOOP("importing", "Cannot be read"),
    _LEFT_OUT: QT_TRANSLATE_NOOP("importing", "Left out of files that came in"),
    ASKS: QT_TRANSLATE_NOOP("importing", "Not answered, so left out"),
    NEW: QT_TRANSLATE_NOOP("importing", "Added"),
    NEAR: QT_TRANSLATE_NOOP("importing", "Added, although nearly the same as another"),
    LABELS: QT_TRANSLATE_NOOP("importing", "Labels added to texts that were here"),
    SKIPPED: QT_TRANSLATE_NOOP("importing", "Left out as near duplicates"),
    THERE: QT_TRANSLATE_NOOP("importing", "Here before"),
    _PASSED: QT_TRANSLATE_NOOP("importing", "Passed over: of another kind, or hidden"),
}
"""In the order of the report: what needs a person comes first."""


def report_text(report: ImportReport) -> str:
    """Return a line for each entry under the head of its outcome, and for what was passed over, with how many."""
    groups: dict[str, list[str]] = {outcome: [] for outcome in _HEADS}
    failed = {one.place for one in report.files if one.outcome == FILE_FAILED}
    sources = frozenset(report.sources)
    for entry in report.entries:
        # What is wrong with a line of a file that came in is no file that cannot be read.
        group = _LEFT_OUT if entry.outcome == FAILED and entry.place not in failed else entry.outcome
        groups[group].append(_line(entry, sources))
    groups[_PASSED] = [place_words(place, sources=sources) for place in report.passed]
    parts = []
    for outcome, lines in groups.items():
        if lines:
            head = f"{translated('importing', _HEADS[outcome])}: {QLocale().toString(len(lines))}"
            parts.append("\n".join([head, *(f"    {line}" for line in lines)]))
    return "\n\n".join(parts)


def _line(entry: Entry, sources: Collection[Path]) -> str:
    where = place_words(entry.place, entry.line, sources=sources, sheet=entry.sheet)
    title = on_one_line(entry.title, TITLE)
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
