"""Foreign documents read in a process apart, which has no network and limits of memory and time.

A page, a workbook or a PDF from anywhere is handed to code that is not ours, some of it in C. It runs in a helper of
its own (see `reading_helper`): where a file breaks it, that file is a Fault and the next one gets a new helper.
"""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any, Generic, Self, TypeVar

from annotator import processes
from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP, TextError
from annotator.formats.documents import MEGABYTE, check_size
from annotator.formats.encodings import Candidate
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.table_shape import TableShape
from annotator.services.jobs import Cancelled, never, stop_if
from annotator.services.reading_wire import (
    ARTICLES,
    ENCODINGS,
    OUT_OF_MEMORY,
    PROCESS,
    SHAPE,
    line_of,
    said_in,
    to_encodings,
    to_fault,
    to_found,
    to_shape,
)

SECONDS = 60.0
"""A file that takes longer to read is given up."""
MEMORY = 1024 * MEGABYTE
"""Bytes that the helper may use."""

_LOOK_EVERY = 0.05  # s
_AHEAD = 4
"""Answers that wait for whoever asked; then the helper waits too."""
_NO_CHOICES = Choices()

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Request(Generic[T]):
    """What is asked of a helper; `takes` gives what one of its answers holds, None where it is none of these."""

    path: Path
    kind: str
    choices: Choices
    raw: bytes | None
    bad: Callable[[Fault], None] | None = None
    takes: Callable[[dict[str, Any]], T | None] = field(kw_only=True)
    wants: str = ARTICLES

    def line(self) -> dict[str, Any]:
        """Return it as it is sent."""
        return {
            "path": str(self.path.absolute()),
            "kind": self.kind,
            "choices": self.choices.to_json(),
            "skips_bad": self.bad is not None,
            "wants": self.wants,
            "bytes": None if self.raw is None else len(self.raw),
        }


def _found(said: dict[str, Any]) -> Found | None:
    return to_found(said) if "text" in said else None


def _shape(said: dict[str, Any]) -> TableShape | None:
    return to_shape(said["shape"]) if "shape" in said else None


def _encodings(said: dict[str, Any]) -> tuple[Candidate, ...] | None:
    return to_encodings(said["encodings"]) if "encodings" in said else None


class Readers:
    """Reads documents one after the other, as a context manager; its helper is started when first needed.

    One thread at a time. `cancelled` is asked 20 times a second.
    """

    def __init__(self, *, cancelled: Cancelled = never, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._cancelled, self._seconds, self._memory = cancelled, seconds, memory
        self._helper: _Helper | None = None

    def __enter__(self) -> Self:
        """Return the readers themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the helper."""
        self.close()

    def close(self) -> None:
        """End the helper, whatever it does."""
        if self._helper is not None:
            self._helper.end()
            self._helper = None

    def read(
        self,
        path: Path,
        kind: str,
        *,
        choices: Choices = _NO_CHOICES,
        raw: bytes | None = None,
        bad: Callable[[Fault], None] | None = None,
    ) -> Iterator[Found]:
        """Yield what a file holds, as it is read; with `raw`, those bytes are its content (a member of an archive).

        `bad` is told of each row of a table that is left out; without it such a row is a Fault of the file.
        Raises Fault with what was found, OSError where the system does not give the file, Stopped where cancelled.
        """
        yield from self._asked(_Request(path, kind, choices, raw, bad, takes=_found))

    def shape(self, path: Path, kind: str, *, choices: Choices = _NO_CHOICES, raw: bytes | None = None) -> TableShape:
        """Return the columns, first rows and sheets of a workbook, as `choices` say where they do. Raises as `read`."""
        return self._one(_Request(path, kind, choices, raw, takes=_shape, wants=SHAPE))

    def encodings(self, path: Path, kind: str, *, raw: bytes | None = None) -> tuple[Candidate, ...]:
        """Return the encodings that a page may have which does not say its own; none for what is damaged.

        The previews are of what the page shows. Raises as `read`.
        """
        return self._one(_Request(path, kind, _NO_CHOICES, raw, takes=_encodings, wants=ENCODINGS))

    def _one(self, request: _Request[T]) -> T:
        answers = list(self._asked(request))  # to the end, so that the helper can be asked again
        if not answers:
            raise _failed()
        return answers[0]

    def _asked(self, request: _Request[T]) -> Iterator[T]:
        """Yield what is answered; where a helper is lost that had read other files, another one is asked."""
        check_size(request.path.stat().st_size if request.raw is None else len(request.raw), request.kind)
        is_fresh = self._helper is None
        try:
            yield from self._answers(request)
        except _HelperLost as lost:
            if is_fresh or lost.is_late:  # else what it had read before may be to blame
                raise lost.fault from None
            try:
                yield from self._answers(request)
            except _HelperLost as again:
                raise again.fault from None

    def _answers(self, request: _Request[T]) -> Iterator[T]:
        """Yield what one helper answers; it is ended unless it has come to its end or to a fault in the file."""
        if self._helper is None:
            self._helper = _Helper(self._memory, self._seconds)
        is_ready = False
        try:
            self._helper.ask(request.line(), request.raw or b"")
            begun = False
            while True:
                said = self._helper.said(self._seconds, self._cancelled, begun=begun)
                begun = True
                taken = request.takes(said)
                if taken is not None:
                    yield taken
                elif request.bad is not None and "bad" in said:
                    request.bad(to_fault(said["bad"]))
                else:
                    is_ready = True
                    _end_of(said)
                    return
        except (KeyError, TypeError, ValueError, TextError) as error:
            is_ready = False
            _log.warning("A helper said what it never says", exc_info=True)
            raise _HelperLost(_failed(), is_late=True) from error
        finally:
            if not is_ready:
                self.close()


def _end_of(said: dict[str, Any]) -> None:
    """Raise what ended the reading, unless all went well."""
    match said:
        case {"fault": fault}:
            raise to_fault(fault)
        case {"system": [int(number), str(reason)]}:
            raise OSError(number, reason)
        case {"failed": traceback}:
            _log.warning("A reader has failed:\n%s", traceback)
            raise _failed()
        case {"end": True}:
            return
    raise ValueError(said)


class _HelperLost(Exception):
    """The helper did not come to an end; `fault` says why. `is_late`: asking another one is of no use."""

    def __init__(self, fault: Fault, *, is_late: bool) -> None:
        super().__init__(fault)
        self.fault, self.is_late = fault, is_late


def _failed() -> Fault:
    return Fault(QT_TRANSLATE_NOOP("errors", "the reader failed on it; the file may be damaged"))


class _Helper:
    """A process that reads, and the thread that listens to it."""

    def __init__(self, memory: int, seconds: float) -> None:
        self._memory = memory
        self._process = processes.started(PROCESS)
        self._heard: Queue[bytes] = Queue(_AHEAD)
        self._is_wanted = True
        self._thread = Thread(target=self._listen, args=(_pipe(self._process.stdout),), daemon=True)
        self._thread.start()
        self._tell(line_of({"memory": memory, "seconds": seconds}))

    def ask(self, asked: dict[str, Any], raw: bytes) -> None:
        """Ask for a file; what follows from a helper that is no more is said by `said`."""
        self._tell(line_of(asked), raw)

    def _tell(self, *parts: bytes) -> None:
        to = _pipe(self._process.stdin)
        with suppress(OSError):  # it has ended; how is told by its return code
            for part in parts:
                to.write(part)
            to.flush()

    def said(self, seconds: float, cancelled: Cancelled, *, begun: bool) -> dict[str, Any]:
        """Wait for the next answer. Raises _HelperLost, and Stopped where cancelled."""
        asked_at = time.monotonic()
        while True:
            stop_if(cancelled)
            try:
                line = self._heard.get(timeout=_LOOK_EVERY)
                break
            except Empty:
                if time.monotonic() - asked_at > seconds:
                    raise _HelperLost(_too_slow(seconds), is_late=True) from None
        if not line.endswith(b"\n"):
            code = self._process.wait()
            _log.warning("A helper that read a file has ended with %s", code)
            raise _HelperLost(self._why(code), is_late=begun)
        return said_in(line)

    def _why(self, code: int) -> Fault:
        if code in (OUT_OF_MEMORY, -signal.SIGABRT):  # Rust and C++ abort where the system refuses them memory
            return Fault(
                QT_TRANSLATE_NOOP(
                    "errors", "reading it needs more than {limit} MB of memory; split it, or save a table as .csv"
                ),
                limit=self._memory // MEGABYTE,
            )
        return _failed()

    def end(self) -> None:
        """End the process, whatever it does, and the thread."""
        self._is_wanted = False
        self._process.kill()
        while self._thread.is_alive():
            with suppress(Empty):
                self._heard.get_nowait()
            self._thread.join(0.01)
        self._process.hang_up()
        self._process.wait()

    def _listen(self, of: IO[bytes]) -> None:
        line = b"\n"
        while self._is_wanted and line.endswith(b"\n"):
            line = of.readline()
            self._heard.put(line)


def _too_slow(seconds: float) -> Fault:
    return Fault(QT_TRANSLATE_NOOP("errors", "it took longer than {limit} s to read"), limit=round(seconds, 1))


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101  both were asked for
    return pipe
