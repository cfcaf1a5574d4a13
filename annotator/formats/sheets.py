"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods): a sheet is a table, each of its rows an article. Read apart alone.

calamine reads them, a whole sheet at a time: its texts stand in memory twice, with some 60 MB of a packed file about
2.8 bytes for each character of Vietnamese, so that 1 GB (`services.reading_apart`) holds some 330 million characters.
What a zip holds is counted before. What calamine 0.9 does not do: a cell with an error (#REF!) is an empty one, which
is told of .xlsx and .xlsm alone (`sheet_errors`); merged cells of .xlsb and .ods are not known; `_xD83D_`, half of a
letter, stays as it is written; a part in UTF-16 is empty. In .ods it drops tabs and breaks inside a paragraph, so such
a file is refused. As in Excel, blanks around a text count only where the file says so (xml:space).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from annotator.domain.article import NO_TEXT
from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import sheet_errors, table_shape
from annotator.formats.csv_rows import MAX_CELL, Row
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.mapped import check_mapping, sha256_of
from annotator.formats.notes import Bad, Notes
from annotator.formats.sheet_errors import Errors
from annotator.formats.strangers import locked_fault, office_fault
from annotator.formats.table_rows import NO_ROWS, articles
from annotator.formats.table_shape import SAMPLE_ROWS, Sheet, TableShape
from annotator.formats.unpacking import DAMAGE, Budget, Unpacked

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_COLUMNS = 1024
_BLOCK = 1024 * 1024
_OPEN_CONTENT = "content.xml"
_LOST = re.compile(rb"<text:(?:tab|line-break)[\s/>]")
_LONGEST = 32
"""Bytes of what may be lost, where it is cut by a block."""
_REASON = 80
"""Characters of what the library says."""
_ROWS, _CELLS, _CELL = 3, 8, 80
"""Rows, their cells, and the characters of these, by which sheets are chosen."""
_NOTHING = Choices()


def shape_of(source: Path | bytes, choices: Choices = _NOTHING) -> TableShape:
    """Look at the first rows of a sheet; what `choices` says is taken as it is.

    Raises Fault where there is nothing to see or the workbook cannot be read, OSError.
    """
    return _shape(_Workbook(_bytes(source)), choices)


def read(source: Path | bytes, choices: Choices = _NOTHING, *, bad: Bad | None = None) -> Iterator[Found]:
    """Yield the article of each row; `line` is the row as a spreadsheet counts it.

    A bad row is left out and `bad` told; without `bad` it is a Fault of the file. Raises Fault where the file as a
    whole cannot be read, OSError.
    """
    raw = _bytes(source)
    book = _Workbook(raw)
    shape = _shape(book, choices)
    check_mapping(choices.mapping or shape.mapping, shape.columns)
    told = _Told(book.remark_on(shape.sheet), bad)
    digest = sha256_of(io.BytesIO(raw))
    found = articles(book.rows(shape.sheet), shape, choices, Notes(told.later), digest, pads=True)
    yield from told.beside(found)


class _Told:
    """Says with the first article what is to be said of a sheet; where there is none, that is why."""

    def __init__(self, remark: Fault | None, bad: Bad | None) -> None:
        self._remark, self._bad = remark, bad
        self._held: list[Fault] = []

    def later(self, fault: Fault) -> None:
        """Keep what is said of a row without a text until there is one with it; what else is bad is told at once."""
        if self._remark is not None and fault.template == NO_TEXT:
            self._held.append(fault)
        else:
            self._tell(fault)

    def beside(self, found: Iterator[Found]) -> Iterator[Found]:
        """Yield what is found, the remark with the first. Raises it where there is none."""
        try:
            for one in found:
                self._tell(*self._held)
                yield one if self._remark is None else replace(one, remarks=(self._remark, *one.remarks))
                self._remark, self._held = None, []
        except Fault as fault:
            if self._remark is None or fault.template != NO_ROWS:
                raise
        if self._remark is not None:
            raise self._remark

    def _tell(self, *faults: Fault) -> None:
        for fault in faults:
            if self._bad is None:
                raise fault
            self._bad(fault)


def _bytes(source: Path | bytes) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()


def _shape(book: _Workbook, choices: Choices) -> TableShape:
    if not choices.sheet:
        book.look_into_sheets()
    name = choices.sheet or book.first_sheet()
    rows: list[list[str]] = []
    for row in book.rows(name, merged=False):
        if any(cell.strip() for cell in row.cells):
            rows.append(row.cells)
        if len(rows) > SAMPLE_ROWS:
            break
    if not rows:
        raise Fault(QT_TRANSLATE_NOOP("errors", "there are no rows in the sheet {name}"), name=name)
    sure = bool(choices.sheet) or sum(not sheet.hidden for sheet in book.sheets) == 1 or book.filled == 1
    return table_shape.of_rows(rows, choices, sheets=book.sheets, sheet=name, sure=sure)


class _Workbook:
    """A workbook in memory. Raises Fault for one that is damaged, locked or none."""

    def __init__(self, raw: bytes) -> None:
        from python_calamine import (  # noqa: PLC0415  in the process apart alone
            CalamineError,
            CalamineWorkbook,
            SheetTypeEnum,
            SheetVisibleEnum,
        )

        if not raw:
            raise Fault(QT_TRANSLATE_NOOP("errors", "the file is empty"))
        ending, self._errors = _checked(raw) if raw.startswith(b"PK") else (".xls", {})
        with _told():
            try:
                self._book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
            except CalamineError:
                stranger = None if raw.startswith(b"PK") else office_fault(raw, ".xls")
                if stranger is not None:
                    raise stranger from None
                self._book = _by_ending(raw, ending)
            known = [one for one in self._book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        self.sheets = tuple(Sheet(name=one.name, hidden=one.visible != SheetVisibleEnum.Visible) for one in known)
        self._read: tuple[str, CalamineSheet] | None = None
        if not self.sheets:
            raise Fault(QT_TRANSLATE_NOOP("errors", "there is no sheet with rows in it"))

    def first_sheet(self) -> str:
        """Return the name of the first sheet that is not hidden; of those looked into, of the first that is filled."""
        shown = [sheet for sheet in self.sheets if not sheet.hidden] or list(self.sheets)
        return next((sheet.name for sheet in shown if sheet.rows), shown[0].name)

    @property
    def filled(self) -> int:
        """How many sheets are known to have rows and are not hidden."""
        return sum(bool(sheet.rows) and not sheet.hidden for sheet in self.sheets)

    def look_into_sheets(self) -> None:
        """Take the first rows of each sheet that is not hidden, where there are several. Raises Fault."""
        if sum(not sheet.hidden for sheet in self.sheets) < 2:
            return
        self.sheets = tuple(sheet if sheet.hidden else replace(sheet, rows=self._first(sheet)) for sheet in self.sheets)

    def _first(self, sheet: Sheet) -> tuple[tuple[str, ...], ...]:
        filled = (row.cells for row in self.rows(sheet.name, merged=False) if any(cell.strip() for cell in row.cells))
        return tuple(tuple(cell[:_CELL] for cell in cells[:_CELLS]) for cells in islice(filled, _ROWS))

    def rows(self, name: str, *, merged: bool = True) -> Iterator[Row]:
        """Yield the rows of a sheet; with `merged` a cell that is merged downwards says the same in each row.

        Raises Fault for what is damaged, and for a sheet that is not there.
        """
        sheet = self._sheet(name)
        with _told():
            start, end = sheet.start, sheet.end
            ranges = (sheet.merged_cell_ranges or []) if merged else []
        if start is None or end is None:
            return
        if end[1] >= MAX_COLUMNS:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "it has more than {limit} columns; is it a table of articles?"),
                limit=MAX_COLUMNS,
            )
        below = _Below(ranges)
        before = [""] * start[1]
        for number, cells in enumerate(sheet.iter_rows(), 1):
            row = Row(number, [*before, *map(shown_value, cells)])
            _check_lengths(row)
            below.fill(row)
            yield row

    def remark_on(self, name: str) -> Fault | None:
        """Return what is to be said of a sheet whose errors come as empty cells."""
        errors = self._errors.get(name)
        if errors is None:
            return None
        place = f"{name}!{errors.first}" if errors.first else name
        if errors.count == 1:
            return Fault(
                QT_TRANSLATE_NOOP("errors", "a cell holds an error and is read as empty: {place}"), place=place
            )
        return Fault(
            QT_TRANSLATE_NOOP("errors", "{count} cells hold an error and are read as empty; the first is {place}"),
            count=errors.count,
            place=place,
        )

    def _sheet(self, name: str) -> CalamineSheet:
        if self._read is None or self._read[0] != name:
            if name not in (sheet.name for sheet in self.sheets):
                known = ", ".join(sheet.name for sheet in self.sheets)
                raise Fault(
                    QT_TRANSLATE_NOOP("errors", "there is no sheet {name}; the sheets are: {known}"),
                    name=name,
                    known=known,
                )
            self._read = None  # of two sheets one alone is kept
            with _told():
                self._read = name, self._book.get_sheet_by_name(name)
        return self._read[1]


class _Below:
    """Says in each row of a merged cell what its first one says; places are (row, column) from 0."""

    def __init__(self, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self._begin: dict[int, list[tuple[int, int]]] = {}
        for (top, column), (bottom, _) in ranges:
            if bottom > top:
                self._begin.setdefault(top + 1, []).append((bottom + 1, column))
        self._open: list[tuple[int, int, str]] = []

    def fill(self, row: Row) -> None:
        """Fill what is merged with a row above; rows come one after the other."""
        self._open = [one for one in self._open if one[0] >= row.number]
        for _, column, value in self._open:
            if column < len(row.cells):
                row.cells[column] = row.cells[column] or value
        for last, column in self._begin.get(row.number, ()):
            if column < len(row.cells):
                self._open.append((last, column, row.cells[column]))


def shown_value(value: Any) -> str:
    """Return what a cell shows: a date as ISO 8601, a whole number without a point, TRUE or FALSE, hours as 30:00."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            at = _to_second(value)
            return f"{at:%Y-%m-%d}T{_clock(at.hour, at.minute, at.second)}"
        case date():
            return value.isoformat()
        case time():
            at = _to_second(datetime.combine(date(2000, 1, 1), value))
            return _clock(at.hour, at.minute, at.second)
        case timedelta():
            seconds = round(value.total_seconds())
            sign, seconds = "-" if seconds < 0 else "", abs(seconds)
            return sign + _clock(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return str(value)


def _to_second(at: datetime) -> datetime:
    try:
        return (at + timedelta(microseconds=500_000)).replace(microsecond=0)
    except OverflowError:  # the last second of the year 9999
        return at.replace(microsecond=0)


def _clock(hours: int, minutes: int, seconds: int) -> str:
    return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def _check_lengths(row: Row) -> None:
    if any(len(cell) > MAX_CELL for cell in row.cells):
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "a cell in row {row} is longer than {limit} million characters"),
            row=row.number,
            limit=MAX_CELL // 1_000_000,
        )


def _by_ending(raw: bytes, ending: str) -> CalamineWorkbook:
    """Open a workbook as what it is; where the library is left to find that out, it does not say what is wrong."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(raw)
        return CalamineWorkbook.from_path(path)


def _checked(raw: bytes) -> tuple[str, dict[str, Errors]]:
    """Unpack all parts, keeping nothing; return the ending of such a workbook, and its errors by their sheet.

    Raises Fault for bombs, damage and passwords, which the library would trust, and for what it would lose.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except DAMAGE as error:
        raise Fault(QT_TRANSLATE_NOOP("errors", "the workbook is damaged or cut off; fetch it again")) from error
    budget, errors = Budget(), sheet_errors.Found()
    with archive:
        for info in archive.infolist():
            with Unpacked(archive, info, budget) as part:
                _check_part(part, info.filename, errors.of_part(info.filename))
        names, by_sheet = archive.namelist(), errors.by_sheet(archive)
    if _OPEN_CONTENT in names:
        return ".ods", {}
    return ".xlsb" if "xl/workbook.bin" in names else ".xlsx", by_sheet


def _check_part(part: Unpacked, name: str, errors: Errors | None) -> None:
    before = b""
    while block := part.read(_BLOCK):
        if name == _OPEN_CONTENT and _LOST.search(before + block):
            raise Fault(
                QT_TRANSLATE_NOOP(
                    "errors", "there are tabs or line breaks in its cells that would be lost; save it as .xlsx"
                )
            )
        if errors is not None:
            errors.look(block)
        before = block[-_LONGEST:]


@contextmanager
def _told() -> Iterator[None]:
    """Tell as a Fault what the library says of a file that it cannot read."""
    from python_calamine import CalamineError, PasswordError  # noqa: PLC0415

    try:
        yield
    except PasswordError:
        raise locked_fault() from None
    except CalamineError as error:
        raise _damaged(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # Rust's; it is no Exception, and has no name to import
            raise _damaged(str(error)) from error
        raise


def _damaged(reason: str) -> Fault:
    return Fault(
        QT_TRANSLATE_NOOP("errors", "the workbook is damaged: {reason}; open it in Excel and save it again"),
        reason=" ".join(reason.split())[:_REASON],
    )
