"""The marks of one article, found by place: what overlaps a stretch of text, without a walk over all marks.

Marks lie in classes by length (powers of two), each sorted by start: what overlaps [a, b) starts in a class no further
before `a` than the class is long. A look-up costs two bisections for each class and the marks it finds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from operator import attrgetter

from annotator.domain.span import Mark
from annotator.ui.article.lanes import Key, Placed, lay_again, lay_all

_MANY = 500
_KEY = attrgetter("key")


class SpanIndex:
    """All marks of an article, with their lanes."""

    def __init__(self, marks: Sequence[Mark], rank: Callable[[str], int]) -> None:
        self._rank = rank
        self._by_id: dict[str, Placed] = {}
        self.generation = 0
        self._build(self._placed(marks))

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, mark_id: str) -> bool:
        return mark_id in self._by_id

    def get(self, mark_id: str) -> Placed | None:
        """Return the mark of that id, or None."""
        return self._by_id.get(mark_id)

    def between(self, start: int, end: int) -> list[Placed]:
        """Return the marks that overlap [start, end), outer ones first."""
        found: list[Placed] = []
        for length, (starts, items) in self._classes.items():
            first = bisect_right(starts, start - length)
            last = bisect_left(starts, end)
            found += [mark for mark in islice(items, first, last) if mark.end > start]
        found.sort(key=_KEY)
        return found

    def at(self, place: int) -> list[Placed]:
        """Return the marks over the character at `place`, innermost (shortest) first."""
        return sorted(self.between(place, place + 1), key=lambda mark: (mark.end - mark.start, *_turned(mark.key)))

    def change(self, removed: Iterable[str], added: Iterable[Mark]) -> list[tuple[int, int]]:
        """Take marks away and put others in; return the stretches of text on which something looks another way."""
        gone = [mark for mark in map(self._by_id.get, removed) if mark is not None]
        new = self._placed(added)
        touched = [(mark.start, mark.end) for mark in (*gone, *new)]
        self.generation += 1
        if len(touched) > _MANY:
            dropped = {mark.id for mark in gone}
            self._build([mark for mark in self._items if mark.id not in dropped] + new)
            return [(0, 1 << 62)]
        for mark in gone:
            touched += [(other.start, other.end) for other in self._take_out(mark)]
        for mark in new:
            touched += [(other.start, other.end) for other in self._put_in(mark)]
        return touched

    def _placed(self, marks: Iterable[Mark]) -> list[Placed]:
        ranks: dict[str, int] = {}
        placed = []
        for mark_id, start, end, label in marks:
            rank = ranks.get(label)
            if rank is None:
                rank = ranks[label] = self._rank(label)
            placed.append(Placed(mark_id, start, end, label, rank))
        return placed

    def _build(self, placed: list[Placed]) -> None:
        placed.sort(key=_KEY)
        self._items = placed
        self._keys: list[Key] = [mark.key for mark in placed]
        self._by_id = {mark.id: mark for mark in placed}
        self._classes: dict[int, tuple[list[int], list[Placed]]] = {}
        for mark in placed:
            starts, items = self._class_of(mark)
            starts.append(mark.start)
            items.append(mark)
        lay_all(placed)

    def _class_of(self, mark: Placed) -> tuple[list[int], list[Placed]]:
        length = 1 << (mark.end - mark.start).bit_length()
        found = self._classes.get(length)
        if found is None:
            found = self._classes[length] = ([], [])
        return found

    def _put_in(self, mark: Placed) -> list[Placed]:
        if mark.id in self._by_id:
            self._take_out(self._by_id[mark.id])
        self._by_id[mark.id] = mark
        starts, items = self._class_of(mark)
        place = bisect_right(starts, mark.start)
        starts.insert(place, mark.start)
        items.insert(place, mark)
        at = bisect_left(self._keys, mark.key)
        self._keys.insert(at, mark.key)
        self._items.insert(at, mark)
        mark.lane = -1
        return lay_again(islice(self._items, at, None), self._open_before(mark), new=mark)

    def _take_out(self, mark: Placed) -> list[Placed]:
        del self._by_id[mark.id]
        starts, items = self._class_of(mark)
        place = items.index(mark, bisect_left(starts, mark.start))
        del starts[place], items[place]
        at = bisect_left(self._keys, mark.key)
        del self._keys[at], self._items[at]
        return lay_again(islice(self._items, at, None), self._open_before(mark), gone=mark)

    def _open_before(self, mark: Placed) -> list[Placed]:
        return [other for other in self.between(mark.start, mark.start + 1) if other.key < mark.key]


def _turned(key: Key) -> tuple[int, int]:
    """Of equal length, the later in the order is the inner one."""
    return (-key[0], -key[2])
