"""What imports, merges and other bulk acts brought and replaced: with it they can be taken back as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from annotator.store.salvage.finds import BACKUP, FILE
from annotator.store.salvage.taken_back import reversed_acts

_TABLES = ("taken_in", "replaced")
_NAMES = ("import", "merge", "split", "zones")
"""Acts that can be taken back."""


def bring_over(finds: sqlite3.Connection, target: sqlite3.Connection, whole: Collection[str]) -> int:
    """Write what acts brought and replaced where all of it is known; return how many acts cannot be taken back now.

    All of it is known where the file's own tables are whole, and of acts that the backup has.
    """
    gone = set(reversed_acts(finds))
    there = {
        batch
        for (batch,) in target.execute(
            f"SELECT batch FROM history WHERE kind = 'barrier' AND name IN ({', '.join('?' * len(_NAMES))})",  # noqa: S608
            _NAMES,
        )
        if batch and batch not in gone
    }
    source = FILE if set(_TABLES) <= set(whole) else BACKUP
    known: set[str] = set()
    for table in _TABLES:
        marks = "?, ?, ?, ?"
        rows = finds.execute(f"SELECT * FROM found_{table} WHERE whence = ?", (source,)).fetchall()  # noqa: S608
        kept = [row[1:] for row in rows if row[1] in there]
        known |= {row[0] for row in kept}
        target.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", kept)  # noqa: S608
    return 0 if source == FILE else len(there - known)
