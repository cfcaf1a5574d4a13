"""Whether the file that a project is written in, and its -wal, still have the names under which they were opened.

SQLite would go on writing into a file that was deleted or replaced (by a sync program, say) and report no error.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from annotator.domain.errors import SaveFailed
from annotator.store import files
from annotator.store.failures import gone, lost_wal, replaced

_PATH_ONLY: int | None = getattr(os, "O_PATH", None)
"""Linux: opens a file's name without its contents, so that no lock goes when it is closed."""
_Identity = tuple[int, int] | None
_BOTH = 2


class _Name:
    """A file that is held by its name: it tells whether the system still calls it as it did. Raises OSError."""

    def __init__(self, path: Path, identity: _Identity) -> None:
        if _PATH_ONLY is None or path.is_symlink():  # a link may come to lead elsewhere
            raise OSError
        self._descriptor = os.open(path, _PATH_ONLY)
        try:
            if _identity(os.fstat(self._descriptor)) != identity:
                raise OSError
            self._link = f"/proc/self/fd/{self._descriptor}"
            self._name = os.readlink(self._link)  # noqa: PTH115  as below
        except OSError:
            self.let_go()
            raise

    def is_kept(self) -> bool:
        return os.readlink(self._link) == self._name  # noqa: PTH115  at every commit; half the time

    def let_go(self) -> None:
        os.close(self._descriptor)


class Whereabouts:
    """The places of an open project file and of its -wal. `found` is what the system said of the file at opening."""

    def __init__(self, path: Path, found: os.stat_result) -> None:
        self._path, self._file = path, _identity(found)
        self._wal = files.beside(path, files.WAL)
        self._wal_file: _Identity = None
        self._names: list[_Name] = []

    def is_written_here(self) -> None:
        """Take the file and the -wal that lie there now for those that are written in, as SQLite has just made sure."""
        self.let_go()
        self._file, self._wal_file = _identity(self._path.stat()), self._found_wal()
        with suppress(OSError):  # then all is looked at each time
            self._names.append(_Name(self._path, self._file))
            self._names.append(_Name(self._wal, self._wal_file))

    def why_gone(self) -> SaveFailed | None:
        """Return what is said where one of the two lost its name; None where all is well.

        Asked before every commit. Where the system tells the present name of an open file, that is enough: whoever
        asks for a file's times has Linux from 6.13 on write them anew at the next change, and so each commit would
        have a second place on the disk to write.
        """
        return None if self._are_named() else self._look()

    def let_go(self) -> None:
        """Hold the names no longer."""
        while self._names:
            self._names.pop().let_go()

    def _are_named(self) -> bool:
        try:
            return len(self._names) == _BOTH and all(name.is_kept() for name in self._names)
        except OSError:
            return False

    def _look(self) -> SaveFailed | None:
        try:
            there = self._path.stat()
        except OSError:
            return gone(self._path)
        if _identity(there) != self._file:
            return replaced(self._path)
        # While anybody has it open, SQLite empties its -wal and never deletes it.
        return None if self._wal_file in {None, self._found_wal()} else lost_wal(self._path, self._wal)

    def _found_wal(self) -> _Identity:
        try:
            return _identity(self._wal.stat())
        except OSError:
            return None


def _identity(found: os.stat_result) -> _Identity:
    return found.st_ino, found.st_dev
