"""Backups as a person sees them: made when asked or when due, and listed with what each of them holds."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from annotator import paths
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, UserError
from annotator.store import backup, backup_notes, backup_thinning, lock, opening
from annotator.store.backup import WORKING
from annotator.store.backup_contents import Contents, contents, mark, marks
from annotator.store.connection import connect_reading, connect_writing, said_id
from annotator.store.failures import readable
from annotator.store.watching import Watch

OPENING, ASKED = "opening", "asked"
"""The reasons of backups that are no act's."""
_SPARE = 500_000_000
"""Bytes that what is made by itself leaves on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupEntry:
    """A backup in a list. Without `contents` it is damaged, or was not read yet (see `examined`).

    `problem` is what was found wrong, as it was said; `source` the project file it was made of, empty: not known.
    """

    path: Path
    made_at: datetime
    reason: str
    size: int
    source: str
    contents: Contents | None
    problem: str

    @property
    def is_read(self) -> bool:
        """Whether it is known what it holds, or that it is damaged."""
        return self.contents is not None or bool(self.problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A project that has backups, whether its file is still there or not."""

    folder: Path
    path: str
    name: str
    count: int
    newest: datetime


# Making


def back_up(project_path: Path, reason: str = ASKED, watch: Watch | None = None, *, folder: Path | None = None) -> Path:
    """Back a project up where its backups lie, thin these, and return the new one. Raises ProjectError, Stopped."""
    folder = folder or home(project_path)
    made = backup.back_up(project_path, folder, reason=reason, watch=watch)
    backup_thinning.thin(folder)
    return made


def back_up_if_changed(
    project_path: Path, reason: str = WORKING, watch: Watch | None = None, *, folder: Path | None = None
) -> Path | None:
    """Back a project up by itself, where it holds anything that its newest backup does not.

    Raises ProjectError, also where it would fill the disk, and Stopped.
    """
    folder = folder or home(project_path)
    if not is_changed(project_path, folder):
        return None
    _check_space(project_path, folder)
    return back_up(project_path, reason, watch, folder=folder)


def is_changed(project_path: Path, folder: Path) -> bool:
    """Return whether a project holds anything that the newest good backup of this file does not."""
    with readable(project_path), closing(connect_reading(project_path)) as connection:
        connection.execute("BEGIN")
        now = mark(connection)
    source = str(project_path.absolute())
    for made in backup.backups(folder):
        note = backup_notes.read(made.path)
        if note is not None and note.source == source and note.contents is not None:
            return note.contents.mark != now
    return True


def _check_space(project_path: Path, folder: Path) -> None:
    size = project_path.stat().st_size
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return  # where nobody knows, it is tried
    if free < _SPARE + size:
        raise ProjectError(
            QT_TRANSLATE_NOOP(
                "errors",
                "No backup is made: the disk that holds {folder} is nearly full. Your work is saved; make some space.",
            ),
            folder=folder,
        )


def home(project_path: Path) -> Path:
    """Return where the backups of a project lie. Raises ProjectError where its file cannot be read."""
    with closing(opening.open_for_reading(project_path)) as connection:
        return paths.backup_dir(opening.facts(connection, project_path).id)


def settle(project_path: Path) -> None:
    """Bring into a project file what its closing could not, because a job was still reading it.

    Nothing happens where anybody has it open.
    """
    if not project_path.exists():
        return
    try:
        taken = lock.take(project_path)
    except (UserError, OSError):
        return
    try:
        connect_writing(project_path).close()
    except (UserError, OSError):
        return
    finally:
        lock.give_back(taken, leaves=opening.left_waiting(project_path))


class Pace:
    """When the next backup is due: some minutes after the last one, and so that they take no more than 2 % of the time.

    It counts by a clock that nobody can set.
    """

    EVERY = 300.0
    """Seconds of work between two."""
    _SHARE = 0.02

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun = self._due = clock()

    def begin(self) -> None:
        """Count from here: one begins."""
        self._begun = self._clock()

    def end(self) -> None:
        """Count from here: one is over, however it ended."""
        now = self._clock()
        self._due = now + max(self.EVERY, (now - self._begun) / self._SHARE)

    @property
    def wait(self) -> float:
        """Seconds until the next one."""
        return max(0.0, self._due - self._clock())


# Listing


def listed(project_id: str) -> list[BackupEntry]:
    """Return the backups of a project, the newest first, with what is known of them without reading them."""
    return listed_in(paths.backup_dir(project_id))


def listed_in(folder: Path) -> list[BackupEntry]:
    """Return the backups in a folder, as `listed` does."""
    return [_entry(made) for made in backup.backups(folder)]


def _entry(made: backup.Backup) -> BackupEntry:
    note = backup_notes.read(made.path)
    return BackupEntry(
        path=made.path,
        made_at=made.made_at,
        reason=made.reason,
        size=made.size,
        source=note.source if note else backup_notes.source_of(made.path),
        contents=note.contents if note else None,
        problem=note.damage if note else "",
    )


def is_of(entry: BackupEntry, project_path: Path) -> bool:
    """Whether a backup was made of this very file, and not of another copy of the project; also where it is gone."""
    return bool(entry.source) and _place(Path(entry.source)) == _place(project_path)


def examined(entry: BackupEntry, watch: Watch | None = None) -> BackupEntry:
    """Read a backup whole, and return what it holds or why it is damaged. Raises Stopped."""
    backup.examine(entry.path, watch)
    return next((one for one in listed_in(entry.path.parent) if one.path == entry.path), entry)


def present(project_path: Path) -> Contents:
    """Return what a project holds now. Raises ProjectError."""
    with closing(opening.open_for_reading(project_path)) as connection, readable(project_path):
        connection.execute("BEGIN")
        return contents(connection)


def standing(project_path: Path) -> set[str]:
    """Return the marks of backups that hold what a project does (see `marks`); none where it cannot be read."""
    try:
        with closing(opening.open_for_reading(project_path)) as connection, readable(project_path):
            connection.execute("BEGIN")
            return marks(connection)
    except UserError:
        return set()


def all_kept() -> list[Kept]:
    """Return all project files that have backups, the one backed up last first; copies of a project each by itself."""
    found = []
    for folder in (paths.data_dir() / "backups").glob("*"):
        path, name = backup_notes.project(folder)
        counts: dict[str, list[backup.Backup]] = {}
        for made in backup.backups(folder):
            counts.setdefault(backup_notes.source_of(made.path) or path, []).append(made)
        for source, backups in counts.items():
            newest = backups[0].made_at
            found.append(Kept(folder=folder, path=source, name=name, count=len(backups), newest=newest))
    return sorted(found, key=lambda kept: kept.newest, reverse=True)


def folder_of(project_path: Path) -> Path | None:
    """Return where the backups of a project lie, also where its file is gone or damaged; None where there are none.

    A damaged file that was never backed up itself has those of the copies of its project.
    """
    try:
        return home(project_path)
    except UserError:
        place = _place(project_path)
    known = all_kept()
    own = next((kept.folder for kept in known if kept.path and _place(Path(kept.path)) == place), None)
    if own is not None or not project_path.is_file():
        return own
    said = said_id(project_path)
    return next((kept.folder for kept in known if said and kept.folder.name == paths.backup_name(said)), None)


def _place(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
