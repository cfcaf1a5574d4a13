"""Rows of 30 px: the model's base, the view and the delegate that the lists of the docks share."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.ui.panels.heads import MARGIN, Words
from annotator.ui.theme import token
from annotator.ui.widgets.paint import KEYBOARD_REASONS, paint_focus_ring, shows_focus

Index = QModelIndex | QPersistentModelIndex
ROW = 30
"""Height of a row in px."""


_CHOSEN, _HOVERED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver


class RowModel(QStringListModel):
    """A list whose rows are known to Python and counted in C++.

    A list view asks for the count twice for each row when it lays itself out: 100,000 rows take 400 ms where Python
    answers, 20 where this class does. The strings that it holds are empty; `data` says what a row shows.
    """

    def reset_rows(self, count: int) -> None:
        """Tell the views that there are `count` rows now, all of them new."""
        self.setStringList([""] * count)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and nothing else."""
        return row_flags(index)


def row_flags(index: Index) -> Qt.ItemFlag:
    """Return what can be done with a row: it can be chosen."""
    if not index.isValid():
        return Qt.ItemFlag.NoItemFlags
    return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class RowView(QListView):
    """Rows of one height, painted by a delegate. The arrow keys move a cursor; Enter and a click take a row.

    With `follows` the row under the cursor is the chosen one; without it the chosen row stays until one is taken.
    """

    taken = Signal(int)
    """A row was clicked or entered."""
    moved = Signal(int)
    """The arrow keys brought the cursor to a row."""
    typed = Signal(str)
    """Letters were typed: they are meant for the filter."""
    removal_asked = Signal(int)
    """Delete was pressed on a row."""
    leave_asked = Signal()

    def __init__(self, *, follows: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows = follows
        self.by_keyboard = False
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().setSingleStep(ROW)
        self._words = Words()
        self._words.setParent(self.viewport())
        self._words.hide()

    def shows_ring(self) -> bool:
        """Whether the row under the cursor has a ring while the list has the focus."""
        return self.by_keyboard or shows_focus(self)

    def set_words(self, text: str) -> None:
        """Say why there is no row; empty: there are rows."""
        self._words.set_text(text)
        self._words.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def choose(self, row: int) -> None:
        """Make a row the chosen one and bring it into sight, without a signal; -1 chooses none."""
        index, chosen = self.model().index(row, 0) if row >= 0 else QModelIndex(), self.selectionModel()
        if not index.isValid():
            if chosen.hasSelection() or chosen.currentIndex().isValid():
                chosen.clear()
            return
        if chosen.currentIndex() != index or not chosen.isSelected(index):
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def selectionCommand(  # noqa: N802  Qt's name
        self, index: Index, event: object = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the chosen row alone while the cursor moves, unless it follows."""
        del index, event
        flag = QItemSelectionModel.SelectionFlag
        return flag.ClearAndSelect if self._follows else flag.NoUpdate

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the row that is clicked."""
        self.by_keyboard = False
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.taken.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag nothing: the row that was pressed is taken, and no other one is chosen on the way."""
        if not event.buttons():
            super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words as wide as the list, and the row under the cursor in sight if it was."""
        current = self.currentIndex()
        # What lies above in the dock takes another height with every span that it shows.
        seen = current.isValid() and 0 <= self.visualRect(current).top() <= event.oldSize().height() - ROW
        super().resizeEvent(event)
        if seen:
            self.scrollTo(current)
        self._words.move(MARGIN, 6)
        self._words.resize(self.viewport().width() - 2 * MARGIN, self._words.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor where the keyboard brought the focus; a list without a cursor gets one."""
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)
        if self.by_keyboard and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(self.model().index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take, leave; a letter goes to the filter."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.taken.emit(self.currentIndex().row())
        elif key == Qt.Key.Key_Delete:
            self.removal_asked.emit(self.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        elif _is_letter(event):
            self.typed.emit(event.text())
        else:
            self._move(event)

    def _move(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        self.by_keyboard = True
        super().keyPressEvent(event)
        row = self.currentIndex().row()
        if row not in {before, -1}:
            self.moved.emit(row)


def _is_letter(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    plain = modifiers in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.GroupSwitchModifier}
    return plain and event.text().isprintable() and bool(event.text().strip())


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row: grey under the mouse, the chosen one with its ink bar, the keyboard's ring."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has the same height; the view gives the width."""
        del index
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then what the row says."""
        chosen = bool(option.state & _CHOSEN)
        painter.save()
        if chosen or option.state & _HOVERED:
            ground = QStyle.PrimitiveElement.PE_PanelItemViewItem
            option.widget.style().drawPrimitive(ground, option, painter, option.widget)
        self.paint_row(painter, option.rect, option.palette, index, chosen=chosen)
        if self._has_ring(option):
            paint_focus_ring(painter, option.rect, 0, token(option.palette, "ink"))
        painter.restore()

    def row_key(self, row: int) -> Hashable | None:
        """Return what stands for all that `paint_row` shows of a row; None: no picture of it may be kept."""
        del row
        return None

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint what a row says."""

    def _has_ring(self, option: QStyleOptionViewItem) -> bool:
        view = option.widget
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        return focused and isinstance(view, RowView) and view.shows_ring()
