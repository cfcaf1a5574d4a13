"""All measures together: what was counted made into an Agreement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.domain.disagreement import KINDS
from annotator.domain.work import Annotator
from annotator.services.agreement import keys as c
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.keys import Key
from annotator.services.agreement.measuring import Frame, Measuring
from annotator.services.agreement.numbers import Teller
from annotator.services.agreement.results import Agreement, Coverage, Pair

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Sums, ValueSums
    from annotator.store.comparing import Finished


def assembled(
    *,
    coverage: Coverage,
    annotators: Iterable[Annotator],
    works: Mapping[str, Sequence[Finished]],
    counting: Counting,
    kinds: Mapping[str, int],
    sums: tuple[Sums, ValueSums],
    finish_times: Mapping[tuple[str, str], str],
) -> Agreement:
    """Return all measures. `sums` go by the articles of `works` in their order; `kinds` are counted already."""
    articles = tuple(works)
    frame = frame_of(counting, sums[0].counted)
    teller = Teller(articles, sums[0].together - 1)
    measuring = Measuring(frame, *sums, teller)
    people = {work.annotator_id for done in works.values() for work in done}
    return Agreement(
        coverage=coverage,
        annotators=tuple(person for person in annotators if person.id in people),
        titles={article: done[0].title for article, done in works.items()},
        spans=_spans(sums[0]),
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
        kinds={kind: kinds.get(kind, 0) for kind in KINDS},
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
        is_turnable=counting.is_turnable,
    )


def _in_order(always: Iterable[str], known: Iterable[str], used: Iterable[str]) -> tuple[str, ...]:
    """Return what is always told and what is used: first in the order known, then sorted."""
    always, used = tuple(always), set(used)
    wanted = {*always, *used}
    first = [name for name in dict.fromkeys((*always, *known)) if name in wanted]
    return (*first, *sorted(used - set(first)))


def _spans(sums: Sums) -> dict[str, dict[str, int]]:
    """Return the spans of each annotator in what is compared, by label."""
    found: dict[str, dict[str, int]] = {}
    for key in sorted(key for key in sums.counted if key[0] == c.PERSON):
        _, person, label = key
        found.setdefault(person, {})[label] = int(sums.of(*key)[0])
    return found
