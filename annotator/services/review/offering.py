"""What annotators marked of the things that an adjudicator added by hand: who has it so, and which group offers it."""

from __future__ import annotations

from annotator.domain.disagreement import Disagreement
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.services.review.standing import form_of, key_of
from annotator.services.review.state import ArticleReview


def offers(state: ArticleReview, group: Disagreement, span: Span) -> bool:
    """Whether somebody marked in a group what a span by hand says."""
    text = state.article.text
    wanted = form_of(text, key_of(span))
    return any(form_of(text, part) == wanted for option in group.options for part in option.parts)


def votes_for(state: ArticleReview, span: Span) -> int:
    """Return how many annotators have a span by hand just so, values included."""
    text, wanted = state.article.text, form_of(state.article.text, key_of(span))
    forms = state.comparer.forms(span.label, span.attributes)
    return sum(
        option.votes
        for group in state.compared.groups
        for option in group.options
        if any(
            form_of(text, part) == wanted and state.comparer.forms(part[2], values) == forms
            for part, values in zip(option.parts, option.values, strict=True)
        )
    )


def votes_for_link(state: ArticleReview, link: Link) -> int:
    """Return how many annotators link the same two gold spans in this way."""
    return sum(
        choice.votes
        for group in state.compared.links
        for choice in state.link_choices(group)
        if choice.link is not None and choice.link.type == link.type and (link.source_id, link.target_id) in choice.ends
    )
