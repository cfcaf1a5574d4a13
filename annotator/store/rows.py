"""Domain objects to table rows and back: which columns hold what."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from annotator.domain.decision import Decision
from annotator.domain.edit import ArticleData, Row
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Work
from annotator.domain.zone import Zone

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict, allow_nan=False
).encode
_SHORT = 160
"""Characters of JSON that are worth remembering."""
Column = str | int | float
Columns = tuple[Column, ...]


def to_json(value: Any) -> str:
    """Return canonical JSON: the same value is the same text, so that stored rows can be compared as text."""
    if not value and type(value) not in {tuple, list}:  # the common case, 600,000 times in a large import
        return "{}"
    return _encode(value)


def _attributes(attributes: Mapping[str, Any]) -> str:
    """Return `to_json` of a span's attributes: the same few of them come again and again."""
    if not attributes:
        return "{}"
    if all(type(value) is str for value in attributes.values()):  # not True, which is equal to 1
        return _encoded(tuple(attributes.items()))
    return to_json(attributes)


@lru_cache(maxsize=4096)
def _encoded(items: tuple[tuple[str, str], ...]) -> str:
    return _encode(dict(items))


def from_json(stored: str) -> Any:
    """Return the value of stored JSON, nobody else's."""
    if stored == "{}":
        return {}
    # The same few attributes come again and again.
    plain = _plain(stored) if len(stored) < _SHORT else None
    return json.loads(stored) if plain is None else plain.copy()


def object_from(stored: str) -> dict[str, Any]:
    """Return the object of stored JSON; an empty one where damage or another program put none, as a check tells."""
    try:
        found = from_json(stored)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=4096)
def _plain(stored: str) -> dict[str, Any] | None:
    """Return an object whose values cannot change, None for anything else."""
    value = json.loads(stored)
    if type(value) is dict and all(type(item) in {str, bool, int, float} for item in value.values()):
        return value
    return None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows that edits change: its name, its content columns, and how a row fills them."""

    name: str
    columns: tuple[str, ...]
    encode: Callable[[Any], Columns]
    keys: tuple[str, ...] = ("article", "annotator")
    """The columns that say of which article, and whose, a row is; as numbers."""

    @property
    def owned(self) -> bool:
        """Whether its rows belong to an annotator."""
        return "annotator" in self.keys


def _span(row: Span) -> Columns:
    return (
        row.start,
        row.end,
        row.label,
        row.quote,
        _attributes(row.attributes),
        row.note,
        row.origin,
        row.scheme_version,
        to_json(row.extra),
    )


def _link(row: Link) -> Columns:
    return (row.type, row.source_id, row.target_id, row.position, to_json(row.extra))


def _zone(row: Zone) -> Columns:
    return (row.start, row.end, row.kind, row.state, row.reason, row.confidence)


def _work(row: Work) -> Columns:
    return (row.status, row.note, row.flagged, row.flag_note, row.open_points)


def _decision(row: Decision) -> Columns:
    return (row.fingerprint, row.decided_by, to_json(row.options), to_json(row.choice), row.note, row.seconds)


def _rejection(row: Rejection) -> Columns:
    return (row.start, row.end, row.label, to_json(row.content))


def _article(row: ArticleData) -> Columns:
    return (row.title, row.source, row.published, row.lang, row.state, to_json(row.tags))


SPAN = Table(
    "span",
    ('"start"', '"end"', "label", "quote", "attributes", "note", "origin", "scheme_version", "extra"),
    _span,
)
PERSONS = "n_annotators"
"""Key among the extras of gold's work: how many had begun the article where its gold was made."""
LINK = Table("link", ("type", "source", "target", "position", "extra"), _link)
ZONE = Table("zone", ('"start"', '"end"', "kind", "state", "reason", "confidence"), _zone, keys=("article",))
WORK = Table("work", ("status", "note", "flagged", "flag_note", "open_points"), _work)
DECISION = Table("decision", ("fingerprint", "decided_by", "options", "choice", "note", "seconds"), _decision)
REJECTION = Table("rejection", ('"start"', '"end"', "label", "content"), _rejection)
ARTICLE = Table("article", ("title", "source", "published", "lang", "state", "tags"), _article, keys=())

TABLES: Mapping[type[Row], Table] = {
    Span: SPAN,
    Link: LINK,
    Zone: ZONE,
    Work: WORK,
    Decision: DECISION,
    Rejection: REJECTION,
    ArticleData: ARTICLE,
}
"""The table of each kind of row that an edit can change."""


def span_from(article_id: str, annotator_id: str, row: tuple[Any, ...]) -> Span:
    """Build a span of (id, *SPAN.columns)."""
    return Span(
        id=row[0],
        article_id=article_id,
        annotator_id=annotator_id,
        start=row[1],
        end=row[2],
        label=row[3],
        quote=row[4],
        attributes=object_from(row[5]),
        note=row[6],
        origin=row[7],
        scheme_version=row[8],
        extra=object_from(row[9]),
    )


def link_from(article_id: str, annotator_id: str, row: tuple[Any, ...]) -> Link:
    """Build a link of (id, *LINK.columns)."""
    return Link(
        id=row[0],
        article_id=article_id,
        annotator_id=annotator_id,
        type=row[1],
        source_id=row[2],
        target_id=row[3],
        position=row[4],
        extra=from_json(row[5]),
    )


def zone_from(article_id: str, row: tuple[Any, ...]) -> Zone:
    """Build a zone of (id, *ZONE.columns)."""
    return Zone(
        id=row[0],
        article_id=article_id,
        start=row[1],
        end=row[2],
        kind=row[3],
        state=row[4],
        reason=row[5],
        confidence=row[6],
    )


def work_from(article_id: str, annotator_id: str, row: tuple[Any, ...]) -> Work:
    """Build a work of (id, *WORK.columns)."""
    return Work(
        id=row[0],
        article_id=article_id,
        annotator_id=annotator_id,
        status=row[1],
        note=row[2],
        flagged=bool(row[3]),
        flag_note=row[4],
        open_points=row[5],
    )


def rejection_from(article_id: str, annotator_id: str, row: tuple[Any, ...]) -> Rejection:
    """Build a rejection of (id, *REJECTION.columns)."""
    return Rejection(
        id=row[0],
        article_id=article_id,
        annotator_id=annotator_id,
        start=row[1],
        end=row[2],
        label=row[3],
        content=from_json(row[4]),
    )


def decision_from(article_id: str, annotator_id: str, row: tuple[Any, ...]) -> Decision:
    """Build a decision of (id, *DECISION.columns)."""
    return Decision(
        id=row[0],
        article_id=article_id,
        annotator_id=annotator_id,
        fingerprint=row[1],
        decided_by=row[2],
        options=tuple(from_json(row[3])),
        choice=from_json(row[4]),
        note=row[5],
        seconds=row[6],
    )
