"""The word lists of the figure reader, ready for look-up. Each list says in its first lines what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from annotator.suggest import lexicon
from annotator.suggest.figure.text import Line, tokens


class Phrases:
    """Entries of one or more words, found at or before a token; the longest one wins."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry, value in entries.items():
            words = tokens(entry)
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
                self._by_last.setdefault(words[-1], []).append((words, value))
        for found in (*self._by_first.values(), *self._by_last.values()):
            found.sort(key=lambda entry: -len(entry[0]))

    def at(self, line: Line, token: int) -> tuple[int, str] | None:
        """Return where the entry that begins at a token ends, and its value."""
        for words, value in self._by_first.get(line.words[token], ()):
            if len(words) == 1 or tuple(line.words[token : token + len(words)]) == words:
                return token + len(words), value
        return None

    def before(self, line: Line, token: int) -> tuple[int, str] | None:
        """Return where the entry that ends before a token begins, and its value."""
        if token <= 0:
            return None
        for words, value in self._by_last.get(line.words[token - 1], ()):
            first = token - len(words)
            if first >= 0 and tuple(line.words[first:token]) == words:
                return first, value
        return None


@dataclass(frozen=True, slots=True)
class Lexis:
    """The lists of one language."""

    language: str
    vietnamese: bool
    numbers: Mapping[str, int]
    tails: Mapping[str, str]
    scales: Mapping[str, Decimal]
    signs: Mapping[str, Decimal]
    foreign_scales: Mapping[str, Decimal]
    negatives: Phrases
    endings: Mapping[str, str]
    points: Phrases
    part_joints: frozenset[str]
    tails_alone: frozenset[str]
    few: frozenset[str]
    tens: frozenset[str]
    either: frozenset[str]
    vague: Phrases
    fractions: Mapping[str, str]
    wholes: Phrases
    approximators: Phrases
    approximators_after: Phrases
    openings: Mapping[str, frozenset[str]]
    changes: Phrases
    parts: Phrases
    currencies: Phrases
    money_signs: Phrases
    units: Phrases
    classifiers: Phrases
    nouns: Phrases
    joiners: frozenset[str]
    stops: frozenset[str]
    modifiers: frozenset[str]
    plurals: frozenset[str]
    reasons: Mapping[str, Phrases]
    quantifiers: frozenset[str]
    clock_openers: frozenset[str]
    year_words: frozenset[str]
    calendar: frozenset[str]
    starters: frozenset[str]

    def is_length(self, line: Line, token: int) -> bool:
        """Tell whether a length of time or of a way begins at a token."""
        found = self.units.at(line, token)
        return found is not None and found[1] in ("duration", "distance")

    def is_measure(self, line: Line, token: int) -> bool:
        """Tell whether a length or another measure begins at a token, which may have parts: giờ, km, tấn."""
        found = self.classifiers.at(line, token)
        return self.is_length(line, token) or (found is not None and found[1] == "measure")


REASONS = ("name", "none", "rank", "date", "month", "ordinal", "phrase", "noun", "clock", "hour")
_APPROX = frozenset({"about", "at_least", "less_than", "more_than", "nearly", "up_to"})
VALUES = {
    "units": frozenset({"percent", "distance", "duration", "count"}),
    "approximators": _APPROX | {"none", "unsure"},
    "approximators_after": _APPROX,
    "classifiers": frozenset({"measure", "noun"}),
    "negatives": frozenset({"word", "weak", "none", "after", "unsure"}),
    "number_endings": _APPROX | {"vague"},
    "number_tails": frozenset({"and", "half", "tens", "zero", "0", "1", "4", "5"}),
    "parts": frozenset({"whole", "number", "share"}),
    "vague_words": frozenset({"", "few", "opening", "whole", "of"}),
    "wholes": frozenset({"", "weak"}),
    "not_figures": frozenset(REASONS),
}
"""The values that the reader knows, by list."""
MORE = {
    "approximators": frozenset({"not small", "not duration", "not whole"}),
    "not_figures": frozenset(REASONS),
}
"""What may stand behind a value and a comma, by list."""
_ALONE = "-"
_JOINERS = {"vi": ("đến", "tới", "hoặc", "hay"), "en": ("to", "or")}
"""What joins a range without an opening, where `range_words` does not say."""
_LONGEST_VALUE = 15  # digits; no number word and no scale is worth more


@cache
def lexis(language: str) -> Lexis:
    """Return the lists of a language, "vi" or "en"."""
    tails, vague = _table("number_tails", language), _table("vague_words", language)
    numbers = {word: int(value) for word, value in _values("number_words", language).items()}
    fractions = _fractions(language)
    money_signs = {entry: "" for entry in _table("currencies", language) if entry == entry.upper()}
    halves = {word for word, value in fractions.items() if value != "over"}
    starters = {
        *numbers,
        *halves,
        *(tokens(entry)[0] for entry in vague),
        *(tokens(entry)[0] for entry in money_signs),
    } | ({"a", "an"} if language == "en" else {"chục"})
    return Lexis(
        language=language,
        vietnamese=language == "vi",
        numbers=numbers,
        tails=tails,
        scales=_values("scale_words", language),
        signs=_values("scale_signs", language),
        foreign_scales=_foreign_scales(language),
        negatives=_phrases("negatives", language),
        endings=_table("number_endings", language),
        points=_phrases("decimal_points", language),
        part_joints=frozenset(word for word, value in tails.items() if value in ("and", "0")),
        tails_alone=frozenset(word for word, value in tails.items() if value in ("half", "1", "5", "0")),
        tens=frozenset(word for word, value in tails.items() if value in ("tens", "5")),
        either=_words("either", language),
        few=frozenset(entry for entry, kind in vague.items() if kind == "few" and " " not in entry),
        vague=_phrases("vague_words", language),
        fractions=fractions,
        wholes=_phrases("wholes", language),
        approximators=_phrases("approximators", language),
        approximators_after=_phrases("approximators_after", language),
        openings=_openings(language),
        changes=_phrases("changes", language),
        parts=_phrases("parts", language),
        currencies=_phrases("currencies", language),
        money_signs=Phrases(money_signs),
        units=_phrases("units", language),
        classifiers=_phrases("classifiers", language),
        nouns=_phrases("unit_nouns", language),
        joiners=_words("noun_joiners", language),
        stops=_words("unit_stops", language),
        modifiers=_words("unit_modifiers", language),
        plurals=_words("plurals", language),
        reasons=_reasons(language),
        quantifiers=_words("quantifiers", language),
        clock_openers=_words("clock_openers", language),
        year_words=_words("year_words", language),
        calendar=_words("calendar_words", language),
        starters=frozenset(starters),
    )


def _foreign_scales(language: str) -> dict[str, Decimal]:
    """Return the scale words of the other language that cannot be words of this one."""
    scales = _values("scale_words", "en" if language == "vi" else "vi")
    if language == "vi":
        return {word: value for word, value in scales.items() if word.isascii() and len(word) > 4}
    return {word: value for word, value in scales.items() if not word.isascii()}


def _words(name: str, language: str) -> frozenset[str]:
    return frozenset(lexicon.entries(name, language))


def _values(name: str, language: str) -> dict[str, Decimal]:
    """Return the whole numbers of a list; a line that says none is passed over, for anyone may edit a list."""
    table = lexicon.table(name, language)
    return {word: Decimal(table[word]) for word in _kept(name, language, table, _is_whole_number)}


def _is_whole_number(value: str) -> bool:
    return value.isdecimal() and len(value) <= _LONGEST_VALUE and int(value) > 0


def _fractions(language: str) -> dict[str, str]:
    """Return the words of fractions: "half", "over", or the denominator in digits."""
    table = lexicon.table("fractions", language)
    kept = _kept("fractions", language, table, lambda value: value in {"half", "over"} or _is_whole_number(value))
    return {word: table[word] for word in kept}


def _openings(language: str) -> dict[str, frozenset[str]]:
    """Return what joins the ends of a range, by its opening, "-" for none; that one is always there."""
    table = lexicon.table("range_words", language)
    if _ALONE not in table:
        lexicon.miss("range_words", language, _ALONE)
    found = {opening: frozenset(_parts(joiners)) for opening, joiners in table.items()}
    return {_ALONE: frozenset(_JOINERS[language]), **found}


def _parts(value: str) -> Iterator[str]:
    """Yield what commas part; nothing that is empty."""
    return (part for one in value.split(",") if (part := one.strip()))


def _table(name: str, language: str) -> dict[str, str]:
    """Return the lines of a list whose values the reader knows; a list without values has none."""
    table = lexicon.table(name, language)
    if name not in VALUES:
        return dict.fromkeys(table, "")
    return {word: table[word] for word in _kept(name, language, table, lambda value: _is_known(name, value))}


def _is_known(name: str, value: str) -> bool:
    first, *more = (part.strip() for part in value.split(","))
    return first in VALUES[name] and MORE.get(name, frozenset()).issuperset(more)


def _kept(name: str, language: str, table: Mapping[str, str], fits: Callable[[str], bool]) -> Iterator[str]:
    """Yield the words of a list whose values fit; the others are told as left out."""
    for word, value in table.items():
        if fits(value):
            yield word
        else:
            lexicon.leave_out(name, language, word)


def _phrases(name: str, language: str) -> Phrases:
    return Phrases(_table(name, language))


def _reasons(language: str) -> dict[str, Phrases]:
    """Return, for each reason, the words that keep a number from being a figure."""
    by_reason: dict[str, dict[str, str]] = {reason: {} for reason in REASONS}
    for word, reasons in _table("not_figures", language).items():
        for reason in _parts(reasons):
            by_reason[reason][word] = reason
    return {reason: Phrases(words) for reason, words in by_reason.items()}
