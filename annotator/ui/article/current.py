"""The current span: outline, edges and handles; and the sockets of open points."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from annotator.ui.article.chips import chip_extent
from annotator.ui.article.drawing import tint_rect
from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.rows import Edge, Piece, Row
from annotator.ui.article.scene import Scene, Shown
from annotator.ui.article.state import State

EDGE = 2
HANDLE = 7
GRAB = 12
_RING = 1.6
_SOCKET = 6.5
_SOCKET_AWAY = 5.5

Points = tuple[QPointF | None, QPointF | None]
"""The middles of the handles at the start and at the end of a span."""


def chosen(scene: Scene, state: State) -> Shown | None:
    """Return the current span where it is in sight, with the pieces of its preview while an edge is dragged."""
    shown = scene.by_id.get(state.current)
    if shown is None or state.preview is None:
        return shown
    return Shown(shown.mark, scene.rows.pieces(*state.preview), shown.depth)


def handles(scene: Scene, state: State, look: ArticleLook, metrics: Metrics, right: float) -> Points:
    """Return the middles of the current span's handles, None where out of sight; `right` is the column's right edge.

    That at the end stands above the text as the other one does where a socket or the chip has its place below.
    """
    shown = chosen(scene, state)
    if shown is None:
        return None, None
    points, mark = handle_points(shown, metrics), shown.mark
    end = points[1]
    if end is None:
        return points
    chip, half = _chip_at_end(shown, state, look, metrics, right), HANDLE / 2 * metrics.scale
    taken = chip is not None and chip[0] - half < end.x() < chip[1] + half
    if taken or any(other.mark.end == mark.end and other.mark.id in state.open_points for other in scene.shown):
        return handle_points(shown, metrics, end_above=True)
    return points


def _chip_at_end(
    shown: Shown, state: State, look: ArticleLook, metrics: Metrics, right: float
) -> tuple[float, float] | None:
    """Return the left and right edge of the current span's chip where it stands in the line in which the span ends."""
    end = _end_of(shown)
    if end is None or end[0] is not shown.pieces[0][0]:
        return None
    return chip_extent(shown, state.chip or look.label(shown.mark.label).name, metrics, right)


def handle_points(shown: Shown, metrics: Metrics, *, end_above: bool = False) -> Points:
    """Return the middles of the handles at start (above the text) and end (below it, or above), None out of sight."""
    points: dict[Edge, QPointF] = {}
    edge, away = metrics.px(EDGE), HANDLE / 2 * metrics.scale
    for row, piece in shown.pieces:
        above, below = row.base - row.look.tint_top - away, row.base + row.look.tint_bottom + away
        for x, what in ((piece.left - 1 - edge / 2, piece.left_edge), (piece.right + 1 + edge / 2, piece.right_edge)):
            points.setdefault(what, QPointF(x, above if what == "start" or end_above else below))
    return points.get("start"), points.get("end")


def _end_of(shown: Shown) -> tuple[Row, float, int] | None:
    """Return the row and the x of a span's end in sight, and the way on from there (1, or −1 to the left)."""
    for row, piece in shown.pieces:
        if piece.right_edge == "end":
            return row, piece.right, 1
        if piece.left_edge == "end":
            return row, piece.left, -1
    return None


class Frame:
    """Paints outline, edges and handles."""

    def __init__(self, painter: QPainter, grid: Grid, look: ArticleLook, metrics: Metrics) -> None:
        self._painter = painter
        self._grid = grid
        self._look = look
        self._metrics = metrics

    def paint(self, shown: Shown, points: Points) -> None:
        """Paint the frame of a span, and its handles at these points."""
        colour = self._look.label(shown.mark.label).lane
        # On whole pixels already: smoothed, a fraction that numbers cannot hold would show.
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for row, piece in shown.pieces:
            self._outline(row, piece, colour)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for point in points:
            if point is not None:
                self._ring(point.x(), point.y(), HANDLE / 2 * self._metrics.scale, colour)

    def paint_sockets(self, scene: Scene, state: State, lines: Iterable[QRect], right: float) -> None:
        """Paint a ring at the end of the lane of every span with an open point in these parts of the viewport.

        `right` is the column's right edge.
        """
        slots = [(part.top() - 2 * _SOCKET, part.bottom() + 2 * _SOCKET) for part in lines]
        metrics, away = self._metrics, _SOCKET_AWAY * self._metrics.scale
        for shown in scene.shown:
            mark = shown.mark
            where = _end_of(shown) if mark.id in state.open_points else None
            if where is None or not any(where[0].bottom >= top and where[0].top <= below for top, below in slots):
                continue
            row, x, way = where
            chip = _chip_at_end(shown, state, self._look, metrics, right) if mark.id == state.current else None
            if chip is not None and way > 0:
                x = max(x, chip[1])
            y = row.base + row.look.lane_top + metrics.pitch * mark.lane + metrics.thickness / 2
            self._ring(x + way * away, y, _SOCKET / 2 * metrics.scale, self._look.label(mark.label).lane)

    def _outline(self, row: Row, piece: Piece, colour: QColor) -> None:
        painter, grid = self._painter, self._grid
        box = tint_rect(grid, self._metrics, row, piece)
        thin = grid.thick(1)
        edge = self._metrics.px(EDGE)
        left = box.left() - (edge if piece.left_edge else 0)
        right = box.right() + (edge if piece.right_edge else 0)
        painter.fillRect(grid.rect(left, box.top() - thin, right, box.top()), colour)
        painter.fillRect(grid.rect(left, box.bottom(), right, box.bottom() + thin), colour)
        if piece.left_edge:
            painter.fillRect(grid.rect(left, box.top() - edge, box.left(), box.bottom() + edge), colour)
        if piece.right_edge:
            painter.fillRect(grid.rect(box.right(), box.top() - edge, right, box.bottom() + edge), colour)

    def _ring(self, x: float, y: float, radius: float, colour: QColor) -> None:
        """Paint a ring around a point."""
        grid, half = self._grid, radius + _RING
        image = _ring_image(radius, colour.rgba(), self._look.paper.rgba(), grid.scale)
        self._painter.drawImage(QPointF(grid.x(x - half), grid.y(y - half)), image)


@lru_cache(maxsize=64)
def _ring_image(radius: float, colour: int, paper: int, scale: float) -> QImage:
    """Return a ring on paper; many open points stand on one page, and an ellipse takes its time."""
    half = radius + _RING
    side = ceil(2 * half * scale) + 1
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(colour), _RING))
    painter.setBrush(QColor.fromRgba(paper))
    painter.drawEllipse(QPointF(half, half), radius, radius)
    painter.end()
    return image
