"""Whether the newest work of a program that died is all there: it lay in the `-wal` file, not yet in the project.

What tells of it is wiped away by whoever opens the project next, also for reading: SQLite makes the `-shm` file anew,
and a `-wal` that is cut off looks as if there had never been more. So it is looked at before, and what was seen is
noted beside the project, until a salvage or a restore puts another file in its place.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.ids import new_id
from annotator.store import files, lock, wal_file

NO_WAL = QT_TRANSLATE_NOOP(
    "errors", "The last work in {path} may be lost: the file {wal} that held it is no longer there."
)


def look(path: Path) -> ProjectError | None:
    """Return what it says that the newest work in a project is gone or damaged, now or when that was noted.

    While somebody on this computer has the project open less is seen: see `wal_file.damage`.
    """
    place = Path(os.path.realpath(path))
    return noted(place) or _seen(place)


def note(path: Path) -> None:
    """Note beside a project what `look` finds, as far as the folder lets us: before SQLite is let at it."""
    place = Path(os.path.realpath(path))
    if lock.is_in_use(place) or noted(place) is not None:
        return
    found = _seen(place)
    if found is None:
        return
    target = files.beside(place, files.LAST_WORK)
    draft = target.with_name(f".{target.name}.{new_id()}.part")
    with suppress(OSError):
        status = place.stat()
        said = {"gone": found.template == NO_WAL, "bytes": status.st_size, "changed": status.st_mtime_ns}
        try:
            draft.write_text(json.dumps(said), "ascii")
            files.replace(draft, target)
        finally:
            files.discard(draft)


def noted(path: Path) -> ProjectError | None:
    """Return what was noted; cheap."""
    place = Path(os.path.realpath(path))
    said = _read(files.beside(place, files.LAST_WORK))
    if said is None:
        return None
    wal = files.beside(place, files.WAL)
    if said.get("gone") is not True:
        return ProjectError(wal_file.TORN_WAL, path=place, wal=wal.name)
    with suppress(OSError):
        status = place.stat()
        is_as_it_was = (status.st_size, status.st_mtime_ns) == (said.get("bytes"), said.get("changed"))
        if is_as_it_was and wal.stat().st_size > wal_file.HEADER:
            return None  # somebody has put it back
    return ProjectError(NO_WAL, path=place, wal=wal.name)


def forget(path: Path) -> None:
    """Take the note away: another file has taken the place of the one that it is about."""
    files.discard(files.beside(Path(os.path.realpath(path)), files.LAST_WORK))


def _seen(place: Path) -> ProjectError | None:
    return (None if lock.is_in_use(place) else _missing(place)) or wal_file.damage(place)


def _missing(place: Path) -> ProjectError | None:
    """Return what it says that a program died while it wrote and its `-wal` file is gone.

    Of another computer nobody here can tell: it may be at work, and what it writes not yet here.
    """
    wal = files.beside(place, files.WAL)
    if place.exists() and lock.died_writing(place) and not wal.exists():
        return ProjectError(NO_WAL, path=place, wal=wal.name)
    return None


def _read(path: Path) -> dict[str, Any] | None:
    try:
        said = json.loads(path.read_text("ascii"))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
