"""The labels of another version of a text: each with the place where it would lie here, and those not found again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPushButton,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.services.reanchoring import Proposal
from annotator.ui import fonts
from annotator.ui.theme import token
from annotator.ui.widgets.row_table import RowDelegate, RowTable

LABEL, OLD, BEFORE, FOUND, AFTER, SURE = range(6)
"""The columns: the label, its old words, and the place here with what stands around it."""
_LOST_HIGH = 96


class _Before(RowDelegate):
    """What stands before a place: where there is no room its beginning is cut, not what touches the place."""

    def initStyleOption(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Cut at the left."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class ReanchoredDialog(QDialog):
    """A row for each label; with `chooses` each can be ticked, and those ticked are accepted. Else only to look at."""

    def __init__(
        self,
        head: str,
        proposals: Sequence[Proposal],
        lost: Sequence[tuple[str, str]],
        names: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        chooses: bool,
    ) -> None:
        """Take labels and lost ones (label id, words); `names` are those of the labels by id."""
        super().__init__(parent)
        self._proposals, self._names, self._chooses = list(proposals), names, chooses
        self.setWindowTitle(self.tr("Another version of the text"))
        self.setMinimumSize(860, 460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        said = QLabel(head, self)
        said.setFont(fonts.font(fonts.Role.QUOTE))
        said.setWordWrap(True)
        column.addWidget(said)
        self.table = self._table()
        column.addWidget(self.table, 1)
        if lost:
            column.addWidget(QLabel(self.tr("%n not found again:", "", len(lost)), self))
            column.addWidget(self._lost(lost))
        column.addWidget(self._buttons())
        if chooses:
            self.tick_sure()
            self.table.itemChanged.connect(lambda _item: self._count())
        self.table.setFocus()

    def chosen(self) -> list[Proposal]:
        """Return what is ticked, in reading order."""
        ticked = Qt.CheckState.Checked
        items = [self.table.item(row, LABEL) for row in range(len(self._proposals))]
        return [
            proposal
            for proposal, item in zip(self._proposals, items, strict=True)
            if item is not None and item.checkState() == ticked
        ]

    def tick_sure(self) -> None:
        """Tick those that stand as they stood, and no others."""
        self._tick([proposal.is_sure for proposal in self._proposals])

    def _tick(self, ticks: Sequence[bool]) -> None:
        for row, on in enumerate(ticks):
            item = self.table.item(row, LABEL)
            if item is not None:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._count()

    def _count(self) -> None:
        number = len(self.chosen())
        self.accept_button.setText(self.tr("Accept %n", "", number))
        self.accept_button.setEnabled(number > 0)

    def _table(self) -> RowTable:
        table = RowTable(SURE + 1, self, wide=(OLD, BEFORE, FOUND, AFTER))
        heads = (self.tr("Label"), self.tr("Marked there"), "", self.tr("Would lie here"), "", self.tr("How sure"))
        table.set_heads(heads, self.windowTitle())
        table.setRowCount(len(self._proposals))
        table.setItemDelegateForColumn(BEFORE, _Before(table))
        for row, proposal in enumerate(self._proposals):
            for place, item in enumerate(self._items(proposal)):
                table.setItem(row, place, item)
        if self._proposals:
            table.setCurrentCell(0, LABEL)  # where Space ticks
        return table

    def _items(self, proposal: Proposal) -> list[QTableWidgetItem]:
        before, after = (_one_line(part) for part in proposal.around)
        found, old = _one_line(proposal.found), _one_line(proposal.quote)
        words = (self._names.get(proposal.label, proposal.label), old, before, found, after, self._sureness(proposal))
        items = [QTableWidgetItem(text) for text in words]
        quiet = token(self.palette(), "ink3")
        items[BEFORE].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for place in (OLD, BEFORE, FOUND, AFTER):
            items[place].setFont(fonts.font(fonts.Role.ROW_QUOTE))
        for place in (BEFORE, AFTER):
            items[place].setForeground(quiet)
        items[OLD].setToolTip(proposal.quote)
        items[FOUND].setToolTip(f"{before}{found}{after}")
        if self._chooses:
            items[LABEL].setFlags(items[LABEL].flags() | Qt.ItemFlag.ItemIsUserCheckable)
            items[LABEL].setCheckState(Qt.CheckState.Unchecked)
        return items

    def _sureness(self, proposal: Proposal) -> str:
        share = f"{round(100 * proposal.confidence)} %"
        if proposal.is_sure:
            return self.tr("as it stood · {share}").format(share=share)
        if proposal.found != proposal.quote:
            return self.tr("other words · {share}").format(share=share)
        return self.tr("other surroundings · {share}").format(share=share)

    def _lost(self, lost: Sequence[tuple[str, str]]) -> QListWidget:
        rows = QListWidget(self)
        rows.addItems([f"{self._names.get(label, label)}  “{_one_line(quote)}”" for label, quote in lost])
        rows.setAccessibleName(self.tr("Not found again"))
        rows.setMaximumHeight(_LOST_HIGH)
        rows.setForegroundRole(QPalette.ColorRole.Text)
        return rows

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.accept_button = QPushButton(self)
        self.accept_button.setVisible(self._chooses)
        if self._chooses:
            box.addButton(self.accept_button, role.AcceptRole)
            self.accept_button.setDefault(True)
            ticks = (
                (self.tr("Tick the sure ones"), self.tick_sure),
                (self.tr("Tick all"), lambda: self._tick([True] * len(self._proposals))),
                (self.tr("Tick none"), lambda: self._tick([False] * len(self._proposals))),
            )
            for text, act in ticks:
                box.addButton(text, role.ActionRole).clicked.connect(act)
        box.addButton(self.tr("&Cancel") if self._chooses else self.tr("&Close"), role.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _one_line(text: str) -> str:
    return "".join(" " if letter in "\n\u2028\u2029\t" else letter for letter in text)
