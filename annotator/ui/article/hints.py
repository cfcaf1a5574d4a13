"""While a target is chosen: everything else fades, and each target has a badge with its letters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from annotator.ui.article.drawing import tint_rect
from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.scene import Scene
from annotator.ui.article.state import State

_HEIGHT = 13
_NARROWEST = 16
_PADDING = 4.5
_RADIUS = 3
_APART = 2


def fade_colour(look: ArticleLook) -> QColor:
    """Return the paper that, laid over text in ink, shows it in the token `fade`."""
    whole = look.ink.lightnessF() - look.paper.lightnessF()
    share = (look.ink.lightnessF() - look.fade.lightnessF()) / whole if whole else 0.38
    veil = QColor(look.paper)
    veil.setAlphaF(min(1.0, max(0.0, share)))
    return veil


def paint_fade(
    painter: QPainter, grid: Grid, look: ArticleLook, metrics: Metrics, scene: Scene, state: State, view: QRect
) -> None:
    """Lay paper over all text but the targets and the span that the link starts from."""
    kept = QPainterPath()
    kept.setFillRule(Qt.FillRule.WindingFill)
    for mark_id in {*state.badges, state.lead, state.current}:
        shown = scene.by_id.get(mark_id)
        for row, piece in shown.pieces if shown is not None else ():
            kept.addRect(tint_rect(grid, metrics, row, piece))
    veiled = QPainterPath()
    veiled.addRect(QRectF(view))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fade_colour(look))
    painter.drawPath(veiled.subtracted(kept))


def paint_badges(
    painter: QPainter, grid: Grid, look: ArticleLook, metrics: Metrics, scene: Scene, state: State
) -> None:
    """Paint the letters above the first letter of each target in sight."""
    measure = QFontMetricsF(metrics.badge_font)
    taken: dict[int, float] = {}
    painter.setFont(metrics.badge_font)
    for shown in scene.shown:
        letters = state.badges.get(shown.mark.id)
        if not letters or not shown.pieces:
            continue
        # Of a target that begins above what is in sight, the first line that is in sight.
        row, piece = next((at for at in shown.pieces if at[0].base > at[0].look.tint_top), shown.pieces[0])
        text = letters.upper()
        height = _HEIGHT * metrics.scale
        width = max(_NARROWEST * metrics.scale, measure.horizontalAdvance(text) + 2 * _PADDING * metrics.scale)
        left = max(piece.left - 1.5, taken.get(row.start, -1e9) + _APART)
        taken[row.start] = left + width
        foot = row.base - row.look.tint_top
        if foot < height:  # no room above the first line of the view
            foot = row.base + row.look.tint_bottom + height
        box = grid.rect(left, foot - height, left + width, foot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.paper)
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), _RADIUS + 1, _RADIUS + 1)
        painter.setBrush(look.btn)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(look.btn_text)
        x = box.center().x() - measure.horizontalAdvance(text) / 2
        painter.drawText(QPointF(x, box.center().y() + measure.capHeight() / 2), text)
