"""Damaged and hostile documents, read as the program reads them: each gives one sentence, or an article."""

import logging

import pytest

from annotator.domain.zone import PROPOSED
from annotator.formats.fault import Fault
from annotator.services.reading_apart import Readers
from tests.formats.hostile_documents import ARTICLE, hostile

CASES = list(hostile())
ANY = "*"
"""Either will do: a sentence, or what could be read."""


@pytest.fixture(scope="module")
def readers():
    with Readers(seconds=60) as opened:
        yield opened


@pytest.mark.parametrize(("kind", "made", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_gives_one_sentence_or_an_article(readers, tmp_path, kind, made, said, caplog):
    raw = made()
    try:
        found = list(readers.read(tmp_path / "file", kind, raw=raw))
    except Fault as fault:
        sentence = str(fault)
        assert said == ANY or (said != ARTICLE and said in sentence), sentence
        assert "\n" not in sentence
        assert "{" not in sentence
    else:
        assert said in {ARTICLE, ANY}
        assert len(found) == 1
        article = found[0].record.article
        assert article.text.strip()
        assert article.title
        assert "root:" not in article.text  # of /etc/passwd
        assert len(article.text) < 12_000_000
        assert {zone.state for zone in found[0].record.zones} <= {PROPOSED}
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_there_are_many_kinds_of_each():
    for kind in ("html", "mhtml", "docx", "pdf"):
        assert sum(case[1] == kind for case in CASES) >= 20, kind
