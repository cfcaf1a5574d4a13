"""What a salvage brought back and what it did not: a table by kind of row, sentences, and what was lost by name."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.printing import NAME, TITLE, on_one_line
from annotator.domain.salvaged import SalvageReport
from annotator.services import salvage_wording
from annotator.ui import fonts
from annotator.ui.dates import shown_time
from annotator.ui.i18n import sentence, translated
from annotator.ui.theme import token

_WIDE, _LOST_HIGH = 680, 140
"""Width, and height of the list of what was lost at least, in px."""
_NAMED = 3
"""Lost articles that are told by their titles above the list."""
_LOST = 5
"""The column of what was lost."""
_ROW = 28
"""Height of a row of the table in px."""


class SalvagedDialog(QDialog):
    """Shown before the salvaged project opens, which it does when this is closed."""

    def __init__(self, report: SalvageReport, parent: QWidget) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(self.tr("What was salvaged"))
        self.setMinimumWidth(_WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        name = on_one_line(report.new.name, NAME)
        head = self._label(self.tr("{name} was salvaged").format(name=name))
        head.setFont(fonts.font(fonts.Role.QUOTE))
        column.addWidget(head)
        self.table = self._table()
        column.addWidget(self.table)
        said = salvage_wording.sentences(
            report, _NAMED, lambda moment: shown_time(moment.isoformat(timespec="seconds"))
        )
        self.told = self._label("\n".join(map(sentence, said)))
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.told)
        self.lost = self._lost()
        column.addWidget(self.lost, 1)
        column.addStretch(0)
        column.addLayout(self._buttons())

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)  # titles and names are strangers'
        label.setWordWrap(True)
        return label

    def _table(self) -> QTableWidget:
        rows = salvage_wording.table(self._report)
        heads = (self.tr("From the file"), self.tr("From the backup"), self.tr("From the history"))
        table = QTableWidget(len(rows), _LOST + 1, self)
        table.setHorizontalHeaderLabels(["", *heads, self.tr("Uncertain"), self.tr("Lost")])
        table.setAccessibleName(self.windowTitle())
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        locale, alarm = QLocale(), token(self.palette(), "alert")
        for row, (kind, came) in enumerate(rows):
            table.setItem(row, 0, QTableWidgetItem(translated("salvage", kind)))
            for column, number in enumerate((came.file, came.backup, came.history, came.uncertain, came.lost), 1):
                is_open = came.is_open and column == _LOST
                words = locale.toString(number) if number else salvage_wording.UNKNOWN if is_open else "–"
                item = QTableWidgetItem(f"≥ {words}" if is_open and number else words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if column == _LOST and (number or is_open):
                    item.setForeground(alarm)
                table.setItem(row, column, item)
        # As high as its rows: what was lost below it has the rest.
        table.setFixedHeight(header.sizeHint().height() + len(rows) * _ROW + 2 * table.frameWidth())
        return table

    def _lost(self) -> QListWidget:
        lines = QListWidget(self)
        lines.setAccessibleName(self.tr("What was lost"))
        lines.setWordWrap(True)
        lines.setMinimumHeight(_LOST_HIGH)
        locale = QLocale()
        for article in self._report.lost_articles:
            title = on_one_line(article.title, TITLE) or article.id
            lines.addItem(" · ".join((translated("salvage", salvage_wording.KINDS["text"]), title)))
        for kind, title, person, count in salvage_wording.losses(self._report):
            parts = (translated("salvage", kind) + f": {locale.toString(count)}", on_one_line(title, TITLE), person)
            lines.addItem(" · ".join(part for part in parts if part))
        lines.hide()
        return lines

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.show_lost = QPushButton(self.tr("Show what was &lost"), self)
        self.show_lost.setCheckable(True)
        self.show_lost.setVisible(self.lost.count() > 0)
        self.show_lost.toggled.connect(self.lost.setVisible)
        self.copy = QPushButton(self.tr("C&opy report"), self)
        self.copy.clicked.connect(self.copy_report)
        self.go_on = QPushButton(self.tr("&Open the project"), self)
        self.go_on.clicked.connect(self.accept)
        for button in (self.show_lost, self.copy):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.go_on)
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        return row

    def copy_report(self) -> None:
        """Put the report on the clipboard, as it stands in its file."""
        clipboard = QGuiApplication.clipboard()
        if self._report.report_file is not None:
            clipboard.setText(salvage_wording.as_text(self._report))


def _when(moment: datetime) -> str:
    return shown_time(moment.isoformat(timespec="seconds"))
