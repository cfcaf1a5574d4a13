"""The visible lines of the article, and where a stretch of text lies in them.

A `Row` is one line in viewport coordinates. A stretch of text in a row is one `Piece`, or several where writing
directions mix.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, cast

from PySide6.QtGui import QTextLayout, QTextLine

from annotator.domain.offsets import Utf16Map
from annotator.ui.article.look import LineLook

_NOTHING = 0.5  # px
_MANY = 500
_WRAPPED = 3  # px that a tint reaches over the last letter of a line from which it goes on


Edge = Literal["start", "end", ""]


class Piece(NamedTuple):
    """Left and right edge (viewport px) of a stretch in a row, and what of the stretch lies there ("": it goes on).

    In text that runs from right to left the start lies at the right.
    """

    left: float
    right: float
    left_edge: Edge
    right_edge: Edge


class Row:
    """A line: code points `start` to `end` (`shown` without blanks at its end), its slot and its baseline (px)."""

    __slots__ = (
        "_pieces", "_rel", "base", "block", "block16", "bottom", "end", "line", "look", "mixed", "places", "shown",
        "start", "top",
    )  # fmt: skip

    def __init__(
        self, block: int, block16: int, line: QTextLine, look: LineLook, places: Utf16Map, *, mixed: bool
    ) -> None:
        self.block = block
        self.block16 = block16
        self.line = line
        self.look = look
        self.places = places
        self.mixed = mixed
        first = block16 + line.textStart()
        self.start = places.to_codepoint(first)
        self.end = self.shown = places.to_codepoint(first + line.textLength())
        self.top = self.base = self.bottom = 0.0
        self._rel = (0.0, 0.0, 0.0)
        self._pieces: dict[tuple[int, int], list[Piece]] = {}

    def lies(self, top: float, base: float, bottom: float) -> None:
        """Say where in its paragraph the row lies."""
        self._rel = (top, base, bottom)

    def put(self, offset: float) -> None:
        """Say where in the viewport the paragraph begins."""
        top, base, bottom = self._rel
        self.top, self.base, self.bottom = offset + top, offset + base, offset + bottom

    def x(self, place: int) -> float:
        """Return the x of the gap before the character at `place`."""
        if place == self.start and not self.mixed:
            return self.line.x()
        return x_of(self.line, self.places.to_utf16(place) - self.block16)

    def edges(self, place: int) -> tuple[float, float]:
        """Return the x of the leading and of the trailing edge of the character at `place`."""
        at = self.places.to_utf16(place) - self.block16
        line = self.line
        return x_of(line, at), x_of(line, at, QTextLine.Edge.Trailing)

    def place_at(self, x: float) -> int:
        """Return the gap between characters that is nearest to an x."""
        at = self.line.xToCursor(x, QTextLine.CursorPosition.CursorBetweenCharacters)
        return min(self.places.to_codepoint(self.block16 + at), max(self.end, self.start))

    def character_at(self, x: float) -> int:
        """Return the place of the character under an x, or −1 beside the text."""
        at = self.line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        place = self.places.to_codepoint(self.block16 + at)
        box = self.line.naturalTextRect()
        return place if self.start <= place < self.end and box.left() <= x <= box.right() else -1

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Return where the stretch [start, end) lies in this row."""
        found = self._pieces.get((start, end))
        if found is None:
            if len(self._pieces) > _MANY:
                self._pieces.clear()
            found = self._pieces[start, end] = self._work_out(start, end)
        return found

    def _work_out(self, start: int, end: int) -> list[Piece]:
        first, last = max(start, self.start), min(end, self.end)
        goes_on = end > self.end
        if self.mixed:
            return self._runs(start, end, first, min(last, self.shown) if goes_on else last)
        if goes_on and self.shown <= first:  # an empty line between: it is lower than a tint
            return []
        left = self.x(first)
        right = self.x(min(last, max(self.shown, first)) if goes_on else last)
        if goes_on:
            right += _WRAPPED
        if right <= left:
            return []
        return [Piece(left, right, "start" if start >= self.start else "", "" if goes_on else "end")]

    def _runs(self, start: int, end: int, first: int, last: int) -> list[Piece]:
        """Return the boxes of a stretch whose directions mix: those side by side as one, whatever their direction."""
        if last <= first:
            return []
        at = self.places.to_utf16(first) - self.block16
        length = self.places.to_utf16(last) - self.block16 - at
        runs = _runs_of(self.line, at, length)
        edges: dict[float, Edge] = {}
        if runs and start >= self.start:
            opening = min(runs, key=lambda run: run.first)
            edges[opening.right if opening.backward else opening.left] = "start"
        if runs and end <= self.end:
            closing = max(runs, key=lambda run: run.first)
            edges[closing.left if closing.backward else closing.right] = "end"
        joined: list[Piece] = []
        for run in runs:
            right_edge = edges.get(run.right, "")
            if joined and run.left - joined[-1].right < _NOTHING:
                joined[-1] = joined[-1]._replace(right=run.right, right_edge=right_edge)
            else:
                joined.append(Piece(run.left, run.right, edges.get(run.left, ""), right_edge))
        return joined


class _Run(NamedTuple):
    """A box of glyphs of one direction; `first` is the first character in it (UTF-16, in the block)."""

    left: float
    right: float
    first: int
    backward: bool


def _runs_of(line: QTextLine, at: int, length: int) -> list[_Run]:
    """Return the boxes of a stretch of a line, from left to right."""
    found: dict[tuple[float, float], _Run] = {}
    for glyphs in line.glyphRuns(at, length, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        box = glyphs.boundingRect()
        if box.width() > _NOTHING:
            first = min(glyphs.stringIndexes(), default=at)
            found.setdefault((box.left(), box.right()), _Run(box.left(), box.right(), first, glyphs.isRightToLeft()))
    return sorted(found.values())


def x_of(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Return the x of an edge of the character at a place (UTF-16, in the block)."""
    x, _at = cast("tuple[float, int]", line.cursorToX(at, edge))  # Qt's own annotation knows the x alone
    return x


class Rows(Sequence[Row]):
    """The rows in sight, top to bottom."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._starts = [row.start for row in rows]
        self._tops = [row.top for row in rows]

    def __getitem__(self, at: int) -> Row:  # type: ignore[override]  # no slices
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def over(self, start: int, end: int) -> Iterator[Row]:
        """Yield the rows that hold a part of [start, end)."""
        rows = self._rows
        for at in range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)):
            if rows[at].end > start:
                yield rows[at]

    def pieces(self, start: int, end: int) -> list[tuple[Row, Piece]]:
        """Return where a stretch of text lies in the rows."""
        return [(row, piece) for row in self.over(start, end) for piece in row.pieces(start, end)]

    def of(self, place: int) -> Row | None:
        """Return the row in which a caret at `place` stands."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place > self._rows[at].end:
            return None
        return self._rows[at]

    def at_y(self, y: float) -> Row | None:
        """Return the row at a height, the nearest one where there is none."""
        if not self._rows:
            return None
        at = max(0, bisect_right(self._tops, y) - 1)
        row = self._rows[at]
        below = self._rows[at + 1] if at + 1 < len(self._rows) else None
        if below is not None and y > row.bottom and below.top - y < y - row.bottom:
            return below
        return row

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of text in sight, each without a break."""
        begin = last = -1
        for row in self._rows:
            if begin >= 0 and row.start - last > 1:
                yield begin, last
                begin = -1
            if begin < 0:
                begin = row.start
            last = row.end
        if begin >= 0:
            yield begin, last


def line_range(layout: QTextLayout, top: float, bottom: float) -> range:
    """Return the numbers of a paragraph's lines from the last that begins above `top` to the first below `bottom`."""
    count = layout.lineCount()
    first = bisect_left(range(count), top, key=lambda at: layout.lineAt(at).y()) if count > 8 else 0
    last = first
    while last < count and layout.lineAt(last).y() <= bottom:
        last += 1
    return range(max(0, first - 1), last)
