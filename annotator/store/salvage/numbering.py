"""The numbers that rows had: kept where that is known, so that what an act brought can still be told by its numbers."""

from __future__ import annotations

import sqlite3

from annotator.store.numbering import MOST
from annotator.store.salvage.finds import BACKUP, REMNANT

_TABLES = (
    "article",
    "annotator",
    "split",
    "zone",
    "span",
    "link",
    "work",
    "decision",
    "assignment",
    "rejection",
    "kept",
)


class Numbers:
    """Gives each row its number, and a row without one a number that nothing ever had."""

    def __init__(self, finds: sqlite3.Connection) -> None:
        self._finds = finds
        for table in _TABLES:
            finds.execute(f"CREATE INDEX IF NOT EXISTS {table}_n ON found_{table} (n)")
        self._next = {table: self._highest(table) + 1 for table in _TABLES}
        self.known: dict[tuple[str, str], int] = {}
        """Numbers that were read with the rows, by table and id, until they are given."""
        self._given: dict[str, set[int]] = {table: set() for table in _TABLES}

    def _highest(self, table: str) -> int:
        found = self._finds.execute(
            f"SELECT max(coalesce((SELECT max(n) FROM found_{table} WHERE n <= ?2), 0),"  # noqa: S608  names of ours
            ' coalesce((SELECT max(n) FROM found_index WHERE "table" = ?1 AND n <= ?2), 0),'
            ' coalesce((SELECT max(last) FROM found_taken_in WHERE "table" = ?1 AND last <= ?2), 0))',
            (table, MOST),
        ).fetchone()[0]
        return int(found)

    def of(self, table: str, row_id: str) -> int | None:
        """Return the number of a row that is about to be written; None in tables whose rows have none of their own."""
        given = self._given.get(table)
        if given is None:
            return None
        number = self.known.pop((table, row_id), None) or self._known(table, row_id)
        if number is None or not 1 <= number <= MOST or number in given:  # one beyond all sense leaves no next
            number = self._next[table]
            self._next[table] += 1
        given.add(number)
        return number

    def _known(self, table: str, row_id: str) -> int | None:
        own = self._finds.execute(
            f"SELECT n FROM found_{table} WHERE id = ? AND whence NOT IN (?, ?) ORDER BY whence LIMIT 1",  # noqa: S608
            (row_id, BACKUP, REMNANT),
        ).fetchone()
        own = (
            own
            or self._finds.execute(
                'SELECT n FROM found_index WHERE id = ? AND "table" = ? LIMIT 1', (row_id, table)
            ).fetchone()
        )
        if own is not None:
            return int(own[0])
        # In the backup it has the number that it had in the file, unless that was given away again since.
        old = self._finds.execute(
            f"SELECT n FROM found_{table} b WHERE id = ?1 AND whence = ?2"  # noqa: S608
            f" AND NOT EXISTS (SELECT 1 FROM found_{table} f WHERE f.n = b.n AND f.whence <> ?2 AND f.id <> ?1)",
            (row_id, BACKUP),
        ).fetchone()
        return int(old[0]) if old is not None else None
