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
_TAKEN = "column_"
"""Before the key of what the line said, where that is no date; tables keep theirs so too."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?", re.ASCII)


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
    kept = {} if at.iso and at.exact else {_free_key(source): value}
    if at.iso:
        return LineDate(at.iso, kept)
    if at.ambiguous:
        said = QT_TRANSLATE_NOOP("errors", "{value} can be two days; it is kept as it is, without a date")
    else:
        said = QT_TRANSLATE_NOOP("errors", "{value} is no date; it is kept as it is")
    return LineDate("", kept, (Fault(said, value=found(value)).inside(_KEY),))


def _is_date(value: str) -> bool:
    """Tell whether it is a day or a minute of ISO 8601 that there is; a year or a month alone is none."""
    if _ISO.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _free_key(source: fields.Source) -> str:
    """Return the key under which a value is kept: none that the line has itself."""
    key = _TAKEN + _KEY
    while key in source:
        key = _TAKEN + key
    return key
