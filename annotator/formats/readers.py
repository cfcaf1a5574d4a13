"""Readers of texts, tables and records by their kind; those of documents and workbooks are asked apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from annotator.domain.columns import Choices
from annotator.formats import sniffing
from annotator.formats.found import Found
from annotator.formats.notes import Bad


class Reader(Protocol):
    """Yields the articles of a file or of its bytes; raises Fault and, for a file, OSError."""

    def __call__(self, source: Path | bytes, choices: Choices = ..., *, bad: Bad | None = None) -> Iterator[Found]:
        """Read with a person's choices; `bad` is told of rows that are left out, without it they are faults."""
        ...


def reader_of(kind: str) -> Reader:
    """Return the reader of TEXT, TABLE or RECORDS. Raises KeyError for other kinds."""
    match kind:
        case sniffing.TEXT:
            from annotator.formats.text_reading import read  # noqa: PLC0415  the reader of this kind alone
        case sniffing.TABLE:
            from annotator.formats.tables import read  # noqa: PLC0415
        case sniffing.RECORDS:
            from annotator.formats.records import read  # noqa: PLC0415
        case _:
            raise KeyError(kind)
    return read
