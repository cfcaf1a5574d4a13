"""The ring of an open point: a socket that waits for its link or value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.theme import token

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


class Ring(QWidget):
    """The ring as a widget; the words beside it say what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the ring's room."""
        return QSize(BOX + 1, BOX + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ring."""
        paint_ring(QPainter(self), self.rect(), token(self.palette(), "ink2"))
