"""The lines of a PDF page with their places, as pdfium finds them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

NO_LETTER = "\ufffd"
"""Stands for a character that its font does not name."""
_HYPHENS = frozenset((0x2, 0xFFFE))
"""How pdfium writes the hyphen at which a word is parted at the end of a line."""
_NEWLINE, _RETURN, _TAB = 0xA, 0xD, 0x9


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its text and its place in points, y upwards. `is_parted`: it ends with the hyphen of a parted word."""

    text: str
    page: int
    left: float
    right: float
    top: float
    size: float
    """Height of the line by its font."""
    is_parted: bool = False


def lines_of(page: PdfTextPage, number: int) -> list[Line]:
    """Return the lines of a page that are not blank, in the order of the page's content."""
    from pypdfium2 import raw  # noqa: PLC0415  in the helper that reads foreign documents alone

    lines: list[Line] = []
    codes: list[int] = []
    begin = 0
    for at in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, at)
        if code == _RETURN:
            continue
        if code == _NEWLINE or code in _HYPHENS:
            _add(lines, page, codes, begin, number, is_parted=code in _HYPHENS)
            codes = []
            begin = at + 1
        else:
            if not codes:
                begin = at
            codes.append(code)
    _add(lines, page, codes, begin, number, is_parted=False)
    return lines


def _add(lines: list[Line], page: PdfTextPage, codes: list[int], begin: int, number: int, *, is_parted: bool) -> None:
    text = _decoded(codes)
    if is_parted and text.strip():
        text += "-"
    if not text.strip():
        return
    first = _box(page, begin + len(text) - len(text.lstrip()))
    last = _box(page, begin + max(len(codes) - len(text) + len(text.rstrip()) - 1 - is_parted, 0))
    lines.append(
        Line(
            text=text.strip(),
            page=number,
            left=first[0],
            right=max(last[1], first[1]),
            top=first[3],
            size=max(first[3] - first[2], 1.0),
            is_parted=is_parted,
        )
    )


def _decoded(codes: list[int]) -> str:
    """Return the text of code units; halves of pairs are joined, what is no character of a text is NO_LETTER."""
    text = "".join(chr(code) if code >= 0x20 or code == _TAB else NO_LETTER for code in codes)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _box(page: PdfTextPage, at: int) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of a character by its font; zeros where pdfium does not know."""
    from pypdfium2 import raw  # noqa: PLC0415

    rect = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(page, at, ctypes.byref(rect)):
        return 0.0, 0.0, 0.0, 0.0
    return rect.left, rect.right, rect.bottom, rect.top
