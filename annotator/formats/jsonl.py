"""The labelled JSONL, version 1: one line for each article and annotator. Reading stands in `jsonl_reading`.

The contract is resources/labelled.schema.json. The same records give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from annotator.domain.article import Json
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span, reading_order
from annotator.domain.zone import ACCEPTED, Zone

FORMAT = "annotator/1"
OFFSET_UNIT = "codepoint"

RECORD_KEYS = (
    "format",
    "offset_unit",
    "id",
    "external_id",
    "title",
    "source",
    "published",
    "lang",
    "text",
    "sha256",
    "zones",
    "annotator",
    "annotator_id",
    "role",
    "status",
    "n_annotators",
    "scheme",
    "guidelines",
    "spans",
    "links",
)
SPAN_KEYS = ("id", "start", "end", "label", "text", "attributes", "note", "origin")
LINK_KEYS = ("id", "type", "from", "to")
SCHEME_VERSION = "scheme_version"
"""Key of a span that was made under another version of the scheme than its record names."""
TAGS = "tags"
"""Key of a record whose article has tags."""
POSITION = "position"
"""Key of a link that is not the first of an ordered type."""
UNTIED = "untied"
"""Key, with true, of a link from elsewhere between labels that its type does not tie; kept among a link's extras."""

_RANGE_KEYS = {"start", "end"}
_quoted = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def encode(record: LabelledRecord, scheme: Scheme) -> bytes:
    """Return the line of a record, with its line feed, as UTF-8. Attributes come in the order of the scheme."""
    spans = [span_json(span, scheme, record.scheme.version) for span in sorted(record.spans, key=reading_order)]
    links = [link_json(link) for link in sorted(record.links, key=file_order)]
    return article_head(record).encode() + rest_of(record, spans, links).encode()


def article_head(record: LabelledRecord) -> str:
    """Return the beginning of a line, as far as it is the same for everybody who labelled the article."""
    article = record.article
    head: dict[str, Json] = {
        "format": FORMAT,
        "offset_unit": OFFSET_UNIT,
        "id": article.id,
        "external_id": article.external_id,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "lang": article.lang,
        "text": article.text,
        "sha256": article.sha256,
        "zones": [
            {"start": zone.start, "end": zone.end, "kind": zone.kind}
            for zone in sorted(record.zones, key=zone_order)
            if zone.state == ACCEPTED
        ],
    }
    return _encode(head)[:-1]


def rest_of(record: LabelledRecord, spans: Iterable[str], links: Iterable[str]) -> str:
    """Return what follows `article_head`, with the line feed; spans and links are JSON already."""
    annotator = record.annotator
    head: dict[str, Json] = {
        "annotator": annotator.name if annotator else "",
        "annotator_id": annotator.id if annotator else "",
        "role": annotator.role if annotator else "annotator",
        "status": record.status,
        "n_annotators": record.n_annotators,
        "scheme": {"id": record.scheme.id, "version": record.scheme.version, "sha256": record.scheme.sha256},
        "guidelines": {"version": record.guidelines.version, "sha256": record.guidelines.sha256},
    }
    more = more_keys(_record_extra(record))
    return f',{_encode(head)[1:-1]},"spans":[{",".join(spans)}],"links":[{",".join(links)}]{more}}}\n'


def zone_order(zone: Zone) -> tuple[int, int, str]:
    """Sort key of zones in a line."""
    return (zone.start, -zone.end, zone.kind)


def file_order(link: Link) -> tuple[str, str, str, str]:
    """Sort key of links in a line."""
    return (link.type, link.source_id, link.target_id, link.id)


def _record_extra(record: LabelledRecord) -> Mapping[str, Json]:
    tags = record.article.tags
    return {**record.extra, TAGS: list(tags)} if tags else record.extra


# Spans and links are put together from their parts: as dictionaries they would take twice as long.


def span_json(span: Span, scheme: Scheme, version: int) -> str:
    """Return a span of a record that names this version of the scheme."""
    attributes = attributes_json(span.label, span.attributes, scheme)
    extra = span.extra
    if span.scheme_version != version:
        extra = {SCHEME_VERSION: span.scheme_version, **extra}
    return (
        f'{{"id":{_quoted(span.id)},"start":{span.start},"end":{span.end},"label":{_quoted(span.label)},'
        f'"text":{_quoted(span.quote)},"attributes":{attributes},"note":{_quoted(span.note)},'
        f'"origin":{_quoted(span.origin)}{more_keys(extra)}}}'
    )


def attributes_json(label: str, attributes: Mapping[str, Json], scheme: Scheme) -> str:
    """Return the attributes of a label in the order of the scheme, and a range as start, then end."""
    if not attributes:
        return "{}"
    ordered = scheme.in_order(label, attributes)
    for key, value in ordered.items():
        if type(value) is dict and value.keys() == _RANGE_KEYS:
            ordered[key] = {"start": value["start"], "end": value["end"]}
    return _encode(ordered)


def link_json(link: Link) -> str:
    """Return a link."""
    extra = {POSITION: link.position, **link.extra} if link.position else link.extra
    return (
        f'{{"id":{_quoted(link.id)},"type":{_quoted(link.type)},"from":{_quoted(link.source_id)},'
        f'"to":{_quoted(link.target_id)}{more_keys(extra)}}}'
    )


def more_keys(extra: Mapping[str, Json]) -> str:
    """Return what comes after the last key of an object: the keys that not every one has, sorted."""
    return "," + _encode(dict(sorted(extra.items())))[1:-1] if extra else ""
