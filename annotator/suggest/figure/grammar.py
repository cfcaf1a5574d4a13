"""The parts of one figure found in a line: approximator, number or range, unit, what it is a part of."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from annotator.suggest.figure.numbers import (
    DIGITS,
    EXACT,
    FRACTION,
    HALF,
    ONE,
    WORDS,
    Number,
    is_digits,
    plus,
)
from annotator.suggest.figure.spelled import number_at, small_word
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import COUNT, DURATION, PERCENT, Unit, unit_at
from annotator.suggest.figure.words import Lexis

DASHES = ("-", "–", "—", "−", "‐", "‑")
_DEGREES = ("độ", "°", "degrees", "degree")
_MOST_APPROXIMATORS = 2


class Quantity(NamedTuple):
    """A figure in tokens: it begins at `begin`, its number (with a currency sign before it) at `core`.

    `second` is the upper end of a range. `money` is the currency sign before the number. `part`: the number is a part
    of a whole. `sure`: the value may be read from the number.
    """

    begin: int
    core: int
    end: int
    number: Number
    second: Number | None = None
    money: str = ""
    unit: Unit | None = None
    approx: str = ""
    opened: bool = False
    part: bool = False
    sure: bool = True


class _Amount(NamedTuple):
    """A number with the currency sign that may stand before it, at token `core`."""

    core: int
    number: Number
    money: str = ""


def quantity_at(line: Line, token: int, lexis: Lexis) -> Quantity | None:
    """Return the figure whose number or currency sign stands at a token; whether it really is one, the rules tell."""
    amount = _amount(line, token, lexis)
    if amount is None:
        return None
    begin, approx = _approximators(line, amount.core, lexis)
    quantity = Quantity(begin, amount.core, amount.number.end, amount.number, money=amount.money, approx=approx)
    quantity = _range(line, quantity, lexis) or _with_unit(line, quantity, lexis)
    quantity = _signed(line, quantity)
    quantity = _without_unfit_approximator(line, quantity, lexis)
    after = lexis.approximators_after.at(line, quantity.end)
    if after and not quantity.approx:
        quantity = quantity._replace(end=after[0], approx=after[1])
    return quantity


def _amount(line: Line, token: int, lexis: Lexis, *, money: bool = False) -> _Amount | None:
    sign = lexis.money_signs.at(line, token)
    if sign and is_digits(line.words[sign[0]]):
        number = number_at(line, sign[0], lexis, money=True)
        return number and _Amount(token, number, line.between(token, sign[0]))
    number = number_at(line, token, lexis, money=money)
    return number and _Amount(token, number)


def _approximators(line: Line, core: int, lexis: Lexis) -> tuple[int, str]:
    """Return where the approximators before a token begin, and what the nearest one says."""
    begin, approx = core, ""
    for _ in range(_MOST_APPROXIMATORS):
        found = lexis.approximators.before(line, begin)
        if found is None or found[1] == "none":
            break
        begin, approx = found[0], approx or found[1]
    return begin, approx


def _without_unfit_approximator(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    """Leave out an approximator that does not count before this kind of figure."""
    approx, _, unfit = quantity.approx.partition(",")
    duration = quantity.unit is not None and quantity.unit.kind == DURATION
    small = 0 < small_word(line, quantity.number, lexis) < 10 and not duration
    if (small and "small" in unfit) or (duration and "duration" in unfit):
        return quantity._replace(begin=quantity.core, approx="")
    return quantity._replace(approx=approx)


# Ranges


def _range(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity | None:
    """Return the figure as a range with its unit; nothing where it is none."""
    opening = quantity.begin - 1 if quantity.begin > 0 else -1
    joiners = lexis.openings.get(line.words[opening], frozenset()) if opening >= 0 else frozenset()
    if joiners and lexis.changes.before(line, opening):
        return None
    other, unit = _upper_end(line, quantity, joiners, lexis)
    if other is None or other.money not in ("", quantity.money):
        return None
    low, high = _shared_scale(quantity.number, other.number)
    if low.value is not None and high.value is not None and low.value >= high.value:
        return None
    opened = line.words[other.core - 1] in joiners
    begin, approx = _approximators(line, opening, lexis) if opened else (quantity.begin, quantity.approx)
    found = quantity._replace(
        begin=begin, approx=approx, number=low, second=high, end=high.end, opened=opened, unit=unit
    )
    found = _with_unit(line, found, lexis) if not found.money else found
    found = found._replace(unit=found.unit or unit)
    return found if opened or found.unit or found.money or found.approx or high.scale != ONE else None


def _upper_end(
    line: Line, quantity: Quantity, joiners: frozenset[str], lexis: Lexis
) -> tuple[_Amount | None, Unit | None]:
    """Return the upper end of a range, and the unit of the lower one where it has its own (5% đến 7%)."""
    end = quantity.end
    joined = joiners | lexis.openings["-"]
    other = _joined(line, end, joined, lexis, money=bool(quantity.money)) or _next_word_up(line, quantity, lexis)
    if other or quantity.money or not (joiners or any(word in DASHES for word in line.words[end + 1 : end + 4])):
        return other, None
    unit = unit_at(line, end, quantity.number, lexis)
    if unit is None or not unit.listed:
        return None, None
    other = _joined(line, unit.end, joiners, lexis)
    again = other and unit_at(line, other.number.end, other.number, lexis)
    return (other, unit) if again and again.kind == unit.kind else (None, None)


def _joined(line: Line, token: int, joiners: frozenset[str], lexis: Lexis, *, money: bool = False) -> _Amount | None:
    if line.words[token] not in joiners and line.words[token] not in DASHES:
        return None
    other = _amount(line, token + 1, lexis, money=money)
    return other if other and other.number.form in (DIGITS, WORDS) else None


def _next_word_up(line: Line, quantity: Quantity, lexis: Lexis) -> _Amount | None:
    """Return the second of two small number words that make a range: hai ba người, năm sáu trăm."""
    low = small_word(line, quantity.number, lexis)
    if not lexis.vietnamese or not 0 < low < 10 or lexis.numbers.get(line.words[quantity.end]) != low + 1:
        return None
    return _amount(line, quantity.end, lexis)


def _shared_scale(low: Number, high: Number) -> tuple[Number, Number]:
    """Let the lower end take the scale of the upper one: "28 đến 35 triệu"; where that makes no sense, none is sure."""
    if low.scale != ONE or high.scale == ONE or low.value is None or high.value is None:
        return low, high
    if low.value < EXACT.divide(high.value, high.scale):
        return low.times(high.scale), high
    return low._replace(value=None), high._replace(value=None)


# Units


def _with_unit(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    last = quantity.second or quantity.number
    if quantity.money or last.form == FRACTION:
        return quantity
    unit = unit_at(line, last.end, last, lexis)
    if unit is None:
        return _part_of(line, quantity, lexis) if quantity.second is None else quantity
    quantity = quantity._replace(unit=unit, end=unit.end)
    half = lexis.vietnamese and unit.kind == DURATION and lexis.tails.get(line.words[unit.end]) == "half"
    if half and quantity.second is None:
        number = quantity.number._replace(value=plus(quantity.number.value, HALF))
        return quantity._replace(number=number, end=unit.end + 1)
    return _in_its_notation(quantity)


def _in_its_notation(quantity: Quantity) -> Quantity:
    """Read digits before a unit of the other language in that language's notation, where its own is not sure."""
    if quantity.unit is None or not quantity.unit.foreign or quantity.number.value is not None:
        return quantity
    return quantity._replace(number=quantity.number._replace(value=quantity.number.foreign))


def _part_of(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    """Take in the whole that a number is a part of: ba trong tám cửa xả, two of the night foremen."""
    found = lexis.parts.at(line, quantity.end)
    if found is None:
        return quantity
    token, kind = found
    whole = number_at(line, token, lexis)
    if whole is None and kind != "whole":
        return quantity
    number = whole if whole and whole.form in (DIGITS, WORDS) else quantity.number
    token = number.end if number is whole else token
    unit = unit_at(line, token, number, lexis)
    if unit is None or unit.kind != COUNT:
        return quantity
    return quantity._replace(unit=unit, end=unit.end, part=True, sure=kind != "share")


def after_loose_dash(line: Line, token: int) -> bool:
    """Tell whether a dash stands right before a token and right after nothing: a minus sign, or a bullet."""
    return token > 0 and line.words[token - 1] in DASHES and line.glued(token) and not line.glued(token - 1)


def _signed(line: Line, quantity: Quantity) -> Quantity:
    """Take in a minus sign before percent and degrees; elsewhere it is a bullet."""
    core, unit = quantity.core, quantity.unit
    if not after_loose_dash(line, core) or unit is None:
        return quantity
    if unit.kind != PERCENT and line.words[unit.first] not in _DEGREES:
        return quantity
    return quantity._replace(begin=core - 1, core=core - 1, number=quantity.number.times(Decimal(-1)))
