"""Versions of the guidelines: each stays, a new one is added by the lead, on top of the one that was read."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, StaleEdit, UserError
from annotator.domain.work import ANNOTATOR
from annotator.store.clock import now
from annotator.store.connection import transaction


def add(connection: sqlite3.Connection, path: Path, text: str, *, seen: int, by: str) -> int:
    """Add a version and return its number. `seen` is the version that was edited, `by` an annotator's id.

    Raises StaleEdit where there is a newer version, UserError where `by` is not the lead, SaveFailed.
    """
    with transaction(connection, path):
        newest: int = connection.execute("SELECT max(version) FROM guidelines").fetchone()[0]
        if newest != seen:
            raise StaleEdit(
                QT_TRANSLATE_NOOP("errors", "The guidelines have been changed meanwhile. Look at them and try again.")
            )
        if by != _lead(connection):
            raise UserError(QT_TRANSLATE_NOOP("errors", "Only the lead changes the guidelines."))
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        connection.execute("INSERT INTO guidelines VALUES (?, ?, ?, ?)", (newest + 1, digest, text, now()))
    return newest + 1


def _lead(connection: sqlite3.Connection) -> str:
    """Return the lead's id: who is named as such, else the first person of the project."""
    named: str = connection.execute("SELECT lead FROM meta").fetchone()[0]
    first = connection.execute("SELECT id FROM annotator WHERE role = ? ORDER BY n LIMIT 1", (ANNOTATOR,)).fetchone()
    return named or (first[0] if first else "")
