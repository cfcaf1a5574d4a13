"""Paints the line of a folded zone, and the line of date and source under the title."""

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


class FoldLine(NamedTuple):
    """A folded zone in sight: the slot of its one line (viewport px) and its words."""

    fold: Fold
    top: float
    bottom: float
    text: str
    key: str


def paint_fold(
    painter: QPainter, look: ArticleLook, metrics: Metrics, line: FoldLine, column: tuple[float, float]
) -> None:
    """Paint chevron, words, a hairline and the key."""
    left, right = column
    middle = round((line.top + line.bottom) / 2)
    grid = Grid(painter)
    measure = QFontMetricsF(metrics.fold_font)
    baseline = middle + measure.capHeight() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    pen = QPen(look.ink3, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    half = _CHEVRON / 2
    x = left + 4 + half
    painter.drawPolyline(
        [QPointF(x - 1, middle - half - 0.5), QPointF(x + half - 1, middle), QPointF(x - 1, middle + half + 0.5)]
    )
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
