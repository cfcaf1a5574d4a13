"""Rows read from the pages themselves: down the trees as far as these lead, then from every page that none led to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.store.glancing import HEADER
from annotator.store.salvage import shapes
from annotator.store.salvage.cells import Reading, Value
from annotator.store.salvage.finds import BEYOND, FILE, REMNANT, UNDER, Finds
from annotator.store.salvage.pages import (
    INNER_INDEX,
    INNER_TABLE,
    KINDS,
    LEAF_INDEX,
    LEAF_TABLE,
    Pages,
)

_SCHEMA = 1
_SCHEMA_COLUMNS = 5
_MASTER = "sqlite_schema"


@dataclass(slots=True)
class Carved:
    """What reading the pages showed of the file itself."""

    pages: int = 0
    unread: int = 0
    """Pages that are empty and that the file does not call free; 0 where what it calls free cannot be read."""
    whole: set[str] = field(default_factory=set)
    """The tables that SQLite read without a fault."""
    counted: set[str] = field(default_factory=set)
    """The tables of which an index told which rows there were."""


class Carver:
    """Reads the pages of a file once. Of the `whole` tables nothing more is wanted; of `counted` ones no ids are."""

    def __init__(
        self,
        pages: Pages,
        finds: Finds,
        whole: Collection[str],
        go_on: Callable[[], None],
        counted: Collection[str] = (),
    ) -> None:
        self._pages, self._finds, self._whole, self._go_on = pages, finds, whole, go_on
        self._counted = counted
        self._reading = Reading(pages)
        self._seen = bytearray(pages.count + 1)
        self._roots: dict[int, str] = {}
        self.found = Carved(pages=pages.count)

    def run(self) -> Carved:
        """Read everything."""
        for root in self._trees():
            self._tree(root, self._roots.get(root, ""))
        free = self._free(self._pages.page)
        if self._pages.over:  # what only the -wal calls free may be in use where that is another's
            free &= self._free(self._pages.under)
        for number in range(1, self._pages.count + 1):
            if not self._seen[number] and number not in free:
                self._page(number, self._pages.page(number), "", UNDER if self._pages.over else FILE)
        for number in sorted(free):
            if not self._seen[number]:
                self._page(number, self._pages.page(number), "", REMNANT)
        self._others()
        if not self._pages.has_header:
            self.found.unread = 0
        return self.found

    def _trees(self) -> list[int]:
        """Return the roots that the schema names, and remember whose they are."""
        for number in self._walk(_SCHEMA):
            for cell in self._reading.cells(self._pages.page(number), number):
                record = cell.record
                if record is None or len(record) != _SCHEMA_COLUMNS or not isinstance(record[3], int):
                    continue
                kind, name, table = record[:3]
                if kind in {"table", "index"} and 1 < record[3] <= self._pages.count:
                    own = str(name) if kind == "table" else "|".join((str(name), str(table)))
                    self._roots.setdefault(record[3], own)
        # Tables first: their rows take their overflow pages before anything that only looks like a row.
        return sorted(self._roots, key=lambda root: ("|" in self._roots[root], root))

    def _tree(self, root: int, name: str) -> None:
        for number in self._walk(root):
            self._page(number, self._pages.page(number), name, FILE)

    def _walk(self, root: int) -> Iterator[int]:
        """Yield the pages of a tree, each once in all; of a tree that is damaged those that it still leads to."""
        stack = [root]
        while stack:
            self._go_on()
            number = stack.pop()
            if not 1 <= number <= self._pages.count or self._seen[number]:
                continue
            page = self._pages.page(number)
            start = HEADER if number == _SCHEMA else 0
            if len(page) <= start + 12 or page[start] not in KINDS:
                continue  # looked at again with those that no tree leads to
            self._seen[number] = 1
            if page[start] in {INNER_TABLE, INNER_INDEX}:
                stack += reversed(list(self._reading.children(page, number)))
            yield number

    def _free(self, read: Callable[[int], bytes]) -> set[int]:
        """Return the pages that the file calls free, as far as their list can be followed."""
        free: set[int] = set()
        first = read(1)
        trunk = int.from_bytes(first[32:36], "big") if self._pages.has_header and len(first) > HEADER else 0
        while 1 < trunk <= self._pages.count and trunk not in free:
            free.add(trunk)
            page = read(trunk)
            count = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
            leaves = (int.from_bytes(page[at : at + 4], "big") for at in range(8, 8 + 4 * count, 4))
            free.update(number for number in leaves if 1 < number <= self._pages.count)
            trunk = int.from_bytes(page[:4], "big")
        return free

    def _page(self, number: int, page: bytes, name: str, source: int, reading: Reading | None = None) -> None:
        """Take the rows of a page; `name` is the tree's, where one led here."""
        self._go_on()
        self._seen[number] = 1
        start = HEADER if number == _SCHEMA else 0
        kind = page[start] if len(page) > start + 8 else 0
        if kind not in KINDS:
            if not any(page) and source == FILE:
                self.found.unread += 1
            return
        keyless = kind in {LEAF_INDEX, INNER_INDEX}
        indexed = []
        reading = reading or self._reading
        if keyless and self._tells_nothing(page, number, name, reading):
            return
        for cell in reading.cells(page, number):
            if cell.record is None:
                continue
            entry = shapes.indexed(cell.record) if keyless else None
            if entry is not None and source == FILE:
                indexed.append((name.partition("|")[2], *entry))
            else:
                self._take(shapes.of(cell.record, cell.rowid, keyless=keyless), source)
        if indexed:
            self._finds.add_indexed(indexed)

    def _tells_nothing(self, page: bytes, number: int, name: str, reading: Reading) -> bool:
        """Whether a page of an index has neither rows nor ids that are wanted: all its cells are of one kind.

        The first and the last are looked at.
        """
        is_known = name.partition("|")[2] in self._counted
        found = list(reading.ends(page, number))
        return all(one == () or (is_known and one and shapes.indexed(one) is not None) for one in found)

    def _take(self, row: tuple[str, tuple[Value, ...]] | None, source: int) -> None:
        if row is None:
            return
        table, values = row
        if source in {UNDER, BEYOND} or table not in self._whole:
            self._finds.add(table, source, values)

    def read_beyond(self, places: Sequence[int]) -> None:
        """Take pages of a `-wal` file that were committed and that SQLite does not get to."""
        reading = Reading(self._pages)
        for at in reversed(places):  # the newest first: it has what overflows
            page = self._pages.frame(at)
            if page[:1] == bytes([LEAF_TABLE]):
                self._page(0, page, "", BEYOND, reading)

    def _others(self) -> None:
        """Take what a `-wal` file lies over, and what waits in it and was never committed."""
        self.read_beyond(self._pages.beyond)
        under = Reading(self._pages, under=True)
        for number in sorted(self._pages.over):
            page = self._pages.under(number)
            if page[:1] == bytes([LEAF_TABLE]):
                self._page(number, page, "", UNDER, under)
        for at in self._pages.pending:
            page = self._pages.frame(at)
            if page[:1] == bytes([LEAF_TABLE]):
                self._page(0, page, "", REMNANT)
