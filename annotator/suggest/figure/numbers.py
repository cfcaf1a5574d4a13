"""Numbers in digits: either notation, scale words and signs, exact decimal values."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

from annotator.suggest.figure.text import Line
from annotator.suggest.figure.words import Lexis

DIGITS, WORDS, FRACTION, VAGUE = "digits", "words", "fraction", "vague"

EXACT = Context(prec=200)
_LONGEST = 30  # digits; longer ones are codes
_GROUP = 3  # digits between two marks of thousands
ONE = Decimal(1)
HALF = Decimal("0.5")
_MARKS = {"vi": (".", ","), "en": (",", ".")}  # what parts thousands, what begins decimals
_OTHER = {"vi": "en", "en": "vi"}


class Number(NamedTuple):
    """A number of the text: the tokens from `start` up to `end`.

    `value` is None where it cannot be told for sure; `foreign` is then what it says in the other language's notation.
    `scale` is what scale words multiplied it by, 1 for none. `plain`: digits alone, without marks and scale.
    `guessed`: the value is what the other notation says; only a measure makes it sure. `rounded`: a fraction that has
    no end in decimals.
    """

    start: int
    end: int
    form: str
    value: Decimal | None = None
    foreign: Decimal | None = None
    scale: Decimal = ONE
    plain: bool = False
    guessed: bool = False
    rounded: bool = False

    def times(self, scale: Decimal) -> Number:
        """Return the number multiplied by a scale."""
        if scale == ONE:
            return self
        return self._replace(
            value=_times(self.value, scale),
            foreign=_times(self.foreign, scale),
            scale=EXACT.multiply(self.scale, scale),
        )

    def negative(self) -> Number:
        """Return the number below nought."""
        return self._replace(value=_times(self.value, -ONE), foreign=_times(self.foreign, -ONE))

    def unsure(self) -> Number:
        """Return the number without a value."""
        return self._replace(value=None, foreign=None)


def written(value: Decimal | None) -> str:
    """Return a value as a decimal string without exponent and trailing zeros; nothing for None."""
    if value is None:
        return ""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def middle(low: Decimal, high: Decimal) -> Decimal:
    """Return the number halfway between two."""
    return EXACT.multiply(EXACT.add(low, high), HALF)


def is_digits(word: str) -> bool:
    """Tell whether a token is a number in digits."""
    return "0" <= word[:1] <= "9"


def _times(value: Decimal | None, scale: Decimal) -> Decimal | None:
    return None if value is None else EXACT.multiply(value, scale)


def plus(value: Decimal | None, more: Decimal) -> Decimal | None:
    """Return the sum; None for None."""
    return None if value is None else EXACT.add(value, more)


def and_half(value: Decimal | None) -> Decimal | None:
    """Return a whole number and a half; None where it is not whole ("2,5 tấn rưỡi")."""
    return plus(value, HALF) if value is not None and value == value.to_integral_value() else None


def reading_of_digits(digits: str, language: str, *, scaled: bool) -> tuple[Decimal | None, Decimal | None]:
    """Return what digits say: for sure, and what the other notation makes of them. None: cannot be told, no number.

    `scaled`: a scale word or a percent sign follows, so that three decimals are no thousands.
    """
    bare = "".join(digits.split())
    if bare.isdigit() and bare == digits:
        return Decimal(bare), None
    own, other = _strictly(bare, *_MARKS[language]), _strictly(bare, *_MARKS[_OTHER[language]])
    if bare != digits and own is not None and " " in digits and not _surely_grouped(digits):
        return None, own
    if bare.isdigit() or (own is not None and other is None):
        return own, own
    if own is None:
        short = re.search(r"[.,](\d+)$", bare)
        sure = len(re.findall(r"[.,]", bare)) > 1 or (short is not None and len(short[1]) <= 2)
        return (other if sure else None), other
    if bare[-4] == _MARKS[language][0]:
        return own, other
    sure = scaled and (language == "en" or bare[-1] != "0")
    return (own if sure else None), other


def _strictly(digits: str, group: str, decimal: str) -> Decimal | None:
    """Return the value in one notation, None where it is not written so."""
    whole, _, decimals = digits.partition(decimal)
    groups = whole.split(group)
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(part) == 3 for part in groups[1:])):
        return None
    if (len(groups) > 1 and groups[0].startswith("0")) or not "".join(groups).isdigit():
        return None
    if decimals and not decimals.isdigit():
        return None
    return Decimal("".join(groups) + (f".{decimals}" if decimals else ""))


def _surely_grouped(digits: str) -> bool:
    """Tell whether common blanks part thousands: several groups, or round ones."""
    return digits.count(" ") > 1 or digits.endswith("0")


def digits_at(line: Line, token: int, lexis: Lexis, *, money: bool = False) -> Number | None:
    """Return the number in digits, with its scale, that begins at a token; `money`: a currency sign stands before."""
    digits = line.words[token]
    if not is_digits(digits) or len(digits) > _LONGEST or re.match(r"0\d", digits):
        return None
    scale, end = scales(line, token + 1, lexis, money=money)
    scaled = scale != ONE or (lexis.units.at(line, end) or (0, ""))[1] == "percent"
    sure, other = reading_of_digits(digits, lexis.language, scaled=scaled)
    if sure is None and other is None:
        return None
    if scale != ONE and lexis.vietnamese and lexis.tails.get(line.words[end]) == "half":
        sure, other, end = and_half(sure), and_half(other), end + 1
    number = Number(
        token,
        end,
        DIGITS,
        value=sure,
        foreign=other,
        plain=digits.replace(" ", "").isdigit() and scale == ONE,
        guessed=scale == ONE and not money and _is_other_decimal(digits, lexis.language),
    )
    return _of_other_scale(line, _and_smaller(line, number.times(scale), lexis), lexis)


def _is_other_decimal(digits: str, language: str) -> bool:
    """Tell whether digits have one mark, which begins decimals only in the other notation: 5,6 in English."""
    whole, mark, decimals = digits.partition(_MARKS[_OTHER[language]][1])
    return bool(mark) and whole.isdigit() and decimals.isdigit() and len(decimals) != _GROUP


def _of_other_scale(line: Line, number: Number, lexis: Lexis) -> Number:
    """Return the number with a scale word of the other language, "3 billion"; its value only where it has no marks."""
    scale, end = ONE, number.end
    while number.scale == ONE and line.words[end] in lexis.foreign_scales and scale < 10**15:
        scale = EXACT.multiply(scale, lexis.foreign_scales[line.words[end]])
        end += 1
    if scale == ONE:
        return number
    whole = number.times(scale)._replace(end=end, plain=False, guessed=False)
    return whole if number.plain or number.guessed else whole.unsure()


def scales(line: Line, token: int, lexis: Lexis, *, money: bool = False) -> tuple[Decimal, int]:
    """Return the product of the scale words that begin at a token, 1 for none, and where they end."""
    sign = line.words[token]
    if line.glued(token) and sign in lexis.signs and (sign != "m" or money or plural(line.words[token + 1], lexis)):
        return lexis.signs[sign], token + 1
    if sign == "-" and line.words[token + 1] in lexis.scales and line.glued(token) and line.glued(token + 1):
        token += 1  # "a 5-million-dollar deal"
    scale = ONE
    while line.words[token] in lexis.scales and scale < 10**15:
        scale = EXACT.multiply(scale, lexis.scales[line.words[token]])
        token += 1
    return scale, token


def plural(word: str, lexis: Lexis) -> bool:
    """Tell whether a word looks like an English plural."""
    if word in lexis.plurals or word.endswith(("people", "children", "men")):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in lexis.stops


def _and_smaller(line: Line, number: Number, lexis: Lexis) -> Number:
    """Return the number with what is added in smaller scales: 2 triệu 500 nghìn, 12 ngàn 500, 1 trăm 20 ngàn.

    Where only a currency tells that the digits belong to it (2 triệu 300 đồng), the value is left open.
    """
    last = number.scale
    while last > 1:
        digits = line.words[number.end]
        if not is_digits(digits) or not digits.isdigit() or len(digits) > _GROUP:
            break
        scale, end = scales(line, number.end + 1, lexis)
        full = last == 10 ** len(digits) and len(digits) > 1
        more = Decimal(digits)
        if scale == ONE and not full:
            return number.unsure()._replace(end=end) if lexis.currencies.at(line, end) else number
        if scale == ONE:
            return number._replace(end=end, value=plus(number.value, more))
        if full and number.scale == last == 10**2 and scale > last:
            number = number._replace(value=plus(number.value, more)).times(scale)._replace(end=end)
        elif EXACT.multiply(more, scale) < last:
            number = number._replace(end=end, value=plus(number.value, EXACT.multiply(more, scale)))
        else:
            break
        last = scale
    return number
