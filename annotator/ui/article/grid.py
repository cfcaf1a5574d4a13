"""Whole device pixels: marks are crisp at every scale of the screen."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter


class Grid:
    """Moves coordinates of a painter (which is only moved and scaled) onto the edges of device pixels."""

    __slots__ = ("_dx", "_dy", "scale")

    def __init__(self, painter: QPainter) -> None:
        transform = painter.deviceTransform()
        self.scale = transform.m11() or 1.0
        self._dx, self._dy = transform.dx(), transform.dy()

    def same_as(self, other: Grid) -> bool:
        """Tell whether both mean the same pixels."""
        return (self.scale, self._dx, self._dy) == (other.scale, other._dx, other._dy)

    def x(self, value: float) -> float:
        """Return the nearest edge of a pixel to an x."""
        return (floor(value * self.scale + self._dx + 0.5) - self._dx) / self.scale

    def y(self, value: float) -> float:
        """Return the nearest edge of a pixel to a y."""
        return (floor(value * self.scale + self._dy + 0.5) - self._dy) / self.scale

    def whole(self, length: float) -> float:
        """Return a length as a whole number of device pixels."""
        return floor(length * self.scale + 0.5) / self.scale

    def thick(self, value: float) -> float:
        """Return a thickness as a whole number of device pixels, one at least."""
        return max(1, floor(value * self.scale + 0.5)) / self.scale

    def thin(self, value: float) -> float:
        """Return a thickness as a whole number of device pixels, rounded down, one at least."""
        return max(1, floor(value * self.scale)) / self.scale

    def rect(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """Return the rectangle with its edges on pixels."""
        scale, dx, dy = self.scale, self._dx, self._dy  # as x and y above; there are many boxes on a page
        x = (floor(left * scale + dx + 0.5) - dx) / scale
        y = (floor(top * scale + dy + 0.5) - dy) / scale
        width = (floor(right * scale + dx + 0.5) - dx) / scale - x
        return QRectF(x, y, width, (floor(bottom * scale + dy + 0.5) - dy) / scale - y)
