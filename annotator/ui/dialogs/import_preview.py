"""What an import would do, to be read before it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import NAME, on_one_line
from annotator.services.files import Failure
from annotator.services.importing import Duplicate, ImportPlan
from annotator.ui import fonts
from annotator.ui.i18n import sentence_of_failure

_TITLES = 1000
"""How many titles of new articles are listed."""


class ImportPreview(QDialog):
    """Counts, and each file that fails or is there already, with the reason. Accepted: import."""

    def __init__(self, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.setWindowTitle(self.tr("Import"))
        self.setMinimumSize(560, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        head = QLabel(self._headline(), self)
        head.setFont(fonts.font(fonts.Role.QUOTE))
        head.setWordWrap(True)
        column.addWidget(head)
        self._details = QPlainTextEdit(self)
        self._details.setReadOnly(True)
        self._details.setPlainText(self.details())
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setVisible(bool(self.details()))
        column.addWidget(self._details, 1)
        column.addStretch(0)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.accept_button = QPushButton(self.tr("Import"), self)
        self.accept_button.setDefault(True)
        self.accept_button.setEnabled(self._plan.found.staged > 0)
        box.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        if self.details():
            copy = box.addButton(self.tr("Copy the list"), QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details()))
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _headline(self) -> str:
        found = self._plan.found
        parts = [self.tr("%n new articles", "", len(found.articles))]
        if found.spans:
            parts.append(self.tr("%n spans", "", found.spans))
        if found.annotators:
            parts.append(self.tr("labelled by {names}").format(names=", ".join(sorted(found.annotators))))
        if found.namesakes:
            parts.append(self.tr("a second person of a name that is here already"))
        if found.duplicates:
            parts.append(self.tr("%n texts are there already", "", len(found.duplicates)))
        if self._plan.failures:
            parts.append(self.tr("%n files cannot be imported", "", len(self._plan.failures)))
        return " · ".join(parts)

    def details(self) -> str:
        """Return a line for each file that fails or is there already, then the titles of the new articles."""
        found = self._plan.found
        titles = [on_one_line(title) for title in found.articles.values()]
        more = [self.tr("and %n more", "", len(titles) - _TITLES)] if len(titles) > _TITLES else []
        groups = (
            (self.tr("Cannot be imported"), failure_lines(self._plan.failures)),
            (self.tr("There already"), [_line_of_twin(twin) for twin in found.duplicates]),
            (self.tr("Second persons of one name"), self._namesakes()),
            (self.tr("New"), [*titles[:_TITLES], *more]),
        )
        return "\n\n".join("\n".join([head, *(f"    {line}" for line in group)]) for head, group in groups if group)

    def _namesakes(self) -> list[str]:
        line = self.tr(
            "{name}: the lines have no annotator_id that says it is the {name} of this project, so another is made."
            " If it is the same, cancel, and import on the command line: annotator import PROJECT FILE --as NAME"
        )
        names = dict.fromkeys(on_one_line(name, NAME) for name in self._plan.found.namesakes.values())
        return [line.format(name=name) for name in names]


def _line_of_twin(twin: Duplicate) -> str:
    there = UserError(QT_TRANSLATE_NOOP("errors", "already there: {title}"), title=on_one_line(twin.title))
    return sentence_of_failure(twin.path.name, twin.line, "", there)


def failure_lines(failures: list[Failure]) -> list[str]:
    """Return a line for each failure in the language of the interface."""
    return [sentence_of_failure(_name(failure), failure.line, failure.field, failure.error) for failure in failures]


def _name(failure: Failure) -> str:
    """Return the name of its file, with that of the part of a bundle."""
    return ", ".join(part for part in (on_one_line(failure.path.name), failure.member) if part)


class Report(QDialog):
    """A list of lines that can be read and copied."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(560, 320)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        lines = QPlainTextEdit(self)
        lines.setReadOnly(True)
        lines.setPlainText(text)
        lines.setAccessibleName(title)
        column.addWidget(lines)
        box = QDialogButtonBox(self)
        box.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column.addWidget(box)
