"""The figures of a text: their extents in code points, and what they say.

Rules: DESIGN section 3 and resources/guidelines; the words they go by stand in resources/lexicon and can be edited.
A text is read paragraph by paragraph, a long one in pieces, so that a look at one place costs the same in any
text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.suggest import lexicon
from annotator.suggest.figure.doubts import doubtful
from annotator.suggest.figure.grammar import Quantity, quantity_at
from annotator.suggest.figure.reading import Reading, reading_of
from annotator.suggest.figure.rules import inside_code, refused, refused_by_itself
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.words import Lexis, lexis

__all__ = ["Figure", "Reading", "figure_at", "figures", "next_figure", "read_figure"]

Extent = tuple[int, int]

_PIECE = 1500  # characters of a long paragraph read at once
_AROUND = 220  # characters looked at on either side of a place in a long paragraph
_LONGEST_QUOTE = 2000
_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text: code points `start` to `end`, and what it says."""

    start: int
    end: int
    reading: Reading


def figures(text: str, lang: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Return the figures that lie between two places, in the order of the text; they do not overlap."""
    end = len(text) if end is None else min(end, len(text))
    words = lexis(lexicon.language_of(lang))
    found: list[Figure] = []
    for piece in _pieces_from(text, max(0, start)):
        if piece[0] >= end:
            break
        found += (figure for figure in _in_piece(text, piece, words) if start <= figure.start and figure.end <= end)
    return found


def figure_at(text: str, place: int, lang: str) -> Figure | None:
    """Return the figure that holds a place, or begins there, or else ends there."""
    words = lexis(lexicon.language_of(lang))
    line = Line(text, _left_edge(text, place, _AROUND), _right_edge(text, place, _AROUND))
    beside = None
    for quantity in _quantities(line, words, 0):
        start, end = line.extent(quantity.begin, quantity.end)
        if start > place:
            break
        beside = Figure(start, end, reading_of(line, quantity)) if place <= end else None
    return beside


def next_figure(text: str, place: int, lang: str, step: int = 1) -> Figure | None:
    """Return the first figure that begins at a place or after it; with `step` -1 the last that ends there or before."""
    words = lexis(lexicon.language_of(lang))
    if step > 0:
        for piece in _pieces_from(text, place):
            for figure in _in_piece(text, piece, words):
                if figure.start >= place:
                    return figure
        return None
    for piece in _pieces_back(text, place):
        for figure in reversed(_in_piece(text, piece, words)):
            if figure.end <= place:
                return figure
    return None


def read_figure(quote: str, lang: str) -> Reading:
    """Return what a person's own selection says; an empty reading where it is no figure, or more than one."""
    words = lexis(lexicon.language_of(lang))
    line = Line(quote, 0, min(len(quote), _LONGEST_QUOTE))
    done = 0
    for start in _starts(line, words, 0):
        quantity = quantity_at(line, start, words) if start >= done and not inside_code(line, start) else None
        if quantity and refused_by_itself(line, quantity, words):
            done = quantity.number.end
        elif quantity:
            more = next(_quantities(line, words, quantity.end), None)
            if more or doubtful(line, quantity, words):
                return Reading()
            return reading_of(line, _grown(line, quantity))
    return Reading()


def _grown(line: Line, quantity: Quantity) -> Quantity:
    """Let a unit that was guessed reach to the end of the selection."""
    unit = quantity.unit
    if unit is None or unit.listed or unit.last != unit.end or line.count - unit.first > 6:
        return quantity
    if not all(word.isalpha() for word in line.words[unit.end : line.count]):
        return quantity
    return quantity._replace(unit=unit._replace(last=line.count, end=line.count), end=line.count)


def _in_piece(text: str, piece: Extent, words: Lexis) -> list[Figure]:
    """Return the figures of one piece of the text."""
    line = Line(text, *piece)
    found = _quantities(line, words, 0)
    return [Figure(*line.extent(one.begin, one.end), reading_of(line, one)) for one in found]


def _quantities(line: Line, words: Lexis, token: int) -> Iterator[Quantity]:
    """Yield the figures of a line from a token on."""
    done = token
    for start in _starts(line, words, token):
        if start < done or inside_code(line, start):
            continue
        quantity = quantity_at(line, start, words)
        if quantity is None or quantity.begin < done or refused(line, quantity, words):
            continue
        done = quantity.end
        if not doubtful(line, quantity, words):
            yield quantity


def _starts(line: Line, words: Lexis, token: int) -> list[int]:
    """Return the tokens from one on at which a number may begin."""
    starters = words.starters
    return [at for at in range(token, line.count) if (word := line.words[at])[0] in _DIGITS or word in starters]


# Pieces of the text


def _pieces_from(text: str, place: int) -> Iterator[Extent]:
    """Yield piece after piece, from one that holds a place to the end of the text."""
    left = _left_edge(text, place, _AROUND)
    while left < len(text):
        right = _right_edge(text, left, _PIECE)
        yield left, right
        left = right + (text[right : right + 1] == "\n")


def _pieces_back(text: str, place: int) -> Iterator[Extent]:
    """Yield piece after piece, from one that holds a place back to the beginning of the text."""
    right = _right_edge(text, place, _AROUND)
    while right > 0:
        left = _left_edge(text, right, _PIECE)
        yield left, right
        right = left - (text[left - 1 : left] == "\n")


def _left_edge(text: str, place: int, reach: int) -> int:
    """Return where the paragraph at a place begins; in a long one, a seam about `reach` before it."""
    newline = text.rfind("\n", max(0, place - reach), place)
    if newline >= 0 or place <= reach:
        return newline + 1
    return _seam(text, place - reach, reach)


def _right_edge(text: str, place: int, reach: int) -> int:
    """Return where the paragraph at a place ends; in a long one, a seam about `reach` after it."""
    newline = text.find("\n", place, place + reach)
    if newline >= 0 or place + reach >= len(text):
        return newline if newline >= 0 else len(text)
    return _seam(text, place + reach, reach)


def _seam(text: str, place: int, reach: int) -> int:
    """Return the end of a sentence not long before a place, or else of a clause or a word, or else the place itself."""
    for mark in (". ", "; ", ", ", " "):
        found = text.rfind(mark, max(0, place - reach // 2), place)
        if found >= 0:
            return found + len(mark)
    return place
