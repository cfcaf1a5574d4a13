"""The numbers of rows by their ids, looked up when they are asked for: a split asks for three of 100,000 articles."""

from __future__ import annotations

import sqlite3

_SOME = 500
"""So many are asked for one by one; then all are read."""


class Numbers:
    """The numbers of the rows of one table, which nobody changes meanwhile."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection, self._table = connection, table
        self._known: dict[str, int | None] = {}
        self._has_all = False

    def get(self, row_id: str) -> int | None:
        """Return the number of a row, None where there is none."""
        if row_id in self._known or self._has_all:
            return self._known.get(row_id)
        if len(self._known) >= _SOME:
            self._known, self._has_all = dict(self._connection.execute(f"SELECT id, n FROM {self._table}")), True  # noqa: S608  names of ours
            return self._known.get(row_id)
        row = self._connection.execute(f"SELECT n FROM {self._table} WHERE id = ?", (row_id,)).fetchone()  # noqa: S608
        number: int | None = row[0] if row is not None else None
        self._known[row_id] = number
        return number

    def __contains__(self, row_id: str) -> bool:
        """Whether there is such a row."""
        return self.get(row_id) is not None
