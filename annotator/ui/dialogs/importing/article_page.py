"""An article as it would be added: what is known of it and from where, its text, and the zones proposed for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui import fonts
from annotator.ui.action_table import ZONE_TEXTS
from annotator.ui.dialogs.importing.seen import ArticleSeen, Known, Stretch
from annotator.ui.dialogs.importing.zoned_text import SPLIT, ZonedText
from annotator.ui.i18n import translated
from annotator.ui.panels.heads import Words
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.elide import ElidedLabel

_COLUMNS = 4
_ROW = 30
_MOST = 90
"""Characters of a zone that its row shows."""


def quiet(text: str, colour: TokenName = "ink3", role: fonts.Role = fonts.Role.HINT) -> QLabel:
    """Return a label of plain text in a token's colour, which wraps."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(fonts.font(role))
    palette = QPalette(label.palette())
    palette.setColor(QPalette.ColorRole.WindowText, token(label.palette(), colour))
    label.setPalette(palette)
    return label


class KnownGrid(QWidget):
    """Title, date, source and language, each with where it was taken from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)

    def show_known(self, known: Sequence[Known]) -> None:
        """Show these in their order."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, one in enumerate(known):
            value = ElidedLabel(one.value or "—", fonts.Role.UI, "ink" if one.value else "ink3")
            origin = ElidedLabel(one.origin, fonts.Role.HINT, "ink3")
            name = ElidedLabel(one.name, fonts.Role.HINT, "ink3")
            for column, label in enumerate((name, value, origin)):
                self._grid.addWidget(label, row, column)
            value.setAccessibleName(f"{one.name}: {one.value}. {one.origin}")

    def sizeHint(self) -> QSize:
        """Return the size of the rows, however long their words are."""
        return QSize(200, super().sizeHint().height())


class ZoneTable(QTableWidget):
    """A row for each proposed zone and for each place where another article begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _COLUMNS, parent)
        self.setHorizontalHeaderLabels([self.tr("Zone"), self.tr("Text"), self.tr("Sure"), self.tr("Why")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("Proposed zones"))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(_COLUMNS):
            wide = column in {1, 3}
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def show_zones(self, text: str, zones: Sequence[Stretch], names: dict[str, str]) -> None:
        """Show these zones of a text; none is chosen."""
        self.setRowCount(len(zones))
        for row, zone in enumerate(zones):
            words = " ".join(
                text[zone.start : max(zone.end, zone.start + _MOST) if zone.kind == SPLIT else zone.end][:_MOST].split()
            )
            sure = f"{QLocale().toString(round(zone.sure * 100))} %"
            for column, said in enumerate((names.get(zone.kind, zone.kind), words, sure, zone.reason)):
                item = QTableWidgetItem(said)
                item.setToolTip(said)
                self.setItem(row, column, item)
        self.setCurrentCell(-1, -1)

    def sizeHint(self) -> QSize:
        """Return the height of a few rows."""
        return QSize(300, self.horizontalHeader().height() + 5 * 26)


class ArticlePage(QWidget):
    """Everything that is known of one article before it is added."""

    way_asked = Signal()
    """The person wants to change how the file is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = ArticleSeen(title="", place="", text="")
        self.title = Words(fonts.Role.QUOTE, "ink", most=2)
        self.place = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.note = Words(fonts.Role.UI, "ink2", most=4)
        self.known = KnownGrid()
        self.text = ZonedText()
        self.text.setAccessibleName(self.tr("Text with the proposed zones"))
        self.table = ZoneTable()
        self.way = QPushButton()
        self.way.setAutoDefault(False)
        self.way.clicked.connect(self.way_asked)
        self.table.currentCellChanged.connect(lambda row, *_rest: self._show_zone(row))
        self._names: dict[str, str] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.place)
        top.addLayout(names, 1)
        top.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(top)
        head.addWidget(self.note)
        head.addSpacing(4)
        head.addWidget(self.known)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.text)
        splitter.addWidget(self.table)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        self.text.setMinimumHeight(120)
        self.table.setMinimumHeight(112)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(splitter, 1)

    def show_article(self, seen: ArticleSeen) -> None:
        """Show an article."""
        self._seen = seen
        self._names = {kind: translated("zones", text) for kind, text in ZONE_TEXTS.items()}
        self._names[SPLIT] = self.tr("Next article")
        self.title.set_text(seen.title)
        self.place.set_text(seen.place)
        self.note.set_text(seen.note)
        self.note.setVisible(bool(seen.note))
        self.way.setText(seen.way)
        self.way.setVisible(bool(seen.way))
        self.known.show_known(seen.known)
        self.text.set_names(self._names)
        self.text.show_text(seen.text, seen.zones)
        self.table.show_zones(seen.text, seen.zones, self._names)
        self.table.setVisible(bool(seen.zones))

    def _show_zone(self, row: int) -> None:
        if 0 <= row < len(self._seen.zones):
            zone = self._seen.zones[row]
            self.text.show_stretch(zone.start, max(zone.end, zone.start))
