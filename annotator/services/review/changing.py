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
from annotator.services.review.made import ADJUDICATED, AGREED, OWN_ARTICLE, PROVENANCE, VOTES, Draft, Made, Tie
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

    `replaced` are outdated decisions whose gold this one takes the place of.
    """
    before = state.decisions.get(decision.id)
    after = state.with_decision(decision)
    replacing = [*replaced, *([before_made] if (before_made := state.made(group)) is not None else [])]
    gone = {draft.id for found in replacing for draft in found.spans or ()} - after.decided_ids
    made = after.made(group)
    spans = {draft.id: gold_row(after, draft) for draft in (made.spans if made else None) or ()}
    changes = _changes(state, after, spans, gone, is_all=False)
    work = [Change(state.work, replace(state.work, status=IN_PROGRESS))] if state.work.status != IN_PROGRESS else []
    return Edit(name, state.article.id, adjudicator, (*changes, Change(before, decision), *work))


def closed(state: ArticleReview, *, adjudicator: str) -> Edit:
    """Return the edit that writes all gold of an article and finishes it: what is agreed is no row before."""
    by_hand = {span.id for span in state.spans.values() if PROVENANCE not in span.extra}
    spans = {
        draft.id: state.spans[draft.id]
        if draft.id in state.decided_ids and draft.id in state.spans
        else gold_row(state, draft)
        for draft in state.gold_spans()
    }
    changes = _changes(state, state, spans, state.spans.keys() - spans.keys() - by_hand, is_all=True)
    rows = _after(state, changes)
    left = open_points(
        state.scheme,
        [row for row in rows.values() if isinstance(row, Span)],
        [row for row in rows.values() if isinstance(row, Link)],
    )
    finished = replace(state.work, status=FINISHED, open_points=len(left))
    return Edit("gold", state.article.id, adjudicator, (*changes, Change(state.work, finished)))


def gold_row(state: ArticleReview, draft: Draft) -> Span:
    """Return the row of a gold span, agreed or decided."""
    return _span(state, draft, ADJUDICATED if draft.id in state.adjudicated_ids else AGREED)


def _after(state: ArticleReview, changes: Sequence[Change]) -> dict[str, object]:
    rows: dict[str, object] = {**state.spans, **state.links}
    for change in changes:
        rows.pop(change.row_id, None)
        if change.after is not None:
            rows[change.row_id] = change.after
    return rows


def _span(state: ArticleReview, draft: Draft, provenance: str) -> Span:
    scheme, text = state.scheme, state.article.text
    span = Span(
        id=draft.id,
        article_id=state.article.id,
        annotator_id=GOLD_ID,
        start=draft.start,
        end=draft.end,
        label=draft.label,
        quote=text[draft.start : draft.end],
        attributes=scheme.in_order(draft.label, draft.attributes),
        origin=BY_ADJUDICATOR,
        scheme_version=scheme.version,
        extra=_extra(provenance, draft.votes, is_own=draft.id in state.own_ids),
    )
    check_span(scheme, text, span)
    return span


def _changes(
    state: ArticleReview, after: ArticleReview, spans: Mapping[str, Span], gone: Iterable[str], *, is_all: bool
) -> list[Change]:
    """Return what changes in gold, in an order in which each row may be written: `spans` are what they shall be."""
    lost = {span_id for span_id in gone if span_id in state.spans}
    there = {span_id: span for span_id, span in state.spans.items() if span_id not in lost} | dict(spans)
    _check_once(there.values())
    links = _links(after, there, is_all=is_all)
    kept = {link.id: link for link in state.links.values() if link.id in links or _is_by_hand(link, there, state)}
    changed = [
        Change(state.spans.get(span_id), span) for span_id, span in spans.items() if state.spans.get(span_id) != span
    ]
    return [
        *(Change(link, None) for link in state.links.values() if link.id not in kept),
        *(Change(state.spans[span_id], None) for span_id in sorted(lost)),
        *sorted(changed, key=lambda change: change.before is None),
        *(Change(state.links.get(link.id), link) for link in links.values() if state.links.get(link.id) != link),
    ]


def _check_once(spans: Iterable[Span]) -> None:
    seen: set[tuple[int, int, str]] = set()
    for span in spans:
        place = (span.start, span.end, span.label)
        if place in seen:
            raise UserError(QT_TRANSLATE_NOOP("errors", "Gold has this text with this label already."))
        seen.add(place)


def _links(after: ArticleReview, spans: Mapping[str, Span], *, is_all: bool) -> dict[str, Link]:
    """Return the gold links between spans that are rows, of ordered types with their positions."""
    known = {link_type.id: link_type for link_type in after.scheme.link_types}
    positions: dict[tuple[str, str], int] = {}
    links: dict[str, Link] = {}
    for tie, is_decided, provenance in after.gold_ties():
        link_type = known[tie.type]
        source, target = spans.get(tie.source), spans.get(tie.target)
        if source is None or target is None:
            continue
        if source.label not in link_type.sources or target.label not in link_type.targets:
            continue
        at = positions.setdefault((tie.source, tie.type), 0) if link_type.ordered else 0
        positions[tie.source, tie.type] = at + 1
        if is_all or is_decided:
            link = _link(after, tie, provenance, at)
            links[link.id] = link
        elif _link_id(after, tie) in after.links:
            links[_link_id(after, tie)] = after.links[_link_id(after, tie)]
    return links


def links_of(state: ArticleReview, spans: Mapping[str, Span]) -> dict[str, Link]:
    """Return all gold links of an article, agreed or decided, between these spans, by their ids."""
    return _links(state, spans, is_all=True)


def _link_id(state: ArticleReview, tie: Tie) -> str:
    return derived_id("gold link", state.article.id, tie.type, tie.source, tie.target)


def _link(state: ArticleReview, tie: Tie, provenance: str, position: int) -> Link:
    return Link(
        id=_link_id(state, tie),
        article_id=state.article.id,
        annotator_id=GOLD_ID,
        type=tie.type,
        source_id=tie.source,
        target_id=tie.target,
        position=position,
        extra=_extra(provenance, tie.votes, is_own=(tie.type, tie.source, tie.target) in state.own_ties),
    )


def _extra(provenance: str, votes: int, *, is_own: bool) -> dict[str, Json]:
    return {PROVENANCE: provenance, VOTES: votes, **({OWN_ARTICLE: True} if is_own else {})}


def _is_by_hand(link: Link, spans: Mapping[str, Span], state: ArticleReview) -> bool:
    """Whether a link was added by the adjudicator, and both its ends are still there and of labels that it may tie."""
    source, target = spans.get(link.source_id), spans.get(link.target_id)
    known = state.scheme.link_type(link.type)
    if PROVENANCE in link.extra or source is None or target is None or known is None:
        return False
    return source.label in known.sources and target.label in known.targets
