"""Articles: which texts are stored, and how."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article, stored_text, text_sha256
from annotator.domain.errors import TextError
from annotator.domain.ids import is_uuid


def test_a_leading_byte_order_mark_is_dropped_and_line_ends_become_line_feeds() -> None:
    assert stored_text("\ufeffmột\r\nhai\rba\n") == "một\nhai\nba\n"


def test_a_byte_order_mark_further_in_stays() -> None:
    assert stored_text("một\ufeffhai") == "một\ufeffhai"


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\ufeff"), min_size=1))
def test_nothing_else_about_a_text_changes(text: str) -> None:
    if text.strip():
        assert stored_text(text) == text


def test_a_text_is_never_normalised() -> None:
    decomposed = unicodedata.normalize("NFD", "phủ nhận")
    assert stored_text(decomposed) == decomposed


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("a\0b", "position 1"),
        ("ab\ud83d", "U+D83D"),
        ("", "no text"),
        (" \n\u00a0\t", "no text"),
        ("\ufeff", "no text"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_the_place(raw: str, word: str) -> None:
    with pytest.raises(TextError, match=word.replace("+", r"\+")):
        stored_text(raw)


def test_the_same_text_is_the_same_article_whatever_else_is_known() -> None:
    one, other = Article.from_text("Tin.", title="A"), Article.from_text("Tin.", title="B", lang="vi")
    assert one.id == other.id
    assert is_uuid(one.id)
    assert one.sha256 == text_sha256("Tin.")


def test_a_composed_and_a_decomposed_text_are_two_articles() -> None:
    composed = unicodedata.normalize("NFC", "phủ nhận")
    assert Article.from_text(composed).id != Article.from_text(unicodedata.normalize("NFD", composed)).id


def test_article_ids_stay_what_they_were_in_the_first_version() -> None:
    assert Article.from_text("Tin.").id == "da1842b6-f9d1-5a99-b3fe-59f685ceb5aa"
