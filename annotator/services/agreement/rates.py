"""Rates: F1, shares that agree, means of a pair, each pooled over the articles of the pair.

Over everything, and by part (a label, a field, a type of link), a rate is the mean over the pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.services.agreement import keys as k
from annotator.services.agreement import reasons
from annotator.services.agreement.frame import Counted
from annotator.services.agreement.numbers import Rate, Values, mean
from annotator.services.agreement.results import Measure, Measured, Pair

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Numbers

Parts = Mapping[Pair, Mapping[str, Rate]]
"""The rates of each pair by part."""


class Rates:
    """The measures that are rates."""

    def __init__(self, counted: Counted) -> None:
        self._from = counted
        self._spans = {
            (pair, label): counted.both(k.SPANS, pair, label)
            for pair in counted.frame.pairs
            for label in counted.frame.labels
        }

    def _rated(self, rates: Parts, reason: str, *, parts: Sequence[str] = ()) -> Measure:
        """Return a measure that is a rate of each pair; `parts` are those that are told by themselves."""
        if not rates:
            return self._from.missing(parts)
        pooled = {
            pair: Rate(
                self._from.total(rate.part for rate in found.values()),
                self._from.total(rate.whole for rate in found.values()),
            ).values()
            for pair, found in rates.items()
        }
        told = self._from.teller
        overall = mean(list(pooled.values()))
        by_part = {part: [found[part].values() for found in rates.values() if part in found] for part in parts}
        return Measure(
            overall=told.measured(overall, reason, pairs=list(pooled.values())),
            by_label={
                part: told.measured(mean(values), reason, pairs=_counted(values))
                for part, values in by_part.items()
                if values
            },
            by_pair={pair: told.measured(values, reason) for pair, values in pooled.items()},
            by_article=told.by_article(overall, reason),
        )

    def _by_label(self, found: Callable[[Pair, str], Numbers]) -> Parts:
        """Return F1 by pair and label: twice what both have, of what each has."""
        return {
            pair: {label: Rate(found(pair, label), self._spans[pair, label]) for label in self._from.frame.labels}
            for pair in self._from.frame.pairs
        }

    def strict_f1(self) -> Measure:
        """Return F1 of spans with the same trimmed extent and label."""
        rates = self._by_label(lambda pair, label: 2 * self._from.of(k.STRICT, pair, label))
        return self._rated(rates, reasons.NOTHING_MARKED, parts=self._from.frame.labels)

    def strict_over_time(self, months: Mapping[str, Mapping[Pair, Sequence[int]]]) -> tuple[tuple[str, Measured], ...]:
        """Return strict F1 of the articles at some places (by month and pair), the months in order."""
        return tuple((month, self._strict_at(places)) for month, places in sorted(months.items()))

    def _strict_at(self, places: Mapping[Pair, Sequence[int]]) -> Measured:
        pooled = []
        for pair, chosen in sorted(places.items()):
            same = self._from.total(self._from.of(k.STRICT, pair, label) for label in self._from.frame.labels)
            both = self._from.total(self._spans[pair, label] for label in self._from.frame.labels)
            alone = slice(self._from.sums.together, None)
            parts = []
            for count in (2 * same[alone], both[alone]):
                wanted = count * 0
                wanted[list(chosen)] = count[list(chosen)]
                parts.append(self._from.sums.among(wanted))
            pooled.append(Rate(*parts).values())
        return self._from.teller.measured(mean(pooled), reasons.NOTHING_MARKED, pairs=pooled)

    def relaxed_f1(self) -> Measure:
        """Return F1 of spans that match one to one and have the same label."""
        rates = self._by_label(lambda pair, label: 2 * self._from.of(k.MATCH, pair, label, label))
        return self._rated(rates, reasons.NOTHING_MARKED, parts=self._from.frame.labels)

    def span_f1(self) -> Measure:
        """Return F1 of spans that match one to one, whatever their labels; by label, that of either span."""
        rates = self._by_label(lambda pair, label: self._from.total(self._from.matched(pair, label)))
        return self._rated(rates, reasons.NOTHING_MARKED, parts=self._from.frame.labels)

    def agr(self) -> dict[Pair, tuple[Measured, Measured]]:
        """Return the share of the first one's spans that the second matches with the same label, and the reverse."""
        found = {}
        for pair in self._from.frame.pairs:
            same = self._from.total(
                self._from.matches[pair].get((label, label), self._from.nothing) for label in self._from.frame.labels
            )
            first, second = (
                self._from.total(self._from.of(k.SPANS, pair, which, label) for label in self._from.frame.labels)
                for which in (0, 1)
            )
            found[pair] = (
                self._from.teller.measured(Rate(same, first).values(), reasons.NOTHING_OF_ONE),
                self._from.teller.measured(Rate(same, second).values(), reasons.NOTHING_OF_ONE),
            )
        return found

    def label_percent(self) -> Measure:
        """Return the share of matches whose labels are the same; by label, of the spans of that label."""
        rates = {
            pair: {
                label: Rate(
                    matches.get((label, label), self._from.nothing),
                    self._from.total(self._from.matched(pair, label)) / 2,
                )
                for label in self._from.frame.labels
            }
            for pair, matches in self._from.matches.items()
        }
        return self._rated(rates, reasons.NOTHING_MATCHED, parts=self._from.frame.labels)

    def boundary_exact(self) -> Measure:
        """Return the share of matches whose extents are the same."""
        return self._bounds(lambda pair, label: self._from.of(k.EXACT, pair, label))

    def boundary_iou(self) -> Measure:
        """Return the mean of the matches' intersections over unions."""
        return self._bounds(lambda pair, label: self._from.of(k.IOU, pair, label) / k.IOU_PARTS)

    def _bounds(self, found: Callable[[Pair, str], Numbers]) -> Measure:
        rates = {
            pair: {
                label: Rate(found(pair, label), self._from.matches_with(pair, label))
                for label in self._labels_of_matches
            }
            for pair in self._from.frame.pairs
        }
        return self._rated(rates, reasons.NOTHING_MATCHED, parts=self._from.frame.labels)

    @property
    def _labels_of_matches(self) -> tuple[str, ...]:
        return (*self._from.frame.labels, k.MIXED)

    def attribute_percent(self) -> Measure:
        """Return the share of matches of one label whose attributes have the same value, by field."""
        return self._compared(k.ATTRIBUTE, self._from.frame.fields, self._from.frame.fields)

    def value_agreement(self) -> Measure:
        """Return the share of matches of one label whose numbers are all the same; by field, each number."""
        measure = self._compared(k.NUMBERS, (k.TOGETHER,), ())
        single = self._compared(k.NUMBERS, self._from.frame.number_fields, self._from.frame.number_fields)
        return Measure(
            overall=measure.overall,
            by_label=single.by_label,
            by_pair=measure.by_pair,
            by_article=measure.by_article,
        )

    def _compared(self, kind: str, fields: Sequence[str], parts: Sequence[str]) -> Measure:
        rates = {
            pair: {
                field: Rate(self._from.of(kind, pair, 1, field), self._from.both(kind, pair, field)) for field in fields
            }
            for pair in self._from.frame.pairs
        }
        return self._rated(rates, reasons.NO_VALUES, parts=parts)

    def links_all(self) -> Measure:
        """Return F1 of all links, by type."""
        return self._linked(k.LINK, reasons.NO_LINKS)

    def links_given_ends(self) -> Measure:
        """Return F1 of the links both of whose ends are matched, by type."""
        return self._linked(k.TIED, reasons.NO_TIED_LINKS)

    def _linked(self, kind: str, reason: str) -> Measure:
        types = self._from.frame.link_types
        rates = {
            pair: {
                known: Rate(2 * self._from.of(k.LINK_SAME, pair, known), self._from.both(kind, pair, known))
                for known in types
            }
            for pair in self._from.frame.pairs
        }
        return self._rated(rates, reason, parts=types)

    def flip_rate(self) -> Measure:
        """Return the share of flips among the matches of spans whose labels can be turned into each other."""
        rates = {pair: {"": Rate(self._from.flips(pair), self._from.turnable(pair))} for pair in self._from.frame.pairs}
        return self._rated(rates, reasons.NO_PROPOSITION)


def _counted(values: Sequence[Values]) -> list[Values]:
    """Return those that count anything at all: a pair that never has a label is no pair without a value."""
    return [one for one in values if one.units[0] > 0]
