"""Web archives: the page of the archive is read, what else is in it is not."""

import pytest

from annotator.domain.columns import Choices
from annotator.formats import mhtml
from tests.formats.made_documents import mhtml as made

ONE = "Giám đốc cảng bác bỏ tin cho rằng cảng ngừng nhận tàu hàng từ ngày 4/3 và nói mọi bến vẫn mở."
PAGE = f"<html><body><article><h1>Cảng bác tin</h1><p>{ONE}</p><p>{ONE} Hết.</p></article></body></html>"


def read(raw: bytes, choices: Choices = Choices()):  # noqa: B008  frozen
    (found,) = mhtml.read(raw, choices)
    return found.record.article


def test_the_page_is_read_and_its_frames_are_not():
    article = read(made(PAGE.encode()))
    assert article.text == f"Cảng bác tin\n\n{ONE}\n\n{ONE} Hết."
    assert article.source == "bao.example"


def test_the_part_that_start_names_is_the_page():
    assert read(made(PAGE.encode(), start="<page@x>", address="")).title == "Cảng bác tin"
    assert "Khung quảng cáo" in read(made(PAGE.encode(), start="<frame@x>", address="")).text


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", ""])
def test_the_charset_of_the_part_counts(charset):
    assert ONE in read(made(PAGE.encode(charset or "utf-8"), charset=charset)).text


def test_a_chosen_encoding_counts_before_that_of_the_part():
    raw = made("<p>Bô\u0323 bác tin</p>".encode("cp1258"), charset="utf-8")
    assert read(raw, Choices(encoding="windows-1258")).text == "Bô\u0323 bác tin"
