"""The words around a place in a text: cut between words, and with an ellipsis where they are cut."""

from __future__ import annotations

ELLIPSIS = "…"


def around(text: str, start: int, end: int, most: int) -> tuple[str, str]:
    """Return what stands before code point `start` and from `end` on, at most `most` code points of the text each.

    A word is shown whole or not at all; one that touches the place and is longer than that is cut all the same.
    """
    return _before(text, start, max(0, start - most)), _after(text, end, min(len(text), end + most))


def _before(text: str, start: int, cut: int) -> str:
    if cut == 0:
        return text[:start]
    at = cut
    if not text[cut - 1].isspace():
        at = next((place for place in range(cut, start) if text[place].isspace()), cut)
    kept = text[at:start]
    is_between = at > cut or text[cut - 1].isspace() or kept[:1].isspace()
    return f"{ELLIPSIS} {kept.lstrip()}" if is_between else ELLIPSIS + kept


def _after(text: str, end: int, cut: int) -> str:
    if cut == len(text):
        return text[end:]
    at = cut
    if not text[cut].isspace():
        at = next((place + 1 for place in range(cut - 1, end - 1, -1) if text[place].isspace()), cut)
    kept = text[end:at]
    is_between = at < cut or text[cut].isspace() or kept[-1:].isspace()
    return f"{kept.rstrip()} {ELLIPSIS}" if is_between else kept + ELLIPSIS
