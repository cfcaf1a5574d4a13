"""Numbers as they are written: in the language, and never without their interval or reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.services.agreement.results import Measured, Note
from annotator.ui.overview.numbers import Numbers
from tests.ui.overview.making import rough, too_few

EN, VI = Numbers("en"), Numbers("vi")


@pytest.mark.parametrize(
    ("value", "english", "vietnamese"),
    [(0.714, "0.71", "0,71"), (1.0, "1.00", "1,00"), (-0.05, "−0.05", "−0,05"), (-0.001, "0.00", "0,00")],
)
def test_a_decimal_has_the_mark_of_the_language(value, english, vietnamese):
    assert (EN.decimal(value), VI.decimal(value)) == (english, vietnamese)


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.0114, "1,1\u00a0%"), (0.74, "74\u00a0%"), (1.0, "100\u00a0%"), (0.0, "0\u00a0%"), (0.0997, "10\u00a0%")],
)
def test_a_share_is_a_percentage_with_one_place_below_ten(share, written):
    assert VI.percent(share) == written


def test_thousands_stand_apart_as_the_language_has_it():
    assert (EN.count(2000), VI.count(2000), VI.count(1.5)) == ("2,000", "2.000", "1,5")


def test_an_interval_says_percent_once():
    measured = Measured(value=0.74, low=0.69, high=0.79)
    assert VI.interval(measured, VI.percent) == "69–79\u00a0%"
    assert VI.interval(measured, VI.decimal) == "0,69–0,79"
    assert VI.interval(Measured(value=0.74), VI.decimal) == ""


@pytest.mark.parametrize(("language", "written"), [("en", "Nov 2026"), ("vi", "11/2026")])
def test_a_month_is_written_as_in_the_language(language, written):
    assert Numbers(language).month("2026-11") == written
    assert Numbers(language).month("sometime") == "sometime"


def test_a_note_has_its_numbers_in_the_language(qapp):
    note = Note("of {count} spans only {share} matched, {name}", {"count": 1200, "share": 0.25, "name": "Mai"})
    assert VI.note(note) == "of 1.200 spans only 0,25 matched, Mai"


def test_the_reason_does_not_say_undefined_twice(qapp):
    measured = Measured(value=None, notes=(Note("undefined because nobody marked a figure"),))
    assert EN.why(measured) == "because nobody marked a figure"
    assert EN.spoken(measured, EN.decimal) == "undefined because nobody marked a figure"
    assert EN.why(Measured(value=None, notes=(Note("nobody marked a figure"),))) == "nobody marked a figure"


def test_a_number_is_read_out_with_all_that_belongs_to_it(qapp):
    measured = Measured(value=0.71, low=0.66, high=0.75, articles=24, sd=0.03, notes=(rough(24),))
    said = EN.spoken(measured, EN.decimal)
    assert said.startswith("0.71; 95 % interval 0.66–0.75; standard deviation over pairs 0.03; ")
    assert said.endswith("rough interval: 24 articles, fewer than 30")
    assert "too few articles (9, at least 10 are needed)" in EN.spoken(
        Measured(value=0.7, notes=(too_few(9),)), EN.decimal
    )


@given(value=st.floats(-1, 1), language=st.sampled_from(["en", "vi"]))
def test_what_is_written_is_within_half_a_hundredth(value, language):
    written = Numbers(language).decimal(value).replace(",", ".").replace("−", "-")
    assert abs(float(written) - value) <= 0.005 + 1e-9


def test_notes_that_differ_by_their_numbers_are_one():
    assert EN.notes_together([rough(24), rough(19), rough(24)]) == "rough interval: 19–24 articles, fewer than 30"
    assert VI.notes_together([Note("{count} of {names}", {"count": 1200, "names": "a"})]) == "1.200 of a"
