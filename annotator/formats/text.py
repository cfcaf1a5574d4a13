"""Plain text files: one UTF-8 file is one article."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from annotator.domain.article import Article, stored_text
from annotator.domain.errors import QT_TRANSLATE_NOOP, TextError
from annotator.formats.fault import Fault

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE
"""A larger file is refused before it is read."""

MAX_TITLE = 200
"""Characters; a longer first line is a paragraph, not a headline."""
_CUT = 80
"""Characters of the title that such a paragraph gives, the ellipsis among them."""

_SAMPLE = 20_000
_HEAD_LINES = 12
"""Lines that are not blank; what comes later is the article."""
_HEADLINE_WORDS = 4
"""The items of menus have fewer."""
_MENU_BLOCKS = 3
_BLANK, _PATH, _SHORT, _LONG = "blank", "path", "short", "long"
"""Kinds of lines."""
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
    """Return the line that reads like a headline: of the first lines the first that is no path and in no menu.

    Where there is none it is the first line. Of one longer than MAX_TITLE only the first words; never empty for a text
    that is not blank.
    """
    lines = _head(text.lstrip()[:_SAMPLE])
    filled = [line for line in lines if line]
    plain = [line for line in filled if not _PATH_MARKS.intersection(line)]
    found = [*_outside_menus(lines), *plain, *filled, ""][0]
    return found if len(found) <= MAX_TITLE else _first_words(found)


def _head(text: str) -> list[str]:
    """Return the first lines, stripped, with the blank ones between them."""
    lines: list[str] = []
    filled = 0
    for line in text.split("\n"):
        lines.append(line.strip())
        filled += bool(lines[-1])
        if filled == _HEAD_LINES:
            break
    return lines


def _kind(line: str) -> str:
    if not line:
        return _BLANK
    if _PATH_MARKS.intersection(line):
        return _PATH
    return _LONG if len(line.split()) >= _HEADLINE_WORDS else _SHORT


def _outside_menus(lines: list[str]) -> list[str]:
    """Return the lines that are no path and in no menu.

    A menu is short lines one below the other, or three and more with blank lines between them.
    """
    blocks = [(kind, list(block)) for kind, block in groupby(lines, key=_kind) if kind != _BLANK]
    found: list[str] = []
    for is_lone, run in groupby(blocks, key=lambda block: block[0] == _SHORT and len(block[1]) == 1):
        in_run = [(kind, block) for kind, block in run if kind == _LONG or is_lone]
        if not is_lone or len(in_run) < _MENU_BLOCKS:
            found += [line for _, block in in_run for line in block]
    return found


def _first_words(line: str) -> str:
    """Return what fits of a line into _CUT characters, cut at a blank if there is one, with an ellipsis."""
    cut = line[:_CUT]
    words = cut.rsplit(maxsplit=1)
    return (words[0] if len(words) > 1 else cut[:-1]) + "…"


@lru_cache(maxsize=4096)
def _is_vietnamese(letter: str) -> bool:
    return not _VIETNAMESE_MARKS.isdisjoint(unicodedata.normalize("NFD", letter))


def language(text: str) -> str:
    """Guess `vi` or `en` from the words, or nothing where neither shows.

    Vietnamese: one word in ten carries a mark that is rare elsewhere. English: one word in ten is one of its
    commonest words. Only the beginning of the text is looked at.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    words = _WORD.findall(sample)
    telling = {letter for letter in set(sample) if _is_vietnamese(letter)}
    marked = sum(not telling.isdisjoint(word) for word in words)
    if marked * 10 > len(words):
        return "vi"
    common = sum(word.lower() in _ENGLISH_WORDS for word in words)
    return "en" if common * 10 > len(words) else ""
