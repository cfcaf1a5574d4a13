"""Which reader a kind of foreign document has. Asked in the process apart alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annotator.domain.columns import Choices
from annotator.formats import sniffing
from annotator.formats.encodings import Candidate
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.table_shape import TableShape


def read(kind: str, raw: bytes, choices: Choices, bad: Callable[[Fault], None] | None) -> Iterator[Found]:
    """Yield what the bytes of a document hold; `bad` is told of rows that are left out. Raises Fault or TextError.

    The packages of a reader are imported when it is first asked.
    """
    match kind:
        case sniffing.HTML:
            from annotator.formats import html  # noqa: PLC0415  the reader of this kind alone

            return html.read(raw, choices)
        case sniffing.MHTML:
            from annotator.formats import mhtml  # noqa: PLC0415

            return mhtml.read(raw, choices)
        case sniffing.DOCX:
            from annotator.formats import docx  # noqa: PLC0415

            return docx.read(raw)
        case sniffing.PDF:
            from annotator.formats import pdf  # noqa: PLC0415

            return pdf.read(raw)
        case sniffing.WORKBOOK:
            from annotator.formats import sheets  # noqa: PLC0415

            return sheets.read(raw, choices, bad=bad)
    raise KeyError(kind)


def shape_of(kind: str, raw: bytes, choices: Choices) -> TableShape:
    """Return what the columns of a workbook look like. Raises Fault, and KeyError for what has no columns."""
    if kind != sniffing.WORKBOOK:
        raise KeyError(kind)
    from annotator.formats import sheets  # noqa: PLC0415  as above

    return sheets.shape_of(raw, choices)


def encodings_of(kind: str, raw: bytes) -> list[Candidate]:
    """Return the encodings that a page may have which does not say its own. Raises Fault, KeyError for other kinds."""
    match kind:
        case sniffing.HTML:
            from annotator.formats import html  # noqa: PLC0415  as above

            return html.encodings_of(raw)
        case sniffing.MHTML:
            from annotator.formats import mhtml  # noqa: PLC0415

            return mhtml.encodings_of(raw)
    raise KeyError(kind)
