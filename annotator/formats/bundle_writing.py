"""Writing bundles and handouts: the same bytes for the same project, members by their names, without any time."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from typing import IO, BinaryIO, cast

from annotator.domain.article import Json
from annotator.domain.bundle import GuidelinesVersion, Origin, OwnRows, SchemeVersion, SharedRows
from annotator.domain.merging import RowState
from annotator.domain.scheme import Scheme
from annotator.formats.bundle_manifest import (
    ARTICLES,
    GUIDELINES,
    LABELS,
    MANIFEST,
    MEMBERS,
    SCHEMES,
    VERSIONS,
    manifest,
)
from annotator.formats.bundle_rows import as_written, encode_own, encode_shared, with_kept
from annotator.formats.jsonl import encode
from annotator.formats.text import MEGABYTE

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16
_LEVEL = 6
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
        record = as_written(own)
        if record is not None:
            self._write(LABELS, encode(record, self._scheme))
        self._write(VERSIONS, encode_own(own))

    def shared(self, shared: SharedRows) -> None:
        """Write one article of a handout."""
        self._write(ARTICLES, encode_shared(shared))

    def scheme(self, scheme: SchemeVersion, kept: Iterable[RowState] = ()) -> None:
        """Write one version of the scheme, in order of their numbers, with what newer programs wrote in its line."""
        line = {
            "id": scheme.id,
            "version": scheme.version,
            "sha256": scheme.sha256,
            "content": json.loads(scheme.content),
        }
        self._write(SCHEMES, _line(with_kept(line, kept)))

    def guidelines(self, guidelines: GuidelinesVersion, kept: Iterable[RowState] = ()) -> None:
        """Write one version of the guidelines, in order of their numbers, with what newer programs wrote there."""
        line = {
            "version": guidelines.version,
            "sha256": guidelines.sha256,
            "text": guidelines.text,
            "minor": guidelines.minor,
        }
        self._write(GUIDELINES, _line(with_kept(line, kept)))

    def close(self, origin: Origin) -> None:
        """Write the manifest and complete the file."""
        try:
            names = sorted((*MEMBERS[origin.kind], MANIFEST))
            members = {name: self._sum(name) for name in MEMBERS[origin.kind]}
            for name in names:
                with self._member(name) as member:
                    if name == MANIFEST:
                        member.write(_line(manifest(origin, members)))
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
