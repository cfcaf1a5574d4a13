"""Gold as it goes out: where each span comes from, how many marked it so, and on request what was decided against.

Articles that are not finished as gold, and those that one person alone has finished, are left out unless asked for.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from annotator.domain.article import Json
from annotator.domain.decision import Decision
from annotator.domain.ids import GOLD_ID, derived_id
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span, reading_order
from annotator.domain.work import FINISHED, GOLD, IN_PROGRESS, Annotator
from annotator.services.review.changing import gold_row, links_of
from annotator.services.review.loading import load_article
from annotator.services.review.made import ADJUDICATED, OWN_ARTICLE, PROVENANCE, REJECTED, SINGLE, VOTES, made
from annotator.store.project import Project

_REJECTED_LINKS = "rejected_links"
_Row = TypeVar("_Row", Span, Link)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldParts:
    """What goes out beside finished gold: rejected options, articles still in review, articles of one person."""

    rejected: bool = False
    undecided: bool = False
    single: bool = False


def gold_records(project: Project, parts: GoldParts) -> Iterator[LabelledRecord]:
    """Yield the gold of a project, sorted by article id, one article in memory at a time."""
    finished = _there(project, parts)
    others = _unfinished(project, parts) if parts.undecided or parts.single else iter(())
    yield from heapq.merge(finished, others, key=lambda record: record.article.id)


def _there(project: Project, parts: GoldParts) -> Iterator[LabelledRecord]:
    """Yield the gold that is there: of finished articles, and what came from elsewhere for articles in no review."""
    in_review = _in_review(project)
    for record in project.labelled_records(gold=True):
        if record.status == FINISHED or record.article.id not in in_review:
            decisions = project.decisions(record.article.id)
            told = replace(
                record,
                spans=tuple(_told(span) for span in record.spans),
                links=tuple(_told(link) for link in record.links),
            )
            told = _with_own(told, decisions)
            yield _with_rejected(told, decisions) if parts.rejected else told


def _in_review(project: Project) -> set[str]:
    return {article_id for article_id, people in project.finished().items() if len(people) > 1}


def _told(row: _Row) -> _Row:
    """Return a row of gold that says where it comes from; what was added at the read-through is the adjudicator's."""
    return row if PROVENANCE in row.extra else replace(row, extra={PROVENANCE: ADJUDICATED, VOTES: 0, **row.extra})


def _with_own(record: LabelledRecord, decisions: Iterable[Decision]) -> LabelledRecord:
    """Return the record, saying it where somebody decided in it who reads the article too."""
    is_own = any(found.is_own and (found.spans, found.links) != (None, None) for found in map(made, decisions))
    extras = [*(span.extra for span in record.spans), *(link.extra for link in record.links)]
    if not is_own and not any(OWN_ARTICLE in extra for extra in extras):
        return record
    return replace(record, extra={**record.extra, OWN_ARTICLE: True})


# Articles without finished gold


def _unfinished(project: Project, parts: GoldParts) -> Iterator[LabelledRecord]:
    gold = next(person for person in project.annotators() if person.role == GOLD)
    golden = {record.article.id for record in project.labelled_records(gold=True)} if parts.single else set()
    for article_id, records in groupby(project.labelled_records(), key=lambda record: record.article.id):
        found = [record for record in records if record.status == FINISHED]
        if not found or project.work(article_id, GOLD_ID).status == FINISHED:
            continue
        if len(found) == 1 and parts.single and article_id not in golden:
            yield _single(found[0], gold)
        elif len(found) > 1 and parts.undecided:
            decisions = project.decisions(article_id)
            record = _with_own(_undecided(project, found, gold), decisions)
            yield _with_rejected(record, decisions) if parts.rejected else record


def _single(record: LabelledRecord, gold: Annotator) -> LabelledRecord:
    """Return one person's labels as gold; the rows get ids of their own, since gold owns them."""
    ids = {span.id: derived_id("gold", span.id) for span in record.spans}
    extra: Mapping[str, Json] = {PROVENANCE: SINGLE, VOTES: 1}
    spans = [
        replace(span, id=ids[span.id], annotator_id=gold.id, note="", extra={**span.extra, **extra})
        for span in record.spans
    ]
    links = [
        replace(
            link,
            id=derived_id("gold", link.id),
            annotator_id=gold.id,
            source_id=ids[link.source_id],
            target_id=ids[link.target_id],
            extra={**link.extra, **extra},
        )
        for link in record.links
    ]
    return replace(record, annotator=gold, spans=tuple(sorted(spans, key=reading_order)), links=tuple(links))


def _undecided(project: Project, records: Sequence[LabelledRecord], gold: Annotator) -> LabelledRecord:
    """Return what is gold so far in an article under review: what all agree on, and what was decided."""
    people = [record.annotator.id for record in records if record.annotator is not None]
    state = load_article(project, records[0].article.id, people, adjudicator="", position=0)
    spans = {span.id: _told(span) for span in state.spans.values()}
    spans |= {draft.id: gold_row(state, draft) for draft in state.gold_spans()}
    links = {link.id: _told(link) for link in state.links.values()} | links_of(state, spans)
    return replace(
        records[0],
        annotator=gold,
        status=IN_PROGRESS,
        spans=tuple(sorted(spans.values(), key=reading_order)),
        links=tuple(links.values()),
        extra=records[0].article.extra,
    )


# What was decided against


def _with_rejected(record: LabelledRecord, decisions: Iterable[Decision]) -> LabelledRecord:
    """Return the record with the options that were not taken: at the gold span that was, else at the record."""
    text = record.article.text
    at_span: dict[str, list[Json]] = {}
    alone: list[Json] = []
    links: list[Json] = []
    there = {(span.start, span.end, span.label) for span in record.spans}
    for decision in decisions:
        found = made(decision)
        if found.links is not None:
            links += _rejected_links(decision, found.taken)
        elif found.spans is not None:
            taken = [draft.id for draft in found.spans]
            options = [
                option
                for option in decision.options
                if option["parts"] != [[draft.start, draft.end, draft.label] for draft in found.spans]
                or option["attributes"] != [dict(draft.attributes) for draft in found.spans]
            ]
            rows = [_rejected(part, values, option, text) for option in options for part, values in _parts(option)]
            if taken:
                at_span.setdefault(taken[0], []).extend(rows)
            else:
                alone += [row for row in rows if (row["start"], row["end"], row["label"]) not in there]
    spans = tuple(
        replace(span, extra={**span.extra, REJECTED: at_span[span.id]}) if at_span.get(span.id) else span
        for span in record.spans
    )
    more = {REJECTED: alone, _REJECTED_LINKS: links}
    return replace(record, spans=spans, extra={**record.extra, **{key: rows for key, rows in more.items() if rows}})


def _parts(option: Mapping[str, Json]) -> Iterator[tuple[Json, Json]]:
    return zip(option["parts"], option["attributes"], strict=True)


def _rejected(part: Sequence[Json], values: Json, option: Mapping[str, Json], text: str) -> dict[str, Json]:
    start, end, label = part
    return {
        "start": start,
        "end": end,
        "label": label,
        "text": text[start:end],
        "attributes": values,
        "votes": len(option["by"]),
    }


def _rejected_links(decision: Decision, taken: Collection[int]) -> Iterator[Json]:
    """Yield the links that were not taken, by the extents of the groups at their ends."""
    for number, option in enumerate(decision.options):
        if number not in taken:
            for target in option["to"]:
                yield {"type": option["type"], "from": option["from"], "to": target, "votes": len(option["by"])}
