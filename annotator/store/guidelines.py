"""Versions of the guidelines: each stays, a new one is added by the lead, on top of the one that was read."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, StaleEdit, UserError
from annotator.domain.work import ANNOTATOR
from annotator.store import schema
from annotator.store.clock import now
from annotator.store.connection import transaction
from annotator.store.facts import Guidelines


def versions(connection: sqlite3.Connection) -> list[Guidelines]:
    """Return all versions, the oldest first; in a file of older tables each is a major one."""
    return [_made(*row) for row in connection.execute(_select(connection))]


def newest(connection: sqlite3.Connection) -> Guidelines | None:
    """Return the newest version; None where a damaged file has none."""
    row = connection.execute(f"{_select(connection)} DESC LIMIT 1").fetchone()
    return _made(*row) if row else None


def waiting(connection: sqlite3.Connection) -> list[Guidelines]:
    """Return what other copies of the project have as versions that are otherwise here, which waits for a decision."""
    rows = connection.execute("SELECT row_id, hash, content FROM conflict WHERE \"table\" = 'guidelines' ORDER BY 1, 2")
    return [_made(int(version), sha256, *json.loads(content)) for version, sha256, content in rows]


def _made(version: int, sha256: str, text: str, minor: int) -> Guidelines:
    return Guidelines(version, sha256, text, minor=bool(minor))


def _select(connection: sqlite3.Connection) -> str:
    minor = "minor" if connection.execute("PRAGMA user_version").fetchone()[0] >= schema.MINOR_SINCE else "0"
    return f"SELECT version, sha256, text, {minor} FROM guidelines ORDER BY version"  # noqa: S608  names of ours


def add(connection: sqlite3.Connection, path: Path, text: str, *, seen: int, by: str, minor: bool) -> int:
    """Add a version and return its number. `seen` is the version that was edited, `by` an annotator's id.

    `minor` says that what is to be marked stays as it was in the version before. Raises StaleEdit where there is a
    newer version, UserError where `by` is not the lead, SaveFailed.
    """
    with transaction(connection, path):
        last: int = connection.execute("SELECT max(version) FROM guidelines").fetchone()[0]
        if last != seen:
            raise StaleEdit(
                QT_TRANSLATE_NOOP("errors", "The guidelines have been changed meanwhile. Look at them and try again.")
            )
        if by != _lead(connection):
            raise UserError(QT_TRANSLATE_NOOP("errors", "Only the lead changes the guidelines."))
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        row = (last + 1, digest, text, now(), minor)
        connection.execute("INSERT INTO guidelines (version, sha256, text, added, minor) VALUES (?, ?, ?, ?, ?)", row)
    return last + 1


def _lead(connection: sqlite3.Connection) -> str:
    """Return the lead's id: who is named as such, else the first person of the project."""
    named: str = connection.execute("SELECT lead FROM meta").fetchone()[0]
    first = connection.execute("SELECT id FROM annotator WHERE role = ? ORDER BY n LIMIT 1", (ANNOTATOR,)).fetchone()
    return named or (first[0] if first else "")
