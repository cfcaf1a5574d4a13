"""Places of one text found again in another version of it, by what is quoted and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 40
"""Code points before and after a quote that tell its occurrences from each other."""
_SHINGLE = 3
_MANY = 200
"""Occurrences of a quote that are looked at."""
_WORD = re.compile(r"\w+")
_FAR_WEIGHT, _LEAST = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands in the other text, in code points, and how sure that is (0 to 1)."""

    start: int
    end: int
    confidence: float


def alike(one: str, other: str) -> float:
    """Return the share of runs of three words that two texts have in common (Jaccard), 0 to 1."""
    ours, theirs = _shingles(one), _shingles(other)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - _SHINGLE + 1)
    return {tuple(words[at : at + _SHINGLE]) for at in range(last)} if words else set()


def anchor(old: str, new: str, start: int, end: int) -> Anchor | None:
    """Return where `old[start:end]` stands in `new`, or None where nothing there is like it.

    Where the quote itself stands there, the occurrence with the likest surroundings, of equal ones that nearest to the
    same share of the text. Else what stands between the same surroundings, if it is half alike at least.
    """
    quote = old[start:end]
    before, after = old[max(0, start - AROUND) : start], old[end : end + AROUND]
    place = start / max(len(old), 1)
    best: Anchor | None = None
    for at in _occurrences(new, quote):
        around = (
            _ending(before, new[max(0, at - AROUND) : at]) + _beginning(after, new[at + len(quote) :][:AROUND])
        ) / 2
        distance = abs(at / max(len(new), 1) - place)
        sure = (1 - _FAR_WEIGHT) * (0.5 + around / 2) + _FAR_WEIGHT * (1 - distance)
        if best is None or sure > best.confidence:
            best = Anchor(at, at + len(quote), round(sure, 3))
    return best if best is not None else _between(new, quote, before, after)


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    for _ in range(_MANY):
        if at < 0:
            return
        yield at
        at = text.find(quote, at + 1)


def _between(new: str, quote: str, before: str, after: str) -> Anchor | None:
    """Find what stands between the same surroundings: after the end of `before`, up to some beginning of `after`."""
    cue, close = before[-AROUND // 2 :], after[: AROUND // 4]
    best: Anchor | None = None
    for at in _occurrences(new, cue) if cue.strip() else ():
        start = at + len(cue)
        window = new[start : start + 2 * len(quote) + AROUND]
        stops = [stop for stop in _occurrences(window, close) if stop] if close.strip() else []
        for stop in (*stops, min(len(quote), len(window))):
            ratio = SequenceMatcher(None, quote, window[:stop], autojunk=False).ratio()
            if ratio >= _LEAST and (best is None or ratio / 2 > best.confidence):
                best = Anchor(start, start + stop, round(ratio / 2, 3))
    return best


def _ending(one: str, other: str) -> float:
    """Return how much of the ends of two strings is the same, 0 to 1."""
    return _beginning(one[::-1], other[::-1])


def _beginning(one: str, other: str) -> float:
    most = max(len(one), len(other))
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same / most if most else 1.0
