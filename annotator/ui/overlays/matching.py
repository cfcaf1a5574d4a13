"""What a person types, compared with what there is: words in any order, each the beginning of a word; no diacritics.

Everything is compared folded (`domain.folding`); where the hits lie is said in code points of the shown text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.domain.folding import folded, folded_all

Hit = tuple[int, int]
"""Start and end in the shown text."""

_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"[^\w\n]+|_+")
_LETTER = re.compile(r"[\w\u0300-\u036f]+")
_SLICE = 1000  # titles folded in one go: 4 ms


class Word(NamedTuple):
    """A word of a shown text: its extent, and how it is compared."""

    start: int
    end: int
    fold: str


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text to be shown; a letter may come with combining marks."""
    return tuple(Word(found.start(), found.end(), _bare(found.group())) for found in _LETTER.finditer(text))


def query_words(text: str) -> list[str]:
    """Return the folded words of what was typed."""
    return _WORD.findall(folded(text))


def _bare(word: str) -> str:
    return folded(word).replace("_", "")


def hits(query: Sequence[str], words: Sequence[Word], text: str) -> list[Hit] | None:
    """Return where each word of the query is found in a text, in the text's order; None where one is not."""
    found: dict[int, int] = {}
    for wanted in query:
        at = next((at for at, word in enumerate(words) if at not in found and word.fold.startswith(wanted)), -1)
        if at < 0:
            at = next((at for at, word in enumerate(words) if word.fold.startswith(wanted)), -1)
        if at < 0:
            return None
        found[at] = max(found.get(at, 0), len(wanted))
    return [_extent(words[at], length, text) for at, length in sorted(found.items())]


def _extent(word: Word, length: int, text: str) -> Hit:
    """Return the first letters of a word that fold to `length` characters, with their combining marks."""
    end, seen = word.start, 0
    while end < word.end and (seen < length or unicodedata.combining(text[end])):
        seen += len(_bare(text[end]))
        end += 1
    return word.start, end


class Action(NamedTuple):
    """An action as the palette finds it: the words of its text, and other words that stand for it."""

    text: str
    words: Sequence[Word]
    others: Sequence[str]


@lru_cache(maxsize=2048)
def action_of(text: str, *others: str) -> Action:
    """Return an action by its shown text and texts that find it too (English, the id)."""
    return Action(text, words_of(text), tuple(word for other in others for word in query_words(other)))


class Found(NamedTuple):
    """How well something was found (0 is best), and where."""

    rank: int
    hits: list[Hit]


def find_action(query: Sequence[str], action: Action) -> Found | None:
    """Return how a query finds an action: at its beginning (0), in its text (1), or by other words (2)."""
    inside = hits(query, action.words, action.text)
    if inside is not None:
        first = bool(inside) and inside[0][0] == action.words[0].start
        return Found(0 if first else 1, inside)
    shown = [wanted for wanted in query if hits([wanted], action.words, action.text) is not None]
    rest = (wanted for wanted in query if wanted not in shown)
    if all(any(other.startswith(wanted) for other in action.others) for wanted in rest):
        return Found(2, hits(shown, action.words, action.text) or [])
    return None


class Titles:
    """Titles of articles, folded a slice at a time; `find` looks through those that are folded."""

    def __init__(self, rows: Iterable[tuple[str, str]] = ()) -> None:
        self._rows = list(rows)
        self._folds: list[str] = []

    @property
    def ready(self) -> bool:
        """Whether every title is folded."""
        return len(self._folds) >= len(self._rows)

    def fold_slice(self) -> None:
        """Fold the next thousand titles."""
        begun = len(self._folds)
        lines = "\n".join(folded_all(title for _, title in self._rows[begun : begun + _SLICE]))
        if begun < len(self._rows):
            self._folds += [f" {line}" for line in _APART.sub(" ", lines).split("\n")]

    def find(self, query: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield id and title of the articles whose title has every word of the query at the beginning of a word."""
        wanted = [f" {word}" for word in query]
        for at, fold in enumerate(self._folds):
            if all(word in fold for word in wanted):
                article_id, title = self._rows[at]
                yield article_id, " ".join(title.split())
