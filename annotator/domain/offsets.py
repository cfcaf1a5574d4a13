"""Offsets are code points of the stored text, half open; Qt counts UTF-16 units. This is the one converter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SHOWN_OTHERWISE = {"\u2029": "\u2028", "\ufdd0": "\u2028", "\ufdd1": "\u2028"}


class Utf16Map:
    """Positions of one text, to and from UTF-16 units, each in O(log of its astral characters)."""

    __slots__ = ("_astral", "_astral16", "length", "length16")

    def __init__(self, text: str) -> None:
        # Counting bytes is twenty times faster than looking for what most texts do not have.
        has_astral = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
        self._astral = [match.start() for match in _ASTRAL.finditer(text)] if has_astral else []
        self._astral16 = [at + earlier for earlier, at in enumerate(self._astral)]
        self.length = len(text)
        self.length16 = len(text) + len(self._astral)

    def to_utf16(self, position: int) -> int:
        """Return the UTF-16 position of a code point position (0 to `length`)."""
        return position + bisect_left(self._astral, position)

    def to_codepoint(self, position16: int) -> int:
        """Return the code point position of a UTF-16 position; inside a surrogate pair, that of its character."""
        earlier = bisect_right(self._astral16, position16 - 1)
        if earlier and self._astral16[earlier - 1] == position16 - 1:
            return self._astral[earlier - 1]
        return position16 - earlier


def display_copy(text: str) -> str:
    """Return the copy of `text` that Qt may show: same UTF-16 length, and only a line feed starts a new block.

    Qt also splits blocks at U+2029, U+FDD0 and U+FDD1; they are shown as a line separator. It drops a U+FEFF at the
    beginning, which is shown as another character without width. Never read it back.
    """
    if text.startswith("\ufeff"):
        text = "\u200b" + text[1:]
    for found, shown in _SHOWN_OTHERWISE.items():  # replace is a hundred times faster than translate on a long text
        text = text.replace(found, shown)
    return text
