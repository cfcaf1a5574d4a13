"""Word files (.docx, ECMA-376): paragraphs and tables in the order of the document, footnotes at its end.

Tracked insertions are in, deletions out; hidden text, comments, headers and footers are left out, as are numbers that
Word makes up for lists and notes. No date is taken: when a file was made is not when its text was published.
"""

from __future__ import annotations

import io
import logging
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.documents import MEGABYTE
from annotator.formats.docx_parts import parts_of, styles_of
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.marked_text import Known, Part, found_of
from annotator.formats.unpacking import MAX_RATIO, RATIO_FROM, bomb

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Beginning of the containers of old Word files and of encrypted new ones (MS-CFB)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
_MOST_UNPACKED = 300 * MEGABYTE
_MOST_MEMBERS = 10_000
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RuntimeError,
)
"""What the packages raise on damaged files; python-docx takes them for whole."""
_NOTES = ("/footnotes", "/endnotes")
_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?i:(?:microsoft )?word\b|document\s*\d*$|untitled|.*\.(?:docx?|rtf|odt|dotx?)$|.*\btemplate$)"
)
_LONGEST = 300


def read(raw: bytes) -> Iterator[Found]:
    """Yield the article of a Word file. Raises Fault or TextError."""
    from docx import Document as opened  # noqa: N813, PLC0415  in the helper that reads foreign documents alone

    _check(raw)
    logging.getLogger("docx").setLevel(logging.CRITICAL)
    with _damage_told():
        document = opened(io.BytesIO(raw))
        parts = list(parts_of(document.element.body, styles_of(document)))
        for notes in _notes(document, raw):
            parts += parts_of(notes, {})
    yield found_of(parts, Known(title=_headline(parts), in_properties=_property(document)), raw)


@contextmanager
def _damage_told() -> Iterator[None]:
    """Say what python-docx, lxml and zipfile raise on damaged files in one sentence."""
    from lxml import etree  # noqa: PLC0415

    try:
        yield
    except (etree.LxmlError, *_DAMAGE):
        raise _damaged() from None


def _damaged() -> Fault:
    return Fault(QT_TRANSLATE_NOOP("errors", "this Word file is damaged or incomplete"))


def _check(raw: bytes) -> None:
    """Raise Fault where the bytes are no Word file, or one that must not be unpacked."""
    if not raw:
        raise Fault(QT_TRANSLATE_NOOP("errors", "the file is empty"))
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "the file is protected by a password; save it without one and import that")
            )
        raise Fault(QT_TRANSLATE_NOOP("errors", "this is an old Word file; save it as .docx and import that"))
    if not raw.startswith(_ZIP):
        raise Fault(QT_TRANSLATE_NOOP("errors", "this is no Word file (.docx)"))
    with _damage_told(), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        _check_members(archive)


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "unpacked it has more than {limit} MB; this is no Word file to read"),
            limit=_MOST_UNPACKED // MEGABYTE,
        )
    if any(member.flag_bits & 1 for member in members):
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "the file is protected by a password; save it without one and import that")
        )
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(1, member.compress_size):
                raise bomb()
            content = archive.read(member)
            if _DECLARES.search(content.replace(b"\0", b"")):  # in UTF-16 every other byte may be one
                raise Fault(QT_TRANSLATE_NOOP("errors", "it declares XML entities, which no Word file needs"))


def _notes(document: Document, raw: bytes) -> Iterator[_Element]:
    """Yield the footnotes and endnotes of the document, in the order of their files."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for content in _files_of_notes(document, raw):
        root = etree.fromstring(content, parser)
        yield from (note for note in root if note.get(qn("w:type")) not in _SEPARATORS)


def _files_of_notes(document: Document, raw: bytes) -> Iterator[bytes]:
    """Yield what the document relates to as its notes; where it relates to none, the members named as they are."""
    relations = [relation for relation in document.part.rels.values() if not relation.is_external]
    for ending in _NOTES:
        related = [one.target_part.blob for one in relations if one.reltype.endswith(ending)]
        yield from related
        member = f"word{ending}.xml"
        if not related:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                if member in archive.namelist():
                    yield archive.read(member)


def _headline(parts: list[Part]) -> str:
    """Return the paragraph with the style Title, else a heading that the text begins with."""
    marked = [part for part in parts if part.mark is not None and part.mark.kind == "title"]
    marked += [part for part in parts[:1] if part.mark is not None and part.mark.kind == "subheading"]
    return " ".join(marked[0].text.split("\n"))[:_LONGEST] if marked else ""


def _property(document: Document) -> str:
    """Return the title of the file's properties, unless it is a program's own or the name of a file."""
    said = ""
    with suppress(Fault), _damage_told():  # the text is whole all the same
        said = str(document.core_properties.title or "").strip()
    return "" if _NO_TITLE.match(said) else " ".join(said.split())[:_LONGEST]
