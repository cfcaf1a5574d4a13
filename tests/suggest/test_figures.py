"""Figures: where they begin and end, what they say, and what is no figure."""

from __future__ import annotations

import pytest

from annotator.suggest.figures import Reading, figure_at, figures, next_figure, read_figure


def quotes(text: str, lang: str = "vi") -> list[str]:
    return [text[one.start : one.end] for one in figures(text, lang)]


def said(text: str, lang: str = "vi") -> dict[str, str]:
    """The one figure's attributes but "exact" and "count", which most have."""
    (one,) = figures(text, lang)
    return {name: value for name, value in one.reading.attributes().items() if value not in ("exact", "count")}


# Each line: the text, the figures in it between brackets.
EXTENTS_VI = """
Có [12.000 người] xếp hàng từ sớm.
Dự án tiêu tốn [1,2 nghìn tỷ đồng] sau [ba lần] dời hạn.
Tỷ lệ là [10 %], năm ngoái [hơn 9,5%] số hộ.
Xã nhận [hơn 1,2 triệu liều vắc xin] cúm.
Quỹ thu về [$1.2bn] trong quý đầu.
Mỗi ngày [5–7 người] tới hỏi.
Mỗi buổi 5~7 người, hôm nay [~12 người], mai 12~12giờ.
Thiệt hại [từ 28 đến 35 triệu], có nơi [gần 85 triệu crown].
Cảng đón [ba tàu chở hàng] và [hai con tàu] hỏng máy.
Xưởng giao [1.200 chiếc máy bay] cho bên mua.
Kho còn [40.000 tấn gạo] của hợp tác xã.
Họ rút [ba lữ đoàn] khỏi bờ bắc.
Đoàn mang theo [1.000 lô vũ khí] trên tàu.
[Hai triệu rưỡi người dân] được tiêm, [một nửa] số đó ở phố.
[Vài chục hộ] ký đơn, [hàng nghìn con gia cầm] chết.
Ông đi [40 km] mất [6 tiếng].
Giá tăng [0,5 điểm phần trăm] sau [một năm rưỡi].
Chỉ có [hai mươi lăm người] ở lại, [ít nhất một người] bị thương.
Mở [ba trong tám cửa xả] lúc nước lên.
[Hơn một phần ba] số ca, [1/3] dân là nói quá.
Thu [2 triệu 500 nghìn đồng] tiền vé, [300 người trở lên] mới mở cửa.
Đường dài [40km], gạo [50kg], vé [300k].
Nhiệt độ [-3 °C], ban ngày [41 độ C].
Mưa [900 m³/giây], lương [12 triệu đồng/tháng].
Có [hai ba người] chờ, [năm sáu trăm hộ] đi.
Tăng từ [5%] đến [7%], còn xã kia [từ 5% đến 7%].
Gồm [3 tàu], [5 xe] và [200 lính] Veska.
Con số [14] là bịa, tổng số [300 vé] mới đúng.
Mỗi ngày [5 người], cả nhóm [20 người].
[Tối đa hai mươi vé], không phải [tối thiểu 20 vé].
Họ nói [chừng vài trăm người] và [không dưới 200 triệu USD/năm].
"""

EXTENTS_EN = """
[Twenty-five ships] and [three and a half million people] waited.
They lost [3,400 tonnes of grain] in [four nights], [nearly three times] the old figure.
[Three of the seven scales] and [two of the night foremen] were gone.
It paid [$1.2bn], then [between $5m and $7m], then [€5-7m].
[Some 12,000 people] left; [up to 300 passengers] stayed for [48 hours] of tests.
[More than a third] of the [26 test sites], [half] of them new, [two-thirds] shut.
[Between 40 and 50 people] knew, [5 to 7 people] spoke.
[Dozens of unpaid bills] and [tens of thousands of crowns] lay there.
A [35-minute] delay cost [half a million crowns] and [half an hour].
Output fell by [4.6 per cent], or [1.3 percentage points], in the first [nine months].
[A hundred and twenty men] led [a dozen], then [27 head of cattle].
It ran [100 km/h] for [some 400 metres] at [-5 degrees].
[One of the seven scales] broke, [at least one man] saw it.
[300 people or more] came, [as many as 300 police officers] too.
The rate went from 3 to [5 per cent], others [from 3 to 5 per cent].
[1,000 containers] of [200 missing life jackets] were found.
"""


def bracketed(line: str) -> tuple[str, list[str]]:
    inside = [part.split("]")[0] for part in line.split("[")[1:]]
    return line.replace("[", "").replace("]", ""), inside


@pytest.mark.parametrize("line", EXTENTS_VI.strip().splitlines())
def test_vietnamese_figures_have_their_exact_extents(line):
    text, expected = bracketed(line)
    assert quotes(text) == expected


@pytest.mark.parametrize("line", EXTENTS_EN.strip().splitlines())
def test_english_figures_have_their_exact_extents(line):
    text, expected = bracketed(line)
    assert quotes(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ngày 14-3",
            "hôm 25.8 ông nói",
            "20/10/2023",
            "ngày 5 tháng 3 năm 2021",
            "12 tháng 3",
            "tháng Hai",
            "quý II",
        ),
        *("đêm 19 rạng 20 có mưa", "sáng 27 cho thấy", "từ ngày 7-9 đến 1-10", "nhiệm kỳ 2025 - 2030", "tháng ba"),
        *("lúc 0h15", "22:10", "trước 6h sáng", "lúc 10 giờ 30", "6 giờ sáng", "lúc 17 giờ 30 phút", "nửa đêm"),
        *("hàng ghế thứ ba", "lần thứ 2", "lần 3", "thứ Ba 5/8/2025", "xếp hạng 3", "top 10 thế giới"),
        *("chiếc F-35", "Điều 4", "B-52", "Boeing 737", "quốc lộ 1", "COVID-19", "G7", "mạng 5G", "máy QX-40", "U23"),
        *("phao số 4", "khoang số 2 suốt đêm", "IMG_2041", "cây số 112", "gió trên cấp 7", "tàu 67", "Hải Âu 3"),
        *(
            "gọi 0912 345 678",
            "số 024.3825.1234",
            "bản 3.11.2",
            "v2.0",
            "tỷ số 2-1",
            "tỉ lệ 3:1",
            "(112)",
            "12/2024/QĐ",
        ),
        *("một người", "một chiếc", "một số hộ", "nhiều người", "các tàu", "những ai", "một trong những tàu"),
        *("hai bên", "hai nước", "hai phía", "cả hai", "hai vợ chồng", "ba mẹ", "ông Ba", "Ba Vì", "Hai Bà"),
        *(
            "năm nay",
            "năm ngoái",
            "mỗi năm người dân",
            "trong năm người dân",
            "đầu tư",
            "không ai",
            "hàng ngày",
            "vài người",
        ),
    ],
)
def test_dates_hours_ordinals_names_and_articles_are_no_figures(text):
    assert quotes(text) == []
    assert quotes(f"Bà nói {text} rồi về.") == []


@pytest.mark.parametrize(
    "text",
    [
        *("12 March 2025", "March 12, 2025", "on May 5", "14 July", "in 2021", "since 1987 people have", "the 1990s"),
        *("at 3 pm", "5.30pm", "at 11:30", "10 a.m.", "six o'clock", "2100 GMT", "the 3rd time", "the 15th"),
        *("an F-35 jet", "Boeing 737 jets", "Article 5", "the G7", "COVID-19", "Route 66", "number 12 on the list"),
        *(
            "the top 20",
            "Silo 6 was built",
            "type W-40",
            "a 1998-built ship",
            "a 14-year-old boy",
            "version 2.0.1",
            "E-1043",
        ),
        *(
            "a man",
            "one of them",
            "one of the men",
            "several people",
            "many ships",
            "both sides",
            "two sides",
            "no one",
        ),
        *("a third suspect", "the second half of it", "the second quarter", "half empty", "three deep", "a score"),
    ],
)
def test_english_dates_hours_ordinals_names_and_articles_are_no_figures(text):
    assert quotes(text, "en") == []
    assert quotes(f"She spoke of {text}, they say.", "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.000 người", {"value": "12000", "unit": "người"}),
        ("1,2 nghìn tỷ đồng", {"value": "1200000000000", "unit": "đồng", "kind": "money"}),
        ("3,5 %", {"value": "3.5", "unit": "%", "kind": "percent"}),
        ("hơn 1,2 triệu", {"value": "1200000", "approx": "more_than"}),
        ("gần 85 triệu crown", {"value": "85000000", "unit": "crown", "kind": "money", "approx": "nearly"}),
        ("khoảng 640.000 hộ", {"value": "640000", "unit": "hộ", "approx": "about"}),
        ("ít nhất 40 thùng hàng", {"value": "40", "unit": "thùng", "approx": "at_least"}),
        ("tới 4,7 triệu crown", {"value": "4700000", "unit": "crown", "kind": "money", "approx": "up_to"}),
        ("chưa đầy 2 km", {"value": "2", "unit": "km", "kind": "distance", "approx": "less_than"}),
        ("hai con tàu", {"value": "2", "unit": "con tàu"}),
        ("1.000 lô vũ khí", {"value": "1000", "unit": "lô"}),
        ("5–7 người", {"unit": "người", "approx": "about", "low": "5", "high": "7"}),
        ("từ 28 đến 35 triệu", {"approx": "about", "low": "28000000", "high": "35000000"}),
        ("hai triệu rưỡi đồng", {"value": "2500000", "unit": "đồng", "kind": "money"}),
        ("một năm rưỡi", {"value": "1.5", "unit": "năm", "kind": "duration"}),
        ("hai trăm linh năm xe", {"value": "205", "unit": "xe"}),
        ("hai trăm năm", {"value": "200", "unit": "năm", "kind": "duration"}),
        ("một nghìn năm trăm tỷ đồng", {"value": "1500000000000", "unit": "đồng", "kind": "money"}),
        ("ba trăm năm mươi lăm nghìn hai trăm đồng", {"value": "355200", "unit": "đồng", "kind": "money"}),
        ("mười bốn vạn quân", {"value": "140000", "unit": "quân"}),
        ("một nửa", {"value": "50", "unit": "%", "kind": "percent"}),
        ("hơn một phần ba", {"value": "33.3", "unit": "%", "kind": "percent", "approx": "more_than"}),
        ("nửa triệu người", {"value": "500000", "unit": "người"}),
        ("ba trong tám cửa xả", {"value": "3", "unit": "cửa xả"}),
        ("hàng nghìn con gia cầm", {"unit": "con gia cầm", "kind": "vague"}),
        ("vài trăm người", {"unit": "người", "kind": "vague"}),
        ("tăng -5 %", {"value": "-5", "unit": "%", "kind": "percent"}),
        ("khoảng hơn 300 vé", {"value": "300", "unit": "vé", "approx": "more_than"}),
    ],
)
def test_vietnamese_figures_are_read(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$1.2bn", {"value": "1200000000", "unit": "$", "kind": "money"}),
        ("more than 3,400 tonnes", {"value": "3400", "unit": "tonnes", "approx": "more_than"}),
        ("between 40 and 50 people", {"unit": "people", "approx": "about", "low": "40", "high": "50"}),
        ("a quarter of it", {"value": "25", "unit": "%", "kind": "percent"}),
        ("two thirds", {"value": "66.7", "unit": "%", "kind": "percent", "approx": "about"}),  # rounded
        ("three and a half million people", {"value": "3500000", "unit": "people"}),
        ("a million and a half people", {"value": "1500000", "unit": "people"}),
        (
            "two hundred and fifty-three thousand four hundred and one crowns",
            {"value": "253401", "unit": "crowns", "kind": "money"},
        ),
        ("two dozen ships", {"value": "24", "unit": "ships"}),
        ("half an hour", {"value": "0.5", "unit": "hour", "kind": "duration"}),
        ("6.1%", {"value": "6.1", "unit": "%", "kind": "percent"}),
        ("40k people", {"value": "40000", "unit": "people"}),
        ("dozens of unpaid bills", {"unit": "unpaid bills", "kind": "vague"}),
        ("two of the night foremen", {"value": "2", "unit": "night foremen"}),
    ],
)
def test_english_figures_are_read(text, expected):
    assert said(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("1.200 vé", "vi", "1200"),
        ("1,200 tickets", "en", "1200"),
        ("1,000 containers", "vi", "1000"),  # an English noun: English notation
        ("1,000 container", "vi", ""),  # a decimal or thousands
        ("12.000 people", "en", ""),
        ("12.000 người", "en", "12000"),
        ("1,234,567 người", "vi", "1234567"),
        ("1.234.567 people", "en", "1234567"),
        ("12.5 triệu", "vi", "12500000"),
        ("1,5 km", "en", "1.5"),
        ("3,125 tỷ đồng", "vi", "3125000000"),
        ("3,250 tỷ đồng", "vi", ""),  # 3.25, or 3250
        ("$1.125bn", "en", "1125000000"),
        ("0.125 tonnes", "en", "0.125"),
        ("1,2,3 km", "vi", None),
        ("12 000 người", "vi", "12000"),
        ("12\u00a0345 người", "vi", "12345"),
        ("12 345 người", "vi", ""),  # may be two numbers
        ("một triệu hai đồng", "vi", ""),  # 1.2 million, or something else
        ("từ 500 đến 1 triệu đồng", "vi", ""),
        ("nine out of ten voters", "en", ""),
    ],
)
def test_a_value_that_is_not_sure_stays_empty(text, lang, value):
    found = figures(f"Có {text}." if lang == "vi" else f"There: {text}.", lang)
    assert [one.reading.value for one in found] == ([] if value is None else [value])


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009", "\u2007"])
def test_any_blank_may_stand_between_number_and_unit(blank):
    text = f"Tăng 10{blank}%, có 12{blank}000{blank}người."
    assert quotes(text) == [f"10{blank}%", f"12{blank}000{blank}người"]
    assert [one.reading.value for one in figures(text, "vi")] == ["10", "12000"]
    assert figures(text, "vi")[1].reading.unit == "người"


def test_offsets_count_code_points_whatever_stands_before():
    before = "\U0001f468\u200d\U0001f469\u200d\U0001f467 Tháng\u0323 \u05d0\u05d1 "
    text = f"{before}gần 85 triệu crown."
    (one,) = figures(text, "vi")
    assert (one.start, text[one.start : one.end]) == (len(before), "gần 85 triệu crown")


def test_a_line_break_of_any_kind_ends_a_figure():
    for mark in ("\n", "\u2028", "\u2029", "\x85"):
        assert quotes(f"Có 12.000{mark}người") == ["12.000"]


@pytest.mark.parametrize(
    ("quote", "lang", "expected"),
    [
        ("khoảng 300 chiếc", "vi", Reading("300", "chiếc", "count", "about")),
        ("300", "vi", Reading("300", "", "count", "exact")),
        (" 300 ", "vi", Reading("300", "", "count", "exact")),
        ("một chiếc", "vi", Reading("1", "chiếc", "count", "exact")),
        ("ba", "vi", Reading("3", "", "count", "exact")),
        ("300 lính đánh thuê", "vi", Reading("300", "lính", "count", "exact")),
        ("bốn cái kéo cắt cành", "vi", Reading("4", "cái kéo cắt", "count", "exact")),
        ("hai ổ khoá số", "vi", Reading("2", "ổ khoá số", "count", "exact")),
        ("12 hươu cao cổ", "vi", Reading("12", "hươu cao cổ", "count", "exact")),
        ("one man", "en", Reading("1", "man", "count", "exact")),
        ("1,2 nghìn tỷ", "vi", Reading("1200000000000", "", "count", "exact")),
        ("chiếc", "vi", Reading()),
        ("abc", "vi", Reading()),
        ("", "vi", Reading()),
        ("   ", "en", Reading()),
        ("F-35", "vi", Reading()),
        ("14-3", "vi", Reading()),
        ("20/10/2023", "vi", Reading()),
        ("22:10", "vi", Reading()),
        ("Điều 4", "vi", Reading()),
        ("3 người và 5 xe", "vi", Reading()),
        ("%", "vi", Reading()),
        ("\u0301\ud83d", "vi", Reading()),
        ("1" * 400, "vi", Reading()),
    ],
)
def test_a_persons_own_selection_is_read_or_left_empty(quote, lang, expected):
    assert read_figure(quote, lang) == expected


def test_only_what_is_not_empty_is_an_attribute():
    assert read_figure("300", "vi").attributes() == {"value": "300", "kind": "count", "approx": "exact"}
    assert Reading().attributes() == {}


def test_the_middle_of_a_range_is_offered_beside_its_ends():
    assert read_figure("between 40 and 50 people", "en").middle() == "45"
    assert read_figure("5–6%", "vi").middle() == "5.5"
    assert read_figure("12 người", "vi").middle() == ""


def test_the_figure_at_a_place_holds_it_or_touches_it():
    text = "Có 12.000 người, gần 85 triệu crown."
    first, second = figures(text, "vi")
    assert figure_at(text, first.start, "vi") == first
    assert figure_at(text, first.end, "vi") == first
    assert figure_at(text, second.start, "vi") == second
    assert figure_at(text, 0, "vi") is None
    assert figure_at(text, len(text), "vi") is None
    assert figure_at("", 0, "vi") is None


def test_the_next_figure_begins_at_the_caret_or_after_it_and_the_previous_ends_there_or_before():
    text = "Có 3 tàu.\n\n\nKhông gì.\nCó 5 xe và 7 thuyền."
    ships, cars, boats = figures(text, "vi")
    assert next_figure(text, 0, "vi") == ships
    assert next_figure(text, ships.start, "vi") == ships
    assert next_figure(text, ships.start + 1, "vi") == cars
    assert next_figure(text, ships.end, "vi", 1) == cars
    assert next_figure(text, boats.end, "vi", 1) is None
    assert next_figure(text, len(text), "vi", -1) == boats
    assert next_figure(text, boats.end - 1, "vi", -1) == cars
    assert next_figure(text, cars.start, "vi", -1) == ships
    assert next_figure(text, ships.start, "vi", -1) is None


def test_figures_of_a_range_lie_wholly_inside_it():
    text = "Có 3 tàu, 5 xe và 7 thuyền."
    first, second, third = figures(text, "vi")
    assert figures(text, "vi", second.start, second.end) == [second]
    assert figures(text, "vi", first.start + 1) == [second, third]
    assert figures(text, "vi", 0, third.end - 1) == [first, second]
    assert figures(text, "vi", 5, 2) == []


def test_an_unknown_language_is_read_as_vietnamese():
    assert read_figure("12.000 người", "").value == "12000"
    assert read_figure("12,000 people", "en-GB").value == "12000"
