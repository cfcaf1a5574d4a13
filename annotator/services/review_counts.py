"""How many disagreements are decided, as the review itself counts them, without going into it."""

from __future__ import annotations

import pickle  # only between this program and itself
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator import processes
from annotator.domain.bulk import collector_resting
from annotator.services import helping
from annotator.services.assigning import to_be_read_by
from annotator.services.jobs import Cancelled, Progress, never, unheard
from annotator.services.reviewing import Review
from annotator.store.comparing import Point, comparing
from annotator.store.project import Project

PROCESS = "_decided"
"""The hidden word that `annotator.__main__` hands on to `answer`."""
WORTH_IT = 60
"""From so many articles a helper counts: it holds Python's lock where no window waits for it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the count follows from: where the history ends, and which articles the adjudicator reads too."""

    point: Point
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decided:
    """Disagreements that are decided, and all that are to be; both 0 where the adjudicator has none to decide."""

    done: int
    every: int
    standing: Standing | None = None


def decided_of(
    project: Project,
    adjudicator: str,
    *,
    known: Decided | None = None,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> Decided:
    """Count for one adjudicator, whose own articles are left out; progress in articles.

    `known` is given back where nothing has changed since it was counted. Raises Stopped where it was cancelled.
    """
    with comparing(project.path) as reads:
        standing = Standing(reads.point(), frozenset(to_be_read_by(project, adjudicator)))
    if known is not None and known.standing == standing:
        return known
    counts = None
    if len(project.finished()) >= WORTH_IT and processes.processors() > 1:
        counts = _counted_apart(project.path, adjudicator, cancelled)
    done, every = counts or _counted(project, adjudicator, progress, cancelled)
    return Decided(done, every, standing)


def _counted(project: Project, adjudicator: str, progress: Progress, cancelled: Cancelled) -> tuple[int, int]:
    review = Review(project, adjudicator)
    review.load(progress=progress, cancelled=cancelled)
    found = review.progress()
    return found.decided, found.decided + found.left


def _counted_apart(path: Path, adjudicator: str, cancelled: Cancelled) -> tuple[int, int] | None:
    """Have a helper count; None where it failed. Raises Stopped."""
    with closing(helping.answers(PROCESS, path, [adjudicator], cancelled=cancelled)) as found:
        return next(found, None)


# In the helper


def answer() -> int:
    """Count for whom stdin says, answer by stdout, and return the exit code when stdin ends."""
    return helping.answer(_answer_all)


def _answer_all(source: IO[bytes], out: IO[bytes]) -> None:
    """Answer until stdin ends, which raises EOFError."""
    path: Path = pickle.load(source)  # noqa: S301  of this program itself
    while True:
        adjudicator: str = pickle.load(source)  # noqa: S301
        with collector_resting(), closing(Project.open(path)) as project:
            counts = _counted(project, adjudicator, unheard, never)
        pickle.dump(counts, out)
        out.flush()
