"""Blanks, outer quotation marks and closing stops are no disagreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.comparison_form import trimmed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("“Tàu đã rời cảng.”", "Tàu đã rời cảng"),
        ("  Tàu đã rời cảng,” ", "Tàu đã rời cảng"),
        ("«le quai est vide»", "le quai est vide"),
        ("12.000 người", "12.000 người"),
        ("(tạm dịch)", "(tạm dịch)"),
        ("\u00a0nửa đêm\u2028", "nửa đêm"),
        ("“…”", "“…”"),
        (" ”. ", "”."),
        ("   ", "   "),
    ],
)
def test_what_is_a_matter_of_habit_at_the_ends_is_left_out(text, left):
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == left


def test_marks_stay_where_they_are_asked_for():
    text = " “Tàu đã rời cảng.” "
    start, end = trimmed(text, 0, len(text), marks=False)
    assert text[start:end] == "“Tàu đã rời cảng.”"


@given(st.text("ab “”.,\u00a0", min_size=1, max_size=12), st.booleans())
def test_an_extent_is_never_left_empty_and_trimming_twice_is_trimming_once(text, marks):
    start, end = trimmed(text, 0, len(text), marks=marks)
    assert 0 <= start < end <= len(text)
    assert trimmed(text, start, end, marks=marks) == (start, end)
