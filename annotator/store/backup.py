"""Backups: checked copies of a project on this computer's own disk."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, UserError
from annotator.domain.ids import new_id
from annotator.store import backup_notes, files, glancing, last_work, opening
from annotator.store.backup_contents import contents, counts
from annotator.store.backup_notes import Note
from annotator.store.connection import connect_reading
from annotator.store.failures import not_made, readable, words_of
from annotator.store.watching import Watch, stopping

_STAMP = "%Y%m%dT%H%M%S%fZ"
_PART = ".part"
_STALE = 3600
"""Seconds after which what nobody goes on writing is left over from a program that was killed."""
_turn = threading.Lock()
_LOOK = 0.1
"""Seconds between two looks whether waiting is to go on."""
_PAGES = 2000
CHANGED = "it was changed since it was made"
WORKING = "working"
"""The reason of what is made every few minutes."""


class Backup(NamedTuple):
    """A backup file. `reason` is the act before which, or the moment at which, it was made.

    `number` counts the backups of a folder: clocks go wrong, and it says which one is newer.
    """

    path: Path
    made_at: datetime
    reason: str
    size: int
    number: int = 0

    @property
    def order(self) -> tuple[int, datetime]:
        """The newer it is, the greater."""
        return (self.number, self.made_at)


def back_up(project_path: Path, target_dir: Path, *, reason: str, watch: Watch | None = None) -> Path:
    """Copy a project, check the copy and return its path; others may go on writing meanwhile.

    `reason` is one lower case word. Raises ProjectError, and Stopped where `watch` was told to; then no backup is left
    behind, and the older ones are as they were.
    """
    stamp, number = datetime.now(UTC).strftime(_STAMP), _next_number(target_dir)
    target = target_dir / f"{stamp}-{reason}-{number}.annot"
    if backup_notes.NAME.fullmatch(target.name) is None:
        raise ValueError(f"{reason!r} is not one lower case word")
    tidy(target_dir)
    draft, watch = target.with_name(f"{target.name}.{new_id()}{_PART}"), watch or Watch()
    try:
        with _in_turn(watch):
            note = _copy(project_path, draft, watch)
        files.replace(draft, target)
    except sqlite3.Error as error:
        watch.go_on()  # a check that was stopped
        raise _failed(project_path, target_dir, words_of(error)) from error
    except OSError as error:
        raise _failed(project_path, target_dir, error.strerror or error) from error
    finally:
        files.discard(draft)
        opening.tidy(project_path)
    backup_notes.write(target, note)
    backup_notes.write_project(target_dir, project_path.absolute(), note.contents.name if note.contents else "")
    return target


@contextmanager
def _in_turn(watch: Watch) -> Iterator[None]:
    """Wait until no other thread makes a backup: two at once would take the disk from the person. Raises Stopped."""
    while not _turn.acquire(timeout=_LOOK):
        watch.go_on()
    try:
        yield
    finally:
        _turn.release()


def _next_number(folder: Path) -> int:
    return max((backup.number for backup in backups(folder)), default=0) + 1


def tidy(folder: Path) -> None:
    """Delete the drafts that killed programs left in a folder of backups."""
    for draft in folder.glob(f"*{_PART}"):
        with suppress(OSError):
            # A clock that was moved leaves files from the future, too.
            if abs(time.time() - draft.stat().st_mtime) > _STALE:
                draft.unlink()


def _failed(project_path: Path, target_dir: Path, reason: object) -> ProjectError:
    return ProjectError(
        QT_TRANSLATE_NOOP(
            "errors",
            "No backup of {path} could be made in {folder}: {reason}. See that it can be written and has space.",
        ),
        path=project_path,
        folder=target_dir,
        reason=reason,
    )


def _copy(project_path: Path, draft: Path, watch: Watch) -> Note:
    copied = 0

    def hear(_status: int, remaining: int, total: int) -> None:
        nonlocal copied
        watch.did(total - remaining - copied)
        copied = total - remaining

    # Only the copying holds the project open: who closes it meanwhile waits no longer than for that.
    with closing(connect_reading(project_path)) as source:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            # A draft is not waited for: half of the time. `files.replace` flushes it before it becomes a backup.
            copy.execute("PRAGMA synchronous = OFF")
            copy.execute("PRAGMA journal_mode = OFF")
            # One read transaction around all steps: otherwise every commit of another process starts the copy anew.
            source.execute("BEGIN")
            # Copying a page costs about a unit, and reading it again at the check as much.
            watch.expect(2 * source.execute("PRAGMA page_count").fetchone()[0])
            source.backup(copy, pages=_PAGES, progress=hear, sleep=0)
            # Without WAL the copy is one file, and opens from a folder where nothing can be written.
            copy.execute("PRAGMA journal_mode = DELETE")
        with readable(project_path):
            held, rows = contents(source), counts(source)
        source.execute("COMMIT")
    with closing(connect_reading(draft)) as copy, stopping(copy, watch.go_on):
        check(copy, project_path)
        if (contents(copy), counts(copy)) != (held, rows):
            raise damaged(project_path, "the copy does not hold what the project does")
    watch.did(copied)
    return Note(source=str(project_path.absolute()), sha256=backup_notes.sha256_of(draft), contents=held)


def check(copy: sqlite3.Connection, project_path: Path) -> None:
    """Raise ProjectError where a copy shows that its original is damaged, or no project."""
    found = [row[0] for row in copy.execute("PRAGMA quick_check")]
    if found != ["ok"]:
        raise damaged(project_path, "; ".join(found[:3]))
    opening.facts(copy, project_path)


def damaged(path: Path, reason: object) -> ProjectError:
    """Return the sentence for a project that a check found damaged."""
    template = QT_TRANSLATE_NOOP("errors", "{path} is damaged ({reason}). Restore a backup or salvage it.")
    return ProjectError(template, path=path, reason=reason)


def save_copy(
    connection: sqlite3.Connection, project_path: Path, path: Path, *, work: Callable[[Path], object] | None = None
) -> None:
    """Write what a connection reads as a project of its own, checked, in the place of what is at `path`.

    What `work` does in it is in it before it takes that place. Raises ProjectError, also where `path` belongs to a
    project that is in use, and what `work` raises; then `path` is as it was.
    """
    _check_free(project_path, path)
    draft = path.with_name(f".{new_id()}.part")
    try:
        draft.touch(files.MODE, exist_ok=False)
        connection.execute("VACUUM INTO ?", (str(draft.absolute()),))
        if work is not None:
            work(draft)
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            check(copy, project_path)
        files.replace(draft, path)
        last_work.begin_anew(path)
    except (OSError, sqlite3.Error, UnicodeEncodeError) as error:
        raise not_made(error, path) from error
    except UserError as error:
        if error.values.get("path") == draft:
            error.values["path"] = path
        raise
    finally:
        for suffix in ("", *files.SIDES):
            files.discard(files.beside(draft, suffix))


def _check_free(project_path: Path, path: Path) -> None:
    if files.is_same(path, project_path):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is the project itself; choose another name."), path=path)
    if files.is_side_file(path, project_path):
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} belongs to the project itself; choose another name."), path=path
        )
    if path.is_dir():
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a project."), path=path)
    check_unused(path)


def check_new(path: Path) -> None:
    """Raise ProjectError where a project cannot be made at a path: the place is taken or another's."""
    if os.path.lexists(path):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is there already. Choose another name."), path=path)
    if glancing.is_of_a_project(path):
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} is the name of a file that belongs to a project. Choose another name."),
            path=path,
        )
    check_unused(path)


def check_unused(path: Path) -> None:
    """Raise ProjectError where work waits beside a path: SQLite would take it for changes of the file put there."""
    for suffix in (files.WAL, files.JOURNAL):
        other = files.beside(path, suffix)
        if os.path.lexists(other):
            raise ProjectError(
                QT_TRANSLATE_NOOP("errors", "{path} is in use: {other} lies beside it. Choose another name."),
                path=path,
                other=other,
            )


def backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first."""
    found = []
    for path in folder.glob("*.annot"):
        match = backup_notes.NAME.fullmatch(path.name)
        with suppress(OSError, ValueError):  # deleted in this moment, or named after a day that there is not
            status = path.stat() if match is not None else None
            if match is not None and status is not None and stat.S_ISREG(status.st_mode):  # a pipe would never end
                made_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
                number = int(match["number"] or 0)
                found.append(Backup(path, made_at, match["reason"], status.st_size, number))
    return newest_first(found)


def newest_first(found: Iterable[Backup]) -> list[Backup]:
    """Return backups, of several folders too, with the newest first, also where a clock was wrong.

    Numbers say it within a folder; folders follow one another by the time of their newest.
    """
    folders: dict[Path, list[Backup]] = {}
    for one in found:
        folders.setdefault(one.path.parent, []).append(one)
    groups = [sorted(group, key=lambda one: one.order, reverse=True) for group in folders.values()]
    groups.sort(key=lambda group: group[0].made_at, reverse=True)
    return [one for group in groups for one in group]


def delete(path: Path) -> None:
    """Delete a backup and what is known of it, as far as the system lets us."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        backup_notes.forget(path)


def examine(path: Path, watch: Watch | None = None) -> Note:
    """Read a backup as a project, checked, and note what it holds, or why it cannot be used. Raises Stopped."""
    watch, made_of = watch or Watch(), backup_notes.sha256_noted(path)
    held, damage, sha256 = None, "", ""
    try:
        sha256 = backup_notes.sha256_of(path)
        if made_of not in {"", sha256}:
            raise damaged(path, CHANGED)  # where a letter of a text has turned, SQLite sees nothing wrong
        with closing(opening.open_for_reading(path)) as copy, stopping(copy, watch.go_on):
            check(copy, path)
            held = contents(copy)
    except (UserError, sqlite3.Error, OSError) as error:
        watch.go_on()
        damage = str(error.values.get("reason") or error) if isinstance(error, UserError) else words_of(error)
    note = Note(source=backup_notes.source_of(path), sha256=made_of or sha256, contents=held, damage=damage)
    backup_notes.write(path, note)
    return note
