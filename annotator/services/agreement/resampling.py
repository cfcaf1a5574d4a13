"""Sums of counts over articles: over all, over 2,000 bootstrap resamples of them, and over each alone.

A resample draws as many articles as there are, with replacement (Efron 1979): an article counts as often as it was
drawn. So the sums over all resamples are one matrix product, and one article that changed changes them by its own
counts alone. All counts are whole numbers below 2^53 in sum, so the sums are exact, whatever the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from annotator.services.agreement.counting import Counts, Key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Drawn = NDArray[np.uint8]
    Places = NDArray[np.int64]

RESAMPLES = 2000
SEED = 20031
FEWEST = 10
"""With fewer articles there is no interval."""
_BLOCK = 1 << 21
"""So many numbers are worked on at once: 16 MB."""
_OFTEN = 50
"""A count that stands in one of so many articles, or more often, is summed by the matrix product."""


def draw(articles: int) -> Drawn:
    """Return how often each of so many articles is drawn in each resample, one row an article; always the same.

    There are no resamples where there are too few articles.
    """
    import numpy as np  # noqa: PLC0415  only where agreement is asked for

    if articles < FEWEST:
        return np.zeros((articles, 0), dtype=np.uint8)
    drawn = np.empty((articles, RESAMPLES), dtype=np.uint8)
    chance = np.random.Generator(np.random.PCG64(SEED))
    rows = max(1, _BLOCK // articles)
    for first in range(0, RESAMPLES, rows):
        count = min(rows, RESAMPLES - first)
        places = chance.integers(0, articles, size=(count, articles))
        places += np.arange(count)[:, None] * articles
        times = np.bincount(places.ravel(), minlength=count * articles).reshape(count, articles)
        drawn[:, first : first + count] = times.T
    return drawn


class Sums:
    """The sums of each count: over all articles (place 0), over each resample, and, with `each`, over each article."""

    def __init__(self, counts: Sequence[Counts], drawn: Drawn, *, each: bool) -> None:
        import numpy as np  # noqa: PLC0415

        self._drawn, self._counts = drawn, list(counts)
        self._alone = len(counts) if each else 0
        self._before = 1 + drawn.shape[1]
        self.rows: dict[Key, int] = {}
        for found in counts:
            for key in found:
                self.rows.setdefault(key, len(self.rows))
        self._sums = np.zeros((_room(len(self.rows)), self._before + self._alone))
        self._fill()

    @property
    def width(self) -> int:
        """How many sums there are of each count."""
        return self._before + self._alone

    def _fill(self) -> None:
        import numpy as np  # noqa: PLC0415

        rows = np.array([self.rows[key] for found in self._counts for key in found], dtype=np.int64)
        values = np.array([count for found in self._counts for count in found.values()], dtype=np.float64)
        articles = np.repeat(np.arange(len(self._counts)), [len(found) for found in self._counts])
        used = len(self.rows)
        self._sums[:used, 0] = np.bincount(rows, weights=values, minlength=used)
        if self._alone:
            self._sums[rows, self._before + articles] = values
        is_often = np.bincount(rows, minlength=used) * _OFTEN >= len(self._counts)
        often = is_often[rows]
        self._multiply(np.flatnonzero(is_often), rows[often], articles[often], values[often])
        order = np.argsort(rows[~often], kind="stable")
        self._gather(rows[~often][order], articles[~often][order], values[~often][order])

    def _multiply(self, used: Places, rows: Places, articles: Places, values: Numbers) -> None:
        """Sum over the resamples what stands in many articles: the rows `used`."""
        import numpy as np  # noqa: PLC0415

        place = np.zeros(len(self.rows), dtype=np.int64)
        place[used] = np.arange(len(used))
        table = np.zeros((len(used), len(self._counts)))
        table[place[rows], articles] = values
        step = max(1, _BLOCK // self._before)
        total = np.zeros((len(used), self._before - 1))
        for first in range(0, len(self._counts), step):
            total += table[:, first : first + step] @ self._drawn[first : first + step].astype(np.float64)
        self._sums[used, 1 : self._before] = total

    def _gather(self, rows: Places, articles: Places, values: Numbers) -> None:
        """Sum over the resamples what stands in few articles; the counts come sorted by row."""
        import numpy as np  # noqa: PLC0415

        step = max(1, _BLOCK // self._before)
        for first in range(0, len(rows), step):
            part = slice(first, first + step)
            distinct, starts = np.unique(rows[part], return_index=True)
            weighed = self._drawn[articles[part]] * values[part][:, None]
            self._sums[distinct, 1 : self._before] += np.add.reduceat(weighed, starts, axis=0)

    def replace(self, at: int, counts: Counts) -> None:
        """Take other counts of the article at a place (0 first) for those it had."""
        before = self._counts[at]
        self._counts[at] = counts
        self._make_room(key for key in counts if key not in self.rows)
        drawn = self._drawn[at].astype(self._sums.dtype)
        for key in {**before, **counts}:
            by = counts.get(key, 0) - before.get(key, 0)
            if by:
                sums = self._sums[self.rows[key]]
                sums[0] += by
                sums[1 : self._before] += by * drawn
                if self._alone:
                    sums[self._before + at] += by

    def _make_room(self, keys: Iterable[Key]) -> None:
        import numpy as np  # noqa: PLC0415

        for key in keys:
            self.rows[key] = len(self.rows)
        if len(self.rows) > len(self._sums):
            more = _room(len(self.rows)) - len(self._sums)
            self._sums = np.vstack([self._sums, np.zeros((more, self.width))])

    def of(self, key: Key) -> Numbers:
        """Return the sums of a count; nobody may write into them."""
        import numpy as np  # noqa: PLC0415

        row = self.rows.get(key)
        return np.zeros(self.width) if row is None else self._sums[row]


def _room(rows: int) -> int:
    return rows + rows // 8 + 64


def interval(values: Numbers) -> tuple[float, float, int]:
    """Return the 2.5th and 97.5th percentile of what the resamples came to, and in how many it was defined."""
    import numpy as np  # noqa: PLC0415

    ordered = np.sort(values)  # undefined ones, which are no numbers, come last
    count = len(ordered) - int(np.isnan(ordered).sum())
    if not count:
        return float("nan"), float("nan"), 0
    low, high = (_between(ordered, (count - 1) * share) for share in (0.025, 0.975))
    return low, high, count


def _between(ordered: Numbers, place: float) -> float:
    """Return the value at a place between two, in proportion."""
    at = int(place)
    one = float(ordered[at])
    return one if place == at else one + (float(ordered[at + 1]) - one) * (place - at)
