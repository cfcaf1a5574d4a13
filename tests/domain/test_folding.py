"""Folding: what a filter compares knows neither case nor marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.folding import folded, folded_all, words


@pytest.mark.parametrize(
    ("text", "fold"),
    [
        ("Đập Kerin xả nước", "dap kerin xa nuoc"),
        ("ĐƯỜNG", "duong"),
        ("a\u0300\u0323 e\u0302\u0301", "a e"),  # marks of their own, as macOS writes them
        ("một\n  hai\u00a0ba\u2028bốn", "mot hai ba bon"),
        ("900 m³/giây", "900 m³/giay"),
        ("👩‍👩‍👧 tin", "👩‍👩‍👧 tin"),
        ("", ""),
    ],
)
def test_case_and_marks_fall_away(text, fold):
    assert folded(text) == fold


@given(st.lists(st.text()))
def test_many_at_once_are_folded_as_one_by_one(texts):
    assert folded_all(texts) == [folded(text) for text in texts]


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


def test_a_filter_is_made_of_words():
    assert words("  Bác  BỎ ") == ["bac", "bo"]
