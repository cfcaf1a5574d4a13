"""Reading a project file beside SQLite, without taking its locks away.

On POSIX systems a process loses all its locks of a file when it closes *any* descriptor of it, also one that it only
read a byte from. SQLite's locks on a project that is open would be gone; the next program that opens and closes it
would take itself for the last one and delete the live -wal, and with it work that was acknowledged. So every connection
to a project is counted here, and what is opened beside it is closed only after the last connection of this process.

What others open and close in this process is not ours to keep: a file dialog reads the first bytes of the files that it
lists. So where the system has locks that go with an open file and not with the process, the two by which others see
that a project is open are held once more in that way (see `secure`).
"""

from __future__ import annotations

import io
import os
import sqlite3
import struct
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, whose locks go with what holds them
    fcntl = None  # type: ignore[assignment]

_Extent = tuple[int, int]
"""First byte and length of a stretch of a file."""
_File = tuple[int, int]
"""Device and number of a file: it has them under each of its names."""

_guard = threading.RLock()
_connected: dict[_File, int] = {}
_kept: dict[_File, list[int]] = {}
_leaving: dict[_File, int] = {}
"""Connections that are being closed."""

_secured: dict[_File, dict[_Extent, int]] = {}
"""Descriptors that hold a lock, of projects that are open, by the stretch that they hold."""

_SHM, _JOURNAL = "-shm", "-journal"
_SHARED = (0x4000_0002, 510)
"""First byte and length of SQLite's lock on a file that is open (`SHARED_FIRST` in its os.h)."""
_DEAD_MAN = (128, 1)
"""The same of the lock on a `-shm` file that is in use (`UNIX_SHM_DMS` in its os_unix.c)."""
_PATIENCE, _PAUSE = 0.2, 0.002
"""Seconds that another program's lock is waited for, and between two tries."""
_WAL_VERSIONS = b"\2\2"
"""Bytes 18 and 19 of a file that has a `-wal`; in another one the lock would keep others from writing."""
_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe would be waited for


class Counted(sqlite3.Connection):
    """A connection that is counted from before it opens its file until it is closed."""

    file: _File | None = None

    def close(self) -> None:
        """Close the connection, and what was kept open for its sake."""
        if self.file is not None:
            _about_to_leave(self.file)
        try:
            super().close()
        finally:
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
            # Before SQLite is there: between its lock and ours another program could come. The other lock is left until
            # then: by it SQLite sees that a -shm is in use, and this one may be a dead program's.
            _secure(path, file, ((path, _SHARED),))
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
    file = _file(path)
    with _guard:
        return file in _connected


def secure(path: Path) -> None:
    """Hold what SQLite holds on a project with a `-wal` that is open here, so that nothing else takes it away.

    Without it another program that reads and closes the project may take itself for the last one, and delete the live
    `-wal`. Does nothing where the system has no such locks.
    """
    file = _file(path)
    with _guard:
        if file is not None and file in _connected:
            _secure(path, file, ((path, _SHARED), (_beside(path, _SHM), _DEAD_MAN)))


def _secure(path: Path, file: _File, wanted: Iterable[tuple[Path, _Extent]]) -> None:
    held = _secured.get(file, {})
    if not hasattr(fcntl, "F_OFD_SETLK") or len(held) == 2:  # Linux; there alone do file dialogs run in this process
        return
    with suppress(OSError):
        if first_bytes(path, 20)[18:20] != _WAL_VERSIONS or _beside(path, _JOURNAL).exists():
            return  # what a power cut left half written is rolled back first, by who has the file alone
        held = _secured.setdefault(file, held)
        for place, extent in wanted:
            if extent not in held:
                held[extent] = _held(place, extent, file)


def _held(path: Path, extent: _Extent, owner: _File) -> int:
    """Open a file, which is closed after the last connection, and lock a stretch of it for reading by that opening."""
    descriptor = os.open(path, os.O_RDONLY | _BINARY)
    _kept.setdefault(owner, []).append(descriptor)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            _lock(descriptor, fcntl.F_RDLCK, extent)
        except BlockingIOError:  # another program is just closing it, and has it alone for that
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return descriptor


def _lock(descriptor: int, kind: int, extent: _Extent) -> None:
    fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, struct.pack("@hhqqi0q", kind, os.SEEK_SET, *extent, 0))


def release(path: Path) -> None:
    """Undo `secure`, for who needs the project alone, as SQLite does to do without its `-wal`."""
    file = _file(path)
    if file is not None:
        with _guard:
            _release(file)


def _release(file: _File) -> None:
    for extent, descriptor in _secured.pop(file, {}).items():
        with suppress(OSError):
            _lock(descriptor, fcntl.F_UNLCK, extent)


def _file(path: Path) -> _File | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _beside(path: Path, suffix: str) -> Path:
    place = Path(os.path.realpath(path))
    return place.with_name(place.name + suffix)


def _about_to_leave(file: _File) -> None:
    """Count a connection that is about to be closed; for the last one SQLite wants the project alone."""
    with _guard:
        _leaving[file] = _leaving.get(file, 0) + 1
        if _leaving[file] == _connected[file]:
            _release(file)


def _leave(file: _File) -> None:
    with _guard:
        _connected[file] -= 1
        _leaving[file] = max(0, _leaving.get(file, 0) - 1)
        if not _connected[file]:
            del _connected[file]
            _secured.pop(file, None)
            _leaving.pop(file, None)
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
