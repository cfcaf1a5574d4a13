"""Arrays of a measure (over all articles, each resample, each article alone) made into numbers with their notes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotator.services.agreement import reasons
from annotator.services.agreement.resampling import FEWEST, interval
from annotator.services.agreement.results import Measured, Note

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Numbers

ROUGH_BELOW = 30
"""With fewer articles the interval covers less than it says: 88 % instead of 95 % at ten."""


class Values(NamedTuple):
    """A measure and its units (what it counts), each over all articles, each resample, and each article.

    It is no number (NaN) where it is undefined.
    """

    values: Numbers
    units: Numbers


class Rate(NamedTuple):
    """What is divided by what, each over all articles, each resample, and each article."""

    part: Numbers
    whole: Numbers

    def values(self) -> Values:
        """Return the quotient; its units are what it is divided by."""
        return Values(quotient(self.part, self.whole), self.whole)


def quotient(part: Numbers, whole: Numbers) -> Numbers:
    """Return part by whole; undefined where the whole is nothing."""
    import numpy as np  # noqa: PLC0415

    found = np.full(np.broadcast_shapes(part.shape, whole.shape), np.nan)
    np.divide(part, whole, out=found, where=whole > 0)
    return found


def _deviation(points: Sequence[float]) -> float | None:
    """Return the sample standard deviation, in whatever order the values come; None for fewer than two."""
    if len(points) < 2:
        return None
    middle = math.fsum(points) / len(points)
    return math.sqrt(math.fsum((point - middle) ** 2 for point in points) / (len(points) - 1))


def mean(values: Sequence[Values]) -> Values:
    """Return the mean over pairs, of those that are defined; its units are those of all.

    They are summed in the order of their size, so that it is the same whoever is named first.
    """
    import numpy as np  # noqa: PLC0415

    ordered = np.sort(np.stack([one.values for one in values]), axis=0)
    is_defined = ~np.isnan(ordered)
    total = np.where(is_defined, ordered, 0.0).sum(axis=0)
    units = np.stack([one.units for one in values]).sum(axis=0)
    return Values(quotient(total, is_defined.sum(axis=0).astype(float)), units)


class Teller:
    """Makes numbers of arrays. `resamples` and `articles` say how the arrays are divided."""

    def __init__(self, articles: Sequence[str], resamples: int) -> None:
        self.articles, self.resamples = tuple(articles), resamples
        self._place = {article: at for at, article in enumerate(self.articles)}

    def measured(
        self, found: Values, reason: str, *, pairs: Sequence[Values] = (), articles: int | None = None
    ) -> Measured:
        """Return the number over all articles; of a mean over pairs, also how they scatter.

        `articles` are those behind it, where the arrays do not go by article.
        """
        behind = self._behind(found) if articles is None else articles
        value, units = float(found.values[0]), int(found.units[0])
        if math.isnan(value):
            return Measured(value=None, n=units, articles=behind, notes=(Note(reason),))
        points = [point for one in pairs if not math.isnan(point := float(one.values[0]))]
        notes = []
        if 0 < len(points) < len(pairs):
            notes.append(Note(reasons.SOME_PAIRS, {"defined": len(points), "pairs": len(pairs)}))
        low, high, about = self._interval(found.values[1 : 1 + self.resamples], behind)
        return Measured(
            value=value,
            low=low,
            high=high,
            n=units,
            articles=behind,
            sd=_deviation(points),
            notes=(*notes, *about),
        )

    def _behind(self, found: Values) -> int:
        return int((found.units[1 + self.resamples :] > 0).sum())

    def _interval(self, values: Numbers, articles: int) -> tuple[float | None, float | None, list[Note]]:
        if articles < FEWEST:
            return None, None, [Note(reasons.TOO_FEW, {"articles": articles, "least": FEWEST})]
        low, high, defined = interval(values)
        notes = []
        if defined < len(values):
            undefined = len(values) - defined
            notes.append(Note(reasons.PARTLY, {"undefined": undefined, "resamples": len(values)}))
        if articles < ROUGH_BELOW:
            notes.append(Note(reasons.ROUGH, {"articles": articles, "least": ROUGH_BELOW}))
        return (low, high, notes) if defined else (None, None, notes)

    def by_article(self, found: Values, reason: str) -> Mapping[str, Measured]:
        """Return the numbers of each article alone; they have no interval."""
        first = 1 + self.resamples
        return ByArticle(self._place, found.values[first:].tolist(), found.units[first:].tolist(), Note(reason))


class ByArticle(Mapping[str, Measured]):
    """Numbers by article, each made when it is asked for: there may be very many, and few are looked at."""

    def __init__(self, place: Mapping[str, int], values: Sequence[float], units: Sequence[float], reason: Note) -> None:
        self._place = place
        self._values, self._units, self._reason = values, units, reason

    def __getitem__(self, article: str) -> Measured:
        at = self._place[article]
        value, units = self._values[at], int(self._units[at])
        if math.isnan(value):
            return Measured(value=None, n=units, articles=1, notes=(self._reason,))
        return Measured(value=value, n=units, articles=1)

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)

    def __repr__(self) -> str:
        return repr(dict(self))
