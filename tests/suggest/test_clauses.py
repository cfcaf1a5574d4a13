"""Phrases and clauses: word within phrase within clause or quotation within sentence, wherever the place lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest import clauses, words
from tests.suggest import labelled

VOCABULARY = (
    "Ông Tesk nói rằng và nhưng còn , . : ; - – “ ” \" ' ( ) 12.000 3,5 họ cho biết \n but while Bộ Y tế , cố vấn của"
    " e\u0301 😀 \u00a0 đê muối gạo TP.HCM khi"
)
pieces = st.sampled_from(VOCABULARY.split(" "))
texts = st.lists(pieces, max_size=40).map(" ".join)


def clause(text: str, quote: str, lang: str = "vi") -> str:
    return text[slice(*clauses.clause_at(text, text.index(quote), lang))]


def phrase(text: str, quote: str, lang: str = "vi") -> str:
    return text[slice(*clauses.phrase_at(text, text.index(quote), lang))]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Orm", "Sáng nay, bà Orm nói kho còn 1.200,5 tấn muối, gạo, đường"),
        ("đóng", "nhưng cửa đã đóng"),
        ("ai", "không ai vào được nữa"),
    ],
)
def test_a_clause_goes_to_the_marks_and_conjunctions_around_it(place, found):
    text = "Sáng nay, bà Orm nói kho còn 1.200,5 tấn muối, gạo, đường, nhưng cửa đã đóng; không ai vào được nữa."
    assert clause(text, place) == found.removeprefix("Sáng nay, ")


def test_a_clause_in_english_leaves_marks_and_blanks_out():
    text = "The gate was shut, but nobody – not even the guard – had a key, while it rained."
    assert clause(text, "gate", "en") == "The gate was shut"
    assert clause(text, "nobody", "en") == "but nobody"
    assert clause(text, "guard", "en") == "not even the guard"
    assert clause(text, "key", "en") == "had a key"
    assert clause(text, "rained", "en") == "while it rained"


def test_a_conjunction_alone_can_begin_a_clause():
    text = "Ông Lund không xác nhận con số nhưng cho rằng đê đã vỡ."
    assert clause(text, "số") == "Ông Lund không xác nhận con số"
    assert clause(text, "vỡ") == "nhưng cho rằng đê đã vỡ"


def test_in_a_quotation_the_clause_stays_inside_it():
    text = "Bà nói: “Đê còn tốt, nhưng nước lên.” Hết"
    assert clause(text, "tốt") == "Đê còn tốt"
    assert clause("Bà nói: “Đê còn tốt.” Hết", "tốt") == "“Đê còn tốt.”"


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("trưởng", "Bộ trưởng Thủy lợi Arno Vesk"),
        ("biết", "cho biết"),
        ("con", "con đê phía bắc"),
        ("được", "được"),
        ("sửa", "sửa xong"),
        ("tháng", "tháng này"),
    ],
)
def test_a_phrase_is_the_name_or_the_words_between_function_words(place, found):
    text = "Bộ trưởng Thủy lợi Arno Vesk cho biết con đê phía bắc đã được sửa xong từ tháng này."
    assert phrase(text, place) == found


def test_among_blanks_there_is_neither():
    assert clauses.phrase_at("a  b", 2, "vi") == (2, 2)
    assert clauses.clause_at("", 0, "vi") == (0, 0)


def holds(outer, inner) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@given(texts, st.integers(0, 200), st.sampled_from(["vi", "en"]))
def test_word_phrase_clause_sentence_lie_in_one_another(text, place, lang):
    place = min(place, len(text))
    word = words.word_at(text, place)
    phrase, clause = clauses.phrase_at(text, place, lang), clauses.clause_at(text, place, lang)
    assert holds(phrase, word)
    assert holds(clause, phrase)
    if word[0] < word[1]:
        assert holds(words.sentence_at(text, word[0]), clause) or clause == word


@pytest.mark.parametrize(("text", "lang"), labelled.samples()[::3])
def test_in_an_article_they_lie_in_one_another_too_and_decomposed_letters_change_nothing(text, lang):
    other, places = labelled.decomposed(text)
    at = 0
    while at < len(text):
        phrase, clause = clauses.phrase_at(text, at, lang), clauses.clause_at(text, at, lang)
        assert holds(phrase, words.word_at(text, at))
        assert holds(clause, phrase)
        assert holds(words.sentence_at(text, at), clause)
        assert clauses.phrase_at(other, places[at], lang) == (places[phrase[0]], places[phrase[1]])
        assert clauses.clause_at(other, places[at], lang) == (places[clause[0]], places[clause[1]])
        at = words.next_word(text, at)


@given(st.text(max_size=200), st.sampled_from(["vi", "en"]), st.integers(-5, 210))
def test_any_text_can_be_searched(text, lang, place):
    clauses.phrase_at(text, place, lang)
    clauses.clause_at(text, place, lang)
