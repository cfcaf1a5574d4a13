"""The rows in a page: cells, what overflows from them, and records. No number in the file is trusted.

Each overflow page is taken once in all, so that pages that lead in circles or share their chains cost no more than
the file is long.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from typing import NamedTuple

from annotator.store.glancing import HEADER
from annotator.store.salvage.pages import INNER_INDEX, INNER_TABLE, KINDS, LEAF_TABLE, Pages, held_here, varint


class Undecoded(bytes):
    """A text that is no UTF-8: only the column of the texts takes it, whose fingerprints may tell what stood there."""


Value = None | int | float | str | bytes
Record = tuple[Value, ...]

_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL, _ZERO, _ONE, _CONTENT = 7, 8, 9, 12
_WIDTHS = (2, 4, 6)
"""Columns of what is looked for in the pages of indexes: ids with numbers, and the tables that are indexes."""
_MANY = 64
"""Columns: no table of ours has as many."""


class Cell(NamedTuple):
    """A row of a page: its number (0 in an index) and what it holds; None where that cannot be read."""

    rowid: int
    record: Record | None


class Reading:
    """Reads the cells of pages and remembers which overflow pages were taken."""

    def __init__(self, pages: Pages, *, under: bool = False) -> None:
        self._pages = pages
        self._page = pages.under if under else pages.page
        self.taken = bytearray(pages.count + 1)

    def children(self, page: bytes, number: int) -> Iterator[int]:
        """Yield the pages that an inner page leads to."""
        start = HEADER if number == 1 else 0
        for at in _pointers(page, start):
            if at + 4 <= len(page):
                yield int.from_bytes(page[at : at + 4], "big")
        yield int.from_bytes(page[start + 8 : start + 12], "big")

    def cells(self, page: bytes, number: int) -> Iterator[Cell]:
        """Yield the rows of a page of any kind; inner pages of tables have none."""
        start = HEADER if number == 1 else 0
        kind = page[start] if len(page) > start + 8 else 0
        if kind not in KINDS or kind == INNER_TABLE:
            return
        for at in _pointers(page, start):
            try:
                yield self._cell(page, at + (4 if kind == INNER_INDEX else 0), kind)
            except (IndexError, struct.error, ValueError, OverflowError):
                yield Cell(0, None)

    def ends(self, page: bytes, number: int) -> Iterator[Record | None]:
        """Yield what the first and the last cell of an index's page hold, None for one that cannot be read here."""
        start = HEADER if number == 1 else 0
        places = _pointers(page, start)
        for at in places[:: max(1, len(places) - 1)]:
            try:
                length, first = varint(page, at + (4 if page[start] == INNER_INDEX else 0))
                payload = page[first : first + length]
                is_here = len(payload) == length == held_here(length, self._pages.usable, page[start])
                yield decoded(payload, _WIDTHS) if is_here else None
            except (IndexError, struct.error, ValueError, OverflowError):
                yield None

    def _cell(self, page: bytes, at: int, kind: int) -> Cell:
        length, at = varint(page, at)
        rowid = 0
        if kind == LEAF_TABLE:
            rowid, at = varint(page, at)
            rowid -= (rowid >> 63) << 64
        if length > self._pages.total:
            raise ValueError("longer than the file")
        here = held_here(length, self._pages.usable, kind)
        if here == length:
            payload = page[at : at + length]
        else:
            payload = page[at : at + here] + self._overflow(page[at + here : at + here + 4], length - here)
        if len(payload) != length:
            raise ValueError("cut off")
        return Cell(rowid, decoded(payload, () if kind == LEAF_TABLE else _WIDTHS))

    def _overflow(self, first: bytes, length: int) -> bytes:
        found: list[bytes] = []
        number = int.from_bytes(first, "big")
        while length > 0:
            if not 1 <= number <= self._pages.count or self.taken[number]:
                raise ValueError("an overflow that leads nowhere or in a circle")
            self.taken[number] = 1
            page = self._page(number)
            part = page[4 : min(4 + length, self._pages.usable)]
            if not part:
                raise ValueError("cut off")
            found.append(part)
            length -= len(part)
            number = int.from_bytes(page[:4], "big")
        return b"".join(found)


def _pointers(page: bytes, start: int) -> tuple[int, ...]:
    """Return where the cells of a page begin; those that lie outside it are left out."""
    if len(page) < start + 12:
        return ()
    first = start + (12 if page[start] in {INNER_TABLE, INNER_INDEX} else 8)
    count = min(int.from_bytes(page[start + 3 : start + 5], "big"), (len(page) - first) // 2)
    return tuple(at for at in struct.unpack_from(f">{count}H", page, first) if first <= at < len(page))


def decoded(payload: bytes, widths: Collection[int] = ()) -> Record:
    """Return the values of a record; nothing where it has not as many columns as one of `widths`, if any.

    Raises ValueError, IndexError or struct.error for one that is none.
    """
    end, at = varint(payload, 0)
    if end > len(payload):
        raise ValueError("a header longer than its record")
    types = []
    while at < end:
        kind, at = varint(payload, at)
        types.append(kind)
        if len(types) > _MANY:
            raise ValueError("too many columns")
    if widths and len(types) not in widths:
        return ()
    values = []
    at = end
    for kind in types:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError("the header tells another length")
    return tuple(values)


def as_text(raw: bytes) -> str | Undecoded:
    """Return stored text."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return Undecoded(raw)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind >= _CONTENT:
        end = at + (kind - _CONTENT) // 2
        part = payload[at:end]
        return (as_text(part) if kind % 2 else part), end
    if kind == 0:
        return None, at
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO, at
    if kind == _REAL:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind not in _INTEGERS:
        raise ValueError("a kind of value that there is not")
    end = at + _INTEGERS[kind]
    return int.from_bytes(payload[at:end], "big", signed=True), end
