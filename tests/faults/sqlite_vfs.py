"""A layer between SQLite and the disk, put into the very library that Python's `sqlite3` uses.

`watched(watcher)` registers a copy of SQLite's own VFS as the default one: what the program opens meanwhile goes
through it, unchanged, and the watcher is told of every write, size, sync, deletion and folder sync, or says with which
error of SQLite a call fails. Reading, locking and shared memory are SQLite's own functions, called directly.

It works by ctypes, so it needs a `_sqlite3` whose SQLite can be reached; `is_reachable()` tells.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any

OK, IOERR, FULL = 0, 10, 13
IOERR_SHORT_WRITE = 778  # what SQLite calls a write that ended early; unix's own VFS says FULL
IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_DELETE = 778, 1034, 1546, 2570
_OPEN_DELETE_ON_CLOSE = 0x8

_METHODS = (
    "close", "read", "write", "truncate", "sync", "file_size", "lock", "unlock", "check_reserved_lock", "file_control",
    "sector_size", "device_characteristics", "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch",
)  # fmt: skip
_CALLS = (
    "open", "delete", "access", "full_pathname", "dl_open", "dl_error", "dl_sym", "dl_close", "randomness", "sleep",
    "current_time", "get_last_error", "current_time_int64", "set_system_call", "get_system_call", "next_system_call",
)  # fmt: skip


class _IoMethods(ctypes.Structure):
    _fields_ = (("version", c_int), *((name, c_void_p) for name in _METHODS))


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        *((name, c_void_p) for name in _CALLS),
    )


class _File(ctypes.Structure):
    """The beginning of every open file of SQLite; the rest belongs to its VFS."""

    _fields_ = (("methods", POINTER(_IoMethods)),)


_OPEN = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, POINTER(c_int))
_DELETE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_CLOSE = ctypes.CFUNCTYPE(c_int, c_void_p)
_WRITE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)
_SET_CALL = ctypes.CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)
_GET_CALL = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_char_p)
_OPEN_FOLDER = ctypes.CFUNCTYPE(c_int, c_char_p, POINTER(c_int))


class Watcher:
    """What is told of SQLite's files. This one hears nothing and lets everything happen.

    A file is a number that stays with it while it is open; what is told has happened already. Temporary files of
    SQLite's own are not told.
    """

    def opened(self, file: int, path: Path) -> None:
        """A file is open, new or old."""

    def closed(self, file: int) -> None:
        """A file is open no more."""

    def written(self, file: int, at: int, data: bytes) -> None:
        """Bytes were written."""

    def resized(self, file: int, size: int) -> None:
        """A file was cut to a size."""

    def synced(self, file: int) -> None:
        """The system has said that all of a file is on the disk."""

    def sync_failed(self, file: int) -> None:
        """The system has said that not all of a file is on the disk."""

    def deleted(self, path: Path) -> None:
        """A name was deleted."""

    def folder_synced(self, folder: Path) -> None:
        """The system has said that the names in a folder are on the disk."""

    def refusal(self, act: str, path: Path) -> int:  # noqa: ARG002  for those who refuse
        """The error of SQLite with which a call fails, OK where it goes through.

        `act` is write, truncate, sync or delete. A write that fails leaves half of its bytes, as a full disk does.
        """
        return OK


_kept: list[object] = []
"""What C holds pointers to; it is never given back, because a file may be open longer than anybody watches."""


def _library() -> ctypes.CDLL | None:
    """Return the SQLite that `sqlite3` uses, None where its functions cannot be reached."""
    if os.name == "nt":
        return None
    try:
        found = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
        found.sqlite3_vfs_find.restype = POINTER(_Vfs)
        found.sqlite3_vfs_find.argtypes = (c_char_p,)
        found.sqlite3_vfs_register.argtypes = (POINTER(_Vfs), c_int)
        found.sqlite3_vfs_unregister.argtypes = (POINTER(_Vfs),)
    except (OSError, AttributeError):
        return None
    return found


def is_reachable() -> bool:
    """Whether the SQLite of this Python can be watched."""
    return _library() is not None


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Watch every file that SQLite opens inside; what was opened before is not seen."""
    library = _library()
    if library is None:
        raise RuntimeError("the SQLite of this Python cannot be reached; use one with a shared libsqlite3")
    usual = library.sqlite3_vfs_find(None)
    layer = _Layer(usual.contents, watcher)
    _kept.append(layer)
    library.sqlite3_vfs_register(byref(layer.vfs), 1)
    layer.watch_folders()
    try:
        yield
    finally:
        layer.leave_folders()
        library.sqlite3_vfs_register(usual, 1)
        library.sqlite3_vfs_unregister(byref(layer.vfs))
    if layer.problems:
        raise layer.problems[0]


class _Layer:
    def __init__(self, usual: _Vfs, watcher: Watcher) -> None:
        self._usual, self._watcher = usual, watcher
        self._open: dict[int, tuple[int, Path, _IoMethods]] = {}
        self._tables: dict[int, _IoMethods] = {}
        self._numbers = 0
        self._folders: list[Path] = []  # that SQLite is syncing inside the present call
        self._own_open, self._own_delete = _OPEN(usual.open), _DELETE(usual.delete)
        self._callbacks = {
            "close": _CLOSE(self._guarded(self._close)),
            "write": _WRITE(self._guarded(self._write)),
            "truncate": _TRUNCATE(self._guarded(self._truncate)),
            "sync": _SYNC(self._guarded(self._sync)),
        }
        self._beginnings = (_OPEN(self._guarded(self._open_file)), _DELETE(self._guarded(self._delete)))
        self.problems: list[BaseException] = []
        self.vfs = _Vfs.from_buffer_copy(usual)
        self.vfs.name = b"watched"
        self.vfs.open, self.vfs.delete = (ctypes.cast(begin, c_void_p).value for begin in self._beginnings)

    def _guarded(self, act: Callable[..., int]) -> Callable[..., int]:
        """Keep what goes wrong here for the one who watches: C cannot be told of exceptions."""

        def guarded(*given: Any) -> int:
            try:
                return act(*given)
            except BaseException as problem:  # noqa: BLE001  raised once nobody watches any more
                self.problems.append(problem)
                return IOERR

        return guarded

    # Files

    def _open_file(self, _vfs: int, name: int | None, file: Any, flags: int, out: Any) -> int:
        code: int = self._own_open(ctypes.addressof(self._usual), name, file, flags, out)
        if code != OK or not name or flags & _OPEN_DELETE_ON_CLOSE:
            return code
        place, path = ctypes.addressof(file.contents), Path(os.fsdecode(ctypes.string_at(name)))
        methods = file.contents.methods.contents
        self._numbers += 1
        self._open[place] = (self._numbers, path, methods)
        file.contents.methods = ctypes.pointer(self._table(methods))
        self._watcher.opened(self._numbers, path)
        return code

    def _table(self, methods: _IoMethods) -> _IoMethods:
        """Return SQLite's table of functions with ours in their places."""
        key = ctypes.addressof(methods)
        if key not in self._tables:
            size = _IoMethods.fetch.offset if methods.version < 3 else ctypes.sizeof(_IoMethods)
            table = _IoMethods()
            ctypes.memmove(byref(table), byref(methods), size)
            for name, callback in self._callbacks.items():
                setattr(table, name, ctypes.cast(callback, c_void_p).value)
            self._tables[key] = table
        return self._tables[key]

    def _close(self, place: int) -> int:
        number, _, methods = self._open.pop(place)
        code = _CLOSE(methods.close)(place)
        self._watcher.closed(number)
        return code

    def _write(self, place: int, data: int, count: int, at: int) -> int:
        number, path, methods = self._open[place]
        write, refusal = _WRITE(methods.write), self._watcher.refusal("write", path)
        if refusal:
            count //= 2
        code: int = write(place, data, count, at) if count else OK
        if code == OK and count:
            self._watcher.written(number, at, ctypes.string_at(data, count))
        return refusal or code

    def _truncate(self, place: int, size: int) -> int:
        number, path, methods = self._open[place]
        code = self._watcher.refusal("truncate", path) or _TRUNCATE(methods.truncate)(place, size)
        if code == OK:
            self._watcher.resized(number, size)
        return code

    def _sync(self, place: int, flags: int) -> int:
        number, path, methods = self._open[place]
        code = self._watcher.refusal("sync", path) or _SYNC(methods.sync)(place, flags)
        if code == OK:
            self._watcher.synced(number)
        else:
            self._watcher.sync_failed(number)
        self._tell_folders(code)
        return code

    def _delete(self, _vfs: int, name: int, sync_folder: int) -> int:
        path = Path(os.fsdecode(ctypes.string_at(name)))
        there = path.exists()
        code = self._watcher.refusal("delete", path)
        code = code or self._own_delete(ctypes.addressof(self._usual), name, sync_folder)
        if code == OK and there:
            self._watcher.deleted(path)
        self._tell_folders(code)
        return code

    # Folders: SQLite on unix opens one only for syncing it

    def watch_folders(self) -> None:
        """Hear which folders SQLite syncs, where its VFS lets one."""
        self._own_open_folder: int | None = None
        if sys.platform == "win32" or not self._usual.get_system_call:
            return
        self._own_open_folder = _GET_CALL(self._usual.get_system_call)(ctypes.addressof(self._usual), b"openDirectory")
        if self._own_open_folder:
            own = _OPEN_FOLDER(self._own_open_folder)

            def open_folder(name: bytes, descriptor: Any) -> int:
                self._folders.append(Path(os.fsdecode(name)).parent)
                return int(own(name, descriptor))

            self._folder_callback = _OPEN_FOLDER(open_folder)
            self._set_open_folder(ctypes.cast(self._folder_callback, c_void_p).value)

    def leave_folders(self) -> None:
        """Hear of folders no more."""
        if self._own_open_folder:
            self._set_open_folder(self._own_open_folder)

    def _set_open_folder(self, call: int | None) -> None:
        _SET_CALL(self._usual.set_system_call)(ctypes.addressof(self._usual), b"openDirectory", call)

    def _tell_folders(self, code: int) -> None:
        """Tell of the folders that were synced inside a call, now that it is over."""
        folders, self._folders = self._folders, []
        if code == OK:
            for folder in folders:
                self._watcher.folder_synced(folder)
