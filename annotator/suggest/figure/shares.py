"""Fractions: as percent (một phần ba, 1/3), of a scale (a quarter of a million), of a measure (half a mile)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from annotator.suggest.figure.numbers import EXACT, FRACTION, WORDS, Number, is_digits, scales
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.words import Lexis

ARTICLES = ("a", "an")


class _Ratio(NamedTuple):
    """`above` parts of `below`, in the tokens up to `end`; `half`: in one word; `spelled`: in words."""

    end: int
    above: int
    below: int
    half: bool = False
    spelled: bool = True

    @property
    def value(self) -> Decimal | None:
        """What it is worth; None where its decimals have no end."""
        return _ending(self.above, self.below)


def share_at(line: Line, token: int, lexis: Lexis) -> Number | None:
    """Return the proper fraction that begins at a token: một phần ba, two thirds, 1/3."""
    found = _ratio(line, token, lexis)
    if found is None or not 0 < found.above < found.below:
        return None
    return _of_one(line, token, found, lexis) or _percent(token, found)


def half_at(line: Line, token: int, lexis: Lexis) -> Number | None:
    """Return a half: of a scale (nửa triệu), of a measure (half an hour), or as a share."""
    one = line.words[token] in ("một", "a", "one") and lexis.fractions.get(line.words[token + 1]) == "half"
    begin = token + one
    if lexis.fractions.get(line.words[begin]) != "half":
        return None
    found = _Ratio(begin + 1, 1, 2, half=True)
    return _of_one(line, token, found, lexis) or _percent(token, found)


def part_added(line: Line, token: int, lexis: Lexis, *, of: bool = False) -> tuple[int, Decimal | None]:
    """Return where an English "and a half" ends and what it adds, None where that cannot be told; the token for none.

    `of`: a noun may follow it (a ton and a half of grain).
    """
    if lexis.vietnamese or line.words[token] != "and":
        return token, None
    half = line.words[token + 1] in ARTICLES and lexis.fractions.get(line.words[token + 2]) == "half"
    found = _Ratio(token + 3, 1, 2) if half else _ratio(line, token + 1, lexis)
    if found is None or not 0 < found.above < found.below or (line.words[found.end] == "of" and not of):
        return token, None
    return found.end, found.value


def _ratio(line: Line, token: int, lexis: Lexis) -> _Ratio | None:
    above = _whole_number(line, token, lexis)
    if above is None:
        return None
    if line.words[token + 1] == "/" and line.glued(token + 1) and line.glued(token + 2):
        below = line.words[token + 2]
        fits = is_digits(below) and len(below) < 3 and below.isdigit()
        return _Ratio(token + 3, above, int(below), spelled=False) if fits else None
    if lexis.vietnamese:
        if lexis.fractions.get(line.words[token + 1]) != "over":
            return None
        part = _whole_number(line, token + 2, lexis) or int(lexis.tails.get(line.words[token + 2], "0") == "4") * 4
        return _Ratio(token + 3, above, part)
    at = token + 1 + (line.words[token + 1] == "-")
    denominator = lexis.fractions.get(line.words[at], "")
    return _Ratio(at + 1, above, int(denominator)) if denominator.isdigit() else None


def _whole_number(line: Line, token: int, lexis: Lexis) -> int | None:
    word = line.words[token]
    if is_digits(word):
        return int(word) if len(word) < 3 and word.isdigit() else None
    return 1 if word in ARTICLES and not lexis.vietnamese else lexis.numbers.get(word)


def _of_one(line: Line, start: int, ratio: _Ratio, lexis: Lexis) -> Number | None:
    """Return the fraction of one scale or one measure as a number of it: no share of a whole."""
    end, value = ratio.end, ratio.value
    end += _joint(line, end, ratio, lexis)
    scale, after = scales(line, end, lexis)
    if after > end and (ratio.spelled or end > ratio.end):
        return Number(start, after, WORDS, value=value).times(scale)
    if end > ratio.end and (lexis.units.at(line, end) or (0, ""))[1] == "percent":
        return Number(start, end, WORDS, value=value)
    if not lexis.is_measure(line, end):
        return None
    counted = end > ratio.end or (ratio.half and ratio.end == start + 1) or (ratio.spelled == lexis.vietnamese)
    length = lexis.is_length(line, end)
    if not counted or (not length and lexis.vietnamese and not ratio.half) or (ratio.half and ratio.end > end):
        return None
    return Number(start, end, WORDS, value=value)


def _joint(line: Line, token: int, ratio: _Ratio, lexis: Lexis) -> int:
    """Return how many tokens tie an English fraction to what it is a fraction of: of a, a (after half), a hyphen."""
    if lexis.vietnamese:
        return 0
    words = line.words
    if words[token] == "of" and words[token + 1] in ARTICLES:
        return 2
    if words[token] in ARTICLES:
        return int(ratio.half)
    return int(words[token] == "-" and line.glued(token) and line.glued(token + 1))


def _percent(start: int, ratio: _Ratio) -> Number:
    """Return the fraction as percent; to one decimal where its decimals have no end."""
    exact = _ending(100 * ratio.above, ratio.below)
    value = exact if exact is not None else Decimal(100 * ratio.above) / Decimal(ratio.below)
    value = value if exact is not None else value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Number(start, ratio.end, FRACTION, value=value, rounded=exact is None)


def _ending(above: int, below: int) -> Decimal | None:
    """Return a fraction of whole numbers as a decimal number; None where the decimals have no end."""
    if below == 0:
        return None
    value = Decimal(above) / Decimal(below)
    return value if EXACT.multiply(value, Decimal(below)) == above else None
