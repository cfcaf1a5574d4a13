"""How options differ in their extents: what each leaves out of the place, and what it has that not every other has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.ui.review.parts import Extent

_LONG = 110
"""Characters of a stretch in which nothing differs; of a longer one the middle is left out."""
_KEPT = 45
CUT = " … "


class Shown(NamedTuple):
    """The text of a place as one option's row shows it, and the stretches of it that are outside or marked."""

    text: str
    outside: tuple[Extent, ...]
    marked: tuple[Extent, ...]


class _Stretch(NamedTuple):
    """A stretch of the place in which every option is the same, as its row shows it."""

    start: int
    words: str


def shown(text: str, start: int, end: int, options: Sequence[Sequence[Extent]]) -> list[Shown]:
    """Return the text from `start` to `end` for each option (the extents of its parts, in code points of `text`).

    All get the same words, so that rows can be compared line by line. Line breaks are blanks. Marked is what an option
    has and not every other; where they share nothing at all nothing is marked, for everything would be.
    """
    stretches = list(_stretches(text, start, end, options))
    has = [[_covers(parts, stretch.start) for stretch in stretches] for parts in options]
    shared = [all(column) for column in zip(*has, strict=True)] if options else []
    found = []
    for mine in has:
        outside = [not inside for inside in mine]
        marked = [inside and any(shared) and not every for inside, every in zip(mine, shared, strict=True)]
        words = "".join(stretch.words for stretch in stretches)
        found.append(Shown(words, _joined(stretches, outside), _joined(stretches, marked)))
    return found


def _stretches(text: str, start: int, end: int, options: Sequence[Sequence[Extent]]) -> Iterator[_Stretch]:
    cuts = {start, end, *(place for parts in options for extent in parts for place in extent if start < place < end)}
    for first, last in pairwise(sorted(cuts)):
        words = "".join(" " if letter.isspace() else letter for letter in text[first:last])
        if len(words) > _LONG:
            words = words[:_KEPT].rstrip() + CUT + words[-_KEPT:].lstrip()
        yield _Stretch(first, words)


def _covers(parts: Sequence[Extent], place: int) -> bool:
    return any(start <= place < end for start, end in parts)


def _joined(stretches: Sequence[_Stretch], wanted: Sequence[bool]) -> tuple[Extent, ...]:
    """Return where the wanted stretches lie in the words of all, those that meet as one."""
    found: list[Extent] = []
    at = 0
    for stretch, is_wanted in zip(stretches, wanted, strict=True):
        begin, at = at, at + len(stretch.words)
        if is_wanted and found and found[-1][1] == begin:
            found[-1] = (found[-1][0], at)
        elif is_wanted:
            found.append((begin, at))
    return tuple(found)
