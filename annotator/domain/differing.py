"""In which respects the spans of a group differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from annotator.domain.alignment import Placed
from annotator.domain.comparing_attributes import CANONICAL, Clusters, Comparer, chosen_name, name_form
from annotator.domain.disagreement import ATTRIBUTE, BOUNDARY, LABEL, MISSING, POLARITY, SPAN_KINDS, SPLIT, VALUE
from annotator.domain.grouping import Grouping, Members
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span


class Differences(NamedTuple):
    """All kinds that apply to a group, the one that heads it first; none where all agree. And which fields differ."""

    kinds: tuple[str, ...]
    fields: tuple[str, ...]


_NONE = Differences((), ())
_MISSED = Differences((MISSING,), ())
"""What one annotator alone has marked."""


class Differing:
    """What differs in each group of an article."""

    def __init__(self, grouping: Grouping, scheme: Scheme) -> None:
        self.grouping = grouping
        self.comparer = Comparer(scheme)

    def all(self) -> Iterator[Differences]:
        """Yield the differences of each group, in reading order."""
        return (self.of(number) for number in range(len(self.grouping.groups)))

    def of(self, number: int) -> Differences:
        """Return the differences of a group, given by its number."""
        members = self.grouping.groups[number]
        if len(members) == 1 < len(self.grouping.annotators) and all(len(parts) == 1 for parts in members.values()):
            return _MISSED
        is_one = self._is_one(members)
        if is_one and self._is_alike(members):
            return _NONE
        fields = self._fields(number, members)
        if not fields and is_one:
            return _NONE
        kinds = {*self._of_labels(members), *self._of_extents(members)}
        for label, field in fields:
            kinds.add(VALUE if self.comparer.is_number(label, field) else ATTRIBUTE)
        distinct = tuple(dict.fromkeys(field for _, field in fields))
        return Differences(tuple(kind for kind in SPAN_KINDS if kind in kinds), distinct)

    def _is_one(self, members: Members) -> bool:
        """Whether all annotators have the same extents and labels."""
        if len(members) < len(self.grouping.annotators):
            return False
        first, *others = members.values()
        if len(first) == 1:
            place = first[0][1:]
            return all(len(parts) == 1 and parts[0][1:] == place for parts in others)
        places = [span[1:] for span in first]
        return all([span[1:] for span in parts] == places for parts in others)

    def _is_alike(self, members: Members) -> bool:
        """Whether nothing at all differs in the attributes of one span each, which name nothing; the common case."""
        label = next(iter(members.values()))[0].label
        return label not in self.comparer.named and self._has_same_attributes(members)

    def _has_same_attributes(self, members: Members) -> bool:
        """Whether everybody has one span, with the same attributes."""
        known = self.grouping.spans
        attributes = [known[parts[0].id].attributes for parts in members.values() if len(parts) == 1]
        return len(attributes) == len(members) and attributes.count(attributes[0]) == len(attributes)

    def _of_labels(self, members: Members) -> Iterator[str]:
        labels = {span.label for parts in members.values() for span in parts}
        if len(labels) == 1:
            return
        for one, other in combinations(sorted(labels), 2):
            yield POLARITY if self.grouping.family(one) == self.grouping.family(other) else LABEL

    def _of_extents(self, members: Members) -> Iterator[str]:
        if len(members) < len(self.grouping.annotators):
            yield MISSING
        singles = [parts[0][1:3] for parts in members.values() if len(parts) == 1]
        if len(singles) == len(members):
            if singles.count(singles[0]) < len(singles):
                yield BOUNDARY
            return
        by_count: dict[int, set[tuple[tuple[int, int], ...]]] = {}
        for parts in members.values():
            by_count.setdefault(len(parts), set()).add(tuple((span.start, span.end) for span in parts))
        if len(by_count) > 1:
            yield SPLIT
        if any(len(extents) > 1 for extents in by_count.values()):
            yield BOUNDARY

    def _fields(self, number: int, members: Members) -> list[tuple[str, str]]:
        """Return (label, attribute id) of what differs between spans of one label, in the scheme's order."""
        found: list[tuple[str, str]] = []
        for label, spans in () if self._has_same_attributes(members) else self._comparable(members):
            first = spans[0].attributes
            if all(span.attributes == first for span in spans):
                continue
            columns = zip(*(self.comparer.forms(label, span.attributes) for span in spans), strict=True)
            differ = [len(set(column)) > 1 for column in columns]
            attributes = self.comparer.compared(label)
            found += [(label, attribute.id) for attribute, differs in zip(attributes, differ, strict=True) if differs]
        label = self._name_differs(number, members)
        if label:
            found.append((label, CANONICAL))
        return found

    def _comparable(self, members: Members) -> Iterable[tuple[str, list[Span]]]:
        """Yield the spans that are compared with each other: of one label, and the same part of as many."""
        spans: dict[tuple[int, int, str], list[Span]] = {}
        for parts in members.values():
            for at, part in enumerate(parts):
                spans.setdefault((len(parts), at, part.label), []).append(self.grouping.spans[part.id])
        return ((label, found) for (_, _, label), found in spans.items() if len(found) > 1)

    def _name_differs(self, number: int, members: Members) -> str:
        """Return the label whose spans name different things, or nothing."""
        named = self.comparer.named
        firsts = {who: parts[0].label for who, parts in members.items() if len(parts) == 1 and parts[0].label in named}
        if len(firsts) < 2:
            return ""
        for one, other in combinations(firsts, 2):
            if firsts[one] == firsts[other] and not self.clusters.agree(number, one, other):
                return firsts[one]
        return ""

    @cached_property
    def clusters(self) -> Clusters:
        """What each annotator's names come to."""
        places: dict[str, dict[int, Span]] = {who: {} for who in self.grouping.annotators}
        for number, members in enumerate(self.grouping.groups):
            for who, parts in members.items():
                places[who][number] = self.grouping.spans[parts[0].id]
        return Clusters(places, self.comparer)


_ABOUT_EXTENT = frozenset({POLARITY, LABEL, SPLIT, BOUNDARY})


class Names:
    """One name for each thing of an article, whatever each annotator calls it: see `Clusters`.

    Names are the same thing's where annotators agree at a group that carries both, on its extent and label as well:
    else other names may mean a person and the office that they speak for.
    """

    def __init__(self, differing: Differing, differences: Iterable[Differences]) -> None:
        self._joined: dict[tuple[str, str], tuple[str, str]] = {}
        used: dict[tuple[str, str], list[str]] = {}
        for members, found in zip(differing.grouping.groups, differences, strict=True):
            nodes = []
            for who, parts in sorted(members.items(), key=_by_place):
                name = _name(differing.grouping.spans[parts[0].id])
                if name:
                    nodes.append((who, name_form(name)))
                    used.setdefault(nodes[-1], []).append(name)
            if CANONICAL not in found.fields:
                is_one = _ABOUT_EXTENT.isdisjoint(found.kinds)
                for one, other in combinations(nodes, 2):
                    if is_one or one[1] == other[1]:
                        self._join(one, other)
        self._names = self._named(used)

    def of(self, who: str, name: str) -> str:
        """Return the thing's one name, given the name that an annotator uses."""
        return self._names.get(self._root((who, name_form(name))), name)

    def _named(self, used: Mapping[tuple[str, str], list[str]]) -> dict[tuple[str, str], str]:
        things: dict[tuple[str, str], list[str]] = {}
        for node, names in used.items():
            things.setdefault(self._root(node), []).extend(names)
        named: dict[tuple[str, str], str] = {}
        taken: set[Hashable] = set()
        for root, names in things.items():
            free = [name for name in names if name not in taken]
            name = chosen_name(free) or _numbered(chosen_name(names), taken)
            named[root] = name
            taken.add(name)
        return named

    def _root(self, node: tuple[str, str]) -> tuple[str, str]:
        while node in self._joined:
            node = self._joined[node]
        return node

    def _join(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        first, second = self._root(one), self._root(other)
        if first != second:
            self._joined[second] = first


def _by_place(member: tuple[str, tuple[Placed, ...]]) -> tuple[int, int, str, str]:
    """Sort key that has nothing to do with whose the spans are."""
    first = member[1][0]
    return first.start, -first.end, first.label, first.id


def _name(span: Span) -> str:
    name = span.attributes.get(CANONICAL)
    return name if isinstance(name, str) else ""


def _numbered(name: str, taken: set[Hashable]) -> str:
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
