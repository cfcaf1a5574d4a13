"""What the markup of a page says about a paragraph: headline, byline, caption, or nothing of the article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.zone import BOILERPLATE
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


def _apart(reason: str, confidence: float) -> Mark:
    return Mark(kind=BOILERPLATE, reason=reason, confidence=confidence)


_NAVIGATION = _apart(QT_TRANSLATE_NOOP("zones", "marked as navigation"), 0.95)
_FOOTER = _apart(QT_TRANSLATE_NOOP("zones", "marked as the foot of the page"), 0.8)
_HEAD = _apart(QT_TRANSLATE_NOOP("zones", "marked as the head of the page"), 0.8)
_ASIDE = _apart(QT_TRANSLATE_NOOP("zones", "marked as standing beside the article"), 0.6)
_OUTSIDE = _apart(QT_TRANSLATE_NOOP("zones", "outside the article on its page"), 0.6)

_APART_TAGS: Mapping[str, Mark] = {"nav": _NAVIGATION, "footer": _FOOTER, "aside": _ASIDE}
_APART_ROLES: Mapping[str, Mark] = {
    "navigation": _NAVIGATION,
    "contentinfo": _FOOTER,
    "complementary": _ASIDE,
    "banner": _HEAD,
}
_APART_NAMES: Mapping[str, Mark] = {
    name: mark
    for names, mark in (
        (
            "related lienquan lien-quan tinlienquan tin-lien-quan docnhieu doc-nhieu most-read mostread xemthem"
            " xem-them read-more readmore more-news recommended tincungchuyenmuc cung-chuyen-muc tinkhac tin-khac"
            " cungsukien",
            _apart(QT_TRANSLATE_NOOP("zones", "marked as other news"), 0.85),
        ),
        (
            "comment comments binhluan binh-luan",
            _apart(QT_TRANSLATE_NOOP("zones", "marked as comments of readers"), 0.85),
        ),
        (
            "share social chiase chia-se sharing",
            _apart(QT_TRANSLATE_NOOP("zones", "marked as buttons to share"), 0.85),
        ),
        (
            "cookie cookies consent gdpr",
            _apart(QT_TRANSLATE_NOOP("zones", "marked as a question about cookies"), 0.9),
        ),
        ("breadcrumb breadcrumbs menu navbar navigation", _NAVIGATION),
        (
            "ads advert advertisement quangcao quang-cao sponsored banner-ads",
            _apart(QT_TRANSLATE_NOOP("zones", "marked as advertisement"), 0.85),
        ),
        (
            "newsletter subscribe login dangnhap dang-nhap paywall",
            _apart(QT_TRANSLATE_NOOP("zones", "marked as an invitation to register"), 0.8),
        ),
        ("tags tag-list keywords tukhoa tu-khoa", _apart(QT_TRANSLATE_NOOP("zones", "marked as keywords"), 0.8)),
    )
    for name in names.split()
}
_KINDS: Mapping[str, Mark] = {
    name: mark
    for names, mark in (
        ("caption figcaption photocms-caption chuthich chu-thich image-caption", _CAPTION),
        ("author byline tacgia tac-gia", _BYLINE),
        ("date time datetime published publish-date pubdate ngaydang ngay-dang thoigian thoi-gian", _DATE),
        ("sapo lead standfirst chapeau dek", _LEAD),
        ("source nguon", _SOURCE),
    )
    for name in names.split()
}
_LONGEST: Mapping[str, int] = {"caption": 600, "byline": 120, "date": 90, "lead": 1500, "source": 120}
"""Characters; a longer paragraph is more than that."""
_SMALL = 0.3
"""An element with this share of the article is around it, whatever its name."""
_NEAR = 3
"""Elements outwards that say what a paragraph is."""
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_CAMEL = re.compile(r"([a-z\d])([A-Z])")
_APART = re.compile(r"[^a-z\d]+")


def mark_of(block: Block, at: int, extent: Extent, title: str) -> Mark | None:
    """Return what the markup says that a block, the `at`-th of its page, is."""
    around = lineage(block)
    if is_headline(block) and letters(block.text) == letters(title):
        return TITLE
    apart = _apart_of(around, extent)
    if apart is not None:
        return apart
    own = _own(around, block.text)
    if own is not None and (own.kind != "lead" or not extent.matched or at <= extent.matched[0] + 3):
        return own
    if extent.matched and not extent.start <= at < extent.end:
        return _OUTSIDE
    return None


def _own(around: list[HtmlElement], text: str) -> Mark | None:
    for element in around[:_NEAR]:
        mark = _mark_by_tag(element, text) or next((_KINDS[name] for name in _names(element) if name in _KINDS), None)
        if mark is not None and len(text) <= _LONGEST.get(mark.kind, len(text)):
            if mark.kind != "date" or any(map(str.isdigit, text)):
                return mark
    return None


def _mark_by_tag(element: HtmlElement, text: str) -> Mark | None:
    tag, said = element.tag, f"{element.get('rel', '')} {element.get('itemprop', '')}".split()
    if tag in {"figcaption", "caption"}:
        return _CAPTION
    if "author" in said:
        return _BYLINE
    names = _names(element)
    if tag in _HEADINGS:
        return _LEAD if any(_KINDS.get(name) is _LEAD for name in names) else _HEADING
    time = element.find(".//time") if len(element) else None
    if time is not None and 2 * len(time.text_content().strip()) > len(text):
        return _DATE
    return None


def _apart_of(around: list[HtmlElement], extent: Extent) -> Mark | None:
    """Return what sets a block apart, by the outermost element that is not around the article."""
    found = None
    for element in around:
        if element.tag in {"article", "main", "body", "html"} or extent.share(element) > _SMALL:
            break
        mark = _APART_TAGS.get(element.tag) or _APART_ROLES.get(element.get("role", ""))
        mark = mark or next((_APART_NAMES[name] for name in _names(element) if name in _APART_NAMES), None)
        if mark is None and element.tag == "header" and not any(map(_is_article, element.iterancestors())):
            mark = _HEAD
        found = mark or found
    return found


def _is_article(element: HtmlElement) -> bool:
    return element.tag in {"article", "main"}


def _names(element: HtmlElement) -> list[str]:
    """Return the words of an element's class and id, and those that are joined by one hyphen in it."""
    said = f"{element.get('class', '')} {element.get('id', '')}"[:400]
    names: list[str] = []
    for name in said.split():
        words = [word for word in _APART.split(_CAMEL.sub(r"\1-\2", name).lower()) if word]
        names += words
        names += ["-".join(pair) for pair in zip(words, words[1:], strict=False)]
        names += ["-".join(three) for three in zip(words, words[1:], words[2:], strict=False)]
    return names
