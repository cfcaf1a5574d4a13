"""How far a figure reaches: its unit, by the word lists and light rules, and what kind of quantity it makes."""

from __future__ import annotations

import re
from typing import NamedTuple

from annotator.suggest.figure.numbers import VAGUE, Number, is_digits, plural
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.words import Lexis, lexis

COUNT, PERCENT, MONEY, DISTANCE, DURATION = "count", "percent", "money", "distance", "duration"

_VIETNAMESE_LETTER = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_MOST_WORDS = 4  # of an English noun with what stands before it
_MOST_SYLLABLES = 2  # of a Vietnamese noun that no list knows


def other_lexis(words: Lexis) -> Lexis:
    """Return the lists of the other language."""
    return lexis("en" if words.vietnamese else "vi")


class Unit(NamedTuple):
    """A unit: the figure ends before token `end`; the unit's name are the tokens `first` up to `last`.

    `listed`: a word list knows it, it is no guess. `foreign`: it is a word of the other language.
    """

    end: int
    first: int
    last: int
    kind: str
    listed: bool = True
    foreign: bool = False


def unit_at(line: Line, token: int, number: Number, words: Lexis) -> Unit | None:
    """Return the unit that begins at a token, right after its number."""
    word = line.words[token]
    if not word:
        return None
    if words.vietnamese and word.isascii() and len(word) > 4 and plural(word, lexis("en")):
        return _foreign(_english(line, token, number, lexis("en")))
    if not words.vietnamese and _VIETNAMESE_LETTER.search(word):
        return _foreign(_vietnamese(line, token, lexis("vi")))
    return _vietnamese(line, token, words) if words.vietnamese else _english(line, token, number, words)


def _foreign(unit: Unit | None) -> Unit | None:
    return unit and unit._replace(foreign=True)


def noun_after(line: Line, token: int, words: Lexis) -> int:
    """Return where the noun ends that a measure takes, "of" included; the same token where none stands there."""
    return _noun(line, token, words) if words.vietnamese else _of_what(line, token, words)


def _listed(line: Line, token: int, words: Lexis) -> tuple[int, str] | None:
    """Return the longest entry of all lists at a token: where it ends, and its kind, "measure" or "noun"."""
    found = [
        (entry[0], kind or entry[1])
        for phrases, kind in (
            (words.units, ""),
            (words.currencies, MONEY),
            (words.classifiers, ""),
            (words.nouns, COUNT),
        )
        if (entry := phrases.at(line, token))
    ]
    return max(found, key=lambda entry: entry[0]) if found else None


def _by(line: Line, token: int, unit: Unit, words: Lexis) -> Unit:
    """Return the unit with what it is divided by, where that is written without blanks: m³/giây, người/km2."""
    while (
        unit.kind != PERCENT
        and line.words[token] == "/"
        and line.glued(token)
        and line.glued(token + 1)
        and line.words[token + 1].isalnum()
        and not is_digits(line.words[token + 1])
    ):
        listed = words.units.at(line, token + 1)
        token = listed[0] if listed and is_digits(line.words[listed[0] - 1]) else token + 2
        unit = unit._replace(end=token, last=token, kind=COUNT if unit.kind == DISTANCE else unit.kind)
    return unit


# Vietnamese


def _vietnamese(line: Line, token: int, words: Lexis) -> Unit | None:
    found = _listed(line, token, words)
    if found is None:
        end = _guess(line, token, words)
        return Unit(end, token, end, COUNT, listed=False) if end > token else None
    end, kind = found
    if kind in ("measure", "noun"):
        noun = _noun(line, end, words)
        last = end if kind == "measure" else noun
        unit = Unit(noun, token, last, COUNT)
        return _by(line, end, unit, words) if noun == end else unit
    if line.words[end] in words.joiners and (noun := _noun(line, end + 1, words)) > end + 1:
        return Unit(noun, token, noun, kind)
    return _by(line, end, Unit(end, token, end, kind), words)


def _noun(line: Line, token: int, words: Lexis) -> int:
    """Return where the noun ends that a classifier takes; the same token where none stands there."""
    found = words.nouns.at(line, token)
    return found[0] if found else _guess(line, token, words)


def _guess(line: Line, token: int, words: Lexis) -> int:
    """Return where a noun ends that no list knows."""
    end = token
    while end < token + _MOST_SYLLABLES and _may_be_noun(line, end, words):
        end += 1
    return end


def _may_be_noun(line: Line, token: int, words: Lexis) -> bool:
    word = line.words[token]
    return (
        len(word) > 1
        and word.isalpha()
        and line.written(token)[0].islower()
        and not line.glued(token)
        and word not in words.stops
        and word not in words.numbers
        and word not in words.scales
        and word not in words.tails_alone
        and word not in words.endings
        and words.points.at(line, token) is None
        and words.approximators.at(line, token) is None
    )


# English


def _english(line: Line, token: int, number: Number, words: Lexis) -> Unit | None:
    if line.words[token] == "-":
        return _hyphened(line, token, words)
    begin = token
    if number.form == VAGUE and line.words[token] == "of":
        token += 1
    while line.words[token] in words.modifiers:
        token += 1
    unit = _english_noun(line, token, number, words)
    return unit if unit or begin == token else None


def _hyphened(line: Line, token: int, words: Lexis) -> Unit | None:
    """Return the unit of "35-minute"; nothing for "14-year-old"."""
    if not (line.glued(token) and line.glued(token + 1)) or line.words[token + 2] == "-":
        return None
    found = words.units.at(line, token + 1) or words.currencies.at(line, token + 1)
    noun = words.nouns.at(line, token + 1)
    if found is None and noun is None:
        return None
    end, kind = found or noun or (token, "")
    return Unit(end, token + 1, end, COUNT if found is None else kind or MONEY)


def _english_noun(line: Line, token: int, number: Number, words: Lexis) -> Unit | None:
    found = _listed(line, token, words)
    if found is None:
        end = _plural_within(line, token, words)
        if end == token and number.value == 1:
            end = _singular(line, token, words)
        return Unit(end, token, end, COUNT, listed=False) if end > token else None
    end, kind = found
    if end == token + 1 and len(line.words[token]) > 3 and not plural(line.words[token], words):
        longer = _plural_within(line, token, words)  # "night foremen"
        if longer > end:
            return Unit(longer, token, longer, COUNT, listed=False)
    if kind != "measure":
        return _by(line, end, Unit(end, token, end, kind), words)
    noun = _of_what(line, end, words)
    unit = Unit(noun, token, end, COUNT)
    return _by(line, end, unit, words) if noun == end else unit


def _of_what(line: Line, token: int, words: Lexis) -> int:
    """Return where "of grain" ends; the same token where nothing of the kind follows."""
    if line.words[token] != "of":
        return token
    found = words.nouns.at(line, token + 1)
    if found:
        return found[0]
    end = _plural_within(line, token + 1, words)
    if end > token + 1:
        return end
    return token + 2 if _english_word(line, token + 1, words) and line.written(token + 1)[0].islower() else token


def _plural_within(line: Line, token: int, words: Lexis) -> int:
    """Return where the first plural ends within a few words; the same token where there is none."""
    end = token
    while end < token + _MOST_WORDS and _english_word(line, end, words):
        end += 1
        if plural(line.words[end - 1], words) and not (line.words[end] in ("'", "’") and line.glued(end)):
            return end
        if line.words[end] == "-" and line.glued(end) and line.glued(end + 1):
            end += 1
    return token


def _singular(line: Line, token: int, words: Lexis) -> int:
    """Return where a noun of one word ends after "one"; the same token where more words follow, or none."""
    alone = _english_word(line, token, words) and not _english_word(line, token + 1, words)
    return token + 1 if alone else token


def _english_word(line: Line, token: int, words: Lexis) -> bool:
    word = line.words[token]
    return word.isalpha() and word not in words.stops and word not in words.numbers and not is_digits(word)
