"""Where marks lie in a whole text: counts in equal stretches, cheap to change and of one size for every text."""

from __future__ import annotations

from itertools import accumulate

BINS = 2048
"""So many stretches a text is cut into: as fine as the px of a high screen."""


class Density:
    """How many marks lie in each of the stretches of a text of `length` code points, in several columns.

    A mark costs the same however long it is. Counts may go below nothing for a while: what is taken away may come
    later.
    """

    def __init__(self, length: int, columns: int) -> None:
        self._length = max(1, length)
        self._steps = [[0] * (BINS + 1) for _ in range(columns)]

    def bin(self, place: int) -> int:
        """Return the stretch of a place."""
        return min(BINS - 1, max(0, place * BINS // self._length))

    def add(self, column: int, start: int, end: int, count: int = 1) -> None:
        """Count a mark over code points `start` to `end`, or take it away (−1)."""
        steps = self._steps[column]
        steps[self.bin(start)] += count
        steps[self.bin(max(start, end - 1)) + 1] -= count

    def runs(self, column: int) -> list[tuple[int, int]]:
        """Return where something lies, as stretches [first, last) of bins in order."""
        present = bytes(map((0).__lt__, accumulate(self._steps[column])))  # the last one is nothing
        found: list[tuple[int, int]] = []
        first = present.find(1)
        while first >= 0:
            last = present.find(0, first)
            found.append((first, last))
            first = present.find(1, last)
        return found
