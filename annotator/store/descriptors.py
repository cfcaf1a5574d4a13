"""Reading a project file beside SQLite, without taking its locks away.

On POSIX systems a process loses all its locks of a file when it closes *any* descriptor of it, also one that it only
read a byte from. SQLite's locks on a project that is open would be gone; the next program that opens and closes it
would take itself for the last one and delete the live -wal, and with it work that was acknowledged. So every connection
to a project is counted here, and what is opened beside it is closed only after the last connection of this process.

What others open and close in this process is not ours to keep: a file dialog reads the first bytes of the files that it
lists. So where the system has locks that go with an open file and not with the process, the two by which others see
that a project is open are held once more in that way: from before SQLite opens it until after SQLite has closed it.
SQLite cannot do then what it does where it finds itself alone, so that is done here: see `_join` and `_clear`.

The two keep others from taking the project for one that nobody has open. They do not stand for the locks by which
SQLite reads, writes and checkpoints (bytes 120 to 127 of the `-shm`). These go where something in this process opens
and closes the `-shm` itself; a checkpoint of another program that begins the `-wal` anew may then come amid a commit,
and damage the file. Nothing of ours does that, and our file dialog opens nothing that it lists; a dialog of the system
that ran in this process and looked into a `-shm` would not be held off.
"""

from __future__ import annotations

import io
import os
import sqlite3
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from annotator import paths

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
_locking: dict[_File, dict[_Extent, int]] = {}
"""Descriptors by which a stretch is locked, or tried for; they are among those that are kept."""
_places: dict[_File, Path] = {}
"""Where files lie that a connection of this process writes in, or has written in since somebody opened them."""
_secured: dict[_File, set[_Extent]] = {}
"""What is locked of projects that are open."""

_WAL, _SHM, _JOURNAL = "-wal", "-shm", "-journal"
_SHARED = (0x4000_0002, 510)
"""First byte and length of SQLite's lock on a file that is open (`SHARED_FIRST` in its os.h)."""
_DEAD_MAN = (128, 1)
"""The same of the lock on a `-shm` file that is in use (`UNIX_SHM_DMS` in its os_unix.c)."""
_UNUSED = 3
"""Bytes that SQLite leaves of a `-shm` file which nobody has in use."""
_READ_ON = 1000
"""Milliseconds for which other programs may read on while a project is closed."""
_PAUSE = 0.002
"""Seconds between two tries for a lock that another program has."""
_MAGIC = b"SQLite format 3\0"
_WITH_WAL = b"\2\2"
"""Bytes 18 and 19 of a file that has a `-wal`; in another one the lock would keep others from writing."""
_HAS_LOCKS = sys.platform == "linux" and hasattr(fcntl, "F_OFD_SETLK")
"""Whether there are locks that go with an open file. There alone do file dialogs run in this process."""
_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe would be waited for


class Counted(sqlite3.Connection):
    """A connection that is counted from before it opens its file until it is closed."""

    file: _File | None = None
    place: Path | None = None
    """Where the file lies, of a connection that writes."""
    with_wal = True
    """Whether it was seen before SQLite opened the file that it has a `-wal`, so that it could be secured."""

    def close(self) -> None:
        """Close the connection, and what was kept open for its sake."""
        if self.place is not None and self.file is not None and _is_last(self.file):
            _empty(self, self.place)
        super().close()
        if self.place is None and self.file is not None:
            _bring_in(self.file)
        self._leave()

    def __del__(self) -> None:
        """Count down what nobody closed, as after an error in its caller; what it wrote is left as after a death."""
        if self.place is not None and self.file is not None:
            with _guard:
                _places.pop(self.file, None)
            self.place = None
        try:
            self.close()
        except sqlite3.ProgrammingError:  # of another thread: Python closes it, right after this
            self._leave()

    def _leave(self) -> None:
        file, self.file = self.file, None
        if file is not None:
            _leave(file)


def connect(path: Path, uri: str, *, timeout: float) -> Counted:
    """Return a counted connection to a project file. Raises sqlite3.Error."""
    file = _file(path)
    with_wal = file is None or _enter(path, file, time.monotonic() + timeout, secures="immutable" not in uri)
    try:
        made = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=timeout, factory=Counted)
    except BaseException:
        if file is not None:
            _leave(file)
        raise
    made.file, made.with_wal = file, with_wal
    if file is not None and "mode=rw" in uri:
        made.place = _places[file] = path.absolute()
    return made


def _enter(path: Path, file: _File, until: float, *, secures: bool) -> bool:
    """Count a connection that is about to be made, once what it needs is held; see `Counted.with_wal`."""
    while True:
        with _guard:
            try:
                with_wal = not secures or _secure(path, file)
            except BlockingIOError:  # another program has it alone, as one that is just closing it
                if time.monotonic() > until:
                    _drop(file)
                    raise _busy() from None
            else:
                _connected[file] = _connected.get(file, 0) + 1
                return with_wal
        time.sleep(_PAUSE)


def _busy() -> sqlite3.OperationalError:
    """Return what SQLite itself would come to."""
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_BUSY, "SQLITE_BUSY"
    return error


def is_connected(path: Path) -> bool:
    """Whether this process has a connection to a project file."""
    file = _file(path)
    with _guard:
        return file in _connected


def secure(connection: Counted, path: Path) -> bool:
    """Hold what could not be held before SQLite had read a project; whether the connection is one to work with.

    It is not where the project has got its `-wal` only now: it is to be closed and made anew. Something else in this
    process may have taken SQLite's locks away, and another program have begun the `-shm` anew beneath it.
    """
    with _guard:
        if connection.file is None or not _HAS_LOCKS:
            return True
        if not connection.with_wal:
            with suppress(OSError):
                return not _has_wal(path)
            return True
        try:
            _secure(path, connection.file, is_open=True)
        except BlockingIOError:
            return False
        return True


def _secure(path: Path, file: _File, *, is_open: bool = False) -> bool:
    """Hold what SQLite holds on a project with a `-wal`; whether it is one. Raises BlockingIOError.

    Does nothing where the system or the disk has no such locks. With `is_open` SQLite is there already.
    """
    held = _secured.get(file, set())
    if not _HAS_LOCKS or len(held) == 2:
        return True
    try:
        if not _has_wal(path):
            return False
        is_alone = not is_open and (file not in _connected or _SHARED not in held)
        held = _secured.setdefault(file, held)
        if _SHARED not in held:
            _lock(_to_lock(path, _SHARED, file, os.O_RDONLY), fcntl.F_RDLCK, _SHARED)
            held.add(_SHARED)
        if _DEAD_MAN not in held:
            _join(path, file, is_alone=is_alone)
            held.add(_DEAD_MAN)
    except BlockingIOError:
        raise
    except OSError:
        pass
    return True


def _has_wal(path: Path) -> bool:
    """Whether a project has a `-wal`. What a power cut left half written is rolled back first, by who has it alone."""
    first = first_bytes(path, 20)
    return first[:16] == _MAGIC and first[18:20] == _WITH_WAL and not _is_cut_off(path)


def _is_cut_off(path: Path) -> bool:
    """Whether a `-journal` waits, as SQLite tells it: an empty one, or one that begins with a zero, is over."""
    try:
        return first_bytes(paths.beside(path, _JOURNAL), 1) not in {b"", b"\0"}
    except FileNotFoundError:
        return False


def _join(path: Path, file: _File, *, is_alone: bool) -> None:
    """Lock the `-shm` of a project as one that is in use; where nobody else in the world has it, it is begun anew.

    SQLite does so too, but what would be ours by then it takes for another's: it would trust a dead program's.
    """
    flags = os.O_NOFOLLOW | (os.O_RDWR | os.O_CREAT if is_alone else os.O_RDONLY)
    if is_alone and not os.access(path, os.W_OK):
        raise PermissionError  # of its -shm too, which SQLite can make all the same, and then write
    descriptor = _to_lock(paths.beside(path, _SHM), _DEAD_MAN, file, flags)
    if is_alone and _is_open(_of(descriptor) or file, file):
        raise PermissionError  # by SQLite, as it seems, which is to see to it itself
    if is_alone:
        with suppress(BlockingIOError):  # it is in use
            _lock(descriptor, fcntl.F_WRLCK, _DEAD_MAN)
            try:
                _begin(descriptor, path.stat())
            except OSError:
                _lock(descriptor, fcntl.F_UNLCK, _DEAD_MAN)
                raise
    _lock(descriptor, fcntl.F_RDLCK, _DEAD_MAN)


def _begin(shm: int, project: os.stat_result) -> None:
    """Empty a `-shm` file; a new one gets the rights and the owner of its project."""
    if not os.fstat(shm).st_size:
        give_over(shm, project)
    os.ftruncate(shm, _UNUSED)


def give_over(made: int, project: os.stat_result) -> None:
    """Give what was just made beside a project its rights and its owner, who works there too, as the system lets us."""
    if os.name != "nt":
        with suppress(OSError):
            os.fchmod(made, project.st_mode & 0o777)
            if os.geteuid() == 0:
                os.fchown(made, project.st_uid, project.st_gid)


def _to_lock(place: Path, extent: _Extent, owner: _File, flags: int) -> int:
    """Open a file to lock a stretch of it by that opening; it is closed after the last connection.

    What was opened for that before may have been deleted since, where SQLite or another program had it alone.
    """
    known = _locking.setdefault(owner, {})
    if extent not in known or _of(known[extent]) != _file(place):
        known[extent] = os.open(place, flags, 0o600)
        _kept.setdefault(owner, []).append(known[extent])
    return known[extent]


def _lock(descriptor: int, kind: int, extent: _Extent) -> None:
    fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, struct.pack("@hhqqi0q", kind, os.SEEK_SET, *extent, 0))


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Have a project alone for a moment, as SQLite does to delete what lies beside it; whether nobody else has it."""
    with _guard:
        file = _file(path)
        if (
            not hasattr(fcntl, "lockf") or file is None or file in _connected or file in _kept
        ):  # by closing it all locks would go
            yield False
            return
        try:
            descriptor = os.open(path, os.O_RDWR)
        except OSError:
            yield False
            return
        try:
            yield _is_locked_alone(descriptor)
        finally:
            os.close(descriptor)


def _is_locked_alone(descriptor: int) -> bool:
    first, length = _SHARED
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, length, first)
    except OSError:
        return False
    return True


def release(path: Path) -> None:
    """Let go of what is held, for who needs the project alone, as SQLite does to do without its `-wal`."""
    file = _file(path)
    if file is not None:
        with _guard:
            _release(file)


def _release(file: _File) -> None:
    for extent in _secured.pop(file, set()):
        with suppress(OSError):
            _lock(_locking[file][extent], fcntl.F_UNLCK, extent)


def _file(path: Path) -> _File | None:
    try:
        status = os.stat(path)  # noqa: PTH116  at every opening; half the time
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _leave(file: _File) -> None:
    with _guard:
        _connected[file] -= 1
        if _connected[file]:
            return
        del _connected[file]
        place = _places.pop(file, None)
        if _is_open(file, file):
            _release(file)  # SQLite closes it by itself, later; until then what is kept stays so
            return
        if place is not None and _SHARED in _secured.get(file, ()):
            with suppress(OSError):
                _clear(place, file)
        _drop(file)


def _is_open(file: _File, owner: _File) -> bool:
    """Whether a file is open in this process but for what is kept of its project.

    SQLite goes on with a connection that was closed for as long as a statement of it is half read.
    """
    if not _HAS_LOCKS:
        return False
    try:
        open_here = {int(entry.name) for entry in os.scandir("/proc/self/fd")}
    except OSError:  # nobody can tell
        return True
    return any(_of(descriptor) == file for descriptor in open_here.difference(_kept.get(owner, ())))


def _of(descriptor: int) -> _File | None:
    try:
        status = os.fstat(descriptor)
    except OSError:  # that by which they were listed
        return None
    return status.st_dev, status.st_ino


def _drop(file: _File) -> None:
    if file not in _connected:
        _secured.pop(file, None)
        _locking.pop(file, None)
        for descriptor in _kept.pop(file, ()):
            os.close(descriptor)


def _is_last(file: _File) -> bool:
    """Whether a connection is the only one of this process, and SQLite cannot see by its closing that it is."""
    with _guard:
        return _connected[file] == 1 and _SHARED in _secured.get(file, ())


def _empty(connection: sqlite3.Connection, place: Path) -> None:
    """Bring the `-wal` into the project as SQLite does at the last closing; what others read is waited for a little."""
    with suppress(OSError, sqlite3.Error):
        if paths.beside(place, _WAL).stat().st_size:
            connection.execute(f"PRAGMA busy_timeout = {_READ_ON}")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _bring_in(file: _File) -> None:
    """Do the same for the last connection of this process where it was one that reads.

    What it read, the one that wrote could not bring in before it. Of a place in which none has written nothing is
    brought in: see `_clear`.
    """
    with _guard:
        place = _places.get(file) if _connected[file] == 1 else None
    if place is not None and _file(place) == file:
        with suppress(OSError, sqlite3.Error):
            if paths.beside(place, _WAL).stat().st_size:
                with closing(sqlite3.connect(f"{place.as_uri()}?mode=rw", uri=True, isolation_level=None)) as writing:
                    writing.execute("PRAGMA checkpoint_fullfsync = 1")
                    _empty(writing, place)


def _clear(place: Path, file: _File) -> None:
    """Delete an empty `-wal` and the `-shm`, as SQLite does at the last closing, where no other program has them.

    SQLite leaves them where the last connection is one that reads. So is it here where none has written: they may tell
    of a program that died.

    Its lock for that goes with whatever else is closed in this process: another program would come while it deletes.
    """
    wal, there = paths.beside(place, _WAL), _file(place)
    if there == file:
        descriptor = os.open(place, os.O_RDWR)
        _kept[file].append(descriptor)
        _lock(descriptor, fcntl.F_RDLCK, _SHARED)
        _lock(_locking[file][_SHARED], fcntl.F_UNLCK, _SHARED)
        _lock(descriptor, fcntl.F_WRLCK, _SHARED)
    if there in {file, None} and not (wal.exists() and wal.stat().st_size):
        paths.beside(place, _SHM).unlink(missing_ok=True)
        wal.unlink(missing_ok=True)


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
