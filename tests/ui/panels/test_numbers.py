"""Numbers: typed in the interface's way, stored as decimal strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.scheme import NUMBER, Attribute, check_value
from annotator.ui.panels.numbers import shown_number, stored_number

DECIMALS = st.from_regex(r"0|-?[1-9]\d{0,8}|-?(0|[1-9]\d{0,8})\.\d{0,5}[1-9]", fullmatch=True)
LANGUAGES = ["vi", "en"]


@pytest.mark.parametrize(
    ("typed", "vi", "en"),
    [
        ("3,5", "3.5", "3.5"),
        ("3.5", "3.5", "3.5"),
        ("12.000", "12000", "12"),
        ("12,000", "12", "12000"),
        ("1.250", "1250", "1.25"),
        ("007", "7", "7"),
        ("0,500", "0.5", "0.5"),
        ("100", "100", "100"),
        ("-0", "0", "0"),
        ("1.200.000", "1200000", "1200000"),
        ("1,200,000", "1200000", "1200000"),
        ("1.200,5", "1200.5", "1200.5"),
        ("1,200.5", "1200.5", "1200.5"),
        ("0,125", "0.125", "0.125"),
        ("12 000", "12000", "12000"),
        ("− 4", "-4", "-4"),
        ("+7", "7", "7"),
        ("", "", ""),
    ],
)
def test_what_is_typed_is_read_as_the_language_writes_it(typed, vi, en):
    assert stored_number(typed, "vi") == vi
    assert stored_number(typed, "en") == en


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["vài chục", "1.2.3", "1.20.000", ",5", "5,", "1,2,3", "-", "1e5", "1.200.5"])
def test_what_is_no_number_is_refused(typed, language):
    assert stored_number(typed, language) is None


@pytest.mark.parametrize("language", LANGUAGES)
@given(stored=DECIMALS)
def test_a_shown_number_is_read_back_unchanged(stored, language):
    assert stored_number(shown_number(stored, language), language) == stored


@pytest.mark.parametrize("language", LANGUAGES)
@given(typed=st.text(alphabet="0123456789.,- ", max_size=12))
def test_what_is_taken_is_a_value_of_the_scheme(typed, language):
    stored = stored_number(typed, language)
    if stored:
        check_value(Attribute(id="value", type=NUMBER, names={"en": "value"}), stored)
