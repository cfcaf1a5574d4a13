"""Which backup belongs to a damaged project: by its id, by the path that lies beside it, else by what both hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import ProjectError
from annotator.domain.ids import is_a_letter_away
from annotator.store import files, opening, restoring
from annotator.store.backup import Backup, backups, newest_first
from annotator.store.backup_notes import sha256_noted, sha256_of
from annotator.store.connection import connect_reading
from annotator.store.salvage.asking import FAULTS
from annotator.store.salvage.finds import FILE, UNDER, Finds

_SOME = 300
"""Rows that are looked for in a backup."""
_NOTE, _FOLDER_NOTE = ".json", "project.json"


def project_id(finds: Finds) -> str:
    """Return the id that the damaged file says, empty where that cannot be read."""
    with finds.sorted() as found:
        row = found.execute("SELECT id FROM found_meta ORDER BY whence LIMIT 1").fetchone()
    return str(row[0]) if row else ""


class Choice(NamedTuple):
    """The newest good backup, or none; `other` is a newer one of `other_owner`, a copy with changes of its own.

    `owner` is the copy that the one that is used was made of, where that is another.
    """

    used: Backup | None
    owner: Path | None = None
    other: Backup | None = None
    other_owner: Path | None = None


def newest_good(
    finds: Finds,
    folders: Iterable[Path],
    path: Path,
    *,
    named: bool,
    is_sound: Callable[[Path], bool] = lambda _path: True,
) -> Choice:
    """Return the newest whole backup of this file among the folders of backups; `named` ones have its id.

    One that was made of another copy is used where all its acts are the file's own: what it holds was in the file.
    One that `is_sound` goes before newer ones that are not: these were made of the damaged file.
    """
    with finds.sorted() as found:
        known = _known(found)
        acts = _acts(found)
    owners = {one: owner for folder in folders for one, owner in _of_file(folder, path, named=named or bool(known))}
    other: Backup | None = None
    other_owner: Path | None = None
    worse: Choice | None = None
    left: list[Backup] = []
    for one in newest_first(owners):
        owner = owners[one]
        if owner is None and _is_of_another_past(one.path, acts):
            left += [one] if one.reason != restoring.NAME else []  # what a restore put away does not come back
        elif owner is None or (named and _has_gone_on(one.path, acts)):
            found_one = Choice(one, owner, other, other_owner) if _holds(one.path, known) else None
            if found_one is not None and is_sound(one.path):
                return found_one
            worse = worse or found_one
        elif other is None and named and _holds(one.path, known):
            other, other_owner = one, owner
    used = next((one for one in left if _holds(one.path, known)), None) if worse is None else None
    return worse or Choice(used, None, other, other_owner)


def _is_of_another_past(backup: Path, acts: dict[int, str]) -> bool:
    """Whether the file has another act, and not one with a bad letter, under the number of one of a backup's."""
    try:
        with closing(connect_reading(backup)) as connection:
            lines = connection.execute("SELECT seq, edit FROM history")
            return any(acts.get(seq, edit) != edit and not is_a_letter_away(acts[seq], edit) for seq, edit in lines)
    except (ProjectError, *FAULTS):
        return False  # that it is no whole one is seen when it is looked at


def _acts(found: sqlite3.Connection) -> dict[int, str]:
    """Return the acts in the file by their number."""
    return dict(found.execute(f"SELECT seq, edit FROM found_history WHERE whence IN ({FILE}, {UNDER})"))  # noqa: S608


def _has_gone_on(backup: Path, acts: dict[int, str]) -> bool:
    """Whether a file has gone on from a backup: the last act of that is its own, and none is another."""
    last = None
    try:
        with closing(connect_reading(backup)) as connection:
            for seq, edit in connection.execute("SELECT seq, edit FROM history ORDER BY seq"):
                last = acts.get(seq)
                if last not in {None, edit}:
                    return False
    except (ProjectError, *FAULTS):
        return False
    return last is not None


def check_good(path: Path) -> str:
    """Return the id of a project. Raises ProjectError for what is no whole one."""
    with closing(opening.open_for_reading(path)) as connection:
        return opening.facts(connection, path).id


def _known(found: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return ids that are the file's own: of acts, of labels, of articles."""
    known = []
    for table, column in (("history", "edit"), ("span", "id"), ("article", "id")):
        rows = found.execute(
            f'SELECT DISTINCT "{column}" FROM found_{table} WHERE whence IN ({FILE}, {UNDER}) LIMIT {_SOME}'  # noqa: S608
        )
        known += [(table, row[0]) for row in rows]
    return known


def _of_file(folder: Path, path: Path, *, named: bool) -> Iterator[tuple[Backup, Path | None]]:
    """Yield the backups of a folder that may be this file's, and which other file that is there they are of."""
    last = _noted(folder / _FOLDER_NOTE, "path")
    for one in backups(folder):
        source = _noted(one.path.with_suffix(_NOTE), "source") or last
        if source and files.is_same(Path(source), path):
            yield one, None
        elif named:
            yield one, Path(source) if source and _is_there(source) else None


def _is_there(source: str) -> bool:
    """Whether a project lies where a backup was made of it: then it is that one's first."""
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
    """Whether a backup is whole, as it was made, and of the same project: some of what was read is in it too."""
    try:
        if sha256_noted(path) not in {"", sha256_of(path)}:
            return False
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
    except (ProjectError, *FAULTS):
        return False
