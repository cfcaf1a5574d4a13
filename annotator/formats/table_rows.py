"""From the rows of a table to articles, whatever program the table is from."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.csv_rows import Row
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.mapped import Rows
from annotator.formats.notes import Notes
from annotator.formats.table_shape import TableShape

NO_ROWS = QT_TRANSLATE_NOOP("errors", "there are no rows in it")


def articles(
    rows: Iterator[Row], shape: TableShape, choices: Choices, notes: Notes, raw_sha256: str, *, pads: bool
) -> Iterator[Found]:
    """Yield the article of each row below the header, blank rows left out; with `pads` a row may be narrower.

    The mapping of `choices`, or else the guessed one, has to fit the columns. Raises Fault where there are no rows,
    and for a bad one where `notes` has nobody to tell.
    """
    order = choices.day_first if choices.day_first is not None else shape.day_first
    mapped = Rows(choices.mapping or shape.mapping, notes, order, raw_sha256)
    any_row = False
    for row in _below(rows, shape, notes, pads=pads):
        any_row = True
        found = mapped.found(dict(zip(shape.columns, row.cells, strict=False)), row.number)
        if found is not None:
            yield found
    if not any_row and not notes.left_out:
        raise Fault(NO_ROWS)


def _below(rows: Iterator[Row], shape: TableShape, notes: Notes, *, pads: bool) -> Iterator[Row]:
    """Yield the rows below the header, each as wide as the table."""
    waits, width = shape.has_header, len(shape.columns)
    for row in rows:
        filled = len(row.cells)
        while filled and not row.cells[filled - 1].strip():
            filled -= 1
        if not filled:
            continue
        if waits:
            waits = False
        elif filled > width or (len(row.cells) < width and not pads):
            notes.leave_out(_ragged(len(row.cells), width).on(row.number))
        else:
            yield Row(row.number, [*row.cells[:width], *[""] * (width - len(row.cells))])


def _ragged(cells: int, width: int) -> Fault:
    return Fault(
        QT_TRANSLATE_NOOP("errors", "cells: {found}, columns of the table: {known}; is it the right delimiter?"),
        found=cells,
        known=width,
    )
