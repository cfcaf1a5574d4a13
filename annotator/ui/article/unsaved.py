"""What could not be saved: beside the lines where it was done stands a bar, and behind them the reason."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.scene import Scene
from annotator.ui.article.state import State

_BAR_AWAY, _BAR = 14, 3
_APART = 8
"""Pixels between the bar and the column, the bar's width, and the room around the reason."""


def paint_bars(
    painter: QPainter,
    grid: Grid,
    look: ArticleLook,
    metrics: Metrics,
    scene: Scene,
    state: State,
    room: tuple[float, float],
) -> None:
    """Paint the bar beside the lines of each span, and the reason behind its last line.

    `room`: from the column's left edge to the right edge of the view.
    """
    left, right = room
    x = left - _BAR_AWAY
    measure = QFontMetricsF(metrics.alert_font)
    painter.setFont(metrics.alert_font)
    painter.setPen(look.alert)
    said: set[int] = set()
    for box in state.unsaved:
        for row, _ in scene.rows.pieces(box.start, box.end):
            top, bottom = row.base - row.look.tint_top, row.base + row.look.tint_bottom
            painter.fillRect(grid.rect(x, top, x + _BAR, bottom), look.alert)
            if row.end >= box.end and row.start not in said:
                said.add(row.start)
                beside = row.x(row.shown) + _APART
                room_there = right - beside - _APART
                words = next((one for one in state.reasons if measure.horizontalAdvance(one) <= room_there), "")
                painter.drawText(QPointF(beside, row.base), words)
