"""Which reader a kind of foreign document has. Asked in the process apart alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annotator.domain.columns import Choices
from annotator.formats import sniffing
from annotator.formats.fault import Fault
from annotator.formats.found import Found


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
        case sniffing.XLSX:
            from annotator.formats import tables  # noqa: PLC0415

            return tables.read(raw, choices, bad=bad)
    raise KeyError(kind)
