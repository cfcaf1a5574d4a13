"""Body text is never proposed as boilerplate, however much it looks like it."""

import pytest

from annotator.domain.zone import APART, BOILERPLATE
from annotator.formats.text import language
from annotator.suggest.zones.reading import read
from tests.suggest.zones.bodies import BODIES, lines
from tests.suggest.zones.golden import kinds_of

HEAD = {
    "none": [],
    "a headline": ["Những người ở lại bên bờ sông kể chuyện của họ"],
    "a head": [
        "Trang chủ › Xã hội",
        "Những người ở lại bên bờ sông kể chuyện của họ",
        "07:30 12/02/2024",
        "Một bài dài về những người không muốn đi, và về những gì họ còn giữ.",
    ],
}
TAIL = {
    "none": [],
    "prompts": ["Chia sẻ", "Bình luận (0)", "Vui lòng đăng nhập để gửi bình luận"],
    "teasers": [
        "Có thể bạn quan tâm",
        "Tàu cá Bạch Sa về bến sau mười ngày mất liên lạc",
        "Tàu cá Bạch Sa về bến sau mười ngày mất liên lạc",
        "06:00 29/03/2024",
        "Bảy ngư dân Bạch Sa đều khỏe, thuyền trưởng nói máy hỏng từ ngày đầu.",
    ],
    "teasers without a heading": [
        "Tàu cá Bạch Sa về bến sau mười ngày mất liên lạc",
        "Tàu cá Bạch Sa về bến sau mười ngày mất liên lạc",
        "06:00 29/03/2024",
        "Bảy ngư dân Bạch Sa đều khỏe, thuyền trưởng nói máy hỏng từ ngày đầu.",
        "Co loi xay ra",
    ],
}
APART_IN_HEAD = {"none": 0, "a headline": 0, "a head": 1}


@pytest.mark.parametrize("parting", ["\n", "\n\n"], ids=["dense", "airy"])
@pytest.mark.parametrize("tail", TAIL)
@pytest.mark.parametrize("head", HEAD)
@pytest.mark.parametrize("name", BODIES)
def test_no_line_of_a_body_is_set_apart(name, head, tail, parting):
    body = lines(name)
    text = parting.join([*HEAD[head], *body, *TAIL[tail]])
    read_ = read(text, language(text))
    kinds = list(kinds_of(text, read_.zones).values())
    first = len(HEAD[head])
    wrong = [line for line, kind in zip(body, kinds[first : first + len(body)], strict=True) if kind in APART]
    assert wrong == []
    assert read_.splits == []
    if TAIL[tail]:
        assert kinds[first + len(body) :] == ["boilerplate"] * len(TAIL[tail])
    assert sum(kind == "boilerplate" for kind in kinds[:first]) == APART_IN_HEAD[head]


@pytest.mark.parametrize("word", ["Đọc thêm", "Read more", "Tin liên quan", "Có thể bạn quan tâm"])
@pytest.mark.parametrize("name", ["a paragraph goes on after a link", "lists and tables", "dialogue in short lines"])
def test_the_article_goes_on_after_a_link_in_its_middle(name, word):
    body = lines(name)
    text = "\n".join([*body[:2], word, "Giếng làng Thượng được khơi lại sau mùa hạn", *body[2:]])
    kinds = list(kinds_of(text, read(text, "vi").zones).values())
    link = kinds.pop(3), kinds.pop(2)
    assert not APART.intersection(kinds)
    assert name == "dialogue in short lines" or link == ("boilerplate", "boilerplate")


VILLAGE = [
    "Làng Đoài có hơn ba trăm hộ, phần lớn sống bằng nghề dệt chiếu từ đời ông bà.",
    "Ông Phan Bá Lịch, trưởng làng, nói năm nay cói mất mùa nên giá chiếu tăng gấp rưỡi.",
    "Chợ phiên họp mỗi tháng sáu lần, người mua từ Kỳ Lộ và Đồng Lạc đổ về từ sớm.",
    "“Tôi dệt từ năm mười hai tuổi,” bà Mạc Thị Sen kể, tay vẫn không rời khung cửi.",
    "Huyện hứa xây một xưởng chung, nhưng ba năm rồi khu đất vẫn để không.",
]
SUBHEADINGS = [
    *("Đọc nhiều", "Xem nhiều", "Xem thêm", "Đọc thêm", "Tin khác", "Liên quan", "Nổi bật", "Mới nhất", "Chia sẻ"),
    *("Bình luận", "Góp ý", "Đăng ký", "Chủ đề", "Kết nối", "Most read", "Read more", "More", "Share", "Comments"),
    *("Top", "Trending", "The latest", "Topics", "Related", "Save", "Register", "Up next", "Tiền Phong", "The Times"),
]
UNDER = {
    "a question": ["Vì sao người trẻ bỏ nghề mà đi, và ai sẽ giữ khung cửi của làng?"],
    "a short question": ["Ai sẽ giữ nghề?"],
    "two questions": ["Ai sẽ giữ nghề của làng?", "Và giữ để làm gì cho ai?"],
    "an exclamation": ["Đừng hỏi tôi về giá chiếu nữa!"],
    "a short sentence": ["Không ai biết."],
    "a list": ["- Cói khô: 20.000 đồng một ký", "- Đay: 35.000 đồng một ký"],
    "a numbered list": ["1. Cói khô phơi ba nắng", "2. Đay se hai lần"],
    "a name": ["Bà Mạc Thị Sen"],
    "a saying": ["“Đọc nhiều thì sáng, dệt nhiều thì no”"],
    "a paragraph": ["Người làng vẫn nhắc câu này mỗi khi có khách hỏi về nghề cũ của họ."],
    "an hour": ["8:30", "Chợ họp ở sân đình."],
    "a number": ["1", "Người mua đầu tiên đến từ Kỳ Lộ, mang theo hai chiếc xe kéo."],
    "a link": ["Đọc thêm: Giếng làng Thượng được khơi lại sau mùa hạn"],
}


@pytest.mark.parametrize("parting", ["\n", "\n\n"], ids=["dense", "airy"])
@pytest.mark.parametrize("under", UNDER)
def test_words_over_lists_may_be_subheadings(under, parting):
    for said in SUBHEADINGS:
        for place in (1, 3):
            body = [*VILLAGE[:place], said, *UNDER[under], *VILLAGE[place:]]
            text = parting.join(["Nghề dệt chiếu của làng Đoài trước mùa nước nổi", *body])
            kinds = list(kinds_of(text, read(text, "vi").zones).values())[1:]
            apart = [line for line, kind in zip(body, kinds, strict=True) if kind in APART]
            assert apart == (UNDER[under] if under == "a link" else []), said


@pytest.mark.parametrize("said", ["Chia sẻ", "Bình luận", "Góp ý", "Share", "Comments", "Save"])
@pytest.mark.parametrize("above", ["Đọc thêm: Giếng làng Thượng được khơi lại", "anh-1.jpg", "Quảng cáo", ">> Giá cói"])
def test_a_subheading_below_a_link_or_a_picture_stays_body(above, said):
    body = [*VILLAGE[:2], above, said, *VILLAGE[2:]]
    text = "\n\n".join(["Nghề dệt chiếu của làng Đoài trước mùa nước nổi", *body])
    kinds = list(kinds_of(text, read(text, "vi").zones).values())[1:]
    assert [line for line, kind in zip(body, kinds, strict=True) if kind == BOILERPLATE] == [above]


def test_a_transcript_behind_arrows_stays_body():
    body = [f">> {name}: {said}" for name, said in zip("ABCDE", VILLAGE, strict=True)]
    text = "\n".join(["Nghề dệt chiếu của làng Đoài trước mùa nước nổi", *body])
    assert not APART.intersection(kinds_of(text, read(text, "vi").zones).values())


def test_entries_of_a_live_report_with_buttons_below_each_are_no_articles():
    entries = [
        [f"Nước sông Kỳ Lộ qua mốc {mark} ở Đồng Lạc", f"2{mark}/10/2024 1{mark}:05", *LIVE, "Chia sẻ"]
        for mark in range(2, 7)
    ]
    text = "\n".join(["Trực tiếp: Nước lên ở Đồng Lạc", *(line for entry in entries for line in entry)])
    assert read(text, "vi").splits == []


LIVE = [
    "Công an Đồng Lạc đứng chốt hai đầu cầu Kỳ Lộ, không cho ai qua từ trưa.",
    "Trường cấp hai Đồng Lạc nhận thêm 200 người từ ba xã ven sông Kỳ Lộ.",
    "Ông Phan Bá Lịch, trưởng làng ở Đồng Lạc, nói người già đi trước.",
]


@pytest.mark.parametrize(
    "behind",
    [
        VILLAGE[3:],
        ["Ông nói sẽ kiện."],
        ["Một xưởng chung", VILLAGE[4]],
        [
            "Chuyện của chợ",
            "Chợ phiên ở Kỳ Lộ họp mỗi tháng sáu lần.",
            "Chuyện của cói",
            "Cói ở Đồng Lạc đắt hơn năm ngoái.",
        ],
    ],
)
def test_what_goes_on_behind_buttons_stays_body(behind):
    bar = ["Chia sẻ bài viết", "Bình luận (3)", "Gửi bình luận"]
    text = "\n".join(["Nghề dệt chiếu của làng Đoài trước mùa nước nổi", *VILLAGE[:3], *bar, *behind])
    kinds = list(kinds_of(text, read(text, "vi").zones).values())
    assert kinds[4:7] == ["boilerplate"] * 3
    assert not APART.intersection(kinds[7:])
