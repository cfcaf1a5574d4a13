"""Which backup belongs to a damaged project: by its id, by the path that lies beside it, else by what both hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import ProjectError
from annotator.store import opening
from annotator.store.backup import Backup, backups
from annotator.store.connection import connect_reading
from annotator.store.salvage.finds import FILE, UNDER, Finds

_SOME = 300
"""Rows that are looked for in a backup."""
_NOTE, _FOLDER_NOTE = ".json", "project.json"


def project_id(finds: Finds) -> str:
    """Return the id that the damaged file says, empty where that cannot be read."""
    with finds.sorted() as found:
        row = found.execute("SELECT id FROM found_meta ORDER BY whence LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def newest_good(finds: Finds, folders: Iterable[Path], path: Path, *, named: bool) -> Backup | None:
    """Return the newest whole backup of this very file among the folders of backups; `named` ones have its id."""
    with finds.sorted() as found:
        known = _known(found)
    candidates = [one for folder in folders for one in _of_file(folder, path, named=named or bool(known))]
    candidates.sort(key=lambda one: one.made_at, reverse=True)
    for one in candidates:
        if _holds(one.path, known):
            return one
    return None


def check_good(path: Path) -> None:
    """Raise ProjectError for what is no whole project."""
    with closing(opening.open_for_reading(path)) as connection:
        opening.facts(connection, path)


def _known(found: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return ids that are the file's own: of acts, of labels, of articles."""
    known = []
    for table, column in (("history", "edit"), ("span", "id"), ("article", "id")):
        rows = found.execute(
            f'SELECT DISTINCT "{column}" FROM found_{table} WHERE whence IN ({FILE}, {UNDER}) LIMIT {_SOME}'  # noqa: S608
        )
        known += [(table, row[0]) for row in rows]
    return known


def _of_file(folder: Path, path: Path, *, named: bool) -> Iterator[Backup]:
    """Yield the backups of a folder that may be this file's; of others only where the file itself tells nothing."""
    last = _noted(folder / _FOLDER_NOTE, "path")
    for one in backups(folder):
        source = _noted(one.path.with_suffix(_NOTE), "source") or last
        if source == str(path) or (named and (not source or not _is_there(source))):
            yield one


def _is_there(source: str) -> bool:
    """Whether a project lies where a backup was made of it: then it is that one's, and not this file's."""
    try:
        return Path(source).exists()
    except OSError:
        return False


def _noted(note: Path, name: str) -> str:
    try:
        found = json.loads(note.read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    value = found.get(name) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""


def _holds(path: Path, known: list[tuple[str, str]]) -> bool:
    """Whether a backup is whole and of the same project: some of what was read is in it too."""
    try:
        check_good(path)
        with closing(connect_reading(path)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return False
            if not known:
                return True
            return any(
                connection.execute(
                    f'SELECT 1 FROM {table} WHERE "{"edit" if table == "history" else "id"}" = ?',  # noqa: S608
                    (row_id,),
                ).fetchone()
                for table, row_id in known
            )
    except (ProjectError, sqlite3.Error):
        return False
