"""The tints behind the text: opaque, the longest first, round at the true ends of a span only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from annotator.ui.article.grid import Grid
from annotator.ui.article.look import Metrics
from annotator.ui.article.rows import Piece, Row

RADIUS = 3


def tint_rect(grid: Grid, metrics: Metrics, row: Row, piece: Piece, depth: int = 0) -> QRectF:
    """Return the box of a tint: 1 px wider at true ends, 2 px lower at the top (1 at the foot) where it is nested."""
    look = row.look
    left = piece.left - 1 if piece.left_true else piece.left
    right = piece.right + 1 if piece.right_true else piece.right
    top = row.base - look.tint_top + metrics.px(2 * depth)
    bottom = row.base + look.tint_bottom - (1 if depth else 0)
    return grid.rect(left, top, right, bottom)


def paint_tint(painter: QPainter, rect: QRectF, colour: QColor, *, left: bool, right: bool) -> None:
    """Paint a tint, round at the left or right where these are true ends."""
    if not (left or right):
        painter.fillRect(rect, colour)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if left and right:
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        return
    painter.translate(rect.topLeft())
    painter.drawPath(_half_round(rect.width(), rect.height(), left))
    painter.translate(-rect.topLeft())


@lru_cache(maxsize=512)
def _half_round(width: float, height: float, left: bool) -> QPainterPath:  # noqa: FBT001  a key of the cache
    """Return a box of a size at the origin that is round on one side."""
    box = QRectF(0, 0, width, height)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, RADIUS, RADIUS)
    square = box.adjusted(RADIUS, 0, 0, 0) if left else box.adjusted(0, 0, -RADIUS, 0)
    path.addRect(square)
    return path.simplified()


