"""What an article adds to the measures: whole numbers that can be summed over articles, in any choice of them.

Everything is counted for each two persons who finished the article, by keys:

    (SPANS, pair, 0 or 1, label)         spans of the first or second of the pair
    (STRICT, pair, label)                of both: trimmed extent and label are the same
    (MATCH, pair, label, other label)    one-to-one matches, by the label of the first and that of the second
    (EXACT, pair, label)                 matches with the same extent; MIXED where their labels differ
    (IOU, pair, label)                   sum of their intersections over unions, in parts of IOU_PARTS
    (START | END, pair, label, shift)    matches by how many characters their starts, or ends, lie apart
    (CHARS, pair)                        characters of the article, without zones that are no part of it
    (MARKED, pair, 0 or 1, label)        characters that a person marked with a label
    (DIFFER, pair, label)                characters that one of both marked so
    (ATTRIBUTE, pair, 0 or 1, field)     matches of one label whose values of a field differ (0) or are the same (1)
    (NUMBERS, pair, 0 or 1, field)       the same for figures: all numbers of a label together, and each
    (LINK, pair, 0 or 1, type)           links of the first or second
    (LINK_SAME, pair, type)              of both
    (TIED, pair, 0 or 1, type)           links both of whose ends are matched
    (WORKS, pair)                        1

and, over all persons together, for alpha:

    (ALL_CHARS,)  (ALL_MARKED, label)    characters times persons; characters marked, summed over persons
    (ALL_DIFFER, label)                  pairs of persons that differ at a character, divided by the persons less one, in
                                         parts of PERSONS_PARTS
    (VALUE, field, value)                how often matched spans have a value, on both sides and over all pairs

A field is "label.attribute". Nothing is rounded that is summed, so the order of summing changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from annotator.domain.alignment import Match, align
from annotator.domain.compared import ComparedArticle
from annotator.domain.disagreement import LabelsOf
from annotator.domain.disagreements import kinds_of
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.services.agreement.linked import compare_links
from annotator.services.agreement.results import Pair
from annotator.services.agreement.sides import Side, Stretches, common, length, merged, sides_of
from annotator.services.agreement.valued import Values

SPANS, STRICT, MATCH, EXACT, IOU, START, END = "spans", "strict", "match", "exact", "iou", "start", "end"
CHARS, MARKED, DIFFER, WORKS = "chars", "marked", "differ", "works"
ATTRIBUTE, NUMBERS, LINK, LINK_SAME, TIED = "attribute", "numbers", "link", "link_same", "tied"
ALL_CHARS, ALL_MARKED, ALL_DIFFER, VALUE = "all_chars", "all_marked", "all_differ", "value"

MIXED = "\0mixed"
"""Stands for the label of matches whose labels differ."""
TOGETHER = "\0together"
"""Stands for the field of all numbers of a span together."""
IOU_PARTS = 1 << 33
"""So many parts of one: sums of a million matches are still exact as floating point numbers."""
PERSONS_PARTS = 2520
"""The least number that 1 to 10 divide: a share of up to eleven persons is a whole number of such parts."""

Key = tuple[Hashable, ...]
Counts = Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class Paired:
    """Two persons' sides of an article, and the spans of theirs that stand for each other."""

    pair: Pair
    first: Side
    second: Side
    matches: Sequence[Match]


class Counting:
    """How articles are counted under one scheme; `marks` says whether outer marks are trimmed (see `trimmed`)."""

    def __init__(self, scheme: Scheme, *, marks: bool = True) -> None:
        self.scheme, self.marks = scheme, marks
        self.values = Values(scheme)
        self._families = {label.id: label.family for label in scheme.labels}

    def family(self, label: str) -> str:
        """Return the family of a label; one that the scheme does not have is a family of its own."""
        return self._families.get(label, label)

    def pairs(self, article: ComparedArticle) -> list[Paired]:
        """Return each two of those who finished an article, the one whose id sorts first named first."""
        sides = sides_of(article, marks=self.marks)
        return [
            Paired(
                (one, other), sides[one], sides[other], align(sides[one].placed, sides[other].placed, self.family)
            )
            for one, other in combinations(sorted(sides), 2)
        ]

    def counts(self, article: ComparedArticle, pairs: Sequence[Paired]) -> Counts:
        """Return what an article that two or more finished adds; `pairs` are those of `self.pairs`."""
        found: Counter[Key] = Counter()
        chars = len(article.text) - length(merged(article.apart))
        for paired in pairs:
            found[WORKS, paired.pair] = 1
            found[CHARS, paired.pair] = chars
            self._count_spans(found, paired)
            _count_bounds(found, paired)
            _count_chars(found, paired)
            self._count_values(found, paired)
            self._count_links(found, paired)
        _count_persons(found, pairs, chars)
        return {key: count for key, count in found.items() if count}

    def kinds(self, article: ComparedArticle, pairs: Sequence[Paired]) -> Mapping[str, int]:
        """Count the disagreements of an article by the kind that heads them; see `domain/disagreement`."""
        sides = _sides(pairs)
        return kinds_of(
            article.text,
            {person: _labels_of(side) for person, side in sides.items()},
            self.scheme,
            matches={paired.pair: paired.matches for paired in pairs},
            extents={person: side.placed for person, side in sides.items()},
            marks=self.marks,
        )

    def _count_spans(self, found: Counter[Key], paired: Paired) -> None:
        pair = paired.pair
        for which, side in enumerate((paired.first, paired.second)):
            for label, count in side.labels.items():
                found[SPANS, pair, which, label] = count
        for one, other in paired.matches:
            found[MATCH, pair, one.label, other.label] += 1
            if one[1:] == other[1:]:
                found[STRICT, pair, one.label] += 1

    def _count_values(self, found: Counter[Key], paired: Paired) -> None:
        for compared in self.values.compare(paired.first, paired.second, paired.matches):
            found[ATTRIBUTE, paired.pair, int(compared.is_same), compared.field] += 1
            if compared.is_number:
                found[NUMBERS, paired.pair, int(compared.is_same), compared.field] += 1
            for value in compared.values:
                found[VALUE, compared.field, value] += 1
        for is_same in self.values.all_numbers(paired.first, paired.second, paired.matches):
            found[NUMBERS, paired.pair, int(is_same), TOGETHER] += 1

    def _count_links(self, found: Counter[Key], paired: Paired) -> None:
        if not paired.first.links and not paired.second.links:
            return
        links = compare_links(self.scheme, paired.first, paired.second, paired.matches)
        for which, ends in enumerate((links.first, links.second)):
            for end in ends:
                found[LINK, paired.pair, which, end.type] += 1
                if end.is_tied:
                    found[TIED, paired.pair, which, end.type] += 1
        for at, _ in links.same:
            found[LINK_SAME, paired.pair, links.first[at].type] += 1


def _count_bounds(found: Counter[Key], paired: Paired) -> None:
    pair = paired.pair
    for one, other in paired.matches:
        label = one.label if one.label == other.label else MIXED
        if one.start == other.start and one.end == other.end:
            found[EXACT, pair, label] += 1
            found[IOU, pair, label] += IOU_PARTS
            found[START, pair, label, 0] += 1
            found[END, pair, label, 0] += 1
            continue
        inside = min(one.end, other.end) - max(one.start, other.start)
        around = max(one.end, other.end) - min(one.start, other.start)
        found[IOU, pair, label] += (inside * IOU_PARTS + around // 2) // around
        found[START, pair, label, abs(one.start - other.start)] += 1
        found[END, pair, label, abs(one.end - other.end)] += 1


def _count_chars(found: Counter[Key], paired: Paired) -> None:
    nothing: Stretches = []
    mine, theirs = paired.first.marked, paired.second.marked
    for label in mine.keys() | theirs.keys():
        one, other = mine.get(label, nothing), theirs.get(label, nothing)
        sizes = (length(one), length(other))
        found[MARKED, paired.pair, 0, label] = sizes[0]
        found[MARKED, paired.pair, 1, label] = sizes[1]
        found[DIFFER, paired.pair, label] = sum(sizes) - 2 * length(common(one, other))


def _count_persons(found: Counter[Key], pairs: Sequence[Paired], chars: int) -> None:
    """Count over all persons together; at a character, the pairs that differ are those of one who marked it and not."""
    sides = _sides(pairs)
    others = len(sides) - 1
    if others < 1:
        return
    found[(ALL_CHARS,)] = len(sides) * chars
    labels = {label for side in sides.values() for label in side.marked}
    for label in labels:
        found[ALL_MARKED, label] = sum(length(side.marked.get(label, [])) for side in sides.values())
        differ = sum(found[DIFFER, paired.pair, label] for paired in pairs)
        found[ALL_DIFFER, label] = (differ * PERSONS_PARTS + others // 2) // others


def _sides(pairs: Iterable[Paired]) -> dict[str, Side]:
    return {
        person: side
        for paired in pairs
        for person, side in zip(paired.pair, (paired.first, paired.second), strict=True)
    }


def _labels_of(side: Side) -> LabelsOf:
    """Return a person's spans that stand, and links between these; finding disagreements asks no more of them."""
    links = side.links
    if len(side.spans) < len(side.kept):
        links = [
            link._replace(source_id=side.kept[link.source_id], target_id=side.kept[link.target_id]) for link in links
        ]
    return LabelsOf(cast("Sequence[Span]", list(side.spans.values())), cast("Sequence[Link]", links))
