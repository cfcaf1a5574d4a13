"""Chips: small names of labels and links under the first letters of a span; the reason beside what was not saved."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.rows import Row
from annotator.ui.article.scene import Scene, Shown
from annotator.ui.article.state import State

_PADDING = 4.8
_HEIGHT = 11
_RADIUS = 2.5
_APART = 8
_BAR = 3
_BAR_AWAY = 14


class ChipLine:
    """Paints chips and keeps those of one line apart."""

    def __init__(self, painter: QPainter, metrics: Metrics) -> None:
        self._painter = painter
        self._metrics = metrics
        self._taken: dict[int, float] = {}
        self._measure = QFontMetricsF(metrics.chip_font)
        self._grid = Grid(painter)
        painter.setFont(metrics.chip_font)

    def place(self, row: Row, left: float, width: float) -> float:
        """Return where a chip of a width may begin: at `left`, or 8 px after the one before it."""
        free = self._taken.get(row.start)
        x = left if free is None else max(left, free + _APART)
        self._taken[row.start] = x + width
        return x

    def paint(self, row: Row, left: float, text: str, fill: QColor, ink: QColor, *, hollow: bool = False) -> None:
        """Paint a chip whose left edge is at `left` if nothing stands there."""
        painter, metrics = self._painter, self._metrics
        width = self._measure.horizontalAdvance(text) + 2 * metrics.scale * _PADDING
        x = self.place(row, left, width)
        top = row.base + row.look.lane_top - 1.5
        box = self._grid.rect(x, top, x + width, top + _HEIGHT * metrics.scale)
        if hollow:
            pen = painter.pen()
            pen.setColor(fill)
            pen.setDashPattern([2, 2])
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
    linked: Iterable[tuple[Shown, str]],
) -> None:
    """Paint the chips of the current span, of spans linked with it, and of the span under the mouse."""
    wanted: list[tuple[Shown, str, QColor]] = []
    if chosen is not None:
        label = look.label(chosen.mark.label)
        wanted.append((chosen, label.name, label.chip))
    wanted += [(other, name, look.ink2) for other, name in linked]
    hovered = scene.by_id.get(state.hovered)
    if hovered is not None and state.hovered != state.current:
        label = look.label(hovered.mark.label)
        wanted.append((hovered, state.hover_chip or label.name, label.chip))
    if not wanted:
        return
    line = ChipLine(painter, metrics)
    wanted.sort(key=lambda chip: chip[0].mark.start)
    for shown, text, colour in wanted:
        if shown.pieces and shown.pieces[0][0].start <= shown.mark.start:
            row, piece = shown.pieces[0]
            line.paint(row, piece.left - 1, text, colour, look.paper)


def paint_names(painter: QPainter, look: ArticleLook, metrics: Metrics, scene: Scene) -> None:
    """Paint the label's name of every span under the lanes of its first line."""
    line = ChipLine(painter, metrics)
    measure = QFontMetricsF(metrics.chip_font)
    for shown in scene.shown:
        if not shown.pieces:
            continue
        row, piece = shown.pieces[0]
        if row.start > shown.mark.start:
            continue
        label = look.label(shown.mark.label)
        x = line.place(row, piece.left, measure.horizontalAdvance(label.name))
        painter.setPen(label.chip)
        painter.drawText(QPointF(x, row.bottom - 3), label.name)


def paint_unsaved(
    painter: QPainter,
    grid: Grid,
    look: ArticleLook,
    metrics: Metrics,
    scene: Scene,
    state: State,
    column: tuple[float, float],
) -> None:
    """Paint the bar beside the lines of a span that was not saved, and the reason after it."""
    shown = scene.by_id.get(state.unsaved)
    if shown is None or not shown.pieces:
        return
    x = column[0] - _BAR_AWAY
    for row, _ in shown.pieces:
        top, bottom = row.base - row.look.tint_top, row.base + row.look.tint_bottom
        painter.fillRect(grid.rect(x, top, x + _BAR, bottom), look.alert)
    row = shown.pieces[-1][0]
    painter.setFont(metrics.alert_font)
    painter.setPen(look.alert)
    end = row.x(row.shown)
    painter.drawText(QPointF(end + _APART, row.base), state.reason)
