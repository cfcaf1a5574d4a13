"""Dates as pages write them; what is not said is not invented."""

import unicodedata

import pytest

from annotator.suggest.zones import reasons
from annotator.suggest.zones.lines import lines_of
from annotator.suggest.zones.reading import read
from annotator.suggest.zones.stamps import stamp_of
from annotator.suggest.zones.strings import strings


def stamp(text: str, lang: str):
    return stamp_of(lines_of(text)[0], strings(), lang)


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("22:10 20/10/2023", "vi", "2023-10-20T22:10"),
        ("20/10/2023 22:10", "vi", "2023-10-20T22:10"),
        ("Thứ Sáu, 20/10/2023, 22:10 (GMT+7)", "vi", "2023-10-20T22:10"),
        ("Thứ sáu, ngày 20 tháng 10 năm 2023 - 22 giờ 10 phút", "vi", "2023-10-20T22:10"),
        ("20 tháng 10 năm 2023", "vi", "2023-10-20"),
        ("20 Tháng Mười, 2023", "vi", "2023-10-20"),
        ("Chủ nhật, 05:30 chiều 7-1-2024", "vi", "2024-01-07T17:30"),
        ("Cập nhật lúc 18:45 ngày 2/12/2025", "vi", "2025-12-02T18:45"),
        ("22 Th9 2025, 19:46", "vi", "2025-09-22T19:46"),
        ("03/04/2023", "vi", "2023-04-03"),
        ("20.10.2023", "vi", "2023-10-20"),
        ("October 20, 2023 10:10 PM", "en", "2023-10-20T22:10"),
        ("Oct. 20, 2023 at 12:05 a.m. ET", "en", "2023-10-20T00:05"),
        ("20 Oct 2023, 22:10 GMT", "en", "2023-10-20T22:10"),
        ("Friday 20th October 2023", "en", "2023-10-20"),
        ("Published: Fri, 20 Oct 2023 22:10:33 +0000", "en", "2023-10-20T22:10"),
        ("Tue 14 Oct 2025 11.00", "en", "2025-10-14T11:00"),
        ("Last updated 4.20pm, 28 February 2025", "en", "2025-02-28T16:20"),
        ("2023-10-20T22:10:05+07:00", "en", "2023-10-20T22:10"),
        ("2023-10-20T22:10Z", "en", "2023-10-20T22:10"),
        ("2023-10-20", "en", "2023-10-20"),
        ("20/10/2023", "en", "2023-10-20"),
        ("10/20/2023 5pm", "en", "2023-10-20T17:00"),
        ("04/04/2023", "en", "2023-04-04"),
    ],
)
def test_a_date_is_read_in_composed_and_decomposed_letters(text, lang, value):
    for form in (text, unicodedata.normalize("NFD", text), text.replace(" ", "\u00a0"), text.upper()):
        found = stamp(form, lang)
        assert found is not None
        assert (found.value, found.problem) == (value, "")
        assert found.is_whole


@pytest.mark.parametrize(
    ("text", "lang", "why"),
    [
        ("03/04/2023", "en", reasons.AMBIGUOUS),
        ("3.4.2023 10:00", "", reasons.AMBIGUOUS),
        ("Ngày 20 tháng 10, 22h10", "vi", reasons.NO_YEAR),
        ("20 October, 10:10 PM", "en", reasons.NO_YEAR),
        ("22:10 20/10/23", "vi", reasons.NO_YEAR),
        ("12/3/2024 - 14/3/2024", "vi", reasons.SEVERAL_DATES),
    ],
)
def test_what_a_date_does_not_say_is_left_out_with_a_reason(text, lang, why):
    found = stamp(text, lang)
    assert found is not None
    assert (found.value, found.problem) == ("", why)


@pytest.mark.parametrize(
    "text",
    [
        "29/02/2023",
        "32/01/2023",
        "20/13/2023",
        "12/0345",
        "8.000 - 9.000 đồng/kg",
        "F-35 và Su-35",
        "Điều 4/2015",
        "1.200/2.400/3.600",
        "The bank opened on 3 May 2024 and was shut again by the city within a week",
        "10/20/30/2023",
    ],
)
def test_what_is_no_date_of_the_calendar_is_none(text):
    found = stamp(text, "vi")
    assert found is None or not found.is_whole


def head(*lines: str) -> str:
    body = "Hội đồng xã họp hai lần về chuyện cái giếng, và cả hai lần đều không đủ người dự."
    return "\n".join(["Cái giếng cuối cùng của làng Thượng", *lines, body, body[:-1] + " nữa."])


def test_the_first_date_counts_not_that_of_an_update():
    assert (
        read(head("Cập nhật: 08:00 03/04/2024", "Đăng ngày 02/04/2024 07:00"), "vi").said.published
        == "2024-04-02T07:00"
    )


def test_a_date_behind_the_second_paragraph_is_none_of_the_head():
    found = read(head() + "\n06:00 29/03/2024", "vi").said
    assert (found.published, found.reasons["published"]) == ("", reasons.NO_STAMP)


@pytest.mark.parametrize("line", ["Lan Chi - 14:20 12/03/2024", "Lan Chi | 14:20, ngày 12 tháng 3 năm 2024"])
def test_a_date_may_stand_beside_a_name(line):
    assert read(head(line), "vi").said.published == "2024-03-12T14:20"


def test_a_date_in_a_headline_or_a_sentence_is_none_of_the_head():
    text = head("Vụ sập cầu ngày 12/03/2024 vẫn chưa xử xong")
    assert read(text, "vi").said.published == ""


@pytest.mark.parametrize("text", ["Hạ 5 máy bay trên biển Bạch Sa", "Có 12 mảy may nào đâu", "Bờ kè 7 đéc mét"])
def test_a_vietnamese_word_is_no_english_month(text):
    assert stamp(text, "vi") is None
    assert stamp(unicodedata.normalize("NFD", text), "vi") is None
