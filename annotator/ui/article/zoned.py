"""What the article view shows of zones: those that are proposed, the current one, and the card that says why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from annotator.domain.zone import Zone
from annotator.ui.article import proposed
from annotator.ui.article.current import GRAB
from annotator.ui.article.look import ArticleLook
from annotator.ui.article.marked import MarkedView
from annotator.ui.article.parts import Card
from annotator.ui.article.proposed import ZoneMark

_REACH = 12  # px left of a bar and beside a name that belong to it


class ZonedView(MarkedView):
    """A page with its zones. Places are code points of its text.

    `zone_clicked` gives a zone whose bar or name was clicked, `zone_moved` one whose edge was dragged, with its new
    start and end.
    """

    zone_clicked = Signal(str)
    zone_moved = Signal(str, int, int)

    def __init__(self, look: ArticleLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.zone_card_of: Callable[[str], Card | None] = lambda _zone_id: None
        """Gives what the card of a zone says; None: nothing."""
        self.draws_zones = False
        """Whether edges of the current zone can be dragged."""
        self._zone: Zone | None = None
        self._drawn: Zone | None = None
        self._in_sight: tuple[object, ...] = ()
        self._zone_marks: list[ZoneMark] = []

    # What is shown

    @property
    def zone(self) -> Zone | None:
        """The current zone, as it would lie while one of its edges is dragged."""
        return self._drawn or self._zone

    def set_zone(self, zone: Zone | None) -> None:
        """Show a zone as the current one."""
        if zone != self._zone or self._drawn is not None:
            self._zone, self._drawn = zone, None
            self._repaint_all()

    def show_drawn(self, start: int, end: int) -> None:
        """Show where the current zone would lie."""
        if self._zone is not None:
            self._drawn = replace(self._zone, start=start, end=end)
            self._repaint_all()

    def end_drawn(self, *, commit: bool) -> None:
        """Stop showing it; with `commit`, tell where the zone was drawn to."""
        drawn, self._drawn = self._drawn, None
        self._repaint_all()
        if commit and drawn is not None and drawn != self._zone:
            self.zone_moved.emit(drawn.id, drawn.start, drawn.end)

    def fold_ids(self) -> Collection[str]:
        """Return the ids of the zones that can be folded."""
        return {fold.zone.id for fold in self._page.structure.folds.values()}

    def is_open(self, zone_id: str) -> bool:
        """Whether a zone can be folded and is not."""
        fold = self._page.structure.fold_of(zone_id)
        return fold is not None and not fold.folded

    def keep_open(self, zone_id: str) -> None:
        """Show the lines of a zone that comes with the next zones, where it would be folded."""
        self._page.structure.kept_open.add(zone_id)

    def open_zone(self, zone_id: str) -> None:
        """Show the lines of a zone, whether it is there already or comes with the next zones."""
        if self._page.structure.fold_of(zone_id) is None:
            self.keep_open(zone_id)
        elif not self.is_open(zone_id):
            self.toggle_zone(zone_id)

    def toggle_zone(self, zone_id: str) -> None:
        """Fold a zone to one line, or open it."""

    # What lies where

    def zone_marks(self) -> Sequence[ZoneMark]:
        """Return the bars of zones in sight."""
        scene = self.scene()
        key = (scene, self._page.structure.proposed, self.zone, self.column(), self.metrics)
        if key != self._in_sight:
            self._in_sight = key
            offered = self._page.structure.proposed
            self._zone_marks = proposed.marks_in_sight(
                scene, offered, self.zone, self.metrics, self.column(), self._sight.heading
            )
        return self._zone_marks

    def zone_under(self, point: QPointF) -> str:
        """Return the id of the zone whose bar or name lies under a point of the viewport, or empty."""
        left = self.column()[0]
        for mark in self.zone_marks():
            if mark.chip is not None and mark.chip.contains(point):
                return mark.zone.id
            if mark.x - 3 <= point.x() < min(left - 3, mark.x + _REACH) and mark.top <= point.y() <= mark.bottom:
                return mark.zone.id
        return ""

    def zone_edge_under(self, point: QPointF) -> str:
        """Return "start" or "end" where a handle of the current zone lies under a point; or empty."""
        if not self.draws_zones:
            return ""
        for mark in self.zone_marks():
            if self._zone is not None and mark.zone.id == self._zone.id:
                for edge, at in zip(("start", "end"), proposed.handle_points(mark), strict=True):
                    if at is not None and max(abs(at.x() - point.x()), abs(at.y() - point.y())) <= GRAB / 2:
                        return edge
        return ""

    def line_at(self, y: float) -> tuple[int, int]:
        """Return start and end of the paragraph at a height, without blanks around it."""
        row = self.scene().rows.at_y(y)
        if row is None:
            return self.caret_place(), self.caret_place()
        start, end = self._page.structure.extent(self.document().findBlockByNumber(row.block))
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

    def show_zone_card(self, zone_id: str) -> None:
        """Show why a zone in sight is proposed, beside its name."""
        mark = next((mark for mark in self.zone_marks() if mark.zone.id == zone_id), None)
        card = self.zone_card_of(zone_id) if mark is not None else None
        if mark is None or card is None:
            self.hide_card()
            return
        top = QRectF(mark.x, mark.top - 2, 4, self.metrics.px(24)) if mark.chip is None else mark.chip
        self._card.show_card(card, None, QRect(top.toAlignedRect()).adjusted(0, -3, 0, 3))

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the names of zones in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._in_sight = ()
            self.viewport().update()
        super().changeEvent(event)

    # Painting

    def _paint_grounds(self, painter: QPainter) -> None:
        mark = next(
            (mark for mark in self.zone_marks() if self.zone is not None and mark.zone.id == self.zone.id), None
        )
        if mark is not None and self._state.review is None:
            proposed.paint_ground(painter, self._look, mark, self.column())

    def _paint_zones(self, painter: QPainter) -> None:
        if self._state.hinting:
            return
        current = self.zone.id if self.zone is not None else ""
        proposed.paint_marks(painter, self._look, self.metrics, self.zone_marks(), current, handles=self.draws_zones)
