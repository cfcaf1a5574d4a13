"""Places of one text found again in another version of it, by what is quoted and what stands around it."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from annotator.domain.finding import Folded

AROUND = 40
"""Code points before and after a quote that tell its occurrences from each other."""
_SHINGLE = 3
_SKETCH = 64
"""Numbers of a sketch: two texts half alike share 32 of them, give or take six."""
_MANY = 200
"""Occurrences of a quote that are looked at."""
_WORD = re.compile(r"\w+")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
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


def sketch(text: str) -> frozenset[int]:
    """Return some numbers that stand for a text: texts that are much alike share many (bottom-k MinHash, Broder 1997).

    So one that is like another is found among many without comparing it with each.
    """
    runs = sorted({zlib.crc32("\0".join(run).encode("utf-8", "surrogatepass")) for run in _shingles(text)})
    return frozenset(runs[:_SKETCH])


def same_words(one: str, other: str) -> bool:
    """Whether two texts read alike: decomposed letters and blanks that do not break are no difference."""
    return one == other or _plain(one) == _plain(other)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(unicodedata.normalize("NFC", text.casefold()))
    last = max(1, len(words) - _SHINGLE + 1)
    return {tuple(words[at : at + _SHINGLE]) for at in range(last)} if words else set()


def anchor(old: str, new: str, start: int, end: int) -> Anchor | None:
    """Return where `old[start:end]` stands in `new`, or None where nothing there is like it.

    Where the quote itself stands there, the occurrence with the likest surroundings, of equal ones that nearest to the
    same share of the text. Else what stands between the same surroundings, if it is half alike at least. Where a text
    is written in other code points (decomposed letters, other blanks, quotation marks or dashes) that is the same.
    """
    quote = old[start:end]
    before, after = old[max(0, start - AROUND) : start], old[end : end + AROUND]
    place = start / max(len(old), 1)
    best: Anchor | None = None
    for at, stop in _places(new, quote):
        around = (_ending(before, new[max(0, at - AROUND) : at]) + _beginning(after, new[stop : stop + AROUND])) / 2
        distance = abs(at / max(len(new), 1) - place)
        sure = (1 - _FAR_WEIGHT) * (0.5 + around / 2) + _FAR_WEIGHT * (1 - distance)
        if best is None or sure > best.confidence:
            best = Anchor(at, stop, round(sure, 3))
    return best if best is not None else _between(new, quote, before, after)


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    """Return where a quote stands: as it is written or, where it stands nowhere so, in other code points."""
    exact = [(at, at + len(quote)) for at in _occurrences(text, quote)]
    return exact or _folded(text).find_all(quote)[:_MANY]


@lru_cache(maxsize=4)
def _folded(text: str) -> Folded:
    return Folded(text, marks=True, case=True)


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
    for _, start in _places(new, cue) if cue.strip() else ():
        window = new[start : start + 2 * len(quote) + AROUND]
        stops = [stop for stop in _occurrences(window, close) if stop] if close.strip() else []
        for stop in (*stops, min(len(quote), len(window))):
            ratio = SequenceMatcher(None, quote, window[:stop], autojunk=False).ratio()
            if ratio >= _LEAST and (best is None or ratio / 2 > best.confidence):
                best = Anchor(start, start + stop, round(ratio / 2, 3))
    return best


def _ending(one: str, other: str) -> float:
    """Return how much of the ends of two strings is the same, 0 to 1."""
    return _same(_plain(one)[::-1], _plain(other)[::-1])


def _beginning(one: str, other: str) -> float:
    """Return how much of the beginnings of two strings is the same, 0 to 1."""
    return _same(_plain(one), _plain(other))


def _plain(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_BLANKS)


def _same(one: str, other: str) -> float:
    most = max(len(one), len(other))
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same / most if most else 1.0
