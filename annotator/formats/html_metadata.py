"""What a page says about its article: title, site, and when it was published, never when it was changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from annotator.formats.html_article import Extent, is_headline, letters
from annotator.formats.html_blocks import Page
from annotator.formats.published import moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
    "publishdate", "publish_date", "publish-date", "published_time", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_SITE = ("og:site_name", "dc.publisher", "application-name")
_TITLES = ("og:title", "twitter:title", "dc.title")
_ADDRESSES = ("og:url", "twitter:url")
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)$")
_LISTS = frozenset(("itemListElement", "hasPart", "isPartOf", "mentions", "relatedLink", "comment", "citation"))
"""Members of JSON-LD in which other articles stand."""
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
"""Written by browsers into the first comment of a saved page."""
_SITE_SUFFIX = re.compile(r"\s+[-–—|·]\s+[^-–—|·]{2,60}$")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_CHANGED = re.compile(r"modif|updat|cap-?nhat", re.IGNORECASE)
_LONGEST = 500
_LEAD_BLOCKS = 3
"""Paragraphs of the article before which its date stands."""


class Sayings:
    """What the head of a page says: its meta elements by lower-case name, and its JSON-LD article."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self._metas: dict[str, str] = {}
        for meta in root.iter("meta"):
            for key in ("property", "name", "itemprop"):
                name, content = meta.get(key, "").strip().lower(), _one_line(meta.get("content", ""))
                if name and content:
                    self._metas.setdefault(name, content)
        self.linked = next(_articles(root), {})

    def first(self, *names: str) -> str:
        """Return the first of these that the page says, or nothing."""
        return next((self._metas[name] for name in names if name in self._metas), "")


def lang(root: HtmlElement) -> str:
    """Return the language that the page says it is in."""
    return str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")


def title(page: Page, extent: Extent, says: Sayings) -> str:
    """Return the headline: the h1 that the page's name agrees with, else that name without the site's, else the h1."""
    shown = [block.text for block in page.blocks[extent.start : extent.end] if is_headline(block)]
    head = page.root.find(".//head/title")
    named = _one_line(head.text_content()) if head is not None else ""
    said = says.first(*_TITLES) or _one_line(says.linked.get("headline"))
    for candidate in shown:
        if _agree(candidate, said) or _agree(candidate, named):
            return _one_line(candidate)
    return (said or (_one_line(shown[0]) if shown else "") or _SITE_SUFFIX.sub("", named))[:_LONGEST]


def _agree(shown: str, named: str) -> bool:
    one, other = letters(shown), letters(named)
    return bool(one and other) and (one in other or other in one)


def source(says: Sayings, address: str) -> str:
    """Return the name of the site, else its host; `address` is where the file says it was saved from."""
    publisher = says.linked.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    said = says.first(*_SITE[:1]) or _one_line(name) or says.first(*_SITE[1:])
    return said[:_LONGEST] if said else _host(says, address)


def _host(says: Sayings, address: str) -> str:
    link = next((link for link in says.root.iter("link") if link.get("rel", "").lower() == "canonical"), None)
    canonical = link.get("href", "") if link is not None else ""
    for candidate in (canonical, says.first(*_ADDRESSES), address, _saved_from(says.root)):
        try:
            host = urlsplit(candidate.strip()).hostname or ""
        except ValueError:
            continue
        if "." in host:
            return host.removeprefix("www.")
    return ""


def _saved_from(root: HtmlElement) -> str:
    """Return the address in the comment that browsers put above the page."""
    before = root.getprevious()
    while before is not None:
        match = _SAVED_FROM.search(before.text or "")
        if match:
            return match[1]
        before = before.getprevious()
    first = next((child for child in root.iter() if not isinstance(child.tag, str)), None)
    match = _SAVED_FROM.search(first.text or "") if first is not None else None
    return match[1] if match else ""


def published(page: Page, extent: Extent, says: Sayings) -> str:
    """Return when the article was published, as written: by meta elements, JSON-LD, or a time above the text."""
    said = (says.first(*_PUBLISHED), says.linked.get("datePublished"), *_times(page, extent))
    return next((line for value in said if moment(line := _one_line(value)).iso), "")


def _times(page: Page, extent: Extent) -> Iterator[str]:
    """Yield what the time elements say: first those marked as the publication, then the one above the text."""
    times = [
        (element, at)
        for element, at in page.times
        if extent.start <= at < extent.end and element.get("datetime") and not _is_of_other(element)
    ]
    for element, _ in times:
        if "datePublished" in element.get("itemprop", "") or element.get("pubdate") is not None:
            yield element.get("datetime")
    begins = extent.text_begins()[:_LEAD_BLOCKS]
    last = begins[-1] if begins else 0
    above = [element for element, at in times if at <= last]
    if above:
        yield above[0].get("datetime")


def _is_of_other(element: HtmlElement) -> bool:
    """Whether a time is one of a change, or stands in a list, beside the article or in a card of another one."""
    for above in [element, *element.iterancestors()]:
        names = f"{above.get('itemprop', '')} {above.get('class', '')}"
        if above.tag in {"article", "main", "body"}:
            return False
        if above.tag in {"aside", "nav", "footer", "li"} or _CHANGED.search(names):
            return True
    return False


def _articles(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the articles that the page's JSON-LD describes, those in lists of other articles left out."""
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                if any(_ARTICLE_TYPE.search(str(kind)) for kind in _kinds(value)):
                    yield value
                waiting += [inner for key, inner in value.items() if key not in _LISTS]


def _kinds(value: dict[str, Any]) -> list[Any]:
    said = value.get("@type")
    return said if isinstance(said, list) else [said]


def _one_line(value: object) -> str:
    return _BLANKS.sub(" ", value).strip() if isinstance(value, str) else ""
