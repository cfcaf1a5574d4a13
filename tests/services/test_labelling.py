"""Reading what was labelled in parts comes to the same as reading it at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.services import labelling
from annotator.services.labelling import LabelReader
from annotator.store.project import Project
from annotator.store.staging import Staging

TEXT = "Một hai ba bốn năm sáu bảy tám chín mười. " * 20
LABELS = ("claim", "denial", "actor", "figure")


@pytest.fixture
def labelled_project(project_path, tmp_path):
    """A project with an article in which 300 spans begin at few places, and 120 links."""
    project = Project.open(project_path)
    project.begin_writing()
    mai = project.annotator_named("Mai")
    article = Article.from_text(TEXT, title="Nhiều", lang="vi")

    def span(number: int) -> Span:
        start, length = number // 60 * 7, 1 + number % 60
        return Span(
            id=f"s{number:03}", article_id=article.id, annotator_id=mai.id, start=start, end=start + length,
            label=LABELS[number % 4], quote=TEXT[start : start + length],
        )  # fmt: skip

    spans = [span(number) for number in range(300)]
    claims, actors = ([one for one in spans if one.label == label] for label in ("claim", "actor"))
    links = [
        Link(
            id=f"l{at}-{kind}", article_id=article.id, annotator_id=mai.id, type=kind, source_id=claims[at].id,
            target_id=actors[(at * 7 + len(kind)) % len(actors)].id,
        )
        for at in range(60)
        for kind in ("by", "via")
    ]  # fmt: skip
    staging = Staging(tmp_path / "staging")
    record = LabelledRecord(article=article, annotator=mai, spans=tuple(spans), links=tuple(links))
    staging.add(record)
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    yield project, article.id, mai.id
    project.close()


@given(most=st.sampled_from([1, 2, 7, 59, 60, 61, 100, 299, 300, 301, 1000]))
def test_parts_of_any_size_make_up_the_whole(labelled_project, most):
    project, article_id, viewer = labelled_project
    spans = [span for part in project.span_parts(article_id, viewer, most) for span in part]
    assert spans == project.spans(article_id, viewer)
    links = [link for part in project.link_parts(article_id, viewer, most) for link in part]
    assert sorted(link.id for link in links) == sorted(link.id for link in project.links(article_id, viewer))
    assert len(links) == 120


def test_a_reader_without_limit_reads_all(labelled_project):
    project, article_id, viewer = labelled_project
    found = LabelReader(project, article_id, viewer).read()
    assert found.in_order() == project.spans(article_id, viewer)
    assert set(found.links) == {link.id for link in project.links(article_id, viewer)}


def test_a_reader_with_a_limit_stops_and_goes_on(labelled_project, monkeypatch):
    monkeypatch.setattr(labelling, "_PART", 40)
    project, article_id, viewer = labelled_project
    reader = LabelReader(project, article_id, viewer)
    stops = 0
    while (found := reader.read(0.0)) is None:
        stops += 1
    assert stops > 5
    assert found.in_order() == project.spans(article_id, viewer)
    assert reader.read(0.0) is found


def test_of_somebody_who_labelled_nothing_there_is_nothing(labelled_project):
    project, article_id, _ = labelled_project
    found = LabelReader(project, article_id, project.annotator_named("An").id).read()
    assert (found.in_order(), dict(found.links), found.open_points()) == ([], {}, [])
