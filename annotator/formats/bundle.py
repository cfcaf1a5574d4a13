"""Reading bundles and handouts, version 1: one zip file each way. The contract is docs/bundle.md."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Generator, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator.domain.bundle import GuidelinesVersion, Origin, OwnRows, SchemeVersion, SharedRows
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.kept import GUIDELINES as GUIDELINES_LINE
from annotator.domain.kept import SCHEME
from annotator.domain.merging import RowState
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.formats import jsonl_fields as fields
from annotator.formats import unpacking
from annotator.formats.bundle_manifest import (
    ARTICLES,
    GUIDELINES,
    LABELS,
    MANIFEST,
    SCHEMES,
    VERSIONS,
    NewerBundle,
    read_manifest,
    unknown_in,
)
from annotator.formats.bundle_rows import KEPT_VERSIONS, decode_own, decode_shared, decode_vector, seen, unknown
from annotator.formats.fault import Fault
from annotator.formats.jsonl_lines import MAX_LINE
from annotator.formats.jsonl_reading import Reader
from annotator.formats.text import MEGABYTE

_KNOWN = {
    SCHEME: frozenset({"id", "version", "sha256", "content", KEPT_VERSIONS}),
    GUIDELINES_LINE: frozenset({"version", "sha256", "text", "minor", KEPT_VERSIONS}),
}
_MAX_MANIFEST = 256 * MEGABYTE


class Bundle:
    """An open bundle or handout, read once from beginning to end; every fault is one clear sentence (Fault)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.foreign: list[LabelledRecord] = []
        """Labels of others that were found in a bundle, known when it has been read; they are nobody's to send."""
        try:
            self._zip = zipfile.ZipFile(path)
        except unpacking.DAMAGE as error:
            raise _no_bundle(path) from error
        self._budget = unpacking.Budget()
        self._seen: set[str] = set()
        self._unknown: dict[tuple[str, str], fields.Source] = {}
        self._reading: list[Generator[tuple[int, bytes], None, None]] = []
        try:
            self._source = self._manifest()
            self.origin, self._sums = self._read_manifest()
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
                self._see(source)
            except Fault as fault:
                raise _at(fault, VERSIONS, number) from None
        labels.check_read()

    def shared_rows(self) -> Iterator[tuple[SharedRows, int]]:
        """Yield the articles of a handout with their size in bytes."""
        annotator = self.origin.annotator
        assert annotator is not None  # noqa: S101  every manifest names one
        for number, line in self._lines(ARTICLES):
            try:
                source = fields.parsed(line)
                shared = decode_shared(source, annotator.id)
                if self.origin.articles.get(shared.article_id) != shared.sha256:
                    raise _not_in_manifest(shared.article_id)
                yield shared, len(line)
                self._see(source)
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
            for source in self._objects(SCHEMES, SCHEME)
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
            for source in self._objects(GUIDELINES, GUIDELINES_LINE)
        ]

    def kept(self) -> list[RowState]:
        """Return what is not known of the manifest and of schemes and guidelines, when all lines have been read."""
        version = seen(self._seen)
        found = unknown_in(self._source, self.origin, version)
        for place, source in self._unknown.items():
            found += unknown(source, _KNOWN[place[0]], place, version)
        return found

    def _see(self, source: fields.Source) -> None:
        self._seen.update(decode_vector(one) for one in source["vectors"])

    @property
    def size(self) -> int:
        """Bytes of all members, unpacked."""
        return sum(info.file_size for info in self._zip.infolist())

    def _objects(self, name: str, word: str) -> Iterator[fields.Source]:
        for number, line in self._lines(name):
            try:
                source = fields.parsed(line)
                if not source.keys() <= _KNOWN[word]:
                    fields.unknown_keys(source, _KNOWN[word])  # what cannot be kept is told here
                    self._unknown[word, str(fields.count(source, "version"))] = source
            except Fault as fault:
                raise _at(fault, name, number) from None
            yield source

    def _lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        self._reading.append(self._read(name))
        return self._reading[-1]

    def _read(self, name: str) -> Generator[tuple[int, bytes], None, None]:
        """Yield the numbered lines of a member, and at its end see that they are what the manifest says."""
        digest, number = hashlib.sha256(), 0
        try:
            # Its own readline goes through Python for each piece of a line.
            with io.BufferedReader(self._open(name), MEGABYTE) as member:
                while line := member.readline(MAX_LINE + 1):
                    number += 1
                    if len(line) > MAX_LINE:
                        raise Fault(
                            QT_TRANSLATE_NOOP("errors", "the line is longer than {limit} MB"),
                            limit=MAX_LINE // MEGABYTE,
                        ).on(number)
                    digest.update(line)
                    yield number, line
        except (unpacking.Damaged, KeyError) as error:
            raise _damaged(name) from error
        if digest.hexdigest() != self._sums[name]:
            raise _damaged(name)

    def _open(self, name: str) -> unpacking.Unpacked:
        """Open a member for reading within bounds. Raises Fault, and KeyError where there is none."""
        return unpacking.Unpacked(self._zip, self._zip.getinfo(name), self._budget)

    def _manifest(self) -> fields.Source:
        try:
            if len(set(self._zip.namelist())) < len(self._zip.namelist()):
                raise _damaged(MANIFEST)  # of two members of one name each reader may take another
            with io.BufferedReader(self._open(MANIFEST), MEGABYTE) as member:
                return fields.parsed(member.read(_MAX_MANIFEST))
        except unpacking.Damaged as error:
            raise _damaged(MANIFEST) from error
        except Fault as fault:
            raise fault.of_member(MANIFEST) from None
        except KeyError:
            raise Fault(QT_TRANSLATE_NOOP("errors", "it is no bundle: there is no manifest in it")) from None

    def _read_manifest(self) -> tuple[Origin, dict[str, str]]:
        try:
            return read_manifest(self._source)
        except NewerBundle:
            raise
        except Fault as fault:
            raise fault.of_member(MANIFEST) from None


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
