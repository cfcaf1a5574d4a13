"""The form in which extents of several annotators are compared: without what is a matter of habit at their ends.

Blanks at both ends never count. Where asked for (the default), outer quotation marks and closing punctuation do not
either: "“Tàu đã rời cảng.”" and "Tàu đã rời cảng" are the same extent. What is stored is never changed.
"""

from __future__ import annotations

_OPENING = "\"'“‘«‹„‚"
_CLOSING = "\"'”’»›“‘"
_STOPS = ".,;:!?…"


def trimmed(text: str, start: int, end: int, *, marks: bool = True) -> tuple[int, int]:
    """Return the extent (code points, half open) without blanks and, with `marks`, outer marks and closing stops.

    An extent of nothing but these keeps what is not blank; one of blanks alone stays as it is.
    """
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
