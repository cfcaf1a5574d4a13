"""Connections to a project file, their settings, and the one kind of transaction that writes."""

from __future__ import annotations

import sqlite3
import stat
import sys
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, UserError
from annotator.store import descriptors, files
from annotator.store.failures import (
    is_cut_off,
    is_disk_error,
    is_no_database,
    is_no_place,
    is_outside,
    not_begun,
    not_read,
    not_saved,
)
from annotator.store.indexing import take_waiting
from annotator.store.trust import check_schema

PATIENT = 5000
"""Milliseconds that a job, or the opening of a file, waits for another's transaction; the window does not wait."""

_SETTINGS = {"synchronous": 2, "foreign_keys": 1}  # 2 is FULL
if sys.platform == "darwin":  # its fsync does not reach the disk itself
    _SETTINGS |= {"fullfsync": 1, "checkpoint_fullfsync": 1}
_LIMITS = {  # what no file and no statement of ours comes near
    sqlite3.SQLITE_LIMIT_LENGTH: 512 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 4,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
}
_written: list[Path] = []
"""Projects in which a transaction of this process is being written."""
_AFTER_A_DEATH = (files.WAL, files.SHM, files.HOLDER, files.LAST_WORK)
"""What lies beside a project with which a program may have died."""
_TRIES = 3
"""How often a connection is made anew that could not be secured."""
_WAL_LIMIT = 16 * 1024 * 1024


def connect_reading(path: Path) -> sqlite3.Connection:
    """Open a project file for reading; another process may be writing. Raises ProjectError."""
    try:
        return _opened(path, "mode=ro")
    except sqlite3.Error as error:
        if is_cut_off(error):
            return _rolled_back(path)
        # A database in WAL mode wants a -shm file beside it, which a read-only folder refuses. `immutable` does
        # without, and may only be said where nothing waits in a file beside it and nobody can be writing.
        if is_no_place(error) and not _waits(path):
            try:
                return _opened(path, "mode=ro&immutable=1")
            except sqlite3.Error as again:
                raise not_read(again, path) from again
        raise _not_read(error, path) from error


def _waits(path: Path) -> bool:
    """Whether something of a project waits in a file beside it."""
    return any(files.has_content(files.beside(path, suffix)) for suffix in (files.WAL, files.JOURNAL))


def _not_read(error: sqlite3.Error, path: Path) -> ProjectError:
    """Return the sentence for what SQLite cannot read, where it would say too little of why."""
    from annotator.store import glancing  # noqa: PLC0415  only of a damaged file

    if is_no_database(error) and glancing.has_lost_its_header(path):
        return ProjectError(glancing.NO_PROJECT_ANY_MORE, path=path)
    if is_disk_error(error) and files.is_disk_full(path):  # SQLite finds no room for its -shm
        return ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} cannot be read: the disk that holds it is full. Make some space."),
            path=path,
        )
    return not_read(error, path)


def connect_alone(path: Path) -> sqlite3.Connection:
    """Open a project file as it stands by itself, without what waits in a file beside it. Raises ProjectError.

    For reading, where nobody is writing.
    """
    try:
        return _opened(path, "mode=ro&immutable=1")
    except sqlite3.Error as error:
        raise not_read(error, path) from error


def said_id(path: Path) -> str:
    """Return the id that a project file says, however damaged the rest is; empty where that cannot be read."""
    try:
        with closing(descriptors.connect(path, _uri(path, "mode=ro&immutable=1"), timeout=0)) as connection:
            connection.execute("PRAGMA writable_schema = ON")  # else SQLite reads nothing of a file that is cut off
            found = connection.execute("SELECT id FROM meta").fetchone()
    except (sqlite3.Error, UserError, OSError):
        return ""
    return found[0] if found and isinstance(found[0], str) else ""


def connect_writing(path: Path, *, any_tables: bool = False) -> sqlite3.Connection:
    """Open a project file for writing with the settings that lose nothing. Raises ProjectError.

    The connection is patient; `set_patience` makes it the window's. With `any_tables` it is not asked whether the
    tables are ours: for who has looked at that closely.
    """
    connection = _made_for_writing(path, any_tables=any_tables)
    if not descriptors.secure(connection, path):  # it has become one with a -wal only now
        connection.close()
        connection = _made_for_writing(path, any_tables=any_tables)
    return connection


def _made_for_writing(path: Path, *, any_tables: bool) -> descriptors.Counted:
    try:
        connection = _opened(path, "mode=rw")
    except sqlite3.Error as error:
        raise _not_read(error, path) from error
    try:
        if not any_tables:
            check_schema(connection, path)
        _set_up_writing(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise not_begun(error, path) from error
    except ProjectError:
        connection.close()
        raise
    return connection


def set_patience(connection: sqlite3.Connection, milliseconds: int) -> None:
    """Set how long a statement waits for another connection's transaction before it fails."""
    connection.execute(f"PRAGMA busy_timeout = {milliseconds:d}")


def _opened(path: Path, how: str) -> descriptors.Counted:
    """Connect and read once, because SQLite opens nothing before the first read."""
    _check_before(path, to_write=how == "mode=rw")
    connection = _read_once(path, how)
    for _ in range(_TRIES):
        if "immutable" in how or descriptors.secure(connection, path):
            break
        connection.close()
        connection = _read_once(path, how)
    return connection


def _read_once(path: Path, how: str) -> descriptors.Counted:
    connection = descriptors.connect(path, _uri(path, how), timeout=PATIENT / 1000)
    try:
        guard(connection)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except UnicodeDecodeError as error:  # sqlite3 makes its sentence of bytes of the file
        connection.close()
        raise sqlite3.DatabaseError(error.reason) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _check_before(path: Path, *, to_write: bool) -> None:
    """Look at what SQLite wipes away, and raise ProjectError for what it may not be let at.

    A pipe never ends, and a -wal beside an empty file would be deleted.
    """
    try:
        status = path.stat()
    except OSError:
        return  # SQLite finds a sentence
    if not stat.S_ISREG(status.st_mode):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is no Annotator project."), path=path)
    if status.st_size == 0 and files.has_content(files.beside(path, files.WAL)):
        from annotator.store import glancing  # noqa: PLC0415  only of a damaged file

        glancing.check(path, status)
    odd = files.in_the_way(path)
    if odd is not None:
        from annotator.store import glancing  # noqa: PLC0415  only of a damaged file

        raise ProjectError(glancing.NO_FILE, path=path, other=odd.name)
    if any(files.is_there(files.beside(path, suffix)) for suffix in _AFTER_A_DEATH):
        from annotator.store import last_work  # noqa: PLC0415  rarely needed

        last_work.note(path)
    if files.is_there(files.beside(path, files.WAL)):
        from annotator.store import left_by_readers  # noqa: PLC0415  rarely needed

        left_by_readers.take_away(path, to_write=to_write)


def guard(connection: sqlite3.Connection) -> None:
    """Let a file that others made do as little as SQLite can be told: it may be damaged, or made to harm."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")  # else a disk error in a mapped file ends the process
    for category, most in _LIMITS.items():
        connection.setlimit(category, most)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003


def _uri(path: Path, how: str) -> str:
    place = quote(path.absolute().as_posix(), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?{how}"


def _rolled_back(path: Path) -> sqlite3.Connection:
    """Open for reading what a power cut left half written: in a copy or a new project, as it changes to a -wal file.

    The -journal beside it says how it was, and only a connection that may write can bring that back.
    """
    try:
        _opened(path, "mode=rw").close()
        return _opened(path, "mode=ro")
    except sqlite3.Error as error:
        raise not_read(error, path) from error


def _set_up_writing(connection: sqlite3.Connection, path: Path) -> None:
    """Set what DESIGN asks for, and read it back: SQLite ignores what it does not know or cannot do."""
    for name, value in _SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    connection.execute(f"PRAGMA journal_size_limit = {_WAL_LIMIT}")
    if mode != "wal" or any(_pragma(connection, name) != value for name, value in _SETTINGS.items()):
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} lies where nothing can be saved safely. Copy it to a local disk."),
            path=path,
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


class transaction:  # noqa: N801  read as `with transaction(...)`; a generator would cost every label some µs more
    """One transaction that takes the write lock at once: all of it is committed, or nothing has changed.

    Every one waits for the disk, also where what it writes could be made again: after a sync that failed nobody knows
    what of an earlier, unsynced transaction is on the disk, and all later ones stand on it in the -wal file.

    Texts that come or go inside are indexed with it; without `texts` none do. What the disk or another program refuses
    becomes SaveFailed; the connection is usable afterwards.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, texts: bool = True) -> None:
        self._connection, self._path, self._texts = connection, path, texts

    def __enter__(self) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except BaseException as error:
            self._roll_back(error)
            raise
        _written.append(self._path)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            if error is None:
                if self._texts:
                    take_waiting(self._connection)
                self._connection.execute("COMMIT")
        except BaseException as failure:
            error = failure
            raise
        finally:
            _written.remove(self._path)
            if error is not None:
                self._roll_back(error)

    def _roll_back(self, error: BaseException) -> None:
        """Leave nothing of it. Raises SaveFailed where `error` is what the disk or another program refused."""
        if self._connection.in_transaction:  # SQLite itself rolls back after a full disk or an I/O error
            with suppress(sqlite3.OperationalError):
                self._connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error) and is_outside(error):
            by_us = any(files.is_same(self._path, one) for one in tuple(_written))
            raise not_saved(error, self._path, by_us=by_us) from error
