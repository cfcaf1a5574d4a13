"""Suggestions: hollow boxes, for nothing is marked until somebody accepts it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from annotator.ui.article.chips import ChipLine
from annotator.ui.article.drawing import tint_rect
from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.parts import Box
from annotator.ui.article.scene import Scene


def paint_boxes(
    painter: QPainter, grid: Grid, look: ArticleLook, metrics: Metrics, scene: Scene, boxes: Sequence[Box]
) -> None:
    """Paint the boxes in sight; the current one (with a chip) is thicker."""
    if not boxes:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    line = ChipLine(painter, metrics)
    for box in boxes:
        label = look.label(box.label)
        pen = QPen(label.lane, 1.5 if box.chip else 1.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        width = pen.widthF()
        pen.setDashPattern([4 / width, 2 / width] if box.chip else [2 / width, 3 / width])
        for row, piece in scene.rows.pieces(box.start, box.end):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rect = tint_rect(grid, metrics, row, piece).adjusted(-0.5, 0.5, 0.5, -0.5)
            painter.drawRoundedRect(rect, metrics.radius, metrics.radius)
            if box.chip and row.start <= box.start:
                line.paint(row, piece.left - 1, box.chip, label.chip, look.paper, hollow=True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
