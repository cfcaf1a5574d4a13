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
_Identity = tuple[int, int]


class Whereabouts:
    """The places of an open project file and of its -wal. `found` is what the system said of the file at opening.

    Asked before every commit. Whoever asks for the times of the -wal, as `stat` does, has Linux from 6.13 on write them
    anew at the next change, and each commit would have a second place on the disk to write. So where the system tells
    what an open file is called now, that is asked.
    """

    def __init__(self, path: Path, found: os.stat_result) -> None:
        self._path, self._file = path, _identity(found)
        self._wal = files.beside(path, files.WAL)
        self._wal_file: _Identity | None = None
        self._descriptor: int | None = None
        self._link = self._name = ""

    def is_written_here(self) -> None:
        """Take the file and the -wal that lie there now for those that are written in, as SQLite has just made sure."""
        self.let_go()
        self._file, self._wal_file = _identity(self._path.stat()), self._found_wal()
        if _PATH_ONLY is not None and self._wal_file is not None:
            with suppress(OSError):  # then it is looked at each time
                self._descriptor = os.open(self._wal, _PATH_ONLY)
                self._link = f"/proc/self/fd/{self._descriptor}"
                if _identity(os.fstat(self._descriptor)) == self._wal_file:
                    self._name = os.readlink(self._link)  # noqa: PTH115  as below

    def let_go(self) -> None:
        """Hold the name no longer."""
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._descriptor, self._name = None, ""

    def why_gone(self) -> SaveFailed | None:
        """Return what is said where one of the two lost its name; None where all is well."""
        try:
            there = os.stat(self._path)  # noqa: PTH116  at every commit; half the time
        except OSError:
            return gone(self._path)
        if _identity(there) != self._file:
            return replaced(self._path)
        try:
            if self._name and os.readlink(self._link) == self._name:  # noqa: PTH115  as above
                return None
        except OSError:  # the system tells it no longer
            pass
        # While anybody has it open, SQLite empties its -wal and never deletes it.
        return None if self._wal_file in {None, self._found_wal()} else lost_wal(self._path, self._wal)

    def _found_wal(self) -> _Identity | None:
        try:
            return _identity(self._wal.stat())
        except OSError:
            return None


def _identity(found: os.stat_result) -> _Identity:
    return found.st_ino, found.st_dev
