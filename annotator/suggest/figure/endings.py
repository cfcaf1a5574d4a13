"""What goes on with a figure after its number or its unit: mấy, -odd, rưỡi, and a half, a smaller unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from annotator.suggest.figure.numbers import ONE, WORDS, Number, and_half, plus, scales
from annotator.suggest.figure.shares import ARTICLES, part_added
from annotator.suggest.figure.spelled import number_at
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import DISTANCE, DURATION, MONEY, Unit, noun_after, unit_at
from annotator.suggest.figure.words import Lexis

_TEN = Decimal(10)
_MOST_PARTS = 4
_COINS = ("cent", "cents", "penny", "pence", "kopecks")
_BY_SIZE = (
    ("second", "minute", "hour", "night", "day", "week", "fortnight", "month", "year", "decade", "centur"),
    ("inch", "foot", "feet", "ft", "yard", "mile"),
    ("ounce", "oz", "lb", "pound", "stone"),
)
"""What "and" may join, the smaller unit first, by the beginnings of the words."""


class Ending(NamedTuple):
    """What a number with its unit is worth once what follows up to `end` is taken in."""

    end: int
    number: Number
    mixed: bool = False


def open_end(line: Line, number: Number, lexis: Lexis) -> tuple[Number, str]:
    """Return a number with the words that leave its end open, and the approximator they make: mười mấy, twenty-odd.

    "vague": it has no value. Without a hyphen an English one may be a word of its own ("odd people"): no value either.
    """
    end = number.end
    hyphen = line.words[end] == "-" and line.glued(end) and line.glued(end + 1)
    kind = lexis.endings.get(line.words[end + hyphen], "")
    if not kind or (kind == "at_least" and not hyphen):
        return number, ""
    _, end = scales(line, end + hyphen + 1, lexis)
    if kind == "vague" or not hyphen or number.end + hyphen + 1 < end:
        return number.unsure()._replace(end=end), "vague" if kind == "vague" else kind
    return number._replace(end=end), kind


def after_unit(line: Line, number: Number, unit: Unit, lexis: Lexis) -> Ending | None:
    """Return the number with what follows its unit: 2 tấn rưỡi, an hour and a half, 2 phút 15 giây."""
    return _half(line, number, unit, lexis) or _part(line, number, unit, lexis) or _smaller(line, number, unit, lexis)


def _half(line: Line, number: Number, unit: Unit, lexis: Lexis) -> Ending | None:
    if not lexis.vietnamese or lexis.tails.get(line.words[unit.end]) != "half":
        return None
    parts = any(found.at(line, unit.first) for found in (lexis.units, lexis.currencies))
    counts = lexis.is_measure(line, unit.first) or (parts and unit.last == unit.end)
    whole = number.scale == ONE or (number.form == WORDS and number.scale == _TEN)
    value = and_half(number.value) if counts and whole else None
    end = unit.end + 1
    end = noun_after(line, end, lexis) if lexis.is_measure(line, unit.first) and unit.kind != DURATION else end
    return Ending(end, number._replace(value=value, foreign=None))


def _part(line: Line, number: Number, unit: Unit, lexis: Lexis) -> Ending | None:
    end, part = part_added(line, unit.end, lexis, of=True)
    if end == unit.end or not lexis.is_measure(line, unit.first):
        return None
    end = noun_after(line, end, lexis) if not lexis.is_length(line, unit.first) else end
    whole = number.scale == ONE and number.value is not None and number.value == number.value.to_integral_value()
    return Ending(end, number._replace(value=plus(number.value, part) if whole and part is not None else None))


def _smaller(line: Line, number: Number, unit: Unit, lexis: Lexis) -> Ending | None:
    """Return the figure with its smaller units, without a value: 1 năm 3 tháng, 6ft 2in."""
    end = unit.end
    if line.words[number.start] == "một" and line.words[unit.first] != "năm":
        return None  # "một ngày 8 tiếng" is a rate
    for _ in range(_MOST_PARTS):
        token = end + (line.words[end] in lexis.part_joints)
        more = _one_more(line, token, unit, lexis)
        if more is None:
            break
        end = more
    return Ending(end, number.unsure(), mixed=True) if end > unit.end else None


def _one_more(line: Line, token: int, unit: Unit, lexis: Lexis) -> int | None:
    """Return where a number with another unit of the same kind ends."""
    if not _has_parts(line, unit, lexis) or lexis.reasons["hour"].at(line, unit.first):
        return None
    number = number_at(line, token, lexis)
    if number is not None and number.end == token + 1 and lexis.numbers.get(line.words[token]) == 1:
        return None  # "10 tiếng một ngày"
    if line.words[token] in ARTICLES and line.words[token - 1] not in lexis.part_joints:
        return None  # "24 hours a day"
    found = unit_at(line, number.end, number, lexis) if number else None
    if found is None or not _has_parts(line, found._replace(end=found.last), lexis) or found.kind != unit.kind:
        return None
    if line.words[token - 1] in lexis.part_joints and not _is_smaller(line.words[found.first], line.words[unit.first]):
        return None  # "two weeks and three months" are two figures
    return found.end if line.words[found.first : found.last] != line.words[unit.first : unit.last] else None


def _is_smaller(unit: str, other: str) -> bool:
    """Tell whether one unit is known to be a part of another: minutes of hours, ounces of pounds, cents of money."""
    if unit in _COINS:
        return other not in _COINS
    places = ((_place(unit, units), _place(other, units)) for units in _BY_SIZE)
    return any(0 <= part < whole for part, whole in places)


def _place(unit: str, units: tuple[str, ...]) -> int:
    return next((at for at, known in enumerate(units) if unit.startswith(known)), -1)


def _has_parts(line: Line, unit: Unit, lexis: Lexis) -> bool:
    """Tell whether a unit has parts that are named after it."""
    if not unit.listed or unit.last != unit.end:
        return False
    return unit.kind in (DURATION, DISTANCE, MONEY) or lexis.is_measure(line, unit.first)
