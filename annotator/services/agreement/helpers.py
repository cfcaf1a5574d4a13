"""Counting by helpers: as many processes as there are processors count articles, and the window keeps Python's lock.

Each is this program again with the word PROCESS. It is told the file and the place in its history up to which counts
hold, then some articles at a time; it answers what it counted of them, its keys numbered in its own order. Articles
that were changed after that place it leaves out. Whatever is left out, or lost with a helper that failed, is counted by
who asked: helpers make it sooner, never other.
"""

from __future__ import annotations

import logging
import pickle  # only between this program and itself
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, NamedTuple

from annotator import processes
from annotator.domain.bulk import collector_resting
from annotator.domain.scheme import Scheme
from annotator.services.agreement.counted import Counted, counted
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.keys import Counts, Key, Keys
from annotator.services.jobs import Cancelled, stop_if
from annotator.store.comparing import Finished, Point, comparing

PROCESS = "_count"
"""The hidden word that `annotator.__main__` hands on to `answer`."""
WORTH_IT = 400
"""From so many pieces of work (one person's on one article) helpers are done sooner than one process alone."""

_AT_ONCE = 12
"""So many articles are counted before an answer is given."""
_LOOK_EVERY = 0.05  # s
_log = logging.getLogger(__name__)

Works = Sequence[Finished]
"""The work of all whose labels of one article are compared."""


class Task(NamedTuple):
    """What a helper is told first: the file, how to count, and up to where in the file's history counts hold."""

    path: Path
    scheme: Scheme
    marks: bool
    point: Point


class _Answer(NamedTuple):
    """What was counted, by article; `keys` are those that the helper has not told before, in its order."""

    keys: Sequence[Key]
    counted: Mapping[str, Counted]


def counted_by_helpers(
    task: Task,
    articles: Mapping[str, Works],
    keys: Keys,
    *,
    cancelled: Cancelled,
    meanwhile: Callable[[], object],
) -> Iterator[tuple[str, Counted]]:
    """Yield articles and what was counted of them, in whatever order; what is left out is still to be counted.

    The counts go by the numbers of `keys`. `meanwhile` is called while the helpers count the first articles. Raises
    Stopped where it was cancelled; no helper outlives this.
    """
    chunks: SimpleQueue[Mapping[str, Works]] = SimpleQueue()
    order = list(articles)
    for first in range(0, len(order), _AT_ONCE):
        chunks.put({article: articles[article] for article in order[first : first + _AT_ONCE]})
    answers: SimpleQueue[_Answer | _Helper] = SimpleQueue()
    helpers = [_Helper(task, chunks, answers, keys) for _ in range(min(processes.processors(), chunks.qsize()))]
    try:
        meanwhile()
        working = len(helpers)
        while working:
            stop_if(cancelled)
            with suppress(Empty):
                answer = answers.get(timeout=_LOOK_EVERY)
                if isinstance(answer, _Helper):
                    working -= 1
                else:
                    yield from answer.counted.items()
    finally:
        for helper in helpers:
            helper.end()


class _Helper:
    """A process, and the thread that talks to it; puts itself to the answers when it has done."""

    def __init__(
        self,
        task: Task,
        chunks: SimpleQueue[Mapping[str, Works]],
        answers: SimpleQueue[_Answer | _Helper],
        keys: Keys,
    ) -> None:
        self._task, self._chunks, self._answers, self._keys = task, chunks, answers, keys
        self._numbers: list[int] = []
        self._process: subprocess.Popen[bytes] | None = None
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
            with processes.started(PROCESS) as self._process:
                self._ask(self._process.stdin, self._process.stdout)
        except Exception:  # noqa: BLE001  whatever it was: this thread must not die of it, the work is done without
            if self._is_wanted:  # else it was killed
                _log.warning("A helper that counts has failed; its articles are counted here", exc_info=True)
        finally:
            self._answers.put(self)

    def _ask(self, to: IO[bytes] | None, of: IO[bytes] | None) -> None:
        assert to is not None and of is not None  # noqa: S101, PT018  both are pipes
        pickle.dump(self._task, to)
        while self._is_wanted:
            try:
                pickle.dump(self._chunks.get_nowait(), to)
            except Empty:
                return
            to.flush()
            answer: _Answer | str = pickle.load(of)  # noqa: S301  of this program itself
            match answer:
                case str():
                    raise RuntimeError(answer)
                case _:
                    self._answers.put(self._in_our_numbers(answer))

    def _in_our_numbers(self, answer: _Answer) -> _Answer:
        self._numbers += [self._keys[key] for key in answer.keys]
        numbers = self._numbers

        def translated(counts: Counts) -> Counts:
            return {numbers[number]: count for number, count in counts.items()}

        return answer._replace(
            counted={
                article: replace(found, counts=translated(found.counts), values=translated(found.values))
                for article, found in answer.counted.items()
            }
        )


# In the helper


def answer() -> int:
    """Count what comes by stdin, answer by stdout, and return the exit code when stdin ends."""
    processes.stand_back()
    source, out = sys.stdin.buffer, sys.stdout.buffer
    try:
        with suppress(EOFError):  # the end of stdin
            _answer_all(source, out)
    except Exception:  # noqa: BLE001  the boundary of a process: whoever asked gets to read it
        with suppress(OSError):
            pickle.dump(traceback.format_exc(), out)
            out.flush()
        return 1
    return 0


def _answer_all(source: IO[bytes], out: IO[bytes]) -> None:
    """Answer until stdin ends, which raises EOFError."""
    task: Task = pickle.load(source)  # noqa: S301  of this program itself
    counting = Counting(task.scheme, marks=task.marks)
    told = 0
    with collector_resting(), comparing(task.path) as reads:
        changed = reads.touched(task.point)
        while True:
            chunk: Mapping[str, Works] = pickle.load(source)  # noqa: S301
            holds = [article for article in chunk if changed is not None and article not in changed]
            found = {article: counted(reads, counting, chunk[article]) for article in holds}
            known = counting.keys.all
            pickle.dump(_Answer(known[told:], found), out)
            out.flush()
            told = len(known)
