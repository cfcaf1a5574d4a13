"""What waits in a review as rows and choices of its queue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

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


def rows_of(items: Iterable[Item], states: Mapping[str, ArticleReview], scheme: Scheme, lang: str) -> list[GroupRow]:
    """Return a row for each item, in their order."""
    return [
        GroupRow(
            place=item.group.place,
            kind=kind_of(item),
            quote=_quote(item.group, states[item.group.article_id], scheme, lang),
            state=parts.LATER if item.is_later else parts.OPEN,
            article=states[item.group.article_id].article.title,
        )
        for item in items
    ]


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


def choices_of(
    items: Sequence[Item], names: Mapping[str, str], scheme: Scheme, lang: str, article: Choice | None
) -> FilterChoices:
    """Return what there is to filter by: kinds, labels and pairs that occur in what waits."""
    kinds: Counter[str] = Counter()
    labels: set[str] = set()
    people: set[str] = set()
    for item in items:
        kinds.update((item.group.kind, *item.group.differences))
        labels |= {label for option in item.group.options for _, _, label in option.parts}
        people |= {who for option in item.group.options for who in option.spans} | set(item.group.nothing)
    return FilterChoices(
        kinds=tuple(kind for kind in KINDS if kinds[kind]),
        labels=tuple(Choice(label.id, named(label.names, lang)) for label in scheme.labels if label.id in labels),
        pairs=tuple(
            Choice(f"{one}{_PAIR}{other}", f"{names.get(one, one)} – {names.get(other, other)}")
            for one, other in combinations(sorted(people, key=lambda who: names.get(who, who)), 2)
        ),
        article=article,
    )
