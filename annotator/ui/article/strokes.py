"""The lanes under the text: a line pattern for each label, in whole device pixels, without antialiasing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from annotator.ui.article.grid import Grid

Stroke = Callable[[float, float, float, float, Grid], Iterator[QRectF]]
"""(left, right, top, thickness, grid) → the rectangles of a lane."""

_SHORTEST = 4.0  # a last dash shorter than this is left out


def _line(left: float, right: float, top: float, thickness: float, grid: Grid) -> Iterator[QRectF]:
    yield QRectF(left, top, right - left, grid.thick(thickness))


def _thick(left: float, right: float, top: float, thickness: float, grid: Grid) -> Iterator[QRectF]:
    yield QRectF(left, top, right - left, grid.thick(thickness + 1))


def _lines(count: int) -> Stroke:
    """Thin lines one above the other, as high together as a lane may be."""

    def stroke(left: float, right: float, top: float, thickness: float, grid: Grid) -> Iterator[QRectF]:
        thin = grid.thin(thickness / 2)
        height = grid.thick((thickness + 1) * (count + 1) / 3) if count == 2 else thin * (2 * count - 1)
        step = (height - thin) / (count - 1)
        for at in range(count):
            yield QRectF(left, grid.y(top + at * step), right - left, thin)

    return stroke


def _dashed(*lengths: float) -> Stroke:
    """Dashes and gaps in turn, from the left edge on."""

    def stroke(left: float, right: float, top: float, thickness: float, grid: Grid) -> Iterator[QRectF]:
        height = grid.thick(thickness)
        at = left
        while True:
            for dash, gap in zip(lengths[::2], lengths[1::2], strict=True):
                end = min(at + dash, right)
                if end - at < min(dash, _SHORTEST):
                    return
                x = grid.x(at)
                yield QRectF(x, top, grid.x(end) - x, height)
                at += dash + gap

    return stroke


STROKES: dict[str, Stroke] = {
    "solid": _line,
    "double": _lines(2),
    "dots": _dashed(2, 3),
    "dashes": _dashed(7, 3),
    "long_dashes": _dashed(14, 4),
    "dash_dot": _dashed(9, 3, 2, 3),
    "triple": _lines(3),
    "thick": _thick,
}
"""How each pattern of `domain.scheme.PATTERNS` is drawn."""


def paint_lane(
    painter: QPainter, grid: Grid, pattern: str, *, left: float, right: float, top: float, thickness: int, colour: QColor
) -> None:
    """Paint one lane from `left` to `right` (px), its upper edge at `top`."""
    x, end = grid.x(left), grid.x(right)
    if end <= x:
        return
    rects = STROKES.get(pattern, _line)(x, end, grid.y(top), thickness, grid)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(list(rects))
