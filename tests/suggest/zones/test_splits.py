"""Splits in texts of two articles and of one that looks like two: lists of letters, briefs, live reports, chronicles.

Each file of `splits` is a text of our own; a line of "=" stands where another article begins. None begins in those
whose names begin with "not-".
"""

from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.services.zoning import proposed

FILES = sorted((Path(__file__).resolve().parent / "splits").glob("*.txt"))
MARK = "====="


def text_and_splits(path: Path, parting: str) -> tuple[str, list[int]]:
    lines, splits = [], []
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        if line == MARK:
            splits.append(len("".join(one + parting for one in lines)))
        else:
            lines.append(line)
    return parting.join(lines), splits


def found_in(path: Path, parting: str) -> tuple[list[int], list[int]]:
    text, splits = text_and_splits(path, parting)
    return [split.at for split in proposed(Article.from_text(text)).splits], splits


@pytest.mark.parametrize("parting", ["\n", "\n\n"], ids=["dense", "airy"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_is_split_where_no_article_begins(path: Path, parting: str):
    found, wanted = found_in(path, parting)
    assert set(found) <= set(wanted)


@pytest.mark.parametrize("parting", ["\n", "\n\n"], ids=["dense", "airy"])
def test_nearly_every_other_article_is_found(parting: str):
    counted = [found_in(path, parting) for path in FILES]
    found, wanted = (sum(map(len, lists)) for lists in zip(*counted, strict=True))
    assert wanted >= 9
    assert wanted - found <= 1  # in one text its head looks like the last of a list of dated teasers


def test_a_page_of_the_same_site_that_says_the_same_is_another_article():
    lines = (
        "Bộ Thủy lợi phủ nhận vỡ đập số {}",
        "Thứ ba, 14/3/2023, 08:15 (GMT+7)",
        "Bộ Thủy lợi hôm 14/3 nói đập Kerin không vỡ, dù ảnh vệ tinh cho thấy nước tràn qua ba xã ven sông.",
        "“Không có đập nào vỡ”, bà Idra Solven nói ở Maren, và gọi tin ấy là một câu chuyện dựng lên.",
        "Ông Harun Tesk, chủ tịch huyện Kerin, nói 400 hộ ở Maren đã rời nhà từ đêm trước.",
        "Đăng nhập để bình luận",
        "Tin liên quan",
        "Giá lúa ở Maren tăng gần 18%",
        "Một đoạn riêng của bài {} về đập Kerin và ba xã ven sông ở huyện Kerin, theo bà Solven.",
    )
    page = "\n\n".join(lines)
    text = f"{page.format(1, 1)}\n\n\n{page.format(2, 2)}"
    assert [split.at for split in proposed(Article.from_text(text)).splits] == [
        text.index("Bộ Thủy lợi phủ nhận vỡ đập số 2")
    ]
