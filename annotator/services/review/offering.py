"""What annotators marked of the things that an adjudicator added by hand: who has it so, and which group offers it."""

from __future__ import annotations

from collections.abc import Hashable

from annotator.domain.disagreement import Disagreement
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.services.review.standing import Key, form_of, key_of
from annotator.services.review.state import ArticleReview


def offers(state: ArticleReview, group: Disagreement, span: Span) -> bool:
    """Whether somebody marked in a group what a span by hand says."""
    text = state.article.text
    wanted = form_of(text, key_of(span))
    return any(form_of(text, part) == wanted for option in group.options for part in option.parts)


class Votes:
    """How many annotators have something of an article just so, in whatever group it lies."""

    def __init__(self, state: ArticleReview) -> None:
        self._state = state
        self._marked: dict[Key, list[tuple[str, tuple[Hashable, ...], int]]] = {}
        for group in state.compared.groups:
            for option in group.options:
                for part, values in zip(option.parts, option.values, strict=True):
                    found = (group.place, state.comparer.forms(part[2], values), option.votes)
                    self._marked.setdefault(form_of(state.article.text, part), []).append(found)

    def elsewhere(self, span: Span) -> int:
        """Return how many have a gold span just so, values included, in groups that it does not come from."""
        state = self._state
        found = self._marked.get(form_of(state.article.text, key_of(span)), [])
        if not found:
            return 0
        own, forms = state.places_of(span.id), state.comparer.forms(span.label, span.attributes)
        return sum(votes for place, other, votes in found if place not in own and other == forms)

    def of_link(self, link: Link) -> int:
        """Return how many link the same two gold spans in this way."""
        ends = (link.source_id, link.target_id)
        return sum(
            choice.votes
            for group in self._state.compared.links
            for choice in self._state.link_choices(group)
            if choice.link is not None and choice.link.type == link.type and ends in choice.ends
        )
