"""What was found of a damaged project, row by row with where it comes from, in a temporary file of its own.

Nothing in it is unique or checked against another: the same row may be found several times, as it stands and as it
stood before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from typing import Any

from annotator.store.salvage.shapes import BY_NAME, SHAPES, Shape
from annotator.store.staging import saved
from annotator.store.staging_folder import StagingFolder

FILE, UNDER, REMNANT, BACKUP, MADE, BEYOND = 0, 1, 2, 3, 4, 5
"""Where a row comes from: the file, what a `-wal` file lies over, free and uncommitted pages, the backup;
nowhere: what every project has; what was committed behind damage in a `-wal` file, or in one that was kept aside."""

MARKS = "span again"
"""In place of the table of an index: the second one that has the ids of labels."""
CACHE_KIB = 64 * 1024
"""Page cache: indexes over random ids are slow once they no longer fit."""
_AT_ONCE = 500


def quoted(columns: Iterable[str], prefix: str = "") -> str:
    """Return columns as SQL."""
    return ", ".join(f'{prefix}"{column}"' for column in columns)


class Finds:
    """The rows that were found, in a file below `folder`; used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = StagingFolder(folder)
        self.folder = self._folder.path
        self.path = self.folder / "found.sqlite"
        self.connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self._waiting: dict[str, list[Sequence[Any]]] = {shape.table: [] for shape in SHAPES}
        self.no_numbers = 0
        """In how many rows 0 stands in for a number that is none."""
        self.lacking: dict[str, set[str]] = {}
        """By table, the columns that the backup's tables do not have yet."""
        self._insert = {shape.table: _insert(shape) for shape in SHAPES}
        with saved(self.path):
            self.connection.execute("PRAGMA synchronous = OFF")
            self.connection.execute("PRAGMA journal_mode = OFF")
            self.connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            for shape in SHAPES:
                self.connection.execute(f"CREATE TABLE found_{shape.table} (whence, {quoted(shape.columns)})")
            # The ids that indexes name, by the table of the index where that is known.
            self.connection.execute('CREATE TABLE found_index ("table", id, n)')

    def close(self) -> None:
        """Delete the file."""
        self.connection.close()
        self._folder.close()

    def add(self, table: str, source: int, row: Sequence[Any]) -> None:
        """Add a row with all columns of its shape; 0 stands in for numbers that no program ever wrote."""
        if any(type(value) is float and not isfinite(value) for value in row):
            row = [0.0 if type(value) is float and not isfinite(value) else value for value in row]
            self.no_numbers += source != BACKUP
        waiting = self._waiting[table]
        waiting.append((source, *row))
        if len(waiting) >= _AT_ONCE:
            self._write(table)

    def drop(self, table: str, source: int) -> None:
        """Forget what was found of a table in one source."""
        self._waiting[table].clear()
        self.connection.execute(f"DELETE FROM found_{table} WHERE whence = ?", (source,))  # noqa: S608  names of ours

    def without_old(self, whole: Collection[str]) -> set[str]:
        """Forget what a `-wal` lies over in tables that are whole, unless it is newer: then the `-wal` is a stale one.

        Return the tables that are still to be called whole.
        """
        with self.sorted() as found:
            query = "SELECT coalesce(max(seq), 0) FROM found_history WHERE whence = ?"
            over, under = (found.execute(query, (source,)).fetchone()[0] for source in (FILE, UNDER))
        if under > over:
            return set()
        for table in whole:
            self.drop(table, UNDER)
        return set(whole)

    def add_indexed(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Add what an index tells: table, id, number."""
        with saved(self.path):
            self.connection.executemany("INSERT INTO found_index VALUES (?, ?, ?)", rows)

    def _write(self, table: str) -> None:
        with saved(self.path):
            try:
                self.connection.execute("BEGIN")
                self.connection.executemany(self._insert[table], self._waiting[table])
            finally:
                self.connection.execute("COMMIT")
        self._waiting[table].clear()

    @contextmanager
    def sorted(self) -> Iterator[sqlite3.Connection]:
        """Give the connection with all rows written and found by id."""
        for table in self._waiting:
            self._write(table)
        with saved(self.path):
            for shape in SHAPES:
                if "id" in shape.columns:
                    self.connection.execute(f"CREATE INDEX IF NOT EXISTS {shape.table}_id ON found_{shape.table} (id)")
            self.connection.execute("CREATE INDEX IF NOT EXISTS text_article ON found_article_text (article)")
            self.connection.execute("CREATE INDEX IF NOT EXISTS conflict_row ON found_conflict (row_id)")
            self.connection.execute("CREATE INDEX IF NOT EXISTS history_seq ON found_history (seq)")
            self.connection.execute("CREATE INDEX IF NOT EXISTS index_id ON found_index (id)")
        yield self.connection


def _insert(shape: Shape) -> str:
    marks = ", ".join("?" for _ in range(len(shape.columns) + 1))
    return f"INSERT INTO found_{shape.table} VALUES ({marks})"  # noqa: S608  names of ours


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table of finds, but for the source."""
    return BY_NAME[table].columns
