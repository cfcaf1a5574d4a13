"""Where the content of a cue begins: behind "rằng" or "that", a colon, a comma, the words that say to whom and when."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.suggest.speech.lists import SAYS
from annotator.suggest.speech.passage import Passage
from annotator.suggest.speech.tokens import WORDS

WORD, COLON, QUOTATION, AFTER_COMMA, ADDRESSED, PLAIN = "word", "colon", "quotation", "comma", "addressed", "plain"
_TELLING = {"tell", "tells", "told", "telling"}
_TOLD = {"us", "him", "her", "them", "me", "you"}
_REACH = 16  # so many tokens may say to whom and when before "rằng"


@dataclass(frozen=True, slots=True)
class Opening:
    """The token where content begins, −1 for none, and what shows it."""

    at: int
    how: str


NOTHING = Opening(-1, "")


def opening(passage: Passage, kind: str, last: int, end: int) -> Opening:
    """Return where the content of a cue begins that ends before the token `last`, in a sentence that ends at `end`."""
    shown = _shown(passage, last, end) or _shown(passage, _after_adverbs(passage, last, end), end)
    if shown is not None:
        return shown
    if last >= end or passage.is_mark(last):
        return NOTHING
    at = last
    if kind == SAYS and passage.tokens[last - 1].low in _TELLING:
        at = _after_addressee(passage, last, end)
        shown = _shown(passage, at, end)
        if shown is not None or at >= end or passage.is_mark(at):
            return shown or NOTHING
    if passage.lists.addressing.at(passage.tokens, at, end)[0]:
        return _far(passage, at, end) or Opening(_after_times(passage, at, end), ADDRESSED)
    return Opening(at, PLAIN)


def _shown(passage: Passage, at: int, end: int) -> Opening | None:
    """Return the opening where a complementiser, a mark or a quotation stands at a token."""
    if at >= end:
        return None
    length = passage.lists.complementisers.at(passage.tokens, at, end)[0]
    if length:
        behind = passage.is_mark(at + length, ":,") if at + length < end else False
        return Opening(at + length + int(behind), WORD) if at + length < end else None
    if passage.quote_from(at) is not None:
        return Opening(at, QUOTATION)
    if at + 1 < end and passage.is_mark(at, ":"):
        return Opening(at + 1, COLON)
    if at + 1 < end and passage.is_mark(at, ","):
        return Opening(at + 1, QUOTATION if passage.quote_from(at + 1) else AFTER_COMMA)
    return None


def _after_adverbs(passage: Passage, at: int, end: int) -> int:
    while length := passage.lists.adverbs.at(passage.tokens, at, end)[0]:
        at += length
    return at


def _after_addressee(passage: Passage, at: int, end: int) -> int:
    """Return the token behind whom somebody tells something: "reporters", "the newspaper", "us"."""
    token = passage.tokens[at]
    name = passage.name_over[at]
    if name is not None:
        return name[1]
    if token.low in _TOLD or token.low not in passage.lists.determiners:
        return at + 1 if token.low != "that" else at
    behind = at + 2
    while behind < end and behind - at < 4 and passage.lists.heads.at(passage.tokens, behind, end)[0]:
        behind += 1
    return min(behind, end)


def _far(passage: Passage, at: int, end: int) -> Opening | None:
    """Return the opening behind words of address: at "rằng", a colon, or a comma before a quotation."""
    for place in range(at, min(end, at + _REACH)):
        length = passage.lists.complementisers_far.at(passage.tokens, place, end)[0]
        if length:
            return Opening(place + length, WORD) if place + length < end else None
        if passage.quoted[place] >= 0:
            return None
        if passage.is_mark(place):
            return _shown(passage, place, end) if passage.is_mark(place, ":") or _quotes(passage, place) else None
    return None


def _quotes(passage: Passage, comma: int) -> bool:
    return passage.quote_from(comma + 1) is not None


def _after_times(passage: Passage, at: int, end: int) -> int:
    """Return the token behind words of time in English ("said on Monday it had …"); elsewhere the same token."""
    if passage.lists.lang != "en":
        return at
    behind = at
    while behind < end and passage.tokens[behind].kind == WORDS and passage.tokens[behind].low in passage.lists.times:
        behind += 1
    return behind if behind - at > 1 and behind < end and not passage.is_mark(behind) else at
