"""The shape of a table: what separates its cells, whether its first row names the columns, what they hold."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.columns import Choices, ColumnMapping
from annotator.formats import column_names
from annotator.formats.published import day_first, moment

DELIMITERS = (",", ";", "\t", "|")
QUOTE = '"'
SAMPLE_ROWS = 20
_ROWS_LOOKED_AT = 200
_HEADER_WIDTH = 80
"""Characters; a longer cell is no name of a column."""
_SURE = 0.9
"""Share of the rows that are as wide as most."""
_HALF, _QUOTED = 0.5, 0.05
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of a workbook."""

    name: str
    hidden: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    """Its first rows that are not blank, shortened, where there is a choice between sheets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape:
    """What was recognised in a table, with its first rows.

    `sure` is false where a person should be asked, because another `delimiter` fits too or none does; `others` names
    those that fit, the best first. `day_first` is what the samples show of dates such as 03/04/2023.
    """

    columns: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    has_header: bool
    mapping: ColumnMapping
    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    sure: bool = True
    others: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    sheet: str = ""
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a text are told apart; `score` is the share of rows as wide as most, 0 for one column."""

    delimiter: str
    quote: str
    width: int = 1
    score: float = 0.0
    rows: list[list[str]] = field(default_factory=list, compare=False)


def separator_line(text: str) -> str:
    """Return the delimiter that Excel's first line `sep=;` names, or nothing."""
    match = _SEPARATOR_LINE.match(text)
    return match[1] if match else ""


def dialects(text: str, *, is_cut: bool, delimiter: str | None = None, quote: str | None = None) -> list[Dialect]:
    """Return how a text can be read as a table, the best first; with `is_cut` its last row is not looked at.

    Without a delimiter that fits the list has the one of a single column.
    """
    tried: list[Dialect] = []
    for one in (delimiter,) if delimiter else DELIMITERS:
        tried.append(_tried(text, one, QUOTE if quote is None else quote, is_cut=is_cut))
        if quote is None and QUOTE in text and not _is_quoted(tried[-1]):
            tried.append(_tried(text, one, "", is_cut=is_cut))
    fitting = [one for one in tried if one.score > 0]
    # Of two that fit about as well the one with quotation marks, then the one with more columns.
    fitting.sort(key=lambda one: (-round(one.score + (_QUOTED if one.quote else 0), 2), -one.width))
    return fitting or [max(tried, key=lambda one: (bool(one.quote), len(one.rows) > 0))]


def _is_quoted(dialect: Dialect) -> bool:
    """Tell whether quotation marks hold cells together: one has a delimiter or the end of a line in it."""
    return any(dialect.delimiter in cell or "\n" in cell for row in dialect.rows for cell in row)


def _tried(text: str, delimiter: str, quote: str, *, is_cut: bool) -> Dialect:
    rows, broken, at_end = _read(text, delimiter, quote)
    if is_cut and at_end and len(rows) > 1:
        del rows[-1]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return Dialect(delimiter, quote)
    width, count = Counter(len(row) for row in rows).most_common(1)[0]
    if len(rows[0]) > 1:  # the header knows
        width = len(rows[0])
        count = sum(len(row) == width for row in rows)
    broken -= bool(is_cut and broken)
    score = count / (len(rows) + broken) if width > 1 else 0.0
    return Dialect(delimiter, quote, width, score, rows)


def _read(text: str, delimiter: str, quote: str) -> tuple[list[list[str]], int, bool]:
    """Return the first rows, how many more cannot be read, and whether that is all."""
    rows: list[list[str]] = []
    broken = 0
    reader = cells(io.StringIO(text, newline=""), delimiter, quote)
    while len(rows) + broken < _ROWS_LOOKED_AT:
        try:
            rows.append(next(reader))
        except StopIteration:
            return rows, broken, True
        except csv.Error:
            broken += 1
    return rows, broken, False


def cells(lines: Iterable[str], delimiter: str, quote: str) -> Iterator[list[str]]:
    """Return a strict csv.reader for a delimiter and a quotation mark; with none, quotation marks are letters."""
    if quote:
        return csv.reader(lines, delimiter=delimiter, quotechar=quote, strict=True)
    return csv.reader(lines, delimiter=delimiter, quotechar=None, quoting=csv.QUOTE_NONE, strict=True)


def is_plain_table(text: str) -> bool:
    """Tell whether a text is a table though its name does not say so: known names of columns over rows as wide."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip()
    names = [part.strip(' "') for mark in DELIMITERS for part in first.split(mark) if mark in first]
    if len(first) > 1000 or not any(column_names.is_known(name) for name in names):
        return False
    best = dialects(text.lstrip("\ufeff"), is_cut=True)[0]
    if best.score < _SURE or len(best.rows) < 2:
        return False
    named = sum(column_names.is_known(cell) for cell in best.rows[0])
    mapping = column_names.guessed(tuple(best.rows[0]), best.rows[1:])
    return bool(mapping.text) and named >= 2 and all(_is_name(cell) for cell in best.rows[0])


def has_columns(text: str, *, is_cut: bool) -> bool:
    """Tell whether nearly all rows of a text have as many cells, more than one; with `is_cut` the last is not whole."""
    best = dialects(text.lstrip("\ufeff"), is_cut=is_cut)[0]
    return best.score >= _SURE and len(best.rows) > 1


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names the columns."""
    if not rows:
        return False
    first = [cell for cell in rows[0] if cell.strip()]
    if not first or not all(_is_name(cell) for cell in first):
        return False
    if any(column_names.is_known(cell) for cell in first):
        return True
    if len(set(first)) < len(first):
        return False
    if any(_NUMBER.fullmatch(cell.strip()) or moment(cell).iso for cell in first):
        return False
    longest = max((len(cell) for row in rows[1:] for cell in row), default=0)
    return longest > 3 * max(len(cell) for cell in first)


def _is_name(cell: str) -> bool:
    return len(cell) <= _HEADER_WIDTH and "\n" not in cell.strip()


def names(first: Sequence[str], *, header: bool) -> tuple[str, ...]:
    """Return a name for each column, no two alike: what the header says, or `column 3`."""
    found: list[str] = []
    for at, cell in enumerate(first):
        name = " ".join(cell.split()) if header and cell.strip() else f"column {at + 1}"
        base, count = name, 1
        while name in found:
            count += 1
            name = f"{base} ({count})"
        found.append(name)
    return tuple(found)


def of_rows(rows: list[list[str]], choices: Choices, **known: Any) -> TableShape:
    """Return the shape of a table of these first rows, a header among them; `known` is what else is known of it."""
    header = has_header(rows) if choices.has_header is None else choices.has_header
    width = len(rows[0]) if header else max(len(row) for row in rows[:SAMPLE_ROWS])
    first = [*rows[0], *[""] * (width - len(rows[0]))]
    columns = names(first, header=header)
    samples = tuple(tuple(row[:width]) for row in rows[header : SAMPLE_ROWS + header])
    mapping = column_names.guessed(columns, samples)
    if choices.mapping and choices.mapping.fits(columns):
        mapping = choices.mapping
    at = columns.index(mapping.published) if mapping.published else -1
    order = day_first([row[at] for row in rows if at < len(row)]) if at >= 0 else None
    return TableShape(columns=columns, samples=samples, has_header=header, mapping=mapping, day_first=order, **known)


def is_sure(found: Sequence[Dialect]) -> bool:
    """Tell whether the first of the dialects needs no question."""
    best = found[0]
    others = [one for one in found[1:] if one.delimiter != best.delimiter]
    if not best.score:  # one column, or cells that none of the known marks tells apart
        return bool(best.rows) and not any(mark in best.rows[0][0] for mark in DELIMITERS)
    if not others:
        return best.score > _HALF
    return best.score >= _SURE and not any(one.score >= best.score and one.width >= best.width for one in others)
