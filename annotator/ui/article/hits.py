"""What was found: grey boxes without a label's colour, the current one stronger."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.ui.article.drawing import tint_rect
from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.rows import Piece, Row
from annotator.ui.article.scene import Scene
from annotator.ui.article.state import State

_END = itemgetter(1)
_LINE, _CURRENT_LINE = 1.0, 1.5


class Hits:
    """Paints the hits in sight: their ground below the tints, their outline above them, so that both show."""

    def __init__(self, painter: QPainter, grid: Grid, look: ArticleLook, metrics: Metrics) -> None:
        self._painter = painter
        self._grid = grid
        self._look = look
        self._metrics = metrics

    def paint_grounds(self, scene: Scene, state: State) -> None:
        """Paint what lies below the tints."""
        for _, row, piece in in_sight(scene, state):
            self._box(row, piece, 0.0, None, self._look.hover)

    def paint_outlines(self, scene: Scene, state: State) -> None:
        """Paint what lies above the tints: outlines, and the ground of the current one."""
        look = self._look
        for number, row, piece in in_sight(scene, state):
            is_current = number == state.hit
            pen = QPen(look.ink2 if is_current else look.fade, _CURRENT_LINE if is_current else _LINE)
            self._box(row, piece, pen.widthF() / 2, pen, look.tsel if is_current else None)

    def _box(self, row: Row, piece: Piece, inset: float, pen: QPen | None, fill: QColor | None) -> None:
        painter, radius = self._painter, self._metrics.radius
        painter.setPen(pen if pen is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        box = tint_rect(self._grid, self._metrics, row, piece)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def in_sight(scene: Scene, state: State) -> Iterator[tuple[int, Row, Piece]]:
    """Yield the pieces of the hits in sight, each with its hit's number."""
    hits = state.hits
    if not hits:
        return
    for start, end in scene.rows.stretches():
        number = bisect_right(hits, start, key=_END)
        while number < len(hits) and hits[number][0] < end:
            for row, piece in scene.rows.pieces(*hits[number]):
                yield number, row, piece
            number += 1
