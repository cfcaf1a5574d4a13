"""Ends that no handler hears of: the system's report of one goes into a file, and the next start finds it."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import time
from pathlib import Path
from typing import IO

from annotator import paths
from annotator.domain.errors import UserError
from annotator.domain.scrubbing import scrubbed

_PREFIX, _SUFFIX = "fault-", ".txt"
_FORGOTTEN = 7 * 24 * 3600
"""Seconds after which an empty file is of a program that was killed, and not of one that runs."""
_log = logging.getLogger(__name__)


class FaultFile:
    """This process's file, there while it runs. It stays empty, and goes, unless the process breaks down."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None

    def begin(self) -> None:
        """Have Python write into it where each thread was when the process breaks down."""
        with contextlib.suppress(UserError, OSError, RuntimeError):
            self._file = _place(str(os.getpid())).open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """Take it away again: the program ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        with contextlib.suppress(OSError):
            Path(self._file.name).unlink()
        self._file = None


def fault_of_last_time() -> str:
    """Return where the program was when it broke down, and forget it; empty where it ended as it should."""
    found = ""
    with contextlib.suppress(UserError, OSError):
        for path in sorted(paths.log_dir().glob(f"{_PREFIX}*{_SUFFIX}")):
            if path != _place(str(os.getpid())):
                found = _taken(path) or found
    if found:
        _log.error("ended unexpectedly last time:\n%s", found)
    return found


def _taken(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    if text or time.time() - path.stat().st_mtime > _FORGOTTEN:
        path.unlink()
    return str(scrubbed(text + "\n")) if text else ""


def _place(name: str) -> Path:
    return paths.log_dir() / f"{_PREFIX}{name}{_SUFFIX}"
