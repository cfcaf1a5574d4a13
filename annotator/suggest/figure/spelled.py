"""Numbers in words: Vietnamese and English cardinals, and vague ones (hàng nghìn, dozens)."""

from __future__ import annotations

from decimal import Decimal

from annotator.suggest.figure.numbers import EXACT, HALF, ONE, VAGUE, WORDS, Number, digits_at, is_digits, scales
from annotator.suggest.figure.shares import ARTICLES, half_at, part_added, share_at
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.words import Lexis

_GROUP, _HUNDRED, _BIG, _DONE = "group", "hundred", "big", "done"


def number_at(line: Line, token: int, lexis: Lexis, *, money: bool = False) -> Number | None:
    """Return the number that begins at a token, in digits or words; `money`: a currency sign stands before it."""
    share = share_at(line, token, lexis)
    if share or is_digits(line.words[token]):
        return share or digits_at(line, token, lexis, money=money)
    return (
        _vague(line, token, lexis)
        or half_at(line, token, lexis)
        or _cardinal(line, token, lexis)
        or _article(line, token, lexis)
    )


def small_word(line: Line, number: Number, lexis: Lexis) -> int:
    """Return what a number of one number word is worth, 0 for any other number."""
    return lexis.numbers.get(line.words[number.start], 0) if number.end == number.start + 1 else 0


# Cardinals


class _Sum:
    """A cardinal while its words are taken one after the other.

    `closed` is what big scales closed, `open` what still may be multiplied, `last` the kind of word taken last.
    """

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        self._closed = self._open = self._group = Decimal(0)
        self._groups = 0
        self._last = ""
        self._scale = self._big = self.shared = ONE
        self._sure = True

    @property
    def value(self) -> Decimal | None:
        """What the words taken so far are worth; None where that cannot be told for sure."""
        return EXACT.add(self._closed, self._open) if self._sure and self._groups else None

    def take(self, line: Line, token: int) -> int:
        """Take the words at a token that go on with the number; return the token after them."""
        if self._last == _DONE:
            return token
        for attempt in (self._take_half, self._take_scale, self._take_group):
            end = attempt(line, token)
            if end > token:
                return end
        return token

    def _take_half(self, line: Line, token: int) -> int:
        part: Decimal | None = HALF
        if self._lexis.vietnamese:
            end = token + 1 if self._lexis.tails.get(line.words[token]) == "half" else token
            after = (_HUNDRED, _BIG)
        else:
            end, part = part_added(line, token, self._lexis)
            after = (_GROUP, _BIG)
        if end == token or part is None or self._last not in after:
            return token
        self._open = EXACT.add(self._open, EXACT.multiply(part, self._scale))
        self._last = _DONE if self._lexis.vietnamese or self._last == _BIG else _GROUP
        return end

    def _take_scale(self, line: Line, token: int) -> int:
        scale = self._lexis.scales.get(line.words[token])
        if scale is None or not self._last:
            return token
        if scale < 1000:
            if self._last != _GROUP:
                return token
            self._open = EXACT.add(EXACT.subtract(self._open, self._group), EXACT.multiply(self._group, scale))
            self._last = _HUNDRED
        else:
            self._close(scale)
        self._scale = scale
        self.shared = EXACT.multiply(self.shared, scale) if self._groups == 1 else self.shared
        return token + 1

    def _close(self, scale: Decimal) -> None:
        """Multiply by a big scale: what is open, or all where the scale is greater than the one before."""
        if scale > self._big:
            self._open, self._closed = EXACT.add(self._open, self._closed), Decimal(0)
        self._closed = EXACT.add(self._closed, EXACT.multiply(self._open, scale))
        self._open = Decimal(0)
        self._big = scale
        self._last = _BIG

    def _take_group(self, line: Line, token: int) -> int:
        if self._last == _GROUP:
            return token
        linked = self._linked(line, token)
        found = _below_hundred(line, token + linked, self._lexis)
        if found is None:
            return token
        value, end, scale = found
        if value < 10 and not linked and self._is_loose(line, end):
            if line.words[token] == "năm":  # "hai trăm năm" are two hundred years
                return token
            self._sure = False  # "một triệu hai": 1.2 million, or something else
        self._group = Decimal(value)
        self._open = EXACT.add(self._open, self._group)
        self._groups += 1
        self._last = _GROUP
        self._scale = ONE
        self.shared = scale if self._groups == 1 else self.shared
        return end

    def _is_loose(self, line: Line, end: int) -> bool:
        """Tell whether a Vietnamese digit that ends here follows a scale without a word that says its own."""
        return self._groups > 0 and self._lexis.vietnamese and line.words[end] not in self._lexis.scales

    def _linked(self, line: Line, token: int) -> int:
        """Return how many words here only join what follows to a scale: linh, không trăm linh, and."""
        tails, words = self._lexis.tails, line.words
        if self._last not in (_HUNDRED, _BIG):
            return 0
        nought = 2 if tails.get(words[token]) == "zero" and words[token + 1] in self._lexis.scales else 0
        return nought + (tails.get(words[token + nought]) in ("0", "and"))


def _below_hundred(line: Line, token: int, lexis: Lexis) -> tuple[int, int, Decimal] | None:
    """Return a value under a hundred, the token after it, and 10 where it is bare tens (hai mươi), else 1."""
    value = lexis.numbers.get(line.words[token])
    if value is None:
        hundred = line.words[token] in ARTICLES and line.words[token + 1] in lexis.scales and not lexis.vietnamese
        return (1, token + 1, ONE) if hundred else None
    if lexis.vietnamese:
        return _vietnamese_tens(line, token, value, lexis)
    if value < 20:
        return value, token + 1, ONE
    joined = line.words[token + 1] == "-" and line.glued(token + 1) and line.glued(token + 2)
    ones = lexis.numbers.get(line.words[token + 1 + joined], 0)
    return (value + ones, token + 2 + joined, ONE) if 0 < ones < 10 else (value, token + 1, ONE)


def _vietnamese_tens(line: Line, token: int, value: int, lexis: Lexis) -> tuple[int, int, Decimal]:
    tail = lexis.tails.get(line.words[token + 1], "")
    if value < 10 and tail != "tens":
        short = tail in ("1", "4", "5")  # "hai lăm"
        return (value * 10 + int(tail), token + 2, ONE) if short else (value, token + 1, ONE)
    tens, end = (10, token + 1) if value == 10 else (value * 10, token + 2)
    word = line.words[end]
    ones = lexis.numbers.get(word, 0) if word != "năm" else 0  # "mười năm" are ten years
    if lexis.tails.get(word) in ("1", "4", "5"):
        ones = int(lexis.tails[word])
    if 0 < ones < 10:
        return tens + ones, end + 1, ONE
    return tens, end, Decimal(10) if value < 10 else ONE


def _cardinal(line: Line, token: int, lexis: Lexis) -> Number | None:
    word = line.words[token]
    if word in lexis.scales:  # "hơn chục người"
        return Number(token, token + 1, WORDS, value=lexis.scales[word])
    total, end = _Sum(lexis), token
    while (after := total.take(line, end)) > end:
        end = after
    return Number(token, end, WORDS, value=total.value, scale=total.shared) if end > token else None


def _article(line: Line, token: int, lexis: Lexis) -> Number | None:
    """Return the one that "an" may be before a measure: an hour and 20 minutes."""
    if lexis.vietnamese or line.words[token] not in ARTICLES or not lexis.is_measure(line, token + 1):
        return None
    return Number(token, token + 1, WORDS, value=ONE)


# Vague ones


def _vague(line: Line, token: int, lexis: Lexis) -> Number | None:
    found = lexis.vague.at(line, token)
    if found is None:
        return None
    end, kind = found
    if kind in ("whole", "of"):
        while line.words[end] == "of" and (more := lexis.vague.at(line, end + 1)) and more[1] == "whole":
            end = more[0]
        return Number(token, end, VAGUE) if kind == "whole" or line.words[end] == "of" or end > found[0] else None
    end += lexis.tails.get(line.words[end]) == "tens"
    _, end = scales(line, end, lexis)
    return Number(token, end, VAGUE) if end > found[0] else None
