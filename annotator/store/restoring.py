"""A backup becomes the project again: as a whole new file, which takes the place of the present one in one moment."""

from __future__ import annotations

import glob
import hashlib
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import ProjectError, SaveFailed
from annotator.domain.ids import new_id
from annotator.store import aside, backup, descriptors, device, files, journal, last_work, numbering, opening, schema
from annotator.store.backup_contents import RESTORED
from annotator.store.connection import connect_reading, connect_writing, transaction
from annotator.store.failures import is_held, not_read
from annotator.store.watching import Watch, stopping

NAME = RESTORED
"""The plain word of this act: of its backup and its line in the history."""
_BLOCK = 1 << 22
_PRIMARY = 0xFF
"""Mask of SQLite's primary code in an extended one."""
_PATIENCE, _PAUSE = 3.0, 0.05
"""Seconds that others' reading is waited for, and between two looks."""
_SIDES = (files.WAL, files.JOURNAL)
_PART = ".restore.part"


def is_sound(path: Path) -> bool:
    """Whether a file opens as a project and SQLite finds it whole. Raises ProjectError where another program has it."""
    try:
        with closing(connect_reading(path)) as connection:
            backup.check(connection, path)
    except (ProjectError, sqlite3.Error, OSError) as error:
        if isinstance(error, ProjectError) and is_held(error):
            raise
        return False
    return True


def draft(backup_path: Path, target: Path, watch: Watch) -> tuple[Path, str]:
    """Copy a backup to beside `target`, to a hidden file, and return that and its SHA-256. Raises OSError, Stopped."""
    made, digest = target.with_name(f".{target.name}.{new_id()}{_PART}"), hashlib.sha256()
    try:
        made.touch(files.MODE, exist_ok=False)
        with descriptors.opened(backup_path) as source, made.open("wb") as copy:
            while block := source.read(_BLOCK):
                digest.update(block)
                copy.write(block)
                watch.did(len(block) // 4096)
    except BaseException:
        files.discard(made)
        raise
    return made, digest.hexdigest()


def tidy(path: Path) -> None:
    """Delete the drafts that killed restores left beside a project; nobody else restores, as its lock is held."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*{_PART}*"):
        files.discard(left)
    aside.tidy(path)


def make_current(made: Path, target: Path, *, sha256: str, told: str, watch: Watch) -> None:
    """Bring a draft to the present tables, write into its history that it was restored, and check it.

    Raises ProjectError, which names `target`. The draft is one file then, with nothing beside it.
    """
    from annotator.store import migrations  # noqa: PLC0415  imports sqlite-utils

    with closing(_opened(made)) as connection:
        numbering.check(connection, target)
        if connection.execute("PRAGMA user_version").fetchone()[0] < schema.SCHEMA_VERSION:
            migrations.migrate(connection, target)
        with transaction(connection, target):
            journal.write_barrier(
                connection,
                NAME,
                device=device.drawn(),
                batch=new_id(),
                source_sha256=sha256,
                changes=[{"restored": told}],
            )
        watch.go_on()
    with closing(connect_reading(made)) as connection, stopping(connection, watch.go_on):
        backup.check(connection, target)


def _opened(made: Path) -> sqlite3.Connection:
    opening.open_for_reading(made).close()  # refuses what is no project, or too new
    connection = sqlite3.connect(made, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        # A draft is not waited for: it is flushed before it becomes a project.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")
    except sqlite3.Error as error:
        connection.close()
        raise not_read(error, made) from error
    return connection


def swap(made: Path, path: Path) -> bool:
    """Put a draft in the place of a sound project that this process has locked; whether that could be done.

    It could not where somebody reads the present file: SQLite would go on with its -wal file beside the new one, and
    so undo the restore, or damage it.
    """
    try:
        opened = connect_writing(path)
    except SaveFailed as error:
        if _is_busy(error.__cause__):  # a project without a -wal file is made one that has it, which a reader hinders
            return False
        raise
    with closing(opened) as connection:
        descriptors.release(path)
        if not _is_alone(connection):
            return False
        # From here the present file is whole in itself. Nobody begins to read it until it is replaced.
        if os.name != "nt":
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:  # somebody has just begun to read
                return False
            _copy_rights(path, made)
            return _replaced(made, path)
    return _replaced(made, path)


def _is_busy(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _is_alone(connection: sqlite3.Connection) -> bool:
    """Bring the -wal file into the project and do without it; whether that could be done within some seconds."""
    until = time.monotonic() + _PATIENCE
    while True:
        with suppress(sqlite3.OperationalError):  # locked
            if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete":
                return True
        if time.monotonic() > until:
            return False
        time.sleep(_PAUSE)


def _replaced(made: Path, path: Path) -> bool:
    """Replace a file; whether the system let us. Windows does not while a program has it open."""
    try:
        files.replace(made, path)
    except PermissionError:
        return False
    last_work.forget(path)
    return True


def _copy_rights(path: Path, made: Path) -> None:
    with suppress(OSError):
        made.chmod(path.stat().st_mode & 0o777)


def swap_damaged(made: Path, path: Path) -> tuple[Path | None, bool]:
    """Put a draft in the place of a damaged project, or of none; return where that lies now, and whether it was done.

    What lies beside it goes with it: it may hold work, and would be taken for changes of the new file. Where the
    project itself is gone, that is all that lies aside.
    """
    there = [suffix for suffix in ("", *_SIDES) if files.is_there(files.beside(path, suffix))]
    if not there:
        files.move_to_new(made, path)
        last_work.forget(path)
        return None, True
    kept = _beside(path, "damaged")
    for suffix in there:
        # No second name for one file: a project that has one is not written to, and a kill would leave it with two.
        aside.copied(files.beside(path, suffix), files.beside(kept, suffix))
    lies = files.beside(kept, there[0])
    files.flush_folder(path.parent)
    # Where the program is killed from here on, the whole of it lies aside.
    for suffix in (*_SIDES, files.SHM):
        files.discard(files.beside(path, suffix))
    if any(files.is_there(files.beside(path, suffix)) for suffix in _SIDES):
        return lies, False
    return lies, _replaced(made, path)


def leave_beside(made: Path, path: Path) -> Path:
    """Give a draft a name of its own beside the project, and return it."""
    return _named_new(made, lambda: _beside(path, "restored"))


def _named_new(made: Path, name: Callable[[], Path]) -> Path:
    while True:
        chosen = name()
        with suppress(FileExistsError):
            files.move_to_new(made, chosen)
            return chosen


def _beside(path: Path, word: str) -> Path:
    return aside.stamped(path, word, path.suffix, datetime.now(UTC).astimezone())
