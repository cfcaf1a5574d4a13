"""Teasers of other articles: repeated headlines, dated ones, lists under "read more", cut-off ones at the end.

An item is a headline, perhaps twice, with a date or "3 giờ trước" before or behind it, and perhaps one blurb. Without a
heading over it a list is taken only for what no body looks like; what is in doubt stays body.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import listed, reasons, topics
from annotator.suggest.zones.lines import Line
from annotator.suggest.zones.named import names_somebody
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import RELATED, RELATED_UNSURE

_BLURB_WORDS = 60
_CUT_WORDS = 20
_PAIR_WORDS = 8
_SHARED = 3
_NEW = 2
_PARAGRAPH = 2
_READ_BACK = 60
_MOST_LINKS = 60
_LINK_WORDS = 4
_ITEM_WORDS = 8
"""Words of an item of a list inside an article, on average, that is one of headlines."""
_NAME_WORDS = 5
_CLOSING = frozenset('"”’»')
_MANY = frozenset(("nhieu", "most", "popular", "trending"))
_ALIKE = 0.3
_SPREAD = timedelta(days=3)


class Item(NamedTuple):
    """One teaser: lines `first` to `last` (half open), and what it has."""

    first: int
    last: int
    is_repeated: bool
    dated: str  # "date", "ago" or ""
    day: date | None
    has_clock: bool
    blurb: int  # its number, or -1
    dated_first: bool


def mark_teasers(page: Page) -> None:
    """Mark lists of teasers, from the top; then what is cut off at the end."""
    number = paragraphs = 0
    while number < len(page.lines):
        heading = _heading(page, number)
        first = number + 1 if heading else number
        end = _under_heading(page, first, heading)
        if end == first and page.is_free(first):
            end = _dated_run(page, first, paragraphs, is_headed=bool(heading))
        if end == first and heading:
            end = _links(page, first, is_sure=heading == RELATED)
        if heading and end > first:
            page.mark(number, Mark(BOILERPLATE, reasons.RELATED, 0.9))
        after = max(end, number + 1)
        paragraphs += sum(_weight(page, at) for at in range(number, after))
        number = after
    listed.mark_dated_behind(page)
    _mark_cut_off(page)


def _under_heading(page: Page, first: int, heading: str) -> int:
    """Mark the numbered or timed list under a heading; return the line after it, or `first`."""
    end = listed.end_of_list(page, first, is_sure=heading == RELATED) if heading else first
    for number in range(first, end):
        page.mark(number, Mark(BOILERPLATE, reasons.RELATED, 0.9))
    return end


def _weight(page: Page, number: int) -> int:
    """Return how much of an article a line is: a paragraph counts as two short sentences."""
    if page.is_prose(number):
        return _PARAGRAPH
    return int(page.is_free(number) and page.lines[number].stops and page.lines[number].count > 1)


def _heading(page: Page, number: int) -> str:
    """Return the list in which a line is a heading over other articles, or an empty name."""
    hit = page.hits.get(number)
    line = page.lines[number]
    if hit is None or hit.name not in (RELATED, RELATED_UNSURE) or line.is_quoted or line.is_item:
        return ""
    return hit.name if not line.text.endswith(".") else ""


# Lists with dates, or with headlines said twice


def _dated_run(page: Page, first: int, paragraphs: int, *, is_headed: bool) -> int:
    """Mark the list of teasers that begins at a line; return the line after it, or `first` where there is none.

    `paragraphs` tells what stands before it (`_weight`): the article's own headline and date look the same.
    """
    items = _items(page, first)
    if not items:
        return first
    mark = _judged(page, items, is_headed=is_headed)
    if mark is None or (not is_headed and paragraphs < (_PARAGRAPH if items[0].is_repeated else 2 * _PARAGRAPH)):
        return first if is_headed else items[-1].last
    end = _end_of(page, items)
    for number in range(first, end):
        page.mark(number, mark)
    return end


def _items(page: Page, first: int) -> list[Item]:
    items: list[Item] = []
    number = first
    while True:
        item = _item(page, number)
        if item is None or (items and item.dated_first != items[0].dated_first):
            return items
        items.append(item)
        number = item.last
        while number < len(page.lines) and page.marks.get(number, _NONE).kind == BOILERPLATE:
            number += 1


_NONE = Mark("", "", 0.0)


def _item(page: Page, first: int) -> Item | None:
    """Return the teaser that begins at a line."""
    number = first
    dated = _dated(page, number)
    dated_first = bool(dated)
    number += dated_first
    if not _is_title(page, number):
        return None
    key = page.lines[number].key
    is_repeated = _is_title(page, number + 1) and page.lines[number + 1].key == key and len(key.split()) >= 3
    number += 1 + is_repeated
    date_line = first
    if not dated_first:
        dated, date_line = _dated(page, number), number
        number += bool(dated)
    if not dated and not is_repeated:
        return None
    stamp = page.stamp(date_line) if dated == "date" else None
    blurb = number if _is_blurb(page, number, is_dated=dated != "") else -1
    return Item(
        first,
        number + (blurb >= 0),
        is_repeated,
        dated,
        stamp.day if stamp else None,
        stamp.has_clock if stamp else False,
        blurb,
        dated_first,
    )


def _is_blurb(page: Page, number: int, *, is_dated: bool) -> bool:
    """Tell whether a line may be a blurb: a paragraph, or behind a date what is no headline of another item."""
    if not page.is_free(number) or _dated(page, number):
        return False
    if page.is_prose(number):
        return True
    line = page.lines[number]
    is_next = bool(_dated(page, number + 1)) or (page.is_free(number + 1) and page.lines[number + 1].key == line.key)
    return is_dated and not is_next and line.count >= _PAIR_WORDS and not line.is_item


def _dated(page: Page, number: int) -> str:
    if not page.is_free(number):
        return ""
    if page.is_relative(number):
        return "ago"
    return "date" if page.is_date(number) else ""


def _is_title(page: Page, number: int) -> bool:
    """Tell whether a line may be a teaser's headline; one that ends with a full stop only where it is short."""
    if not page.is_free(number) or _dated(page, number) or names_somebody(page, number):
        return False
    line = page.lines[number]
    return line.is_headline and not line.is_cut


def _judged(page: Page, items: list[Item], *, is_headed: bool) -> Mark | None:
    """Return what a list of items is marked as, or None where it may be part of a body."""
    if is_headed:
        return Mark(BOILERPLATE, reasons.RELATED, 0.95)
    both = sum(item.is_repeated and item.dated != "" for item in items)
    if both:
        return Mark(BOILERPLATE, reasons.REPEATED, 0.95 if both > 1 else 0.85)
    if not _are_other_matters(page, items):
        return None  # a live report or a chronicle has such entries too
    if len(items) > 2 and all(item.dated == "ago" for item in items):
        return Mark(BOILERPLATE, reasons.RELATIVE, 0.8)
    if len(items) > 1 and all(item.is_repeated and item.blurb >= 0 for item in items):
        return Mark(BOILERPLATE, reasons.REPEATED, 0.75)
    return Mark(BOILERPLATE, reasons.REPEATED, 0.7) if _are_stamped(items) else None


def _are_other_matters(page: Page, items: list[Item]) -> bool:
    """Tell whether items have no blurbs, or ones that name other things than the paragraphs before them."""
    blurbs = [page.lines[item.blurb] for item in items if item.blurb >= 0]
    if not blurbs:
        return True
    first = items[0].first
    before = [page.lines[at] for at in range(max(0, first - 40), first) if page.is_prose(at)]
    alike = topics.likeness(before, blurbs)
    return alike is not None and alike < _ALIKE


def _are_stamped(items: list[Item]) -> bool:
    """Tell whether three and more items have a day and a time, far apart and not in the order of a chronicle."""
    days = [item.day for item in items if item.day is not None and item.has_clock]
    if len(days) < max(3, len(items)):
        return False
    ordered = sorted(days)
    return ordered[-1] - ordered[0] > _SPREAD and days != ordered


def _end_of(page: Page, items: list[Item]) -> int:
    """Return the line after a list: the last blurb may be the first paragraph after it."""
    last = items[-1]
    if last.blurb < 0:
        return last.last
    others = items[:-1]
    line = page.lines[last.blurb]
    if others:
        keeps = sum(item.blurb >= 0 for item in others) * 2 > len(others)
    else:
        keeps = line.count <= _BLURB_WORDS
    return last.last if keeps or line.is_cut else last.blurb


# Lists of links under a heading


def _links(page: Page, first: int, *, is_sure: bool) -> int:
    """Mark the links that stand under a heading, as far as they are surely no body; return the line after them."""
    if first >= len(page.lines):
        return first
    if page.marks.get(first, _NONE).kind == BOILERPLATE:
        return first
    end = first
    while page.is_free(end) and end - first < _MOST_LINKS and _is_link(page, end, first):
        end += 1
    end = listed.without_head(page, first, _surely_links(page, first, end))
    if page.is_free(end) and page.lines[end].is_sentence and not is_sure:
        return first
    if page.is_free(end) and page.lines[end].is_sentence:
        end = _with_blurbs(page, first, end)
    for number in range(first, end):
        page.mark(number, Mark(BOILERPLATE, reasons.RELATED, 0.85))
    return end


def _surely_links(page: Page, first: int, end: int) -> int:
    """Return where links end that may be lines of the body, which goes on behind them; `first` where all may be.

    One line alone with a stop is a sentence of the body; so is one behind other links where a paragraph follows.
    """
    if end == first + 1 and page.lines[first].stops and not page.lines[first].is_cut:
        return first
    if end == first or not listed.goes_on(page, end):
        return end
    lines = page.lines[first:end]
    if lines[0].is_item and sum(line.count - 1 for line in lines) < _ITEM_WORDS * len(lines):
        return first
    end = next((line.number for line in lines if line.stops and not line.is_cut), end)
    if end == first + 1 and (_names_many(page, first - 1) or _is_said_or_named(lines[0])):
        return first
    return end


def _names_many(page: Page, number: int) -> bool:
    """Tell whether a heading announces what is read most: one headline is no such list."""
    return not _MANY.isdisjoint(page.lines[number].key.split())


def _is_said_or_named(line: Line) -> bool:
    """Tell whether a line is all in quotation marks, or nothing but a name."""
    if line.is_quoted and line.text[-1] in _CLOSING:
        return True
    words = line.text.split()
    return len(words) <= _NAME_WORDS and all(word[0].isupper() for word in words)


def _is_link(page: Page, number: int, first: int) -> bool:
    """Tell whether a line under a heading is a link as the first one is: numbered, or a headline."""
    line = page.lines[number]
    if names_somebody(page, number):
        return False
    if page.is_relative(number) or page.is_date(number):
        return number > first
    if line.is_item or page.lines[first].is_item:
        return line.is_item and page.lines[first].is_item and not line.is_sentence
    return line.is_headline and line.count >= _LINK_WORDS


def _with_blurbs(page: Page, first: int, end: int) -> int:
    """Return where a list of links ends that runs into a paragraph: a blurb, or the article that goes on."""
    if end == first:
        return first
    pairs = _pairs(page, end - 1)
    if len(pairs) > 1 and pairs[-1] + 1 >= _end_of_free(page, pairs[-1]):
        blurbs = [page.lines[at] for at in pairs]
        before = [page.lines[at] for at in range(max(0, first - 40), first) if page.is_prose(at)]
        alike = topics.likeness(before, blurbs)
        if all(line.is_cut for line in blurbs) or (alike is not None and alike < _ALIKE):
            return pairs[-1] + 1
    if page.lines[end].is_cut and end + 1 >= _end_of_free(page, end):
        return end + 1
    return _without_subheading(page, first, end)


def _pairs(page: Page, number: int) -> list[int]:
    """Return the blurbs of headlines that alternate with paragraphs from a headline on."""
    blurbs = []
    while page.is_free(number) and page.lines[number].is_headline and page.is_prose(number + 1):
        if page.lines[number + 1].count > _BLURB_WORDS:
            break
        blurbs.append(number + 1)
        number += 2
    return blurbs


def _end_of_free(page: Page, number: int) -> int:
    while page.is_free(number):
        number += 1
    return number


def _without_subheading(page: Page, first: int, end: int) -> int:
    """Leave out the last of several links where the article goes on after it: it may be its next subheading."""
    if end - first < 2:
        return end
    last = page.lines[end - 1]
    gaps = {page.lines[number].gap for number in range(first + 1, end - 1)}
    if page.is_relative(end - 1) or last.is_item or (end - first > 2 and gaps == {last.gap} == {0}):
        return end if page.lines[end].gap > last.gap or last.is_item else end - 1
    return end - 1


# Cut off at the end


def _mark_cut_off(page: Page) -> None:
    """Mark teasers at the end that are cut off: headline and blurb in one line, or a headline and its blurb."""
    number = page.last_prose()
    while number > 0 and page.prose_before(number) > 1:
        line = page.lines[number]
        if page.is_prose(number) and not line.is_cut:
            return
        if page.is_prose(number):
            is_glued = line.count >= _CUT_WORDS and not line.is_quoted
            if is_glued and _is_glued_teaser(page, number):
                page.mark(number, Mark(BOILERPLATE, reasons.CUT_OFF, 0.8))
            elif _is_pair(page, number - 1, number):
                page.mark(number, Mark(BOILERPLATE, reasons.CUT_OFF_PAIR, 0.6))
                page.mark(number - 1, Mark(BOILERPLATE, reasons.CUT_OFF_PAIR, 0.6))
            else:
                return
        elif page.is_free(number):
            return
        number -= 1


def _is_glued_teaser(page: Page, number: int) -> bool:
    """Tell whether a headline and a blurb that say the same stand in one line, of what the article does not speak."""
    shared = topics.repeated_across(page.lines[number].text)
    if len(shared) < _SHARED:
        return False
    before = " ".join(page.lines[at].text for at in range(max(0, number - _READ_BACK), number) if page.is_free(at))
    return sum(name not in before for name in shared) >= _NEW


def _is_pair(page: Page, above: int, number: int) -> bool:
    """Tell whether a headline and the cut-off paragraph behind it are a teaser: both name the same."""
    if not page.is_free(above) or not page.lines[above].is_headline or page.lines[number].count < _PAIR_WORDS:
        return False
    head, blurb = page.lines[above], page.lines[number]
    shared = set(topics.names([head])) & set(topics.names([blurb]))
    before = [page.lines[at] for at in range(max(0, above - 40), above) if page.is_prose(at)]
    known = set(topics.names(before))
    return len(shared) >= 2 and not shared & known
