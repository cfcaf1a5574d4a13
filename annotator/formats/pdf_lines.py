"""The lines of a PDF page with their places, as pdfium finds them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

NO_LETTER = "\ufffd"
"""Stands for a character that its font does not name."""
_HYPHENS = frozenset((0x2, 0xFFFE))
"""How pdfium writes the hyphen at which a word is parted at the end of a line."""
_NEWLINE, _RETURN, _TAB = 0xA, 0xD, 0x9
_BLANKS = frozenset((0x9, 0x20, 0xA0))
_BELOW = 0.5
"""Share of a letter's height by which one stands lower that is on another line; one set lower on its line does not."""
_FAR_ABOVE = 2.0
_FARTHEST = 1e6
"""Points from the corner of a page; a page has at most 14,400 (ISO 32000-1, annex C), a damaged file says anything."""

Box = tuple[float, float, float, float]
"""Left, right, bottom and top in points."""
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


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
    """Return the lines of a page that are not blank, in the order of the page's content.

    pdfium ends a line by its own reckoning, in which blanks count that some writers (Qt) place anywhere. So a line ends
    too where a letter, blanks left out, stands below the one before it and further left.
    """
    from pypdfium2 import raw  # noqa: PLC0415  in the helper that reads foreign documents alone

    lines: list[Line] = []
    open_line = _OpenLine()
    box_of, code_of, of_page = _boxes(page), raw.FPDFText_GetUnicode, page.raw
    for at in range(page.count_chars()):
        code = code_of(of_page, at)
        if code == _RETURN:
            continue
        if code == _NEWLINE or code in _HYPHENS:
            lines += open_line.closed(number, is_parted=code in _HYPHENS)
            open_line = _OpenLine()
            continue
        box = None if code in _BLANKS else box_of(at)
        if open_line.is_above(box):
            lines += open_line.closed(number)
            open_line = _OpenLine()
        open_line.add(code, box)
    lines += open_line.closed(number)
    return lines


class _OpenLine:
    """The characters of a line so far, and where its first and its last letter stand."""

    def __init__(self) -> None:
        self._codes: list[int] = []
        self._first = self._last = _NOWHERE

    def add(self, code: int, box: Box | None) -> None:
        """Take one more character; `box` is None for a blank."""
        self._codes.append(code)
        if box is None or box == _NOWHERE:
            return
        self._last = box
        if self._first == _NOWHERE:
            self._first = box

    def is_above(self, box: Box | None) -> bool:
        """Whether a letter stands on a line below, or far above in another column."""
        if box is None or _NOWHERE in (box, self._last):
            return False
        left, _, bottom, top = box
        last_left, _, last_bottom, last_top = self._last
        fall = (last_bottom + last_top - bottom - top) / 2
        height = max(top - bottom, last_top - last_bottom, 1.0)
        return (fall > _BELOW * height and left < last_left) or fall < -_FAR_ABOVE * height

    def closed(self, number: int, *, is_parted: bool = False) -> Iterator[Line]:
        """Yield the line, unless it is blank."""
        text = _decoded(self._codes)
        if not text.strip():
            return
        left, right, bottom, top = self._first
        yield Line(
            text=text.strip() + "-" if is_parted else text.strip(),
            page=number,
            left=left,
            right=max(self._last[1], right),
            top=top,
            size=max(top - bottom, 1.0),
            is_parted=is_parted,
        )


def _decoded(codes: list[int]) -> str:
    """Return the text of code units; halves of pairs are joined, what is no character of a text is NO_LETTER."""
    text = "".join(chr(code) if code >= 0x20 or code == _TAB else NO_LETTER for code in codes)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _boxes(page: PdfTextPage) -> Callable[[int], Box]:
    """Return what gives the place of a character by its font; zeros where pdfium does not know, or cannot."""
    from pypdfium2 import raw  # noqa: PLC0415

    rect, of_page, ask = raw.FS_RECTF(), page.raw, raw.FPDFText_GetLooseCharBox
    into = ctypes.byref(rect)

    def box(at: int) -> Box:
        return place_of(rect.left, rect.right, rect.bottom, rect.top) if ask(of_page, at, into) else _NOWHERE

    return box


def place_of(left: float, right: float, bottom: float, top: float) -> Box:
    """Return the place of a letter; zeros for one that no page can have (no number, without end, too far away).

    Its letter stays in its line: nothing can be reckoned with such a place, not even which of two is the higher.
    """
    is_there = (
        -_FARTHEST <= left <= _FARTHEST
        and -_FARTHEST <= right <= _FARTHEST
        and -_FARTHEST <= bottom <= _FARTHEST
        and -_FARTHEST <= top <= _FARTHEST
    )
    return (left, right, bottom, top) if is_there else _NOWHERE
