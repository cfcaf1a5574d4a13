"""Names with their title or role, and whoever else speaks; measured against the actors that people labelled."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest import names
from tests.suggest import labelled

RECALL = 0.9
PRECISION = 0.3  # names of those who are only talked about, and places, are names too
VI = "vi"

VOCABULARY = (
    "Ông bà Bộ trưởng Tesk Orsel nói rằng theo và của , . : “ ” ( ) - K. 12.000 người Công ty Hải quan , cho biết \n 😀"
    " A\u0301nh the Ministry of Trade said He Mr Skov's & who"
)
pieces = st.sampled_from(VOCABULARY.split(" "))
texts = st.lists(pieces, max_size=40).map(" ".join)


def named(text: str, lang: str = VI) -> list[str]:
    return [text[slice(*extent)] for extent in names.names(text, lang)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chiều qua Bộ trưởng Thủy lợi Arno Vesk đến thăm ông Lund.", ["Bộ trưởng Thủy lợi Arno Vesk", "ông Lund"]),
        ("Hàng do Công ty Cầu và Phà Lindal chở.", ["Công ty Cầu và Phà Lindal"]),
        ("Bộ Giáo dục và Bộ Y tế chưa họp.", ["Bộ Giáo dục", "Bộ Y tế"]),
        ("Người phát ngôn tòa thị chính nói mưa đã tạnh.", ["Người phát ngôn tòa thị chính"]),
        ("Tờ Bến Cũ viết rằng đê vỡ.", ["Tờ Bến Cũ"]),
        ("Theo ba nguồn tin cảnh sát, xe đã đi.", ["ba nguồn tin cảnh sát"]),
        ("Bà bộ trưởng đáp: “Không.”", ["Bà bộ trưởng"]),
        ("Họ khẳng định đã trả tiền.", ["Họ"]),
        ("Ông Arno Vesk, cố vấn của Hội Đầm Lầy, cho biết nước rút.", ["Ông Arno Vesk, cố vấn của Hội Đầm Lầy"]),
        ("Bà Lisa Roan (Vindal) cho biết, nước rút.", ["Bà Lisa Roan", "Vindal"]),
        ("Theo ông K. Vesk, tàu chìm.", ["ông K. Vesk"]),
        ("Chiều nay phà Sóng Bạc 2 sẽ cập bến lúc 7h30 thứ Hai, tháng Ba.", ["Sóng Bạc 2"]),
        ("THÔNG BÁO KHẨN CẤP", []),
        ("Bà Lê Thị B. nói trời mưa, anh K., 40 tuổi, thì không.", ["Bà Lê Thị B.", "anh K."]),
        ("UBND phường nói đã trả.", ["UBND phường"]),
        ("Sở Y tế nước này nói đã trả.", ["Sở Y tế nước này"]),
        ("Hội Muối dẫn lời nhà lãnh đạo này khẳng định giá đã giảm.", ["Hội Muối", "nhà lãnh đạo này"]),
        ("Một loạt bức ảnh cho thấy đê đã vỡ.", []),
        ("Theo ông Lund, trưởng thôn Bến Cói, đê đã vỡ từ sáng.", ["ông Lund, trưởng thôn Bến Cói"]),
        ("Theo ông Lund, giám đốc đã nghỉ, kho thì trống.", ["ông Lund"]),
        ("Mưa lớn từ sáng. Đường ngập.", []),
    ],
)
def test_names_in_vietnamese(text, found):
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Later Transport Minister Anna Vesk met Mr Lund.", ["Transport Minister Anna Vesk", "Mr Lund"]),
        ("The lighthouse board said the lamp was fixed.", ["The lighthouse board"]),
        ("A spokesman for the ministry declined to comment.", ["A spokesman for the ministry"]),
        ("They admitted the lamp was old.", ["They"]),
        ("They walked home. It rained.", []),
        ("A guard who asked for a chair told reporters the gate was shut.", ["A guard who asked for a chair"]),
        ("The Ministry of Fish in Vindal has closed the pier.", ["The Ministry of Fish in Vindal"]),
        ("Jo Vesk, a clerk at the bank, says the door was open.", ["Jo Vesk, a clerk at the bank"]),
        ("According to the Lindal Post, rain fell.", ["the Lindal Post"]),
        ("Rain fell on Monday in March.", []),
        ("The Lund family read Vesk's letter.", ["Lund", "Vesk"]),
        ("Mr. John A. Orm, the deputy minister, said so.", ["Mr. John A. Orm, the deputy minister"]),
        ("They met Dr. Jane Vesk of St. Anne's Hospital.", ["Dr. Jane Vesk", "St. Anne's Hospital"]),
        ("Dr. Jane Vesk of St. Anne's Hospital warned them.", ["Dr. Jane Vesk of St. Anne's Hospital"]),
        ("Ms. O'Brien met Al McDonald and Anne-Marie d'Arven.", ["Ms. O'Brien", "Al McDonald", "Anne-Marie d'Arven"]),
        ("Ms. O’Brien met Omar al-Rashid in the U.S. on Friday.", ["Ms. O’Brien", "Omar al-Rashid", "U.S."]),
        ("Sorvane's foreign minister Iva Volkin met her.", ["Sorvane's foreign minister Iva Volkin"]),
        ("Sorvane's Foreign Ministry said no.", ["Sorvane's Foreign Ministry"]),
        ("Sorvane's army left. That's over. Women's groups knew.", ["Sorvane"]),
        ("Lt. Col. Ann Orm left Tesk Inc. on Monday.", ["Lt. Col. Ann Orm", "Tesk Inc."]),
        ("In May Secretary General Jan Vesk left.", ["Secretary General Jan Vesk"]),
        ("She told reporters Sorvane was calm.", ["She", "Sorvane"]),
        ("Satellite images show two fires.", []),
        ("Orsel spokesman Jan Vesk left.", ["Orsel spokesman Jan Vesk"]),
        ("Later Orsel spokeswoman Iva Orm left.", ["Orsel spokeswoman Iva Orm"]),
        ("Yesterday spokesman Jan Vesk left.", ["spokesman Jan Vesk"]),
        ("They told Orsel officials that Friday's raid failed.", ["They", "Orsel"]),
        ("Orsel's envoy to Maren, Iva Orm, said so.", ["Orsel's envoy to Maren, Iva Orm"]),
        ("Sources close to the talks said it rained.", ["Sources close to the talks"]),
        ("According to Mr Lund, the mayor, the dyke broke.", ["Mr Lund, the mayor"]),
        ("No one from the board admitted it.", []),
    ],
)
def test_names_in_english(text, found):
    assert named(text, "en") == found


def test_actors_that_people_labelled_are_names(capsys):
    actors = list(labelled.spans("actor"))
    hit = [actor for actor in actors if actor.extent in names.names(actor.text, actor.lang)]
    found = {(text, extent) for text, lang in {(a.text, a.lang) for a in actors} for extent in names.names(text, lang)}
    recall = len(hit) / len(actors)
    exact = len({(actor.text, actor.extent) for actor in hit}) / len(found)
    with capsys.disabled():
        print(
            f"\nactors hit exactly: {recall:.0%} of {len(actors)}; names that are actors: {exact:.0%} of {len(found)}"
        )
    assert recall >= RECALL
    assert exact >= PRECISION


def test_the_name_at_a_place_holds_it_or_touches_it():
    text = "Hôm qua ông Lund nói với bà Orm."
    assert names.name_at(text, text.index("Lund"), VI) == (8, 16)
    assert names.name_at(text, 8, VI) == (8, 16)
    assert names.name_at(text, 16, VI) == (8, 16)
    assert names.name_at(text, text.index("nói") + 1, VI) is None
    assert names.name_at("", 0, VI) is None


def test_the_next_and_the_previous_are_found_over_paragraphs():
    text = "Trời mưa\nÔng Lund nói đê vỡ.\n\nGió to\nBà Orm về."
    first, second = names.names(text, VI)
    assert names.next_name(text, 0, VI, 1) == first
    assert names.next_name(text, first[1], VI, 1) == second
    assert names.next_name(text, second[1], VI, 1) is None
    assert names.next_name(text, len(text), VI, -1) == second
    assert names.next_name(text, second[0], VI, -1) == first
    assert names.next_name(text, first[0], VI, -1) is None


@pytest.mark.parametrize(("text", "lang"), labelled.samples())
def test_decomposed_letters_give_the_same_names(text, lang):
    other, places = labelled.decomposed(text)
    expected = [(places[start], places[end]) for start, end in names.names(text, lang)]
    assert names.names(other, lang) == expected


def test_no_break_spaces_and_emoji_change_no_name():
    assert named("Tối qua\u00a0ông\u00a0Lund 😀 nói 👨‍👩‍👧 đê vỡ.") == ["ông\u00a0Lund"]


@given(texts, st.sampled_from(["vi", "en", "", "en-GB"]), st.integers(0, 200))
def test_names_lie_in_the_text_and_do_not_overlap(text, lang, place):
    found = names.names(text, lang)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    at = names.name_at(text, min(place, len(text)), lang)
    assert at is None or at in found


@given(st.text(max_size=200), st.sampled_from(["vi", "en"]), st.integers(-5, 210))
def test_any_text_can_be_searched(text, lang, place):
    names.names(text, lang, place)
    names.name_at(text, place, lang)
    names.next_name(text, place, lang, -1)
