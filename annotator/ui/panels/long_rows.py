"""A list of very many rows: it knows where each row lies without laying any out.

QListView goes through all rows whenever one comes, goes or changes: 8 ms for 50,000, at every key press. Rows of one
height need none of that. It stays a QListView, which is what screen readers know.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import reduce
from itertools import product
from operator import or_
from typing import NamedTuple, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from annotator.ui.panels.rows import ROW, Index, RowDelegate, RowView, row_flags

_PICTURES = 64
_FLAGS = (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_HasFocus)
_STATES = {
    marks: reduce(or_, (flag for flag, on in zip(_FLAGS, marks, strict=True) if on), QStyle.StateFlag.State_Enabled)
    for marks in product((False, True), repeat=len(_FLAGS))
}

_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: -1,
    QAbstractItemView.CursorAction.MovePrevious: -1,
    QAbstractItemView.CursorAction.MoveLeft: -1,
    QAbstractItemView.CursorAction.MoveDown: 1,
    QAbstractItemView.CursorAction.MoveNext: 1,
    QAbstractItemView.CursorAction.MoveRight: 1,
}


class LongRowModel(QAbstractListModel):
    """The base of a model of very many rows: what changes in it costs the same however many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def reset_rows(self, count: int) -> None:
        """Tell the views that there are `count` rows now, all of them new."""
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def insert_row(self, row: int, count: int = 1) -> None:
        """Tell the views that there is a new row, or some from it on; the model has them already."""
        self.beginInsertRows(QModelIndex(), row, row + count - 1)
        self._count += count
        self.endInsertRows()

    def remove_row(self, row: int, count: int = 1) -> None:
        """Tell the views that a row is gone, or some from it on; the model does not have them any more."""
        self.beginRemoveRows(QModelIndex(), row, row + count - 1)
        self._count -= count
        self.endRemoveRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and nothing else."""
        return row_flags(index)


class LongRowView(RowView):
    """Rows of one height, as many as there are. Whatever changes in the model, what is in sight is painted again.

    That is at every key press, and their words cost most of it: pictures of the last ones are kept.
    """

    def __init__(self, *, follows: bool, parent: QWidget | None = None) -> None:
        self._pictures: dict[Hashable, tuple[QPixmap, QRect]] = {}
        super().__init__(follows=follows, parent=parent)

    @property
    def _hovered(self) -> int:
        """The row under the mouse, or −1."""
        viewport = self.viewport()
        return self.indexAt(viewport.mapFromGlobal(QCursor.pos())).row() if viewport.underMouse() else -1

    def doItemsLayout(self) -> None:  # noqa: N802  Qt's name
        """Lay nothing out: only how high all rows are together is to be known."""
        self.resizeContents(self.viewport().width(), self._count() * ROW)
        QAbstractItemView.doItemsLayout(self)

    def dataChanged(self, first: Index, last: Index, roles: object = ()) -> None:  # noqa: ARG002, N802  Qt's name
        """Paint the changed rows again; Qt would lay out everything, and ask for the place of each of them."""
        self.viewport().update(self._rect(first.row()).united(self._rect(last.row())))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint what is in sight again: Qt would move what was painted, and ask for the places of rows to do so."""
        del dx, dy
        self.viewport().update()

    def _count(self) -> int:
        model = cast("QAbstractItemModel | None", self.model())  # Qt asks before there is a model
        return 0 if model is None else model.rowCount()

    # Where rows lie

    def visualRect(self, index: Index) -> QRect:  # noqa: N802  Qt's name
        """Return where a row lies in the viewport."""
        if not index.isValid():
            return QRect()
        return self._rect(index.row())

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802  Qt's name
        """Return the row under a point of the viewport."""
        y = point.y() + self.verticalOffset()
        return self.model().index(y // ROW, 0) if 0 <= y < self._count() * ROW else QModelIndex()

    def scrollTo(  # noqa: N802  Qt's name
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight, by no more than is needed."""
        del hint
        self.executeDelayedItemsLayout()
        bar, top, height = self.verticalScrollBar(), index.row() * ROW, self.viewport().height()
        if index.isValid():
            bar.setValue(max(top + ROW - height, min(bar.value(), top)))

    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the row to which a key moves the cursor."""
        del modifiers
        last = self._count() - 1
        row = self.currentIndex().row()
        page = max(1, self.viewport().height() // ROW - 1)
        steps = {
            **_STEPS,
            QAbstractItemView.CursorAction.MovePageUp: -page,
            QAbstractItemView.CursorAction.MovePageDown: page,
            QAbstractItemView.CursorAction.MoveHome: -row,
            QAbstractItemView.CursorAction.MoveEnd: last - row,
        }
        return self.model().index(max(0, min(last, row + steps[action])) if row >= 0 else 0, 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802  Qt's name
        """Choose the row at the end of a rectangle that the mouse drew."""
        index = self.indexAt(rect.bottomRight())
        if index.isValid():
            self.selectionModel().select(index, command)

    # Painting

    def forget_pictures(self) -> None:
        """Paint every row anew: fonts, colours or words have changed."""
        self._pictures.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight: as pictures, where they were painted before."""
        painter = QPainter(self.viewport())
        rows = self._shown(self._rows_in(event.rect()), self.palette().cacheKey())
        keeps = bool(rows) and self._on_whole_pixels(painter, rows[0].row)
        missing = [row for row in rows if not keeps or row.key not in self._pictures]
        option = self._option() if missing else None
        if keeps and option is not None:
            self._keep(missing, option)
        offset = self.verticalOffset()
        for row in rows:
            picture = self._pictures.pop(row.key, None) if keeps else None
            if picture is not None:
                self._pictures[row.key] = picture  # the last one that will be dropped
                painter.drawPixmap(QPoint(0, row.row * ROW - offset), *picture)
            elif option is not None:
                self._paint_row(painter, option, row, self._rect(row.row))
        painter.end()

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return option

    def _on_whole_pixels(self, painter: QPainter, row: int) -> bool:
        """Tell whether rows from this one on begin at corners of pixels of the screen: there pictures stay sharp."""
        device = painter.deviceTransform()
        corner = device.map(QPointF(self._rect(row).topLeft()))
        return corner.x().is_integer() and corner.y().is_integer() and (ROW * device.m22()).is_integer()

    def _shown(self, rows: range, palette: int) -> list[_Shown]:
        """Return rows as they are now: all that is seen of each is its key."""
        delegate, hovered = self.itemDelegate(), self._hovered
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        ringed = self.currentIndex().row() if self.hasFocus() and self.shows_ring() else -1
        look = (self.viewport().width(), self.devicePixelRatioF(), palette)
        found = []
        for row in rows:
            words = delegate.row_key(row) if isinstance(delegate, RowDelegate) else None
            marks = (row in chosen, row == hovered, row == ringed)
            found.append(_Shown(row, marks, None if words is None else (words, marks, look)))
        return found

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: _Shown, rect: QRect) -> None:
        option.rect, option.state = rect, _STATES[row.marks]
        self.itemDelegate().paint(painter, option, self.model().index(row.row, 0))

    def _keep(self, rows: Sequence[_Shown], option: QStyleOptionViewItem) -> None:
        """Paint rows that were not painted yet, all into one picture."""
        rows = [row for row in rows if row.key is not None]
        if not rows:
            return
        ratio, width = self.devicePixelRatioF(), self.viewport().width()
        strip = QPixmap(QSize(width, ROW * len(rows)) * ratio)
        strip.setDevicePixelRatio(ratio)
        strip.fill(self.viewport().palette().color(self.viewport().backgroundRole()))
        painter = QPainter(strip)
        painter.setFont(option.font)
        for at, row in enumerate(rows):
            self._paint_row(painter, option, row, QRect(0, at * ROW, width, ROW))
            place = QRect(0, round(at * ROW * ratio), strip.width(), round(ROW * ratio))
            self._pictures[row.key] = (strip, place)
        painter.end()
        for key in list(self._pictures)[: max(0, len(self._pictures) - _PICTURES)]:
            del self._pictures[key]

    def _rows_in(self, rect: QRect) -> range:
        offset = self.verticalOffset()
        last = min(self._count() - 1, (rect.bottom() + offset) // ROW)
        return range(max(0, (rect.top() + offset) // ROW), last + 1)

    def _rect(self, row: int) -> QRect:
        return QRect(0, row * ROW - self.verticalOffset(), self.viewport().width(), ROW)


class _Shown(NamedTuple):
    """A row in sight, and what stands for all that is seen of it (None: no picture of it is kept).

    `marks`: chosen, under the mouse, with the keyboard's ring.
    """

    row: int
    marks: tuple[bool, bool, bool]
    key: Hashable | None
