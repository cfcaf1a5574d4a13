"""What could not be saved: beside the lines where it was done stands a bar, and behind them the reason.

Behind a line that fills the column of a small window there is no room: there the shortest words stand in the gutter.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.scene import Scene
from annotator.ui.article.state import State

_BAR_AWAY, _BAR = 14, 3
_APART = 8
"""Pixels between the bar and the column, the bar's width, and the room around the reason."""
_NEAR, _EDGE = 4, 2
"""Pixels between the words in the gutter and the bar, and to the edge of the view."""
_LEADING = 1.15


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
                if words:
                    painter.setFont(metrics.alert_font)
                    painter.drawText(QPointF(beside, row.base), words)
                elif lines := state.reasons[-1].split() if state.reasons else []:
                    there = QRectF(_EDGE, top - _EDGE, x - _NEAR - _EDGE, bottom - top + 2 * _EDGE)
                    _paint_in_gutter(painter, look, metrics, lines, there)


def _paint_in_gutter(painter: QPainter, look: ArticleLook, metrics: Metrics, lines: list[str], room: QRectF) -> None:
    """Paint words at the right of a room beside the line, one below the other and on paper: links lead through it."""
    font = QFont(metrics.alert_font)
    widest = max(QFontMetricsF(font).horizontalAdvance(line) for line in lines)
    share = min(1.0, room.width() / widest, room.height() / len(lines) / font.pixelSize())
    font.setPixelSize(int(font.pixelSize() * share))
    measure, high = QFontMetricsF(font), len(lines) * font.pixelSize() * _LEADING
    wide = max(measure.horizontalAdvance(line) for line in lines)
    place = QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)
    painter.fillRect(place.adjusted(-_EDGE, 0, _EDGE, 0), look.paper)
    painter.setFont(font)
    for number, line in enumerate(lines):
        bottom = place.top() + (number + 1) * high / len(lines) - measure.descent()
        painter.drawText(QPointF(place.right() - measure.horizontalAdvance(line), bottom), line)
