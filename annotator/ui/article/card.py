"""The card of the span under the mouse: its label, attributes, links, open points and note, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.article.parts import Card
from annotator.ui.fonts import Role
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.paint import advance, paint_box, paint_text
from annotator.ui.widgets.swatch import LIST_WIDTH, paint_swatch

SIDE, TOP, WIDEST = 12, 9, 340
"""Left and right of the words, above and below them, and the greatest width of the card, in px."""
_HEAD, _ROW, _BREAK, _GAP = 20, 20, 5, 10
_NAMES = 112  # px that names may have at most
_RING, _RING_ROOM = 6.5, 14
_NOTE_LINES = 3
_EDGE = 4  # px from the edges of the view
RADIUS = 6


class _Line(NamedTuple):
    """One line of the card: what stands at its left (a ring where `ring`), and the words."""

    y: int
    name: str
    words: str
    role: Role
    colour: TokenName
    ring: bool = False
    full: bool = False


class HoverCard(QWidget):
    """A child of the viewport that takes neither focus nor mouse; hidden until it has something to say."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._card: Card | None = None
        self._look: LabelLook | None = None
        self._lines: list[_Line] = []
        self._names = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def card(self) -> Card | None:
        """What it says, None while it is hidden."""
        return self._card if self.isVisible() else None

    def show_card(self, card: Card, look: LabelLook | None, beside: QRect) -> None:
        """Show a card below a rectangle of the viewport, above it where there is no room; `look` None: of no label."""
        self._card, self._look = card, look
        named = [*card.attributes, *card.links]
        names = max((advance(fonts.font(Role.HINT), row.name) for row in named), default=0)
        self._names = min(_NAMES, names) + _GAP if names else 0
        room = min(WIDEST, self._room().width() - 2 * _EDGE) - 2 * SIDE
        self._lines = list(_lines(card, room))
        self._resize(room)
        self.move(self._place(beside))
        self.show()
        self.raise_()
        self.update()

    @property
    def _indent(self) -> int:
        """Px that the sign of a label takes before its name."""
        return LIST_WIDTH + 8 if self._look is not None else 0

    def _room(self) -> QRect:
        parent = self.parentWidget()
        assert parent is not None  # noqa: S101  it is made with one
        return parent.rect()

    def _resize(self, room: int) -> None:
        assert self._card is not None  # noqa: S101  just set
        widths = [self._indent + advance(fonts.font(Role.STRONG), self._card.title)]
        for line in self._lines:
            left = _RING_ROOM if line.ring else 0 if line.full else self._names
            widths.append(left + advance(fonts.font(line.role), line.words))
        bottom = self._lines[-1].y + _ROW if self._lines else TOP + _HEAD
        self.resize(min(room, max(widths)) + 2 * SIDE, bottom + TOP - 1)

    def _place(self, beside: QRect) -> QPoint:
        room = self._room().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        x = max(room.left(), min(beside.left(), room.right() + 1 - self.width()))
        y = beside.bottom() + 1
        if y + self.height() > room.bottom() + 1 and beside.top() - self.height() >= room.top():
            y = beside.top() - self.height()
        return QPoint(x, y)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the card."""
        card, look, palette = self._card, self._look, self.palette()
        if card is None:
            return
        painter = QPainter(self)
        paint_box(painter, self.rect(), RADIUS, token(palette, "raised"), token(palette, "hair2"))
        if look is not None:
            paint_swatch(painter, QRect(SIDE, TOP, LIST_WIDTH, _HEAD - 2), look)
        left = SIDE + self._indent
        head = QRect(left, TOP, self.width() - left - SIDE, _HEAD - 2)
        paint_text(painter, head, card.title, fonts.font(Role.STRONG), token(palette, "ink"))
        for line in self._lines:
            self._paint(painter, line)

    def _paint(self, painter: QPainter, line: _Line) -> None:
        palette, left = self.palette(), SIDE
        if line.ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setColor(token(palette, "ink2"))
            pen.setWidthF(1.6)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + 4, line.y + _ROW / 2), _RING / 2, _RING / 2)
            left += _RING_ROOM
        elif not line.full:
            name = QRectF(left, line.y, self._names - _GAP, _ROW)
            paint_text(painter, name, line.name, fonts.font(Role.HINT), token(palette, "ink3"))
            left += self._names
        words = QRectF(left, line.y, self.width() - SIDE - left, _ROW)
        paint_text(painter, words, line.words, fonts.font(line.role), token(palette, line.colour))


def _lines(card: Card, room: int) -> Iterator[_Line]:
    y = TOP + _HEAD
    for rows in (card.attributes, card.links):
        y += _BREAK if rows else 0
        for row in rows:
            yield _Line(y, row.name, row.value, Role.ROW_QUOTE if row.is_quote else Role.UI, "ink")
            y += _ROW
    y += _BREAK if card.open_points else 0
    for point in card.open_points:
        yield _Line(y, "", point, Role.UI, "ink2", ring=True)
        y += _ROW
    y += _BREAK if card.note else 0
    for words in wrapped(card.note, fonts.font(Role.UI), room, _NOTE_LINES):
        yield _Line(y, "", words, Role.UI, "ink2", full=True)
        y += _ROW


def wrapped(text: str, font: QFont, width: float, most: int) -> Sequence[str]:
    """Return a text in lines of at most this width in px, at most so many; the last one is elided where it goes on."""
    measure = QFontMetricsF(font)
    found: list[str] = []
    words = text.split()
    while words:
        line = words.pop(0)
        while words and measure.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        if len(found) + 1 == most and words:
            line = f"{line} {' '.join(words)}"
            words = []
        found.append(measure.elidedText(line, Qt.TextElideMode.ElideRight, width))
    return found
