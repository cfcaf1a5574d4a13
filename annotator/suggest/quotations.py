"""Quotations: what stands between quotation marks, the marks included; one inside another is found too.

An apostrophe is no mark, and a mark whose partner is missing in its paragraph makes no quotation.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from annotator.suggest import walking
from annotator.suggest.words import Extent

_MARK = re.compile(r"[“”„‟«»‹›‘’‚\"']")
_OPENERS = {"”": "“„‟”", "“": "“„‟”", "»": "«", "›": "‹", "’": "‘‚", "‘": "‚", '"': '"', "'": "'"}
"""By closing mark: the marks that it closes."""
_ALWAYS_OPEN = "„‟«‹‚"
_EITHER = "“”‘\"'"
_BEFORE_OPENING = "([{<-–—/:=“„‟«‹‘‚\"'"


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Extent]:
    """Return the quotations that lie from `start` to `end`, by their beginnings, an outer one before its inner ones."""
    return walking.within(text, start, end, lambda left, right: _in_passage(text, left, right))


def quotation_at(text: str, place: int) -> Extent | None:
    """Return the innermost quotation that holds a place, else one that ends there; None where there is none."""
    found = _in_passage(text, *walking.passage_at(text, place))
    around = [extent for extent in found if extent[0] <= place <= extent[1]]
    return min(around, key=lambda extent: (extent[1] == place, extent[1] - extent[0]), default=None)


def next_quotation(text: str, place: int, step: int) -> Extent | None:
    """Return the first quotation that begins at or after a place (step 1), or the last before it (step −1)."""
    if step > 0:  # on to the first mark: a long text may have none
        mark = _MARK.search(text, max(place, 0))
        if mark is None:
            return None
        place = mark.start()
    return walking.next_found(text, place, step, lambda left, right: _in_passage(text, left, right))


@lru_cache(maxsize=64)
def paired(passage: str) -> tuple[Extent, ...]:
    """Return the quotations of one passage, in its own offsets."""
    waiting: list[tuple[str, int]] = []
    found: list[Extent] = []
    for mark in _MARK.finditer(passage):
        character, at = mark.group(), mark.start()
        if character in "'’" and _joins_letters(passage, at):
            continue
        opener = _waiting_for(character, waiting, passage, at)
        if opener is not None:
            first = waiting[opener][1]
            del waiting[opener:]
            if passage[first + 1 : at].strip():
                found.append((first, at + 1))
        elif character in _ALWAYS_OPEN or (character in _EITHER and _may_open(passage, at)):
            waiting.append((character, at))
    return tuple(sorted(found, key=lambda extent: (extent[0], -extent[1])))


def _in_passage(text: str, left: int, right: int) -> list[Extent]:
    return [(left + first, left + last) for first, last in paired(text[left:right])]


def _waiting_for(character: str, waiting: list[tuple[str, int]], passage: str, at: int) -> int | None:
    """Return which waiting mark this one closes: the last that fits, if it stands where a closing mark may."""
    fitting = _OPENERS.get(character, "")
    opener = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] in fitting), None)
    if opener is None or (character in _EITHER and not _may_close(passage, at)):
        return None
    if character == "”" or not _may_open(passage, at):
        return opener
    return opener if character not in "“‘" else None


def _joins_letters(passage: str, at: int) -> bool:
    if not 0 < at < len(passage) - 1 or not passage[at + 1].isalnum():
        return False
    return passage[at - 1].isalnum() or unicodedata.combining(passage[at - 1]) > 0


def _may_open(passage: str, at: int) -> bool:
    """Tell whether a mark stands before a word and not behind one."""
    before, after = passage[at - 1 : at], passage[at + 1 : at + 2]
    return bool(after) and not after.isspace() and (not before or before.isspace() or before in _BEFORE_OPENING)


def _may_close(passage: str, at: int) -> bool:
    """Tell whether a mark stands behind something that can end a quotation."""
    before = passage[at - 1 : at]
    return bool(before) and not before.isspace()
