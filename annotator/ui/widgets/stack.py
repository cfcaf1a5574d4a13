"""Widgets one below the other, each as high as it wants to be at the width of all: placed at once, in one pass.

Qt's layouts find a height that depends on the width by trying, several times over, and tell every layout around them
each time. Here a change inside asks for one placing, and is told on only where the height of all has changed.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class _Item(NamedTuple):
    """A widget, the gap above it, and how much narrower it is than the stack at each side, in px."""

    widget: QWidget
    above: int
    inset: int


class Stack(QWidget):
    """A column of widgets. Hidden ones take no room. One of them may fill what is left, one may give up what is not.

    A widget is as high as its `heightForWidth`, where it has one, else its `sizeHint`.
    """

    height_changed = Signal()
    """All together want another height."""

    def __init__(self, margins: QMargins | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margins = margins or QMargins()
        self._items: list[_Item] = []
        self._fills: QWidget | None = None
        self._gives: QWidget | None = None
        self._wanted = -1

    def add(self, widget: QWidget, *, above: int = 0, inset: int = 0, at: int | None = None) -> None:
        """Put a widget at the end, or before the one at a place."""
        self._items.insert(len(self._items) if at is None else at, _Item(widget, above, inset))
        # Without a parent every widget is hidden: only one that was told so stays so.
        hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        widget.setVisible(not hidden)

    def remove(self, widget: QWidget) -> None:
        """Take a widget out."""
        self._items = [item for item in self._items if item.widget is not widget]

    def share(self, *, fills: QWidget, gives: QWidget | None = None) -> None:
        """Say which widget takes the room that is left, and which one gives way down to its least height."""
        self._fills, self._gives = fills, gives

    def heightForWidth(self, width: int) -> int:
        """Return the height that all want at a width, in px."""
        return sum(item.above + self._height(item, width) for item in self._shown()) + self._ends()

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        least = [item.widget.minimumSizeHint().expandedTo(item.widget.minimumSize()) for item in self._shown()]
        above = sum(item.above for item in self._shown())
        width = max((size.width() for size in least), default=0)
        return QSize(width, sum(size.height() for size in least) + above + self._ends())

    def event(self, event: QEvent) -> bool:
        """Place everything anew when something inside wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Place what came or changed while nothing was seen: Qt asks for no placing then."""
        super().showEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        shown, width = self._shown(), self.width()
        heights = {item.widget: self._height(item, width) for item in shown}
        wanted = sum(item.above + heights[item.widget] for item in shown) + self._ends()
        self._share_out(heights, self.height() - wanted)
        top = self._margins.top()
        for item in shown:
            left, high = self._margins.left() + item.inset, heights[item.widget]
            item.widget.setGeometry(left, top + item.above, self._inner(item, width), high)
            top += item.above + high
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
            self.height_changed.emit()

    def _share_out(self, heights: dict[QWidget, int], rest: int) -> None:
        """Bring heights to the room there is."""
        fills, gives = self._fills, self._gives
        if fills not in heights or fills is None:
            return
        least = fills.minimumSizeHint().height()
        spare = rest + heights[fills]
        if spare < least and gives is not None and gives in heights:
            kept = max(gives.minimumSizeHint().height(), heights[gives] - (least - spare))
            spare += heights[gives] - kept
            heights[gives] = kept
        heights[fills] = max(spare, 0)

    def _shown(self) -> list[_Item]:
        return [item for item in self._items if not item.widget.isHidden()]

    def _inner(self, item: _Item, width: int) -> int:
        return max(0, width - self._margins.left() - self._margins.right() - 2 * item.inset)

    def _height(self, item: _Item, width: int) -> int:
        widget = item.widget
        for_width = widget.heightForWidth(self._inner(item, width))
        wanted = for_width if for_width >= 0 else widget.sizeHint().height()
        return max(widget.minimumHeight(), min(wanted, widget.maximumHeight()))

    def _ends(self) -> int:
        return self._margins.top() + self._margins.bottom()
