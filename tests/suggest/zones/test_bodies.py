"""Body text is never proposed as boilerplate, however much it looks like it."""

import pytest

from annotator.domain.zone import APART
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
