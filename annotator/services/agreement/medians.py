"""Medians out of histograms, which can be summed over articles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.services.agreement.numbers import Values

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Numbers


def median(counts: Mapping[int, Numbers], nothing: Numbers) -> Values:
    """Return the median of values that are there as often as counts say; its units are how many there are.

    Between two values it is their mean; of none it is undefined. `nothing` has the counts' shape.
    """
    import numpy as np  # noqa: PLC0415

    if not counts:
        return Values(nothing + np.nan, nothing)
    values = np.array(sorted(counts), dtype=float)
    up_to = np.cumsum(np.stack([counts[int(value)] for value in values]), axis=0)
    total = up_to[-1]
    lower = values[(up_to * 2 >= total).argmax(axis=0)]
    upper = values[(up_to * 2 > total).argmax(axis=0)]
    return Values(np.where(total > 0, (lower + upper) / 2, np.nan), total)
