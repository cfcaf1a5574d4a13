"""Backups: checked copies of a project on this computer's own disk, thinned as they grow old."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.ids import new_id
from annotator.store import files
from annotator.store.connection import connect_reading
from annotator.store.failures import not_made
from annotator.store.watching import Watch

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<stamp>\d{8}T\d{12}Z)-(?P<reason>[a-z]+)\.annot")
_PAGES = 2000
_ALL = timedelta(days=2)
"""Younger backups are all kept."""
_DAYS, _WEEKS, _MONTHS = 12, 10, 9


class Backup(NamedTuple):
    """A backup file. `reason` is the act before which, or the moment at which, it was made."""

    path: Path
    made_at: datetime
    reason: str
    size: int


def back_up(project_path: Path, target_dir: Path, *, reason: str, watch: Watch | None = None) -> Path:
    """Copy a project, check the copy and return its path; others may go on writing meanwhile.

    `reason` is one lower case word. Raises ProjectError, and Stopped where `watch` was told to; then no backup is left
    behind, and the older ones are as they were.
    """
    stamp = datetime.now(UTC).strftime(_STAMP)
    target = target_dir / f"{stamp}-{reason}.annot"
    if _NAME.fullmatch(target.name) is None:
        raise ValueError(f"{reason!r} is not one lower case word")
    draft = target.with_name(target.name + ".part")
    try:
        _copy(project_path, draft, watch or Watch())
        files.replace(draft, target)
    except sqlite3.Error as error:
        raise _failed(project_path, target_dir, error) from error
    except OSError as error:
        raise _failed(project_path, target_dir, error.strerror or error) from error
    finally:
        files.discard(draft)
    return target


def _failed(project_path: Path, target_dir: Path, reason: object) -> ProjectError:
    return ProjectError(
        QT_TRANSLATE_NOOP("errors", "No backup of {path} could be made in {folder}: {reason}."),
        path=project_path,
        folder=target_dir,
        reason=reason,
    )


def _copy(project_path: Path, draft: Path, watch: Watch) -> None:
    copied = 0

    def hear(_status: int, remaining: int, total: int) -> None:
        nonlocal copied
        watch.did(total - remaining - copied)
        copied = total - remaining

    with (
        closing(connect_reading(project_path)) as source,
        closing(sqlite3.connect(draft, isolation_level=None)) as copy,
    ):
        # A draft is not waited for: half of the time. `files.replace` flushes it before it becomes a backup.
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("PRAGMA journal_mode = OFF")
        # One read transaction around all steps: otherwise every commit of another process starts the copy anew.
        source.execute("BEGIN")
        # Copying a page costs about a unit, and reading it again at the check as much.
        watch.expect(2 * source.execute("PRAGMA page_count").fetchone()[0])
        source.backup(copy, pages=_PAGES, progress=hear, sleep=0)
        source.execute("COMMIT")
        # Without WAL the copy is one file, and opens from a folder where nothing can be written.
        copy.execute("PRAGMA journal_mode = DELETE")
        _check(copy, project_path)
        watch.did(copied)


def _check(copy: sqlite3.Connection, project_path: Path) -> None:
    """Raise ProjectError where a copy shows that its original is damaged."""
    found = [row[0] for row in copy.execute("PRAGMA quick_check")]
    if found != ["ok"]:
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} is damaged ({reason}). Restore its last backup."),
            path=project_path,
            reason="; ".join(found[:3]),
        )


def save_copy(connection: sqlite3.Connection, project_path: Path, path: Path) -> None:
    """Write what a connection reads as a project of its own, checked, in the place of what is at `path`.

    Raises ProjectError, also where `path` belongs to a project that is in use; then `path` is as it was.
    """
    _check_free(project_path, path)
    draft = path.with_name(f".{new_id()}.part")
    try:
        draft.touch(files.MODE, exist_ok=False)
        connection.execute("VACUUM INTO ?", (str(draft.absolute()),))
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            _check(copy, project_path)
        files.replace(draft, path)
    except (OSError, sqlite3.Error, UnicodeEncodeError) as error:
        raise not_made(error, path) from error
    finally:
        files.discard(draft)


def _check_free(project_path: Path, path: Path) -> None:
    if files.is_same(path, project_path):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is the project itself; choose another name."), path=path)
    if files.is_side_file(path, project_path):
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} belongs to the project itself; choose another name."), path=path
        )
    if path.is_dir():
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a project."), path=path)
    for suffix in (files.WAL, files.JOURNAL):
        # SQLite would take what waits there for changes of the copy, and damage it.
        other = files.beside(path, suffix)
        if other.exists():
            raise ProjectError(
                QT_TRANSLATE_NOOP("errors", "{path} is in use: {other} lies beside it. Choose another name."),
                path=path,
                other=other,
            )


def backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first."""
    found = []
    for path in folder.glob("*.annot"):
        match = _NAME.fullmatch(path.name)
        if match is not None:
            made_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, made_at, match["reason"], path.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def thin(folder: Path, *, at: datetime | None = None) -> list[Path]:
    """Delete the backups that are no longer kept (see `kept`), and return them."""
    present = backups(folder)
    keep = kept([backup.made_at for backup in present], at=at or datetime.now(UTC))
    gone = [backup.path for backup in present if backup.made_at not in keep]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def kept(times: Sequence[datetime], *, at: datetime) -> set[datetime]:
    """Return which backups stay: all of the last two days, then the last of 12 days, of 10 weeks and of 9 months."""
    newest_first = sorted(times, reverse=True)
    keep = {time for time in newest_first if at - time < _ALL}
    keep |= _last_of(newest_first, [time.date() for time in newest_first], _DAYS)
    keep |= _last_of(newest_first, [_monday(time.date()) for time in newest_first], _WEEKS)
    keep |= _last_of(newest_first, [time.date().replace(day=1) for time in newest_first], _MONTHS)
    return keep


def _last_of(newest_first: Sequence[datetime], periods: Iterable[date], count: int) -> set[datetime]:
    last: dict[date, datetime] = {}
    for time, period in zip(newest_first, periods, strict=True):
        if len(last) < count or period in last:
            last.setdefault(period, time)
    return set(last.values())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
