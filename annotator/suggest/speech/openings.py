"""Where the content of a cue begins: behind "rằng" or "that", a colon, a comma, the words that say to whom and when."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.suggest.speech.lists import SAYS
from annotator.suggest.speech.passage import Passage
from annotator.suggest.speech.tokens import NUMBERS, WORDS

WORD, COLON, QUOTATION, AFTER_COMMA, ADDRESSED, PLAIN = "word", "colon", "quotation", "comma", "addressed", "plain"
_TELLING = {"tell", "tells", "told", "telling"}
_TOLD = {"us", "him", "her", "them", "me", "you"}
_PLAIN_REACH = 4
_OCCASION = 5
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
    further = _behind_addressee(passage, at, end)
    if further is not None:
        return further
    timed = _shown(passage, _times_end(passage, at, end), end)
    if timed is not None and timed.how == WORD:
        return timed
    if passage.lists.addressing.at(passage.tokens, at, end)[0]:
        return _far(passage, at, end) or _addressed(passage, at, end)
    at = _after_times(passage, at, end)
    return Opening(at, PLAIN)


def _addressed(passage: Passage, at: int, end: int) -> Opening:
    """Return the opening behind words of address that nothing ends; none for "…, she said in a report on Friday."."""
    told = _after_occasion(passage, at, end)
    if told >= end or (told > at and passage.is_mark(told)):
        return NOTHING
    return Opening(_after_times(passage, told, end), ADDRESSED)


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


def _behind_addressee(passage: Passage, at: int, end: int) -> Opening | None:
    """Return the opening at "rằng" or "that" a few plain words on: "warned residents that", "tố ngược lại rằng"."""
    lists, found = passage.lists, passage.tokens
    for place in range(at, min(end, at + _PLAIN_REACH)):
        length = lists.complementisers_far.at(found, place, end)[0]
        if length:
            return Opening(place + length, WORD) if place + length < end else None
        plain = found[place].kind == WORDS and passage.quoted[place] < 0 and passage.name_over[place] is None
        if not plain or any(one.at(found, place, end)[0] for one in (lists.pronouns, lists.cues, lists.breaks)):
            return None
    return None


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
    behind = _times_end(passage, at, end)
    if behind == at or behind >= end or passage.is_mark(behind):
        return at
    if passage.lists.breaks.at(passage.tokens, behind, end)[0]:
        return at  # "said Friday was a good day"
    return behind if behind - at > 1 or _is_subject(passage, at, behind) else at


def _after_occasion(passage: Passage, at: int, end: int) -> int:
    """Return the token behind an English occasion ("in a statement") where a clause begins or all ends, else `at`."""
    found = passage.tokens
    for place in range(at + 1, min(end, at + _OCCASION)):
        if found[place].kind != WORDS:
            break
        if found[place].low in passage.lists.occasions:
            behind = _times_end(passage, place + 1, end)
            if behind >= end or passage.is_mark(behind):
                return behind
            return place + 1 if _begins(passage, behind) else at
    return at


def _times_end(passage: Passage, at: int, end: int) -> int:
    """Return the token behind words of time, with their numbers, in English; elsewhere the same token."""
    found, times = passage.tokens, passage.lists.times
    behind = at
    while passage.lists.lang == "en" and behind < end:
        date = found[behind].kind == NUMBERS and behind > at and found[behind - 1].low in times
        if not date and (found[behind].kind != WORDS or found[behind].low not in times):
            break
        behind += 1
    return behind


def _is_subject(passage: Passage, day: int, at: int) -> bool:
    """Tell whether a word behind a weekday begins what was said: "said Friday it …", not "said Friday prayers …"."""
    return passage.tokens[day].capital and _begins(passage, at)


def _begins(passage: Passage, at: int) -> bool:
    """Tell whether a word surely begins a clause: a name, a number, an article, a pronoun."""
    token, lists = passage.tokens[at], passage.lists
    begins = token.capital or token.kind == NUMBERS or token.low in lists.determiners
    return begins or lists.pronouns.at(passage.tokens, at, len(passage.tokens))[0] > 0
