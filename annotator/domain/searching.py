"""Words to search for, what a search is narrowed to, and what it finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from annotator.domain.finding import Extent, Folded

TEXTS, LABELS, NOTES = "texts", "labels", "notes"
PLACES = (TEXTS, LABELS, NOTES)
"""Where to search: the articles' texts, the words inside spans, or notes (of spans, of work, of flags)."""
TITLE, TEXT, SPAN, SPAN_NOTE, WORK_NOTE, FLAG_NOTE = "title", "text", "span", "span_note", "work_note", "flag_note"
"""What a hit stands in."""
SHORTEST_BEGINNING = 3
"""Letters of the word being typed from which on it stands for all words that begin so."""

_QUOTES = '"“”„‟«»'


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase. `begins`: its last word may go on."""

    text: str
    begins: bool = False

    @property
    def has_word(self) -> bool:
        """Whether a letter or digit is in it; else it is a sign or an emoji, which no index knows."""
        return any(is_word_part(letter) for letter in self.text)


def parsed(typed: str, *, typing: bool = False) -> tuple[Term, ...]:
    """Return the words and the phrases (in quotation marks) of what a person typed, none twice.

    An article fits that has all of them, anywhere. `typing`: the last word is still being typed.
    """
    terms: dict[str, Term] = {}
    pieces = _pieces(typed)
    for at, (text, is_phrase) in enumerate(pieces):
        last = at == len(pieces) - 1 and not is_phrase and not typed[-1:].isspace()
        begins = typing and last and len(text) >= SHORTEST_BEGINNING and is_word_part(text[-1])
        terms.setdefault(text, Term(text, begins))
    return tuple(terms.values())


def _pieces(typed: str) -> list[tuple[str, bool]]:
    pieces, is_phrase, word = list[tuple[str, bool]](), False, ""
    for letter in [*typed, None]:
        if letter is None or letter in _QUOTES or (letter.isspace() and not is_phrase):
            kept = " ".join(word.split())
            if kept:
                pieces.append((kept, is_phrase))
            word = ""
            is_phrase ^= letter is not None and letter in _QUOTES
        else:
            word += letter
    return pieces


def is_word_part(letter: str) -> bool:
    """Whether a code point belongs to a word: letters, digits, and marks on them."""
    return letter.isalnum() or unicodedata.category(letter) in {"Mn", "Mc", "Me", "Co"}


def places(text: str, terms: Sequence[Term], *, exact: bool) -> list[Extent]:
    """Return where the terms stand in a text as whole words, in order; nothing where one of them does not.

    Different terms with nothing but blanks between them are one place. `exact`: diacritics count. Capital letters never
    do.
    """
    copy = Folded(text, marks=exact)
    found: dict[Extent, int] = {}
    for number, term in enumerate(terms):
        own = [extent for extent in copy.find_all(term.text) if _stands_alone(text, extent, term)]
        if not own:
            return []
        found |= dict.fromkeys(own, number)
    return _joined(text, found)


def _joined(text: str, found: dict[Extent, int]) -> list[Extent]:
    """Return extents in order, those as one that follow one another and are of different terms."""
    joined: list[Extent] = []
    last = -1
    for (start, end), number in sorted(found.items()):
        if joined and number != last and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
        last = number
    return joined


def _stands_alone(text: str, extent: Extent, term: Term) -> bool:
    start, end = extent
    if start > 0 and is_word_part(text[start]) and is_word_part(text[start - 1]):
        return False
    return term.begins or end >= len(text) or not (is_word_part(text[end - 1]) and is_word_part(text[end]))


Values = tuple[str, ...]
"""Values of one filter, any of which will do; none of them: all will."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What articles must be to be listed or searched: one of the values of each filter that has some.

    `state` and `flagged` are those of the viewer's work. `label`: they have such spans, of one of `annotator` where
    some are given. `annotator` (ids) alone: one of them has begun them. `published`: in one of these years, months or
    days (ISO, or the beginning of one; "": without a date). `first` and `last`: days, or beginnings of days, between
    which they were published, both included.
    """

    state: Values = ()
    flagged: bool = False
    label: Values = ()
    annotator: Values = ()
    source: Values = ()
    lang: Values = ()
    tag: Values = ()
    published: Values = ()
    first: str = ""
    last: str = ""

    def but(self, **values: Any) -> Narrowing:
        """Return the same with other values."""
        return replace(self, **values)

    def toggled(self, name: str, value: str) -> Narrowing:
        """Return the same with a value more of a filter, or without it where it has it; in one order always."""
        return self.but(**{name: tuple(sorted({*getattr(self, name)} ^ {value}))})

    def without(self, name: str) -> Narrowing:
        """Return the same without a filter."""
        return self.but(**{name: getattr(Narrowing(), name)})

    def to_json(self) -> dict[str, Any]:
        """Return the filters that have values."""
        named = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in named.items() if value}

    @classmethod
    def from_json(cls, known: Mapping[str, object]) -> Narrowing:
        """Return what `to_json` made; what is nothing of the kind is left out."""
        found: dict[str, Any] = {}
        for field in fields(cls):
            value = known.get(field.name)
            if isinstance(value, list) and all(isinstance(one, str) for one in value):
                value = tuple(sorted(set(value)))
            if type(value) is type(field.default):
                found[field.name] = value
        return cls(**found)


EARLIER = 10
"""How many earlier searches are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What somebody searched for last, as typed, and before it: the words alone, the latest first."""

    typed: str = ""
    where: str = TEXTS
    narrowing: Narrowing = Narrowing()
    earlier: Values = ()

    def noted(self, typed: str) -> Values:
        """Return the earlier searches with one more at their head."""
        words = " ".join(typed.split())
        return (words, *(one for one in self.earlier if one != words))[:EARLIER] if words else self.earlier

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "typed": self.typed,
            "where": self.where,
            "narrowing": self.narrowing.to_json(),
            "earlier": list(self.earlier),
        }

    @classmethod
    def from_json(cls, known: object) -> Sought:
        """Return what `to_json` made; what is nothing of the kind is left out."""
        match known:
            case {"typed": str(typed), "where": str(where), "narrowing": dict(narrowing), "earlier": list(earlier)}:
                words = tuple(one for one in earlier if isinstance(one, str))[:EARLIER]
                place = where if where in PLACES else TEXTS
                return cls(typed=typed, where=place, narrowing=Narrowing.from_json(narrowing), earlier=words)
            case _:
                return cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is searched for. With `where` LABELS the label and annotator of the narrowing are those of the spans.

    `viewer` is the annotator who asks; `sees_all`: others' rows are shown too, else theirs alone.
    """

    terms: tuple[Term, ...]
    where: str = TEXTS
    exact: bool = False
    narrowing: Narrowing = Narrowing()
    viewer: str = ""
    sees_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place: code points of the article's text, or of the title or note where `kind` says so; the words around it.

    `span` is the span that it lies in or whose note it is; `owner` the annotator of the span or the note.
    """

    kind: str
    start: int
    end: int
    before: str
    found: str
    after: str
    span: str = ""
    label: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An article with hits: how many there are, and the first of them."""

    article_id: str
    title: str
    source: str
    published: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some results in the order in which the articles came into the project.

    `after` is where the next page begins, None where all articles were looked at. A page may hold fewer results than
    were asked for, or none, and still have a next one: then the time for it was over.
    """

    results: tuple[Result, ...]
    after: int | None
