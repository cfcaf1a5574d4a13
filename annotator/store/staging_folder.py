"""Temporary folders for staging, each locked by the process that uses it: what a killed one leaves goes with the next.

The lock is the operating system's, so it goes with the process. A folder is only looked at once its lock file is
there, and whoever makes one looks again after locking, so that no other process takes a new folder for a left one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError

if TYPE_CHECKING:
    from filelock import FileLock

_PREFIX, _LEFT = "staging-", "left-"
_LOCK = "used.lock"
_OLD = 24 * 60 * 60
"""Seconds after which a folder that cannot be locked is no longer used."""
_TRIES = 5


class StagingFolder:
    """A new folder below `folder`, from which those of dead processes are swept first. Raises ProjectError."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
            self._folder, self._lock = _made(folder)
        except OSError as error:
            raise ProjectError(
                QT_TRANSLATE_NOOP("errors", "Nothing can be prepared in {folder}: {reason}."),
                folder=folder,
                reason=error.strerror or error,
            ) from error
        self.path = Path(self._folder.name)

    def close(self) -> None:
        """Delete the folder."""
        if self._lock is not None:
            self._lock.release()
        self._folder.cleanup()


def _made(folder: Path) -> tuple[tempfile.TemporaryDirectory[str], FileLock | None]:
    """Return a new folder and its lock; without one where the system refuses locks there."""
    for _ in range(_TRIES):
        made = tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder, ignore_cleanup_errors=True)
        place = Path(made.name) / _LOCK
        try:
            lock = _locked(place)
        except (OSError, NotImplementedError):
            if place.parent.exists():
                place.unlink(missing_ok=True)
                return made, None
            lock = None
        if lock is not None and place.exists():
            return made, lock
        made.cleanup()  # another process came between making and locking it
    raise FileExistsError(0, "others keep deleting it")


def _locked(place: Path) -> FileLock | None:
    """Return the lock of a folder, None where another has it. Raises OSError or NotImplementedError."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  bulk work only

    lock = FileLock(place, blocking=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def _sweep(folder: Path) -> None:
    """Delete what programs that were killed left behind."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError, NotImplementedError):  # another program may sweep as well
            if (left / _LOCK).exists():
                _set_aside(left)
            elif time.time() - left.stat().st_mtime > _OLD:
                shutil.rmtree(left)
    for left in folder.glob(f"{_LEFT}*"):
        shutil.rmtree(left, ignore_errors=True)


def _set_aside(left: Path) -> None:
    """Give a folder another name if nobody has its lock: one that is just being made is then made elsewhere."""
    lock = _locked(left / _LOCK)
    if lock is None:
        return
    if os.name == "nt":
        lock.release()  # a folder with an open file keeps its name there: also one that another locks just now
    try:
        left.rename(left.with_name(f"{_LEFT}{left.name}"))
    finally:
        lock.release()
