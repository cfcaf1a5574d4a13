"""Zones, splits and metadata of texts of our own in the styles of many sites."""

import tomllib
import unicodedata
from pathlib import Path

import pytest

from annotator import paths
from annotator.domain.article import Article, stored_text
from annotator.formats.text import article_of, language
from annotator.services.zoning import proposed
from annotator.suggest.zones.reading import read
from tests.suggest.zones.golden import FOLDER, kinds_of, lines_at, load

FILES = sorted(FOLDER.glob("*.txt"))
SAMPLES = tomllib.loads(paths.resource("samples", "samples.toml").read_text(encoding="utf-8"))["articles"]


def forms(text: str) -> list[str]:
    return [text, unicodedata.normalize("NFD", text), text.replace(" ", "\u00a0"), text.replace("\n", "  \n")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_lies_in_the_zone_that_a_reader_gives_it(path: Path):
    golden = load(path)
    for text in forms(golden.text):
        made = proposed(Article.from_text(text))
        assert kinds_of(text, made.zones) == golden.kinds
        assert lines_at(text, (split.at for split in made.splits)) == golden.splits


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_head_says_title_source_date_and_language(path: Path):
    golden = load(path)
    made = proposed(article_of(golden.text.replace("\n", "\r\n").encode())).metadata
    assert (made.lang, made.title, made.published) == tuple(
        golden.metadata[key] for key in ("lang", "title", "published")
    )
    if "source" in golden.metadata:
        assert made.source == golden.metadata["source"]
    assert made.reasons["published"]


def test_there_are_enough_of_them():
    assert len(FILES) >= 12


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["file"])
def test_the_boilerplate_of_the_sample_articles_is_all_found_and_nothing_else(sample):
    text = stored_text(paths.resource("samples", sample["file"]).read_text(encoding="utf-8"))
    ours = kinds_of(text, read(text, language(text)).zones)
    theirs = kinds_of(text, [Row(zone) for zone in sample["zones"]])
    for number, kind in theirs.items():
        assert (ours[number] == "boilerplate") == (kind == "boilerplate"), text.split("\n")[number]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["file"])
def test_the_head_of_the_sample_articles_is_read(sample):
    text = stored_text(paths.resource("samples", sample["file"]).read_text(encoding="utf-8"))
    made = proposed(Article.from_text(text))
    assert made.metadata.title == sample["title"]
    assert made.metadata.lang == sample["lang"]
    assert made.metadata.published in ("", sample["published"])
    assert bool(made.splits) == any(zone["kind"] == "other_article" for zone in sample["zones"])


class Row:
    """A zone of the samples' table."""

    def __init__(self, row):
        self.start, self.end, self.kind = row["start"], row["end"], row["kind"]
