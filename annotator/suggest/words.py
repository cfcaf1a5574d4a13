"""Words, characters, sentences and paragraphs of a text: where they begin and end, in code points.

Nothing here looks further than the paragraph around a place, and words not further than the blanks around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

Extent = tuple[int, int]

# Combining marks and joiners that `\w` leaves out; scripts whose vowel signs are marks are taken as a whole.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0966-\u0dff\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f18-\u0fbc\u102b-\u109d\u135d-\u135f\u17b4-\u17d3"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u200c\u200d\u2060"
)
LETTER = rf"[\w{_MARKS}]"
"""A letter, digit or mark of a word, as a pattern."""
_NUMBER = r"[$€£¥₫]?\d+(?:[.,:/]\d+)*[%‰]?"
_EMOJI = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)
_PART = rf"(?:{_NUMBER}(?:(?<!%){LETTER}+)?|{LETTER}+)"
WORD = rf"{_PART}(?:[-‐‑'’.](?=\w)(?:(?<!\.)|(?<=[A-ZĐ]\.)(?=[A-ZĐ])|(?<=\d\.)(?=\d)){_PART})*"
"""A word with its hyphens, apostrophes and inner stops, or a number with its marks, as a pattern."""
_TOKEN = re.compile(rf"{_EMOJI}|{WORD}")
_STOP = re.compile(rf"{_EMOJI}|{WORD}|[“”‘’\"„‟«»‹›()\[\]]")
_STOPS = 32  # more than the stops and marks that can end a sentence
_ALMOST_ALL = 400  # a run without blanks is looked at so far on each side

_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»›)\]]*(?:\[\d{1,3}\])?(?=\s|$)")
_BEFORE_WORD = ' \t\u00a0\u202f"“„‘«‹([-–—'
_NAMES_TOO = {"an", "my"}
"""Openers of one language that are common names in the other ("bà T. An")."""
_LAST_WORD = 24  # an abbreviation or initial is not longer, its marks included


def word_at(text: str, place: int) -> Extent:
    """Return the word at a place, or the one that ends there; else one character, or (place, place) among blanks."""
    here = token_at(text, place)
    if is_word(text[slice(*here)]):
        return here
    before = token_at(text, place - 1) if place > 0 else here
    if before[1] == place and is_word(text[slice(*before)]):
        return before
    return here


def token_at(text: str, place: int) -> Extent:
    """Return the word, or else the one character, that holds the character at `place`; nothing for a blank."""
    if not 0 <= place < len(text) or text[place].isspace():
        return place, place
    left, right = _run_around(text, place)
    for found in _TOKEN.finditer(text, left, right):
        if found.start() <= place < found.end():
            return found.span()
        if found.start() > place:
            break
    return previous_character(text, place + 1), next_character(text, place)


def next_word(text: str, place: int) -> int:
    """Return where the next word, quotation mark or bracket begins; the end of the text where there is none."""
    found = _STOP.search(text, _end_of_token(text, place))
    return found.start() if found else len(text)


def next_word_end(text: str, place: int) -> int:
    """Return where this or the next word, quotation mark or bracket ends; the end of the text where there is none."""
    inside = token_at(text, place)
    if inside[0] < place < inside[1]:
        return inside[1]
    found = _STOP.search(text, place)
    return found.end() if found else len(text)


def previous_word(text: str, place: int) -> int:
    """Return where this or the word before it begins; 0 where there is none."""
    return _last_before(text, place, lambda found: found.start())


def previous_word_end(text: str, place: int) -> int:
    """Return where the word before the one that ends at or holds this place ends; 0 where there is none."""
    return _last_before(text, place, lambda found: found.end())


def next_character(text: str, place: int) -> int:
    """Return the end of the character at `place` as a reader sees it: with its marks, joined emoji and flags whole."""
    if place >= len(text):
        return len(text)
    end = place + 1
    if _is_flag_letter(text[place]):
        return end + 1 if end < len(text) and _is_flag_letter(text[end]) else end
    while end < len(text) and (_joins(text[end]) or text[end - 1] == "\u200d"):
        end += 1
    return end


def previous_character(text: str, place: int) -> int:
    """Return the beginning of the character that ends at `place`."""
    if place <= 0:
        return 0
    start = place - 1
    if _is_flag_letter(text[start]):
        first = start
        while first > 0 and _is_flag_letter(text[first - 1]):
            first -= 1
        return start - 1 if (place - first) % 2 == 0 else start
    while start > 0 and (_joins(text[start]) or text[start - 1] == "\u200d"):
        start -= 1
    return start


def paragraph_at(text: str, place: int) -> Extent:
    """Return the paragraph at a place, without its line feed."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return start, len(text) if end < 0 else end


def sentence_at(text: str, place: int) -> Extent:
    """Return the sentence at a place, without blanks around it; blanks belong to the sentence before them."""
    left, right = paragraph_at(text, place)
    start, end = _sentence_start(text, left, place), right
    for found in _SENTENCE_END.finditer(text, start, right):
        if _ends_sentence(text, found, right):
            end = found.end()
            break
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentences(text: str, left: int, right: int) -> Iterator[Extent]:
    """Yield the sentences of a stretch of one paragraph, in order, as `sentence_at` gives them."""
    begin = left
    for end in (*(f.end() for f in _SENTENCE_END.finditer(text, left, right) if _ends_sentence(text, f, right)), right):
        start = begin
        while start < end and text[start].isspace():
            start += 1
        begin, last = end, end
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last


def moved(text: str, place: int, unit: str, step: int) -> int:
    """Return the place one unit (character, word, sentence, paragraph) on (step 1) or back (−1).

    By word, a place at a word's end moves to ends, any other to beginnings: an edge stays the edge it is.
    """
    if unit == "character":
        return next_character(text, place) if step > 0 else previous_character(text, place)
    if unit == "word":
        at_end = 0 < place <= len(text) and token_at(text, place - 1)[1] == place and not text[place - 1].isspace()
        if at_end:
            return next_word_end(text, place) if step > 0 else previous_word_end(text, place)
        return next_word(text, place) if step > 0 else previous_word(text, place)
    extent = sentence_at if unit == "sentence" else paragraph_at
    return _next_start(text, place, extent) if step > 0 else _previous_start(text, place, extent)


def _next_start(text: str, place: int, extent: Callable[[str, int], Extent]) -> int:
    end = extent(text, place)[1]
    at = max(end, place)
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _previous_start(text: str, place: int, extent: Callable[[str, int], Extent]) -> int:
    start = extent(text, place)[0]
    if start < place:
        return start
    at = start
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return extent(text, at - 1)[0] if at > 0 else 0


def first_stop(text: str) -> int:
    """Return where the first word, quotation mark or bracket begins; the end of the text where there is none."""
    found = _STOP.search(text)
    return found.start() if found else len(text)


def is_stop(token: str) -> bool:
    """Tell whether what `token_at` gave is a word, a quotation mark or a bracket."""
    return _STOP.match(token) is not None


def is_word(token: str) -> bool:
    """Tell whether what `token_at` gave is a word, and not a single mark or nothing."""
    return _TOKEN.match(token) is not None


def _joins(character: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me")
        or character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _run_around(text: str, place: int) -> Extent:
    """Return the run without blanks around a place."""
    left = right = place
    first, last = max(0, place - _ALMOST_ALL), min(len(text), place + _ALMOST_ALL)
    while left > first and not text[left - 1].isspace():
        left -= 1
    while right < last and not text[right].isspace():
        right += 1
    return left, right


def _end_of_token(text: str, place: int) -> int:
    end = token_at(text, place)[1]
    return max(end, place)


def _last_before(text: str, place: int, edge: Callable[[re.Match[str]], int]) -> int:
    """Return the last edge before a place, looking back run by run."""
    right = place
    if 0 < place < len(text) and not text[place].isspace():
        right = _run_around(text, place)[1]
    at = place
    while at > 0:
        while at > 0 and text[at - 1].isspace():
            at -= 1
        left = _run_around(text, at - 1)[0] if at > 0 else 0
        edges = [edge(found) for found in _STOP.finditer(text, left, right)]
        before = [found for found in edges if found < place]
        if before:
            return before[-1]
        at = right = left
    return 0


def _sentence_start(text: str, left: int, place: int) -> int:
    window = 1000
    while True:
        first = max(left, place - window)
        start = -1
        for found in _SENTENCE_END.finditer(text, first, place + _STOPS):
            if found.end() <= place and _ends_sentence(text, found, len(text)):
                start = found.end()
        if start >= 0 or first == left:
            break
        window *= 4
    start = max(start, left)
    begin = start
    while begin < len(text) and text[begin] != "\n" and text[begin].isspace():
        begin += 1
    if begin <= place or start == left:
        return min(begin, max(place, left))
    return _sentence_start(text, left, start - 1)


def _ends_sentence(text: str, found: re.Match[str], limit: int) -> bool:
    """Tell whether a stop ends a sentence: not after an initial or an abbreviation, nor before a small letter."""
    after = found.end()
    while after < limit and text[after] in _BEFORE_WORD:
        after += 1
    following = _first_word().match(text, after, limit)
    if following and following.group()[0].islower():
        return False
    if found.group() != ".":
        return True
    word = _word_before(text, found.start())
    return not word or not _is_shortened(text, found.start() - len(word), word, following)


def _word_before(text: str, end: int) -> str:
    first = end
    while first > 0 and end - first < _LAST_WORD and (text[first - 1].isalnum() or _joins(text[first - 1])):
        first -= 1
    return text[first:end]


def _is_shortened(text: str, start: int, word: str, following: re.Match[str] | None) -> bool:
    """Tell whether a stop after this word only shortens it: "TS.", "K.", "No. 4", the number of a line in a list."""
    shortened = _abbreviations()
    written = unicodedata.normalize("NFC", word)
    if written.isdigit():
        return start == 0 or text[start - 1] == "\n"
    if _is_listed(written, shortened["before a name"]):
        return True
    if _is_listed(written, shortened["before a number"]) and following is not None and following.group()[0].isdigit():
        return True
    dotted = len(written) == 1 and text[max(0, start - 1) : start] == "."
    if dotted and written.lower() == "m" and text[max(0, start - 2) : start - 1].lower() in ("a", "p"):
        return _goes_on_with_time(text, following)
    if not (dotted or (len(written) == 1 and written.isupper()) or _is_listed(written, shortened["in a sentence"])):
        return False
    if following is None:
        return written.isupper()
    return unicodedata.normalize("NFC", following.group()).lower() not in shortened["openers"]


def is_abbreviation(word: str) -> bool:
    """Tell whether a stop behind a word may only shorten it: "Dr", "K", "U.S"."""
    written = unicodedata.normalize("NFC", word)
    if all(len(letter) == 1 for letter in written.split(".")):
        return written[0].isupper() or "." in written
    lists = _abbreviations()
    return any(_is_listed(written, lists[name]) for name in ("before a name", "in a sentence", "before a number"))


def _is_listed(written: str, entries: frozenset[str]) -> bool:
    """Tell whether a list holds a word; an entry with a capital fits no word in small letters."""
    return written.lower() in entries or (written[0].isupper() and written.capitalize() in entries)


def _goes_on_with_time(text: str, following: re.Match[str] | None) -> bool:
    """Tell whether what follows "5 p.m." with a capital belongs to it: "Monday", "EST", "Kyiv time"."""
    if following is None:
        return False
    shortened = _abbreviations()
    low = following.group().lower()
    return low not in shortened["openers"] and (low in shortened["times"] or text[following.end() :][:5] == " time")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"{LETTER}+")


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    """Return the words that a stop shortens, of all languages; read at the first stop, not at start-up."""
    from annotator.suggest import lexicon  # noqa: PLC0415 - the window starts without word lists

    def lists(name: str) -> frozenset[str]:
        return frozenset(entry for lang in lexicon.LANGUAGES for entry in lexicon.entries(name, lang))

    return {
        "before a name": lists("abbreviations"),
        "in a sentence": lists("abbreviations_ending"),
        "before a number": lists("abbreviations_number"),
        "openers": lists("sentence_openers") - _NAMES_TOO,
        "times": lists("no_names"),
    }
