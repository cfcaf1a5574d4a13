"""Encodings are proposed with a preview, the likeliest first, and decoded strictly when they are chosen."""

import unicodedata

import pytest

from annotator.formats import encodings
from annotator.formats.fault import Fault
from annotator.formats.legacy import TCVN3

VI = "Ông Lavrov bác bỏ thông tin Triều Tiên gửi vũ khí cho Nga.\nĐiện Kremlin nói không có bằng chứng nào."
FRENCH_NAMES = "A visitor of the Café Français called the naïve claim “false”, and 1,000 people heard Mr Noël say it."
EN = "The minister’s office said the café “was not” closed – the mayor denied that 12,000 people had left; it cost €5m."
TONES = "\u0300\u0301\u0303\u0309\u0323"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp töï do. Ngöôøi daân khoâng bieát toâi laø ai."


def as_1258(text: str) -> bytes:
    """Write letters and tones apart, as the encoding has them."""
    apart = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        apart.append(base + "".join(part for part in parts if part in TONES))
    return "".join(apart).encode("cp1258")


def as_tcvn3(text: str) -> bytes:
    letters = {letter: byte for byte, letter in TCVN3.items()}
    return bytes(letters.get(letter) or ord(letter) for letter in text)


@pytest.mark.parametrize(
    ("raw", "encoding", "begins"),
    [
        (VI.encode(), "utf-8", VI[:20]),
        (b"\xef\xbb\xbf" + VI.encode(), "utf-8", VI[:20]),
        (VI.encode("utf-16"), "utf-16", VI[:20]),
        (b"\xfe\xff" + VI.encode("utf-16-be"), "utf-16", VI[:20]),
        (VI.encode("utf-16-le"), "utf-16-le", VI[:20]),
        (EN.encode("utf-16-be"), "utf-16-be", EN[:20]),
        (as_1258(VI), "windows-1258", unicodedata.normalize("NFD", VI)[:2]),
        (as_tcvn3(VI), "tcvn3", VI[:20]),
        (EN.encode("cp1252"), "windows-1252", EN[:20]),
        (FRENCH_NAMES.encode("cp1252"), "windows-1252", FRENCH_NAMES[:20]),
        (f"{VI} {FRENCH_NAMES[:60]}".encode("tcvn3", "replace"), "tcvn3", VI[:20]),
    ],
)
def test_the_right_encoding_is_proposed_first(raw: bytes, encoding: str, begins: str):
    first = encodings.candidates(raw)[0]
    assert first.encoding == encoding
    assert unicodedata.normalize("NFC", first.preview).startswith(unicodedata.normalize("NFC", begins))
    assert first.likely > 0.5
    assert first.reason


def test_only_utf8_is_taken_without_a_question():
    assert encodings.is_utf8(VI.encode())
    assert encodings.is_utf8(b"\xef\xbb\xbfabc")
    for raw in (VI.encode("utf-16"), EN.encode("utf-16-le"), as_1258(VI), as_tcvn3(VI), EN.encode("cp1252")):
        assert not encodings.is_utf8(raw)


def test_two_encodings_that_give_the_same_text_are_one_proposal():
    assert len({one.preview for one in encodings.candidates("“x”".encode("cp1252"))}) == len(
        encodings.candidates("“x”".encode("cp1252"))
    )


def test_a_text_decoded_from_windows_1258_is_not_composed():
    decoded = encodings.decode(as_1258(VI), "windows-1258")
    assert decoded == as_1258(VI).decode("cp1258")
    assert decoded != VI
    assert unicodedata.normalize("NFC", decoded) == VI


def test_utf8_with_a_damaged_place_is_not_taken_for_another_encoding():
    raw = VI.encode() + b"\xff"
    assert encodings.candidates(raw) == []
    with pytest.raises(Fault, match="byte 0xFF at offset"):
        encodings.decode(raw, "utf-8")


def test_text_for_vni_fonts_is_recognised_and_said():
    raw = VNI.encode("cp1252")
    assert encodings.candidates(raw) == []
    assert encodings.looks_like_vni(raw)
    assert "VNI" in str(encodings.vni_fault())
    assert not any(encodings.looks_like_vni(raw) for raw in (EN.encode("cp1252"), as_1258(VI), as_tcvn3(VI)))


def test_a_byte_that_an_encoding_does_not_have_is_named():
    with pytest.raises(Fault) as caught:
        encodings.decode(b"one\ntw\xb0", "tcvn3")
    assert caught.value.place + str(caught.value) == (
        "line 2: byte 0xB0 at offset 6 is not tcvn3; choose another encoding"
    )
    with pytest.raises(Fault, match="the encoding klingon is not known here"):
        encodings.decode(b"x", "klingon")


def test_tcvn3_has_every_vietnamese_letter_and_no_letter_twice():
    letters = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâđêôơưĂÂĐÊÔƠƯ"
    assert sorted(TCVN3.values()) == sorted(letters)
    assert encodings.decode(as_tcvn3(letters), "tcvn3") == letters
    assert bytes([0xB8, 0xAE, 0xFE]).decode("tcvn3") == "áđỵ"
