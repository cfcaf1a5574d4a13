"""What an adjudicator does to gold while an article is read through, as the annotator would do it to their own labels.

The edit is built by `annotating` from all gold of the article. What nobody marked is a row of gold by hand; what was
agreed or decided is decided anew with it, so that gold still follows from the decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.domain.article import Json
from annotator.domain.disagreement import Disagreement
from annotator.domain.edit import Change, Edit, Row
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.link import Link
from annotator.domain.span import ADJUDICATED, Span
from annotator.domain.work import Work
from annotator.services import annotating
from annotator.services.review import deciding, likeness
from annotator.services.review.changing import gold_row, gold_rows, in_progress, in_step, seen_here
from annotator.services.review.deciding import Act
from annotator.services.review.made import OWN_ARTICLE, PROVENANCE, Draft, Tie
from annotator.services.review.standing import form_of, key_of
from annotator.services.review.state import ArticleReview

DECIDED_BY = "decided_by"
"""Key of a row of gold by hand, beside its own: the id of the adjudicator who added it."""
_ACTS = {"move": deciding.MOVE, "relabel": deciding.LABEL, "delete": deciding.NOTHING, "unlink": deciding.NOTHING}


def gold_labels(state: ArticleReview) -> tuple[dict[str, Span], dict[str, Link]]:
    """Return all that is gold so far, by id: rows, and what is agreed and no row before closing.

    A span whose values are still to be decided is shown without them.
    """
    spans, links = gold_rows(state)
    begun = {span_id: span for span_id, span in state.spans.items() if span_id in state.decided_ids}
    return {**begun, **spans}, links


def add_span(state: ArticleReview, start: int, end: int, label: str, attributes: Mapping[str, Json], act: Act) -> Edit:
    """Return the edit that adds a span which nobody marked."""
    edit = annotating.add_span(
        state.scheme,
        state.article,
        state.work_now,
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
    edit = annotating.add_link(state.scheme, state.work_now, links.values(), spans[source], spans[target], link_type)
    return by_hand(state, edit, act)


def by_hand(state: ArticleReview, edit: Edit, act: Act) -> Edit:
    """Return an edit of gold's labels, as an annotator would make it, as the adjudicator's."""
    span = next((change for change in edit.of(Span) if state.places_of(change.row_id)), None)
    if span is not None:
        return _amended(state, span, edit.name, act)
    link = next((change.row for change in edit.of(Link) if change.after is None), None)
    if isinstance(link, Link) and PROVENANCE in link.extra:
        return _untied(state, link, edit, act)
    placed = [change.after for change in edit.of(Span) if isinstance(change.after, Span)]
    _check_once(state, placed)
    step = in_step(state, map(key_of, placed))
    state = likeness.after(state, replace(edit, changes=tuple(step)))
    changes = [_as_gold(state, change, act) for change in edit.changes if not isinstance(change.row, Work)]
    begun = [*seen_here(state, act.adjudicator), *in_progress(state)]
    rows = _become_rows(state, edit)
    return replace(edit, annotator_id=act.adjudicator, changes=(*step, *rows, *changes, *begun))


def _check_once(state: ArticleReview, placed: Iterable[Span]) -> None:
    """Raise UserError where what is placed by hand is gold already, whatever quotation marks are around it."""
    text = state.article.text
    there = {form_of(text, key_of(draft)) for draft in state.gold_spans()}
    if any(form_of(text, key_of(span)) in there for span in placed):
        raise UserError(QT_TRANSLATE_NOOP("errors", "Gold has this text with this label already."))


def _as_gold(state: ArticleReview, change: Change, act: Act) -> Change:
    """Return a change by hand; what it adds says who added it, and whether they read the article too."""
    row = change.after
    stored: Mapping[str, Row] = {**state.spans, **state.links}
    if change.before is not None or not isinstance(row, Span | Link):
        return replace(change, before=stored.get(change.row_id, change.before))
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
    first, *others = [(state, state.compared.by_place[place]) for place in state.places_of(change.row_id)]
    what = _ACTS.get(name, deciding.TAKE)

    def amend(now: ArticleReview, group: Disagreement) -> Edit:
        changed = after if group is first[1] and isinstance(after, Span) else None
        return deciding.amend(now, group, _with(now.golden(group.place) or (), change.row_id, changed), what, act)

    return likeness.together([*others, first], amend, act.name) if others else amend(*first)


def _with(drafts: Iterable[Draft], span_id: str, changed: Span | None) -> tuple[Draft, ...]:
    """Return the gold spans of a group with one of them changed, or without it."""
    return tuple(
        replace(draft, start=changed.start, end=changed.end, label=changed.label, attributes=dict(changed.attributes))
        if changed is not None and draft.id == span_id
        else draft
        for draft in drafts
        if changed is not None or draft.id != span_id
    )


def _untied(state: ArticleReview, link: Link, edit: Edit, act: Act) -> Edit:
    """Decide anew that a link which was agreed or decided is not there, wherever it is said."""
    if any(change.after is not None for change in edit.of(Link)):
        raise UserError(QT_TRANSLATE_NOOP("errors", "A span can have one link of this type only."))
    groups = state.compared.links
    found = [(state, group) for group in groups if len(_left(state, group, link)) < len(_ties(state, group))]
    if not found:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no link to remove."))

    def amend(now: ArticleReview, group: Disagreement) -> Edit:
        return deciding.amend_links(now, group, _left(now, group, link), act)

    return likeness.together(found, amend, act.name) if len(found) > 1 else amend(*found[0])


def _ties(state: ArticleReview, group: Disagreement) -> list[Tie]:
    return [tie for tie, _, _ in state.ties_in(group)]


def _left(state: ArticleReview, group: Disagreement, link: Link) -> tuple[Tie, ...]:
    """Return the links of a group without this one."""
    return tuple(tie for tie in _ties(state, group) if (tie.type, tie.source, tie.target) != _ends(link))


def _ends(link: Link) -> tuple[str, str, str]:
    return link.type, link.source_id, link.target_id
