"""What an article adds to the measures: whole numbers that can be summed over articles, in any choice of them.

Which there are stands in `keys`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, cast

from annotator.domain.alignment import Match, align
from annotator.domain.compared import ComparedArticle
from annotator.domain.disagreement import LabelsOf
from annotator.domain.disagreements import kinds_of
from annotator.domain.scheme import Scheme
from annotator.services.agreement import keys as k
from annotator.services.agreement.keys import Counts, Ends, Keys
from annotator.services.agreement.linked import compare_links
from annotator.services.agreement.results import Pair
from annotator.services.agreement.sides import Place, Side, Stretches, length, merged, overlap, sides_of
from annotator.services.agreement.valued import Form, Values

if TYPE_CHECKING:
    from annotator.domain.link import Link
    from annotator.domain.span import Span

_NOTHING: Stretches = []


@dataclass(frozen=True, slots=True)
class Paired:
    """Two persons' sides of an article, and the spans of theirs that stand for each other.

    `common` are the places that all who finished the article have marked alike, `rest` the other matches; `matches` are
    both together, in no order.
    """

    pair: Pair
    first: Side
    second: Side
    common: Collection[Place]
    rest: Sequence[Match]
    matches: Sequence[Match]


class _Forms:
    """The values of everybody's spans of an article, in the form in which they are compared.

    `slots` and `values` are what is counted, of each pair, of the common places with the same values for all; `mixed`
    are the common places with others.
    """

    def __init__(self, sides: Mapping[str, Side], common: Collection[Place], form: Callable[..., Form]) -> None:
        self._sides, self._form = sides, form
        self._known: dict[str, dict[str, Form]] = {person: {} for person in sides}
        self.slots: list[int] = []
        self.values: list[int] = []
        self.mixed: list[Place] = []
        several = list(sides.values())
        for place in common:
            attributes = [side.spans[side.placed[place][0]][4] for side in several]
            first = attributes[0]
            if attributes.count(first) == len(attributes):
                own = form(place[2], first)
                outcome = own.against(own)
                self.slots += outcome.slots
                self.values += outcome.values
            else:
                self.mixed.append(place)

    def of(self, person: str, ids: Iterable[str]) -> list[Form]:
        """Return the forms of some spans of a person."""
        known, spans, found = self._known[person], self._sides[person].spans, []
        for span_id in ids:
            own = known.get(span_id)
            if own is None:
                span = spans[span_id]
                own = known[span_id] = self._form(span[3], span[4])
            found.append(own)
        return found


class _PairKeys:
    """The numbers of the counts of one pair."""

    def __init__(self, keys: Keys, pair: Pair, slots: Keys) -> None:
        self.works, self.chars = keys[k.WORKS, pair], keys[k.CHARS, pair]
        self.spans, self.marked = Ends(keys, k.SPANS, pair), Ends(keys, k.MARKED, pair)
        self.differ = Ends(keys, k.DIFFER, pair)
        self.strict, self.match = Ends(keys, k.STRICT, pair), Ends(keys, k.MATCH, pair)
        self.exact, self.iou = Ends(keys, k.EXACT, pair), Ends(keys, k.IOU, pair)
        self.start, self.end = Ends(keys, k.START, pair), Ends(keys, k.END, pair)
        self.link, self.tied = Ends(keys, k.LINK, pair), Ends(keys, k.TIED, pair)
        self.link_same = Ends(keys, k.LINK_SAME, pair)
        self._all, self._pair, self._slots = keys, pair, slots
        self._slot_keys: list[int] = []

    def of_slot(self, slot: int) -> int:
        """Return the number of a count of which there is one for each pair."""
        known = self._slot_keys
        for kind, *rest in self._slots.all[len(known) :]:
            known.append(self._all[(kind, self._pair, *rest)])
        return known[slot]


class Counting:
    """How articles are counted under one scheme; `marks` says whether outer marks are trimmed (see `trimmed`)."""

    def __init__(self, scheme: Scheme, *, keys: Keys | None = None, marks: bool = True) -> None:
        self.scheme, self.marks = scheme, marks
        self.keys = keys if keys is not None else Keys()
        self.values = Values(scheme, self.keys)
        self._families = {label.id: label.family for label in scheme.labels}
        self._sizes = Counter(self._families.values())
        self._pair_keys: dict[Pair, _PairKeys] = {}
        self._person = Ends(self.keys, k.PERSON)
        self._all_chars = self.keys[(k.ALL_CHARS,)]
        self._all_marked, self._all_differ = Ends(self.keys, k.ALL_MARKED), Ends(self.keys, k.ALL_DIFFER)

    def family(self, label: str) -> str:
        """Return the family of a label; one that the scheme does not have is a family of its own."""
        return self._families.get(label, label)

    def is_turnable(self, label: str) -> bool:
        """Whether a label can be turned into another one of its family, as a claim into a denial."""
        return self._sizes[self.family(label)] > 1

    def pairs(self, article: ComparedArticle) -> list[Paired]:
        """Return each two of those who finished an article, the one whose id sorts first named first."""
        sides = sides_of(article, marks=self.marks)
        # What all have marked alike is matched in any case, and need not be looked for in each pair.
        common = set.intersection(*(set(side.placed) for side in sides.values())) if sides else set()
        rest = {
            person: [placed for place, placed in side.placed.items() if place not in common]
            for person, side in sides.items()
        }
        found = []
        for one, other in combinations(sorted(sides), 2):
            mine, theirs = sides[one].placed, sides[other].placed
            matches = align(rest[one], rest[other], self.family)
            alike = [Match(mine[place], theirs[place]) for place in common]
            found.append(Paired((one, other), sides[one], sides[other], common, matches, [*matches, *alike]))
        return found

    def kinds(self, article: ComparedArticle, pairs: Sequence[Paired]) -> Mapping[str, int]:
        """Count the disagreements of an article by the kind that heads them; see `domain/disagreement`."""
        sides = _sides(pairs)
        return kinds_of(
            article.text,
            {person: _labels_of(side) for person, side in sides.items()},
            self.scheme,
            matches={paired.pair: paired.matches for paired in pairs},
            extents={person: list(side.placed.values()) for person, side in sides.items()},
            marks=self.marks,
        )

    def counts(self, article: ComparedArticle, pairs: Sequence[Paired]) -> tuple[Counts, Counts]:
        """Return what an article adds, and what of values; `pairs` are those of `self.pairs`."""
        if not pairs:
            return {}, {}
        found: Counter[int] = Counter()
        sides, common = _sides(pairs), pairs[0].common
        forms = _Forms(sides, common, self.values.form)
        values = forms.values * len(pairs)
        labels = Counter(label for _, _, label in common)
        chars = len(article.text) - length(merged(article.apart))
        for paired in pairs:
            pair_keys = self._keys_of(paired.pair)
            found[pair_keys.works] = 1
            found[pair_keys.chars] = chars
            _count_spans(found, paired, labels, pair_keys)
            _count_chars(found, paired, pair_keys)
            self._count_values(found, values, paired, forms)
            self._count_links(found, paired, pair_keys)
        self._count_persons(found, pairs, chars)
        return {key: count for key, count in found.items() if count}, Counter(values)

    def _keys_of(self, pair: Pair) -> _PairKeys:
        known = self._pair_keys.get(pair)
        if known is None:
            known = self._pair_keys[pair] = _PairKeys(self.keys, pair, self.values.slots)
        return known

    def _count_values(self, found: Counter[int], values: list[int], paired: Paired, forms: _Forms) -> None:
        my_places, their_places = paired.first.placed, paired.second.placed
        same = [match for match in paired.rest if match[0][3] == match[1][3]]
        same += [Match(my_places[place], their_places[place]) for place in forms.mixed]
        mine, theirs = (forms.of(person, [match[at][0] for match in same]) for at, person in enumerate(paired.pair))
        slots = list(forms.slots)
        for one, other in zip(mine, theirs, strict=True):
            outcome = one.against(other)
            slots += outcome.slots
            values += outcome.values
        for match, is_same in self.values.names(paired.first, paired.second, paired.matches):
            slots.append(self.values.name_slot(match[0][3], is_same=is_same))
        of_slot = self._keys_of(paired.pair).of_slot
        for slot, count in Counter(slots).items():
            found[of_slot(slot)] = count

    def _count_links(self, found: Counter[int], paired: Paired, pair_keys: _PairKeys) -> None:
        if not paired.first.links and not paired.second.links:
            return
        links = compare_links(self.scheme, paired.first, paired.second, paired.matches)
        for which, ends in enumerate((links.first, links.second)):
            for kind, _, _, is_tied in ends:
                found[pair_keys.link[which, kind]] += 1
                if is_tied:
                    found[pair_keys.tied[which, kind]] += 1
        for at, _ in links.same:
            found[pair_keys.link_same[links.first[at].type]] += 1

    def _count_persons(self, found: Counter[int], pairs: Sequence[Paired], chars: int) -> None:
        """Count over all persons; at a character, the pairs that differ are those of one who marked it and not."""
        sides = _sides(pairs)
        for person, side in sides.items():
            for label, count in side.labels.items():
                found[self._person[person, label]] = count
        others = len(sides) - 1
        if others < 1:
            return
        found[self._all_chars] = len(sides) * chars
        for label in {label for side in sides.values() for label in side.marked}:
            found[self._all_marked[label]] = sum(side.sizes.get(label, 0) for side in sides.values())
            differ = sum(found[self._keys_of(paired.pair).differ[label]] for paired in pairs)
            found[self._all_differ[label]] = (differ * k.PERSONS_PARTS + others // 2) // others


def _count_spans(found: Counter[int], paired: Paired, common: Mapping[str, int], keys: _PairKeys) -> None:
    """Count spans, and of matches labels and how their extents lie to each other; `common` are places by label."""
    for which, side in enumerate((paired.first, paired.second)):
        for label, count in side.labels.items():
            found[keys.spans[which, label]] = count
    counted: list[int] = []
    same_extent = {(label, label): count for label, count in common.items()}
    for (_, start, end, label), (_, other_start, other_end, other_label) in paired.rest:
        labels = (label, other_label)
        if start == other_start and end == other_end:
            same_extent[labels] = same_extent.get(labels, 0) + 1
            continue
        counted.append(keys.match[labels])
        kind = label if label == other_label else k.MIXED
        counted += (keys.start[kind, abs(start - other_start)], keys.end[kind, abs(end - other_end)])
        inside = min(end, other_end) - max(start, other_start)
        around = max(end, other_end) - min(start, other_start)
        found[keys.iou[kind]] += (inside * k.IOU_PARTS + around // 2) // around
    for key in counted:
        found[key] += 1
    for (label, other_label), count in same_extent.items():
        kind = label if label == other_label else k.MIXED
        if kind != k.MIXED:
            found[keys.strict[label]] += count
        found[keys.match[label, other_label]] += count
        found[keys.exact[kind]] += count
        found[keys.iou[kind]] += count * k.IOU_PARTS
        found[keys.start[kind, 0]] += count
        found[keys.end[kind, 0]] += count


def _count_chars(found: Counter[int], paired: Paired, keys: _PairKeys) -> None:
    mine, theirs = paired.first.marked, paired.second.marked
    for label in mine.keys() | theirs.keys():
        one, other = mine.get(label, _NOTHING), theirs.get(label, _NOTHING)
        size, other_size = paired.first.sizes.get(label, 0), paired.second.sizes.get(label, 0)
        found[keys.marked[0, label]] = size
        found[keys.marked[1, label]] = other_size
        found[keys.differ[label]] = size + other_size - 2 * overlap(one, other)


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
