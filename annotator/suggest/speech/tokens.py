"""Tokens of a passage, and phrases of word lists found among them.

Tokens keep the offsets of the text as it is; what is compared is a small-letter NFC copy of each token alone, so
composed and decomposed letters are found alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from annotator.suggest.words import WORD, is_abbreviation

WORDS, NUMBERS, MARKS = "word", "number", "mark"
_LETTER = re.compile(r"[^\W\d_]")
_PREFIXED = re.compile(r"(?:a[dlnrstz]|ash|el|u[dl]|[dl])[-'’][A-ZÀ-Ý]")
"""What a name may begin with in small letters: "al-Rashid", "d'Arven"."""
_BEHIND_SHORTENED = ",;:)"
_LONGEST_SHORTENED = 12


class Token(NamedTuple):
    """A word, number or mark: where it stands, its NFC text in small letters, and whether it has a capital."""

    start: int
    end: int
    low: str
    capital: bool
    kind: str


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text in order; blanks are none."""
    return [_token(found) for found in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    # Compiled at the first key that needs it, not while the window starts.
    return re.compile(rf"{WORD}|\S")


def _token(found: re.Match[str]) -> Token:
    written = found.group()
    if not written.isascii():
        written = unicodedata.normalize("NFC", written).replace("’", "'")
    first = written[0]
    if first.isalpha():
        kind = WORDS
    elif first.isdigit() or (len(written) > 1 and any(map(str.isdigit, written))):
        kind = NUMBERS
    else:
        kind = WORDS if len(written) > 1 and _LETTER.search(written) else MARKS
    low = written.lower()
    capital = first.isupper() or (low != written and _PREFIXED.match(written) is not None)
    return Token(found.start(), found.end(), low, capital, kind)


def with_stops(text: str, found: Sequence[Token], ends: Collection[int]) -> list[Token]:
    """Return tokens with the stops that only shorten a word as part of it ("Dr.", "K."); `low` stays without them.

    `ends` are the ends of the sentences; a stop there belongs to the word only after letters with stops ("U.S.").
    """
    joined: list[Token] = []
    for token in found:
        if token.low == "." and joined and _shortens(text, joined[-1], token, ends):
            joined[-1] = joined[-1]._replace(end=token.end)
        else:
            joined.append(token)
    return joined


def _shortens(text: str, word: Token, stop: Token, ends: Collection[int]) -> bool:
    if word.kind != WORDS or word.end != stop.start or word.end - word.start > _LONGEST_SHORTENED:
        return False
    behind = text[stop.end : stop.end + 1]
    if behind and not behind.isspace() and behind not in _BEHIND_SHORTENED:
        return False
    if stop.end in ends and (len(word.low) == 1 or max(map(len, word.low.split("."))) > 1):
        return False
    return is_abbreviation(text[word.start : word.end])


def _words_of(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a list's entry in small letters; plain words need no pattern, and nearly all are such."""
    words = phrase.split(" ")
    return tuple(map(str.lower, words)) if all(map(str.isalpha, words)) else tuple(one.low for one in tokens(phrase))


class Phrases:
    """Phrases of one or more words, each with a value; the longest one that fits is found, forwards or backwards."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        known = {_words_of(phrase): value for phrase, value in entries}
        for words in sorted(filter(None, known), key=len, reverse=True):
            self._first.setdefault(words[0], []).append((words, known[words]))
            self._last.setdefault(words[-1], []).append((words, known[words]))

    def at(self, found: Sequence[Token], place: int, limit: int) -> tuple[int, str]:
        """Return length in tokens and value of the phrase that begins at a token; (0, "") where there is none."""
        if place >= limit:
            return 0, ""
        for words, value in self._first.get(found[place].low, ()):
            length = len(words)
            if length == 1:
                return 1, value
            # The second word first: it alone decides nearly always, and this runs for every token.
            if place + length > limit or found[place + 1].low != words[1]:
                continue
            if length == 2 or all(found[place + n].low == words[n] for n in range(2, length)):
                return length, value
        return 0, ""

    def before(self, found: Sequence[Token], place: int, floor: int) -> int:
        """Return the length in tokens of the phrase that ends before a token; 0 where there is none."""
        if place <= floor:
            return 0
        for words, _ in self._last.get(found[place - 1].low, ()):
            first = place - len(words)
            if first >= floor and all(found[first + n].low == word for n, word in enumerate(words)):
                return len(words)
        return 0

    def whole(self, found: Sequence[Token], first: int, last: int) -> bool:
        """Tell whether the tokens from `first` to `last` are exactly one phrase."""
        return last > first and self.at(found, first, last)[0] == last - first
