"""Paragraphs from the lines of a PDF: a line goes on where it was wrapped, ends where there is room or a gap.

A word that is parted at the end of a line keeps its hyphen and is joined without a blank: whether the hyphen belongs
to the word cannot be told, and no character is to be lost. The foot of a page and the head of the next are put behind
a paragraph that goes on between them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.zone import BOILERPLATE
from annotator.formats.marked_text import Mark, Part
from annotator.formats.pdf_lines import Line

_TITLE = Mark(
    kind="title", reason=QT_TRANSLATE_NOOP("zones", "the title in the properties of the file"), confidence=0.9
)
_LARGEST = Mark(
    kind="title", reason=QT_TRANSLATE_NOOP("zones", "the largest letters of the first page"), confidence=0.6
)
_REPEATED = Mark(
    kind=BOILERPLATE, reason=QT_TRANSLATE_NOOP("zones", "repeated at the edge of the pages"), confidence=0.85
)

_AT_THE_EDGE = 2
"""Lines at the top and at the bottom of a page that may be its head and foot."""
_REPEATED_SHARE = 0.4
_HEIGHT = 8.0
"""Points within which the heads of two pages stand at the same height."""
_LARGER = 1.2
_OTHER_SIZE = 0.12
_WIDER_GAP = 1.25
_MUCH_ROOM = 0.3
"""Share of the column's width that only the last line of a paragraph leaves."""
_BUCKET = 50.0
"""Points; lines that begin so near to one another are of one column."""
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[•●▪■◦‣]|[-–—*]\s|\d{1,2}[.)]\s")
_ENDS = frozenset('.!?:;…"”’»)]')


def parts_of(pages: Sequence[Sequence[Line]], title: str) -> tuple[list[Part], str]:
    """Return the paragraphs of the pages, and the headline that the letters show; `title` is the file's own."""
    repeated = _repeated(pages)
    lines = [line for page in pages for line in page]
    layout = _Layout([line for line in lines if id(line) not in repeated])
    paragraphs = _paragraphs(lines, repeated, layout)
    headline = _headline(paragraphs, repeated, title, layout)
    parts = [Part(_joined(paragraph), _mark(paragraph, repeated, headline, title)) for paragraph in paragraphs]
    return parts, _joined(headline) if headline else ""


def _paragraphs(lines: Sequence[Line], repeated: set[int], layout: _Layout) -> list[list[Line]]:
    """Return the paragraphs; heads and feet of pages stand behind a paragraph that goes on on the next page."""
    paragraphs: list[list[Line]] = []
    held: list[list[Line]] = []
    open_one: list[Line] = []
    for line in lines:
        if id(line) in repeated:
            held.append([line])
        elif open_one and not layout.begins(open_one[-1], line):
            open_one.append(line)
        else:
            open_one = [line]
            paragraphs += [*held, open_one]
            held = []
    return paragraphs + held


class _Layout:
    """How the lines of a file are set: the usual distance, the edges of the columns."""

    def __init__(self, lines: Sequence[Line]) -> None:
        steps = [
            (one.top - other.top) / one.size
            for one, other in pairwise(lines)
            if one.page == other.page and 0.5 * one.size < one.top - other.top < 3 * one.size
        ]
        self.step = sorted(steps)[len(steps) // 4] if steps else 1.2  # of short paragraphs every second one is a gap
        self.size = median(line.size for line in lines) if lines else 1.0
        self._left: dict[tuple[int, int], float] = defaultdict(lambda: float("inf"))
        self._right: dict[tuple[int, int], float] = defaultdict(float)
        for line in lines:
            key = (line.page, int(line.left // _BUCKET))
            self._left[key] = min(self._left[key], line.left)
            self._right[key] = max(self._right[key], line.right)

    def begins(self, before: Line, line: Line) -> bool:
        """Whether a line begins a paragraph."""
        if _BULLET.match(line.text):
            return True
        if before.is_parted:
            return False
        if abs(line.size - before.size) > _OTHER_SIZE * before.size:
            return True
        fall = (before.top - line.top) / before.size
        if before.page != line.page or fall < -0.4:  # another page, another column
            return before.text[-1] in _ENDS or not line.text[0].islower()
        if fall < 0.4:  # further right on the same line
            return False
        return fall > _WIDER_GAP * self.step or self._has_room(before, line)

    def _has_room(self, before: Line, line: Line) -> bool:
        """Whether the first word of a line had stood on the one before, had it belonged there; or it is indented."""
        left, right = self._edges(before)
        width = max(right - left, 1.0)
        word = line.text.split(maxsplit=1)[0]
        needed = (len(word) + 1) * (line.right - line.left) / max(len(line.text), 1)
        room = right - before.right
        if room > needed and (before.text[-1] in _ENDS or room > _MUCH_ROOM * width):
            return True
        return (
            before.text[-1] in _ENDS
            and line.left > left + 0.8 * line.size
            and before.left < line.left - 0.5 * line.size
        )

    def _edges(self, line: Line) -> tuple[float, float]:
        """Return the left and the right edge of the column that a line stands in."""
        around = [(line.page, int(line.left // _BUCKET) + step) for step in (-1, 0, 1)]
        lefts = [self._left[key] for key in around if key in self._left]
        rights = [self._right[key] for key in around if key in self._right]
        return min(lefts, default=line.left), max(rights, default=line.right)


def _repeated(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Return the ids of the lines at the edges of pages that many pages have at that height, whatever their numbers."""
    edges = [edge for page in pages for edge in _edges(page)]
    counts = Counter(_same(line) for edge in edges for line in edge)
    least = max(2.0, _REPEATED_SHARE * sum(bool(page) for page in pages))
    found: set[int] = set()
    for edge in edges:
        for line in edge:  # from the edge inwards
            if counts[_same(line)] < least:
                break
            found.add(id(line))
    return found


def _edges(page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the first lines of a page, downwards, and the last, upwards; none is in both."""
    down = sorted(page, key=lambda line: -line.top)
    upper = min(_AT_THE_EDGE, (len(down) + 1) // 2)
    return down[:upper], down[upper:][: -_AT_THE_EDGE - 1 : -1]


def _same(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text.casefold()), round(line.top / _HEIGHT)


def _headline(paragraphs: list[list[Line]], repeated: set[int], title: str, layout: _Layout) -> list[Line]:
    """Return the paragraph that is the file's title, else the one with the largest letters of the first page."""
    own = [paragraph for paragraph in paragraphs if id(paragraph[0]) not in repeated]
    first = [paragraph for paragraph in own if paragraph[0].page == own[0][0].page]
    for paragraph in first:
        if title and _joined(paragraph).casefold() == title.casefold():
            return paragraph
    largest = max(first, key=lambda paragraph: paragraph[0].size, default=[])
    is_one = bool(largest) and largest[0].size > _LARGER * layout.size and len(_joined(largest)) <= 300
    return largest if is_one else []


def _mark(paragraph: list[Line], repeated: set[int], headline: list[Line], title: str) -> Mark | None:
    if id(paragraph[0]) in repeated:
        return _REPEATED
    if paragraph is headline:
        return _TITLE if _joined(paragraph).casefold() == title.casefold() else _LARGEST
    return None


def _joined(paragraph: list[Line]) -> str:
    """Return the text of a paragraph."""
    pieces: list[str] = []
    for line in paragraph:
        pieces.append(line.text)
        pieces.append("" if line.is_parted else " ")
    return "".join(pieces[:-1])
