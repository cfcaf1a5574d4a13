"""Reading a project file beside SQLite, without taking its locks away.

On POSIX systems a process loses all its locks of a file when it closes *any* descriptor of it, also one that it only
read a byte from. SQLite's locks on a project that is open would be gone; the next program that opens and closes it
would take itself for the last one and delete the live -wal, and with it work that was acknowledged. So every connection
to a project is counted here, and what is opened beside it is closed only after the last connection of this process.
"""

from __future__ import annotations

import io
import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

_File = tuple[int, int]
"""Device and number of a file: it has them under each of its names."""

_guard = threading.RLock()
_connected: dict[_File, int] = {}
_kept: dict[_File, list[int]] = {}

_SHM = "-shm"
_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe would be waited for


class Counted(sqlite3.Connection):
    """A connection that is counted from before it opens its file until it is closed."""

    file: _File | None = None

    def close(self) -> None:
        """Close the connection, and what was kept open for its sake."""
        super().close()
        if self.file is not None:
            _leave(self.file)
            self.file = None


def connect(path: Path, uri: str, *, timeout: float) -> Counted:
    """Return a counted connection to a project file. Raises sqlite3.Error."""
    with suppress(OSError):
        status = os.stat(path)  # noqa: PTH116  at every opening; half the time
        file = (status.st_dev, status.st_ino)
        with _guard:
            _connected[file] = _connected.get(file, 0) + 1
        try:
            made = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=timeout, factory=Counted)
        except BaseException:
            _leave(file)
            raise
        made.file = file
        return made
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=timeout, factory=Counted)


def is_connected(path: Path) -> bool:
    """Whether this process has a connection to a project file."""
    try:
        status = path.stat()
    except OSError:
        return False
    with _guard:
        return (status.st_dev, status.st_ino) in _connected


def _leave(file: _File) -> None:
    with _guard:
        _connected[file] -= 1
        if not _connected[file]:
            del _connected[file]
            for descriptor in _kept.pop(file, ()):
                os.close(descriptor)


def first_bytes(path: Path, most: int) -> bytes:
    """Return the first bytes of a file. Raises OSError."""
    with _guard:
        status, owner = path.stat(), _owner(path)
        for descriptor in _kept.get(owner or (status.st_dev, status.st_ino), ()):
            if os.path.samestat(os.fstat(descriptor), status):  # one is enough, however often a project is looked at
                return _read(descriptor, most)
        descriptor = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
        try:
            return _read(descriptor, most)
        finally:
            let_go(descriptor, owner)


def _read(descriptor: int, most: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, most)


class _Beside(io.FileIO):
    """A file that was opened for reading; closing it leaves its descriptor to `let_go`."""

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY | _BINARY)
        super().__init__(descriptor, "rb", closefd=False)
        self._owner = _owner(path)

    def close(self) -> None:
        """Close the file, as far as that takes no lock away."""
        if not self.closed:
            descriptor = self.fileno()
            super().close()
            let_go(descriptor, self._owner)


def opened(path: Path) -> io.BufferedReader:
    """Open a file for reading, which may be one that SQLite has open in this process. Raises OSError."""
    return io.BufferedReader(_Beside(path))


def _owner(path: Path) -> _File | None:
    """Return the project that a -shm file is of, in which SQLite has locks too."""
    if path.name.endswith(_SHM):
        with suppress(OSError):
            status = path.with_name(path.name.removesuffix(_SHM)).stat()
            return status.st_dev, status.st_ino
    return None


def let_go(descriptor: int, owner: _File | None = None) -> None:
    """Close a descriptor, once no connection of this process has its file open, or the project that it is of."""
    with _guard:
        if os.name != "nt":  # where no lock goes with it, and what is open cannot be replaced
            status = os.fstat(descriptor)
            for file in ((status.st_dev, status.st_ino), owner):
                if file in _connected:
                    _kept.setdefault(file, []).append(descriptor)
                    return
        os.close(descriptor)
