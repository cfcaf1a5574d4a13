"""What there is to measure, and the sums of counts of which every measure is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.services.agreement import keys as k
from annotator.services.agreement import reasons
from annotator.services.agreement.numbers import Teller, Values
from annotator.services.agreement.resampling import Sums
from annotator.services.agreement.results import Measure, Measured, Pair

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The pairs of annotators, and what of the scheme is measured or was used.

    `fields` and `number_fields` are "label.attribute", `clustered` those that name things. `family` is that of a label,
    `is_turnable` whether it has others beside it.
    """

    pairs: tuple[Pair, ...]
    labels: tuple[str, ...]
    fields: tuple[str, ...]
    number_fields: tuple[str, ...]
    clustered: frozenset[str]
    link_types: tuple[str, ...]
    family: Callable[[str], str]
    is_turnable: Callable[[str], bool]


class Counted:
    """The sums as measures ask for them: each over all articles, the resamples, and each article."""

    def __init__(self, frame: Frame, sums: Sums, teller: Teller) -> None:
        self.frame, self.sums, self.teller = frame, sums, teller
        self.nothing = sums.of("nothing")
        self.matches = {pair: self._matches_of(pair) for pair in frame.pairs}

    def _matches_of(self, pair: Pair) -> dict[tuple[str, str], Numbers]:
        labels = self.frame.labels
        keys = ((one, other) for one in labels for other in labels)
        return {key: self.of(k.MATCH, pair, *key) for key in keys if self.sums.has(k.MATCH, pair, *key)}

    def of(self, *key: object) -> Numbers:
        """Return the sums of a count."""
        return self.sums.of(*key)

    def both(self, kind: str, pair: Pair, part: str) -> Numbers:
        """Return the sums of a count that there is for the first (0) and the second (1), of both."""
        return self.of(kind, pair, 0, part) + self.of(kind, pair, 1, part)

    def total(self, parts: Iterable[Numbers]) -> Numbers:
        """Return the sum of several sums."""
        return sum(parts, self.nothing)

    def matched(self, pair: Pair, label: str) -> list[Numbers]:
        """Return the counts of matches at each of whose ends a label stands, once for each."""
        return [count for key, count in self.matches[pair].items() for end in key if end == label]

    def matches_with(self, pair: Pair, label: str) -> Numbers:
        """Return how many matches there are of one label, or of two different ones."""
        matches = self.matches[pair]
        if label != k.MIXED:
            return matches.get((label, label), self.nothing)
        return self.total(count for (one, other), count in matches.items() if one != other)

    def flips(self, pair: Pair) -> Numbers:
        """Return how many matches have two different labels of one family."""
        return self.total(
            count
            for (one, other), count in self.matches[pair].items()
            if one != other and self.frame.family(one) == self.frame.family(other)
        )

    def turnable(self, pair: Pair) -> Numbers:
        """Return how many matches there are within families of more labels than one."""
        family = self.frame.family
        return self.total(
            count
            for (one, other), count in self.matches[pair].items()
            if family(one) == family(other) and self.frame.is_turnable(one)
        )

    def missing(self, parts: Iterable[str] = ()) -> Measure:
        """Return a measure, and that of its parts, where no two people have finished anything."""
        nobody = self.undefined(reasons.NOBODY_TWO)
        return Measure(overall=nobody, by_label=dict.fromkeys(parts, nobody))

    def undefined(self, reason: str) -> Measured:
        """Return a number that is undefined, and why."""
        return self.teller.measured(Values(self.nothing + float("nan"), self.nothing), reason)
