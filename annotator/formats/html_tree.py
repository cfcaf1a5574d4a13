"""What is looked at in a page around its parsing: tags that take for ever, a body that begins in the head, classes."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from annotator import paths

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ATTRIBUTES = 1_000
"""Of one element; libxml2's time grows with their square (a minute for 300,000); those beyond are cut off."""
_TAG = re.compile(r"""<[a-zA-Z](?:[^"'<>]++|"[^"]*+"|'[^']*+'|["'])*+""")
_ATTRIBUTE = re.compile(r"""(?<![\s/])[\s/]++[^\s=/>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?""")
_ENDS = re.compile(r"</(?:body|html)\s*+>", re.IGNORECASE)
_OF_THE_HEAD = frozenset((
    "base", "basefont", "bgsound", "link", "meta", "title", "script", "style", "template", "noscript", "noframes",
    "object", "isindex",
))  # fmt: skip
"""What does not begin the body (html.spec.whatwg.org, "in head"; object by older versions)."""


def cut_tags(text: str) -> str:
    """Return a page without the attributes of an element beyond _MOST_ATTRIBUTES; no text of it is lost."""
    pieces: list[str] = []
    kept_to = 0
    for match in _TAG.finditer(text):
        if match.end() - match.start() <= 2 * _MOST_ATTRIBUTES:
            continue
        too_many = next(islice(_ATTRIBUTE.finditer(match[0]), _MOST_ATTRIBUTES, None), None)
        if too_many is not None:
            pieces.append(text[kept_to : match.start() + too_many.start()])
            kept_to = match.end()
    return "".join([*pieces, text[kept_to:]])


def without_ends(text: str) -> str:
    """Return a page without the end tags of its body and of itself: what follows them belongs to the body as well."""
    return _ENDS.sub("", text)


def begin_body(root: HtmlElement) -> None:
    """Put into the body what stands in the head and is nothing of it, and all after that, as browsers do.

    libxml2 does not know the elements of HTML 5: on a page that leaves the tag of its body out, `article` and `main`
    stay in the head.
    """
    head = root.find("head")
    if head is None:
        return
    first = next((at for at, child in enumerate(head) if _begins_body(child)), len(head))
    moved = head[first:]
    if not moved:
        return
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        head.addnext(body)
    moved[-1].tail = (moved[-1].tail or "") + (body.text or "")
    body.text = None
    for at, child in enumerate(moved):
        body.insert(at, child)


def _begins_body(child: HtmlElement) -> bool:
    return isinstance(child.tag, str) and child.tag not in _OF_THE_HEAD


@cache
def blanked_classes() -> frozenset[str]:
    """Return the classes of inline elements around which a blank is put, by `resources/lexicon/pages`."""
    lines = paths.resource("lexicon", "pages", "blanked_classes.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if (name := line.partition("#")[0].strip().lower()))
