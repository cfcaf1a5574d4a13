"""One person's labels of an article in the form in which they are compared, and the stretches of text they cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.alignment import Placed
from annotator.domain.compared import ComparedArticle, ComparedLink, ComparedSpan, Labels
from annotator.domain.comparison_form import trimmed

Place = tuple[int, int, str]
"""Start, end and label of a span."""
Stretches = list[tuple[int, int]]
"""Extents (code points, half open) that neither overlap nor touch, in order."""


@dataclass(frozen=True, slots=True)
class Side:
    """A person's spans, trimmed; of those that are the same then, extent and label, one stands for all.

    `placed` are those that stand, by extent and label, `spans` by id; `kept` gives for each span's id the one that
    stands for it. `labels` counts
    them. `marked` are the stretches that each label covers, without those apart, `sizes` their characters.
    """

    placed: Mapping[Place, Placed]
    spans: Mapping[str, ComparedSpan]
    kept: Mapping[str, str]
    labels: Mapping[str, int]
    marked: Mapping[str, Stretches]
    sizes: Mapping[str, int]
    links: Sequence[ComparedLink]


def sides_of(article: ComparedArticle, *, marks: bool = True) -> dict[str, Side]:
    """Return the sides of all who finished an article, by id; `marks` as in `trimmed`."""
    apart = merged(article.apart)
    return {person: _side(article.text, labels, apart, marks) for person, labels in article.people.items()}


def _side(text: str, labels: Labels, apart: Stretches, marks: bool) -> Side:  # noqa: FBT001  handed on
    found: dict[Place, str] = {}
    kept: dict[str, str] = {}
    spans: dict[str, ComparedSpan] = {}
    for span in sorted(labels.spans, key=_widest_first):
        span_id, start, end, label, _ = span
        if not (text[start].isalnum() and text[end - 1].isalnum()):  # what is trimmed is neither letter nor digit
            start, end = trimmed(text, start, end, marks=marks)
        key = (start, end, label)
        standing = found.get(key)
        if standing is None:
            found[key] = standing = span_id
            spans[span_id] = span
        kept[span_id] = standing
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end, label in found:
        places.setdefault(label, []).append((start, end))
    marked = {label: without(merged(extents), apart) for label, extents in places.items()}
    return Side(
        placed={key: Placed(span_id, *key) for key, span_id in found.items()},
        spans=spans,
        kept=kept,
        labels={label: len(extents) for label, extents in places.items()},
        marked=marked,
        sizes={label: length(stretches) for label, stretches in marked.items()},
        links=labels.links,
    )


def _widest_first(span: ComparedSpan) -> tuple[int, int, str, str]:
    return span[1], -span[2], span[3], span[0]


def merged(extents: Iterable[tuple[int, int]]) -> Stretches:
    """Return the stretches that extents cover together."""
    found: Stretches = []
    for start, end in sorted(extents):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def without(stretches: Stretches, apart: Stretches) -> Stretches:
    """Return what of the stretches lies in none of those apart."""
    if not apart:
        return stretches
    found: Stretches = []
    for first, last in stretches:
        start = first
        for left, right in apart:
            if right <= start or left >= last:
                continue
            if left > start:
                found.append((start, left))
            start = right
        if start < last:
            found.append((start, last))
    return found


def length(stretches: Iterable[tuple[int, int]]) -> int:
    """Return how many characters stretches cover."""
    return sum(end - start for start, end in stretches)


def common(one: Stretches, other: Stretches) -> Stretches:
    """Return what two lists of stretches both cover."""
    found: Stretches = []
    at, other_at = 0, 0
    while at < len(one) and other_at < len(other):
        start, end = one[at]
        left, right = other[other_at]
        if start < right and left < end:
            found.append((max(start, left), min(end, right)))
        if end <= right:
            at += 1
        else:
            other_at += 1
    return found


def overlap(one: Stretches, other: Stretches) -> int:
    """Return how many characters two lists of stretches both cover."""
    total = at = other_at = 0
    size, other_size = len(one), len(other)
    while at < size and other_at < other_size:
        start, end = one[at]
        left, right = other[other_at]
        if start < right and left < end:
            total += (min(right, end)) - (max(left, start))
        if end <= right:
            at += 1
        else:
            other_at += 1
    return total


def differing(one: Stretches, other: Stretches) -> Stretches:
    """Return what one of two lists of stretches covers and the other does not."""
    both = common(one, other)
    return sorted((*without(one, both), *without(other, both)))
