"""Measures that are counted or lie in the middle: shifts of boundaries, polarity flips, the confusion of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.services.agreement import keys as k
from annotator.services.agreement import reasons
from annotator.services.agreement.frame import Counted
from annotator.services.agreement.medians import median
from annotator.services.agreement.numbers import Values
from annotator.services.agreement.results import NOT_MARKED, Measure, Pair

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Numbers


class Tallies:
    """The measures that are medians or counts, of all pairs together."""

    def __init__(self, counted: Counted) -> None:
        self._from = counted

    def boundary_start_shift(self) -> Measure:
        """Return the median of how many characters the starts of matches lie apart."""
        return self._shifts(k.START)

    def boundary_end_shift(self) -> Measure:
        """Return the median of how many characters the ends of matches lie apart."""
        return self._shifts(k.END)

    def _shifts(self, kind: str) -> Measure:
        if not self._from.frame.pairs:
            return self._from.missing(self._from.frame.labels)
        by_pair: dict[Pair, dict[int, Numbers]] = {pair: {} for pair in self._from.frame.pairs}
        by_label: dict[str, dict[int, Numbers]] = {label: {} for label in self._from.frame.labels}
        together: dict[int, Numbers] = {}
        for key in self._from.sums.counted:
            if key[0] == kind:
                _, pair, label, shift = key
                count = self._from.of(*key)
                for scope in (by_pair[pair], together, *([by_label[label]] if label in by_label else [])):
                    scope[shift] = scope[shift] + count if shift in scope else count
        told, reason = self._from.teller, reasons.NOTHING_MATCHED
        overall = median(together, self._from.nothing)
        return Measure(
            overall=told.measured(overall, reason),
            by_label={
                label: told.measured(median(found, self._from.nothing), reason) for label, found in by_label.items()
            },
            by_pair={pair: told.measured(median(found, self._from.nothing), reason) for pair, found in by_pair.items()},
            by_article=told.by_article(overall, reason),
        )

    def flip_count(self) -> Measure:
        """Return how many matches have two labels of one family, such as a claim against a denial."""
        if not self._from.frame.pairs:
            return self._from.missing()
        found = {pair: Values(self._from.flips(pair), self._from.turnable(pair)) for pair in self._from.frame.pairs}
        overall = Values(
            self._from.total(one.values for one in found.values()),
            self._from.total(one.units for one in found.values()),
        )
        told = self._from.teller
        return Measure(
            overall=told.measured(overall, ""),
            by_pair={pair: told.measured(values, "") for pair, values in found.items()},
            by_article=told.by_article(overall, ""),
        )

    def confusion(self) -> dict[Pair, dict[tuple[str, str], int]]:
        """Return the matches of each pair by label and label, and the spans that have no match."""
        found: dict[Pair, dict[tuple[str, str], int]] = {}
        for pair in self._from.frame.pairs:
            cells = {key: int(count[0]) for key, count in self._from.matches[pair].items() if count[0]}
            for label in self._from.frame.labels:
                for which, cell in enumerate(((label, NOT_MARKED), (NOT_MARKED, label))):
                    matched = sum(
                        count for key, count in cells.items() if key[which] == label and NOT_MARKED not in key
                    )
                    cells[cell] = int(self._from.of(k.SPANS, pair, which, label)[0]) - matched
            found[pair] = {key: count for key, count in cells.items() if count}
        return found
