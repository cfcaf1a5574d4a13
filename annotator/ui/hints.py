"""Hint letters: short codes that no input method composes, none the beginning of another."""

from __future__ import annotations

LETTERS = "bcghklmnpqtv"


def hint_codes(count: int) -> list[str]:
    """Return `count` codes, the shortest first; one letter each up to twelve, then some have two or more."""
    codes = list(LETTERS)
    while len(codes) < count:
        last_shortest = sum(len(code) == len(codes[0]) for code in codes) - 1
        longer = codes.pop(last_shortest)
        codes.extend(longer + letter for letter in LETTERS)
    return codes[:count]
