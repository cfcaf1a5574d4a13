"""Whether the `-wal` file beside a project is of another state of it, or of another project.

Somebody copies a project over one whose program died, and the `-wal` of the dead one stays: SQLite would take it for
the new file's own, show a mixture of the two, and write that for good at the next opening. Reading changes nothing of
either, so before anything is written both are read: the file alone, and what the two make together.

Where the file is of a later state than its `-wal`, or went on otherwise, the two together may be whole, and an older
state. But the history is only added to, and the count of changes on the first page only grows: what the file tells of
these by itself has to be found with its `-wal` too. To see that takes some ms, however large the file is.

Another program may take the `-wal` in and begin it anew between the two readings. So what seems strange is looked at
once more, and holds where nothing has moved meanwhile.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import ProjectError, Stopped
from annotator.store import descriptors, files, wal_file
from annotator.store.connection import connect_alone, connect_reading
from annotator.store.failures import is_busy, is_held, not_read
from annotator.store.trust import check_schema
from annotator.store.watching import stopping

_LINE = "SELECT seq, (SELECT id FROM meta), edit, device, made_at FROM history"
_NEWEST, _THE_SAME = f"{_LINE} ORDER BY seq DESC LIMIT 1", f"{_LINE} WHERE seq = ?"

_LOOKS = 4
"""How often the two are looked at anew where somebody goes on with them."""

Connect = Callable[[Path], sqlite3.Connection]


class _State(NamedTuple):
    """What is read of a file: whether it is whole, and which project it is."""

    is_sound: bool
    project: str


def is_stray(path: Path, *, seconds: float = 0.0) -> bool:
    """Whether a project is whole only without the `-wal` beside it, or is another project with it.

    With `seconds` it is looked at for so long at most; where that is not enough, the answer is no. Raises ProjectError
    where another program holds it alone.
    """
    wal = files.beside(path, files.WAL)
    try:
        if wal.stat().st_size <= wal_file.HEADER or path.stat().st_size == 0:
            return False
    except OSError:
        return False
    # A damaged one ends before what was taken over from it, too.
    disagree = _disagree_still(path) and wal_file.damage(path) is None
    if disagree and seconds:
        return True
    until = time.monotonic() + seconds if seconds else float("inf")

    def go_on() -> None:
        if time.monotonic() > until:
            raise Stopped

    try:
        return (disagree or not _is_one(path, go_on)) and _read(path, connect_alone, go_on).is_sound
    except Stopped:
        return False


def _is_one(path: Path, go_on: Callable[[], None]) -> bool:
    """Whether the two together are whole, and the project that the file is by itself. Raises Stopped."""
    together = _read(path, connect_reading, go_on)
    return together.is_sound and together.project == _read(path, connect_alone, go_on, glances=True).project


def _disagree_still(path: Path) -> bool:
    """Whether the two disagree in two looks, and nobody has gone on with them meanwhile."""
    for _ in range(_LOOKS):
        before = _standing(path)
        if not _disagree(path):
            return False
        if _disagree(path) and _standing(path) == before:
            return True
    return False


def _standing(path: Path) -> tuple[object, ...]:
    """Return what is another once somebody has brought the `-wal` in, or begun it anew."""
    wal = files.beside(path, files.WAL)
    try:
        with wal.open("rb") as file:
            round_ = file.read(wal_file.HEADER)
        return (path.stat().st_ino, descriptors.first_bytes(path, 100), wal.stat().st_ino, round_)
    except OSError:
        return ()


def _disagree(path: Path) -> bool:
    """Whether what a file tells by itself is not what it can be before, amid or after what its `-wal` brings."""
    return has_other_changes(path, files.beside(path, files.WAL)) or _has_other_history(path)


def has_other_changes(path: Path, wal: Path) -> bool:
    """Whether a file counts another number of changes than a `-wal` begins from, or leads to."""
    try:
        file = wal_file.change_count(descriptors.first_bytes(path, 100))
        first, last = wal_file.change_counts(wal)
    except OSError:
        return False
    # A connection that knows the first page may count no further, so the first is that of the file, or the next.
    return bool(file and last and not first - 1 <= file <= last)


def _has_other_history(path: Path) -> bool:
    try:
        with closing(connect_alone(path)) as alone:
            newest = alone.execute(_NEWEST).fetchone()
    except (ProjectError, sqlite3.Error, UnicodeDecodeError):
        return False  # by itself it need not be whole: SQLite may have died while it brought the -wal in
    try:
        with closing(connect_reading(path)) as together:
            return newest is not None and together.execute(_THE_SAME, newest[:1]).fetchone() != newest
    except (ProjectError, sqlite3.Error, UnicodeDecodeError) as error:
        _check_free(error, path)
        cause = error.__cause__ if isinstance(error, ProjectError) else error
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT


def _read(path: Path, connect: Connect, go_on: Callable[[], None], *, glances: bool = False) -> _State:
    """Read a file to its end, or only which project it is. Raises Stopped."""
    try:
        with closing(connect(path)) as connection:
            check_schema(connection, path)
            with stopping(connection, go_on):
                connection.execute("BEGIN")
                found = "ok" if glances else connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
                project = connection.execute("SELECT id FROM meta").fetchone()
                return _State(found == "ok", project[0] if project else "")
    except (ProjectError, sqlite3.Error, UnicodeDecodeError) as error:
        _check_free(error, path)
        go_on()
        return _State(is_sound=False, project="")


def _check_free(error: Exception, path: Path) -> None:
    """Raise ProjectError where no damage is to blame but another program, which would be waited for again and again."""
    if isinstance(error, ProjectError) and is_held(error):
        raise error
    if isinstance(error, sqlite3.Error) and is_busy(error):
        raise not_read(error, path) from error
