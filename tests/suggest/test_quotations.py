"""Quotations: paired marks of every kind, nested and over sentences; apostrophes and lonely marks are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest import quotations

texts = st.text(alphabet=st.sampled_from("ab “”\"'‘’«»„‟‹›‚.,\n\u0301\u00a0😀("), max_size=60)


def quoted(text: str) -> list[str]:
    return [text[slice(*extent)] for extent in quotations.quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bà nói “không”, rồi về.", ["“không”"]),
        ('He said "no", then "yes".', ['"no"', '"yes"']),
        ("Họ gọi đó là ‘chuyện cũ’.", ["‘chuyện cũ’"]),
        ("Ông gọi đó là 'chuyện cũ'.", ["'chuyện cũ'"]),
        ("Il a dit «non» hier.", ["«non»"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("Ai cũng viết ”sai” như thế.", ["”sai”"]),
        ("Hay “thế này“ nữa.", ["“thế này“"]),
        ("“Tôi nghe ‘không’ rồi”, bà nói.", ["“Tôi nghe ‘không’ rồi”", "‘không’"]),
        ("“Một câu. Hai câu! Ba?” ông nói.", ["“Một câu. Hai câu! Ba?”"]),
        ('Ông viết:"thôi"', ['"thôi"']),
    ],
)
def test_marks_are_paired_and_included(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize("text", ["It’s the nurses’ own", "don't, won't", "rock 'n roll", "ông O’Brien", "5' 6\" tall"])
def test_an_apostrophe_is_no_quotation(text):
    assert quoted(text) == []


def test_an_apostrophe_inside_ends_no_quotation():
    assert quoted("‘It’s late’, he said") == ["‘It’s late’"]


def test_a_mark_without_its_partner_in_the_paragraph_is_left_out():
    assert quoted("“Họ đi rồi. Hết\nCâu “khác” nữa") == ["“khác”"]
    assert quoted("Ông nói “thôi, rồi “ừ” một tiếng") == ["“ừ”"]


def test_the_innermost_quotation_at_a_place_is_found():
    text = "a “b ‘c’ d” e"
    assert quotations.quotation_at(text, text.index("c")) == (5, 8)
    assert quotations.quotation_at(text, text.index("d")) == (2, 11)
    assert quotations.quotation_at(text, 11) == (2, 11)
    assert quotations.quotation_at(text, 0) is None


def test_the_next_and_the_previous_are_found_over_paragraphs():
    text = "“một”\n\nkhông có gì\n“hai” và “ba”\n"
    first, second, third = quotations.quotations(text)
    assert quotations.next_quotation(text, 0, 1) == first
    assert quotations.next_quotation(text, first[1], 1) == second
    assert quotations.next_quotation(text, second[1], 1) == third
    assert quotations.next_quotation(text, third[1], 1) is None
    assert quotations.next_quotation(text, third[0], -1) == second
    assert quotations.next_quotation(text, second[0], -1) == first
    assert quotations.next_quotation(text, first[0], -1) is None


@given(texts, st.integers(0, 60))
def test_quotations_lie_in_a_paragraph_and_do_not_cross(text, place):
    found = quotations.quotations(text)
    for start, end in found:
        assert 0 <= start < end - 2 < len(text)
        assert "\n" not in text[start:end]
        for other_start, other_end in found:
            assert not (start < other_start < end < other_end)
    at = quotations.quotation_at(text, min(place, len(text)))
    assert at is None or at in found


def test_a_stretch_gives_what_lies_in_it():
    text = "“a” “b” “c”"
    assert quotations.quotations(text, 1, 8) == [(4, 7)]
