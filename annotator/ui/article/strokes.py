"""The lanes under the text: a line pattern for each label, in whole device pixels.

A pattern is drawn once into a long strip; a lane is the beginning of its strip, as long as its span.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

Bars = list[tuple[float, float, float, float]]
"""Left, top, width and height of filled rectangles, in device pixels."""

LONGEST = 2400
"""No lane is longer, in px."""
_SHORTEST = 4.0  # a last dash shorter than this is left out
_USUAL = 2  # px: the thickness for which lengths are given


def _thick(value: float) -> int:
    return max(1, floor(value + 0.5))


def _rows(count: int, more: float) -> Callable[[float, float, float], Bars]:
    """Make lines one above the other, as high together as a lane and `more`, not closer than they are thick."""

    def bars(width: float, thickness: float, scale: float) -> Bars:
        whole = _thick((thickness + more) * scale)
        if count == 1:
            return [(0, 0, width, whole)]
        thin = max(1, floor(thickness / 2 * scale))
        step = (max(whole, thin * (2 * count - 1)) - thin) / (count - 1)
        return [(0, floor(at * step + 0.5), width, thin) for at in range(count)]

    return bars


def _dashed(lengths: Sequence[float]) -> Callable[[float, float, float], Bars]:
    """Make dashes and gaps in turn."""

    def bars(width: float, thickness: float, scale: float) -> Bars:
        made: Bars = []
        for begin, end in _dashes(_scaled(lengths, thickness)):
            left, right = floor(begin * scale + 0.5), floor(end * scale + 0.5)
            if left >= width:
                break
            made.append((left, 0, right - left, _thick(thickness * scale)))
        return made

    return bars


def _scaled(lengths: Sequence[float], thickness: float) -> tuple[float, ...]:
    """Return dashes and gaps of a lane that is so thick: dots stay square."""
    return tuple(length * thickness / _USUAL for length in lengths)


@lru_cache(maxsize=32)
def _dashes(lengths: tuple[float, ...]) -> list[tuple[float, float]]:
    """Return where dashes begin and end, in px."""
    made: list[tuple[float, float]] = []
    at = 0.0
    while at < LONGEST:
        for dash, gap in zip(lengths[::2], lengths[1::2], strict=True):
            made.append((at, at + dash))
            at += dash + gap
    return made


_LENGTHS: dict[str, tuple[float, ...]] = {
    "dots": (2, 3),
    "dashes": (7, 3),
    "long_dashes": (14, 4),
    "dash_dot": (9, 3, 2, 3),
}
PATTERNS: dict[str, Callable[[float, float, float], Bars]] = {
    "solid": _rows(1, 0),
    "double": _rows(2, 1),
    "triple": _rows(3, 2),
    "thick": _rows(1, 1),
    **{name: _dashed(lengths) for name, lengths in _LENGTHS.items()},
}
"""How each pattern of `domain.scheme.PATTERNS` is drawn: (width in device px, thickness in px, scale) → bars."""


@lru_cache(maxsize=64)
def _bars(pattern: str, thickness: int, scale: float) -> Bars:
    return PATTERNS.get(pattern, PATTERNS["solid"])(ceil(LONGEST * scale), thickness, scale)


@lru_cache(maxsize=64)
def strip_height(pattern: str, thickness: int, scale: float) -> int:
    """Return the height of a pattern's strip in device pixels."""
    return ceil(max(top + height for _, top, _, height in _bars(pattern, thickness, scale)))


@lru_cache(maxsize=64)
def strip(pattern: str, colour: int, thickness: int, scale: float) -> QImage:
    """Return a pattern in a colour (0xAARRGGBB) as long as a lane can be, in device pixels."""
    size = QSize(ceil(LONGEST * scale), strip_height(pattern, thickness, scale))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for bar in _bars(pattern, thickness, scale):
        painter.fillRect(QRectF(*bar), QColor.fromRgba(colour))
    painter.end()
    return image


def shown_length(pattern: str, thickness: float, length: float) -> float:
    """Return how much of a length a pattern fills: it ends with a whole dash, or with a part that is long enough."""
    lengths = _LENGTHS.get(pattern)
    if lengths is None:
        return length
    dashes = _dashes(_scaled(lengths, thickness))
    last = bisect_right(dashes, (length, 0.0)) - 1
    begin, end = dashes[last]
    if length - begin >= min(end - begin, _SHORTEST * thickness / _USUAL) or last == 0:
        return length
    return dashes[last - 1][1]
