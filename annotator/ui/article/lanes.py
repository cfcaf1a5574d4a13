"""Which lane a span's line lies in: the smallest that is free where the span starts, outer spans first.

Lanes follow from the order alone (start, −end, rank in the scheme), so the same spans have the same lanes however they
came; a change runs on from its own place only until the lanes are again what they were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush

Key = tuple[int, int, int, str]


class Placed:
    """A mark with its lane. `key` is its place in the order: (start, −end, rank, id)."""

    __slots__ = ("end", "id", "key", "label", "lane", "start")

    def __init__(self, mark_id: str, start: int, end: int, label: str, rank: int) -> None:
        self.id = mark_id
        self.start = start
        self.end = end
        self.label = label
        self.lane = 0
        self.key: Key = (start, -end, rank, mark_id)

    @property
    def rank(self) -> int:
        """The place of its label in the scheme."""
        return self.key[2]


class Busy:
    """The lanes that are taken at one place of the text."""

    __slots__ = ("_active", "_count", "_free")

    def __init__(self, taken: Iterable[tuple[int, int]] = ()) -> None:
        """Begin with (end, lane) of the spans that are still open."""
        self._active = list(taken)
        heapify(self._active)
        lanes = {lane for _, lane in self._active}
        self._count = max(lanes, default=-1) + 1
        self._free = [lane for lane in range(self._count) if lane not in lanes]

    def take(self, start: int, end: int) -> int:
        """Return the smallest free lane at `start` and take it until `end`."""
        self.leave(start)
        if self._free:
            lane = heappop(self._free)
        else:
            lane = self._count
            self._count += 1
        heappush(self._active, (end, lane))
        return lane

    def leave(self, place: int) -> None:
        """Free the lanes of spans that end at or before `place`."""
        active, free = self._active, self._free
        while active and active[0][0] <= place:
            heappush(free, heappop(active)[1])
        if not active:
            self._count = 0
            free.clear()

    def hold(self, start: int, end: int, lane: int) -> None:
        """Take a lane that was given before, from `start` on."""
        self.leave(start)
        heappush(self._active, (end, lane))

    def same_as(self, other: Busy) -> bool:
        """Tell whether the same lanes are taken until the same places."""
        return len(self._active) == len(other._active) and sorted(self._active) == sorted(other._active)


def lay_all(ordered: Iterable[Placed], open_before: Iterable[Placed] = ()) -> None:
    """Give every mark its lane; `open_before` are those before them that reach into them."""
    busy = Busy((mark.end, mark.lane) for mark in open_before)
    for mark in ordered:
        mark.lane = busy.take(mark.start, mark.end)


def lay_again(
    following: Iterable[Placed], open_before: Iterable[Placed], *, gone: Sequence[Placed], new: Collection[str]
) -> tuple[list[Placed], Key | None]:
    """Give new lanes from a change on; return the marks whose lane became another, and where it was seen to the end.

    `following` are the marks from the change on, in order: with those that are `new` (their ids), without those that
    are `gone` (in order). `open_before` are those before it that reach over its place. It ends at the first mark at
    which the lanes are again what they were, and returns its key; None where no mark is left.
    """
    taken = [(mark.end, mark.lane) for mark in open_before]
    now, before = Busy(taken), Busy(taken)
    changed: list[Placed] = []
    went = iter(gone)
    next_gone = next(went, None)
    for mark in following:
        while next_gone is not None and next_gone.key < mark.key:
            before.hold(next_gone.start, next_gone.end, next_gone.lane)
            next_gone = next(went, None)
        if mark.id not in new:
            now.leave(mark.start)
            before.leave(mark.start)
            if now.same_as(before):
                return changed, mark.key
            before.hold(mark.start, mark.end, mark.lane)
        lane = now.take(mark.start, mark.end)
        if lane != mark.lane:
            mark.lane = lane
            changed.append(mark)
    return changed, None
