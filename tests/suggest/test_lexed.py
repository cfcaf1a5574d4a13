"""Words of several syllables where they are known, the Unicode rules in between, and moves over both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest import words
from annotator.suggest.extents import Extents
from annotator.suggest.lexed import Words
from tests.counting import Watched, calls

ALPHABET = 'aBĐ1203 .,-\n“”"’%?!…()\u00a0\u0301\u200d\ufe0f\U0001f468\U0001f1fb\U0001f1f3\u05d0'
texts = st.text(alphabet=st.sampled_from(ALPHABET), max_size=40)


def lexed(text: str, *joined: str) -> Words:
    """The words of a text in which each of these parts, in order, is one."""
    extents, at = [], 0
    for part in joined:
        at = text.index(part, at)
        extents.append((at, at + len(part)))
        at += len(part)
    return Words(text, extents)


plain_texts = st.text(alphabet=st.sampled_from('aBĐ1203 .,-\n“”"’%?!…()\u00a0\U0001f468\u05d0'), max_size=40)
"""Without marks that have no letter."""


@st.composite
def known(draw: st.DrawFn, of: st.SearchStrategy[str] = texts) -> Words:
    """A text with joined words anywhere in it, at whole characters as the model's words are."""
    text = draw(of)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    whole = sorted({words.next_character(text, words.previous_character(text, cut)) if cut else 0 for cut in cuts})
    extents = [(a, b) for a, b in zip(whole[::2], whole[1::2], strict=False) if text[a:b].strip() == text[a:b]]
    return Words(text, extents)


@pytest.mark.parametrize("place", range(4, 12))
def test_a_joined_word_is_one_word_wherever_in_it_the_place_lies(place):
    text = "các hội đồng ra về"
    at = lexed(text, "hội đồng")
    assert at.word_at(place) == (4, 12)
    assert at.token_at(place) == (4, 12)


def test_at_the_end_of_a_joined_word_the_place_belongs_to_it():
    assert lexed("các hội đồng, rồi", "hội đồng").word_at(12) == (4, 12)
    assert lexed("các hội đồng, rồi", "hội đồng").token_at(12) == (12, 13)


def test_by_words_the_caret_passes_a_joined_word_in_one_step():
    text = "các hội đồng ra về"
    at = lexed(text, "hội đồng")
    assert [at.next_word(place) for place in (0, 4, 7, 12)] == [4, 13, 13, 13]
    assert [at.previous_word(place) for place in (13, 12, 8, 4)] == [4, 4, 4, 0]
    assert [at.next_word_end(place) for place in (0, 3, 8, 12)] == [3, 12, 12, 15]
    assert [at.previous_word_end(place) for place in (15, 12, 8, 3)] == [12, 3, 3, 0]


def test_what_the_unicode_rules_take_for_one_word_ends_where_a_joined_one_begins():
    text = "ở TP.Hồ Chí Minh"
    assert words.word_at(text, 3) == (2, 7)
    at = lexed(text, "Hồ Chí Minh")
    assert at.word_at(6) == (5, 16)
    assert text[slice(*at.word_at(3))] == "TP"
    assert at.next_word(2) == 5
    assert at.previous_word(5) == 2


def test_two_joined_words_side_by_side_stay_two():
    text = "miền Bắc-Trung Bộ"
    at = lexed(text, "miền Bắc", "Trung Bộ")
    assert at.word_at(6) == (0, 8)
    assert at.word_at(10) == (9, 17)
    assert at.next_word(0) == 9
    assert at.next_word_end(8) == 17
    assert at.previous_word(9) == 0
    assert at.previous_word_end(17) == 8


def test_an_edge_at_a_joined_word_stays_the_edge_it_is():
    at = lexed("các hội đồng ra về", "hội đồng")
    assert at.moved(12, "word", 1) == 15
    assert at.moved(12, "word", -1) == 3
    assert at.moved(4, "word", 1) == 13
    assert at.moved(4, "character", 1) == 5


@given(texts, st.integers(0, 40))
def test_where_no_joined_word_is_known_the_unicode_rules_hold(text, place):
    place, at = min(place, len(text)), Words(text)
    for name in ("word_at", "token_at", "next_word", "next_word_end", "previous_word", "previous_word_end"):
        assert getattr(at, name)(place) == getattr(words, name)(text, place), name
    for step in (1, -1):
        assert at.moved(place, "word", step) == words.moved(text, place, "word", step)


@given(known(), st.integers(0, 40), st.sampled_from(["character", "word", "sentence", "paragraph"]))
def test_every_move_goes_on_until_it_is_at_an_end(at, place, unit):
    length = len(at._text)
    place = min(place, length)
    forth, back = at.moved(place, unit, 1), at.moved(place, unit, -1)
    assert place < forth <= length or place == forth == length
    assert 0 <= back < place or back == place == 0


@given(known(plain_texts))
def test_back_and_forth_pass_the_same_places(at):
    length = len(at._text)
    for forth, back in ((at.next_word, at.previous_word), (at.next_word_end, at.previous_word_end)):
        forward, place = [0], 0
        while place < length:
            place = forth(place)
            forward.append(place)
        backward, place = [length], length
        while place > 0:
            place = back(place)
            backward.append(place)
        assert backward[::-1] == forward


@given(known(), st.integers(0, 40))
def test_no_word_cuts_a_joined_one(at, place):
    place = min(place, len(at._text))
    for start, end in (at.word_at(place), at.token_at(place)):
        assert start <= place <= end
        for left, right in at.joined:
            assert (left, right) == (start, end) or right <= start or end <= left or start == end


def test_no_move_by_words_stops_inside_a_joined_word():
    text = "Ủy ban nhân dân thành phố họp sáng nay"
    at = lexed(text, "Ủy ban nhân dân", "thành phố")
    for place in range(len(text) + 1):
        for name in ("next_word", "next_word_end", "previous_word", "previous_word_end"):
            stop = getattr(at, name)(place)
            assert not any(left < stop < right for left, right in at.joined), (name, place)


def test_nothing_walks_through_a_long_text():
    text = Watched("một hội đồng ra về năm " * 100_000)
    at = Words(text, [(start + 4, start + 12) for start in range(0, len(text), 23)])
    for place in range(900_000, 900_200):
        assert calls(lambda p=place: [look(p) for look in (at.word_at, at.next_word, at.previous_word)]) < 1000
    assert text.taken < 200 * 1000


# ---------------------------------------------------------------- extents

extents = st.lists(st.integers(1, 5000), max_size=40).map(
    lambda steps: [
        (start, end)
        for start, end in zip(
            [sum(steps[: at + 1]) for at in range(0, len(steps) - 1, 2)],
            [sum(steps[: at + 2]) for at in range(0, len(steps) - 1, 2)],
            strict=True,
        )
    ]
)


@given(extents, st.integers(0, 200_000))
def test_extents_are_found_by_place(found, place):
    known = Extents(found)
    assert list(known) == found == known[:]
    assert known.holding(place) == next((one for one in found if one[0] <= place < one[1]), None)
    assert known.beginning_from(place) == next((one for one in found if one[0] >= place), None)
    assert known.ended_by(place) == next((one for one in reversed(found) if one[1] <= place), None)


def test_extents_that_touch_are_two():
    known = Extents([(2, 5), (5, 9)])
    assert known.holding(5) == (5, 9)
    assert known.ended_by(5) == (2, 5)
    assert known.beginning_from(5) == (5, 9)
    assert known[-1] == (5, 9)
    with pytest.raises(IndexError):
        known[2]


@given(extents)
def test_packed_extents_come_out_as_they_were(found):
    length = found[-1][1] if found else 0
    assert Extents.from_bytes(Extents(found).to_bytes(), length) == Extents(found)


@pytest.mark.parametrize(
    "packed",
    [b"", b"no zlib", Extents([(3, 9)]).to_bytes()[:-2], Extents([(3, 11)]).to_bytes(), Extents([(3, 3)]).to_bytes()],
)
def test_packed_extents_that_do_not_lie_in_the_text_are_refused(packed):
    with pytest.raises(ValueError, match=r"extents|edge|decompress"):
        Extents.from_bytes(packed, 10)


def test_many_extents_take_few_bytes():
    assert len(Extents((place, place + 8) for place in range(0, 200_000, 23)).to_bytes()) < 2 * 200_000 / 23
