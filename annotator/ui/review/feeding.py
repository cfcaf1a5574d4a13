"""What waits in a review as rows and choices of its queue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from annotator.domain.disagreement import KINDS, Disagreement
from annotator.domain.review_queue import LINKS, SAMPLE, SUGGESTED, Filters, Item
from annotator.domain.scheme import Scheme, named
from annotator.services.review.state import ArticleReview
from annotator.ui.review import parts
from annotator.ui.review.parts import Choice, FilterChoices, GroupRow, QueueFilter

_QUOTED = 120
"""Code points of a place that its row quotes."""
_PAIR = "|"


def kind_of(item: Item) -> str:
    """Return what a row is listed under: the kind of disagreement, or why something agreed is looked at."""
    if item.section == LINKS and item.group.is_agreed:
        return parts.AGAIN
    return item.section if item.section in {SUGGESTED, SAMPLE} else item.group.kind


def row_of(item: Item, state: ArticleReview, scheme: Scheme, lang: str) -> GroupRow:
    """Return the row of an item; `state` is its article."""
    return GroupRow(
        place=item.group.place,
        kind=kind_of(item),
        quote=_quote(item.group, state, scheme, lang),
        state=parts.LATER if item.is_later else parts.OPEN,
        article=state.article.title,
    )


def _quote(group: Disagreement, state: ArticleReview, scheme: Scheme, lang: str) -> str:
    text = state.article.text
    for way in group.link_options:
        known = scheme.link_type(way.type)
        target = state.compared.by_place.get(way.target)
        if known is not None and target is not None:
            return f"{named(known.names, lang)} {text[target.start : min(target.end, target.start + _QUOTED)]}"
    return text[group.start : min(group.end, group.start + _QUOTED)]


def filters_of(chosen: QueueFilter) -> Filters:
    """Return the filters of the queue that a person chose in its menu."""
    pairs = [(one, other) for one, _, other in (pair.partition(_PAIR) for pair in sorted(chosen.pairs))]
    return Filters(kinds=chosen.kinds, labels=chosen.labels, pairs=pairs, articles=chosen.articles)


class Occurring(NamedTuple):
    """The kinds and labels that occur in what waits, and whose opinions."""

    kinds: frozenset[str]
    labels: frozenset[str]
    people: frozenset[str]


def occurring(items: Iterable[Item]) -> Occurring:
    """Return what occurs in items, as of one article."""
    kinds: set[str] = set()
    labels: set[str] = set()
    people: set[str] = set()
    for item in items:
        kinds.update((item.group.kind, *item.group.differences))
        for option in item.group.options:
            labels.update(label for _, _, label in option.parts)
            people.update(option.spans)
        people.update(item.group.nothing)
    return Occurring(frozenset(kinds), frozenset(labels), frozenset(people))


def choices_of(
    found: Iterable[Occurring], names: Mapping[str, str], scheme: Scheme, lang: str, article: Choice | None
) -> FilterChoices:
    """Return what there is to filter by: kinds, labels and pairs that occur in what waits, given for each article."""
    parted = list(found)
    kinds = {kind for one in parted for kind in one.kinds}
    labels = {label for one in parted for label in one.labels}
    people = {who for one in parted for who in one.people}
    return FilterChoices(
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        labels=tuple(Choice(label.id, named(label.names, lang)) for label in scheme.labels if label.id in labels),
        pairs=tuple(
            Choice(f"{one}{_PAIR}{other}", f"{names.get(one, one)} – {names.get(other, other)}")
            for one, other in combinations(sorted(people, key=lambda who: names.get(who, who)), 2)
        ),
        article=article,
    )
