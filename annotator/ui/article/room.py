"""The room that the underlines of a place under review need, and on which level each of them lies."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.ui.article.index import SpanIndex
from annotator.ui.article.look import LineLook, Metrics
from annotator.ui.article.parts import Extent, OptionLine, ReviewMarks

PITCH = 14
"""From one underline to the next, in px at 18 px text."""
SQUARE_WIDE, SQUARE_HIGH = 14, 13
_FOOT = 5  # px below the last underline
_LEAST = 4  # characters that a number takes, about


def levels_of(lines: Sequence[OptionLine]) -> list[int]:
    """Return the level of each underline: the smallest on which no one before it lies in the same stretch of text.

    Levels count downwards from 0. The parts of one option have one level.
    """
    taken: list[list[Extent]] = []
    found = []
    for line in lines:
        wide = [(start, max(end, start + _LEAST)) for start, end in line.extents]
        level = next((at for at, others in enumerate(taken) if not _meet(wide, others)), len(taken))
        if level == len(taken):
            taken.append([])
        taken[level] += wide
        found.append(level)
    return found


def _meet(ours: Sequence[Extent], theirs: Sequence[Extent]) -> bool:
    return any(start < other_end and other_start < end for start, end in ours for other_start, other_end in theirs)


class Room:
    """How much higher the lines of a place under review are. It knows levels and places, no text and no size."""

    def __init__(self, marks: ReviewMarks) -> None:
        self.extents = marks.extents
        self.levels = levels_of(marks.lines)
        self._lines = [
            (start, end, level)
            for line, level in zip(marks.lines, self.levels, strict=True)
            for start, end in line.extents
        ]

    def top(self, start: int, end: int, look: LineLook, metrics: Metrics, index: SpanIndex) -> int:
        """Return where the first level begins in the line of places `start` to `end`, in px below its baseline.

        That is under the tint, or under the lanes of what is agreed in the same stretch of text.
        """
        here = [(max(first, start), min(last, end)) for first, last, _ in self._lines if first < end and last > start]
        if not here:
            return look.tint_bottom
        lowest = max((mark.lane for mark in index.between(min(here)[0], max(last for _, last in here))), default=-1)
        return look.tint_bottom if lowest < 0 else look.lane_top + metrics.pitch * (lowest + 1)

    def widen(
        self, slots: list[int], starts: Sequence[int], look: LineLook, metrics: Metrics, index: SpanIndex
    ) -> None:
        """Make slots higher where underlines lie. `starts` are those of the lines, and the end of the last one."""
        first, last = self._lines[0][0], self._lines[0][1]
        for start, end, _ in self._lines:
            first, last = min(first, start), max(last, end)
        for at in range(len(slots)):
            start, end = starts[at], starts[at + 1]
            if start < last and end > first:
                deepest = max((level for begin, to, level in self._lines if begin < end and to > start), default=-1)
                if deepest >= 0:
                    top = self.top(start, end, look, metrics, index)
                    slots[at] = max(slots[at], look.base + top + metrics.px(PITCH * (deepest + 1) + _FOOT))
