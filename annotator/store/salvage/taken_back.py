"""Rows that a person had taken back with a bulk act, or that went with it: a salvage does not bring them back.

Otherwise rows are never deleted, so that what is missing in a whole table of the file was taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from annotator.domain.versions import raised
from annotator.store.connection import connect_reading
from annotator.store.rows import to_json
from annotator.store.salvage.finds import BACKUP, FILE, Finds
from annotator.store.salvage.shapes import BY_NAME

_KINDS = ("article", "split", "zone", "assignment", "work", "rejection", "decision", "span", "link")


_ACTIVE = " UNION ".join(
    f"SELECT annotator FROM found_{table} WHERE whence = {BACKUP} AND annotator IS NOT NULL"  # noqa: S608
    for table in ("assignment", "work", "rejection", "decision", "span", "link", "activity", "history")
)
"""Who has anything in the backup, by number."""


def leave_out(finds: Finds, whole: Collection[str], backup: Path | None) -> None:
    """Forget what was taken back; `whole` are the tables that SQLite read without a fault."""
    with finds.sorted() as found:
        gone = set(reversed_acts(found))
        if backup is not None:
            _by_number(found, backup, gone)
            if _is_newer(found):
                _by_absence(found, whole)
        _by_device(found, gone)
        found.execute(
            "DELETE FROM found_article_text WHERE whence = ? AND article NOT IN"
            " (SELECT n FROM found_article WHERE whence = ?)",
            (BACKUP, BACKUP),
        )


def reversed_acts(found: sqlite3.Connection) -> Iterator[str]:
    """Yield the batches of the acts that the history says were taken back."""
    for (changes,) in found.execute("SELECT DISTINCT changes FROM found_history WHERE kind = 'barrier'"):
        try:
            told = json.loads(changes)
        except (ValueError, RecursionError):
            continue
        for one in told if isinstance(told, list) else ():
            if isinstance(one, dict) and isinstance(one.get("reversed"), str):
                yield one["reversed"]


def _by_number(found: sqlite3.Connection, backup: Path, gone: Collection[str]) -> None:
    """Forget rows of the backup that came with an act that was taken back after it was made."""
    with closing(connect_reading(backup)) as connection:
        there = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'taken_in' AND type = 'table'").fetchone()
        ranges = connection.execute('SELECT batch, "table", first, last FROM taken_in').fetchall() if there else []
    for batch, table, first, last in ranges:
        if batch in gone and table in BY_NAME and "n" in BY_NAME[table].columns:
            found.execute(
                f"DELETE FROM found_{table} WHERE whence = ? AND n BETWEEN ? AND ?",  # noqa: S608  names of ours
                (BACKUP, first, last),
            )


def _is_newer(found: sqlite3.Connection) -> bool:
    """Whether the file has gone on since the backup was made."""
    last = "SELECT coalesce(max(seq), 0) FROM found_history WHERE (whence = ?) = ?"
    backup, file = (found.execute(last, (BACKUP, which)).fetchone()[0] for which in (1, 0))
    return bool(file >= backup)


def _by_absence(found: sqlite3.Connection, whole: Collection[str]) -> None:
    for table in (*_KINDS, "annotator"):
        if table in whole:
            unused = "" if table != "annotator" else f" AND n NOT IN ({_ACTIVE})"
            found.execute(f"CREATE INDEX IF NOT EXISTS {table}_n ON found_{table} (n)")
            found.execute(
                f"DELETE FROM found_{table} WHERE whence = ?1"  # noqa: S608  names of ours
                f" AND id NOT IN (SELECT id FROM found_{table} WHERE whence <> ?1)"
                # Of an act that was not taken back every row must be there.
                ' AND NOT (EXISTS (SELECT 1 FROM found_taken_in t WHERE t.whence = ?2 AND t."table" = ?3'
                f" AND found_{table}.n BETWEEN t.first AND t.last)"
                f" AND NOT EXISTS (SELECT 1 FROM found_{table} f WHERE f.n = found_{table}.n AND f.whence <> ?1))"
                f"{unused}",
                (BACKUP, FILE, table),
            )


def _by_device(found: sqlite3.Connection, gone: Collection[str]) -> None:
    """Forget rows on pages that were given up: they bear the device of an act that was taken back, and no other."""
    acts = found.execute(
        "SELECT DISTINCT device, batch FROM found_history WHERE kind = 'barrier' AND batch <> '' AND name <> 'reverse'"
    ).fetchall()
    several = Counter(device for device, _ in acts)
    devices = [device for device, batch in acts if batch in gone and several[device] == 1]
    for device in devices:
        version = to_json(raised({}, device))
        told = "SELECT 1 FROM found_history h WHERE h.device = ? AND h.kind <> 'barrier' AND instr(h.changes, {0}.id)"
        for table in _KINDS:
            name = f"found_{table}"
            found.execute(
                f"DELETE FROM {name} WHERE version = ? AND NOT EXISTS ({told.format(name)})",  # noqa: S608
                (version, device),
            )
