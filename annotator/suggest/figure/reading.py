"""What a figure says, in the words of the claims scheme: value, unit, kind, how exact, low and high."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation

from annotator.suggest.figure.grammar import Quantity
from annotator.suggest.figure.numbers import FRACTION, VAGUE, middle, written
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import COUNT, MONEY, PERCENT


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of a figure; what cannot be told for sure is empty.

    `value`, `low` and `high` are decimal strings with the scale applied; a range has low and high and no value.
    """

    value: str = ""
    unit: str = ""
    kind: str = ""
    approx: str = ""
    low: str = ""
    high: str = ""

    def attributes(self) -> dict[str, str]:
        """Return what is not empty, by attribute."""
        return {name: value for name, value in asdict(self).items() if value}

    def middle(self) -> str:
        """Return the number halfway between low and high, a range's value by the guidelines; "" without both."""
        try:
            return written(middle(Decimal(self.low), Decimal(self.high)))
        except InvalidOperation:
            return ""


def reading_of(line: Line, quantity: Quantity) -> Reading:
    """Return what a figure says."""
    vague = quantity.number.form == VAGUE
    approx, unit = quantity.approx, _unit(line, quantity)
    sure = quantity.sure and not quantity.mixed
    if quantity.second is None:
        value = quantity.number.value if sure and not vague else None
        exact = "about" if quantity.number.rounded else "exact"
        return Reading(written(value), unit, _kind(quantity), approx or ("" if value is None else exact))
    low, high = quantity.number.value, quantity.second.value
    if low is None or high is None or not sure:
        low = high = None
    return Reading("", unit, _kind(quantity), approx or "about", written(low), written(high))


def _unit(line: Line, quantity: Quantity) -> str:
    if quantity.number.form == FRACTION:
        return "%"
    if quantity.mixed:
        return ""
    return quantity.money or (line.between(quantity.unit.first, quantity.unit.last) if quantity.unit else "")


def _kind(quantity: Quantity) -> str:
    if quantity.number.form == VAGUE:
        return "vague"
    if quantity.number.form == FRACTION:
        return PERCENT
    if quantity.money:
        return MONEY
    return quantity.unit.kind if quantity.unit else COUNT
