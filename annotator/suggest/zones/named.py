"""Short lines that name somebody: who wrote an article, whence it comes, which paper prints it."""

from __future__ import annotations

import re

from annotator.suggest.zones.lines import key_of
from annotator.suggest.zones.page import Page
from annotator.suggest.zones.strings import BYLINE_LABELS, BYLINES, MASTHEADS, SOURCES

NAME_WORDS = 5
LEAST_NAME = 2
LINE_OF_NAMES = 16
URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SMALL = frozenset(("và", "and", "in", "at", "from", "for"))
_THEO_WORDS = 7
_LONG_NAMES = (4, 60)
"""Words of an entry, and of a line that it fits, that may be longer than other lines of names and end with a stop."""


def is_masthead(page: Page, number: int) -> bool:
    """Whether a line is the name of a paper or site."""
    return page.strings.lists[MASTHEADS].whole.get(page.lines[number].key) is not None


def names_somebody(page: Page, number: int) -> bool:
    """Whether a short line names who wrote, photographed or edited."""
    line = page.lines[number]
    if line.count > _LONG_NAMES[1] or line.is_quoted or line.count < LEAST_NAME:
        return False
    label, comma, _ = line.text[:40].partition(",")
    if comma and line.count <= LINE_OF_NAMES and not line.stops and key_of(label) in page.strings.words[BYLINE_LABELS]:
        return True
    hit = page.strings.lists[BYLINES].find(line.key)
    if hit is None or ((line.count > LINE_OF_NAMES or line.stops) and hit.words < _LONG_NAMES[0]):
        return False
    if hit.is_end:  # "Bộ Y tế thực hiện" is no byline, "Minh An thực hiện" is
        others = [word for word in line.text.split()[: -hit.words] if word[0].isalpha()]
        return sum(word[0].isupper() or word in _SMALL for word in others) * 5 >= len(others) * 4
    named = [word for word in re.findall(r"[^\W\d_]+", line.text)[1:] if word[0].isupper()]
    return bool(named) or hit.words >= 2


def source(page: Page, number: int) -> bool:
    """Whether a short line names where the article comes from, or is an address."""
    line = page.lines[number]
    if line.count > LINE_OF_NAMES or (line.stops and line.count > 3) or line.is_quoted:
        return False
    return page.strings.lists[SOURCES].find(line.key) is not None or bool(URL.fullmatch(line.text))


def is_theo(page: Page, number: int) -> bool:
    """Whether a line is "Theo" and a name: "(Theo Reuters)"."""
    line = page.lines[number]
    text = line.text.strip("().")
    words = [word for word in text.split() if word.strip("()–—-")]
    if not line.key.startswith("theo ") or not 2 <= len(words) <= _THEO_WORDS:
        return False
    return words[1][:1].isupper() and not text.endswith((",", ":"))


def is_bare_name(page: Page, number: int) -> bool:
    """Whether a line is nothing but a name of one to five words, or several parted by commas."""
    line = page.lines[number]
    if line.stops or line.is_item or line.is_quoted or line.count > 2 * NAME_WORDS or len(line.text) > 60:
        return False
    words = [word for word in re.findall(r"[^\W_]+", line.text) if word not in _SMALL]
    if not words or not all(word[0].isupper() for word in words) or any(map(str.isdigit, line.text)):
        return False
    return len(words) <= NAME_WORDS or "," in line.text
