"""Splitting: one article becomes several, and what was marked on the original is in the part where it lies.

A part's row follows from one state of the original's row and from the map alone: its id from the two ids, its content
with the offsets moved, its version the same. So the split that is made twice is the same, late work on the original
comes to the same rows, and whatever was done since in the part has seen it: passing on keeps the merge law, because
what is passed on of a union of states is the union of what is passed on. See docs/decisions/0020-split.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from annotator.domain.assignment import Assignment
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import derived_id
from annotator.domain.merging import FIELDS, RowState, Value, canonical
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Work
from annotator.domain.zone import ACCEPTED

MOVED = ("zone", "assignment", "work", "rejection", "span", "link")
"""The kinds of rows that are passed on from an original to its parts. Decisions stay with what was decided on."""
OTHER_ARTICLE = "other_article"
"""The kind of zone that says no more than the split itself where it holds a whole part."""

_WHERE = QT_TRANSLATE_NOOP("errors", "A split begins a line; {at} is not the beginning of one inside the text.")
_EMPTY = QT_TRANSLATE_NOOP("errors", "Before or after the cut at {at} there is nothing to read.")
_TWICE = QT_TRANSLATE_NOOP("errors", "Two of the parts have the same text; they would be one article.")


class Extent(NamedTuple):
    """Code points `start` to `end` (half open) of the original."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether another extent lies inside."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An article that is a stretch of another one; all of it follows from the original's text and the extent.

    `opening` is the first character, which tombstones lie on; `share` is how much of the original's length it is.
    """

    article_id: str
    original_id: str
    extent: Extent
    is_first: bool
    opening: str
    share: float

    @classmethod
    def of(cls, original_id: str, text: str, article_id: str, extent: Extent) -> Part:
        """Return the part of an original, whose text this is, that an extent of it is."""
        return cls(
            article_id=article_id,
            original_id=original_id,
            extent=extent,
            is_first=not text[: extent.start].strip(),
            opening=text[extent.start],
            share=(extent.end - extent.start) / len(text),
        )


def line_start(text: str, at: int) -> int:
    """Return where the line begins in which a position lies; lines end with a line feed."""
    return text.rfind("\n", 0, at) + 1


def extents(text: str, cuts: Iterable[int]) -> list[Extent]:
    """Return what the parts are of a text that is cut before these positions; blank lines around belong to none.

    Raises UserError for a cut that does not begin a line or leaves a part without anything to read, and where two
    parts have the same text.
    """
    places = sorted(set(cuts))
    for at in places:
        if not 0 < at < len(text) or text[at - 1] != "\n":
            raise UserError(_WHERE, at=at)
    found = []
    for start, end in zip([0, *places], [*places, len(text)], strict=True):
        extent = _without_blank_lines(text, start, end)
        if extent is None:
            raise UserError(_EMPTY, at=start or end)
        found.append(extent)
    if len({text[start:end] for start, end in found}) < len(found):
        raise UserError(_TWICE)
    return found


def _without_blank_lines(text: str, start: int, end: int) -> Extent | None:
    filled = text[start:end]
    if not filled.strip():
        return None
    first = len(filled) - len(filled.lstrip())
    last = len(filled.rstrip())
    after = filled.find("\n", last)
    return Extent(line_start(text, start + first) if first else start, start + after if after >= 0 else end)


def split_id(original_id: str, part_id: str) -> str:
    """Return the id of the line of the map that says that one article is a part of another."""
    return derived_id("split", original_id, part_id)


def map_version(original_id: str, part_id: str) -> str:
    """Return the version, as canonical JSON, of what a split makes: the same on every machine, older than any change.

    It counts one change by a device that only ever made this split.
    """
    device = hashlib.sha256(canonical(["split", original_id, part_id]).encode()).hexdigest()[:16]
    return canonical({device: 1})


def moved_id(row_id: str, part_id: str) -> str:
    """Return the id that a zone, span or link of an original has in a part."""
    return derived_id("moved", row_id, part_id)


# What becomes of one state of one row


def passed_on(state: RowState, parts: Sequence[Part]) -> list[RowState]:
    """Return what a state of an original's row is in its parts.

    A span or zone that does not lie in a part is a tombstone there, with the same version: it may have lain there
    before. A link is in every part; where an end is none, it stands aside (domain/merging.arranged).
    """
    move = _MOVES.get(state.row)
    return [] if move is None else [moved for part in parts if (moved := move(state, part)) is not None]


def lies_across(state: RowState, parts: Sequence[Part]) -> bool:
    """Whether a span or accepted zone lies in none of the parts, so that it would be in sight nowhere."""
    if state.gone or state.row not in {"span", "zone"}:
        return False
    if state.row == "zone":
        values = _values(state)
        if values["state"] != ACCEPTED:
            return False
        if values["kind"] == OTHER_ARTICLE and any(_is_whole(values, part) for part in parts):
            return False
    return not any(_inside(_values(state), part.extent) for part in parts)


def _values(state: RowState) -> dict[str, Any]:
    return dict(zip(FIELDS[state.row], state.values, strict=True))


def _row(state: RowState, row_id: str, part: Part, values: Mapping[str, Value], *, gone: bool) -> RowState:
    keys = (part.article_id, *state.keys[1:])
    return RowState(state.row, row_id, keys, state.version, gone, tuple(values[name] for name in FIELDS[state.row]))


def _inside(values: Mapping[str, Any], extent: Extent) -> bool:
    if not extent.holds(values["start"], values["end"]):
        return False
    return all(extent.holds(*place) for place in _places(values.get("attributes", "{}")))


def _places(attributes: str) -> list[tuple[int, int]]:
    """Return the ranges among the attributes of a span, which must move with it."""
    if '"start"' not in attributes:
        return []
    return [(value["start"], value["end"]) for value in json.loads(attributes).values() if _is_place(value)]


def _is_place(value: object) -> bool:
    return isinstance(value, dict) and {"start", "end"} <= value.keys()


def _with_places_moved(attributes: str, by: int) -> str:
    if '"start"' not in attributes:
        return attributes
    return canonical(
        {
            name: {**value, "start": value["start"] - by, "end": value["end"] - by} if _is_place(value) else value
            for name, value in json.loads(attributes).items()
        }
    )


def _span(state: RowState, part: Part) -> RowState:
    values, by = _values(state), part.extent.start
    row_id = moved_id(state.id, part.article_id)
    if state.gone or not _inside(values, part.extent):
        nowhere = {"start": 0, "end": 1, "quote": part.opening, "attributes": "{}", "note": "", "extra": "{}"}
        return _row(state, row_id, part, values | nowhere, gone=True)
    values |= {"start": values["start"] - by, "end": values["end"] - by}
    values["attributes"] = _with_places_moved(values["attributes"], by)
    return _row(state, row_id, part, values, gone=False)


def _link(state: RowState, part: Part) -> RowState:
    values = _values(state)
    for end in ("source", "target"):
        values[end] = moved_id(values[end], part.article_id)
    return _row(state, moved_id(state.id, part.article_id), part, values, gone=state.gone)


def _zone(state: RowState, part: Part) -> RowState:
    values, by = _values(state), part.extent.start
    row_id = moved_id(state.id, part.article_id)
    if state.gone or not _inside(values, part.extent) or _is_whole(values, part):
        return _row(state, row_id, part, values | {"start": 0, "end": 1, "reason": ""}, gone=True)
    values |= {"start": values["start"] - by, "end": values["end"] - by}
    return _row(state, row_id, part, values, gone=False)


def _is_whole(values: Mapping[str, Any], part: Part) -> bool:
    """Whether a zone says of a whole part that it is another article, which it is now."""
    if values["kind"] != OTHER_ARTICLE:
        return False
    return bool(values["start"] <= part.extent.start and part.extent.end <= values["end"])


def _work(state: RowState, part: Part) -> RowState:
    """Say of each part what was said of the whole; open points are counted once."""
    values = _values(state)
    if not part.is_first:
        values["open_points"] = 0
    return _row(state, Work.fresh(part.article_id, state.keys[1]).id, part, values, gone=state.gone)


def _assignment(state: RowState, part: Part) -> RowState:
    row_id = Assignment.of(part.article_id, state.keys[1]).id
    return _row(state, row_id, part, _values(state), gone=state.gone)


def _rejection(state: RowState, part: Part) -> RowState | None:
    """Move a rejection; it never changes its place, so that there is nothing of it in the other parts."""
    values, by = _values(state), part.extent.start
    content = json.loads(values["content"])
    to = content.get("to")
    is_pair = isinstance(to, list) and len(to) == 2 and all(type(at) is int for at in to)
    if not part.extent.holds(values["start"], values["end"]) or (is_pair and not part.extent.holds(to[0], to[1])):
        return None
    if is_pair:
        content["to"] = [to[0] - by, to[1] - by]
    start, end = values["start"] - by, values["end"] - by
    moved = Rejection.of(part.article_id, state.keys[1], start=start, end=end, label=values["label"], content=content)
    values |= {"start": start, "end": end, "content": canonical(content)}
    return _row(state, moved.id, part, values, gone=state.gone)


_MOVES = {
    "span": _span,
    "link": _link,
    "zone": _zone,
    "work": _work,
    "assignment": _assignment,
    "rejection": _rejection,
}
