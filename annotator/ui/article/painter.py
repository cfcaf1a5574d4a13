"""Paints the marks: what lies below the text, and what lies above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from annotator.ui.article import chips, current, hints, links
from annotator.ui.article.boxes import paint_boxes
from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.rows import Piece, Row
from annotator.ui.article.scene import Scene, Shown, pieces_of
from annotator.ui.article.state import State
from annotator.ui.article.strokes import paint_lane
from annotator.ui.article.tints import paint_tint, tint_rect

FADED = 0.35  # share of its colour that a lane keeps while others are the targets


class MarkPainter:
    """Paints one scene in one state with one look."""

    def __init__(self, painter: QPainter, look: ArticleLook, metrics: Metrics, scene: Scene, state: State) -> None:
        self._painter = painter
        self._look = look
        self._metrics = metrics
        self._scene = scene
        self._state = state
        self._grid = Grid(painter)

    def below(self, clip: QRect) -> None:
        """Paint tints, the selection, lanes and suggestions."""
        painter, state = self._painter, self._state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        self._tints(clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._selection()
        if not state.hinting:
            self._lanes(self._scene.shown, clip)
        if self._look.all_chips:
            chips.paint_names(painter, self._look, self._metrics, self._scene)
        paint_boxes(painter, self._grid, self._look, self._metrics, self._scene, state.boxes)

    def above(self, clip: QRect, view: QRect, column: tuple[float, float]) -> None:
        """Paint what stands over the text: badges, the current span's frame, chips, sockets, links, what failed."""
        painter, state, scene = self._painter, self._state, self._scene
        if state.hinting:
            hints.paint_fade(painter, self._grid, self._look, self._metrics, scene, state, view)
            self._lanes(scene.shown, clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        frame = current.Frame(painter, self._grid, self._look, self._metrics)
        chosen = self._current()
        named: list[tuple[Shown, str]] = []
        if chosen is not None:
            if state.links and not state.hinting:
                drawn = links.ties(self._metrics, scene, state, chosen, view=view, left=column[0])
                links.paint_links(painter, self._look, self._metrics, drawn, column[0])
                named = drawn.named()
            frame.paint(chosen)
        chips.paint_chips(painter, self._look, self._metrics, scene, state, chosen, named)
        frame.paint_sockets(scene, state)
        if state.unsaved:
            chips.paint_unsaved(painter, self._grid, self._look, self._metrics, scene, state, column)
        if state.hinting:
            hints.paint_badges(painter, self._look, self._metrics, scene, state)

    def _current(self) -> Shown | None:
        shown = self._scene.by_id.get(self._state.current)
        if shown is None or self._state.preview is None:
            return shown
        return Shown(shown.mark, pieces_of(self._scene.rows, *self._state.preview), shown.depth)

    def _is_strong(self, shown: Shown) -> bool:
        state = self._state
        return shown.mark.id in (state.current, state.hovered, state.lead)

    def _tints(self, clip: QRect) -> None:
        state = self._state
        targets = {*state.badges, state.lead, state.current}
        for shown in self._scene.tints:
            if state.hinting and shown.mark.id not in targets:
                continue
            label = self._look.label(shown.mark.label)
            strong = self._is_strong(shown)
            pieces: Iterable[tuple[Row, Piece]] = shown.pieces
            if state.preview is not None and shown.mark.id == state.current:
                pieces = pieces_of(self._scene.rows, *state.preview)
            self._tint(pieces, label.strong if strong else label.tint, shown.depth, clip)

    def _tint(self, pieces: Iterable[tuple[Row, Piece]], colour: QColor, depth: int, clip: QRect) -> None:
        for row, piece in pieces:
            if row.bottom >= clip.top() and row.top <= clip.bottom():
                rect = tint_rect(self._grid, self._metrics, row, piece, depth)
                paint_tint(self._painter, rect, colour, left=piece.left_true, right=piece.right_true)

    def _selection(self) -> None:
        start, end = self._state.selection
        for row, piece in pieces_of(self._scene.rows, start, end):
            rect = tint_rect(self._grid, self._metrics, row, piece._replace(left_true=False, right_true=False))
            self._painter.fillRect(rect, self._look.tsel)

    def _lanes(self, shown_marks: Iterable[Shown], clip: QRect) -> None:
        state, metrics = self._state, self._metrics
        full = {*state.badges, state.lead, state.current} if state.hinting else None
        for shown in shown_marks:
            label = self._look.label(shown.mark.label)
            colour = label.lane if full is None or shown.mark.id in full else mixed(label.lane, self._look.paper, FADED)
            for row, piece in shown.pieces:
                top = row.base + row.look.lane_top + metrics.pitch * shown.mark.lane
                if row.top <= clip.bottom() and top + metrics.pitch >= clip.top():
                    paint_lane(
                        self._painter,
                        self._grid,
                        label.pattern,
                        left=piece.left + 1,
                        right=piece.right - 1,
                        top=top,
                        thickness=metrics.thickness,
                        colour=colour,
                    )


def mixed(colour: QColor, paper: QColor, share: float) -> QColor:
    """Return `share` of a colour on paper, as an opaque colour."""
    rest = 1 - share
    return QColor(
        round(colour.red() * share + paper.red() * rest),
        round(colour.green() * share + paper.green() * rest),
        round(colour.blue() * share + paper.blue() * rest),
    )


def paint_caret(painter: QPainter, row: Row, x: float, colour: QColor) -> None:
    """Paint the caret: 2 px wide, as high as the letters."""
    grid = Grid(painter)
    left = grid.x(x - 1)
    top, bottom = row.base - row.look.tint_top + 1, row.base + row.look.tint_bottom
    painter.fillRect(grid.rect(left, top, left + grid.thick(2), bottom), colour)


def paint_text(painter: QPainter, x: float, baseline: float, text: str) -> None:
    """Paint a line of text; its left end and baseline lie at (x, baseline)."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawText(QPointF(x, baseline), text)
