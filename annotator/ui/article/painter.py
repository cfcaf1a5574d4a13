"""Paints the marks: what lies below the text, and what lies above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from annotator.ui.article import chips, current, hints, links
from annotator.ui.article.boxes import paint_boxes
from annotator.ui.article.drawing import Drawing, Tint, tint_rect
from annotator.ui.article.hits import Hits
from annotator.ui.article.look import ArticleLook
from annotator.ui.article.parts import Box, Proposal
from annotator.ui.article.scene import Scene, Shown
from annotator.ui.article.state import State
from annotator.ui.article.strokes import strip as lane_strip
from annotator.ui.widgets.paint import mixed

FADED = 0.35  # share of its colour that a lane keeps while others are the targets


class MarkPainter:
    """Paints one scene in one state with one look."""

    def __init__(self, painter: QPainter, look: ArticleLook, drawing: Drawing, scene: Scene, state: State) -> None:
        self._painter = painter
        self._look = look
        self._drawing = drawing
        self._grid = drawing.grid
        self._metrics = drawing.metrics
        self._scene = scene
        self._state = state

    def below(self, clip: QRect) -> None:
        """Paint tints, the selection, lanes and suggestions."""
        painter, state = self._painter, self._state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        hits = Hits(painter, self._grid, self._look, self._metrics)
        hits.paint_grounds(self._scene, state)
        self._tints(clip)
        hits.paint_outlines(self._scene, state)
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
            frame.paint(chosen)
        chips.paint_chips(painter, self._look, self._metrics, scene, state, chosen, linked, column[1])
        frame.paint_sockets(scene, state, clip)
        if state.unsaved:
            chips.paint_unsaved(painter, self._grid, self._look, self._metrics, scene, state, (column[0], view.right()))
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
            painter.setPen(links.dashed_pen(look.label(target.label).lane, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            links.paint_outlines(painter, metrics, [shown for shown, _ in targets])
            drawn.near = targets
        return drawn

    def _current(self) -> Shown | None:
        shown = self._scene.by_id.get(self._state.current)
        if shown is None or self._state.preview is None:
            return shown
        return Shown(shown.mark, self._scene.rows.pieces(*self._state.preview), shown.depth)

    def _tints(self, clip: QRect) -> None:
        state, look, drawing = self._state, self._look, self._drawing
        strong = {state.current, state.hovered, state.lead}
        targets = {*state.badges, state.lead, state.current} if state.hinting else None
        self._painter.setPen(Qt.PenStyle.NoPen)
        for shown in self._scene.tints:
            mark = shown.mark
            if (targets is not None and mark.id not in targets) or not (look.has_tints or mark.id in strong):
                continue
            label = look.label(mark.label)
            start, end, pieces = mark.start, mark.end, shown.pieces
            if state.preview is not None and mark.id == state.current:
                start, end = state.preview
                pieces = self._scene.rows.pieces(start, end)
            tints = drawing.tints(start, end, shown.depth, pieces)
            self._tint(tints, label.strong if mark.id in strong else label.tint, clip)

    def _tint(self, tints: Iterable[Tint], colour: QColor, clip: QRect) -> None:
        painter, first, last, radius = self._painter, clip.top(), clip.bottom(), self._metrics.radius
        for top, bottom, rounded, square in tints:
            if bottom < first or top > last:
                continue
            if rounded is not None:
                painter.setBrush(colour)
                painter.drawRoundedRect(rounded, radius, radius)
            if square is not None:
                # On whole pixels already: smoothed, its edges would be a shade lighter on some screens.
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
                painter.fillRect(square, colour)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def _selection(self) -> None:
        start, end = self._state.selection
        if start == end:
            return
        for row, piece in self._scene.rows.pieces(start, end):
            rect = tint_rect(self._grid, self._metrics, row, piece._replace(left_edge="", right_edge=""))
            self._painter.fillRect(rect, self._look.tsel)

    def _lanes(self, shown_marks: Iterable[Shown], clip: QRect) -> None:
        state, look, drawing, painter = self._state, self._look, self._drawing, self._painter
        full = {*state.badges, state.lead, state.current} if state.hinting else None
        first, last = clip.top() - drawing.metrics.pitch, clip.bottom()
        for shown in shown_marks:
            label = look.label(shown.mark.label)
            faded = full is not None and shown.mark.id not in full
            colour = mixed(look.paper, label.lane, FADED) if faded else label.lane
            strip = lane_strip(label.pattern, colour.rgba(), drawing.metrics.thickness, drawing.grid.scale)
            for top, bottom, target, source in drawing.lanes(shown, label.pattern):
                if bottom >= first and top <= last:
                    painter.drawImage(target, strip, source)
