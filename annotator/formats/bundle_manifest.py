"""The manifest of a bundle or handout: which members it has, and what it says of itself. See docs/bundle.md."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext

from annotator.domain.article import Json
from annotator.domain.bundle import BUNDLE, HANDOUT, Origin
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.ids import is_uuid
from annotator.domain.kept import by_place
from annotator.domain.merging import RowState
from annotator.domain.printing import NAME, on_one_line
from annotator.formats import jsonl_fields as fields
from annotator.formats.bundle_rows import (
    KEPT_VERSIONS,
    Newer,
    decode_vector,
    decode_withdrawn,
    encode_withdrawn,
    unknown,
    with_kept,
)
from annotator.formats.fault import Fault

FORMAT = "annotator-bundle/1"
_FAMILY = "annotator-bundle/"
MANIFEST, LABELS, VERSIONS = "manifest.json", "labels.jsonl", "versions.jsonl"
ARTICLES, GUIDELINES, SCHEMES = "articles.jsonl", "guidelines.jsonl", "schemes.jsonl"
MEMBERS = {BUNDLE: (LABELS, VERSIONS), HANDOUT: (ARTICLES, GUIDELINES, SCHEMES)}
_KNOWN: Mapping[str, frozenset[str]] = {
    "project": frozenset({"id", "name"}),
    "scheme": frozenset({"id", "version", "sha256"}),
    "guidelines": frozenset({"id", "version", "sha256"}),
    "annotator": frozenset({"id", "name", "version"}),
}
"""The objects in it in which more can stand than is known here. What it says of the file itself (counts, members,
articles) is true of that file alone."""
_KEYS = ("project", "lead", "scheme", "guidelines", "annotator", "counts", "members", "articles")
_WHOLE = frozenset({"format", "kind", "blind", "withdrawn", KEPT_VERSIONS, *_KEYS})


class NewerBundle(Newer):
    """It was made by a program that writes another form of bundles."""


def manifest(origin: Origin, members: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return what is written of the whole; `members` are the checksum and the bytes of each by its name."""
    annotator = origin.annotator
    assert annotator is not None  # noqa: S101  a bundle or handout has one
    kept = by_place(origin.kept)
    known: dict[str, Json] = {
        "format": FORMAT,
        "kind": origin.kind,
        "project": {"id": origin.project_id, "name": origin.project_name},
        "lead": origin.lead,
        "blind": origin.blind,
        "scheme": {"id": origin.scheme.id, "version": origin.scheme.version, "sha256": origin.scheme.sha256},
        "guidelines": {"version": origin.guidelines.version, "sha256": origin.guidelines.sha256},
        "annotator": {"id": annotator.id, "name": annotator.values[0], "version": json.loads(annotator.version)},
        "counts": dict(sorted(origin.counts.items())),
        "members": dict(sorted(members.items())),
        "articles": dict(sorted(origin.articles.items())),
        **({"withdrawn": [encode_withdrawn(state) for state in origin.withdrawn]} if origin.withdrawn else {}),
    }
    for part in _KNOWN:
        known[part] = with_kept(known[part], kept.get((origin.kind, annotator.id, part), ()))
    return with_kept(known, kept.get((origin.kind, annotator.id, ""), ()))


def unknown_in(source: fields.Source, origin: Origin, version: str) -> list[RowState]:
    """Return what a manifest says that is not known here; `version` is what its file has seen. Raises Fault."""
    assert origin.annotator is not None  # noqa: S101  a bundle or handout has one
    found = []
    for part, known in (("", _WHOLE), *_KNOWN.items()):
        place = (origin.kind, origin.annotator.id, part)
        with _inside(part) if part else nullcontext():
            found += unknown(
                fields.object_at(source, part) if part else source, known | {KEPT_VERSIONS}, place, version
            )
    return found


def read_manifest(source: fields.Source) -> tuple[Origin, dict[str, str]]:
    """Return what a manifest says, and the checksums of the members by their names. Raises Fault."""
    form = fields.string(source, "format", None)
    if form.startswith(_FAMILY) and form != FORMAT:
        raise NewerBundle(
            QT_TRANSLATE_NOOP(
                "errors", "it was made by a newer Annotator (format {found}; this one reads {known}). Update it."
            ),
            found=form,
            known=FORMAT,
        )
    fields.one_of(source, "format", (FORMAT,), None)
    kind = fields.one_of(source, "kind", (BUNDLE, HANDOUT), None)
    fields.require(source, _KEYS)
    members = fields.object_at(source, "members")
    sums = {}
    for name in sorted(members.keys() - MEMBERS[kind]):
        raise NewerBundle(
            QT_TRANSLATE_NOOP("errors", "it holds “{member}”, which a newer Annotator wrote. Update it."),
            member=on_one_line(name, NAME),
        )
    for name in MEMBERS[kind]:
        with _inside("members"), _inside(name):
            sums[name] = fields.string(fields.object_at(members, name), "sha256", None)
    origin = _origin_of(kind, source)
    unknown_in(source, origin, "{}")  # what cannot be kept is told before anything is read
    return origin, sums


def _origin_of(kind: str, source: fields.Source) -> Origin:
    project, person = fields.object_at(source, "project"), fields.object_at(source, "annotator")
    with _inside("annotator"):
        person_id, name, version = fields.uuid(person, "id"), fields.string(person, "name", None), person.get("version")
        if not person_id or not name.strip():
            raise Fault(QT_TRANSLATE_NOOP("errors", "labels need the name of their annotator"))
        with _inside("version"):
            person_version = decode_vector(version)
    with _inside("project"):
        project_id, project_name = fields.string(project, "id", None), fields.string(project, "name", None)
    articles = fields.object_at(source, "articles")
    if not all(is_uuid(key) and isinstance(value, str) for key, value in articles.items()):
        raise Fault(QT_TRANSLATE_NOOP("errors", "the versions do not fit the labels")).inside("articles")
    counts = fields.object_at(source, "counts")
    return Origin(
        kind=kind,
        project_id=project_id,
        project_name=project_name,
        lead=fields.string(source, "lead", None),
        blind=source.get("blind") is not False,
        scheme=fields.stamp(source, "scheme"),
        guidelines=fields.stamp(source, "guidelines"),
        annotator=RowState("annotator", person_id, (), person_version, False, (name,)),  # noqa: FBT003  a tuple of fields
        articles=articles,
        counts={key: fields.count(counts, key) for key in counts},
        withdrawn=decode_withdrawn(source, person_id),
    )


@contextmanager
def _inside(part: str) -> Iterator[None]:
    """Put the field of a fault inside a larger part."""
    try:
        yield
    except Fault as fault:
        raise fault.inside(part) from None
