"""The rows of a list of articles, arranged for showing: in a job where there are very many of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from annotator.domain.folding import folded_all
from annotator.domain.queue import Queued, in_order
from annotator.domain.work import FINISHED, SKIPPED

SLICE = 1000
"""Titles that are folded in one go: 4 ms."""

BIG = 5000
"""Articles whose random order is drawn in a job: 20 ms."""


class ArticleEntry(Queued, Protocol):
    """What a row says of an article; the project's `ArticleRow` is one."""

    @property
    def title(self) -> str:
        """Its title; may be empty."""

    @property
    def source(self) -> str:
        """Where it was published; may be empty."""

    @property
    def published(self) -> str:
        """When, as ISO text; may be empty."""

    @property
    def spans(self) -> int:
        """How many spans the viewer has in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Rows in an order of the queue. Whoever is given one may change its lists."""

    order: tuple[str, int]
    """The order (`domain.queue.ORDERS`) and its seed."""
    given: list[int]
    """Where each row stands in the project's order."""
    rows: list[ArticleEntry]
    place: dict[str, int]
    """Where an article stands among the rows."""
    folds: list[str]
    """The titles as a filter compares them: of all rows, or of none yet."""
    finished: int
    skipped: int

    def in_project_order(self) -> list[ArticleEntry]:
        """Return the rows as the project has them."""
        return unarranged(self.rows, self.given)


def arranged(rows: Sequence[ArticleEntry], order: str, seed: int, *, folds: bool = False) -> Arrangement:
    """Return rows that stand in the project's order in another; with `folds`, ready for a filter."""
    given = in_order(rows, order, seed)
    shown = [rows[place] for place in given]
    states = [row.status for row in rows]
    return Arrangement(
        order=(order, seed),
        given=given,
        rows=shown,
        place={row.id: place for place, row in enumerate(shown)},
        folds=_folds(shown) if folds else [],
        finished=states.count(FINISHED),
        skipped=states.count(SKIPPED),
    )


def unarranged(rows: Sequence[ArticleEntry], given: Sequence[int]) -> list[ArticleEntry]:
    """Return arranged rows as the project has them; `given` as in `Arrangement`."""
    before = list(rows)
    for row, place in zip(rows, given, strict=True):
        before[place] = row
    return before


def _folds(rows: Sequence[ArticleEntry]) -> list[str]:
    found: list[str] = []
    for first in range(0, len(rows), SLICE):  # other threads come to their turn between
        found += folded_all(row.title for row in rows[first : first + SLICE])
    return found
