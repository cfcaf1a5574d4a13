"""Records of other programs (.jsonl, .ndjson, .json) with a mapping of their keys: each is an article.

Keys of nested objects are dotted: `meta.title`. Lines in our own shape are for `jsonl_reading`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotator.domain.article import Json
from annotator.domain.columns import Choices, ColumnMapping
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import column_names, jsonl_fields
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.jsonl_lines import MAX_LINE, lines_of, too_long
from annotator.formats.mapped import Rows, check_mapping, sha256_of
from annotator.formats.notes import Bad, Notes
from annotator.formats.published import day_first
from annotator.formats.text import MEGABYTE

SAMPLE_RECORDS = 20
_LOOKED_AT = 200
_DEEPEST = 3
"""Levels of objects whose keys are offered."""
_SHOWN = 2_000
"""Characters of a value in a sample."""
_BOM = b"\xef\xbb\xbf"
_MARK = re.compile(rb'["\[\]{}]')
_IN_STRING = re.compile(rb'["\\]')
_NOTHING = Choices()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShape:
    """Dotted keys of the first records in the order they come, with values as text, and what they may hold."""

    columns: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    mapping: ColumnMapping
    day_first: bool | None = None


def shape_of(source: Path | bytes) -> RecordShape:
    """Look at the first records. Raises Fault where none of them can be read, OSError."""
    rows: list[Mapping[str, Json]] = []
    first: Fault | None = None
    for number, raw in _records(source):
        try:
            rows.append(flat(jsonl_fields.parsed(raw)))
        except Fault as fault:
            first = first or fault.on(number)
        if len(rows) >= _LOOKED_AT or (first and not rows and number > _LOOKED_AT):
            break
    if not rows:
        raise first or _no_records()
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    samples = tuple(tuple(_shown(row.get(key)) for key in columns) for row in rows[:SAMPLE_RECORDS])
    mapping = column_names.guessed(columns, samples)
    order = day_first([_shown(row.get(mapping.published)) for row in rows]) if mapping.published else None
    return RecordShape(columns=columns, samples=samples, mapping=mapping, day_first=order)


def read(source: Path | bytes, choices: Choices = _NOTHING, *, bad: Bad | None = None) -> Iterator[Found]:
    """Yield the article of each record; `line` is its line, or its number in an array.

    A bad record is left out and `bad` told; without `bad` it is a Fault of the file. Raises Fault where the file as a
    whole cannot be read, OSError.
    """
    shape = shape_of(source)
    mapping = choices.mapping or shape.mapping
    check_mapping(ColumnMapping(text=mapping.text), shape.columns)  # other keys may come later, or in no record
    notes = Notes(bad)
    order = choices.day_first if choices.day_first is not None else shape.day_first
    rows, offset = Rows(mapping, notes, order, _sha256(source)), 0
    for number, raw in _records(source):
        try:
            record = jsonl_fields.parsed(raw, offset)
        except Fault as fault:
            notes.leave_out(fault.on(number))
            continue
        found = rows.found(_mapped(record, mapping.used), number)
        if found is not None:
            yield found
    if not notes.good and not notes.left_out:
        raise _no_records()


def _no_records() -> Fault:
    return Fault(QT_TRANSLATE_NOOP("errors", "there are no records in it"))


def flat(record: Mapping[str, Json], before: str = "", depth: int = 1) -> dict[str, Json]:
    """Return a record with dotted keys for those of nested objects."""
    found: dict[str, Json] = {}
    for key, value in record.items():
        if type(value) is dict and value and depth < _DEEPEST:
            found |= flat(value, f"{before}{key}.", depth + 1)
        else:
            found.setdefault(f"{before}{key}", value)
    return found


def _mapped(record: Mapping[str, Json], used: frozenset[str]) -> dict[str, Json]:
    """Return a record with the mapped keys dotted, and all others as they were."""
    dotted = [key for key in used if key not in record and "." in key]
    if not dotted:
        return dict(record)
    rest = dict(record)
    for path in dotted:
        found, value = _taken(rest, path)
        if found:
            rest[path] = value
    return rest


def _taken(record: dict[str, Json], path: str) -> tuple[bool, Json]:
    """Take the value at a dotted path out of a record, copying the objects on the way."""
    for key in sorted((key for key in record if path == key or path.startswith(f"{key}.")), key=len, reverse=True):
        if key == path:
            return True, record.pop(key)
        inner = record[key]
        if type(inner) is dict:
            copy = dict(inner)
            found, value = _taken(copy, path[len(key) + 1 :])
            if found:
                record[key] = copy
                if not copy:
                    del record[key]
                return True, value
    return False, None


def _shown(value: Json) -> str:
    if value is None:
        return ""
    return (value if type(value) is str else str(value))[:_SHOWN]


# The records of a file as bytes, each with its number.


def _records(source: Path | bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, or what stands in an array, with their numbers from 1. Raises Fault."""
    with _opened(source) as file:
        head = file.read(64 * 1024)
        file.seek(len(_BOM) if head.startswith(_BOM) else 0)
        start = head.removeprefix(_BOM).lstrip()
        if not start.startswith(b"[") and not _is_spread(start):
            yield from ((number, line) for number, line in lines_of(file) if line.strip())
        else:
            yield from _values(file, depth=1 if start.startswith(b"[") else 0)


def _is_spread(start: bytes) -> bool:
    """Tell whether records stretch over lines: the first line of them opens an object and does not close it."""
    first, end, _ = start.partition(b"\n")
    return bool(end) and re.fullmatch(rb'\{\s*(?:"(?:[^"\\]|\\.)*"\s*:.*,)?\s*', first) is not None


def _values(file: BinaryIO, depth: int) -> Iterator[tuple[int, bytes]]:
    """Yield the objects at a depth of brackets, each with its number. Raises Fault where brackets do not close."""
    values, number = _Values(depth), 0
    while block := file.read(MEGABYTE):
        for raw in values.feed(block):
            number += 1
            yield number, raw
        if values.size > MAX_LINE:
            raise too_long(number + 1)
    if values.is_open:
        raise Fault(QT_TRANSLATE_NOOP("errors", "it ends in the middle of a record; is it complete?")).on(number + 1)


class _Values:
    """Finds the objects at a depth of brackets in blocks of bytes, without parsing them."""

    def __init__(self, depth: int) -> None:
        self._depth, self._level = depth, 0
        self._in_string = self._is_escaped = False
        self._value = bytearray()

    @property
    def size(self) -> int:
        """Bytes of the object that is not complete yet."""
        return len(self._value)

    @property
    def is_open(self) -> bool:
        """Tell whether a bracket or string is not closed."""
        return self._level > 0 or self._in_string

    def feed(self, block: bytes) -> Iterator[bytes]:
        """Yield the objects that are complete with this block. Raises Fault for a bracket that was never opened."""
        at = start = 0
        if self._is_escaped:  # the last letter of the block before was a backslash
            at, self._is_escaped = 1, False
        while match := (_IN_STRING if self._in_string else _MARK).search(block, at):
            at = match.end()
            if self._in_string or match[0] == b'"':
                at += self._string(match[0])
            elif match[0] in b"[{":
                start = match.start() if self._level == self._depth else start
                self._level += 1
            elif self._closes():
                yield bytes(self._value + block[start:at])
                self._value.clear()
        self._is_escaped = at > len(block)
        if self._level > self._depth:
            self._value += block[start:]

    def _string(self, mark: bytes) -> int:
        """Take a quotation mark, or a mark inside a string; return how many letters after it mean nothing."""
        is_escape = mark == b"\\"
        self._in_string = is_escape or not self._in_string
        return int(is_escape)

    def _closes(self) -> bool:
        """Take a closing bracket; whether an object is complete with it."""
        self._level -= 1
        if self._level < 0:
            raise Fault(QT_TRANSLATE_NOOP("errors", "a bracket is closed that was never opened"))
        return self._level == self._depth


def _opened(source: Path | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _sha256(source: Path | bytes) -> str:
    with _opened(source) as file:
        return sha256_of(file)
