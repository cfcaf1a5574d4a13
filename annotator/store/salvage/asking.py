"""Rows read through SQLite, where it still opens a file: from both ends, and around what it cannot read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotator.domain.merging import KEPT
from annotator.store.salvage.cells import as_text
from annotator.store.salvage.finds import BACKUP, FILE, MARKS, Finds, quoted
from annotator.store.salvage.shapes import KEYLESS, SHAPES, Shape
from annotator.store.schema import KEPT_SINCE, LEAD_SINCE
from annotator.store.watching import stopping

_SINCE = {KEPT: KEPT_SINCE, "taken_in": LEAD_SINCE, "replaced": LEAD_SINCE, "aside": LEAD_SINCE}
"""The version of the file with which a table came."""
FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What asking a damaged file may raise: where the words of its tables are no UTF-8, Python cannot say what is wrong."""
_PROBES = 400
"""Gaps of a table that are looked into."""
_LARGEST = 2**63 - 1


class Asked(NamedTuple):
    """What SQLite read: the tables that it read whole, and those of which it told which rows there were."""

    whole: set[str]
    counted: set[str]


def ask(connection: sqlite3.Connection, finds: Finds, source: int, go_on: Callable[[], None]) -> Asked:
    """Add what SQLite reads of a file. Raises what `go_on` raises.

    Nothing of the file is run: a view in the place of a table is none.
    """
    found = Asked(set(), set())
    connection.text_factory = as_text
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except FAULTS:
        return found
    with stopping(connection, go_on):
        for shape in SHAPES:
            go_on()
            table = _Table(connection, shape, finds, source)
            if table.run():
                found.whole.add(shape.table)
            if source == FILE and table.count():
                found.counted.add(shape.table)
    go_on()
    return found


class _Table:
    """One table."""

    def __init__(self, connection: sqlite3.Connection, shape: Shape, finds: Finds, source: int) -> None:
        self._connection, self._shape, self._finds, self._source = connection, shape, finds, source
        self._key = 0
        self._columns = ""
        self._is_whole = False
        self._named = 0
        """What all ids with their numbers come to, in whatever order."""

    def run(self) -> bool:
        """Read the table; whether SQLite found nothing wrong with it."""
        self._is_whole = self._read()
        return self._is_whole

    def count(self) -> bool:
        """Add the ids and numbers that the table's indexes tell, where it is not whole or they tell others.

        Whether all of that could be read: then it is known which rows there were.
        """
        table = self._shape.table
        if table == "history":
            return self._is_whole or self._indexed(
                "history", "SELECT '', seq FROM history INDEXED BY history_annotator"
            )
        if "id" not in self._shape.columns or table == "meta":
            return False
        own = f"SELECT id, n FROM {table} INDEXED BY sqlite_autoindex_{table}_1"  # noqa: S608  names of ours
        try:
            if self._is_whole and self._named == self._sum(own):
                return True
        except FAULTS:
            return False
        if table == "span":
            self._indexed(MARKS, "SELECT id, n FROM span INDEXED BY span_marks")
        return self._indexed(table, own)

    def _sum(self, query: str) -> int:
        total = 0
        for row in self._connection.execute(query):
            total ^= hash(row)
        return total

    def _indexed(self, name: str, query: str) -> bool:
        try:
            rows = [(name, *row) for row in self._connection.execute(query) if isinstance(row[0], str)]
        except FAULTS:
            return False
        self._finds.add_indexed(rows)
        return True

    def _read(self) -> bool:
        table = self._shape.table
        try:
            there = [row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")]
            kind = self._connection.execute("SELECT type FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            if kind is None and table in _SINCE:  # one from before there was any
                return self._version() < _SINCE[table]
            if kind != ("table",) or there[:1] != [self._shape.columns[0]]:
                return False
            self._columns = ", ".join(f'"{name}"' if name in there else late for name, late in self._with_late())
            if self._source == BACKUP:
                self._finds.lacking[table] = set(self._shape.columns) - set(there)
            sound = self._connection.execute(f"PRAGMA quick_check({table})").fetchall() == [("ok",)]
        except FAULTS:
            return False
        if not sound and self._source == FILE:
            return False  # its pages are read one by one
        if table in KEYLESS:
            return self._keyless() and sound
        return self._numbered() and sound

    def _version(self) -> int:
        found: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return found

    def _with_late(self) -> Iterator[tuple[str, str]]:
        columns, late = self._shape.columns, self._shape.late
        for at, name in enumerate(columns):
            behind = at - (len(columns) - len(late))
            value = late[behind] if behind >= 0 else None
            yield name, str(value) if isinstance(value, int) else "'" + str(value or "") + "'"

    def _keyless(self) -> bool:
        names = quoted(self._shape.columns)
        query = f"SELECT {self._columns} FROM {self._shape.table} ORDER BY {names} "  # noqa: S608  names of ours
        return self._rows(query, ()) or (self._rows(query + "DESC", ()) and False)

    def _numbered(self) -> bool:
        """Read forward and backward from every end that there is; whether one way forward was enough."""
        gaps, whole = [(-_LARGEST, _LARGEST)], True
        for _ in range(_PROBES):
            if not gaps:
                break
            low, high = gaps.pop()
            if self._range(low, high, "ASC"):
                continue
            whole = False
            low = max(low, self._key)
            self._key = high
            if self._range(low, high, "DESC") or self._key - low <= 1:
                continue
            middle = (low + self._key) // 2
            gaps += [(low, middle), (middle, self._key)]
        return whole and not gaps

    def _range(self, low: int, high: int, order: str) -> bool:
        if order == "ASC":
            self._key = low
        below = "<=" if high == _LARGEST else "<"  # a row may have the largest number that there is
        query = (
            f"SELECT {self._columns} FROM {self._shape.table}"  # noqa: S608  names of ours
            f" WHERE rowid > ? AND rowid {below} ? ORDER BY rowid {order}"
        )
        return self._rows(query, (low, high))

    def _rows(self, query: str, values: tuple[int, ...]) -> bool:
        """Add the rows that a query finds until it fails; whether it did not."""
        fits, add, table, source = self._shape.fits, self._finds.add, self._shape.table, self._source
        whole = True
        try:
            for row in self._connection.execute(query, values):
                if type(row[0]) is int:
                    self._key = row[0]
                    self._named ^= hash((row[1], row[0]))
                if fits(row):
                    add(table, source, row)
                else:
                    whole = False
        except FAULTS:
            return False
        return whole
