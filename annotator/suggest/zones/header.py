"""The head of an article: headline, date, byline, source, lead; and names and sources at its end."""

from __future__ import annotations

import re

from annotator.domain.zone import BOILERPLATE
from annotator.suggest.zones import reasons
from annotator.suggest.zones.page import SENTENCE_TITLE, Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import BYLINES, MASTHEADS, SOURCES

_TITLE_WORDS = 4
_LEAD_WORDS = 65
_STAMP_REACH = 14
_NAME_WORDS = 5
_LEAST_NAME = 2
_SMALL = frozenset(("và", "and", "in", "at", "from", "for"))
_LINE_OF_NAMES = 16
_TAIL = 4
_THEO_WORDS = 7
_FREE_WORDS = 4
_HEAD_SHARE, _OTHER_SHARE = 0.5, 0.4
_LONG_NAMES = (4, 60)
"""Words of an entry, and of a line that it fits, that may be longer than other lines of names and end with a stop."""
_DATELINE = re.compile(
    r"\([^()]{2,30}\)\s*[-–—]\s|[A-ZĐ][A-ZĐ.]+\s*[-–—]\s"
    r"|[A-ZĐ][^.!?()]{1,60}\([A-Z][\w.\s]{1,24}\)\s*[-–—]\s"
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


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
    return title, stamp


def _mark_title(page: Page, first: int, end: int) -> int:
    title, mark = _title(page, first, end)
    if title >= 0:
        page.mark(title, mark)
    return title


def _title(page: Page, first: int, end: int) -> tuple[int, Mark]:
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
            if page.is_free(number + 1) and _is_stamped(page, number + 1):
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
    if not _is_stamped(page, below + 1) or not _may_be_title(page, below):
        return False
    said = {word for at in range(below + 2, min(end, below + 8)) for word in page.lines[at].key.split()}
    own, other = (_share(page.lines[at].key, said) for at in (below, number))
    return own >= _HEAD_SHARE and other < _OTHER_SHARE


def _share(key: str, said: set[str]) -> float:
    words = set(key.replace(":", " ").split())
    return len(words & said) / len(words) if words else 0.0


def is_masthead(page: Page, number: int) -> bool:
    """Whether a line is the name of a paper or site."""
    return page.strings.lists[MASTHEADS].whole.get(page.lines[number].key) is not None


def _mark_mastheads(page: Page, first: int, title: int) -> None:
    """Mark names of papers above the headline, and right below it."""
    for number in range(first, min(title + 3, len(page.lines))):
        if page.is_free(number) and is_masthead(page, number):
            page.mark(number, Mark("source", reasons.MASTHEAD, 0.8))
        elif number < title and page.is_free(number) and _URL.fullmatch(page.lines[number].text):
            page.mark(number, Mark("source", reasons.SOURCE, 0.85))


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
    if _DATELINE.match(line.text):
        return False  # a lead: an agency or a place stands before it
    return line.count <= words and len(line.text) <= length and _has_prose_behind(page, number, end)


def _has_prose_behind(page: Page, number: int, end: int) -> bool:
    return any(page.is_prose(at) for at in range(number + 1, min(end, number + 9)))


def _is_stamped(page: Page, number: int) -> bool:
    stamp = page.stamp(number)
    return stamp is not None and stamp.is_whole


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
    if line.count > _LINE_OF_NAMES or stamp is None or (not stamp.value and stamp.day is None):
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
        if first_free < end and _DATELINE.match(page.lines[first_free].text) and page.is_prose(first_free):
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
    if number in page.hits or page.is_relative(number) or page.lines[number].count < _LEAST_NAME:
        return False
    above = page.marks.get(number - 1)
    is_below = above.kind != BOILERPLATE if above else number - 1 not in page.hits
    return is_below and _is_bare_name(page, number)


def names_somebody(page: Page, number: int) -> bool:
    """Whether a short line names who wrote, photographed or edited."""
    line = page.lines[number]
    if line.count > _LONG_NAMES[1] or line.is_quoted or line.count < _LEAST_NAME:
        return False
    hit = page.strings.lists[BYLINES].find(line.key)
    if hit is None or ((line.count > _LINE_OF_NAMES or line.stops) and hit.words < _LONG_NAMES[0]):
        return False
    if hit.is_end:  # "Bộ Y tế thực hiện" is no byline, "Minh An thực hiện" is
        others = [word for word in line.text.split()[: -hit.words] if word[0].isalpha()]
        return sum(word[0].isupper() or word in _SMALL for word in others) * 5 >= len(others) * 4
    named = [word for word in re.findall(r"[^\W\d_]+", line.text)[1:] if word[0].isupper()]
    return bool(named) or hit.words >= 2


def source(page: Page, number: int) -> bool:
    """Whether a short line names where the article comes from, or is an address."""
    line = page.lines[number]
    if line.count > _LINE_OF_NAMES or (line.stops and line.count > 3) or line.is_quoted:
        return False
    return page.strings.lists[SOURCES].find(line.key) is not None or bool(_URL.fullmatch(line.text))


def is_theo(page: Page, number: int) -> bool:
    """Whether a line is "Theo" and a name: "(Theo Reuters)"."""
    line = page.lines[number]
    text = line.text.strip("().")
    words = [word for word in text.split() if word.strip("()–—-")]
    if not line.key.startswith("theo ") or not 2 <= len(words) <= _THEO_WORDS:
        return False
    return words[1][:1].isupper() and not text.endswith((",", ":"))


def _is_name(page: Page, number: int, stamp: int) -> bool:
    """Tell whether a line beside the date is a name; above the date one word of any kind is."""
    line = page.lines[number]
    spoken = " ".join(line.text.split()).partition(" in ")
    is_placed = bool(spoken[1]) and line.count <= _LINE_OF_NAMES and not line.stops
    if is_placed and all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", spoken[0] + " " + spoken[2])):
        return True
    return _is_bare_name(page, number) or (number < stamp and line.count == 1 and not line.stops)


def _is_bare_name(page: Page, number: int) -> bool:
    """Tell whether a line is nothing but a name of one to five words, or several parted by commas."""
    line = page.lines[number]
    if line.stops or line.is_item or line.is_quoted or line.count > 2 * _NAME_WORDS or len(line.text) > 60:
        return False
    words = [word for word in re.findall(r"[^\W_]+", line.text) if word not in _SMALL]
    if not words or not all(word[0].isupper() for word in words) or any(map(str.isdigit, line.text)):
        return False
    return len(words) <= _NAME_WORDS or "," in line.text
