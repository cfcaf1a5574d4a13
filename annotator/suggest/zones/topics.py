"""What lines are about, by the names in them: how alike two stretches of a text are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from annotator.suggest.zones.lines import Line

_READ = 2000
_LINES = 40
_NAME = re.compile(r"(?<![.!?:…\"“«(\[*•>|\n-] )(?<![\w.\"“«‘'(\[-])[^\W\d_]+(?:-\w+)?")
ENOUGH = 5
"""Names that a stretch must have (counted as often as they stand) to be compared at all."""


@lru_cache(maxsize=4096)
def _names_of(text: str) -> tuple[str, ...]:
    """Return the words with a capital that do not begin a sentence."""
    found = _NAME.finditer(text)
    return tuple(word[0] for word in found if word.start() > 0 and word[0][0].isupper() and len(word[0]) > 1)


def names(lines: Iterable[Line]) -> Counter[str]:
    """Count the names in lines, as far as they are looked at."""
    counted: Counter[str] = Counter()
    for line in lines:
        counted.update(_names_of(line.text[:_READ]))
    return counted


def likeness(before: list[Line], after: list[Line]) -> float | None:
    """Return how alike two stretches are (cosine of their names, 0 to 1); None where they name too little to tell."""
    one, other = names(before[-_LINES:]), names(after[:_LINES])
    if one.total() < ENOUGH or other.total() < ENOUGH:
        return None
    shared = sum(count * other[name] for name, count in one.items())
    sizes = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return shared / sizes


def repeated_across(text: str) -> set[str]:
    """Return the names and numbers that stand both in the headline and in the blurb of a line made of both.

    The place between them is the word with a capital for which they are most; none stands before the fifth word or
    behind the 28th.
    """
    words = text.split()[:80]
    cores = [word.strip(".,;:!?\"“”'‘’()[]…") for word in words]
    marked = [core if core[:1].isupper() or core[:1].isdigit() else "" for core in cores]
    best: set[str] = set()
    for place in range(5, min(28, len(words) - 5)):
        if words[place - 1][-1:] in ".,;:!?…":
            continue
        if cores[place][:1].isupper():
            shared = (set(marked[:place]) & set(marked[place:])) - {""}
            best = max(best, shared, key=len)
    return best
