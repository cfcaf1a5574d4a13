"""Other proposals of zones in many articles: one transaction, a barrier, taken back as a whole like every bulk act."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from annotator.domain.edit import Change
from annotator.domain.errors import QT_TRANSLATE_NOOP, StaleEdit
from annotator.domain.ids import new_id
from annotator.domain.versions import raised
from annotator.domain.zone import Zone
from annotator.store import journal, states
from annotator.store.bulk import taking_in
from annotator.store.connection import PATIENT, set_patience, transaction
from annotator.store.rows import ZONE, Columns, to_json

_FIELDS = ", ".join(ZONE.columns)
_STALE = QT_TRANSLATE_NOOP("errors", "Zones were changed meanwhile; nothing was written. Propose them once more.")


def active_articles(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of the articles that are not hidden, in the project's order."""
    rows = connection.execute("SELECT id FROM article WHERE state = 'active' AND deleted = 0 ORDER BY position, n")
    return [row[0] for row in rows]


def commit(
    connection: sqlite3.Connection, path: Path, changes: Iterable[tuple[str, Change]], *, device: str, name: str
) -> str:
    """Write changes of zones, each with its article's id, and a barrier; return the batch.

    Raises StaleEdit where a zone no longer stands as it did, SaveFailed; then nothing has changed.
    """
    batch, before = new_id(), connection.execute("PRAGMA busy_timeout").fetchone()[0]
    set_patience(connection, PATIENT)
    try:
        with transaction(connection, path), taking_in(connection, batch):
            for article_id, change in changes:
                _write(connection, batch, article_id, change, device)
            journal.write_barrier(connection, name, device=device, batch=batch, source_sha256="")
    finally:
        set_patience(connection, before)
    return batch


def _write(connection: sqlite3.Connection, batch: str, article_id: str, change: Change, device: str) -> None:
    stored = connection.execute(
        f"SELECT deleted, version, {_FIELDS}, extra FROM zone WHERE id = ?",  # noqa: S608  names of ours
        (change.row_id,),
    ).fetchone()
    if _shown(stored) != _columns(change.before):
        raise StaleEdit(_STALE)
    after = _columns(change.after)
    if stored is None:
        marks = ", ".join("?" for _ in ("id", "version", *ZONE.columns))
        connection.execute(
            f"INSERT INTO zone (article, id, version, {_FIELDS})"  # noqa: S608
            f" VALUES ((SELECT n FROM article WHERE id = ?), {marks})",
            (article_id, change.row_id, to_json(raised({}, device)), *(after or ())),
        )
        return
    _remember(connection, batch, change.row_id, stored)
    version = states.raised_over(connection, "zone", change.row_id, stored[1], device, settles=False)
    sets = ", ".join(f"{column} = ?" for column in ("deleted", "version", *ZONE.columns))
    kept = stored[2:-1] if after is None else after
    connection.execute(
        f"UPDATE zone SET {sets} WHERE id = ?",  # noqa: S608
        (int(after is None), version, *kept, change.row_id),
    )


def _remember(connection: sqlite3.Connection, batch: str, zone_id: str, stored: tuple[object, ...]) -> None:
    """Keep how a row and its waiting states stood, for taking the act back."""
    place = ("zone", zone_id)
    connection.execute("INSERT INTO replaced VALUES (?, ?, ?, ?)", (batch, *place, to_json(stored)))
    waiting = connection.execute('SELECT * FROM conflict WHERE "table" = ? AND row_id = ?', place).fetchall()
    if waiting:
        connection.execute(
            "INSERT INTO replaced VALUES (?, 'conflict', ?, ?)", (batch, to_json(place), to_json(waiting))
        )


def _shown(stored: tuple[object, ...] | None) -> tuple[object, ...] | None:
    return None if stored is None or stored[0] else tuple(stored[2:-1])


def _columns(row: object) -> Columns | None:
    return ZONE.encode(row) if isinstance(row, Zone) else None
