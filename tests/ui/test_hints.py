"""Hint letters."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.hints import LETTERS, hint_codes


@given(st.integers(0, 2000))
def test_codes_are_distinct_and_none_begins_another(count):
    codes = hint_codes(count)
    assert len(codes) == len(set(codes)) == count
    known = set(codes)
    assert not any(code[:length] in known for code in codes for length in range(1, len(code)))


def test_codes_use_letters_that_no_input_method_composes():
    assert set("".join(hint_codes(300))) <= set(LETTERS)
    assert not set(LETTERS) & set("aeiouydwfjrsxz")


def test_the_first_twelve_have_one_letter_each():
    assert all(len(code) == 1 for code in hint_codes(12))
    assert [len(code) for code in hint_codes(13)] == [1] * 11 + [2, 2]
