"""Dates and times as pages write them: "22:10 20/10/2023", "Thứ Sáu, 20/10/2023, 22:10 (GMT+7)", "20 Oct 2023".

A stamp is read only where the text says all of it: a year is never invented, and the order of day and month in
"03/04/2023" is known for Vietnamese only.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import NamedTuple

from annotator.suggest.zones import reasons
from annotator.suggest.zones.lines import Line, folded_heads
from annotator.suggest.zones.strings import STAMP_WORDS, Strings

_LONGEST = 160
_MOST_WORDS = 24
_REST_WORDS = 9

_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ](?=\d))?")
_YEAR_FIRST = re.compile(r"\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\b(?![:\d])")
_VIETNAMESE = re.compile(
    r"\b(\d{1,2})\s?(?:/|-)?\s?(?:thang|thg|th)\.?\s?(\d{1,2}|[a-z]{2,5}(?: [a-z]{2,4})?)\b"
    r"\s?(?:,|/|-)?\s?(?:nam )?(\d{4})?\b"
)
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?(?:\s|-)(?:of )?([a-z]{3,9})\b\.?(?:,?\s|-)?(\d{4})?\b")
_MONTH_DAY = re.compile(r"\b([a-z]{3,9})\b\.?\s(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s(\d{4})\b)?")
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:\s?(?::|h|g|gio)\s?(\d{2})(?::\d{2}(?:\.\d+)?)?|\.(\d{2}))\s?(phut|am|pm|a\.m\.?|p\.m\.?|sang|trua|chieu|toi|sa|ch)?(?![a-z\d])"
)
_HOUR = re.compile(r"\b(\d{1,2})\s?(am|pm|a\.m\.?|p\.m\.?)(?![a-z])|\b(\d{1,2})(?:h| gio)(?![a-z\d])")
_ZONE = re.compile(r"\b(?:gmt|utc)\s?(?:[+-]\s?\d{1,2}(?::?\d{2})?)?|(?<=\d)\s?(?:z\b|[+-]\d{2}:?\d{2}\b)")
_WORD = re.compile(r"[^\W_]+")
_LATE = frozenset(("pm", "p.m", "ch", "chieu", "toi"))
_EARLY = frozenset(("am", "a.m", "sa"))
_UPDATED = ("cap nhat", "updat", "sua", "modified", "chinh")


class Stamp(NamedTuple):
    """What a line says of when something was published.

    `value` is ISO 8601 (date, or date and minutes), empty where `problem` says why it is not known. `day` is None then
    too. `is_whole`: nothing else stands in the line. `has_clock`: a time of day stands beside the date.
    """

    value: str
    problem: str
    day: date | None
    is_whole: bool
    has_clock: bool
    is_update: bool


class _Day(NamedTuple):
    year: int | None
    month: int
    day: int
    swapped: bool  # it may be month and day as well
    start: int
    end: int


def stamp_of(line: Line, strings: Strings, lang: str) -> Stamp | None:
    """Return the date that a short line is made of, or holds beside a few words; None where there is none."""
    if len(line.text) > _LONGEST or line.count > _MOST_WORDS or not any(map(str.isdecimal, line.text)):
        return None
    folded = " ".join(folded_heads([line.text])[0].split())
    spoken = " ".join(line.text.lower().split())
    days = _days(folded, spoken, strings, lang)
    if not days:
        return None
    first = days[0]
    rest = _ZONE.sub(lambda zone: " " * len(zone[0]), _blanked(folded, days))
    clock, rest = _clock(rest, days[1].start if len(days) > 1 else len(folded))
    left = [word for word in _WORD.findall(rest) if word not in _known(strings)]
    is_whole = not left and len(days) <= 2
    if len(left) > _REST_WORDS:
        return None
    before = folded[: first.start]
    is_update = any(word in before for word in _UPDATED)
    has_updates = any(word in folded for word in _UPDATED)
    value, problem = _value(first, clock) if len(days) == 1 or has_updates else ("", reasons.SEVERAL_DATES)
    day = date(first.year, first.month, first.day) if first.year else None
    return Stamp(value, problem, day, is_whole, clock is not None, is_update)


def _value(day: _Day, clock: time | None) -> tuple[str, str]:
    if day.year is None:
        return "", reasons.NO_YEAR
    if day.swapped:
        return "", reasons.AMBIGUOUS
    said = date(day.year, day.month, day.day).isoformat()
    return (f"{said}T{clock:%H:%M}" if clock else said), ""


def _known(strings: Strings) -> frozenset[str]:
    return strings.words[STAMP_WORDS]


def _blanked(folded: str, days: list[_Day]) -> str:
    for day in days:
        folded = folded[: day.start] + " " * (day.end - day.start) + folded[day.end :]
    return folded


def _days(folded: str, spoken: str, strings: Strings, lang: str) -> list[_Day]:
    """Return the dates of a line in their order; none overlap.

    An English month is one only where `spoken`, the line with its marks, has none there: "5 máy" is no fifth of May.
    """
    is_same_length = len(spoken) == len(folded)
    found: list[_Day] = []
    has_words = any(map(str.isalpha, folded))
    for pattern, read in (*_IN_FIGURES, *(_IN_WORDS if has_words else ())):
        for match in pattern.finditer(folded):
            if pattern in _ENGLISH and is_same_length and not spoken[match.start() : match.end()].isascii():
                continue
            day = read(match, strings, lang)
            if day and all(day.end <= other.start or other.end <= day.start for other in found):
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def _day(year: str | None, month: int, day: int, match: re.Match[str], *, swapped: bool = False) -> _Day | None:
    """Return a date of the calendar; a year of two digits, or none, is none."""
    known = int(year) if year and len(year) == 4 else None
    try:
        date(known if known is not None else 2024, month, day)  # a leap year: the 29th of February may be meant
    except ValueError:
        return None
    if known is not None and not 1900 <= known <= 2100:
        return None
    return _Day(known, month, day, swapped, *match.span())


def _iso(match: re.Match[str], _strings: Strings, _lang: str) -> _Day | None:
    return _day(match[1], int(match[2]), int(match[3]), match)


def _numeric(match: re.Match[str], _strings: Strings, lang: str) -> _Day | None:
    first, second = int(match[1]), int(match[3])
    if lang == "vi" or first > 12:
        return _day(match[4], second, first, match)
    if second > 12:
        return _day(match[4], first, second, match)
    return _day(match[4], second, first, match, swapped=first != second)


def _vietnamese(match: re.Match[str], strings: Strings, _lang: str) -> _Day | None:
    word = match[2]
    month = int(word) if word.isdecimal() else strings.months.get(word) or strings.months.get(word.split()[0])
    return _day(match[3], month, int(match[1]), match) if month else None


def _day_month(match: re.Match[str], strings: Strings, _lang: str) -> _Day | None:
    month = strings.months.get(match[2])
    return _day(match[3], month, int(match[1]), match) if month else None


def _month_day(match: re.Match[str], strings: Strings, _lang: str) -> _Day | None:
    month = strings.months.get(match[1])
    return _day(match[3], month, int(match[2]), match) if month else None


def _clock(rest: str, until: int) -> tuple[time | None, str]:
    """Return the first time of day before a place, and the line without its times."""
    found = None
    for pattern in (_CLOCK, _HOUR):
        for match in pattern.finditer(rest):
            told = _time(match, pattern)
            if told is not None and found is None and match.start() < until:
                found = told
            if told is not None:
                rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    return found, rest


def _time(match: re.Match[str], pattern: re.Pattern[str]) -> time | None:
    if pattern is _CLOCK:
        hour, minute, half = int(match[1]), int(match[2] or match[3]), match[4] or ""
    else:
        hour, minute, half = int(match[1] or match[3]), 0, match[2] or ""
    if half.rstrip(".") in _LATE and hour < 12:
        hour += 12
    if half.rstrip(".") in _EARLY and hour == 12:
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        return None


_IN_FIGURES = ((_ISO, _iso), (_YEAR_FIRST, _iso), (_NUMERIC, _numeric))
_ENGLISH = (_DAY_MONTH, _MONTH_DAY)
_IN_WORDS = ((_VIETNAMESE, _vietnamese), (_DAY_MONTH, _day_month), (_MONTH_DAY, _month_day))
