"""Tables (.csv, .tsv) with a mapping of their columns: each row is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import encodings, table_shape
from annotator.formats.csv_rows import MAX_CELL, csv_rows
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.mapped import check_mapping, sha256_of
from annotator.formats.notes import Bad, Notes
from annotator.formats.table_rows import articles
from annotator.formats.table_shape import TableShape

_SAMPLE = 256 * 1024
"""Bytes from which the shape of a text is recognised."""
_NOTHING = Choices()
_OPEN = QT_TRANSLATE_NOOP(
    "errors", "its text begins with a quotation mark that is never closed; look whether the row is whole"
)


def shape_of(source: Path | bytes, choices: Choices = _NOTHING) -> TableShape:
    """Look at the beginning of a .csv or .tsv; what `choices` says is taken as it is.

    Raises Fault where there is nothing to see or the encoding is another one (see `encodings.candidates`), OSError.
    """
    with _opened(source) as file:
        return _shape_of_text(file, choices, _name(source))


def read(source: Path | bytes, choices: Choices = _NOTHING, *, bad: Bad | None = None) -> Iterator[Found]:
    """Yield the article of each row; `line` is the row as a spreadsheet counts it.

    A bad row is left out and `bad` told; without `bad` it is a Fault of the file. Raises Fault where the file as a
    whole cannot be read, OSError.
    """
    shape = shape_of(source, choices)
    check_mapping(choices.mapping or shape.mapping, shape.columns)
    notes, sha256 = Notes(bad), _sha256(source)
    with _opened(source) as file:
        stream = _Stream(file, shape.encoding)
        rows = csv_rows(stream.lines(), shape.delimiter, shape.quote, len(shape.columns), notes)
        for found in articles(rows, shape, choices, notes, sha256, pads=False):
            yield found if shape.quote else _told(found)


def _told(found: Found) -> Found:
    """Return an article with a remark where its text opens with a quotation mark that nothing closes."""
    text = found.record.article.text
    if not text.startswith(table_shape.QUOTE) or text.count(table_shape.QUOTE) % 2 == 0:
        return found
    remark = Fault(_OPEN).on(found.line)
    return replace(found, remarks=(*found.remarks, remark))


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
    sure = bool(choices.delimiter or named) or table_shape.is_sure(found)
    if "\0" in text and not (sure and best.rows and not any("\0" in cell for cell in best.rows[0])):
        raise Fault(QT_TRANSLATE_NOOP("errors", "there is a NUL character in it; the file is damaged or no table")).on(
            text.count("\n", 0, text.index("\0")) + 1 + bool(named)
        )
    if not best.rows:
        raise Fault(QT_TRANSLATE_NOOP("errors", "no row in it can be read; are its quotation marks closed?"))
    others = tuple(dict.fromkeys(one.delimiter for one in found[1:] if one.delimiter != best.delimiter))
    return table_shape.of_rows(
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


def _opened(source: Path | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _name(source: Path | bytes) -> str:
    return "" if isinstance(source, bytes) else source.name


def _sha256(source: Path | bytes) -> str:
    with _opened(source) as file:
        return sha256_of(file)
