"""What a program does to the files in a folder, in order: by SQLite (through its VFS) and by itself (through `os`).

    with recorded(folder, apart=[...]) as recording:
        ...
    recording.events

Shared memory (-shm) is left out: it never survives. What Python writes into a file is noticed when the file is synced
or gets a name, which is early enough: before that nothing of it has to last.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults.sqlite_vfs import OK, Watcher, watched

FOLDER = 0
"""The number of everything that is a folder and no file."""


class Write(NamedTuple):
    """Bytes into a file; what lies between its end and `at` is zero."""

    file: int
    at: int
    data: bytes


class Resize(NamedTuple):
    """A file is cut to a size, or made longer by zeros."""

    file: int
    size: int


class Sync(NamedTuple):
    """The system says that a file is on the disk, up to here."""

    file: int


class SyncFailed(NamedTuple):
    """The system says that not all of a file is on the disk. What it had not written then it may have dropped."""

    file: int


class Name(NamedTuple):
    """A file or a folder is there under a name, below the recorded folder; `was` is the name it had, or empty."""

    path: str
    file: int
    was: str = ""


class Unname(NamedTuple):
    """A name is there no more."""

    path: str


class SyncFolder(NamedTuple):
    """The system says that the names in a folder are on the disk, up to here."""

    path: str


class Mark(NamedTuple):
    """Something that the recorded person did or saw. It does nothing to the disk."""

    what: object


Event = Write | Resize | Sync | SyncFailed | Name | Unname | SyncFolder | Mark


class Recording(Watcher):
    """The events so far. Names are relative to `root`, with slashes; what lies in `apart` is not recorded."""

    def __init__(
        self, root: Path, apart: Collection[Path] = (), refuse: Callable[[str, Path], int] = lambda _act, _path: OK
    ) -> None:
        self._refuse = refuse
        self.root = root.resolve()
        self._apart = [path.resolve() for path in apart]
        self.events: list[Event] = []
        self._names: dict[str, int] = {}
        self._contents: dict[int, bytearray] = {}
        self._open: dict[int, int] = {}
        self._guard = threading.RLock()

    def mark(self, what: object) -> None:
        """Put a mark into the events."""
        self.events.append(Mark(what))

    def begin_with_what_is_there(self) -> None:
        """Record the files below the root as a disk has them that nothing was written to since."""
        for path in sorted(self.root.rglob("*")):
            self.noticed(path)
        for path in sorted(self.root.rglob("*")):
            self.flushed(path)
        self.flushed(self.root)

    # What SQLite does

    def opened(self, file: int, path: Path) -> None:
        """Know which file a number of SQLite's is."""
        name = self._name(path)
        if name is not None and not name.endswith("-shm"):
            with self._guard:
                self._open[file] = self._file(name)

    def closed(self, file: int) -> None:
        """Forget the number."""
        self._open.pop(file, None)

    def written(self, file: int, at: int, data: bytes) -> None:
        """Record a write."""
        if file in self._open:
            self._change(Write(self._open[file], at, data))

    def resized(self, file: int, size: int) -> None:
        """Record a new size."""
        if file in self._open:
            self._change(Resize(self._open[file], size))

    def synced(self, file: int) -> None:
        """Record a sync."""
        if file in self._open:
            self.events.append(Sync(self._open[file]))

    def sync_failed(self, file: int) -> None:
        """Record a sync that failed."""
        if file in self._open:
            self.events.append(SyncFailed(self._open[file]))

    def refusal(self, act: str, path: Path) -> int:
        """Let the one who gave `refuse` say whether a call of SQLite's fails."""
        return self._refuse(act, path)

    def deleted(self, path: Path) -> None:
        """Record that a name went."""
        name = self._name(path)
        if name is not None and self._names.pop(name, None) is not None:
            self.events.append(Unname(name))

    def folder_synced(self, folder: Path) -> None:
        """Record that names are on the disk."""
        name = self._name(folder)
        if name is not None:
            self.events.append(SyncFolder(name))

    # What the program does by itself

    def noticed(self, path: Path) -> int | None:
        """Record what a file holds that nobody told us of, and its name; return its number, None where it is apart."""
        name = self._name(path)
        if name is None or not path.exists() or name.endswith("-shm"):
            return None
        with self._guard:
            if path.is_dir():
                if name not in self._names and name != ".":
                    self._names[name] = FOLDER
                    self.events.append(Name(name, FOLDER))
                return FOLDER
            file, now = self._file(name), path.read_bytes()
            if now != self._contents[file]:
                self._change(Resize(file, 0))
                self._change(Write(file, 0, now))
            return file

    def flushed(self, path: Path) -> None:
        """Record an fsync of a file or a folder."""
        file = self.noticed(path)
        if file is not None:
            self.events.append(Sync(file) if file != FOLDER else SyncFolder(str(self._name(path))))

    def named(self, path: Path, was: Path | None, file: int | None) -> None:
        """Record that a file got a name, in place of `was` or beside its others."""
        name, old = self._name(path), self._name(was) if was is not None else None
        if name is None or file is None:
            return
        if old is not None:
            self._names.pop(old, None)
        self._names[name] = file
        self.events.append(Name(name, file, old or ""))

    def unlike(self) -> list[str]:
        """Return the names whose file holds something else than was recorded; none, if nothing was missed."""
        return [
            name
            for name, file in self._names.items()
            if file != FOLDER and (self.root / name).read_bytes() != self._contents[file]
        ]

    def _name(self, path: Path) -> str | None:
        place = Path(os.path.realpath(path.parent), path.name) if path != self.root else path
        if not place.is_relative_to(self.root) or any(place.is_relative_to(apart) for apart in self._apart):
            return None
        return place.relative_to(self.root).as_posix()

    def _file(self, name: str) -> int:
        if name not in self._names:
            self._names[name] = len(self._contents) + 1
            self._contents[self._names[name]] = bytearray()
            self.events.append(Name(name, self._names[name]))
        return self._names[name]

    def _change(self, change: Write | Resize) -> None:
        with self._guard:
            take_in(self._contents[change.file], change)
            self.events.append(change)


def take_in(content: bytearray, change: Write | Resize) -> None:
    """Change the bytes of a file."""
    if isinstance(change, Resize):
        del content[change.size :]
        content.extend(bytes(change.size - len(content)))
    else:
        content.extend(bytes(max(change.at - len(content), 0)))
        content[change.at : change.at + len(change.data)] = change.data


@contextmanager
def recorded(
    root: Path, apart: Collection[Path] = (), refuse: Callable[[str, Path], int] = lambda _act, _path: OK
) -> Iterator[Recording]:
    """Record what happens inside to the files below `root`, which should be empty.

    `refuse` says for each call of SQLite's with which of its errors it fails, OK for none.
    """
    recording = Recording(root, apart, refuse)
    with _heard(recording), watched(recording):
        yield recording


@contextmanager
def _heard(recording: Recording) -> Iterator[None]:
    """Have the functions of `os` tell the recording; the program calls them as ever."""
    instead = _instead(recording)
    usual = {name: getattr(os, name) for name in instead}
    for name, function in instead.items():
        setattr(os, name, function)
    try:
        yield
    finally:
        for name, function in usual.items():
            setattr(os, name, function)


def _instead(recording: Recording) -> dict[str, Callable[..., Any]]:
    usual = {name: getattr(os, name) for name in ("fsync", "fdatasync", "replace", "link", "unlink", "mkdir", "rmdir")}

    def fsync(descriptor: int) -> None:
        usual["fsync"](descriptor)
        path = _path_of(descriptor, recording.root)
        if path is not None:
            recording.flushed(path)

    def replace(old: Any, new: Any, **more: Any) -> None:
        file = recording.noticed(_path(old))
        usual["replace"](old, new, **more)
        recording.named(_path(new), _path(old), file)

    def link(old: Any, new: Any, **more: Any) -> None:
        file = recording.noticed(_path(old))
        usual["link"](old, new, **more)
        recording.named(_path(new), None, file)

    def unlink(path: Any, **more: Any) -> None:
        usual["unlink"](path, **more)
        if more.get("dir_fd") is None:
            recording.deleted(_path(path))

    def mkdir(path: Any, mode: int = 0o777, **more: Any) -> None:
        usual["mkdir"](path, mode, **more)
        if more.get("dir_fd") is None:
            recording.noticed(_path(path))

    def rmdir(path: Any, **more: Any) -> None:
        usual["rmdir"](path, **more)
        if more.get("dir_fd") is None:
            recording.deleted(_path(path))

    return {
        "fsync": fsync,
        "fdatasync": fsync,
        "replace": replace,
        "rename": replace,
        "link": link,
        "unlink": unlink,
        "remove": unlink,
        "mkdir": mkdir,
        "rmdir": rmdir,
    }


def _path(given: Any) -> Path:
    return Path(os.fsdecode(given)).absolute()


def _path_of(descriptor: int, root: Path) -> Path | None:
    """Return a name of an open file, None where it has none below `root`."""
    mine = os.fstat(descriptor)
    if os.path.samestat(mine, root.stat()):
        return root
    for here, folders, names in os.walk(root):
        for name in (*folders, *names):
            path = Path(here, name)
            if os.path.samestat(mine, path.lstat()):
                return path
    return None
