"""Files that are there complete or not at all."""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from annotator import paths
from annotator.store import descriptors

flush_folder, beside = paths.flush_folder, paths.beside

WAL, SHM, JOURNAL, LOCK, HOLDER = "-wal", "-shm", "-journal", ".lock", ".holder"
"""What SQLite and the lock keep beside a project: their names are the project's with one of these behind."""
LAST_WORK = ".last-work"
"""What is kept there of newest work that is gone or damaged."""
SIDES = (WAL, SHM, JOURNAL, LOCK, HOLDER, LAST_WORK)

MODE = 0o644
"""Rights of a new project file; SQLite gives the same."""


_DRAFT = r"\..*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part|\d{8}T\d{12}Z-[a-z]+\.annot\.part"
"""The names of drafts: of copies, new projects and exports, and of backups."""
_ROOM = 64 * 1024
"""Bytes: two of the files in which SQLite says who reads."""
_LOOKED_AT = 2000
"""Entries of a folder."""
_LEFT = 60 * 60
"""Seconds after which a draft that nobody has written into is a killed program's."""


def in_the_way(project_path: Path) -> Path | None:
    """Return what lies where SQLite has its files and is none: a folder, or a pipe, which would never end."""
    for suffix in (WAL, SHM, JOURNAL):
        side = beside(project_path, suffix)
        with suppress(OSError):  # asked once: another program may be deleting it
            if not stat.S_ISREG(side.stat().st_mode):
                return side
    return None


def has_content(path: Path) -> bool:
    """Whether a file is there that holds something."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def has_wal_alone(folder: Path) -> bool:
    """Whether a `-wal` lies in a folder whose project does not, as far as a short look tells."""
    with suppress(OSError), os.scandir(folder) as found:
        names = {entry.name for _, entry in zip(range(_LOOKED_AT), found, strict=False)}
        return any(name.endswith(WAL) and name.removesuffix(WAL) not in names for name in names)
    return False


def is_there(path: Path) -> bool:
    """Whether something is at a path; no where its name is longer than the system takes, for which Path.exists raises.

    The names of side files are longer than that of their project.
    """
    return os.path.exists(path)  # noqa: PTH110


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through links too; also where there is none yet."""
    if _place(one) == _place(other):
        return True
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


def is_side_file(path: Path, project_path: Path) -> bool:
    """Whether a path is one of the files beside a project, which nobody else may write; also where it is not there."""
    place = Path(os.path.realpath(project_path))
    return any(is_same(path, beside(place, suffix)) for suffix in SIDES)


def _place(path: Path) -> str:
    # Not Path.resolve, which raises for links in a circle.
    return os.path.normcase(os.path.realpath(path))


def is_disk_full(path: Path) -> bool:
    """Whether there is no room beside a file for the little that reading it takes."""
    import shutil  # noqa: PLC0415  seldom

    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def flush(path: Path) -> None:
    """Have the system write a file to the disk itself."""
    # Windows flushes only what is open for writing.
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        descriptors.let_go(descriptor)


def discard(draft: Path) -> None:
    """Delete what was not finished, as far as the system lets us; it is there no more after a success."""
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete the drafts in a folder that programs which were killed left unfinished, as far as the system lets us."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if re.fullmatch(_DRAFT, entry.name) and time.time() - entry.stat().st_mtime > _LEFT:
                discard(Path(entry.path))


def move_to_new(draft: Path, target: Path) -> None:
    """Give a finished file its name. Raises FileExistsError where the name is taken, even in this moment."""
    flush(draft)
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links; Windows' rename refuses a taken name by itself
        if target.exists():
            raise FileExistsError(target) from None
        draft.rename(target)
    else:
        draft.unlink()
    flush_folder(target.parent)
    sweep(target.parent)


def discard_drafts_of(path: Path) -> None:
    """Delete the hidden names beside a file that `move_to_new` left it when it was ended between its two steps."""
    with suppress(OSError):
        for draft in path.parent.glob(".*.part"):
            if draft.samefile(path):
                discard(draft)


def replace(draft: Path, target: Path) -> None:
    """Put a finished file in the place of another, or of none."""
    flush(draft)
    # What lay beside the old file and was deleted may else come back beside the new one after a power cut, and SQLite
    # would take a -journal or -wal for its own.
    flush_folder(target.parent)
    draft.replace(target)
    flush_folder(target.parent)
    sweep(target.parent)
