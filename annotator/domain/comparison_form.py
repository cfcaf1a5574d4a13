"""The form in which extents of several annotators are compared: without what is a matter of habit at their ends.

Blanks at both ends never count. Where asked for (the default), outer quotation marks and closing punctuation do not
either: "“Tàu đã rời cảng.”" and "Tàu đã rời cảng" are the same extent. What is stored is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable

_OPENING = "\"'“‘«‹„‚"
_CLOSING = "\"'”’»›“‘"
_STOPS = ".,;:!?…"


def trimmed(text: str, start: int, end: int, *, marks: bool = True) -> tuple[int, int]:
    """Return the extent (code points, half open) without blanks and, with `marks`, outer marks and closing stops.

    An extent of nothing but these keeps what is not blank; one of blanks alone stays as it is.
    """
    if start < end and text[start].isalnum() and text[end - 1].isalnum():
        return start, end
    left, right = _without_blanks(text, start, end)
    if left == right:
        return start, end
    if not marks:
        return left, right
    inner = _without_marks(text, left, right)
    return inner if inner[0] < inner[1] else (left, right)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _OPENING or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _CLOSING or text[end - 1] in _STOPS or text[end - 1].isspace()):
        end -= 1
    return start, end


def by_the_rule(text: str, extents: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the one of extents that differ by trimming alone that keeps the rule of quotation marks.

    Marks that open and close a quoted content are inside; a final stop is inside only where it stands inside the
    marks. Where none keeps the rule, the nearest to it.
    """
    offered = sorted(set(extents))
    if len(offered) == 1:
        return offered[0]
    least, most = min(start for start, _ in offered), max(end for _, end in offered)
    start, end = _with_marks(text, *trimmed(text, least, most), least, most)
    return min(offered, key=lambda extent: (abs(extent[0] - start) + abs(extent[1] - end), extent))


def _with_marks(text: str, start: int, end: int, least: int, most: int) -> tuple[int, int]:
    """Return an extent with the pairs of marks around it, as far as they lie within `least` to `most`."""
    while start > least and text[start - 1] in _OPENING:
        after = end
        while after < most and text[after] in _STOPS:
            after += 1
        if after >= most or text[after] not in _CLOSING:
            break
        start, end = start - 1, after + 1
    return start, end
