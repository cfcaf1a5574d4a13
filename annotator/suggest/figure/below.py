"""Figures below nought: where a sign or a word for it belongs to the figure."""

from __future__ import annotations

from annotator.suggest.figure.numbers import Number
from annotator.suggest.figure.quantity import Quantity
from annotator.suggest.figure.signs import BULLET, MINUS, WEAK, WORD, sign_before
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import DISTANCE, MONEY, PERCENT
from annotator.suggest.figure.words import Lexis

_DEGREES = ("độ", "°", "degrees", "degree")


def with_sign(line: Line, quantity: Quantity, lexis: Lexis) -> Quantity:
    """Take in a minus sign where the figure can be below nought; where that is not sure, the value stays open."""
    sign = sign_before(line, quantity.core, lexis) or sign_before(line, quantity.begin, lexis)
    after = lexis.negatives.at(line, quantity.end) if quantity.end > quantity.number.end else None
    if sign is None and after and after[1] in ("after", "unsure"):
        below = quantity._replace(end=after[0], number=quantity.number.negative(), signed=True)
        return below if after[1] == "after" and quantity.second is None else below.unsure()
    if sign is None:
        return quantity.unsure() if quantity.upper_sign else quantity
    alone = sign.begin == 0 and quantity.end == line.count
    if sign.how == BULLET and not alone:
        return quantity.unsure() if _falls(line, quantity) else quantity
    if not _fits(line, quantity, sign.how, alone=alone):
        return quantity if sign.how == WEAK else quantity.unsure()
    number, second = quantity.number.negative(), quantity.second
    if second is not None and quantity.upper_sign:
        second = second.negative()
        number, second = (number, second) if _rises(number, second) else (second, number)
    begin = min(quantity.begin, sign.begin)
    core = sign.begin if sign.begin < quantity.core and quantity.begin == quantity.core else quantity.core
    signed = quantity._replace(begin=begin, core=core, number=number, second=second, signed=True)
    if second is None:
        return signed
    shared = sign.how == WORD and not quantity.upper_sign and lexis.units.at(line, quantity.number.end) is None
    return signed if _rises(number, second) and not shared else signed.unsure()  # "âm 5 đến 10 độ": 10 or -10


def _rises(low: Number, high: Number) -> bool:
    """Tell whether a range goes up."""
    return low.value is None or high.value is None or low.value < high.value


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
