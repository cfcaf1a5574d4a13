"""What was counted of an article, by whomever: here, or by a helper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.services.agreement.counting import Counting
from annotator.services.agreement.keys import Counts
from annotator.store.comparing import ComparingReads, Finished


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of an article and of whom."""

    people: tuple[str, ...]
    counts: Counts
    values: Counts
    kinds: Mapping[str, int]


def people_of(works: Sequence[Finished]) -> tuple[str, ...]:
    """Return the ids of those whose work it is."""
    return tuple(work.annotator_id for work in works)


def counted(reads: ComparingReads, counting: Counting, works: Sequence[Finished]) -> Counted:
    """Count an article that several people have finished."""
    people = people_of(works)
    article = reads.article(works[0], people)
    pairs = counting.pairs(article)
    return Counted(people, *counting.counts(article, pairs), counting.kinds(article, pairs))
