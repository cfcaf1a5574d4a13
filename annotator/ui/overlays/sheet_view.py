"""The lines of the cheat sheet in columns, painted; a cursor goes over the key caps, by arrows or by the mouse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts
from annotator.ui.overlays.sheet_rows import Cap, SheetRow, SheetSection, columns
from annotator.ui.theme import token
from annotator.ui.widgets.keycap import CAP, cap_width, paint_key_cap
from annotator.ui.widgets.paint import advance, paint_box, paint_focus_ring, paint_text
from annotator.ui.widgets.swatch import LIST_WIDTH, paint_swatch

LINE, HEAD, NOTE, BELOW = 26, 34, 22, 20
"""Heights in px: a line, a heading with its hairline, a note, the room below a section."""
_SIDE, _BETWEEN, _TOP = 26, 40, 20
_DOT = 4


class _Block(NamedTuple):
    """A section in its place."""

    section: SheetSection
    place: QRect


class _Spot(NamedTuple):
    """A key cap in its place, and the line it stands in."""

    cap: Cap
    place: QRect
    row: SheetRow
    line: QRect
    text: str
    """What the cap says: its last key alone where there is no room, as its modifiers are those of the cap before."""
    first: bool


class SheetView(QWidget):
    """All sections; as high as they need at the width given."""

    key_asked = Signal(str, int)
    """The key of this action (and which of its keys) is to be changed."""
    moved = Signal(str)
    """The cursor is on this line now: what it says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: Sequence[SheetSection] = ()
        self._blocks: list[_Block] = []
        self._spots: list[_Spot] = []
        self._cursor: tuple[str, int] | None = None
        self._hovered: _Spot | None = None
        self.setMouseTracking(True)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def set_sections(self, sections: Sequence[SheetSection]) -> None:
        """Show these."""
        self._sections = sections
        self._hovered = None
        self.lay_out(self.width())

    def lay_out(self, width: int) -> None:
        """Put the sections into columns at a width in px, and take the height that they need."""
        count = 3 if width >= 1100 else 2 if width >= 680 else 1
        column = (width - 2 * _SIDE - (count - 1) * _BETWEEN) // count
        heights = [_height(section) for section in self._sections]
        tops = [_TOP] * count
        self._blocks = []
        for section, height, at in zip(self._sections, heights, columns(heights, count), strict=False):
            left = _SIDE + at * (column + _BETWEEN)
            self._blocks.append(_Block(section, QRect(left, tops[at], column, height)))
            tops[at] += height
        self._spots = [spot for block in self._blocks for spot in _spots(block)]
        self.setFixedSize(width, max(tops))
        self.update()

    # The cursor

    @property
    def cursor_row(self) -> SheetRow | None:
        """The line that the cursor is on."""
        spot = self._spot()
        return spot.row if spot else None

    def cursor_rect(self) -> QRect:
        """Return the place of the cursor's line, to be brought into sight; an empty one: there is no cursor."""
        spot = self._spot()
        return spot.line if spot else QRect()

    def step(self, step: int) -> None:
        """Move the cursor a line on (1) or back (−1)."""
        starts = [at for at, spot in enumerate(self._spots) if spot.first]
        if not starts:
            return
        spot = self._spot()
        before = [at for at in starts if spot and self._spots[at].row is spot.row]
        at = starts.index(before[0]) + step if before else (0 if step > 0 else -1)
        self._set_cursor(self._spots[starts[at % len(starts)]])

    def move_aside(self, step: int) -> None:
        """Move the cursor to the next (1) or previous (−1) cap of its line."""
        spot = self._spot()
        if spot is not None:
            caps = [other for other in self._spots if other.row is spot.row]
            self._set_cursor(caps[(caps.index(spot) + step) % len(caps)])

    def forget_cursor(self) -> None:
        """Show no cursor."""
        self._cursor = None
        self.update()

    def ask(self) -> None:
        """Ask for a new key in place of the one under the cursor."""
        spot = self._spot()
        if spot is not None:
            self.key_asked.emit(spot.cap.action_id, spot.cap.place)

    def spots(self) -> list[tuple[Cap, QRect]]:
        """Return the key caps and their places."""
        return [(spot.cap, spot.place) for spot in self._spots]

    def _spot(self) -> _Spot | None:
        return next((s for s in self._spots if (s.cap.action_id, s.cap.place) == self._cursor), None)

    def _set_cursor(self, spot: _Spot) -> None:
        self._cursor = (spot.cap.action_id, spot.cap.place)
        self.moved.emit(", ".join([spot.row.text, *(cap.text for cap in spot.row.caps if cap.text)]))
        self.update()

    # The mouse

    def _spot_at(self, at: QPoint) -> _Spot | None:
        near = (spot for spot in self._spots if spot.place.adjusted(-3, -4, 3, 4).contains(at))
        line = (spot for spot in self._spots if not spot.cap.text and spot.line.contains(at))
        return next(near, None) or next(line, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would change."""
        spot = self._spot_at(event.position().toPoint())
        if spot is not self._hovered:
            self._hovered = spot
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing under the mouse."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for a new key in place of the one clicked."""
        spot = self._spot_at(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._set_cursor(spot)
            self.ask()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sections that are in sight."""
        painter, shown = QPainter(self), event.rect()
        painter.fillRect(shown, token(self.palette(), "paper"))
        for block in self._blocks:
            if block.place.intersects(shown):
                self._paint_head(painter, block)
        cursor = self._spot()
        if cursor is not None:
            paint_box(painter, cursor.line.adjusted(-8, 0, 8, 0), 4, token(self.palette(), "sel"), None)
        for spot in self._spots:
            if spot.line.intersects(shown):
                self._paint_spot(painter, spot, chosen=spot == cursor)
        if cursor is not None:
            paint_focus_ring(painter, cursor.place.adjusted(-2, -2, 2, 2), 6, token(self.palette(), "ink"))

    def _paint_head(self, painter: QPainter, block: _Block) -> None:
        palette, place = self.palette(), block.place
        title = QRect(place.left(), place.top(), place.width(), 16)
        paint_text(painter, title, block.section.title, fonts.font(fonts.Role.HEADING), token(palette, "ink3"))
        painter.fillRect(place.left(), place.top() + 22, place.width(), 1, token(palette, "hair"))
        if block.section.note:
            top = place.top() + HEAD + LINE * len(block.section.rows)
            note = QRect(place.left(), top, place.width(), NOTE)
            paint_text(painter, note, block.section.note, fonts.font(fonts.Role.HINT), token(palette, "ink3"))

    def _paint_spot(self, painter: QPainter, spot: _Spot, *, chosen: bool) -> None:
        palette = self.palette()
        hovered = self._hovered is not None and self._hovered.cap == spot.cap
        if spot.first:
            _paint_text(painter, spot, palette)
        elif spot.row.between:
            gap = _gap(spot.row)
            between = QRect(spot.place.left() - gap, spot.line.top(), gap, spot.line.height())
            _paint_small(painter, between, spot.row.between, fonts.Role.HINT, palette)
        if spot.text:
            paint_key_cap(painter, spot.place, spot.text, palette)
            if hovered:
                paint_box(painter, spot.place, 4, None, token(palette, "ink2"))
        elif hovered or chosen:
            painter.setPen(QPen(token(palette, "ink3"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(spot.place.adjusted(0, 0, -1, -1), 4, 4)
            _paint_small(painter, spot.place, "+", fonts.Role.KEY, palette)
        if spot.cap.own:
            dot = QRect(spot.place.left() - 3 - _DOT, spot.place.center().y() - 1, _DOT, _DOT)
            paint_box(painter, dot, 2, token(palette, "ink2"), None)


def _paint_small(painter: QPainter, place: QRect, text: str, role: fonts.Role, palette: QPalette) -> None:
    paint_text(painter, place, text, fonts.font(role), token(palette, "ink3"), Qt.AlignmentFlag.AlignHCenter)


def _paint_text(painter: QPainter, spot: _Spot, palette: QPalette) -> None:
    """Paint what stands at the left of a line."""
    row, line = spot.row, spot.line
    left = line.left()
    if row.look is not None:
        paint_swatch(painter, QRect(left, line.top(), LIST_WIDTH, line.height()), row.look)
        left += LIST_WIDTH + 8
    text = QRect(left, line.top(), spot.place.left() - 12 - left, line.height())
    paint_text(painter, text, row.text, fonts.font(fonts.Role.UI), token(palette, "ink"))


def _height(section: SheetSection) -> int:
    return HEAD + LINE * len(section.rows) + (NOTE if section.note else 0) + BELOW


def _gap(row: SheetRow) -> int:
    """Return the room between two caps of a line in px: for what stands there, or for the mark of an own key."""
    if row.between:
        return advance(fonts.font(fonts.Role.HINT), row.between) + 12
    return 5 if not any(cap.own for cap in row.caps) else 12


def _spots(block: _Block) -> Iterator[_Spot]:
    """Yield the caps of a section's lines, each line's from left to right."""
    top = block.place.top() + HEAD - 6
    for row in block.section.rows:
        line = QRect(block.place.left(), top, block.place.width(), LINE)
        texts = _texts(row, line.width())
        begin = left = line.right() + 1 - _needed(row, texts)
        for cap, text in zip(row.caps, texts, strict=True):
            yield _Spot(cap, QRect(left, top + (LINE - CAP) // 2, cap_width(text), CAP), row, line, text, left == begin)
            left += cap_width(text) + _gap(row)
        top += LINE


def _needed(row: SheetRow, texts: Sequence[str]) -> int:
    """Return the width of a line's caps in px."""
    return sum(cap_width(text) for text in texts) + _gap(row) * (len(texts) - 1)


def _texts(row: SheetRow, width: int) -> list[str]:
    """Return what the caps of a line say; without room for it the second of a pair has no modifiers."""
    texts = [cap.text for cap in row.caps]
    words = advance(fonts.font(fonts.Role.UI), row.text) + (LIST_WIDTH + 8 if row.look is not None else 0)
    if len(texts) == 2 and not row.between and words + 12 + _needed(row, texts) > width:
        (head, plus, _), (other, _, last) = texts[0].rpartition("+"), texts[1].rpartition("+")
        if plus and head == other and last:
            return [texts[0], last]
    return texts
