"""Rows read through SQLite, where it still opens a file: from both ends, and around what it cannot read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from annotator.domain.errors import Stopped
from annotator.domain.merging import KEPT
from annotator.store.salvage.finds import Finds, quoted
from annotator.store.salvage.shapes import KEYLESS, SHAPES, Shape
from annotator.store.schema import KEPT_SINCE

_PROBES = 400
"""Gaps of a table that are looked into."""
_STEPS = 100_000
"""Instructions of SQLite between two looks at whether to go on."""
_LARGEST = 2**63 - 1


class Undecoded:
    """Stands for a text that is no UTF-8; no column takes it."""


def _text(raw: bytes) -> object:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return Undecoded()


def ask(connection: sqlite3.Connection, finds: Finds, source: int, go_on: Callable[[], None]) -> set[str]:
    """Add what SQLite reads of a file; return the tables that it read whole. Raises what `go_on` raises.

    Nothing of the file is run: a view in the place of a table is none.
    """

    def stops() -> int:
        try:
            go_on()
        except Stopped:
            return 1
        return 0

    whole: set[str] = set()
    connection.text_factory = _text
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except sqlite3.Error:
        return whole
    connection.set_progress_handler(stops, _STEPS)
    for shape in SHAPES:
        go_on()
        if _Asked(connection, shape, finds, source).run():
            whole.add(shape.table)
    go_on()
    return whole


class _Asked:
    """One table."""

    def __init__(self, connection: sqlite3.Connection, shape: Shape, finds: Finds, source: int) -> None:
        self._connection, self._shape, self._finds, self._source = connection, shape, finds, source
        self._key = 0
        self._columns = ""

    def run(self) -> bool:
        """Read the table; whether SQLite found nothing wrong with it."""
        table = self._shape.table
        try:
            there = [row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")]
            kind = self._connection.execute("SELECT type FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            if kind is None and table == KEPT:  # one from before there was any
                return self._version() < KEPT_SINCE
            if kind != ("table",) or there[:1] != [self._shape.columns[0]]:
                return False
            self._columns = ", ".join(f'"{name}"' if name in there else late for name, late in self._with_late())
            sound = self._connection.execute(f"PRAGMA quick_check({table})").fetchall() == [("ok",)]
        except sqlite3.Error:
            return False
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
        query = f"SELECT {self._columns} FROM {self._shape.table} WHERE rowid > ? AND rowid < ? ORDER BY rowid {order}"  # noqa: S608
        return self._rows(query, (low, high))

    def _rows(self, query: str, values: tuple[int, ...]) -> bool:
        """Add the rows that a query finds until it fails; whether it did not."""
        fits, add, table, source = self._shape.fits, self._finds.add, self._shape.table, self._source
        whole = True
        try:
            for row in self._connection.execute(query, values):
                if type(row[0]) is int:
                    self._key = row[0]
                if fits(row):
                    add(table, source, row)
                else:
                    whole = False
        except sqlite3.Error:
            return False
        return whole
