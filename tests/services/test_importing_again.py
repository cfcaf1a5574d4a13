"""Labelled lines that come again: what differs is named, and with `replace` they take the place of what stands."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.article import Article
from annotator.domain.work import Annotator
from annotator.services import annotating, exporting, importing
from annotator.services.importing import Difference, ImportChoices, ImportReport
from annotator.store import reversing
from annotator.store.project import Project

TEXT = "Bộ Y tế bác bỏ tin 40 ca tử vong. Ông Lê Mộc nói vậy."
REPLACE = ImportChoices(replace=True)


def span(start: int, end: int, label: str, **more: Any) -> dict[str, Any]:
    return {"id": f"s{start}{label}", "start": start, "end": end, "label": label, **more}


FIRST = [span(0, 7, "actor"), span(8, 32, "denial"), span(19, 24, "figure")]


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """Write one line of somebody's spans and links."""

    def write(spans: list[dict[str, Any]], links: list[dict[str, Any]] | None = None, **more: Any) -> Path:
        path = tmp_path / "lines.jsonl"
        record = {"text": TEXT, "annotator": "Bình", "spans": spans, "links": links or [], **more}
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def bring(project: Project, path: Path, choices: ImportChoices = ImportChoices()) -> ImportReport:  # noqa: B008
    reading = Project.open(project.path)  # as the window does: planned by a connection that only reads
    try:
        planned = importing.plan(reading, [path], choices=choices)
    finally:
        reading.close()
    return importing.commit(project, planned)


def binh(project: Project) -> Annotator:
    return next(person for person in project.annotators() if person.name == "Bình")


def labels(project: Project) -> list[tuple[str, str]]:
    return [(one.label, one.quote) for one in project.spans(Article.from_text(TEXT).id, binh(project).id)]


def named(differences: list[Difference]) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.what, one.label, one.quote) for one in differences]


def test_what_differs_is_named(project: Project, lines: Callable[..., Path]):
    bring(project, lines(FIRST))
    report = bring(project, lines([span(0, 7, "actor", note="bộ"), span(8, 14, "denial"), FIRST[2]]))
    assert named(report.differences) == [
        ("span", "changed", "actor", "Bộ Y tế"),
        ("span", "left", "denial", "bác bỏ tin 40 ca tử vong"),
    ]
    assert report.differences[0].annotator == "Bình"
    assert report.differences[0].title.startswith("Bộ Y tế bác bỏ")


def test_the_same_lines_again_differ_in_nothing(project: Project, lines: Callable[..., Path]):
    path = lines(FIRST, [{"type": "by", "from": "s8denial", "to": "s0actor"}])
    bring(project, path)
    assert bring(project, path).differences == []


def test_lines_without_a_title_differ_in_nothing_from_an_article_that_has_one(
    project: Project, lines: Callable[..., Path], tmp_path: Path
):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    bring(project, tmp_path / "a.txt")
    report = bring(project, lines(FIRST))
    assert (report.differences, report.counts.differing["articles"]) == ([], 0)


def test_another_title_is_named(project: Project, lines: Callable[..., Path]):
    bring(project, lines(FIRST))
    report = bring(project, lines(FIRST, title="Bác tin", lang="vi"))
    assert named(report.differences) == [("article", "changed", "title, lang", "")]


def test_labels_that_are_replaced_are_those_of_the_lines(project: Project, lines: Callable[..., Path]):
    bring(project, lines(FIRST, [{"type": "by", "from": "s8denial", "to": "s0actor"}]))
    more = [span(0, 7, "actor", note="bộ"), span(8, 14, "denial"), FIRST[2]]
    report = bring(project, lines(more, [{"type": "by", "from": "s8denial", "to": "s0actor"}]), REPLACE)
    assert labels(project) == [("actor", "Bộ Y tế"), ("denial", "bác bỏ"), ("figure", "40 ca")]
    spans = project.spans(Article.from_text(TEXT).id, binh(project).id)
    assert [one.note for one in spans] == ["bộ", "", ""]
    (link,) = project.links(Article.from_text(TEXT).id, binh(project).id)
    assert (link.source_id, link.target_id) == (spans[1].id, spans[0].id)
    assert report.counts.replaced == {"spans": 2, "links": 1}
    assert bring(project, lines(more, [{"type": "by", "from": "s8denial", "to": "s0actor"}])).differences == []


def test_labels_that_change_places_are_replaced(project: Project, lines: Callable[..., Path]):
    ids = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]
    both = [(0, 7), (19, 24)]
    first = [{"id": one, "start": a, "end": b, "label": "actor"} for one, (a, b) in zip(ids, both, strict=True)]
    second = [{"id": one, "start": a, "end": b, "label": "actor"} for one, (a, b) in zip(ids, both[::-1], strict=True)]
    bring(project, lines(first))
    bring(project, lines(second), REPLACE)
    found = project.spans(Article.from_text(TEXT).id, binh(project).id)
    assert [(one.id, one.start) for one in found] == [(ids[1], 0), (ids[0], 19)]


def test_a_label_that_was_deleted_here_comes_back(project: Project, lines: Callable[..., Path]):
    bring(project, lines(FIRST))
    article, person = project.article(Article.from_text(TEXT).id), binh(project)
    spans = project.spans(article.id, person.id)
    project.apply(annotating.delete_spans(project.work(article.id, person.id), (), spans[2:]))
    assert labels(project)[-1][0] == "denial"
    bring(project, lines(FIRST), REPLACE)
    assert ("figure", "40 ca") in labels(project)


def test_nobody_elses_labels_and_no_other_article_is_touched(project: Project, lines: Callable[..., Path]):
    bring(project, lines(FIRST, annotator="Chi"))
    bring(project, lines(FIRST))
    bring(project, lines([]), REPLACE)
    assert labels(project) == []
    chi = next(person for person in project.annotators() if person.name == "Chi")
    assert len(project.spans(Article.from_text(TEXT).id, chi.id)) == len(FIRST)


def test_replacing_is_taken_back_as_one_act(project: Project, lines: Callable[..., Path], tmp_path: Path):
    bring(project, lines(FIRST, [{"type": "by", "from": "s8denial", "to": "s0actor"}], status="finished"))
    before = tmp_path / "before.jsonl"
    exporting.export_jsonl(project, before)
    bring(project, lines([span(34, 43, "actor"), FIRST[1]]), REPLACE)
    assert labels(project) == [("denial", "bác bỏ tin 40 ca tử vong"), ("actor", "Ông Lê Mộ")]
    (act, *_) = project.asked(reversing.bulk_acts)
    assert act.name == "import"
    reversing.reverse(project, act.batch)
    after = tmp_path / "after.jsonl"
    exporting.export_jsonl(project, after)
    assert after.read_bytes() == before.read_bytes()


def test_a_line_without_a_state_takes_no_end_back(project: Project, lines: Callable[..., Path]):
    bring(project, lines(FIRST, status="finished"))
    bring(project, lines(FIRST[:1]), REPLACE)
    assert project.work(Article.from_text(TEXT).id, binh(project).id).status == "finished"


def test_a_replacement_may_be_chosen_when_the_plan_was_read(project: Project, lines: Callable[..., Path]):
    bring(project, lines(FIRST))
    planned = importing.plan(project, [lines(FIRST[:1])])
    importing.commit(project, planned, choices=replace(planned.choices, replace=True))
    assert labels(project) == [("actor", "Bộ Y tế")]
