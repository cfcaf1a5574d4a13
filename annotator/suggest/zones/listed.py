"""Lists of other articles whose items are numbered or timed in lines of their own, or end with a date."""

from __future__ import annotations

import re

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons, topics
from annotator.suggest.zones.header import is_signed
from annotator.suggest.zones.named import names_somebody
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark

_MOST = 60
_ENTRY_WORDS = (2, 28)
_LEAST = 2
_LEAST_LINKS = 3
_ARTICLE, _ARTICLE_REACH = 3, 7
"""Paragraphs of an article, and lines in which they stand."""
_HEADLINE_WORDS = 4
_BLURB_WORDS = 60
_READ_BACK = 40
_ALIKE = 0.3
_LONG_WORDS = 20
_NAME_WORDS = range(2, 6)
_KNOWN_SHARE = 4
_BAR = frozenset((reasons.SHARING, reasons.COMMENTS, reasons.TAGS, reasons.COPYRIGHT))
_RANK = re.compile(r"(\d{1,2})[.)]?")
_CLOCK = re.compile(r"(?:lúc\s)?([01]?\d|2[0-3])\s?[:hg.]\s?[0-5]\d(?:\s?(?:am|pm|gmt))?", re.IGNORECASE)
_PROMO = re.compile(r"[A-Z][^.:!?]{2,60}:\s+[A-Z“‘\"].{10,200}[.?!]")
_BYLINE = Mark("byline", reasons.BARE_NAME, 0.6)


def end_of_list(page: Page, first: int, *, is_sure: bool) -> int:
    """Return the line after a numbered or timed list that stands under a heading; `first` where there is none.

    Under a heading that is not sure it counts only where no paragraph of a body follows.
    """
    end = max(_ranked(page, first), _timed(page, first))
    if end == first and is_sure:
        end = _promos(page, first)
    return end if is_sure or not goes_on(page, end) else first


def goes_on(page: Page, number: int) -> bool:
    """Whether a paragraph that is in no list stands at a line or soon behind it."""
    behind = range(number, min(len(page.lines), number + _READ_BACK))
    return any(page.is_prose(at) and at not in page.hits for at in behind)


def without_head(page: Page, first: int, end: int) -> int:
    """Return where a list of links ends, less its last where it alone has a date or name below, and paragraphs follow.

    It may be the headline of an article of its own.
    """
    heads = [at for at in range(first, end) if not page.is_relative(at) and not page.is_date(at)]
    if len(heads) < _LEAST_LINKS or heads != list(range(first, heads[-1] + 1)):
        return end
    below = heads[-1] + 1
    has_head = below < len(page.lines) and (page.is_date(below) or names_somebody(page, below))
    behind = range(below + 1, min(len(page.lines), below + 1 + _ARTICLE_REACH))
    is_article = has_head and sum(page.is_prose(at) for at in behind) >= _ARTICLE
    return heads[-1] if is_article else end


def _ranked(page: Page, first: int) -> int:
    """Read "1", a headline, "2", a headline …; each may have a time behind it."""
    number, rank = first, 1
    while rank <= _MOST and _rank(page, number) == rank and _is_entry(page, number + 1):
        number += 2
        number += _is_time(page, number)
        rank += 1
    return number if rank > _LEAST else first


def _rank(page: Page, number: int) -> int:
    if not page.is_free(number):
        return 0
    rank = _RANK.fullmatch(page.lines[number].text)
    return int(rank[1]) if rank else 0


def _timed(page: Page, first: int) -> int:
    """Read a headline and its time, a headline and its time …; or each time before its headline."""
    number, items = first, 0
    time, entry = (0, 1) if _is_time(page, first) else (1, 0)
    while items < _MOST and _is_time(page, number + time) and _is_entry(page, number + entry):
        number += 2
        items += 1
    return number if items >= _LEAST else first


def _promos(page: Page, first: int) -> int:
    """Read lines of a short name, a colon and a sentence, no paragraph of the body behind them."""
    number = first
    while page.is_free(number) and _PROMO.fullmatch(page.lines[number].text):
        number += 1
    return number if number - first >= _LEAST and not goes_on(page, number) else first


def _is_time(page: Page, number: int) -> bool:
    if not page.is_free(number) or page.lines[number].count > _ENTRY_WORDS[1]:
        return False
    return bool(_CLOCK.fullmatch(page.lines[number].text)) or page.is_relative(number) or page.is_date(number)


def _is_entry(page: Page, number: int) -> bool:
    """Tell whether a line may be a headline of a list: some words, no full stop."""
    if not page.is_free(number) or _is_time(page, number):
        return False
    line = page.lines[number]
    least, most = _ENTRY_WORDS
    return least <= line.count <= most and (line.is_cut or not line.text.endswith((".", ":", ";", ",")))


# Behind the article


def mark_dated_behind(page: Page) -> None:
    """Mark items at the end of a text that are a headline, a blurb and a full date, in this order."""
    number = _last_free(page, len(page.lines) - 1)
    items: list[int] = []
    while number >= _LEAST and _is_item(page, number):
        items.append(number - 2)
        number = _last_free(page, number - 3)
    if not items or not page.prose_before(items[-1]) or not _are_apart(page, items):
        return
    for first in items:
        for at in range(first, first + 3):
            page.mark(at, Mark(BOILERPLATE, reasons.REPEATED, 0.8 if len(items) > 1 else 0.7))


def _last_free(page: Page, number: int) -> int:
    while number >= 0 and page.marks.get(number, _BYLINE).kind == BOILERPLATE:
        number -= 1
    return number


def _is_item(page: Page, number: int) -> bool:
    stamp = page.stamp(number) if page.is_free(number) else None
    if stamp is None or not stamp.is_whole or stamp.day is None or not page.is_free(number - 1):
        return False
    blurb, head = page.lines[number - 1], number - 2
    is_blurb = page.is_prose(number - 1) and blurb.count <= _BLURB_WORDS
    return is_blurb and page.is_free(head) and page.lines[head].is_headline and not page.stamp(head)


def _are_apart(page: Page, items: list[int]) -> bool:
    """Tell whether the article ended before the items, or two or more of them name other matters than it."""
    first = items[-1]
    above = page.marks.get(first - 1)
    if is_signed(page, first - 1) or (above is not None and above.kind == BOILERPLATE):
        return True
    before = [page.lines[at] for at in range(max(0, first - _READ_BACK), first) if page.is_prose(at)]
    alike = topics.likeness(before, [page.lines[at + 1] for at in items])
    return len(items) > 1 and alike is not None and alike < _ALIKE


def mark_behind_names(page: Page, first: int, end: int) -> None:
    """Mark headlines between the name below an article and the boilerplate that follows."""
    last = _last_free(page, end - 1)
    if last == end - 1:
        return
    begin = last
    while begin > first and page.is_free(begin) and not page.is_prose(begin) and not is_signed(page, begin):
        begin -= 1
    is_behind = begin < last - 1 and page.is_free(begin) and is_signed(page, begin) and page.is_prose(begin - 1)
    if is_behind and all(_is_link(page, at) for at in range(begin + 1, last + 1)):
        for number in range(begin + 1, last + 1):
            page.mark(number, Mark(BOILERPLATE, reasons.BEHIND_NAME, 0.7))


def _is_link(page: Page, number: int) -> bool:
    line = page.lines[number]
    return page.is_free(number) and line.is_headline and line.count >= _HEADLINE_WORDS and not line.is_item
