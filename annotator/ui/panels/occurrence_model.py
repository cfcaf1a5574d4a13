"""The model of the panel that labels all occurrences: where some words stand in an article, and which are ticked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from annotator.services.occurrences import Occurrence
from annotator.ui.panels.rows import RowModel
from annotator.ui.panels.span_model import one_line

_CONTEXT = 60
"""Code points of context on each side of the words; no row has room for more."""


class Parts(NamedTuple):
    """A row in three parts: what stands before the words, the words, what stands after them; each on one line."""

    before: str
    words: str
    after: str


class OccurrenceModel(RowModel):
    """Occurrences in the order of the text. Rows are made when they are looked at."""

    def __init__(self, describe: Callable[[Parts, Occurrence, bool], str]) -> None:
        super().__init__()
        self._describe = describe
        self._text = ""
        self._rows: Sequence[Occurrence] = ()
        self._ticked: list[bool] = []

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def count(self) -> int:
        """How many of them are ticked."""
        return sum(self._ticked)

    def set_rows(self, text: str, rows: Sequence[Occurrence]) -> None:
        """Take the occurrences in a text; those that nothing speaks against are ticked."""
        self._text, self._rows = text, tuple(rows)
        self._ticked = [not row.why for row in rows]
        self.reset_rows(len(rows))

    def entry(self, row: int) -> Occurrence | None:
        """Return the occurrence of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def ticked(self, row: int) -> bool:
        """Return whether a row is ticked."""
        return 0 <= row < len(self._ticked) and self._ticked[row]

    def chosen(self) -> list[tuple[int, int]]:
        """Return start and end of those that are ticked."""
        return [(row.start, row.end) for row, on in zip(self._rows, self._ticked, strict=True) if on]

    def toggle(self, row: int) -> None:
        """Tick a row, or take its tick away."""
        if 0 <= row < len(self._ticked):
            self._ticked[row] = not self._ticked[row]
            self.dataChanged.emit(self.index(row), self.index(row))

    def toggle_all(self) -> None:
        """Tick every row; where all are, none."""
        if self._ticked:
            self._ticked = [not all(self._ticked)] * len(self._ticked)
            self.touch()

    def touch(self) -> None:
        """Have every row painted anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_from(self, place: int) -> int:
        """Return the first row that begins at a place or after it, around the end; -1 where there are none."""
        at = bisect_left(self._rows, place, key=lambda row: row.start)
        return at % len(self._rows) if self._rows else -1

    def between(self, start: int, end: int) -> range:
        """Return the rows that begin between two places of the text."""
        first = bisect_left(self._rows, start, key=lambda row: row.start)
        return range(first, bisect_left(self._rows, end, key=lambda row: row.start))

    def parts(self, row: int) -> Parts:
        """Return what a row shows."""
        found, text = self._rows[row], self._text
        before, after = text[max(0, found.start - _CONTEXT) : found.start], text[found.end : found.end + _CONTEXT]
        return Parts(
            one_line(before) + (" " if before[-1:].isspace() else ""),
            one_line(text[found.start : found.end]),
            (" " if after[:1].isspace() else "") + one_line(after),
        )

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words in their context; for a screen reader also whether they are ticked, and why not."""
        found = self.entry(index.row())
        if found is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "".join(self.parts(index.row()))
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._describe(self.parts(index.row()), found, self.ticked(index.row()))
        return None
