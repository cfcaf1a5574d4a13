"""Parts of a page told by their form: players, buttons, links and pictures in mark-up, words beside pictures."""

from __future__ import annotations

import re

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons
from annotator.suggest.zones.lines import Line, key_of
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import BLOCK_BEGINS, BLOCK_ENDS, NAVIGATION, Patterns

_LONGEST = 400
_LINK_WORDS = 28
_CAPTION_WORDS = 70
_PROMO_LINES, _SKIP_LINES = 8, 40

_PLAYER = re.compile(r"-?\d{1,2}:\d{2}(?::\d{2})?\s*/\s*-?\d{1,2}:\d{2}(?::\d{2})?")
_CLOSE = frozenset("×✕✖⨯❌")
_PICTURE = re.compile(r"\[?!\[[^\]]*\]\([^()\s]*(?:\s\"[^\"]*\")?\)(?:\]\(\S*\))?")
_LINK = re.compile(r"\[([^\]]{1,200})\]\(\S+\)")
_ARROWS = re.compile(r">{2,}\s*(?=\S)")
_BACK = ("tro lai ", "quay lai ", "back to ")
_SKIP = ("bo qua ", "skip ")


def form_mark(page: Page, line: Line) -> Mark | None:
    """Return the mark of a line that is a part of the page by its form alone."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    if _PICTURE.fullmatch(text):
        return Mark(BOILERPLATE, reasons.IMAGE_NAME, 0.95)
    if _PLAYER.fullmatch(text):
        return Mark(BOILERPLATE, reasons.INTERJECTION, 0.9)
    if _CLOSE.issuperset(text):
        return Mark(BOILERPLATE, reasons.NAVIGATION, 0.8)
    if _is_arrowed(page, line):
        return Mark(BOILERPLATE, reasons.READ_MORE, 0.85)
    return None


def _is_arrowed(page: Page, line: Line) -> bool:
    """Tell whether a line behind ">>" is a link: no sentence, or in a list; the lines of a transcript are sentences."""
    arrows = _ARROWS.match(line.text)
    if arrows is None or line.count > _LINK_WORDS:
        return False
    is_open = line.is_cut or not line.text.endswith((".", "!", "?", ":", ","))
    return is_open or page.strings.apart.find(line.key) is not None


def link_key(line: Line) -> str:
    """Return the words of a line, of a link in mark-up those that are seen."""
    link = _LINK.fullmatch(line.text) if line.text.startswith("[") else None
    return key_of(link[1]) if link else line.key


def is_way_back(page: Page, line: Line) -> bool:
    """Whether a line leads back to a section: "Trở lại Kinh doanh"."""
    way = next((way for way in _BACK if line.key.startswith(way)), "")
    return bool(way) and not line.stops and page.strings.lists[NAVIGATION].find(line.key[len(way) :]) is not None


def mark_blocks(page: Page) -> None:
    """Mark parts of the page whose first and last line are both known."""
    begins, ends = page.strings.lists[BLOCK_BEGINS], page.strings.lists[BLOCK_ENDS]
    last = -1
    for line in page.lines:
        if line.stops or line.count > _LINK_WORDS or ends.find(line.key) is None:
            continue
        first = _begin(page, line.number, last, begins)
        for number in range(first, line.number + 1):
            page.marks[number] = Mark(BOILERPLATE, reasons.INTERJECTION, 0.9)
        last = line.number


def _begin(page: Page, number: int, last: int, begins: Patterns) -> int:
    """Return the first line of a part that ends at a line; that line where none is found near enough."""
    for at in range(number - 1, max(last, number - _SKIP_LINES - 1), -1):
        if _begins(page, at, begins) and (number - at <= _PROMO_LINES or page.lines[at].key.startswith(_SKIP)):
            above = range(at - 1, last, -1)
            return next((other for other in above if not _begins(page, other, begins)), last) + 1
    return number


def _begins(page: Page, number: int, begins: Patterns) -> bool:
    line = page.lines[number]
    return line.count <= _LINK_WORDS and begins.find(line.key) is not None


def mark_counts(page: Page) -> None:
    """Mark numbers alone in a line below what asks to share or to comment: how many did."""
    for number in range(1, len(page.lines)):
        above = page.marks.get(number - 1)
        if above is None or above.reason not in (reasons.SHARING, reasons.COMMENTS) or not page.is_free(number):
            continue
        if page.lines[number].text.isdigit() and len(page.lines[number].text) <= len("99999"):
            page.mark(number, above)
