"""Captions: lines that end with who took the picture, or begin with words that stand beside one."""

from __future__ import annotations

import re

from annotator.suggest.zones import reasons
from annotator.suggest.zones.lines import Line, folded_heads, key_of
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.strings import AGENCIES, BYLINES, CAPTIONS, CREDITS

_CREDIT_REACH = 90
_CREDIT_MARKS = frozenset(":©([/–—-")
_CREDIT_WORDS = 8
_BYLINE_WORDS = 16
_NAMED = re.compile(r"(?:^|[\s(\[/–—.,-])((?:[a-z+]+ ){0,3}[a-z+]+)\s?[:©]\s?([^:©]{1,70})$")
_PLAIN_END = re.compile(r"[(\[/–—©-]\s?([a-z+][a-z+ ]{1,30})[)\]]?\.?$")
_NUMBERED = re.compile(
    r"(?:item )?\d{1,3} of \d{1,3} ?[|:–—] ?\S|item \d{1,3} of \d{1,3} \S|\[\d{1,3}/\d{1,3}\] ?\S", re.IGNORECASE
)
_CREDITED = re.compile(r"\bCredit\s?(?:\.{3}|…)\s?[A-Z]")
_LICENCE = re.compile(r"\s*(?:Purchase|Acquire) Licensing Rights.*$")
_AGENCY_S = re.compile(r"([A-Za-z]{2,12}(?: [A-Z][a-z]{2,10})?)/[A-Z][^/.:;!?]{1,40}(?:/[A-Z][^/.:;!?]{1,30})?$")
_BEHIND_STOP = re.compile(r"[.!?”\"]\s([A-Z][A-Za-z+]+(?: [A-Z][A-Za-z]+){0,2})$")
_OF_SOURCE = frozenset(("nguon", "source", "theo"))
_CAPTION_WORDS = 70
_AGENCY_WORDS = 40


def caption_mark(line: Line, page: Page) -> Mark | None:
    """Return the mark of a caption: it ends with who took the picture, or with an agency."""
    if line.count > _CAPTION_WORDS or line.number == 0:
        return None
    if _NUMBERED.match(line.text) or _CREDITED.search(line.text[-_CREDIT_REACH:]) or _is_agency_s(line, page):
        return Mark("caption", reasons.CREDIT, 0.85)
    if _CREDIT_MARKS.isdisjoint(line.text[-_CREDIT_REACH:]):
        return None
    if line.count <= _BYLINE_WORDS and page.strings.lists[BYLINES].find(line.key):
        return None
    tail = folded_heads([line.text[-_CREDIT_REACH:]])[0].rstrip(" .)]\u00a0")
    named = _NAMED.search(tail)
    if named is not None and _is_credit(line, page, named):
        return Mark("caption", reasons.CREDIT, 0.9)
    plain = _PLAIN_END.search(tail)
    if (
        plain is not None
        and line.count <= _AGENCY_WORDS
        and key_of(plain[1]) in page.strings.words[AGENCIES]
        and not line.text.startswith("(")
    ):
        return Mark("caption", reasons.AGENCY, 0.6)
    return None


def _is_credit(line: Line, page: Page, named: re.Match[str]) -> bool:
    words = named[1].split()
    credits_ = page.strings.words[CREDITS]
    is_credit = any(" ".join(words[first:]) in credits_ for first in range(len(words)))
    in_brackets = line.text.rstrip(" .").endswith((")", "]"))
    if not is_credit and not (in_brackets and words[-1] in _OF_SOURCE):
        return False
    name = re.split("[:©]", line.text)[-1].strip()
    return len(named[2].split()) <= _CREDIT_WORDS and (name[:1].isupper() or name.startswith("@"))


def picture_words(page: Page, line: Line) -> bool:
    """Whether a line begins with words that stand beside a picture, with a comma behind them."""
    words, comma, _ = line.text[:60].partition(",")
    return bool(comma) and line.count <= _CAPTION_WORDS and key_of(words) in page.strings.words[CAPTIONS]


def mark_captions(page: Page) -> None:
    """Mark lines that begin with words beside a picture, and what stands below such words alone."""
    for line in page.lines:
        if not page.is_free(line.number) or not picture_words(page, line):
            continue
        page.mark(line.number, Mark("caption", reasons.PICTURE_WORDS, 0.85))
        below = line.number + 1
        if line.text.endswith(",") and page.is_free(below) and page.lines[below].count <= _CAPTION_WORDS:
            page.mark(below, Mark("caption", reasons.PICTURE_WORDS, 0.8))


def _is_agency_s(line: Line, page: Page) -> bool:
    """Tell whether a line ends with an agency and a name behind a stroke, or with an agency behind a full stop."""
    tail = _LICENCE.sub("", line.text[-2 * _CREDIT_REACH :]).rstrip(" .)")
    found = _AGENCY_S.search(tail) or _BEHIND_STOP.search(tail)
    if found is None or line.count > _AGENCY_WORDS + _CREDIT_WORDS:
        return False
    words = key_of(found[1]).split()
    return any(" ".join(words[first:]) in page.strings.words[AGENCIES] for first in range(len(words)))
