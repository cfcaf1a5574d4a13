"""The typed reads: what each viewer sees, and in which order."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import ProjectError
from annotator.domain.ids import GOLD_ID, new_id
from annotator.domain.record import Stamp
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import Annotator, Work
from annotator.services import annotating, preparing
from annotator.store.project import Project


def label(project: Project, article: Article, who: str, quote: str, kind: str, **attributes: object) -> Span:
    start = article.text.index(quote)
    work = project.work(article.id, who)
    edit = annotating.add_span(
        project.scheme, article, work, [], start=start, end=start + len(quote), label=kind, attributes=attributes
    )
    project.apply(edit)
    (change,) = edit.of(Span)
    assert isinstance(change.after, Span)
    return change.after


@pytest.fixture
def an(project: Project) -> Annotator:
    found = project.annotator_named("An")
    assert found is not None
    return found


def test_the_list_shows_each_viewer_their_own_state(
    project: Project, article: Article, mai: Annotator, an: Annotator
) -> None:
    label(project, article, mai.id, "12.000 người", "figure")
    work = project.work(article.id, mai.id)
    project.apply(annotating.flag(work, True, "xem lại"))
    first = project.article_rows(mai.id)[0]
    assert (first.title, first.lang, first.length) == ("Cầu sập", "vi", len(article.text))
    assert (first.status, first.flagged, first.spans) == ("in_progress", True, 1)
    assert (first.source, first.published) == ("Báo Hạ Vân", "2024-05-02T08:15")
    seen = project.article_rows(an.id)[0]
    assert (seen.status, seen.flagged, seen.spans) == ("todo", False, 0)


def test_one_row_of_the_list_is_that_of_the_whole_list(project: Project, article: Article, mai: Annotator) -> None:
    label(project, article, mai.id, "12.000 người", "figure")
    assert [project.article_row(row.id, mai.id) for row in project.article_rows(mai.id)] == project.article_rows(mai.id)
    assert project.article_row(new_id(), mai.id) is None


def test_texts_come_back_code_point_for_code_point(project: Project) -> None:
    for row in project.article_rows(""):
        article = project.article(row.id)
        assert Article.from_text(article.text).id == row.id
        assert len(article.text) == row.length


def test_a_split_article_is_hidden_from_lists_and_records(project: Project, article: Article, mai: Annotator) -> None:
    label(project, article, mai.id, "12.000 người", "figure")
    data = ArticleData(
        id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        lang=article.lang,
        state=article.state,
    )
    project.apply(Edit("article", article.id, mai.id, (Change(data, replace(data, state="split")),)))
    assert article.id not in {row.id for row in project.article_rows(mai.id)}
    assert list(project.labelled_records()) == []
    assert project.statistics(mai.id).spans == {}
    assert project.article(article.id).state == "split"


def test_an_article_that_is_not_there_is_told(project: Project) -> None:
    with pytest.raises(ProjectError, match="not in this project"):
        project.article(new_id())


def test_nobody_sees_the_labels_of_others(project: Project, article: Article, mai: Annotator, an: Annotator) -> None:
    figure = label(project, article, mai.id, "12.000 người", "figure", unit="người")
    assert project.spans(article.id, an.id) == []
    assert project.marks(article.id, an.id) == []
    assert project.span(figure.id, an.id) is None
    assert project.offered("figure", "unit", an.id) == []
    assert project.statistics(an.id).spans == {}
    assert project.log(an.id) == []
    assert project.work(article.id, an.id) == Work.fresh(article.id, an.id)


def test_spans_and_marks_come_in_reading_order_outer_before_inner(
    project: Project, article: Article, mai: Annotator
) -> None:
    inner = label(project, article, mai.id, "12.000", "figure")
    outer = label(project, article, mai.id, "12.000 người phải đi vòng", "claim")
    twin = label(project, article, mai.id, "12.000 người phải đi vòng", "denial")
    early = label(project, article, mai.id, "Sở Giao thông", "actor")
    assert project.spans(article.id, mai.id) == [early, outer, twin, inner]
    assert [mark.id for mark in project.marks(article.id, mai.id)] == [early.id, outer.id, twin.id, inner.id]


def test_rejected_zones_are_left_out_unless_asked_for(project: Project, article: Article, mai: Annotator) -> None:
    (zone,) = project.zones(article.id)
    project.apply(preparing.set_zone_state(mai.id, zone, "rejected"))
    assert project.zones(article.id) == []
    assert project.zones(article.id, rejected=True) == [replace(zone, state="rejected")]


def test_values_that_were_used_are_offered_the_most_used_first(
    project: Project, article: Article, mai: Annotator
) -> None:
    label(project, article, mai.id, "Ông Trần Mộc", "actor", canonical="Trần Mộc")
    label(project, article, mai.id, "Công ty Đá Trắng", "actor", canonical="Đá Trắng")
    gone = label(project, article, mai.id, "tỉnh Hạ Vân", "actor", canonical="Hạ Vân")
    label(project, article, mai.id, "họ", "actor", canonical="Đá Trắng")
    label(project, article, mai.id, "12.000 người", "figure", unit="người")
    project.apply(annotating.delete_spans(project.work(article.id, mai.id), [], [gone]))
    assert project.offered("actor", "canonical", mai.id) == ["Đá Trắng", "Trần Mộc"]
    assert project.offered("figure", "unit", mai.id) == ["người"]
    assert project.offered("actor", "type", mai.id) == []


def test_statistics_count_one_person_or_all(project: Project, article: Article, mai: Annotator, an: Annotator) -> None:
    for who in (mai.id, an.id, GOLD_ID):
        label(project, article, who, "12.000 người", "figure")
    project.apply(annotating.set_status(project.work(article.id, mai.id), "finished", open_points=1))
    project.add_seconds(article.id, mai.id, 60)
    mine, everybody = project.statistics(mai.id), project.statistics(None)
    assert mine.statuses == {"todo": 2, "in_progress": 0, "finished": 1, "skipped": 0}
    assert (mine.articles, mine.open_points, mine.seconds, mine.spans) == (3, 1, 60, {"figure": 1})
    assert everybody.statuses == {"todo": 4, "in_progress": 1, "finished": 1, "skipped": 0}
    assert everybody.spans == {"figure": 2}
    assert project.statistics(GOLD_ID).spans == {"figure": 1}


def test_listing_reads_no_text(project: Project) -> None:
    plan = []
    project._connection.set_trace_callback(plan.append)
    project.article_rows("")
    project._connection.set_trace_callback(None)
    assert len(plan) == 1
    assert "text" not in plan[0]


def test_the_article_view_reads_one_index_and_no_rows(project: Project) -> None:
    from annotator.store import reading

    steps = project._connection.execute(f"EXPLAIN QUERY PLAN {reading._MARKS}", ("", "")).fetchall()
    assert "SEARCH span USING COVERING INDEX span_marks" in steps[0][3]
    assert not any("TEMP B-TREE" in step[3] for step in steps)


# Records


def test_records_are_sorted_by_article_then_annotator_and_stamped(
    project: Project, mai: Annotator, an: Annotator, scheme: Scheme
) -> None:
    for row in project.article_rows(""):
        article = project.article(row.id)
        for who in (mai.id, an.id):
            label(project, article, who, article.text[:5], "claim")
    records = list(project.labelled_records())
    keys = [(record.article.id, record.annotator.id if record.annotator else "") for record in records]
    assert keys == sorted(keys)
    assert len(keys) == 6
    assert {record.n_annotators for record in records} == {2}
    assert {record.scheme for record in records} == {Stamp(id="claims", version=1, sha256=scheme.sha256)}
    assert {record.guidelines.version for record in records} == {1}
    only = list(project.labelled_records(an.id))
    assert [record.annotator for record in only] == [an] * 3
    assert {record.n_annotators for record in only} == {2}


def test_records_hold_accepted_zones_only(project: Project, article: Article, mai: Annotator) -> None:
    label(project, article, mai.id, "12.000 người", "figure")
    (zone,) = project.zones(article.id)
    project.apply(preparing.set_zone_state(mai.id, zone, "proposed"))
    assert next(project.labelled_records()).zones == ()


def test_streaming_records_does_not_see_what_is_written_meanwhile_nor_stop_it(project: Project, mai: Annotator) -> None:
    articles = [project.article(row.id) for row in project.article_rows("")]
    for article in articles:
        label(project, article, mai.id, article.text[:5], "claim")
    stream = project.labelled_records()
    next(stream)
    for article in articles:
        label(project, article, mai.id, article.text[:4], "actor")
    assert [len(record.spans) for record in stream] == [1, 1]


def test_an_untouched_project_has_no_records(project: Project) -> None:
    assert list(project.labelled_records()) == []


def test_the_path_may_be_relative_and_the_program_may_change_its_folder(
    project_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(project_path.parent)
    project = Project.open(Path(project_path.name))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    project.begin_writing()
    assert list(project.labelled_records()) == []
    project.close()
    shutil.copyfile(project.path, elsewhere / "copy.annot")


def test_seconds_of_work_are_those_of_one_person_on_one_article(
    project: Project, article: Article, mai: Annotator, an: Annotator
) -> None:
    assert project.seconds(article.id, mai.id) == 0
    project.add_seconds(article.id, mai.id, 12.5)
    project.add_seconds(article.id, mai.id, 2)
    project.add_seconds(article.id, an.id, 40)
    assert project.seconds(article.id, mai.id) == 14.5
    other = project.article_rows(mai.id)[1].id
    assert project.seconds(other, mai.id) == 0


def test_counts_that_nobody_wrote_are_added_up_all_the_same(
    project: Project, project_path: Path, article: Article, mai: Annotator, an: Annotator
) -> None:
    for who in (mai, an):
        label(project, article, who.id, "12.000 người", "figure")
    with closing(sqlite3.connect(project_path)) as others:
        others.execute("UPDATE work SET open_points = 9223372036854775807")
        others.commit()
    assert project.statistics(None).open_points > 0
