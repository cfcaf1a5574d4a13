"""The people of a project: how far each is, who leads, and sharing out the articles among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.assignment import READERS
from annotator.store.facts import Progress
from annotator.ui import fonts
from annotator.ui.widgets.row_table import RowTable

_LEAST_ROWS = 6
"""How many people are seen at once at least."""
_READERS_HIGH = 220
"""The height that the names of readers take at most, in px; more are scrolled to."""
_SHARE = 20
"""Per cent of the articles that are proposed to be read by several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSeen:
    """What the dialog shows: a row for each person that the viewer may see, and what the viewer may do."""

    rows: Sequence[Progress]
    names: dict[str, str]
    lead: str
    leads: bool
    blind: bool
    writable: bool = True


class PeopleDialog(QDialog):
    """A table with a row for each person. It asks for everything it wants done; it knows only what it shows."""

    add_asked = Signal()
    rename_asked = Signal(str)
    lead_asked = Signal(str)
    share_asked = Signal()
    withdraw_asked = Signal(str)
    blind_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self._leads, self._lead = False, ""
        self._columns = (
            self.tr("Name"),
            self.tr("Articles"),
            self.tr("Finished"),
            self.tr("In progress"),
            self.tr("To do"),
            self.tr("Skipped"),
            self.tr("Flagged"),
            self.tr("Spans"),
            self.tr("Time"),
        )
        self.setWindowTitle(self.tr("People and assignments"))
        self.setMinimumSize(760, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        self.head = QLabel(self)
        self.head.setWordWrap(True)
        self.head.setFont(fonts.font(fonts.Role.QUOTE))
        column.addWidget(self.head)
        self.table = self._table()
        self.table.setMinimumHeight(self.table.height_of(_LEAST_ROWS))
        column.addWidget(self.table, 1)
        column.addLayout(self._acts())
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.hide()
        column.addWidget(self.told)
        self.blind = QCheckBox(self.tr("&Only the lead sees how far the others are, and their labels"), self)
        self.blind.toggled.connect(self.blind_changed)
        column.addWidget(self.blind)
        box = QDialogButtonBox(self)
        close = box.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)  # Enter presses the button that has the keyboard, and this one elsewhere
        box.rejected.connect(self.reject)
        column.addWidget(box)

    def _table(self) -> RowTable:
        table = RowTable(len(self._columns), self, numbers_from=1)
        table.set_heads(self._columns, self.windowTitle())
        table.itemSelectionChanged.connect(self._show_acts)
        return table

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.share = QPushButton(self.tr("&Share out articles…"), self)
        self.add = QPushButton(self.tr("&Add…"), self)
        self.rename = QPushButton(self.tr("&Rename…"), self)
        self.make_lead = QPushButton(self.tr("&Make lead"), self)
        self.withdraw = QPushButton(self.tr("&Take back what is not begun"), self)
        self.share.clicked.connect(self.share_asked)
        self.add.clicked.connect(self.add_asked)
        self.rename.clicked.connect(lambda: self.rename_asked.emit(self.chosen))
        self.make_lead.clicked.connect(lambda: self.lead_asked.emit(self.chosen))
        self.withdraw.clicked.connect(lambda: self.withdraw_asked.emit(self.chosen))
        for button in (self.share, self.add, self.rename, self.make_lead, self.withdraw):
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def chosen(self) -> str:
        """The id of the person whose row is selected, or empty."""
        at = self.table.currentRow()
        return self._ids[at] if 0 <= at < len(self._ids) and self.table.selectedItems() else ""

    def show_people(self, seen: PeopleSeen) -> None:
        """Show the rows anew, the same person selected as before."""
        before = self.chosen
        self._leads, self._lead = seen.leads and seen.writable, seen.lead
        self._ids = [row.annotator_id for row in seen.rows]
        self.table.setRowCount(len(seen.rows))
        for at, row in enumerate(seen.rows):
            name = seen.names[row.annotator_id]
            self._fill(at, row, self.tr("{name}, lead").format(name=name) if row.annotator_id == seen.lead else name)
        if self._ids:
            self.table.selectRow(self._ids.index(before) if before in self._ids else 0)
        self.blind.blockSignals(True)  # noqa: FBT003  Qt's own
        self.blind.setChecked(seen.blind)
        self.blind.blockSignals(False)  # noqa: FBT003
        self.head.setText(self._headline(seen))
        self._show_acts()

    def tell(self, sentence: str) -> None:
        """Say what came of an act, or why not, where it was asked for; empty: nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _fill(self, at: int, row: Progress, name: str) -> None:
        todo = row.articles - row.finished - row.in_progress - row.skipped
        hours, minutes = divmod(round(row.seconds / 60), 60)
        counts = (row.articles, row.finished, row.in_progress, todo, row.skipped, row.flagged, row.spans)
        texts = (name, *map(QLocale().toString, counts), f"{hours}:{minutes:02}")
        self.table.set_row(at, texts, tips=(0,))

    def _headline(self, seen: PeopleSeen) -> str:
        if seen.leads:
            return self.tr("Share out the articles, then hand each person theirs.")
        return self.tr("{name} leads: prepares the articles and shares them out.").format(
            name=seen.names.get(seen.lead, "")
        )

    def _show_acts(self) -> None:
        leads, chosen = self._leads, self.chosen
        for button in (self.share, self.add, self.blind):
            button.setEnabled(leads)
        for button in (self.rename, self.withdraw):
            button.setEnabled(leads and bool(chosen))
        self.make_lead.setEnabled(leads and chosen not in {"", self._lead})


class ShareDialog(QDialog):
    """Who reads, and how much of it is read by several; `asked` says what is chosen, `preview` shows what it gives."""

    changed = Signal()

    def __init__(self, people: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Share out articles"))
        self.setMinimumWidth(480)
        self._people = [(person, QCheckBox(name.replace("&", "&&"), self)) for person, name in people]
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("Readers"), self._readers())
        self.share = QSpinBox(self)
        self.share.setRange(0, 100)
        self.share.setSingleStep(5)
        self.share.setSuffix(" %")
        self.share.setValue(_SHARE if len(people) > 1 else 0)
        self.readers = QSpinBox(self)
        self.readers.setRange(READERS, max(READERS, len(people)))
        form.addRow(self.tr("Read by several"), self.share)
        form.addRow(self.tr("How many read the same"), self.readers)
        column.addLayout(form)
        self.preview = QLabel(self)
        self.preview.setWordWrap(True)
        self.preview.setFont(fonts.font(fonts.Role.HINT))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        told = _scrolled(self.preview)
        told.setMinimumHeight(96)
        told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # many names are scrolled to
        column.addWidget(told, 1)
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(self.tr("&Share out"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        for spin in (self.share, self.readers):
            spin.valueChanged.connect(self._on_changed)

    def _readers(self) -> QScrollArea:
        """Return the boxes of the readers; many are scrolled to."""
        inside = QWidget()
        who = QVBoxLayout(inside)
        who.setContentsMargins(0, 0, 0, 0)
        for _, box in self._people:
            box.setChecked(True)
            box.setToolTip(box.text().replace("&&", "&"))
            box.toggled.connect(self._on_changed)
            who.addWidget(box)
        area = _scrolled(inside)
        area.setFixedHeight(min(inside.sizeHint().height(), _READERS_HIGH))
        return area

    def _on_changed(self, *_what: object) -> None:
        self.readers.setEnabled(self.share.value() > 0)
        self.changed.emit()

    @property
    def asked(self) -> tuple[list[str], float, int]:
        """The ids of the readers, the share (0 to 1) of articles read by several, and by how many."""
        return (
            [person for person, box in self._people if box.isChecked()],
            self.share.value() / 100,
            self.readers.value(),
        )

    def show_preview(self, text: str, *, possible: bool) -> None:
        """Say what would be given to whom, or why nothing can be."""
        self.preview.setText(text)
        self.accept_button.setEnabled(possible)


def _scrolled(inside: QWidget) -> QScrollArea:
    """Return an area without a frame that scrolls what has no room, and follows the keyboard."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
