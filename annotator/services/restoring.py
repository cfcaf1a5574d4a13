"""Bringing a backup back: into a whole new file that takes the project's place, which is kept as a backup itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectElsewhere, ProjectError, ProjectLocked, UserError
from annotator.services import backing_up
from annotator.services.backing_up import BackupEntry
from annotator.store import backup, backup_notes, backup_thinning, files, last_work, lock, opening, restoring
from annotator.store.backup_contents import Contents
from annotator.store.failures import is_held, not_made
from annotator.store.watching import Watch

LATEST = "latest"
_IN_TWO = QT_TRANSLATE_NOOP(
    "errors", "{path} is not in one file: its newest work waits in {wal}. Open and close it, or back it up, first."
)
_DAMAGED = QT_TRANSLATE_NOOP("errors", "The backup {path} is damaged ({reason}). Choose another one.")
_GONE = QT_TRANSLATE_NOOP("errors", "The backup {path} does not exist.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore has done.

    The restored project lies at `path`: that of the project, unless others read there, or another was asked for.
    `kept` is the backup of what stood there before, `aside` where it lies if it was too damaged for one.
    """

    path: Path
    is_swapped: bool
    kept: Path | None
    aside: Path | None
    before: Contents | None
    after: Contents


def restore(project_path: Path, backup_path: Path, *, watch: Watch | None = None) -> Restored:
    """Put a backup in the place of a project, which nobody in this process may have open, or of none.

    Raises ProjectError (ProjectLocked where another process has the project), and Stopped; then the project is as it
    was. Where the program is killed it is as before, or as restored.
    """
    watch, path = watch or Watch(), Path(os.path.realpath(project_path))
    check_free(path)
    held = _checked(backup_path, watch)
    _check_belongs(path, held, backup_path)
    with _locked(path), _kept(path, watch) as (kept, before):
        made = _made(backup_path, path, watch)
        try:
            after = backing_up.present(made)
            if after.project_id != held.project_id:  # another file came in its place meanwhile
                raise ProjectError(_DAMAGED, path=backup_path, reason=backup.CHANGED)
            if kept is not None:
                aside, done = None, restoring.swap(made, path)
            else:
                aside, done = restoring.swap_damaged(made, path)
            place = path if done else restoring.leave_beside(made, path)
        except OSError as error:
            raise not_made(error, path) from error
        finally:
            files.discard(made)
    return Restored(path=place, is_swapped=done, kept=kept, aside=aside, before=before, after=after)


def restore_to(target: Path, backup_path: Path, *, watch: Watch | None = None) -> Restored:
    """Make a project of a backup in a new place. Raises ProjectError and Stopped; then there is nothing."""
    watch, target = watch or Watch(), target.absolute()
    backup.check_new(target)
    _checked(backup_path, watch)
    made = _made(backup_path, target, watch)
    try:
        after = backing_up.present(made)
        files.move_to_new(made, target)
        last_work.begin_anew(target)
    except OSError as error:
        raise not_made(error, target) from error
    finally:
        files.discard(made)
    return Restored(path=target, is_swapped=False, kept=None, aside=None, before=None, after=after)


@dataclass(frozen=True, slots=True)
class Latest:
    """The backup that is meant where none is named, and the newer good ones that were passed over.

    `same` hold what stands there already, `kept` is what restores kept of what stood there before.
    """

    path: Path
    same: tuple[Path, ...]
    kept: tuple[Path, ...]


def latest(entries: list[BackupEntry], project_path: Path) -> Latest:
    """Return the newest good backup that differs from what stands there, of these, the newest first.

    What a restore kept is passed over: who restores again wants no restore undone. So are those of another file that
    is there, a copy of the project say; those of files that are gone come after the file's own. Raises ProjectError.
    """
    own = [entry for entry in entries if backing_up.is_of(entry, project_path)]
    left = [entry for entry in entries if entry not in own and not _is_there(entry.source)]
    standing = backing_up.standing(project_path)
    same, kept = [], []
    for entry in map(_examined, (*own, *left)):
        if entry.contents is None:
            continue
        if entry.contents.mark in standing:
            same.append(entry.path)
        elif entry.reason == restoring.NAME:
            kept.append(entry.path)
        else:
            return Latest(entry.path, tuple(same), tuple(kept))
    raise _nothing_to_restore(project_path, passed=bool(same or kept), others=len(entries) > len(own) + len(left))


def _is_there(source: str) -> bool:
    """Whether the file that a backup was made of still lies there: then the backup is that one's."""
    return bool(source) and os.path.exists(source)  # noqa: PTH110  Path.exists raises where one may not look


def _nothing_to_restore(path: Path, *, passed: bool, others: bool) -> ProjectError:
    if passed:
        return ProjectError(
            QT_TRANSLATE_NOOP(
                "errors",
                "Each good backup of {path} holds what is there now, or was kept by a restore. Name the one you want.",
            ),
            path=path,
        )
    if others:
        return ProjectError(
            QT_TRANSLATE_NOOP(
                "errors",
                "There is no backup of {path} itself that can be restored, only of copies of it. Name the one you"
                " want.",
            ),
            path=path,
        )
    return ProjectError(QT_TRANSLATE_NOOP("errors", "There is no backup that can be restored."))


def chosen(entries: list[BackupEntry], word: str) -> Path:
    """Return the backup that a word names: its file, or the beginning of its name. Raises ProjectError."""
    named = [entry.path for entry in entries if entry.path.name.startswith(word)]
    if len(named) == 1:
        return named[0]
    if named:
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{name} is the beginning of several backups; give more of the name."), name=word
        )
    check_is_file(Path(word), _GONE)
    return Path(word)


def check_is_file(path: Path, otherwise: str) -> None:
    """Raise ProjectError where a path leads to no file: what it leads to, or `otherwise`, a sentence with {path}."""
    if path.is_file():
        return
    if path.is_dir():
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a project."), path=path)
    if path.is_symlink() and not path.exists():
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} is a link to {target}, which does not exist."),
            path=path,
            target=path.readlink(),
        )
    if path.exists():
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is no Annotator project."), path=path)
    raise ProjectError(otherwise, path=path)


def _examined(entry: BackupEntry) -> BackupEntry:
    return entry if entry.is_read else backing_up.examined(entry)


# The backup


def _checked(backup_path: Path, watch: Watch) -> Contents:
    """Read a backup whole, as it lies there now. Raises ProjectError where it is damaged, Stopped."""
    check_is_file(backup_path, _GONE)
    wal = files.beside(backup_path, files.WAL)
    if os.path.isfile(wal) and wal.stat().st_size > 0:  # noqa: PTH113  its name may be too long
        raise ProjectError(_IN_TWO, path=backup_path, wal=wal.name)
    try:
        opening.open_for_reading(backup_path).close()  # its own sentence: no project, too new
        return _contents(backup_path, watch)
    finally:
        opening.tidy(backup_path)


def _contents(backup_path: Path, watch: Watch) -> Contents:
    known = backup_notes.read(backup_path)
    if known is None or known.damage:
        found = backup.examine(backup_path, watch)
        if found.contents is None:
            raise ProjectError(_DAMAGED, path=backup_path, reason=found.damage)
        return found.contents
    assert known.contents is not None  # noqa: S101  it has no damage
    return known.contents


def _made(backup_path: Path, target: Path, watch: Watch) -> Path:
    """Return the draft of the restored project, beside where it is to stand."""
    known = backup_notes.read(backup_path)
    watch.expect(backup_path.stat().st_size // 4096)
    try:
        made, sha256 = restoring.draft(backup_path, target, watch)
    except OSError as error:
        raise not_made(error, target) from error
    try:
        if known is not None and known.sha256 and known.sha256 != sha256:
            found = backup.examine(backup_path, watch)
            raise ProjectError(_DAMAGED, path=backup_path, reason=found.damage or backup.CHANGED)
        restoring.make_current(made, target, sha256=sha256, told=backup_path.name, watch=watch)
    except BaseException:
        files.discard(made)
        raise
    return made


# The project


def check_free(path: Path) -> None:
    """Raise ProjectError where another program holds a project alone, which says nothing of damage."""
    try:
        opening.open_for_reading(path).close()
    except UserError as error:
        if is_held(error):
            raise


def _check_belongs(path: Path, held: Contents, backup_path: Path) -> None:
    """Raise ProjectError where what lies at a path is another project, was never one, or is the backup itself."""
    if files.is_same(path, backup_path):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is the project itself; choose a backup."), path=path)
    if not path.exists():
        if not path.parent.is_dir():
            raise ProjectError(
                QT_TRANSLATE_NOOP("errors", "{path} cannot be made: the folder {folder} does not exist."),
                path=path,
                folder=path.parent,
            )
        return
    check_is_file(path, _GONE)
    try:
        is_same = backing_up.present(path).project_id == held.project_id
    except UserError:
        folder = backing_up.folder_of(path)
        is_same = folder is not None and backup_path.parent == folder
    if not is_same:
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{backup} is no backup of {path}. Restore it to another place."),
            backup=backup_path,
            path=path,
        )
    opening.check_writable(path)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    try:
        taken = lock.take(path, absent=True)
    except ProjectLocked as error:
        raise _held(error, path) from None
    try:
        yield
    finally:
        lock.give_back(taken)


def _held(error: ProjectLocked, path: Path) -> ProjectLocked:
    """Return who has a project that is to be replaced, and what to do, in place of the sentence on reading it."""
    values = {**error.values, "path": path}
    if isinstance(error, ProjectElsewhere):
        return ProjectElsewhere(
            QT_TRANSLATE_NOOP(
                "errors",
                "{who} on {host} has had {path} open since {since}, and this computer cannot see whether that is over."
                " Close it there, or delete {file} if it is closed; then restore the backup.",
            ),
            **values,
        )
    if values.get("who"):
        return ProjectLocked(
            QT_TRANSLATE_NOOP(
                "errors",
                "{who} on {host} has {path} open (since {since}). Close it there, then restore the backup.",
            ),
            **values,
        )
    return ProjectLocked(
        QT_TRANSLATE_NOOP(
            "errors", "{path} is being worked in by another Annotator. Close it there, then restore the backup."
        ),
        **values,
    )


@contextmanager
def _kept(path: Path, watch: Watch) -> Iterator[tuple[Path | None, Contents | None]]:
    """Back the present file up; where it is too damaged for that it is moved aside later. Raises ProjectError.

    Where the rest fails, and the present file still stands, its backup goes again.
    """
    restoring.tidy(path)
    kept, before = _backed_up(path, watch)
    there = _file(path)
    try:
        yield kept, before
    except BaseException:
        if kept is not None and _file(path) == there:
            backup.delete(kept)
        raise
    if kept is not None:
        backup_thinning.thin(kept.parent)


def _backed_up(path: Path, watch: Watch) -> tuple[Path | None, Contents | None]:
    if not path.exists():
        return None, None
    try:
        kept = backup.back_up(path, backing_up.home(path), reason=restoring.NAME, watch=watch)
    except UserError as error:
        watch.go_on()
        if is_held(error) or restoring.is_sound(path):
            raise  # the backups' disk is full, say
        return None, None
    note = backup_notes.read(kept)
    return kept, note.contents if note else None


def _file(path: Path) -> tuple[int, int] | None:
    """Return which file lies at a path, whatever its content."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
