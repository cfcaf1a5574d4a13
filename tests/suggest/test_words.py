"""Words, characters, sentences and paragraphs: where they begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest import words
from tests.counting import Watched, calls

NFD = "Thu\u031b\u0323c"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAGS = "\U0001f1fb\U0001f1f3\U0001f1eb\U0001f1f7"

texts = st.text(
    alphabet=st.sampled_from('aBĐ1203 .,-\n“”"’%?!…()\u00a0\u0301\u200d\ufe0f\U0001f468\U0001f1fb\U0001f1f3\u05d0'),
    max_size=40,
)


def word(text: str, quote: str, offset: int = 0) -> str:
    start, end = words.word_at(text, text.index(quote) + offset)
    return text[start:end]


@pytest.mark.parametrize(
    "whole",
    [
        *("12.000", "3,5", "1,000", "F-35", "20-10", "22:10", "20/10/2023", "60%", "$5", "TP.HCM", "don't", "O’Brien"),
        *("In-đô-nê-xi-a", "B-52H", "18h30", NFD, "U.S", "Đ.T"),
    ],
)
def test_a_word_is_whole_wherever_in_it_the_place_lies(whole):
    text = f"đã có {whole} ở đó"
    start = text.index(whole)
    for place in range(start, start + len(whole) + 1):
        assert words.word_at(text, place) == (start, start + len(whole))


def test_a_number_and_a_per_cent_sign_apart_from_it_are_two_words():
    assert word("tăng 10 % nữa", "10") == "10"


def test_the_stop_after_a_word_is_not_part_of_it():
    assert word("họ đi. Rồi về", "đi") == "đi"
    assert word("có 12.000. Rồi", "12") == "12.000"
    assert word("ông K. nói", "K") == "K"


def test_between_blanks_there_is_no_word():
    assert words.word_at("a  b", 2) == (2, 2)
    assert words.word_at("", 0) == (0, 0)


def test_a_quotation_mark_is_one_character():
    text = "nói: “Không”"
    assert words.token_at(text, text.index("“")) == (5, 6)
    assert words.word_at(text, text.index("“")) == (5, 6)


def test_forward_by_ends_stops_at_closing_quotation_marks():
    text = "ông nói “không ai”, rồi về."
    ends, place = [], 0
    while place < len(text):
        place = words.next_word_end(text, place)
        ends.append(text[:place].rsplit(" ", maxsplit=1)[-1])
    assert ends == ["ông", "nói", "“", "“không", "ai", "ai”", "rồi", "về", "về."]


def test_back_and_forth_by_beginnings_pass_the_same_places():
    text = 'Ông K. nói "TP.HCM có 12.000 người", 3,5 triệu.'
    forward, place = [0], 0
    while place < len(text):
        place = words.next_word(text, place)
        forward.append(place)
    backward, place = [len(text)], len(text)
    while place > 0:
        place = words.previous_word(text, place)
        backward.append(place)
    assert backward[::-1] == forward


def test_from_inside_a_word_back_goes_to_its_beginning_and_forth_by_ends_to_its_end():
    text = "một hai ba"
    assert words.previous_word(text, 6) == 4
    assert words.next_word_end(text, 5) == 7
    assert words.next_word(text, 5) == 8
    assert words.previous_word_end(text, 6) == 3


@pytest.mark.parametrize(
    "character", [FAMILY, "\U0001f1fb\U0001f1f3", "\U0001f44d\U0001f3fd", "e\u0323\u0302", "☝\ufe0f"]
)
def test_a_character_is_what_a_reader_takes_for_one(character):
    text = f"a{character}b"
    assert words.next_character(text, 1) == 1 + len(character)
    assert words.previous_character(text, 1 + len(character)) == 1


def test_flags_side_by_side_are_two_characters():
    assert words.next_character(FLAGS, 0) == 2
    assert words.previous_character(FLAGS, 4) == 2


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("TP.HCM có 12.000 người. Họ ở lại.", ["TP.HCM có 12.000 người.", "Họ ở lại."]),
        ("Theo ông K. Trần, họ đi. Rồi về!", ["Theo ông K. Trần, họ đi.", "Rồi về!"]),
        ("Bà hỏi: “Sao?” rồi đi. “Không.” Ông về", ["Bà hỏi: “Sao?” rồi đi.", "“Không.”", "Ông về"]),
        ("PGS. TS. Lan nói… mãi. Hết", ["PGS. TS. Lan nói… mãi.", "Hết"]),
    ],
)
def test_a_sentence_ends_at_its_stop_and_not_at_others(text, sentences):
    place, found = 0, []
    while place < len(text):
        start, end = words.sentence_at(text, place)
        found.append(text[start:end])
        place = words.moved(text, end, "sentence", 1) if end < len(text) else len(text)
    assert found == sentences


def test_a_sentence_stays_in_its_paragraph():
    text = "Tựa đề\nMột câu. Hai câu\n"
    assert words.sentence_at(text, 3) == (0, 6)
    assert words.sentence_at(text, 8) == (7, 15)
    assert words.sentence_at(text, len(text)) == (len(text), len(text))


def test_the_blank_after_a_sentence_belongs_to_it():
    text = "Một câu. Hai câu."
    assert words.sentence_at(text, 8) == (0, 8)
    assert words.sentence_at(text, 9) == (9, 17)


def test_a_paragraph_has_no_line_feed():
    text = "một\n\nhai"
    assert words.paragraph_at(text, 1) == (0, 3)
    assert words.paragraph_at(text, 4) == (4, 4)
    assert words.paragraph_at(text, 8) == (5, 8)


def test_an_edge_stays_the_edge_it_is_when_it_moves_by_words():
    text = "một hai, ba bốn"
    assert words.moved(text, 7, "word", 1) == 11  # the end of "hai" to the end of "ba"
    assert words.moved(text, 7, "word", -1) == 3
    assert words.moved(text, 4, "word", 1) == 9  # the beginning of "hai" to that of "ba"
    assert words.moved(text, 4, "word", -1) == 0


@given(texts, st.integers(0, 40), st.sampled_from(["character", "word", "sentence", "paragraph"]))
def test_every_move_goes_on_until_it_is_at_an_end(text, place, unit):
    place = min(place, len(text))
    forth, back = words.moved(text, place, unit, 1), words.moved(text, place, unit, -1)
    assert place < forth <= len(text) or place == forth == len(text)
    assert 0 <= back < place or back == place == 0


@given(texts, st.integers(0, 40))
def test_extents_lie_in_the_text_and_hold_their_place(text, place):
    place = min(place, len(text))
    for find in (words.word_at, words.token_at, words.sentence_at, words.paragraph_at):
        start, end = find(text, place)
        assert 0 <= start <= end <= len(text)
    start, end = words.word_at(text, place)
    assert start <= place <= end
    start, end = words.paragraph_at(text, place)
    assert start <= place <= end
    assert "\n" not in text[start:end]


def test_nothing_walks_through_a_long_text():
    text = Watched("một hai ba bốn năm " * 100_000)
    looks = (words.word_at, words.next_word, words.previous_word)
    for place in range(900_000, 900_200):
        assert calls(lambda at=place: [look(text, at) for look in looks]) < 1000
    assert text.taken < 200 * 1000
