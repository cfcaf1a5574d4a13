"""What stands behind a number: the spans, stretches and links of an article that count for it or against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.compared import ComparedArticle, ComparedSpan
from annotator.domain.comparing_attributes import CANONICAL
from annotator.services.agreement.counting import Counting, Paired
from annotator.services.agreement.linked import End, compare_links
from annotator.services.agreement.results import NOT_MARKED, Pair
from annotator.services.agreement.sides import Side, common, differing


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which number is asked about. `measure` is the name of a field of Agreement, such as strict_f1 or confusion.

    `part` is a label, a field ("label.attribute") or a type of link, empty for all; `pair` and `article_id` narrow it
    down. `cell` is that of a confusion matrix (of the pair's first and second), NOT_MARKED where one marked nothing.
    """

    measure: str
    part: str = ""
    pair: Pair | None = None
    article_id: str = ""
    cell: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that counts: for a number (`agrees`) or against it.

    `first` and `second` are the spans of the pair's two persons, None where that one has none here; of links these are
    the sources, and the targets stand beside them. `start` and `end` are the extent of it all in code points. `what` is
    a label, a field or a type of link; `values` what each gave for a field, or how far starts and ends lie apart.
    """

    pair: Pair
    agrees: bool
    start: int
    end: int
    what: str
    first: ComparedSpan | None = None
    second: ComparedSpan | None = None
    first_target: ComparedSpan | None = None
    second_target: ComparedSpan | None = None
    values: tuple[object, ...] = ()


Finder = Callable[[Counting, Paired], Iterator[Evidence]]


def evidence(counting: Counting, article: ComparedArticle, asked: Asked) -> list[Evidence]:
    """Return what counts in an article, by where it lies. Raises KeyError for a measure that there is not."""
    find = _FINDERS[asked.measure]
    found = [
        one
        for paired in counting.pairs(article)
        if asked.pair in {None, paired.pair}
        for one in find(counting, paired)
        if _is_asked(one, asked)
    ]
    return sorted(found, key=lambda one: (one.start, -one.end, one.pair, one.what))


def _is_asked(one: Evidence, asked: Asked) -> bool:
    if asked.cell is not None:
        labels = tuple(span.label if span is not None else NOT_MARKED for span in (one.first, one.second))
        return labels == asked.cell
    if not asked.part:
        return True
    if asked.measure in _BY_EITHER:
        return asked.part in {span.label for span in (one.first, one.second) if span is not None}
    return one.what == asked.part


def _of(
    paired: Paired, *, agrees: bool, first: str = "", second: str = "", what: str = "", values: tuple[object, ...] = ()
) -> Evidence:
    """Make evidence of spans by their ids, empty for none."""
    one = paired.first.spans[first] if first else None
    other = paired.second.spans[second] if second else None
    spans = [span for span in (one, other) if span is not None]
    return Evidence(
        pair=paired.pair,
        agrees=agrees,
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
        what=what or spans[0].label,
        first=one,
        second=other,
        values=values,
    )


def _strict(_counting: Counting, paired: Paired) -> Iterator[Evidence]:
    mine, theirs = paired.first.placed, paired.second.placed
    for key, placed in mine.items():
        if key in theirs:
            yield _of(paired, agrees=True, first=placed.id, second=theirs[key].id)
        else:
            yield _of(paired, agrees=False, first=placed.id)
    for key, placed in theirs.items():
        if key not in mine:
            yield _of(paired, agrees=False, second=placed.id)


def _relaxed(_counting: Counting, paired: Paired) -> Iterator[Evidence]:
    """Yield matches of one label, and each span without one; a match of two labels counts against both its labels."""
    for match in paired.matches:
        if match.first.label == match.second.label:
            yield _of(paired, agrees=True, first=match.first.id, second=match.second.id)
        else:
            yield _of(paired, agrees=False, first=match.first.id)
            yield _of(paired, agrees=False, second=match.second.id)
    yield from _unmatched(paired)


def _unmatched(paired: Paired) -> Iterator[Evidence]:
    mine, theirs = ({match[which].id for match in paired.matches} for which in (0, 1))
    for placed in paired.first.placed.values():
        if placed.id not in mine:
            yield _of(paired, agrees=False, first=placed.id)
    for placed in paired.second.placed.values():
        if placed.id not in theirs:
            yield _of(paired, agrees=False, second=placed.id)


def _span(_counting: Counting, paired: Paired) -> Iterator[Evidence]:
    for match in paired.matches:
        yield _of(paired, agrees=True, first=match.first.id, second=match.second.id)
    yield from _unmatched(paired)


def _labels(_counting: Counting, paired: Paired) -> Iterator[Evidence]:
    for first, second in paired.matches:
        yield _of(paired, agrees=first.label == second.label, first=first.id, second=second.id)


def _confused(counting: Counting, paired: Paired) -> Iterator[Evidence]:
    yield from _labels(counting, paired)
    yield from _unmatched(paired)


def _bounds(_counting: Counting, paired: Paired) -> Iterator[Evidence]:
    for first, second in paired.matches:
        shifts = (abs(first.start - second.start), abs(first.end - second.end))
        what = first.label if first.label == second.label else f"{first.label}/{second.label}"
        yield _of(paired, agrees=shifts == (0, 0), first=first.id, second=second.id, what=what, values=shifts)


def _attributes(counting: Counting, paired: Paired) -> Iterator[Evidence]:
    values = counting.values
    for first, second in paired.matches:
        if first.label != second.label:
            continue
        mine, theirs = paired.first.spans[first.id].attributes, paired.second.spans[second.id].attributes
        for field, is_same in values.form(first.label, mine).fields(values.form(second.label, theirs)):
            given = (mine.get(field.attribute.id), theirs.get(field.attribute.id))
            yield _of(paired, agrees=is_same, first=first.id, second=second.id, what=field.id, values=given)
    for match, is_same in values.names(paired.first, paired.second, paired.matches):
        one_name = paired.first.spans[match.first.id].attributes.get(CANONICAL)
        other_name = paired.second.spans[match.second.id].attributes.get(CANONICAL)
        what = f"{match.first.label}.{CANONICAL}"
        ends = (match.first.id, match.second.id)
        yield _of(paired, agrees=is_same, first=ends[0], second=ends[1], what=what, values=(one_name, other_name))


def _numbers(counting: Counting, paired: Paired) -> Iterator[Evidence]:
    fields = frozenset(counting.values.number_fields)
    return (one for one in _attributes(counting, paired) if one.what in fields)


def _flips(counting: Counting, paired: Paired) -> Iterator[Evidence]:
    for first, second in paired.matches:
        if counting.is_turnable(first.label) and counting.family(first.label) == counting.family(second.label):
            yield _of(paired, agrees=first.label == second.label, first=first.id, second=second.id)


def _chars(_counting: Counting, paired: Paired) -> Iterator[Evidence]:
    mine, theirs = paired.first.marked, paired.second.marked
    for label in sorted(mine.keys() | theirs.keys()):
        one, other = mine.get(label, []), theirs.get(label, [])
        for agrees, stretches in ((True, common(one, other)), (False, differing(one, other))):
            for start, end in stretches:
                yield Evidence(pair=paired.pair, agrees=agrees, start=start, end=end, what=label)


def _links(counting: Counting, paired: Paired) -> Iterator[Evidence]:
    yield from _linked(counting, paired, tied_only=False)


def _tied_links(counting: Counting, paired: Paired) -> Iterator[Evidence]:
    yield from _linked(counting, paired, tied_only=True)


def _linked(counting: Counting, paired: Paired, *, tied_only: bool) -> Iterator[Evidence]:
    links = compare_links(counting.scheme, paired.first, paired.second, paired.matches)
    partner = dict(links.same)
    for at, end in enumerate(links.first):
        if at in partner:
            yield _link(paired, end, links.second[partner[at]])
        elif end.is_tied or not tied_only:
            yield _link(paired, end, None)
    taken = set(partner.values())
    for at, end in enumerate(links.second):
        if at not in taken and (end.is_tied or not tied_only):
            yield _link(paired, None, end)


def _link(paired: Paired, one: End | None, other: End | None) -> Evidence:
    ends = _ends(paired.first, one), _ends(paired.second, other)
    spans = [span for pair in ends for span in pair if span is not None]
    return Evidence(
        pair=paired.pair,
        agrees=one is not None and other is not None,
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
        what=one.type if one is not None else other.type if other is not None else "",
        first=ends[0][0],
        second=ends[1][0],
        first_target=ends[0][1],
        second_target=ends[1][1],
    )


def _ends(side: Side, end: End | None) -> tuple[ComparedSpan | None, ComparedSpan | None]:
    return (None, None) if end is None else (side.spans[end.source], side.spans[end.target])


_BY_EITHER = frozenset({"span_f1", "label_percent", "label_alpha", "flip_count", "flip_rate"})
"""Measures of which a label is asked for at either of two spans."""
_FINDERS: Mapping[str, Finder] = {
    "strict_f1": _strict,
    "relaxed_f1": _relaxed,
    "agr": _relaxed,
    "span_f1": _span,
    "char_alpha": _chars,
    "label_percent": _labels,
    "label_alpha": _labels,
    "confusion": _confused,
    "boundary_exact": _bounds,
    "boundary_start_shift": _bounds,
    "boundary_end_shift": _bounds,
    "boundary_iou": _bounds,
    "attribute_percent": _attributes,
    "attribute_alpha": _attributes,
    "value_agreement": _numbers,
    "links_all": _links,
    "links_given_ends": _tied_links,
    "flip_count": _flips,
    "flip_rate": _flips,
}
MEASURES = tuple(_FINDERS)
"""What can be asked about."""
