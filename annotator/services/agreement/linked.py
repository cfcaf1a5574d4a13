"""Which links of two annotators are the same: of one type, from spans that stand for each other to spans that do.

A target also stands for what its annotator says is the same (`same_as`): to deny the first mention of a claim or its
repetition is one thing. A link that follows from nesting, and is stored only where somebody says otherwise, counts
where the other annotator has stored one for the same source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotator.domain.alignment import Match
from annotator.domain.scheme import LinkType, Scheme
from annotator.services.agreement.sides import Side

SAME_AS = "same_as"
"""The type of link that says that two spans are mentions of one thing."""


class End(NamedTuple):
    """A link as it is compared: its type, its ends among the spans that stand, and whether both ends are matched."""

    type: str
    source: str
    target: str
    is_tied: bool


@dataclass(frozen=True, slots=True)
class ComparedLinks:
    """The links of two annotators; `same` pairs those that agree by their places in `first` and `second`."""

    first: Sequence[End]
    second: Sequence[End]
    same: Sequence[tuple[int, int]]


class _Reader:
    """One of two annotators' links, their clusters, and who stands for whom at the other."""

    def __init__(self, side: Side, matched: Mapping[str, str]) -> None:
        self.side, self.matched = side, matched
        self.ends = side.ties
        ties = [(source, target) for kind, source, target in self.ends if kind == SAME_AS]
        self.clusters = clusters(ties) if ties else {}

    def members(self, source: str, target: str) -> set[str]:
        """Return a target and what its annotator says is the same; the source itself is no such one."""
        if target not in self.clusters:
            return {target}
        return {member for member in self.clusters[target] if member != source}

    def meant(self, source: str, target: str) -> set[str]:
        """Return the other's spans that stand for one of these."""
        return {self.matched[member] for member in self.members(source, target) if member in self.matched}

    def is_tied(self, source: str, target: str) -> bool:
        """Whether the source and what the target stands for are matched."""
        return source in self.matched and (target in self.matched or bool(self.meant(source, target)))


def clusters(ties: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return for each span that is tied the set of all that hang together with it."""
    found: dict[str, set[str]] = {}
    for one, other in ties:
        together = found.get(one, {one}) | found.get(other, {other})
        for member in together:
            found[member] = together
    return {member: frozenset(together) for member, together in found.items()}


def compare_links(scheme: Scheme, first: Side, second: Side, matches: Iterable[Match]) -> ComparedLinks:
    """Compare the links of two annotators, given the matches of their spans."""
    there = {match.first.id: match.second.id for match in matches}
    mine = _Reader(first, there)
    theirs = _Reader(second, {other: one for one, other in there.items()})
    my_ends = [*mine.ends, *_implied(scheme, mine, theirs)]
    their_ends = [*theirs.ends, *_implied(scheme, theirs, mine)]
    same = _same(my_ends, their_ends, mine, theirs)
    return ComparedLinks(
        [End(*end, mine.is_tied(*end[1:])) for end in my_ends],
        [End(*end, theirs.is_tied(*end[1:])) for end in their_ends],
        same,
    )


def _implied(scheme: Scheme, mine: _Reader, theirs: _Reader) -> list[tuple[str, str, str]]:
    """Return my links that follow from nesting, where the other has stored one for the same source."""
    found: list[tuple[str, str, str]] = []
    kinds = {kind for kind, _, _ in theirs.ends}
    for link_type in scheme.link_types:
        if not link_type.computed or link_type.id not in kinds:
            continue
        stored = {source for kind, source, _ in mine.ends if kind == link_type.id}
        asked = {theirs.matched.get(source) for kind, source, _ in theirs.ends if kind == link_type.id}
        for source in sorted(span_id for span_id in asked if span_id is not None and span_id not in stored):
            target = _around(link_type, mine.side, source)
            if target is not None:
                found.append((link_type.id, source, target))
    return found


def _around(link_type: LinkType, side: Side, source: str) -> str | None:
    """Return the innermost span around a source that a computed link may go to."""
    inner = side.spans[source]
    if inner.label not in link_type.sources:
        return None
    around = (
        span
        for span in side.spans.values()
        if span.label in link_type.targets and span.start <= inner.start and span.end >= inner.end and span.id != source
    )
    best = min(around, key=lambda span: (span.end - span.start, span.start, span.id), default=None)
    return best.id if best is not None else None


def _same(
    my_ends: Sequence[tuple[str, str, str]],
    their_ends: Sequence[tuple[str, str, str]],
    mine: _Reader,
    theirs: _Reader,
) -> list[tuple[int, int]]:
    """Pair as many links that agree as can be, one to one."""
    at_source: dict[tuple[str, str], list[int]] = {}
    for at, (kind, source, _) in enumerate(their_ends):
        at_source.setdefault((kind, source), []).append(at)
    agreeing: dict[int, list[int]] = {}
    for at, (kind, source, target) in enumerate(my_ends):
        there = mine.matched.get(source)
        if there is not None:
            others = at_source.get((kind, there), ())
            found = [at for at in others if _agree(mine, theirs, (source, target), their_ends[at][1:])]
            if found:
                agreeing[at] = found
    if len({other for found in agreeing.values() for other in found}) == sum(map(len, agreeing.values())):
        return [(at, found[0]) for at, found in agreeing.items()]  # nobody competes for a partner
    taken: dict[int, int] = {}
    for at in agreeing:
        _place(at, agreeing, taken, set())
    return sorted((at, other) for other, at in taken.items())


def _agree(mine: _Reader, theirs: _Reader, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two links (source, target) of matched sources lead to the same, or to mentions of the same."""
    if mine.matched.get(one[1]) == other[1]:
        return True
    if one[1] not in mine.clusters and other[1] not in theirs.clusters:
        return False
    return not mine.meant(*one).isdisjoint(theirs.members(*other))


def _place(at: int, agreeing: Mapping[int, Sequence[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Find a partner for one link, moving others to another one where it must be (Kuhn's algorithm)."""
    for other in agreeing[at]:
        if other in tried:
            continue
        tried.add(other)
        if other not in taken or _place(taken[other], agreeing, taken, tried):
            taken[other] = at
            return True
    return False
