"""Sums of counts over articles: over all, over 2,000 bootstrap resamples of them, and over each alone.

A resample draws as many articles as there are, with replacement (Efron 1979): an article counts as often as it was
drawn. So the sums over all resamples are one matrix product, and one article that changed changes them by its own
counts alone. All counts are whole numbers below 2^53 in sum, so the sums are exact, whatever the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from annotator.services.agreement.keys import Counts, Key, Keys

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
_BLOCK = 1 << 20
"""So many numbers are worked on at once: 8 MB."""
_OFTEN = 100
"""A count that stands in one of so many articles, or more often, is summed by the matrix product."""


def draw(articles: int) -> Drawn:
    """Return how often each of so many articles is drawn: once over all (place 0), and in each resample.

    One row an article; always the same for as many. There are no resamples where there are too few articles.
    """
    import numpy as np  # noqa: PLC0415  only where agreement is asked for

    if articles < FEWEST:
        return np.ones((articles, 1), dtype=np.uint8)
    drawn = np.ones((articles, 1 + RESAMPLES), dtype=np.uint8)
    chance = np.random.Generator(np.random.PCG64(SEED))
    rows = max(1, _BLOCK // articles)
    for first in range(0, RESAMPLES, rows):
        count = min(rows, RESAMPLES - first)
        places = chance.integers(0, articles, size=(count, articles))
        places += np.arange(count)[:, None] * articles
        times = np.bincount(places.ravel(), minlength=count * articles).reshape(count, articles)
        drawn[:, 1 + first : 1 + first + count] = times.T
    return drawn


class _Table:
    """Counts as a table of few entries: a row for each number that is counted, a column for each article."""

    def __init__(self, counts: Sequence[Counts]) -> None:
        import numpy as np  # noqa: PLC0415

        sizes = [len(found) for found in counts]
        numbers = np.fromiter(chain.from_iterable(counts), np.int64, sum(sizes))
        self.values = np.fromiter(chain.from_iterable(found.values() for found in counts), np.float64, sum(sizes))
        self.columns = np.repeat(np.arange(len(sizes)), sizes)
        is_there = np.bincount(numbers) > 0  # numbers are small: no need to sort them
        self.rows = (np.cumsum(is_there) - 1)[numbers]
        self.numbers: list[int] = np.flatnonzero(is_there).tolist()
        self.articles = len(sizes)

    def sums(self, drawn: Drawn, wanted: NDArray[np.bool_] | None = None) -> Iterator[tuple[Places, Numbers]]:
        """Yield rows and their sums as they are drawn, some at a time; `wanted` says which rows."""
        import numpy as np  # noqa: PLC0415

        often = np.bincount(self.rows, minlength=len(self.numbers)) * _OFTEN >= self.articles
        asked = np.ones(len(self.numbers), dtype=bool) if wanted is None else wanted
        yield from self._multiplied(np.flatnonzero(often & asked), drawn)
        yield from self._gathered(asked & ~often, drawn)

    def _multiplied(self, used: Places, drawn: Drawn) -> Iterator[tuple[Places, Numbers]]:
        """Yield the sums of rows that stand in many articles: a matrix product."""
        import numpy as np  # noqa: PLC0415

        place = np.full(len(self.numbers), -1)
        place[used] = np.arange(len(used))
        at = place[self.rows]
        table = np.zeros((len(used), self.articles))
        table[at[at >= 0], self.columns[at >= 0]] = self.values[at >= 0]
        total = np.zeros((len(used), drawn.shape[1]))
        step = max(1, _BLOCK // drawn.shape[1])
        for first in range(0, self.articles, step):
            total += table[:, first : first + step] @ drawn[first : first + step].astype(np.float64)
        yield used, total

    def _gathered(self, used: NDArray[np.bool_], drawn: Drawn) -> Iterator[tuple[Places, Numbers]]:
        """Yield the sums of rows that stand in few articles: those articles' draws alone, added up."""
        import numpy as np  # noqa: PLC0415

        entries = np.flatnonzero(used[self.rows])
        entries = entries[np.argsort(self.rows[entries], kind="stable")]
        rows, starts = np.unique(self.rows[entries], return_index=True)
        bounds = [*starts.tolist(), len(entries)]
        is_large = bool(len(entries)) and float(self.values[entries].max()) * 255 * len(entries) >= 1 << 31
        step, first = max(1, _BLOCK // drawn.shape[1]), 0
        while first < len(rows):
            last = int(np.searchsorted(starts, bounds[first] + step))
            last = max(last, first + 1)
            part = entries[bounds[first] : bounds[last]]
            weighed = drawn[self.columns[part]] * self.values[part, None].astype(np.int64 if is_large else np.int32)
            sums = np.add.reduceat(weighed, starts[first:last] - bounds[first], axis=0)
            yield rows[first:last], sums.astype(np.float64)
            first = last


class Sums:
    """The sums of each count: over all articles (place 0), over each resample, and over each article."""

    def __init__(self, keys: Keys, counts: Sequence[Counts], drawn: Drawn) -> None:
        import numpy as np  # noqa: PLC0415

        self.keys = keys
        self._drawn, self._counts = drawn, list(counts)
        self.together = drawn.shape[1]
        """How many sums there are that are not of one article."""
        table = _Table(self._counts)
        self._rows = {number: row for row, number in enumerate(table.numbers)}
        self._sums = np.zeros((_room(len(self._rows)), self.together + len(counts)))
        self._sums[table.rows, self.together + table.columns] = table.values
        for rows, sums in table.sums(drawn):
            self._sums[rows, : self.together] = sums

    @property
    def counted(self) -> Iterable[Key]:
        """The keys of all counts that there are."""
        return (self.keys.all[number] for number in self._rows)

    def of(self, *key: object) -> Numbers:
        """Return the sums of a count; nobody may write into them."""
        import numpy as np  # noqa: PLC0415

        number = self.keys.find(key)
        row = self._rows.get(number) if number is not None else None
        return np.zeros(self._sums.shape[1]) if row is None else self._sums[row]

    def has(self, *key: object) -> bool:
        """Whether anything was ever counted of this."""
        return self.keys.find(key) in self._rows

    def among(self, counts: Numbers) -> Numbers:
        """Return the sums of counts that are given for each article."""
        import numpy as np  # noqa: PLC0415

        return np.concatenate((counts @ self._drawn, counts))

    def replace(self, at: int, counts: Counts) -> None:
        """Take other counts of the article at a place (0 first) for those it had."""
        before = self._counts[at]
        self._counts[at] = counts
        self._make_room(number for number in counts if number not in self._rows)
        drawn = self._drawn[at].astype(self._sums.dtype)
        for number, by in changed(before, counts):
            sums = self._sums[self._rows[number]]
            sums[: self.together] += by * drawn
            sums[self.together + at] += by

    def _make_room(self, numbers: Iterable[int]) -> None:
        import numpy as np  # noqa: PLC0415

        for number in numbers:
            self._rows[number] = len(self._rows)
        if len(self._rows) > len(self._sums):
            more = _room(len(self._rows)) - len(self._sums)
            self._sums = np.vstack([self._sums, np.zeros((more, self._sums.shape[1]))])


class ValueSums:
    """What alpha asks of how often each value of a field is there: over all articles (place 0) and each resample.

    `totals` gives for each field how many values there are, and the sum over values of the squares of how often each is
    there. There may be very many values; most of them stand in one article, so that they need no sums of their own.
    """

    def __init__(self, keys: Keys, counts: Sequence[Counts], drawn: Drawn) -> None:
        self._keys, self._drawn, self._counts = keys, drawn, list(counts)
        self.totals: dict[str, tuple[Numbers, Numbers]] = {}
        self._articles: dict[int, dict[int, int]] = {}
        for at, found in enumerate(counts):
            for number, count in found.items():
                self._articles.setdefault(number, {})[at] = count
        self._fill(_Table(self._counts))

    def _fill(self, table: _Table) -> None:
        import numpy as np  # noqa: PLC0415

        names = [self._keys.all[number][1] for number in table.numbers]
        fields = list(dict.fromkeys(names))
        place = {field: at for at, field in enumerate(fields)}
        field_of = np.array([place[name] for name in names], dtype=np.int64)
        weights = np.zeros((2, len(fields), table.articles))
        np.add.at(weights[0], (field_of[table.rows], table.columns), table.values)
        is_single = np.bincount(table.rows, minlength=len(names)) == 1
        alone = is_single[table.rows]
        np.add.at(weights[1], (field_of[table.rows[alone]], table.columns[alone]), table.values[alone] ** 2)
        drawn = self._drawn.astype(np.float64)
        totals, squares = weights[0] @ drawn, weights[1] @ (drawn * drawn)
        for rows, sums in table.sums(self._drawn, ~is_single):
            squared = np.square(sums, out=sums)
            of_rows = field_of[rows]
            for at in np.unique(of_rows).tolist():
                squares[at] += squared[of_rows == at].sum(axis=0)
        self.totals = {field: (totals[at], squares[at]) for at, field in enumerate(fields)}

    def replace(self, at: int, counts: Counts) -> None:
        """Take other counts of the article at a place (0 first) for those it had."""
        import numpy as np  # noqa: PLC0415

        before = self._counts[at]
        self._counts[at] = counts
        drawn = self._drawn[at].astype(np.float64)
        nothing = np.zeros(len(drawn))
        for number, by in changed(before, counts):
            total, squares = self.totals.setdefault(self._keys.all[number][1], (nothing.copy(), nothing.copy()))
            old = self._sum(number)
            total += by * drawn
            squares += by * drawn * (2 * old + by * drawn)
            articles = self._articles.setdefault(number, {})
            articles[at] = counts.get(number, 0)

    def _sum(self, number: int) -> Numbers:
        import numpy as np  # noqa: PLC0415

        articles = self._articles.get(number, {})
        places = np.fromiter(articles, np.int64, len(articles))
        return np.fromiter(articles.values(), np.float64, len(articles)) @ self._drawn[places]


def changed(before: Counts, after: Counts) -> Iterator[tuple[int, int]]:
    """Yield the numbers whose counts differ, and by how much."""
    for number in {**before, **after}:
        by = after.get(number, 0) - before.get(number, 0)
        if by:
            yield number, by


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
