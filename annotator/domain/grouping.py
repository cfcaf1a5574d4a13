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
        marks: bool = True,
    ) -> None:
        self.annotators = tuple(sorted(people))
        self.spans = {span.id: span for labels in people.values() for span in labels.spans}
        self.family = family_of(scheme)
        spans = {who: placed(text, people[who].spans, marks=marks) for who in self.annotators}
        found = matches if matches is not None else matches_of_all(spans, self.family)
        self.groups = _united(alignment.group(spans, self.family, found), spans)
        self.group_at = {
            span.id: number
            for number, members in enumerate(self.groups)
            for parts in members.values()
            for span in parts
        }


def _united(groups: Sequence[alignment.Group], people: Mapping[str, Sequence[Placed]]) -> list[Members]:
    """Return the groups, those as one in which somebody has split what somebody else has marked as a whole."""
    whose = {span.id: number for number, group in enumerate(groups) for span in group.spans.values()}
    joined: dict[int, int] = {}
    for (whole, other), parts in _split_candidates(groups, people).items():
        own = groups[whose[whole.id]].spans.get(other)
        found = parts_of(whole, [*parts, own] if own else parts)
        if own is None or own in found:
            for part in found:
                _join(joined, whose[whole.id], whose[part.id])
    if not joined:
        return [{who: (span,) for who, span in sorted(group.spans.items())} for group in groups]
    gathered: dict[int, dict[str, list[Placed]]] = {}
    for number, group in enumerate(groups):
        members = gathered.setdefault(_root(joined, number), {})
        for who, span in group.spans.items():
            members.setdefault(who, []).append(span)
    united = [
        {who: tuple(sorted(parts, key=_place)) for who, parts in sorted(members.items())}
        for members in gathered.values()
    ]
    return sorted(united, key=lambda members: sorted(_place(span) for parts in members.values() for span in parts))


def _split_candidates(
    groups: Sequence[alignment.Group], people: Mapping[str, Sequence[Placed]]
) -> dict[tuple[Placed, str], list[Placed]]:
    """Return for each span and each other annotator what of theirs lies in it mostly, and in a group without its own.

    Only spans of the same label count, and none that the first annotator has something else for.
    """
    found: dict[tuple[Placed, str], list[Placed]] = {}
    for group in groups:
        if len(group.spans) == len(people):
            continue
        for who, spans in people.items():
            if who in group.spans:
                continue
            for other, part in group.spans.items():
                for whole in spans:
                    if whole.label == part.label and 2 * _inside(whole, part) >= part.end - part.start:
                        found.setdefault((whole, other), []).append(part)
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
