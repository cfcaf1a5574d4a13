"""The marks of one article, found by place, with their lanes; worked out where somebody looks and not before.

The marks lie in chunks, in order of their starts. A chunk knows the furthest end in it, so that what reaches over a
place is found without a walk from the beginning; and a chunk gets its lanes when it is first looked at, from the marks
that reach into it from before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from annotator.domain.span import Mark
from annotator.ui.article.lanes import Placed, lay_again, lay_all

_CHUNK = 128
_MANY = 500  # a change of more marks than this is as good as a new article
_START, _END, _KEY = attrgetter("start"), attrgetter("end"), attrgetter("key")


class SpanIndex:
    """All marks of an article. `generation` grows with every change."""

    def __init__(self, marks: Iterable[Mark], rank: Callable[[str], int]) -> None:
        self._rank = rank
        self.generation = 0
        self._build(marks)

    def __len__(self) -> int:
        return sum(map(len, self._chunks))

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
        gone, new = list(removed), list(added)
        self.generation += 1
        if len(gone) + len(new) > _MANY:
            dropped = {*gone, *(mark.id for mark in new)}
            kept = [mark for chunk in self._chunks for mark in chunk if mark.id not in dropped]
            self._build([*(Mark(mark.id, mark.start, mark.end, mark.label) for mark in kept), *new])
            return [(0, 1 << 62)]
        touched: list[tuple[int, int]] = []
        for mark_id in gone:
            touched += self._take_out(mark_id)
        for mark in new:
            touched += self._put_in(mark)
        return touched

    # Chunks

    def _build(self, marks: Iterable[Mark]) -> None:
        ordered = sorted(marks, key=_START)
        self._chunks: list[list[Mark] | list[Placed]] = []
        at = 0
        while at < len(ordered):
            end = _group_end(ordered, at + _CHUNK)
            self._chunks.append(ordered[at:end])
            at = end
        self._firsts = [chunk[0].start for chunk in self._chunks]
        self._fars: list[int] = []
        """The furthest end in each chunk, as far as somebody looked."""
        self._reach: list[int] = []
        """The furthest end in each chunk and those before it."""
        self._is_settled = [False] * len(self._chunks)
        self._starts: dict[str, int] | None = None
        """Where each mark begins, made when one is first asked for by its id."""

    def _reaching(self, place: int, upto: int) -> list[int]:
        """Return the chunks before number `upto` in which a mark ends after `place`."""
        reach, fars = self._reach, self._fars
        while len(reach) < upto:
            far = max(map(_END, self._chunks[len(reach)]))
            fars.append(far)
            reach.append(max(far, reach[-1]) if reach else far)
        return [number for number in range(bisect_right(reach, place, 0, upto), upto) if fars[number] > place]

    def _forget_reach(self, number: int) -> None:
        del self._fars[number:], self._reach[number:]

    def _settled(self, number: int) -> list[Placed]:
        """Return a chunk in order and with its lanes, those before it that reach into it first."""
        if not self._is_settled[number]:
            first = number
            while first > 0 and not self._is_settled[first - 1] and self._is_reached(first):
                first -= 1
            for each in range(first, number + 1):
                self._settle(each)
        return self._chunks[number]  # type: ignore[return-value]  # settled ones hold Placed

    def _is_reached(self, number: int) -> bool:
        return bool(self._reaching(self._firsts[number], number))

    def _settle(self, number: int) -> None:
        if self._is_settled[number]:
            return
        rank = self._rank
        placed = [Placed(mark.id, mark.start, mark.end, mark.label, rank(mark.label)) for mark in self._chunks[number]]
        placed.sort(key=_KEY)
        self._chunks[number] = placed
        self._is_settled[number] = True
        lay_all(placed, self._open_at(self._firsts[number], number))

    def _open_at(self, place: int, upto: int) -> list[Placed]:
        """Return the marks of the chunks before number `upto` that end after `place`."""
        return [mark for each in self._reaching(place, upto) for mark in self._settled(each) if mark.end > place]

    # Changes

    def _locate(self, mark_id: str) -> tuple[int, int] | None:
        """Return chunk and place in it of a mark."""
        if self._starts is None:
            self._starts = {mark.id: mark.start for chunk in self._chunks for mark in chunk}
        start = self._starts.get(mark_id)
        if start is None:
            return None
        number = bisect_right(self._firsts, start) - 1
        items = self._settled(number)
        at = bisect_left(items, start, key=_START)
        while items[at].id != mark_id:
            at += 1
        return number, at

    def _put_in(self, mark: Mark) -> list[tuple[int, int]]:
        touched = self._take_out(mark.id)
        placed = Placed(mark.id, mark.start, mark.end, mark.label, self._rank(mark.label))
        placed.lane = -1
        if not self._chunks:
            self._build([mark])
            return [(mark.start, mark.end)]
        number = max(0, bisect_right(self._firsts, mark.start) - 1)
        self._settle_until(number, mark.end)
        items = self._settled(number)
        at = bisect_left(items, placed.key, key=_KEY)
        items.insert(at, placed)
        self._firsts[number] = items[0].start
        self._forget_reach(number)
        if self._starts is not None:
            self._starts[mark.id] = mark.start
        changed = lay_again(self._from(number, at), self._open_before(number, at, mark.start), new=placed)
        self._split(number)
        return [*touched, (mark.start, mark.end), *((other.start, other.end) for other in changed)]

    def _take_out(self, mark_id: str) -> list[tuple[int, int]]:
        where = self._locate(mark_id)
        if where is None or self._starts is None:
            return []
        number, at = where
        items = self._settled(number)
        self._settle_until(number, items[at].end)
        mark = items.pop(at)
        del self._starts[mark_id]
        self._forget_reach(number)
        if items:
            self._firsts[number] = items[0].start
            before = self._open_before(number, at, mark.start)
        else:
            for parallel in (self._chunks, self._firsts, self._is_settled):
                del parallel[number]
            at = 0
            before = self._open_at(mark.start, number)
        changed = lay_again(self._from(number, at), before, gone=mark)
        return [(mark.start, mark.end), *((other.start, other.end) for other in changed)]

    def _settle_until(self, number: int, end: int) -> None:
        """Give lanes to all that a mark of a chunk with this end reaches: behind a gap its change would be lost."""
        for each in range(number, bisect_left(self._firsts, end)):
            self._settled(each)

    def _from(self, number: int, at: int) -> Iterator[Placed]:
        """Yield the marks from a place on, as far as they have lanes."""
        while number < len(self._chunks) and self._is_settled[number]:
            yield from self._settled(number)[at:]
            number, at = number + 1, 0

    def _open_before(self, number: int, at: int, place: int) -> list[Placed]:
        here = [mark for mark in self._settled(number)[:at] if mark.end > place]
        return [*self._open_at(place, number), *here]

    def _split(self, number: int) -> None:
        """Cut a chunk that has become too long in two, between different starts."""
        items = self._settled(number)
        if len(items) < 4 * _CHUNK:
            return
        middle = _group_end(items, len(items) // 2)
        if middle < len(items):
            self._chunks[number : number + 1] = [items[:middle], items[middle:]]
            self._firsts.insert(number + 1, items[middle].start)
            self._forget_reach(number)
            self._is_settled.insert(number + 1, True)


def _group_end(ordered: Sequence[Mark] | Sequence[Placed], at: int) -> int:
    """Return the first place from `at` on that does not cut marks of equal start apart."""
    while 0 < at < len(ordered) and ordered[at].start == ordered[at - 1].start:
        at += 1
    return at
