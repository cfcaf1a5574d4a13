"""Disks that refuse a write, a sync, a size, a deletion or a rename, once or until they are mended; and a person at it.

A call is one of SQLite's to its files, or one of the program's to flush or name a file. The person does what the
recorded one does; what is refused is done again once the disk is well.
"""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.errors import UserError
from tests.faults import sqlite_vfs
from tests.faults.power_cut import found_in, problems
from tests.faults.recording import Recording, recorded
from tests.faults.sqlite_vfs import OK, Watcher, watched
from tests.faults.worked_project import MAIN, OLD, Person, apart_of, at_home, rows_digest

ERROR, FULL_DISK = "I/O error", "disk full"
KINDS = (ERROR, FULL_DISK)

_CODES = {
    ERROR: {
        "write": sqlite_vfs.IOERR_WRITE,
        "sync": sqlite_vfs.IOERR_FSYNC,
        "truncate": sqlite_vfs.IOERR_TRUNCATE,
        "delete": sqlite_vfs.IOERR_DELETE,
    },
    FULL_DISK: {"write": sqlite_vfs.FULL},
}
_NUMBERS = {ERROR: errno.EIO, FULL_DISK: errno.ENOSPC}


class FaultyDisk(Watcher):
    """Fails at the call `at` (from 1); `lasting` ones go on failing until `mend`. At 0 it only counts."""

    def __init__(self, root: Path, at: int, kind: str, *, lasting: bool) -> None:
        self._root, self._at, self._kind, self._lasting = root.resolve(), at, kind, lasting
        self._well = at == 0
        self.is_watched = True
        """Whether calls count; what a test itself does to files should not."""
        self.calls = 0
        self.failed = 0
        """How many calls have failed so far."""

    def mend(self) -> None:
        """Let nothing fail any more."""
        self._well = True

    def refusal(self, act: str, path: Path) -> int:
        """Tell SQLite whether a call fails."""
        code = _CODES[self._kind].get(act, OK)
        return code if code and self._fails(path) else OK

    def check(self, path: Path) -> None:
        """Fail a call of the program's own."""
        if self._fails(path):
            raise OSError(_NUMBERS[self._kind], os.strerror(_NUMBERS[self._kind]), str(path))

    def _fails(self, path: Path) -> bool:
        if not self.is_watched or not any(Path(path).is_relative_to(self._root / part) for part in ("desk", "data")):
            return False
        self.calls += 1
        fails = not self._well and (self.calls == self._at or (self._lasting and self.calls > self._at))
        self.failed += fails
        return fails


@contextmanager
def _failing(disk: FaultyDisk) -> Iterator[None]:
    """Let the disk refuse what SQLite and the program ask of it."""
    usual: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in ("fsync", "replace", "rename", "link")}

    def fsync(descriptor: int) -> None:
        place = Path("/proc/self/fd", str(descriptor))
        if place.exists():
            disk.check(place.readlink())
        usual["fsync"](descriptor)

    def naming(name: str) -> Callable[..., None]:
        def act(old: Any, new: Any, **more: Any) -> None:
            disk.check(Path(os.fsdecode(new)))
            usual[name](old, new, **more)

        return act

    instead = {"fsync": fsync, **{name: naming(name) for name in ("replace", "rename", "link")}}
    for name, function in instead.items():
        setattr(os, name, function)
    try:
        with watched(disk):
            yield
    finally:
        for name, function in usual.items():
            setattr(os, name, function)


@dataclass
class Run:
    """What came of a piece of work on one faulty disk."""

    at: int
    kind: str
    lasting: bool
    calls: int = 0
    failed: int = 0
    acknowledged: int = 0
    refused: list[str] = field(default_factory=list)
    """The sentences that the person read."""
    wrong: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether what was acknowledged is there, what was refused is not, and each word was a plain one."""
        return not self.wrong


def run(root: Path, at: int, kind: str, *, lasting: bool, acts: int, seed: int) -> Run:
    """Work on a disk that fails at a call. `root` is a new folder."""
    root = root.resolve()
    (root / "desk").mkdir(parents=True)
    found = Run(at, kind, lasting)
    disk = FaultyDisk(root, at, kind, lasting=lasting)
    with at_home(root):
        person = Undaunted(root, lambda _what: None, random.Random(seed), disk=disk, run=found)
        try:
            with _failing(disk):
                person.work(acts, 0)
                person.leave()
        except Exception as problem:  # noqa: BLE001  whatever is no word for a person is what is looked for
            found.wrong.append(f"act {person.acts}: {problem!r}")
            if person.project is not None:
                person.project.close()
        else:
            person.compare("in the end")
            for path in [*root.glob("desk/*.annot"), *root.glob("data/annotator/backups/*/*.annot")]:
                found.wrong += problems(path)
    found.calls, found.failed, found.acknowledged = disk.calls, disk.failed, person.acts
    return found


class FickleDisk(FaultyDisk):
    """Fails one sync in so many of a project's, by chance, as long as anybody works."""

    def __init__(self, root: Path, seed: int, *, one_in: int) -> None:
        super().__init__(root, 0, ERROR, lasting=False)
        self._chance, self._one_in = random.Random(seed), one_in

    def refusal(self, act: str, path: Path) -> int:
        """Fail a sync, or not."""
        if act != "sync" or not self.is_watched or not path.is_relative_to(self._root / "desk"):
            return OK
        fails = self._chance.randrange(self._one_in) == 0
        self.failed += fails
        return sqlite_vfs.IOERR_FSYNC if fails else OK


def record_failing(root: Path, *, acts: int, seed: int, one_in: int) -> tuple[Recording, Run]:
    """Record the work of a person on a fickle disk, who does again what was refused."""
    root = root.resolve()
    (root / "desk").mkdir(parents=True)
    disk, found = FickleDisk(root, seed, one_in=one_in), Run(0, ERROR, lasting=True)
    with at_home(root), recorded(root, apart_of(root), disk.refusal) as recording:
        recording.noticed(root / "desk")
        recording.flushed(root)
        person = Undaunted(root, recording.mark, random.Random(seed), disk=disk, run=found)
        person.work(acts, 0)
        person.leave()
    found.failed, found.acknowledged = disk.failed, person.acts
    return recording, found


@dataclass
class Undaunted(Person):
    """The person, who reads why an act was refused, has the disk mended, and does it again."""

    disk: FaultyDisk = field(kw_only=True)
    run: Run = field(kw_only=True)

    def act(self, name: str, do: Callable[[], object], copy: str = "") -> None:
        """Do one thing, until it is done."""
        before = self.chance.getstate()
        try:
            super().act(name, do, copy)
        except UserError as error:
            self.run.refused.append(str(error))
            if "\n" in str(error) or "Traceback" in str(error):
                self.run.wrong.append(f"act {self.acts}, {name}: no plain word: {error}")
            if not self.disk.failed:
                raise
            self.disk.mend()
            # A migration may be done, and only the opening after it refused.
            self.compare(f"after act {self.acts}, {name}, was refused", {OLD} if name == "migrate" else set())
            self.chance.setstate(before)
            self.acts -= 1
            self.act(name, do, copy)

    def _make(self) -> None:
        if (self.root / MAIN).exists():  # it was made, and could not be opened at once
            self.open_file(MAIN)
        else:
            super()._make()

    def _bring_old(self) -> None:
        self.disk.is_watched = False
        super()._bring_old()
        self.disk.is_watched = True

    def compare(self, when: str, but: Collection[str] = ()) -> None:
        """Hold what the files are now against what was promised; the disk is well as long as we look."""
        self.disk.is_watched = False
        for name in self.holds.keys() - but:
            now, corrupt = found_in(self.root, name)
            if corrupt or now != self.holds[name]:
                self.run.wrong.append(f"{when}: {name} is not as it was promised {corrupt}")
        if self.project is not None:
            name = self.project.path.relative_to(self.root).as_posix()
            if self.project.asked(rows_digest) != self.holds[name]:
                self.run.wrong.append(f"{when}: {name} shows what was not saved")
        self.disk.is_watched = True
