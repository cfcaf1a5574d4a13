"""The shapes of marks in sight, on whole device pixels: worked out once and kept while their lines stay in place."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath

from annotator.ui.article.grid import Grid
from annotator.ui.article.look import Metrics
from annotator.ui.article.rows import Piece, Row
from annotator.ui.article.strokes import LONGEST, shown_length

Shape = QRectF | QPainterPath


class Drawing:
    """Shapes for one grid and one text size."""

    def __init__(self, grid: Grid, metrics: Metrics) -> None:
        self.grid = grid
        self.metrics = metrics
        self._tints: dict[tuple[float, Piece, int], Shape] = {}
        self._lanes: dict[tuple[float, Piece, int], QRectF] = {}

    def tint(self, row: Row, piece: Piece, depth: int) -> Shape:
        """Return the shape of a tint that lies in `depth` others; a box where it is round on both sides or on none."""
        key = (row.base, piece, depth)
        shape: Shape | None = self._tints.get(key)
        if shape is None:
            shape = tint_rect(self.grid, self.metrics, row, piece, depth)
            if bool(piece.left_edge) != bool(piece.right_edge):
                shape = _half_rounded(shape, self.metrics.radius, left=bool(piece.left_edge))
            self._tints[key] = shape
        return shape

    def lane(self, row: Row, piece: Piece, lane: int, pattern: str) -> QRectF:
        """Return the box of a mark's line in a lane: 1 px short at both ends, and as far as its pattern goes."""
        key = (row.base, piece, lane)
        box = self._lanes.get(key)
        if box is None:
            grid, metrics = self.grid, self.metrics
            left = grid.x(piece.left + 1)
            length = grid.whole(min(shown_length(pattern, grid.x(piece.right - 1) - left), LONGEST))
            top = grid.y(row.base + row.look.lane_top + metrics.pitch * lane)
            box = self._lanes[key] = QRectF(left, top, length, 0)
        return box


def tint_rect(grid: Grid, metrics: Metrics, row: Row, piece: Piece, depth: int = 0) -> QRectF:
    """Return the box of a tint: 1 px wider at true ends, 2 px lower at the top (1 at the foot) where it is nested."""
    look = row.look
    left = piece.left - 1 if piece.left_edge else piece.left
    right = piece.right + 1 if piece.right_edge else piece.right
    top = row.base - look.tint_top + metrics.px(2 * depth)
    bottom = row.base + look.tint_bottom - (1 if depth else 0)
    return grid.rect(left, top, right, bottom)


def _half_rounded(rect: QRectF, radius: float, *, left: bool) -> QPainterPath:
    return _half_round(rect.width(), rect.height(), radius, left).translated(rect.topLeft())


@lru_cache(maxsize=512)
def _half_round(width: float, height: float, radius: float, left: bool) -> QPainterPath:  # noqa: FBT001  a key of the cache
    """Return a box of a size at the origin that is round on one side."""
    box = QRectF(0, 0, width, height)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    path.addRect(box.adjusted(radius, 0, 0, 0) if left else box.adjusted(0, 0, -radius, 0))
    return path.simplified()
