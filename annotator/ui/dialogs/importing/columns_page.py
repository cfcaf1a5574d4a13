"""Which column of a table is what: a choice for each field, beside the first rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.columns import FIELDS, ColumnMapping
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui import fonts
from annotator.ui.dialogs.importing.seen import ColumnsSeen
from annotator.ui.dialogs.importing.text_columns import TextColumns
from annotator.ui.i18n import translated
from annotator.ui.panels.heads import Words
from annotator.ui.widgets.elide import ElidedLabel

FIELD_TEXTS = {
    "text": QT_TRANSLATE_NOOP("importing", "Text"),
    "title": QT_TRANSLATE_NOOP("importing", "Title"),
    "source": QT_TRANSLATE_NOOP("importing", "Source"),
    "published": QT_TRANSLATE_NOOP("importing", "Date"),
    "lang": QT_TRANSLATE_NOOP("importing", "Language"),
    "external_id": QT_TRANSLATE_NOOP("importing", "Own id"),
    "tags": QT_TRANSLATE_NOOP("importing", "Tags"),
}
_TEXT = "text"
_DAY_FIRST = (None, True, False)
"""In the order of the choices for dates such as 03/04/2023."""
_MOST, _WIDEST = 120, 280
"""Characters of a cell that are shown, and the width of a column in px at most."""


class ColumnsPage(QWidget):
    """The mapping of one kind of table. The text is needed, the others may have no column."""

    answered = Signal(object, object, bool)
    """The `ColumnMapping`, whether the day stands first in dates (None: not said), and whether it is remembered."""

    rows_asked = Signal(object, object)
    """What separates the columns, and whether a first row names them (each None: as it is recognised): read it anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(fonts.Role.QUOTE, "ink", most=2)
        self.place = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.sentence = Words(fonts.Role.UI, "ink2", most=4)
        self.text = TextColumns()
        self.text.changed.connect(self._on_changed)
        self.fields = {name: QComboBox() for name in FIELDS}
        self.dates = QComboBox()
        self.dates.addItems([self.tr("left as they are"), self.tr("the day first"), self.tr("the month first")])
        self.delimiter, self.header = QComboBox(), QCheckBox(self.tr("The first row holds the &names"))
        self.delimiter.setAccessibleName(self.tr("Columns are separated by"))
        self.delimiter.activated.connect(lambda _at: self._ask_rows())
        self.header.clicked.connect(lambda _on: self._ask_rows())
        self.table = self._table()
        self.remember = QCheckBox(self.tr("Re&member for files with these columns"))
        self.take = QPushButton(self.tr("&Read it this way"))
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.answer)
        for name, box in self.fields.items():
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setAccessibleName(translated("importing", FIELD_TEXTS[name]))
            box.currentIndexChanged.connect(lambda _at: self._on_changed())
        self._lay_out()

    def _table(self) -> QTableWidget:
        table = QTableWidget()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setAccessibleName(self.tr("The first rows"))
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        return table

    def _lay_out(self) -> None:
        form = QHBoxLayout()
        form.setSpacing(20)
        rows: list[tuple[str, QWidget]] = [(_TEXT, self.text), *self.fields.items()]
        for part in (rows[:4], rows[4:]):
            column = QFormLayout()
            column.setHorizontalSpacing(12)
            column.setVerticalSpacing(6)
            for name, widget in part:
                label = QLabel(translated("importing", FIELD_TEXTS[name]))
                label.setBuddy(widget)
                column.addRow(label, widget)
            form.addLayout(column, 1)
        day = QLabel(self.tr("Dates like 03/04/2023"))
        day.setBuddy(self.dates)
        self.dates.setAccessibleName(day.text())
        column.addRow(day, self.dates)
        shape = QHBoxLayout()
        shape.setSpacing(12)
        self._separated = QLabel(self.tr("Columns are separated by"))
        for widget in (self._separated, self.delimiter, self.header):
            shape.addWidget(widget)
        shape.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.remember)
        foot.addStretch(1)
        foot.addWidget(self.take)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(14, 12, 14, 12)
        column_of_all.setSpacing(2)
        column_of_all.addWidget(self.title)
        column_of_all.addWidget(self.place)
        column_of_all.addSpacing(10)
        column_of_all.addWidget(self.sentence)
        column_of_all.addSpacing(8)
        column_of_all.addLayout(form)
        column_of_all.addSpacing(6)
        column_of_all.addLayout(shape)
        column_of_all.addSpacing(10)
        column_of_all.addWidget(self.table, 1)
        column_of_all.addSpacing(8)
        column_of_all.addLayout(foot)

    def show_question(self, seen: ColumnsSeen) -> None:
        """Show the columns with what is proposed for them."""
        self.title.set_text(seen.title)
        self.place.set_text(seen.place)
        self.place.setVisible(bool(seen.place))
        said = self.tr("Which column holds what? A field without a column is found in the text, or stays empty.")
        same = (
            self.tr("%n more files have the same columns and are read alike.", "", seen.others) if seen.others else ""
        )
        self.sentence.set_text(" ".join(part for part in (said, same) if part))
        self.text.show_columns(seen.columns, seen.mapping.text)
        for name, box in self.fields.items():
            box.blockSignals(True)  # noqa: FBT003  Qt's own
            box.clear()
            box.addItem(self.tr("none"), "")
            for column in seen.columns:
                box.addItem(" ".join(column.split()) or "—", column)
            box.setCurrentIndex(max(box.findData(str(getattr(seen.mapping, name))), 0))
            box.blockSignals(False)  # noqa: FBT003
        self.dates.setCurrentIndex(_DAY_FIRST.index(seen.day_first))
        self._show_rows(seen)
        self._fill(seen)
        self.remember.setChecked(True)
        self._on_changed()

    def _show_rows(self, seen: ColumnsSeen) -> None:
        names = {
            ",": self.tr("commas"),
            ";": self.tr("semicolons"),
            "\t": self.tr("tabs"),
            "|": self.tr("vertical bars"),
        }
        self.delimiter.clear()
        for sign in dict.fromkeys((*names, *([seen.delimiter] if seen.delimiter else []))):
            self.delimiter.addItem(names.get(sign, sign), sign)
        self.delimiter.setCurrentIndex(max(self.delimiter.findData(seen.delimiter), 0))
        self.header.setChecked(seen.has_header is not False)
        for widget in (self._separated, self.delimiter):
            widget.setVisible(seen.delimiter is not None)
        self.header.setVisible(seen.has_header is not None)

    def _ask_rows(self) -> None:
        sign = self.delimiter.currentData() if self.delimiter.isVisibleTo(self) else None
        self.rows_asked.emit(sign, self.header.isChecked())

    def _fill(self, seen: ColumnsSeen) -> None:
        self.table.clear()
        self.table.setColumnCount(len(seen.columns))
        self.table.setRowCount(len(seen.rows))
        self.table.setHorizontalHeaderLabels([" ".join(column.split()) for column in seen.columns])
        for at, row in enumerate(seen.rows):
            for column, cell in enumerate(row):
                item = QTableWidgetItem(" ".join(cell[:_MOST].split()))
                item.setToolTip(cell[: 4 * _MOST])
                self.table.setItem(at, column, item)
        self.table.resizeColumnsToContents()
        for column in range(len(seen.columns)):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), _WIDEST))

    @property
    def mapping(self) -> ColumnMapping:
        """What is chosen now."""
        chosen = {name: box.currentData() for name, box in self.fields.items() if box.currentIndex() > 0}
        return ColumnMapping(text=self.text.chosen, **chosen)

    def _on_changed(self) -> None:
        self.take.setEnabled(bool(self.mapping.text))

    def focus_answers(self) -> None:
        """Bring the keyboard to the first field that has no column, or to the button."""
        (self.take if self.text.chosen else self.text).setFocus()

    def answer(self) -> None:
        """Take the mapping."""
        if self.mapping.text:
            self.answered.emit(self.mapping, _DAY_FIRST[self.dates.currentIndex()], self.remember.isChecked())
