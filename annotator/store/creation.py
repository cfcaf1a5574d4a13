"""A new project file, made complete under another name, then given its own."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.ids import GOLD_ID, new_id
from annotator.domain.scheme import Scheme
from annotator.domain.work import ANNOTATOR, GOLD
from annotator.store import files
from annotator.store.clock import now
from annotator.store.failures import not_made
from annotator.store.migrations import migrate


def create(path: Path, *, name: str, scheme: Scheme, guidelines: str, annotator: str) -> None:
    """Make a project file with one annotator, the lead, and gold. Raises ProjectError; then there is no file."""
    if os.path.lexists(path):
        raise _taken(path)
    draft = path.with_name(f".{path.name}.{new_id()}.part")
    try:
        draft.touch(files.MODE, exist_ok=False)  # the system names the reason where SQLite has one sentence for all
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            migrate(connection, path)
            _fill(connection, name=name, scheme=scheme, guidelines=guidelines, annotator=annotator)
        files.move_to_new(draft, path)
    except FileExistsError:
        raise _taken(path) from None
    except (OSError, sqlite3.Error) as error:
        raise not_made(error, path) from error
    finally:
        files.discard(draft)


def _taken(path: Path) -> ProjectError:
    return ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is there already. Choose another name."), path=path)


def _fill(connection: sqlite3.Connection, *, name: str, scheme: Scheme, guidelines: str, annotator: str) -> None:
    made_at = now()
    sha256 = hashlib.sha256(guidelines.encode("utf-8")).hexdigest()
    connection.execute("BEGIN IMMEDIATE")
    first = new_id()
    connection.execute(
        "INSERT INTO meta (only, id, name, created, lead) VALUES (1, ?, ?, ?, ?)", (new_id(), name, made_at, first)
    )
    connection.execute(
        "INSERT INTO scheme VALUES (?, ?, ?, ?, ?)",
        (scheme.version, scheme.id, scheme.sha256, scheme.to_json(), made_at),
    )
    connection.execute("INSERT INTO guidelines VALUES (1, ?, ?, ?)", (sha256, guidelines, made_at))
    connection.executemany(
        "INSERT INTO annotator (id, name, role, added) VALUES (?, ?, ?, ?)",
        [(first, annotator, ANNOTATOR, made_at), (GOLD_ID, "gold", GOLD, made_at)],
    )
    connection.execute("COMMIT")
