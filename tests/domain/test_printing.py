"""Titles and names as they stand on one line of what we say."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.printing import on_one_line

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_all_marks_that_turn_the_direction_are_escaped_the_closing_ones_too():
    assert on_one_line("a\u202ecba\u202cb\u2067c\u2069") == r"a\u202ecba\u202cb\u2067c\u2069"
    assert not set(MARKS) & set(on_one_line(MARKS))


def test_a_letter_is_not_parted_from_its_marks():
    title = unicodedata.normalize("NFD", "Bài thứ hai")
    cut = on_one_line(title, title.index("ha") - 1)
    assert unicodedata.normalize("NFC", cut) == "Bài th…", "and not “thư…”, another word"
    assert unicodedata.normalize("NFC", on_one_line(title, title.index("ha") + 1)) == "Bài thứ…"


@given(st.text(alphabet=st.sampled_from("aă ộ\u0301\u0309\u0302\u200d👩🏽x"), max_size=40), st.integers(1, 40))
def test_what_is_cut_is_short_enough_and_ends_with_a_whole_letter(text: str, limit: int):
    said = on_one_line(text, limit)
    assert len(said) <= limit
    if said != text:
        assert said.endswith("…")
        rest = text[len(said) - 1 :].lstrip()
        kept = said[:-1]
        if kept and len(text[: len(kept)]) == len(kept) and rest and text.startswith(kept + rest[0]):
            assert unicodedata.category(rest[0])[0] != "M" or all(unicodedata.category(one)[0] == "M" for one in kept)


def test_a_letter_behind_a_joiner_without_a_first_one_keeps_its_marks():
    assert on_one_line("\u0301\u200da\u0302a", 4) == "\u0301\u200d…"


def test_a_text_of_marks_alone_is_cut_all_the_same():
    assert on_one_line("\u0301" * 20, 5) == "\u0301" * 4 + "…"
