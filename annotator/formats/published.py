"""Dates and times as tables and dumps have them, as ISO 8601. Nothing is invented: what is open stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_TIME = (
    r"(?P<hour>\d{1,2})\s?[:hg]\s?(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[aApP]\.?[mM]\.?)?"
)
_CLOCK = re.compile(rf"(?<![\d:/.-]){_TIME}(?![\d/])")
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)(?P<joint>T|t)?"
)
_NUMBERS = re.compile(r"(?<!\d)(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_WORDS_VI = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s+(?:tháng|thg)\s+(?P<month>\d{1,2})\s*,?\s*(?:năm\s+)?(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_DAY_NAME = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name>{_NAMES})\.?,?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
)
_NAME_DAY = re.compile(
    rf"\b(?P<name>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
)
_ZONE = re.compile(r"^\s*(?:\(?(?:GMT|UTC)\s*(?:[+-]\s*\d{1,2}(?::?\d{2})?)?\)?|Z|[+-]\d{2}:?\d{2})\s*$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|cn|t[2-7]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[\s,;|()–-]+|\b(?:ngày|lúc|at|on)\b", re.IGNORECASE)
_LONGEST = 80
"""Characters; a longer value is a text with a date in it, not a date."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a value says: `iso` (date, or date and minutes), empty where it is no date or can be two.

    `exact` tells that nothing of the value was left out (a zone, seconds that are not 0).
    """

    iso: str = ""
    exact: bool = True
    ambiguous: bool = False


def moment(value: str, *, day_first: bool | None = None) -> Moment:
    """Read a value such as `2023-10-20T22:10:00+07:00`, `Thứ Sáu, 20/10/2023, 22:10 (GMT+7)` or `Oct 20, 2023`.

    The clock is taken as it stands; no zone is reckoned. 03/04/2023 is ambiguous unless `day_first` decides.
    """
    value = value.strip()
    found = _date(value, days_first=day_first) if 0 < len(value) <= _LONGEST else None
    if found is None:
        return Moment()
    if not found.date:
        return Moment(ambiguous=True)
    return _with_time(found)


@dataclass(frozen=True, slots=True)
class _Dated:
    date: str
    rest: str
    """The value without its date."""


def _date(value: str, *, days_first: bool | None) -> _Dated | None:
    match = _ISO.search(value)
    if match:
        return _valid(match, match["year"], match["month"], match["day"])
    match = _WORDS_VI.search(value)
    if match:
        return _valid(match, match["year"], match["month"], match["day"])
    match = _DAY_NAME.search(value) or _NAME_DAY.search(value)
    if match:
        month = _MONTHS.index(match["name"][:3].lower()) + 1
        return _valid(match, match["year"], str(month), match["day"])
    match = _NUMBERS.search(value)
    return _by_order(match, days_first=days_first) if match else None


def _by_order(match: re.Match[str], *, days_first: bool | None) -> _Dated | None:
    one, two, year = match["one"], match["two"], match["year"]
    days, months = _valid(match, year, two, one), _valid(match, year, one, two)
    if days is None or months is None or one == two or int(one) == int(two):
        return days or months
    if days_first is None:
        return _Dated("", "")
    return days if days_first else months


def _valid(match: re.Match[str], year: str, month: str, day: str) -> _Dated | None:
    try:
        at = datetime(int(year), int(month), int(day))  # noqa: DTZ001  a day as it is written, without a zone
    except ValueError:
        return None
    return _Dated(at.date().isoformat(), f"{match.string[: match.start()]} {match.string[match.end() :]}")


def _with_time(found: _Dated) -> Moment:
    clock = _CLOCK.search(found.rest)
    if clock is None:
        rest = _WEEKDAY.sub("", found.rest)
        return Moment(found.date, exact=not _BLANKS.sub("", rest))
    hour = _hour(int(clock["hour"]), (clock["half"] or "").lower())
    if hour is None or int(clock["minute"]) > 59:
        return Moment(found.date, exact=False)
    before, after = found.rest[: clock.start()], found.rest[clock.end() :]
    left = _BLANKS.sub("", _WEEKDAY.sub("", f"{before} {after}"))
    whole = not left and not int(clock["second"] or 0) and not _ZONE.match(after or "-")
    return Moment(f"{found.date}T{hour:02}:{clock['minute']}", exact=whole)


def _hour(hour: int, half: str) -> int | None:
    if not half:
        return hour if hour < 24 else None
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half.startswith("p") else 0)


def day_first(values: list[str]) -> bool | None:
    """Tell from a column's values whether the day comes before the month; None where none shows it, or both."""
    day_may_lead = month_may_lead = False
    for value in values:
        match = _NUMBERS.search(value[:_LONGEST])
        if match and int(match["one"]) > 12 >= int(match["two"]):
            day_may_lead = True
        elif match and int(match["two"]) > 12 >= int(match["one"]):
            month_may_lead = True
    return None if day_may_lead == month_may_lead else day_may_lead
