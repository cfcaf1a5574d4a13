"""Which backups stay: many of today, fewer of last week, a few of last year; and no more than there is room for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from annotator.store import backup_notes
from annotator.store.backup import WORKING, Backup, backups, delete

ROOM = 2_000_000_000
"""Bytes that the backups of one project may take."""
_ALL, _ALL_WORKING = timedelta(days=2), timedelta(hours=2)
"""Younger backups are all kept; of those made while working one for each hour stays after two hours."""
_HOURS, _DAYS, _WEEKS, _MONTHS = 48, 12, 10, 9
_TOLERANCE = timedelta(minutes=5)
_LEAST_AGE = timedelta(hours=1)
_EVER = datetime.min.replace(tzinfo=UTC)


class _Dated(NamedTuple):
    backup: Backup
    time: datetime


def thin(folder: Path, *, at: datetime | None = None, room: int = ROOM) -> list[Path]:
    """Delete the backups that are no longer kept (see `kept`), and return them."""
    present = backups(folder)
    keep = kept(present, at=at or datetime.now(UTC), room=room)
    gone = [backup.path for backup in present if backup.path not in keep]
    for path in gone:
        delete(path)
    return gone


def kept(present: Sequence[Backup], *, at: datetime, room: int = ROOM) -> set[Path]:
    """Return which of these backups, the newest first, stay.

    Of each project file by itself, where copies of one project share the folder: all of the last two days (of those
    made while working, after two hours, the last of each hour), then the last of 12 days, of 10 weeks and of 9 months.
    Where they take more than the room there is, those go first that lie close to others. What `_needed` names stays.
    """
    groups = [_dated(group, at) for group in _by_source(present)]
    chosen = []
    for group in groups:
        keep = _by_age(group, at)
        chosen.append([one for one in group if one.backup.path in keep])
    return _fitting(chosen, {path for group in groups for path in _needed(group)}, at, room)


def _by_source(present: Sequence[Backup]) -> list[list[Backup]]:
    groups: dict[str, list[Backup]] = {}
    for backup in present:
        groups.setdefault(backup_notes.source_of(backup.path), []).append(backup)
    return list(groups.values())


def _dated(newest_first: list[Backup], at: datetime) -> list[_Dated]:
    """Give each backup its time; one from the future was made by a wrong clock, before the next newer one."""
    found, newer = [], at
    for backup in newest_first:
        time = backup.made_at if backup.made_at <= at + _TOLERANCE else newer
        found.append(_Dated(backup, time))
        newer = time
    return sorted(found, key=lambda one: one.time, reverse=True)


def _needed(group: Sequence[_Dated]) -> set[Path]:
    """Return what is never deleted: the newest good one, and the newest before each kind of act that one may regret."""
    newest_first = sorted((one.backup for one in group), key=lambda backup: backup.order, reverse=True)
    good = [backup for backup in newest_first if not _is_damaged(backup)]
    newest: dict[str, Path] = {}
    for backup in good:
        newest.setdefault("" if backup.reason in {WORKING, "opening"} else backup.reason, backup.path)
    return {backup.path for backup in (good or newest_first)[:1]} | set(newest.values())


def _is_damaged(backup: Backup) -> bool:
    note = backup_notes.read(backup.path)
    return note is not None and bool(note.damage)


def _by_age(group: Sequence[_Dated], at: datetime) -> set[Path]:
    keep = {
        one.backup.path for one in group if at - one.time < (_ALL_WORKING if one.backup.reason == WORKING else _ALL)
    }
    keep |= _needed(group)
    keep |= _last_of(group, lambda time: time.replace(minute=0, second=0, microsecond=0), _HOURS, since=at - _ALL)
    keep |= _last_of(group, lambda time: time.date(), _DAYS)
    keep |= _last_of(group, lambda time: time.date() - timedelta(days=time.weekday()), _WEEKS)
    return keep | _last_of(group, lambda time: time.date().replace(day=1), _MONTHS)


def _last_of(
    newest_first: Iterable[_Dated],
    period_of: Callable[[datetime], Hashable],
    count: int,
    since: datetime = _EVER,
) -> set[Path]:
    last: dict[Hashable, Path] = {}
    for backup, time in newest_first:
        period = period_of(time)
        if time >= since and (len(last) < count or period in last):
            last.setdefault(period, backup.path)
    return set(last.values())


def _fitting(groups: Sequence[list[_Dated]], needed: set[Path], at: datetime, room: int) -> set[Path]:
    """Take away, one by one, what is missed least, until the rest fits or only what is needed is left."""
    taken = sum(one.backup.size for group in groups for one in group)
    while taken > room:
        free = [(_worth(group, n, at), n, group) for group in groups for n in _free(group, needed)]
        if not free:
            break
        _, number, group = min(free, key=lambda found: found[0])
        taken -= group.pop(number).backup.size
    return {one.backup.path for group in groups for one in group}


def _free(group: Sequence[_Dated], needed: set[Path]) -> list[int]:
    return [number for number, one in enumerate(group) if one.backup.path not in needed]


def _worth(group: Sequence[_Dated], number: int, at: datetime) -> float:
    """Return how far a backup's neighbours lie apart, measured by its age: what would be missed without it."""
    time = group[number].time
    newer = group[number - 1].time if number else at
    older = group[number + 1].time if number + 1 < len(group) else time - (newer - time)
    return (newer - older) / max(at - time, _LEAST_AGE)
