"""What a page sets apart from its articles by tags, roles and names: navigation, other news, comments and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.zone import BOILERPLATE
from annotator.formats.marked_text import Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CAMEL = re.compile(r"([a-z\d])([A-Z])")
_APART = re.compile(r"[^a-z\d]+")


def _apart(reason: str, confidence: float) -> Mark:
    return Mark(kind=BOILERPLATE, reason=reason, confidence=confidence)


_NAVIGATION = _apart(QT_TRANSLATE_NOOP("zones", "marked as navigation"), 0.95)
_FOOTER = _apart(QT_TRANSLATE_NOOP("zones", "marked as the foot of the page"), 0.8)
HEAD = _apart(QT_TRANSLATE_NOOP("zones", "marked as the head of the page"), 0.8)
_ASIDE = _apart(QT_TRANSLATE_NOOP("zones", "marked as standing beside the article"), 0.6)

_TAGS: Mapping[str, Mark] = {"nav": _NAVIGATION, "footer": _FOOTER, "aside": _ASIDE}
_ROLES: Mapping[str, Mark] = {
    "navigation": _NAVIGATION,
    "contentinfo": _FOOTER,
    "complementary": _ASIDE,
    "banner": HEAD,
}
_OTHER_NEWS = _apart(QT_TRANSLATE_NOOP("zones", "marked as other news"), 0.85)
_COMMENTS = _apart(QT_TRANSLATE_NOOP("zones", "marked as comments of readers"), 0.85)
_SHARING = _apart(QT_TRANSLATE_NOOP("zones", "marked as buttons to share"), 0.85)
_COOKIES = _apart(QT_TRANSLATE_NOOP("zones", "marked as a question about cookies"), 0.9)
_ADVERTS = _apart(QT_TRANSLATE_NOOP("zones", "marked as advertisement"), 0.85)
_REGISTER = _apart(QT_TRANSLATE_NOOP("zones", "marked as an invitation to register"), 0.8)
_KEYWORDS = _apart(QT_TRANSLATE_NOOP("zones", "marked as keywords"), 0.8)

_NAMES: Mapping[str, Mark] = {
    **dict.fromkeys(
        ("related", "lienquan", "lien-quan", "tinlienquan", "docnhieu", "doc-nhieu", "most-read", "mostread",
         "most-viewed", "xemthem", "xem-them", "read-more", "readmore", "more-news", "recommended", "cung-chuyen-muc",
         "tincungchuyenmuc", "tinkhac", "tin-khac", "cungsukien", "tin-moi"), _OTHER_NEWS,
    ),
    **dict.fromkeys(("comment", "comments", "binhluan", "binh-luan"), _COMMENTS),
    **dict.fromkeys(("share", "social", "chiase", "chia-se", "sharing"), _SHARING),
    **dict.fromkeys(("cookie", "cookies", "consent", "gdpr"), _COOKIES),
    **dict.fromkeys(("breadcrumb", "breadcrumbs", "menu", "navbar", "navigation"), _NAVIGATION),
    **dict.fromkeys(("ads", "advert", "advertisement", "quangcao", "quang-cao", "sponsored"), _ADVERTS),
    **dict.fromkeys(("newsletter", "subscribe", "login", "dangnhap", "dang-nhap", "paywall"), _REGISTER),
    **dict.fromkeys(("tags", "tag-list", "keywords", "tukhoa", "tu-khoa"), _KEYWORDS),
}  # fmt: skip


def apart_mark(element: HtmlElement) -> Mark | None:
    """Return what an element sets its text apart as, by its tag, its role or its names."""
    mark = _TAGS.get(element.tag) or _ROLES.get(element.get("role", ""))
    return mark or next((_NAMES[name] for name in names_of(element) if name in _NAMES), None)


def is_set_apart(element: HtmlElement) -> bool:
    """Whether an element, or one around it, is navigation, other news, comments or the like."""
    return any(
        apart_mark(above) is not None
        for above in (element, *element.iterancestors())
        if above.tag not in {"main", "body", "html"}
    )


def names_of(element: HtmlElement) -> list[str]:
    """Return the words of an element's class and id, and those that are joined by one hyphen in it."""
    said = f"{element.get('class', '')} {element.get('id', '')}"[:400]
    names: list[str] = []
    for name in said.split():
        words = [word for word in _APART.split(_CAMEL.sub(r"\1-\2", name).lower()) if word]
        names += words
        names += ["-".join(words[at : at + 2]) for at in range(len(words) - 1)]
        names += ["-".join(words[at : at + 3]) for at in range(len(words) - 2)]
    return names
