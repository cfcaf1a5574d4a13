"""From a decision to the rows that change: gold follows from what was decided, so every act comes to the same diff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.domain.article import Json
from annotator.domain.checking import check_span
from annotator.domain.decision import Decision
from annotator.domain.disagreement import Disagreement
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import GOLD_ID, derived_id
from annotator.domain.link import Link
from annotator.domain.open_points import open_points
from annotator.domain.span import ADJUDICATED as BY_ADJUDICATOR
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, IN_PROGRESS
from annotator.services.review.made import ADJUDICATED, OWN_ARTICLE, PROVENANCE, VOTES, Draft, Made, seen
from annotator.services.review.offering import offers
from annotator.services.review.standing import Key, Tied, fits, is_by_hand, key_of
from annotator.services.review.state import ArticleReview


def decided(
    state: ArticleReview,
    group: Disagreement,
    decision: Decision,
    *,
    name: str,
    adjudicator: str,
    replaced: Iterable[Made] = (),
) -> Edit:
    """Return the edit that writes a decision about a group, and all rows of gold that follow from it.

    `replaced` are outdated decisions whose gold this one takes the place of. So it does of what was added by hand and
    is offered by the group.
    """
    before = state.decisions.get(decision.id)
    after = _without_offered(state, group, decision)
    replacing = [*replaced, *([before_made] if (before_made := state.made(group)) is not None else [])]
    gone = {draft.id for found in replacing for draft in found.spans or ()} - after.decided_ids
    gone |= {span.id for span in state.by_hand.values() if span.id not in after.by_hand}
    made = after.made(group)
    drafts = () if group.is_link else after.golden(group.place) or (made.spans if made else None) or ()
    _check_once(after, group, drafts)
    spans = {draft.id: gold_row(after, draft) for draft in drafts}
    changes = _changes(state, after, spans, gone - spans.keys(), is_all=False)
    return Edit(name, state.article.id, adjudicator, (*changes, Change(before, decision), *in_progress(state)))


def _without_offered(state: ArticleReview, group: Disagreement, decision: Decision) -> ArticleReview:
    """Return the article with a decision, and without what was added by hand that the group offers, taken or not."""
    after = state.with_decision(decision)
    if group.is_link:
        ends = {(it.link.type, *end) for it in state.link_choices(group) if it.link is not None for end in it.ends}
        left = {
            link.id: link
            for link in state.links.values()
            if not is_by_hand(link) or (link.type, link.source_id, link.target_id) not in ends
        }
        return replace(after, links=left)
    drafts = {draft.id for draft in after.golden(group.place) or ()}
    offered = {span.id for span in after.by_hand.values() if span.id not in drafts and offers(state, group, span)}
    return replace(after, spans={span_id: span for span_id, span in state.spans.items() if span_id not in offered})


def in_progress(state: ArticleReview) -> list[Change]:
    """Return the change that takes an article up which is decided in, added to, or was closed."""
    return [Change(state.work, replace(state.work, status=IN_PROGRESS))] if state.work.status != IN_PROGRESS else []


def seen_here(state: ArticleReview, adjudicator: str) -> list[Change]:
    """Return the change that says that an article is reviewed here, where no decision says so."""
    return [] if state.is_reviewed_here else [Change(None, seen(state.article.id, adjudicator))]


def closed(state: ArticleReview, *, adjudicator: str) -> Edit:
    """Return the edit that writes all gold of an article and finishes it: what is agreed is no row before."""
    spans = {draft.id: gold_row(state, draft) for draft in state.gold_spans()}
    changes = _changes(state, state, spans, state.spans.keys() - spans.keys() - state.by_hand.keys(), is_all=True)
    rows = _after(state, changes)
    left = open_points(
        state.scheme,
        [row for row in rows.values() if isinstance(row, Span)],
        [row for row in rows.values() if isinstance(row, Link)],
    )
    finished = replace(state.work, status=FINISHED, open_points=len(left))
    work = [Change(state.work, finished)] if finished != state.work else []
    return Edit("gold", state.article.id, adjudicator, (*changes, *seen_here(state, adjudicator), *work))


def gold_row(state: ArticleReview, draft: Draft) -> Span:
    """Return the row of a gold span, agreed or decided."""
    provenance = ADJUDICATED if draft.id in state.adjudicated_ids else state.agreed
    return Span(
        id=draft.id,
        article_id=state.article.id,
        annotator_id=GOLD_ID,
        start=draft.start,
        end=draft.end,
        label=draft.label,
        quote=state.article.text[draft.start : draft.end],
        attributes=state.scheme.in_order(draft.label, draft.attributes),
        origin=BY_ADJUDICATOR,
        scheme_version=state.scheme.version,
        extra=_extra(provenance, draft.votes, is_own=draft.id in state.own_ids),
    )


def gold_rows(state: ArticleReview) -> tuple[dict[str, Span], dict[str, Link]]:
    """Return all that is gold so far, by id, as rows: what is agreed is shown before it is one."""
    spans = {draft.id: gold_row(state, draft) for draft in state.gold_spans()}
    links = (_link(state, tie) for tie in state.tied)
    return {**spans, **state.by_hand}, {link.id: link for link in links}


def in_step(state: ArticleReview, wanted: Iterable[Key]) -> list[Change]:
    """Return what brings the rows that there are to what gold is now, as sources may have changed since.

    A row that waits for its group to be decided stays, unless it lies where something is `wanted`.
    """
    spans, _ = gold_rows(state)
    place = set(wanted)
    other = {
        span_id: spans[span_id]
        for span_id, row in state.spans.items()
        if span_id in spans and (key_of(row), row.attributes) != (key_of(spans[span_id]), spans[span_id].attributes)
    }
    gone = [
        row.id
        for row in state.spans.values()
        if row.id not in spans.keys() | state.decided_ids and (not state.changes.waiting or key_of(row) in place)
    ]
    return _changes(state, state, other, gone, is_all=False) if other or gone else []


def _after(state: ArticleReview, changes: Sequence[Change]) -> dict[str, object]:
    rows: dict[str, object] = {**state.spans, **state.links}
    for change in changes:
        rows.pop(change.row_id, None)
        if change.after is not None:
            rows[change.row_id] = change.after
    return rows


def _changes(
    state: ArticleReview, after: ArticleReview, spans: Mapping[str, Span], gone: Iterable[str], *, is_all: bool
) -> list[Change]:
    """Return what changes in gold, in an order in which each row may be written: `spans` are what they shall be."""
    taken = {key_of(span) for span in spans.values()}
    lost = {span_id for span_id in gone if span_id in state.spans}
    lost |= {row.id for row in state.spans.values() if row.id not in spans and key_of(row) in taken}
    there = {span_id: span for span_id, span in state.spans.items() if span_id not in lost} | dict(spans)
    links = _links(after, there, is_all=is_all)
    changed = [
        Change(state.spans.get(span_id), span) for span_id, span in spans.items() if state.spans.get(span_id) != span
    ]
    for change in changed:
        if isinstance(change.after, Span):
            check_span(state.scheme, state.article.text, change.after)
    return [
        *(Change(link, None) for link in state.links.values() if link.id not in links),
        *(Change(state.spans[span_id], None) for span_id in sorted(lost)),
        *_in_turn(changed),
        *(Change(state.links.get(link.id), link) for link in links.values() if state.links.get(link.id) != link),
    ]


def _in_turn(changes: Iterable[Change]) -> list[Change]:
    """Return changes of spans so that none comes to where another one still lies; new ones last."""
    waiting = sorted(changes, key=lambda change: change.before is None)
    done: list[Change] = []
    while waiting:
        held = {key_of(it.before): it for it in waiting if isinstance(it.before, Span)}
        free = [it for it in waiting if isinstance(it.after, Span) and held.get(key_of(it.after), it) is it]
        done += free or waiting
        waiting = [it for it in waiting if it not in done]
    return done


def _check_once(after: ArticleReview, group: Disagreement, drafts: Iterable[Draft]) -> None:
    """Raise UserError where what is decided for a group was decided for another one."""
    wanted = {key_of(draft) for draft in drafts}
    for other in after.compared.groups:
        made = after.made(other) if other.place != group.place else None
        if made is not None and not wanted.isdisjoint(key_of(draft) for draft in made.spans or ()):
            raise UserError(QT_TRANSLATE_NOOP("errors", "Gold has this text with this label already."))


def _links(after: ArticleReview, spans: Mapping[str, Span], *, is_all: bool) -> dict[str, Link]:
    """Return the links between spans that are rows: those of gold that are decided or rows, or with `is_all` all.

    One by hand stays with a row that waits to be decided.
    """
    labels = {span_id: span.label for span_id, span in spans.items()}
    links: dict[str, Link] = {}
    for tie in after.tied:
        link = _link(after, tie)
        if (is_all or tie.is_decided or link.id in after.links) and _fit(after, labels, link):
            links[link.id] = link if is_all or tie.is_decided else after.links[link.id]
    if not is_all:
        _keep_waiting(after, labels, links)
    return links


def _keep_waiting(after: ArticleReview, labels: Mapping[str, str], links: dict[str, Link]) -> None:
    golden = {draft.id for draft in after.gold_spans()} | after.by_hand.keys()
    drawn = {(link.type, link.source_id, link.target_id) for link in links.values()}
    for link in after.links.values():
        is_waiting = not {link.source_id, link.target_id} <= golden
        if is_by_hand(link) and is_waiting and _fit(after, labels, link) and _ends(link) not in drawn:
            links[link.id] = link


def _fit(state: ArticleReview, labels: Mapping[str, str], link: Link) -> bool:
    return fits(state.scheme, labels, link.type, link.source_id, link.target_id)


def _ends(link: Link) -> tuple[str, str, str]:
    return link.type, link.source_id, link.target_id


def _link(state: ArticleReview, tie: Tied) -> Link:
    """Return the row of a gold link; one by hand keeps its own."""
    if tie.row is not None:
        return replace(tie.row, source_id=tie.source, target_id=tie.target, position=tie.position)
    return Link(
        id=derived_id("gold link", state.article.id, tie.type, tie.source, tie.target),
        article_id=state.article.id,
        annotator_id=GOLD_ID,
        type=tie.type,
        source_id=tie.source,
        target_id=tie.target,
        position=tie.position,
        extra=_extra(tie.provenance, tie.votes, is_own=(tie.type, tie.source, tie.target) in state.own_ties),
    )


def _extra(provenance: str, votes: int, *, is_own: bool) -> dict[str, Json]:
    return {PROVENANCE: provenance, VOTES: votes, **({OWN_ARTICLE: True} if is_own else {})}
