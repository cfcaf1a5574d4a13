"""Values offered while a line is written: a list below the field, walked and taken with the keys, or clicked.

It is no popup window: the field keeps the keyboard, and with it the input method that Vietnamese is written with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from annotator.domain.folding import folded_all, words
from annotator.ui import fonts
from annotator.ui.panels.rows import ROW, Index, RowDelegate
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, paint_box, paint_text

_ROWS, _MOST = 8, 200
_SIDE, _RADIUS = 8, 5
_BAR, _WIDEST = 10, 380
"""Width of the scroll bar, and of the list where its values are wider than the field, in px."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS - 1, Qt.Key.Key_PageUp: 1 - _ROWS}


class LineBox(QLineEdit):
    """A line edit that says when it gets and loses the keyboard, and what an input method is composing in it."""

    entered = Signal()
    left = Signal()
    composed = Signal()
    """An input method changed what is not yet part of the text."""

    def __init__(self) -> None:
        super().__init__()
        self._preedit = ""

    @property
    def whole_text(self) -> str:
        """The text with what an input method is composing, as the person sees it."""
        at = self.cursorPosition()
        return f"{self.text()[:at]}{self._preedit}{self.text()[at:]}"

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep what is being composed."""
        super().inputMethodEvent(event)
        if event.preeditString() != self._preedit:
            self._preedit = event.preeditString()
            self.composed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so, unless a menu took the keyboard for a moment."""
        super().focusOutEvent(event)
        self._preedit = ""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ValueDelegate(RowDelegate):
    """One offered value."""

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint the value."""
        place = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        colour = token(palette, "ink" if chosen else "ink2")
        paint_text(painter, place, str(index.data() or ""), fonts.font(fonts.Role.UI), colour)


class ValueList(QWidget):
    """A card with values, eight of them in sight; it never takes the keyboard."""

    clicked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = QStringListModel(self)
        self._view = view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(ValueDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalScrollBar().setSingleStep(ROW)
        view.viewport().setBackgroundRole(QPalette.ColorRole.Button)  # raised
        for widget in (self, view, view.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.clicked.connect(lambda index: self.clicked.emit(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(view)
        self.hide()

    @property
    def values(self) -> list[str]:
        """The values in their order."""
        return self._model.stringList()

    @property
    def row(self) -> int:
        """The highlighted row, or −1."""
        return self._view.currentIndex().row()

    def set_values(self, values: Sequence[str], name: str) -> None:
        """Show these, none highlighted; `name` says what they are."""
        self._model.setStringList(list(values))
        self._view.setAccessibleName(name)
        self.highlight(-1)
        self._view.scrollToTop()

    def highlight(self, row: int) -> None:
        """Highlight a row and bring it into sight; −1: none."""
        if row >= 0:
            self._view.setCurrentIndex(self._model.index(row, 0))
        else:
            self._view.selectionModel().clear()

    def show_at(self, field: QWidget) -> None:
        """Show it below a field of the same window, above where there is more room; as wide as field and values."""
        window = field.window()
        room, place = window.rect(), QRect(field.mapTo(window, QPoint(0, 0)), field.size())
        below, above = room.bottom() - place.bottom() - 4, place.top() - room.top() - 4
        wanted = min(len(self.values), _ROWS) * ROW + 8
        is_below = below >= min(wanted, above)
        height = max(ROW + 8, min(wanted, below if is_below else above))
        top = place.bottom() + 3 if is_below else place.top() - 2 - height
        width = max(place.width(), min(self._widest(), _WIDEST, room.width()))
        fits = place.left() + width <= room.right()
        left = place.left() if fits else place.right() + 1 - width  # at the right edge of the field then
        self.setGeometry(max(left, room.left()), top, width, height)
        self.show()
        self.raise_()

    def _widest(self) -> int:
        font = fonts.font(fonts.Role.UI)
        return max(advance(font, value) for value in self.values[:_MOST]) + 2 * _SIDE + _BAR + 2

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the card."""
        palette = self.palette()
        paint_box(QPainter(self), self.rect(), _RADIUS, token(palette, "raised"), token(palette, "hair2"))


class Completion(QObject):
    """Completes a field from the values offered for it.

    What is typed filters them, without regard to case and diacritics; with nothing typed Down shows all of them. Up and
    Down walk, Enter and Tab take the highlighted one, Esc closes the list and nothing else.
    """

    taken = Signal()
    """The field holds a value from the list now."""

    def __init__(self, box: LineBox, offered: Callable[[], list[str]]) -> None:
        super().__init__(box)
        self._box = box
        self._offered = offered
        self._folded: list[tuple[str, str]] | None = None
        self._typed = False
        self._list: ValueList | None = None
        box.installEventFilter(self)
        box.entered.connect(self._on_entered)
        box.left.connect(self.close)
        box.textEdited.connect(self._on_edited)
        box.composed.connect(self._on_edited)

    @property
    def values(self) -> list[str]:
        """The values that the open list shows; none while it is closed."""
        return self._list.values if self._list is not None and self._list.isVisible() else []

    @property
    def highlighted(self) -> str:
        """The value that Enter takes, or nothing."""
        values = self.values
        row = self._list.row if self._list is not None else -1
        return values[row] if 0 <= row < len(values) else ""

    def close(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._list.hide()

    def _on_entered(self) -> None:
        self._typed = False
        self._folded = None  # what is offered may have changed meanwhile

    def _on_edited(self) -> None:
        self._typed = True
        found = self._matching(self._box.whole_text) if words(self._box.whole_text) else []
        self._show([] if found == [self._box.whole_text] else found)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that the list needs while it is open, and Down to open it."""
        del watched
        kind = event.type()
        if kind == QEvent.Type.Hide:
            self.close()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride and self._wants(event):
            event.accept()
            return True
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and self._wants(event):
            return self._press(Qt.Key(event.key()))
        return False

    def _wants(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if not self.values:
            return key == Qt.Key.Key_Down
        return key in _STEPS or key in _ENTER or key in {Qt.Key.Key_Escape, Qt.Key.Key_Tab}

    def _press(self, key: Qt.Key) -> bool:
        """Do what a wanted key does; return whether that is all that it does."""
        if key in _STEPS:
            self._walk(_STEPS[key])
            return True
        took = key != Qt.Key.Key_Escape and self._take()
        self.close()
        # Tab goes on to the next field; Enter on nothing is that of the form.
        return key == Qt.Key.Key_Escape or (took and key in _ENTER)

    def _walk(self, step: int) -> None:
        if not self.values:
            self._show(self._matching(self._box.whole_text if self._typed else ""))
        elif self._list is not None:
            row = self._list.row
            last = len(self._list.values) - 1
            # One step before the first is what was typed.
            self._list.highlight(-1 if row + step < 0 and (step == -1 or row < 0) else max(0, min(last, row + step)))
            self._announce(self.highlighted)

    def _take(self) -> bool:
        value = self.highlighted
        if value:
            self._box.setText(value)
            self._typed = False
            self.taken.emit()
        return bool(value)

    def _on_clicked(self, row: int) -> None:
        if self._list is not None:
            self._list.highlight(row)
            self._take()
            self.close()

    # The list

    def _matching(self, text: str) -> list[str]:
        """Return what is offered for a text: what begins so first, then where a word does; all for none."""
        if self._folded is None:
            values = [value for value in self._offered() if value]
            self._folded = list(zip(values, folded_all(values), strict=True))
        wanted = words(text)
        found = [(value, fold) for value, fold in self._folded if all(word in fold for word in wanted)]
        if wanted:
            first = " ".join(wanted)
            found.sort(key=lambda pair: (not pair[1].startswith(first), f" {first}" not in pair[1]))
        return [value for value, _fold in found[:_MOST]]

    def _show(self, values: Sequence[str]) -> None:
        if not values:
            self.close()
            return
        if self._list is None or self._list.parentWidget() is not self._box.window():
            self._make_list()
        if self._list is not None:
            said = self.tr("%n values offered", "", len(values))
            self._list.set_values(values, said)
            self._list.show_at(self._box)
            self._announce(said)

    def _make_list(self) -> None:
        if self._list is not None:
            self._list.deleteLater()
        self._list = ValueList(self._box.window())
        self._list.clicked.connect(self._on_clicked)
        self.destroyed.connect(self._list.deleteLater)
        around: QWidget | None = self._box.parentWidget()
        while around is not None:
            if isinstance(around, QAbstractScrollArea):
                around.verticalScrollBar().valueChanged.connect(self.close)
            around = around.parentWidget()

    def _announce(self, text: str) -> None:
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._box, text))
