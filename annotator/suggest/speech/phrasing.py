"""How phrases and clauses are found; `clauses` says what they are."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.suggest import lexicon, walking
from annotator.suggest.quotations import paired
from annotator.suggest.speech import speaking
from annotator.suggest.speech.lists import COORDINATES, NO_CUE
from annotator.suggest.speech.passage import Passage, Run
from annotator.suggest.speech.tokens import MARKS, WORDS
from annotator.suggest.words import Extent, sentences, word_at

_CUTS = ",;:–—()[]…!?"
_LIST_ITEM = 3  # a piece between commas with no more words than this is an item of a list


def phrase_at(text: str, place: int, lang: str) -> Extent:
    """Return the name at a place, else the run of words there between marks and function words; else `word_at`."""
    word = word_at(text, place)
    at = _in_passage(text, word, lang)
    if at is None:
        return word
    passage, inner, sentence, left = at
    name = next(
        (one for one in speaking.in_passage(passage.text, lang) if one[0] <= inner[0] and inner[1] <= one[1]), None
    )
    found = name if name is not None and _within(name, sentence) else _run(passage, inner, sentence)
    return left + found[0], left + found[1]


def clause_at(text: str, place: int, lang: str) -> Extent:
    """Return the clause around a place, or a quotation that has no smaller one; else the sentence, else `word_at`."""
    word = word_at(text, place)
    at = _in_passage(text, word, lang)
    if at is None:
        return word
    passage, inner, sentence, left = at
    phrase = phrase_at(text, place, lang)
    held = (min(inner[0], phrase[0] - left), max(inner[1], phrase[1] - left))
    quote = min(
        (one for one in paired(passage.text) if _within(one, sentence) and one[0] < held[0] and held[1] < one[1]),
        key=lambda one: one[1] - one[0],
        default=None,
    )
    around = (quote[0] + 1, quote[1] - 1) if quote else sentence
    start, end = _clause(passage, _without_stop(passage, around, held), held, lang)
    if quote is not None and _is_all(passage, (start, end), around):
        start, end = quote
    return left + start, left + end


def _in_passage(text: str, word: Extent, lang: str) -> tuple[Passage, Extent, Extent, int] | None:
    """Return the passage of a word, the word and its sentence in the passage's offsets, and where the passage begins.

    None among blanks, and where a word crosses the edge of its passage or sentence.
    """
    if word[0] == word[1]:
        return None
    left, right = walking.passage_at(text, word[0])
    inner = (word[0] - left, word[1] - left)
    passage = speaking.cued(text[left:right], lexicon.language_of(lang))[0]
    sentence = next((one for one in sentences(passage.text, 0, right - left) if _within(inner, one)), None)
    return None if sentence is None else (passage, inner, sentence, left)


def _within(inner: Extent, outer: Extent) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


# Phrases


def _run(passage: Passage, word: Extent, sentence: Extent) -> Extent:
    """Return the words around one that no mark, function word or cue parts; the function word or cue at the place."""
    units = _units(passage, passage.run(sentence))
    first, last = passage.run(word)
    here = [n for n, unit in enumerate(units) if unit[0] < last and first < unit[1]]
    if not here:
        return word
    left, right = here[0], here[-1]
    if not any(units[n][2] for n in here):
        while left > 0 and not units[left - 1][2]:
            left -= 1
        while right + 1 < len(units) and not units[right + 1][2]:
            right += 1
    return _hull(passage.extent(units[left][0], units[right][1]), word)


def _units(passage: Passage, run: Run) -> list[tuple[int, int, bool]]:
    """Return a sentence as runs of tokens: names, cues and function words, single words; True: it parts phrases."""
    at, last = run
    units = []
    while at < last:
        name = passage.name_over[at]
        if name is not None and name[0] >= at and name[1] <= last:
            length, parts = name[1] - at, False
        else:
            length, parts = _unit(passage, at, last)
        units.append((at, at + length, parts))
        at += length
    return units


def _unit(passage: Passage, at: int, last: int) -> tuple[int, bool]:
    token, lists, found = passage.tokens[at], passage.lists, passage.tokens
    if token.kind == MARKS:
        return 1, True
    length, kind = lists.cues.at(found, at, last)
    known = max((one.at(found, at, last)[0] for one in (lists.breaks, lists.complementisers, lists.adverbs)), default=0)
    if known > length or (known and not kind):
        return known, True
    if kind:
        return length, kind != NO_CUE
    return 1, token.kind == WORDS and token.low in lists.links


# Clauses


def _clause(passage: Passage, around: Extent, held: Extent, lang: str) -> Extent:
    """Return the piece of a stretch, between its cuts, that holds what must be held."""
    start, end = around
    for left, right in _cuts(passage, around, lang):
        if right <= held[0]:
            start = max(start, right)
        elif left >= held[1]:
            end = min(end, left)
            break
    return _hull(_stripped(passage.text, (start, end)), held)


def _without_stop(passage: Passage, around: Extent, held: Extent) -> Extent:
    """Return a stretch without the stops that end its sentence."""
    first, last = passage.run(around)
    end = passage.before_stop(last, first)
    cut = passage.tokens[end - 1].end if last > end > first else around[1]
    return around[0], max(cut, held[1])


def _is_all(passage: Passage, inner: Extent, around: Extent) -> bool:
    """Tell whether nothing but marks is left of a stretch around a part of it."""
    before, behind = passage.run((around[0], inner[0])), passage.run((inner[1], around[1]))
    return all(passage.tokens[at].kind == MARKS for run in (before, behind) for at in range(*run))


def _hull(one: Extent, other: Extent) -> Extent:
    return min(one[0], other[0]), max(one[1], other[1])


def _stripped(text: str, extent: Extent) -> Extent:
    """Return an extent without blanks at its ends."""
    start, end = extent
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cuts(passage: Passage, around: Extent, lang: str) -> Iterator[Extent]:
    """Yield what parts clauses: the extents of marks, and empty ones before conjunctions."""
    run = passage.run(around)
    inside = [passage.run(name) for name in speaking.in_passage(passage.text, lang)]
    named = {at for name in inside for at in range(name[0] + 1, name[1])}
    units = _units(passage, run)
    marks = [first for first, _, parts in units if parts and first not in named and _is_cut(passage, first, around)]
    listed = _list_commas(passage, units, marks, run[1])
    before = True  # behind a mark or another conjunction nothing more is cut
    for first, last, parts in units:
        start = passage.tokens[first].start
        if first in marks:
            if first not in listed:
                yield start, passage.tokens[first].end
                before = True
            continue
        free = parts and first not in named and not _is_quoted(passage, first, around)
        conjunction = free and _begins_clause(passage, (first, last), run[1])
        if conjunction and not before:
            yield start, start
        before = before and parts and passage.lists.breaks.at(passage.tokens, first, last)[1] == COORDINATES


def _is_cut(passage: Passage, at: int, around: Extent) -> bool:
    """Tell whether a mark parts clauses; those of a quotation inside the stretch part nothing outside it."""
    token = passage.tokens[at]
    if token.kind != MARKS:
        return False
    if token.low == "-":
        spaced = (
            passage.text[token.start - 1 : token.start].isspace() and passage.text[token.end : token.end + 1].isspace()
        )
        return spaced and token.start > 0
    return token.low in _CUTS and not _is_quoted(passage, at, around)


def _is_quoted(passage: Passage, at: int, around: Extent) -> bool:
    quote = passage.quoted[at]
    if quote < 0:
        return False
    start, end = passage.extent(*passage.quotes[quote])
    return around[0] <= start and end <= around[1]


def _list_commas(passage: Passage, units: list[tuple[int, int, bool]], marks: list[int], last: int) -> set[int]:
    """Return the commas before short pieces without a function word or cue: those part the items of a list."""
    parting = {at for first, last, parts in units if parts for at in range(first, last)}
    found: set[int] = set()
    for left, right in zip(marks, [*marks[1:], last], strict=False):
        between = range(left + 1, right)
        if passage.tokens[left].low == "," and 0 < len(between) <= _LIST_ITEM and not parting.intersection(between):
            found.add(left)
    return found


def _begins_clause(passage: Passage, unit: Run, last: int) -> bool:
    """Tell whether a conjunction here begins a clause: a contrast, or any with a cue behind it."""
    lists, found = passage.lists, passage.tokens
    length, kind = lists.breaks.at(found, *unit)
    if kind != COORDINATES or length != unit[1] - unit[0] or found[unit[0]].low == "còn":
        return False  # "còn" is a conjunction only behind a mark, which cuts already
    if length > 1 or lists.contrasts.at(found, *unit)[0] or found[unit[0]].low in ("nhưng", "song", "but"):
        return True
    behind = unit[1]
    while step := lists.adverbs.at(found, behind, last)[0]:
        behind += step
    return lists.cues.at(found, behind, last)[1] not in ("", NO_CUE)
