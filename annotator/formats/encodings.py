"""Encodings of text files: what a file could be, with a preview to choose by; nothing but UTF-8 is taken silently."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import legacy
from annotator.formats.fault import Fault
from annotator.formats.text import decode_utf8

UTF8, UTF16, UTF16_LE, UTF16_BE = "utf-8", "utf-16", "utf-16-le", "utf-16-be"
WINDOWS_1258, WINDOWS_1252, TCVN3 = "windows-1258", "windows-1252", "tcvn3"
KNOWN = (UTF8, UTF16, UTF16_LE, UTF16_BE, WINDOWS_1258, TCVN3, WINDOWS_1252)
"""All that can be chosen by hand."""

PREVIEW = 400
"""Characters of a preview."""
_SAMPLE = 200_000
"""Bytes from the first that is not ASCII on, which decide how likely an encoding is."""
_BEFORE = 2_000

UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HORN_AND_DOT = frozenset("\u031b\u0323\u0309đĐ")
"""Marks that only Vietnamese has."""
_VIETNAMESE = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323đĐ")
_WESTERN = frozenset("\u0300\u0301\u0302\u0303\u0308\u030a\u0327ßæøœÆØŒ")
"""Marks and letters of West European languages."""
_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_MARKED, _NEAR = 0.4, 4
"""Share of words with a letter beyond ASCII, below which a text is hardly Vietnamese; and so many words are near."""
_PRINTERS = frozenset("–—‘’“”…•€£°©®™«»·§№′″½¼¾²³\u00a0\u00ad")
_VOWELS = frozenset("aeiouyAEIOUY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An encoding that a file could have: the beginning of its text from the first telling letter on.

    `likely` runs from 0 to 1. `reason` is an English sentence marked for translation in "errors".
    """

    encoding: str
    preview: str
    likely: float
    reason: str


def is_utf8(raw: bytes) -> bool:
    """Tell whether bytes are UTF-8 (with a byte order mark or without) and no UTF-16 that happens to be ASCII."""
    if raw.startswith(UTF16_BOMS) or bare_utf16(raw):
        return False
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode(raw: bytes, encoding: str) -> str:
    """Decode strictly; combining letters of windows-1258 stay as they come. Raises Fault with line, byte and offset."""
    if encoding in ("", UTF8):
        return decode_utf8(raw)
    try:
        return raw.decode(_checked(encoding))
    except UnicodeDecodeError as error:
        at = error.start
        raise _not_that(raw[at], at, encoding).on(raw.count(b"\n", 0, at) + 1) from None


def _as_it_is(text: str) -> str:
    return text


def candidates(raw: bytes, shown: Callable[[str], str] = _as_it_is) -> list[Candidate]:
    """Return what the bytes could be, the likeliest first; of two that give the same text only one.

    A single one with UTF-8 where they are that. Empty where they are nothing, or UTF-8 with damaged places: then
    `decode_utf8` says where. `shown` gives what of a decoded text somebody sees: of a page, what is no markup.
    """
    if is_utf8(raw):
        reason = QT_TRANSLATE_NOOP("errors", "all of it is UTF-8")
        return [
            Candidate(
                encoding=UTF8,
                preview=_preview(shown(raw.decode("utf-8").removeprefix("\ufeff"))),
                likely=1.0,
                reason=reason,
            )
        ]
    if raw.startswith(UTF16_BOMS):
        reason = QT_TRANSLATE_NOOP("errors", "it begins with the byte order mark of UTF-16")
        return _strict(raw, UTF16, 0.99, reason, shown)
    bare = bare_utf16(raw)
    if bare:
        reason = QT_TRANSLATE_NOOP("errors", "it looks like UTF-16 without a byte order mark")
        return _strict(raw, bare, 0.9, reason, shown)
    if _damaged_utf8(raw):
        return []
    return _eight_bit(raw, shown)


def looks_like_vni(raw: bytes) -> bool:
    """Tell whether it is text for VNI fonts, which nothing here decodes: it is to be converted first."""
    return legacy.looks_like_vni(raw[:_SAMPLE])


def vni_fault() -> Fault:
    """Return the fault of a text for VNI fonts."""
    return Fault(
        QT_TRANSLATE_NOOP(
            "errors",
            "this is text for VNI fonts; convert it to Unicode first (UniKey: Ctrl+Shift+F6), save it as UTF-8",
        )
    )


def _strict(raw: bytes, encoding: str, likely: float, reason: str, shown: Callable[[str], str]) -> list[Candidate]:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return []
    return [Candidate(encoding=encoding, preview=_preview(shown(text)), likely=likely, reason=reason)]


def bare_utf16(raw: bytes) -> str:
    """Return which UTF-16 bytes without a mark look like, or nothing: every second byte is mostly 0, 1, 3 or 0x1E."""
    head = raw[:4096]
    if len(head) < 4 or b"\0" not in head or raw.startswith((b"\0\0", b"\xff\xfe\0\0")):
        return ""
    even, odd = head[0::2], head[1::2]
    for encoding, high, low in ((UTF16_LE, odd, even), (UTF16_BE, even, odd)):
        pages = sum(high.count(page) for page in b"\0\x01\x03\x1e\x20")
        if high.count(0) > 0.3 * len(high) and pages > 0.9 * len(high) and low.count(0) < 0.02 * len(low) + 1:
            return encoding
    return ""


def _damaged_utf8(raw: bytes) -> bool:
    """Tell whether most of what is not ASCII is UTF-8: then it is that, with damaged places."""
    sample = _telling(raw)
    high = sum(byte >= 0x80 for byte in sample)
    lost = sample.decode("utf-8", "replace").count("\ufffd")
    return lost * 10 < high


def _telling(raw: bytes) -> bytes:
    first = next((at for at, byte in enumerate(raw) if byte >= 0x80), 0)
    return raw[max(0, first - _BEFORE) : first + _SAMPLE]


def _eight_bit(raw: bytes, shown: Callable[[str], str]) -> list[Candidate]:
    if looks_like_vni(_telling(raw)):
        return []
    found: list[tuple[float, int, str, str]] = []
    texts: set[str] = set()
    for rank, encoding in enumerate((WINDOWS_1252, WINDOWS_1258, TCVN3)):
        try:
            text = shown(decode(raw, encoding))
        except Fault:
            continue
        if text not in texts:
            found.append((_likely(text, encoding), -rank, encoding, text))
            texts.add(text)
    found.sort(reverse=True)
    return [
        Candidate(encoding=encoding, preview=_preview(text), likely=likely, reason=_REASONS[encoding])
        for likely, _, encoding, text in found
    ]


_REASONS = {
    WINDOWS_1252: QT_TRANSLATE_NOOP("errors", "the encoding of English and West European files from Windows"),
    WINDOWS_1258: QT_TRANSLATE_NOOP("errors", "the encoding of Vietnamese files from Windows"),
    TCVN3: QT_TRANSLATE_NOOP(
        "errors", "the encoding of old Vietnamese files for .Vn fonts; capitals with a tone come as small letters"
    ),
}


def _likely(text: str, encoding: str) -> float:
    """Return which share of the letters beyond ASCII stand where the language of the encoding has them."""
    sample = unicodedata.normalize("NFD", text[:_SAMPLE])
    beyond = [(at, letter) for at, letter in enumerate(sample) if letter >= "\x80"]
    if not beyond:
        return 0.5
    if encoding == WINDOWS_1252:
        good = sum(letter in _PRINTERS or letter in _WESTERN for _, letter in beyond) / len(beyond)
        share = len(beyond) / max(1, len(sample))
        return round(min(0.9, good) * (1 - min(1.0, max(0.0, share - 0.03) * 10)), 3)
    good = sum(_good(sample, at, letter) for at, letter in beyond) / len(beyond)
    own = any(letter in _HORN_AND_DOT for _, letter in beyond)
    return round(good * (0.97 if own else 0.4) * min(1.0, _marked_words(sample) / _FEWEST_MARKED), 3)


def _marked_words(sample: str) -> float:
    """Return which share of the words near those with a letter beyond ASCII has one, too.

    Of Vietnamese words most have; of English ones hardly any, and they stand far from one another.
    """
    words = _WORDS.findall(unicodedata.normalize("NFC", sample))
    marked = [at for at, word in enumerate(words) if not word.isascii()]
    near = {at for place in marked for at in range(max(0, place - _NEAR), min(len(words), place + _NEAR + 1))}
    return len(marked) / max(1, len(near))


def _good(text: str, at: int, letter: str) -> bool:
    if letter in _PRINTERS:
        return True
    if letter in "đĐ":
        return True
    if letter not in _VIETNAMESE:
        return False
    before = at - 1
    while before >= 0 and text[before] in _VIETNAMESE - {"đ", "Đ"}:
        before -= 1
    return before >= 0 and text[before] in _VOWELS and at - before <= 2


def _preview(text: str) -> str:
    first = next((at for at, letter in enumerate(text[:_SAMPLE]) if letter >= "\x80"), 0)
    start = text.rfind("\n", 0, first) + 1 if first else 0
    start = max(start, first - PREVIEW // 2)
    return text[start : start + PREVIEW]


def decode_head(head: bytes, encoding: str, *, is_cut: bool) -> str:
    """Decode the beginning of a file, which may end inside a letter. Raises Fault where it is not that encoding."""
    if not is_cut:
        return decode(head, encoding).removeprefix("\ufeff")
    try:
        return codecs.getincrementaldecoder(_checked(encoding))().decode(head).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return decode(head, encoding)  # says where


def fault_in(file: BinaryIO, encoding: str) -> Fault:
    """Return the fault of a file that is not in an encoding: it is read again to find the place."""
    decoder = codecs.getincrementaldecoder(_checked(encoding))()
    file.seek(0)
    offset, line = 0, 1
    while block := file.read(_SAMPLE):
        held, _ = decoder.getstate()
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            at = error.start
            return _not_that(error.object[at], offset - len(held) + at, encoding).on(line + block.count(b"\n", 0, at))
        offset += len(block)
        line += block.count(b"\n")
    return Fault(QT_TRANSLATE_NOOP("errors", "it ends in the middle of a letter; is it complete?"))


def _checked(encoding: str) -> str:
    if encoding not in KNOWN:
        raise Fault(QT_TRANSLATE_NOOP("errors", "the encoding {encoding} is not known here"), encoding=encoding)
    return encoding


def _not_that(byte: int, offset: int, encoding: str) -> Fault:
    return Fault(
        QT_TRANSLATE_NOOP("errors", "byte {byte} at offset {offset} is not {encoding}; choose another encoding"),
        byte=f"0x{byte:02X}",
        offset=offset,
        encoding=encoding,
    )
