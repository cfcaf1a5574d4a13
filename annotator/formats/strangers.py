"""Files that are no articles: what they are, and what to do with them."""

from __future__ import annotations

import re
import struct

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Beginning of old Office files, and of new ones with a password."""

_PICTURE = QT_TRANSLATE_NOOP("errors", "this is a picture; only files with text can be imported")
_SOUND = QT_TRANSLATE_NOOP("errors", "this is a sound; only files with text can be imported")
_VIDEO = QT_TRANSLATE_NOOP("errors", "this is a video; only files with text can be imported")
_PROGRAM = QT_TRANSLATE_NOOP("errors", "this is a program; only files with text can be imported")
_FONT = QT_TRANSLATE_NOOP("errors", "this is a font; only files with text can be imported")
_PACKED = QT_TRANSLATE_NOOP("errors", "this is a packed file; unpack it and import the folder, or pack it as .zip")
_PARQUET = QT_TRANSLATE_NOOP("errors", "this is a Parquet table; save it as .csv or .jsonl")
_RTF = QT_TRANSLATE_NOOP(
    "errors", "this is a Rich Text file (.rtf); open it in Word or LibreOffice and save it as .docx"
)
_WEB_ARCHIVE = QT_TRANSLATE_NOOP("errors", "this is a web archive of Safari; save the page as .html")

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"8BPS\0", _PICTURE),
    (b"\0\0\1\0", _PICTURE),
    (b"ID3\2", _SOUND),
    (b"ID3\3", _SOUND),
    (b"ID3\4", _SOUND),
    (b"fLaC", _SOUND),
    (b"OggS", _SOUND),
    (b"\xff\xfb", _SOUND),
    (b"\xff\xf3", _SOUND),
    (b"#!AMR", _SOUND),
    (b"\x1aE\xdf\xa3", _VIDEO),
    (b"FLV\1", _VIDEO),
    (b"\0\0\1\xba", _VIDEO),
    (b"\x7fELF", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\0\1\0\0\0", _FONT),
    (b"OTTO\0", _FONT),
    (b"wOFF", _FONT),
    (b"wOF2", _FONT),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"\x1f\x8b", _PACKED),
    (b"\xfd7zXZ\0", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"PAR1", _PARQUET),
    (b"{\\rtf", _RTF),
    (b"bplist00", _WEB_ARCHIVE),
)
_RIFF = {b"WEBP": _PICTURE, b"WAVE": _SOUND, b"AVI ": _VIDEO}
_BRANDS = {b"heic": _PICTURE, b"heix": _PICTURE, b"mif1": _PICTURE, b"avif": _PICTURE, b"M4A ": _SOUND}

_LOCKED = QT_TRANSLATE_NOOP(
    "errors", "this file is locked with a password; open it in its program, take the password away and save it again"
)
_OLD_WORD = QT_TRANSLATE_NOOP(
    "errors", "this is a file of an old Word (.doc); open it in Word or LibreOffice and save it as .docx"
)
_SLIDES = QT_TRANSLATE_NOOP("errors", "these are slides; copy their text into a .txt or .docx file")
_MAIL = QT_TRANSLATE_NOOP("errors", "this is an e-mail; save its text as .txt or .html")
_OLD_OFFICE = QT_TRANSLATE_NOOP(
    "errors", "this is a file of an old Office program; open it there and save it as .docx or .xlsx"
)
_STREAMS = (("WordDocument", ".doc", _OLD_WORD), ("Workbook", ".xls", ""), ("Book", ".xls", ""))
"""Names of streams, the ending of files that have them, and what to say: nothing of a workbook, which can be read."""
_OTHER_STREAMS = (("PowerPoint Document", _SLIDES), ("__properties_version1.0", _MAIL))

_ODT = QT_TRANSLATE_NOOP(
    "errors", "this is an OpenDocument text (.odt); open it in LibreOffice or Word and save it as .docx"
)
_EPUB = QT_TRANSLATE_NOOP("errors", "this is an e-book (.epub); save the articles in it as .txt, .html or .docx")
_APPLE = QT_TRANSLATE_NOOP("errors", "this is a file of Pages, Numbers or Keynote; export it as .docx, .xlsx or .csv")
_OPEN_DOCUMENT = ((b"opendocument.text", _ODT), (b"epub+zip", _EPUB))
_OPEN_TABLE = b"opendocument.spreadsheet"
_LOCAL = re.compile(rb"PK\x03\x04.{22}(..)(..)", re.DOTALL)


def fault_of(head: bytes) -> Fault | None:
    """Return what to say of a file whose first bytes are known to be no article; None for all others."""
    for magic, sentence in _MAGIC:
        if head.startswith(magic):
            return Fault(sentence)
    sentence = _by_inner_mark(head)
    return Fault(sentence) if sentence else None


def _by_inner_mark(head: bytes) -> str:
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], _VIDEO)
    if head[257:262] == b"ustar" or (head.startswith(b"BZh") and head[4:10] == b"1AY&SY"):
        return _PACKED
    if head.startswith(b"MZ") and b"\0" in head[:128]:
        return _PROGRAM
    return _PICTURE if head.startswith(b"BM") and b"\0" in head[6:10] else ""


def locked_fault() -> Fault:
    """Return what to say of a file of an Office program that has a password."""
    return Fault(_LOCKED)


def office_fault(content: bytes, ending: str) -> Fault | None:
    """Return what to say of an OLE container, by the names of its streams; None of a workbook (.xls)."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") + b"\0\0" in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return locked_fault()
    found = [(own, sentence) for name, own, sentence in _STREAMS if holds(name)]
    for own, sentence in found:  # one may be embedded in the other: then the ending decides
        if own == ending:
            return Fault(sentence) if sentence else None
    others = [sentence for name, sentence in _OTHER_STREAMS if holds(name)]
    first = [*(sentence for _, sentence in found), *others, _OLD_OFFICE][0]
    return Fault(first) if first else None


def package_fault(names: list[str], head: bytes) -> Fault | None:
    """Return what to say of a zip that is a document of another program; None where it is none."""
    for mark, sentence in _OPEN_DOCUMENT:
        if mark in _mimetype(names, head):
            return Fault(sentence)
    if any(name.startswith("ppt/") for name in names):
        return Fault(_SLIDES)
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "Index.zip" in names:
        return Fault(_APPLE)
    return None


def is_open_table(names: list[str], head: bytes) -> bool:
    """Tell whether a zip is an OpenDocument table (.ods)."""
    return _OPEN_TABLE in _mimetype(names, head)


def _mimetype(names: list[str], head: bytes) -> bytes:
    """Return the first bytes of a zip, in which an OpenDocument file or e-book says what it is; else nothing."""
    return head[: 30 + 8 + 120] if names[:1] == ["mimetype"] else b""


def local_names(head: bytes) -> list[str]:
    """Return the names of the members that begin in the first bytes of a zip."""
    names = []
    for match in _LOCAL.finditer(head):
        (length,) = struct.unpack("<H", match[1])
        names.append(head[match.end() : match.end() + length].decode("utf-8", "replace"))
    return names


def xml_fault(start: str) -> Fault:
    """Return what to say of XML that is no web page; it begins with its first tag."""
    if re.match(r"<(?:!DOCTYPE\s+)?svg", start, re.IGNORECASE):
        return Fault(_PICTURE)
    return Fault(
        QT_TRANSLATE_NOOP("errors", "this is XML and no web page; save the articles in it as .txt, .html or .csv")
    )


def unknown_fault(ending: str) -> Fault:
    """Return what to say of bytes that are no text and of no known kind."""
    if ending:
        return Fault(
            QT_TRANSLATE_NOOP("errors", "this is no text, and no {ending} file that can be read here; is it damaged?"),
            ending=ending,
        )
    return Fault(QT_TRANSLATE_NOOP("errors", "this is no text, and no kind of file that can be read here"))
