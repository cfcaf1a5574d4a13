"""All measures together: what was counted made into an Agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from annotator.domain.disagreement import KINDS
from annotator.domain.work import Annotator
from annotator.services.agreement import counting as c
from annotator.services.agreement import reasons
from annotator.services.agreement.counting import Counting, Counts, Key
from annotator.services.agreement.measuring import Frame, Measuring
from annotator.services.agreement.numbers import Rate, Teller, mean
from annotator.services.agreement.results import Agreement, Coverage, Measured, Pair

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Sums
    from annotator.store.comparing import Finished


class _Counted(Protocol):
    @property
    def counts(self) -> Counts: ...
    @property
    def kinds(self) -> Mapping[str, int]: ...


def assembled(
    *,
    coverage: Coverage,
    annotators: Iterable[Annotator],
    works: Mapping[str, Sequence[Finished]],
    counting: Counting,
    counted: Mapping[str, _Counted],
    sums: tuple[Sums, Sums],
    finish_times: Mapping[tuple[str, str], str],
) -> Agreement:
    """Return all measures. `counted` and `sums` go by article in the same order."""
    frame = frame_of(counting, sums[0].rows)
    teller = Teller(tuple(counted), sums[1].width - 1)
    measuring = Measuring(frame, *sums, teller)
    people = {work.annotator_id for done in works.values() for work in done}
    return Agreement(
        coverage=coverage,
        annotators=tuple(person for person in annotators if person.id in people),
        titles={article: done[0].title for article, done in works.items()},
        spans=_spans(counted, works),
        strict_f1=measuring.strict_f1(),
        relaxed_f1=measuring.relaxed_f1(),
        span_f1=measuring.span_f1(),
        agr=measuring.agr(),
        char_alpha=measuring.char_alpha(),
        label_percent=measuring.label_percent(),
        label_alpha=measuring.label_alpha(),
        boundary_exact=measuring.boundary_exact(),
        boundary_start_shift=measuring.boundary_start_shift(),
        boundary_end_shift=measuring.boundary_end_shift(),
        boundary_iou=measuring.boundary_iou(),
        attribute_percent=measuring.attribute_percent(),
        attribute_alpha=measuring.attribute_alpha(),
        value_agreement=measuring.value_agreement(),
        links_all=measuring.links_all(),
        links_given_ends=measuring.links_given_ends(),
        flip_count=measuring.flip_count(),
        flip_rate=measuring.flip_rate(),
        kinds=_kinds(counted.values()),
        confusion=measuring.confusion(),
        over_time=(),
    )


def frame_of(counting: Counting, keys: Iterable[Key]) -> Frame:
    """Return what there is to measure: what the scheme has or somebody used, in the order of the scheme."""
    pairs: set[Pair] = set()
    labels: set[str] = set()
    types: set[str] = set()
    for key in keys:
        if key[0] == c.WORKS:
            pairs.add(key[1])
        elif key[0] == c.SPANS:
            labels.add(key[3])
        elif key[0] == c.LINK:
            types.add(key[3])
    scheme = counting.scheme
    return Frame(
        pairs=tuple(sorted(pairs)),
        labels=_in_order(
            (label.id for label in scheme.labels if not label.retired), (label.id for label in scheme.labels), labels
        ),
        fields=tuple(counting.values.fields),
        number_fields=tuple(counting.values.number_fields),
        clustered=frozenset(counting.values.clustered),
        link_types=_in_order((known.id for known in scheme.link_types), (), types),
        family=counting.family,
    )


def _in_order(always: Iterable[str], known: Iterable[str], used: Iterable[str]) -> tuple[str, ...]:
    """Return what is always told and what is used: first in the order known, then sorted."""
    always, used = tuple(always), set(used)
    wanted = {*always, *used}
    first = [name for name in dict.fromkeys((*always, *known)) if name in wanted]
    return (*first, *sorted(used - set(first)))


def _spans(counted: Mapping[str, _Counted], works: Mapping[str, Sequence[Finished]]) -> dict[str, dict[str, int]]:
    """Count the spans of each annotator in what is compared, by label; each article once, whoever else finished it."""
    found: dict[str, Counter[str]] = {}
    for article, made in counted.items():
        people: dict[str, dict[str, int]] = {work.annotator_id: {} for work in works[article]}
        for key, count in made.counts.items():
            if key[0] == c.SPANS:
                _, pair, which, label = key
                people[pair[which]][label] = count
        for person, labels in people.items():
            found.setdefault(person, Counter()).update(labels)
    return {person: dict(labels) for person, labels in sorted(found.items())}


def _kinds(counted: Iterable[_Counted]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for made in counted:
        total.update(made.kinds)
    return {kind: total[kind] for kind in KINDS}
