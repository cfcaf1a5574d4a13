"""What a search of all articles has found: a row for each article, below it one for each of its first hits."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from annotator.domain.searching import Hit, Result
from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import MARGIN
from annotator.ui.panels.long_rows import LongRowModel
from annotator.ui.panels.readable import readable_date
from annotator.ui.panels.rows import Index, RowDelegate
from annotator.ui.panels.span_model import one_line
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, paint_text
from annotator.ui.widgets.swatch import LIST_WIDTH, paint_swatch

_GAP, _INDENT = 8, 12
_DAY = len("2024-05-02")
_BEFORE = 0.36
"""The share of a row that what stands before the words may take."""


class Row(NamedTuple):
    """An article (no hit), one of its hits, or what is left of them (`more` hits, none of them listed)."""

    result: Result
    hit: Hit | None = None
    more: int = 0


def _hit_rows(result: Result) -> list[Row]:
    rows = [Row(result, hit) for hit in result.hits]
    left = result.count - len(result.hits)
    return [*rows, Row(result, more=left)] if left > 0 else rows


class ResultModel(LongRowModel):
    """Rows in the order of the results. `describe` says one to a screen reader, `words_of_more` what is left."""

    def __init__(self, describe: Callable[[Row], str], words_of_more: Callable[[int], str]) -> None:
        super().__init__()
        self._describe = describe
        self._words_of_more = words_of_more
        self._rows: list[Row] = []

    def clear(self) -> None:
        """Take all rows away."""
        self._rows = []
        self.reset_rows(0)

    def add(self, results: Iterable[Result]) -> None:
        """Put results behind those that are there."""
        first = len(self._rows)
        for result in results:
            self._rows.append(Row(result))
            self._rows += _hit_rows(result)
        if len(self._rows) > first:
            self.insert_row(first, len(self._rows) - first)

    def expand(self, result: Result) -> int:
        """Show an article with more of its hits; return the row of the first one that is new, −1 where none is."""
        first = next((at for at, row in enumerate(self._rows) if row.result.article_id == result.article_id), -1)
        last = first
        while last + 1 < len(self._rows) and self._rows[last + 1].result.article_id == result.article_id:
            last += 1
        if first < 0 or not self._rows[last].more:
            return -1
        known = last - first - 1
        new = _hit_rows(result)[known:]
        del self._rows[last]
        self.remove_row(last)
        self._rows[first : first + known + 1] = [row._replace(result=result) for row in self._rows[first:last]]
        self._rows[last:last] = new
        if new:
            self.insert_row(last, len(new))
        return last if new else -1

    def step(self, row: int, step: int) -> int:
        """Return the next row (−1: the one before) that is a hit or stands for more of them; −1 where none is."""
        row += step
        while 0 <= row < len(self._rows) and self._rows[row].hit is None and not self._rows[row].more:
            row += step
        return row if 0 <= row < len(self._rows) else -1

    def row_of(self, taken: Row) -> int:
        """Return where a row of earlier results stands now, else the hit before it in its article, else −1."""
        found = -1
        for at, row in enumerate(self._rows):
            if row.result.article_id != taken.result.article_id:
                continue
            if row.hit == taken.hit:
                return at
            if (
                row.hit is None
                or taken.hit is None
                or (row.hit.kind, row.hit.start)
                <= (
                    taken.hit.kind,
                    taken.hit.start,
                )
            ):
                found = at if not row.more else found
        return found

    @property
    def articles(self) -> int:
        """How many articles there are among the rows."""
        return sum(row.hit is None and not row.more for row in self._rows)

    def row(self, number: int) -> Row | None:
        """Return a row, None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def words_of(self, row: Row) -> str:
        """Return what a row without parts says."""
        return self._words_of_more(row.more) if row.more else one_line(row.result.title)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, for a screen reader all of them."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            hit = row.hit
            return self.words_of(row) if hit is None else one_line(f"{hit.before}{hit.found}{hit.after}")
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._describe(row)
        return None


class ResultDelegate(RowDelegate):
    """The article: title, date, number of hits. A hit: its label, the words around it, whose it is."""

    def __init__(self, model: ResultModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.looks: Mapping[str, LabelLook] = {}
        self.names: Mapping[str, str] = {}
        """Annotators whose names are shown with their hits, by id."""

    def row_key(self, row: int) -> Hashable | None:
        """Paint each row anew: their words are never the same."""
        del row
        return None

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one row."""
        row = self._model.row(index.row())
        if row is None:
            return
        place = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if row.hit is not None:
            self._paint_hit(painter, place.adjusted(_INDENT, 0, 0, 0), palette, row.hit, chosen=chosen)
        elif row.more:
            font = fonts.font(fonts.Role.HINT)
            colour = token(palette, "ink3")
            paint_text(painter, place.adjusted(_INDENT, 0, 0, 0), self._model.words_of(row), font, colour)
        else:
            self._paint_article(painter, place, palette, row.result)

    def _paint_article(self, painter: QPainter, place: QRect, palette: QPalette, result: Result) -> None:
        hint = fonts.font(fonts.Role.HINT, tabular=True)
        for text in (str(result.count), readable_date(result.published[:_DAY])):
            if text:
                width = advance(hint, text)
                at = QRect(place.right() + 1 - width, place.top(), width, place.height())
                paint_text(painter, at, text, hint, token(palette, "ink3"))
                place = place.adjusted(0, 0, -width - _GAP, 0)
        title = one_line(result.title)
        paint_text(painter, place, title, fonts.font(fonts.Role.CONTROL), token(palette, "ink"))

    def _paint_hit(self, painter: QPainter, place: QRect, palette: QPalette, hit: Hit, *, chosen: bool) -> None:
        look = self.looks.get(hit.label)
        if look is not None:
            paint_swatch(painter, QRect(place.left(), place.top(), LIST_WIDTH, place.height()), look, selected=chosen)
            place = place.adjusted(LIST_WIDTH + _GAP, 0, 0, 0)
        owner = self.names.get(hit.owner, "")
        if owner:
            font = fonts.font(fonts.Role.HINT)
            width = min(advance(font, owner), place.width() // 3)
            at = QRect(place.right() + 1 - width, place.top(), width, place.height())
            paint_text(painter, at, owner, font, token(palette, "ink3"))
            place = place.adjusted(0, 0, -width - _GAP, 0)
        _paint_context(painter, place, palette, hit)


def _paint_context(painter: QPainter, place: QRect, palette: QPalette, hit: Hit) -> None:
    """Paint the words in ink, what stands around them lighter, that before them elided at its beginning."""
    font = fonts.font(fonts.Role.ROW_QUOTE)
    metrics = QFontMetricsF(font)
    before = _flat(hit.before)
    before = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, place.width() * _BEFORE)
    left, right = float(place.left()), place.right() + 1.0
    light, ink = token(palette, "ink3"), token(palette, "ink")
    for text, colour in ((before, light), (_flat(hit.found), ink), (_flat(hit.after), light)):
        paint_text(painter, QRectF(left, place.top(), max(0.0, right - left), place.height()), text, font, colour)
        left = min(right, left + metrics.horizontalAdvance(text))


def _flat(text: str) -> str:
    """Return a piece of a text on one line; blanks at its edges stay, since another piece goes on there."""
    inner = one_line(text)
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"
