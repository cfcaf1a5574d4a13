"""Where several annotators link a source differently: the same links are those between the same groups, of one type.

Two claims that somebody ties as the same count as one target. Links that say what nesting says are left out; those of
an annotator who has not marked the source, or with a label that cannot have such a link, are nobody's disagreement:
they go with the decision about the span.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from annotator.domain.disagreement import (
    AGREED,
    LINK_KINDS,
    LINK_MISSING,
    LINK_TARGET,
    LINK_TYPE,
    Disagreement,
    LabelsOf,
    LinkOption,
)
from annotator.domain.fingerprint import fingerprint_of
from annotator.domain.grouping import Grouping
from annotator.domain.ids import derived_id
from annotator.domain.link import Link
from annotator.domain.sameness import Drawn, clusters, mentions, same_first
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span

SAME_AS = "same_as"
"""The link type that says that two claims are the same proposition."""

Key = tuple[str, int]
"""A link type, and the target: the first group of those that somebody ties as the same."""


@dataclass(slots=True)
class _Tie:
    """One annotator's link from a group to another: the target as they drew it, and the links behind it."""

    target: int
    links: list[Link] = field(default_factory=list)


Ties = dict[str, dict[Key, _Tie]]
"""What each annotator drew from one source."""


@dataclass(slots=True)
class _Found:
    """A group of links before it is named. `options` are the keys of each distinct way, and whose they are."""

    source: int
    kinds: tuple[str, ...]
    options: Sequence[tuple[tuple[Key, ...], Sequence[str]]]
    nothing: Sequence[str]


def link_kinds(grouping: Grouping, people: Mapping[str, LabelsOf], scheme: Scheme) -> Counter[str]:
    """Count the disagreements about links by kind."""
    return Counter(found.kinds[0] for _, found in _all(grouping, people, scheme, with_agreed=False) if found.kinds)


def link_groups(
    article_id: str,
    grouping: Grouping,
    people: Mapping[str, LabelsOf],
    scheme: Scheme,
    groups: Sequence[Disagreement],
) -> Iterator[Disagreement]:
    """Yield the groups of links, agreed ones too, by where their sources lie. `groups` are those of the spans."""
    for ties, found in _all(grouping, people, scheme):
        source = groups[found.source]
        options = tuple(_option(keys, whose, ties, found.source, groups) for keys, whose in found.options)
        links = {
            who: [link for key in keys for link in ties[who][key].links]
            for keys, whose in found.options
            for who in whose
        }
        ids = sorted(link.id for drawn in links.values() for link in drawn)
        yield Disagreement(
            place=derived_id("links", article_id, source.place, options[0].type, *ids),
            fingerprint=_fingerprint(article_id, links),
            article_id=article_id,
            kind=found.kinds[0] if found.kinds else AGREED,
            differences=found.kinds,
            start=source.start,
            end=source.end,
            link_options=options,
            nothing=tuple(found.nothing),
        )


def _fingerprint(article_id: str, links: Mapping[str, Sequence[Link]]) -> str:
    drawn = [[who, sorted([link.type, link.source_id, link.target_id] for link in links[who])] for who in sorted(links)]
    return fingerprint_of(article_id, "links", drawn)


def _option(
    keys: Sequence[Key], whose: Sequence[str], ties: Ties, source: int, groups: Sequence[Disagreement]
) -> LinkOption:
    targets = [min(ties[who][key].target for who in whose) for key in keys]
    return LinkOption(
        type=keys[0][0],
        source=groups[source].place,
        targets=tuple(groups[target].place for target in targets),
        links={who: tuple(sorted(link.id for key in keys for link in ties[who][key].links)) for who in whose},
    )


# What each annotator drew


def _all(
    grouping: Grouping, people: Mapping[str, LabelsOf], scheme: Scheme, *, with_agreed: bool = True
) -> Iterator[tuple[Ties, _Found]]:
    """Yield each group of links with what was drawn from its source; sources where all agree only if asked for."""
    sources = {known.id: frozenset(known.sources) for known in scheme.link_types}
    by_source = _by_source(grouping, people, scheme)
    for source in sorted(by_source):
        ties, members = by_source[source], grouping.groups[source]
        keys = next(iter(ties.values())).keys()
        if len(ties) == len(members) and all(own.keys() == keys for own in ties.values()):
            for key in sorted(keys) if with_agreed else ():
                yield ties, _Found(source, (), [((key,), list(members))], [])
            continue
        labels = {who: parts[0].label for who, parts in members.items()}
        for found in _of_source(source, ties, labels, sources):
            yield ties, found


def _by_source(grouping: Grouping, people: Mapping[str, LabelsOf], scheme: Scheme) -> dict[int, Ties]:
    computed = {known.id: frozenset(known.targets) for known in scheme.link_types if known.computed}
    drawn = {who: list(_drawn(people[who], grouping, computed)) for who in grouping.annotators}
    by_source: dict[int, Ties] = {}
    _add_sameness(by_source, drawn)
    first = clusters((source, target) for links in drawn.values() for source, target, link in links if _is_same(link))
    for who, links in drawn.items():
        for source, target, link in links:
            if _is_same(link):
                continue
            own = by_source.setdefault(source, {}).setdefault(who, {})
            known = own.setdefault((link.type, first.get(target, target)), _Tie(target))
            known.target = min(known.target, target)
            known.links.append(link)
    return by_source


def _drawn(own: LabelsOf, grouping: Grouping, computed: Mapping[str, frozenset[str]]) -> Iterator[Drawn]:
    """Yield the links between groups; of types that follow from nesting only those that say something else."""
    at = grouping.group_at
    for link in own.links:
        source, target = at.get(link.source_id), at.get(link.target_id)
        if source is None or target is None or source == target:
            continue
        if link.type not in computed or not _follows(link, own.spans, computed[link.type]):
            yield source, target, link


def _follows(link: Link, spans: Sequence[Span], targets: frozenset[str]) -> bool:
    """Whether a link goes to the innermost span around its source, as nesting says without it."""
    source = next(span for span in spans if span.id == link.source_id)
    around = [
        span
        for span in spans
        if span.label in targets and span.id != source.id and span.start <= source.start and source.end <= span.end
    ]
    innermost = min(around, key=lambda span: (span.end - span.start, span.start, span.id), default=None)
    return innermost is not None and innermost.id == link.target_id


def _is_same(link: Link) -> bool:
    return link.type == SAME_AS


def _add_sameness(by_source: dict[int, Ties], drawn: Mapping[str, Sequence[Drawn]]) -> None:
    """Add the ties of sameness: from each later mention to the first that somebody names with it."""
    found = {who: mentions([tie for tie in ties if _is_same(tie[2])]) for who, ties in drawn.items()}
    for number in sorted({number for own in found.values() for number in own}):
        own = {who: mentioned[number] for who, mentioned in found.items() if number in mentioned}
        firsts = same_first({who: mention.earlier for who, mention in own.items()})
        for who, mention in own.items():
            tie = _Tie(mention.earlier[0], list(mention.links))
            by_source.setdefault(number, {}).setdefault(who, {})[SAME_AS, firsts[who]] = tie


# How it differs


def _of_source(
    source: int, ties: Ties, labels: Mapping[str, str], sources: Mapping[str, frozenset[str]]
) -> Iterator[_Found]:
    """Yield the groups of links of one source: what all drew, other types, other targets, what somebody left out."""
    types = sorted({key[0] for own in ties.values() for key in own})
    able = {kind: _able(kind, ties, labels, sources) for kind in types}
    left = {who: set(own) for who, own in ties.items()}
    for kind in types:
        for key in sorted(set.intersection(*({k for k in ties.get(who, ()) if k[0] == kind} for who in able[kind]))):
            yield _Found(source, (), [((key,), able[kind])], [])
            for who in able[kind]:
                left[who].discard(key)
    yield from _other_types(source, left, able)
    for kind in types:
        yield from _other_targets(source, {who: {k for k in left.get(who, ()) if k[0] == kind} for who in able[kind]})


def _able(kind: str, ties: Ties, labels: Mapping[str, str], sources: Mapping[str, frozenset[str]]) -> list[str]:
    """Return who could have drawn a link of a type from a source: by the label that they gave it, or since they did."""
    drew = {who for who, own in ties.items() if any(key[0] == kind for key in own)}
    return [who for who, label in labels.items() if who in drew or label in sources.get(kind, ())]


def _other_types(source: int, left: dict[str, set[Key]], able: Mapping[str, list[str]]) -> Iterator[_Found]:
    """Yield where two annotators lead to one target by different types, and take that out of what is left."""
    for target in sorted({key[1] for own in left.values() for key in own}):
        whose = {who: {key[0] for key in own if key[1] == target} for who, own in left.items()}
        if not any(one and other and not one & other for one, other in combinations(whose.values(), 2)):
            continue
        kinds = sorted(set().union(*whose.values()))
        options = [(_one(kind, target), sorted(who for who, own in whose.items() if kind in own)) for kind in kinds]
        could = {who for kind in kinds for who in able[kind]}
        nothing = sorted(who for who in could if not whose.get(who))
        yield _Found(source, _headed(LINK_TYPE, nothing), options, nothing)
        for own in left.values():
            own.difference_update([(kind, target) for kind in kinds])


def _one(kind: str, target: int) -> tuple[Key, ...]:
    return ((kind, target),)


def _other_targets(source: int, whose: Mapping[str, set[Key]]) -> Iterator[_Found]:
    """Yield what is left of one type: as one group where two annotators have another target each."""
    every = sorted(set().union(*whose.values()))
    if any(one - other and other - one for one, other in combinations(whose.values(), 2)):
        alike: dict[tuple[Key, ...], list[str]] = {}
        for who in sorted(whose):
            if whose[who]:
                alike.setdefault(tuple(sorted(whose[who])), []).append(who)
        nothing = sorted(who for who, own in whose.items() if not own)
        yield _Found(source, _headed(LINK_TARGET, nothing), sorted(alike.items()), nothing)
        return
    for key in every:
        drew = sorted(who for who, own in whose.items() if key in own)
        yield _Found(source, (LINK_MISSING,), [((key,), drew)], sorted(who for who in whose if who not in drew))


def _headed(kind: str, nothing: Sequence[str]) -> tuple[str, ...]:
    kinds = {kind, LINK_MISSING} if nothing else {kind}
    return tuple(known for known in LINK_KINDS if known in kinds)
