"""Gold as it goes out: where each span comes from, how many marked it so, and on request what was decided against.

Articles that are not finished as gold, or whose sources were changed since, and those that one person alone has
finished, are left out unless asked for.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from annotator.domain.article import Json
from annotator.domain.decision import Decision
from annotator.domain.ids import derived_id
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span, reading_order
from annotator.domain.work import FINISHED, GOLD, IN_PROGRESS, Annotator
from annotator.services.review.changing import gold_rows
from annotator.services.review.loading import load_article
from annotator.services.review.made import ADJUDICATED, NOTE, OWN_ARTICLE, PROVENANCE, REJECTED, SINGLE, VOTES, made
from annotator.services.review.offering import Votes
from annotator.services.review.standing import key_of
from annotator.services.review.state import ArticleReview
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
    """Yield the gold of a project, sorted by article id, one article in memory at a time.

    It is what the sources and decisions come to now; an article that was closed and whose sources say something else
    since is under review again.
    """
    gold = next(person for person in project.annotators() if person.role == GOLD)
    by_article: Callable[[LabelledRecord], str] = lambda record: record.article.id  # noqa: E731
    everybody = heapq.merge(project.labelled_records(), project.labelled_records(gold=True), key=by_article)
    for _, records in groupby(everybody, key=by_article):
        found = _Article(project, gold, list(records), parts).record()
        if found is not None:
            yield found


class _Article:
    """One article: what everybody has finished of it, what is stored of gold, and what was decided."""

    def __init__(self, project: Project, gold: Annotator, records: Sequence[LabelledRecord], parts: GoldParts) -> None:
        self._project, self._gold, self._parts = project, gold, parts
        self._stored = next((record for record in records if _is_gold(record)), None)
        self._finished = [record for record in records if not _is_gold(record) and record.status == FINISHED]
        self._id = records[0].article.id
        self._decisions = project.decisions(self._id)

    def record(self) -> LabelledRecord | None:
        """Return the gold of the article; None where it is not asked for."""
        is_here = any(made(decision).act != NOTE for decision in self._decisions)
        stored, readers, parts = self._stored, len(self._finished), self._parts
        is_finished = stored is not None and stored.status == FINISHED
        if is_here or (readers > 1 and not is_finished):
            is_wanted = parts.undecided or (parts.single and readers == 1)
            return self._reviewed(is_wanted=is_wanted) if is_wanted or (is_here and is_finished) else None
        if stored is not None:  # from elsewhere
            told = replace(
                stored,
                spans=tuple(_told(span) for span in stored.spans),
                links=tuple(_told(link) for link in stored.links),
            )
            return self._whole(told)
        return _single(self._finished[0], self._gold) if readers == 1 and parts.single else None

    def _reviewed(self, *, is_wanted: bool) -> LabelledRecord | None:
        """Return the gold of an article that is reviewed here: closed, or what there is so far."""
        people = [record.annotator.id for record in self._finished if record.annotator is not None]
        state = load_article(self._project, self._id, people, adjudicator="", position=0)
        if state.is_closed and self._stored is not None:
            return self._whole(_with_rows(self._stored, state))
        if not is_wanted:
            return None
        found = next((record for record in (*self._finished, self._stored) if record is not None), None)
        if found is None:
            return None
        record = _with_rows(found, state)
        return self._whole(replace(record, annotator=self._gold, status=IN_PROGRESS, extra=record.article.extra))

    def _whole(self, record: LabelledRecord) -> LabelledRecord:
        told = _with_own(record, self._decisions)
        return _with_rejected(told, self._decisions) if self._parts.rejected else told


def _is_gold(record: LabelledRecord) -> bool:
    return record.annotator is not None and record.annotator.role == GOLD


def _with_rows(record: LabelledRecord, state: ArticleReview) -> LabelledRecord:
    """Return the record with all that is gold now, and who has it so."""
    spans, links = gold_rows(state)
    votes = Votes(state)
    told = [_counted(_stamped(_told(span), state), votes.elsewhere(span)) for span in spans.values()]
    ties = (link if PROVENANCE in link.extra else _told(link, votes.of_link(link)) for link in links.values())
    return replace(record, spans=tuple(sorted(told, key=reading_order)), links=tuple(ties))


def _counted(span: Span, more: int) -> Span:
    """Return a gold span with more votes: of those who have it just so in another group."""
    return replace(span, extra={**span.extra, VOTES: span.extra[VOTES] + more}) if more else span


def _stamped(span: Span, state: ArticleReview) -> Span:
    """Return a gold span with the version of the scheme that it was stored under, where it is stored as it is."""
    stored = state.spans.get(span.id)
    same = stored is not None and key_of(stored) == key_of(span) and dict(stored.attributes) == dict(span.attributes)
    return replace(span, scheme_version=stored.scheme_version) if stored is not None and same else span


def _told(row: _Row, votes: int = 0) -> _Row:
    """Return a row of gold that says where it comes from; what was added at the read-through is the adjudicator's."""
    return row if PROVENANCE in row.extra else replace(row, extra={PROVENANCE: ADJUDICATED, VOTES: votes, **row.extra})


def _with_own(record: LabelledRecord, decisions: Iterable[Decision]) -> LabelledRecord:
    """Return the record, saying it where somebody decided in it who reads the article too."""
    is_own = any(found.is_own and (found.spans, found.links) != (None, None) for found in map(made, decisions))
    extras = [*(span.extra for span in record.spans), *(link.extra for link in record.links)]
    if not is_own and not any(OWN_ARTICLE in extra for extra in extras):
        return record
    return replace(record, extra={**record.extra, OWN_ARTICLE: True})


# What one person alone has finished


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
