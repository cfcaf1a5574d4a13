"""Workbooks of other kinds than .xlsx, as small as their readers take them: .ods and the .xls of Excel 97."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.formats.hostile_tables import packed

SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


def ods_cell(value: str) -> str:
    """A cell of text; each line of it is a paragraph."""
    if not value:
        return "<table:table-cell/>"
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def ods_row(*values: str) -> str:
    return f"<table:table-row>{''.join(map(ods_cell, values))}</table:table-row>"


def ods(*tables: tuple[str, str], hidden: Sequence[str] = (), manifest: str = "") -> bytes:
    """A workbook of tables: their names and the XML of their rows (OpenDocument 1.3, part 3, chapter 9)."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/>'
        "</style:style>"
        for name, shown in (("seen", "true"), ("hidden", "false"))
    )
    sheets = ""
    for name, rows in tables:
        style = "hidden" if name in hidden else "seen"
        sheets += f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = zipfile.ZipInfo("mimetype")
    kind.compress_type = zipfile.ZIP_STORED
    entry = '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
    listed = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f"{entry}{manifest}</manifest:file-entry></manifest:manifest>"
    )
    members = [
        (kind, SPREADSHEET.encode()),
        ("META-INF/manifest.xml", listed.encode()),
        ("content.xml", content.encode()),
    ]
    return packed(members, zipfile.ZIP_STORED)


# Excel 97: records (MS-XLS) in the stream `Workbook` of an OLE container (MS-CFB).

GLOBALS, SHEET = 0x0005, 0x0010
_SECTOR = 512


def record(number: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def _begin(of: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, of, 0x0DBB, 0x07CC, 0, 6))


def _text(value: str) -> bytes:
    units = value.encode("utf-16-le")
    return struct.pack("<HB", len(units) // 2, 1) + units


def _value(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return record(0x0204, place + _text(value))  # LABEL
    return record(0x0203, place + struct.pack("<d", value))  # NUMBER


def xls(rows: Sequence[Sequence[str | float]], *, name: str = "Tin", before: bytes = b"", after: bytes = b"") -> bytes:
    """A workbook of one sheet; `before` are records of the workbook, `after` of the sheet."""
    cells = b"".join(_value(at, column, value) for at, row in enumerate(rows) for column, value in enumerate(row))
    sheet = _begin(SHEET) + cells + after + record(0x000A)
    units = name.encode("utf-16-le")

    def workbook(start: int) -> bytes:
        bound = struct.pack("<IBBBB", start, 0, 0, len(units) // 2, 1) + units
        return (
            _begin(GLOBALS) + before + record(0x0042, struct.pack("<H", 1200)) + record(0x0085, bound) + record(0x000A)
        )

    return container("Workbook", workbook(len(workbook(0))) + sheet)


def container(name: str, stream: bytes) -> bytes:
    """An OLE container with one stream: header, one sector that lists the others, a directory, the stream."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        + struct.pack("<I", 0)
    ).ljust(_SECTOR, b"\xff")
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, 0xFFFFFFFF, 2, len(stream)) + b"\0" * 256
    return header + table + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    units = (name + "\0").encode("utf-16-le")
    none = 0xFFFFFFFF
    return (
        units.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(units), kind, 1, none, none, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
