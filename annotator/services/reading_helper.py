"""The process that reads foreign documents: no network, a limit of memory, an end when nobody waits any more.

Started by `reading_apart` with the hidden word `_read`. By stdin it is told its limits, then asked for one file after
the other; by stdout it answers lines of `reading_wire`.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from annotator import processes
from annotator.domain.columns import Choices
from annotator.domain.errors import TextError
from annotator.formats.fault import Fault
from annotator.formats.notes import Bad
from annotator.services import document_readers
from annotator.services.reading_wire import (
    ENCODINGS,
    OUT_OF_MEMORY,
    SHAPE,
    line_of,
    of_encodings,
    of_fault,
    of_found,
    of_shape,
    said_in,
)

_LATE = 78
"""Exit code of one that was not ended by whoever asked."""

_STATM = Path("/proc/self/statm")
"""Pages of memory of this process, the second of them in use (proc(5))."""
_LOOK_EVERY = 0.05  # s
_GRACE = 10.0
"""Seconds after which it ends itself, should whoever asked not have done so."""
_LONGEST_LINE = 16 * 1024 * 1024


def answer() -> int:
    """Answer by stdout what is asked by stdin, until that ends; return the exit code."""
    processes.stand_back()
    source, out = sys.stdin.buffer, _own_stdout()
    watch = _Watch(said_in(source.readline(_LONGEST_LINE)))
    while line := source.readline(_LONGEST_LINE):
        asked = said_in(line)
        raw = None if asked["bytes"] is None else source.read(asked["bytes"])
        watch.begin()
        try:
            _read(asked, raw, out, watch)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        watch.end()
    return 0


def _own_stdout() -> IO[bytes]:
    """Return stdout, which from now on nobody else can write to."""
    sys.stdout.flush()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _read(asked: dict[str, Any], raw: bytes | None, out: IO[bytes], watch: _Watch) -> None:
    """Answer one file: what is asked of it, then how it ended."""
    end: dict[str, Any] = {"end": True}
    try:
        content = Path(asked["path"]).read_bytes() if raw is None else raw

        def bad(fault: Fault) -> None:
            _say({"bad": of_fault(fault)}, out, watch)

        for said in _answers(asked, content, bad if asked["skips_bad"] else None):
            _say(said, out, watch)
    except Fault as fault:
        end = {"fault": of_fault(fault)}
    except TextError as error:
        end = {"fault": of_fault(Fault.of(error))}
    except OSError as error:
        end = {"system": [error.errno or 0, error.strerror or str(error)]}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  the boundary of a process: whoever asked writes it to the log
        end = {"failed": traceback.format_exc(limit=-5)}
    _say(end, out, watch)


def _answers(asked: dict[str, Any], content: bytes, bad: Bad | None) -> Iterator[dict[str, Any]]:
    """Yield what is asked of a file: the shape of a table, the encodings it may have, or what it holds."""
    kind, choices = asked["kind"], Choices.from_json(asked["choices"])
    if asked["wants"] == ENCODINGS:
        yield {"encodings": of_encodings(document_readers.encodings_of(kind, content))}
        return
    if asked["wants"] == SHAPE:
        yield {"shape": of_shape(document_readers.shape_of(kind, content, choices))}
        return
    for found in document_readers.read(kind, content, choices, bad):
        yield of_found(found)


def _say(said: dict[str, Any], out: IO[bytes], watch: _Watch) -> None:
    line = line_of(said)
    watch.end()  # while whoever asked is busy with what came before, no time is lost
    with suppress(BrokenPipeError):  # who asked is no more; stdin ends too
        out.write(line)
        out.flush()
    watch.begin()


class _Watch:
    """Ends the process where it needs more memory than it may, or far more time."""

    def __init__(self, limits: dict[str, Any]) -> None:
        self._memory, self._seconds = int(limits["memory"]), float(limits["seconds"]) + _GRACE
        self._begun = 0.0
        _limit_memory(self._memory)
        threading.Thread(target=self._look, daemon=True).start()

    def begin(self) -> None:
        """Count from now."""
        self._begun = time.monotonic()

    def end(self) -> None:
        """Stop counting."""
        self._begun = 0.0

    def _look(self) -> None:
        while True:
            time.sleep(_LOOK_EVERY)
            begun = self._begun
            if begun and time.monotonic() - begun > self._seconds:
                os._exit(_LATE)
            if _used() > self._memory:
                os._exit(OUT_OF_MEMORY)


def _limit_memory(limit: int) -> None:
    """Let the system refuse more memory than `limit` bytes, where it does so (Linux); the watch is for the others."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    with suppress(ValueError, OSError):  # a stricter limit is set
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _used() -> int:
    """Return the bytes of memory that this process uses now; the most it has used on macOS."""
    if sys.platform == "win32":
        return _used_on_windows()
    with suppress(FileNotFoundError):  # Linux alone has it
        return int(_STATM.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import resource  # noqa: PLC0415  not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _used_on_windows() -> int:
    """Return PagefileUsage of PROCESS_MEMORY_COUNTERS (psapi.h): the bytes that are committed to this process."""
    counters = (ctypes.c_size_t * 10)()  # DWORD cb, DWORD faults, then eight sizes; both DWORDs fill 8 bytes
    size = ctypes.sizeof(ctypes.c_size_t) * 8 + 8
    ctypes.memmove(counters, size.to_bytes(4, "little"), 4)
    windll = getattr(ctypes, "windll")  # noqa: B009  it is there on Windows alone
    kernel = windll.kernel32
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    if not kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), counters, size):
        return 0
    after = ctypes.string_at(ctypes.addressof(counters) + 8 + 6 * ctypes.sizeof(ctypes.c_size_t), 8)
    return int.from_bytes(after[: ctypes.sizeof(ctypes.c_size_t)], "little")
