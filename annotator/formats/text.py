"""Plain text files: one UTF-8 file is one article."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from annotator.domain.article import Article, stored_text
from annotator.domain.errors import QT_TRANSLATE_NOOP, TextError
from annotator.formats.fault import Fault

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE
"""A larger file is refused before it is read."""

MAX_TITLE = 200
"""Characters; a longer first line is a paragraph, not a headline."""

_SAMPLE = 20_000
_HEAD_LINES = 12
"""Lines that are not blank; what comes later is the article."""
_HEADLINE_WORDS = 4
"""Menus above an article have fewer."""
_PATH_MARKS = frozenset("›»>|")
"""Between the steps of "Home › World"."""
_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE_MARKS = frozenset("đĐ\u0309\u0323\u031b")
"""đ, hook above, dot below and horn; rare outside Vietnamese."""
_ENGLISH_WORDS = frozenset(("the", "of", "and", "to", "that", "was", "were", "said", "for", "with", "from", "has"))
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


def read_article(path: Path) -> Article:
    """Read one article from a text file. Raises Fault with what was found, OSError where the system refuses."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "it has {size} MB; a text file of one article has at most {limit} MB"),
            size=round(size / MEGABYTE),
            limit=MAX_BYTES // MEGABYTE,
        )
    return article_of(path.read_bytes())


def article_of(raw: bytes) -> Article:
    """Make an article of the bytes of a text file. Raises Fault with what was found."""
    decoded = decode_utf8(raw)
    try:
        text = stored_text(decoded)
    except TextError as error:
        nul = decoded.find("\0")
        raise Fault.of(error).on(decoded.count("\n", 0, nul) + 1 if nul >= 0 else 0) from None
    return Article.from_text(
        text, title=headline(text), lang=language(text), raw_sha256=hashlib.sha256(raw).hexdigest()
    )


def decode_utf8(raw: bytes, offset: int = 0) -> str:
    """Decode strictly what begins at a byte of its file. Raises Fault with the line, the byte and its offset."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if raw.startswith(_UTF16_BOMS):
            raise Fault(QT_TRANSLATE_NOOP("errors", "this is UTF-16; save it as UTF-8")) from None
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "byte {byte} at offset {offset} is not UTF-8; save the file as UTF-8"),
            byte=f"0x{raw[error.start]:02X}",
            offset=offset + error.start,
        ).on(raw.count(b"\n", 0, error.start) + 1) from None


def headline(text: str) -> str:
    """Return the line that reads like a headline: of the first lines the first with some words and no path in it.

    Where there is none it is the first line; nothing where that is too long.
    """
    first = [line.strip() for line in text[:_SAMPLE].split("\n") if line.strip()][:_HEAD_LINES]
    likely = [line for line in first if len(line.split()) >= _HEADLINE_WORDS and not _PATH_MARKS.intersection(line)]
    found = next(iter(likely or first), "")
    return found if len(found) <= MAX_TITLE else ""


def language(text: str) -> str:
    """Guess `vi` or `en` from the words, or nothing where neither shows.

    Vietnamese: one word in ten carries a mark that is rare elsewhere. English: one word in ten is one of its
    commonest words. Only the beginning of the text is looked at.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]))
    marked = sum(not _VIETNAMESE_MARKS.isdisjoint(unicodedata.normalize("NFD", word)) for word in words)
    if marked * 10 > len(words):
        return "vi"
    common = sum(word.lower() in _ENGLISH_WORDS for word in words)
    return "en" if common * 10 > len(words) else ""
