"""Labels of another version of a text: proposed where they would lie, never written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.reanchoring import alike, anchor, sketch
from annotator.domain.record import LabelledRecord
from annotator.services import bundling, merging
from annotator.services.reanchoring import reanchored
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.conftest import HARBOUR
from tests.merged import copied, dump
from tests.services.test_merging import label

EDITED = HARBOUR.replace("on Monday", "late on Monday night").replace("€2.5m", "€2.6m") + " Boats waited outside."


def test_the_same_quote_is_found_by_what_stands_around_it():
    old = "Giá gạo tăng 3 %. Ông Lê nói giá gạo ổn. Bà Sen nói giá gạo còn tăng."
    new = "Mở đầu mới. " + old.replace("Giá gạo tăng 3 %. ", "")
    for quote_at in (old.index("giá gạo ổn"), old.index("giá gạo còn")):
        found = anchor(old, new, quote_at, quote_at + len("giá gạo"))
        assert found is not None
        assert new[found.start :][:11] == old[quote_at:][:11]
        assert found.confidence > 0.8


def test_a_quote_that_was_edited_is_found_between_its_surroundings():
    start = HARBOUR.index("the loss at €2.5m")
    found = anchor(HARBOUR, EDITED, start, start + len("the loss at €2.5m"))
    assert found is not None
    assert EDITED[found.start : found.end] == "the loss at €2.6m"
    assert found.confidence <= 0.5


def test_what_is_not_there_is_not_found():
    assert anchor(HARBOUR, "Nothing of it is left here.", 0, 21) is None


@pytest.mark.parametrize(
    "written",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("“", '"').replace("”", '"'),
    ],
    ids=["decomposed", "blanks that do not break", "straight quotation marks"],
)
def test_a_quote_is_found_in_a_text_that_is_written_in_other_code_points(written: Callable[[str], str]):
    old = "Ông Lâm nói “12.000 người đã rời cảng hôm qua”, bà Hạnh bác bỏ tin ấy."
    new = written(old)
    for quote in ("12.000 người", "Ông Lâm", "bác bỏ tin ấy", "“12.000 người đã rời cảng hôm qua”"):
        start = old.index(quote)
        found = anchor(old, new, start, start + len(quote))
        assert found is not None
        assert new[found.start : found.end] == written(quote)
    assert alike(old, new) > 0.9
    assert len(sketch(old) & sketch(new)) > 0.9 * len(sketch(old))


def test_how_alike_texts_are_is_symmetric_and_one_for_the_same():
    assert alike(HARBOUR, HARBOUR) == 1.0
    assert alike(HARBOUR, EDITED) == alike(EDITED, HARBOUR) > 0.5
    assert alike(HARBOUR, "") == 0.0


@pytest.mark.parametrize("title", ["Harbour lights go out", "Harbour lights went out"], ids=["title", "another title"])
def test_a_bundle_of_another_version_offers_its_labels_and_writes_none(
    project: Project, project_path: Path, tmp_path, title: str
):
    home = Project.open(copied(project_path, tmp_path / "home.annot"))
    home.begin_writing()
    staging = Staging(tmp_path / "staging")
    other = Article.from_text(EDITED, title=title, lang="en")
    staging.add(LabelledRecord(article=other))
    home.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    an = home.annotator_named("An")
    assert an is not None
    label(home, an, "late on Monday night", "figure")
    span = label(home, an, "the loss at €2.6m", "claim")
    actor = label(home, an, "Boats waited", "actor")
    bundling.bundle(home, "An", tmp_path / "an.bundle")
    home.close()
    before = dump(project.path)
    planned = merging.plan(project, [tmp_path / "an.bundle"])
    (unknown,) = planned.unknown
    found = reanchored(project, unknown)
    planned.close()
    assert found is not None
    assert project.article(found.article_id).text == HARBOUR
    assert [(proposal.label, proposal.found) for proposal in found.proposals] == [
        ("figure", "on Monday"),
        ("claim", "the loss at €2.5m"),
    ]
    assert found.proposals[1].old == (span.start, span.end)
    assert ("actor", actor.quote) in found.lost
    assert dump(project.path) == before
