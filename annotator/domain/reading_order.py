"""Spans in reading order, found by place; a change costs next to nothing, however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.span import Span, reading_order

_CHUNK = 256

Key = tuple[int, int, str, str]


class ReadingOrder:
    """One person's spans of one article, in chunks of which the furthest end is known."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._chunks: list[list[Span]] = []
        self._firsts: list[Key] = []
        self._fars: list[int] = []
        self.append(sorted(spans, key=reading_order))

    def __len__(self) -> int:
        return sum(map(len, self._chunks))

    def __iter__(self) -> Iterator[Span]:
        for chunk in self._chunks:
            yield from chunk

    def append(self, spans: Sequence[Span]) -> None:
        """Put spans at the end: they are in order, and come after all that are here."""
        for at in range(0, len(spans), _CHUNK):
            self._take_chunk(len(self._chunks), list(spans[at : at + _CHUNK]))

    def add(self, span: Span) -> None:
        """Put a span in its place."""
        if not self._chunks:
            self.append([span])
            return
        number = self._chunk_of(reading_order(span))
        chunk = self._chunks[number]
        insort(chunk, span, key=reading_order)
        self._measure(number)
        if len(chunk) > 2 * _CHUNK:
            self._take_chunk(number + 1, chunk[_CHUNK:])
            del chunk[_CHUNK:]
            self._measure(number)

    def remove(self, span: Span) -> None:
        """Take a span out. Raises KeyError where it is not here."""
        key = reading_order(span)
        number = self._chunk_of(key) if self._chunks else 0
        chunk = self._chunks[number] if self._chunks else []
        at = bisect_left(chunk, key, key=reading_order)
        if at == len(chunk) or chunk[at].id != span.id:
            raise KeyError(span.id)
        del chunk[at]
        if chunk:
            self._measure(number)
        else:
            for parallel in (self._chunks, self._firsts, self._fars):
                del parallel[number]

    def over(self, start: int, end: int) -> list[Span]:
        """Return the spans that overlap code points `start` to `end`, in order."""
        upto = bisect_left(self._firsts, (end,))
        return [
            span
            for number in range(upto)
            if self._fars[number] > start
            for span in self._chunks[number]
            if span.start < end and span.end > start
        ]

    def after(self, key: Key | tuple[int]) -> Iterator[Span]:
        """Yield the spans behind a key of `reading_order`, or behind all that begin before `(place,)`."""
        if not self._chunks:
            return
        first = self._chunk_of(key)
        yield from self._chunks[first][bisect_right(self._chunks[first], key, key=reading_order) :]
        for number in range(first + 1, len(self._chunks)):
            yield from self._chunks[number]

    def before(self, key: Key | tuple[int]) -> Iterator[Span]:
        """Yield the spans before a key of `reading_order`, or all that begin before `(place,)`; the last one first."""
        if not self._chunks:
            return
        last = self._chunk_of(key)
        yield from reversed(self._chunks[last][: bisect_left(self._chunks[last], key, key=reading_order)])
        for number in range(last - 1, -1, -1):
            yield from reversed(self._chunks[number])

    def _chunk_of(self, key: Key | tuple[int]) -> int:
        return max(0, bisect_right(self._firsts, key) - 1)

    def _take_chunk(self, number: int, chunk: list[Span]) -> None:
        self._chunks.insert(number, chunk)
        self._firsts.insert(number, reading_order(chunk[0]))
        self._fars.insert(number, max(span.end for span in chunk))

    def _measure(self, number: int) -> None:
        chunk = self._chunks[number]
        self._firsts[number] = reading_order(chunk[0])
        self._fars[number] = max(span.end for span in chunk)
