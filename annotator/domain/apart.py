"""Which stretches of a text lie in what is no part of the article: accepted boilerplate, another article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from annotator.domain.zone import ACCEPTED, APART, Zone


class Apart:
    """The accepted zones of such a kind, by place; `zones` may hold others too."""

    def __init__(self, zones: Iterable[Zone] = ()) -> None:
        self._zones = sorted(
            (zone for zone in zones if zone.state == ACCEPTED and zone.kind in APART and zone.start < zone.end),
            key=lambda zone: (zone.start, -zone.end, zone.kind),
        )
        self._starts = [zone.start for zone in self._zones]
        self._ends = list(accumulate((zone.end for zone in self._zones), max))

    def kind_over(self, start: int, end: int) -> str:
        """Return the kind of the first such zone that overlaps code points `start` to `end`; empty: none does."""
        for at in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            if self._zones[at].end > start:
                return self._zones[at].kind
        return ""
