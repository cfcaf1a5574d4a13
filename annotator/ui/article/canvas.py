"""The painted text: a read-only edit that paints marks below and above its letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from annotator.domain.span import Mark
from annotator.domain.zone import Zone
from annotator.ui.article.folding import paint_fold, paint_heading, paint_open
from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook
from annotator.ui.article.page import Page
from annotator.ui.article.painter import MarkPainter
from annotator.ui.article.parts import Heading
from annotator.ui.article.scene import Scene
from annotator.ui.article.sheet import Sheet
from annotator.ui.article.state import State

_AROUND = 32  # px above and below a line that its marks may reach
_OVERHANG = 4  # px that a letter may reach out of the column
_MOST_CLIPS = 5
_WHOLE = 60_000  # characters of a text whose lines all are laid out by and by
_SLICE = 0.004  # seconds
CARET = 2  # px


class Canvas(Sheet):
    """Shows a page."""

    def __init__(self, look: ArticleLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._state = State()
        self._caret_shows = False
        self._caret_was = 0
        self.setReadOnly(True)
        # Without the keyboard's flag: Qt would paint a caret of its own, in the inverse of what lies below it.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its place is kept where nothing is to scroll, and nothing is painted there: the column stays where it is.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.updateRequest.connect(self._on_update_request)
        self._rest = QTimer(self, interval=0)
        self._rest.timeout.connect(self._lay_out_rest)
        self._next = 0
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._lay_out_ahead)
        self.setDocument(self._page.document)
        self._apply_look()
        self._page.begin((), Heading())

    # What is shown

    def set_look(self, look: ArticleLook) -> None:
        """Take colours, fonts and sizes; the text stays where it is."""
        place = self.top_place()
        self._look = look
        self._page.set_look(look)
        self._apply_look()
        if self._page.set_column(self.viewport().width()):
            self._page.lay_out_again()
        self.restore_top(place)
        self._repaint_all()

    def _show_page(self, text: str, zones: Sequence[Zone], marks: Sequence[Mark], heading: Heading) -> None:
        self._rest.stop()
        page = Page(self.document(), self._layout, text, marks, self._look)
        self._layout.rest()
        self._sight.forget()
        self._page = page
        self._caret_was = 0
        page.set_column(self.viewport().width())
        blocked = self.blockSignals(True)  # noqa: FBT003  Qt's own; nobody is to ask while text and marks do not agree
        self.setPlainText(page.shown)
        self.blockSignals(blocked)
        page.begin(zones, heading)
        self.verticalScrollBar().setValue(0)
        self._repaint_all()

    def _apply_look(self) -> None:
        look, palette = self._look, self.palette()
        nothing = QColor(0, 0, 0, 0)  # the selection is painted with the tints, below the text
        for role, colour in (
            (QPalette.ColorRole.Base, look.paper),
            (QPalette.ColorRole.Text, look.ink),
            (QPalette.ColorRole.Highlight, nothing),
            (QPalette.ColorRole.HighlightedText, look.ink),
        ):
            palette.setColor(role, colour)
        self.setPalette(palette)
        font = self.metrics.kinds["body"].font
        self.setFont(font)
        if font != self.document().defaultFont():  # Qt lays everything out again, whatever font it is given
            self.document().setDefaultFont(font)
        self.document().setDocumentMargin(self.metrics.top_margin)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies below the text, the text, and what lies above it."""
        whole, scene, gutter = event.rect(), self.scene(), self._gutter().right()
        # In the gutter are no letters and nothing below them, only the lines of links.
        clips = [clip for clip in _clips(event.region()) if clip.right() > gutter]
        with self._painting(scene) as (painter, marks):
            for clip in clips:
                painter.setClipRect(clip)
                self._paint_grounds(painter)
                marks.below(clip)
        for clip in clips:
            super().paintEvent(QPaintEvent(clip))
        with self._painting(scene) as (painter, marks):
            painter.setClipRect(whole)
            self._paint_above(painter, marks, whole, clips)
        if self._sight.has_moved:
            self._ahead.start()

    def _lay_out_ahead(self) -> None:
        """Lay out the page before and the page behind while nothing else happens, so that they come up at once."""
        self._sight.has_moved = False
        page, height = self._page, self.viewport().height()
        with page.layout.at_once():
            block, offset = self.top()
            while block.isValid() and offset < 2 * height:
                below = offset + page.layout.blockBoundingRect(block).height()
                self._sight.prepare(page, block, offset)
                block, offset = block.next(), below
            block, offset = self.top()
            block = block.previous()
            while block.isValid() and offset > -height:
                offset -= page.layout.blockBoundingRect(block).height()
                self._sight.prepare(page, block, offset)
                block = block.previous()
        if len(page.text) <= _WHOLE:
            self._next = 0
            self._rest.start()

    def _lay_out_rest(self) -> None:
        """Lay out some more paragraphs, near or far: the scroll bar counts their lines, and one for those unknown."""
        layout, until = self._page.layout, monotonic() + _SLICE
        block = self.document().findBlockByNumber(self._next)
        with layout.at_once():
            while block.isValid() and monotonic() < until:
                layout.blockBoundingRect(block)
                block = block.next()
        self._next = block.blockNumber()
        if not block.isValid():
            self._rest.stop()

    @contextmanager
    def _painting(self, scene: Scene) -> Iterator[tuple[QPainter, MarkPainter]]:
        painter = QPainter(self.viewport())
        try:  # a painter that outlives its widget's painting ends the process
            displays = self._sight.displays(Grid(painter), self._page)
            yield painter, MarkPainter(painter, self._look, displays, scene, self._state)
        finally:
            painter.end()

    def _paint_above(self, painter: QPainter, marks: MarkPainter, clip: QRect, lines: Sequence[QRect]) -> None:
        column = self.column()
        self._paint_zones(painter)
        marks.above(clip, lines, self.viewport().rect(), column)
        self._paint_lines(painter, column, clip)
        shows = self._caret_shows and not self._state.hinting and self._state.review is None
        box = self._caret_box(self.caret_place(), self._sight.scene) if shows else None
        if box is not None:
            grid = Grid(painter)
            left = grid.x(box.left())
            painter.fillRect(grid.rect(left, box.top(), left + grid.thick(CARET), box.bottom()), self._look.ink)

    def _paint_grounds(self, painter: QPainter) -> None:
        """Paint what lies below all marks; a plain page has nothing there."""

    def _paint_zones(self, painter: QPainter) -> None:
        """Paint what stands beside the text; a plain page has nothing there."""

    def _paint_lines(self, painter: QPainter, column: tuple[float, float], clip: QRect) -> None:
        """Paint the lines that are no text: folded zones, date and source."""
        look, metrics = self._look, self._page.metrics
        for line in self._sight.folds:
            if line.bottom >= clip.top() and line.top <= clip.bottom():
                paint_fold(painter, look, metrics, line, column)
        for opened in self._sight.opened:
            if opened.bottom >= clip.top() and opened.top <= clip.bottom():
                paint_open(painter, look, metrics, opened, column[0])
        top = self._sight.heading
        if top is not None and top <= clip.bottom() and top + 2 * metrics.heading >= clip.top():
            colour = look.fade if self._state.hinting else look.ink3
            paint_heading(painter, metrics, self._page.heading.line, column, top, colour)

    def _caret_box(self, place: int, scene: Scene) -> QRectF | None:
        """Return where a caret stands: in its line, or before the words of a folded zone."""
        for line in self._sight.folds:
            if self._page.start_of(line.fold.head) == place:
                middle = (line.top + line.bottom) / 2
                return QRectF(self.column()[0] - 1, middle - 10, CARET, 20)
        row = scene.rows.of(place)
        if row is None:
            return None
        top = row.base - row.look.tint_top + 1
        return QRectF(row.x(place) - 1, top, CARET, row.base + row.look.tint_bottom - top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first line the first one while the lines are broken anew, and the current span in sight."""
        wide = event.oldSize().width() != event.size().width()
        known = event.oldSize().width() > 0
        place = self.top_place() if wide and known else None
        kept = self._page.index.get(self._state.current) if known and self._state.current else None
        top, bottom = self.visible_range() if kept is not None else (0, 0)
        self._page.set_column(self.viewport().width())
        super().resizeEvent(event)
        if place is not None:
            self.restore_top(place)
        if kept is not None and top <= kept.start < bottom:
            self.scroll_to(kept.start, kept.end)

    # What is painted again

    def _repaint_all(self) -> None:
        self.viewport().update()

    def _update_text(self, start: int, end: int) -> None:
        """Paint the lines of a stretch of text again."""
        self._update_texts([(start, end)])

    def _update_texts(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Paint the lines of some stretches of text again."""
        viewport, rows = self.viewport(), self.scene().rows
        width = viewport.width()
        for start, end in stretches:
            for row in rows.over(start, max(end, start + 1)):
                top = int(row.top) - _AROUND
                viewport.update(QRect(0, top, width, int(row.bottom) + _AROUND - top))

    def _gutter(self) -> QRect:
        """Return what lies beside the column of text at the left, where no letter reaches."""
        return QRect(0, 0, max(0, int(self.column()[0]) - _OVERHANG), self.viewport().height())

    def _update_gutter(self) -> None:
        """Paint again where links go up and down, and the folded lines that they may lead to."""
        viewport = self.viewport()
        viewport.update(self._gutter())
        for line in self._sight.folds:
            top = int(line.top) - _AROUND
            viewport.update(QRect(0, top, viewport.width(), int(line.bottom) + _AROUND - top))

    def _update_span(self, span_id: str) -> None:
        mark = self._page.index.get(span_id) if span_id else None
        if mark is not None:
            self._update_text(mark.start, mark.end)

    def update_caret(self) -> None:
        """Paint the caret's place again, and the one where it stood before."""
        place, scene = self.caret_place(), self.scene()
        for at in {place, min(self._caret_was, len(self.text))}:
            box = self._caret_box(at, scene)
            if box is not None:
                self.viewport().update(box.toAlignedRect().adjusted(-2, -2, 2, 2))
        self._caret_was = place

    def _on_update_request(self, _rect: QRect, dy: int) -> None:
        """Scrolling moves what was painted; links and letters depend on what is in sight."""
        if dy and self._state.reaches_far:
            self.viewport().update()


def _clips(region: QRegion) -> list[QRect]:
    """Return the rectangles that are painted one by one, the whole as one where that is about as much."""
    whole, parts = region.boundingRect(), list(region)  # type: ignore[call-overload]
    much = sum(part.width() * part.height() for part in parts) > 0.8 * whole.width() * whole.height()
    return [whole] if much or len(parts) > _MOST_CLIPS else parts
