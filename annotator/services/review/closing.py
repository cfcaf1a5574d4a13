"""The read-through at the end of an article: what everybody missed is added, then it is finished as gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annotator.domain.article import Json
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.link import Link
from annotator.domain.span import ADJUDICATED, Mark, Span
from annotator.domain.work import IN_PROGRESS
from annotator.services import annotating
from annotator.services.review.changing import closed, gold_row
from annotator.services.review.made import OWN_ARTICLE
from annotator.services.review.state import ArticleReview


def close(state: ArticleReview, *, adjudicator: str) -> Edit:
    """Return the edit that finishes an article as gold. Raises UserError where it is finished already."""
    if state.is_closed:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The article has this status already."))
    return closed(state, adjudicator=adjudicator)


def reopen(state: ArticleReview, *, adjudicator: str) -> Edit:
    """Return the edit that takes up an article again that was finished as gold."""
    return replace(annotating.set_status(state.work, IN_PROGRESS), annotator_id=adjudicator)


def marks(state: ArticleReview) -> list[Mark]:
    """Return all that is gold so far, in reading order: rows, and what is agreed and no row before closing."""
    found = {draft.id: Mark(draft.id, draft.start, draft.end, draft.label) for draft in state.gold_spans()}
    found |= {span.id: Mark(span.id, span.start, span.end, span.label) for span in state.spans.values()}
    return sorted(found.values(), key=lambda mark: (mark.start, -mark.end, mark.label, mark.id))


def add_span(
    state: ArticleReview, start: int, end: int, label: str, attributes: Mapping[str, Json], *, adjudicator: str
) -> Edit:
    """Return the edit that adds a span which nobody marked."""
    edit = annotating.add_span(
        state.scheme,
        state.article,
        state.work,
        marks(state),
        start=start,
        end=end,
        label=label,
        attributes=attributes,
        origin=ADJUDICATED,
    )
    return replace(edit, annotator_id=adjudicator, changes=_recorded(state, edit.changes))


def _recorded(state: ArticleReview, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return changes whose new rows say it where the adjudicator reads the article too."""
    if not state.is_own:
        return changes
    return tuple(
        replace(change, after=replace(change.after, extra={**change.after.extra, OWN_ARTICLE: True}))
        if change.before is None and isinstance(change.after, Span | Link)
        else change
        for change in changes
    )


def add_link(state: ArticleReview, source: str, target: str, link_type: str, *, adjudicator: str) -> Edit:
    """Return the edit that ties two gold spans; one that all agree on becomes a row with it."""
    start, end = _row(state, source), _row(state, target)
    edit = annotating.add_link(state.scheme, state.work, state.links.values(), start, end, link_type)
    new = [Change(None, span) for span in (start, end) if span.id not in state.spans]
    return replace(edit, annotator_id=adjudicator, changes=(*new, *_recorded(state, edit.changes)))


def _row(state: ArticleReview, span_id: str) -> Span:
    if span_id in state.spans:
        return state.spans[span_id]
    for draft in state.gold_spans():
        if draft.id == span_id:
            return gold_row(state, draft)
    raise UserError(QT_TRANSLATE_NOOP("errors", "Gold has no such span any more."))
