"""Which line is the headline of an article, and what stands above it."""

from __future__ import annotations

import re
from itertools import pairwise

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons
from annotator.suggest.zones.named import is_bare_name, is_masthead, names_somebody, source
from annotator.suggest.zones.page import SENTENCE_TITLE, Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import RELATIVE_TIMES

_TITLE_WORDS = 4
_FREE_WORDS = 4
_HEAD_SHARE, _OTHER_SHARE = 0.5, 0.4
_SURE_SHARE = 0.6
_SECTION_WORDS = 4
_HEAD_REACH = 12
_STAMP_REACH = 6
_BODY_REACH = 60
_BODY_LINES = 8
_TOGETHER = 3
_PICTURE_NUMBER = re.compile(r"(?:anh|hinh|photo|picture|image) 0")
_MEASURE = re.compile(r"\d{1,5}|\d{1,2}:\d{2}")
_UPDATED_WORDS = frozenset(("updated", "published", "posted"))
_OF_HEAD = frozenset(("date", "byline", "lead", "source", "caption"))
DATELINE = re.compile(
    r"\([^()]{2,30}\)\s*[-–—]\s|[A-ZĐ][A-ZĐ.]+\s*[-–—]\s"
    r"|[A-ZĐ][^.!?()]{1,60}\([A-Z][\w.\s]{1,24}\)\s*[-–—]\s"
)


def title_of(page: Page, first: int, end: int) -> tuple[int, Mark]:
    """Return the headline's line and what it is marked as; -1 where there is none.

    It is the first line that reads like one, but for a part of the page that does not speak of what the article does.
    """
    number, mark = _first_like_one(page, first, end)
    better = _better(page, number, end) if number >= 0 else number
    return (number, mark) if better == number else (better, mark._replace(confidence=0.75))


def mark_above(page: Page, first: int, title: int) -> None:
    """Mark short lines above the headline, where what stands beside it tells that it is one."""
    around = range(title + 1, min(len(page.lines), title + _HEAD_REACH))
    if title < 0 or not any(page.marks[at].kind in _OF_HEAD for at in around if at in page.marks):
        return
    head = page.lines[title].key
    is_dated = any(page.marks[at].kind == "date" for at in around if at in page.marks)
    for number in range(first, title):
        line = page.lines[number]
        if not page.is_free(number) or line.is_sentence or names_somebody(page, number):
            continue
        if page.stamp(number) and not (is_dated and is_stamped(page, number)):
            continue
        is_path = line.key != head and line.key.endswith(f" {head}")
        is_name = any(_is_name(page, at) for at in (number - 1, number) if at >= first)  # below it: what somebody is
        if (
            is_path
            or page.stamp(number) is not None
            or (line.count <= _SECTION_WORDS and not line.stops and not is_name)
        ):
            page.mark(number, Mark(BOILERPLATE, reasons.ABOVE_HEADLINE, 0.6))


def _is_name(page: Page, number: int) -> bool:
    """Tell whether a line that is in no list is a name of two words or more."""
    return number not in page.hits and page.lines[number].count > 1 and is_bare_name(page, number)


def _better(page: Page, number: int, end: int) -> int:
    """Return a line below that is the headline in place of one that is a part of the page, else that one.

    The one below has a date or a name beneath it and says what the article says; the one above does not, or is one of a
    menu's short lines.
    """
    body = _body(page, number + 1, end)
    if body is None:
        return number
    said = {word for at in body[1] for word in page.lines[at].key.split()}
    own = _share(page.lines[number].key, said)
    in_menu = page.lines[number].count <= _TITLE_WORDS and _is_under_menu(page, number)
    for below in range(number + 1, min(body[0] + 1, number + _HEAD_REACH)):
        line = page.lines[below]
        if not _may_be_title(page, below) or not line.is_headline or line.count <= _TITLE_WORDS:
            continue
        share = _share(line.key, said)
        is_other = own < _OTHER_SHARE and share >= _SURE_SHARE
        if (is_other or (in_menu and share >= own)) and _has_head_below(page, below, end):
            return below
        if share >= _OTHER_SHARE:
            return number
    return number


def _body(page: Page, first: int, end: int) -> tuple[int, list[int]] | None:
    """Return where paragraphs begin that stand together, and the first of them; None where there are none."""
    prose = [at for at in range(first, min(end, first + _BODY_REACH)) if page.is_prose(at)]
    together = (at for at, then in pairwise(prose) if then - at <= _TOGETHER)
    begin = next(together, -1)
    return (begin, [at for at in prose if at >= begin][:_BODY_LINES]) if begin >= 0 else None


def _is_under_menu(page: Page, number: int) -> bool:
    above = page.marks.get(number - 1)
    if number and is_masthead(page, number - 1):
        return True
    return (above is not None and above.kind == BOILERPLATE) or number - 1 in page.hits


def _has_head_below(page: Page, number: int, end: int) -> bool:
    """Tell whether a date or a name stands right below a headline, or below the lead under it."""
    below = range(number + 1, min(end, number + _STAMP_REACH))
    return any(page.is_date(at) or (page.is_free(at) and names_somebody(page, at)) for at in below)


def _first_like_one(page: Page, first: int, end: int) -> tuple[int, Mark]:
    """Return the headline's line: the first with four words or more that reads like one, else a shorter one."""
    sure = Mark("title", reasons.HEADLINE, 0.9)
    shorter = -1
    for number in range(first, end):
        if not _may_be_title(page, number):
            continue
        line = page.lines[number]
        if line.is_sentence and not line.is_headline:
            if shorter < 0 and _is_short_sentence(page, number, end):
                return number, Mark("title", reasons.FIRST_SENTENCE, 0.5)
            break
        if line.is_headline and line.count >= _TITLE_WORDS:
            return number + _lines_down(page, number, end), sure if shorter < 0 else sure._replace(confidence=0.8)
        if shorter < 0 and not line.text.endswith((",", ":")):
            shorter = number
            if page.is_free(number + 1) and is_stamped(page, number + 1):
                break
    is_over_prose = shorter >= 0 and _has_prose_behind(page, shorter, end)
    return (shorter if is_over_prose else -1), sure._replace(confidence=0.6)


def _lines_down(page: Page, number: int, end: int) -> int:
    """Return how many lines below a headline the article's own stands: a section and "|" may stand before it first."""
    if "|" in page.lines[number].text:
        for at in range(number + 1, min(end, number + 8)):
            line = page.lines[at]
            is_same = line.count >= _TITLE_WORDS and page.lines[number].key.endswith(f" {line.key}")
            if is_same and line.is_headline and page.is_free(at):
                return at - number
    return int(_announces_other(page, number, end))


def _announces_other(page: Page, number: int, end: int) -> bool:
    """Tell whether a headline over the article's own, which has the date below, names what the article does not."""
    below = number + 1
    if below + 1 >= end or not page.is_free(below) or not page.lines[below].is_headline:
        return False
    if not is_stamped(page, below + 1) or not _may_be_title(page, below):
        return False
    said = {word for at in range(below + 2, min(end, below + 8)) for word in page.lines[at].key.split()}
    own, other = (_share(page.lines[at].key, said) for at in (below, number))
    return own >= _HEAD_SHARE and other < _OTHER_SHARE


def _share(key: str, said: set[str]) -> float:
    words = set(key.replace(":", " ").split())
    return len(words & said) / len(words) if words else 0.0


def _is_dated_headline(page: Page, number: int) -> bool:
    """Tell whether a line is a headline with a day in it: "Giá lúa hôm nay 14/5: …"; it says no year."""
    stamp, line = page.stamp(number), page.lines[number]
    if stamp is None or stamp.is_whole or stamp.day is not None or stamp.is_update or not line.is_headline:
        return False
    free = [word for word in line.text.split() if word[0].isalpha()]
    return len(free) >= _FREE_WORDS and sum(word[0].islower() for word in free) * 2 >= len(free)


def _may_be_title(page: Page, number: int) -> bool:
    return (
        page.is_free(number)
        and (not page.stamp(number) or _is_dated_headline(page, number))
        and not is_masthead(page, number)
        and not page.is_relative(number)
        and not names_somebody(page, number)
        and not source(page, number)
    )


def _is_short_sentence(page: Page, number: int, end: int) -> bool:
    line = page.lines[number]
    words, length = SENTENCE_TITLE
    if DATELINE.match(line.text):
        return False  # a lead: an agency or a place stands before it
    return line.count <= words and len(line.text) <= length and _has_prose_behind(page, number, end)


def _has_prose_behind(page: Page, number: int, end: int) -> bool:
    return any(page.is_prose(at) for at in range(number + 1, min(end, number + 9)))


def is_stamped(page: Page, number: int) -> bool:
    """Whether a line is nothing but a date."""
    stamp = page.stamp(number)
    return stamp is not None and stamp.is_whole


def mark_below(page: Page, title: int, end: int) -> None:
    """Mark what pages show beside the date: how long ago, how many comments, how long to listen; a picture's number.

    It stands below the headline and above the first paragraphs; the number of a picture behind the headline, anywhere.
    """
    if title < 0:
        return
    key = page.lines[title].key
    in_head = True
    for number in range(title + 1, end):
        line = page.lines[number]
        mark = page.marks.get(number)
        if mark is not None:
            in_head &= mark.kind != "lead"
        elif line.key.startswith(f"{key} ") and _PICTURE_NUMBER.fullmatch(line.key[len(key) + 1 :]):
            page.mark(number, Mark(BOILERPLATE, reasons.IMAGE_NAME, 0.85))
        elif in_head and _is_measure(page, number):
            page.mark(number, Mark(BOILERPLATE, reasons.BESIDE_HEADLINE, 0.75))
        else:
            in_head = False


def _is_measure(page: Page, number: int) -> bool:
    """Tell whether a line is a number, a length of time, or says how long ago something was put there."""
    line = page.lines[number]
    if _MEASURE.fullmatch(line.text):
        return True
    first, _, rest = line.key.partition(" ")
    times = page.strings.lists[RELATIVE_TIMES]
    is_updated = first in _UPDATED_WORDS or line.key.startswith("cap nhat ")
    said = rest.removeprefix("nhat ") if is_updated else line.key
    return not line.stops and times.whole.get(said) is not None
