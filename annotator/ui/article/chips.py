"""Chips: small names of labels and links under the first letters of a span; the reason beside what was not saved."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.rows import Row
from annotator.ui.article.scene import Scene, Shown
from annotator.ui.article.state import State

_PADDING = 4.8
_WIDEST = 260
_HEIGHT = 11
_RADIUS = 2.5
_APART = 8
_OVER = 16  # px that a chip may reach over the column


def chip_extent(shown: Shown, text: str, metrics: Metrics, right: float) -> tuple[float, float] | None:
    """Return the left and right edge of a chip that stands alone; None where the span's first line is out of sight.

    `right` is the column's right edge.
    """
    if not shown.pieces or shown.pieces[0][0].start > shown.mark.start:
        return None
    measure = QFontMetricsF(metrics.chip_font)
    width = _width(measure, metrics, _elided(measure, metrics, text))
    left = min(shown.pieces[0][1].left - 1, right + _OVER - width)
    return left, left + width


def _elided(measure: QFontMetricsF, metrics: Metrics, text: str) -> str:
    return measure.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST * metrics.scale)


def _width(measure: QFontMetricsF, metrics: Metrics, text: str) -> float:
    return measure.horizontalAdvance(text) + 2 * metrics.scale * _PADDING


class ChipLine:
    """Paints chips and keeps those of one line apart."""

    def __init__(self, painter: QPainter, metrics: Metrics, limit: float = 1e9) -> None:
        """Make it; no chip reaches beyond the x `limit` where there is another place for it."""
        self._painter = painter
        self._metrics = metrics
        self._limit = limit
        self._taken: dict[int, float] = {}
        self._measure = QFontMetricsF(metrics.chip_font)
        self._grid = Grid(painter)
        painter.setFont(metrics.chip_font)

    def place(self, row: Row, left: float, width: float) -> float:
        """Return where a chip of a width may begin: at `left`, 8 px after the one before it, or where it still fits."""
        free = self._taken.get(row.start)
        x = min(left, self._limit - width)
        x = x if free is None else max(x, free + _APART)
        self._taken[row.start] = x + width
        return x

    def paint(self, row: Row, left: float, text: str, fill: QColor, ink: QColor, *, hollow: bool = False) -> None:
        """Paint a chip whose left edge is at `left` if nothing stands there."""
        painter, metrics = self._painter, self._metrics
        text = _elided(self._measure, metrics, text)
        width = _width(self._measure, metrics, text)
        x = self.place(row, left, width)
        top = row.base + row.look.lane_top - (0.5 if hollow else 1.5)
        box = self._grid.rect(x, top, x + width, top + _HEIGHT * metrics.scale)
        if hollow:
            pen = QPen(fill, 1)
            pen.setDashPattern([2, 2])
            box = box.adjusted(0.5, 0.5, -0.5, 0.5)
            painter.setPen(pen)
            painter.setBrush(ink)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(fill if hollow else ink)
        painter.drawText(QPointF(x + metrics.scale * _PADDING, self._baseline(box)), text)

    def _baseline(self, box: QRectF) -> float:
        return box.center().y() + self._measure.capHeight() / 2


def paint_chips(
    painter: QPainter,
    look: ArticleLook,
    metrics: Metrics,
    scene: Scene,
    state: State,
    chosen: Shown | None,
    linked: Iterable[tuple[Shown, str, bool]],
    right: float,
) -> None:
    """Paint the chips of the current span, of spans linked with it, and of the span under the mouse.

    `linked`: spans, the names of their links, and whether these are only offered. `right` is the column's right edge.
    """
    wanted: list[tuple[Shown, str, QColor, bool]] = []
    if chosen is not None:
        label = look.label(chosen.mark.label)
        wanted.append((chosen, state.chip or label.name, label.chip, False))
    wanted += [(other, name, look.ink2, is_offered) for other, name, is_offered in linked]
    hovered = scene.by_id.get(state.hovered)
    if hovered is not None and state.hovered != state.current:
        label = look.label(hovered.mark.label)
        wanted.append((hovered, state.hover_chip or label.name, label.chip, False))
    if not wanted:
        return
    line = ChipLine(painter, metrics, right + _OVER)
    wanted.sort(key=lambda chip: chip[0].mark.start)
    for shown, text, colour, hollow in wanted:
        if shown.pieces and shown.pieces[0][0].start <= shown.mark.start:
            row, piece = shown.pieces[0]
            line.paint(row, piece.left - 1, text, colour, look.paper, hollow=hollow)


def paint_names(painter: QPainter, look: ArticleLook, metrics: Metrics, scene: Scene, current: str) -> None:
    """Paint the label's name of every span under the lanes of its first line; the chip of the current one says it."""
    line = ChipLine(painter, metrics)
    measure = QFontMetricsF(metrics.chip_font)
    for shown in scene.shown:
        if not shown.pieces or shown.mark.id == current:
            continue
        row, piece = shown.pieces[0]
        if row.start > shown.mark.start:
            continue
        label = look.label(shown.mark.label)
        x = line.place(row, piece.left, measure.horizontalAdvance(label.name))
        painter.setPen(label.chip)
        painter.drawText(QPointF(x, row.bottom - 3), label.name)
