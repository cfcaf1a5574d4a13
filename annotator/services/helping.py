"""Work that is parted among helpers: processes of this program, each with a thread that hands it one part at a time."""

from __future__ import annotations

import logging
import pickle  # only between this program and itself
import sys
import traceback
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from annotator import processes
from annotator.services.jobs import Cancelled, stop_if

_log = logging.getLogger(__name__)


_LOOK_EVERY = 0.05  # s


def answers(
    word: str,
    task: object,
    parts: Iterable[object],
    *,
    cancelled: Cancelled,
    taking: Callable[[], Callable[[Any], Any]] = lambda: _as_it_is,
    meanwhile: Callable[[], object] = bool,
) -> Generator[Any]:
    """Yield what as many helpers as there are processors answer to the parts, in whatever order.

    `taking` makes, for each helper, what brings its answers into our form. `meanwhile` is called while they begin. What
    a helper was about when it failed has no answer. Raises Stopped where it was cancelled; no helper outlives this.
    """
    waiting: SimpleQueue[object] = SimpleQueue()
    for part in parts:
        waiting.put(part)
    found: SimpleQueue[Any] = SimpleQueue()
    count = min(processes.processors(), waiting.qsize())
    helpers = [_Helper(word, task, waiting, found, taking()) for _ in range(count)]
    try:
        meanwhile()
        working = len(helpers)
        while working:
            stop_if(cancelled)
            with suppress(Empty):
                answer = found.get(timeout=_LOOK_EVERY)
                if isinstance(answer, _Helper):
                    working -= 1
                else:
                    yield answer
    finally:
        for helper in helpers:
            helper.end()


def _as_it_is(answer: object) -> object:
    return answer


class _Helper:
    """A process, and the thread that talks to it; puts itself to the answers when it has done.

    It is told the task first, then one of the parts after the other while there are any. What it answers goes through
    `take` to the answers. What it was about when it failed is lost: who asked does that without it.
    """

    def __init__(
        self, word: str, task: object, parts: SimpleQueue[Any], answers: SimpleQueue[Any], take: Callable[[Any], object]
    ) -> None:
        self._word, self._task, self._parts, self._answers, self._take = word, task, parts, answers, take
        self._process: processes.Helper | None = None
        self._is_wanted = True
        self._thread = Thread(target=self._talk, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the process, whatever it does, and wait until the thread has ended too."""
        self._is_wanted = False
        if self._process is not None:
            self._process.kill()
        self._thread.join()

    def _talk(self) -> None:
        try:
            with processes.started(self._word) as self._process:
                self._ask(self._process.stdin, self._process.stdout)
        except Exception:  # noqa: BLE001  whatever it was: this thread must not die of it, the work is done without
            if self._is_wanted:  # else it was killed
                _log.warning("A helper has failed; what it did is done here", exc_info=True)
        finally:
            self._answers.put(self)

    def _ask(self, to: IO[bytes] | None, of: IO[bytes] | None) -> None:
        assert to is not None and of is not None  # noqa: S101, PT018  both are pipes
        pickle.dump(self._task, to)
        while self._is_wanted:
            try:
                pickle.dump(self._parts.get_nowait(), to)
            except Empty:
                return
            to.flush()
            answer = pickle.load(of)  # noqa: S301  of this program itself
            match answer:
                case str():
                    raise RuntimeError(answer)
                case _:
                    self._answers.put(self._take(answer))


# In the helper


def answer(answer_all: Callable[[IO[bytes], IO[bytes]], None]) -> int:
    """Answer by stdout what comes by stdin, until that ends (which raises EOFError); return the exit code."""
    processes.stand_back()
    source, out = sys.stdin.buffer, sys.stdout.buffer
    try:
        with suppress(EOFError):  # the end of stdin
            answer_all(source, out)
    except Exception:  # noqa: BLE001  the boundary of a process: whoever asked gets to read it
        with suppress(OSError):
            pickle.dump(traceback.format_exc(), out)
            out.flush()
        return 1
    return 0
