"""Numbers as they stand in chips and on cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.describing import grouped
from annotator.ui.panels.numbers import stored_number


@pytest.mark.parametrize(
    ("stored", "english", "vietnamese"),
    [
        ("60", "60", "60"),
        ("1200", "1,200", "1.200"),
        ("1200000", "1,200,000", "1.200.000"),
        ("3.5", "3.5", "3,5"),
        ("-12500.25", "-12,500.25", "-12.500,25"),
        ("0.5", "0.5", "0,5"),
    ],
)
def test_thousands_stand_apart_as_the_language_writes_them(stored, english, vietnamese):
    assert grouped(stored, "en") == english
    assert grouped(stored, "vi") == vietnamese


@given(
    st.integers(-(10**12), 10**12),
    st.text("0123456789", min_size=1, max_size=4).filter(lambda digits: digits[-1] != "0") | st.just(""),
    st.sampled_from(["en", "vi"]),
)
def test_a_number_typed_as_it_is_shown_is_the_same_number(whole, rest, language):
    stored = f"{whole}.{rest}" if rest else str(whole)
    assert stored_number(grouped(stored, language), language) == stored
