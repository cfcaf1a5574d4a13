"""The rows of the history: very many acts, each put into words only when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt, QTime
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from annotator.domain.edit import Change
from annotator.services.looking_back import EDIT, REDO, UNDO, Line
from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.history.entries import Entry, day_of, moment
from annotator.ui.history.words import ActWords, Said
from annotator.ui.panels.heads import MARGIN
from annotator.ui.panels.long_rows import LongRowModel
from annotator.ui.panels.rows import Index, RowDelegate
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.paint import advance, elided, paint_text
from annotator.ui.widgets.swatch import LIST_WIDTH, paint_swatch

_GAP, _APART, _LEAST_QUOTE = 8, 5, 60
_KEPT = 2000
"""Acts whose words are kept."""


class _Told(NamedTuple):
    said: Said
    changes: tuple[Change, ...]


class HistoryModel(LongRowModel):
    """Entries, the newest first. `changes_of` reads what an act did, `words` says it."""

    def __init__(self, words: ActWords, changes_of: Callable[[Line], tuple[Change, ...]]) -> None:
        super().__init__()
        self._words, self._changes_of = words, changes_of
        self._entries: list[Entry] = []
        self._undone: dict[int, bool] = {}
        self._told: dict[int, _Told] = {}
        self.acts = 0
        """How many rows are no headings."""
        self.today: Callable[[], date] = date.today

    # What there is

    def show(self, entries: Sequence[Entry], lines: Sequence[Line]) -> None:
        """Show other entries. `lines` are all acts, the newest first: they tell which of them were taken back."""
        self._entries = list(entries)
        self.acts = sum(not entry.is_day for entry in self._entries)
        self._undone = {}
        self._told.clear()
        for line in reversed(lines):
            self._note(line)
        self.reset_rows(len(self._entries))

    def add(self, line: Line) -> None:
        """Put a new act on top, below the heading of its day."""
        self._note(line)
        self.acts += 1
        day = day_of(line)
        first = self._entries[0] if self._entries else None
        if first is not None and first.is_day and first.day == day:
            self._entries.insert(1, Entry(day, line))
            self.insert_row(1)
        else:
            self._entries[:0] = [Entry(day), Entry(day, line)]
            self.insert_row(0, 2)

    def note(self, line: Line) -> None:
        """Take note of an act that is not shown: it may have taken back one that is."""
        self._note(line)

    def _note(self, line: Line) -> None:
        if line.kind in {UNDO, REDO}:
            self._undone[line.target] = line.kind == UNDO

    def forget_words(self) -> None:
        """Put all into words anew."""
        self._told.clear()

    def entry(self, row: int) -> Entry | None:
        """Return a row, None where there is none."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, seq: int) -> int:
        """Return the row of an act, −1 where it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.seq == seq and seq), -1)

    # Words

    def is_undone(self, entry: Entry) -> bool:
        """Whether an act was taken back and not done again."""
        line = entry.line
        return entry.gone is None and line is not None and line.kind == EDIT and self._undone.get(line.act, False)

    def changes(self, entry: Entry) -> tuple[Change, ...]:
        """Return what an act did."""
        return self._of(entry.line).changes if entry.line is not None else ()

    def said(self, entry: Entry) -> Said:
        """Return an entry in words; a heading's day stands in `what`."""
        if entry.gone is not None:
            return self._words.gone(entry.gone.span, entry.gone.line)
        if entry.line is None:
            return Said(self._words.day(entry.day, self.today()))
        return self._of(entry.line).said

    def _of(self, line: Line) -> _Told:
        told = self._told.get(line.seq)
        if told is None:
            if len(self._told) >= _KEPT:
                self._told.clear()
            changes = self._changes_of(line)
            told = self._told[line.seq] = _Told(self._words.said(line, changes), changes)
        return told

    def who(self, entry: Entry) -> str:
        """Return who acted."""
        return self._words.who(entry.line) if entry.line is not None else ""

    def other(self, entry: Entry) -> str:
        """Return who acted, where it is another person than who looks at it."""
        return self._words.other(entry.line) if entry.line is not None else ""

    def time(self, entry: Entry) -> str:
        """Return the time of day of an act as the interface's language writes it."""
        when = moment(entry.line.made_at) if entry.line is not None and entry.gone is None else None
        return QLocale().toString(QTime(when.hour, when.minute), "HH:mm") if when is not None else ""

    def sentence(self, entry: Entry) -> str:
        """Return all that a row says."""
        if entry.is_day:
            return self.said(entry).what
        whole = self.said(entry).whole
        parts = [part for part in (self.time(entry), self.who(entry)) if part]
        told = f"{', '.join(parts)}: {whole}" if parts else whole
        return self._words.taken_back(told) if self.is_undone(entry) else told

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, for a screen reader all of them."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.said(entry).whole
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.sentence(entry)
        return None


class HistoryDelegate(RowDelegate):
    """A heading; or time, lane of the label, the words (cut where they must be), what was done, who else did it."""

    def __init__(self, model: HistoryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.looks: Mapping[str, LabelLook] = {}

    def row_key(self, row: int) -> Hashable | None:
        """Return what a row tells of and its state: it looks the same until then; other words the panel forgets."""
        entry = self._model.entry(row)
        if entry is None:
            return None
        gone = entry.gone.span.id if entry.gone is not None else ""
        return entry.seq, gone, entry.day if entry.is_day else None, self._model.is_undone(entry)

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one row."""
        entry = self._model.entry(index.row())
        if entry is None:
            return
        place = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if entry.is_day:
            words = self._model.said(entry).what
            paint_text(
                painter, place.adjusted(0, 6, 0, 0), words, fonts.font(fonts.Role.HEADING), token(palette, "ink2")
            )
            return
        place = self._paint_sides(painter, place, palette, entry)
        self._paint_words(painter, place, palette, entry, chosen=chosen)

    def _paint_sides(self, painter: QPainter, place: QRect, palette: QPalette, entry: Entry) -> QRect:
        """Paint the time at the left and the name at the right; return what is left of the row."""
        font = fonts.font(fonts.Role.HINT, tabular=True)
        time = self._model.time(entry)
        if time:
            width = advance(font, "00:00")
            paint_text(
                painter, QRect(place.left(), place.top(), width, place.height()), time, font, token(palette, "ink3")
            )
            place = place.adjusted(width + _GAP, 0, 0, 0)
        who = self._model.other(entry)
        if who:
            width = min(advance(font, who), place.width() // 4)
            at = QRect(place.right() + 1 - width, place.top(), width, place.height())
            paint_text(painter, at, elided(font, who, width), font, token(palette, "ink3"))
            place = place.adjusted(0, 0, -width - _GAP, 0)
        return place

    def _paint_words(self, painter: QPainter, place: QRect, palette: QPalette, entry: Entry, *, chosen: bool) -> None:
        said, undone = self._model.said(entry), self._model.is_undone(entry)
        look = self.looks.get(said.label)
        if look is not None:
            paint_swatch(painter, QRect(place.left(), place.top(), LIST_WIDTH, place.height()), look, selected=chosen)
            place = place.adjusted(LIST_WIDTH + _GAP, 0, 0, 0)
        row, quote = fonts.font(fonts.Role.ROW), fonts.font(fonts.Role.ROW_QUOTE)
        light: TokenName = "ink3" if undone else "ink2"
        left = place.left()
        if said.name:
            name = "" if look is not None else said.name  # its lane says it
            done = min(advance(row, said.what), place.width() - _LEAST_QUOTE)
            named, words = token(palette, light), token(palette, "ink3" if undone else "ink")
            whole = place.width() - done - _GAP
            for text, font, ink in ((name, row, named), (said.quote and f"“{said.quote}”", quote, words)):
                left += self._paint_part(painter, place, left, whole - (left - place.left()), text, font, ink)
        what = elided(row, said.what, place.right() + 1 - left)
        colour = light if said.name else "ink3" if undone else "ink"
        paint_text(
            painter,
            QRect(left, place.top(), place.right() + 1 - left, place.height()),
            what,
            row,
            token(palette, colour),
        )
        if undone:  # not by its colour alone
            painter.setPen(token(palette, "ink3"))
            painter.drawLine(place.left(), place.center().y() + 1, left + advance(row, what), place.center().y() + 1)

    @staticmethod
    def _paint_part(
        painter: QPainter, place: QRect, left: int, room: int, text: str, font: QFont, colour: QColor
    ) -> int:
        """Paint words from `left` on, cut where there is no room; return how much of it they and a space take."""
        if not text or room <= 0:
            return 0
        cut = elided(font, text, room)
        width = advance(font, cut)
        paint_text(painter, QRect(left, place.top(), width, place.height()), cut, font, colour)
        return width + _APART
