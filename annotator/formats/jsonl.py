"""The labelled JSONL, version 1: one line for each article and annotator. Reading stands in `jsonl_reading`.

The contract is resources/labelled.schema.json. The same records give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

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
POSITION = "position"
"""Key of a link that is not the first of an ordered type."""
UNTIED = "untied"
"""Key, with true, of a link from elsewhere between labels that its type does not tie; kept among a link's extras."""

_RANGE_KEYS = {"start", "end"}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def encode(record: LabelledRecord, scheme: Scheme) -> bytes:
    """Return the line of a record, with its line feed, as UTF-8. Attributes come in the order of the scheme."""
    article, annotator = record.article, record.annotator
    line: dict[str, Json] = {
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
        "annotator": annotator.name if annotator else "",
        "annotator_id": annotator.id if annotator else "",
        "role": annotator.role if annotator else "annotator",
        "status": record.status,
        "n_annotators": record.n_annotators,
        "scheme": {"id": record.scheme.id, "version": record.scheme.version, "sha256": record.scheme.sha256},
        "guidelines": {"version": record.guidelines.version, "sha256": record.guidelines.sha256},
        "spans": [_span(span, scheme, record.scheme.version) for span in sorted(record.spans, key=reading_order)],
        "links": [_link(link) for link in sorted(record.links, key=file_order)],
    }
    return (_encode(_with_extra(line, record.extra)) + "\n").encode("utf-8")


def zone_order(zone: Zone) -> tuple[int, int, str]:
    """Sort key of zones in a line."""
    return (zone.start, -zone.end, zone.kind)


def file_order(link: Link) -> tuple[str, str, str, str]:
    """Sort key of links in a line."""
    return (link.type, link.source_id, link.target_id, link.id)


def _span(span: Span, scheme: Scheme, version: int) -> dict[str, Json]:
    content: dict[str, Json] = {
        "id": span.id,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "text": span.quote,
        "attributes": _attributes(span, scheme) if span.attributes else {},
        "note": span.note,
        "origin": span.origin,
    }
    if span.scheme_version != version:
        content[SCHEME_VERSION] = span.scheme_version
    return _with_extra(content, span.extra)


def _attributes(span: Span, scheme: Scheme) -> dict[str, Json]:
    """Return the attributes in the order of the scheme, and a range as start, then end."""
    ordered = scheme.in_order(span.label, span.attributes)
    for key, value in ordered.items():
        if type(value) is dict and value.keys() == _RANGE_KEYS:
            ordered[key] = {"start": value["start"], "end": value["end"]}
    return ordered


def _link(link: Link) -> dict[str, Json]:
    content: dict[str, Json] = {
        "id": link.id,
        "type": link.type,
        "from": link.source_id,
        "to": link.target_id,
    }
    if link.position:
        content[POSITION] = link.position
    return _with_extra(content, link.extra)


def _with_extra(content: dict[str, Any], extra: Mapping[str, Json]) -> dict[str, Any]:
    if extra:
        for key in sorted(extra):
            content.setdefault(key, extra[key])
    return content
