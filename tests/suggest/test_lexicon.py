"""The word lists, which anyone can edit."""

import shutil

import pytest

from annotator import paths
from annotator.suggest import lexicon


@pytest.fixture
def own_lists(tmp_path, monkeypatch):
    """A copy of the lists that a test may change."""
    shutil.copytree(paths.resource("lexicon"), tmp_path / "lexicon")
    monkeypatch.setattr(paths, "_resource_root", lambda: tmp_path)
    lexicon.entries.cache_clear()
    lexicon.table.cache_clear()
    yield tmp_path / "lexicon"
    lexicon.entries.cache_clear()
    lexicon.table.cache_clear()


def test_comments_and_blank_lines_are_no_entries_and_letters_are_composed(own_lists):
    (own_lists / "vi" / "mine.txt").write_text("# a comment\n\no\u0302ng # he\n bà \n", encoding="utf-8")
    assert lexicon.entries("mine", "vi") == ("ông", "bà")


def test_a_table_has_a_value_for_each_word(own_lists):
    (own_lists / "vi" / "mine.txt").write_text("tờ = media\nbộ=state\n", encoding="utf-8")
    assert lexicon.table("mine", "vi") == {"tờ": "media", "bộ": "state"}


def test_a_list_that_is_missing_or_no_text_counts_as_empty(own_lists, caplog):
    (own_lists / "vi" / "broken.txt").write_bytes(b"\xff\xfe\x00")
    assert lexicon.entries("absent", "vi") == ()
    assert lexicon.entries("broken", "vi") == ()
    assert len(caplog.records) == 2


@pytest.mark.parametrize(("tag", "lang"), [("vi", "vi"), ("vi-VN", "vi"), ("en", "en"), ("en-GB", "en"), ("", "vi")])
def test_an_articles_language_chooses_the_lists(tag, lang):
    assert lexicon.language_of(tag) == lang
