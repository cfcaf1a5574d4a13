"""The ring of an open point: a socket that waits for its link or value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RING = 6.5
"""Diameter in px, from the middle of the line to the middle of the line."""
BOX = 8
"""Room that it takes in a row, in px."""
_LINE = 1.75


def paint_ring(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint the ring in the middle of `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, _LINE))
    centre = QRectF(rect).center()
    painter.drawEllipse(QPointF(centre.x(), centre.y()), RING / 2, RING / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
