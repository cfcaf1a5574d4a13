"""A damaged project, brought back as far as its file, its newest good backup and its history tell."""

from __future__ import annotations

import glob
import hashlib
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from annotator import paths
from annotator.domain.bundle import GuidelinesVersion, SchemeVersion
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectElsewhere, ProjectError, ProjectLocked, UserError
from annotator.domain.salvaged import SalvageReport
from annotator.services import salvage_staging, soundness
from annotator.services.creating import shipped_guidelines, shipped_scheme
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.services.salvage_names import Names
from annotator.services.salvage_wording import ENGLISH, Words, as_text, left_out
from annotator.store import files, glancing, last_work, lock, opening, wal_file
from annotator.store.backup import Backup, check_new
from annotator.store.failures import not_made
from annotator.store.salvage import backups, identities, left_behind, noticing
from annotator.store.salvage.finds import Finds
from annotator.store.salvage.reading import read_aside, read_backup, read_damaged
from annotator.store.salvage.shapes import TABLES
from annotator.store.salvage.swapping import swap
from annotator.store.salvage.taken_back import leave_out
from annotator.store.salvage.writing import Known, Shipped, Written, write

_NOTHING = QT_TRANSLATE_NOOP(
    "errors", "Nothing of {path} can be salvaged: nothing in it can be read, and no backup of it is known."
)
_HELD = QT_TRANSLATE_NOOP(
    "errors", "{path} is in use by another Annotator, so it is left as it is. Close it there and try again."
)
_HELD_BY = QT_TRANSLATE_NOOP(
    "errors",
    "{who} on {host} is writing in {path} (since {since}), so it is left as it is. Close it there and try again.",
)
_ELSEWHERE = QT_TRANSLATE_NOOP(
    "errors",
    "{who} on {host} has had {path} open since {since}, and this computer cannot see whether that is over. Close it"
    " there, or delete {file} if it is closed, and try again.",
)
_SOUND = QT_TRANSLATE_NOOP("errors", "Nothing is wrong with {path}. It is left as it is.")
_NO_CURE = (_NOTHING, _HELD, _HELD_BY, _ELSEWHERE, _SOUND)
"""What is said where a salvage has failed."""
SUFFIX = ".annot"
_READ, _WRITE = 30, 70
"""Shares of the work, in percent."""
_LOOKED = 10
"""The share of reading that is looking whether anything is wrong."""


class NothingWrong(ProjectError):
    """A project that was to be salvaged is sound: nothing was changed."""


def is_damaged(path: Path, *, thorough: bool = False, cancelled: Cancelled = never) -> ProjectError | None:
    """Return what is wrong with a project file, None where nothing is seen.

    At a glance only its first bytes and its length are looked at; `thorough` reads all of it: its structure, the
    hashes of the texts, the words of each label. Raises Stopped.
    """
    if not thorough:
        return glancing.glance(path)
    return noticing.look(path, lambda: stop_if(cancelled))


def tells_of_damage(error: UserError) -> Path | None:
    """Return the file of which an error says that it is damaged, None for any other error.

    In place of a damaged backup another one is chosen.
    """
    path = error.values.get("path")
    if not isinstance(path, Path) or not path.name.lower().endswith(SUFFIX) or error.template in _NO_CURE:
        return None
    if paths.is_backup(path):
        return None
    if "{path} is damaged" in error.template or error.template in {glancing.STRANGE_WAL, glancing.NO_FILE}:
        return path
    return path if glancing.was_a_project(path) else None


def has_lost_its_wal(path: Path) -> ProjectError | None:
    """Return the sentence for a project whose program died and whose last work is gone or damaged."""
    return last_work.look(path)


def has_left_its_work(path: Path) -> ProjectError | None:
    """Return the sentence for a project that was renamed after its program died, without its newest work."""
    return left_behind.look(path)


def salvage(
    path: Path,
    *,
    out: Path | None = None,
    backup: Path | None = None,
    words: Words = ENGLISH,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> SalvageReport:
    """Write a new project of what can be read, and give it the name of the damaged one, which is moved aside.

    With `out` the new project gets that name and the damaged one stays where it is. `backup` is used in place of the
    newest good one; `words` are those of the report's file. Raises ProjectError, and Stopped; then the damaged file is
    as it was. Raises NothingWrong for a project that is sound; with `out` that one is written anew.
    """
    path = Path(os.path.realpath(path))  # where the file itself lies, its backups know it and its -wal is
    _check_there(path)
    if backup is not None and files.is_same(backup, path):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is the project itself; choose a backup."), path=path)
    if out is not None:
        check_new(out.absolute())
    left = left_behind.look(path)
    if left is not None and out is None:
        raise left  # of a new file it would not be the newest work any more
    seen = last_work.look(path)  # the lock wipes its traces away
    noticing.check_not_newer(path)
    strange = noticing.strange_wal(path)
    with _held(path, needed=out is None):
        sound = seen is None and strange is None and _looks_sound(path, progress, cancelled)
        act = _Salvage(path, out.absolute() if out else None, seen, strange, progress, cancelled, is_sound=sound)
        act.words = words
        return act.run(backup)


def salvage_again(
    report: SalvageReport,
    *,
    words: Words = ENGLISH,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> SalvageReport:
    """Salvage a damaged file once more, with the backup of another copy that a salvage has told of.

    What came first is moved aside. Raises as `salvage` does; then that is as it was.
    """
    assert report.moved is not None  # noqa: S101  else it is not offered
    assert report.other_backup is not None  # noqa: S101
    with _held(report.new, needed=True):
        strange = noticing.strange_wal(report.moved)
        act = _Salvage(
            report.moved, report.new, report.last_work, strange, progress, cancelled, is_sound=False, is_again=True
        )
        act.words = words
        return act.run(report.other_backup[0])


def _looks_sound(path: Path, progress: Progress, cancelled: Cancelled) -> bool:
    """Whether the check finds nothing in a file, and nothing lies beside it. Raises Stopped."""
    if glancing.glance(path) is not None or wal_file.kept_aside(path):
        return False
    try:
        found = soundness.check(
            path, lambda done, total, name: progress(_LOOKED * done // max(total, 1), 100, name), cancelled
        )
    except (UserError, UnicodeDecodeError):
        return False
    return found.is_sound


def _check_there(path: Path) -> None:
    """Raise ProjectError where there is no file; what waits in a `-wal` beside none is enough."""
    if not files.is_there(path) and os.path.isfile(files.beside(path, files.WAL)):  # noqa: PTH113  a long name
        waits = left_behind.not_there(path)
        if waits is not None and waits.template == left_behind.WAITS_FOR:
            raise waits
        return
    mode = opening.identity(path).st_mode
    if stat.S_ISDIR(mode):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a project."), path=path)
    if not stat.S_ISREG(mode):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is no Annotator project."), path=path)


def _in_use(path: Path, error: ProjectLocked) -> ProjectLocked:
    """Return who holds a project, and what to do about it."""
    template = _ELSEWHERE if isinstance(error, ProjectElsewhere) else _HELD_BY if error.values.get("who") else _HELD
    return ProjectLocked(template, **{**error.values, "path": path})


@contextmanager
def _held(path: Path, *, needed: bool) -> Iterator[None]:
    try:
        taken = lock.take(path, absent=True)
    except ProjectLocked as error:
        if needed or not isinstance(error, ProjectElsewhere):
            raise _in_use(path, error) from None
        yield
        return
    except ProjectError:
        if needed:
            raise
        yield
        return
    try:
        yield
    finally:
        lock.give_back(taken)


class _Salvage:
    def __init__(
        self,
        path: Path,
        out: Path | None,
        last_work: UserError | None,
        strange: ProjectError | None,
        progress: Progress,
        cancelled: Cancelled,
        *,
        is_sound: bool,
        is_again: bool = False,
    ) -> None:
        """With `is_again` what has the name `out` is of an earlier salvage, and is moved aside."""
        self._path, self._out, self._last_work, self._strange = path, out, last_work, strange
        self._progress, self._cancelled = progress, cancelled
        self._is_cut, self._is_sound, self._done = False, is_sound, False
        self._is_again = is_again
        self.words = ENGLISH

    def run(self, backup: Path | None) -> SalvageReport:
        report = self._once(backup)
        if report is None:  # more is wrong with it than the check sees
            self._is_sound = False
            report = self._once(backup)
        assert report is not None  # noqa: S101  only of a file that was taken for sound
        return report

    def _once(self, backup: Path | None) -> SalvageReport | None:
        """Salvage; return None, with nothing changed, where a file that looked sound does not come back whole."""
        begun = time.monotonic()
        names = Names.of(self._own, self._out or self._path, "salvaged" if self._is_again else "damaged")
        if self._out is None:  # nobody else salvages it now: what was begun so was killed
            for left in self._path.parent.glob(f".{glob.escape(self._path.name)}.*.part"):
                files.discard(left)
        staging = salvage_staging.chosen(self._path, self._out or self._path)
        finds = Finds(staging)
        self._done = False
        try:
            written, chosen = self._written(names, finds, backup)
            report = self._report(names, written, chosen, time.monotonic() - begun)
            if self._is_sound and not report.is_all_of_file:
                return None
            if self._is_sound and self._out is None:
                raise NothingWrong(_SOUND, path=self._path)
            report = self._finished(names, report)
        except OSError as error:
            raise not_made(error, self._out or self._path) from error
        finally:
            finds.close()
            salvage_staging.let_go(staging)
            for left in (names.draft, names.lost_draft, names.report_draft, *(() if self._done else (names.lost,))):
                files.discard(left)
        self._say(100)
        return report

    def _written(self, names: Names, finds: Finds, backup: Path | None) -> tuple[Written, backups.Choice]:
        """Read all that there is, and write it to the draft."""
        seen = glancing.glance(self._path)
        self._is_cut = seen is not None and seen.template == glancing.SHORT
        self._say(_LOOKED)
        carved = read_damaged(self._path, finds, self._go_on, is_strange=self._strange is not None)
        read_aside(self._own, finds, self._go_on)
        # Where the last work is not all there, what is not in a table was not taken back.
        whole = carved.whole if self._last_work is None else set()
        chosen = self._backup(finds, backup, reads_all=whole >= set(TABLES))
        ids = identities.put_right(finds, self._go_on)
        leave_out(finds, whole, chosen.used.path if chosen.used else None)
        self._say(_READ)
        known = Known(whole, carved.counted, self._is_cut or carved.unread > 0)
        lost, target = names.lost_draft, self._out or self._path
        written = write(names.draft, target, finds, self._shipped(), lost, known, ids.doubtful, self._tell)
        written.proven["id"] = ids.right
        if chosen.used is None and not any(came.back for came in written.rows.values()):
            raise ProjectError(_NOTHING, path=self._path)
        return written, chosen

    def _finished(self, names: Names, report: SalvageReport) -> SalvageReport:
        """Give everything its name: the report last, when what it says has happened."""
        names.report_draft.write_text(as_text(report, self.words), encoding="utf-8")
        self._go_on()
        if report.lost_file is not None:
            files.move_to_new(names.lost_draft, names.lost)
        self._put(names)
        self._done = True
        try:
            files.move_to_new(names.report_draft, names.report)
        except OSError:  # no reason to call the rest undone
            return replace(report, report_file=None)
        return report

    def _put(self, names: Names) -> None:
        if self._out is None or self._is_again:
            swap(names.draft, self._out or self._path, names.aside)
            return
        try:
            files.move_to_new(names.draft, self._out)
            last_work.begin_anew(self._out)
        except FileExistsError:
            raise ProjectError(
                QT_TRANSLATE_NOOP("errors", "{path} is there already. Choose another name."), path=self._out
            ) from None

    def _backup(self, finds: Finds, given: Path | None, *, reads_all: bool) -> backups.Choice:
        """Read the backup that was given, or the newest good one of this file.

        Where the file `reads_all` its rows, what was done since an older backup is in it: that one may be older.
        """
        if self._is_sound and (given is None or self._out is None):
            chosen = backups.Choice(None)
        elif given is not None:
            known, its_own = backups.project_id(finds), backups.check_good(given)
            if known and its_own != known:
                raise ProjectError(
                    QT_TRANSLATE_NOOP("errors", "{backup} is no backup of {path}: it is another project."),
                    backup=given,
                    path=self._path,
                )
            made_at = datetime.fromtimestamp(given.stat().st_mtime, UTC)
            chosen = backups.Choice(Backup(given, made_at, "given", given.stat().st_size))
        else:
            project_id = backups.project_id(finds)
            chosen = backups.newest_good(
                finds,
                self._folders(project_id),
                self._path,
                named=bool(project_id),
                is_sound=lambda one: not reads_all or _looks_sound(one, unheard, self._cancelled),
            )
        if chosen.used is not None:
            read_backup(chosen.used.path, finds, self._go_on)
        return chosen

    @staticmethod
    def _folders(project_id: str) -> list[Path]:
        """Return the folder of the project's backups, or all where its id cannot be read."""
        with suppress(OSError, UserError):  # where the data folder cannot be made there is none
            place = paths.data_dir() / "backups"
            if project_id:
                return [place / paths.backup_name(project_id)]
            return sorted(folder for folder in place.iterdir() if folder.is_dir())
        return []

    def _shipped(self) -> Shipped:
        scheme, text = shipped_scheme(), shipped_guidelines("vi")
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return Shipped(
            self._own.stem,
            SchemeVersion(id=scheme.id, version=scheme.version, sha256=scheme.sha256, content=scheme.to_json()),
            GuidelinesVersion(version=1, sha256=sha256, text=text),
        )

    def _report(self, names: Names, written: Written, chosen: backups.Choice, seconds: float) -> SalvageReport:
        used = chosen.used
        moved = self._path if self._is_again else names.aside if self._out is None and self._is_there() else None
        return SalvageReport(
            project=self._path,
            new=self._out or self._path,
            moved=moved,
            lost_file=names.lost if names.lost_draft.exists() else None,
            report_file=names.report,
            backup=used.made_at if used else None,
            backup_path=used.path if used else None,
            backup_of=chosen.owner,
            rows=written.rows,
            lost_articles=written.lost_articles,
            losses=written.losses,
            doubts=written.doubts,
            changed=written.changed,
            proven=dict(written.proven),
            acts_lost=written.acts_lost,
            made_up=tuple(written.made_up),
            seconds=seconds,
            other_backup=(chosen.other.path, chosen.other_owner) if chosen.other and chosen.other_owner else None,
            other_made_at=chosen.other.made_at if chosen.other else None,
            not_taken=written.not_taken,
            before=names.aside if self._is_again else None,
            last_work=left_out(self._strange, moved) if self._strange else self._last_work,
            is_cut=self._is_cut,
            was_sound=self._is_sound,
        )

    @property
    def _own(self) -> Path:
        """The name that the damaged file had when it was in use."""
        return self._out if self._is_again and self._out else self._path

    def _is_there(self) -> bool:
        return self._path.exists() or files.is_there(files.beside(self._path, files.WAL))

    def _go_on(self) -> None:
        stop_if(self._cancelled)

    def _tell(self, done: int, total: int) -> None:
        self._go_on()
        self._say(_READ + _WRITE * done // max(total, 1))

    def _say(self, done: int) -> None:
        self._progress(done, 100, self._path.name)
