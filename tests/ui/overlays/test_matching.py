"""What is typed finds what there is: words in any order, no case, no diacritics, and the hits are where they are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.overlays.matching import Titles, action_of, find_action, hits, query_words, words_of


def found(typed, text):
    where = hits(query_words(typed), words_of(text), text)
    return None if where is None else [text[start:end] for start, end in where]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("lien ke", "Liên kết đoạn đang chọn…", ["Liên", "kế"]),
        ("CHON lien", "Liên kết đoạn đang chọn…", ["Liên", "chọn"]),
        ("đoạn", "Doan đường", ["Doan"]),
        ("12.000", "hơn 12.000 người", ["12", "000"]),
        ("chung", "“Chúng tôi không bán”", ["Chúng"]),
        ("span next", "Next span", ["Next", "span"]),
        ("s s", "Select to next sentence", ["S", "s"]),
        ("pan", "Next span", None),
        ("next page", "Next span", None),
    ],
)
def test_words_are_found_at_the_beginning_of_words_in_any_order(typed, text, expected):
    assert found(typed, text) == expected


def test_decomposed_letters_are_found_whole():
    text = unicodedata.normalize("NFD", "Tới chủ thể")
    assert found("chu the", text) == [unicodedata.normalize("NFD", word) for word in ("chủ", "thể")]


@given(st.text(max_size=40), st.integers(0, 40), st.integers(1, 5))
def test_a_hit_is_what_was_typed(text, at, length):
    words = words_of(text)
    if not words:
        return
    word = words[at % len(words)]
    typed = word.fold[:length]
    if query_words(typed) != [typed]:
        return
    ((start, end),) = hits([typed], words, text)
    assert 0 <= start < end <= len(text)
    assert words_of(text[start:end])[0].fold.startswith(typed)


def test_an_action_is_found_by_its_english_name_and_its_id_too():
    action = action_of("Đoạn tiếp theo", "Next span", "span next")
    assert find_action(query_words("doan"), action).rank == 0
    assert find_action(query_words("tiep"), action).rank == 1
    assert find_action(query_words("next"), action).rank == 2
    assert find_action(query_words("next doan"), action).hits == [(0, 4)]
    assert find_action(query_words("zone"), action) is None


def test_titles_are_folded_in_slices_and_found():
    titles = Titles((str(number), f"Bài {number}:\nđê “Kerin”") for number in range(2500))
    assert not titles.ready
    assert list(titles.find(["kerin"])) == []
    while not titles.ready:
        titles.fold_slice()
    assert [article_id for article_id, _ in titles.find(query_words("kerin de 249"))] == [
        "249", *(str(number) for number in range(2490, 2500))
    ]  # fmt: skip
    assert next(titles.find(["kerin"])) == ("0", "Bài 0: đê “Kerin”")


def test_no_titles_are_ready_at_once():
    titles = Titles()
    assert titles.ready
    titles.fold_slice()
    assert list(titles.find(["a"])) == []
