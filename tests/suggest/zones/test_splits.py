"""Splits in texts of two articles and of one that looks like two: lists of letters, briefs, live reports, chronicles.

Each file of `splits` is a text of our own; a line of "=" stands where another article begins. None begins in those whose
names begin with "not-".
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
def test_a_text_is_split_where_another_article_begins_and_nowhere_else(path: Path, parting: str):
    found, wanted = found_in(path, parting)
    assert found == wanted
