"""Widgets one below the other, each as high as it wants to be at the width of all: placed at once, in one pass.

Qt's layouts find a height that depends on the width by trying, several times over, and tell every layout around them
each time. Here a change inside asks for one placing, and is told on only where the height of all has changed.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class _Item(NamedTuple):
    """A widget, the gap above it, and how much narrower it is than the stack at each side, in px."""

    widget: QWidget
    above: int
    inset: int


_Placed = tuple[_Item, int]
"""An item and its height in px."""


class Stack(QWidget):
    """A column of widgets. Hidden ones take no room. One of them may fill what is left, one may give up what is not.

    A widget is as high as its `heightForWidth`, where it has one, else its `sizeHint`.
    """

    height_changed = Signal()
    """All together want another height."""

    def __init__(self, margins: QMargins | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        made = margins or QMargins()
        self._left, self._top, self._ends = made.left(), made.top(), made.top() + made.bottom()
        self._sides = made.left() + made.right()
        self._items: list[_Item] = []
        self._fills: QWidget | None = None
        self._gives: QWidget | None = None
        self._wanted = -1
        self._is_seen = False
        self._known: dict[int, list[_Placed]] = {}
        """What is placed at a width; while this is seen, Qt asks for a placing whenever that may have changed."""
        self._least: QSize | None = None

    def add(self, widget: QWidget, *, above: int = 0, inset: int = 0, at: int | None = None) -> None:
        """Put a widget at the end, or before the one at a place."""
        self._items.insert(len(self._items) if at is None else at, _Item(widget, above, inset))
        # Without a parent every widget is hidden: only one that was told so stays so.
        hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        widget.setVisible(not hidden)
        self._forget()

    def remove(self, widget: QWidget) -> None:
        """Take a widget out."""
        self._items = [item for item in self._items if item.widget is not widget]
        self._forget()

    def share(self, *, fills: QWidget, gives: QWidget | None = None) -> None:
        """Say which widget takes the room that is left, and which one gives way down to its least height."""
        self._fills, self._gives = fills, gives

    def heightForWidth(self, width: int) -> int:
        """Return the height that all want at a width, in px."""
        return sum(item.above + height for item, height in self._placed(width)) + self._ends

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        if self._least is None or not self._is_seen:
            shown = [item for item in self._items if not item.widget.isHidden()]
            least = [item.widget.minimumSizeHint().expandedTo(item.widget.minimumSize()) for item in shown]
            width = max((size.width() for size in least), default=0)
            height = sum(size.height() for size in least) + sum(item.above for item in shown) + self._ends
            self._least = QSize(width, height)
        return self._least

    def event(self, event: QEvent) -> bool:
        """Place everything anew when something inside wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._forget()
            self._place()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Place what came or changed while nothing was seen: Qt asks for no placing then."""
        super().showEvent(event)
        self._is_seen = True
        self._forget()
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rely on nothing that is known: Qt does not say any more what changes."""
        super().hideEvent(event)
        self._is_seen = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def place_at_once(self) -> None:
        """Place what has changed in here, and what lies around it, now.

        Qt's requests go from one widget to the one around it, each in a turn of its own, and in between it paints.
        """
        if self.isVisible():
            self.place_inside()
            around = self.parentWidget()
            while isinstance(around, Stack):
                around.place_anew()
                around = around.parentWidget()

    def place_inside(self) -> None:
        """Place anew what lies in the stacks in here, and then in this one."""
        for item in self._items:
            if isinstance(item.widget, Stack) and not item.widget.isHidden():
                item.widget.place_inside()
        self.place_anew()

    def place_anew(self) -> None:
        """Place anew what lies in here, instead of when Qt asks for it."""
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)
        self._forget()
        self._place()

    def _forget(self) -> None:
        self._known.clear()
        self._least = None

    def _place(self) -> None:
        width = self.width()
        placed = self._placed(width)
        wanted = sum(item.above + height for item, height in placed) + self._ends
        if self._fills is not None:
            placed = self._share_out(placed, self._fills, self.height() - wanted)
        top = self._top
        for item, height in placed:
            item.widget.setGeometry(self._left + item.inset, top + item.above, self._inner(item, width), height)
            top += item.above + height
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
            self.height_changed.emit()

    def _share_out(self, placed: list[_Placed], fills: QWidget, rest: int) -> list[_Placed]:
        """Bring heights to the room there is."""
        heights, gives = {item.widget: height for item, height in placed}, self._gives
        if fills not in heights:
            return placed
        least = fills.minimumSizeHint().height()
        spare = rest + heights[fills]
        if spare < least and gives is not None and gives in heights:
            kept = max(gives.minimumSizeHint().height(), heights[gives] - (least - spare))
            spare += heights[gives] - kept
            heights[gives] = kept
        heights[fills] = max(spare, 0)
        return [(item, heights[item.widget]) for item, _height in placed]

    def _placed(self, width: int) -> list[_Placed]:
        """Return those that are not hidden, with the heights that they want."""
        known = self._known.get(width) if self._is_seen else None
        if known is None:
            shown = [item for item in self._items if not item.widget.isHidden()]
            known = self._known[width] = [(item, _height(item.widget, self._inner(item, width))) for item in shown]
        return known

    def _inner(self, item: _Item, width: int) -> int:
        return max(0, width - self._sides - 2 * item.inset)


def _height(widget: QWidget, width: int) -> int:
    for_width = widget.heightForWidth(width)
    wanted = for_width if for_width >= 0 else widget.sizeHint().height()
    return max(widget.minimumHeight(), min(wanted, widget.maximumHeight()))
