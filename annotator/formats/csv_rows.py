"""The rows of comma separated texts, strictly: what a stray quotation mark spoils is left out and told, not guessed."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault
from annotator.formats.notes import Notes
from annotator.formats.table_shape import cells

MAX_CELL = 16_000_000
"""Characters of a cell, and of a line."""
MAX_ROW = 40_000_000
"""Characters of a row with all its lines."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a row and its number from 1, the header and blank rows counted."""

    number: int
    cells: list[str]


class _Feed:
    """Lines for csv.reader; those of the row that is being read can be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self._length = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self._length += len(line)
        if self._length > MAX_ROW:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "a row in it is longer than {limit} million characters; is it a table?"),
                limit=MAX_ROW // 1_000_000,
            )
        return line

    def accept(self) -> None:
        """Forget the lines of the row."""
        self.taken.clear()
        self._length = 0

    def put_back(self, keep: int) -> None:
        """Put back all lines of the row but the first `keep`."""
        self._again.extendleft(reversed(self.taken[keep:]))
        self.accept()


def csv_rows(lines: Iterator[str], delimiter: str, quote: str, width: int, notes: Notes) -> Iterator[Row]:
    """Yield the rows. One with a stray or open quotation mark is left out, with the lines that may belong to it.

    Reading goes on at the next line that is a row by itself (see `_is_row`). Raises Fault as `lines` does, or where
    too much is left out.
    """
    csv.field_size_limit(MAX_CELL)
    feed, number, spaced = _Feed(lines), 0, False
    reader = cells(feed, delimiter, quote)
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            first = len(feed.taken) == 1
            feed.put_back(1)
            skipped = _skip(feed, partial(_is_row, delimiter=delimiter, quote=quote, width=width, spaced=spaced))
            notes.leave_out(_stray(str(error), skipped, is_one_line=first).on(number))
            reader = cells(feed, delimiter, quote)
            continue
        feed.accept()
        spaced = spaced or _has_spaces(row)
        yield Row(number, row)


def _has_spaces(row: list[str]) -> bool:
    return any(cell.startswith(" ") for cell in row[1:])


def _skip(feed: _Feed, is_row: Callable[[str], bool]) -> int:
    """Pass over lines until one is a row by itself, and return how many there were."""
    skipped = 0
    for line in feed:
        if is_row(line):
            feed.put_back(0)
            break
        feed.accept()
        skipped += 1
    return skipped


def _is_row(line: str, *, delimiter: str, quote: str, width: int, spaced: bool) -> bool:
    """Tell whether a line that may stand inside an open cell is surely a row of the table.

    It has the table's width, more than one cell, its quotation marks in pairs, and no blank after a delimiter unless
    rows before had that: in prose a comma is followed by one.
    """
    if width < 2 or line.count(quote) % 2:
        return False
    try:
        row = next(cells([line], delimiter, quote), [])
    except csv.Error:
        return False
    return len(row) == width and (spaced or not _has_spaces(row))


def _stray(reason: str, skipped: int, *, is_one_line: bool) -> Fault:
    if "field larger" in reason:
        template = QT_TRANSLATE_NOOP(
            "errors",
            "a cell is longer than {limit} million characters; is a quotation mark not closed? Lines left out: {lines}",
        )
    elif "unexpected end" in reason or not is_one_line:
        template = QT_TRANSLATE_NOOP(
            "errors", "a quotation mark is not closed, or closed too late; lines left out: {lines}"
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "errors", "a quotation mark stands alone in a cell (inside cells they are doubled); lines left out: {lines}"
        )
    return Fault(template, limit=MAX_CELL // 1_000_000, lines=skipped + 1)
