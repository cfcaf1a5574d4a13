"""What an adjudicator does to gold while an article is read through, as the annotator would do it to their own labels.

The edit is built by `annotating` from all gold of the article. What nobody marked is a row of gold by hand; what was
agreed or decided is decided anew with it, so that gold still follows from the decisions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annotator.domain.article import Json
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.link import Link
from annotator.domain.span import ADJUDICATED, Span
from annotator.services import annotating
from annotator.services.review import deciding
from annotator.services.review.changing import gold_row, links_of
from annotator.services.review.deciding import Act
from annotator.services.review.made import OWN_ARTICLE, PROVENANCE
from annotator.services.review.state import ArticleReview

DECIDED_BY = "decided_by"
"""Key of a row of gold by hand, beside its own: the id of the adjudicator who added it."""
_ACTS = {"move": deciding.MOVE, "relabel": deciding.LABEL, "delete": deciding.NOTHING, "unlink": deciding.NOTHING}


def gold_labels(state: ArticleReview) -> tuple[dict[str, Span], dict[str, Link]]:
    """Return all that is gold so far, by id: rows, and what is agreed and no row before closing."""
    spans = {draft.id: gold_row(state, draft) for draft in state.gold_spans()} | dict(state.spans)
    return spans, links_of(state, spans) | dict(state.links)


def add_span(state: ArticleReview, start: int, end: int, label: str, attributes: Mapping[str, Json], act: Act) -> Edit:
    """Return the edit that adds a span which nobody marked."""
    edit = annotating.add_span(
        state.scheme,
        state.article,
        state.work,
        gold_labels(state)[0].values(),
        start=start,
        end=end,
        label=label,
        attributes=attributes,
    )
    return by_hand(state, edit, act)


def add_link(state: ArticleReview, source: str, target: str, link_type: str, act: Act) -> Edit:
    """Return the edit that ties two gold spans; one that all agree on becomes a row with it."""
    spans, links = gold_labels(state)
    if source not in spans or target not in spans:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Gold has no such span any more."))
    edit = annotating.add_link(state.scheme, state.work, links.values(), spans[source], spans[target], link_type)
    return by_hand(state, edit, act)


def by_hand(state: ArticleReview, edit: Edit, act: Act) -> Edit:
    """Return an edit of gold's labels, as an annotator would make it, as the adjudicator's."""
    span = next((change for change in edit.of(Span) if state.place_of(change.row_id)), None)
    if span is not None:
        return _amended(state, span, edit.name, act)
    link = next((change.row for change in edit.of(Link) if change.after is None), None)
    if isinstance(link, Link) and PROVENANCE in link.extra:
        return _untied(state, link, edit, act)
    changes = [_as_gold(state, change, act) for change in edit.changes]
    return replace(edit, annotator_id=act.adjudicator, changes=(*_become_rows(state, edit), *changes))


def _as_gold(state: ArticleReview, change: Change, act: Act) -> Change:
    """Return a change by hand; what it adds says who added it, and whether they read the article too."""
    row = change.after
    if change.before is not None or not isinstance(row, Span | Link):
        return change
    extra = {**row.extra, DECIDED_BY: act.adjudicator, **({OWN_ARTICLE: True} if state.is_own else {})}
    if isinstance(row, Span):
        return Change(None, replace(row, origin=ADJUDICATED, extra=extra))
    return Change(None, replace(row, extra=extra))


def _become_rows(state: ArticleReview, edit: Edit) -> list[Change]:
    """Return what makes rows of the agreed spans that a new link ties."""
    drafts = {draft.id: draft for draft in state.gold_spans()}
    ties = [change.after for change in edit.of(Link) if isinstance(change.after, Link)]
    ends = dict.fromkeys(end for link in ties for end in (link.source_id, link.target_id))
    return [Change(None, gold_row(state, drafts[end])) for end in ends if end not in state.spans and end in drafts]


def _amended(state: ArticleReview, change: Change, name: str, act: Act) -> Edit:
    """Decide anew what was agreed or decided: one of the gold spans of a group is another one, or is not there."""
    before, after = change.before, change.after
    if isinstance(before, Span) and isinstance(after, Span) and before.note != after.note:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This span comes from a decision: a note can be written where it is decided.")
        )
    place = state.place_of(change.row_id)
    drafts = list(state.golden(place) or ())
    at = next(number for number, draft in enumerate(drafts) if draft.id == change.row_id)
    if isinstance(after, Span):
        drafts[at] = replace(
            drafts[at], start=after.start, end=after.end, label=after.label, attributes=dict(after.attributes)
        )
    else:
        del drafts[at]
    return deciding.amend(state, state.compared.by_place[place], tuple(drafts), _ACTS.get(name, deciding.TAKE), act)


def _untied(state: ArticleReview, link: Link, edit: Edit, act: Act) -> Edit:
    """Decide anew that a link which was agreed or decided is not there."""
    if any(change.after is not None for change in edit.of(Link)):
        raise UserError(QT_TRANSLATE_NOOP("errors", "A span can have one link of this type only."))
    for group in state.compared.links:
        ties = [tie for tie, _, _ in state.ties_in(group)]
        left = tuple(tie for tie in ties if (tie.type, tie.source, tie.target) != _ends(link))
        if len(left) < len(ties):
            return deciding.amend_links(state, group, left, act)
    raise UserError(QT_TRANSLATE_NOOP("errors", "There is no link to remove."))


def _ends(link: Link) -> tuple[str, str, str]:
    return link.type, link.source_id, link.target_id
