"""Numbers: typed in the interface's way, stored as decimal strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.scheme import NUMBER, Attribute, check_value
from annotator.ui.panels.numbers import Typed, read_number, shown_number, stored_number

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


@pytest.mark.parametrize(
    ("typed", "interface", "article", "either"),
    [
        ("1.200", "en", "vi", ("1.2", "1200")),
        ("1,200", "vi", "en", ("1,2", "1200")),
        ("1,200", "en", "vi", ("1200", "1.2")),
        ("-12.500", "en", "vi", ("-12.5", "-12500")),
        ("1.234", "en", "vi", ("1.2340", "1234")),
    ],
)
def test_what_article_and_interface_read_as_two_numbers_is_none_and_both_can_be_typed(
    typed, interface, article, either
):
    assert read_number(typed, interface, article) == Typed(None, either)


@pytest.mark.parametrize("languages", [("vi", "vi"), ("en", "en"), ("vi", ""), ("en", "")])
@given(typed=st.text(alphabet="0123456789.,- ", max_size=12))
def test_where_article_and_interface_have_one_language_it_alone_says_what_a_number_is(typed, languages):
    assert read_number(typed, *languages).number == stored_number(typed, languages[0])


@pytest.mark.parametrize("languages", [("vi", "en"), ("en", "vi")])
@given(typed=st.text(alphabet="0123456789.,- ", max_size=12))
def test_what_two_languages_take_is_what_both_say_and_what_they_do_not_take_can_be_typed_otherwise(typed, languages):
    said = {stored_number(typed, language) for language in languages}
    read = read_number(typed, *languages)
    if len(said) == 1:
        assert said == {read.number}
    else:
        assert read.number is None
        assert {read_number(way, *languages).number for way in read.either} == said


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1,5 triệu", "1500000"),
        ("1.5 million", "1500000"),
        ("3 nghìn", "3000"),
        (" 1,2 tỷ ", "1200000000"),
        ("12 ngàn 500", "12500"),
        ("3 hundred", "300"),
        ("ba nghìn", "3000"),
        ("twenty", "20"),
        ("-3 nghìn", "-3000"),
    ],
)
@pytest.mark.parametrize("languages", [("vi", "en"), ("en", "vi")])
def test_a_number_with_scale_words_is_taken(typed, stored, languages):
    assert read_number(typed, *languages) == Typed(stored)


@pytest.mark.parametrize("languages", [("vi", "en"), ("en", "vi")])
@pytest.mark.parametrize(
    "typed",
    [
        "vài chục",
        "hơn 3 nghìn",
        "3 đến 5 triệu",
        "2 million troops",
        "50 %",
        "5 triệu và",
        "5, triệu",
        "khoảng",
        "triệu",
        "1,200 triệu",
        "1,2.3 triệu",
        "2 triệu 300 đồng",
        "3 tri",
        "F-35",
    ],
)
def test_words_that_are_not_one_number_for_sure_are_none(typed, languages):
    assert read_number(typed, *languages) == Typed(None)


def test_a_scale_after_a_doubtful_number_says_both():
    assert read_number("1.200k", "en", "vi") == Typed(None, ("1200", "1200000"))
