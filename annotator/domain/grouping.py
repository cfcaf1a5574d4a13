"""Which spans of several annotators lie in one group, those included into which somebody has split another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotator.domain import alignment
from annotator.domain.alignment import Family, Match, Placed, matches_of_all, parts_of
from annotator.domain.comparison_form import trimmed
from annotator.domain.disagreement import LabelsOf
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span

Matches = Mapping[tuple[str, str], Sequence[Match]]
Members = Mapping[str, tuple[Placed, ...]]
"""The spans in a group by annotator: one each, or several where somebody split it."""


def placed(text: str, spans: Sequence[Span], *, marks: bool = True) -> list[Placed]:
    """Return spans as they are compared: with the extents of `comparison_form.trimmed`."""
    return [Placed(span.id, *trimmed(text, span.start, span.end, marks=marks), span.label) for span in spans]


def family_of(scheme: Scheme) -> Family:
    """Return what gives the family of a label; an unknown one is a family alone."""
    families = {label.id: label.family for label in scheme.labels}
    return lambda label: families.get(label, label)


class Grouping:
    """The groups of an article in reading order, and in which of them a span is (by its number)."""

    def __init__(
        self,
        text: str,
        people: Mapping[str, LabelsOf],
        scheme: Scheme,
        *,
        matches: Matches | None = None,
        extents: Mapping[str, Sequence[Placed]] | None = None,
        marks: bool = True,
    ) -> None:
        self.annotators = tuple(sorted(people))
        self.spans = {span.id: span for labels in people.values() for span in labels.spans}
        self.family = family_of(scheme)
        spans = extents or {who: placed(text, people[who].spans, marks=marks) for who in self.annotators}
        found = matches if matches is not None else matches_of_all(spans, self.family)
        self.groups = _united(_grouped(spans, self.family, found), spans)
        self.group_at = {
            span.id: number
            for number, members in enumerate(self.groups)
            for parts in members.values()
            for span in parts
        }


def _grouped(people: Mapping[str, Sequence[Placed]], family: Family, matches: Matches) -> list[Mapping[str, Placed]]:
    """Return what `alignment.group` does; pairs are weighed only where an annotator would get two spans in a group."""
    hanging: dict[str, list[tuple[str, Placed]]] = {
        span.id: [(who, span)] for who, spans in people.items() for span in spans
    }
    for found in matches.values():
        for first, second in found:
            mine, theirs = hanging[first.id], hanging[second.id]
            if mine is not theirs:
                mine += theirs
                for _, span in theirs:
                    hanging[span.id] = mine
    groups: list[Mapping[str, Placed]] = []
    for together in {id(found): found for found in hanging.values()}.values():
        spans = dict(together)
        groups += [spans] if len(spans) == len(together) else _weighed(together, family, matches)
    return sorted(groups, key=lambda spans: min(map(_place, spans.values())))


def _weighed(together: Sequence[tuple[str, Placed]], family: Family, matches: Matches) -> list[Mapping[str, Placed]]:
    """Return the groups of spans that hang together by their matches."""
    people: dict[str, list[Placed]] = {}
    for who, span in together:
        people.setdefault(who, []).append(span)
    ids = {span.id for _, span in together}
    own = {pair: [match for match in found if match.first.id in ids] for pair, found in matches.items()}
    return [group.spans for group in alignment.group(people, family, own)]


def _united(groups: Sequence[Mapping[str, Placed]], people: Mapping[str, Sequence[Placed]]) -> list[Members]:
    """Return the groups, those as one in which somebody has split what somebody else has marked as a whole."""
    whose = {span.id: number for number, spans in enumerate(groups) for span in spans.values()}
    joined: dict[int, int] = {}
    for (whole, other), parts in _split_candidates(groups, people).items():
        own = groups[whose[whole.id]].get(other)
        found = parts_of(whole, [*parts, own] if own else parts)
        if own is None or own in found:
            for part in found:
                _join(joined, whose[whole.id], whose[part.id])
    if not joined:
        return [{who: (spans[who],) for who in sorted(spans)} for spans in groups]
    gathered: dict[int, dict[str, list[Placed]]] = {}
    for number, spans in enumerate(groups):
        members = gathered.setdefault(_root(joined, number), {})
        for who, span in spans.items():
            members.setdefault(who, []).append(span)
    united = [
        {who: tuple(sorted(parts, key=_place)) for who, parts in sorted(members.items())}
        for members in gathered.values()
    ]
    return sorted(united, key=lambda members: sorted(_place(span) for parts in members.values() for span in parts))


def _split_candidates(
    groups: Sequence[Mapping[str, Placed]], people: Mapping[str, Sequence[Placed]]
) -> dict[tuple[Placed, str], list[Placed]]:
    """Return for each span and each other annotator what of theirs lies in it mostly, and in a group without its own.

    Only spans of the same label count, and none that the first annotator has something else for.
    """
    found: dict[tuple[Placed, str], list[Placed]] = {}
    wholes = _by_label(people)
    for group in groups:
        if len(group) == len(people):
            continue
        for who in sorted(people.keys() - group.keys()):
            for other, part in group.items():
                for whole in wholes.get((who, part.label), ()):
                    if 2 * _inside(whole, part) >= part.end - part.start:
                        found.setdefault((whole, other), []).append(part)
    return found


def _by_label(people: Mapping[str, Sequence[Placed]]) -> dict[tuple[str, str], list[Placed]]:
    """Return everybody's spans by annotator and label."""
    found: dict[tuple[str, str], list[Placed]] = {}
    for who, spans in people.items():
        for span in spans:
            found.setdefault((who, span.label), []).append(span)
    return found


def _inside(whole: Placed, part: Placed) -> int:
    return min(whole.end, part.end) - max(whole.start, part.start)


def _place(span: Placed) -> tuple[int, int, str, str]:
    return span.start, -span.end, span.label, span.id


def _root(joined: Mapping[int, int], number: int) -> int:
    while number in joined:
        number = joined[number]
    return number


def _join(joined: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_root(joined, one), _root(joined, other)))
    if first != second:
        joined[second] = first
