"""PDF files with a text layer: lines become paragraphs, repeated heads and feet of pages are proposed as boilerplate.

The text is in the order in which the file paints it, which is the reading order in what newspapers and offices make.
No date is taken: when a file was made is not when its text was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.marked_text import Known, found_of
from annotator.formats.pdf_lines import NO_LETTER, Line, lines_of
from annotator.formats.pdf_paragraphs import parts_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_HEADER = b"%PDF-"
_WITHIN = 1024
"""Bytes at the beginning in which the header stands (ISO 32000-1, annex H)."""
_MOST_PAGES = 5000
_PASSWORD = 4
"""FPDF_ERR_PASSWORD of fpdfview.h."""
_SECURITY = 5
"""FPDF_ERR_SECURITY: an encryption that is not known."""
_UNREADABLE = 0.3
"""Share of characters that the fonts do not name; a text with more of them is none."""
_NO_TITLE = re.compile(r"(?i:microsoft .*|untitled.*|(?:slide|document|page)\s*\d*|.*\.\w{2,5}|.*https?://.*)$")
_TITLE_LENGTHS = range(4, 301)


def read(raw: bytes) -> Iterator[Found]:
    """Yield the article of a PDF file. Raises Fault or TextError."""
    with closing(_opened(raw)) as document:
        pages, pictures, lost = _pages(document)
        title = _title(document)
    if not any(pages):
        raise _no_text(pictures, lost)
    letters = [letter for page in pages for line in page for letter in line.text]
    if letters.count(NO_LETTER) > _UNREADABLE * len(letters):
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "the fonts in it do not tell which letters they show; it cannot be read")
        )
    parts, shown_title = parts_of(pages, title)
    yield found_of(parts, Known(title=shown_title, in_properties=title), raw, _remarks(pictures, lost))


def _opened(raw: bytes) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415  in the helper that reads foreign documents alone

    if not raw:
        raise Fault(QT_TRANSLATE_NOOP("errors", "the file is empty"))
    if _HEADER not in raw[:_WITHIN]:
        raise Fault(QT_TRANSLATE_NOOP("errors", "this is no PDF file"))
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) in {_PASSWORD, _SECURITY}:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "the file is protected by a password; save it without one and import that")
            ) from None
        raise Fault(QT_TRANSLATE_NOOP("errors", "this PDF file is damaged or incomplete")) from None
    count = len(document)
    if 0 < count <= _MOST_PAGES:
        return document
    document.close()
    if count <= 0:
        raise Fault(QT_TRANSLATE_NOOP("errors", "this PDF file has no pages"))
    raise Fault(
        QT_TRANSLATE_NOOP("errors", "it has {count} pages; a PDF file of an article has at most {limit}"),
        count=count,
        limit=_MOST_PAGES,
    )


def _pages(document: PdfDocument) -> tuple[list[list[Line]], list[int], list[int]]:
    """Return the lines of each page, and the numbers of pages that show something but no text, and of damaged ones."""
    import pypdfium2  # noqa: PLC0415

    pages: list[list[Line]] = []
    pictures: list[int] = []
    lost: list[int] = []
    for number in range(1, len(document) + 1):
        lines: list[Line] = []
        try:
            with closing(document[number - 1]) as page, closing(page.get_textpage()) as text:
                lines = lines_of(text, number)
                if not lines and pypdfium2.raw.FPDFPage_CountObjects(page):
                    pictures.append(number)
        except pypdfium2.PdfiumError:
            lost.append(number)
        pages.append(lines)
    return pages, pictures, lost


def _title(document: PdfDocument) -> str:
    """Return the title in the properties of the file, unless it is the name of a file or a program's own."""
    try:
        said = " ".join(document.get_metadata_value("Title").replace("\0", "").split())
    except UnicodeDecodeError:
        return ""
    if len(said) not in _TITLE_LENGTHS or _NO_TITLE.match(said):
        return ""
    return said.encode("utf-8", "replace").decode("utf-8")


def _no_text(pictures: list[int], lost: list[int]) -> Fault:
    if lost and not pictures:
        return Fault(QT_TRANSLATE_NOOP("errors", "this PDF file is damaged or incomplete"))
    if pictures:
        return Fault(
            QT_TRANSLATE_NOOP(
                "errors", "it has no text layer: its pages are pictures; have the text recognised (OCR) and import that"
            )
        )
    return Fault(QT_TRANSLATE_NOOP("errors", "its pages are empty"))


def _remarks(pictures: list[int], lost: list[int]) -> Iterator[Fault]:
    if pictures:
        yield Fault(
            QT_TRANSLATE_NOOP("errors", "pages that are pictures without text were left out: {pages}"),
            pages=_listed(pictures),
        )
    if lost:
        yield Fault(QT_TRANSLATE_NOOP("errors", "damaged pages were left out: {pages}"), pages=_listed(lost))


def _listed(numbers: Sequence[int]) -> str:
    """Return page numbers as `1, 3–5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
