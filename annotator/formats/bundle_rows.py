"""Rows with their versions as JSON: the lines of `versions.jsonl` in a bundle and of `articles.jsonl` in a handout."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.domain.article import ARTICLE_STATES, Json
from annotator.domain.assignment import Assignment
from annotator.domain.bundle import OwnRows, SharedRows
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.ids import article_id, is_uuid
from annotator.domain.kept import ARTICLE, LABELS, MORE, VERSIONS, Place, by_place, fields_of, kept_state
from annotator.domain.merging import (
    FIELDS,
    KEPT,
    KEYS,
    LATE_EXTRAS,
    OWNED,
    SHARED,
    RowState,
    Value,
    canonical,
    vector,
)
from annotator.domain.record import LabelledRecord
from annotator.domain.span import reading_order
from annotator.domain.versions import joined
from annotator.domain.work import STATUSES
from annotator.domain.zone import ZONE_STATES
from annotator.formats import jsonl_fields as fields
from annotator.formats.fault import Fault, found
from annotator.formats.jsonl import RECORD_KEYS, TAGS, file_order
from annotator.formats.jsonl_fields import Source

_DEVICE = re.compile("[0-9a-f]{16}")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

KEPT_VERSIONS, LABELS_VERSIONS = "kept", "kept_labels"
"""Keys, in an object with fields that are not known here, for the versions of these by name; the second, in a line of
`versions.jsonl`, for those in the line of `labels.jsonl`."""
_STATE = frozenset({"row", "id", "vector", "gone"})
_OWN = frozenset({"article", "vectors", "spans", "links", "seconds", "states", KEPT_VERSIONS, LABELS_VERSIONS})
_SHARED = frozenset({"article", "text", "sha256", "position", "vectors", "states", KEPT_VERSIONS})
_OTHER_KEYS = {"split": ("part",)}
_WITHDRAWN = frozenset({"article", "position", "gone", "version"})
_LINE_KEYS = frozenset((*RECORD_KEYS, TAGS))
_OBJECTS = {"attributes", "extra", "content", "choice"}
_LISTS = {"options", "tags"}
_WHOLE = {"start", "end", "position", "open_points", "scheme_version", "guidelines_version"}
_REAL = {"confidence": 1.0, "seconds": math.inf}
"""Numbers with a fraction, and the largest."""
_WORDS: Mapping[tuple[str, str], Sequence[str]] = {
    ("work", "status"): STATUSES,
    ("zone", "state"): ZONE_STATES,
    ("article", "state"): ARTICLE_STATES,
}


class Newer(Fault):
    """A program wrote it that knows more than this one."""


# Writing


def encode_own(own: OwnRows) -> bytes:
    """Return the line of one article in `versions.jsonl`."""
    vectors: dict[str, int] = {}

    def number(version: str | None) -> int | None:
        return None if version is None else vectors.setdefault(version, len(vectors))

    record = own.record
    spans = [number(own.spans.get(span.id)) for span in sorted(record.spans, key=reading_order)] if record else []
    links = [number(own.links.get(link.id)) for link in sorted(record.links, key=file_order)] if record else []
    states = [_state(state, vectors) for state in own.states if state.row != KEPT]
    kept = by_place(own.states)
    line: dict[str, Json] = {
        "article": own.article_id,
        "vectors": [json.loads(version) for version in vectors],
        "spans": spans,
        "links": links,
        "seconds": dict(sorted(own.seconds.items())),
        "states": states,
    }
    line = with_kept(line, kept.get((VERSIONS, own.article_id, own.annotator_id), ()))
    versions = fields_of(kept.get((LABELS, own.article_id, own.annotator_id), ()))[1]
    if versions:
        line[LABELS_VERSIONS] = versions
    return (_encode(line) + "\n").encode("utf-8")


def as_written(own: OwnRows) -> LabelledRecord | None:
    """Return the record with what newer programs wrote in its line."""
    values, _ = fields_of(by_place(own.states).get((LABELS, own.article_id, own.annotator_id), ()))
    values = {key: value for key, value in values.items() if key not in _LINE_KEYS}
    return replace(own.record, extra={**values, **own.record.extra}) if own.record and values else own.record


def with_kept(known: Mapping[str, Json], states: Iterable[RowState]) -> dict[str, Json]:
    """Return an object with what newer programs wrote in it, behind what is known."""
    values, versions = fields_of(states)
    more = sorted(values.keys() - known.keys() - {KEPT_VERSIONS, LABELS_VERSIONS})
    told = {KEPT_VERSIONS: {field: versions[field] for field in more}} if more else {}
    return {**known, **told, **{field: values[field] for field in more}}


def encode_shared(shared: SharedRows) -> bytes:
    """Return the line of one article in `articles.jsonl`."""
    vectors: dict[str, int] = {}
    states = [_state(state, vectors) for state in shared.states if state.row != KEPT]
    line: dict[str, Json] = {
        "article": shared.article_id,
        "text": shared.text,
        "sha256": shared.sha256,
        "position": shared.position,
        "vectors": [json.loads(version) for version in vectors],
        "states": states,
    }
    line = with_kept(line, by_place(shared.states).get((ARTICLE, shared.article_id), ()))
    return (_encode(line) + "\n").encode("utf-8")


def _state(state: RowState, vectors: dict[str, int]) -> Mapping[str, Json]:
    line: dict[str, Json] = {
        "row": state.row,
        "id": state.id,
        "vector": vectors.setdefault(state.version, len(vectors)),
        "gone": state.gone,
    }
    if state.row == "split":
        line["part"] = state.keys[1]
    for field, value in zip(FIELDS[state.row], state.values, strict=True):
        line[field] = _to_json(field, value)
    extra = line.get("extra")
    if isinstance(extra, dict):  # what a newer program wrote beside the fields comes out where it stood
        more = line.pop("extra") if state.row in LATE_EXTRAS else extra.get(MORE)
        if isinstance(more, dict):
            if state.row not in LATE_EXTRAS:
                del extra[MORE]
            line |= {key: value for key, value in more.items() if key not in line}
    return line


def _to_json(field: str, value: Value) -> Json:
    if field in _OBJECTS or field in _LISTS:
        return json.loads(str(value))
    return bool(value) if field == "flagged" else value


# Reading


def decode_own(line: Source, annotator_id: str, record: LabelledRecord | None) -> OwnRows:
    """Return the rows of a line of `versions.jsonl`; `record` is the line of `labels.jsonl` that belongs to it.

    Raises Fault.
    """
    article = fields.string(line, "article", None)
    vectors = _vectors(line)
    keys = dict.fromkeys(OWNED, (article, annotator_id))
    states = _states(line, vectors, lambda row, _: keys.get(row))
    return OwnRows(
        article_id=article,
        annotator_id=annotator_id,
        record=record,
        spans=_versions(line, "spans", [span.id for span in record.spans] if record else [], vectors),
        links=_versions(line, "links", [link.id for link in record.links] if record else [], vectors),
        states=(*states, *_kept_own(line, vectors, states, (article, annotator_id), record)),
        seconds=_seconds(line),
    )


def _kept_own(
    line: Source,
    vectors: Sequence[str],
    states: Iterable[RowState],
    pair: tuple[str, str],
    record: LabelledRecord | None,
) -> Iterator[RowState]:
    """Yield what is not known in a line of `versions.jsonl`, and in that of `labels.jsonl` but for the work's own."""
    yield from unknown(line, _OWN, (VERSIONS, *pair), seen(vectors))
    if record is not None and record.extra:
        at = FIELDS["work"].index("extra")
        of_work = {key for state in states if state.row == "work" for key in json.loads(str(state.values[at]))}
        more = {key: value for key, value in record.extra.items() if key not in of_work}
        yield from told(more, line.get(LABELS_VERSIONS), (LABELS, *pair), seen(vectors), LABELS_VERSIONS)


def unknown(source: Source, known: frozenset[str], place: Place, version: str) -> list[RowState]:
    """Return what is not known in an object; `version` is that of fields without one of their own. Raises Fault."""
    more = fields.unknown_keys(source, known)
    return told(more, source.get(KEPT_VERSIONS), place, version) if more else []


def told(
    more: Mapping[str, Json], versions: Json, place: Place, version: str, key: str = KEPT_VERSIONS
) -> list[RowState]:
    """Return the rows of fields that are not known, of the versions that are told of them. Raises Fault."""
    if versions is not None and not isinstance(versions, dict):
        raise Fault(QT_TRANSLATE_NOOP("errors", "expected an object, found {found}"), found=found(versions)).inside(key)
    own = versions or {}
    try:
        known = {field: decode_vector(own[field]) if field in own else version for field in more}
    except Fault as fault:
        raise fault.inside(key) from None
    return [kept_state(place, field, value, known[field]) for field, value in more.items()]


def seen(vectors: Iterable[str]) -> str:
    """Return the version that has seen all of these."""
    return canonical(joined(vector(one) for one in vectors))


def decode_shared(line: Source, annotator_id: str) -> SharedRows:
    """Return the article of a line of `articles.jsonl`. Raises Fault."""
    article = fields.string(line, "article", None)
    text = fields.stored(fields.string(line, "text", None))
    if text.places is not None or article != article_id(text.sha256) or text.sha256 != line.get("sha256"):
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "the article {article} has another text than its id says"), article=article
        )

    def keys(row: str, source: Source) -> tuple[str, ...] | None:
        known = {"article": (), "zone": (article,), "assignment": (article, annotator_id)}
        if row == "split":
            return (article, fields.string(source, "part", None))
        return known.get(row) if row in SHARED else None

    vectors = _vectors(line)
    more = unknown(line, _SHARED, (ARTICLE, article), seen(vectors)) if not line.keys() <= _SHARED else []
    return SharedRows(
        article_id=article,
        text=text.stored,
        sha256=text.sha256,
        position=fields.count(line, "position"),
        states=(*_states(line, vectors, keys), *more),
    )


def encode_withdrawn(state: RowState) -> Mapping[str, Json]:
    """Return an assignment that was taken back, for the manifest of a handout."""
    position, extra = state.values
    known = {"article": state.keys[0], "position": position, "gone": state.gone, "version": json.loads(state.version)}
    return {**json.loads(str(extra)), **known}


def decode_withdrawn(manifest: Source, annotator_id: str) -> tuple[RowState, ...]:
    """Return the assignments that were taken back from a person. Raises Fault."""
    states = []
    for at, source in enumerate(fields.objects(manifest, "withdrawn")):
        try:
            article = fields.string(source, "article", None)
            if not is_uuid(article):
                raise fields.no_uuid(article).inside("article")
            states.append(
                RowState(
                    "assignment",
                    Assignment.of(article, annotator_id).id,
                    (article, annotator_id),
                    decode_vector(source.get("version")),
                    _flag(source, "gone"),
                    (fields.count(source, "position"), canonical(fields.unknown_keys(source, _WITHDRAWN))),
                )
            )
        except Fault as fault:
            raise fault.inside(f"withdrawn[{at}]") from None
    return tuple(states)


def decode_vector(value: Json) -> str:
    """Return a version vector as canonical JSON. Raises Fault where it is none."""
    good = isinstance(value, dict) and all(
        _DEVICE.fullmatch(device) and type(count) is int and 0 < count <= fields.MAX_NUMBER
        for device, count in value.items()
    )
    if not good:
        raise Fault(QT_TRANSLATE_NOOP("errors", "{found} is no version"), found=found(value))
    return canonical(value)


def _vectors(line: Source) -> list[str]:
    value = line.get("vectors")
    if not isinstance(value, list):
        raise Fault(QT_TRANSLATE_NOOP("errors", "expected a list, found {found}"), found=found(value)).inside("vectors")
    vectors = [decode_vector(item) for item in value]
    if "{}" in vectors:
        raise Fault(QT_TRANSLATE_NOOP("errors", "{found} is no version"), found="{}").inside("vectors")
    return vectors


def _versions(line: Source, key: str, ids: list[str], vectors: list[str]) -> dict[str, str]:
    """Return the versions of the rows of a record, by their place in it."""
    places = line.get(key)
    if not isinstance(places, list) or len(places) != len(ids):
        raise Fault(QT_TRANSLATE_NOOP("errors", "the versions do not fit the labels")).inside(key)
    try:
        return {row_id: vectors[at] for row_id, at in zip(ids, places, strict=True) if at is not None}
    except (IndexError, TypeError):
        raise Fault(QT_TRANSLATE_NOOP("errors", "the versions do not fit the labels")).inside(key) from None


def _seconds(line: Source) -> dict[str, float]:
    source = fields.object_at(line, "seconds")
    for device, value in source.items():
        if not _DEVICE.fullmatch(device) or type(value) not in {int, float} or not 0 <= value < math.inf:
            raise Fault(QT_TRANSLATE_NOOP("errors", "{found} are no seconds"), found=found(value)).inside("seconds")
    return {device: float(value) for device, value in source.items()}


_Keys = Callable[[str, Source], tuple[str, ...] | None]


def _states(line: Source, vectors: list[str], keys: _Keys) -> tuple[RowState, ...]:
    states = []
    for at, source in enumerate(fields.objects(line, "states")):
        try:
            states.append(_one(source, vectors, keys))
        except Fault as fault:
            raise fault.inside(f"states[{at}]") from None
    return tuple(states)


def _one(source: Source, vectors: list[str], keys: _Keys) -> RowState:
    row = fields.string(source, "row", None)
    if row not in KEYS or row == KEPT:
        raise Newer(
            QT_TRANSLATE_NOOP("errors", "it holds “{row}” rows, which a newer Annotator wrote. Update it."), row=row
        )
    belongs = keys(row, source)
    if belongs is None:
        raise fields.unknown_word(row, [known for known in KEYS if keys(known, {"part": ""}) is not None]).inside("row")
    row_id = fields.string(source, "id", None)
    if not row_id or (row in OWNED and not is_uuid(row_id)):
        raise fields.no_uuid(row_id).inside("id")
    at, gone = fields.whole(source, "vector"), source.get("gone")
    if not 0 <= at < len(vectors) or type(gone) is not bool:
        raise Fault(QT_TRANSLATE_NOOP("errors", "{found} is no version"), found=found(at)).inside("vector")
    values = _values(row, source)
    state = RowState(row, row_id, belongs, vectors[at], gone, values)
    _check_ends(state)
    return state


def _values(row: str, source: Source) -> tuple[Value, ...]:
    """Return the values of a row, with fields that are not known here in its extras."""
    names = FIELDS[row][:-1] if row in LATE_EXTRAS else FIELDS[row]
    values = tuple(_value(row, field, source) for field in names)
    known = _STATE.union(names, _OTHER_KEYS.get(row, ()))
    if row in LATE_EXTRAS:
        return (*values, canonical(fields.unknown_keys(source, known)))
    more = {} if "extra" not in names else {key: value for key, value in source.items() if key not in known}
    if not more:
        return values
    fields.check_kept(more, MORE)
    at = names.index("extra")
    extra = canonical(json.loads(str(values[at])) | {MORE: more})
    return (*values[:at], extra, *values[at + 1 :])


def _check_ends(state: RowState) -> None:
    """Raise Fault for what no table holds: a place without characters, a link from a span to itself."""
    names = FIELDS[state.row]
    first, last = ("source", "target") if state.row == "link" else ("start", "end")
    if first not in names:
        return
    one, other = state.values[names.index(first)], state.values[names.index(last)]
    good = one != other if state.row == "link" else 0 <= int(one) < int(other)
    if not good:
        raise Fault(QT_TRANSLATE_NOOP("errors", "start {start} is not before end {end}"), start=one, end=other)


def _value(row: str, field: str, source: Source) -> Value:
    if field == "tags":  # files from before there were any do without
        return canonical(fields.tags(source, field))
    if field in _OBJECTS or field in _LISTS:
        value = source.get(field)
        if type(value) is not (list if field in _LISTS else dict):
            raise Fault(QT_TRANSLATE_NOOP("errors", "expected an object, found {found}"), found=found(value)).inside(
                field
            )
        fields.check_kept(value, field)
        return canonical(value)
    if field in _WHOLE:
        return fields.count(source, field) if field in source else fields.whole(source, field)
    if field in _REAL:
        return _real(source, field)
    if field == "flagged":
        return int(_flag(source, field))
    words = _WORDS.get((row, field))
    return fields.string(source, field, None) if words is None else fields.one_of(source, field, words, None)


def _real(source: Source, field: str) -> float:
    value: Any = source.get(field)
    if type(value) not in {int, float} or not 0 <= value <= _REAL[field]:
        raise Fault(QT_TRANSLATE_NOOP("errors", "expected a number, found {found}"), found=found(value)).inside(field)
    return float(value)


def _flag(source: Source, field: str) -> bool:
    value = source.get(field)
    if type(value) is not bool:
        raise Fault(QT_TRANSLATE_NOOP("errors", "expected true or false, found {found}"), found=found(value)).inside(
            field
        )
    return value
