"""The lanes under the text: a line pattern for each label, in whole device pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QRectF

from annotator.ui.article.grid import Grid

Stroke = Callable[[float, float, float, float, Grid], list[QRectF]]
"""(left, right, top, thickness, grid) → the rectangles of a lane; left, right and top lie on pixels."""

_SHORTEST = 4.0  # a last dash shorter than this is left out
_LONGEST = 2000.0  # px, more than any line


def _line(left: float, right: float, top: float, thickness: float, grid: Grid) -> list[QRectF]:
    return [QRectF(left, top, right - left, grid.thick(thickness))]


def _thick(left: float, right: float, top: float, thickness: float, grid: Grid) -> list[QRectF]:
    return [QRectF(left, top, right - left, grid.thick(thickness + 1))]


def _lines(count: int) -> Stroke:
    """Thin lines one above the other, not closer than they are thick."""

    def stroke(left: float, right: float, top: float, thickness: float, grid: Grid) -> list[QRectF]:
        thin = grid.thin(thickness / 2)
        height = max(grid.thick(thickness + count - 1), thin * (2 * count - 1))
        step = (height - thin) / (count - 1)
        return [QRectF(left, grid.y(top + at * step), right - left, thin) for at in range(count)]

    return stroke


class _Dashes(NamedTuple):
    """Dashes from 0 on: where they begin and how wide they are (on pixels), and where they end (as meant)."""

    begins: list[float]
    widths: list[float]
    ends: list[float]


@lru_cache(maxsize=32)
def _dashes(lengths: tuple[float, ...], scale: float) -> _Dashes:
    made = _Dashes([], [], [])
    at = 0.0
    while at < _LONGEST:
        for dash, gap in zip(lengths[::2], lengths[1::2], strict=True):
            begin, end = floor(at * scale + 0.5) / scale, floor((at + dash) * scale + 0.5) / scale
            made.begins.append(begin)
            made.widths.append(end - begin)
            made.ends.append(at + dash)
            at += dash + gap
    return made


def _dashed(*lengths: float) -> Stroke:
    """Dashes and gaps in turn, from the left edge on."""
    shortest = min(_SHORTEST, *lengths[::2])

    def stroke(left: float, right: float, top: float, thickness: float, grid: Grid) -> list[QRectF]:
        height = grid.thick(thickness)
        dashes = _dashes(lengths, grid.scale)
        width = right - left
        whole = bisect_right(dashes.ends, width + 0.01)
        rects = [
            QRectF(left + begin, top, dash, height)
            for begin, dash in zip(dashes.begins[:whole], dashes.widths[:whole], strict=True)
        ]
        rest = width - dashes.begins[whole]
        if shortest <= rest < dashes.widths[whole]:
            rects.append(QRectF(left + dashes.begins[whole], top, rest, height))
        return rects

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


def lane_rects(grid: Grid, pattern: str, left: float, right: float, top: float, thickness: float) -> list[QRectF]:
    """Return the rectangles of a lane from `left` to `right` (px), its upper edge at `top`."""
    x, end = grid.x(left), min(grid.x(right), grid.x(left) + _LONGEST)
    return STROKES.get(pattern, _line)(x, end, grid.y(top), thickness, grid) if end > x else []
