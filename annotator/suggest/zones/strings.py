"""The known strings that zones go by: plain text files that anyone can extend, and how a line is looked up in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotator.suggest import lexicon
from annotator.suggest.zones.lines import key_of, part_key_of

FOLDER = "zones"
"""The folder of these lists in `resources/lexicon`."""

ERRORS, INTERJECTIONS, LOGIN, COMMENTS = "errors", "interjections", "login", "comments"
COOKIES, COPYRIGHT, SHARING, TAGS = "cookies", "copyright", "sharing", "tags"
RELATED, READ_MORE, ORIGINALS, NAVIGATION = "related", "read_more", "originals", "navigation"
RELATED_UNSURE = "related_unsure"
TICKERS, OWN = "tickers", "own"
LISTS = (
    *(OWN, ERRORS, INTERJECTIONS, LOGIN, COMMENTS, COOKIES, COPYRIGHT, RELATED, RELATED_UNSURE),
    *(READ_MORE, ORIGINALS, SHARING, TAGS, NAVIGATION, TICKERS),
)
"""Lists of strings that are no part of an article; where two have a line, the first counts."""
RELATIVE_TIMES, BYLINES, SOURCES, CREDITS, AGENCIES = "relative_times", "bylines", "sources", "credits", "agencies"
MASTHEADS, CAPTIONS, BLOCK_BEGINS, BLOCK_ENDS = "mastheads", "captions", "block_begins", "block_ends"
PORTRAITS, BYLINE_LABELS = "portraits", "byline_labels"
IMAGE_ENDINGS, STAMP_WORDS, MONTHS = "image_endings", "stamp_words", "months"
OTHERS = (
    *(RELATIVE_TIMES, BYLINES, SOURCES, CREDITS, AGENCIES, IMAGE_ENDINGS, STAMP_WORDS, MONTHS),
    *(MASTHEADS, CAPTIONS, BLOCK_BEGINS, BLOCK_ENDS, PORTRAITS, BYLINE_LABELS),
)
"""Lists of what is no boilerplate by itself."""


_MOST_ASKED = 2000


class Hit(NamedTuple):
    """The list that a line was found in, how many words of the line the entry names, and whether `*` begins it."""

    name: str
    words: int
    is_end: bool = False


@dataclass(slots=True)
class Patterns:
    """Entries of one or more lists: whole lines, and lines of which only some words are known (`*` for the others)."""

    whole: dict[str, Hit] = field(default_factory=dict)
    begun: dict[str, list[tuple[tuple[str, ...], Hit]]] = field(default_factory=dict)
    ended: dict[str, list[tuple[tuple[str, ...], Hit]]] = field(default_factory=dict)
    inside: list[tuple[tuple[str, ...], Hit]] = field(default_factory=list)
    _asked: dict[str, Hit | None] = field(default_factory=dict)

    def add(self, name: str, entry: str) -> None:
        """Add an entry; one without any word is passed over."""
        parts = tuple(part_key_of(part) for part in entry.split("*"))
        words = sum(len(part.replace(":", "").split()) for part in parts)
        hit = Hit(name, words, is_end=not parts[0])
        if not words:
            return
        if len(parts) == 1:
            self.whole.setdefault(key_of(entry), hit)
        elif parts[0]:
            self.begun.setdefault(parts[0].split()[0], []).append((parts, hit))
        elif parts[-1]:
            self.ended.setdefault(parts[-1].split()[-1], []).append((parts, hit))
        else:
            self.inside.append((parts, hit))

    def find(self, key: str) -> Hit | None:
        """Return the entry that a line's key fits, or None."""
        hit = self.whole.get(key)
        return hit if hit is not None else self.find_partly(key)

    def find_partly(self, key: str) -> Hit | None:
        """Return the entry with `*` that a line's key fits, or None; several detectors ask for the same line."""
        if key not in self._asked:
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            self._asked[key] = self._fitting(key)
        return self._asked[key]

    def _fitting(self, key: str) -> Hit | None:
        if not key:
            return None
        first, last = key.partition(" ")[0], key.rpartition(" ")[2]
        for patterns in (self.begun.get(first, ()), self.ended.get(last, ()), self.inside):
            for parts, hit in patterns:
                if _fits(key, parts):
                    return hit
        return None


@dataclass(frozen=True, slots=True)
class Strings:
    """All lists: strings that are no part of an article together, each list by name, months, and lists of words."""

    apart: Patterns
    lists: dict[str, Patterns]
    months: dict[str, int]
    words: dict[str, frozenset[str]]


def _fits(key: str, parts: tuple[str, ...]) -> bool:
    """Tell whether the parts stand in a key in order, the first at its beginning and the last at its end."""
    padded = f" {key} "
    first, last = parts[0], parts[-1]
    if first and not padded.startswith(f" {first} "):
        return False
    if last and not padded.endswith(f" {last} "):
        return False
    place = len(first)
    until = len(padded) - len(last) - (1 if last else 0)
    for part in parts[1:-1]:
        found = padded.find(f" {part} ", place, until) if part else place
        if found < 0:
            return False
        place = found + len(part)
    return place <= until


@cache
def strings(folders: tuple[Path, ...] = ()) -> Strings:
    """Return the program's lists, extended by the lists of the same names in other folders.

    Read once; what is changed counts at the next start. An entry that begins with `- ` takes the same entry out.
    """
    entries = {name: _entries(name, folders) for name in (*LISTS, *OTHERS)}
    apart = _patterns((name, entries[name]) for name in LISTS)
    words = {
        name: frozenset(key_of(word) for entry in entries[name] for word in entry.split(",")) - {""}
        for name in (STAMP_WORDS, CREDITS, AGENCIES, IMAGE_ENDINGS, CAPTIONS, BYLINE_LABELS)
    }
    patterns = (*LISTS, RELATIVE_TIMES, BYLINES, SOURCES, MASTHEADS, BLOCK_BEGINS, BLOCK_ENDS, PORTRAITS)
    lists = {name: _patterns([(name, entries[name])]) for name in patterns}
    return Strings(apart, lists, _months(entries[MONTHS]), words)


def _patterns(lists: Iterable[tuple[str, tuple[str, ...]]]) -> Patterns:
    patterns = Patterns()
    for name, entries in lists:
        for entry in entries:
            patterns.add(name, entry)
    return patterns


def _entries(name: str, folders: tuple[Path, ...]) -> tuple[str, ...]:
    found = dict.fromkeys(lexicon.entries(name, FOLDER))
    for folder in folders:
        for entry in lexicon.entries_in(folder, name):
            if entry.startswith("- "):
                found.pop(entry[2:].strip(), None)
            else:
                found[entry] = None
    return tuple(found)


def _months(entries: Iterable[str]) -> dict[str, int]:
    """Return months by their folded names; an entry is `names = number`, the names parted by commas."""
    found: dict[str, int] = {}
    for entry in entries:
        names, _, number = entry.partition("=")
        if number.strip().isdecimal() and 1 <= int(number) <= 12:
            found |= {key_of(name): int(number) for name in names.split(",") if key_of(name)}
    return found
