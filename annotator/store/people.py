"""The people of a project beside their labels: names, the lead, blindness, and who is to read what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from annotator.domain.assignment import Assignment
from annotator.domain.errors import QT_TRANSLATE_NOOP, StaleEdit
from annotator.domain.versions import raised
from annotator.store import states
from annotator.store.connection import transaction
from annotator.store.rows import to_json

_GONE = QT_TRANSLATE_NOOP("errors", "This person or article is no longer in the project. Look and try again.")


def rename(connection: sqlite3.Connection, path: Path, annotator_id: str, name: str, device: str) -> None:
    """Give a person another name, as a change of this device. Raises StaleEdit where there is none of that id."""
    with transaction(connection, path):
        row = connection.execute("SELECT version FROM annotator WHERE id = ?", (annotator_id,)).fetchone()
        if row is None:
            raise StaleEdit(_GONE)
        version = states.raised_over(connection, "annotator", annotator_id, row[0], device, settles=False)
        connection.execute("UPDATE annotator SET name = ?, version = ? WHERE id = ?", (name, version, annotator_id))


def set_lead(connection: sqlite3.Connection, path: Path, annotator_id: str) -> None:
    """Make a person the lead."""
    with transaction(connection, path):
        connection.execute("UPDATE meta SET lead = ?", (annotator_id,))


def set_blind(connection: sqlite3.Connection, path: Path, *, blind: bool) -> None:
    """Let people see others' labels while annotating, or not."""
    with transaction(connection, path):
        connection.execute("UPDATE meta SET blind = ?", (blind,))


def assign(
    connection: sqlite3.Connection,
    path: Path,
    *,
    given: Iterable[Assignment],
    withdrawn: Iterable[Assignment],
    device: str,
) -> None:
    """Give and take back assignments in one transaction; what stands as asked for already stays as it is."""
    with transaction(connection, path):
        for assignments, deleted in ((given, 0), (withdrawn, 1)):
            for assignment in assignments:
                _write(connection, assignment, deleted, device)


def _write(connection: sqlite3.Connection, assignment: Assignment, deleted: int, device: str) -> None:
    row = connection.execute("SELECT deleted, version FROM assignment WHERE id = ?", (assignment.id,)).fetchone()
    if row is not None and row[0] == deleted:
        return
    if row is not None:
        version = states.raised_over(connection, "assignment", assignment.id, row[1], device, settles=False)
        connection.execute(
            "UPDATE assignment SET deleted = ?, version = ? WHERE id = ?", (deleted, version, assignment.id)
        )
    elif not deleted:
        made = connection.execute(
            "INSERT INTO assignment (id, article, annotator, position, version)"
            " SELECT ?, a.n, p.n, a.position, ? FROM article a, annotator p WHERE a.id = ? AND p.id = ?",
            (assignment.id, to_json(raised({}, device)), assignment.article_id, assignment.annotator_id),
        ).rowcount
        if not made:
            raise StaleEdit(_GONE)
