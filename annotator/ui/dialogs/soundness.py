"""What a check of the project found: a sentence for each kind, where it is, and what putting it right would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
)

from annotator.domain.printing import NAME, TITLE, on_one_line
from annotator.services import soundness
from annotator.services.soundness import Finding, Place, Report
from annotator.services.soundness_words import SALVAGED, WEIGHTS, WORDS, column_words
from annotator.ui import fonts
from annotator.ui.dialogs.version_words import state_word, yes_or_no
from annotator.ui.i18n import translated
from annotator.ui.widgets.row_table import RowTable

_CONTEXT = "soundness"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ASKED = 5
"""Differences that the question before a repair shows."""
_STATES, _YES_OR_NO = {"status", "state"}, {"flagged"}
"""Columns that hold a state, and those that hold whether something is so."""
_TRUE, _FALSE = {"1", "true"}, {"0", "false"}
_SIZE, _SMALL = QSize(820, 560), QSize(560, 180)


def repair_words(kind: str) -> str:
    """Return what putting a kind right does, or what to do instead, in the interface's language."""
    words = WORDS[kind]
    said = words.repair or words.advice
    return translated(_CONTEXT, said)


def finding_words(finding: Finding) -> str:
    """Return the sentence of a finding, in the interface's language."""
    values = soundness.values_of(finding) | {"count": QLocale().toString(finding.count)}
    return translated(_CONTEXT, WORDS[finding.kind].sentence).format(**values)


def sound_words(report: Report) -> str:
    """Return the one sentence about a project in which nothing was found."""
    values = {name: _number(value) for name, value in report.values.items()}
    return translated(_CONTEXT, report.verdict).format(**values)


def value_words(column: str, value: str) -> str:
    """Return what people call a value of a column that the file and the history tell of."""
    if column in _YES_OR_NO and value.lower() in _TRUE | _FALSE:
        return yes_or_no(value=value.lower() in _TRUE)
    return (state_word(value) if column in _STATES else value) or "–"


def _number(value: object) -> str:
    return QLocale().toString(value, "f", 1) if isinstance(value, float) else QLocale().toString(int(str(value)))


class SoundnessDialog(QDialog):
    """Findings above, the places of the chosen one below. It stays open while the window goes to a place."""

    place_asked = Signal(object)
    """The `Place` that the window is to show."""
    repair_asked = Signal(str)
    """The kind of finding that is to be put right."""
    salvage_asked = Signal()
    """The project is to be salvaged."""
    again_asked = Signal()

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._can_repair = self._can_go = self._was_repaired = False
        self.link_names: Mapping[str, str] = {}
        """What the scheme calls the types of links, for what is said of these."""
        self._refused: AbstractSet[str] = frozenset()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.head = QLabel(self)
        self.head.setFont(fonts.font(fonts.Role.QUOTE))
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.findings = self._table()
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.places_head = QLabel(self)
        self.places_head.setFont(fonts.font(fonts.Role.HINT))
        self.places = QListWidget(self)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.itemClicked.connect(lambda _item: self._go())
        self.places.itemActivated.connect(lambda _item: self._go())
        self._lay_out()
        self._retranslate()

    def _table(self) -> RowTable:
        table = RowTable(2, self, wraps=True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.itemSelectionChanged.connect(self._show_chosen)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.findings, 3)
        column.addWidget(self.told)
        column.addWidget(self.places_head)
        column.addWidget(self.places, 2)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.repair, self.salvage, self.copy = QPushButton(self), QPushButton(self), QPushButton(self)
        self.again, self.close_button = QPushButton(self), QPushButton(self)
        self.repair.clicked.connect(self._ask_repair)
        self.salvage.clicked.connect(self.salvage_asked)
        self.copy.clicked.connect(self.copy_report)
        self.again.clicked.connect(self.again_asked)
        self.close_button.clicked.connect(self.reject)
        for button in (self.repair, self.salvage, self.copy, self.again):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.close_button.setAutoDefault(False)
        row.addWidget(self.close_button)
        column.addStretch(0)
        column.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Check project"))
        self.findings.set_heads((self.tr("What was found"), self.tr("How serious")), self.tr("What was found"))
        self.places.setAccessibleName(self.tr("Where it is"))
        self.repair.setText(self.tr("&Repair…"))
        self.salvage.setText(self.tr("&Salvage…"))
        self.copy.setText(self.tr("C&opy report"))
        self.again.setText(self.tr("Check a&gain"))
        self.close_button.setText(self.tr("&Close"))
        if self._report is not None:
            self.head.setText(self._headline(self._report))
            self._fill(self._report)
            place = self.places.currentRow()
            self._show_chosen()
            self.places.setCurrentRow(place)

    # What was found

    def show_report(
        self,
        report: Report,
        *,
        can_repair: bool,
        can_go: bool,
        refused: AbstractSet[str] = frozenset(),
        was_repaired: bool = False,
    ) -> None:
        """Show a report. `can_repair` where the project is open for writing, `can_go` where it is open.

        `refused` are the kinds that only the lead puts right; `was_repaired`: it is what a repair has left.
        """
        chosen = self._kind()
        self._report, self._can_repair, self._can_go = report, can_repair, can_go
        self._refused, self._was_repaired = refused, was_repaired
        found = report.findings
        for part in (self.findings, self.told, self.places_head, self.places, self.repair):
            part.setVisible(bool(found))
        self.salvage.setVisible(any(finding.kind in SALVAGED for finding in found))
        self.head.setText(self._headline(report))
        self.findings.setRowCount(len(found))
        self._fill(report)
        self._take_size(is_sound=report.is_sound)
        if not found:
            self.close_button.setFocus()
            return
        kinds = [finding.kind for finding in found]
        self.findings.setCurrentCell(kinds.index(chosen) if chosen in kinds else 0, 0)
        self._show_chosen()
        self.findings.setFocus()

    def _fill(self, report: Report) -> None:
        for at, finding in enumerate(report.findings):
            weight = translated(_CONTEXT, WEIGHTS[WORDS[finding.kind].weight])
            self.findings.set_row(at, (finding_words(finding), weight))

    def _headline(self, report: Report) -> str:
        if report.is_sound:
            return sound_words(report)
        if self._was_repaired:
            left = self.tr("%n things are left in {name} after the repair.", "", len(report.findings))
            return left.format(name=on_one_line(report.path.name, TITLE))
        said = self.tr("%n things were found in {name}. The check has changed nothing.", "", len(report.findings))
        return said.format(name=on_one_line(report.path.name, TITLE))

    def _take_size(self, *, is_sound: bool) -> None:
        wanted = _SMALL if is_sound else _SIZE
        parent = self.parentWidget()
        room = parent.size() - QSize(40, 60) if parent is not None else wanted
        self.setMinimumSize(QSize(440, 140) if is_sound else QSize(560, 400))
        self.resize(wanted.boundedTo(room))

    def _chosen(self) -> Finding | None:
        row = self.findings.currentRow()
        found: Sequence[Finding] = self._report.findings if self._report is not None else ()
        return found[row] if 0 <= row < len(found) else None

    def _kind(self) -> str:
        finding = self._chosen()
        return finding.kind if finding is not None else ""

    def _show_chosen(self) -> None:
        finding = self._chosen()
        if finding is None:
            return
        words = WORDS[finding.kind]
        said = repair_words(finding.kind)
        self.told.setText(self.tr("Repairing: {what}").format(what=said) if words.repair else said)
        is_refused = bool(words.repair) and finding.kind in self._refused
        if is_refused:
            self.told.setText(f"{self.told.text()}\n{translated('errors', soundness.NOT_THE_LEAD)}")
        self.repair.setEnabled(bool(words.repair) and self._can_repair and not is_refused)
        self.salvage.setEnabled(finding.kind in SALVAGED)
        self.repair.setToolTip("" if self._can_repair else self.tr("The project must be open for writing."))
        lines = [line for line in map(self._line, finding.places) if line]
        self.places.clear()
        self.places.addItems(lines)
        more = finding.count - len(finding.places)
        self.places_head.setText(
            self.tr("Where it is; the first %n:", "", len(lines)) if more > 0 else self.tr("Where it is:")
        )
        for part in (self.places, self.places_head):
            part.setVisible(bool(lines))

    def _line(self, place: Place) -> str:
        """Say where something is: the article, whose, and the words there."""
        parts = [on_one_line(place.title, TITLE), on_one_line(place.name, NAME), self._words(place)]
        return "\n".join(
            line for line in (" · ".join(part for part in parts if part), *self._differences(place)) if line
        )

    def _words(self, place: Place) -> str:
        """Name what is at a place: the words of a label, the type of a link."""
        if place.row == "link" and place.told:
            return self.tr("link “{name}”").format(name=self.link_names.get(place.told, on_one_line(place.told, TITLE)))
        told = on_one_line(place.told, TITLE)
        return self.tr("“{words}”").format(words=told) if told and place.end else told

    def _differences(self, place: Place) -> list[str]:
        """Say what the file and the history say of a row, a line for each part of it in which they differ."""
        found = []
        for one, here, told in soundness.apart(place):
            if one.column != soundness.DELETED:
                said = self.tr("    {column}: “{here}” in the file, “{told}” in the history")
                column = column_words(place.row, one.column)
                sides = {"here": value_words(one.column, here), "told": value_words(one.column, told)}
                found.append(said.format(column=translated(_CONTEXT, column), **sides))
            elif told:
                found.append(self.tr("    there in the file, deleted in the history"))
            else:
                found.append(self.tr("    deleted in the file, there in the history"))
        return found

    def changes(self) -> list[str]:
        """Return what putting the chosen finding right would write over, where that may be right as it is."""
        finding = self._chosen()
        if finding is None or finding.kind not in soundness.CHOSEN:
            return []
        lines = [line for line in map(self._line, finding.places[:_ASKED]) if line]
        more = finding.count - len(lines)
        return [*lines, self.tr("and %n more; all of them are in the list.", "", more)] if more else lines

    # What a person does

    def _go(self) -> None:
        finding, row = self._chosen(), self.places.currentRow()
        shown = [place for place in finding.places if self._line(place)] if finding is not None else []
        if self._can_go and 0 <= row < len(shown) and shown[row].article_id:
            self.place_asked.emit(shown[row])

    def _ask_repair(self) -> None:
        if self.repair.isEnabled():
            self.repair_asked.emit(self._kind())

    def copy_report(self) -> None:
        """Copy the report as text, in the interface's language."""
        if self._report is None:
            return
        lines = [self.head.text()]
        for finding in self._report.findings:
            weight = translated(_CONTEXT, WEIGHTS[WORDS[finding.kind].weight])
            lines += ["", f"{weight}: {finding_words(finding)}", repair_words(finding.kind)]
            lines += [f"    {line}" for line in map(self._line, finding.places) if line]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, goes to a place, or from a finding to its places."""
        here = self.focusWidget()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(here, QPushButton):
            here.click()
        elif here is self.places:
            self._go()
        elif self.places.count():
            self.places.setCurrentRow(0)
            self.places.setFocus()
