"""Lines of a text as boundaries go by them: where the next one that says something begins or ends."""

from __future__ import annotations


def line_edge(text: str, place: int, edge: str, step: int) -> int:
    """Return where the next (1) or previous (−1) line with words in it begins, or for the edge "end" ends.

    `place` itself where there is none. Blanks at both ends of a line are left out.
    """
    start = text.rfind("\n", 0, place) + 1
    while True:
        found = _edge_of(text, start, edge)
        if found is not None and (found > place if step > 0 else found < place):
            return found
        following = text.find("\n", start) + 1 if step > 0 else text.rfind("\n", 0, max(0, start - 1)) + 1
        if following == (0 if step > 0 else start):
            return place
        start = following


def _edge_of(text: str, start: int, edge: str) -> int | None:
    """Return the edge of the line that begins at `start`, None of one that is blank."""
    end = text.find("\n", start)
    words = text[start : len(text) if end < 0 else end]
    if not words.strip():
        return None
    return start + (len(words) - len(words.lstrip()) if edge == "start" else len(words.rstrip()))
