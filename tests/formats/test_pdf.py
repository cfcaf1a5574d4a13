"""PDF files: paragraphs from lines, no letter lost, heads and feet proposed and not cut."""

import math
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import pdf
from annotator.formats.fault import Fault
from annotator.formats.pdf_lines import place_of
from tests.formats.made_documents import pdf as made

WRAPPED = [
    "Người phát ngôn của bộ nói rằng các chuyến bay vẫn đúng giờ và tin lan",
    "trên mạng là sai, kể cả tin về giá vé.",
]


def lines(*texts: str, top: float = 700.0, left: float = 60.0, size: float = 11.0):
    return [(left, top - 14 * at, size, text) for at, text in enumerate(texts)]


def read(*pages, **known: str):
    (found,) = pdf.read(made(pages, **known))
    return found


def text_of(*pages, **known: str) -> str:
    return read(*pages, **known).record.article.text


def test_wrapped_lines_are_one_paragraph():
    assert text_of(lines(*WRAPPED)) == " ".join(WRAPPED)


def test_a_gap_parts_paragraphs():
    assert text_of([*lines(*WRAPPED), *lines(*WRAPPED, top=640.0)]) == "\n\n".join([" ".join(WRAPPED)] * 2)


def test_a_line_that_ends_early_ends_its_paragraph():
    assert text_of(lines(WRAPPED[0], "là sai.", *WRAPPED)) == f"{WRAPPED[0]} là sai.\n\n{' '.join(WRAPPED)}"


def test_larger_letters_are_a_paragraph_of_their_own_and_proposed_as_the_title():
    found = read([*lines("Bộ bác tin", size=20.0), *lines(*WRAPPED, top=676.0)])
    assert found.record.article.text.split("\n\n")[0] == "Bộ bác tin"
    assert found.record.article.title == "Bộ bác tin"
    assert [zone.kind for zone in found.record.zones] == ["title"]


def test_a_sentence_goes_on_on_the_next_page():
    assert text_of(lines(WRAPPED[0]), lines(WRAPPED[1])) == " ".join(WRAPPED)


def test_a_word_that_is_parted_keeps_its_hyphen_and_is_one_word():
    long = "The ministry said on Monday that it had not signed the agree-"
    assert text_of(lines(long, "ment that the papers wrote about.")) == f"{long}ment that the papers wrote about."


def test_letters_that_no_font_names_are_not_lost():
    raw = made([lines("Bộ bác tin ngừng bay", "của hãng")])
    letter = "1ed9"
    (found,) = pdf.read(raw.replace(f"<{letter}>".encode(), b"<0000>"))
    assert found.record.article.text.replace("\ufffd", "ộ") == "Bộ bác tin ngừng bay của hãng"


def test_pages_that_are_pictures_are_named():
    found = read(lines(*WRAPPED), None, lines(*WRAPPED), None, None, [])
    assert [str(remark) for remark in found.remarks] == ["pages that are pictures without text were left out: 2, 4–5"]


def test_pictures_alone_are_no_article():
    with pytest.raises(Fault, match="it has no text layer: its pages are pictures"):
        read(None, None)


@pytest.mark.parametrize(
    ("title", "expected"), [("Bộ bác tin", "Bộ bác tin"), ("Microsoft Word - a.doc", ""), ("bai1.indd", ""), ("", "")]
)
def test_the_title_of_the_file_counts_where_it_is_one(title, expected):
    article = read(lines(*WRAPPED), title=title).record.article
    assert article.title == (expected or " ".join(WRAPPED))
    assert article.published == ""


def test_the_headline_in_the_text_counts_before_the_title_of_the_file():
    page = [*lines("Bộ bác tin", size=20.0), *lines(*WRAPPED, top=676.0)]
    assert read(page, title="Bài đã duyệt").record.article.title == "Bộ bác tin"


def test_what_stands_once_at_the_edge_of_a_page_is_text():
    found = read(*[lines(f"{word} là một chuyện.", f"{word} cũng là hết.") for word in ("Một", "Hai", "Ba")])
    assert found.record.zones == ()


# Qt places its blanks beside the lines; pdfium takes the last line of a paragraph and the next one for the same then.
LONG = (
    "Đoạn {number}: giám đốc cảng Hải Âu bác bỏ tin {number}.000 thùng hàng đã bị giữ lại trong tuần qua, và nói rằng"
    " đó chỉ là lời đồn do những người ganh ghét tung ra nhằm làm cho các hãng tàu trong và ngoài nước phải lo lắng."
)


def test_paragraphs_that_qt_has_written_are_whole(qapp, tmp_path):
    file = tmp_path / "qt.pdf"
    paragraphs = [LONG.format(number=number) for number in range(1, 15)]  # on one page
    _print_with_qt(file, ["Cảng bác tin", *paragraphs])
    (found,) = pdf.read(file.read_bytes())
    assert found.record.article.text.split("\n\n") == ["Cảng bác tin", *paragraphs, "1"]  # the number of the page


def test_a_paragraph_goes_on_over_the_foot_of_its_page():
    foot, head = (60.0, 30.0, 9.0, "Nhật Báo Mẫu"), (60.0, 770.0, 9.0, "Bản in thử")
    text = text_of([head, *lines(WRAPPED[0]), foot], [head, *lines(WRAPPED[1]), foot])
    assert text == f"Bản in thử\n\n{' '.join(WRAPPED)}\n\nNhật Báo Mẫu\n\nBản in thử\n\nNhật Báo Mẫu"


def test_short_paragraphs_with_gaps_between_are_paragraphs():
    shown = []
    for at in range(6):
        shown += lines(*WRAPPED, top=700.0 - 36 * at)
    assert text_of(shown) == "\n\n".join([" ".join(WRAPPED)] * 6)


def _print_with_qt(file, paragraphs: list[str]) -> None:
    from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    headline, *others = paragraphs
    document.setHtml(f"<h1>{headline}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in others))
    document.print_(writer)


FAR = 6 * 10**52
"""Points; pdfium gives a letter that a damaged file puts there no number as its place."""


@pytest.mark.parametrize("at", range(4))
def test_a_line_that_stands_nowhere_is_read_with_its_neighbours(at):
    page = lines("Bộ bác tin lan trên mạng.", *WRAPPED)
    page.insert(at, (FAR, 700.0, 11.0, "Dòng này ở đâu?"))
    read_as = text_of(page).replace("\n\n", " ")
    assert all(text in read_as for *_, text in page)
    assert len(read_as) == len(" ".join(text for *_, text in page))


@pytest.mark.parametrize("place", list(permutations((60.0, float(FAR)), 2)))
def test_many_pages_with_lines_that_stand_nowhere_are_read_whole(place):
    page = [(int(place[0]), int(place[1]), 11.0, "Trang 1"), *lines(*WRAPPED)]
    read_as = text_of(*[page] * 4)
    assert read_as.count("Trang 1") == 4
    assert read_as.count("chuyến bay") == 4


@given(st.lists(st.floats(width=32), min_size=4, max_size=4))
def test_a_place_can_always_be_reckoned_with(edges):
    place = place_of(*edges)
    assert all(math.isfinite(edge) and abs(edge) <= 1e6 for edge in place)
    assert place in (tuple(edges), (0.0, 0.0, 0.0, 0.0))
