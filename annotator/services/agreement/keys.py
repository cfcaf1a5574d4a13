"""What counts are of, numbered: a number is found again faster than a tuple, and there are hundreds an article.

Counts are made for each two persons who finished an article:

    (SPANS, pair, 0 or 1, label)         spans of the first or second of the pair
    (STRICT, pair, label)                of both: trimmed extent and label are the same
    (MATCH, pair, label, other label)    one-to-one matches, by the label of the first and that of the second
    (EXACT, pair, label)                 matches with the same extent; MIXED where their labels differ
    (IOU, pair, label)                   sum of their intersections over unions, in parts of IOU_PARTS
    (START | END, pair, label, shift)    matches by how many characters their starts, or ends, lie apart
    (CHARS, pair)                        characters of the article, without zones that are no part of it
    (MARKED, pair, 0 or 1, label)        characters that a person marked with a label
    (DIFFER, pair, label)                characters that one of both marked so
    (ATTRIBUTE, pair, 0 or 1, field)     matches of one label whose values of a field differ (0) or are the same (1)
    (NUMBERS, pair, 0 or 1, field)       the same for numbers: each, and TOGETHER all of a span
    (LINK, pair, 0 or 1, type)           links of the first or second
    (LINK_SAME, pair, type)              of both
    (TIED, pair, 0 or 1, type)           links both of whose ends are matched
    (WORKS, pair)                        1

and over all persons together:

    (PERSON, person, label)              spans
    (ALL_CHARS,)  (ALL_MARKED, label)    characters times persons; characters marked, summed over persons
    (ALL_DIFFER, label)                  pairs of persons that differ at a character, divided by the persons less one,
                                         in parts of PERSONS_PARTS
    (VALUE, field, value)                how often matched spans have a value, on both sides and over all pairs

A field is "label.attribute". All are whole numbers, so that the order of summing changes nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

SPANS, STRICT, MATCH, EXACT, IOU, START, END = "spans", "strict", "match", "exact", "iou", "start", "end"
CHARS, MARKED, DIFFER, WORKS, PERSON = "chars", "marked", "differ", "works", "person"
ATTRIBUTE, NUMBERS, LINK, LINK_SAME, TIED = "attribute", "numbers", "link", "link_same", "tied"
ALL_CHARS, ALL_MARKED, ALL_DIFFER, VALUE = "all_chars", "all_marked", "all_differ", "value"

MIXED = "\0mixed"
"""Stands for the label of matches whose labels differ."""
TOGETHER = "\0together"
"""Stands for the field of all numbers of a span together."""
IOU_PARTS = 1 << 33
"""So many parts of one: sums of a million matches are still exact as floating point numbers."""
PERSONS_PARTS = 2520
"""The least number that 1 to 10 divide: a share of up to eleven persons is a whole number of such parts."""

Key = tuple[Any, ...]
Counts = Mapping[int, int]
"""How often what stands for each number; what is not there counts nothing."""


class Keys:
    """The keys of counts in the order in which they were first asked for."""

    def __init__(self) -> None:
        self.all: list[Key] = []
        self._numbers: dict[Key, int] = {}

    def __getitem__(self, key: Key) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.all)
            self.all.append(key)
        return number

    def find(self, key: Key) -> int | None:
        """Return the number of a key that was asked for before, or None."""
        return self._numbers.get(key)


class Ends(dict[Hashable, int]):
    """The numbers of keys that begin alike, by what they end with: one thing, or a tuple of several."""

    def __init__(self, keys: Keys, *beginning: Hashable) -> None:
        super().__init__()
        self._keys, self._beginning = keys, beginning

    def __missing__(self, end: Hashable) -> int:
        rest = end if isinstance(end, tuple) else (end,)
        number = self[end] = self._keys[(*self._beginning, *rest)]
        return number
