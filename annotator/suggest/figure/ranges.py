"""The two ends of a range: 28 đến 35 triệu, hai ba người, 5% đến 7%, between minus 5 and 3 degrees."""

from __future__ import annotations

from annotator.suggest.figure.numbers import DIGITS, EXACT, ONE, VAGUE, WORDS, Number
from annotator.suggest.figure.quantity import Amount, Quantity, amount_at
from annotator.suggest.figure.signs import DASHES, sign_at
from annotator.suggest.figure.spelled import small_word
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import COUNT, Unit, unit_at
from annotator.suggest.figure.words import Lexis

_ALSO_UP = {5: 7}  # "năm bảy người" are five to seven


def upper_end(
    line: Line, quantity: Quantity, joiners: frozenset[str], lexis: Lexis
) -> tuple[Amount | None, Unit | None]:
    """Return the upper end of a range, and the unit of the lower one where it has its own (5% đến 7%)."""
    end = quantity.end
    joined = joiners | lexis.openings["-"]
    other = (
        _joined(line, end, joined, lexis, money=bool(quantity.money))
        or _next_word_up(line, quantity, lexis)
        or _next_up_after_comma(line, quantity, lexis)
    )
    if other or quantity.money or not any(word in DASHES or word in joined for word in line.words[end + 1 : end + 5]):
        return other, None
    unit = unit_at(line, end, quantity.number, lexis)
    if unit is None or not unit.listed:
        return None, None
    if not joiners and lexis.changes.before(line, quantity.begin):  # "rose 5% to 7%"
        return None, None
    other = _joined(line, unit.end, joiners or joined - lexis.either, lexis)
    again = other and unit_at(line, other.number.end, other.number, lexis)
    if again is None or again.kind != unit.kind or not (joiners or alike(line, unit, again) or again.kind != COUNT):
        return None, None
    return other, unit


def alike(line: Line, unit: Unit, other: Unit | None) -> bool:
    """Tell whether two units are the same word."""
    return other is not None and line.words[unit.first : unit.last] == line.words[other.first : other.last]


def _joined(line: Line, token: int, joiners: frozenset[str], lexis: Lexis, *, money: bool = False) -> Amount | None:
    if line.words[token] not in joiners and line.words[token] not in DASHES:
        return None
    if line.words[token + 1] in lexis.scales:
        return None
    start, sign = sign_at(line, token + 1, lexis)
    other = amount_at(line, start, lexis, money=money)
    return other._replace(sign=sign) if other and other.number.form != VAGUE else None


def _next_word_up(line: Line, quantity: Quantity, lexis: Lexis) -> Amount | None:
    """Return the second of two small number words that make a range: hai ba người, năm sáu trăm."""
    low = small_word(line, quantity.number, lexis)
    if not lexis.vietnamese or not 0 < low < 10 or year_before(line, quantity, lexis):
        return None
    if lexis.numbers.get(line.words[quantity.end], 0) not in (low + 1, _ALSO_UP.get(low)):
        return None
    other = amount_at(line, quantity.end, lexis)
    year = line.words[quantity.end] == "năm" and other is not None and other.number.end == quantity.end + 1
    if year and not lexis.nouns.at(line, quantity.end + 1):  # "bốn năm tù" are four years
        return None
    return other and other._replace(number=other.number.unsure()) if year else other


def _next_up_after_comma(line: Line, quantity: Quantity, lexis: Lexis) -> Amount | None:
    """Return the second of two digits, or two number words, of which the one follows the other: 5, 6 người."""
    end, low = quantity.end, quantity.number.value
    if not (lexis.vietnamese or quantity.number.form == WORDS):  # "5, 6 people" are no range in English
        return None
    if any(lexis.reasons[reason].before(line, quantity.core) for reason in ("name", "rank")):
        return None
    if line.words[end] != "," or not _is_small(line, quantity.number, lexis) or _in_list(line, quantity.core, lexis):
        return None
    other = amount_at(line, end + 1, lexis)
    if other is None or other.number.scale != ONE or not _is_small(line, other.number, lexis):
        return None
    unit = unit_at(line, other.number.end, other.number, lexis)
    return other if unit and low is not None and other.number.value == low + 1 else None


def _in_list(line: Line, core: int, lexis: Lexis) -> bool:
    """Tell whether a number and a comma stand before: 4, 5, 6 người."""
    before = line.words[core - 2] if core > 1 and line.words[core - 1] == "," else ""
    return before[-1:].isdigit() or before in lexis.numbers


def _is_small(line: Line, number: Number, lexis: Lexis) -> bool:
    """Tell whether a number is one digit or one small number word."""
    word = line.words[number.start]
    return 0 < small_word(line, number, lexis) < 10 or (number.plain and len(word) == 1)


def year_before(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether "năm" is a year and no five: mỗi năm ba vụ, 5 năm một lần."""
    core = quantity.core
    before = line.words[core - 1] if core else ""
    counted = before[-1:].isdigit() or before in lexis.numbers or before in lexis.scales
    return line.words[core] == "năm" and (counted or before in lexis.quantifiers)


def shared_scale(low: Number, high: Number) -> tuple[Number, Number]:
    """Let the lower end take the scale of the upper one: "28 đến 35 triệu"; where that makes no sense, none is sure."""
    if low.value is None or high.value is None:
        return low, high
    if high.scale == ONE and low.plain and high.form == DIGITS and low.value * 1000 < high.value:
        return low.unsure(), high.unsure()  # "100-200.000 đồng"
    if low.scale != ONE or high.scale == ONE:
        return low, high
    if low.value < EXACT.divide(high.value, high.scale):
        return low.times(high.scale), high
    return low._replace(value=None), high._replace(value=None)
