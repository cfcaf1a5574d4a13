"""Texts of which bytes changed on the disk: put right where the fingerprint proves what stood there, else as they are.

An article's id and SHA-256 say what its text was. One changed bit is found by trying each, and where bytes are no UTF-8
any more, one changed byte; what is found so is what was stored, to the letter. Where more was changed, nothing tells
what: the text is then another one.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.domain.ids import article_id

_SECONDS = 90.0
"""How long is tried at most, in all."""
_STEP = 1024
"""Bytes between two states of a hash that are kept."""
_BITS = tuple(1 << bit for bit in range(8))
_BYTES = tuple(mask for mask in range(1, 256) if mask not in _BITS)
_SHORT = 100
"""Places of which every other byte is tried too, not only each with one bit changed."""
_NEAR = 3
"""Bytes around one that is no UTF-8 which may have made it so."""
_LIKE = 0.01
"""By so much another length the text of an article may have that bytes were changed in."""
_FEW = 4
_TOGETHER = ("\ufffd+", ".\ufffd", ".\ufffd+")
"""What in a text may have been one character."""
BROKEN = "\ufffd"
"""Stands for what cannot be read."""


class Changed(NamedTuple):
    """An article whose text is not what was stored, and goes on under another id."""

    id: str
    was: str


class Trial:
    """Looks for the one bit, or byte that is no UTF-8, that was changed; all texts share so many seconds."""

    def __init__(
        self, go_on: Callable[[], None], seconds: float = _SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._go_on, self._left, self._clock = go_on, seconds, clock

    def original(self, data: bytes, wanted: str, sha256: str) -> str | None:
        """Return the text that was stored, None where it is not one bit away or the time is up.

        `wanted` is the article's id, `sha256` its fingerprint, empty where that is not known.
        """
        begun = self._clock()
        try:
            digest = hashlib.sha256(data).hexdigest()
            if digest == sha256 if sha256 else article_id(digest) == wanted:
                return data.decode("utf-8")
            if self._left <= 0:
                return None
            for changed, digest in _tried(bytearray(data)):
                if digest == sha256 if sha256 else article_id(digest) == wanted:
                    return bytes(changed).decode("utf-8")
                if self._clock() - begun > self._left:
                    return None
                self._go_on()
        except UnicodeDecodeError:
            return None
        finally:
            self._left -= self._clock() - begun
        return None


def _tried(data: bytearray) -> Iterator[tuple[bytearray, str]]:
    """Yield the bytes with each of their bits changed, the likeliest first, and their SHA-256."""
    states, whole = [], hashlib.sha256()
    for at in range(0, len(data), _STEP):
        states.append(whole.copy())
        whole.update(data[at : at + _STEP])
    view, places = memoryview(data), _places(bytes(data))
    for masks in (_BITS, _BYTES) if len(places) <= _SHORT else (_BITS,):
        for at in places:
            state, rest = states[at // _STEP], view[at // _STEP * _STEP :]
            for mask in masks:
                data[at] ^= mask
                tried = state.copy()
                tried.update(rest)
                yield data, tried.hexdigest()
                data[at] ^= mask


def _places(data: bytes) -> Sequence[int]:
    """Return the places of bytes: around what is no UTF-8; else of rare characters first, as a changed one is."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return range(max(0, error.start - _NEAR), min(len(data), error.end + _NEAR))
    count = Counter(text)
    places: list[tuple[int, int]] = []
    at = 0
    for character in text:
        size = len(character.encode("utf-8"))
        places += ((count[character], place) for place in range(at, at + size))
        at += size
    places.sort()
    return [place for _, place in places]


def fitted(stored: str | bytes, sha256: str, trial: Trial) -> str | None:
    """Return the text of a fingerprint that does not fit it, where one changed bit in one of them explains that."""
    data = stored.encode("utf-8") if isinstance(stored, str) else stored
    own = hashlib.sha256(data).hexdigest()
    if isinstance(stored, str) and sum(one != other for one, other in zip(own, sha256, strict=True)) == 1:
        return stored  # the fingerprint itself
    return trial.original(data, "", sha256)


def replaced(start: int, end: int, quote: str, text: str) -> tuple[int, int, str] | None:
    """Return place and words of a label as they were before one bit in them was changed; None where nothing tells."""
    length = len(quote)
    for first, last in ((start, start + length), (end - length, end)):
        moved = (first ^ start) | (last ^ end)
        if 0 <= first < last <= len(text) and text[first:last] == quote and moved.bit_count() == 1:
            return first, last, quote
    words = text[start:end] if 0 <= start < end <= len(text) else ""
    return (start, end, words) if _is_a_bit_away(quote, words) else None


def with_quotes(data: bytes, quotes: Iterable[tuple[int, int, str]]) -> bytes:
    """Return a text with the words of the labels on it where these stand but for one bit."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data  # where which character stands is not known
    for start, end, quote in quotes:
        if text[start:end] != quote and _is_a_bit_away(quote, text[start:end]):
            text = text[:start] + quote + text[end:]
    return text.encode("utf-8")


def _is_a_bit_away(one: str, other: str) -> bool:
    ours, theirs = one.encode("utf-8"), other.encode("utf-8")
    return len(ours) == len(theirs) and sum((a ^ b).bit_count() for a, b in zip(ours, theirs, strict=True)) == 1


def as_it_is(data: bytes, length: int | None = None) -> str:
    """Return a text with a sign in place of what cannot be read; of the length that it had, where that can be."""
    text = data.decode("utf-8", errors="replace").replace("\0", BROKEN).replace("\r", BROKEN)
    if length is None or len(text) == length:
        return text
    # What was one character may be read as several, or with the one before it.
    others = (re.sub(pattern, BROKEN, text) for pattern in _TOGETHER)
    return next((other for other in others if len(other) == length), text)


def is_likely(text: str, length: int | None, quotes: list[tuple[int, int, str]]) -> bool:
    """Whether a text can be the one of an article, but for some letters: by its length, and by the labels on it."""
    if not text.strip(BROKEN + " \n"):
        return False
    if length is not None and abs(len(text) - length) > max(_FEW, length * _LIKE):
        return False
    fitting = sum(text[start:end] == quote for start, end, quote in quotes)
    return fitting * 2 >= len(quotes) if quotes else length is not None
