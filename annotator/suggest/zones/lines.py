"""The lines of a text that are not blank, each with the folded copy that the detectors compare.

All that is measured here is measured on composed letters (NFC), so that a decomposed text is read the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

HEAD = 400
"""Characters of a line whose words are compared; what is longer is a paragraph."""
SENTENCE_WORDS = 8
PARAGRAPH_WORDS = 30
HEADLINE_WORDS = (3, 28)
HEADLINE_LENGTH = 180

_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[:©#](?=.)")
_CLOSERS = "\"”’'»›)] \t\u00a0"
_OPENERS = "\"“‘'«‹([¿¡*•-–—. \t\u00a0"
_QUOTED = tuple("\"“‘'«–—-")
_CUT = ("…", "...")
_BULLET = re.compile(r"(?:[-–—•●▪◦*+]|\d{1,3}[.)]|[a-zđ][.)])\s")


@dataclass(frozen=True)
class Line:
    """A line that is not blank: code points `start` to `end` of the text, without blanks at its ends.

    `text` is its composed copy. `key` are its folded words (of the first HEAD characters): small letters without marks,
    each number as "0", no punctuation but colons inside. `gap` counts the blank lines before it.
    """

    number: int
    start: int
    end: int
    text: str
    key: str
    gap: int

    @cached_property
    def count(self) -> int:
        """How many words it has, parted by blanks; of the first thousand characters."""
        return len(self.text[:1000].split())

    @cached_property
    def stops(self) -> bool:
        """Whether it ends as a sentence does; closing quotation marks and brackets may follow the stop."""
        return self.text[-12:].rstrip(_CLOSERS).endswith((".", "!", "?", "…"))

    @cached_property
    def is_cut(self) -> bool:
        """Whether it ends with an ellipsis."""
        return self.text.endswith(_CUT)

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it reads like a paragraph of a body or a blurb."""
        return self.count >= PARAGRAPH_WORDS or (self.count >= SENTENCE_WORDS and self.stops)

    @cached_property
    def is_headline(self) -> bool:
        """Whether it reads like a headline: some words, a capital first, no full stop."""
        least, most = HEADLINE_WORDS
        if not least <= self.count <= most or len(self.text) > HEADLINE_LENGTH:
            return False
        if self.text[-4:].rstrip(_CLOSERS)[-1:] in (".", ":", ";", ",") and not self.is_cut:
            return False
        first = self.text.lstrip("#").lstrip().lstrip(_OPENERS)[:1]
        return first.isupper() or first.isdigit()

    @cached_property
    def is_item(self) -> bool:
        """Whether it begins with a bullet or a number, as an item of a list does."""
        return bool(_BULLET.match(self.text))

    @property
    def is_quoted(self) -> bool:
        """Whether it begins with a quotation mark or the dash of a dialogue: somebody speaks."""
        return self.text.startswith(_QUOTED)


def lines_of(text: str, parts: tuple[tuple[int, int], ...] = ()) -> list[Line]:
    r"""Return the lines of a text that are not blank; only `\n` parts lines. Of some parts of it only theirs."""
    rows: list[tuple[int, int, str, int]] = []
    for start, end in parts or ((0, len(text)),):
        rows += _rows(text[start:end], start)
    keys = keys_of([row[2] for row in rows])
    return [
        Line(number, start, end, line, key, gap)
        for number, ((start, end, line, gap), key) in enumerate(zip(rows, keys, strict=True))
    ]


def _rows(text: str, place: int) -> Iterator[tuple[int, int, str, int]]:
    """Yield start, end, composed copy and gap of each line of a part that begins at a place."""
    gap = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = place + len(raw) - len(raw.lstrip())
            yield start, start + len(bare), unicodedata.normalize("NFC", bare), gap
        gap = 0 if bare else gap + 1
        place += len(raw) + 1


def key_of(text: str) -> str:
    """Return the folded words of a text, as lines have them."""
    return keys_of([unicodedata.normalize("NFC", text)])[0]


def part_key_of(text: str) -> str:
    """Return the folded words of a part of a line; a colon at its end counts."""
    return _words(folded_heads([unicodedata.normalize("NFC", text) + " "])[0])


def keys_of(texts: list[str]) -> list[str]:
    """Return the folded words of composed texts, of each the first HEAD characters."""
    return [_words(line.rstrip(" :")) for line in folded_heads(texts)] if texts else []


def folded_heads(texts: list[str]) -> list[str]:
    """Return small letters without marks of the first HEAD characters of each composed text."""
    joined = "\n".join(text[:HEAD] for text in texts).lower()
    if not joined.isascii():
        joined = joined.translate({ord(letter): _bare(letter) for letter in set(joined) if not letter.isascii()})
    return joined.split("\n")


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    if letter in "’‘":
        return "'"
    if letter == "đ":
        return "d"
    if letter.isspace():
        return " "
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


def _words(folded: str) -> str:
    return " ".join("0" if word[0].isdigit() else word for word in _TOKEN.findall(folded))
