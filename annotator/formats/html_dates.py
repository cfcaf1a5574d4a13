"""Dates as machines write them into pages. What is written in words or can be read in two ways is no date here."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2})?\S*)?(?=\s|$)")
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?\S*)?$")
_FURTHER = re.compile(r"(?:[+-]\d{2}:?\d{2}|Z|GMT|UTC)?", re.IGNORECASE)
_LONGEST = 60


def moment(said: str) -> str:
    """Return a date, or date and minutes, as ISO 8601; local time as written, without its zone; nothing if none.

    Understands ISO 8601 (also with `/` and a blank) and the dates of mail (RFC 5322).
    """
    said = said.strip()
    if not 0 < len(said) <= _LONGEST:
        return ""
    match = _ISO.match(said) or _BASIC.fullmatch(said)
    if match is not None:
        return _valid(*match.groups()) if _FURTHER.fullmatch(said[match.end() :].strip()) else ""
    try:
        found = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    has_year = re.search(r"\b\d{4}\b", said) is not None
    return found.strftime("%Y-%m-%dT%H:%M") if has_year and ":" in said else ""


def _valid(year: str, month: str, day: str, hour: str | None, minute: str | None) -> str:
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))  # noqa: DTZ001  local, as said
    except ValueError:
        return ""
    return at.isoformat(timespec="minutes") if hour is not None else at.date().isoformat()
