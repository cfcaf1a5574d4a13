"""The end of an article: all that is gold in it is shown, and it is finished as gold, or taken up again."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.span import Mark, reading_order
from annotator.domain.work import IN_PROGRESS
from annotator.services import annotating
from annotator.services.review.by_hand import gold_labels
from annotator.services.review.changing import closed, seen_here
from annotator.services.review.state import ArticleReview


def close(state: ArticleReview, *, adjudicator: str) -> Edit:
    """Return the edit that finishes an article as gold. Raises UserError where it is finished already."""
    if state.is_closed:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The article has this status already."))
    return closed(state, adjudicator=adjudicator)


def reopen(state: ArticleReview, *, adjudicator: str) -> Edit:
    """Return the edit that takes up an article again that was finished as gold."""
    edit = annotating.set_status(state.work, IN_PROGRESS)
    return replace(edit, annotator_id=adjudicator, changes=(*edit.changes, *seen_here(state, adjudicator)))


def marks(state: ArticleReview) -> list[Mark]:
    """Return all that is gold so far, in reading order: rows, and what is agreed and no row before closing."""
    found = [Mark(span.id, span.start, span.end, span.label) for span in gold_labels(state)[0].values()]
    return sorted(found, key=reading_order)
