"""Whether the newest work of a program that died is all there: it lay in the `-wal` file, not yet in the project.

What tells of it is wiped away by whoever opens the project next, also for reading: SQLite makes the `-shm` file anew,
and a `-wal` that is cut off looks as if there had never been more. So it is looked at before, and what was seen is
noted beside the project. The note is of one state of the two files: it is void once another has been put there, or
the missing one back, and whoever writes in the project takes it along. It holds of a copy of them, too.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.ids import new_id
from annotator.store import descriptors, files, glancing, lock, wal_file

NO_WAL = QT_TRANSLATE_NOOP(
    "errors", "The last work in {path} may be lost: the file {wal} that held it is no longer there."
)
AWAY = QT_TRANSLATE_NOOP(
    "errors",
    "The newest work in {path} may be missing here: {who} on {host} was writing in it (since {since}), and the file"
    " {wal} that held it is not beside it.",
)
_MOST = 1 << 16
"""Bytes of a note that are read: it may be a pipe, which would never end."""


def look(path: Path) -> ProjectError | None:
    """Return what it says that the newest work in a project is gone or damaged, now or when that was noted.

    While somebody on this computer has the project open less is seen: see `wal_file.damage`.
    """
    place = Path(os.path.realpath(path))
    return noted(place) or _seen(place)


def note(path: Path) -> None:
    """Note beside a project what `look` finds, as far as the folder lets us: before SQLite is let at it."""
    place = Path(os.path.realpath(path))
    if lock.is_in_use(place):
        return
    known = noted(place)
    if known is not None:
        if not _is_quickly_known(place):  # a copy: what tells that is read once
            _write(place, known)
        return
    found = _seen(place)
    if found is None:
        forget(place)  # of another file; or what was gone was put back
    else:
        _write(place, found)


def take_along(path: Path) -> None:
    """Have a note of damage hold of the file as it is after somebody has written in it.

    What may have been lost with a file that is gone is said until then: that nobody can know.
    """
    place = Path(os.path.realpath(path))
    said = _read(files.beside(place, files.LAST_WORK))
    if said is not None and said.get("gone") is not True:
        _write(place, ProjectError(wal_file.TORN_WAL))


def _write(place: Path, found: ProjectError) -> None:
    target = files.beside(place, files.LAST_WORK)
    draft = target.with_name(f".{target.name}.{new_id()}.part")
    with suppress(OSError):
        gone = found.template != wal_file.TORN_WAL
        sums = _sums(place)
        said = {"gone": gone, "away": found.template == AWAY, "state": _state(place), "content": _content(sums)}
        if len(sums) > 1:
            said["alone"] = _content(sums[:1])
        try:
            draft.write_text(json.dumps(said), "ascii")
            files.replace(draft, target)
        finally:
            files.discard(draft)


def _is_of(said: dict[str, Any], place: Path) -> bool:
    """Whether a note is of the files that lie there; where the system's facts of them are others they are read."""
    try:
        return said.get("state") == _state(place) or said.get("content") == _content(_sums(place))
    except OSError:
        return False


def _is_without_its_wal(said: dict[str, Any], place: Path) -> bool:
    """Whether a note of a damaged `-wal` is of the file that lies there, which was copied without that."""
    try:
        sums = _sums(place)
    except OSError:
        return False
    return len(sums) == 1 and said.get("alone") == _content(sums)


def _is_quickly_known(place: Path) -> bool:
    said = _read(files.beside(place, files.LAST_WORK))
    return said is not None and said.get("state") == _state(place)


def _sums(place: Path) -> list[bytes]:
    """Return the sums of a project, and of what waits beside it. Raises OSError."""
    wal, sums = files.beside(place, files.WAL), []
    waits = wal.is_file() and wal.stat().st_size > wal_file.HEADER
    for path in (place, wal) if waits else (place,):
        with descriptors.opened(path) as file:
            sums.append(hashlib.file_digest(file, "sha256").digest())
    return sums


def _content(sums: list[bytes]) -> str:
    return hashlib.sha256(b"".join(sums)).hexdigest()


def _state(place: Path) -> list[int]:
    """Return what tells a state of a project from another: of its file, and of what waits beside it."""
    status = place.stat()
    found = [status.st_ino, status.st_size, status.st_mtime_ns]
    with suppress(FileNotFoundError):
        wal = files.beside(place, files.WAL).stat()
        if wal.st_size > wal_file.HEADER:  # an empty one comes and goes with whoever reads
            found += [wal.st_size, wal.st_mtime_ns]
    return found


def noted(path: Path) -> ProjectError | None:
    """Return what was noted of the file that lies there; cheap. While it is in use that has been looked at already."""
    place = Path(os.path.realpath(path))
    said = _read(files.beside(place, files.LAST_WORK))
    wal = files.beside(place, files.WAL)
    if said is None:
        return None
    if said.get("away") is True:  # for as long as the other computer's word stands there, and nothing came after it
        found = _away(place)
        return found if found is not None and _is_of(said, place) else None
    if not lock.is_in_use(place) and not _is_of(said, place):
        return ProjectError(NO_WAL, path=place, wal=wal.name) if _is_without_its_wal(said, place) else None
    template = NO_WAL if said.get("gone") is True else wal_file.TORN_WAL
    return ProjectError(template, path=place, wal=wal.name)


def forget(path: Path) -> None:
    """Take the note away: another file has taken the place of the one that it is about."""
    files.discard(files.beside(Path(os.path.realpath(path)), files.LAST_WORK))


def begin_anew(path: Path) -> None:
    """Take away what is told of a file that had this name, and what its dead program left: a new one has the name."""
    forget(path)
    if lock.died_writing(path):
        files.discard(files.beside(path, files.HOLDER))
    if not descriptors.is_connected(path) and _is_remembered(path, files.beside(path, files.WAL)):
        files.discard(files.beside(path, files.SHM))


def _seen(place: Path) -> ProjectError | None:
    return (None if lock.is_in_use(place) else _missing(place)) or wal_file.damage(place)


def _missing(place: Path) -> ProjectError | None:
    """Return what it says that a program died while it wrote and its `-wal` file is gone.

    Of another computer nobody here can tell: it may be at work, and what it writes not yet here.
    """
    wal = files.beside(place, files.WAL)
    if not files.is_there(place) or _is_alone(place) or files.is_there(wal):
        return None
    if wal_file.has_page(place, lock.left_by_closing(place)):
        return None  # another has brought it in
    if lock.died_writing(place) or _is_remembered(place, wal):
        return ProjectError(NO_WAL, path=place, wal=wal.name)
    return _away(place)


def _is_remembered(place: Path, wal: Path) -> bool:
    """Whether the `-shm` file tells of work in a `-wal` that is gone: whoever has brought all in deletes it first."""
    shm = files.beside(place, files.SHM)
    before = wal_file.index(shm)  # twice, as somebody may just come or go
    return wal_file.waits(before) and not files.is_there(wal) and wal_file.index(shm) == before


def _is_alone(place: Path) -> bool:
    """Whether a file has no `-wal`: a backup that somebody put there, or what another program took all into."""
    try:
        return descriptors.first_bytes(place, 20)[18:20] == glancing.ALONE
    except OSError:
        return False


def _away(place: Path) -> ProjectError | None:
    """Return what it says that the `-wal` file stayed on another computer, which wrote here last or still does."""
    found = lock.wrote_elsewhere(place)
    if found is None:
        return None
    return ProjectError(AWAY, path=place, wal=files.beside(place, files.WAL).name, **found.told())


def _read(path: Path) -> dict[str, Any] | None:
    try:
        said = json.loads(descriptors.first_bytes(path, _MOST).decode("ascii"))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
