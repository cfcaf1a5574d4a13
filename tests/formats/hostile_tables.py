"""Damaged and hostile tables, records and archives, each made here; and the line that is said of each."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable

TEXT = "Sở Giao thông nói cầu Lăng vẫn an toàn, người dân đi vòng."
HEADER = "id,title,content,date\n"
GOOD = f'1,Cầu Lăng,"{TEXT}",2023-10-20\n'


def csv(*lines: str) -> bytes:
    return (HEADER + "".join(lines)).encode()


def zipped(**files: bytes) -> bytes:
    return packed(list(files.items()))


def packed(files: list[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, raw in files:
            archive.writestr(name, raw, compress_type=method)
    return out.getvalue()


TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
BOOK = (
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<sheets><sheet name="Tin" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
TYPE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="' + TYPE + b'/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="' + TYPE + b'/worksheet" Target="worksheets/sheet1.xml"/>'
    b'<Relationship Id="rId2" Type="' + TYPE + b'/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)


def sheet(rows: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    ).encode()


def inline(number: int, *cells: str) -> str:
    filled = "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{filled}</row>'


def xlsx(rows: str = "", *, raw_sheet: bytes = b"", **parts: bytes) -> bytes:
    files: dict[str, bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": raw_sheet or sheet(rows),
    }
    files |= {f"xl/{name}.xml": raw for name, raw in parts.items()}
    return packed(list(files.items()))


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + stream.encode("utf-16-le") + b"\0" * 600


def flagged(raw: bytes, flag: int) -> bytes:
    """Set a flag of the first member of an archive, in both of its entries."""
    out = bytearray(raw)
    out[6] |= flag
    at = raw.rfind(b"PK\1\2")
    out[at + 8] |= flag
    return bytes(out)


def with_method(raw: bytes, method: int) -> bytes:
    out = bytearray(raw)
    struct.pack_into("<H", out, 8, method)
    struct.pack_into("<H", out, raw.rfind(b"PK\1\2") + 10, method)
    return bytes(out)


def overlapping() -> bytes:
    """Two entries of the list that stand for the same packed bytes."""
    raw = packed([("a.txt", TEXT.encode() * 3)])
    first = raw.index(b"PK\1\2")
    end = raw.index(b"PK\5\6")
    entry = raw[first:end]
    other = entry.replace(b"a.txt", b"b.txt")
    tail = bytearray(raw[end:])
    struct.pack_into("<HHLL", tail, 8, 2, 2, len(entry) * 2, first)
    return raw[:end] + other + bytes(tail)


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("link.txt")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def spoiled(raw: bytes) -> bytes:
    """Change packed bytes in the middle."""
    out = bytearray(raw)
    at = raw.index(b"a.txt") + 5 + 20
    out[at] ^= 0xFF
    return bytes(out)


def lying_size() -> bytes:
    """An archive whose member says it has 10 bytes, and has 40 million."""
    packed_bytes = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed_bytes.compress(b"a" * 40_000_000) + packed_bytes.flush()
    crc = zlib.crc32(b"a" * 40_000_000)
    local = struct.pack("<4sHHHHHLLLHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(body), 10, 5, 0) + b"a.txt" + body
    entry = (
        struct.pack("<4sHHHHHHLLLHHHHHLL", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(body), 10, 5, 0, 0, 0, 0, 0, 0)
        + b"a.txt"
    )
    return local + entry + struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, 1, 1, len(entry), len(local), 0)


def many_listed() -> bytes:
    """The end of an archive that says it lists four thousand million bytes of names."""
    end_64 = struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 10**7, 10**7, 2**32, 0)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 30, 1)
    return (
        b"PK\3\4"
        + b"\0" * 26
        + end_64
        + locator
        + struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    )


NESTED = packed([("inner.zip", packed([("core.zip", packed([("a.txt", TEXT.encode())]))]))])
RECORD = json.dumps({"id": 1, "body": TEXT}, ensure_ascii=False)
HEAD_ROW = inline(1, "title", "content")

Made = Callable[[], bytes]

HOSTILE: list[tuple[str, Made, str]] = [
    # Tables.
    ("empty.csv", lambda: b"", "there are no rows in it"),
    ("blank.csv", lambda: b"\n\n \n", "there are no rows in it"),
    ("only-header.csv", csv, "there are no rows in it"),
    ("no-text.csv", lambda: b"id,year\n1,2\n", "choose the column that holds the text; the columns are: id, year"),
    ("empty-cell.csv", lambda: csv(GOOD, "2,Hai,,\n"), "line 3, content: there is no text in it"),
    (
        "wide-row.csv",
        lambda: csv(GOOD, "2,Hai,một, hai, ba,2023\n"),
        "line 3: cells: 6, columns of the table: 4; is it the right delimiter?",
    ),
    (
        "narrow-row.csv",
        lambda: csv(GOOD, "2,Hai\n"),
        "line 3: cells: 2, columns of the table: 4; is it the right delimiter?",
    ),
    (
        "nul.csv",
        lambda: csv(GOOD, "2,Hai,a\0b,\n"),
        "line 3, content: there is a NUL character at position 1; is this a text file?",
    ),
    (
        "nul-in-title.csv",
        lambda: csv(GOOD, "2,H\0,ab,\n"),
        "line 3, title: there is a NUL character at position 1; is this a text file?",
    ),
    (
        "open-quote.csv",
        lambda: csv(GOOD, '2,Hai,"mở ra,\n', "một dòng\n", "hai dòng\n"),
        "line 3: a quotation mark is not closed, or closed too late; lines left out: 3",
    ),
    (
        "stray-quote.csv",
        lambda: csv(GOOD, '2,Hai,"a"b,\n', GOOD),
        "line 3: a quotation mark stands alone in a cell (inside cells they are doubled); lines left out: 1",
    ),
    (
        "not-utf8.csv",
        lambda: csv(GOOD) + b"2,x,caf\xe9,\n",
        "line 3: byte 0xE9 at offset 131 is not UTF-8; save the file as UTF-8",
    ),
    (
        "picture.csv",
        lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
        "this is a picture; only files with text can be imported",
    ),
    ("utf16.csv", lambda: csv(GOOD).decode().encode("utf-16"), "this is UTF-16; save it as UTF-8"),
    # Workbooks.
    (
        "cut.xlsx",
        lambda: xlsx(HEAD_ROW + inline(2, "a", TEXT))[:400],
        "the workbook is damaged or cut off; fetch it again",
    ),
    (
        "broken.xlsx",
        lambda: xlsx(raw_sheet=sheet(HEAD_ROW)[:-30]),
        "the workbook is damaged: sheetData; open it in Excel and save it again",
    ),
    (
        "no-xml.xlsx",
        lambda: xlsx(raw_sheet=b"no xml"),
        "the workbook is damaged: worksheet; open it in Excel and save it again",
    ),
    ("no-rows.xlsx", xlsx, "there are no rows in the sheet Tin"),
    ("no-sheet.xlsx", lambda: xlsx(workbook=b"<workbook/>"), "there is no sheet with rows in it"),
    (
        "entities.xlsx",
        lambda: xlsx(
            raw_sheet=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            + sheet(HEAD_ROW + inline(2, "a", "&a;")).partition(b"?>")[2]
        ),
        "the workbook is damaged: at 0..0: unrecognized entity `&a;`; open it in Excel and save it again",
    ),
    (
        "laughs.xlsx",
        lambda: xlsx(
            HEAD_ROW, sharedStrings=b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>'
        ),
        "the workbook is damaged: at 0..0: unrecognized entity `&b;`; open it in Excel and save it again",
    ),
    (
        "bomb.xlsx",
        lambda: xlsx(raw_sheet=sheet(HEAD_ROW + " " * 40_000_000)),
        "it is packed more than 200 to 1, as no text is; it is not unpacked",
    ),
    (
        "locked-part.xlsx",
        lambda: flagged(xlsx(HEAD_ROW), 1),
        "it is locked with a password; unpack it and import the files",
    ),
    (
        "wide.xlsx",
        lambda: xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
        "it has more than 1024 columns; is it a table of articles?",
    ),
    (
        "error-cell.xlsx",
        lambda: xlsx(HEAD_ROW + '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><v>#REF!</v></c></row>'),
        "a cell holds an error and is read as empty: Tin!B2",
    ),
    (
        "nul.xlsx",
        lambda: xlsx(HEAD_ROW + inline(2, "a", "x_x0000_y")),
        "line 2, content: there is a NUL character at position 1; is this a text file?",
    ),
    (
        "lost-string.xlsx",
        lambda: xlsx(HEAD_ROW + '<row r="2"><c r="B2" t="s"><v>99</v></c></row>'),
        (
            "the workbook is damaged: Cell string index not found in shared strings table; "
            "open it in Excel and save it again"
        ),
    ),
    (
        "encrypted.xlsx",
        lambda: ole("EncryptedPackage"),
        "this file is locked with a password; open it in its program, take the password away and save it again",
    ),
    (
        "old.xls",
        lambda: ole("Workbook"),
        (
            "the workbook is damaged: Cfb error: Invalid sector shift, expecting 0x09 or 0x0C found 0; "
            "open it in Excel and save it again"
        ),
    ),
    (
        "old.doc",
        lambda: ole("WordDocument"),
        "this is a file of an old Word (.doc); open it in Word or LibreOffice and save it as .docx",
    ),
    # Records.
    (
        "bad-line.jsonl",
        f"{RECORD}\n{{bad\n".encode,
        "line 2: this is not JSON: a key in double quotation marks is missing at column 2",
    ),
    ("number.jsonl", f"{RECORD}\n12\n".encode, "line 2: expected an object, found 12"),
    ("nan.jsonl", f'{RECORD}\n{{"body":NaN}}\n'.encode, "line 2: this is not JSON: NaN is no number of JSON"),
    (
        "digits.jsonl",
        f'{RECORD}\n{{"body":{"9" * 5000}}}\n'.encode,
        "line 2: this is not JSON: a number has too many digits",
    ),
    (
        "surrogate.jsonl",
        f'{RECORD}\n{{"body":"a\\ud800"}}\n'.encode,
        "line 2, body: there is half a surrogate pair (U+D800) at position 1",
    ),
    (
        "nul.jsonl",
        f'{RECORD}\n{{"body":"a\\u0000"}}\n'.encode,
        "line 2, body: there is a NUL character at position 1; is this a text file?",
    ),
    (
        "deep.jsonl",
        f'{RECORD}\n{{"body":"x","a":{"[" * 5000}{"]" * 5000}}}\n'.encode,
        "line 2: it is nested more than 100 levels deep; nothing reads that",
    ),
    (
        "kept-deep.jsonl",
        f'{RECORD}\n{{"body":"x","a":{"[" * 200}{"]" * 200}}}\n'.encode,
        "line 2, a: it is nested more than 100 levels deep; nothing reads that",
    ),
    ("type.jsonl", f'{RECORD}\n{{"body":{{"a":1}}}}\n'.encode, 'line 2, body: expected text, found {"a": 1}'),
    ("missing.jsonl", f'{RECORD}\n{{"id":2}}\n'.encode, "line 2, body: there is no text in it"),
    (
        "cut.json",
        f"[{RECORD}, {RECORD[:-4]}".encode,
        "line 2: it ends in the middle of a record; is it complete?",
    ),
    ("brackets.json", f"[{RECORD}]]".encode, "a bracket is closed that was never opened"),
    ("empty.json", lambda: b"[]", "there are no records in it"),
    # Archives.
    ("cut.zip", lambda: zipped(a=TEXT.encode())[:40], "the archive is damaged or cut off; fetch it again"),
    (
        "dots.zip",
        lambda: packed([("../../a.txt", b"x")]),
        "../../a.txt: its path leads out of the archive; it is left out",
    ),
    (
        "root.zip",
        lambda: packed([("/etc/a.txt", b"x")]),
        "/etc/a.txt: its path leads out of the archive; it is left out",
    ),
    (
        "drive.zip",
        lambda: packed([("C:\\a.txt", b"x")]),
        "C:\\a.txt: its path leads out of the archive; it is left out",
    ),
    (
        "share.zip",
        lambda: packed([("\\\\host\\a.txt", b"x")]),
        "\\\\host\\a.txt: its path leads out of the archive; it is left out",
    ),
    ("link.zip", lambda: packed([(link(), b"/etc/passwd")]), "link.txt: it is a link, not a file; it is left out"),
    (
        "locked.zip",
        lambda: flagged(packed([("a.txt", TEXT.encode())]), 1),
        "a.txt: it is locked with a password; unpack it and import the files",
    ),
    (
        "method.zip",
        lambda: with_method(packed([("a.txt", TEXT.encode())]), 9),
        "a.txt: it is packed by a method that is not known here; pack it again as .zip",
    ),
    (
        "spoiled.zip",
        lambda: spoiled(packed([("a.txt", TEXT.encode() * 5)])),
        "a.txt: it is damaged in the archive; fetch the file again",
    ),
    (
        "flat-bomb.zip",
        lambda: packed([("a.txt", b"a" * 40_000_000)]),
        "a.txt: it is packed more than 200 to 1, as no text is; it is not unpacked",
    ),
    ("lying.zip", lying_size, "a.txt: it is damaged in the archive; fetch the file again"),
    (
        "bomb-in.zip",
        lambda: packed([("in.zip", packed([("a.txt", b"a" * 40_000_000)]))]),
        "in.zip/a.txt: it is packed more than 200 to 1, as no text is; it is not unpacked",
    ),
    ("nested.zip", lambda: NESTED, "inner.zip/core.zip: it is an archive in an archive in an archive; unpack it first"),
    ("many.zip", many_listed, "there are more than 500000 files in it; unpack it and import its folders"),
    # Others.
    (
        "a.rtf",
        lambda: b"{\\rtf1 x}",
        "this is a Rich Text file (.rtf); open it in Word or LibreOffice and save it as .docx",
    ),
    (
        "a.odt",
        lambda: packed([("mimetype", b"application/vnd.oasis.opendocument.text")], zipfile.ZIP_STORED),
        "this is an OpenDocument text (.odt); open it in LibreOffice or Word and save it as .docx",
    ),
    (
        "a.rar",
        lambda: b"Rar!\x1a\x07\0" + b"\0" * 50,
        "this is a packed file; unpack it and import the folder, or pack it as .zip",
    ),
    ("a.exe", lambda: b"MZ" + b"\0" * 200, "this is a program; only files with text can be imported"),
    (
        "noise.txt",
        lambda: bytes(range(256)) * 9,
        "this is no text, and no .txt file that can be read here; is it damaged?",
    ),
]
