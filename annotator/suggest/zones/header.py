"""The head of an article: headline, date, byline, source, lead; and names and sources at its end."""

from __future__ import annotations

import re

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons
from annotator.suggest.zones.named import (
    LEAST_NAME,
    LINE_OF_NAMES,
    URL,
    is_bare_name,
    is_masthead,
    is_theo,
    names_somebody,
    source,
)
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.titles import DATELINE, mark_above, mark_below, title_of

_LEAD_WORDS = 65
_STAMP_REACH = 14
_TAIL = 4


def mark_header(page: Page, first: int, end: int) -> tuple[int, int]:
    """Mark the head of the article that begins at a line and ends before another.

    Returns the numbers of its headline and of the line with its date; -1 where there is none.
    """
    title = _mark_title(page, first, end)
    _mark_mastheads(page, first, title)
    stamp = _mark_stamp(page, first, end, title)
    _mark_names(page, first, end, title, stamp)
    _mark_lead(page, title, end)
    _mark_tail(page, first, end)
    mark_above(page, first, title)
    mark_below(page, title, end)
    return title, stamp


def _mark_title(page: Page, first: int, end: int) -> int:
    title, mark = title_of(page, first, end)
    if title >= 0:
        page.mark(title, mark)
    return title


def _mark_mastheads(page: Page, first: int, title: int) -> None:
    """Mark names of papers above the headline, and right below it."""
    for number in range(first, min(title + 3, len(page.lines))):
        if page.is_free(number) and is_masthead(page, number):
            page.mark(number, Mark("source", reasons.MASTHEAD, 0.8))
        elif number < title and page.is_free(number) and URL.fullmatch(page.lines[number].text):
            page.mark(number, Mark("source", reasons.SOURCE, 0.85))


def _mark_stamp(page: Page, first: int, end: int, title: int) -> int:
    """Mark the line with the date: from just above the headline to before the second paragraph below it."""
    begin = max(first, title - 3)
    found: list[int] = []
    paragraphs = 0
    for number in range(begin, min(end, begin + _STAMP_REACH)):
        if number == title or number in page.marks:
            continue
        stamp = page.stamp(number)
        line = page.lines[number]
        if stamp is not None and (stamp.is_whole or not (line.stops or line.is_sentence)):
            found.append(number)
            whole = stamp.is_whole
            reason = reasons.STAMP if whole else reasons.STAMP_BESIDE_NAME
            if whole or _is_line_of_names(page, number):
                page.mark(number, Mark("date", reason, 0.95 if whole else 0.75))
            else:
                found.pop()
        elif page.is_prose(number):
            paragraphs += 1
            if paragraphs == 2:
                break
        elif number > title and line.is_headline and paragraphs and not names_somebody(page, number):
            break
    firsts = [number for number in found if not _is_update(page, number)]
    return (firsts or found or [-1])[0]


def _is_update(page: Page, number: int) -> bool:
    stamp = page.stamp(number)
    return stamp is not None and stamp.is_update


def _is_line_of_names(page: Page, number: int) -> bool:
    """Tell whether what stands beside a date is a name, or words of a byline."""
    line = page.lines[number]
    stamp = page.stamp(number)
    if line.count > LINE_OF_NAMES or stamp is None or (not stamp.value and stamp.day is None):
        return False
    parts = re.split(r"\s+[|•·–—-]\s+|,\s|\s{2,}", line.text)
    words = [word for part in parts for word in part.split() if word[0].isalpha()]
    named = sum(word[0].isupper() for word in words)
    return len(parts) > 1 or named * 2 > len(words)


def _mark_names(page: Page, first: int, end: int, title: int, stamp: int) -> None:
    """Mark bylines and sources between the headline and the first paragraphs."""
    begin = max(first, min(title, stamp) if stamp >= 0 else title)
    paragraphs = 0
    for number in range(begin, min(end, begin + _STAMP_REACH)):
        if not page.is_free(number):
            continue
        if page.is_prose(number):
            paragraphs += 1
            if paragraphs == 2:
                return
        elif names_somebody(page, number):
            page.mark(number, Mark("byline", reasons.BYLINE, 0.85))
        elif source(page, number):
            page.mark(number, Mark("source", reasons.SOURCE, 0.85))
        elif stamp >= 0 and abs(number - stamp) == 1 and number > title >= 0 and _is_name(page, number, stamp):
            page.mark(number, Mark("byline", reasons.BARE_NAME, 0.65))


def _mark_lead(page: Page, title: int, end: int) -> None:
    """Mark the first paragraph behind the headline where it is short and others follow."""
    if title < 0:
        first_free = next((at for at in range(end) if page.is_free(at)), end)
        if first_free < end and DATELINE.match(page.lines[first_free].text) and page.is_prose(first_free):
            page.mark(first_free, Mark("lead", reasons.LEAD_DATELINE, 0.6))
        return
    for number in range(title + 1, min(end, title + 10)):
        if page.marks.get(number, Mark("date", "", 0)).kind == "caption":
            return
        if not page.is_free(number):
            continue
        if not page.is_prose(number) or page.lines[number].count > _LEAD_WORDS:
            return
        behind = next((at for at in range(number + 1, end) if page.is_free(at) or page.marks[at].kind == "caption"), -1)
        if behind < 0:
            return
        before_caption = not page.is_free(behind)
        reason = reasons.LEAD_BEFORE_CAPTION if before_caption else reasons.LEAD
        page.mark(number, Mark("lead", reason, 0.9 if before_caption else 0.65))
        return


def _mark_tail(page: Page, first: int, end: int) -> None:
    """Mark names and sources in the last lines of the article."""
    left = _TAIL
    for number in range(end - 1, first, -1):
        if not page.is_free(number):
            continue
        if not left or (page.lines[number].is_sentence and not names_somebody(page, number)):
            return
        left -= 1
        mark = _tail_mark(page, number)
        if mark is not None:
            page.mark(number, mark)


def _tail_mark(page: Page, number: int) -> Mark | None:
    if source(page, number) or is_theo(page, number):
        return Mark("source", reasons.SOURCE, 0.85)
    if names_somebody(page, number):
        return Mark("byline", reasons.BYLINE, 0.8)
    if is_masthead(page, number):
        return Mark("source", reasons.MASTHEAD, 0.7)
    if _is_signature(page, number) and page.prose_before(number):
        return Mark("byline", reasons.BARE_NAME, 0.6)
    return None


def is_signed(page: Page, number: int) -> bool:
    """Whether a line that is not marked says by whom or whence an article is."""
    return page.is_free(number) and _tail_mark(page, number) is not None


def _is_signature(page: Page, number: int) -> bool:
    """Tell whether a line is a name of two words or more, right below a paragraph or another name."""
    if number in page.hits or page.is_relative(number) or page.lines[number].count < LEAST_NAME:
        return False
    above = page.marks.get(number - 1)
    is_below = above.kind != BOILERPLATE if above else number - 1 not in page.hits
    return is_below and is_bare_name(page, number)


def _is_name(page: Page, number: int, stamp: int) -> bool:
    """Tell whether a line beside the date is a name; above the date one word of any kind is."""
    line = page.lines[number]
    spoken = " ".join(line.text.split()).partition(" in ")
    is_placed = bool(spoken[1]) and line.count <= LINE_OF_NAMES and not line.stops
    if is_placed and all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", spoken[0] + " " + spoken[2])):
        return True
    return is_bare_name(page, number) or (number < stamp and line.count == 1 and not line.stops)
