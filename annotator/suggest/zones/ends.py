"""What stands behind an article: bars of buttons, who the author is, and all that follows them."""

from __future__ import annotations

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons, topics
from annotator.suggest.zones.lines import key_of
from annotator.suggest.zones.named import is_bare_name, is_theo, names_somebody, source
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import MASTHEADS, PORTRAITS

_READ_BACK = 40
_LONG_WORDS = 20
_PORTRAIT_WORDS = 80
_LEAST_WORDS = 6
_NAME_WORDS = range(2, 6)
_KNOWN_SHARE = 5
_SURELY_KNOWN = 4
_SIGNED_REACH = 4
_DATELINE_REACH = 30
_HEAD_LINES = 24
_TAIL_LINES = 80
_BUTTONS = (reasons.SHARING, reasons.COMMENTS, reasons.TAGS, reasons.LOGIN)
_BAR = frozenset((*_BUTTONS, reasons.COPYRIGHT, reasons.COOKIES, reasons.PORTRAIT))
_NONE = Mark("", "", 0.0)


def mark_portraits(page: Page, end: int) -> None:
    """Mark who the author is, and the name alone above it, where a part of the page or nothing follows."""
    authors = ""
    for number in range(end - 1, max(0, end - _TAIL_LINES), -1):
        is_long = page.is_free(number) and page.lines[number].count >= _LEAST_WORDS
        if not is_long or number in page.hits:
            continue
        if number + 1 < end and page.marks.get(number + 1, _NONE).kind != BOILERPLATE and number + 1 not in page.hits:
            continue
        if not _says_who(page, number):
            continue
        authors = authors or _authors(page, end)
        names = [at for at in range(max(0, number - 2), number) if _is_author(page, at, authors)]
        if names or f" {' '.join(page.lines[number].key.split()[:2])} " in authors:
            for at in range(min([*names, number]), number + 1):
                page.mark(at, Mark(BOILERPLATE, reasons.PORTRAIT, 0.75))


def _says_who(page: Page, number: int) -> bool:
    """Tell whether a sentence reads like one of those that say who an author is."""
    line = page.lines[number]
    if line.count > _PORTRAIT_WORDS or line.is_quoted:
        return False
    return page.strings.lists[PORTRAITS].find(line.key) is not None or _begins_with_name(page, number)


def _authors(page: Page, end: int) -> str:
    """Return the keys of the lines that say by whom the article is: lines of names, and names alone beside the date."""
    keys = []
    for number in {*range(min(end, _HEAD_LINES)), *range(max(0, end - _TAIL_LINES), end)}:
        line = page.lines[number]
        if line.is_sentence and not names_somebody(page, number):
            continue
        around = range(max(0, number - 3), min(end, number + 4) if number < _HEAD_LINES else 0)
        if names_somebody(page, number) or (is_bare_name(page, number) and any(map(page.is_date, around))):
            keys.append(line.key)
    return f" {' ; '.join(keys)} "


def _is_author(page: Page, number: int, authors: str) -> bool:
    line = page.lines[number]
    return page.is_free(number) and is_bare_name(page, number) and line.count > 1 and f" {line.key} " in authors


def mark_rest(page: Page, first: int, end: int) -> None:
    """Mark what stands behind the first part of the page below an article, where no paragraphs of its own go on.

    A bar of buttons, topics or rights may stand above sentences; another part only where none follow that may be body.
    """
    sure, last = _last_of_body(page, first, end)
    known = [at for at in range(max(first, sure + 1), end) if _is_known(page, at)]
    bar = next((at for at in known if _is_bar(page, at) or (at > last and _begins_rest(page, at, known))), end)
    rest = [at for at in range(bar, end) if page.is_free(at)]
    if not rest or not page.prose_before(bar) or _is_said(page, rest[0]):
        return
    share = sum(at >= bar for at in known)
    if share * _KNOWN_SHARE < end - bar or _may_go_on(page, first, bar, rest):
        return
    for number in rest:
        is_signature = names_somebody(page, number) or source(page, number) or is_theo(page, number)
        if number - bar > _SIGNED_REACH or not is_signature:
            page.mark(number, Mark(BOILERPLATE, reasons.BEHIND_END, 0.65))


def _is_known(page: Page, number: int) -> bool:
    return page.marks[number].kind == BOILERPLATE if number in page.marks else number in page.hits


def _is_bar(page: Page, number: int) -> bool:
    """Tell whether a line and one of the next three ask to share or comment, or say rights or topics."""
    if page.marks.get(number, _NONE).reason not in _BAR:
        return False
    return any(page.marks.get(at, _NONE).reason in _BAR for at in range(number + 1, number + 4))


def _begins_rest(page: Page, number: int, known: list[int]) -> bool:
    """Tell whether a line is a part of the page that several others follow."""
    reason = page.marks.get(number, _NONE).reason
    is_part = reason in _BAR or reason == reasons.RELATED
    return is_part and sum(at >= number for at in known) >= _SURELY_KNOWN


def _is_said(page: Page, number: int) -> bool:
    """Tell whether a line is a sentence that is in no list."""
    line = page.lines[number]
    return line.stops and number not in page.hits and not _is_portrait(page, number)


def _may_go_on(page: Page, first: int, bar: int, rest: list[int]) -> bool:
    """Tell whether sentences behind a bar may be the article's: they end the text, or name what it names."""
    prose = [page.lines[at] for at in rest if page.is_prose(at) and at not in page.hits and not _is_portrait(page, at)]
    if not prose:
        return False
    if prose[-1].number >= rest[-1] and prose[-1].number == len(page.lines) - 1:
        return True
    lines = [page.lines[at] for at in range(max(first, bar - _READ_BACK), bar) if page.is_prose(at)]
    if all(_is_foreign_lead(page, line.number) for line in prose):
        return False
    return bool(topics.names(lines).keys() & topics.names(prose).keys())


def _is_foreign_lead(page: Page, number: int) -> bool:
    """Tell whether a sentence begins with the name of a paper and a dash, as another article's first one does."""
    if number <= _HEAD_LINES // 2:
        return False
    head, dash, _ = page.lines[number].text[:_DATELINE_REACH].partition(" - ")
    return bool(dash) and page.strings.lists[MASTHEADS].whole.get(key_of(head)) is not None


def _is_portrait(page: Page, number: int) -> bool:
    """Tell whether a sentence says who the author is, behind the article: a name alone stands above it."""
    if _begins_with_name(page, number):
        return True
    above = range(max(0, number - 2), number)
    is_named = any(page.lines[at].count in _NAME_WORDS and is_bare_name(page, at) for at in above)
    return is_named and page.strings.lists[PORTRAITS].find(page.lines[number].key) is not None


def _begins_with_name(page: Page, number: int) -> bool:
    """Tell whether a sentence begins with the name that stands alone above it, or with its last word."""
    key = page.lines[number].key
    above = (page.lines[at] for at in range(max(0, number - 2), number))
    names = [line for line in above if line.count in _NAME_WORDS]
    return any(
        key.startswith((f"{line.key} ", f"{line.key.rpartition(' ')[2]} ")) and is_bare_name(page, line.number)
        for line in names
    )


def _last_of_body(page: Page, first: int, end: int) -> tuple[int, int]:
    """Return the last line that is surely of a body, and the last that may be.

    Surely of one is a long paragraph, or one next to another; none is a teaser's, and none says who the author is.
    """
    last = -1
    for number in range(end - 1, first - 1, -1):
        if not page.is_prose(number) or number in page.hits:
            continue
        if _is_portrait(page, number) or _is_foreign_lead(page, number):
            continue
        last = max(last, number)
        is_next = page.is_prose(number - 1) and number - 1 not in page.hits
        if is_next or page.lines[number].count >= _LONG_WORDS:
            return number, last
    return first - 1, last
