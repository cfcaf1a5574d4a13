"""Which spans of several annotators stand for each other: one to one, exact, and the same whoever is named first.

Two spans may be a pair where they have one label and overlap, or two labels and share at least half of what both cover
together (a figure inside a missed claim is no claim with another label). Identical spans are paired first; the rest
falls into components that overlap, and in each of them the pairs are chosen whose weights are most together:

    weight = IoU + 0.5 · [one label] + 0.25 · [labels of one family] + 1e-9

IoU is the intersection over the union of two extents, in characters. The assignment is exact (Kuhn 1955, Munkres 1957,
in the form with potentials, O(n² m)); of several with the same weight it is the one whose pairs lie foremost in the
text, so that the order in which annotators are given, and their names, change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

Family = Callable[[str], Hashable]
"""Gives the family of a label: what is confused within it is nearer than what is not."""

_SCALE = 10**12
"""Weights are whole numbers of such parts: sums of them are exact, and equal ones are equal."""
_ONE_LABEL, _ONE_FAMILY, _LEAST = _SCALE // 2, _SCALE // 4, _SCALE // 10**9


class Placed(NamedTuple):
    """A span as it is compared: its id, its extent in code points (half open), its label."""

    id: str
    start: int
    end: int
    label: str


class Match(NamedTuple):
    """Two spans that stand for each other, the first of the first annotator."""

    first: Placed
    second: Placed


class Group(NamedTuple):
    """Spans of several annotators at one place that stand for each other, by annotator; one of each at most."""

    spans: Mapping[str, Placed]


def iou(one: Placed, other: Placed) -> float:
    """Return the share of two extents that both cover: 0 (apart) to 1 (the same)."""
    inside = min(one.end, other.end) - max(one.start, other.start)
    return inside / (max(one.end, other.end) - min(one.start, other.start)) if inside > 0 else 0.0


def matches_of_all(people: Mapping[str, Sequence[Placed]], family: Family) -> dict[tuple[str, str], list[Match]]:
    """Return the matches of each two annotators, the one whose id sorts first named first."""
    return {(one, other): align(people[one], people[other], family) for one, other in combinations(sorted(people), 2)}


def align(first: Iterable[Placed], second: Iterable[Placed], family: Family) -> list[Match]:
    """Return the pairs of two annotators' spans, by where they lie. No span is in two of them."""
    mine, theirs = _in_order(first), _in_order(second)
    found: list[Match] = []
    for upto in (_LABEL, _EXTENT):
        matched, mine, theirs = _identical(mine, theirs, upto)
        found += matched
    for left, right in _components(mine, theirs):
        found += _assign(left, right, family)
    return sorted(found, key=lambda match: (_order(match[0]), _order(match[1])))


def group(
    people: Mapping[str, Sequence[Placed]], family: Family, matches: Mapping[tuple[str, str], Sequence[Match]]
) -> list[Group]:
    """Return the groups of all annotators' spans, by where they lie; a span that nobody else has is a group alone.

    `matches` are those of `matches_of_all`. All pairs are joined, the heaviest first, where no annotator gets two
    spans in a group.
    """
    hanging = {(name, span.id): [(name, span)] for name, spans in people.items() for span in spans}
    for (one, other), found in matches.items():
        for mine, theirs in found:
            together, more = hanging[one, mine.id], hanging[other, theirs.id]
            if together is not more:
                together += more
                for name, span in more:
                    hanging[name, span.id] = together
    groups: list[Group] = []
    contested: list[list[tuple[str, Placed]]] = []
    for together in {id(made): made for made in hanging.values()}.values():
        spans = dict(together)
        if len(spans) == len(together):
            groups.append(Group(spans))
        else:
            contested.append(together)
    if contested:  # only there is it asked which pairs are the heaviest
        groups += _weighed(contested, family, matches)
    return sorted(groups, key=lambda made: sorted(map(_order, made.spans.values())))


def _weighed(
    contested: Iterable[Sequence[tuple[str, Placed]]],
    family: Family,
    matches: Mapping[tuple[str, str], Sequence[Match]],
) -> Iterable[Group]:
    """Return the groups of what hangs together so that an annotator would get two spans in one."""
    group_of = {(name, span.id): {name: span} for together in contested for name, span in together}
    own = {
        (one, other): [match for match in found if (one, match.first.id) in group_of]
        for (one, other), found in matches.items()
    }
    for _weight, _key, ends in sorted(_pairs_of_all(own, family), key=lambda pair: pair[:2]):
        one, other = (group_of[end] for end in ends)
        if one is other or one.keys() & other.keys():
            continue
        one.update(other)
        for name, span in other.items():
            group_of[name, span.id] = one
    return [Group(spans) for spans in {id(made): made for made in group_of.values()}.values()]


def parts_of(whole: Placed, others: Iterable[Placed]) -> list[Placed]:
    """Return the parts into which somebody else has split a span, by where they lie; none where there are not two.

    Parts have its label, and half of their length or more lies inside it; what lies inside another part is none.
    """
    near = [other for other in others if other.label == whole.label and 2 * _inside(whole, other) >= _length(other) > 0]
    apart = [part for part in near if not any(_holds(other, part) for other in near if other is not part)]
    return sorted(apart, key=_order) if len(apart) > 1 else []


def _order(span: Placed) -> tuple[int, int, str, str]:
    return span.start, -span.end, span.label, span.id


_EXTENT, _LABEL = 3, 4
"""Up to where two spans have to be the same: `span[1:_EXTENT]` is the extent, `span[1:_LABEL]` that and the label."""


def _in_order(spans: Iterable[Placed]) -> list[Placed]:
    """Return spans sorted as `_order` says, which is not called for each of them."""
    return [
        entry[4]
        for entry in sorted((start, -end, label, key, span) for span in spans for key, start, end, label in [span])
    ]


def _length(span: Placed) -> int:
    return span.end - span.start


def _inside(whole: Placed, part: Placed) -> int:
    return min(whole.end, part.end) - max(whole.start, part.start)


def _holds(whole: Placed, part: Placed) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _identical(
    mine: Sequence[Placed], theirs: Sequence[Placed], upto: int
) -> tuple[list[Match], list[Placed], list[Placed]]:
    """Pair those that are the same up to a field; return the pairs, and those left of both."""
    waiting: dict[tuple[Hashable, ...], list[Placed]] = {}
    for span in reversed(theirs):
        key = span[1:upto]
        if key in waiting:
            waiting[key].append(span)
        else:
            waiting[key] = [span]
    found, left, taken = [], [], set()
    for span in mine:
        alike = waiting.get(span[1:upto])
        if alike:
            other = alike.pop()
            taken.add(other.id)
            found.append(Match(span, other))
        else:
            left.append(span)
    return found, left, [span for span in theirs if span.id not in taken]


def _components(mine: Iterable[Placed], theirs: Iterable[Placed]) -> Iterable[tuple[list[Placed], list[Placed]]]:
    """Yield the spans of both that hang together by overlapping, from one gap in the text to the next."""
    left: list[Placed] = []
    right: list[Placed] = []
    reach = 0
    both = [(span.start, span, True) for span in mine]
    both += [(span.start, span, False) for span in theirs]
    for start, span, is_mine in sorted(both, key=_start):
        if start >= reach:
            if left and right:
                yield left, right
            left, right = [], []
        (left if is_mine else right).append(span)
        reach = max(reach, span.end)
    if left and right:
        yield left, right


def _start(entry: tuple[int, Placed, bool]) -> int:
    return entry[0]


def _weight(one: Placed, other: Placed, family: Family) -> int:
    """Return how well two spans go together; 0: they are no pair."""
    shared = round(iou(one, other) * _SCALE)
    if one.label == other.label:
        return shared + _ONE_LABEL + _ONE_FAMILY + _LEAST if shared else 0
    if 2 * shared < _SCALE:
        return 0
    return shared + (_ONE_FAMILY if family(one.label) == family(other.label) else 0) + _LEAST


def _pair_key(one: Placed, other: Placed) -> tuple[object, ...]:
    """Return where a pair lies, the same whichever of the two is named first."""
    return tuple(sorted((_order(one), _order(other))))


def _assign(left: list[Placed], right: list[Placed], family: Family) -> list[Match]:
    """Return the pairs of one component whose weights are most together."""
    weights = {
        (row, column): weight
        for row, one in enumerate(left)
        for column, other in enumerate(right)
        if (weight := _weight(one, other, family))
    }
    if len({row for row, _ in weights}) == len({column for _, column in weights}) == len(weights):
        return [Match(left[row], right[column]) for row, column in weights]  # none competes with another
    weights = _without_ties(weights, left, right)
    if len(left) <= len(right):
        chosen = _heaviest(weights, len(left), len(right))
    else:
        turned = {(column, row): weight for (row, column), weight in weights.items()}
        chosen = [(row, column) for column, row in _heaviest(turned, len(right), len(left))]
    return [Match(left[row], right[column]) for row, column in chosen]


def _without_ties(
    weights: Mapping[tuple[int, int], int], left: Sequence[Placed], right: Sequence[Placed]
) -> dict[tuple[int, int], int]:
    """Add so little to each weight that it decides only between equal sums: for the pairs that lie foremost."""
    foremost = sorted(weights, key=lambda pair: _pair_key(left[pair[0]], right[pair[1]]))
    count = len(foremost)
    return {pair: (weights[pair] << count) + (1 << (count - 1 - at)) for at, pair in enumerate(foremost)}


def _heaviest(weights: Mapping[tuple[int, int], int], rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the heaviest assignment; there are at most as many rows as columns.

    What is no pair weighs nothing and is left out. Rows are taken in one by one, each along the cheapest way that
    changes the columns of those before it; `price` and `rent` are the potentials of rows and columns.
    """
    price, rent, row_in = [0] * (rows + 1), [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_in[0], at = row, 0
        least: list[int | None] = [None] * (columns + 1)
        came_from, is_done = [0] * (columns + 1), [False] * (columns + 1)
        while row_in[at]:
            is_done[at] = True
            here, step, target = row_in[at], None, 0
            for column in range(1, columns + 1):
                if is_done[column]:
                    continue
                cost = -weights.get((here - 1, column - 1), 0) - price[here] - rent[column]
                known = least[column]
                if known is None or cost < known:
                    least[column] = known = cost
                    came_from[column] = at
                if step is None or known < step:
                    step, target = known, column
            _shift(price, rent, row_in, least, is_done, step or 0)
            at = target
        while at:
            row_in[at] = row_in[came_from[at]]
            at = came_from[at]
    pairs = ((row_in[column] - 1, column - 1) for column in range(1, columns + 1) if row_in[column])
    return sorted(pair for pair in pairs if pair in weights)


def _shift(
    price: list[int], rent: list[int], row_in: list[int], least: list[int | None], is_done: list[bool], step: int
) -> None:
    for column, done in enumerate(is_done):
        known = least[column]
        if done:
            price[row_in[column]] += step
            rent[column] -= step
        elif known is not None:
            least[column] = known - step


def _pairs_of_all(
    matches: Mapping[tuple[str, str], Sequence[Match]], family: Family
) -> Iterable[tuple[int, tuple[object, ...], tuple[tuple[str, str], tuple[str, str]]]]:
    """Yield all pairs of each two annotators: minus their weight, where they lie, and whose spans they are."""
    for (one, other), found in matches.items():
        for mine, theirs in found:
            weight = _weight(mine, theirs, family)
            yield -weight, _pair_key(mine, theirs), ((one, mine.id), (other, theirs.id))
