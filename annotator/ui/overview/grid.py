"""A sheet on the screen: a table that the keyboard walks, a screen reader reads and every cell of which opens."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.ui.overview.cells import EMPTY, Cell, Kind, Sheet
from annotator.ui.overview.drawing import Look, paint_cell, paint_heads, paint_rule
from annotator.ui.overview.shapes import SIDE, Shape, shape_of
from annotator.ui.widgets.paint import KEYBOARD_REASONS, paint_box, paint_focus_ring, shows_focus

Index = QModelIndex | QPersistentModelIndex
_HOVERED, _FOCUSED = QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_HasFocus
_BAR = 10


class GridModel(QAbstractTableModel):
    """The words of a sheet: what is drawn can be read here, number for number."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet(columns=(), rows=())

    def set_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.columns)

    def cell(self, index: Index) -> Cell:
        """Return the cell of an index."""
        return self.sheet.cell(index.row(), index.column()) if index.isValid() else EMPTY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return number and interval; for a screen reader and as a tool tip all that is known of it."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(part for part in (cell.text, cell.sub) if part) or cell.said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.said
        if role == Qt.ItemDataRole.ToolTipRole and cell.said != cell.text:
            return cell.said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's head; a row is called as its first cell is."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.sheet.columns[section].head if section < len(self.sheet.columns) else None
        return self.sheet.cell(section, 0).text if section < len(self.sheet.rows) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let be chosen what has something behind it."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsSelectable if self.cell(index).asked is not None else flags


class _Heads(QHeaderView):
    """The heads of the columns, drawn as in a picture."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid = grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)

    def sizeHint(self) -> QSize:
        """Return the size that the heads need."""
        return QSize(0, self._grid.shape_now.head)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802  Qt's name
        """Draw one head."""
        sheet = self._grid.sheet
        paint_heads(painter, rect, sheet.columns[section], self._grid.look, grid=sheet.grid)


class _Drawn(QStyledItemDelegate):
    """Draws a cell, what shows mouse and keyboard, and the line below its row."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        grid, cell, rect = self._grid, self._grid.grid_model.cell(index), option.rect
        sheet, look = grid.sheet, grid.look
        painter.save()
        paint_ground(painter, rect, sheet, index.row(), look)
        opens = cell.asked is not None
        if opens and option.state & _HOVERED and cell.kind is not Kind.HEAT:
            painter.fillRect(rect, look.ink("hover"))
        paint_cell(painter, rect, cell, look, sheet.columns[index.column()].align, tight=grid.shape_now.tight)
        if opens and option.state & _HOVERED and cell.kind is Kind.HEAT:
            paint_box(painter, rect.adjusted(1, 1, -1, -1), 2, None, look.ink("ink3"))
        if not sheet.grid and index.row() < len(sheet.rows) - 1:
            paint_rule(painter, rect, look)
        if option.state & _FOCUSED and grid.shows_ring():
            paint_focus_ring(painter, rect, 3, look.ink("ink"))
        painter.restore()


def paint_ground(painter: QPainter, rect: QRect, sheet: Sheet, row: int, look: Look) -> None:
    """Draw the ground of a row: the last one stands out where it sums up the others."""
    if sheet.last_is_sum and row == len(sheet.rows) - 1:
        painter.fillRect(rect, look.ink("panel"))


class Grid(QTableView):
    """A sheet as a table as high as all its rows. Arrows walk it, Enter and a click open what is behind a cell."""

    opened = Signal(object)
    """An `Asked`: what is behind a cell was asked for."""
    walked = Signal(QRect)
    """The keyboard came to a cell, at this place in the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look(QPalette(), {})
        self.by_keyboard = False
        self.grid_model = GridModel()
        self.shape_now = Shape((), (), 0, 0, 0, tight=False)
        self.setHorizontalHeader(_Heads(self))
        self.setModel(self.grid_model)
        self.setItemDelegate(_Drawn(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self.grid_model.sheet

    def show_sheet(self, sheet: Sheet, look: Look) -> None:
        """Show a sheet; the cell under the keyboard stays where it was."""
        self.look = look
        if sheet != self.sheet:
            at = self.currentIndex()
            place = (at.row(), at.column())
            self.clearSpans()
            self.grid_model.set_sheet(sheet)
            for row, cells in enumerate(sheet.rows):
                for column, cell in enumerate(cells):
                    if cell.spans > 1:
                        self.setSpan(row, column, 1, min(cell.spans, len(sheet.columns) - column))
            self.setCurrentIndex(self.grid_model.index(*place))
            self._fit()
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def height_for(self, width: int) -> int:
        """Return the height of all rows at a width in px."""
        shape = shape_of(self.sheet, width)
        return shape.height + (_BAR if shape.width > width else 0)

    def shows_ring(self) -> bool:
        """Whether the cell under the keyboard has a ring."""
        return self.by_keyboard or shows_focus(self)

    def cell_now(self) -> Cell:
        """Return the cell under the keyboard."""
        return self.grid_model.cell(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out anew."""
        self._fit()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page; sideways it moves what is too wide."""
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)
        if self.by_keyboard and not self.currentIndex().isValid():
            self.setCurrentIndex(self._first())
        if self.by_keyboard:
            self.walked.emit(self.visualRect(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open; all else is for what lies around."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open(self.currentIndex())
        elif key in _WALKING:
            self.by_keyboard = True
            if self.currentIndex().isValid():
                super().keyPressEvent(event)
            else:
                self.setCurrentIndex(self._first())
            self.walked.emit(self.visualRect(self.currentIndex()))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what is behind the cell that is clicked."""
        self.by_keyboard = False
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that there is something behind a cell."""
        super().mouseMoveEvent(event)
        opens = self.grid_model.cell(self.indexAt(event.position().toPoint())).asked is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _first(self) -> QModelIndex:
        rows = self.sheet.rows
        places = ((row, column) for row in range(len(rows)) for column in range(len(rows[row])))
        found = next((place for place in places if self.sheet.cell(*place).asked is not None), (0, 0))
        return self.grid_model.index(*found)

    def _open(self, index: QModelIndex) -> None:
        cell = self.grid_model.cell(index)
        if cell.asked is not None:
            self.opened.emit(cell.asked)

    def _fit(self) -> None:
        self.shape_now = shape = shape_of(self.sheet, self.width())
        heads, sides = self.horizontalHeader(), self.verticalHeader()
        heads.setVisible(self.sheet.heads)
        for at in range(len(self.sheet.columns)):
            self.setColumnHidden(at, at not in shape.columns)
        for at, width in zip(shape.columns, shape.widths, strict=True):
            heads.resizeSection(at, width)
        heads.setFixedHeight(shape.head)
        sides.setDefaultSectionSize(shape.row)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if shape.width > self.width() else policy.ScrollBarAlwaysOff
        )


_WALKING = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


def paint_sheet(painter: QPainter, place: QRect, sheet: Sheet, look: Look) -> None:
    """Draw a whole sheet at a place of a picture: what the table draws cell by cell."""
    shape = shape_of(sheet, place.width())
    if sheet.heads:
        for at, column in enumerate(shape.columns):
            rect = QRect(place.left() + sum(shape.widths[:at]), place.top(), shape.widths[at], shape.head)
            paint_heads(painter, rect, sheet.columns[column], look, grid=sheet.grid)
    for row in range(len(sheet.rows)):
        top = place.top() + shape.head + row * shape.row
        paint_ground(painter, QRect(place.left(), top, shape.width, shape.row), sheet, row, look)
        for column, cell, left, width in _places(sheet, shape, row):
            rect = QRect(place.left() + left, top, width, shape.row)
            paint_cell(painter, rect, cell, look, sheet.columns[column].align, tight=shape.tight)
        if not sheet.grid and row < len(sheet.rows) - 1:
            paint_rule(painter, QRect(place.left(), top, shape.width, shape.row), look)


def _places(sheet: Sheet, shape: Shape, row: int) -> Iterator[tuple[int, Cell, int, int]]:
    """Yield column, cell, left and width in px of what is seen of a row."""
    widths = dict(zip(shape.columns, shape.widths, strict=True))
    column = left = 0
    while column < len(sheet.columns):
        cell = sheet.cell(row, column)
        width = sum(widths.get(at, 0) for at in range(column, column + cell.spans))
        if width:
            yield column, cell, left, width
        column += cell.spans
        left += width


SIDE_OF_GRID = SIDE
"""How far a table reaches beyond the words of its card at both sides, in px."""
