"""The other articles of a page: pages that are read on by scrolling, and fronts, have more than one.

They are taken with the first, in the order of the page, so that a split can be proposed; cards that lead to other
articles, comments and what is set apart are none.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from annotator.formats.html_apart import is_set_apart
from annotator.formats.html_article import Extent, lineage
from annotator.formats.html_blocks import Block, Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TEXT = 80
"""Characters of the paragraphs of a short article with a headline of its own; it has two paragraphs."""
_LONG_TEXT = 400
"""Characters of one whatever its headline is; the blurb of a card has fewer."""
_PARAGRAPHS = 2
_LEAST = 20
"""Characters; a shorter block is a date or a button."""


def take_others(page: Page, extent: Extent) -> None:
    """Widen the extent to all articles of the page with a text of their own, where it lies in an article itself."""
    inside: dict[HtmlElement, list[int]] = defaultdict(list)
    for at, block in enumerate(page.blocks):
        outermost = next((element for element in reversed(lineage(block)) if element.tag == "article"), None)
        if outermost is not None:
            inside[outermost].append(at)
    if not any(places[0] < extent.end and places[-1] >= extent.start for places in inside.values()):
        return
    for element, places in inside.items():
        is_taken = extent.start <= places[0] and places[-1] < extent.end
        if not is_taken and _is_one([page.blocks[at] for at in places]) and not is_set_apart(element):
            extent.take(places[0], places[-1] + 1)


def _is_one(blocks: list[Block]) -> bool:
    """Whether the blocks of an article element are an article, not a card that leads to one."""
    texts = [len(block.text) for block in blocks if not _tags(block) & {"a", *_HEADINGS} and len(block.text) >= _LEAST]
    headlines = [block for block in blocks if _tags(block) & _HEADINGS]
    has_own = any("a" not in _tags(block) and block.element.find(".//a") is None for block in headlines[:1])
    return sum(texts) >= _LONG_TEXT or (has_own and len(texts) >= _PARAGRAPHS and sum(texts) >= _TEXT)


def _tags(block: Block) -> set[str]:
    return {element.tag for element in lineage(block)}
