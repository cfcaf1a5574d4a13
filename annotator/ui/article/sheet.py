"""The text edit with a page on it: where the places of its text lie in the viewport, and scrolling to them."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.ui.article.folding import BESIDE
from annotator.ui.article.layout import ArticleLayout
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.page import Page
from annotator.ui.article.scene import Scene
from annotator.ui.article.sight import Sight

_EDGE_ROOM = 10  # px above a line that its handle, a name or letters need
_LEAD = 3  # a place that is scrolled to comes to lie so far down: a third of the view


class Sheet(QPlainTextEdit):
    """Holds a page, and paints nothing of its own. Places are code points of its text."""

    def __init__(self, look: ArticleLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sight = Sight(self)
        # One document for all texts: the binding keeps every document that was ever set, and so all their articles.
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        self._layout = ArticleLayout(document)
        document.setDocumentLayout(self._layout)
        self._page = Page(document, self._layout, "", (), look)

    @property
    def text(self) -> str:
        """The article's text."""
        return self._page.text

    @property
    def metrics(self) -> Metrics:
        """The measures of the text size shown."""
        return self._page.metrics

    # What lies where

    def top(self) -> tuple[QTextBlock, float]:
        """Return the first paragraph in sight and its upper edge in the viewport."""
        return self.firstVisibleBlock(), self.contentOffset().y()

    def scene(self) -> Scene:
        """Return the marks and lines in sight."""
        return self._sight.refresh(self._page)

    def column(self) -> tuple[float, float]:
        """Return the column's left and right edge in the viewport."""
        layout = self._page.layout
        return layout.left, layout.left + layout.width

    def place_at(self, point: QPointF) -> int:
        """Return the gap between characters nearest to a point of the viewport."""
        row = self.scene().rows.at_y(point.y())
        if row is None:
            return self.caret_place()
        return min(row.place_at(point.x()), max(row.shown, row.start))

    def point_of(self, place: int) -> QPoint:
        """Return where the gap before a character in sight lies in the viewport, at half the height of its letters."""
        row = self.scene().rows.of(place)
        if row is None:
            raise ValueError(f"{place} is not in sight")
        return QPoint(round(row.x(place)), round(row.base - self._page.metrics.px(6)))

    def character_at(self, point: QPointF) -> int:
        """Return the place of the character under a point of the viewport, −1 beside the text."""
        row = self.scene().rows.at_y(point.y())
        if row is None or not row.top <= point.y() <= row.bottom:
            return -1
        return row.character_at(point.x())

    def fold_under(self, point: QPointF) -> str:
        """Return the id of the zone whose folded line lies under a point, or the sign beside an open one; or empty."""
        self.scene()
        (left, right), x = self.column(), point.x()
        folded, opened = left - BESIDE <= x <= right, left - BESIDE <= x < left
        lines = (*(self._sight.folds if folded else ()), *(self._sight.opened if opened else ()))
        return next((line.fold.zone.id for line in lines if line.top <= point.y() <= line.bottom), "")

    def caret_place(self) -> int:
        """Return the place of the caret."""
        return self._page.places.to_codepoint(self.textCursor().position())

    def visible_range(self) -> tuple[int, int]:
        """Return the stretch of text that lies in the viewport."""
        height = self.viewport().height()
        rows = [row for row in self.scene().rows if row.base > 0 and row.base < height]
        return (rows[0].start, rows[-1].end) if rows else (0, 0)

    # Scrolling, always by place: the scroll bar counts lines, and those of paragraphs never shown are not known

    def top_place(self) -> int:
        """Return the place at the top of the view, to come back to."""
        if self.verticalScrollBar().value() == 0:
            return 0  # a folded line has no row
        return next((row.start for row in self.scene().rows if row.base > 0), 0)

    def restore_top(self, place: int) -> None:
        """Scroll so that the line of a place is the first one."""
        self._scroll_to_line(place, above=0)

    def scroll_to(self, start: int, end: int) -> None:
        """Bring a stretch of text into sight; where it is in sight already nothing moves, or one line at the edge."""
        top, bottom = self.visible_range()
        if start < top or min(end, start + 400) > bottom:
            self._scroll_to_line(start, above=self.viewport().height() // _LEAD)
        else:
            self._make_room_at_edge(start, end)

    def _make_room_at_edge(self, start: int, end: int) -> None:
        """Scroll by one line where the first or last line of a stretch has no room for handles, names and lanes."""
        rows = self.scene().rows
        first, last = rows.of(start), rows.of(end)
        if first is not None and first.top < _EDGE_ROOM and self.verticalScrollBar().value() > 0:
            self.scroll_by(-1)
        elif last is not None and last.bottom > self.viewport().height():
            self.scroll_by(1)

    def scroll_by(self, lines: int) -> None:
        """Scroll so many lines on, or back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + lines)

    def _centre(self, start: int, end: int) -> None:
        """Scroll until a stretch of text lies in the middle; one higher than the view begins at its top."""
        high = self._page.height_of(start, end)
        self._scroll_to_line(start, above=max(0, (self.viewport().height() - high) // 2))

    def show_whole_line(self) -> None:
        """Scroll until the caret's line is in sight with its lanes: Qt is content with its letters."""
        row = self.scene().rows.of(self.caret_place())
        if row is not None and row.bottom > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + 1 if row.end < len(self.text) else bar.maximum())

    def _scroll_to_line(self, place: int, *, above: int) -> None:
        """Put the line of a place at the top, or so many px below it."""
        page = self._page
        block = page.block_of(place)
        number = 0
        if page.layout.blockBoundingRect(block).height() > 0:
            layout, at = block.layout(), page.places.to_utf16(place) - block.position()
            number = max(0, layout.lineForTextPosition(at).lineNumber())
            y = layout.lineAt(number).y()
            while number and y - layout.lineAt(number - 1).y() <= above:
                number -= 1
            above = 0 if number else above - int(y)
        first = block
        while above > 0 and block.previous().isValid():
            block, number = block.previous(), 0
            above -= int(page.layout.blockBoundingRect(block).height())
        if above < 0 and block != first:  # not from the beginning of a long paragraph before it
            known = block.layout()
            number = max(
                0, bisect_right(range(known.lineCount()), -above, key=lambda at: int(known.lineAt(at).y())) - 1
            )
        self.verticalScrollBar().setValue(block.firstLineNumber() + number)
