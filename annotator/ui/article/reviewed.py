"""Paints a place under review: grey behind the whole, and a numbered underline for each option."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.ui.article import links
from annotator.ui.article.drawing import tint_rect
from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, LabelLook, Metrics
from annotator.ui.article.parts import OptionLine, ReviewMarks
from annotator.ui.article.room import PITCH, SQUARE_HIGH, SQUARE_WIDE, Room
from annotator.ui.article.rows import Piece
from annotator.ui.article.scene import Scene
from annotator.ui.article.strokes import LONGEST, shown_length, strip, strip_height

_RADIUS = 2.5


class Reviewed:
    """Paints one place, in one scene, with one look."""

    def __init__(
        self, painter: QPainter, grid: Grid, look: ArticleLook, metrics: Metrics, scene: Scene, marks: ReviewMarks
    ) -> None:
        self._painter = painter
        self._grid = grid
        self._look = look
        self._metrics = metrics
        self._scene = scene
        self._marks = marks
        self._room = Room(marks)

    def paint_grounds(self) -> None:
        """Paint the grey behind the whole, and the strong tint of the option in focus."""
        marks, painter = self._marks, self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.hover)
        self._boxes(marks.start, marks.end)
        for line in marks.lines:
            if line.number == marks.focus:
                painter.setBrush(self._look.label(line.label).strong)
                for start, end in line.extents:
                    self._boxes(start, end)

    def _boxes(self, start: int, end: int) -> None:
        radius = self._metrics.radius
        for row, piece in self._scene.rows.pieces(start, end):
            box = tint_rect(self._grid, self._metrics, row, piece)
            self._painter.drawRoundedRect(box, radius, radius)

    def paint_lines(self) -> None:
        """Paint the underlines, then their numbers, none of which is to lie under a line."""
        placed = list(self._placed())
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for _, label, piece, middle in placed:
            self._underline(label, piece, middle)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        self._painter.setFont(self._metrics.badge_font)
        for line, label, piece, middle in placed:
            self._number(line.number, label, piece, middle)

    def _placed(self) -> Iterator[tuple[OptionLine, LabelLook, Piece, float]]:
        """Yield the pieces of the underlines in sight, each with the height of its middle."""
        scene, metrics = self._scene, self._metrics
        tops: dict[int, int] = {}
        for line, level in zip(self._marks.lines, self._room.levels, strict=True):
            label = self._look.label(line.label)
            for start, end in line.extents:
                for row, piece in scene.rows.pieces(start, end):
                    if row.start not in tops:
                        tops[row.start] = self._room.top(row.start, row.end, row.look, metrics, scene.index)
                    top = tops[row.start] + metrics.px(PITCH * level)
                    yield line, label, piece, row.base + top + metrics.px(SQUARE_HIGH) / 2

    def _underline(self, label: LabelLook, piece: Piece, middle: float) -> None:
        grid, metrics = self._grid, self._metrics
        thickness = metrics.thickness + (1 if label.pattern == "solid" else 0)
        left = grid.x(piece.left)
        length = shown_length(label.pattern, thickness, grid.x(piece.right) - left)
        width = grid.whole(min(max(0.0, length), LONGEST))
        high = strip_height(label.pattern, thickness, grid.scale)
        image = strip(label.pattern, label.lane.rgba(), thickness, grid.scale)
        target = QRectF(left, grid.y(middle - high / grid.scale / 2), width, high / grid.scale)
        self._painter.drawImage(target, image, QRectF(0, 0, width * grid.scale, high))

    def _number(self, number: int, label: LabelLook, piece: Piece, middle: float) -> None:
        """Paint the number in its square where the piece holds the beginning."""
        if "start" not in (piece.left_edge, piece.right_edge):
            return
        painter, metrics, look = self._painter, self._metrics, self._look
        measure, text = QFontMetricsF(metrics.badge_font), str(number)
        wide = max(metrics.px(SQUARE_WIDE), ceil(measure.horizontalAdvance(text)) + metrics.px(6))
        left = piece.left - 1 if piece.left_edge == "start" else piece.right + 1 - wide
        half = metrics.px(SQUARE_HIGH) / 2
        box = self._grid.rect(left, middle - half, left + wide, middle + half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(label.chip)
        painter.drawRoundedRect(box, _RADIUS * metrics.scale, _RADIUS * metrics.scale)
        painter.setPen(look.paper)
        x = box.center().x() - measure.horizontalAdvance(text) / 2
        painter.drawText(QPointF(x, box.center().y() + measure.capHeight() / 2), text)

    def paint_links(self, view: QRect, left: float) -> None:
        """Paint the ways to the possible targets, of an option in focus its own alone; `left` is the column's edge."""
        marks = self._marks
        ways = [way for way in marks.links if marks.focus in {0, way.number}]
        if ways:
            drawn = links.between(self._metrics, self._scene, ways, view=view, left=left)
            links.paint_links(self._painter, self._look, self._metrics, drawn, view=view, left=left)
