"""Lines that are no part of an article by what they say: known strings, image names, paths, captions."""

from __future__ import annotations

import re
from itertools import accumulate

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import forms, reasons
from annotator.suggest.zones.captions import caption_mark
from annotator.suggest.zones.lines import Line, key_of
from annotator.suggest.zones.named import is_bare_name, is_masthead
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import (
    COMMENTS,
    COOKIES,
    COPYRIGHT,
    ERRORS,
    IMAGE_ENDINGS,
    INTERJECTIONS,
    LOGIN,
    NAVIGATION,
    ORIGINALS,
    OWN,
    READ_MORE,
    RELATED,
    RELATED_UNSURE,
    SHARING,
    TAGS,
    TICKERS,
    Hit,
)

REASONS = {
    OWN: (reasons.OWN, 0.95),
    ERRORS: (reasons.ERROR, 0.95),
    INTERJECTIONS: (reasons.INTERJECTION, 0.9),
    LOGIN: (reasons.LOGIN, 0.95),
    COMMENTS: (reasons.COMMENTS, 0.95),
    COOKIES: (reasons.COOKIES, 0.9),
    COPYRIGHT: (reasons.COPYRIGHT, 0.9),
    SHARING: (reasons.SHARING, 0.9),
    TAGS: (reasons.TAGS, 0.85),
    RELATED: (reasons.RELATED, 0.9),
    RELATED_UNSURE: (reasons.RELATED, 0.7),
    READ_MORE: (reasons.READ_MORE, 0.9),
    ORIGINALS: (reasons.ORIGINAL, 0.95),
    NAVIGATION: (reasons.NAVIGATION, 0.85),
    TICKERS: (reasons.TICKER, 0.7),
}
_EDGES_ONLY = frozenset((NAVIGATION, TICKERS, TAGS, RELATED_UNSURE))
"""Lists whose lines may as well be a subheading: they count before and after the article only."""
_ANYWHERE = frozenset((OWN, INTERJECTIONS, READ_MORE))
_BY_FORM = frozenset((TICKERS, RELATED, RELATED_UNSURE, NAVIGATION))
"""Lists whose lines count for what follows them."""
_LINKS = frozenset((reasons.IMAGE_NAME, reasons.READ_MORE, reasons.RELATED, reasons.INTERJECTION))
"""What may stand between two paragraphs: a subheading may be its neighbour."""
_MOST_WORDS, _MOST_INSIDE = 60, 25
_WEAK = 2
_MENU_LINES = 3
_MENU_WORDS = 3
_CUT_WORDS = 4
_MENTIONS = 2
_MOST_TOPICS = 1000
_TAG_WORDS = 5
_MOST_HASHTAGS = 40

_STEP = re.compile(r"\s*[›»>|→·•]\s*|\s+/\s+")
_MENU = re.compile(r"\s*[|·•/]\s*|\s+[-–]\s+|\s{2,}")
_SURE_STEP = frozenset("›»→")


def mark_known(page: Page) -> None:
    """Mark the lines that are surely no part of the article, and captions; remember which others are in a list."""
    for line in page.lines:
        mark = page.marks.get(line.number) or form_or_caption(line, page)
        if mark is not None:
            page.mark(line.number, mark)
            continue
        hit = _hit(line, page)
        if hit is not None:
            page.hits[line.number] = hit
    for number, hit in page.hits.items():
        if hit.name not in _EDGES_ONLY and not _is_weak(page, number, hit):
            page.mark(number, _mark(hit))


def form_or_caption(line: Line, page: Page) -> Mark | None:
    """Return the mark of a line that is told by its form: the name of an image, a part of the page, a caption."""
    if is_hashtags(line) and line.text.count("#") > 1:
        return Mark(BOILERPLATE, reasons.TAGS, 0.9)
    if is_image_name(line, page):
        return Mark(BOILERPLATE, reasons.IMAGE_NAME, 0.95)
    return forms.form_mark(page, line) or caption_mark(line, page)


def mark_edges(page: Page) -> None:
    """Mark what is in a list, or a path or menu, before the first paragraph, after the last, or beside boilerplate."""
    _mark_run(page, range(page.head_end()), is_head=True)
    _mark_run(page, range(len(page.lines) - 1, -1, -1), is_head=False)
    for number in (*sorted(page.hits), *sorted(page.hits, reverse=True)):
        is_sure = page.is_free(number) and page.hits[number].name not in _BY_FORM and not page.lines[number].stops
        if is_sure and _is_beside(page, number):
            page.mark(number, _mark(page.hits[number]))


def mark_tail(page: Page, first: int, end: int) -> None:
    """Mark what is in a list behind the last paragraph of an article that ends before another."""
    _mark_run(page, range(end - 1, first - 1, -1), is_head=False)


def _mark_run(page: Page, numbers: range, *, is_head: bool) -> None:
    """Mark listed lines from an edge of the text to the first sentence that is in no list."""
    sentences = 0
    for number in numbers:
        if not page.is_free(number):
            continue
        line, hit = page.lines[number], page.hits.get(number)
        if hit is not None and _counts_at_edge(page, number, hit, is_head=is_head, sentences=sentences):
            page.mark(number, _mark(hit))
        elif is_path(line, page) or forms.is_way_back(page, line):
            page.mark(number, Mark(BOILERPLATE, reasons.NAVIGATION, 0.9))
        elif is_hashtags(line) or (not is_head and _is_tag(page, number)):
            page.mark(number, Mark(BOILERPLATE, reasons.TAGS, 0.85))
        elif line.is_sentence or (line.stops and line.count > (_CUT_WORDS if line.is_cut else 1)):
            sentences += 1
            if sentences > is_head:  # a headline may end with a stop
                break


def _counts_at_edge(page: Page, number: int, hit: Hit, *, is_head: bool, sentences: int) -> bool:
    """Tell whether a listed line before or behind the article is surely none of its own."""
    if is_head and sentences and hit.words <= _WEAK:
        return False  # a sentence stands above it: it may be the first subheading
    if hit.name == TICKERS:
        return is_head and _has_headline_behind(page, number)
    if hit.name == NAVIGATION:
        return is_head or _is_in_menu(page, number)
    if hit.words <= _WEAK and page.lines[number].is_sentence and not _is_footer(page, number, hit):
        return _is_beside(page, number)
    return True


def _is_footer(page: Page, number: int, hit: Hit) -> bool:
    """Tell whether a line begins with the sign of copyright, or the word and a year."""
    return hit.name == COPYRIGHT and page.lines[number].key.startswith(("©", "copyright 0", "copyright ©"))


def _is_in_menu(page: Page, number: int) -> bool:
    """Tell whether at least three lines that stand together are items of menus."""
    around = range(number - _MENU_LINES + 1, number + _MENU_LINES)
    run = most = 0
    for at in around:
        hit = page.hits.get(at)
        run = run + 1 if hit is not None and hit.name == NAVIGATION else 0
        most = max(most, run)
    return most >= _MENU_LINES


def mark_menus(page: Page) -> None:
    """Mark short lines among the items of a menu above the headline."""
    run: list[int] = []
    first = page.first_prose()
    for number in range(min(first + 1, len(page.lines))):
        line = page.lines[number]
        if number < first and _may_be_item(page, number):
            run.append(number)
            continue
        listed = sum(_is_listed(page, at) for at in run)
        if len(run) >= _MENU_LINES and listed * 2 >= len(run):
            for at in (at for at in run if _is_listed(page, at) or not _may_be_name(page, at)):
                page.mark(at, Mark(BOILERPLATE, reasons.NAVIGATION, 0.8))
        run = []
        if line.stops:
            return


def _may_be_name(page: Page, number: int) -> bool:
    """Tell whether a line in no list is a name, or stands below one: what somebody is."""
    return any(
        at >= 0 and at not in page.hits and page.lines[at].count > 1 and is_bare_name(page, at)
        for at in (number, number - 1)
    )


def _may_be_item(page: Page, number: int) -> bool:
    """Tell whether a line may be an item of a menu: a few words, and neither a date nor the name of a paper."""
    line = page.lines[number]
    if line.count > _MENU_WORDS or line.stops or "://" in line.text:
        return False
    return page.stamp(number) is None and not is_masthead(page, number)


def _is_listed(page: Page, number: int) -> bool:
    mark = page.marks.get(number)
    return number in page.hits or (mark is not None and mark.kind == BOILERPLATE)


def _hit(line: Line, page: Page) -> Hit | None:
    if line.count > _MOST_WORDS or not line.key:
        return None
    apart = page.strings.apart
    if line.is_quoted and not line.text.startswith(("- ", "– ")):
        return apart.whole.get(line.key)
    return apart.find(forms.link_key(line))


def _mark(hit: Hit) -> Mark:
    reason, confidence = REASONS[hit.name]
    return Mark(BOILERPLATE, reason, confidence)


def _is_weak(page: Page, number: int, hit: Hit) -> bool:
    """Tell whether a listed line may as well be one of the body: it counts only at an edge of the article then."""
    line = page.lines[number]
    if hit.name == OWN:
        return False
    if line.is_quoted or line.is_item or (hit.name not in _ANYWHERE and (line.stops or line.count > _MOST_INSIDE)):
        return True
    if hit.name == INTERJECTIONS:
        return hit.words <= _WEAK and _is_talked_about(page, line)
    if hit.name == READ_MORE:
        return line.text.endswith(".") and not line.is_cut
    return hit.words <= _WEAK


def _is_talked_about(page: Page, line: Line) -> bool:
    """Tell whether other lines speak of what the line says: it may be a subheading then."""
    known = page.talked_about.get(line.key)
    if known is None:
        key = f" {line.key} "
        saying = (f" {other.key} ".count(key) for other in page.lines if other.is_sentence)
        known = any(total >= _MENTIONS for total in accumulate(saying))
        if len(page.talked_about) < _MOST_TOPICS:
            page.talked_about[line.key] = known
    return known


def _is_beside(page: Page, number: int) -> bool:
    """Tell whether the lines around a listed line are boilerplate on one side, and it stands in no prose."""
    around = [page.marks.get(at) for at in (number - 1, number + 1)]
    return any(mark is not None and mark.kind == BOILERPLATE and mark.reason not in _LINKS for mark in around)


def _has_headline_behind(page: Page, number: int) -> bool:
    return any(page.is_free(at) and page.lines[at].is_headline for at in range(number + 1, page.first_prose()))


def _is_tag(page: Page, number: int) -> bool:
    """Tell whether a short line stands under a heading of keywords, with nothing but such lines between."""
    for at in range(number, max(-1, number - 12), -1):
        line = page.lines[at]
        hit = page.hits.get(at)
        if hit is not None and hit.name == TAGS:
            return at != number
        if not page.is_free(at) or line.count > _TAG_WORDS or line.stops:
            return False
    return False


def is_hashtags(line: Line) -> bool:
    """Whether a line is nothing but words behind "#"."""
    if not line.text.startswith("#") or line.text[1:2] in ("#", " ", "") or line.count > _MOST_HASHTAGS:
        return False
    tags = [tag.strip() for tag in line.text[1:].split("#")]
    return not line.stops and all(0 < len(tag.split()) <= _TAG_WORDS for tag in tags)


def is_image_name(line: Line, page: Page) -> bool:
    """Whether a line is the name of an image file, without a sentence around it."""
    if len(line.text) > 160 or "." not in line.text:
        return False
    name, _, ending = line.text.rpartition(".")
    if ending.lower() not in page.strings.words[IMAGE_ENDINGS]:
        return False
    return bool(name) and (line.count == 1 or (line.count <= 6 and any(mark in name for mark in "_-/\\0123456789")))


def is_path(line: Line, page: Page) -> bool:
    """Whether a line is the path to a page ("Home › World"), or a menu in one line."""
    if line.count > 20 or line.stops or "«" in line.text or len(line.text) > 200:
        return False
    steps = [step for step in _STEP.split(line.text) if step]
    if len(steps) > 1 and all(len(step.split()) <= 5 for step in steps):
        if _SURE_STEP.intersection(line.text) and not line.text.startswith(tuple(_SURE_STEP)):
            return True
        if _listed(steps, page) * 2 > len(steps):
            return True
    items = [item for item in _MENU.split(line.text) if item]
    return len(items) > 1 and _listed(items, page) * 3 >= len(items) * 2


def _listed(items: list[str], page: Page) -> int:
    return sum(page.strings.apart.find(key_of(item)) is not None for item in items)
