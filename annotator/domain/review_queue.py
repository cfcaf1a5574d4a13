"""The order in which groups come to the adjudicator, and which of them.

Spans first, then links, whose ends must be decided; then agreement that rests on one suggestion, then the sample of
what was accepted by itself; what was put off for later comes at the end of all.
"""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from annotator.domain.disagreement import AGREED, KINDS, Disagreement

Key = tuple[Any, ...]
"""What sorts items."""
HARM, READING = "harm", "reading"
"""The orders: the most harmful kind first, or as the text is read."""
SPANS, LINKS, SUGGESTED, SAMPLE = "spans", "links", "suggested", "sample"
SECTIONS = (SPANS, LINKS, SUGGESTED, SAMPLE)
SAMPLE_SHARE = 0.1
"""So much of what agrees is shown, drawn at random."""
CHANGED_SHARE = 0.05
"""If more of the sample is changed, all of what agrees is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A group that waits to be decided. `position` is its article's place in the list.

    `is_ready` is false for links whose ends are not decided yet; `is_later` where it was put off.
    """

    group: Disagreement
    section: str
    position: int
    is_ready: bool = True
    is_later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is shown of the queue; an empty filter lets everything through.

    `pairs` are two annotators' ids each: groups in which these two differ.
    """

    kinds: Collection[str] = ()
    labels: Collection[str] = ()
    pairs: Collection[tuple[str, str]] = ()
    articles: Collection[str] = ()

    def lets(self, item: Item) -> bool:
        """Whether an item is shown."""
        group = item.group
        return (
            (not self.kinds or not {group.kind, *group.differences}.isdisjoint(self.kinds))
            and (not self.articles or group.article_id in self.articles)
            and (not self.labels or not labels_of(group).isdisjoint(self.labels))
            and (not self.pairs or any(differ(group, *pair) for pair in self.pairs))
        )


def labels_of(group: Disagreement) -> set[str]:
    """Return the labels of a group's spans, or the types of its links."""
    spans = {label for option in group.options for _, _, label in option.parts}
    return spans | {option.type for option in group.link_options}


def differ(group: Disagreement, one: str, other: str) -> bool:
    """Whether two annotators are of different opinions in a group; somebody without one differs from nobody."""
    mine, theirs = _opinion(group, one), _opinion(group, other)
    return mine is not None and theirs is not None and mine != theirs


def _opinion(group: Disagreement, who: str) -> int | None:
    """Return the number of an annotator's option, −1 for nothing, None where they could not have one."""
    for number, option in enumerate(group.options):
        if who in option.spans:
            return number
    for number, link in enumerate(group.link_options):
        if who in link.links:
            return number
    return -1 if who in group.nothing else None


def ordered(items: Iterable[Item], order: str = HARM) -> list[Item]:
    """Return the items as they come; by reading order an article's spans and links before the next article."""
    return sorted(items, key=order_of(order))


def order_of(order: str) -> Callable[[Item], Key]:
    """Return what gives an item's key in an order: no two groups have the same."""
    return _by_harm if order == HARM else _by_reading


class Changes(NamedTuple):
    """How rows became others: first those at `gone` went, the last one first; then those of `come` came, in order."""

    gone: list[int]
    come: list[tuple[int, Item]]


class InOrder:
    """Items of articles in an order; what one article has can be replaced, at the cost of that."""

    def __init__(self, order: str = HARM) -> None:
        self._key = order_of(order)
        self._keys: list[Key] = []
        self._of: dict[str, dict[Key, Item]] = {}
        self._key_of: dict[str, Key] = {}
        self.items: list[Item] = []

    def fill(self, articles: Mapping[str, Iterable[Item]]) -> None:
        """Take the items of all articles, by their ids, in place of what there is."""
        self._of = {article_id: {self._key(item): item for item in items} for article_id, items in articles.items()}
        self._keys = sorted(key for keyed in self._of.values() for key in keyed)
        found = {key: item for keyed in self._of.values() for key, item in keyed.items()}
        self.items = [found[key] for key in self._keys]
        self._key_of = {item.group.place: key for key, item in found.items()}

    def put(self, article_id: str, items: Iterable[Item]) -> Changes:
        """Take the items of an article in place of those that it had; none: it is gone."""
        before, now = self._of.get(article_id, {}), {self._key(item): item for item in items}
        gone = [self._take_out(key) for key in sorted(before.keys() - now.keys(), reverse=True)]
        come = [(self._put_in(key, now[key]), now[key]) for key in sorted(now.keys() - before.keys())]
        for key in now.keys() & before.keys():
            self.items[bisect_left(self._keys, key)] = now[key]
        self._of[article_id] = now
        return Changes(gone, come)

    def at(self, place: str) -> int:
        """Return where a group stands, −1 where it is not among them."""
        key = self._key_of.get(place)
        return bisect_left(self._keys, key) if key is not None else -1

    def _take_out(self, key: Key) -> int:
        at = bisect_left(self._keys, key)
        del self._keys[at]
        del self._key_of[self.items.pop(at).group.place]
        return at

    def _put_in(self, key: Key, item: Item) -> int:
        at = bisect_left(self._keys, key)
        self._keys.insert(at, key)
        self.items.insert(at, item)
        self._key_of[item.group.place] = key
        return at


def _by_harm(item: Item) -> Key:
    return (item.is_later, SECTIONS.index(item.section), _rank(item.group.kind), *_place(item))


def _by_reading(item: Item) -> Key:
    is_last = item.section in {SUGGESTED, SAMPLE}
    return (
        item.is_later,
        is_last and SECTIONS.index(item.section),
        item.position,
        item.section == LINKS,
        *_place(item)[1:],
    )


def _place(item: Item) -> Key:
    return (item.position, item.group.start, -item.group.end, _rank(item.group.kind), item.group.place)


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind != AGREED else len(KINDS)


def lot(place: str, *, seed: str) -> bytes:
    """Return what a group is drawn by: it depends on a stored seed and on nothing that is decided."""
    return hashlib.sha256(f"{seed}|{place}".encode()).digest()


def sample_size(groups: int) -> int:
    """Return how many of so many groups are drawn: a tenth, rounded up; those with the lowest lots."""
    return math.ceil(SAMPLE_SHARE * groups)


def is_all_to_be_shown(changed: int, sample: int) -> bool:
    """Whether so many of the sample were changed that all of what agrees is to be looked at."""
    return changed > CHANGED_SHARE * sample
