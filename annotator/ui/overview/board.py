"""Cards beside and below one another: as many in a line as have room, all of a line equally high."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.overview.cards import CardView

T = TypeVar("T")
GAP = 18
"""Between cards, in px."""


class Pile(NamedTuple, Generic[T]):
    """Cards below one another, which stand as one beside others; how it grows where there is more room."""

    cards: tuple[T, ...]
    grows: int


class Measures(NamedTuple, Generic[T]):
    """How wide a card must be at least to stand beside another one, and how high it is at a width, in px."""

    least: Callable[[T], int]
    height: Callable[[T, int], int]


def arranged(width: int, lines: Sequence[Sequence[Pile[T]]], measures: Measures[T]) -> list[tuple[T, QRect]]:
    """Return the places of cards at a width: a line breaks into several where its piles have no room side by side.

    All of a line are equally high: the last card of a pile takes what is left.
    """
    found: list[tuple[T, QRect]] = []
    top = 0
    for line in (now for wanted in lines for now in _broken(width, wanted, measures)):
        widths = _widths(width, line, measures)
        heights = [[measures.height(card, one) for card in pile.cards] for pile, one in zip(line, widths, strict=True)]
        whole = max(sum(high) + GAP * (len(high) - 1) for high in heights)
        left = 0
        for pile, high, one in zip(line, heights, widths, strict=True):
            high[-1] += whole - sum(high) - GAP * (len(high) - 1)
            below = top
            for card, height in zip(pile.cards, high, strict=True):
                found.append((card, QRect(left, below, one, height)))
                below += height + GAP
            left += one + GAP
        top += whole + GAP
    return found


def _broken(width: int, line: Sequence[Pile[T]], measures: Measures[T]) -> Iterator[list[Pile[T]]]:
    now: list[Pile[T]] = []
    for pile in (pile for pile in line if pile.cards):
        if now and sum(_least(one, measures) for one in (*now, pile)) + GAP * len(now) > width:
            yield now
            now = []
        now.append(pile)
    if now:
        yield now


def _least(pile: Pile[T], measures: Measures[T]) -> int:
    return max(measures.least(card) for card in pile.cards)


def _widths(width: int, line: list[Pile[T]], measures: Measures[T]) -> list[int]:
    if len(line) == 1:
        return [width]
    least = [_least(pile, measures) for pile in line]
    spare, weight = width - GAP * (len(line) - 1) - sum(least), sum(pile.grows for pile in line) or len(line)
    widths = [one + spare * pile.grows // weight for one, pile in zip(least, line, strict=True)]
    widths[-1] += width - GAP * (len(line) - 1) - sum(widths)
    return widths


class Board(QWidget):
    """Lines of cards."""

    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Sequence[Pile[CardView]]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_line(self, *piles: Pile[CardView]) -> None:
        """Put piles of cards beside one another below those that are there."""
        self._lines.append(piles)
        for card in (card for pile in piles for card in pile.cards):
            card.setParent(self)
            card.show()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all cards at a width, in px."""
        placed = self._placed(width)
        return max((place.bottom() + 1 for _, place in placed), default=0)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards."""
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        """Place the cards anew where one of them wants another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().event(event)

    def place(self) -> None:
        """Place the cards; tell where all want another height."""
        placed = self._placed(self.width())
        for card, place in placed:
            card.setGeometry(place)
        wanted = max((place.bottom() + 1 for _, place in placed), default=0)
        if wanted != self.height():
            self.updateGeometry()
            self.height_changed.emit()

    def _placed(self, width: int) -> list[tuple[CardView, QRect]]:
        lines = [
            [Pile(tuple(card for card in pile.cards if not card.isHidden()), pile.grows) for pile in line]
            for line in self._lines
        ]
        return arranged(width, lines, _OF_VIEWS)


_OF_VIEWS = Measures[CardView](least=CardView.least_width, height=CardView.heightForWidth)
