"""Tables (.csv, .tsv, .xlsx) with a mapping of their columns: each row is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import column_names, encodings, table_shape
from annotator.formats.csv_rows import MAX_CELL, Row, csv_rows
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.mapped import Rows, check_mapping, sha256_of
from annotator.formats.notes import Bad, Notes
from annotator.formats.published import day_first
from annotator.formats.table_shape import SAMPLE_ROWS, TableShape
from annotator.formats.xlsx import Workbook

_SAMPLE = 256 * 1024
"""Bytes from which the shape of a text is recognised."""
_NOTHING = Choices()


def shape_of(source: Path | bytes, choices: Choices = _NOTHING) -> TableShape:
    """Look at the beginning of a .csv, .tsv or .xlsx; what `choices` says is taken as it is.

    Raises Fault where there is nothing to see or the encoding is another one (see `encodings.candidates`), OSError.
    """
    with _opened(source) as file:
        if file.read(4) == b"PK\3\4":
            return _shape_of_workbook(file, choices)
        return _shape_of_text(file, choices, _name(source))


def read(source: Path | bytes, choices: Choices = _NOTHING, *, bad: Bad | None = None) -> Iterator[Found]:
    """Yield the article of each row; `line` is the row as a spreadsheet counts it.

    A bad row is left out and `bad` told; without `bad` it is a Fault of the file. Raises Fault where the file as a
    whole cannot be read, OSError.
    """
    shape = shape_of(source, choices)
    mapping = choices.mapping or shape.mapping
    check_mapping(mapping, shape.columns)
    notes = Notes(bad)
    order = choices.day_first if choices.day_first is not None else shape.day_first
    rows = Rows(mapping, notes, order, _sha256(source))
    any_row = False
    for row in _rows(source, shape, notes):
        any_row = True
        found = rows.found(dict(zip(shape.columns, row.cells, strict=False)), row.number)
        if found is not None:
            yield found
    if not any_row and not notes.left_out:
        raise Fault(QT_TRANSLATE_NOOP("errors", "there are no rows in it"))


def _rows(source: Path | bytes, shape: TableShape, notes: Notes) -> Iterator[Row]:
    """Yield the rows below the header, blank ones left out, each as wide as the table."""
    if shape.sheets:
        with _opened(source) as file, Workbook(file) as book:
            rows = book.rows(shape.sheet)
            yield from _below(rows, shape, pad=True, notes=notes)
        return
    with _opened(source) as file:
        stream = _Stream(file, shape.encoding)
        rows = csv_rows(stream.lines(), shape.delimiter, shape.quote, len(shape.columns), notes)
        yield from _below(rows, shape, pad=False, notes=notes)


def _below(rows: Iterator[Row], shape: TableShape, *, pad: bool, notes: Notes) -> Iterator[Row]:
    waits, width = shape.has_header, len(shape.columns)
    for row in rows:
        filled = len(row.cells)
        while filled and not row.cells[filled - 1].strip():
            filled -= 1
        if not filled:
            continue
        if waits:
            waits = False
        elif filled > width or (len(row.cells) < width and not pad):
            notes.leave_out(_ragged(len(row.cells), width).on(row.number))
        else:
            yield Row(row.number, [*row.cells[:width], *[""] * (width - len(row.cells))])


def _ragged(cells: int, width: int) -> Fault:
    return Fault(
        QT_TRANSLATE_NOOP("errors", "it has {found} cells, the table has {known} columns; is it the right delimiter?"),
        found=cells,
        known=width,
    )


# Texts.


class _Stream:
    """A text that is read line by line; a byte that its encoding does not have is a fault with its place."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self._file, self._encoding = file, encoding
        codec = "utf-8-sig" if encoding == encodings.UTF8 else encoding
        self._text = io.TextIOWrapper(file, encoding=codec, errors="strict", newline="")

    def lines(self) -> Iterator[str]:
        """Yield the lines with their ends, without the one that only names the delimiter. Raises Fault."""
        first = True
        try:
            while line := self._text.readline(MAX_CELL + 1):
                if len(line) > MAX_CELL:
                    raise _long_line()
                if not (first and table_shape.separator_line(line)):
                    yield line
                first = False
        except UnicodeDecodeError:
            raise self._fault() from None
        finally:
            if not self._file.closed:  # whoever reads no further closes it first
                self._text.detach()

    def _fault(self) -> Fault:
        return encodings.fault_in(self._file, self._encoding)


def _long_line() -> Fault:
    return Fault(
        QT_TRANSLATE_NOOP("errors", "a line in it is longer than {limit} million characters; is it a table?"),
        limit=MAX_CELL // 1_000_000,
    )


def _shape_of_text(file: BinaryIO, choices: Choices, name: str) -> TableShape:
    file.seek(0)
    head = file.read(_SAMPLE + 1)
    is_cut = len(head) > _SAMPLE
    encoding = choices.encoding or encodings.UTF8
    text = encodings.decode_head(head, encoding, is_cut=is_cut)
    if not text.strip():
        raise Fault(QT_TRANSLATE_NOOP("errors", "there are no rows in it"))
    named = table_shape.separator_line(text)
    if named:
        text = text.split("\n", 1)[-1]
    found = _dialects(text, choices, named, name, is_cut=is_cut)
    best = found[0]
    if not best.rows:
        raise Fault(QT_TRANSLATE_NOOP("errors", "no row in it can be read; are its quotation marks closed?"))
    sure = bool(choices.delimiter or named) or table_shape.is_sure(found)
    others = tuple(dict.fromkeys(one.delimiter for one in found[1:] if one.delimiter != best.delimiter))
    return _shape(
        best.rows, choices, encoding=encoding, delimiter=best.delimiter, quote=best.quote, sure=sure, others=others
    )


def _dialects(text: str, choices: Choices, named: str, name: str, *, is_cut: bool) -> list[table_shape.Dialect]:
    """Return the dialect that was chosen, or named by the file, before all that fit."""
    chosen = choices.delimiter or named
    fitting = table_shape.dialects(text, is_cut=is_cut, quote=choices.quote)
    if chosen:
        return table_shape.dialects(text, is_cut=is_cut, delimiter=chosen, quote=choices.quote)[:1] + fitting
    if fitting[0].score == 0 and name.lower().endswith((".tsv", ".tab")):
        return table_shape.dialects(text, is_cut=is_cut, delimiter="\t", quote=choices.quote)
    return fitting


def _shape(rows: list[list[str]], choices: Choices, **known: Any) -> TableShape:
    """Return the shape of a table with these first rows, the header among them if there is one."""
    header = table_shape.has_header(rows) if choices.has_header is None else choices.has_header
    width = len(rows[0]) if header else max(len(row) for row in rows[:SAMPLE_ROWS])
    first = [*rows[0], *[""] * (width - len(rows[0]))]
    columns = table_shape.names(first, header=header)
    samples = tuple(tuple(row[:width]) for row in rows[header : SAMPLE_ROWS + header])
    mapping = column_names.guessed(columns, samples)
    if choices.mapping and choices.mapping.fits(columns):
        mapping = choices.mapping
    at = columns.index(mapping.published) if mapping.published else -1
    order = day_first([row[at] for row in rows if at < len(row)]) if at >= 0 else None
    return TableShape(columns=columns, samples=samples, has_header=header, mapping=mapping, day_first=order, **known)


# Workbooks.


def _shape_of_workbook(file: BinaryIO, choices: Choices) -> TableShape:
    with Workbook(file) as book:
        name = choices.sheet or book.first_sheet()
        rows: list[list[str]] = []
        for row in book.rows(name, merged=False):
            if any(cell.strip() for cell in row.cells):
                rows.append(row.cells)
            if len(rows) > SAMPLE_ROWS:
                break
        if not rows:
            raise Fault(QT_TRANSLATE_NOOP("errors", "there are no rows in the sheet {name}"), name=name)
        seen = [sheet for sheet in book.sheets if not sheet.hidden]
        sure = bool(choices.sheet) or len(seen) == 1
        return _shape(rows, choices, sheets=book.sheets, sheet=name, sure=sure)


# Both.


def _opened(source: Path | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _name(source: Path | bytes) -> str:
    return "" if isinstance(source, bytes) else source.name


def _sha256(source: Path | bytes) -> str:
    with _opened(source) as file:
        return sha256_of(file)
