"""Whether a file is a project that this program can read or write, and how it is closed."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from annotator import paths
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, SchemeError
from annotator.domain.scheme import Scheme, scheme_from_json
from annotator.domain.work import ANNOTATOR
from annotator.store import descriptors, files, guidelines, schema, trust
from annotator.store.connection import connect_reading, connect_writing, set_patience
from annotator.store.facts import Guidelines
from annotator.store.failures import not_read

_LOOKED_THROUGH = 2.0
"""Seconds that a project is read before it is opened, where a program has died with it."""
_WRITE_BITS = 0o222

WAITS = QT_TRANSLATE_NOOP(
    "errors",
    "{path} does not exist, but newest work of it waits in {wal}. Put the project back beside that, under this name.",
)
_NO_NAME = QT_TRANSLATE_NOOP(
    "errors", "{path} is damaged: its name and its number are missing. Restore a backup or salvage it."
)
_NO_SCHEME = QT_TRANSLATE_NOOP("errors", "{path} is damaged: its scheme is missing. Restore a backup or salvage it.")
_NO_TEXT = QT_TRANSLATE_NOOP("errors", "{path} is damaged: its guidelines are missing. Restore a backup or salvage it.")
_BAD_SCHEME = QT_TRANSLATE_NOOP(
    "errors", "{path} is damaged: its scheme cannot be read. Restore a backup or salvage it."
)


class Facts(NamedTuple):
    """What a project says of itself."""

    id: str
    name: str
    scheme: Scheme
    guidelines: Guidelines
    lead: str
    blind: bool


def open_for_reading(path: Path, *, any_tables: bool = False) -> sqlite3.Connection:
    """Return a reading connection to a project file. Raises ProjectError with what is wrong.

    With `any_tables` it is not asked whether its tables are ours: for who looks at that closely.
    """
    from annotator.store import glancing  # noqa: PLC0415  not before the first paint

    glancing.check(path, _checked_file(path))
    _check_wal(path)
    connection = connect_reading(path)
    try:
        _check_version(connection, path)
        if not any_tables:
            _check_schema(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _checked_file(path: Path) -> os.stat_result:
    status = identity(path)
    if stat.S_ISDIR(status.st_mode):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a project."), path=path)
    if not stat.S_ISREG(status.st_mode):  # a pipe would never end
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is no Annotator project."), path=path)
    return status


def _check_wal(path: Path) -> None:
    """Raise ProjectError where a program died and what waits beside the file is not its own: see store/stray_wal.py."""
    wal = files.beside(path, files.WAL)
    if files.has_content(wal):
        from annotator.store import glancing, lock, stray_wal  # noqa: PLC0415  rarely needed

        if not lock.is_in_use(path) and stray_wal.is_stray(path, seconds=_LOOKED_THROUGH):
            raise ProjectError(glancing.STRANGE_WAL, path=path, wal=wal.name)


def identity(path: Path) -> os.stat_result:
    """Return what the system says of a file. Raises ProjectError: it is not there, also where it has just gone."""
    try:
        return path.stat()
    except FileNotFoundError:
        template = WAITS if waits_alone(path) else QT_TRANSLATE_NOOP("errors", "{path} does not exist.")
        raise ProjectError(template, path=path, wal=files.beside(path, files.WAL).name) from None
    except OSError as error:
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} cannot be read ({reason})."), path=path, reason=error.strerror or error
        ) from error


def waits_alone(path: Path) -> bool:
    """Whether newest work waits for a file that is not there, and that nobody has had open when it went."""
    from annotator.store import lock  # noqa: PLC0415  rarely needed

    wal = files.beside(path, files.WAL)
    waits = not os.path.lexists(path) and os.path.isfile(wal) and files.has_content(wal)  # noqa: PTH113  a long name
    return waits and not lock.is_in_use(path) and lock.holder(path) is None


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise not_read(error, path) from error
    if application != schema.APPLICATION_ID or version < 1:
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is no Annotator project."), path=path)
    if version > schema.SCHEMA_VERSION:
        raise ProjectError(
            QT_TRANSLATE_NOOP(
                "errors",
                "{path} was made by a newer Annotator (file version {found}; this one reads up to {known}). Update it.",
            ),
            path=path,
            found=version,
            known=schema.SCHEMA_VERSION,
        )


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    try:
        trust.check_schema(connection, path)
    except sqlite3.Error as error:
        raise not_read(error, path) from error


def facts(connection: sqlite3.Connection, path: Path) -> Facts:
    """Read what stays the same while a project is open. Raises ProjectError for a file that lacks it."""
    try:
        about = connection.execute("SELECT id, name FROM meta").fetchone()
        content = connection.execute("SELECT content FROM scheme ORDER BY version DESC LIMIT 1").fetchone()
        text = guidelines.newest(connection)
        if about is None or content is None or text is None:
            raise ProjectError(_NO_NAME if about is None else _NO_SCHEME if content is None else _NO_TEXT, path=path)
        return Facts(
            about[0],
            about[1],
            scheme_from_json(content[0]),
            text,
            *lead(connection),
        )
    except sqlite3.Error as error:
        raise not_read(error, path) from error
    except (SchemeError, TypeError, ValueError) as error:
        raise ProjectError(_BAD_SCHEME, path=path) from error


def lead(connection: sqlite3.Connection) -> tuple[str, bool]:
    """Return who leads, and whether people are blind; where nobody was named it is the first of them."""
    lead, blind = "", True
    if connection.execute("PRAGMA user_version").fetchone()[0] >= schema.LEAD_SINCE:
        lead, blind = connection.execute("SELECT lead, blind FROM meta").fetchone()
    if not lead:
        first = connection.execute("SELECT id FROM annotator WHERE role = ? ORDER BY n LIMIT 1", (ANNOTATOR,))
        lead = (first.fetchone() or ("",))[0]
    return lead, bool(blind)


def check_writable(path: Path) -> None:
    """Raise ProjectError where file or folder is marked read-only, or the file has a second name or is a backup.

    The marks are looked at beside the rights, because an administrator has rights against every mark.
    """
    facts = path.stat()
    if facts.st_nlink > 1:
        files.discard_drafts_of(path)  # of a program that ended while it gave the file its name
        facts = path.stat()
    if facts.st_nlink > 1:  # each name would have a -wal file of its own, which damages what both are names of
        raise ProjectError(
            QT_TRANSLATE_NOOP(
                "errors",
                "{path} has another name on this disk (a hard link). It opens for reading; copy it to work on it.",
            ),
            path=path,
        )
    if paths.is_backup(path):
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} is a backup. It opens for reading; restore it to work on it."),
            path=path,
        )
    if not os.access(path, os.W_OK) or not facts.st_mode & _WRITE_BITS:
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} is read-only. It opens for reading; copy it to work on it."), path=path
        )
    if not os.access(path.parent, os.W_OK):
        raise ProjectError(
            QT_TRANSLATE_NOOP(
                "errors", "The folder {folder} is read-only. {path} opens for reading; copy it to work on it."
            ),
            folder=path.parent,
            path=path,
        )


def tidy(path: Path) -> None:
    """Have SQLite remove the empty -wal and -shm files that reading alone leaves beside a project."""
    wal = files.beside(path, files.WAL)
    from annotator.store import lock, wal_file  # noqa: PLC0415  not before the first paint

    with suppress(sqlite3.Error, OSError, ProjectError):
        # Beside what a dead program left it tells that nothing was lost with it, unless that was noted already. The
        # same of what was brought from another computer; and in a synced folder it may be in use there.
        left = lock.died_writing(path) or lock.wrote_elsewhere(path) is not None
        left = left and not wal_file.has_page(path, lock.left_by_closing(path))
        tells = left and not files.is_there(files.beside(path, files.LAST_WORK))
        if wal.exists() and wal.stat().st_size == 0 and not tells:
            connect_writing(path).close()


def left_waiting(path: Path) -> str:
    """Return what the -wal file leads to that others' reading has kept from the project; nothing where none has.

    Whoever reads on in this process brings it in; another program may not.
    """
    if not files.has_content(files.beside(path, files.WAL)) or descriptors.is_connected(path):
        return ""
    from annotator.store import wal_file  # noqa: PLC0415  rarely needed

    return wal_file.newest_page(path)


def connect_first(path: Path, before: Callable[[], object]) -> sqlite3.Connection:
    """Open a project for writing that nobody else has, and settle first what a program that died left in its -wal.

    Where that is damaged it is kept aside: SQLite will write over it. What can be read of it goes into the project
    file, and both to the disk, before anything follows: the sync of its last transaction may have failed, and been
    told. SQLite finds it there all the same, and the system takes it for written; what is done next would stand on it,
    and go with it at a power cut. `before` is done between the two. Raises ProjectError.
    """
    wal = files.beside(path, files.WAL)
    if files.has_content(wal):
        from annotator.store import wal_file  # noqa: PLC0415  not before the first paint

        wal_file.keep_aside(path)
    before()
    connection = connect_writing(path)
    set_patience(connection, 0)
    with suppress(OSError):
        if files.has_content(wal):
            checkpoint(connection)
            files.flush(wal)
    return connection


def checkpoint(connection: sqlite3.Connection) -> None:
    """Bring what waits in the -wal file into the project file, as far as others' reading allows."""
    with suppress(sqlite3.OperationalError):  # it stays in the -wal file, where it is just as safe
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
