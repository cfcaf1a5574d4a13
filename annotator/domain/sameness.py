"""Which groups of spans are tied as the same, whatever the chains and directions of the links that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from annotator.domain.link import Link


class Mention(NamedTuple):
    """A group that is tied to earlier ones: these, the first one first, and the links that say so."""

    earlier: Sequence[int]
    links: Sequence[Link]


Drawn = tuple[int, int, Link]
"""A link with the groups of its source and its target, by their numbers in reading order."""


def clusters(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the first group of each cluster of groups that are tied, by each of the others."""
    joined: dict[int, int] = {}
    for pair in pairs:
        one, other = sorted((root(joined, pair[0]), root(joined, pair[1])))
        if one != other:
            joined[other] = one
    return {number: root(joined, number) for number in joined}


def root(joined: Mapping[int, int], number: int) -> int:
    """Return what a number was joined to in the end."""
    while number in joined:
        number = joined[number]
    return number


def mentions(drawn: Sequence[Drawn]) -> dict[int, Mention]:
    """Return the later members of one annotator's clusters: each with the earlier ones and the links behind it."""
    first = clusters((source, target) for source, target, _ in drawn)
    members: dict[int, list[int]] = {}
    for number in sorted({*first, *first.values()}):
        members.setdefault(first.get(number, number), []).append(number)
    behind: dict[int, list[Link]] = {}
    for source, target, link in drawn:
        behind.setdefault(source if source in first else target, []).append(link)
    led_to: dict[int, list[Link]] = {}
    for _, target, link in drawn:
        led_to.setdefault(target, []).append(link)
    return {
        number: Mention(
            [other for other in members[first[number]] if other < number], behind.get(number) or led_to[number]
        )
        for number in first
    }


def same_first(earlier: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Return for each annotator what a group is the same as: one number where they name one earlier group in common.

    So one judgement that differs is one difference, not one at each later mention.
    """
    joined = clusters((found[0], other) for found in earlier.values() for other in found[1:])
    return {who: root(joined, found[0]) for who, found in earlier.items()}
