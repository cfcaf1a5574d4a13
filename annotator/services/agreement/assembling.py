"""All measures together: what was counted made into an Agreement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.domain.disagreement import KINDS
from annotator.domain.work import Annotator
from annotator.services.agreement import keys as k
from annotator.services.agreement.chances import Chances
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.frame import Counted, Frame
from annotator.services.agreement.keys import Key
from annotator.services.agreement.numbers import Teller
from annotator.services.agreement.rates import Rates
from annotator.services.agreement.results import Agreement, Coverage, Pair
from annotator.services.agreement.tallies import Tallies

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
    source = Counted(frame, sums[0], teller)
    rates, chances, tallies = Rates(source), Chances(source, sums[1]), Tallies(source)
    people = {work.annotator_id for done in works.values() for work in done}
    return Agreement(
        coverage=coverage,
        annotators=tuple(person for person in annotators if person.id in people),
        titles={article: done[0].title for article, done in works.items()},
        spans=_spans(sums[0]),
        strict_f1=rates.strict_f1(),
        relaxed_f1=rates.relaxed_f1(),
        span_f1=rates.span_f1(),
        agr=rates.agr(),
        char_alpha=chances.char_alpha(),
        label_percent=rates.label_percent(),
        label_alpha=chances.label_alpha(),
        boundary_exact=rates.boundary_exact(),
        boundary_start_shift=tallies.boundary_start_shift(),
        boundary_end_shift=tallies.boundary_end_shift(),
        boundary_iou=rates.boundary_iou(),
        attribute_percent=rates.attribute_percent(),
        attribute_alpha=chances.attribute_alpha(),
        value_agreement=rates.value_agreement(),
        links_all=rates.links_all(),
        links_given_ends=rates.links_given_ends(),
        flip_count=tallies.flip_count(),
        flip_rate=rates.flip_rate(),
        kinds={kind: kinds.get(kind, 0) for kind in KINDS},
        confusion=tallies.confusion(),
        over_time=rates.strict_over_time(_months(works, finish_times)),
    )


def frame_of(counting: Counting, keys: Iterable[Key]) -> Frame:
    """Return what there is to measure: what the scheme has or somebody used, in the order of the scheme."""
    pairs: set[Pair] = set()
    labels: set[str] = set()
    types: set[str] = set()
    for key in keys:
        if key[0] == k.WORKS:
            pairs.add(key[1])
        elif key[0] == k.SPANS:
            labels.add(key[3])
        elif key[0] == k.LINK:
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


def _months(
    works: Mapping[str, Sequence[Finished]], finish_times: Mapping[tuple[str, str], str]
) -> dict[str, dict[Pair, list[int]]]:
    """Return by month and pair the places of the articles that the later of both finished then.

    Work that came by an import has no time here.
    """
    found: dict[str, dict[Pair, list[int]]] = {}
    dated = {article for article, _ in finish_times}
    for at, (article, done) in enumerate(works.items()):
        if article not in dated:
            continue
        times = {work.annotator_id: finish_times.get((article, work.annotator_id)) for work in done}
        for pair in combinations(sorted(times), 2):
            both = [time for person in pair if (time := times[person]) is not None]
            if len(both) == 2:
                found.setdefault(max(both)[:7], {}).setdefault(pair, []).append(at)
    return found


def _spans(sums: Sums) -> dict[str, dict[str, int]]:
    """Return the spans of each annotator in what is compared, by label."""
    found: dict[str, dict[str, int]] = {}
    for key in sorted(key for key in sums.counted if key[0] == k.PERSON):
        _, person, label = key
        found.setdefault(person, {})[label] = int(sums.of(*key)[0])
    return found
