"""What is said between the program and the process that reads foreign documents: one JSON object a line.

JSON and not pickle, for that process has read what anybody may have written: what it says is checked like a file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from annotator.domain.article import Article, stored_text, tag_names
from annotator.domain.columns import ColumnMapping
from annotator.domain.ids import derived_id
from annotator.domain.record import LabelledRecord
from annotator.domain.zone import ZONE_KINDS, ZONE_STATES, Zone
from annotator.formats.encodings import KNOWN, Candidate
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.table_shape import Sheet, TableShape

PROCESS = "_read"
"""The hidden word that `annotator.__main__` hands on to `reading_helper.answer`."""
ARTICLES, SHAPE, ENCODINGS = "articles", "shape", "encodings"
"""What may be asked of a file."""
OUT_OF_MEMORY = 77
"""Exit code of a helper that came to its limit of memory."""

_KNOWN = ("title", "source", "published", "lang", "external_id", "raw_sha256")
"""Fields of an article beside its text; id and hash of the text are worked out again."""


def line_of(said: dict[str, Any]) -> bytes:
    """Return an object as a line of ASCII."""
    return json.dumps(said).encode("ascii") + b"\n"


def said_in(line: bytes) -> dict[str, Any]:
    """Return the object of a line. Raises ValueError where it is none."""
    said = json.loads(line)
    if not isinstance(said, dict):
        raise ValueError(line[:80])  # noqa: TRY004  it is the text that is wrong
    return said


def of_found(found: Found) -> dict[str, Any]:
    """Return a found article as it is sent. Spans and links of a record are not."""
    article = found.record.article
    return {
        "text": article.text,
        "known": {name: getattr(article, name) for name in _KNOWN},
        "tags": list(article.tags),
        "article_extra": dict(article.extra),
        "zones": [[z.start, z.end, z.kind, z.state, z.reason, z.confidence] for z in found.record.zones],
        "extra": dict(found.record.extra),
        "line": found.line,
        "member": found.member,
        "remarks": [of_fault(remark) for remark in found.remarks],
        "worked_out": sorted(found.worked_out),
    }


def to_found(said: dict[str, Any]) -> Found:
    """Return what was sent. Raises KeyError, TypeError, ValueError or TextError where it is not what is sent."""
    text = stored_text(said["text"])
    known = {name: str(said["known"][name]) for name in _KNOWN}
    tags = tag_names(map(str, said["tags"]))
    article = Article.from_text(text, extra=said["article_extra"], tags=tags, **known)
    zones = tuple(_zone(article, *zone) for zone in said["zones"])
    return Found(
        record=LabelledRecord(article=article, zones=zones, extra=said["extra"]),
        line=int(said["line"]),
        member=str(said["member"]),
        remarks=tuple(to_fault(remark) for remark in said["remarks"]),
        worked_out=frozenset(map(str, said["worked_out"])),
    )


def _zone(article: Article, start: int, end: int, kind: str, state: str, reason: str, confidence: float) -> Zone:
    is_known = kind in ZONE_KINDS and state in ZONE_STATES
    if not (0 <= start < end <= len(article.text) and is_known and 0 <= confidence <= 1):
        raise ValueError((start, end, kind, state))
    return Zone(
        id=derived_id("zone", article.id, start, end, kind),
        article_id=article.id,
        start=start,
        end=end,
        kind=kind,
        state=state,
        reason=reason,
        confidence=confidence,
    )


def of_shape(shape: TableShape) -> dict[str, Any]:
    """Return the shape of a workbook as it is sent."""
    return {
        "columns": shape.columns,
        "samples": shape.samples,
        "has_header": shape.has_header,
        "mapping": shape.mapping.to_json(),
        "sure": shape.sure,
        "sheets": [[sheet.name, sheet.hidden, sheet.rows] for sheet in shape.sheets],
        "sheet": shape.sheet,
        "day_first": shape.day_first,
    }


def to_shape(said: dict[str, Any]) -> TableShape:
    """Return the shape that was sent. Raises KeyError, TypeError or ValueError where it is none."""
    shape = TableShape(
        columns=tuple(map(str, said["columns"])),
        samples=tuple(tuple(map(str, row)) for row in said["samples"]),
        has_header=bool(said["has_header"]),
        mapping=ColumnMapping.from_json(said["mapping"]),
        sure=bool(said["sure"]),
        sheets=tuple(
            Sheet(name=str(name), hidden=bool(hidden), rows=tuple(tuple(map(str, row)) for row in rows))
            for name, hidden, rows in said["sheets"]
        ),
        sheet=str(said["sheet"]),
        day_first=None if said["day_first"] is None else bool(said["day_first"]),
    )
    if not (shape.columns and shape.mapping.used.issubset(shape.columns)):
        raise ValueError(said)
    return shape


def of_encodings(found: Sequence[Candidate]) -> list[Any]:
    """Return the encodings that a page may have as they are sent."""
    return [[one.encoding, one.preview, one.likely, one.reason] for one in found]


def to_encodings(said: list[Any]) -> tuple[Candidate, ...]:
    """Return the encodings that were sent. Raises TypeError or ValueError where they are none."""
    found = tuple(
        Candidate(encoding=str(encoding), preview=str(preview), likely=float(likely), reason=str(reason))
        for encoding, preview, likely, reason in said
    )
    if not {one.encoding for one in found}.issubset(KNOWN):
        raise ValueError(said)
    return found


def of_fault(fault: Fault) -> dict[str, Any]:
    """Return a fault as it is sent."""
    values = {name: value if isinstance(value, int | float) else str(value) for name, value in fault.values.items()}
    return {
        "template": fault.template,
        "values": values,
        "member": fault.member,
        "line": fault.line,
        "field": fault.field,
    }


def to_fault(said: dict[str, Any]) -> Fault:
    """Return the fault that was sent. Raises KeyError, TypeError or ValueError."""
    fault = Fault(str(said["template"]), **said["values"]).on(int(said["line"])).of_member(str(said["member"]))
    fault.field = str(said["field"])
    return fault
