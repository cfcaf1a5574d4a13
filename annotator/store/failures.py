"""What SQLite and the system say, as sentences for the person."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, SaveFailed, UserError

_PRIMARY = 0xFF
"""Mask of SQLite's primary code in an extended one."""

_WE_WRITE = QT_TRANSLATE_NOOP("errors", "An import is being written; try again in a moment.")
_OTHER_WRITES = QT_TRANSLATE_NOOP("errors", "Another program is writing in {path}; try again in a moment.")
_IN_USE = QT_TRANSLATE_NOOP("errors", "{path} is in use by another program; try again in a moment.")
_NOT_SAVED = {
    sqlite3.SQLITE_FULL: QT_TRANSLATE_NOOP(
        "errors", "Not saved: the disk that holds {path} is full. Make some space and try again."
    ),
    sqlite3.SQLITE_READONLY: QT_TRANSLATE_NOOP("errors", "Not saved: {path} cannot be written; it is read-only."),
    sqlite3.SQLITE_IOERR: QT_TRANSLATE_NOOP(
        "errors", "Not saved: the disk that holds {path} reports an error ({reason}). Save a copy on another disk."
    ),
    sqlite3.SQLITE_BUSY: _OTHER_WRITES,
    sqlite3.SQLITE_LOCKED: _OTHER_WRITES,
    sqlite3.SQLITE_CANTOPEN: QT_TRANSLATE_NOOP("errors", "Not saved: {path} cannot be reached any more."),
    sqlite3.SQLITE_CORRUPT: QT_TRANSLATE_NOOP(
        "errors", "Not saved: {path} is damaged ({reason}). Close it, then restore a backup or salvage it."
    ),
    sqlite3.SQLITE_NOTADB: QT_TRANSLATE_NOOP(
        "errors", "Not saved: {path} is damaged ({reason}). Close it, then restore a backup or salvage it."
    ),
}
_NOT_SAVED_OTHERWISE = QT_TRANSLATE_NOOP("errors", "Not saved: {path} could not be written ({reason}).")
_GONE = QT_TRANSLATE_NOOP("errors", "Not saved: {path} is no longer there; it was moved or deleted. Save a copy.")
_REPLACED = QT_TRANSLATE_NOOP(
    "errors", "Not saved: another file has taken the place of {path}, perhaps by a program that syncs it. Save a copy."
)

_LOST_WAL = QT_TRANSLATE_NOOP(
    "errors",
    "Not saved: another program removed or replaced {wal}, which holds the newest work in {path}. Save a copy.",
)

_BRIEF = {
    _NOT_SAVED[sqlite3.SQLITE_FULL]: QT_TRANSLATE_NOOP("errors", "Not saved: disk full"),
    _NOT_SAVED[sqlite3.SQLITE_READONLY]: QT_TRANSLATE_NOOP("errors", "Not saved: read-only"),
    _NOT_SAVED[sqlite3.SQLITE_IOERR]: QT_TRANSLATE_NOOP("errors", "Not saved: disk error"),
    _NOT_SAVED[sqlite3.SQLITE_CORRUPT]: QT_TRANSLATE_NOOP("errors", "Not saved: file damaged"),
    _OTHER_WRITES: QT_TRANSLATE_NOOP("errors", "Not saved: file in use"),
    _WE_WRITE: QT_TRANSLATE_NOOP("errors", "Not saved: import running"),
    _GONE: QT_TRANSLATE_NOOP("errors", "Not saved: file gone"),
    _REPLACED: QT_TRANSLATE_NOOP("errors", "Not saved: file replaced"),
}
"""The same in as few words as stand behind a line of text."""
_NOT_SAVED_BRIEFLY = QT_TRANSLATE_NOOP("errors", "Not saved")

_NO_FOLDER = QT_TRANSLATE_NOOP("errors", "{path} cannot be made: the folder {folder} does not exist.")
_SHUT_FOLDER = QT_TRANSLATE_NOOP("errors", "{path} cannot be made: the folder {folder} cannot be written.")
_FULL_FOLDER = QT_TRANSLATE_NOOP(
    "errors", "{path} cannot be made: the disk that holds {folder} is full. Make some space or choose another folder."
)
_BAD_DISK = QT_TRANSLATE_NOOP(
    "errors", "{path} cannot be made: the disk reports an error. Choose a folder on another disk."
)
_NOT_MADE: dict[int | None, str] = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EACCES: _SHUT_FOLDER,
    errno.EPERM: _SHUT_FOLDER,
    errno.EROFS: _SHUT_FOLDER,
    errno.ENOSPC: _FULL_FOLDER,
    errno.EIO: _BAD_DISK,
}
_NOT_MADE_BY_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL_FOLDER,
    sqlite3.SQLITE_READONLY: _SHUT_FOLDER,
    sqlite3.SQLITE_CANTOPEN: _SHUT_FOLDER,
    sqlite3.SQLITE_IOERR: _BAD_DISK,
}
_NOT_MADE_OTHERWISE = QT_TRANSLATE_NOOP("errors", "{path} cannot be made: {reason}.")

_NOT_READ = {
    sqlite3.SQLITE_NOTADB: QT_TRANSLATE_NOOP("errors", "{path} is no Annotator project."),
    sqlite3.SQLITE_CORRUPT: QT_TRANSLATE_NOOP(
        "errors", "{path} is damaged ({reason}). Restore a backup or salvage it."
    ),
    sqlite3.SQLITE_BUSY: _IN_USE,
}
_NO_LETTERS = QT_TRANSLATE_NOOP(
    "errors", "{path} is damaged: some of its text cannot be read. Restore a backup or salvage it."
)
_UNDECODED, _WORDS = "Could not decode", " with text "
"""What the words of sqlite3 of a text that is no UTF-8 begin with, and what stands before a piece of that text."""
_TORN_INDEX = "invalid fts5 file format"
"""What SQLite says, with its plainest code, of a damaged index of words."""
_NOT_READ_OTHERWISE = QT_TRANSLATE_NOOP("errors", "{path} cannot be read ({reason}).")


def not_saved(error: sqlite3.Error, path: Path, *, by_us: bool = False) -> SaveFailed:
    """Return the sentence for a write that SQLite refused; `by_us` where a job of this process is writing there."""
    if _code(error) == sqlite3.SQLITE_READONLY_DBMOVED:
        return SaveFailed(_GONE, path=path)
    template = _NOT_SAVED.get(_code(error) & _PRIMARY, _NOT_SAVED_OTHERWISE)
    if by_us and template == _OTHER_WRITES:
        template = _WE_WRITE
    return SaveFailed(template, path=path, reason=words_of(error))


def is_of_disk(failure: SaveFailed) -> bool:
    """Whether the disk hinders a write: a file beside the project would fare no better."""
    return failure.template in {_NOT_SAVED[sqlite3.SQLITE_FULL], _NOT_SAVED[sqlite3.SQLITE_IOERR]}


def briefly(failure: SaveFailed) -> SaveFailed:
    """Return what hinders a write in two or three words."""
    return SaveFailed(_BRIEF.get(failure.template, _NOT_SAVED_BRIEFLY))


def not_begun(error: sqlite3.Error, path: Path) -> SaveFailed:
    """Return the sentence for a file that could not be opened for writing; others' reading may be in the way."""
    return SaveFailed(_IN_USE, path=path) if is_busy(error) else not_saved(error, path)


def gone(path: Path) -> SaveFailed:
    """Return the sentence for a file that is no longer where it was opened."""
    return SaveFailed(_GONE, path=path)


def replaced(path: Path) -> SaveFailed:
    """Return the sentence for a file in whose place another lies."""
    return SaveFailed(_REPLACED, path=path)


def lost_wal(path: Path, wal: Path) -> SaveFailed:
    """Return the sentence for a project whose -wal file is no longer the one that is written to."""
    return SaveFailed(_LOST_WAL, path=path, wal=wal.name)


def not_made(error: Exception, path: Path) -> ProjectError:
    """Return the sentence for a new file that the system or SQLite refused."""
    folder = path.absolute().parent
    if isinstance(error, sqlite3.Error):
        template = _NOT_MADE_BY_SQLITE.get(_code(error) & _PRIMARY, _NOT_MADE_OTHERWISE)
    else:
        template = _NOT_MADE.get(getattr(error, "errno", None), _NOT_MADE_OTHERWISE)
    return ProjectError(template, path=path, folder=folder, reason=getattr(error, "strerror", None) or words_of(error))


def unreadable(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> ProjectError:
    """Return the sentence for a file that cannot be read, also where what it says of itself is no text."""
    if isinstance(error, UnicodeDecodeError):
        return ProjectError(_NO_LETTERS, path=path, reason=error.reason)
    return not_read(error, path)


def words_of(error: Exception) -> str:
    """Return what an error says, without the piece of the project's text that sqlite3 may quote."""
    said = str(error)
    return said.partition(_WORDS)[0] if said.startswith(_UNDECODED) else said


def not_read(error: sqlite3.Error, path: Path) -> ProjectError:
    """Return the sentence for a file that SQLite cannot read."""
    if str(error).startswith(_UNDECODED):
        return ProjectError(_NO_LETTERS, path=path, reason=words_of(error))
    template = _NOT_READ.get(_code(error) & _PRIMARY, _NOT_READ_OTHERWISE)
    return ProjectError(template, path=path, reason=error)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what hinders reading inside into ProjectError."""
    try:
        yield
    except UnicodeDecodeError as error:  # sqlite3 makes its sentence of bytes of the file
        raise unreadable(error, path) from error
    except sqlite3.DatabaseError as error:
        if is_outside(error):
            raise not_read(error, path) from error
        raise


def is_outside(error: sqlite3.Error) -> bool:
    """Whether the world is to blame (disk, rights, another program, a damaged file) and not a bug of ours."""
    if isinstance(error, sqlite3.OperationalError):
        return _code(error) & _PRIMARY != sqlite3.SQLITE_ERROR or str(error).startswith(_TORN_INDEX)
    return type(error) is sqlite3.DatabaseError


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another connection's transaction is in the way."""
    return _code(error) & _PRIMARY in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def is_held(error: UserError) -> bool:
    """Whether it says that another program holds a file, which need not be damaged for that."""
    return error.template == _IN_USE


def is_disk_error(error: sqlite3.Error) -> bool:
    """Whether the disk refused."""
    return _code(error) & _PRIMARY == sqlite3.SQLITE_IOERR


def is_no_database(error: sqlite3.Error) -> bool:
    """Whether a file does not begin as a database does."""
    return _code(error) & _PRIMARY == sqlite3.SQLITE_NOTADB


def is_no_place(error: sqlite3.Error) -> bool:
    """Whether SQLite cannot make the files that it wants beside the database."""
    return _code(error) & _PRIMARY in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


def is_cut_off(error: sqlite3.Error) -> bool:
    """Whether the last transaction was cut off before it was whole and waits to be rolled back."""
    return _code(error) == sqlite3.SQLITE_READONLY_ROLLBACK


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's extended code; an error without one is a text in the file that is no UTF-8."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
