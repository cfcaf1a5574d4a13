"""Names with their title or role as one extent, and whoever else speaks: "Bộ trưởng Năng lượng Sigrun Dahl", "họ"."""

from __future__ import annotations

from annotator.suggest import walking
from annotator.suggest.words import Extent


def names(text: str, lang: str, start: int = 0, end: int | None = None) -> list[Extent]:
    """Return the names that lie from `start` to `end`, in order; none overlap.

    Words without a capital, pronouns among them, count where they speak: before a cue, behind "theo" and the like.
    """
    return walking.within(text, start, end, lambda left, right: _in_passage(text, lang, left, right))


def name_at(text: str, place: int, lang: str) -> Extent | None:
    """Return the name that holds a place, or ends or begins there; None where there is none."""
    found = _in_passage(text, lang, *walking.passage_at(text, place))
    around = [extent for extent in found if extent[0] <= place <= extent[1]]
    return min(around, key=lambda extent: extent[1] == place, default=None)


def next_name(text: str, place: int, lang: str, step: int) -> Extent | None:
    """Return the first name that begins at or after a place (step 1), or the last that begins before it (step −1)."""
    return walking.next_found(text, place, step, lambda left, right: _in_passage(text, lang, left, right))


def _in_passage(text: str, lang: str, left: int, right: int) -> list[Extent]:
    from annotator.suggest.speech import speaking  # noqa: PLC0415 - the window starts without these rules

    return [(left + first, left + last) for first, last in speaking.in_passage(text[left:right], lang)]
