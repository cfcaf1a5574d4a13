"""Foreign documents: which kinds are read in a process apart, by which reader, and how large they may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from annotator.domain.article import Json
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault
from annotator.formats.found import Found

HTML, MHTML, DOCX, PDF, XLSX = "html", "mhtml", "docx", "pdf", "xlsx"

MEGABYTE = 1024 * 1024

Choices = Mapping[str, Json]
"""What the person answered for a file, by name, as JSON can hold it: `encoding`, and what a reader of tables asks."""

Reader = Callable[[bytes, Choices], Iterator[Found]]
"""Yields what the bytes of a file hold. Raises Fault."""

LIMITS: Mapping[str, int] = {
    HTML: 20 * MEGABYTE,
    MHTML: 100 * MEGABYTE,
    DOCX: 100 * MEGABYTE,
    PDF: 200 * MEGABYTE,
    XLSX: 100 * MEGABYTE,
}
"""Bytes; a larger file is refused before it is read."""


def check_size(size: int, kind: str) -> None:
    """Raise Fault where a file of this many bytes is too large for its kind."""
    if size > LIMITS[kind]:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "it has {size} MB; a file of this kind has at most {limit} MB"),
            size=round(size / MEGABYTE),
            limit=LIMITS[kind] // MEGABYTE,
        )


def reader_of(kind: str) -> Reader:
    """Return the reader of a kind of document; its packages are imported when it reads. Raises KeyError."""
    match kind:
        case "html":
            from annotator.formats.html import read  # noqa: PLC0415  the reader of this kind alone
        case "mhtml":
            from annotator.formats.mhtml import read  # noqa: PLC0415
        case "docx":
            from annotator.formats.docx import read  # noqa: PLC0415
        case "pdf":
            from annotator.formats.pdf import read  # noqa: PLC0415
        case _:
            raise KeyError(kind)
    return read
