"""What a salvage brought back and what it did not: a table by kind of row, sentences, and what was lost by name."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.printing import NAME, TITLE, on_one_line
from annotator.domain.salvaged import SalvageReport
from annotator.services import salvage_wording
from annotator.ui import fonts
from annotator.ui.dates import shown_time
from annotator.ui.i18n import sentence, translated, words_of
from annotator.ui.theme import token
from annotator.ui.widgets.row_table import RowTable

_WIDE, _LOST_HIGH = 680, 96
"""Width, and height of the list of what was lost at least, in px."""
_LEAST_ROWS = 3
"""Rows of the table that are seen on the lowest screen; the others are scrolled to."""
_FRAME = 60
"""Px of the screen's height that are left to the window's frame and the system's bars."""
_NAMED = 3
"""Lost articles that are told by their titles above the list."""
_LOST = 5
"""The column of what was lost."""
AGAIN = 2
"""The result where the damaged file is to be salvaged again, with the backup of another copy."""


class SalvagedDialog(QDialog):
    """Shown before the salvaged project opens, which it does when this is closed."""

    def __init__(self, report: SalvageReport, parent: QWidget) -> None:
        super().__init__(parent)
        self._report = report
        self.setMinimumWidth(_WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        self.head = self._label()
        self.head.setFont(fonts.font(fonts.Role.QUOTE))
        column.addWidget(self.head)
        self.table = self._table()
        column.addWidget(self.table, 2)
        self.told = self._label()
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.told)
        self.lost = self._lost()
        column.addWidget(self.lost, 1)
        column.addStretch(0)
        column.addLayout(self._buttons())
        self._retranslate()
        self.show_lost.setVisible(self.lost.count() > 0)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)  # titles and names are strangers'
        label.setWordWrap(True)
        return label

    def _table(self) -> RowTable:
        table = RowTable(_LOST + 1, self, numbers_from=1)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return table

    def _fill(self) -> None:
        rows, table = salvage_wording.table(self._report), self.table
        heads = (self.tr("From the file"), self.tr("From the backup"), self.tr("From the history"))
        table.set_heads(("", *heads, self.tr("Uncertain"), self.tr("Lost")), self.windowTitle())
        table.setRowCount(len(rows))
        locale, alarm = QLocale(), token(self.palette(), "alert")
        for at, (kind, came) in enumerate(rows):
            numbers = (came.file, came.backup, came.history, came.uncertain, came.lost)
            words = [locale.toString(one) if one else "–" for one in numbers]
            if came.is_open:
                words[-1] = f"≥ {words[-1]}" if came.lost else salvage_wording.UNKNOWN
            table.set_row(at, (translated("salvage", kind), *words))
            lost = table.item(at, _LOST)
            if (came.lost or came.is_open) and lost is not None:
                lost.setForeground(alarm)
        # As high as its rows, where there is room: what was lost below it has the rest.
        table.setMinimumHeight(table.height_of(min(_LEAST_ROWS, len(rows))))
        table.setMaximumHeight(table.height_of(len(rows)))

    def _lost(self) -> QListWidget:
        lines = QListWidget(self)
        lines.setWordWrap(True)
        lines.setMinimumHeight(_LOST_HIGH)
        lines.hide()
        return lines

    def _lines(self) -> list[str]:
        """Return what was lost, a line for each."""
        locale, found = QLocale(), []
        for article in self._report.lost_articles:
            title = on_one_line(article.title, TITLE) or article.id
            found.append(" · ".join((translated("salvage", salvage_wording.KINDS["text"]), title)))
        for kind, title, person, count in salvage_wording.losses(self._report):
            parts = (translated("salvage", kind) + f": {locale.toString(count)}", on_one_line(title, TITLE), person)
            found.append(" · ".join(part for part in parts if part))
        return found

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.show_lost = QPushButton(self)
        self.show_lost.setCheckable(True)
        self.show_lost.toggled.connect(self.lost.setVisible)
        self.show_lost.toggled.connect(lambda _on: self._fit())
        self.copy = QPushButton(self)
        self.copy.clicked.connect(self.copy_report)
        self.go_on = QPushButton(self)
        self.go_on.clicked.connect(self.accept)
        self.again = QPushButton(self)
        self.again.clicked.connect(lambda: self.done(AGAIN))
        self.again.setVisible(salvage_wording.has_another(self._report))
        for button in (self.show_lost, self.copy, self.again):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.go_on)
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        return row

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        report = self._report
        self.setWindowTitle(self.tr("What was salvaged"))
        self.head.setText(self.tr("{name} was salvaged").format(name=on_one_line(report.new.name, NAME)))
        self._fill()
        said = salvage_wording.sentences(report, _NAMED, _when, offers=True)
        self.told.setText("\n".join(map(sentence, said)))
        self.lost.setAccessibleName(self.tr("What was lost"))
        self.lost.clear()
        self.lost.addItems(self._lines())
        self.show_lost.setText(self.tr("Show what was &lost"))
        self.copy.setText(self.tr("&Copy report"))
        self.again.setText(self.tr("Use that &backup"))
        self.go_on.setText(self.tr("&Open the project"))
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what is said needs."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as all that is shown and the screen allows: of wrapped words Qt does not know it by itself."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        width = max(self.width(), _WIDE)
        least = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        room = self.screen().availableSize().height() - _FRAME
        table = self.table
        wanted = least + table.maximumHeight() - min(table.sizeHint().height(), table.maximumHeight())
        self.setMinimumHeight(min(least, room))
        self.resize(width, min(max(wanted, least), room))

    def copy_report(self) -> None:
        """Put the report on the clipboard, as it stands in its file."""
        clipboard = QGuiApplication.clipboard()
        if self._report.report_file is not None:
            clipboard.setText(salvage_wording.as_text(self._report, words()))


def words() -> salvage_wording.Words:
    """Return how a report is put into the interface's language."""
    return salvage_wording.Words(lambda word: translated("salvage", word), words_of, _when)


def _when(moment: datetime) -> str:
    return shown_time(moment.isoformat(timespec="seconds"))
