"""The merge law: what a row is after several copies of a project have come together, and what of it is shown.

A row *is* the set of its undominated states, so that merging is a union: commutative, associative, idempotent. What
is shown follows from those states alone, never from the order in which they came. See docs/decisions/0016-merge.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from annotator.domain.scheme import Scheme
from annotator.domain.versions import dominates, undominated

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict, allow_nan=False
).encode

GONE = "gone"
"""Stands for the content hash of a tombstone; it sorts after every hexadecimal hash, so that what lives is shown."""

Value = str | int | float

KEPT = "kept"
"""The kind of row that keeps what is not known here and stood outside of rows (domain/kept.py)."""
NO_EXTRA = "{}"
LATE_EXTRAS = ("zone", "split", "assignment", "rejection")
"""The kinds of rows whose `extra`, their last value, came with the fifth version of the tables. In files it is no field
of its own: what is in it stands among the fields."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "annotator": ("name",),
    "article": ("title", "source", "published", "lang", "state", "external_id", "raw_sha256", "extra", "tags"),
    "zone": ("start", "end", "kind", "state", "reason", "confidence", "extra"),
    "split": ("start", "end", "extra"),
    "assignment": ("position", "extra"),
    "span": ("start", "end", "label", "quote", "attributes", "note", "origin", "scheme_version", "extra"),
    "link": ("type", "source", "target", "position", "extra"),
    "work": (
        "status",
        "note",
        "flagged",
        "flag_note",
        "open_points",
        "scheme_version",
        "guidelines_version",
        "extra",
    ),
    "rejection": ("start", "end", "label", "content", "extra"),
    "decision": ("fingerprint", "decided_by", "options", "choice", "note", "seconds"),
    KEPT: ("value",),
}
"""What the content of a row is, by kind of row, in order."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "annotator": (),
    "article": (),
    KEPT: (),
    "zone": ("article",),
    "split": ("original", "part"),
    **dict.fromkeys(("assignment", "span", "link", "work", "rejection", "decision"), ("article", "annotator")),
}
"""What a row belongs to and never changes: ids of articles and annotators."""

OWNED = ("span", "link", "work", "rejection")
"""The kinds of rows that are one annotator's own."""
SHARED = ("article", "zone", "split", "assignment")
"""The kinds of rows that the lead prepares."""


class RowState(NamedTuple):
    """One state of one row: `keys` as in KEYS, `version` a vector as canonical JSON, `values` as in FIELDS.

    Values that are objects or lists are canonical JSON. A tombstone has the values that the row had last.
    """

    row: str
    id: str
    keys: tuple[str, ...]
    version: str
    gone: bool
    values: tuple[Value, ...]

    @property
    def digest(self) -> str:
        """The content hash; GONE for a tombstone."""
        return GONE if self.gone else digest(self.values)


def canonical(value: Any) -> str:
    """Return canonical JSON: the same value is the same text."""
    return _encode(value)


def digest(values: tuple[Value, ...]) -> str:
    """Return the SHA-256 (hex) of a row's content."""
    return hashlib.sha256(canonical(values).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=4096)
def vector(version: str) -> dict[str, int]:
    """Return the version vector of its canonical JSON; it must not be changed."""
    found: dict[str, int] = json.loads(version)
    return found


def united(states: Iterable[RowState]) -> list[RowState]:
    """Return the undominated states of one row, the shown one first."""
    found: dict[tuple[str, str], RowState] = {}
    for state in states:
        key = (state.version, state.digest)
        before = found.get(key)
        if before is None or state.values < before.values:  # tombstones of a clone may remember different contents
            found[key] = state
    kept = undominated((vector(version), content, state) for (version, content), state in found.items())
    return [state for _, _, state in kept]


NEW, SAME, NEWER, OLDER, CONFLICTING = "new", "same", "newer", "older", "conflicting"
OUTCOMES = (NEW, SAME, NEWER, OLDER, CONFLICTING)


def outcome(state: RowState, present: Iterable[RowState]) -> str:
    """Return what a state that comes is to the states that are there."""
    there = list(present)
    if not there:
        return NEW
    digest_of = state.digest
    if any(known.version == state.version and known.digest == digest_of for known in there):
        return SAME
    mine = vector(state.version)
    if any(known.version != state.version and dominates(vector(known.version), mine) for known in there):
        return OLDER
    if all(known.version != state.version and dominates(mine, vector(known.version)) for known in there):
        return NEWER
    return SAME if all(known.digest == digest_of for known in there) else CONFLICTING


# What of one annotator's spans and links in one article can be shown together

Fits = Callable[[str, str, str], bool]
"""Whether a link of a type may lead from a span of one label to a span of another."""


def fitting(scheme: Scheme) -> Fits:
    """Return whether a link of a type may lead from a span of one label to one of another; of unknown types any may."""
    ties = {known.id: (frozenset(known.sources), frozenset(known.targets)) for known in scheme.link_types}

    def fits(kind: str, source: str, target: str) -> bool:
        known = ties.get(kind)
        return known is None or (source in known[0] and target in known[1])

    return fits


@dataclass(slots=True)
class Shown:
    """What is not shown as its own state says.

    `hidden` are ids of rows that live but have no place; `moved` maps links to the ends at which they are shown.
    """

    hidden: set[str] = field(default_factory=set)
    moved: dict[str, tuple[str, str]] = field(default_factory=dict)


def arranged(spans: Mapping[str, RowState], links: Mapping[str, RowState], fits: Fits) -> Shown:
    """Return what must stand aside so that no extent has a label twice and no link hangs in the air.

    Of spans with one extent and label the one with the smallest id is shown, and links to the others are shown at it.
    A link is hidden where an end is gone, both ends have become one, its type does not tie their labels any more, or
    one with a smaller id ties the same. Nothing but the states decides.
    """
    shown, front = Shown(), _fronts(spans)
    shown.hidden |= front.keys()
    taken: set[tuple[str, str, str]] = set()
    for link_id in sorted(links):
        state = links[link_id]
        if state.gone:
            continue
        kind, source, target = str(state.values[0]), str(state.values[1]), str(state.values[2])
        ends = front.get(source, source), front.get(target, target)
        tie = (ends[0], kind, ends[1])
        if tie in taken or not _ties(state, spans.get(ends[0]), spans.get(ends[1]), fits):
            shown.hidden.add(link_id)
            continue
        taken.add(tie)
        if ends != (source, target):
            shown.moved[link_id] = ends
    return shown


def _fronts(spans: Mapping[str, RowState]) -> dict[str, str]:
    """Map each span that has to stand aside to the one that is shown in its place."""
    places: dict[tuple[Value, ...], str] = {}
    front: dict[str, str] = {}
    for span_id in sorted(spans):
        state = spans[span_id]
        if not state.gone:
            first = places.setdefault(state.values[:3], span_id)
            if first != span_id:
                front[span_id] = first
    return front


def _ties(link: RowState, source: RowState | None, target: RowState | None, fits: Fits) -> bool:
    if source is None or target is None or source.gone or target.gone or source.id == target.id:
        return False
    untied = link.values[4] != "{}" and json.loads(str(link.values[4])).get("untied") is True
    return untied or fits(str(link.values[0]), str(source.values[2]), str(target.values[2]))
