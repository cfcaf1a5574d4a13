"""The parts of one figure found in a line: approximator, number or range, unit, what it is a part of."""

from __future__ import annotations

from annotator.suggest.figure.below import with_sign
from annotator.suggest.figure.endings import after_unit, open_end
from annotator.suggest.figure.numbers import DIGITS, FRACTION, ONE, VAGUE, WORDS, Number
from annotator.suggest.figure.quantity import Quantity, amount_at, approximators_before
from annotator.suggest.figure.ranges import alike, shared_scale, upper_end, year_before
from annotator.suggest.figure.signs import sign_before
from annotator.suggest.figure.spelled import number_at, small_word
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import COUNT, DURATION, Unit, other_lexis, unit_at
from annotator.suggest.figure.words import Lexis

__all__ = ["Quantity", "quantity_at"]


def quantity_at(line: Line, token: int, lexis: Lexis) -> Quantity | None:
    """Return the figure whose number or currency sign stands at a token; whether it really is one, the rules tell."""
    amount = amount_at(line, token, lexis)
    if amount is None:
        return None
    sign = sign_before(line, amount.core, lexis)
    begin, approx = approximators_before(line, sign.begin if sign else amount.core, lexis)
    begin = begin if approx else amount.core
    quantity = Quantity(begin, amount.core, amount.number.end, amount.number, money=amount.money, approx=approx)
    quantity = _range(line, quantity, lexis) or _pair(line, quantity, lexis) or _with_unit(line, quantity, lexis)
    quantity = _in_its_notation(line, quantity, lexis)
    quantity = with_sign(line, quantity, lexis)
    quantity = _without_unfit_approximator(line, quantity, lexis)
    return _with_approximator_after(line, quantity, lexis)


def _with_approximator_after(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    """Take in an approximator after the figure, and a unit after that: 300 trở lên, a dozen or so people."""
    after = lexis.approximators_after.at(line, quantity.end)
    if after is None or quantity.approx:
        return quantity
    unit = None
    if quantity.unit is None and not quantity.money and not lexis.vietnamese and quantity.number.form != FRACTION:
        unit = unit_at(line, after[0], quantity.number, lexis)
    return quantity._replace(end=unit.end if unit else after[0], unit=unit or quantity.unit, approx=after[1])


def _without_unfit_approximator(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    """Leave out an approximator that does not count before this kind of figure."""
    approx, _, unfit = quantity.approx.partition(",")
    duration = quantity.unit is not None and quantity.unit.kind == DURATION
    small = 0 < small_word(line, quantity.number, lexis) < 10 and not duration
    whole = lexis.fractions.get(line.words[quantity.number.end - 1]) != "half"
    if (small and "small" in unfit) or (duration and "duration" in unfit) or (whole and "whole" in unfit):
        return quantity._replace(begin=quantity.core, approx="")
    if approx == "unsure":
        return quantity._replace(begin=quantity.core, approx="", sure=False)
    return quantity._replace(approx=approx)


# Ranges


def _range(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity | None:
    """Return the figure as a range with its unit; nothing where it is none."""
    sign = sign_before(line, quantity.core, lexis)
    opening = (sign.begin if sign and not quantity.approx else quantity.begin) - 1
    joiners = lexis.openings.get(line.words[opening], frozenset()) if opening >= 0 else frozenset()
    if joiners and lexis.changes.before(line, opening):
        return None
    other, unit = upper_end(line, quantity, joiners, lexis)
    if other is None or other.money not in ("", quantity.money):
        return None
    if (quantity.number.form == FRACTION) != (other.number.form == FRACTION):
        return None
    low, high = shared_scale(quantity.number, other.number)
    mixed = unit is not None and not alike(line, unit, unit_at(line, high.end, high, lexis))
    falling = low.value is not None and high.value is not None and low.value >= high.value
    if falling and not mixed and sign is None:
        return None
    opened = line.words[unit.end if unit else quantity.end] in joiners
    begin, approx = approximators_before(line, opening, lexis) if opened else (quantity.begin, quantity.approx)
    found = quantity._replace(
        begin=begin, approx=approx, number=low, second=high, end=high.end, opened=opened, unit=unit
    )
    found = _with_unit(line, found, lexis) if not found.money else found
    found = found._replace(unit=found.unit or unit, mixed=found.mixed or mixed, upper_sign=other.sign)
    kept = opened or found.unit or found.money or found.approx or high.scale != ONE or high.form == FRACTION
    marked = low.form == high.form == DIGITS and not (low.plain or high.plain)
    return found if kept or (marked and not lexis.changes.before(line, begin)) else None


def _pair(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity | None:
    """Return two small number words side by side that are no range (bảy bảy, năm ba): one figure without a value."""
    end = quantity.number.end
    low, high = small_word(line, quantity.number, lexis), lexis.numbers.get(line.words[end], 0)
    if not lexis.vietnamese or not (0 < low < 10 and high) or line.words[end] == "năm":
        return None
    if year_before(line, quantity, lexis):
        return None
    other = number_at(line, end, lexis)
    if other is None or other.form != WORDS:
        return None
    return _with_unit(line, quantity._replace(number=other.unsure()._replace(start=quantity.number.start)), lexis)


# Units


def _with_unit(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    last = quantity.second or quantity.number
    if last.form == FRACTION:
        return quantity._replace(end=last.end)
    if quantity.second is None and not quantity.money:
        last, approx = open_end(line, last, lexis)
        quantity = _open(quantity, last, approx)
    if quantity.money:
        return quantity
    unit = unit_at(line, last.end, last, lexis)
    if unit is None:
        return _part_of(line, quantity, lexis) if quantity.second is None else quantity
    return _ended(line, quantity._replace(unit=unit, end=unit.end), unit, lexis)


def _open(quantity: Quantity, number: Number, approx: str) -> Quantity:
    """Return the figure with a number whose end may be left open."""
    if approx == "vague":
        number = number._replace(form=VAGUE)
    elif approx:
        quantity = quantity._replace(approx=quantity.approx or approx)
    return quantity._replace(number=number, end=number.end)


def _ended(line: Line, quantity: Quantity, unit: Unit, lexis: Lexis) -> Quantity:
    """Take in what goes on with the figure after its unit."""
    last = quantity.second or quantity.number
    ending = after_unit(line, last, unit, lexis) if last.form != VAGUE else None
    if ending is None:
        return quantity
    quantity = quantity._replace(end=ending.end, ended=True, mixed=quantity.mixed or ending.mixed)
    if quantity.second is not None:  # "2 đến 3 tấn rưỡi"
        return quantity.unsure()
    return quantity._replace(number=ending.number)


def _in_its_notation(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    """Leave open what only a measure makes sure; read digits before a unit of the other language as that one does."""
    unit, number = quantity.unit, quantity.number
    if (unit is not None and unit.foreign) or line.words[number.end - 1] in lexis.foreign_scales:
        if unit is not None and unit.foreign and number.value is None:
            number = number._replace(value=number.foreign)
        begin, approx = quantity.begin, quantity.approx
        if begin == quantity.core:
            begin, approx = approximators_before(line, begin, other_lexis(lexis))
        return quantity._replace(number=number, begin=begin, approx=approx)
    measured = unit is not None and (unit.kind != COUNT or _is_measured(line, unit, lexis))
    if measured or quantity.money:
        return quantity
    last = quantity.second
    return quantity.unsure() if number.guessed or (last is not None and last.guessed) else quantity


def _is_measured(line: Line, unit: Unit, lexis: Lexis) -> bool:
    """Tell whether a unit is one of measure, which may be counted in decimals: degrees, tonnes."""
    if not unit.listed or lexis.nouns.at(line, unit.first):
        return False
    return lexis.is_measure(line, unit.first) or lexis.units.at(line, unit.first) is not None


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
    if unit is None and number is whole and _is_whole(line, quantity.number, number, lexis):
        return quantity._replace(end=token, part=True, sure=kind != "share")
    if unit is None or unit.kind != COUNT:
        return quantity
    return quantity._replace(unit=unit, end=unit.end, part=True, sure=kind != "share")


def _is_whole(line: Line, part: Number, whole: Number, lexis: Lexis) -> bool:
    """Tell whether a number without a unit is the whole of a part: three in ten, and no year and no month."""
    if part.value is None or whole.value is None or not part.value < whole.value:
        return False
    year = whole.plain and len(line.words[whole.start]) == 4
    follows = line.words[whole.end]
    return not (
        year or follows[:1].isdigit() or follows in ("/", "-", ":", "%") or lexis.reasons["month"].at(line, whole.end)
    )
