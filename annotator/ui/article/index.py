"""The marks of one article, found by place, with their lanes; worked out where somebody looks and not before.

The marks lie in chunks, in order of their starts. The furthest end in each chunk is known, so that what reaches over a
place is found without a walk from the beginning; and a chunk gets its lanes when it is first looked at, from the marks
that reach into it from before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter

from annotator.domain.bulk import collector_resting
from annotator.domain.span import Mark
from annotator.ui.article.lanes import Placed, lay_again, lay_all

_CHUNK = 32
_MANY = 500  # a change of more marks than this is as good as a new article
_START, _END, _KEY = attrgetter("start"), attrgetter("end"), attrgetter("key")
_ID_OF, _START_OF, _END_OF = (itemgetter(at) for at in range(3))  # of a Mark: half the time of its attributes


class _Ranks(dict[str, int]):
    """The ranks of labels, each asked for once."""

    def __init__(self, rank: Callable[[str], int]) -> None:
        super().__init__()
        self._rank = rank

    def __missing__(self, label: str) -> int:
        found = self[label] = self._rank(label)
        return found


class SpanIndex:
    """All marks of an article. `generation` grows with every change."""

    def __init__(self, marks: Iterable[Mark], rank: Callable[[str], int]) -> None:
        self._ranks = _Ranks(rank)
        self.generation = 0
        self._build(marks)

    def __len__(self) -> int:
        return sum(map(len, self._chunks))

    def __iter__(self) -> Iterator[Mark | Placed]:
        """Yield all marks; no lanes are worked out for it."""
        for chunk in self._chunks:
            yield from chunk

    def starts_of(self, ids: Iterable[str]) -> list[int]:
        """Return where those of the marks begin that are there; no lanes are worked out for it."""
        starts = self._known_starts()
        return [starts[mark_id] for mark_id in ids if mark_id in starts]

    def get(self, mark_id: str) -> Placed | None:
        """Return the mark of that id, or None."""
        where = self._locate(mark_id)
        return None if where is None else self._settled(where[0])[where[1]]

    def between(self, start: int, end: int) -> list[Placed]:
        """Return the marks that overlap [start, end), outer ones first."""
        last = bisect_left(self._firsts, end)
        found: list[Placed] = []
        for number in self._reaching(start, last):
            items = self._settled(number)
            upto = bisect_left(items, end, key=_START) if number == last - 1 else len(items)
            found += [mark for mark in items[:upto] if mark.end > start]
        return found

    def at(self, place: int) -> list[Placed]:
        """Return the marks over the character at `place`, innermost (shortest) first."""
        return sorted(self.between(place, place + 1), key=lambda mark: (mark.end - mark.start, -mark.start, -mark.rank))

    def change(self, removed: Iterable[str], added: Iterable[Mark]) -> list[tuple[int, int]]:
        """Take marks away and put others in; return the stretches of text on which something looks another way."""
        new = {mark.id: mark for mark in added}
        dropped = {*removed, *new}
        self.generation += 1
        if len(dropped) > _MANY:
            kept = [mark for chunk in self._chunks for mark in chunk if mark.id not in dropped]
            self._build([*(Mark(mark.id, mark.start, mark.end, mark.label) for mark in kept), *new.values()])
            return [(0, 1 << 62)]
        gone = [mark for mark in map(self.get, dropped) if mark is not None]
        put = [self._placed(mark) for mark in new.values()]
        for change in (*gone, *put):
            self._settle_over(change.start, change.end)
        for mark in gone:
            self._take_out(mark)
        for mark in put:
            self._put_in(mark)
        changed = self._lay_again(sorted(gone, key=_KEY), sorted(put, key=_KEY))
        for number in sorted({self._chunk_of(mark.start) for mark in put}, reverse=True):
            self._split(number)
        return [(mark.start, mark.end) for mark in (*gone, *put, *changed)]

    # Chunks

    def _build(self, marks: Iterable[Mark]) -> None:
        with collector_resting():
            self._cut(list(marks))
        self._is_settled = [False] * len(self._chunks)
        self._starts: dict[str, int] | None = None
        """Where each mark begins, made when one is first asked for by its id."""

    def _cut(self, ordered: list[Mark]) -> None:
        starts = list(map(_START_OF, ordered))
        if sorted(starts) != starts:
            ordered.sort(key=_START_OF)
            starts.sort()
        cuts = [0]
        while cuts[-1] < len(starts):
            cuts.append(_group_end(starts, min(cuts[-1] + _CHUNK, len(starts))))
        ends = list(map(_END_OF, ordered))
        extents = [slice(begin, end) for begin, end in pairwise(cuts)]
        self._chunks: list[list[Mark] | list[Placed]] = [ordered[extent] for extent in extents]
        self._firsts = [starts[extent.start] for extent in extents]
        self._fars = [max(ends[extent]) for extent in extents]
        """The furthest end in each chunk."""
        self._reach = list(accumulate(self._fars, max))
        """The furthest end in each chunk and those before it."""

    def _chunk_of(self, place: int) -> int:
        """Return the number of the chunk for marks that begin at a place."""
        return max(0, bisect_right(self._firsts, place) - 1)

    def _reaching(self, place: int, upto: int) -> list[int]:
        """Return the chunks before number `upto` in which a mark ends after `place`."""
        fars = self._fars
        return [number for number in range(bisect_right(self._reach, place, 0, upto), upto) if fars[number] > place]

    def _measure(self, number: int) -> None:
        """Take note of where the marks of a chunk that was changed begin and end."""
        items = self._settled(number)
        self._firsts[number] = items[0].start
        self._fars[number] = max(map(_END, items))
        self._measure_reach(number)

    def _measure_reach(self, number: int) -> None:
        fars, reach = self._fars, self._reach
        far = reach[number - 1] if number else 0
        for each in range(number, len(fars)):
            far = max(far, fars[each])
            if reach[each] == far and each > number:
                break
            reach[each] = far

    def _settled(self, number: int) -> list[Placed]:
        """Return a chunk in order and with its lanes, those before it that reach into it first."""
        if not self._is_settled[number]:
            first = number
            while first > 0 and not self._is_settled[first - 1] and self._reach[first - 1] > self._firsts[first]:
                first -= 1
            for each in range(first, number + 1):
                self._settle(each)
        return self._chunks[number]  # type: ignore[return-value]  # settled ones hold Placed

    def _settle(self, number: int) -> None:
        if self._is_settled[number]:
            return
        ranks = self._ranks
        placed = [Placed(mark.id, mark.start, mark.end, mark.label, ranks[mark.label]) for mark in self._chunks[number]]
        placed.sort(key=_KEY)
        self._chunks[number] = placed
        self._is_settled[number] = True
        lay_all(placed, self._open_at(self._firsts[number], number))

    def _settle_over(self, start: int, end: int) -> None:
        """Give lanes to all that a mark of this extent reaches: behind a gap its change would be lost."""
        for each in range(self._chunk_of(start), bisect_left(self._firsts, end)):
            self._settled(each)

    def _open_at(self, place: int, upto: int) -> list[Placed]:
        """Return the marks of the chunks before number `upto` that end after `place`."""
        return [mark for each in self._reaching(place, upto) for mark in self._settled(each) if mark.end > place]

    # Changes

    def _placed(self, mark: Mark) -> Placed:
        placed = Placed(*mark, self._ranks[mark.label])
        placed.lane = -1
        return placed

    def _locate(self, mark_id: str) -> tuple[int, int] | None:
        """Return chunk and place in it of a mark."""
        start = self._known_starts().get(mark_id)
        if start is None:
            return None
        number = self._chunk_of(start)
        items = self._settled(number)
        at = bisect_left(items, start, key=_START)
        while items[at].id != mark_id:
            at += 1
        return number, at

    def _known_starts(self) -> dict[str, int]:
        if self._starts is None:
            self._starts = self._all_starts()
        return self._starts

    def _all_starts(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for chunk, is_settled in zip(self._chunks, self._is_settled, strict=True):
            if is_settled:
                found.update((mark.id, mark.start) for mark in chunk)
            else:
                found.update(zip(map(_ID_OF, chunk), map(_START_OF, chunk), strict=True))  # type: ignore[arg-type]
        return found

    def _put_in(self, mark: Placed) -> None:
        if not self._chunks:
            self._build([Mark(mark.id, mark.start, mark.end, mark.label)])
            self._chunks[0], self._is_settled[0] = [mark], True
        else:
            number = self._chunk_of(mark.start)
            items = self._settled(number)
            items.insert(bisect_left(items, mark.key, key=_KEY), mark)
            self._measure(number)
        if self._starts is not None:
            self._starts[mark.id] = mark.start

    def _take_out(self, mark: Placed) -> None:
        number = self._chunk_of(mark.start)
        items = self._settled(number)
        del items[bisect_left(items, mark.key, key=_KEY)]
        if self._starts is not None:
            del self._starts[mark.id]
        if items:
            self._measure(number)
            return
        for parallel in (self._chunks, self._firsts, self._fars, self._reach, self._is_settled):
            del parallel[number]
        if number < len(self._fars):
            self._measure_reach(number)

    def _lay_again(self, gone: Sequence[Placed], put: Sequence[Placed]) -> list[Placed]:
        """Give new lanes where marks are gone or new, both in order; return the marks whose lane became another."""
        new = {mark.id for mark in put}
        changed: list[Placed] = []
        while (gone or put) and self._chunks:
            first = min((*gone[:1], *put[:1]), key=_KEY)
            number = self._chunk_of(first.start)
            at = bisect_left(self._settled(number), first.key, key=_KEY)
            reaching = self._open_before(number, at, first.start)
            found, seen = lay_again(self._from(number, at), reaching, gone=gone, new=new)
            changed += [mark for mark in found if mark.id not in new]
            if seen is None:  # to the end, or to marks that nobody has looked at
                seen = (self._end_of_settled(number), -1 << 62, 0, "")
            gone, put = gone[bisect_left(gone, seen, key=_KEY) :], put[bisect_left(put, seen, key=_KEY) :]
        return changed

    def _from(self, number: int, at: int) -> Iterator[Placed]:
        """Yield the marks from a place on, as far as they have lanes."""
        while number < len(self._chunks) and self._is_settled[number]:
            yield from self._settled(number)[at:]
            number, at = number + 1, 0

    def _end_of_settled(self, number: int) -> int:
        """Return where the first chunk from `number` on begins that has no lanes yet."""
        while number < len(self._chunks) and self._is_settled[number]:
            number += 1
        return self._firsts[number] if number < len(self._chunks) else 1 << 62

    def _open_before(self, number: int, at: int, place: int) -> list[Placed]:
        here = [mark for mark in self._settled(number)[:at] if mark.end > place]
        return [*self._open_at(place, number), *here]

    def _split(self, number: int) -> None:
        """Cut a chunk that has become too long in two, between different starts."""
        items = self._settled(number)
        if len(items) < 4 * _CHUNK:
            return
        middle = _group_end([mark.start for mark in items], len(items) // 2)
        if middle < len(items):
            self._chunks[number : number + 1] = [items[:middle], items[middle:]]
            self._firsts.insert(number + 1, items[middle].start)
            self._fars.insert(number + 1, 0)
            self._reach.insert(number + 1, self._reach[number])
            self._is_settled.insert(number + 1, True)
            self._measure(number + 1)
            self._measure(number)


def _group_end(starts: Sequence[int], at: int) -> int:
    """Return the first place from `at` on that does not cut marks of equal start apart."""
    while 0 < at < len(starts) and starts[at] == starts[at - 1]:
        at += 1
    return at
