"""Krippendorff's alpha for nominal values: 1 − Do / De, what disagrees against what would by chance.

Krippendorff, Content Analysis, 2004 (3rd ed. 2013, 4th ed. 2018), chapter 11: of n values that stand in units with
another one, n_c are c; o_ck counts the pairs c–k within units, each unit's by one less than its values:

    alpha = 1 − (n − 1) · Σ o_ck / Σ n_c · n_k          over c ≠ k

It is undefined where all values are the same: then nothing could disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from annotator.services.agreement.numbers import Values, quotient

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Numbers


def nominal_alpha(units: Iterable[Iterable[Hashable]]) -> float | None:
    """Return alpha of units, each the values that it was given; units with fewer than two are left out.

    None where it is undefined.
    """
    totals: Counter[Hashable] = Counter()
    observed = Fraction(0)
    for unit in units:
        counts = Counter(unit)
        given = counts.total()
        if given > 1:
            totals += counts
            observed += Fraction(given * given - sum(count * count for count in counts.values()), given - 1)
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    return float(1 - (n - 1) * observed / expected) if expected else None


class Nominal(NamedTuple):
    """Units of two values each.

    How many values there are, the sum over values of the squares of how often each is there, and how many units have
    two different ones.
    """

    total: Numbers
    squares: Numbers
    differ: Numbers

    @classmethod
    def of(cls, counts: Sequence[Numbers], differ: Numbers) -> Nominal:
        """Make it of how often each value is there."""
        return cls(sum(counts[1:], counts[0]), sum((count * count for count in counts[1:]), counts[0] ** 2), differ)

    @property
    def by_chance(self) -> Numbers:
        """Σ n_c · n_k over c ≠ k."""
        return self.total * self.total - self.squares


def paired_alpha(units: Nominal) -> Values:
    """Return alpha; the units of the result are the units."""
    observed = (units.total - 1) * 2 * units.differ
    return Values(1 - quotient(observed, units.by_chance), units.total / 2)


def layered_alpha(chars: Numbers, layers: Sequence[tuple[Numbers, Numbers]]) -> Values:
    """Return alpha over layers of yes or no at each character: 1 − ΣDo / ΣDe.

    `chars` are characters times persons, a layer is (characters marked, over persons; pairs of persons that differ,
    by the persons less one). The units of the result are characters times persons.
    """
    observed = sum((differ for _, differ in layers), chars * 0)
    expected = sum((marked * (chars - marked) for marked, _ in layers), chars * 0)
    return Values(1 - quotient((chars - 1) * observed, expected), chars)


def pooled_alpha(fields: Sequence[Nominal]) -> Values:
    """Return alpha over several fields at once: 1 − ΣDo / ΣDe, each weighted by its values."""
    nothing = fields[0].total * 0
    observed = sum((2 * field.differ for field in fields), nothing)
    expected = sum((quotient_or_nothing(field.by_chance, field.total - 1) for field in fields), nothing)
    return Values(1 - quotient(observed, expected), sum((field.total / 2 for field in fields), nothing))


def quotient_or_nothing(part: Numbers, whole: Numbers) -> Numbers:
    """Return part by whole, 0 where the whole is nothing."""
    import numpy as np  # noqa: PLC0415

    return np.nan_to_num(quotient(part, whole))
