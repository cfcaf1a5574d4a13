"""Paints the line of a folded zone, the sign beside an open one, and the line of date and source under the title."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.structure import Fold

_CHEVRON = 6
_TEXT = 18
_APART = 16
BESIDE = 24
"""Width in px of the strip left of the column in which a click folds a zone or opens it."""


class FoldLine(NamedTuple):
    """A folded zone in sight: the slot of its one line (viewport px) and its words."""

    fold: Fold
    top: float
    bottom: float
    text: str
    key: str


class OpenFold(NamedTuple):
    """A zone in sight that can be folded again: the slot of its first line (viewport px), and where letters stand."""

    fold: Fold
    top: float
    bottom: float
    base: float


def _paint_chevron(painter: QPainter, colour: QColor, x: float, y: float, *, down: bool) -> None:
    """Paint a chevron around a point: to the right where lines are folded, downwards where they are open."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    half = _CHEVRON / 2
    points = [(-1, -half - 0.5), (half - 1, 0.0), (-1, half + 0.5)]
    painter.drawPolyline([QPointF(x + dy, y + dx) if down else QPointF(x + dx, y + dy) for dx, dy in points])


def paint_open(painter: QPainter, look: ArticleLook, metrics: Metrics, line: OpenFold, left: float) -> None:
    """Paint the sign beside the first line of an open zone, in the column's left margin."""
    _paint_chevron(painter, look.ink3, round(left - BESIDE / 2), round(line.base - metrics.px(5)), down=True)


def paint_fold(
    painter: QPainter, look: ArticleLook, metrics: Metrics, line: FoldLine, column: tuple[float, float]
) -> None:
    """Paint chevron, words, a hairline and the key."""
    left, right = column
    middle = round((line.top + line.bottom) / 2)
    grid = Grid(painter)
    measure = QFontMetricsF(metrics.fold_font)
    baseline = middle + measure.capHeight() / 2
    _paint_chevron(painter, look.ink3, left + 4 + _CHEVRON / 2, middle, down=False)
    painter.setPen(look.ink3)
    painter.setFont(metrics.key_font)
    key_width = QFontMetricsF(metrics.key_font).horizontalAdvance(line.key)
    painter.drawText(QPointF(right - key_width, baseline), line.key)
    painter.setFont(metrics.fold_font)
    room = right - key_width - left - _TEXT - 3 * _APART
    text = measure.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(left + _TEXT, baseline), text)
    begin = left + _TEXT + measure.horizontalAdvance(text) + _APART
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    hair = grid.rect(begin, middle, right - key_width - 12, middle + grid.thick(1))
    if hair.width() > 0:
        painter.fillRect(hair, look.hair)


def paint_heading(
    painter: QPainter, metrics: Metrics, text: str, column: tuple[float, float], top: float, colour: QColor
) -> None:
    """Paint the line of date and source, its line's upper edge at `top`."""
    measure = QFontMetricsF(metrics.date_font)
    painter.setFont(metrics.date_font)
    painter.setPen(colour)
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, column[1] - column[0])
    painter.drawText(QPointF(column[0], top + metrics.px(14)), shown)
