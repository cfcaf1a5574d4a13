"""The word lists, which anyone can edit: how they are read, and what is told of those that cannot be."""

import pytest

from annotator.suggest import lexicon
from annotator.suggest.figure.words import lexis
from annotator.suggest.speech.lists import lists


def test_comments_and_blank_lines_are_no_entries_and_letters_are_composed(own_lists):
    (own_lists / "vi" / "mine.txt").write_text("# a comment\n\no\u0302ng # he\n bà \n", encoding="utf-8")
    assert lexicon.entries("mine", "vi") == ("ông", "bà")


def test_a_table_has_a_value_for_each_word(own_lists):
    (own_lists / "vi" / "mine.txt").write_text("tờ = media\nbộ=state\n", encoding="utf-8")
    assert lexicon.table("mine", "vi") == {"tờ": "media", "bộ": "state"}


def test_lists_as_an_editor_of_windows_writes_them_are_read(own_lists):
    (own_lists / "vi" / "mine.txt").write_bytes("\ufeff# a comment\r\nông\r\nbà\r\n".encode())
    assert lexicon.entries("mine", "vi") == ("ông", "bà")
    assert lexicon.damaged() == []


def test_a_list_that_is_missing_or_no_text_counts_as_empty_and_is_told_once(own_lists, caplog):
    (own_lists / "vi" / "broken.txt").write_bytes(b"\xff\xfe\x00")
    for _ in range(2):
        assert lexicon.entries("absent", "vi") == ()
        assert lexicon.table("broken", "vi") == {}
    assert lexicon.damaged() == ["vi/absent.txt", "vi/broken.txt:1"]
    assert len(caplog.records) == 2


def test_the_lines_of_a_list_that_can_be_read_are_read(own_lists):
    lines = ["# names", "ông", "bà", "cô"]
    (own_lists / "vi" / "mine.txt").write_bytes(b"\n".join(line.encode("cp1258", "replace") for line in lines[:3]))
    assert lexicon.entries("mine", "vi") == ()
    (own_lists / "vi" / "half.txt").write_bytes("\n".join(lines).encode() + b"\nch\xfa\nanh\nch\x00\n")
    assert lexicon.entries("half", "vi") == ("ông", "bà", "cô", "anh")
    assert lexicon.damaged() == ["vi/half.txt:5", "vi/mine.txt:2"]


def test_a_list_with_nothing_but_its_head_is_as_it_should_be_and_a_bare_file_is_not(own_lists):
    (own_lists / "vi" / "head.txt").write_text("# What it is for.\n", encoding="utf-8")
    (own_lists / "vi" / "bare.txt").write_text("\n", encoding="utf-8")
    assert lexicon.entries("head", "vi") == lexicon.entries("bare", "vi") == ()
    assert lexicon.damaged() == ["vi/bare.txt"]


@pytest.mark.usefixtures("own_lists")
def test_the_lists_of_the_program_are_in_order():
    for lang in lexicon.LANGUAGES:
        lexis(lang)
        lists(lang)
    assert lexicon.damaged() == []


def test_a_list_that_only_the_other_language_has_is_not_missed(own_lists):
    assert lexicon.entries("occasions", "vi") == ()
    assert lexicon.damaged() == []
    (own_lists / "en" / "occasions.txt").unlink()
    lexicon.entries("occasions", "en")
    assert lexicon.damaged() == ["en/occasions.txt"]


@pytest.mark.parametrize(("tag", "lang"), [("vi", "vi"), ("vi-VN", "vi"), ("en", "en"), ("en-GB", "en"), ("", "vi")])
def test_an_articles_language_chooses_the_lists(tag, lang):
    assert lexicon.language_of(tag) == lang
