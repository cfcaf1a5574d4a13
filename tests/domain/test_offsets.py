"""Offsets: code points on our side, UTF-16 units on Qt's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import Utf16Map, display_copy

texts = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from("😀🇻🇳👨‍👩‍👧\u2029\ufdd0\u0301 a"), max_size=60
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_every_position_has_the_utf16_position_that_encoding_the_text_before_it_gives(text: str) -> None:
    offsets = Utf16Map(text)
    assert [offsets.to_utf16(at) for at in range(len(text) + 1)] == [units(text[:at]) for at in range(len(text) + 1)]


@given(texts)
def test_positions_come_back_from_utf16(text: str) -> None:
    offsets = Utf16Map(text)
    assert all(offsets.to_codepoint(offsets.to_utf16(at)) == at for at in range(len(text) + 1))


@given(texts)
def test_a_position_inside_a_surrogate_pair_is_that_of_its_character(text: str) -> None:
    offsets = Utf16Map(text)
    for at, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert offsets.to_codepoint(offsets.to_utf16(at) + 1) == at


@given(texts)
def test_the_lengths_are_those_of_both_counts(text: str) -> None:
    offsets = Utf16Map(text)
    assert (offsets.length, offsets.length16) == (len(text), units(text))


@given(texts)
def test_the_display_copy_keeps_every_utf16_position(text: str) -> None:
    shown = display_copy(text)
    assert len(shown) == len(text)
    assert units(shown) == units(text)


@pytest.mark.parametrize("breaker", ["\u2029", "\ufdd0", "\ufdd1"])
def test_what_would_start_a_block_in_qt_is_shown_as_a_line_separator(breaker: str) -> None:
    assert display_copy(f"a{breaker}b\nc") == "a\u2028b\nc"


def test_a_byte_order_mark_at_the_beginning_keeps_its_place_in_the_display_copy():
    shown = display_copy("\ufeffab\u2029c")
    assert len(shown) == 5
    assert shown[1:3] == "ab"
    assert "\ufeff" not in shown
