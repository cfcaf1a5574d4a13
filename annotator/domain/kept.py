"""What newer programs wrote into bundles and handouts beside what is known here, outside of rows: kept as rows.

Each field is a row of the kind KEPT: its id says where it stood, its one value is JSON. So it is merged, conflicts and
is taken back by the law of all rows (domain/merging.py). Where its version is not told with it, it is all that the line
or file had seen: the versions there, joined.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annotator.domain.merging import KEPT, RowState, canonical

LABELS, VERSIONS, ARTICLE = "labels", "versions", "article"
"""Lines of an article: of a bundle (with article and annotator id), and of a handout (with article id)."""
SCHEME, GUIDELINES = "scheme", "guidelines"
"""Lines of a handout, each with the number of the version."""
BUNDLE, HANDOUT = "bundle", "handout"
"""Manifests, with the annotator id and the name of the object in it, empty for the manifest itself."""
OF_PERSON = (BUNDLE, LABELS, VERSIONS)
"""The places that are one annotator's own; the others are the lead's."""

MORE = "_more"
"""Key among the extras of a row for the fields of its state that a newer program wrote and that are not known here."""

Place = tuple[str, ...]
"""One of the words above, and what goes with it."""
_LENGTHS = {LABELS: 3, VERSIONS: 3, ARTICLE: 2, SCHEME: 2, GUIDELINES: 2, BUNDLE: 3, HANDOUT: 3}


def kept_state(place: Sequence[str], field: str, value: Any, version: str) -> RowState:
    """Return the row of a field that stood at a place."""
    return RowState(KEPT, canonical([*place, field]), (), version, gone=False, values=(canonical(value),))


def stood(row_id: str) -> tuple[Place, str] | None:
    """Return the place and the field that the id of a row names; None where it is no such id."""
    try:
        found = json.loads(row_id)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not all(isinstance(part, str) for part in found):
        return None
    good = found and len(found) == _LENGTHS.get(found[0], -1) + 1 and canonical(found) == row_id
    return (tuple(found[:-1]), found[-1]) if good else None


def by_place(states: Iterable[RowState]) -> dict[Place, list[RowState]]:
    """Return the rows that are KEPT by their places; what has no place that is known here stays out."""
    found: dict[Place, list[RowState]] = {}
    for state in states:
        place = stood(state.id) if state.row == KEPT else None
        if place is not None:
            found.setdefault(place[0], []).append(state)
    return found


def fields_of(states: Iterable[RowState]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the fields of rows of one place, and their versions as vectors; of several states the first is shown."""
    values: dict[str, Any] = {}
    versions: dict[str, Any] = {}
    for state in states:
        place = stood(state.id)
        if place is not None and place[1] not in values and not state.gone:
            values[place[1]], versions[place[1]] = json.loads(str(state.values[0])), json.loads(state.version)
    return values, versions
