"""Damaged word lists: the readers find less, and never fail."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import paths
from annotator.suggest import actors, clauses, figures, lexicon, names, quotations, reporting, words

LISTS = sorted(
    f"{lang}/{path.name}" for lang in lexicon.LANGUAGES for path in paths.resource("lexicon", lang).glob("*.txt")
)
TEXTS = {
    "vi": (
        "Sáng 14/3, ông Trần Mộc, giám đốc Sở Giao thông tỉnh Hạ Vân, cho biết khoảng 1.200 đến 1.500 người và hai ba "
        "chiếc tàu chở hàng phải đi vòng 3,5 km, tức gần một phần ba số hộ. “Không ai bị thương”, bà Dahl nói với báo "
        "giới rằng thiệt hại từ 28 đến 35 triệu đồng, âm 5 độ, hàng nghìn con gia cầm, hai tấn rưỡi thóc.\n"
        "Bộ này bác bỏ tin công ty che giấu việc bán năm bảy máy bay; theo tờ Tin Nhanh, họ từ chối bình luận về năm "
        "2019. TS. K. Lê khẳng định không có hợp đồng nào, nhưng người phát ngôn gọi thông báo ấy là “vô căn cứ”."
    ),
    "en": (
        "On Monday at 5 p.m. Dr. Jane Ott, head of the harbour board of Merrow, said between 40 and 50 of the "
        "twenty-five hundred lamps, or two thirds, failed within 2 hours 30 minutes, from 5% to 7%, minus 5 degrees. "
        '"Nobody was hurt," she told reporters. The loss was put at $1.2bn, up to half a million crowns, 5, 6 tons.\n'
        "The ministry denied claims that dozens of night foremen were paid a dozen or so times; according to the "
        "Daily Tide, he declined to comment, but insisted no contract was signed and called the report “baseless”."
    ),
}
RANGE = {"vi": ("5 đến 7 người", "từ 5 đến 7 người"), "en": ("5 to 7 people", "between 5 and 7 people")}


def read(lang: str) -> None:
    """Ask all readers all that keys ask them, on a text that has something for most lists."""
    text = TEXTS[lang]
    for figure in figures.figures(text, lang):
        figures.read_figure(text[figure.start : figure.end], lang)
    for start, end in names.names(text, lang):
        actors.read_actor(text[start:end], lang)
    reporting.reported(text, lang)
    quotations.quotations(text)
    for left, right in (words.paragraph_at(text, 0), words.paragraph_at(text, len(text))):
        for _, end in words.sentences(text, left, right):
            figures.figure_at(text, end, lang)
            figures.next_figure(text, end, lang, -1)
            reporting.reported_at(text, end - 9, lang, denial=True)
            clauses.clause_at(text, end - 9, lang)
            clauses.phrase_at(text, end - 9, lang)
            words.sentence_at(text, end - 9)


def other_values(lines: list[str]) -> list[str]:
    """Lines whose values no reader knows, and one without a word."""
    odd = ["²", "0", "-3", "9" * 5000, "", ",", "other", "not small"]
    return [
        *(f"{line.partition('=')[0]}= {odd[at % len(odd)]}" for at, line in enumerate(lines)),
        "= 5",
        "=",
        ", ,",
        "y",
    ]


@pytest.mark.parametrize("name", LISTS)
def test_no_reader_fails_whatever_is_wrong_with_a_list(own_lists, read_anew, name):
    file = own_lists / name
    lines = file.read_text(encoding="utf-8").splitlines()
    noise = random.Random(name)
    marks = bytes(noise.choices(b" \n=,#-.\r\t5ay\xc3\xa0", k=2000))
    for content in (
        b"\n".join([noise.randbytes(2000), marks, *map(str.encode, other_values(lines))]),
        "\n".join(line for at, line in enumerate(lines) if at % 3 < 2).encode(),
        b"",
    ):
        file.write_bytes(content)
        read_anew()
        read(name[:2])
    assert lexicon.damaged() == [name], "every list is read"


@given(name=st.sampled_from(LISTS), line=st.integers(0, 800))
@settings(max_examples=60)
def test_no_reader_fails_where_one_line_of_a_list_is_gone(own_lists, read_anew, name, line):
    file = own_lists / name
    whole = file.read_bytes()
    lines = whole.splitlines(keepends=True)
    del lines[line % len(lines)]
    file.write_bytes(b"".join(lines))
    try:
        read_anew()
        read(name[:2])
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
def test_without_its_line_for_no_opening_a_range_is_read_as_the_program_has_it(own_lists, read_anew, lang):
    bare, opened = RANGE[lang]
    said = figures.read_figure(bare, lang)
    file = own_lists / lang / "range_words.txt"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if line.startswith("- ="))
    file.write_text("".join(lines[:at] + lines[at + 1 :]), encoding="utf-8")
    read_anew()
    assert figures.read_figure(bare, lang) == figures.read_figure(opened, lang) == said
    assert (said.low, said.high) == ("5", "7")
    assert lexicon.damaged() == [f"{lang}/range_words.txt"]


def test_a_line_that_says_nothing_joins_no_range_and_is_no_fault(own_lists):
    file = own_lists / "vi" / "range_words.txt"
    file.write_text("# What joins.\n- =\n", encoding="utf-8")
    assert figures.read_figure("5 đến 7 người", "vi") == figures.Reading()
    assert lexicon.damaged() == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("number_words", "bốn = 4x"),
        ("scale_words", "nghìn = 0"),
        ("fractions", "phần = ²"),
        ("units", "km = way"),
        ("classifiers", "tấn"),
        ("approximators", "khoảng = not small"),
        ("approximators_after", "trở lên = at_least, about"),
        ("not_figures", "số = nme"),
        ("actor_types", "bộ = ministry"),
        ("number_words", "= 5"),
    ],
)
def test_a_line_that_no_reader_knows_is_left_out_and_told(own_lists, name, line):
    file = own_lists / "vi" / f"{name}.txt"
    lines = [
        kept
        for kept in file.read_text(encoding="utf-8").splitlines()
        if kept.partition(" =")[0] != line.partition(" =")[0]
    ]
    file.write_text("\n".join([*lines, line, ""]), encoding="utf-8")
    read("vi")
    assert lexicon.damaged() == [f"vi/{name}.txt:{len(lines) + 1}"]
