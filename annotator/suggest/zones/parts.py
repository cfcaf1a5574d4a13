"""Where another article begins in a text: a headline with a head and a body of its own, after a complete article.

A feature's subheadings look much the same; what tells them apart is what the text is about: the names before the place
and behind it. Where a text names too little to tell, no split is proposed.
"""

from __future__ import annotations

from typing import NamedTuple

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons, topics
from annotator.suggest.zones.lines import Line
from annotator.suggest.zones.named import names_somebody, source
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import COMMENTS, SHARING, TAGS

_LEAST_BEFORE = 3
_LEAST_BEHIND = 3
_LEAST_LENGTH = 400
_LEAST_BEFORE_PICTURES = 250
_PICTURES = 3
_LEAST_BODY = 250
_SECTIONS = 3
"""So many undated places are the sections of one long article."""
_HEADLINE_WORDS = 4
_LEAD_WORDS = 65
_HEAD_LINES = 8
_LOOKED_AT = 40
_CAPTION_WORDS = 6
_SURELY_NAMED = 10
_SAME = 0.55
_OWN_PAGE = (2, 150)
"""Paragraphs and characters of an article that needs no more to be one: a page ended before it, and it is dated."""
_ENDS = frozenset((reasons.TAGS, reasons.COPYRIGHT, reasons.COMMENTS, reasons.SHARING, reasons.ORIGINAL, reasons.LOGIN))


_NONE = Mark("", "", 0.0)


class Cut(NamedTuple):
    """Another article begins at a line."""

    line: int
    confidence: float
    reason: str


class _Head(NamedTuple):
    """What stands under a headline-like line."""

    is_stamped: bool
    has_lead: bool
    has_caption: bool
    behind: int  # the first line after it
    is_of_pictures: bool


def cuts(page: Page) -> list[Cut]:
    """Return where other articles begin, in order."""
    found: list[Cut] = []
    first = paragraphs = length = 0
    for line in page.lines:
        if page.is_prose(line.number):
            paragraphs += 1
            length += len(line.text)
        elif paragraphs >= _OWN_PAGE[0] and _may_begin(page, line):
            least = _LEAST_BEFORE_PICTURES if _begins_pictures(page, line.number) else _LEAST_LENGTH
            is_long = paragraphs >= _LEAST_BEFORE and length >= least
            cut = (_cut(page, first, line.number) if is_long else None) or _own_page(page, line.number)
            if cut is not None:
                found.append(cut)
                first, paragraphs, length = line.number, 0, 0
    undated = [cut for cut in found if cut.reason != reasons.SPLIT_DATED]
    return found if len(undated) < _SECTIONS else [cut for cut in found if cut not in undated]


def _begins_pictures(page: Page, number: int) -> bool:
    """Tell whether a series of pictures stands behind a headline: captions, and no other headline between them.

    The sections of a feature have a headline and a caption each.
    """
    pictures = 0
    for at in range(number + 1, min(len(page.lines), number + _LOOKED_AT)):
        if page.is_free(at) and page.lines[at].is_headline and not page.is_prose(at):
            break
        pictures += page.marks.get(at, _NONE).kind == "caption"
    return pictures >= _PICTURES


def _may_begin(page: Page, line: Line) -> bool:
    number = line.number
    return (
        page.is_free(number)
        and line.is_headline
        and line.count >= _HEADLINE_WORDS
        and not line.is_item
        and not page.is_date(number)
        and not names_somebody(page, number)
    )


def _cut(page: Page, first: int, number: int) -> Cut | None:
    head = _head(page, number)
    if not (head.is_stamped or head.has_lead or head.has_caption) or not _has_body(page, head):
        return None
    before = [page.lines[at] for at in range(max(first, number - 2 * _LOOKED_AT), number) if page.is_prose(at)]
    behind = [line for line in page.lines[number : number + 2 * _LOOKED_AT] if _tells(page, line, head)]
    alike = topics.likeness(before, behind)
    if alike is None:
        return None
    ended = _has_ended(page, number)
    has_subheadings = _has_subheadings(page, first, number)
    for limit, fits, confidence, reason in (
        (0.55, head.is_stamped, 0.85, reasons.SPLIT_DATED),
        (0.5, head.has_lead and head.has_caption and _has_such_a_head(page, first), 0.85, reasons.SPLIT_LEAD_CAPTION),
        (0.35, head.has_lead and head.has_caption, 0.7, reasons.SPLIT_LEAD_CAPTION),
        (0.35, ended, 0.7, reasons.SPLIT_AFTER_END),
        (0.2, head.has_caption, 0.6, reasons.SPLIT_CAPTION),
        (0.12, _is_alone(page, first, number, before, behind), 0.5, reasons.SPLIT_LEAD),
    ):
        if fits and alike < (limit / 2 if has_subheadings and not head.is_stamped else limit):
            return Cut(number, min(0.95, confidence + (0.1 if alike < limit / 2 else 0)), reason)
    return None


def _own_page(page: Page, number: int) -> Cut | None:
    """Return the cut before a headline with a full date and a body, where a page has ended above it."""
    head = _head(page, number)
    if not head.is_stamped or not _has_ended(page, number):
        return None
    prose = []
    for at in range(number + 1, min(len(page.lines), number + _LOOKED_AT)):
        if page.is_prose(at):
            prose.append(len(page.lines[at].text))
        elif at > head.behind and not page.is_free(at):
            break
        elif len(prose) < _OWN_PAGE[0]:
            prose = prose if at < head.behind else []
    if len(prose) < _LEAST_BEHIND or sum(prose) < _OWN_PAGE[1]:
        return None
    before = [page.lines[at] for at in range(max(0, number - 2 * _LOOKED_AT), number) if page.is_prose(at)]
    alike = topics.likeness(before, page.lines[number : number + _LOOKED_AT])
    if alike is not None and alike >= _SAME:
        return None  # an entry of a live report, with buttons below each
    return Cut(number, 0.75, reasons.SPLIT_DATED_PAGE)


def _head(page: Page, number: int) -> _Head:
    """Read what stands under a headline: dates, names, a lead and a caption, in any order that pages have."""
    is_stamped = has_lead = has_caption = False
    is_of_pictures = _begins_pictures(page, number)
    at = number + 1 + _is_said_twice(page, number)
    while at < min(len(page.lines), number + _HEAD_LINES):
        mark = page.marks.get(at)
        if mark is not None and mark.kind == "caption":
            has_caption = True
            if is_of_pictures and has_lead:
                at += 1
                break
        elif mark is None and _is_full_date(page, at) and not has_caption:
            is_stamped = True
        elif mark is None and page.is_prose(at) and not has_lead and page.lines[at].count <= _LEAD_WORDS:
            if has_caption:
                break
            has_lead = True
        elif mark is not None or names_somebody(page, at) or source(page, at):
            pass
        else:
            break
        at += 1
    return _Head(is_stamped, has_lead, has_caption, at, is_of_pictures and has_lead and has_caption)


def _is_said_twice(page: Page, number: int) -> bool:
    return number + 1 < len(page.lines) and page.lines[number + 1].key == page.lines[number].key


def _is_full_date(page: Page, number: int) -> bool:
    stamp = page.stamp(number)
    return stamp is not None and stamp.is_whole and stamp.day is not None


def _has_body(page: Page, head: _Head) -> bool:
    """Tell whether a body follows: some paragraphs, two of them in a row, before another list of teasers."""
    paragraphs = int(head.has_lead)
    length = 0
    in_a_row = most = 0
    for number in range(head.behind, min(len(page.lines), head.behind + _LOOKED_AT)):
        if _tells(page, page.lines[number], head):
            paragraphs += 1
            length += len(page.lines[number].text)
            in_a_row += 1
            most = max(most, in_a_row)
        elif page.is_free(number):
            in_a_row = 0
    in_order = 2 if head.is_stamped else 3  # the sections of a feature are shorter
    return paragraphs >= _LEAST_BEHIND and most >= in_order and length >= _LEAST_BODY


def _tells(page: Page, line: Line, head: _Head) -> bool:
    """Tell whether a line is a paragraph; in a series of pictures captions are too."""
    if page.is_prose(line.number):
        return True
    is_caption = page.marks.get(line.number, _NONE).kind == "caption"
    return is_caption and head.is_of_pictures and line.count >= _CAPTION_WORDS


def _has_subheadings(page: Page, first: int, number: int) -> bool:
    """Tell whether other lines between the paragraphs before a place look like headlines too."""
    begin = next((at for at in range(first, number) if page.is_prose(at)), number)
    around = range(max(begin, number - 2 * _LOOKED_AT), number)
    return any(page.is_free(at) and page.lines[at].is_headline for at in around)


def _has_such_a_head(page: Page, first: int) -> bool:
    """Tell whether the article before has a caption in its own head: one form for both."""
    return any(page.marks[at].kind == "caption" for at in range(first, first + _HEAD_LINES) if at in page.marks)


def _has_ended(page: Page, number: int) -> bool:
    """Tell whether the line above says that an article is over: a name, a source, tags, a footer."""
    mark = page.marks.get(number - 1)
    if mark is not None:
        return mark.kind == BOILERPLATE and mark.reason in (*_ENDS, reasons.NAVIGATION)
    hit = page.hits.get(number - 1)
    if hit is not None and hit.name in (TAGS, SHARING, COMMENTS):
        return True
    return names_somebody(page, number - 1) or source(page, number - 1)


def _is_alone(page: Page, first: int, number: int, before: list[Line], behind: list[Line]) -> bool:
    """Tell whether a headline is the only one around: a feature has several, and more than one name to tell by."""
    if min(topics.names(before).total(), topics.names(behind).total()) < _SURELY_NAMED:
        return False
    begin = next((at for at in range(first, number) if page.is_prose(at)), number)
    until = min(len(page.lines), number + _LOOKED_AT)
    around = (at for at in range(max(begin, number - _LOOKED_AT), until) if at != number)
    return not any(page.is_free(at) and page.lines[at].is_headline for at in around)
