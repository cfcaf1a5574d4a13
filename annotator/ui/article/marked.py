"""What the article view shows of marks: the current one, its links, what is open, offered, found, under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Mark
from annotator.ui.article.canvas import Canvas
from annotator.ui.article.card import HoverCard
from annotator.ui.article.current import Points, handles
from annotator.ui.article.look import ArticleLook
from annotator.ui.article.margin import Extent, Margin
from annotator.ui.article.parts import Box, Card, LinkView, Proposal
from annotator.ui.article.rows import Rows

_MANY = 500  # a change of more marks than this is as good as a new article


class MarkedView(Canvas):
    """A page with its marks. Places are code points of its text.

    `span_moved` gives a span and its new start and end (once, when a handle is let go), `hovered` the span under the
    mouse (empty: none any more).
    """

    span_moved = Signal(str, int, int)
    hovered = Signal(str)

    def __init__(self, look: ArticleLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.chip_of: Callable[[str], str] = lambda _span_id: ""
        """Gives the words of a span's chip; empty: its label's name."""
        self.card_of: Callable[[str], Card | None] = lambda _span_id: None
        """Gives what the card of the span under the mouse says; None: nothing."""
        self.margin = Margin(lambda: self._page.index, look, self)
        self.margin.place_asked.connect(self._on_place_asked)
        self.margin.scrubbed.connect(self.show_in_middle)
        self._rows_told: Rows | None = None
        self._card = HoverCard(self.viewport())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._card.hide())
        self._make_room()

    @property
    def current(self) -> str:
        """The id of the current span, or empty."""
        return self._state.current

    @property
    def is_hinting(self) -> bool:
        """Whether targets are being chosen."""
        return self._state.hinting

    @property
    def card(self) -> Card | None:
        """What the card at the mouse says now, or None."""
        return self._card.card

    def extent_of(self, span_id: str) -> tuple[int, int] | None:
        """Return start and end of a span, None where there is none of that id."""
        mark = self._page.index.get(span_id) if span_id else None
        return None if mark is None else (mark.start, mark.end)

    # What is shown

    def set_look(self, look: ArticleLook) -> None:
        """Take colours, fonts and sizes; the text stays where it is."""
        self._card.hide()
        self.margin.set_look(look)
        self._make_room()
        super().set_look(look)

    def change_marks(self, removed: Iterable[str], added: Iterable[Mark]) -> None:
        """Take marks away and put others in (a moved one: both); what they do not touch is not painted again."""
        gone, new = list(removed), list(added)
        self._card.hide()
        self._tell_margin(gone, new)
        touched, moved = self._page.change_marks(gone, new)
        self.margin.set_current(self.extent_of(self._state.current))
        if moved or self._state.hinting:
            self._repaint_all()
            return
        self._update_texts(touched)
        self._update_links(self._state.links, self._state.proposal)

    def set_current(self, span_id: str, links: Sequence[LinkView] = ()) -> None:
        """Mark a span as the current one, with its links; empty: none is."""
        state = self._state
        chip = self.chip_of(span_id) if span_id else ""
        if (state.current, tuple(state.links), state.chip) == (span_id, tuple(links), chip):
            return
        self._update_links({*state.links, *links}, state.proposal)
        self._update_span(state.current)
        state.current, state.links, state.chip, state.preview = span_id, tuple(links), chip, None
        self._update_span(span_id)
        self.margin.set_current(self.extent_of(span_id))

    def set_open_points(self, ids: Iterable[str]) -> None:
        """Say which spans have an open point."""
        before, self._state.open_points = self._state.open_points, set(ids)
        self._update_all(before ^ self._state.open_points)
        self.margin.set_open_points(self._state.open_points)

    def change_open_points(self, closed: Collection[str], opened: Collection[str]) -> None:
        """Say which spans have no open point any more, and which have one now."""
        points = self._state.open_points
        points.difference_update(closed)
        points.update(opened)
        self._update_all({*closed, *opened})
        self.margin.set_open_points(points)

    def set_unsaved(self, boxes: Sequence[Box], *reasons: str) -> None:
        """Show what could not be saved where it would stand, and why; nothing: all is saved.

        The first of the reasons that a line has room for is said.
        """
        if (self._state.unsaved, self._state.reasons) == (tuple(boxes), reasons):
            return
        for box in (*self._state.unsaved, *boxes):
            self._update_text(box.start, box.end)
        self._state.unsaved, self._state.reasons = tuple(boxes), reasons

    def set_suggestions(self, boxes: Sequence[Box]) -> None:
        """Show suggestions as hollow boxes."""
        for box in (*self._state.boxes, *boxes):
            self._update_text(box.start, box.end)
        self._state.boxes = tuple(boxes)

    def set_ghost(self, box: Box | None) -> None:
        """Show where a span once stood, as a hollow box; None: show it no longer."""
        if box != self._state.ghost:
            self._state.ghost = box
            self._repaint_all()

    def set_proposal(self, source_id: str | None, target: Box | str = "", type_name: str = "") -> None:
        """Show a link that is offered: from a span to another one (its id) or to a stretch that is none yet (a box).

        `type_name` as it is to be read, "by?"; None for the source: nothing is offered.
        """
        proposal = Proposal(source_id, target, type_name) if source_id is not None else None
        if proposal != self._state.proposal:
            for shown in (self._state.proposal, proposal):
                self._update_links((), shown)
            self._state.proposal = proposal

    def set_hits(self, extents: Sequence[Extent], current: int | None) -> None:
        """Show where something was found: (start, end) in order, none over another, and the current one's number."""
        self._state.hits, self._state.hit = tuple(extents), current
        self.margin.set_hits(self._state.hits, current)
        self._repaint_all()

    def start_hints(self, targets: Mapping[str, str], lead: str = "") -> None:
        """Show letters at the targets (span id → letters) and let all else fade; `lead` is the span that asks."""
        self._card.hide()
        self._state.hinting, self._state.badges, self._state.lead = True, dict(targets), lead
        self._repaint_all()

    def end_hints(self) -> None:
        """Show everything as it was."""
        self._state.hinting, self._state.badges, self._state.lead = False, {}, ""
        self._repaint_all()

    def show_in_middle(self, place: int) -> None:
        """Scroll until the line of a place lies in the middle; the caret stays where it is."""
        self._scroll_to_line(place, above=self.viewport().height() // 2)

    def _update_links(self, links: Collection[LinkView], proposal: Proposal | None) -> None:
        """Paint again where links of the current span are drawn, and one that is offered: at both ends, and between."""
        if not links and proposal is None:
            return
        self._update_gutter()
        for span_id in {self._state.current, *(link.other for link in links)}:
            self._update_span(span_id)
        if proposal is not None:
            self._update_span(proposal.source)
            if isinstance(proposal.target, Box):
                self._update_text(proposal.target.start, proposal.target.end)
            else:
                self._update_span(proposal.target)

    def _update_all(self, ids: Collection[str]) -> None:
        """Paint the lines of those of these spans that are in sight again."""
        for span_id in self.scene().by_id.keys() & set(ids):
            self._update_span(span_id)

    # The margin

    def _make_room(self) -> None:
        wide = self.margin.sizeHint().width()
        if self.viewportMargins().right() != wide:
            self.setViewportMargins(0, 0, wide, 0)
            self._place_margin()

    def _place_margin(self) -> None:
        port = self.viewport().geometry()
        self.margin.setGeometry(port.right() + 1, port.top(), self.margin.sizeHint().width(), port.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        self._card.hide()
        super().resizeEvent(event)
        self._place_margin()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and let the margin show what of it lies in sight."""
        super().paintEvent(event)
        rows = self._sight.scene.rows
        if rows is not self._rows_told:
            self._rows_told = rows
            self.margin.set_visible_range(*self.visible_range())

    def _tell_margin(self, gone: Sequence[str], new: Sequence[Mark]) -> None:
        """Tell the margin of a change before the index knows of it."""
        if len(gone) + len(new) > _MANY:
            self.margin.count(len(self.text))
            return
        get = self._page.index.get
        known = (get(span_id) for span_id in dict.fromkeys([*gone, *(mark.id for mark in new)]))
        self.margin.change([mark for mark in known if mark is not None], new)

    def _on_place_asked(self, start: int, end: int, label_id: str) -> None:
        """Scroll to what is marked at a place of the margin, or to the place."""
        state, index = self._state, self._page.index
        if label_id:
            starts = [mark.start for mark in index.between(start, end) if mark.label == label_id]
        else:
            starts = [*index.starts_of(state.open_points), *(hit[0] for hit in state.hits)]
        middle = (start + end) // 2
        near = [place for place in starts if start <= place < end]
        self.show_in_middle(min(near, key=lambda place: abs(place - middle), default=middle))

    # The mouse (for its helper)

    def set_hovered(self, span_id: str, at: QPointF | None = None) -> None:
        """Show a span as lying under the mouse, which is at a point of the viewport; empty: none."""
        state = self._state
        if span_id == state.hovered:
            return
        self._update_span(state.hovered)
        state.hovered, state.hover_chip = span_id, self.chip_of(span_id) if span_id else ""
        self._update_span(span_id)
        self._show_card(span_id, at)
        self.hovered.emit(span_id)

    def _show_card(self, span_id: str, at: QPointF | None) -> None:
        shown = self.scene().by_id.get(span_id)
        busy = self._state.selection[0] != self._state.selection[1]  # the strip of labels stands there
        card = self.card_of(span_id) if shown is not None and shown.pieces and not busy else None
        if shown is None or card is None:
            self._card.hide()
            return
        pieces = shown.pieces
        row, piece = min(pieces, key=lambda it: abs(it[0].base - at.y())) if at is not None else pieces[0]
        top, bottom = row.base - row.look.tint_top - 6, row.base + self.metrics.px(22)
        beside = QRectF(piece.left - 1, top, piece.right - piece.left, bottom - top)
        self._card.show_card(card, self._look.label(card.label), QRect(beside.toAlignedRect()))

    def hide_card(self) -> None:
        """Let the card of the span under the mouse go."""
        self._card.hide()

    def handles(self) -> Points:
        """Return the middles of the current span's handles in the viewport, None where out of sight."""
        return handles(self.scene(), self._state, self._look, self.metrics, self.column()[1])

    def show_preview(self, start: int, end: int) -> None:
        """Show where the current span would lie."""
        for extent in (self._state.preview, (start, end)):
            if extent is not None:
                self._update_text(*extent)
        self._update_span(self.current)
        self._state.preview = (start, end)

    def end_preview(self, *, commit: bool) -> None:
        """Stop showing it; with `commit`, tell where the span was moved to."""
        preview, self._state.preview = self._state.preview, None
        self._update_span(self.current)
        if preview is None:
            return
        self._update_text(*preview)
        if commit and preview != self.extent_of(self.current):
            self.span_moved.emit(self.current, *preview)
