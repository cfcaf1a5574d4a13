"""How many disagreements are decided, as the review itself counts them, without going into it."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.services.assigning import to_be_read_by
from annotator.services.jobs import Cancelled, Progress, never, unheard
from annotator.services.reviewing import Review
from annotator.store.comparing import Point, comparing
from annotator.store.project import Project


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
    review = Review(project, adjudicator)
    review.load(progress=progress, cancelled=cancelled)
    found = review.progress()
    return Decided(found.decided, found.decided + found.left, standing)
