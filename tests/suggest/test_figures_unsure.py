"""Figures that are easily read wrong: each is read right as one figure, or its value stays open, or it is none.

In brackets stands a figure, after the bar what it says: a value, `low..high`, or nothing; what is not exact follows.
"""

from __future__ import annotations

import pytest

from annotator.suggest.figures import figures, read_figure

VIETNAMESE = """
Nhiệt độ xuống [âm 5 độ C|-5], có nơi [âm 12 độ|-12], [−5 độ C|-5] hay [-3 °C|-3].
Tăng trưởng [âm 2,5%|-2.5], dòng tiền [âm 1.200 tỷ đồng|-1200000000000], lỗ [âm hơn 200 tỷ|-200000000000 more_than].
Trời lạnh [từ âm 5 đến âm 10 độ C|-10..-5 about], rồi [-5 đến 3°C|-5..3 about], rồi [âm 5 đến 10 độ C| about].
Chỉ số ([-5%|-5]), còn ±5% và +/-5% thì không.
Bản ghi âm [5 phút|5], siêu âm [3 lần|3], thu âm [12 bài hát|12].
Còn [2 tấn rưỡi gạo|2.5], [3 lít rưỡi xăng|3.5], [2,5 tấn rưỡi|] và [2 đến 3 tấn rưỡi| about].
Đợi [một giờ rưỡi|1.5], [2 tiếng rưỡi|2.5], đi [3 cây số rưỡi|3.5], bé [3 tuổi rưỡi|3.5], [7 điểm rưỡi|7.5].
Vốn [2 tỷ rưỡi đồng|2500000000], [2 triệu đồng rưỡi|], [1,5 triệu rưỡi|], [hai triệu rưỡi|2500000].
[Năm bảy chục người|50..70 about] tới, dăm ba người về, vài ba người ở, đôi ba người đi.
[Chừng năm ba người| about] đứng đó, [bảy bảy người|] ngồi, [bảy chín hộ|] đi.
[Mười mấy người| vague], [hai mươi mấy người| vague], [20 mấy người| vague], [mười mấy triệu đồng| vague].
[Ba bốn người|3..4 about], [ba bốn trăm người|300..400 about], [5, 6 người|5..6 about], [hai, ba người|2..3 about].
mươi mười lăm người, mười lăm hai mươi người, hai mươi hai ba người.
[Bốn năm người| about] đợi, ông lĩnh [bốn năm tù|4], bà lĩnh [một năm ba tháng tù|].
Có [trên dưới 100 người|100 about].
[Non nửa|50 nearly] số ghế, [già nửa|50 more_than] số dân, [chưa được 100 người|100 less_than].
Giá [12 ngàn 500 đồng|12500], [1 trăm 20 ngàn|120000], [3 trăm 50 người|350].
[2 tỷ 500 triệu 300 nghìn đồng|2500300000].
Giá 2 triệu tư, 1 tỷ 2, 1 tỷ hai trăm, 12 ngàn 5, 3tr5, 100 lẻ 5 người, 2 nghìn rưỡi tỷ.
Giá [2 triệu 300 đồng|] hay [100-200.000 đồng| about], [500-1.200 người|500..1200 about].
[Ít nhất 7 trong số 12 con tin|7 at_least] về.
Có [12 con tin|12] ở lại cùng [12 thanh niên xung phong|12] và [5 cầu thủ|5].
[Ba trên bốn người|] và [9 trên 10 người|], [1 trên 10 trẻ em|], [3 trong 10|3].
Mất [2 phút 15 giây|], [1 năm 3 tháng|], [5 km 300 m|], [2 tấn 3 tạ|], nhưng [10 tiếng|10] một ngày.
Sốt 37 độ 5, cao 1 m 70, nặng 3 kg 200, cao 1m70, chở 5 lít/100 km.
Tăng hai phẩy năm phần trăm, không phẩy năm phần trăm, ba mươi bảy phẩy năm độ.
Tuổi ngoài [50|], [độ 5 người|5 about], nhiệt độ [38 độ|38], tốc độ [50 km/h|50].
Mỗi năm [ba vụ|3], trong năm hai vụ, mỗi năm [5 đến 6 triệu lượt khách|5000000..6000000 about].
Có 12, 15 người, nhóm 4, 5, 6 người, phòng 2, [3 giường|3].
Năm 2023, [5 người|5] chết; ngày 5, [6 người|6] chết; sau 20/10, [5 người|5].
Từ 5/6 người dân được vào; 7 giờ rưỡi sáng; 7 giờ đến 9 giờ; 23 tháng Chạp; 12 tháng Ba.
[5% đến 7%|5..7 about], tăng [5%|5] lên [7%|7], [10-15%|10..15 about], [từ 2 tuần đến 3 tháng| about].
Thắng 2–0, lần thứ 3, thứ hai, mùng 5, quý 2, khóa XV, Nghị quyết 18, chiếc A320, mạng 5G, thế kỷ 21.
Gấp [3 lần|3], tăng [2,5 lần|2.5], [từ 5 tới 7 nghìn đồng|5000..7000 about], [10 điểm phần trăm|10].
Giá [US$ 3 billion|3000000000], [3 million people|3000000], [1.5 billion USD|1500000000], [1,250 million USD|].
[500.000đ|500000], [50 nghìn tỉ|50000000000000], [một trăm linh năm hộ|105], [năm trăm rưởi|550].
[Hai phần ba|66.7 about] dân số, [một nửa|50] số ghế, [1/3|33.3 about] dân, [một phần tư triệu người|250000].
[nửa tấn gạo|0.5], [nửa cây số|0.5], [một phần tư thế kỷ|0.25], [nửa thế kỷ|0.5].
[38°C|38], [120 km/giờ|120], [60 km/h|60], [80 m2|80], [120m²|120], [12.5 người|], [1.5 km|1.5].
Lượng khách gấp [5-6 lần|5..6 about] năm ngoái, họp [5 năm|5] một lần, lãi [12%|12] năm nay.
Tàu cháy ở km 25, xe hỏng ở phút 75 ghi bàn, phút 33, giày 42, size 40, đi [3 km|3].
Sư đoàn 304 hành quân, trạm 7 vận hành, chốt 6 kiểm tra, bến 5 chìm, mỗi lữ đoàn có [20 xe|20].
Giá [35-40 triệu đồng/m2|35000000..40000000 about], [300 người/km2|300], [5 tạ/ha|5], [70 m2|70].
Bắt [3 kg 500 g ma túy|], [2 kg 300 g|], xét nghiệm [5 mẫu|5] dương tính.
Khoảng 5 giờ, mưa tạnh. Mất [khoảng 5 giờ|5 about] đi xe. [Gần 2 giờ|2 nearly] sau, [5 xe|5] tới.
Chọn từ 8 đến 17, từ 18 đến 25; [từ 300 đến 400 hộ|300..400 about]; [từ 12% đến 15%|12..15 about].
[12 vận động viên|12], [2 phó giám đốc|2], [sấp sỉ 1 tỷ đồng|1000000000 about], mua 2 tặng 1.
Quốc lộ 1A, Điều 4, F-35, U23, khóa 13, tỷ số 3-1, Covid-19, lúc 9 giờ 30, quý 2, gọi 0987 654 321.
[cả trăm hộ| vague], [hơn chục người|10 more_than], [30 – 40 %|30..40 about], gấp đôi, １２ người.
Ngày 5/3/2024, 5-3-2024, 05.03.2024, ngày 5 và 6/3, các ngày 12, 13 và 14/5, từ 5 đến 7 tháng 3.
"""

ENGLISH = """
It fell to [minus 5 degrees|-5], [-2.5%|-2.5], [−5 percent|-5], [minus $5m|-5000000] and ([-$5m|-5000000]).
It was [between minus 5 and minus 10 degrees|-10..-5 about], [-5 to 10°C|-5..10 about], [minus 5 to 10 degrees| about].
It was [5 degrees below zero|-5], she tested negative [3 times|3], [negative 12%|-12].
[a quarter of a million people|250000] and [a third of a million people|], [half of a million|500000].
[three quarters of a million|750000].
[a half-million people|500000], [a quarter-million people|250000], [half a million people|500000].
half-a-million people.
It took [an hour and a half|1.5], [about a year and a half|1.5 about], [two years and a half|2.5].
[two and a quarter miles|2.25].
It took [an hour and 20 minutes|], [two years and six months|], [2 hours 15 minutes|], a day or two, two weeks or three.
[a ton and a half of grain|1.5], a pound and a half, two people and a half, 2 1/2 years, 2 ½ years.
[about 1 in 10| about] said so, [nine out of ten|]; [Nine out of ten voters|], [two of three people|2].
three in [10 days|10].
[3/4 of a mile|0.75], [three quarters of an hour|0.75], [half a mile|0.5], [two thirds of an hour|].
[half a percentage point|0.5].
[twenty-odd people|20 about], [twenty odd people| about], [some 20-odd|20 about], [a hundred-odd ships|100 about].
[forty something people| vague], [100-plus people|100 at_least], [a hundred or so people|100 about].
[5 or more people|5 at_least].
He is 6ft 2in, or [6 feet 2 inches|]; others said six foot two, 5-foot-6, 6'2", 2h 30m, 10st 5lb.
There were [5,6 people|], [15,00 people|], [1.200 people|], [12,5%|12.5], [1,5 million people|1500000].
[as few as 10 people|10 at_least], [just shy of 100 people|100 nearly], barely [20 people|].
[a third|33.3 about] of it, [two-thirds|66.7 about] of it, [a quarter|25] of it.
It is [between a third and a half|33.3..50 about] of it.
half of 1 percent, a quarter of 1 million, one point five million people, zero point five percent.
It won 2–0 and 3-1, with odds of 10 to 1, fifty-fifty, 50/50.
[10-15%|10..15 about], [1.2 to 1.5 million people|1200000..1500000 about], [5% to 7%|5..7 about].
it rose [5%|5] to [7%|7].
[$5m-$6m|5000000..6000000 about], [US$ 3 billion|3000000000], [€2.5m|2500000], a [$5m|5000000] deal, [A$5m|5000000].
a [5-million-dollar|5000000] deal, [$3.5-billion|3500000000], two- to three-year terms, 2- to 3-year plans.
[hơn 1,2 triệu người|1200000 more_than], [1,2 triệu|1200000], [hơn 1.200 người|1200 more_than].
[five, six people|5..6 about], 5, 6 people, 12, 15 people, twelve, fifteen people.
two [500-pound|500] bombs, 2 500-pound bombs, [two hundred fifty people|250], [12 thousand 500 people|12500].
[from 2 weeks to 3 months| about], [500 m to 2 km| about], [20-30,000 people| about].
[20,000 to 30,000|20000..30000 about].
Shots fell at mile 25, in minute 88, on bus 12, near exit 14, lot 49, apartment 12 and size 40.
Aged 18 to 25, ages 18 to 25, between the ages of 30 and 40, open from 8 to 17, they paid [12|12] and [34 crowns|34].
It is open [24 hours|24] a day, [7 days|7] a week, [two hours and 5 minutes|] now, [two weeks|2] and [three months|3].
At around 6 they left, by about 5 it rained; they waited [around 6 hours|6 about] and saw [around 60|60 about].
It was the 1st, the 2nd and the 3rd; 3 score, a 10k, [40k people|40000].
They paid [5 mln euros|5000000], [5 lakh rupees|500000], [2 crore rupees|20000000] and [3 bln yen|3000000000].
They keep [108 buffalo|108], [12 deer|12], [2 lb of tea|2] on [331 sq km|331] and [60 sq ft|60].
March 5, 2024; 5 March; 2024-03-05; March 3-9; from 3 to 9 March; between March 3 and 9; at 5.30; 20 minutes past 5.
"""


def parted(line: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a line without its brackets, and its figures with what they say."""
    text, *rest = line.split("[")
    said = []
    for part in rest:
        inside, _, after = part.partition("]")
        quote, _, says = inside.partition("|")
        said.append((quote, says.strip()))
        text += quote + after
    return text, said


def says(reading) -> str:
    value = reading.value or (f"{reading.low}..{reading.high}" if reading.low else "")
    if reading.kind == "vague":
        return "vague"
    return f"{value} {'' if reading.approx == 'exact' else reading.approx}".strip()


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        *((line, "vi") for line in VIETNAMESE.strip().splitlines()),
        *((line, "en") for line in ENGLISH.strip().splitlines()),
    ],
)
def test_what_is_easily_read_wrong_is_read_right_or_left_open(line, lang):
    text, expected = parted(line)
    found = [(text[one.start : one.end], says(one.reading)) for one in figures(text, lang)]
    assert found == expected


@pytest.mark.parametrize(
    ("quote", "lang", "expected"),
    [
        *(("âm 5 độ C", "vi", "-5"), ("-5", "vi", "-5"), ("−5", "en", "-5"), ("minus 40", "en", "-40")),
        *(("dăm ba người", "vi", ""), ("vài ba người", "vi", ""), ("mười mấy người", "vi", ""), ("37 độ 5", "vi", "")),
        *(("2 triệu tư", "vi", ""), ("1 tỷ 2", "vi", ""), ("12 ngàn 500 đồng", "vi", "12500")),
        *(("hơn 1,2 triệu", "en", "1200000"), ("5,6 people", "en", ""), ("1 in 10", "en", "")),
        *(("two or three", "en", ""), ("2 1/2 years", "en", ""), ("an hour and a half", "en", "1.5")),
        *(("a quarter of a million", "en", "250000"), ("one point five million", "en", "")),
    ],
)
def test_a_selection_that_cannot_be_told_for_sure_has_no_value(quote, lang, expected):
    assert read_figure(quote, lang).value == expected


def test_a_figure_below_nought_has_its_sign_in_the_span_and_in_the_value():
    for text in ("âm 12 độ C", "−12 độ C", "-12 độ C"):
        (one,) = figures(f"Đêm qua {text}.", "vi")
        assert one.reading.value == "-12"
        assert one.end - one.start == len(text)


def test_several_units_have_a_kind_but_no_unit_and_no_value():
    reading = read_figure("2 phút 15 giây", "vi")
    assert (reading.value, reading.unit, reading.kind, reading.approx) == ("", "", "duration", "")
