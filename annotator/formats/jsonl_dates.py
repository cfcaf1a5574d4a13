"""The date of publication in a labelled line: taken where it is one, and otherwise kept beside, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from annotator.domain.article import Json
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import jsonl_fields as fields
from annotator.formats.fault import Fault, found
from annotator.formats.published import moment

_KEY = "published"
_KEPT = "column_published"
"""Key of what the line said, where that is no date; tables keep theirs under it too."""
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?")


@dataclass(frozen=True, slots=True)
class LineDate:
    """`published` as a project holds it; `kept` is what the line said where that is more or no date."""

    published: str
    kept: Mapping[str, Json] = field(default_factory=dict)
    remarks: tuple[Fault, ...] = ()


def date_of(source: fields.Source, *, complete: bool) -> LineDate:
    """Return the date of a line; of one that an export wrote (`complete`) as it stands. Raises Fault for no text."""
    value = fields.string(source, _KEY)
    if complete or not value or _is_date(value):
        return LineDate(value)
    fields.check_kept(value, _KEY)
    at = moment(value)
    kept = {} if at.iso and at.exact else {_KEPT: value}
    if at.iso:
        return LineDate(at.iso, kept)
    if at.ambiguous:
        said = QT_TRANSLATE_NOOP("errors", "{value} can be two days; it is kept as it is, without a date")
    else:
        said = QT_TRANSLATE_NOOP("errors", "{value} is no date; it is kept as it is")
    return LineDate("", kept, (Fault(said, value=found(value)).inside(_KEY),))


def _is_date(value: str) -> bool:
    """Tell whether it is a year, a month, a day or a minute of ISO 8601 that there is."""
    match = _ISO.fullmatch(value)
    if match is None:
        return False
    year, month, day, hour, minute = (int(part or least) for part, least in zip(match.groups(), _LEAST, strict=True))
    try:
        datetime(year, month, day, hour, minute)  # noqa: DTZ001  a day as it is written, without a zone
    except ValueError:
        return False
    return True


_LEAST = (1, 1, 1, 0, 0)
