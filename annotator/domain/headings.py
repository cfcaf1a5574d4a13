"""The headings of a text in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")


class Heading(NamedTuple):
    """A heading: its level (1 is the title) and its words, without marks of emphasis."""

    level: int
    text: str


def headings(markdown: str) -> list[Heading]:
    """Return the headings (`#` to `######`) in order; what stands in fenced code is none."""
    found: list[Heading] = []
    fence = ""
    for line in markdown.split("\n"):
        opened = _FENCE.match(line)
        if fence:
            if opened and opened[1].startswith(fence):
                fence = ""
            continue
        if opened:
            fence = opened[1]
            continue
        heading = _HEADING.fullmatch(line)
        if heading and heading[2]:
            found.append(Heading(len(heading[1]), " ".join(_MARKS.sub("", heading[2]).split())))
    return found


def section_of(found: Iterable[Heading], key: str, names: Iterable[str]) -> str:
    """Return the words of the first heading that speaks of a label: by its key in brackets ("(C)"), else by a name.

    Empty: there is none.
    """
    texts = [heading.text for heading in found]
    by_key = [text for text in texts if key and f"({key})" in text]
    folded_names = [name.casefold() for name in names if name]
    by_name = [text for text in texts if any(name in text.casefold() for name in folded_names)]
    return next(iter([*by_key, *by_name]), "")
