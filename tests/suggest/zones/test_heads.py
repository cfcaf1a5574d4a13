"""What stands in heads and at ends of articles: headlines, mastheads, names that are names and not tags."""

import pytest

from annotator.suggest.zones.reading import read
from tests.suggest.zones.golden import kinds_of

BODY = [
    "Huyện Đông Lạc nói trạm bơm Vạn Kiếp đóng cửa xả từ đầu tháng, không tháo nước vào ruộng.",
    "Ông Đặng Trọng Khôi, phó chủ tịch huyện, cho biết cửa xả được hàn kín và niêm phong.",
    "Bà Lường Thị Nhạn nói nước dâng đúng đêm trạm chạy máy, lúa chìm trong hai giờ.",
]
TITLE = "Trạm bơm Vạn Kiếp không tháo nước, huyện nói"


def kinds(lines: list[str]) -> dict[str, str]:
    text = "\n".join(lines)
    return dict(zip(lines, kinds_of(text, read(text, "vi").zones).values(), strict=True))


@pytest.mark.parametrize(
    "title",
    [
        "Giá lúa hôm nay 14/5: tăng ở Đông Lạc, đứng ở Kỳ Lộ",
        "Vì sao ngày 3/4 cả làng không bơm nước?",
        "Nga nói đã bắn hạ 5 máy bay",
    ],
)
def test_a_headline_may_name_a_day(title):
    said = read("\n".join([title, *BODY]), "vi").said
    assert (said.title, said.published) == (title, "")


@pytest.mark.parametrize(
    "name", ["BBC News Tiếng Việt", "The New York Times", "Tuổi Trẻ Online", "VNEXPRESS", "The Sun"]
)
def test_a_masthead_is_the_source_and_never_the_headline(name):
    for lines in ([name, TITLE, *BODY], [TITLE, name, *BODY], [TITLE, *BODY, name]):
        said = read("\n".join(lines), "vi").said
        assert (said.title, said.source) == (TITLE, name)


@pytest.mark.parametrize(
    "lead",
    [
        "(Chinhphu.vn) – Thủ tướng yêu cầu các bộ báo cáo tiến độ trước cuối tháng sáu.",
        "TTO - Cảng Ô Cấm bác bỏ tin một cần cẩu nổi bị kéo đi trong đêm.",
        "ARDEN, Oct 3 (Reuters) - The water company rejected claims that it had closed wells.",
    ],
)
def test_a_first_paragraph_behind_a_place_or_an_agency_is_a_lead(lead):
    assert kinds([lead, *BODY])[lead] == "lead"
    assert read("\n".join([lead, *BODY]), "vi").said.title == ""


@pytest.mark.parametrize(
    "name",
    [
        *("Bài và ảnh: NGỌC DŨNG", "BÌNH AN", "Đức Minh", "Jane Doe and agencies", "Phạm Linh - Đỗ Hà"),
        "Reporting by John Smith in Arden and Maria Lopez in Hollin; Editing by Alan Bell",
        "Associated Press writer Saul Vane in Montpelier contributed to this report.",
    ],
)
def test_names_at_the_end_are_bylines_whatever_follows(name):
    list_ = ["Xem nhiều nhất", "1", "Giá muối tăng sốc", "2", "Nắng nóng quay lại miền Bắc"]
    for tail in ([], ["Chia sẻ", "Bình luận (3)"], list_):
        found = kinds([TITLE, *BODY, name, *tail])
        assert found[name] == "byline"
        assert all(found[line] == "boilerplate" for line in tail)


@pytest.mark.parametrize("name", ["Ferries", "Gửi", "Yesterday", "Hôm qua", "Top", "×"])
def test_one_word_at_the_end_is_no_byline(name):
    assert kinds([TITLE, *BODY, name])[name] != "byline"


@pytest.mark.parametrize("heading", ["Suggested Topics:", "Explore more on these topics", "Chủ đề liên quan", "Tags"])
def test_topics_at_the_end_are_no_names(heading):
    found = kinds([TITLE, *BODY, heading, "United States", "Biển Đông"])
    assert [found[line] for line in (heading, "United States", "Biển Đông")] == ["boilerplate"] * 3


def test_a_headline_that_speaks_of_doing_is_no_byline():
    title = "Ba dự án lớn do Bộ Y tế thực hiện"
    assert read("\n".join([title, *BODY]), "vi").said.title == title


@pytest.mark.parametrize("line", ["Published Jan. 9, 2022", "Updated Jan. 9, 2022, 7:45 a.m. ET", "Đăng ngày 9/1/2022"])
def test_a_line_that_says_when_it_was_published_is_read_below_names_and_buttons(line):
    head = [TITLE, BODY[0], "Share full article", "45", "By Ana Calder", "Reporting from Lima, Peru", line]
    assert read("\n".join([*head, *BODY[1:]]), "vi").said.published.startswith("2022-01-09")
