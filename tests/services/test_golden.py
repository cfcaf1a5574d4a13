"""Gold as it goes out: provenance, votes, what was decided against, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annotator.domain.ids import GOLD_ID
from annotator.domain.scheme import Scheme
from annotator.paths import resource
from annotator.services import importing
from annotator.services.exporting import export_jsonl
from annotator.services.feedback import ADDED, MISSED, feedback
from annotator.services.feedback_page import as_html, as_markdown
from annotator.services.golden import GoldParts
from annotator.services.verifying import verify
from annotator.store.project import Project
from tests.reviews import Marked, Sitting, add_article
from tests.services.test_reviewing import BASE, DENIAL, LINKS, OTHER, TEXT

EVERYTHING = GoldParts(rejected=True, undecided=True, single=True)


def exported(project: Project, out: Path, parts: GoldParts = EVERYTHING) -> list[dict[str, Any]]:
    """Export gold, check the file, and return its lines."""
    export_jsonl(project, out, gold=True, parts=parts)
    assert not verify(out).problems
    schema = json.loads(resource("labelled.schema.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        jsonschema.validate(line, schema)
    return lines


@pytest.fixture
def reviewed(tmp_path: Path, scheme: Scheme) -> Sitting:
    """A project with an article reviewed to its end, one under review, and one that a single person has finished."""
    project = Project.create(tmp_path / "gold.annot", name="gold", scheme=scheme, annotator="Adjudicator")
    other = {**BASE, "lan": ("Bà Lan", "actor"), "denial": (DENIAL[0], "claim")}
    del other["kern"]
    an, bo = Marked(BASE, LINKS), Marked(other, [("by", "claim", "lan"), ("by", "denial", "lan")])
    done = add_article(project, tmp_path, TEXT, an=an, bo=bo)
    open_an = Marked({"f": ("40 tàu", "figure"), "g": ("41 tàu", "figure")})
    add_article(project, tmp_path, OTHER, an=open_an, bo=Marked({"f": ("40 tàu", "figure")}))
    add_article(project, tmp_path, "Bà Lan Hạ nói không.", an=Marked({"a": ("Bà Lan Hạ", "actor")}))
    desk = Sitting(project, project.annotators()[0].id)
    mine = lambda: [item.group for item in desk.review.waiting_in(done) if item.is_ready]  # noqa: E731
    while waiting := mine():
        group = waiting[0]
        desk.do(desk.review.nothing(group.place) if group.kind == "missing" else take(desk, group.place))
    desk.do(desk.review.close(done))
    return desk


def take(desk: Sitting, place: str) -> Any:
    """Take what the first annotator has."""
    question = desk.review.question(place)
    assert question is not None
    spans = [choice.option.spans if choice.option else choice.annotators for choice in question.choices]
    an = next(person.id for person in desk.project.annotators() if person.name == "an")
    return desk.review.take(place, next((number for number, who in enumerate(spans) if an in who), 0))


def test_gold_says_where_each_span_comes_from_and_how_many_have_it_so(reviewed: Sitting, tmp_path: Path):
    (line,) = exported(reviewed.project, tmp_path / "gold.jsonl", GoldParts())
    told = {span["text"]: (span["provenance"], span["votes"]) for span in line["spans"]}
    assert told == {
        "Bà Lan Hạ": ("adjudicated", 1),
        "có 1.200 tàu rời cảng": ("agreed", 2),
        DENIAL[0]: ("adjudicated", 1),
    }
    assert (line["role"], line["status"]) == ("gold", "finished")
    assert not any("rejected" in span for span in line["spans"])


def test_what_was_decided_against_comes_on_request(reviewed: Sitting, tmp_path: Path):
    lines = exported(reviewed.project, tmp_path / "gold.jsonl", GoldParts(rejected=True))
    rejected = {span["text"]: [other["text"] for other in span.get("rejected", ())] for span in lines[0]["spans"]}
    assert rejected["Bà Lan Hạ"] == ["Bà Lan"]
    assert rejected[DENIAL[0]] == [DENIAL[0]]
    assert [other["text"] for other in lines[0]["rejected"]] == ["Ông Kern"]


def test_articles_under_review_and_of_one_person_come_on_request(reviewed: Sitting, tmp_path: Path):
    texts = lambda parts: {line["text"]: line for line in exported(reviewed.project, tmp_path / "g", parts)}  # noqa: E731
    assert set(texts(GoldParts())) == {TEXT}
    undecided = texts(GoldParts(undecided=True))
    assert set(undecided) == {TEXT, OTHER}
    assert (undecided[OTHER]["status"], [span["text"] for span in undecided[OTHER]["spans"]]) == (
        "in_progress",
        ["40 tàu"],
    )
    single = texts(GoldParts(single=True))
    assert set(single) == {TEXT, "Bà Lan Hạ nói không."}
    assert single["Bà Lan Hạ nói không."]["spans"][0]["provenance"] == "single"


def test_an_import_keeps_it_all(reviewed: Sitting, tmp_path: Path, scheme: Scheme):
    first = tmp_path / "first.jsonl"
    exported(reviewed.project, first, GoldParts(rejected=True))
    other = Project.create(tmp_path / "other.annot", name="other", scheme=scheme, annotator="Mai")
    importing.commit(other, importing.plan(other, [first]))
    second = tmp_path / "second.jsonl"
    exported(other, second, GoldParts())
    keep = lambda path: [  # noqa: E731
        (line["spans"], line["links"], line.get("rejected"), line["n_annotators"])
        for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]
    assert keep(second) == keep(first)


def test_feedback_counts_what_gold_has_and_tells_the_differences_in_context(reviewed: Sitting):
    project = reviewed.project
    people = {person.name: person.id for person in project.annotators()}
    an, bo = feedback(project, people["an"]), feedback(project, people["bo"])
    assert (an.articles, an.overall.marked, an.overall.gold, an.overall.both) == (1, 4, 3, 3)
    assert (an.overall.precision, an.overall.recall) == (0.75, 1.0)
    assert bo.by_label["denial"].f1 == 0.0
    assert bo.by_label["figure"].f1 is None
    assert {(found.kind, found.about, found.detail) for found in bo.differences} >= {
        ("polarity", "claim / denial", ""),
        ("boundary", "actor", "end"),
    }
    assert [found.kind for found in an.differences if found.kind in {MISSED, ADDED}] == [ADDED]
    boundary = next(found for found in bo.differences if found.kind == "boundary")
    assert (boundary.examples[0].theirs, boundary.examples[0].gold) == ("actor “Bà Lan”", "actor “Bà Lan Hạ”")
    assert bo.confusion["claim", "denial"] == 1


def test_the_page_of_feedback_reads_in_both_forms(reviewed: Sitting):
    project = reviewed.project
    bo = next(person.id for person in project.annotators() if person.name == "bo")
    found = feedback(project, bo)
    page = as_markdown(found, project.scheme, lang="vi")
    assert "# bo against gold" in page
    assert "| Bác bỏ | undefined | 0,00 | 0,00 |" in page
    assert "**Bà Lan Hạ**" in page
    assert "<b>Bà Lan Hạ</b>" in as_html(found, project.scheme)


@pytest.fixture
def own(tmp_path: Path, scheme: Scheme) -> tuple[Sitting, str]:
    """An article that the lead has marked with another, which the lead reviews nevertheless."""
    project = Project.create(tmp_path / "own.annot", name="own", scheme=scheme, annotator="Adjudicator")
    other = {**BASE, "denial": (DENIAL[0], "claim")}
    links = [("by", "claim", "lan"), ("by", "denial", "lan")]
    article = add_article(project, tmp_path, TEXT, an=Marked(BASE, LINKS), bo=Marked(other, links))
    an = next(person.id for person in project.annotators() if person.name == "an")
    project.set_lead(an)
    project.read_again()
    return Sitting(project, an, override=True), article


def test_gold_says_what_was_decided_by_somebody_who_reads_the_article_too(own: tuple[Sitting, str], tmp_path: Path):
    desk, article = own
    while waiting := [item.group for item in desk.review.waiting_in(article) if item.is_ready]:
        desk.do(desk.review.take(waiting[0].place, 0))
    start = TEXT.index("tàu")
    desk.do(desk.review.add_span(article, start, start + 3, "actor"))
    desk.do(desk.review.close(article))
    (line,) = exported(desk.project, tmp_path / "gold.jsonl", GoldParts())
    assert line["own_article"] is True
    decided = {(row["provenance"], row.get("own_article", False)) for row in (*line["spans"], *line["links"])}
    assert decided == {("adjudicated", True), ("agreed", False)}
    again = Project.create(tmp_path / "b.annot", name="b", scheme=desk.project.scheme, annotator="Mai")
    importing.commit(again, importing.plan(again, [tmp_path / "gold.jsonl"]))
    (kept,) = exported(again, tmp_path / "again.jsonl", GoldParts())
    assert (kept["own_article"], kept["spans"], kept["links"]) == (True, line["spans"], line["links"])


def test_that_nothing_is_here_is_said_of_the_line_where_its_own_reader_decided_it(tmp_path: Path, scheme: Scheme):
    project = Project.create(tmp_path / "own.annot", name="own", scheme=scheme, annotator="Adjudicator")
    article = add_article(project, tmp_path, OTHER, an=Marked({"f": ("40 tàu", "figure")}), bo=Marked({}))
    an = next(person.id for person in project.annotators() if person.name == "an")
    project.set_lead(an)
    project.read_again()
    desk = Sitting(project, an, override=True)
    desk.do(desk.review.nothing(desk.first()))
    desk.do(desk.review.close(article))
    (line,) = exported(project, tmp_path / "gold.jsonl", GoldParts())
    assert (line["spans"], line["own_article"]) == ([], True)


def test_where_nobody_overrode_anything_gold_does_not_say_so(reviewed: Sitting, tmp_path: Path):
    assert "own_article" not in (
        exported(reviewed.project, tmp_path / "gold.jsonl") and (tmp_path / "gold.jsonl").read_text()
    )


def test_what_somebody_else_decides_later_is_no_more_the_own_readers(own: tuple[Sitting, str], tmp_path: Path):
    desk, article = own
    place = desk.first()
    desk.do(desk.review.take(place, 0))
    (row,) = desk.project.spans(article, GOLD_ID)
    assert row.extra["own_article"] is True
    other = Sitting(desk.project, desk.project.annotators()[0].id)
    other.do(other.review.take(place, 1))
    assert all("own_article" not in span.extra for span in desk.project.spans(article, GOLD_ID))
