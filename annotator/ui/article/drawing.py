"""The shapes of marks in sight, on whole device pixels: worked out once and kept while their lines stay in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF

from annotator.ui.article.grid import Grid
from annotator.ui.article.look import Metrics
from annotator.ui.article.rows import Piece, Row
from annotator.ui.article.scene import Shown
from annotator.ui.article.strokes import LONGEST, shown_length, strip_height


class Tint(NamedTuple):
    """One tint: the slot it lies in (px from top to bottom), its box, the part of that which is round, and the rest."""

    top: float
    bottom: float
    box: QRectF
    rounded: QRectF | None
    square: QRectF | None


class Lane(NamedTuple):
    """One piece of a lane: the slot it lies in, where it lies, and how much of its pattern's strip that is."""

    top: float
    bottom: float
    target: QRectF
    source: QRectF


class Drawing:
    """Shapes for one grid and one text size."""

    def __init__(self, grid: Grid, metrics: Metrics) -> None:
        self.grid = grid
        self.metrics = metrics
        self._tints: dict[tuple[int, int, int], list[Tint]] = {}
        self._lanes: dict[tuple[int, int, int, str], list[Lane]] = {}

    def tints(self, start: int, end: int, depth: int, pieces: Iterable[tuple[Row, Piece]]) -> list[Tint]:
        """Return the tints of a stretch of text that lies in `depth` others."""
        key = (start, end, depth)
        found = self._tints.get(key)
        if found is None:
            found = self._tints[key] = [self._tint(row, piece, depth) for row, piece in pieces]
        return found

    def lanes(self, shown: Shown, pattern: str) -> list[Lane]:
        """Return the line of a mark in its lane: 1 px short at both ends, and as far as its pattern goes."""
        mark = shown.mark
        key = (mark.start, mark.end, mark.lane, pattern)
        found = self._lanes.get(key)
        if found is None:
            found = self._lanes[key] = [self._lane(row, piece, mark.lane, pattern) for row, piece in shown.pieces]
        return found

    def _tint(self, row: Row, piece: Piece, depth: int) -> Tint:
        box = tint_rect(self.grid, self.metrics, row, piece, depth)
        left, right = bool(piece.left_edge), bool(piece.right_edge)
        end = 3 * self.metrics.radius
        if (left and right) or ((left or right) and box.width() <= end):
            return Tint(row.top, row.bottom, box, box, None)
        if not (left or right):
            return Tint(row.top, row.bottom, box, None, box)
        inset, rest = end / 2, box.width() - end
        if left:
            rounded, square = box.adjusted(0, 0, -rest, 0), box.adjusted(inset, 0, 0, 0)
        else:
            rounded, square = box.adjusted(rest, 0, 0, 0), box.adjusted(0, 0, -inset, 0)
        return Tint(row.top, row.bottom, box, rounded, square)

    def _lane(self, row: Row, piece: Piece, lane: int, pattern: str) -> Lane:
        grid, metrics = self.grid, self.metrics
        left = grid.x(piece.left + 1)
        length = shown_length(pattern, metrics.thickness, grid.x(piece.right - 1) - left)
        width = grid.whole(min(max(0.0, length), LONGEST))
        top = grid.y(row.base + row.look.lane_top + metrics.pitch * lane)
        height = strip_height(pattern, metrics.thickness, grid.scale)
        source = QRectF(0, 0, width * grid.scale, height)
        return Lane(row.top, row.bottom, QRectF(left, top, width, height / grid.scale), source)


def tint_rect(grid: Grid, metrics: Metrics, row: Row, piece: Piece, depth: int = 0) -> QRectF:
    """Return the box of a tint: 1 px wider at true ends, 2 px lower at the top (1 at the foot) where it is nested."""
    look = row.look
    left = piece.left - 1 if piece.left_edge else piece.left
    right = piece.right + 1 if piece.right_edge else piece.right
    top = row.base - look.tint_top + metrics.px(2 * depth)
    bottom = row.base + look.tint_bottom - (1 if depth else 0)
    return grid.rect(left, top, right, bottom)
