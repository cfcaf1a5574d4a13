"""This program again, as a process that helps it: how it is started, stands back, and ends with who asked.

A helper does what would hold Python's lock for long, or what several processors do sooner. It talks over stdin and
stdout alone; `annotator.__main__` hands its hidden word on to the module that answers.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

_NICE = 10
"""How far a helper stands back where others want the processor; a priority class does so on Windows."""


class Helper(subprocess.Popen[bytes]):
    """A helper that runs. As a context manager it hangs up at the end and waits until the helper has ended."""

    def __exit__(self, *_: object) -> None:
        """Hang up, and wait."""
        self.hang_up()
        self.wait()

    def hang_up(self) -> None:
        """Close the pipes. A helper that has ended, or was killed, took in no more; that is no error of who asked."""
        for pipe in (self.stdin, self.stdout):
            if pipe is not None:
                with suppress(OSError):  # what could not be sent is sent once more when it is closed
                    pipe.close()


def started(word: str) -> Helper:
    """Start a helper by its hidden word; what it says to stderr is not heard. Raises OSError."""
    return Helper(
        _command(word),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=_creation_flags(),
    )


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _command(word: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, word]
    return [sys.executable, "-P", "-m", "annotator", word]


def _environment() -> dict[str, str]:
    """Return the environment, in which the package is found wherever it was imported from."""
    places = [str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(place for place in places if place)}


def _creation_flags() -> int:
    """Return what keeps Windows from showing a console, and the process from taking the processor from the window."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return 0


# In the helper


def stand_back() -> None:
    """Leave the processor to the window that asked."""
    if sys.platform != "win32":
        os.nice(_NICE)


def end_with(source: IO[bytes]) -> None:
    """From now on end this process when who asked has closed `source`, or is no more; nothing else may read of it."""
    threading.Thread(target=_end_with, args=(source,), daemon=True).start()


def _end_with(source: IO[bytes]) -> None:
    os.read(source.fileno(), 1)  # not by `source`, whose lock Python waits for when it ends
    os._exit(1)


_REACHING_OUT = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "pty.")
"""Beginnings of the audit events (PEP 578) of what reaches other machines or starts other programs."""


def cut_off() -> None:
    """From now on refuse this process sockets and other programs, whoever asks for them; it cannot be taken back."""
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    del args
    if event.startswith(_REACHING_OUT):
        raise PermissionError(event)
