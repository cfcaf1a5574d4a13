"""What a file is, by its content first and by its ending where the content leaves it open."""

from __future__ import annotations

import codecs
import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import strangers
from annotator.formats.encodings import bare_utf16
from annotator.formats.fault import Fault
from annotator.formats.jsonl import RECORD_KEYS, TAGS
from annotator.formats.jsonl_lines import MAX_LINE
from annotator.formats.table_shape import has_columns, is_plain_table

TEXT, LABELLED, RECORDS, HTML, MHTML = "text", "labelled", "records", "html", "mhtml"
DOCX, PDF, TABLE, WORKBOOK, ZIP = "docx", "pdf", "table", "workbook", "zip"
PROJECT, BUNDLE, HANDOUT, OTHER = "project", "bundle", "handout", "other"
READABLE = frozenset({TEXT, LABELLED, RECORDS, HTML, MHTML, DOCX, PDF, TABLE, WORKBOOK, ZIP})
"""Kinds that can be imported."""

HEAD = 64 * 1024
"""Bytes of the beginning that decide."""
_TAIL = 64 * 1024

_SQLITE, _OURS = b"SQLite format 3\0", b"ANNO"
_APPLICATION_ID = slice(68, 72)
_MANIFEST, _MANIFEST_BYTES = "manifest.json", 4096
_KIND = re.compile(rb'"kind"\s*:\s*"(bundle|handout)"')
_TAGS = "html|head|body|article|div|p|table|main|section|span|meta|title|script|style|link|h[1-6]|center|font|ul|ol|br"
_PAGE = re.compile(r"(?:<!doctype\s+html|<(?:html|head|body)[\s>])", re.IGNORECASE)
_PIECE = re.compile(rf"<(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][a-z\d]*(?:\s[^<>]*)?/?>|<!--|<!doctype", re.IGNORECASE)
_BEFORE_TAGS = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_MIME = re.compile(rb"^mime-version\s*:", re.IGNORECASE | re.MULTILINE)
_SAVED_PAGE = re.compile(rb"^(?:content-type\s*:\s*multipart/related|from:\s*<saved by)", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3}")
_ENDINGS = {
    ".csv": TABLE, ".tsv": TABLE, ".tab": TABLE, ".jsonl": RECORDS, ".ndjson": RECORDS, ".json": RECORDS,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
}  # fmt: skip
_PACKAGES = {".docx": DOCX, **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".ods"), WORKBOOK)}
_EMPTY = {
    **_ENDINGS, **_PACKAGES, ".xls": WORKBOOK, ".pdf": PDF, ".zip": ZIP, ".mhtml": MHTML, ".mht": MHTML,
}  # fmt: skip
_BOOKS = frozenset(name for name, kind in _EMPTY.items() if kind == WORKBOOK)
"""Endings under which programs save tables that are plain text, too."""
_LINES = 40


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The kind of a file; `fault` says what it is and what to do where it cannot be imported."""

    kind: str
    fault: Fault | None = None


def kind_of(head: bytes, name: str) -> str:
    """Return the kind of a file that begins with `head` (HEAD bytes); of a zip only what its beginning shows."""
    return sniff_head(head, name).kind


def sniff(path: Path) -> Sniffed:
    """Look into a file. Raises OSError where the system refuses."""
    with path.open("rb") as file:
        return sniff_file(file, path.name)


def sniff_file(file: BinaryIO, name: str) -> Sniffed:
    """Look into an open file that can seek; it stands at its beginning afterwards."""
    head = file.read(HEAD)
    try:
        if head.startswith(b"PK"):
            return _sniff_zip(file, head, name)
        if head.startswith(strangers.OLE):
            return _of_ole(head + _ole_directory(file, head), name)
        return sniff_head(_to_end_of_line(file, head), name)
    finally:
        file.seek(0)


def _to_end_of_line(file: BinaryIO, head: bytes) -> bytes:
    """Return the beginning of a file with all of its first line where that is JSON.

    A long article comes before its labels, and a line that is cut off does not show that it has any.
    """
    is_json = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and len(head) == HEAD
    return head + file.readline(MAX_LINE) if is_json and b"\n" not in head.lstrip() else head


def sniff_head(head: bytes, name: str) -> Sniffed:
    """Look at the beginning of a file alone."""
    if head.startswith(b"PK\3\4"):
        return _of_members(strangers.local_names(head), head, name)
    if head.startswith(_SQLITE):
        return _of_database(head)
    if head.startswith(strangers.OLE):
        return _of_ole(head, name)
    fault = strangers.fault_of(head)
    if fault is not None:
        return Sniffed(OTHER, fault)
    if b"%PDF-" in head[:1024]:
        return Sniffed(PDF)
    if not head.strip():
        return Sniffed(_EMPTY.get(_ending(name), TEXT))
    return _of_text(head, name)


def _ending(name: str) -> str:
    return Path(name).suffix.lower()


def _of_ole(content: bytes, name: str) -> Sniffed:
    fault = strangers.office_fault(content, _ending(name))
    return Sniffed(WORKBOOK) if fault is None else Sniffed(OTHER, fault)


def _ole_directory(file: BinaryIO, head: bytes) -> bytes:
    """Return the bytes in which the names of the streams of an OLE container stand: where it says, and its end."""
    sector = (
        4096 if head[30:32] == b"\x0c\0" else 512
    )  # MS-CFB 2.2: its power of 2, the number of the directory's first
    file.seek((int.from_bytes(head[48:52], "little") + 1) * sector)
    named = file.read(HEAD)
    size = file.seek(0, io.SEEK_END)
    file.seek(max(HEAD, size - 1024 * 1024))
    return named + file.read(1024 * 1024)


def _of_database(head: bytes) -> Sniffed:
    if head[_APPLICATION_ID] == _OURS:
        return Sniffed(
            PROJECT,
            Fault(QT_TRANSLATE_NOOP("errors", "this is a project of Annotator: open it, or merge it into this one")),
        )
    return Sniffed(OTHER, Fault(QT_TRANSLATE_NOOP("errors", "this is a database; only articles can be imported")))


# A zip is what its members say.


def _sniff_zip(file: BinaryIO, head: bytes, name: str) -> Sniffed:
    try:
        with zipfile.ZipFile(file) as archive:
            names = [info.filename for info in archive.infolist()[:10_000]]
            manifest = b""
            if _MANIFEST in names:
                with archive.open(_MANIFEST) as member:
                    manifest = member.read(_MANIFEST_BYTES)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return sniff_head(head, name)  # damaged: its reader says how
    except Exception as error:  # noqa: BLE001  zlib.error, struct.error, lzma's: all are damage as well
        del error
        return sniff_head(head, name)
    return _of_members(names, head, name, manifest)


def _of_members(names: list[str], head: bytes, name: str, manifest: bytes = b"") -> Sniffed:
    there = set(names)
    kind = _KIND.search(manifest) if b"annotator-bundle/" in manifest else None
    if kind:
        return _bundle(kind[1].decode())
    if not manifest and _MANIFEST not in there and names[:1] in (["articles.jsonl"], ["labels.jsonl"]):
        return _bundle(HANDOUT if names[0] == "articles.jsonl" else BUNDLE)  # a beginning alone shows no manifest
    fault = strangers.package_fault(names, head)
    if fault is not None:
        return Sniffed(OTHER, fault)
    if any(part.startswith("word/") for part in names):
        return Sniffed(DOCX)
    if any(part.startswith("xl/") for part in names) or strangers.is_open_table(names, head):
        return Sniffed(WORKBOOK)
    ending = _ending(name)
    if "[Content_Types].xml" in there or (not names and ending in _PACKAGES):
        return Sniffed(_PACKAGES.get(ending, ZIP))
    return Sniffed(ZIP)


def _bundle(kind: str) -> Sniffed:
    if kind == HANDOUT:
        return Sniffed(HANDOUT, Fault(QT_TRANSLATE_NOOP("errors", "this is a handout: open it, or merge it")))
    return Sniffed(BUNDLE, Fault(QT_TRANSLATE_NOOP("errors", "this is a bundle of somebody's work: merge it")))


# Texts.


def _of_text(head: bytes, name: str) -> Sniffed:
    ending = _ending(name)
    if _is_mail(head):
        if _SAVED_PAGE.search(head):
            return Sniffed(MHTML)
        return Sniffed(OTHER, Fault(QT_TRANSLATE_NOOP("errors", "this is an e-mail; save its text as .txt or .html")))
    text = readable_text(head)
    if text is None:
        return Sniffed(OTHER, strangers.unknown_fault(ending))
    start = text[_end_of_blanks(text) :]
    page = _of_page(start, text, ending)
    if page is not None:
        return page
    kind = _of_json(text.lstrip("\ufeff \t\r\n"), ending)
    if kind:
        return Sniffed(kind)
    if (
        ending in (".csv", ".tsv", ".tab")
        or _is_table(text)
        or (ending in _BOOKS and has_columns(text, is_cut=len(head) >= HEAD))
    ):
        return Sniffed(TABLE)
    return Sniffed(_ENDINGS[ending] if ending in (".jsonl", ".ndjson", ".json") else TEXT)


def _is_mail(head: bytes) -> bool:
    return bool(_MIME.search(head[:8192])) and bool(_HEADER.match(head.replace(b"\r\n", b"\n").lstrip()))


def readable_text(head: bytes) -> str | None:
    """Return the beginning of a text as it can be looked at, wrong letters and all; None where it is no text."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    bare = bare_utf16(head)
    if bare:
        return head.decode(bare, "replace")
    controls = sum(
        head.count(byte)
        for byte in b"\0\1\2\3\4\5\6\7\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1c\x1d\x1e\x1f"
    )
    if controls > 2 and controls * 100 > len(head):
        return None
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return head.decode("latin-1")


def _end_of_blanks(text: str) -> int:
    match = _BEFORE_TAGS.match(text)
    return match.end() if match else 0


def _of_page(start: str, text: str, ending: str) -> Sniffed | None:
    """Return what begins with a tag, or has one and the ending of a page; None for anything else."""
    if not start.startswith("<"):
        return Sniffed(HTML) if _ENDINGS.get(ending) == HTML and _ANY_TAG.search(start) else None
    if _PAGE.match(start) or _PIECE.match(start) or _ENDINGS.get(ending) == HTML:
        return Sniffed(HTML)
    if text.lstrip("\ufeff \t\r\n").startswith("<?xml") or ending in (".xml", ".rss", ".svg"):
        return Sniffed(OTHER, strangers.xml_fault(start))
    return None


def _of_json(text: str, ending: str) -> str:
    """Return LABELLED, RECORDS or nothing for a text that begins with its first letter."""
    if not text.startswith(("{", "[")):
        return ""
    first, _, rest = text.partition("\n")
    if text.startswith("["):
        return RECORDS if ending == ".json" or re.match(r"\[\s*\{", text) else ""
    values = [_parsed(line) for line in (first, *rest.split("\n")[:_LINES]) if line.strip()]
    if any(is_labelled(value) for value in values):
        return LABELLED
    # A long first line is cut off by the head: its beginning has to do.
    if isinstance(values[0], dict) or (not rest and re.match(r'\{\s*"[^"]+"\s*:', text)):
        return LABELLED if _begins_labelled(first) else RECORDS
    return RECORDS if re.match(r'\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})', text) and ending in _JSON else ""


_JSON = (".json", ".jsonl", ".ndjson")
_BEGINS = re.compile(r'\{\s*"format"\s*:\s*"annotator/')


def _begins_labelled(line: str) -> bool:
    return bool(_BEGINS.match(line))


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def is_labelled(value: object) -> bool:
    """Tell whether a parsed line is one for the labelled reader: it names the format, or has a text and its spans.

    A text with keys of the contract alone is one too, though it has no labels.
    """
    if not isinstance(value, dict):
        return False
    if str(value.get("format", "")).startswith("annotator/"):
        return True
    if type(value.get("text")) is not str:
        return False
    spans = value.get("spans")
    if isinstance(spans, list):
        return all(isinstance(span, dict) and "start" in span and "end" in span for span in spans)
    return spans is None and value.keys() <= _CONTRACT


_CONTRACT = {*RECORD_KEYS, TAGS}


def _is_table(text: str) -> bool:
    """Tell whether a text under another ending is a table: names of columns that are known, and rows as wide."""
    return is_plain_table(text)
