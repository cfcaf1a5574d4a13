"""How much of the pages of many sites is told apart: shares over whole folders, since no page of a new site is perfect.

`pages/seen` was looked at while the detectors were mended; `pages/unseen` was only ever counted. All are of our own
writing, with the furniture that scraped pages have. What no page may show: a line of the article set apart, a wrong
date, a split in the wrong place.
"""

from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.zone import APART
from annotator.services.zoning import proposed
from tests.suggest.zones.golden import kinds_of, lines_at, load

PAGES = Path(__file__).resolve().parent / "pages"
FILES = sorted(PAGES.glob("*/*.txt"))
MISSED = {"seen": 0.08, "unseen": 0.2}
"""The share of the characters of boilerplate that may be missed; a limit to keep, not an aim."""


def missed_and_all(path: Path) -> tuple[int, int]:
    golden = load(path)
    kinds = kinds_of(golden.text, proposed(Article.from_text(golden.text)).zones)
    lines = golden.text.split("\n")
    apart = [number for number, kind in golden.kinds.items() if kind in APART]
    return sum(len(lines[at]) for at in apart if kinds[at] not in APART), sum(len(lines[at]) for at in apart)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_line_of_an_article_is_set_apart_and_no_date_is_wrong(path: Path):
    golden = load(path)
    made = proposed(Article.from_text(golden.text))
    kinds = kinds_of(golden.text, made.zones)
    lines = golden.text.split("\n")
    assert [lines[at] for at, kind in golden.kinds.items() if kind not in APART and kinds[at] in APART] == []
    assert made.metadata.published in ("", golden.metadata["published"])
    assert lines_at(golden.text, (split.at for split in made.splits)) == golden.splits


@pytest.mark.parametrize("folder", MISSED)
def test_little_boilerplate_is_missed(folder: str):
    counted = [missed_and_all(path) for path in sorted((PAGES / folder).glob("*.txt"))]
    missed, total = (sum(numbers) for numbers in zip(*counted, strict=True))
    assert len(counted) >= 12
    assert missed / total <= MISSED[folder]


@pytest.mark.parametrize("folder", MISSED)
def test_nearly_every_headline_and_date_is_found(folder: str):
    files = sorted((PAGES / folder).glob("*.txt"))
    said = [(load(path).metadata, proposed(Article.from_text(load(path).text)).metadata) for path in files]
    assert sum(golden["title"] == made.title for golden, made in said) >= len(files) - 1
    assert sum(golden["published"] == made.published for golden, made in said) >= len(files) - 2
