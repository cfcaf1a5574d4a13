"""Whether the `-wal` file beside a project is of another state of it, or of another project.

Somebody copies a project over one whose program died, and the `-wal` of the dead one stays: SQLite would take it for
the new file's own, show a mixture of the two, and write that for good at the next opening. Reading changes nothing of
either, so before anything is written both are read: the file alone, and what the two make together.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import ProjectError, Stopped
from annotator.store import files
from annotator.store.connection import connect_alone, connect_reading
from annotator.store.trust import check_schema
from annotator.store.wal_file import HEADER
from annotator.store.watching import stopping

Connect = Callable[[Path], sqlite3.Connection]


class _State(NamedTuple):
    """What is read of a file: whether it is whole, and which project it is."""

    is_sound: bool
    project: str


def is_stray(path: Path, *, seconds: float = 0.0) -> bool:
    """Whether a project is whole only without the `-wal` beside it, or is another project with it.

    With `seconds` it is looked at for so long at most; where that is not enough, the answer is no.
    """
    wal = files.beside(path, files.WAL)
    try:
        if wal.stat().st_size <= HEADER or path.stat().st_size == 0:
            return False
    except OSError:
        return False
    until = time.monotonic() + seconds if seconds else float("inf")

    def go_on() -> None:
        if time.monotonic() > until:
            raise Stopped

    try:
        together = _read(path, connect_reading, go_on)
        if together.is_sound and together.project == _read(path, connect_alone, go_on, glances=True).project:
            return False
        return _read(path, connect_alone, go_on).is_sound
    except Stopped:
        return False


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
    except (ProjectError, sqlite3.Error, UnicodeDecodeError):
        go_on()
        return _State(is_sound=False, project="")
