"""The measures out of the sums of counts. Every formula is applied at once to all articles, resamples and articles alone.

Rates (F1, percentages, means) are pooled over the articles of a pair; over everything, and by label, they are means
over the pairs. Alphas and medians are of all pairs, or persons, together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.services.agreement import keys as c
from annotator.services.agreement import reasons
from annotator.services.agreement.alphas import Nominal, layered_alpha, paired_alpha, pooled_alpha
from annotator.services.agreement.medians import median
from annotator.services.agreement.numbers import Rate, Teller, Values, mean
from annotator.services.agreement.resampling import Sums, ValueSums
from annotator.services.agreement.results import NOT_MARKED, Measure, Measured, Pair

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Numbers

Rates = Mapping[Pair, Mapping[str, Rate]]
"""Rates of each pair by part: a label, a field, a type of link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What there is to measure. `fields` and `number_fields` are "label.attribute"; `family` is that of a label."""

    pairs: tuple[Pair, ...]
    labels: tuple[str, ...]
    fields: tuple[str, ...]
    number_fields: tuple[str, ...]
    clustered: frozenset[str]
    link_types: tuple[str, ...]
    family: Callable[[str], str]
    is_turnable: Callable[[str], bool]


class Measuring:
    """All measures of some articles. `sums` go by article, `values` are the counts of values and do not."""

    def __init__(self, frame: Frame, sums: Sums, values: ValueSums, teller: Teller) -> None:
        self._frame, self._sums, self._values, self._teller = frame, sums, values, teller
        self._matches = {pair: self._matches_of(pair) for pair in frame.pairs}
        self._spans = {
            (pair, label): self._both(c.SPANS, pair, label) for pair in frame.pairs for label in frame.labels
        }

    def _of(self, *key: object) -> Numbers:
        return self._sums.of(*key)

    def _both(self, kind: str, pair: Pair, part: str) -> Numbers:
        return self._of(kind, pair, 0, part) + self._of(kind, pair, 1, part)

    def _matches_of(self, pair: Pair) -> dict[tuple[str, str], Numbers]:
        labels = self._frame.labels
        keys = ((one, other) for one in labels for other in labels)
        return {key: self._of(c.MATCH, pair, *key) for key in keys if self._sums.has(c.MATCH, pair, *key)}

    @property
    def _nothing(self) -> Numbers:
        return self._of("nothing")

    def _total(self, parts: Iterable[Numbers]) -> Numbers:
        return sum(parts, self._nothing)

    # Rates

    def _rated(self, rates: Rates, reason: str, *, parts: Sequence[str] = ()) -> Measure:
        """Return a measure that is a rate of each pair; `parts` are those that are told by themselves."""
        if not rates:
            return Measure(overall=self._missing())
        pooled = {
            pair: Rate(
                self._total(rate.part for rate in found.values()), self._total(rate.whole for rate in found.values())
            ).values()
            for pair, found in rates.items()
        }
        told = self._teller
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

    def _missing(self) -> Measured:
        return self._teller.measured(Values(self._nothing + float("nan"), self._nothing), reasons.NOBODY_TWO)

    def _by_label(self, found: Callable[[Pair, str], Numbers]) -> Rates:
        """Return F1 by pair and label: twice what both have, of what each has."""
        return {
            pair: {label: Rate(found(pair, label), self._spans[pair, label]) for label in self._frame.labels}
            for pair in self._frame.pairs
        }

    def strict_f1(self) -> Measure:
        """Return F1 of spans with the same trimmed extent and label."""
        rates = self._by_label(lambda pair, label: 2 * self._of(c.STRICT, pair, label))
        return self._rated(rates, reasons.NOTHING_MARKED, parts=self._frame.labels)

    def relaxed_f1(self) -> Measure:
        """Return F1 of spans that match one to one and have the same label."""
        rates = self._by_label(lambda pair, label: 2 * self._of(c.MATCH, pair, label, label))
        return self._rated(rates, reasons.NOTHING_MARKED, parts=self._frame.labels)

    def span_f1(self) -> Measure:
        """Return F1 of spans that match one to one, whatever their labels; by label, that of either span."""
        rates = self._by_label(lambda pair, label: self._total(self._matched(pair, label)))
        return self._rated(rates, reasons.NOTHING_MARKED, parts=self._frame.labels)

    def _matched(self, pair: Pair, label: str) -> list[Numbers]:
        """Return the counts of matches at each of whose ends a label stands, once for each."""
        return [count for key, count in self._matches[pair].items() for end in key if end == label]

    def agr(self) -> dict[Pair, tuple[Measured, Measured]]:
        """Return the share of the first one's spans that the second one matches with the same label, and the reverse."""
        found = {}
        for pair in self._frame.pairs:
            same = self._total(self._matches[pair].get((label, label), self._nothing) for label in self._frame.labels)
            first, second = (
                self._total(self._of(c.SPANS, pair, which, label) for label in self._frame.labels) for which in (0, 1)
            )
            found[pair] = (
                self._teller.measured(Rate(same, first).values(), reasons.NOTHING_OF_ONE),
                self._teller.measured(Rate(same, second).values(), reasons.NOTHING_OF_ONE),
            )
        return found

    def label_percent(self) -> Measure:
        """Return the share of matches whose labels are the same; by label, of the spans of that label."""
        rates = {
            pair: {
                label: Rate(matches.get((label, label), self._nothing), self._total(self._matched(pair, label)) / 2)
                for label in self._frame.labels
            }
            for pair, matches in self._matches.items()
        }
        return self._rated(rates, reasons.NOTHING_MATCHED, parts=self._frame.labels)

    def boundary_exact(self) -> Measure:
        """Return the share of matches whose extents are the same."""
        return self._bounds(lambda pair, label: self._of(c.EXACT, pair, label))

    def boundary_iou(self) -> Measure:
        """Return the mean of the matches' intersections over unions."""
        return self._bounds(lambda pair, label: self._of(c.IOU, pair, label) / c.IOU_PARTS)

    def _bounds(self, found: Callable[[Pair, str], Numbers]) -> Measure:
        rates = {
            pair: {
                label: Rate(found(pair, label), self._matches_with(pair, label)) for label in self._labels_of_matches
            }
            for pair in self._frame.pairs
        }
        return self._rated(rates, reasons.NOTHING_MATCHED, parts=self._frame.labels)

    @property
    def _labels_of_matches(self) -> tuple[str, ...]:
        return (*self._frame.labels, c.MIXED)

    def _matches_with(self, pair: Pair, label: str) -> Numbers:
        """Return how many matches there are of one label, or of two different ones."""
        matches = self._matches[pair]
        if label != c.MIXED:
            return matches.get((label, label), self._nothing)
        return self._total(count for (one, other), count in matches.items() if one != other)

    def attribute_percent(self) -> Measure:
        """Return the share of matches of one label whose attributes have the same value, by field."""
        return self._compared(c.ATTRIBUTE, self._frame.fields, self._frame.fields)

    def value_agreement(self) -> Measure:
        """Return the share of matches of one label whose numbers are all the same; by field, each number."""
        measure = self._compared(c.NUMBERS, (c.TOGETHER,), ())
        single = self._compared(c.NUMBERS, self._frame.number_fields, self._frame.number_fields)
        return Measure(
            overall=measure.overall,
            by_label=single.by_label,
            by_pair=measure.by_pair,
            by_article=measure.by_article,
        )

    def _compared(self, kind: str, fields: Sequence[str], parts: Sequence[str]) -> Measure:
        rates = {
            pair: {field: Rate(self._of(kind, pair, 1, field), self._both(kind, pair, field)) for field in fields}
            for pair in self._frame.pairs
        }
        return self._rated(rates, reasons.NO_VALUES, parts=parts)

    def links_all(self) -> Measure:
        """Return F1 of all links, by type."""
        return self._linked(c.LINK, reasons.NO_LINKS)

    def links_given_ends(self) -> Measure:
        """Return F1 of the links both of whose ends are matched, by type."""
        return self._linked(c.TIED, reasons.NO_TIED_LINKS)

    def _linked(self, kind: str, reason: str) -> Measure:
        types = self._frame.link_types
        rates = {
            pair: {
                known: Rate(2 * self._of(c.LINK_SAME, pair, known), self._both(kind, pair, known)) for known in types
            }
            for pair in self._frame.pairs
        }
        return self._rated(rates, reason, parts=types)

    def flip_rate(self) -> Measure:
        """Return the share of flips among the matches of spans whose labels can be turned into each other."""
        rates = {pair: {"": Rate(self._flips(pair), self._turnable(pair))} for pair in self._frame.pairs}
        return self._rated(rates, reasons.NO_PROPOSITION)

    # Counts

    def flip_count(self) -> Measure:
        """Return how many matches have two labels of one family, such as a claim against a denial."""
        if not self._frame.pairs:
            return Measure(overall=self._missing())
        found = {pair: Values(self._flips(pair), self._turnable(pair)) for pair in self._frame.pairs}
        overall = Values(
            self._total(one.values for one in found.values()), self._total(one.units for one in found.values())
        )
        told = self._teller
        return Measure(
            overall=told.measured(overall, ""),
            by_pair={pair: told.measured(values, "") for pair, values in found.items()},
            by_article=told.by_article(overall, ""),
        )

    def _flips(self, pair: Pair) -> Numbers:
        return self._total(
            count
            for (one, other), count in self._matches[pair].items()
            if one != other and self._frame.family(one) == self._frame.family(other)
        )

    def _turnable(self, pair: Pair) -> Numbers:
        """Return how many matches there are within families of more labels than one."""
        family = self._frame.family
        return self._total(
            count
            for (one, other), count in self._matches[pair].items()
            if family(one) == family(other) and self._frame.is_turnable(one)
        )

    def confusion(self) -> dict[Pair, dict[tuple[str, str], int]]:
        """Return the matches of each pair by label and label, and the spans that have no match."""
        found: dict[Pair, dict[tuple[str, str], int]] = {}
        for pair in self._frame.pairs:
            cells = {key: int(count[0]) for key, count in self._matches[pair].items() if count[0]}
            for label in self._frame.labels:
                for which, cell in enumerate(((label, NOT_MARKED), (NOT_MARKED, label))):
                    matched = sum(
                        count for key, count in cells.items() if key[which] == label and NOT_MARKED not in key
                    )
                    cells[cell] = int(self._of(c.SPANS, pair, which, label)[0]) - matched
            found[pair] = {key: count for key, count in cells.items() if count}
        return found

    # Alphas

    def char_alpha(self) -> Measure:
        """Return alpha by character, each label a layer of yes and no."""
        if not self._frame.pairs:
            return Measure(overall=self._missing())
        reason, labels, told = reasons.NO_VARIATION, self._frame.labels, self._teller
        chars = self._of(c.ALL_CHARS)
        layers = {
            label: (self._of(c.ALL_MARKED, label), self._of(c.ALL_DIFFER, label) / c.PERSONS_PARTS) for label in labels
        }
        by_pair = {
            pair: layered_alpha(
                2 * self._of(c.CHARS, pair),
                [(self._both(c.MARKED, pair, label), self._of(c.DIFFER, pair, label)) for label in labels],
            )
            for pair in self._frame.pairs
        }
        overall = layered_alpha(chars, list(layers.values()))
        return Measure(
            overall=told.measured(overall, reason),
            by_label={label: told.measured(layered_alpha(chars, [layer]), reason) for label, layer in layers.items()},
            by_pair={pair: told.measured(values, reason) for pair, values in by_pair.items()},
            by_article=told.by_article(overall, reason),
        )

    def label_alpha(self) -> Measure:
        """Return alpha of the labels of matched spans, each match a unit of two values."""
        if not self._frame.pairs:
            return Measure(overall=self._missing())
        told, reason = self._teller, reasons.NO_VARIATION
        values = {
            pair: [self._total(self._matched(pair, label)) for label in self._frame.labels]
            for pair in self._frame.pairs
        }
        differ = {pair: self._matches_with(pair, c.MIXED) for pair in self._frame.pairs}
        together = [self._total(counts) for counts in zip(*values.values(), strict=True)]
        overall = paired_alpha(Nominal.of(together, self._total(differ.values())))
        return Measure(
            overall=told.measured(overall, reason),
            by_pair={
                pair: told.measured(paired_alpha(Nominal.of(counts, differ[pair])), reason) for pair, counts in values.items()
            },
            by_article=told.by_article(overall, reason),
        )

    def attribute_alpha(self) -> Measure:
        """Return alpha of the values of matched spans, over all pairs: by field, and of all fields together."""
        told, reason, width = self._teller, reasons.NO_VARIATION, self._sums.together
        units = {
            field: Nominal(
                *self._values.totals[field],
                self._total(self._of(c.ATTRIBUTE, pair, 0, field) for pair in self._frame.pairs)[:width],
            )
            for field in self._frame.fields
            if field in self._values.totals
        }
        if not units:
            return Measure(overall=self._missing() if not self._frame.pairs else self._undefined(reasons.NO_VALUES))
        articles = {field: self._articles_with(field) for field in units}
        by_field = {
            field: told.measured(paired_alpha(found), reason, articles=int(articles[field].sum()))
            for field, found in units.items()
        }
        for field in self._frame.clustered:
            by_field[field] = self._undefined(reasons.CLUSTERS)
        overall = pooled_alpha(list(units.values()))
        behind = sum(articles.values()) > 0
        return Measure(overall=told.measured(overall, reason, articles=int(behind.sum())), by_label=by_field)

    def _articles_with(self, field: str) -> Numbers:
        """Return for each article whether matched spans of it have a value."""
        compared = self._total(self._both(c.ATTRIBUTE, pair, field) for pair in self._frame.pairs)
        return compared[1 + self._teller.resamples :] > 0

    def _undefined(self, reason: str) -> Measured:
        return self._teller.measured(Values(self._nothing + float("nan"), self._nothing), reason)

    # Medians

    def boundary_start_shift(self) -> Measure:
        """Return the median of how many characters the starts of matches lie apart."""
        return self._shifts(c.START)

    def boundary_end_shift(self) -> Measure:
        """Return the median of how many characters the ends of matches lie apart."""
        return self._shifts(c.END)

    def _shifts(self, kind: str) -> Measure:
        if not self._frame.pairs:
            return Measure(overall=self._missing())
        by_pair: dict[Pair, dict[int, Numbers]] = {pair: {} for pair in self._frame.pairs}
        by_label: dict[str, dict[int, Numbers]] = {label: {} for label in self._frame.labels}
        together: dict[int, Numbers] = {}
        for key in self._sums.counted:
            if key[0] == kind:
                _, pair, label, shift = key
                count = self._of(*key)
                for scope in (by_pair[pair], together, *([by_label[label]] if label in by_label else [])):
                    scope[shift] = scope[shift] + count if shift in scope else count
        told, reason = self._teller, reasons.NOTHING_MATCHED
        overall = median(together, self._nothing)
        return Measure(
            overall=told.measured(overall, reason),
            by_label={label: told.measured(median(found, self._nothing), reason) for label, found in by_label.items()},
            by_pair={pair: told.measured(median(found, self._nothing), reason) for pair, found in by_pair.items()},
            by_article=told.by_article(overall, reason),
        )


def _counted(values: Sequence[Values]) -> list[Values]:
    """Return those that count anything at all: a pair that never has a label is no pair without a value."""
    return [one for one in values if one.units[0] > 0]
