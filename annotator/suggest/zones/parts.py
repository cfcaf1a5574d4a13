"""Where another article begins in a text: a headline with a head and a body of its own, after a complete article.

A feature's subheadings look much the same; what tells them apart is what the text is about: the names before the place
and behind it. Where a text names too little to tell, no split is proposed.
"""

from __future__ import annotations

from typing import NamedTuple

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons, topics
from annotator.suggest.zones.lines import SENTENCE_WORDS, Line
from annotator.suggest.zones.named import LEAST_NAME, is_bare_name, is_theo, names_somebody, source
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import COMMENTS, COPYRIGHT, LOGIN, ORIGINALS, SHARING, TAGS

_LEAST_BEFORE = 3
_LEAST_BEHIND = 3
_LEAST_LENGTH = 400
_LEAST_BEFORE_OTHERS = 250
"""Characters before a series of pictures, or of an article of which a line says that it is over."""
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


_ENDING_LISTS = frozenset((TAGS, SHARING, COMMENTS, LOGIN, COPYRIGHT, ORIGINALS))
_LINKS = frozenset((reasons.RELATED, reasons.READ_MORE))
_FOOT = frozenset((COMMENTS, LOGIN, COPYRIGHT))
"""Lists of what stands at the foot of a page, and never below the entries of a live report."""
_FOOT_REASONS = frozenset((reasons.COMMENTS, reasons.LOGIN, reasons.COPYRIGHT))
_FOOT_REACH = 8
_DATED = frozenset((reasons.SPLIT_DATED, reasons.SPLIT_DATED_PAGE))
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
    stamp: int = -1  # the line with the date
    is_signed: bool = False


def cuts(page: Page) -> list[Cut]:
    """Return where other articles begin, in order."""
    found: list[Cut] = []
    first = paragraphs = length = 0
    for line in page.lines:
        if page.is_prose(line.number):
            paragraphs += 1
            length += len(line.text)
        elif paragraphs >= _OWN_PAGE[0] and _may_begin(page, line):
            is_short = _has_ended(page, line.number) or _begins_pictures(page, line.number)
            least = _LEAST_BEFORE_OTHERS if is_short else _LEAST_LENGTH
            is_long = paragraphs >= _LEAST_BEFORE and length >= least
            cut = (_cut(page, first, line.number) if is_long else None) or _own_page(page, first, line.number)
            if cut is not None:
                found.append(cut)
                first, paragraphs, length = line.number, 0, 0
    undated = [cut for cut in found if cut.reason not in _DATED]
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


def _own_page(page: Page, first: int, number: int) -> Cut | None:
    """Return the cut before a headline with a full date and a body, where a page has ended above it."""
    head = _head(page, number)
    if not head.is_stamped or not (_is_page_over(page, number) or _has_foot(page, first, number)):
        return None
    if not _has_short_body(page, number, head):
        return None
    before = [page.lines[at] for at in range(max(0, number - 2 * _LOOKED_AT), number) if page.is_prose(at)]
    alike = topics.likeness(before, page.lines[number : number + _LOOKED_AT])
    if alike is None or alike < _SAME or _has_own_head(page, first, number, head):
        return Cut(number, 0.75, reasons.SPLIT_DATED_PAGE)
    return None  # an entry of a live report, with buttons below each


def _has_short_body(page: Page, number: int, head: _Head) -> bool:
    prose = []
    for at in range(number + 1, min(len(page.lines), number + _LOOKED_AT)):
        if page.is_prose(at):
            prose.append(len(page.lines[at].text))
        elif at > head.behind and not page.is_free(at):
            break
        elif len(prose) < _OWN_PAGE[0]:
            prose = prose if at < head.behind else []
    return len(prose) >= _LEAST_BEHIND and sum(prose) >= _OWN_PAGE[1]


def _is_page_over(page: Page, number: int) -> bool:
    """Tell whether the line above ends an article that a dated one may follow: links to others do, and a name alone."""
    if _has_ended(page, number) or page.marks.get(number - 1, _NONE).reason in _LINKS:
        return True
    is_name = page.is_free(number - 1) and page.lines[number - 1].count >= LEAST_NAME
    return is_name and is_bare_name(page, number - 1) and page.is_prose(number - 2)


def _has_foot(page: Page, first: int, number: int) -> bool:
    """Tell whether the foot of a page stands little above a headline that a wider gap parts from what is above it."""
    above = range(max(first, number - _FOOT_REACH), number)
    widest = max((page.lines[at].gap for at in range(first + 1, number)), default=0)
    is_parted = page.lines[number].gap > widest
    paragraphs = 0
    for at in reversed(above):
        if _is_foot(page, at):
            return is_parted or not paragraphs
        paragraphs += page.is_prose(at)
        if paragraphs > 1:
            break
    return False


def _is_foot(page: Page, number: int) -> bool:
    hit = page.hits.get(number)
    return page.marks.get(number, _NONE).reason in _FOOT_REASONS or (hit is not None and hit.name in _FOOT)


def _has_own_head(page: Page, first: int, number: int, head: _Head) -> bool:
    """Tell whether a headline has what no entry of a live report has, of whatever it speaks.

    That is a name and a date of its own, or the foot of a page above it and a date in the form of the first one.
    """
    if head.is_signed:
        return True
    dates = (at for at in range(first, min(first + _HEAD_LINES, number)) if _is_full_date(page, at))
    own = next(dates, -1)
    return own >= 0 and _form(page, own) == _form(page, head.stamp) and _has_foot(page, first, number)


def _form(page: Page, number: int) -> tuple[int, str]:
    """Return what a date has in common with others of the same site: its signs, and how many words."""
    line = page.lines[number]
    return line.count, "".join(sign for sign in line.text if not sign.isalnum() and not sign.isspace())


def _head(page: Page, number: int) -> _Head:
    """Read what stands under a headline: dates, names, a lead and a caption, in any order that pages have."""
    is_stamped = has_lead = has_caption = False
    is_of_pictures = _begins_pictures(page, number)
    stamp, is_signed = -1, False
    at = number + 1 + _is_said_twice(page, number)
    while at < min(len(page.lines), number + _HEAD_LINES):
        mark = page.marks.get(at)
        if mark is not None and mark.kind == "caption":
            has_caption = True
            if is_of_pictures and has_lead:
                at += 1
                break
        elif mark is None and _is_full_date(page, at) and not has_caption:
            is_stamped, stamp = True, at
        elif mark is None and _is_like_lead(page, at) and not has_lead and page.lines[at].count <= _LEAD_WORDS:
            if has_caption:
                break
            has_lead = True
        elif mark is not None or source(page, at) or _signs(page, at, number):
            is_signed |= mark is None and _signs(page, at, number)
        else:
            break
        at += 1
    of_pictures = is_of_pictures and has_lead and has_caption
    return _Head(is_stamped, has_lead, has_caption, at, of_pictures, stamp, is_signed)


def _is_like_lead(page: Page, number: int) -> bool:
    """Tell whether a line may be a lead: a paragraph, or a long line without a full stop and paragraphs below it."""
    if page.is_prose(number):
        return True
    line = page.lines[number]
    is_long = line.count >= SENTENCE_WORDS and line.is_headline and not page.is_date(number)
    return page.is_free(number) and is_long and page.is_prose(number + 1) and page.is_prose(number + 2)


def _signs(page: Page, number: int, head: int) -> bool:
    return names_somebody(page, number) or _is_name_beside(page, number, head)


def _is_name_beside(page: Page, number: int, head: int) -> bool:
    """Tell whether a line is a name alone, right above or below the date of a headline."""
    around = (at for at in (number - 1, number + 1) if head < at < len(page.lines))
    is_name = page.lines[number].count >= LEAST_NAME and is_bare_name(page, number)
    return is_name and any(_is_full_date(page, at) for at in around)


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
    if hit is not None and hit.name in _ENDING_LISTS:
        return True
    return names_somebody(page, number - 1) or source(page, number - 1) or is_theo(page, number - 1)


def _is_alone(page: Page, first: int, number: int, before: list[Line], behind: list[Line]) -> bool:
    """Tell whether a headline is the only one around: a feature has several, and more than one name to tell by."""
    if min(topics.names(before).total(), topics.names(behind).total()) < _SURELY_NAMED:
        return False
    begin = next((at for at in range(first, number) if page.is_prose(at)), number)
    until = min(len(page.lines), number + _LOOKED_AT)
    around = (at for at in range(max(begin, number - _LOOKED_AT), until) if at != number)
    return not any(page.is_free(at) and page.lines[at].is_headline for at in around)
