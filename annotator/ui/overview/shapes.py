"""How wide the columns and how high the rows of a sheet are: from what stands in them and the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont

from annotator.ui import fonts
from annotator.ui.overview.cells import Cell, Column, Kind, Sheet
from annotator.ui.widgets.paint import advance
from annotator.ui.widgets.swatch import BAR_WIDTH

SIDE, SUB_GAP, SWATCH_GAP = 8, 5, 8
"""Left and right of a cell, between a number and its interval, between a swatch and its name, in px."""
_HEAD, _HEAD_LINE, _HEAD_PAD = 2, 16, 14
"""Lines of a head at most, their height, and the room above and below, in px."""


class Shape(NamedTuple):
    """A sheet at a width: which of its columns are shown, their widths, the heights of heads and rows in px.

    `tight`: the intervals stand below the numbers.
    """

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    head: int
    row: int
    rows: int
    tight: bool

    @property
    def height(self) -> int:
        """The height of all, in px."""
        return self.head + self.row * self.rows

    @property
    def width(self) -> int:
        """The width of all, in px."""
        return sum(self.widths)


def shape_of(sheet: Sheet, width: int) -> Shape:
    """Return how a sheet is laid out at a width in px; it comes out wider where nothing can give way any more."""
    every = tuple(range(len(sheet.columns)))
    kept = tuple(at for at in every if not sheet.columns[at].gives)
    for columns, tight in ((every, False), (kept, False), (every, True), (kept, True)):
        shape = _shape(sheet, columns, width, tight=tight)
        if shape.width <= width:
            break
    return shape


def least_width(sheet: Sheet) -> int:
    """Return the least width at which nothing is cut, in px."""
    return min(_shape(sheet, range(len(sheet.columns)), 0, tight=tight).width for tight in (True, False))


def number_font(cell: Cell) -> QFont:
    """Return the font of a cell's words."""
    return fonts.font(fonts.Role.STRONG if cell.strong else fonts.Role.UI, tabular=True)


def sub_font(*, tight: bool) -> QFont:
    """Return the font of an interval."""
    return fonts.font(fonts.Role.HINT if tight else fonts.Role.UI, tabular=True)


def head_lines(head: str, width: int) -> list[str]:
    """Return a head broken into two lines at most, where it is wider than `width` px."""
    font = fonts.font(fonts.Role.HINT)
    words = head.split()
    if len(words) < 2 or advance(font, head) <= width:
        return [head]
    ways = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return list(min(ways, key=lambda way: max(advance(font, line) for line in way)))


def _shape(sheet: Sheet, columns: Sequence[int], width: int, *, tight: bool) -> Shape:
    widths = [_column_width(sheet, at, tight=tight) for at in columns]
    grows = [sheet.columns[at].grows for at in columns]
    spare, weight = max(width - sum(widths), 0), sum(grows)
    if weight and spare:
        more = [spare * grow // weight for grow in grows]
        more[max(at for at, grow in enumerate(grows) if grow)] += spare - sum(more)
        widths = [one + other for one, other in zip(widths, more, strict=True)]
    return Shape(
        columns=tuple(columns),
        widths=tuple(widths),
        head=_head_height(sheet, columns, widths),
        row=sheet.tight if tight else sheet.high,
        rows=len(sheet.rows),
        tight=tight,
    )


def _head_height(sheet: Sheet, columns: Sequence[int], widths: Sequence[int]) -> int:
    if not sheet.heads:
        return 0
    rooms = zip(columns, widths, strict=True)
    lines = max((len(head_lines(sheet.columns[at].head, width - 2 * SIDE)) for at, width in rooms), default=1)
    return _HEAD_PAD + _HEAD_LINE * lines


def _column_width(sheet: Sheet, at: int, *, tight: bool) -> int:
    column = sheet.columns[at]
    inside = max((_cell_width(row[at], tight=tight) for row in sheet.rows if at < len(row)), default=0)
    head = _head_width(column, tight=tight or sheet.grid) if sheet.heads else 0
    return min(max(inside, head, column.least), max(column.most, column.least)) + 2 * SIDE


def _head_width(column: Column, *, tight: bool) -> int:
    font = fonts.font(fonts.Role.HINT)
    if not tight:
        return advance(font, column.head)
    return max(advance(font, line) for line in head_lines(column.head, 0))


def _cell_width(cell: Cell, *, tight: bool) -> int:
    if cell.spans > 1 or cell.kind in {Kind.INTERVAL, Kind.BAR}:
        return 0
    words = advance(number_font(cell), cell.text) + advance(fonts.font(fonts.Role.CHIP), cell.mark)
    if cell.kind is Kind.LABEL:
        return words + BAR_WIDTH + SWATCH_GAP
    if cell.kind is Kind.QUOTE:
        return advance(fonts.font(fonts.Role.ROW_QUOTE), cell.text)
    sub = advance(sub_font(tight=tight or cell.kind is not Kind.TEXT), cell.sub)
    if tight or cell.kind is not Kind.TEXT:
        return max(words, sub, advance(sub_font(tight=True), cell.below))
    return words + (SUB_GAP + sub if sub else 0)
