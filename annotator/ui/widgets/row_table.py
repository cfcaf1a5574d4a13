"""A table of a dialog, to be read row by row: chosen, tinted under the mouse and ringed as whole rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFocusEvent, QHoverEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from annotator.ui.theme import token
from annotator.ui.widgets.paint import paint_focus_ring, shows_focus

ROW = 30
"""Height in px of a row whose words do not wrap."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST = 1 << 16
_HOVERS = {QEvent.Type.HoverEnter, QEvent.Type.HoverMove}
_Cursor = QAbstractItemView.CursorAction
_Position = QStyleOptionViewItem.ViewItemPosition


class RowDelegate(QStyledItemDelegate):
    """Paints a cell as a part of its row; a column that looks otherwise has a delegate of this kind."""

    def initStyleOption(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Give the whole row what Qt gives the one cell under the mouse, and the bar to the first one alone."""
        super().initStyleOption(option, index)
        table = self.parent()
        option.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        if isinstance(table, RowTable) and index.row() == table.row_under_mouse:
            option.state |= QStyle.StateFlag.State_MouseOver
        option.viewItemPosition = _Position.Beginning if index.column() == 0 else _Position.Middle


class RowTable(QTableWidget):
    """Rows to be read and chosen. The `wide` columns share the room that the others leave.

    Columns from `numbers_from` on stand at the right. Up, Down, Home, End and the page keys go from row to row.
    """

    def __init__(
        self,
        columns: int,
        parent: QWidget | None = None,
        *,
        wide: Collection[int] = (0,),
        numbers_from: int = _MOST,
        wraps: bool = False,
    ) -> None:
        super().__init__(0, columns, parent)
        self._numbers_from = numbers_from
        self.row_under_mouse = -1
        self.setItemDelegate(RowDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(wraps)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._set_under_mouse(-1))
        self._size_sections(wide, wraps=wraps)

    def _size_sections(self, wide: Collection[int], *, wraps: bool) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW)
        if wraps:
            rows.setMinimumSectionSize(ROW)
            rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(_LEFT)
        for column in wide:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def set_heads(self, heads: Sequence[str], name: str) -> None:
        """Say what stands in the columns, and how the table is called by a screen reader."""
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        for column in range(self.columnCount()):
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(_RIGHT if column >= self._numbers_from else _LEFT)

    def set_row(self, at: int, texts: Sequence[str], *, tips: Collection[int] = ()) -> None:
        """Fill a row; the columns `tips` say in a tool tip what may be cut off."""
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column >= self._numbers_from:
                item.setTextAlignment(_RIGHT)
            if column in tips:
                item.setToolTip(text)
            self.setItem(at, column, item)

    def height_of(self, rows: int) -> int:
        """Return the height in px at which so many rows are seen, the head included."""
        return self.horizontalHeader().sizeHint().height() + rows * ROW + 2 * self.frameWidth()

    # What a person does

    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go from row to row: there is nothing to be done in one cell alone."""
        here, last = self.currentIndex(), self.rowCount() - 1
        if last < 0:
            return QModelIndex()
        column = max(here.column(), 0)
        if action in {_Cursor.MoveHome, _Cursor.MoveEnd}:
            return self.model().index(0 if action == _Cursor.MoveHome else last, column)
        if action in {_Cursor.MoveLeft, _Cursor.MoveRight}:
            return here if here.isValid() else self.model().index(0, 0)
        return super().moveCursor(action, modifiers)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse by rows."""
        if event.type() in _HOVERS and isinstance(event, QHoverEvent):
            self._set_under_mouse(self.indexAt(event.position().toPoint()).row())
        elif event.type() == QEvent.Type.HoverLeave:
            self._set_under_mouse(-1)
        return super().viewportEvent(event)

    def _set_under_mouse(self, row: int) -> None:
        if row != self.row_under_mouse:
            before, self.row_under_mouse = self.row_under_mouse, row
            for one in (before, row):
                self.viewport().update(self._place_of(one))

    def _place_of(self, row: int) -> QRect:
        if row < 0:
            return QRect()
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring; a table with rows has one that keys act on."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.rowCount():
            self.setCurrentCell(0, 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring around the row that keys act on, where the keyboard is here."""
        super().paintEvent(event)
        if self.currentRow() >= 0 and shows_focus(self):
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self._place_of(self.currentRow()), 0, token(self.palette(), "ink"))
