"""Paints the marks: what lies below the text, and what lies above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from annotator.ui.article import chips, current, hints, links, reviewed, unsaved
from annotator.ui.article.boxes import paint_boxes
from annotator.ui.article.display import Display, Displays
from annotator.ui.article.drawing import tint_rect
from annotator.ui.article.hits import Hits
from annotator.ui.article.look import ArticleLook
from annotator.ui.article.parts import Box, Proposal, ReviewMarks
from annotator.ui.article.scene import Scene, Shown
from annotator.ui.article.state import State


class MarkPainter:
    """Paints one scene in one state with one look."""

    def __init__(self, painter: QPainter, look: ArticleLook, displays: Displays, scene: Scene, state: State) -> None:
        self._painter = painter
        self._look = look
        self._displays = displays
        self._grid = displays.drawing.grid
        self._metrics = displays.drawing.metrics
        self._scene = scene
        self._state = state

    def below(self, clip: QRect) -> None:
        """Paint tints, the selection, lanes and suggestions."""
        painter, state = self._painter, self._state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        hits = Hits(painter, self._grid, self._look, self._metrics)
        hits.paint_grounds(self._scene, state)
        review = self._reviewed(state.review)
        if review is not None:
            review.paint_grounds()
        display = self._display(clip)
        display.paint_tints(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        hits.paint_outlines(self._scene, state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._selection()
        if not state.hinting:
            display.paint_lanes(painter)
        if review is not None:
            review.paint_lines()
        if self._look.all_chips:
            chips.paint_names(painter, self._look, self._metrics, self._scene, state.current)
        boxes = state.boxes if state.ghost is None else (*state.boxes, state.ghost)
        paint_boxes(painter, self._grid, self._look, self._metrics, self._scene, boxes)

    def above(self, clip: QRect, lines: Iterable[QRect], view: QRect, column: tuple[float, float]) -> None:
        """Paint what stands over the text: badges, the current span's frame, chips, sockets, links, what failed.

        `lines` are the parts of `clip` in which there is text.
        """
        painter, state, scene = self._painter, self._state, self._scene
        if state.hinting:
            hints.paint_fade(painter, self._grid, self._look, self._metrics, scene, state, view)
            self._display(clip).paint_lanes(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        frame = current.Frame(painter, self._grid, self._look, self._metrics)
        chosen = current.chosen(scene, state)
        review = self._reviewed(state.review)
        if review is not None:
            review.paint_links(view, column[0])
        linked: list[tuple[Shown, str, bool]] = []
        beside = 0
        if chosen is not None and state.links and not state.hinting:
            drawn = links.ties(self._metrics, scene, state, chosen, view=view, left=column[0])
            links.paint_links(painter, self._look, self._metrics, drawn, view=view, left=column[0])
            linked = [(shown, name, False) for shown, name in drawn.named()]
            beside = len(drawn.routes)
        if state.proposal is not None and not state.hinting:
            offered = self._offer(state.proposal, view, column[0], beside)
            linked += [(shown, name, True) for shown, name in offered.near]
        if chosen is not None:
            frame.paint(chosen, current.handles(scene, state, self._look, self._metrics, column[1]))
        chips.paint_chips(painter, self._look, self._metrics, scene, state, chosen, linked, column[1])
        frame.paint_sockets(scene, state, lines, column[1])
        if state.unsaved:
            unsaved.paint_bars(painter, self._grid, self._look, self._metrics, scene, state, (column[0], view.right()))
        if state.hinting:
            hints.paint_badges(painter, self._grid, self._look, self._metrics, scene, state)

    def _offer(self, proposal: Proposal, view: QRect, left: float, beside: int) -> links.Ties:
        """Paint a link that is offered, and a box where its target is no span yet."""
        painter, look, metrics = self._painter, self._look, self._metrics
        drawn = links.offered(metrics, self._scene, proposal, view=view, left=left, beside=beside)
        targets, target = drawn.near, proposal.target
        if isinstance(target, Box):
            drawn.near = []
        links.paint_links(painter, look, metrics, drawn, view=view, left=left, dashed=True)
        if isinstance(target, Box):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = links.dashed_pen(look.label(target.label).lane, 1.5)
            links.paint_outlines(painter, metrics, [shown for shown, _ in targets], pen)
            drawn.near = targets
        return drawn

    def _reviewed(self, marks: ReviewMarks | None) -> reviewed.Reviewed | None:
        """Return what paints the place under review, if there is one."""
        if marks is None:
            return None
        return reviewed.Reviewed(self._painter, self._grid, self._look, self._metrics, self._scene, marks)

    def _display(self, clip: QRect) -> Display:
        return self._displays.of(self._scene, self._state, self._look, (clip.top(), clip.bottom()))

    def _selection(self) -> None:
        start, end = self._state.selection
        if start == end:
            return
        for row, piece in self._scene.rows.pieces(start, end):
            rect = tint_rect(self._grid, self._metrics, row, piece._replace(left_edge="", right_edge=""))
            self._painter.fillRect(rect, self._look.tsel)
