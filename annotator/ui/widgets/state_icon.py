"""The state of an article as a small painted sign: ring, half ring, check, skip; the flag stands for any of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen

from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, TODO
from annotator.ui.theme import TokenName, token

SIZE = 16
"""Width and height of the sign's box in px."""

_COLOURS: dict[str, TokenName] = {TODO: "ink4", IN_PROGRESS: "ink2", FINISHED: "ink3", SKIPPED: "ink3"}
_STROKE = 1.25


def paint_state(
    painter: QPainter, rect: QRect, status: str, palette: QPalette, *, flagged: bool = False, selected: bool = False
) -> None:
    """Paint the sign of a status (`domain.work.STATUSES`) in the middle of `rect`; on a selected row it is in ink."""
    name: TokenName = "ink" if selected or flagged else _COLOURS[status]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(rect).center() - QPointF(SIZE / 2, SIZE / 2))
    pen = QPen(token(palette, name), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _SIGNS["flagged" if flagged else status](painter, pen)
    painter.restore()


def _ring(painter: QPainter, pen: QPen) -> None:
    painter.setPen(QPen(pen.color(), 1.5))
    painter.drawEllipse(QPointF(8, 8), 5, 5)


def _half(painter: QPainter, pen: QPen) -> None:
    _ring(painter, pen)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPie(QRectF(3, 3, 10, 10), 90 * 16, 180 * 16)


def _check(painter: QPainter, _pen: QPen) -> None:
    painter.drawPolyline([QPointF(3.25, 8.5), QPointF(6.25, 11.5), QPointF(12.75, 4.5)])


def _skip(painter: QPainter, _pen: QPen) -> None:
    path = QPainterPath(QPointF(3.5, 3.5))
    path.lineTo(10.5, 8)
    path.lineTo(3.5, 12.5)
    path.closeSubpath()
    painter.drawPath(path)
    painter.drawLine(QPointF(13, 3.5), QPointF(13, 12.5))


def _flag(painter: QPainter, _pen: QPen) -> None:
    path = QPainterPath(QPointF(3.25, 14))
    path.lineTo(3.25, 3)
    path.cubicTo(6, 1.4, 9.5, 4.4, 12.75, 2.9)
    path.lineTo(12.75, 9.4)
    path.cubicTo(9.5, 10.9, 6, 7.9, 3.25, 9.5)
    painter.drawPath(path)


_SIGNS = {TODO: _ring, IN_PROGRESS: _half, FINISHED: _check, SKIPPED: _skip, "flagged": _flag}
