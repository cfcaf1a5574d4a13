"""The parts of one figure found in a line: approximator, number or range, unit, what it is a part of."""

from __future__ import annotations

from typing import NamedTuple

from annotator.suggest.figure.endings import after_unit, open_end
from annotator.suggest.figure.numbers import (
    DIGITS,
    EXACT,
    FRACTION,
    ONE,
    VAGUE,
    WORDS,
    Number,
    is_digits,
)
from annotator.suggest.figure.signs import (
    BULLET,
    DASHES,
    MINUS,
    WEAK,
    WORD,
    sign_at,
    sign_before,
)
from annotator.suggest.figure.spelled import number_at, small_word
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import COUNT, DISTANCE, DURATION, MONEY, PERCENT, Unit, other_lexis, unit_at
from annotator.suggest.figure.words import Lexis

_DEGREES = ("độ", "°", "degrees", "degree")
_MOST_APPROXIMATORS = 2
_ALSO_UP = {5: 7}  # "năm bảy người" are five to seven


class Quantity(NamedTuple):
    """A figure in tokens: it begins at `begin`, its number (with a currency sign before it) at `core`.

    `second` is the upper end of a range. `money` is the currency sign before the number. `part`: the number is a part
    of a whole. `sure`: the value may be read from the number. `ended`: what follows the unit belongs to the number
    (rưỡi). `mixed`: in several units. `signed`: below nought. `upper_sign`: the upper end has a sign of its own.
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
    ended: bool = False
    mixed: bool = False
    signed: bool = False
    upper_sign: str = ""

    def unsure(self) -> Quantity:
        """Return the figure without a value."""
        return self._replace(sure=False)


class _Amount(NamedTuple):
    """A number with the currency sign that may stand before it, at token `core`, and a minus sign before that."""

    core: int
    number: Number
    money: str = ""
    sign: str = ""


def quantity_at(line: Line, token: int, lexis: Lexis) -> Quantity | None:
    """Return the figure whose number or currency sign stands at a token; whether it really is one, the rules tell."""
    amount = _amount(line, token, lexis)
    if amount is None:
        return None
    sign = sign_before(line, amount.core, lexis)
    begin, approx = _approximators(line, sign.begin if sign else amount.core, lexis)
    begin = begin if approx else amount.core
    quantity = Quantity(begin, amount.core, amount.number.end, amount.number, money=amount.money, approx=approx)
    quantity = _range(line, quantity, lexis) or _pair(line, quantity, lexis) or _with_unit(line, quantity, lexis)
    quantity = _in_its_notation(line, quantity, lexis)
    quantity = _signed(line, quantity, lexis)
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
        if found is None or found[1] == "none" or _measures(line, found[0], lexis):
            break
        begin, approx = found[0], approx or found[1]
    return begin, approx


def _measures(line: Line, token: int, lexis: Lexis) -> bool:
    """Tell whether an approximator is a unit that a number stands before: 37 độ 5."""
    before = line.words[token - 1] if token > 0 else ""
    return (before[-1:].isdigit() or before in lexis.numbers) and lexis.units.at(line, token) is not None


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
    other, unit = _upper_end(line, quantity, joiners, lexis)
    if other is None or other.money not in ("", quantity.money):
        return None
    if (quantity.number.form == FRACTION) != (other.number.form == FRACTION):
        return None
    low, high = _shared_scale(quantity.number, other.number)
    mixed = unit is not None and not _alike(line, unit, unit_at(line, high.end, high, lexis))
    falling = low.value is not None and high.value is not None and low.value >= high.value
    if falling and not mixed and sign is None:
        return None
    opened = line.words[unit.end if unit else quantity.end] in joiners
    begin, approx = _approximators(line, opening, lexis) if opened else (quantity.begin, quantity.approx)
    found = quantity._replace(
        begin=begin, approx=approx, number=low, second=high, end=high.end, opened=opened, unit=unit
    )
    found = _with_unit(line, found, lexis) if not found.money else found
    found = found._replace(unit=found.unit or unit, mixed=found.mixed or mixed, upper_sign=other.sign)
    kept = opened or found.unit or found.money or found.approx or high.scale != ONE or high.form == FRACTION
    return found if kept else None


def _alike(line: Line, unit: Unit, other: Unit | None) -> bool:
    """Tell whether two units are the same word."""
    return other is not None and line.words[unit.first : unit.last] == line.words[other.first : other.last]


def _upper_end(
    line: Line, quantity: Quantity, joiners: frozenset[str], lexis: Lexis
) -> tuple[_Amount | None, Unit | None]:
    """Return the upper end of a range, and the unit of the lower one where it has its own (5% đến 7%)."""
    end = quantity.end
    joined = joiners | lexis.openings["-"]
    other = (
        _joined(line, end, joined, lexis, money=bool(quantity.money))
        or _next_word_up(line, quantity, lexis)
        or _next_up_after_comma(line, quantity, lexis)
    )
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
    start, sign = sign_at(line, token + 1, lexis)
    other = _amount(line, start, lexis, money=money)
    return other._replace(sign=sign) if other and other.number.form != VAGUE else None


def _next_word_up(line: Line, quantity: Quantity, lexis: Lexis) -> _Amount | None:
    """Return the second of two small number words that make a range: hai ba người, năm sáu trăm."""
    low = small_word(line, quantity.number, lexis)
    if line.words[quantity.core] == "năm" and line.words[quantity.core - 1] in lexis.quantifiers:
        return None
    if (
        not lexis.vietnamese
        or not 0 < low < 10
        or lexis.numbers.get(line.words[quantity.end], 0)
        not in (
            low + 1,
            _ALSO_UP.get(low),
        )
    ):
        return None
    other = _amount(line, quantity.end, lexis)
    year = line.words[quantity.end] == "năm" and other is not None and other.number.end == quantity.end + 1
    if year and not lexis.nouns.at(line, quantity.end + 1):  # "bốn năm tù" are four years
        return None
    return other and other._replace(number=other.number.unsure()) if year else other


def _next_up_after_comma(line: Line, quantity: Quantity, lexis: Lexis) -> _Amount | None:
    """Return the second of two digits, or two number words, of which the one follows the other: 5, 6 người."""
    end, low = quantity.end, quantity.number.value
    if not (lexis.vietnamese or quantity.number.form == WORDS):  # "5, 6 people" are no range in English
        return None
    if line.words[end] != "," or line.words[quantity.core - 1] == "," or not _is_small(line, quantity.number, lexis):
        return None
    other = _amount(line, end + 1, lexis)
    if other is None or other.number.scale != ONE or not _is_small(line, other.number, lexis):
        return None
    unit = unit_at(line, other.number.end, other.number, lexis)
    return other if unit and low is not None and other.number.value == low + 1 else None


def _is_small(line: Line, number: Number, lexis: Lexis) -> bool:
    """Tell whether a number is one digit or one small number word."""
    word = line.words[number.start]
    return 0 < small_word(line, number, lexis) < 10 or (number.plain and len(word) == 1)


def _pair(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity | None:
    """Return two small number words side by side that are no range (bảy bảy, năm ba): one figure without a value."""
    end = quantity.number.end
    low, high = small_word(line, quantity.number, lexis), lexis.numbers.get(line.words[end], 0)
    if not lexis.vietnamese or not (0 < low < 10 and high) or line.words[end] == "năm":
        return None
    if line.words[quantity.core] == "năm" and line.words[quantity.core - 1] in lexis.quantifiers:
        return None  # "mỗi năm ba vụ"
    other = number_at(line, end, lexis)
    if other is None or other.form != WORDS:
        return None
    return _with_unit(line, quantity._replace(number=other.unsure()._replace(start=quantity.number.start)), lexis)


def _shared_scale(low: Number, high: Number) -> tuple[Number, Number]:
    """Let the lower end take the scale of the upper one: "28 đến 35 triệu"; where that makes no sense, none is sure."""
    if low.value is None or high.value is None:
        return low, high
    if high.scale == ONE and low.plain and high.form == DIGITS and not high.plain and low.value < 1000 <= high.value:
        return low.unsure(), high.unsure()  # "100-200.000 đồng"
    if low.scale != ONE or high.scale == ONE:
        return low, high
    if low.value < EXACT.divide(high.value, high.scale):
        return low.times(high.scale), high
    return low._replace(value=None), high._replace(value=None)


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
            begin, approx = _approximators(line, begin, other_lexis(lexis))
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
        year or follows.isalnum() or follows in ("/", "-", ":", "%") or lexis.reasons["month"].at(line, whole.end)
    )


def _signed(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    """Take in a minus sign where the figure can be below nought; where that is not sure, the value stays open."""
    sign = sign_before(line, quantity.core, lexis) or sign_before(line, quantity.begin, lexis)
    if sign is None:
        return quantity.unsure() if quantity.upper_sign else quantity
    alone = sign.begin == 0 and quantity.end == line.count
    if sign.how == BULLET and not alone:
        return quantity.unsure() if _falls(line, quantity) else quantity
    if not _fits(line, quantity, sign.how, alone=alone):
        return quantity if sign.how == WEAK else quantity.unsure()
    number, second = quantity.number.negative(), quantity.second
    if second is not None and quantity.upper_sign:
        number, second = second.negative()._replace(form=number.form), number
    begin = min(quantity.begin, sign.begin)
    core = sign.begin if sign.begin < quantity.core and quantity.begin == quantity.core else quantity.core
    signed = quantity._replace(begin=begin, core=core, number=number, second=second, signed=True)
    if second is not None and not quantity.upper_sign and sign.how == WORD:  # "âm 5 đến 10 độ": 10 or -10
        return signed.unsure()
    return signed if _rises(signed) else signed.unsure()


def _rises(quantity: Quantity) -> bool:
    """Tell whether a range goes up."""
    low, high = quantity.number.value, quantity.second.value if quantity.second else None
    return low is None or high is None or low < high


def _falls(line: Line, quantity: Quantity) -> bool:
    """Tell whether the figure is one that is often below nought: percent, degrees, money."""
    unit = quantity.unit
    if unit is None:
        return bool(quantity.money)
    return unit.kind in (PERCENT, MONEY) or line.words[unit.first] in _DEGREES


def _fits(line: Line, quantity: Quantity, how: str, *, alone: bool) -> bool:
    """Tell whether a sign that is so sure makes this figure one below nought."""
    if _falls(line, quantity) or how == MINUS or alone:
        return True
    unit = quantity.unit
    return how in (WORD, WEAK) and (unit is None or unit.kind == DISTANCE)
