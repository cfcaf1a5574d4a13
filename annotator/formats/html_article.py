"""Which paragraphs of a page are its article: trafilatura says where it is, and nothing between is left out.

trafilatura finds the article well, but what it gives is another text: it takes NFD to NFC, drops captions, lists and
what it takes for a repetition. So its text only tells which of the page's own paragraphs are the article; they are
taken from the first to the last of them, with all that stands in the same article element.

It is asked for recall: on pages of our own writing (tests/formats) its balanced setting misses the whole text of a page
that parts paragraphs by br; what recall brings of lists of other news is made of links, which are no sign of the text.
"""

from __future__ import annotations

import copy
import logging
import unicodedata
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from annotator.formats.html_apart import is_set_apart
from annotator.formats.html_blocks import Block, Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ANCHOR = 25
"""Letters and digits; a shorter paragraph may stand anywhere on the page."""
_MOST = 0.9
"""Share of the article that its container has."""
_LOOSE = 2.0
"""A container that shows so many times more than the article has other things in it."""
_HALF = 0.5
_SMALL, _LARGE = 0.3, 0.6
"""Shares of what trafilatura found, and of all that is taken, which nothing beside the article has."""
_LONG = 80
"""Characters of a paragraph that is no line of a menu."""
_MOST_TABLES = 50
"""One inside the other."""
_MOST_CHILDREN = 10_000
"""Of one element; trafilatura's time grows with their square (1 s for so many cells of a row)."""
_FEW = 3
"""Paragraphs; of a short text trafilatura finds one or two, and the others stand beside them."""
_PRESSED = ("a", "button")
_TITLE_AWAY = 40
"""Paragraphs between the headline and the text."""


class Extent:
    """Which paragraphs are taken, from `start` to `end` (half open), and how much of the article an element has."""

    def __init__(self, page: Page, matched: list[int]) -> None:
        self._blocks = page.blocks
        self.matched = matched
        self.total = sum(len(page.blocks[at].text) for at in matched)
        self._inside: dict[HtmlElement, int] = defaultdict(int)
        for at in matched:
            for element in lineage(page.blocks[at]):
                self._inside[element] += len(page.blocks[at].text)
        self.start, self.end = (matched[0], matched[-1] + 1) if matched else (0, len(page.blocks))
        if matched:
            self._widen()
        self.take(self.start, self.end)

    def take(self, start: int, end: int) -> None:
        """Take all from the block `start` to the block `end` (half open), with what is taken already."""
        self.start, self.end = min(self.start, start), max(self.end, end)
        self._taken: dict[HtmlElement, int] = defaultdict(int)
        for block in self._blocks[self.start : self.end]:
            for element in lineage(block):
                self._taken[element] += len(block.text)
        self._all = max(sum(len(block.text) for block in self._blocks[self.start : self.end]), 1)

    def is_around(self, element: HtmlElement) -> bool:
        """Whether an element is around the article or much of it, whatever its name: nothing that stands beside it."""
        return self._share(element) > _SMALL or self._taken[element] > _LARGE * self._all

    def text_begins(self) -> list[int]:
        """Return the places of the article's paragraphs, of all long ones where trafilatura has found none."""
        return self.matched or [at for at, block in enumerate(self._blocks) if len(block.text) >= _LONG]

    def _share(self, element: HtmlElement) -> float:
        """Return which share of the article stands inside an element."""
        return self._inside[element] / self.total if self.total else 0.0

    def _widen(self) -> None:
        """Take what stands in the same container, the headline above, and all where much of an article is missing."""
        container = self._container()
        if container is not None:
            self._take(container)
        if container is None or self.end - self.start < _FEW:
            self._take_on()
        self._take_headline()
        if container is None or container.tag != "article":
            self._take_all_if_lost()

    def _container(self) -> HtmlElement | None:
        """Return the innermost article element with most of the text, else the innermost element that is tight."""
        around = [element for element in lineage(self._longest()) if self._share(element) >= _MOST]
        for element in around:
            if _is_named(element):
                return element
        shown = sum(len(block.text) for block in self._blocks[self.start : self.end])
        return around[0] if around and _shown(self._blocks, around[0]) <= _LOOSE * shown else None

    def _longest(self) -> Block:
        return max((self._blocks[at] for at in self.matched), key=lambda block: len(block.text))

    def _take(self, element: HtmlElement) -> None:
        inside = [at for at, block in enumerate(self._blocks) if element in lineage(block)]
        self.start, self.end = min(self.start, inside[0]), max(self.end, inside[-1] + 1)

    def _take_on(self) -> None:
        """Take what goes on before and behind, up to a link or what is set apart: short texts are found by halves."""
        while self.start > 0 and _goes_on(self._blocks[self.start - 1]):
            self.start -= 1
        while self.end < len(self._blocks) and _goes_on(self._blocks[self.end]):
            self.end += 1

    def _take_headline(self) -> None:
        """Begin with the headline (h1) above the text, where the text has none."""
        if any(is_headline(block) for block in self._blocks[self.start : self.end]):
            return
        for at in range(self.start - 1, max(self.start - _TITLE_AWAY, 0) - 1, -1):
            if is_headline(self._blocks[at]):
                self.start = at
                return

    def _take_all_if_lost(self) -> None:
        taken = self._blocks[self.start : self.end]
        articles: dict[HtmlElement, list[int]] = defaultdict(lambda: [0, 0])
        for at, block in enumerate(self._blocks):
            for element in lineage(block):
                if element.tag in {"article", "main"}:
                    articles[element][0] += len(block.text)
                    articles[element][1] += len(block.text) * (self.start <= at < self.end)
        shown = sum(len(block.text) for block in taken)
        if any(size > shown and inside < _HALF * size for size, inside in articles.values()):
            self.start, self.end = 0, len(self._blocks)


def extent_of(page: Page) -> Extent:
    """Return which paragraphs of a page are its article; all of them where none is found."""
    lines = {letters(line) for line in _found_in(page.root).split("\n")}
    return Extent(page, [at for at, block in enumerate(page.blocks) if _is_in(block, lines)])


def lineage(block: Block) -> list[HtmlElement]:
    """Return the element of a block and those around it, the innermost first."""
    return [block.element, *block.element.iterancestors()]


def is_headline(block: Block) -> bool:
    """Whether a block stands in an h1."""
    return any(element.tag == "h1" for element in lineage(block)[:4])


def letters(text: str) -> str:
    """Return the letters and digits of a text, in one form and one case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).casefold()))


def _is_in(block: Block, lines: set[str]) -> bool:
    whole = letters(block.text)
    if len(whole) < _ANCHOR or any(element.tag == "a" for element in lineage(block)[:3]):  # a link leads elsewhere
        return False
    return whole in lines or any(
        len(line) >= _ANCHOR and line in lines for line in map(letters, block.text.split("\n"))
    )


def _is_named(element: HtmlElement) -> bool:
    """Whether an element says that it holds the article."""
    return (
        element.tag in {"article", "main"}
        or element.get("role") in {"article", "main"}
        or element.get("itemprop") == "articleBody"
    )


def _goes_on(block: Block) -> bool:
    """Whether a block may belong to the text beside it: it is not mostly links and buttons, and not set apart."""
    if is_set_apart(block.element) or any(element.tag in _PRESSED for element in lineage(block)[:3]):
        return False
    pressed = sum(len(element.text_content()) for element in block.element.iter(*_PRESSED))
    return pressed <= _HALF * len(block.text)


def _shown(blocks: list[Block], element: HtmlElement) -> int:
    return sum(len(block.text) for block in blocks if element in lineage(block))


def _is_deep(table: HtmlElement) -> bool:
    """Whether a table stands in more tables than pages are laid out with; trafilatura's time grows by their square."""
    return next(islice(table.iterancestors("table"), _MOST_TABLES, None), None) is not None


def _found_in(root: HtmlElement) -> str:
    """Return the text that trafilatura takes for the article; nothing where it fails on the page."""
    if any(len(element) > _MOST_CHILDREN for element in root.iter()) or any(map(_is_deep, root.iter("table"))):
        return ""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura.core import bare_extraction  # noqa: PLC0415  in the helper that reads foreign documents alone

    try:
        found = bare_extraction(
            copy.deepcopy(root), favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except MemoryError:
        raise
    except Exception:  # whatever it stumbled over: the whole page is taken instead
        logging.getLogger(__name__).warning("trafilatura has failed", exc_info=True)
        return ""
    return str(getattr(found, "text", None) or "")
