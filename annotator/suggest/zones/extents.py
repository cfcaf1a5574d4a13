"""Which parts of a text are looked at: all of an article, of what is far longer than any its beginning and its end."""

from __future__ import annotations

MOST = 200_000
"""Characters of a text that is looked at as a whole; the longest articles have a quarter of it."""
MOST_LINES = 10_000
"""Lines of such a text."""
HEAD, HEAD_LINES = 100_000, 5_000
TAIL, TAIL_LINES = 50_000, 2_500

Extent = tuple[int, int]


def extents(text: str) -> tuple[Extent, ...]:
    """Return the parts of a text that are looked at for zones: (start, end) in code points, made of whole lines.

    There is one, the whole text, unless that is longer than MOST characters or MOST_LINES lines: then its head and its
    tail. A line that is longer than these is never cut.
    """
    if len(text) <= MOST and text.count("\n") < MOST_LINES:
        return ((0, len(text)),)
    end, start = _end_of_head(text), _start_of_tail(text)
    return ((0, end), (start, len(text))) if end < start else ((0, len(text)),)


def clipped(text: str) -> tuple[Extent, ...]:
    """Return the parts of a text that are looked at for spans: those of `extents`, long lines cut at a blank."""
    parts = extents(text)
    if len(text) <= MOST:
        return parts
    end, start = min(parts[0][1], HEAD), max(parts[-1][0] if len(parts) > 1 else 0, len(text) - TAIL)
    if not text[end - 1].isspace() and not text[end].isspace():
        end = max(text.rfind(" ", end - 1000, end), end - 1000)
    if not text[start - 1].isspace():
        start = min(text.find(" ", start, start + 1000) + 1 or start + 1000, len(text))
    return ((0, end), (start, len(text)))


def _end_of_head(text: str) -> int:
    """Return the place behind a line feed, or the end of the text."""
    place = 0
    for _ in range(HEAD_LINES):
        behind = text.find("\n", place) + 1
        if not behind or (place and behind > HEAD):
            break
        place = behind
    return place or len(text)


def _start_of_tail(text: str) -> int:
    """Return the place behind a line feed, or 0."""
    place = len(text)
    for _ in range(TAIL_LINES):
        before = text.rfind("\n", 0, max(place - 1, 0)) + 1
        if place < len(text) and len(text) - before > TAIL:
            break
        place = before
        if not place:
            break
    return place
