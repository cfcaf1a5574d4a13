"""Counting by helpers: as many processes as there are processors count articles, and the window keeps Python's lock.

Each is this program again with the word PROCESS. It is told the file and the place in its history up to which counts
hold, then some articles at a time; it answers what it counted of them, its keys numbered in its own order. Articles
that were changed after that place it leaves out. Whatever is left out, or lost with a helper that failed, is counted by
who asked: helpers make it sooner, never other.
"""

from __future__ import annotations

import pickle  # only between this program and itself
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, NamedTuple

from annotator.domain.bulk import collector_resting
from annotator.domain.scheme import Scheme
from annotator.services import helping
from annotator.services.agreement.counted import Counted, counted
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.keys import Counts, Key, Keys
from annotator.services.jobs import Cancelled
from annotator.store.comparing import Finished, Point, comparing

PROCESS = "_count"
"""The hidden word that `annotator.__main__` hands on to `answer`."""
WORTH_IT = 400
"""From so many pieces of work (one person's on one article) helpers are done sooner than one process alone."""

_AT_ONCE = 12
"""So many articles are counted before an answer is given."""

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
    order = list(articles)
    parts = (
        {article: articles[article] for article in order[first : first + _AT_ONCE]}
        for first in range(0, len(order), _AT_ONCE)
    )
    for answer in helping.answers(
        PROCESS, task, parts, cancelled=cancelled, taking=lambda: _Ours(keys).take, meanwhile=meanwhile
    ):
        yield from answer.counted.items()


class _Ours:
    """Brings one helper's answers to our numbers of keys."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._numbers: list[int] = []

    def take(self, answer: _Answer) -> _Answer:
        """Return an answer with the counts by our numbers."""
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
    return helping.answer(_answer_all)


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
