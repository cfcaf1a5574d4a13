"""The notes of a review, and what one of them comes to as an entry of the guidelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.disagreement import Disagreement
from annotator.services.guiding import example_of, with_entry
from annotator.services.review.state import ArticleReview


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNote:
    """A note on a decision, the group that it is about, and the words in question."""

    place: str
    article_id: str
    title: str
    kind: str
    quote: str
    note: str


def notes_of(states: Iterable[ArticleReview]) -> Iterator[ReviewNote]:
    """Yield the notes on groups that there are, in the list's order and then as the text is read."""
    for state in states:
        for group in (*state.compared.groups, *state.compared.links):
            decision = state.decision(group)
            if decision is not None and decision.note:
                yield ReviewNote(
                    place=group.place,
                    article_id=group.article_id,
                    title=state.article.title,
                    kind=group.kind,
                    quote=state.article.text[group.start : group.end],
                    note=decision.note,
                )


def guidelines_with(text: str, state: ArticleReview, group: Disagreement, rule: str) -> str:
    """Return guidelines with a rule and this place as its example, in the section about the label decided here.

    Where nothing is decided yet, or there is nothing, the first option stands for it; of links their source.
    """
    label, start, end = _example(state, group)
    return with_entry(text, state.scheme, label, rule, example_of(state.article, start, end))


def _example(state: ArticleReview, group: Disagreement) -> tuple[str, int, int]:
    if group.is_link:
        group = state.compared.by_place[group.link_options[0].source]
    golden = state.golden(group.place)
    if golden:
        return golden[0].label, golden[0].start, golden[0].end
    start, end, label = group.options[0].parts[0]
    return label, start, end
