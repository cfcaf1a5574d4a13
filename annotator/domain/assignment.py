"""Assignments: who reads which article, and how articles are shared out with a chosen overlap."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.ids import derived_id

READERS = 2
"""How many people read an article that is read by several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An annotator is to read an article; the id follows from the two."""

    id: str
    article_id: str
    annotator_id: str

    @classmethod
    def of(cls, article_id: str, annotator_id: str) -> Assignment:
        """Return the assignment of an article to a person."""
        return cls(
            id=derived_id("assignment", article_id, annotator_id), article_id=article_id, annotator_id=annotator_id
        )


def distribute(
    articles: Sequence[tuple[str, int]],
    people: Iterable[str],
    *,
    share: float,
    readers: int = READERS,
    load: Mapping[str, int] | None = None,
    seed: str = "",
) -> dict[str, tuple[str, ...]]:
    """Return who reads each article: `share` of them (0 to 1) by `readers` people, the others by one.

    `articles` are (id, length in code points); `load` says what each person has to read already, in code points.
    Which articles are shared is drawn by `seed`, so that nothing in an article tells that a second person reads it;
    readers who have shared least come together next, and everybody gets about as much text.
    """
    names = sorted(set(people))
    if not names:
        return {}
    chance = random.Random(seed)  # noqa: S311  no secret
    chance.shuffle(names)
    burden = {name: (load or {}).get(name, 0) for name in names}
    together: Counter[tuple[str, ...]] = Counter()
    several = min(readers, len(names))
    shared = set(chance.sample(range(len(articles)), round(share * len(articles)))) if several > 1 else set()
    order = sorted(range(len(articles)), key=lambda at: (at not in shared, -articles[at][1], at))
    teams = list(combinations(names, several)) if shared else []
    found: dict[str, tuple[str, ...]] = {}
    for at in order:
        article, length = articles[at]
        if at in shared:
            team = min(teams, key=lambda team: (together[team], sum(burden[name] for name in team)))
            together[team] += 1
        else:
            team = (min(names, key=lambda name: burden[name]),)
        for name in team:
            burden[name] += length
        found[article] = tuple(sorted(team))
    return {article: found[article] for article, _ in articles}
