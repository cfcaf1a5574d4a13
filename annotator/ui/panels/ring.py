"""The ring of an open point: a socket that waits for its link or value."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

RING = 6.5
"""Diameter in px, from the middle of the line to the middle of the line."""
BOX = 8
"""Room that it takes in a row, in px."""
_LINE = 1.75
_HALF = 5  # px, half the side of its picture


def paint_ring(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint the ring in the middle of `rect`."""
    ratio = painter.device().devicePixelRatioF()
    centre = QRectF(rect).center()
    painter.drawImage(centre - QPointF(_HALF, _HALF), _image(colour.rgba(), ratio))


@lru_cache(maxsize=16)
def _image(colour: int, ratio: float) -> QImage:
    """Return the ring as a picture: a list shows many, and a round line takes its time."""
    side = ceil(2 * _HALF * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(colour), _LINE))
    painter.drawEllipse(QPointF(_HALF, _HALF), RING / 2, RING / 2)
    painter.end()
    return image
