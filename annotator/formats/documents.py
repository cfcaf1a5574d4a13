"""Foreign documents: the kinds that are read in a process apart, and how large they may be."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault
from annotator.formats.sniffing import DOCX, HTML, MHTML, PDF, WORKBOOK

MEGABYTE = 1024 * 1024

LIMITS: Mapping[str, int] = {
    HTML: 20 * MEGABYTE,
    MHTML: 100 * MEGABYTE,
    DOCX: 100 * MEGABYTE,
    PDF: 200 * MEGABYTE,
    WORKBOOK: 100 * MEGABYTE,
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
