"""An extra: zones of real articles that lie beside a developer's checkout; lines counted from 1, judged by eye."""

from pathlib import Path

import pytest

from annotator.formats.text import article_of, read_article
from annotator.services.zoning import proposed
from tests.suggest.zones.golden import kinds_of, lines_at

SHARED = Path(__file__).resolve().parents[4] / "shared" / "articles"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="no articles lie beside this checkout"),
]

EXPECTED = {
    "000_2c9d8b4fad233165": {
        "title": [1],
        "date": [3],
        "lead": [5],
        "caption": [7],
        "body": range(9, 28),
        "boilerplate": range(29, 104),
    },
    "001_574e04d6500d7ca5": {
        "title": [1],
        "subheading": [5, 9, 13, 17, 21],
        "body": [7, 11, 15, 19, 23],
        "source": [26],
        "boilerplate": [3, 28, 30],
    },
    "003_87c78fa6459abc0a": {
        "title": [1],
        "lead": [2],
        "caption": [3],
        "body": [4, 5, 6, 7, 9, 10, 11, 12, 13],
        "boilerplate": [8, 30],
        "other_article": range(14, 30),
    },
}
SPLITS = {"003_87c78fa6459abc0a": [14]}
PUBLISHED = {"000_2c9d8b4fad233165": "2023-10-20T22:10"}
SOURCES = {"001_574e04d6500d7ca5": "rt.com"}


def expected(stem: str, text: str) -> dict[int, str]:
    by_line = {number: kind for kind, numbers in EXPECTED[stem].items() for number in numbers}
    return {number - 1: by_line[number] for number, line in enumerate(text.split("\n"), 1) if line.strip()}


@pytest.mark.parametrize("stem", EXPECTED)
def test_zones_splits_and_metadata_are_those_that_a_reader_sees(stem):
    article = read_article(SHARED / f"{stem}.txt")
    made = proposed(article)
    assert kinds_of(article.text, made.zones) == expected(stem, article.text)
    assert [line + 1 for line in lines_at(article.text, (split.at for split in made.splits))] == SPLITS.get(stem, [])
    assert made.metadata.published == PUBLISHED.get(stem, "")
    assert made.metadata.source == SOURCES.get(stem, "")
    assert made.metadata.lang == "vi"


@pytest.mark.parametrize("dropped", [[29], [102, 103], [1], [3], [5, 7], [1, 3, 5, 7]], ids=str)
def test_teasers_are_found_and_give_no_date_whatever_else_is_missing(dropped):
    lines = read_article(SHARED / "000_2c9d8b4fad233165.txt").text.split("\n")
    kept = [line for number, line in enumerate(lines, 1) if number not in dropped]
    text = "\n".join(kept)
    made = proposed(article_of(text.encode()))
    found = list(kinds_of(text, made.zones).values())
    teasers = sum(bool(line.strip()) for line in lines[28:]) - sum(number > 28 for number in dropped)
    assert found.count("boilerplate") == teasers
    assert found[-teasers:] == ["boilerplate"] * teasers
    assert made.metadata.published == ("" if 3 in dropped else PUBLISHED["000_2c9d8b4fad233165"])
