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
GRID_SIDE = 4
"""Left and right of a cell of a matrix, in px."""
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


class _Known(NamedTuple):
    """What was worked out of a sheet: its shapes by width, its columns' least widths with and without `tight`."""

    sheet: Sheet
    shapes: dict[int, Shape]
    widths: dict[bool, list[int]]


_KEPT, _LEAST = 64, -1
_known: dict[int, _Known] = {}
"""By identity: a sheet never changes. Cards ask for the same shape a dozen times when the page is laid out."""


def shape_of(sheet: Sheet, width: int) -> Shape:
    """Return how a sheet is laid out at a width in px; it comes out wider where nothing can give way any more."""
    known = _known_of(sheet).shapes
    if width not in known:
        known[width] = _best(sheet, width)
    return known[width]


def _known_of(sheet: Sheet) -> _Known:
    known = _known.get(id(sheet))
    if known is None or known.sheet is not sheet:
        if len(_known) >= _KEPT:
            _known.clear()
        known = _known[id(sheet)] = _Known(sheet, {}, {})
    return known


def _best(sheet: Sheet, width: int) -> Shape:
    every = tuple(range(len(sheet.columns)))
    kept = tuple(at for at in every if not sheet.columns[at].gives)
    ways = [(every, False), (every, True), (kept, False), (kept, True)]
    for columns, tight in ways if _has_intervals(sheet) else ways[::2]:
        shape = _shape(sheet, columns, width, tight=tight)
        if shape.width <= width:
            break
    return shape


def least_width(sheet: Sheet) -> int:
    """Return the least width at which nothing is cut, in px."""
    known, every = _known_of(sheet).shapes, tuple(range(len(sheet.columns)))
    if _LEAST not in known:
        known[_LEAST] = _least_shape(sheet, every)
    return known[_LEAST].width


def _least_shape(sheet: Sheet, every: tuple[int, ...]) -> Shape:
    return min(
        (_shape(sheet, every, 0, tight=tight) for tight in (_has_intervals(sheet), False)),
        key=lambda shape: shape.width,
    )


def natural_width(sheet: Sheet) -> int:
    """Return the width at which every interval stands beside its number, in px."""
    return _shape(sheet, range(len(sheet.columns)), 0, tight=False).width


def _has_intervals(sheet: Sheet) -> bool:
    return any(cell.sub for row in sheet.rows for cell in row)


def side_of(sheet: Sheet) -> int:
    """Return the room left and right in a cell, in px."""
    return GRID_SIDE if sheet.grid else SIDE


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
    every = _column_widths(sheet, tight=tight)
    widths = [every[at] for at in columns]
    if len(widths) > 1:
        widths[-1] += max(_reason_width(sheet, tight=tight) - sum(widths[1:]), 0)
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


def _reason_width(sheet: Sheet, *, tight: bool) -> int:
    """Return the room that reasons in the place of numbers need, in px: of a line, or of two where it is `tight`."""
    needed = 0
    for cell in (cell for row in sheet.rows for cell in row if cell.spans > 1):
        words = advance(number_font(cell), cell.text) + SUB_GAP + advance(sub_font(tight=tight), cell.sub)
        needed = max(needed, words * 6 // 10 if tight else words)
    return needed + 2 * SIDE if needed else 0


def _head_height(sheet: Sheet, columns: Sequence[int], widths: Sequence[int]) -> int:
    if not sheet.heads:
        return 0
    rooms, side = zip(columns, widths, strict=True), side_of(sheet)
    lines = max((len(head_lines(sheet.columns[at].head, width - 2 * side)) for at, width in rooms), default=1)
    return _HEAD_PAD + _HEAD_LINE * lines


def _column_widths(sheet: Sheet, *, tight: bool) -> list[int]:
    known = _known_of(sheet).widths
    if tight not in known:
        known[tight] = [_column_width(sheet, at, tight=tight) for at in range(len(sheet.columns))]
    return known[tight]


def _column_width(sheet: Sheet, at: int, *, tight: bool) -> int:
    column = sheet.columns[at]
    inside = max((_cell_width(row[at], tight=tight) for row in sheet.rows if at < len(row)), default=0)
    if sheet.grid and at == 0:
        inside += 2 * (SIDE - GRID_SIDE)  # words beside a matrix stand apart from it as in a table
    head = _head_width(column, tight=tight or sheet.grid) if sheet.heads else 0
    return min(max(inside, head, column.least), max(column.most, column.least)) + 2 * side_of(sheet)


def _head_width(column: Column, *, tight: bool) -> int:
    font = fonts.font(fonts.Role.HINT)
    if not tight:
        return advance(font, column.head)
    return max(advance(font, line) for line in head_lines(column.head, 0))


def _cell_width(cell: Cell, *, tight: bool) -> int:
    if cell.spans > 1 or cell.kind in {Kind.INTERVAL, Kind.BAR, Kind.AXIS}:
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
