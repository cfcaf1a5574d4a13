"""Where several annotators of an article differ and where they agree, group by group.

Deterministic and symmetric: neither the order nor the names of the annotators change anything but the names in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from annotator.domain.alignment import Placed
from annotator.domain.article import Json
from annotator.domain.comparing_attributes import CANONICAL
from annotator.domain.comparison_form import by_the_rule
from annotator.domain.differing import Differences, Differing, Names
from annotator.domain.disagreement import (
    AGREED,
    Boundary,
    Compared,
    Disagreement,
    LabelsOf,
    SpanOption,
    boundary_of,
)
from annotator.domain.fingerprint import canonical, fingerprint_of
from annotator.domain.grouping import Grouping, Matches, Members, placed
from annotator.domain.ids import derived_id
from annotator.domain.link_groups import link_groups, link_kinds
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span

__all__ = ["disagreements", "kinds_of", "placed"]

_SUGGESTED = "suggested:"


def disagreements(
    article_id: str,
    text: str,
    people: Mapping[str, LabelsOf],
    scheme: Scheme,
    *,
    matches: Matches | None = None,
    marks: bool = True,
) -> Compared:
    """Return all groups of an article that these annotators (by id) have finished.

    `matches` are those of `matches_of_all` over `placed` spans, where they are there already. With `marks` outer
    quotation marks and closing stops do not count (see `comparison_form`).
    """
    grouping = Grouping(text, people, scheme, matches=matches, marks=marks)
    differing = Differing(grouping, scheme)
    found = list(differing.all())
    builder = _Builder(article_id, text, differing, Names(differing, found))
    groups = tuple(
        builder.group(members, differences) for members, differences in zip(grouping.groups, found, strict=True)
    )
    places = [group.place for group in groups]
    return Compared(
        article_id=article_id,
        annotators=grouping.annotators,
        groups=groups,
        links=tuple(link_groups(article_id, grouping, people, scheme, groups)),
        place_of={span_id: places[number] for span_id, number in grouping.group_at.items()},
    )


def kinds_of(
    text: str,
    people: Mapping[str, LabelsOf],
    scheme: Scheme,
    *,
    matches: Matches | None = None,
    extents: Mapping[str, Sequence[Placed]] | None = None,
    marks: bool = True,
) -> Counter[str]:
    """Count the disagreements of an article by the kind that heads them: `disagreements(...).kinds()`, but quick.

    `extents` are the `placed` spans of each annotator and `matches` those of `matches_of_all` over them, where they
    are there already.
    """
    grouping = Grouping(text, people, scheme, matches=matches, extents=extents, marks=marks)
    kinds = Counter(found.kinds[0] for found in Differing(grouping, scheme).all() if found.kinds)
    kinds.update(link_kinds(grouping, people, scheme))
    return kinds


class _Builder:
    """Builds the groups of one article."""

    def __init__(self, article_id: str, text: str, differing: Differing, names: Names) -> None:
        self._article_id = article_id
        self._text = text
        self._differing = differing
        self._comparer = differing.comparer
        self._spans = differing.grouping.spans
        self._names = names

    def group(self, members: Members, differences: Differences) -> Disagreement:
        spans = {who: [self._spans[part.id] for part in parts] for who, parts in members.items()}
        all_spans = [span for found in spans.values() for span in found]
        options = self._options(members, spans, differences)
        is_agreed = not differences.kinds
        return Disagreement(
            place=derived_id("group", self._article_id, *sorted(span.id for span in all_spans)),
            fingerprint=self._fingerprint(spans),
            article_id=self._article_id,
            kind=AGREED if is_agreed else differences.kinds[0],
            differences=differences.kinds,
            start=min(span.start for span in all_spans),
            end=max(span.end for span in all_spans),
            options=options,
            nothing=tuple(who for who in self._differing.grouping.annotators if who not in members),
            rests_on_suggestion=is_agreed and len(members) > 1 and _is_one_suggestion(all_spans),
            fields=differences.fields,
            boundary=_boundary(members),
        )

    def _fingerprint(self, spans: Mapping[str, Sequence[Span]]) -> str:
        return fingerprint_of(
            self._article_id,
            [
                [
                    who,
                    [
                        [span.start, span.end, span.label, self._comparer.kept(span.label, span.attributes)]
                        for span in found
                    ],
                ]
                for who, found in sorted(spans.items())
            ],
        )

    def _options(
        self, members: Members, spans: Mapping[str, Sequence[Span]], differences: Differences
    ) -> tuple[SpanOption, ...]:
        """Return the distinct ways to mark the place, in an order that nobody's name has to do with."""
        if not differences.kinds:
            return (self._option(list(members), members, spans),)
        alike: dict[Hashable, list[str]] = {}
        by_name = CANONICAL in differences.fields
        for who, parts in members.items():
            form = tuple(
                (part[1:], self._comparer.forms(part.label, span.attributes), self._name(who, span) if by_name else "")
                for part, span in zip(parts, spans[who], strict=True)
            )
            alike.setdefault(form, []).append(who)
        found = [self._option(people, members, spans) for people in alike.values()]
        return tuple(sorted(found, key=_option_order) if len(found) > 1 else found)

    def _option(self, people: Sequence[str], members: Members, spans: Mapping[str, Sequence[Span]]) -> SpanOption:
        chosen = [
            self._chosen(members, spans, [(who, spans[who][at], members[who][at]) for who in people])
            for at in range(len(spans[people[0]]))
        ]
        attributes = [found for _, found in chosen]
        notes = {who: "\n".join(span.note for span in spans[who] if span.note) for who in people}
        return SpanOption(
            parts=tuple(part for part, _ in chosen),
            attributes=attributes[0],
            rest=tuple(attributes[1:]),
            spans={who: tuple(span.id for span in spans[who]) for who in people},
            notes={who: note for who, note in notes.items() if note},
            names=self._different_names([spans[who][0] for who in people]),
        )

    def _different_names(self, same: Sequence[Span]) -> tuple[str, ...]:
        if len(same) < 2 or same[0].label not in self._comparer.named:
            return ()
        found = {name for span in same if isinstance(name := span.attributes.get(CANONICAL), str) and name}
        return tuple(sorted(found)) if len(found) > 1 else ()

    def _chosen(
        self, members: Members, spans: Mapping[str, Sequence[Span]], same: Sequence[tuple[str, Span, Placed]]
    ) -> tuple[tuple[int, int, str], Mapping[str, Json]]:
        """Return extent, label and attributes of a part, of all that differ in nothing that is compared.

        The extent is chosen among all in the group that differ by trimming alone, so that options share it.
        """
        place = same[0][2][1:3]
        start, end = by_the_rule(
            self._text,
            [
                (span.start, span.end)
                for who, parts in members.items()
                for part, span in zip(parts, spans[who], strict=True)
                if part[1:3] == place
            ],
        )
        fitting = [(who, span) for who, span, _ in same if (span.start, span.end) == (start, end)]
        fitting = fitting or [(who, span) for who, span, _ in same]
        who, span = min(fitting, key=_by_attributes) if len(fitting) > 1 else fitting[0]
        attributes = dict(span.attributes)
        names = {self._name(person, other) for person, other, _ in same} - {""}
        if names:
            attributes[CANONICAL] = self._name(who, span) or min(names)
        return (start, end, span.label), attributes

    def _name(self, who: str, span: Span) -> str:
        name = span.attributes.get(CANONICAL)
        return self._names.of(who, name) if isinstance(name, str) and name else ""


def _by_attributes(found: tuple[str, Span]) -> tuple[str, str]:
    return canonical(found[1].attributes), found[1].id


def _option_order(option: SpanOption) -> tuple[Json, ...]:
    return tuple((start, -end, label) for start, end, label in option.parts), canonical(option.values)


def _is_one_suggestion(spans: Sequence[Span]) -> bool:
    origins = {span.origin for span in spans}
    return len(origins) == 1 and next(iter(origins)).startswith(_SUGGESTED)


def _boundary(members: Members) -> Boundary | None:
    """Return how the second extent of a group lies to the first; None where there is one, or a split."""
    if any(len(parts) > 1 for parts in members.values()):
        return None
    extents = sorted({(parts[0].start, parts[0].end) for parts in members.values()}, key=lambda it: (it[0], -it[1]))
    return boundary_of(extents[0], extents[1]) if len(extents) > 1 else None
