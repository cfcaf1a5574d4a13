"""The words around a place: whole ones, an ellipsis where they are cut, and nothing that the text does not have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.excerpt import ELLIPSIS, around

TEXT = "Bến cảng mở cửa lại từ tối qua, theo ban quản lý"
PLACE = TEXT.index("lại"), TEXT.index("lại") + len("lại")


@pytest.mark.parametrize(
    ("most", "before", "after"),
    [
        (100, "Bến cảng mở cửa ", " từ tối qua, theo ban quản lý"),
        (8, "… mở cửa ", " từ tối …"),
        (7, "… mở cửa ", " từ tối …"),
        (6, "… cửa ", " từ …"),
    ],
)
def test_words_are_shown_whole_or_not_at_all(most, before, after):
    assert around(TEXT, *PLACE, most) == (before, after)


def test_a_word_that_touches_the_place_and_is_too_long_is_cut():
    assert around("abcdefXghijkl", 6, 7, 3) == ("…def", "ghi…")


def test_at_the_ends_of_the_text_there_is_no_ellipsis():
    assert around("abc", 0, 3, 1) == ("", "")


@given(st.text("ab \n", max_size=40), st.data())
def test_what_is_shown_stands_there_and_is_no_longer_than_allowed(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    most = data.draw(st.integers(1, 12))
    before, after = around(text, start, end, most)
    shown, follows = before.removeprefix(ELLIPSIS), after.removesuffix(ELLIPSIS)
    if before != shown:
        shown = shown.lstrip()
    if after != follows:
        follows = follows.rstrip()
    assert text[:start].endswith(shown)
    assert text[end:].startswith(follows)
    assert max(len(shown), len(follows)) <= most
    assert (before == shown) == (start <= most)
    assert (after == follows) == (len(text) - end <= most)
    if before.startswith(f"{ELLIPSIS} ") and shown:
        assert text[: start - len(before.removeprefix(f"{ELLIPSIS} "))][-1:].isspace()
