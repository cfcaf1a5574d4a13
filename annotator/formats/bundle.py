"""Bundles and handouts, version 1: one zip file each way. The contract is docs/bundle.md.

The members are the same bytes for the same project, in the order of their names, without any time.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self, cast

from annotator.domain.article import Json
from annotator.domain.bundle import BUNDLE, HANDOUT, GuidelinesVersion, Origin, OwnRows, SchemeVersion, SharedRows
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.ids import is_uuid
from annotator.domain.merging import RowState
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.formats import jsonl_fields as fields
from annotator.formats.bundle_rows import (
    decode_own,
    decode_shared,
    decode_vector,
    decode_withdrawn,
    encode_own,
    encode_shared,
    encode_withdrawn,
)
from annotator.formats.fault import Fault
from annotator.formats.jsonl import encode
from annotator.formats.jsonl_lines import MAX_LINE
from annotator.formats.jsonl_reading import Reader
from annotator.formats.text import MEGABYTE

FORMAT = "annotator-bundle/1"
_FAMILY = "annotator-bundle/"
MANIFEST, LABELS, VERSIONS = "manifest.json", "labels.jsonl", "versions.jsonl"
ARTICLES, GUIDELINES, SCHEMES = "articles.jsonl", "guidelines.jsonl", "schemes.jsonl"
MEMBERS = {BUNDLE: (LABELS, VERSIONS), HANDOUT: (ARTICLES, GUIDELINES, SCHEMES)}
_MANIFEST_KEYS = ("project", "lead", "scheme", "guidelines", "annotator", "counts", "members", "articles")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16
_LEVEL = 6
_MAX_MANIFEST = 256 * MEGABYTE
_SPOOL = 8 * MEGABYTE


class _Stream:
    """A file that is written from front to back: pipes and devices say of themselves that they can seek, and lie."""

    def __init__(self, file: BinaryIO) -> None:
        self.write, self.flush = file.write, file.flush


class Writer:
    """Writes a bundle or handout as it is fed, article by article in the order of their ids; `close` completes it."""

    def __init__(self, file: BinaryIO, scheme: Scheme) -> None:
        self._zip = zipfile.ZipFile(cast("IO[bytes]", _Stream(file)), "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        self._scheme = scheme
        self._parts: dict[str, IO[bytes]] = {}
        self._sums: dict[str, tuple[str, int]] = {}
        self._hashes: dict[str, hashlib._Hash] = {}

    def own(self, own: OwnRows) -> None:
        """Write one article of a bundle."""
        if own.record is not None:
            self._write(LABELS, encode(own.record, self._scheme))
        self._write(VERSIONS, encode_own(own))

    def shared(self, shared: SharedRows) -> None:
        """Write one article of a handout."""
        self._write(ARTICLES, encode_shared(shared))

    def scheme(self, scheme: SchemeVersion) -> None:
        """Write one version of the scheme, in order of their numbers."""
        line = {
            "id": scheme.id,
            "version": scheme.version,
            "sha256": scheme.sha256,
            "content": json.loads(scheme.content),
        }
        self._write(SCHEMES, _line(line))

    def guidelines(self, guidelines: GuidelinesVersion) -> None:
        """Write one version of the guidelines, in order of their numbers."""
        line = {
            "version": guidelines.version,
            "sha256": guidelines.sha256,
            "text": guidelines.text,
            "minor": guidelines.minor,
        }
        self._write(GUIDELINES, _line(line))

    def close(self, origin: Origin) -> None:
        """Write the manifest and complete the file."""
        try:
            names = sorted((*MEMBERS[origin.kind], MANIFEST))
            members = {name: self._sum(name) for name in MEMBERS[origin.kind]}
            for name in names:
                with self._member(name) as member:
                    if name == MANIFEST:
                        member.write(_line(_manifest(origin, members)))
                    else:
                        self._copy(name, member)
            self._zip.close()
        finally:
            self.discard()

    def discard(self) -> None:
        """Let go of what was kept on the way."""
        for part in self._parts.values():
            part.close()
        self._zip.fp = None  # else it would try to complete a file that could not be written

    def _write(self, name: str, line: bytes) -> None:
        # Several members grow at once and a zip takes one after the other: they wait beside it, on the disk if large.
        if name not in self._parts:
            self._parts[name] = tempfile.SpooledTemporaryFile(_SPOOL)  # noqa: SIM115  closed by discard
            self._hashes[name] = hashlib.sha256()
        self._parts[name].write(line)
        self._hashes[name].update(line)

    def _sum(self, name: str) -> Mapping[str, Json]:
        part = self._parts.get(name)
        digest = self._hashes.get(name, hashlib.sha256()).hexdigest()
        return {"sha256": digest, "bytes": part.tell() if part else 0}

    def _member(self, name: str) -> IO[bytes]:
        info = zipfile.ZipInfo(name, _NO_TIME)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
        info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001  public as compress_level from Python 3.13 on
        return self._zip.open(info, "w", force_zip64=True)

    def _copy(self, name: str, member: IO[bytes]) -> None:
        part = self._parts.get(name)
        if part is not None:
            part.seek(0)
            while block := part.read(MEGABYTE):
                member.write(block)


def _line(value: Json) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (text + "\n").encode("utf-8")


def _manifest(origin: Origin, members: Mapping[str, Json]) -> Mapping[str, Json]:
    annotator = origin.annotator
    assert annotator is not None  # noqa: S101  a bundle or handout has one
    return {
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


class _Newer(Fault):
    """It was made by a program that writes another form of bundles."""


class Bundle:
    """An open bundle or handout, read once from beginning to end; every fault is one clear sentence (Fault)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.foreign: list[LabelledRecord] = []
        """Labels of others that were found in a bundle, known when it has been read; they are nobody's to send."""
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise _no_bundle(path) from error
        self._reading: list[Generator[tuple[int, bytes], None, None]] = []
        try:
            self._sums: dict[str, str] = {}
            self.origin = self._origin()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for member in self._reading:  # a fault leaves them half read
            member.close()
        self._zip.close()

    def own_rows(self, scheme: Scheme | None) -> Iterator[tuple[OwnRows, int]]:
        """Yield the articles of a bundle, checked against a scheme where one is given, with their size in bytes."""
        annotator = self.origin.annotator
        assert annotator is not None  # noqa: S101  every manifest names one
        labels = _Records(self._lines(LABELS), Reader(scheme, complete=True), annotator.id, self.foreign)
        last = ""
        for number, line in self._lines(VERSIONS):
            try:
                source = fields.parsed(line)
                article = fields.string(source, "article", None)
                if article not in self.origin.articles:
                    raise _not_in_manifest(article)
                if article <= last:
                    raise Fault(QT_TRANSLATE_NOOP("errors", "the line is out of order: sorted by id"))
                last = article
                record, size = labels.of(article)
                yield decode_own(source, annotator.id, record), size + len(line)
            except Fault as fault:
                raise _at(fault, VERSIONS, number) from None
        labels.check_read()

    def shared_rows(self) -> Iterator[tuple[SharedRows, int]]:
        """Yield the articles of a handout with their size in bytes."""
        annotator = self.origin.annotator
        assert annotator is not None  # noqa: S101  every manifest names one
        for number, line in self._lines(ARTICLES):
            try:
                shared = decode_shared(fields.parsed(line), annotator.id)
                if self.origin.articles.get(shared.article_id) != shared.sha256:
                    raise _not_in_manifest(shared.article_id)
                yield shared, len(line)
            except Fault as fault:
                raise _at(fault, ARTICLES, number) from None

    def schemes(self) -> list[SchemeVersion]:
        """Return all versions of the scheme in a handout."""
        return [
            SchemeVersion(
                id=fields.string(source, "id", None),
                version=fields.count(source, "version"),
                sha256=fields.string(source, "sha256", None),
                content=json.dumps(
                    fields.object_at(source, "content"), ensure_ascii=False, sort_keys=True, separators=(",", ":")
                ),
            )
            for source in self._objects(SCHEMES)
        ]

    def guidelines(self) -> list[GuidelinesVersion]:
        """Return all versions of the guidelines in a handout."""
        return [
            GuidelinesVersion(
                version=fields.count(source, "version"),
                sha256=fields.string(source, "sha256", None),
                text=fields.string(source, "text", None),
                minor=fields.flag(source, "minor"),
            )
            for source in self._objects(GUIDELINES)
        ]

    @property
    def size(self) -> int:
        """Bytes of all members, unpacked."""
        return sum(info.file_size for info in self._zip.infolist())

    def _objects(self, name: str) -> list[fields.Source]:
        return [fields.parsed(line) for _, line in self._lines(name)]

    def _lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        self._reading.append(self._read(name))
        return self._reading[-1]

    def _read(self, name: str) -> Generator[tuple[int, bytes], None, None]:
        """Yield the numbered lines of a member, and at its end see that they are what the manifest says."""
        digest, number = hashlib.sha256(), 0
        try:
            # Its own readline goes through Python for each piece of a line.
            with io.BufferedReader(cast("io.RawIOBase", self._zip.open(name)), MEGABYTE) as member:
                while line := member.readline(MAX_LINE + 1):
                    number += 1
                    if len(line) > MAX_LINE:
                        raise Fault(
                            QT_TRANSLATE_NOOP("errors", "the line is longer than {limit} MB"),
                            limit=MAX_LINE // MEGABYTE,
                        ).on(number)
                    digest.update(line)
                    yield number, line
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, NotImplementedError) as error:
            raise _damaged(name) from error
        if digest.hexdigest() != self._sums[name]:
            raise _damaged(name)

    def _origin(self) -> Origin:
        try:
            with self._zip.open(MANIFEST) as member:
                return self._told(member.read(_MAX_MANIFEST))
        except _Newer:
            raise
        except Fault as fault:
            raise fault.of_member(MANIFEST) from None
        except KeyError:
            raise Fault(QT_TRANSLATE_NOOP("errors", "it is no bundle: there is no manifest in it")) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
            raise _damaged(MANIFEST) from error

    def _told(self, manifest: bytes) -> Origin:
        """Return what the manifest says, and keep the checksums of the members. Raises Fault."""
        source = fields.parsed(manifest)
        form = fields.string(source, "format", None)
        if form.startswith(_FAMILY) and form != FORMAT:
            raise _Newer(
                QT_TRANSLATE_NOOP(
                    "errors", "it was made by a newer Annotator (format {found}; this one reads {known}). Update it."
                ),
                found=form,
                known=FORMAT,
            )
        fields.one_of(source, "format", (FORMAT,), None)
        kind = fields.one_of(source, "kind", (BUNDLE, HANDOUT), None)
        fields.require(source, _MANIFEST_KEYS)
        members = fields.object_at(source, "members")
        for name in MEMBERS[kind]:
            with _inside("members"), _inside(name):
                self._sums[name] = fields.string(fields.object_at(members, name), "sha256", None)
        return _origin_of(kind, source)


class _Records:
    """The lines of `labels.jsonl`, taken where their articles come."""

    def __init__(
        self, lines: Iterator[tuple[int, bytes]], reader: Reader, annotator_id: str, foreign: list[LabelledRecord]
    ) -> None:
        self._lines, self._reader, self._annotator_id, self._foreign = lines, reader, annotator_id, foreign
        self._next: tuple[LabelledRecord, int] | None = None
        self._forward()

    def _forward(self) -> None:
        """Read the next record of the bundle's own annotator; others' are noted."""
        self._next = None
        for number, line in self._lines:
            try:
                record = self._reader.record(number, line)
                if record is None or record.annotator is None:
                    raise Fault(QT_TRANSLATE_NOOP("errors", "the line is blank")).on(number)
            except Fault as fault:
                raise _at(fault, LABELS, number) from None
            if record.annotator.id == self._annotator_id:
                self._next = (record, len(line))
                return
            self._foreign.append(record)

    def of(self, article: str) -> tuple[LabelledRecord | None, int]:
        """Return the record of an article and its bytes, or None."""
        waiting = self._next
        if waiting is None or waiting[0].article.id != article:
            return None, 0
        self._forward()
        return waiting

    def check_read(self) -> None:
        """Raise Fault where a record was left over."""
        if self._next is not None:
            raise Fault(QT_TRANSLATE_NOOP("errors", "the versions do not fit the labels")).of_member(LABELS)


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


def _at(fault: Fault, member: str, number: int) -> Fault:
    if not fault.line:
        fault.on(number)
    return fault.of_member(member)


def _not_in_manifest(article: str) -> Fault:
    return Fault(QT_TRANSLATE_NOOP("errors", "the article {article} is not in the manifest"), article=article)


def _damaged(name: str) -> Fault:
    return Fault(
        QT_TRANSLATE_NOOP("errors", "it is damaged: {member} is not what was written. Have it sent again."), member=name
    )


def _no_bundle(path: Path) -> Fault:
    with path.open("rb") as file:
        begins = file.read(4) == b"PK\x03\x04"
    if begins:
        return Fault(QT_TRANSLATE_NOOP("errors", "it is cut off: its end is missing. Have it sent again."))
    return Fault(QT_TRANSLATE_NOOP("errors", "it is no bundle, no handout and no project"))
