"""What the markup of a page says about a paragraph: headline, byline, caption, or nothing of the article."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.html_apart import HEAD, apart_mark, names_of
from annotator.formats.html_article import Extent, is_headline, letters, lineage
from annotator.formats.html_blocks import Block
from annotator.formats.marked_text import Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLE = Mark(kind="title", reason=QT_TRANSLATE_NOOP("zones", "marked as the headline of the page"), confidence=0.95)
_HEADING = Mark(kind="subheading", reason=QT_TRANSLATE_NOOP("zones", "marked as a heading"), confidence=0.85)
_CAPTION = Mark(kind="caption", reason=QT_TRANSLATE_NOOP("zones", "marked as a caption"), confidence=0.9)
_BYLINE = Mark(kind="byline", reason=QT_TRANSLATE_NOOP("zones", "marked as the author"), confidence=0.85)
_DATE = Mark(kind="date", reason=QT_TRANSLATE_NOOP("zones", "marked as date and time"), confidence=0.9)
_LEAD = Mark(kind="lead", reason=QT_TRANSLATE_NOOP("zones", "marked as the lead"), confidence=0.85)
_SOURCE = Mark(kind="source", reason=QT_TRANSLATE_NOOP("zones", "marked as the source"), confidence=0.7)

_KINDS: Mapping[str, Mark] = {
    **dict.fromkeys(("caption", "figcaption", "chuthich", "chu-thich"), _CAPTION),
    **dict.fromkeys(("author", "byline", "tacgia", "tac-gia"), _BYLINE),
    **dict.fromkeys(("date", "time", "datetime", "published", "pubdate", "ngaydang", "ngay-dang", "thoigian"), _DATE),
    **dict.fromkeys(("sapo", "lead", "standfirst", "chapeau", "dek"), _LEAD),
    **dict.fromkeys(("source", "nguon"), _SOURCE),
}
_LONGEST: Mapping[str, int] = {"caption": 600, "byline": 120, "date": 90, "lead": 1500, "source": 120}
"""Characters; a longer paragraph is more than that."""
_FIRST = 3
"""Paragraphs of the text among which a lead can be."""
_FEW = 20
"""Elements inside one that may be the time it says; asking more of each takes the square of a long page's time."""
_NEAR = 3
"""Elements outwards that say what a paragraph is."""
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


def mark_of(block: Block, at: int, extent: Extent, title: str) -> Mark | None:
    """Return what the markup says that a block, the `at`-th of its page, is."""
    around = lineage(block)
    if is_headline(block) and letters(block.text) == letters(title):
        return TITLE
    apart = _apart_of(around, extent)
    if apart is not None:
        return apart
    own = _own(around, block.text)
    is_late = bool(extent.matched) and at > extent.matched[0] + _FIRST
    return None if own is not None and own.kind == "lead" and is_late else own


def _own(around: list[HtmlElement], text: str) -> Mark | None:
    for element in around[:_NEAR]:
        mark = _mark_by_tag(element, text) or next((_KINDS[name] for name in names_of(element) if name in _KINDS), None)
        if mark is not None and _can_be(mark.kind, text):
            return mark
    return None


def _can_be(kind: str, text: str) -> bool:
    return len(text) <= _LONGEST.get(kind, len(text)) and (kind != "date" or any(map(str.isdigit, text)))


def _mark_by_tag(element: HtmlElement, text: str) -> Mark | None:
    tag, said = element.tag, f"{element.get('rel', '')} {element.get('itemprop', '')}".split()
    if tag in {"figcaption", "caption"}:
        return _CAPTION
    if "author" in said:
        return _BYLINE
    names = names_of(element)
    if tag in _HEADINGS:
        return _LEAD if any(_KINDS.get(name) is _LEAD for name in names) else _HEADING
    time = next((inner for inner in islice(element.iterdescendants(), _FEW) if inner.tag == "time"), None)
    if time is not None and 2 * len(time.text_content().strip()) > len(text):
        return _DATE
    return None


def _apart_of(around: list[HtmlElement], extent: Extent) -> Mark | None:
    """Return what sets a block apart, by the outermost element that is not around the article."""
    found = None
    for element in around:
        if element.tag in {"article", "main", "body", "html"} or extent.is_around(element):
            break
        mark = apart_mark(element)
        if mark is None and element.tag == "header" and not any(map(_is_article, element.iterancestors())):
            mark = HEAD
        found = mark or found
    return found


def _is_article(element: HtmlElement) -> bool:
    return element.tag in {"article", "main"}
