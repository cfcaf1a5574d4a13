"""What others wrote (names, headlines, paths), as it can stand on one line of what we say."""

from __future__ import annotations

import re
import unicodedata

TITLE, NAME = 60, 40
"""Characters of a headline and of a person's name in a sentence."""

# Ends of lines, controls, half surrogates, and what turns the direction of letters, with what ends that.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_JOINER = "\u200d"


def on_one_line(text: object, limit: int = 0) -> str:
    """Return a path, title or name as it can be printed on one line, whatever characters it holds.

    With a `limit` no more than so many characters, the last of them an ellipsis where some are left out. A letter is
    never parted from its marks.
    """
    line = _UNPRINTABLE.sub(lambda match: ascii(match[0])[1:-1], str(text))
    return line if not limit or len(line) <= limit else line[: _end_of_letter(line, limit - 1)].rstrip() + "…"


def _end_of_letter(line: str, end: int) -> int:
    """Return the last place up to `end` that is not between a letter and its marks; `end` among marks without one.

    What a joiner joins is one letter, but with marks that have none.
    """
    at = _outside(line, end, _JOINER)
    if at > 0 or unicodedata.category(line[0])[0] != "M":
        return at
    return _outside(line, end, "") or end


def _outside(line: str, end: int, joiner: str) -> int:
    at = end
    while at > 0 and (unicodedata.category(line[at])[0] == "M" or joiner in (line[at], line[at - 1])):
        at -= 1
    return at
