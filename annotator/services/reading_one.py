"""One article out of one file or out of bytes, as an import would read it: what is only shown, and not kept."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.record import LabelledRecord
from annotator.formats import encodings, sniffing, text_reading
from annotator.formats.fault import Fault
from annotator.formats.html_encoding import asks_encoding
from annotator.formats.text import MEGABYTE, decode_utf8
from annotator.services.files import regular_file
from annotator.services.reading_apart import Readers
from annotator.store import descriptors

LONGEST = 5 * MEGABYTE
"""Bytes of a text; no article is as long."""
_PAGES = frozenset({sniffing.HTML, sniffing.MHTML})
_DOCUMENTS = _PAGES | {sniffing.DOCX, sniffing.PDF}
_SEVERAL = frozenset({sniffing.TABLE, sniffing.RECORDS, sniffing.LABELLED})
_OF_SEVERAL = frozenset((".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".json"))
_NAMED = 3


def record_of(path: Path, raw: bytes | None = None, encoding: str = "") -> tuple[LabelledRecord, str]:
    """Return the one article of a file, with the zones that its markup shows, and the kind of file it is.

    With `raw` these bytes are its content. A document is read in a process apart, as for an import. What is UTF-16 by
    its mark is read as that; other encodings have to be said. Raises Fault with what was found, and OSError.
    """
    if raw is None and path.exists() and not path.is_dir():
        regular_file(path)
    kind = _kind(path, raw)
    if kind not in _DOCUMENTS:
        return _text(_content(path) if raw is None else raw, encoding), sniffing.TEXT
    with closing(Readers()) as readers:
        try:
            found = list(readers.read(path, kind, choices=Choices(encoding=encoding), raw=raw))
        except Fault as fault:
            if not asks_encoding(fault):
                raise
            raise _which(list(readers.encodings(path, kind, raw=raw)), fault) from None
    return found[0].record, kind


def _kind(path: Path, raw: bytes | None) -> str:
    """Return the kind of a file; what holds several articles, or none, is a Fault."""
    with descriptors.opened(path) if raw is None else io.BytesIO(raw) as file:
        sniffed = sniffing.sniff_file(file, path.name)
    is_text = sniffed.kind in _SEVERAL and path.suffix.lower() not in _OF_SEVERAL
    if is_text or sniffed.kind in (sniffing.TEXT, *_DOCUMENTS):
        return sniffing.TEXT if is_text else sniffed.kind
    raise sniffed.fault or Fault(
        QT_TRANSLATE_NOOP("errors", "it may hold several articles; import it into a project, which reads them")
    )


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LONGEST + 1)


def _text(raw: bytes, encoding: str) -> LabelledRecord:
    if len(raw) > LONGEST:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "it has more than {limit} MB; one text has at most as many here"),
            limit=LONGEST // MEGABYTE,
        )
    if not encoding and not encodings.is_utf8(raw):
        encoding = _shown_by(raw)
    return next(text_reading.read(raw, Choices(encoding=encoding))).record


def _shown_by(raw: bytes) -> str:
    """Return UTF-16 where a mark at the beginning says so. Raises Fault with what else it may be."""
    offers = encodings.candidates(raw)
    if offers and offers[0].encoding == encodings.UTF16:
        return encodings.UTF16
    if not offers and encodings.looks_like_vni(raw):
        raise encodings.vni_fault()
    if not offers:
        decode_utf8(raw)  # damaged UTF-8: it says where
    raise _which(offers, None)


def _which(offers: list[encodings.Candidate], unread: Fault | None) -> Fault:
    names = [one.encoding for one in offers[:_NAMED]]
    if not names:
        return unread or Fault(QT_TRANSLATE_NOOP("errors", "it is no UTF-8, and nothing else that is known here"))
    return Fault(
        QT_TRANSLATE_NOOP("errors", "it is no UTF-8 and may be {names}: choose the encoding (--encoding {first})"),
        names=", ".join(names),
        first=names[0],
    )
