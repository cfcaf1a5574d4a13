"""A figure in tokens, and what stands around its number: currency sign, approximators."""

from __future__ import annotations

from typing import NamedTuple

from annotator.suggest.figure.numbers import Number, is_digits
from annotator.suggest.figure.spelled import number_at
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import Unit
from annotator.suggest.figure.words import Lexis

_MOST_APPROXIMATORS = 2


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


class Amount(NamedTuple):
    """A number with the currency sign that may stand before it, at token `core`, and a minus sign before that."""

    core: int
    number: Number
    money: str = ""
    sign: str = ""


def amount_at(line: Line, token: int, lexis: Lexis, *, money: bool = False) -> Amount | None:
    """Return the number, or the currency sign with its number, that begins at a token; `money`: a sign stood before."""
    sign = lexis.money_signs.at(line, token)
    if sign and not _is_one_sign(line, token, sign[0]):
        return None
    if sign and is_digits(line.words[sign[0]]):
        number = number_at(line, sign[0], lexis, money=True)
        return number and Amount(token, number, line.between(token, sign[0]))
    number = number_at(line, token, lexis, money=money)
    return number and Amount(token, number)


def _is_one_sign(line: Line, first: int, end: int) -> bool:
    """Tell whether a currency sign of several tokens is written as one: "A$5", and not "a $5"."""
    apart = any(not line.glued(token) for token in range(first + 1, end))
    return end == first + 1 or not (apart or line.written(first).islower())


def approximators_before(line: Line, core: int, lexis: Lexis) -> tuple[int, str]:
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
