"""Finding in a text: a folded copy that knows for each of its letters where it stands in the text itself.

The text is never changed; what is compared is a copy, made character by character as a reader sees them (a letter with
its marks, a joined emoji, a flag, a run of blanks), so that every hit begins and ends between two such characters.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable

from annotator.domain.folding import bare

Extent = tuple[int, int]

_SLICE = 1 << 15
"""Code points folded at once: no single call takes so long that another thread would have to wait for it."""
_IGNORED = frozenset("\u00ad\u200b")
_JOINER = "\u200d"
_ALIKE = str.maketrans(dict.fromkeys("‘’‚‛′ʼ", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
_INSIDE = -1
"""Stands for a place of the copy that is none in the text: the middle of what stands for one character."""


class Folded:
    """A copy of a text for finding in it.

    Blanks, quotation marks and dashes of all kinds are alike, and so are NFC and NFD; capital letters, soft hyphens
    and zero width spaces do not count. `marks`: diacritics count (else "trieu" finds "Triều", and đ is d).
    `case`: capital letters count after all.
    """

    def __init__(self, text: str, *, marks: bool, case: bool = False) -> None:
        self.text = text
        self._marks = marks
        self._case = case
        self._rules = _Rules(marks=marks, case=case)
        self._places = array("i")
        self._parts: list[str] = []
        self._ignored: dict[int, int] = {}
        self._all_single = True
        start = 0
        while start < len(text):
            end = _next_cut(text, start + _SLICE)
            self._take(text[start:end], start)
            start = end
        self._places.append(len(text))
        self.shape = "".join(self._parts)
        self._parts.clear()

    def find_all(self, query: str) -> list[Extent]:
        """Return start and end of every hit in the text's own code points, in order, none over another.

        A query in which nothing counts has no hits.
        """
        wanted = Folded(query, marks=self._marks, case=self._case).shape
        if not wanted:
            return []
        places, size = self._places, len(wanted)
        pattern = re.compile(re.escape(wanted))
        found = [(places[hit.start()], places[hit.start() + size]) for hit in pattern.finditer(self.shape)]
        if not self._all_single and any(_INSIDE in extent for extent in found):
            found = self._between_characters(pattern)
        return self._without_ignored(found) if self._ignored else found

    def _between_characters(self, pattern: re.Pattern[str]) -> list[Extent]:
        """Return the hits that begin and end between characters, where others lie among them."""
        found: list[Extent] = []
        at = 0
        while at >= 0:
            begin, at = at, _INSIDE
            for hit in pattern.finditer(self.shape, begin):
                extent = self._places[hit.start()], self._places[hit.end()]
                if _INSIDE in extent:
                    at = hit.start() + 1
                    break
                found.append(extent)
        return found

    def _without_ignored(self, found: Iterable[Extent]) -> list[Extent]:
        """Return the hits without the characters after them that do not count."""
        kept = []
        for start, after in found:
            end = after
            while end in self._ignored:
                end = self._ignored[end]
            kept.append((start, end))
        return kept

    def _take(self, piece: str, at: int) -> None:
        """Fold a piece of the text that begins at `at`."""
        letters = self._rules.letters_of(piece)
        done = 0
        for start, end in self._rules.characters(piece):
            self._parts.append(letters[done:start])
            self._places.extend(range(at + done, at + start))
            shape = self._rules.shape_of(piece[start:end])
            if shape:
                self._parts.append(shape)
                self._places.append(at + start)
                if len(shape) > 1:
                    self._places.extend([_INSIDE] * (len(shape) - 1))
                    self._all_single = False
            else:
                self._ignored[at + end] = at + start
            done = end
        self._parts.append(letters[done:])
        self._places.extend(range(at + done, at + len(piece)))


class _Rules:
    """How characters are compared. What was worked out for one is kept: a text has few different ones."""

    def __init__(self, *, marks: bool, case: bool) -> None:
        self._marks = marks
        self._case = case
        self._shapes: dict[str, str] = {}
        self._table: dict[int, str] = {}
        self._seen: set[str] = set()
        self._joining: set[str] = set()
        self._odd: set[str] = set()
        self._pattern = _pattern(self._joining, self._odd)

    def shape_of(self, character: str) -> str:
        """Return what stands for a character: nothing for one that does not count, else one letter or several."""
        found = self._shapes.get(character)
        if found is None:
            found = self._shapes[character] = self._fold(character)
        return found

    def letters_of(self, piece: str) -> str:
        """Return a piece of text with every code point replaced for which a single letter stands."""
        new = set(piece) - self._seen
        if new:
            self._learn(new)
        return piece.translate(self._table)

    def characters(self, piece: str) -> Iterable[Extent]:
        """Return the characters of a piece, known to `letters_of`, that are more than one letter for another."""
        for found in self._pattern.finditer(piece):
            start, end = found.span()
            # Marks belong to the letter before them.
            yield (start - 1 if start and piece[start] in self._joining else start), end

    def _fold(self, character: str) -> str:
        rest = character.lstrip()
        blank = " " if len(rest) < len(character) else ""
        # Case is folded on decomposed letters, as in canonical caseless matching (The Unicode Standard, D145).
        parts = unicodedata.normalize("NFD", "".join(letter for letter in rest if letter not in _IGNORED))
        parts = parts if self._case else parts.casefold()
        shape = unicodedata.normalize("NFC", parts) if self._marks else bare(parts)
        return blank + shape.translate(_ALIKE)

    def _learn(self, letters: Iterable[str]) -> None:
        for letter in letters:
            self._seen.add(letter)
            shape = self.shape_of(letter)
            if len(shape) == 1 and shape != letter:
                self._table[ord(letter)] = shape
            if _joins(letter):
                self._joining.add(letter)
            elif len(shape) != 1:
                self._odd.add(letter)
        self._pattern = _pattern(self._joining, self._odd)


_BLANKS = r"\s\s+"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"


def _pattern(joining: Iterable[str], odd: Iterable[str]) -> re.Pattern[str]:
    """Return what fits characters of several code points, and those of one for which not exactly one letter stands."""
    joins, others = _class(joining), _class(odd)
    tail = f"(?:{joins}|(?<={_JOINER})\\S)*"
    return re.compile(f"{joins}{tail}|(?:{_BLANKS}|{others}|{_FLAG}){tail}")


def _class(letters: Iterable[str]) -> str:
    """Return a pattern for one of these letters; without any, one that fits nothing."""
    listed = "".join(map(re.escape, sorted(letters)))
    return f"[{listed}]" if listed else r"[^\s\S]"


def _joins(letter: str) -> bool:
    """Tell whether a code point belongs to the one before it: marks, joiners, skin tones, later parts of a syllable."""
    return (
        unicodedata.category(letter) in ("Mn", "Mc", "Me")
        or letter == _JOINER
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\u1160" <= letter <= "\u11ff"
    )


def _next_cut(text: str, place: int) -> int:
    """Return the first place from `place` on where a character begins whatever stands before it."""
    while place < len(text):
        before, here = text[place - 1], text[place]
        tied = here.isspace() or _joins(here) or before == _JOINER or "\U0001f1e6" <= here <= "\U0001f1ff"
        if not tied:
            return place
        place += 1
    return len(text)
