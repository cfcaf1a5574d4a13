"""How the bytes of a saved page become text: what it declares is honoured, what it does not declare is asked."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import encodings
from annotator.formats.fault import Fault

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD = 4096
"""Bytes in which a declaration stands; browsers look at the first 1,024."""
_DECLARED = re.compile(rb"""<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.IGNORECASE)

_TEXTUAL = re.compile(
    "utf-8|utf-16|utf-16-le|utf-16-be|ascii|cp125[0-8]|cp874|cp866|cp932|cp949|cp950|iso8859-[0-9]+|koi8-[ru]"
    "|gb2312|gbk|gb18030|big5|big5hkscs|euc_jp|euc_kr|shift_jis|iso2022_jp|mac-roman|mac-cyrillic|hz|tis-620"
)
"""Python's names of the encodings that pages have (encoding.spec.whatwg.org); no other codec is let in."""
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
"""What browsers read instead, as the same standard says."""
_MORE_BYTES = frozenset((
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "big5hkscs", "euc_jp", "euc_kr", "shift_jis",
    "iso2022_jp", "hz", "cp932", "cp949", "cp950",
))  # fmt: skip
"""Encodings with more than one byte a letter; the bytes of a short text in one can happen to be UTF-8."""


_UNDECLARED = QT_TRANSLATE_NOOP(
    "errors",
    "the page does not say its encoding, and byte {byte} at offset {offset} is not UTF-8; say which encoding it has",
)
_WIDE = QT_TRANSLATE_NOOP(
    "errors", "the page does not say its encoding, and looks like {encoding}; say which encoding it has"
)


class Decoded(NamedTuple):
    """The text of a page; `remarks` say where it is in another encoding than it says."""

    text: str
    remarks: tuple[Fault, ...] = ()


def decode(raw: bytes, *, chosen: str = "", told: str = "") -> Decoded:
    """Return the text of a page. Raises Fault.

    What the person chose counts first, then its byte order mark, then what a mail header has told, then what the page
    declares, then strict UTF-8. Bytes beyond ASCII that are all UTF-8 are that, whatever of one byte a letter is told.
    """
    if chosen:
        return Decoded(encodings.decode(raw, chosen))
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return Decoded(_strictly(raw[len(bom) :], encoding, encoding))
    said = told if codec(told) else _declared(raw)
    if not codec(said):
        return Decoded(_undeclared(raw))
    if codec(said) not in _MORE_BYTES and not raw.isascii():
        with suppress(UnicodeDecodeError):
            return Decoded(raw.decode("utf-8"), (_told_wrong(said),))
    return Decoded(_strictly(raw, codec(said), said))


def _told_wrong(said: str) -> Fault:
    return Fault(
        QT_TRANSLATE_NOOP("errors", "the page says it is {encoding}, but all of it is UTF-8; it was read as that"),
        encoding=said,
    )


def _undeclared(raw: bytes) -> str:
    bare = encodings.bare_utf16(raw)
    if bare:
        raise Fault(_WIDE, encoding=bare)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault(_UNDECLARED, byte=f"0x{raw[error.start]:02X}", offset=error.start) from None


def asks_encoding(fault: Fault) -> bool:
    """Whether a page was not read because it neither says its encoding nor is UTF-8: somebody has to choose."""
    return fault.template in {_UNDECLARED, _WIDE}


def codec(name: str) -> str:
    """Return Python's name of an encoding that pages have, or nothing for any other word."""
    try:
        found = codecs.lookup(name.strip()).name if name.strip() else ""
    except (LookupError, ValueError, UnicodeError):  # NUL in it; not ASCII
        return ""
    return _WIDER.get(found, found) if _TEXTUAL.fullmatch(found) else ""


def _declared(raw: bytes) -> str:
    match = _XML.search(raw[:_HEAD]) or _DECLARED.search(raw[:_HEAD])
    name = match[1].decode("ascii", "ignore") if match else ""
    return "utf-8" if name.lower().startswith("utf-16") else name  # its own declaration could not be read else


def _strictly(raw: bytes, encoding: str, said: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "the page says it is {encoding}, but the bytes at offset {offset} are not"),
            encoding=said,
            offset=error.start,
        ) from None
