"""Workbooks (.xlsx), row by row in bounded memory; ECMA-376 part 1, chapter 18.

Read here and not by a library because a text has to come out exactly: openpyxl leaves `_x000D_` in texts, takes
`x005F_` out of them and shows no merged cells where it streams. No entity is ever declared, let alone fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import BinaryIO, Self
from xml.parsers import expat  # a document type is refused, so there are no entities

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.csv_rows import MAX_CELL, Row
from annotator.formats.fault import Fault
from annotator.formats.table_shape import Sheet
from annotator.formats.unpacking import DAMAGE, Budget, Unpacked, damaged
from annotator.formats.xlsx_cells import Strings, Styles, date_base, shown_value, unescaped

MAX_COLUMNS = 1024
_BLOCK = 256 * 1024
_TAIL = 4 * 1024 * 1024
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MERGED = re.compile(rb'mergeCell\s[^>]*?\bref\s*=\s*"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Attributes = Mapping[str, str]


class Workbook:
    """An open workbook. Raises Fault for one that is damaged, locked or none; everything else is in `rows`."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        try:
            self._zip = zipfile.ZipFile(file)
        except DAMAGE as error:
            raise Fault(QT_TRANSLATE_NOOP("errors", "the workbook is damaged or cut off; fetch it again")) from error
        self._budget = Budget()
        self._strings: Strings | None = None
        self._styles: Styles | None = None
        self._paths: dict[str, str] = {}
        self._1904 = False
        self.sheets: tuple[Sheet, ...] = ()
        try:
            self._look()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        if self._strings is not None:
            self._strings.close()

    def first_sheet(self) -> str:
        """Return the name of the first sheet that is not hidden."""
        return next((sheet.name for sheet in self.sheets if not sheet.hidden), self.sheets[0].name)

    def rows(self, name: str, *, merged: bool = True) -> Iterator[Row]:
        """Yield the rows of a sheet that have cells; a cell that is merged downwards says the same in each row.

        Raises Fault for what is damaged, and for a sheet that is not there.
        """
        if name not in self._paths:
            known = ", ".join(sheet.name for sheet in self.sheets)
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "there is no sheet {name}; the sheets are: {known}"), name=name, known=known
            )
        part = self._paths[name]
        self._prepare()
        below = self._merges(part) if merged else {}
        sheet = _SheetParser(self._cell)
        for block in self._blocks(part):
            sheet.feed(block)
            for row in sheet.take():
                yield _filled(row, below)
        sheet.finish()
        yield from (_filled(row, below) for row in sheet.take())

    def _cell(self, kind: str, style: str, text: str) -> str:
        assert self._strings is not None and self._styles is not None  # noqa: S101, PT018  made by _prepare
        if kind == "s":
            return self._strings.get(text)
        if kind in ("inlineStr", "str"):
            return unescaped(text)
        return shown_value(kind, text, self._styles.kind_of(style), date_base(is_1904=self._1904))

    def _blocks(self, part: str) -> Iterator[bytes]:
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            raise damaged() from None
        with Unpacked(self._zip, info, self._budget) as member:
            while block := member.read(_BLOCK):
                yield block

    def _parse(self, part: str, start: Callable[[str, Attributes], None]) -> None:
        parser = _parser(start)
        for block in self._blocks(part):
            parse(parser, block)
        parse(parser, b"", is_final=True)

    def _look(self) -> None:
        """Read the names of the sheets and where they lie."""
        targets: dict[str, str] = {}

        def relation(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship":
                target = attributes.get("Target", "")
                targets[attributes.get("Id", "")] = target.removeprefix("/") if target[:1] == "/" else f"xl/{target}"

        sheets: list[Sheet] = []

        def sheet(tag: str, attributes: Attributes) -> None:
            if tag == "workbookPr":
                self._1904 = attributes.get("date1904", "0") in ("1", "true")
            elif tag == "sheet":
                name, part = attributes.get("name", ""), targets.get(attributes.get("id", ""), "")
                if "/worksheets/" in f"/{part}" and name not in self._paths:  # others are charts
                    sheets.append(Sheet(name=name, hidden=attributes.get("state", "visible") != "visible"))
                    self._paths[name] = part

        self._parse(_RELATIONS, relation)
        self._parse(_WORKBOOK, sheet)
        self.sheets = tuple(sheets)
        if not sheets:
            raise Fault(QT_TRANSLATE_NOOP("errors", "there is no sheet with rows in it"))

    def _prepare(self) -> None:
        """Read shared strings and styles, once."""
        if self._strings is not None:
            return
        self._strings, self._styles = Strings(), Styles()
        names = set(self._zip.namelist())
        if "xl/styles.xml" in names:
            self._parse("xl/styles.xml", self._styles.start)
        if "xl/sharedStrings.xml" in names:
            parser = _parser(self._strings.start, self._strings.end, self._strings.text)
            for block in self._blocks("xl/sharedStrings.xml"):
                parse(parser, block)
            parse(parser, b"", is_final=True)

    def _merges(self, part: str) -> dict[int, list[_Merge]]:
        """Return by column the cells that are merged over several rows; they stand at the end of a sheet."""
        tail = b""
        for block in self._blocks(part):
            tail = (tail + block)[-_TAIL:] if len(tail) + len(block) > _TAIL else tail + block
        found: dict[int, list[_Merge]] = {}
        for match in _MERGED.finditer(tail):
            first, last = int(match[2]), int(match[4])
            if last > first:
                found.setdefault(column_of(match[1].decode()), []).append(_Merge(first, last))
        return found


class _Merge:
    """Rows `first` to `last` of a column say what the first says."""

    __slots__ = ("first", "last", "value")

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last, self.value = first, last, ""


def _filled(row: Row, below: Mapping[int, list[_Merge]]) -> Row:
    for column, merges in below.items():
        for merge in merges:
            if row.number == merge.first and column < len(row.cells):
                merge.value = row.cells[column]
            elif merge.first < row.number <= merge.last:
                row.cells.extend([""] * (column + 1 - len(row.cells)))
                row.cells[column] = row.cells[column] or merge.value
    return row


def column_of(letters: str) -> int:
    """Return the place of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


class _SheetParser:
    """Collects rows from the XML of a sheet as it is fed."""

    def __init__(self, value_of: Callable[[str, str, str], str]) -> None:
        self._value_of = value_of
        self._parser = _parser(self._start, self._end, self._text)
        self._rows: list[Row] = []
        self._number, self._cells, self._column = 0, list[str](), -1
        self._kind, self._style = "", ""
        self._pieces: list[str] = []
        self._length = 0
        self._takes, self._in_sound = False, False

    def feed(self, block: bytes) -> None:
        """Take the next bytes. Raises Fault."""
        parse(self._parser, block)

    def finish(self) -> None:
        """Say that there are no more bytes. Raises Fault where the sheet is not complete."""
        parse(self._parser, b"", is_final=True)

    def take(self) -> list[Row]:
        """Return the rows that are complete, each once."""
        rows, self._rows = self._rows, []
        return rows

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            number = attributes.get("r", "")
            self._number = int(number) if number.isdecimal() and len(number) < 8 else self._number + 1
            self._cells, self._column = [], -1
        elif tag == "rPh":  # how a text is read aloud
            self._in_sound = True
        elif tag in ("v", "t"):
            self._takes = not self._in_sound

    def _begin_cell(self, attributes: Attributes) -> None:
        match = _PLACE.fullmatch(attributes.get("r", ""))
        self._column = column_of(match[1]) if match else self._column + 1
        if self._column >= MAX_COLUMNS:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "row {row} has more than {limit} columns; is it a table of articles?"),
                row=self._number,
                limit=MAX_COLUMNS,
            )
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._pieces, self._length = [], 0

    def _text(self, text: str) -> None:
        if self._takes:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > MAX_CELL:
                raise Fault(
                    QT_TRANSLATE_NOOP("errors", "a cell in row {row} is longer than {limit} million characters"),
                    row=self._number,
                    limit=MAX_CELL // 1_000_000,
                )

    def _end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._takes = False
        elif tag == "rPh":
            self._in_sound = False
        elif tag == "c" and self._pieces:
            self._cells.extend([""] * (self._column + 1 - len(self._cells)))
            self._cells[self._column] = self._value_of(self._kind, self._style, "".join(self._pieces))
        elif tag == "row" and self._cells:
            self._rows.append(Row(self._number, self._cells))
            self._cells = []


def _parser(
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> expat.XMLParserType:
    """Return a parser that gives names without their namespaces and refuses document types."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start_element(tag: str, attributes: Attributes) -> None:
        start(tag.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def refuse(*_: object) -> None:
        raise Fault(QT_TRANSLATE_NOOP("errors", "its XML declares entities, which no workbook does; it is not opened"))

    parser.StartElementHandler = start_element
    if end is not None:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(" ")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    return parser


def parse(parser: expat.XMLParserType, block: bytes, *, is_final: bool = False) -> None:
    """Feed a parser. Raises Fault for what is no XML."""
    try:
        parser.Parse(block, is_final)
    except expat.ExpatError as error:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "the workbook is damaged: {reason}; open it in Excel and save it again"),
            reason=expat.ErrorString(error.code),
        ) from None
    except (ValueError, LookupError):  # an encoding that does not exist
        raise damaged() from None
