"""The rows of comma separated texts, strictly: what a stray quotation mark spoils is left out and told, not guessed."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault
from annotator.formats.notes import Notes
from annotator.formats.table_shape import options

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

    Reading goes on at the next line that is a row by itself: of this width, with its quotation marks in pairs.
    Raises Fault as `lines` does, or where too much is left out.
    """
    csv.field_size_limit(MAX_CELL)
    feed, number = _Feed(lines), 0
    reader = csv.reader(feed, **options(delimiter, quote))
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            first = len(feed.taken) == 1
            feed.put_back(1)
            skipped = _skip(feed, delimiter, quote, width)
            notes.leave_out(_stray(str(error), skipped, is_one_line=first).on(number))
            reader = csv.reader(feed, **options(delimiter, quote))
            continue
        feed.accept()
        yield Row(number, cells)


def _skip(feed: _Feed, delimiter: str, quote: str, width: int) -> int:
    """Pass over lines until one is a row by itself, and return how many there were."""
    skipped = 0
    for line in feed:
        if line.count(quote) % 2 == 0 and _width(line, delimiter, quote) == width:
            feed.put_back(0)
            break
        feed.accept()
        skipped += 1
    return skipped


def _width(line: str, delimiter: str, quote: str) -> int:
    if line.count(delimiter) < 1 and not line.strip():
        return 0
    try:
        return len(next(csv.reader([line], **options(delimiter, quote)), []))
    except csv.Error:
        return 0


def _stray(reason: str, skipped: int, *, is_one_line: bool) -> Fault:
    if "field larger" in reason:
        template = QT_TRANSLATE_NOOP(
            "errors",
            "a cell is longer than {limit} million characters; is a quotation mark never closed? Lines left out: {lines}",
        )
    elif "unexpected end" in reason or not is_one_line:
        template = QT_TRANSLATE_NOOP(
            "errors", "a quotation mark is never closed, or closed too late; lines left out: {lines}"
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "errors", "a quotation mark stands alone in a cell (inside cells they are doubled); lines left out: {lines}"
        )
    return Fault(template, limit=MAX_CELL // 1_000_000, lines=skipped + 1)
