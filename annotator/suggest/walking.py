"""A long text in passages: paragraphs, and pieces of giant ones; rules look at one passage at a time.

Where the pieces of a giant paragraph begin depends on the text alone, so a rule finds the same from wherever it starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from annotator.suggest.words import Extent, paragraph_at, sentences

WHOLE = 3000
"""A paragraph of so many code points at most is one passage."""
_PIECE = 1000
_SEARCHED = 400  # so far behind its place a cut looks for the end of a sentence


class Placed(Protocol):
    """What says where it lies."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Found = TypeVar("Found", bound=Placed | Extent)


def passage_at(text: str, place: int) -> Extent:
    """Return the passage at a place: the paragraph, or the piece of a giant one, without its line feed."""
    return _passage_of(text, place, paragraph_at(text, place))


def _passage_of(text: str, place: int, paragraph: Extent) -> Extent:
    """Return the passage at a place whose paragraph is known: the ends of a giant one are far to look for."""
    left, right = paragraph
    if right - left <= WHOLE:
        return left, right
    number = (min(max(place, left), right) - left) // _PIECE
    start = _cut(text, left, right, number)
    if place < start or start == right:
        return _cut(text, left, right, number - 1), start
    return start, _cut(text, left, right, number + 1)


def passages(text: str, start: int = 0, end: int | None = None) -> Iterator[Extent]:
    """Yield the passages that share something with the stretch from `start` to `end`, in order; no empty ones."""
    end = len(text) if end is None else min(end, len(text))
    if max(start, 0) < end:
        for left, right in _onwards(text, start, 1):
            if left >= end:
                return
            if right > left:
                yield left, right


def within(text: str, start: int, end: int | None, find: Callable[[int, int], Iterable[Found]]) -> list[Found]:
    """Return all that `find(left, right)` finds in passages and that lies from `start` to `end`, in order."""
    last = len(text) if end is None else end
    return [
        found
        for left, right in passages(text, start, end)
        for found in find(left, right)
        if start <= extent_of(found)[0] and extent_of(found)[1] <= last
    ]


def next_found(text: str, place: int, step: int, find: Callable[[int, int], Iterable[Found]]) -> Found | None:
    """Return the first that begins at or after a place (step 1), or the last that begins before it (step −1).

    `find(left, right)` gives what lies in a passage, in order. Only as many passages are looked at as it takes.
    """
    for left, right in _onwards(text, place, step):
        found = [one for one in find(left, right) if (extent_of(one)[0] >= place) == (step > 0)]
        if found:
            return found[0] if step > 0 else found[-1]
    return None


def extent_of(found: Placed | Extent) -> Extent:
    """Return where something found lies: itself, or its `start` and `end`."""
    return found if isinstance(found, tuple) else (found.start, found.end)


def _onwards(text: str, place: int, step: int) -> Iterator[Extent]:
    """Yield passage after passage, from the one at a place on to the last, or (step −1) back to the first."""
    at = min(max(place, 0), len(text))
    paragraph = paragraph_at(text, at)
    while True:
        left, right = _passage_of(text, at, paragraph)
        yield left, right
        at = (right if right < paragraph[1] else right + 1) if step > 0 else left - 1
        if not 0 <= at <= len(text) or (step > 0 and right >= len(text)):
            return
        if not paragraph[0] <= at <= paragraph[1]:
            paragraph = paragraph_at(text, at)


def _cut(text: str, left: int, right: int, number: int) -> int:
    """Return where the piece of this number begins: behind a sentence, else behind a blank, else anywhere."""
    at = left + number * _PIECE
    if number <= 0:
        return left
    if at + _SEARCHED >= right:
        return right
    first = next(sentences(text, at, at + _SEARCHED), None)
    if first is not None and first[1] < at + _SEARCHED:
        return first[1]
    return next((place for place in range(at, at + _SEARCHED) if text[place].isspace()), at)
