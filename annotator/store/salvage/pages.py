"""The pages of a damaged file, as sqlite.org/fileformat2.html has them: its size of pages guessed where it must be.

What waits in a `-wal` file lies over the pages of the file.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from annotator.store import descriptors, files
from annotator.store.glancing import ALONE, HEADER, MAGIC
from annotator.store.wal_file import HEADER as WAL_HEADER
from annotator.store.wal_file import Wal

LEAF_TABLE, INNER_TABLE, LEAF_INDEX, INNER_INDEX = 13, 5, 10, 2
KINDS = (LEAF_TABLE, INNER_TABLE, LEAF_INDEX, INNER_INDEX)

_SIZES = tuple(2**power for power in range(9, 17))
_USUAL = 4096
_LOOKED_AT = 400
"""Pages that a size is guessed from."""
_FAR = 3
"""So much likelier another size must be than the one that the header names."""
_LITTLE = 0.2
"""Of what is mostly overflow, few pages look like those of trees."""


class Pages:
    """The pages of a file and of what waits beside it, read one at a time. Closed by `close`."""

    def __init__(self, path: Path, wal: Path | None = None, *, owns_wal: bool = True) -> None:
        self._file: BinaryIO | None = descriptors.opened(path) if path.is_file() else None
        self._bytes = path.stat().st_size if self._file else 0
        wal = wal or files.beside(path, files.WAL)
        self._wal = Wal(wal) if wal.is_file() and wal.stat().st_size > WAL_HEADER else None
        self.header = self._read(self._file, 0, HEADER)
        self.has_header = len(self.header) == HEADER and self.header[:16] == MAGIC and self._named_size() is not None
        self.size = self._guessed()
        self.usable = self.size - (self.header[20] if self.has_header and self.header[20] <= self.size - 480 else 0)
        self.over: dict[int, int] = {}
        """Where in the -wal file the newest committed state of a page stands."""
        self.pending: list[int] = []
        """Where whole frames stand that were never committed."""
        self.beyond: list[int] = []
        """Where committed pages stand that SQLite does not get to, because of damage before them."""
        # A file that does not say it has a -wal, as copies and backups do not, got that of another.
        owns = owns_wal and not (self.has_header and self.header[18:20] == ALONE)
        if self._wal is not None and owns and self._wal.size == self.size:
            self.over, self.pending = self._wal.committed()
            self.beyond = self._wal.beyond()
        self.in_file = -(-self._bytes // self.size)
        self.count = max([self.in_file, *self.over], default=0)

    def close(self) -> None:
        """Close the files."""
        for file in (self._file, self._wal.file if self._wal else None):
            if file is not None:
                file.close()

    @property
    def total(self) -> int:
        """The bytes that all pages have together: no content can be longer."""
        return self.size * (self.count + len(self.over))

    def page(self, number: int) -> bytes:
        """Return a page as SQLite sees it, shorter where the file ends in it, empty where there is none."""
        at = self.over.get(number)
        return self.under(number) if at is None else self.frame(at)

    def under(self, number: int) -> bytes:
        """Return a page as it stands in the file itself."""
        if not 1 <= number <= self.in_file:
            return b""
        return self._read(self._file, (number - 1) * self.size, self.size)

    def frame(self, at: int) -> bytes:
        """Return a page of the -wal file by where it stands there."""
        return self._read(self._wal.file if self._wal else None, at, self.size)

    @staticmethod
    def _read(file: BinaryIO | None, at: int, count: int) -> bytes:
        if file is None:
            return b""
        try:
            file.seek(at)
            return file.read(count)
        except OSError:  # a bad sector: this page only
            return b""

    def _named_size(self) -> int | None:
        size = int.from_bytes(self.header[16:18], "big")
        size = 65536 if size == 1 else size
        return size if size in _SIZES else None

    def _guessed(self) -> int:
        named = self._named_size() if self.has_header else None
        best: int = max(_SIZES, key=lambda size: (self._likeness(size), size == _USUAL))
        if named is not None and self._likeness(best) <= max(_LITTLE, _FAR * self._likeness(named)):
            return named
        if self._wal is not None and self._wal.size:
            return self._wal.size
        return best

    def _likeness(self, size: int) -> float:
        """Return the share of pages that look like pages of trees where they have this size."""
        count = self._bytes // size
        if count < 2:
            return 0.0
        step = max(1, count // _LOOKED_AT)
        looked = range(1, count, step)
        good = sum(looks_like_a_tree(self._read(self._file, at * size, size)) for at in looked)
        return good / len(looked)


def looks_like_a_tree(page: bytes) -> bool:
    """Whether a page could be one of a tree: a kind, pointers, and a last cell that ends where the page does."""
    if len(page) < 12 or page[0] not in KINDS:
        return False
    inner = page[0] in {INNER_TABLE, INNER_INDEX}
    (cells,) = struct.unpack_from(">H", page, 3)
    first = 12 if inner else 8
    if not cells or first + 2 * cells > len(page):
        return False
    places = struct.unpack_from(f">{cells}H", page, first)
    if min(places) < first + 2 * cells or max(places) >= len(page):
        return False
    try:
        return _end(page, max(places)) == len(page)
    except IndexError:
        return False


def _end(page: bytes, at: int) -> int:
    """Return where a cell ends. Raises IndexError outside the page."""
    kind = page[0]
    if kind in {INNER_TABLE, INNER_INDEX}:
        at += 4
    length, at = varint(page, at)
    if kind == INNER_TABLE:  # it was a row's number
        return at
    if kind == LEAF_TABLE:
        _, at = varint(page, at)
    here = held_here(length, len(page), kind)
    return max(at + here + (4 if here < length else 0), 4)


def held_here(length: int, usable: int, kind: int) -> int:
    """Return how much of a payload stands in its cell; the rest overflows."""
    most = usable - 35 if kind == LEAF_TABLE else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    return here if here <= most else least


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes and where it ends. Raises IndexError at the end of the data."""
    byte = data[at]
    if byte < 0x80:
        return byte, at + 1
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9
