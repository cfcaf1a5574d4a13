"""Rows that come without versions, as the merge takes them: older than whatever has one.

Labelled lines do not say which of two states of a row saw the other. The empty version vector says just that: every
state with a version has gone beyond it, and two different ones without are a conflict to decide. So the order in which
lines and bundles come changes nothing, and what a person did since is never undone by an old export.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotator.domain.article import ACTIVE, Article
from annotator.domain.bundle import OwnRows, SharedRows
from annotator.domain.merging import FIELDS, NO_EXTRA, RowState, Value, canonical
from annotator.domain.record import LabelledRecord
from annotator.domain.work import Annotator, Work
from annotator.domain.zone import Zone
from annotator.store.staging import work_extra

NO_VERSION = canonical({})
LAST = 2**31
"""A place behind all that the lead has put into an order."""


def person(annotator: Annotator) -> RowState:
    """Return the state of an annotator's name."""
    return RowState("annotator", annotator.id, (), NO_VERSION, gone=False, values=(annotator.name,))


def shared_rows(
    article: Article, zones: Iterable[Zone] = (), *, position: int = LAST, state: str = ACTIVE
) -> SharedRows:
    """Return a text and its zones; `position` is its place in the order of articles."""
    values: Mapping[str, Value] = {
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "lang": article.lang,
        "state": state,
        "external_id": article.external_id,
        "raw_sha256": article.raw_sha256,
        "extra": canonical(dict(article.extra)),
        "tags": canonical(article.tags),
    }
    return SharedRows(
        article_id=article.id,
        text=article.text,
        sha256=article.sha256,
        position=position,
        states=(_state("article", article.id, (), values), *(_zone(zone) for zone in zones)),
    )


def own_rows(record: LabelledRecord) -> OwnRows:
    """Return one annotator's labels of an article, and how far they are with it. The record names an annotator."""
    assert record.annotator is not None  # noqa: S101  asked for just such records
    return OwnRows(
        article_id=record.article.id,
        annotator_id=record.annotator.id,
        record=record,
        spans={span.id: NO_VERSION for span in record.spans},
        links={link.id: NO_VERSION for link in record.links},
        states=tuple(_work(record, record.annotator.id)),
    )


def _work(record: LabelledRecord, annotator_id: str) -> Iterable[RowState]:
    fresh, extra = Work.fresh(record.article.id, annotator_id), work_extra(record)
    if record.status == fresh.status and not extra:
        return
    values: Mapping[str, Value] = {
        "status": record.status,
        "note": fresh.note,
        "flagged": int(fresh.flagged),
        "flag_note": fresh.flag_note,
        "open_points": fresh.open_points,
        "scheme_version": record.scheme.version,
        "guidelines_version": record.guidelines.version,
        "extra": canonical(extra),
    }
    yield _state("work", fresh.id, (record.article.id, annotator_id), values)


def _zone(zone: Zone) -> RowState:
    values: Mapping[str, Value] = {
        "start": zone.start,
        "end": zone.end,
        "kind": zone.kind,
        "state": zone.state,
        "reason": zone.reason,
        "confidence": zone.confidence,
        "extra": NO_EXTRA,
    }
    return _state("zone", zone.id, (zone.article_id,), values)


def _state(row: str, row_id: str, keys: tuple[str, ...], values: Mapping[str, Value]) -> RowState:
    return RowState(row, row_id, keys, NO_VERSION, gone=False, values=tuple(values[name] for name in FIELDS[row]))
