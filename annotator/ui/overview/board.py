"""Cards beside and below one another: as many in a line as have room, all of a line equally high."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.overview.cards import CardView

GAP = 18
"""Between cards, in px."""


class Wanted(NamedTuple):
    """A card's least width to stand beside another one, in px, and how it grows."""

    least: int
    grows: int


def lines_at(width: int, lines: list[list[Wanted]]) -> list[list[int]]:
    """Return the widths of cards line by line: what stands in one line breaks into several where it has no room."""
    found: list[list[int]] = []
    for line in lines:
        now: list[Wanted] = []
        for card in line:
            if now and sum(one.least for one in now) + card.least + GAP * len(now) > width:
                found.append(_widths(width, now))
                now = []
            now.append(card)
        if now:
            found.append(_widths(width, now))
    return found


def _widths(width: int, line: list[Wanted]) -> list[int]:
    if len(line) == 1:
        return [width]
    spare = width - GAP * (len(line) - 1) - sum(card.least for card in line)
    weight = sum(card.grows for card in line) or len(line)
    widths = [card.least + spare * card.grows // weight for card in line]
    widths[-1] += width - GAP * (len(line) - 1) - sum(widths)
    return widths


class Board(QWidget):
    """Lines of cards."""

    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[list[tuple[CardView, int]]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_line(self, *cards: tuple[CardView, int]) -> None:
        """Put cards beside one another below those that are there, each with how it grows."""
        self._lines.append(list(cards))
        for card, _ in cards:
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
        shown = [[(card, grows) for card, grows in line if not card.isHidden()] for line in self._lines]
        wanted = [[Wanted(card.least_width(), grows) for card, grows in line] for line in shown]
        every = [card for line in shown for card, _ in line]
        found: list[tuple[CardView, QRect]] = []
        top = 0
        for widths in lines_at(width, wanted):
            cards = every[len(found) : len(found) + len(widths)]
            height = max(card.heightForWidth(one) for card, one in zip(cards, widths, strict=True))
            left = 0
            for card, one in zip(cards, widths, strict=True):
                found.append((card, QRect(left, top, one, height)))
                left += one + GAP
            top += height + GAP
        return found
