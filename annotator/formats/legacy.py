"""TCVN3, the encoding of old Vietnamese files with .Vn fonts (TCVN 5712:1993, VN3)."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_LETTERS = (
    "\u0102\u00c2\u00ca\u00d4\u01a0\u01af\u0110\u0103\u00e2\u00ea\u00f4\u01a1\u01b0\u0111",  # A1 to AE
    "àảãáạ",  # B5 to B9
    "ằẳẵắ",  # BB to BE
    "ặầẩẫấậè",  # C6 to CC
    "ẻẽéẹềểễếệì",  # CE to D7: CE CF D0 D1 D2 D3 D4 D5 D6 D7
    "ỉ",  # D8
    "ĩíịò",  # DC to DF
    "ỏõóọồổỗốộờởỡớợù",  # E1 to EF
    "ủũúụừửữứựỳỷỹýỵ",  # F1 to FE
)
_STARTS = (0xA1, 0xB5, 0xBB, 0xC6, 0xCE, 0xD8, 0xDC, 0xE1, 0xF1)
TCVN3 = {start + at: letter for start, run in zip(_STARTS, _LETTERS, strict=True) for at, letter in enumerate(run)}
"""Letter by byte; bytes below 0x80 are ASCII, all others stand for nothing. Capitals with a tone are small letters in
a font of capitals: the file does not tell them from small ones."""
_TABLE = "".join(chr(byte) if byte < 0x80 else TCVN3.get(byte, "\ufffe") for byte in range(0x100))
"""As the charmap codec takes it: U+FFFE stands for nothing."""

_MARKS = "øùûõïêèéúüëâàáåãä"
_VNI = re.compile(rf"[aAeEoO][{_MARKS}{_MARKS.upper()}]|[uUôö][øùûõï]|[yY][øùûõ]|ñ")
_VNI_WORD = re.compile(r"\b(?:ñ[aoeöôi]|n[gh]?öôø?|toâ|coù|vôùi|cuûa|khoâng|ngöôøi)")
"""Pairs and words as windows-1252 shows them."""


class _Incremental(codecs.IncrementalDecoder):
    def decode(self, raw: Buffer, final: bool = False) -> str:  # noqa: FBT001, FBT002  the shape of its base
        del final
        return codecs.charmap_decode(raw, self.errors, _TABLE)[0]


def _decode(raw: Buffer, errors: str = "strict", /) -> tuple[str, int]:
    return codecs.charmap_decode(raw, errors, _TABLE)


def _encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
    return codecs.charmap_encode(text, errors, codecs.charmap_build(_TABLE))


def _found(name: str) -> codecs.CodecInfo | None:
    if name != "tcvn3":
        return None
    return codecs.CodecInfo(_encode, _decode, incrementaldecoder=_Incremental, name="tcvn3")


codecs.register(_found)  # so that files can be read as a stream


def looks_like_vni(raw: bytes) -> bool:
    """Tell whether bytes look like VNI, which writes ấ as a and a byte for the marks; nothing here decodes it."""
    text = raw.decode("latin-1")
    high = sum(letter >= "\x80" for letter in text)
    marked = sum(sum(letter >= "\x80" for letter in pair) for pair in _VNI.findall(text))
    return high > 4 and marked > 0.7 * high and bool(_VNI_WORD.search(text))
