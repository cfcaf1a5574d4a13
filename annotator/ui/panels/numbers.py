"""Numbers as people type and read them, to and from the decimal strings of the project.

A language says what a mark means where three digits follow it: in Vietnamese `1.200` is one thousand two hundred and
`1,2` is one and a fifth, in English the other way round. Whoever reads a Vietnamese article in the English interface
may mean either: only what both say alike is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.services.prefilling import number_in_words

_STORED = re.compile(r"-?\d+(\.\d+)?")
_BLANKS = re.compile(r"\s")
_GROUPED = {mark: re.compile(rf"-?[1-9]\d{{0,2}}(\{mark}\d{{3}})+") for mark in ".,"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: `number` as it is stored, "" for nothing typed; None where it is no number or not one alone.

    `either`: the numbers that it can be, where the languages differ, in ways that both read alike.
    """

    number: str | None
    either: tuple[str, ...] = ()


def read_number(typed: str, interface: str, article: str = "") -> Typed:
    """Return the number that was typed, as interface and article ("en", "vi"; empty: none is known) both read it.

    One that only one of them can read is taken; with scale words too ("1,5 triệu") where these make it sure.
    """
    languages = [*dict.fromkeys((interface, article or interface))]
    found = [number for language in languages if (number := stored_number(typed, language)) is not None]
    if not found:
        found = [number for language in languages if (number := number_in_words(typed, language))]
    numbers = list(dict.fromkeys(found))
    if len(numbers) > 1:
        return Typed(None, tuple(_unmistakable(number, languages) for number in numbers))
    return Typed(numbers[0] if numbers else None)


def _unmistakable(stored: str, languages: list[str]) -> str:
    """Return a number as the first language writes it; with a nought more where three decimals would be doubtful."""
    shown = shown_number(stored, languages[0])
    is_plain = all(stored_number(shown, language) == stored for language in languages)
    return shown if is_plain else f"{shown}0"


def stored_number(typed: str, language: str) -> str | None:
    """Return the decimal string (a point as its mark) of what was typed; empty for nothing, None for no number.

    One number has one string: no zeros before it nor at its end, so that "1.200" typed where the point is the mark of
    decimals is seen to be 1.2.
    """
    text = _BLANKS.sub("", typed).replace("−", "-").removeprefix("+")
    if not text:
        return ""
    grouping, mark = (".", ",") if language == "vi" else (",", ".")
    whole, found, rest = _halves(text, grouping, mark)
    if grouping in whole:
        if not _GROUPED[grouping].fullmatch(whole):
            return None
        whole = whole.replace(grouping, "")
    number = f"{whole}.{rest}" if found else whole
    return _shortest(number) if _STORED.fullmatch(number) else None


def _shortest(number: str) -> str:
    whole, point, rest = number.partition(".")
    digits, rest = whole.lstrip("-").lstrip("0") or "0", rest.rstrip("0")
    sign = "-" if whole.startswith("-") and (digits, rest) != ("0", "") else ""
    return sign + digits + (point + rest if rest else "")


def shown_number(stored: str, language: str) -> str:
    """Return a stored number as the interface's language writes it; `stored_number` takes it back."""
    if language == "vi":
        return stored.replace(".", ",")
    return stored


def _halves(text: str, grouping: str, mark: str) -> tuple[str, str, str]:
    """Split at the decimal mark; the other mark counts as one where it cannot be a grouping mark."""
    if mark not in text and text.count(grouping) == 1 and not _GROUPED[grouping].fullmatch(text):
        return text.partition(grouping)
    if grouping not in text and text.count(mark) > 1:
        return text.replace(mark, grouping), "", ""
    return _last_mark_first(text, grouping, mark)


def _last_mark_first(text: str, grouping: str, mark: str) -> tuple[str, str, str]:
    if mark in text and grouping in text and text.rindex(grouping) > text.rindex(mark):
        # The other language's way, without doubt: 1,200.5 in Vietnamese, 1.200,5 in English.
        whole, found, rest = text.rpartition(grouping)
        return whole.replace(mark, grouping), found, rest
    return text.partition(mark)
