"""Agreement as JSON: the public form of `annotator agreement PROJECT --json` (docs/agreement.md)."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.article import Json
from annotator.domain.work import shown_names
from annotator.services.agreement.results import NOT_MARKED, Agreement, Coverage, Measure, Measured, Pair

Leaf = dict[str, Json]


def as_json(agreement: Agreement) -> dict[str, Json]:
    """Return all measures, unrounded, null where undefined with the reason in `note`.

    Annotators go by their shown names, a pair by both, sorted, with a bar between; articles by id. Where a measure has
    variants, its own keys are the first one's, and the others stand in it under their names.
    """
    names = shown_names(agreement.annotators)

    def measure(found: Measure, **variants: Json) -> dict[str, Json]:
        return {
            "overall": found.overall.to_json(),
            "by_label": _leaves(found.by_label),
            "by_pair": {pair_name(names, pair): one.to_json() for pair, one in found.by_pair.items()},
            "by_article": _leaves(found.by_article),
            **variants,
        }

    return {
        "coverage": _coverage(agreement.coverage),
        "annotators": {names[person.id]: _spans(agreement.spans.get(person.id, {})) for person in agreement.annotators},
        "strict_f1": measure(agreement.strict_f1),
        "relaxed_f1": measure(agreement.relaxed_f1),
        "span_f1": measure(agreement.span_f1),
        "agr": _agr(agreement, names),
        "char_alpha": measure(agreement.char_alpha),
        "label_agreement": measure(
            agreement.label_percent,
            alpha=measure(agreement.label_alpha),
            confusion={
                pair_name(names, pair): _cells(names, pair, found) for pair, found in agreement.confusion.items()
            },
        ),
        "boundary": measure(
            agreement.boundary_exact,
            start_shift=measure(agreement.boundary_start_shift),
            end_shift=measure(agreement.boundary_end_shift),
            iou=measure(agreement.boundary_iou),
        ),
        "attributes": measure(agreement.attribute_percent, alpha=measure(agreement.attribute_alpha)),
        "value_agreement": measure(agreement.value_agreement),
        "links": measure(agreement.links_all, given_ends=measure(agreement.links_given_ends)),
        "polarity_flips": measure(agreement.flip_count, rate=measure(agreement.flip_rate)),
        "kinds": dict(agreement.kinds),
        "over_time": {month: found.to_json() for month, found in agreement.over_time},
    }


def pair_name(names: Mapping[str, str], pair: Pair) -> str:
    """Return the name of a pair: both shown names, sorted, with a bar between."""
    return _joined(*sorted(names[person] for person in pair))


def _joined(one: str, other: str) -> str:
    """Return two names with a bar between; a bar or backslash in a name has a backslash before it."""
    return "|".join(name.replace("\\", "\\\\").replace("|", "\\|") for name in (one, other))


def _leaves(found: Mapping[str, Measured]) -> dict[str, Leaf]:
    return {key: one.to_json() for key, one in found.items()}


def _coverage(coverage: Coverage) -> dict[str, Json]:
    return {
        "articles": coverage.articles,
        "finished": coverage.finished,
        "finished_by_two": coverage.finished_by_two,
        "compared": coverage.compared,
        "only_one": list(coverage.alone),
        "version": _version(coverage.version),
        "versions": [
            {**(_version(version) or {}), "articles": count} for version, count in coverage.by_version.items()
        ],
        "outer_marks_trimmed": coverage.marks,
        "note": "; ".join(map(str, coverage.notes)),
    }


def _version(version: tuple[int, int] | None) -> dict[str, int] | None:
    return None if version is None else {"scheme": version[0], "guidelines": version[1]}


def _spans(by_label: Mapping[str, int]) -> dict[str, Json]:
    return {"spans": sum(by_label.values()), "by_label": dict(by_label)}


def _agr(agreement: Agreement, names: Mapping[str, str]) -> dict[str, Leaf]:
    """Return by "a|b" the share of a's spans that b matches, so that each pair is there in both directions."""
    found: dict[str, Leaf] = {}
    for (one, other), both in agreement.agr.items():
        for first, second, measured in ((one, other, both[0]), (other, one, both[1])):
            found[_joined(names[first], names[second])] = measured.to_json()
    return found


def _cells(names: Mapping[str, str], pair: Pair, found: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """Return counts by the label of the one whose name sorts first, then the other's; "" where nothing was marked."""
    turned = names[pair[0]] > names[pair[1]]
    cells: dict[str, dict[str, int]] = {}
    for (one, other), count in sorted(found.items()):
        row, column = (other, one) if turned else (one, other)
        cells.setdefault(row or NOT_MARKED, {})[column or NOT_MARKED] = count
    return cells
