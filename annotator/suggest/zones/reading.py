"""The zones of a text, where it should be split, and what its head says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons
from annotator.suggest.zones.captions import mark_captions
from annotator.suggest.zones.ends import mark_portraits, mark_rest
from annotator.suggest.zones.extents import Extent
from annotator.suggest.zones.forms import mark_blocks, mark_counts
from annotator.suggest.zones.header import mark_header
from annotator.suggest.zones.known import mark_edges, mark_known, mark_menus, mark_tail
from annotator.suggest.zones.lines import lines_of
from annotator.suggest.zones.listed import mark_behind_names
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.parts import Cut, cuts
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import strings
from annotator.suggest.zones.teasers import mark_teasers

_SUBHEADING_WORDS = 20
_ALONE = frozenset(("title", "date", "byline", "source", "lead", "caption", "subheading"))
"""Kinds of which each line is a zone of its own."""
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([^/\s:]+\.[^/\s:.]{2,})(?:[/:?]\S*)?$", re.IGNORECASE)


class Found(NamedTuple):
    """Code points `start` to `end` are a `kind`, why, and how sure that is (0 to 1)."""

    start: int
    end: int
    kind: str
    reason: str
    confidence: float


class FoundSplit(NamedTuple):
    """Another article begins at a code point."""

    at: int
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the head of a text says of it; empty where it says nothing sure. `reasons` has a sentence for each field.

    `published` is ISO 8601: a date, or a date and minutes, in the page's own time.
    """

    title: str = ""
    source: str = ""
    published: str = ""
    reasons: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """Zones in the order of the text (none overlap), splits, and what the head says."""

    zones: list[Found]
    splits: list[FoundSplit]
    said: Said


def read(text: str, lang: str, folders: tuple[Path, ...] = (), parts: tuple[Extent, ...] = ()) -> Read:
    """Read a text. `lang` decides how "03/04/2023" is read; `folders` hold a person's own lists.

    Of a long text only `parts` may be read (see `extents`): what lies between them is in no zone.
    """
    page = Page(lines_of(text, parts), strings(folders), lang)
    if not page.lines:
        return Read([], [], Said())
    mark_blocks(page)
    mark_known(page)
    mark_captions(page)
    mark_menus(page)
    mark_edges(page)
    mark_teasers(page)
    mark_edges(page)
    mark_counts(page)
    found = cuts(page)
    until = found[0].line if found else len(page.lines)
    for cut in found:
        mark_tail(page, 0, cut.line)
    mark_portraits(page, until)
    mark_rest(page, 0, until)
    mark_tail(page, 0, until)
    mark_behind_names(page, 0, until)
    title, stamp = mark_header(page, 0, until)
    _mark_body(page, max(title, 0), until)
    _mark_others(page, found)
    splits = [FoundSplit(page.lines[cut.line].start, cut.confidence, cut.reason) for cut in found]
    hole = parts[0][1] if len(parts) > 1 else len(text)
    return Read(list(_zones(page, hole)), splits, _said(page, text, title, stamp, until))


def _mark_body(page: Page, first: int, end: int) -> None:
    """Mark subheadings, and as body what nothing else is known of; what stands above the headline stays unknown."""
    free = [number for number in range(first, end) if page.is_free(number)]
    for place, number in enumerate(free):
        above = free[place - 1] if place else -1
        below = free[place + 1] if place + 1 < len(free) else -1
        if _is_subheading(page, number, above, below):
            page.mark(number, Mark("subheading", reasons.SUBHEADING, 0.75))
    for number in free:
        page.mark(number, Mark("body", reasons.BODY, 0.8))


def _is_subheading(page: Page, number: int, above: int, below: int) -> bool:
    line = page.lines[number]
    if not line.is_headline or line.is_item or line.count > _SUBHEADING_WORDS:
        return False
    if line.stops and not line.text[0].isdigit():  # "14:25 - Who shut the gate?" heads an entry of a live report
        return False
    if below < 0 or not page.lines[below].is_sentence:
        return False
    return above < 0 or page.lines[above].is_sentence


def _mark_others(page: Page, found: list[Cut]) -> None:
    """Mark what belongs to other articles; boilerplate between their lines stays that."""
    ends = [*(cut.line for cut in found[1:]), len(page.lines)] if found else []
    for cut, end in zip(found, ends, strict=True):
        mark = Mark("other_article", reasons.OTHER_ARTICLE, cut.confidence)
        for number in range(cut.line, end):
            known = page.marks.get(number)
            if known is None or known.kind != BOILERPLATE:
                page.marks[number] = mark


def _zones(page: Page, hole: int) -> Iterator[Found]:
    """Yield zones: neighbouring lines of one kind and reason together where the kind has more than one line.

    None spans the place from which on nothing was read for a while, the `hole`.
    """
    now: Found | None = None
    last = -1
    for number in sorted(page.marks):
        line, mark = page.lines[number], page.marks[number]
        one = Found(line.start, line.end, *mark)
        if now is not None and number == last + 1 and _joins(now, one, hole):
            now = now._replace(end=line.end, confidence=min(now.confidence, mark.confidence))
        else:
            if now is not None:
                yield now
            now = one
        last = number
    if now is not None:
        yield now


def _joins(above: Found, below: Found, hole: int) -> bool:
    is_alike = above.kind not in _ALONE and above[2:4] == below[2:4]
    return is_alike and not above.end <= hole <= below.start


def _said(page: Page, text: str, title: int, stamp: int, until: int) -> Said:
    why: dict[str, str] = {}
    headline = published = ""
    if title >= 0:
        headline = text[page.lines[title].start : page.lines[title].end]
        headline = headline.lstrip("#").lstrip() if re.match(r"#+\s", headline) else headline
        why["title"] = page.marks[title].reason
    known = page.stamp(stamp) if stamp >= 0 else None
    if known is None:
        why["published"] = reasons.NO_STAMP
    else:
        published = known.value
        why["published"] = known.problem or reasons.PUBLISHED
    source = _source(page, text, until)
    if source:
        why["source"] = reasons.SOURCE_NAMED
    return Said(headline, source, published, why)


def _source(page: Page, text: str, until: int) -> str:
    """Return the source that a line names; of an address only the site."""
    for number in range(until):
        mark = page.marks.get(number)
        if mark is None or mark.kind != "source":
            continue
        line = page.lines[number]
        said = text[line.start : line.end].strip("()[] .")
        if line.key.startswith("theo "):
            said = re.split(r"\s[-–—]\s", said[4:])[-1].partition("(")[0]
        elif ":" in said and not said.lower().startswith("http"):
            said = said.partition(":")[2]
        said = said.strip()
        site = _DOMAIN.match(said)
        return site[1].lower() if site else said
    return ""
