"""Measures corrected for chance, of all persons or pairs together: Krippendorff's alpha in its three uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.services.agreement import keys as k
from annotator.services.agreement import reasons
from annotator.services.agreement.alphas import Nominal, layered_alpha, paired_alpha, pooled_alpha
from annotator.services.agreement.frame import Counted
from annotator.services.agreement.resampling import ValueSums
from annotator.services.agreement.results import Measure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Chances:
    """The measures that are alphas. `values` are the sums of how often each value is there."""

    def __init__(self, counted: Counted, values: ValueSums) -> None:
        self._from, self._values = counted, values

    def char_alpha(self) -> Measure:
        """Return alpha by character, each label a layer of yes and no."""
        if not self._from.frame.pairs:
            return self._from.missing(self._from.frame.labels)
        reason, labels, told = reasons.NO_VARIATION, self._from.frame.labels, self._from.teller
        chars = self._from.of(k.ALL_CHARS)
        layers = {
            label: (self._from.of(k.ALL_MARKED, label), self._from.of(k.ALL_DIFFER, label) / k.PERSONS_PARTS)
            for label in labels
        }
        by_pair = {
            pair: layered_alpha(
                2 * self._from.of(k.CHARS, pair),
                [(self._from.both(k.MARKED, pair, label), self._from.of(k.DIFFER, pair, label)) for label in labels],
            )
            for pair in self._from.frame.pairs
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
        if not self._from.frame.pairs:
            return self._from.missing()
        told, reason = self._from.teller, reasons.NO_VARIATION
        values = {
            pair: [self._from.total(self._from.matched(pair, label)) for label in self._from.frame.labels]
            for pair in self._from.frame.pairs
        }
        differ = {pair: self._from.matches_with(pair, k.MIXED) for pair in self._from.frame.pairs}
        together = [self._from.total(counts) for counts in zip(*values.values(), strict=True)]
        overall = paired_alpha(Nominal.of(together, self._from.total(differ.values())))
        return Measure(
            overall=told.measured(overall, reason),
            by_pair={
                pair: told.measured(paired_alpha(Nominal.of(counts, differ[pair])), reason)
                for pair, counts in values.items()
            },
            by_article=told.by_article(overall, reason),
        )

    def attribute_alpha(self) -> Measure:
        """Return alpha of the values of matched spans, over all pairs: by field, and of all fields together."""
        told, reason, width = self._from.teller, reasons.NO_VARIATION, self._from.sums.together
        units = {
            field: Nominal(
                *self._values.totals[field],
                self._from.total(self._from.of(k.ATTRIBUTE, pair, 0, field) for pair in self._from.frame.pairs)[:width],
            )
            for field in self._from.frame.fields
            if field in self._values.totals
        }
        if not units:
            fields = self._from.frame.fields
            if not self._from.frame.pairs:
                return self._from.missing(fields)
            none = self._from.undefined(reasons.NO_VALUES)
            return Measure(overall=none, by_label=dict.fromkeys(fields, none))
        articles = {field: self._articles_with(field) for field in units}
        by_field = {
            field: told.measured(paired_alpha(found), reason, articles=int(articles[field].sum()))
            for field, found in units.items()
        }
        for field in self._from.frame.clustered:
            by_field[field] = self._from.undefined(reasons.CLUSTERS)
        overall = pooled_alpha(list(units.values()))
        behind = sum(any(found) for found in zip(*articles.values(), strict=True))
        return Measure(overall=told.measured(overall, reason, articles=behind), by_label=by_field)

    def _articles_with(self, field: str) -> NDArray[np.bool_]:
        """Return for each article whether matched spans of it have a value."""
        compared = self._from.total(self._from.both(k.ATTRIBUTE, pair, field) for pair in self._from.frame.pairs)
        return compared[self._from.sums.together :] > 0
