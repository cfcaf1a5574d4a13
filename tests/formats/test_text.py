"""Text files: strict UTF-8 in, one article out."""

import hashlib
import unicodedata
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.ids import article_id
from annotator.formats.fault import Fault
from annotator.formats.text import MAX_BYTES, article_of, headline, language, read_article

VI = "Ông Lavrov bác bỏ thông tin Triều Tiên gửi vũ khí cho Nga\n\nĐiện Kremlin nói không có bằng chứng nào."
EN = "Ministry denies the report\n\nThe ministry said that the report of a strike was wrong and called for calm."


def said(raw: bytes) -> str:
    with pytest.raises(Fault) as caught:
        article_of(raw)
    return caught.value.place + str(caught.value)


def test_a_text_is_stored_as_it_is_and_its_id_follows_from_it():
    article = article_of(VI.encode())
    assert article.text == VI
    assert article.sha256 == hashlib.sha256(VI.encode()).hexdigest()
    assert article.id == article_id(article.sha256)
    assert (article.title, article.lang) == (VI.split("\n", maxsplit=1)[0], "vi")


def test_the_byte_order_mark_and_carriage_returns_go_and_the_raw_hash_stays():
    raw = b"\xef\xbb\xbfone\r\ntwo\rthree\n"
    article = article_of(raw)
    assert article.text == "one\ntwo\nthree\n"
    assert article.raw_sha256 == hashlib.sha256(raw).hexdigest()
    assert article.id == article_of(b"one\ntwo\nthree\n").id


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f1fb\U0001f1f3 \U0001f468\u200d\U0001f469\u200d\U0001f467 tin",
        unicodedata.normalize("NFD", VI),
        "12\u00a0000\u00a0người\u2028hai\u2029ba\u200b\ufeffbốn",
        "\u202bוועידה\u202c مؤتمر",
        "x" * 200_000,
    ],
)
def test_nothing_inside_a_text_is_changed(text: str):
    assert article_of(text.encode()).text == text


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "there is no text in it"),
        (b"\xef\xbb\xbf \r\n\xc2\xa0", "there is no text in it"),
        (b"one\ntwo\xff\n", "line 2: byte 0xFF at offset 7 is not UTF-8; save the file as UTF-8"),
        ("ế".encode()[:2], "line 1: byte 0xE1 at offset 0 is not UTF-8; save the file as UTF-8"),
        (b"\xed\xa0\x80", "line 1: byte 0xED at offset 0 is not UTF-8; save the file as UTF-8"),
        ("tin".encode("utf-16"), "this is UTF-16; save it as UTF-8"),
        (b"one\r\ntwo\n\0", "line 3: there is a NUL character at position 8; is this a text file?"),
    ],
)
def test_a_file_that_is_no_text_says_why(raw: bytes, sentence: str):
    assert said(raw) == sentence


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(4 * MAX_BYTES)  # sparse: reading it would need 200 MB
    with pytest.raises(Fault, match="200 MB") as caught:
        read_article(huge)
    assert str(caught.value) == "it has 200 MB; a text file of one article has at most 50 MB"


def test_a_file_is_read_from_its_path(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(EN.encode())
    article = read_article(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert article.lang == "en"


def test_the_title_is_the_first_line_that_is_not_blank():
    assert headline("\n  \n  Tin nóng \nhai") == "Tin nóng"


def test_of_a_long_first_line_the_first_words_are_the_title():
    assert headline("x" * 200) == "x" * 200
    assert headline("x" * 201 + "\nb") == "x" * 79 + "…"
    long = "Ông Lavrov bác bỏ " * 20
    assert headline(long) == "Ông Lavrov bác bỏ Ông Lavrov bác bỏ Ông Lavrov bác bỏ Ông Lavrov bác bỏ Ông…"
    assert article_of(long.encode()).title == headline(long)


BODY = "The harbour board said on Monday that it had never lost sight of the grain."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Bridge shut\n\n{BODY}", "Bridge shut"),
        (f"Bridge shut\n{BODY}", "Bridge shut"),
        (f"Home\nNews\nSport\n\n{BODY}", BODY),
        (f"Home\n\nNews\n\nSport\n\n{BODY}", BODY),
        (f"Home\nNews\nSport\n\nBridge shut\n\n{BODY}", "Bridge shut"),
        (f"Bridge shut\n\nBy Roan Keeler\n\n{BODY}", "Bridge shut"),
        (f"Home › World › The whole Gulf\nBridge shut\n\n{BODY}", "Bridge shut"),
        (f"Home | News\n\n{BODY}", BODY),
        ("Home › World\nNews\nSport", "News"),
        ("Home › World", "Home › World"),
        ("\n" * 30_000 + "Bridge shut", "Bridge shut"),
    ],
)
def test_short_lines_are_headlines_unless_they_are_a_menu_or_a_path(text: str, title: str):
    assert headline(text) == title


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (VI, "vi"),
        (unicodedata.normalize("NFD", VI), "vi"),
        (EN, "en"),
        ("Le ministère a démenti les accusations de la présidence à Genève.", ""),
        ("El ministerio desmintió las acusaciones del señor Núñez", ""),
        ("12.000 — 13.000", ""),
    ],
)
def test_the_language_is_guessed_from_the_words_or_left_open(text: str, lang: str):
    assert language(text) == lang
