"""Every occurrence of some words in an article, to be labelled like the first one; a preview, nothing is written here.

Words occur again where the same letters stand as whole words. Capital letters and diacritics count ("Nga" is no "nga",
"bà" no "ba"); how they are written does not: NFC or NFD, kinds of blanks, of quotation marks and of dashes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.domain.article import Json
from annotator.domain.finding import Extent, Folded
from annotator.domain.scheme import RANGE, Scheme
from annotator.domain.span import Span
from annotator.domain.zone import ACCEPTED, APART, Zone
from annotator.suggest import words

FREE, IN_ZONE, IN_SPAN = "", "zone", "span"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Code points `start` to `end` of an article.

    `why` says what speaks against labelling it: it lies in boilerplate or another article (`IN_ZONE`), or inside a
    larger span of the same label (`IN_SPAN`).
    """

    start: int
    end: int
    why: str = FREE


def whole_words(text: str, extents: Iterable[Extent]) -> list[Extent]:
    """Return the extents that begin and end where no word goes on."""
    return [(start, end) for start, end in extents if not _inside(text, start) and not _inside(text, end)]


def occurrences(text: str, start: int, end: int) -> list[Extent]:
    """Return where the words from `start` to `end` stand in the text as whole words, in order, these included.

    Where a person chose a part of a word, only that part itself is one.
    """
    first, last = _without_blanks(text, start, end)
    found = whole_words(text, Folded(text, marks=True, case=True).find_all(text[first:last]))
    beside = [extent for extent in found if extent[1] <= first or extent[0] >= last]
    return sorted([*beside, (first, last)]) if first < last else []


def offered(extents: Iterable[Extent], label: str, spans: Iterable[Span], zones: Iterable[Zone]) -> list[Occurrence]:
    """Return the extents that have not this label yet, in order. `spans` are the person's spans in the article."""
    alike = [(span.start, span.end) for span in spans if span.label == label]
    labelled = set(alike)
    left = [extent for extent in extents if extent not in labelled]
    around = _Around(alike)
    apart = _Around((zone.start, zone.end) for zone in zones if zone.kind in APART and zone.state == ACCEPTED)
    return [Occurrence(*extent, why=_why(extent, apart, around)) for extent in left]


def copied_attributes(scheme: Scheme, label_id: str, attributes: Mapping[str, Json]) -> dict[str, Json]:
    """Return the attributes that go with the words wherever they stand: all but places in the text."""
    label = scheme.label(label_id)
    places = {attribute.id for attribute in label.attributes if attribute.type == RANGE} if label else set()
    return {key: value for key, value in attributes.items() if key not in places}


class _Around:
    """Tells what lies inside one of some extents."""

    def __init__(self, extents: Iterable[Extent]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(extents):
            if not self._ends or end > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, extent: Extent) -> bool:
        """Whether an extent lies inside one of them."""
        # Those that lie inside another are left out, so of all that begin before it the last one reaches furthest.
        before = bisect_right(self._starts, extent[0])
        return before > 0 and self._ends[before - 1] >= extent[1]


def _why(extent: Extent, apart: _Around, around: _Around) -> str:
    if apart.holds(extent):
        return IN_ZONE
    return IN_SPAN if around.holds(extent) else FREE


def _inside(text: str, place: int) -> bool:
    """Whether a word goes on over a place."""
    if not 0 < place < len(text):
        return False
    if text[place - 1].isalpha() and text[place].isalpha():  # what most wrong ones are; to find their words takes long
        return True
    start, end = words.token_at(text, place)
    return start < place < end


def _without_blanks(text: str, start: int, end: int) -> Extent:
    chosen = text[start:end]
    return start + len(chosen) - len(chosen.lstrip()), start + len(chosen.rstrip())
