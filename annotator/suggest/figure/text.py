"""A stretch of an article as the figure reader sees it: composed (NFC), cut into tokens, with the way back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

# Thousands may be parted by blanks: 12 000. A number is digits with single marks inside; a word is letters only,
# so that "F-35" and "40km" are several tokens without a blank between them; line separators count as signs.
_BLANKS = " \u00a0\u2007\u2009\u202f"
_TOKEN = re.compile(
    rf"[0-9]{{1,3}}(?:[{_BLANKS}][0-9]{{3}})+(?:[.,][0-9]+)?(?![0-9]|[.,:/][0-9])"
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[^\W\d_]+"
    r"|\S|[\n\x0b\x0c\x1c-\x1f\x85\u2028\u2029]"
)
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_MARK = re.compile("[\u0300-\u036f]")
_PAD = 8


class Line:
    """The tokens of `text[start:end]`.

    `words[i]` is the i-th token, composed and in small letters; before the first and after the last stand empty ones,
    so that neighbours may be looked at without asking.
    """

    __slots__ = ("_closed", "_ends", "_gone", "_offset", "_starts", "_text", "count", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._closed, self._gone = _composed(text[start:end])
        self._offset = start
        found = [token.span() for token in _TOKEN.finditer(self._text)]
        self.count = len(found)
        self._starts = [span[0] for span in found] + [-2] * _PAD
        self._ends = [span[1] for span in found] + [-1] * _PAD
        self.words = [self._text[left:right].lower() for left, right in found] + [""] * _PAD

    def written(self, token: int) -> str:
        """Return a token as it is written, composed."""
        return self._text[self._starts[token] : self._ends[token]]

    def glued(self, token: int) -> bool:
        """Tell whether a token follows the one before it without a blank."""
        return self._ends[token - 1] == self._starts[token]

    def between(self, first: int, end: int) -> str:
        """Return what the tokens from `first` up to `end` say, composed, with single blanks."""
        if first >= end:
            return ""
        return " ".join(self._text[self._starts[first] : self._ends[end - 1]].split())

    def extent(self, first: int, end: int) -> tuple[int, int]:
        """Return where the tokens from `first` up to `end` lie, in code points of the whole text."""
        last = self._ends[end - 1]
        while last < len(self._text) and unicodedata.combining(self._text[last]):
            last += 1  # a mark that no letter takes up belongs to what it stands on
        return self._place(self._starts[first]), self._place(last)

    def _place(self, at: int) -> int:
        before = bisect_right(self._closed, at)
        return self._offset + at + (self._gone[before - 1] if before else 0)


def _composed(piece: str) -> tuple[str, list[int], list[int]]:
    """Return a composed copy; where in it each composed letter ends, and how many marks are gone up to there."""
    if not _MARK.search(piece):
        return piece, [], []
    parts: list[str] = []
    closed: list[int] = []
    gone: list[int] = []
    done = length = saved = 0
    for found in _DECOMPOSED.finditer(piece):
        letter = unicodedata.normalize("NFC", found.group())
        parts += piece[done : found.start()], letter
        length += found.start() - done + len(letter)
        saved += found.end() - found.start() - len(letter)
        done = found.end()
        closed.append(length)
        gone.append(saved)
    parts.append(piece[done:])
    return "".join(parts), closed, gone


def tokens(phrase: str) -> tuple[str, ...]:
    """Return the tokens of an entry of a word list."""
    return tuple(found.group().lower() for found in _TOKEN.finditer(unicodedata.normalize("NFC", phrase)))
