"""A merge or import is taken back only while no decision, no gold and nothing else that is newer rests on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.assignment import Assignment
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.services import merging, settling
from annotator.store.project import Project
from tests.merged import copied, dump, merge
from tests.reviews import Marked, Sitting, add_article

TEXT = "Bà Lan Hạ nói có 1.200 tàu rời cảng. Ông Kern bác bỏ tin ấy."
AN = Marked({"who": ("Bà Lan Hạ", "actor")})
BO = Marked({"who": ("Lan Hạ", "actor")})
DECIDED = r"decisions or gold made since rest on what it brought \(articles: 1\)"


@pytest.fixture
def made(tmp_path: Path, scheme: Scheme) -> Project:
    """A project in which one act brought An's labels of an article, and a later one Bo's."""
    project = Project.create(tmp_path / "review.annot", name="review", scheme=scheme, annotator="Adjudicator")
    add_article(project, tmp_path, TEXT, an=AN)
    add_article(project, tmp_path, TEXT, bo=BO)
    return project


@pytest.fixture
def article(made: Project) -> str:
    return made.article_rows("")[0].id


def sat_down(project: Project) -> Sitting:
    return Sitting(project, project.annotators()[0].id)


def newest(project: Project) -> str:
    return merging.bulk_acts(project)[0].batch


def assert_refused(project: Project, batch: str, match: str) -> None:
    before = dump(project.path)
    with pytest.raises(UserError, match=match):
        merging.reverse(project, batch)
    assert dump(project.path) == before


def test_labels_under_closed_gold_are_not_taken_back(made: Project, article: str):
    desk = sat_down(made)
    desk.finish(article)
    for act in merging.bulk_acts(made):
        assert_refused(made, act.batch, DECIDED)


def test_labels_under_a_single_decision_are_not_taken_back_until_it_is_undone(made: Project, article: str):
    desk = sat_down(made)
    desk.do(desk.review.take(desk.first(), 0))
    assert_refused(made, newest(made), DECIDED)
    desk.undo()
    merging.reverse(made, newest(made))
    assert [person.name for person in made.annotators() if person.id != GOLD_ID] == ["Adjudicator", "an"]


def test_decisions_about_one_article_hold_no_other(made: Project, article: str, tmp_path: Path):
    add_article(made, tmp_path, "Cảng có 40 tàu.", an=Marked({"n": ("40 tàu", "figure")}))
    other = newest(made)
    desk = sat_down(made)
    desk.finish(article)
    merging.reverse(made, other)
    assert [row.id for row in made.article_rows("")] == [article]
    assert made.spans(article, GOLD_ID)


def test_gold_that_was_there_before_is_no_reason_until_it_changes(made: Project, article: str, tmp_path: Path):
    desk = sat_down(made)
    desk.finish(article)
    before = dump(made.path)
    add_article(made, tmp_path, TEXT, chi=Marked({"n": ("1.200 tàu", "figure")}))
    merging.reverse(made, newest(made))
    assert dump(made.path) == before
    add_article(made, tmp_path, TEXT, chi=Marked({"n": ("1.200 tàu", "figure")}))
    (gold,) = made.spans(article, GOLD_ID)
    made.apply(Edit("note", article, made.annotators()[0].id, (Change(gold, replace(gold, note="xem lại")),)))
    assert_refused(made, newest(made), DECIDED)


def test_gold_that_came_with_a_later_merge_goes_first(made: Project, article: str, tmp_path: Path):
    made.close()
    other = Project.open(copied(made.path, tmp_path / "other.annot"))
    other.begin_writing()
    sat_down(other).finish(article)
    other.close()
    here = Project.open(made.path)
    here.begin_writing()
    first = newest(here)
    gold = merging.commit(here, merging.plan(here, [other.path]))
    assert here.spans(article, GOLD_ID)
    assert_refused(here, first, DECIDED)
    merging.reverse(here, gold.batch)
    merging.reverse(here, first)
    assert here.spans(article, GOLD_ID) == []
    here.close()


def _rename(project: Project, bo: str, _article: str) -> None:
    project.rename_annotator(bo, "Bo Lê")


def _assign(project: Project, bo: str, article: str) -> None:
    project.assign([Assignment.of(article, bo)])


def _lead(project: Project, bo: str, _article: str) -> None:
    project.set_lead(bo)


@pytest.mark.parametrize("act", [_rename, _assign, _lead])
def test_what_is_in_no_history_counts_as_newer_in_every_opening(
    made: Project, article: str, act: Callable[[Project, str, str], None]
):
    made.close()
    again = Project.open(made.path)
    again.begin_writing()
    bo = again.annotator_named("bo")
    assert bo is not None
    act(again, bo.id, article)
    again.close()
    last = Project.open(made.path)
    last.begin_writing()
    assert_refused(last, newest(last), "something newer stands on")
    last.close()


def test_what_was_taken_back_and_seen_elsewhere_is_not_outdone_by_the_same_counts(
    made: Project, article: str, tmp_path: Path
):
    made.close()
    copy = copied(made.path, tmp_path / "copy.annot")
    here = Project.open(made.path)
    here.begin_writing()
    add_article(here, tmp_path, TEXT, chi=Marked({"n": ("1.200 tàu", "figure")}, notes={"n": "trước"}))
    here.save_copy(tmp_path / "seen.annot")
    merging.reverse(here, newest(here))
    add_article(here, tmp_path, TEXT, chi=Marked({"n": ("1.200 tàu", "figure")}, notes={"n": "sau"}))
    chi = here.annotator_named("chi")
    assert chi is not None
    (span,) = here.spans(article, chi.id)
    here.apply(Edit("note", article, chi.id, (Change(span, replace(span, note="sau nữa")),)))
    here.close()
    merge(copy, tmp_path / "seen.annot", made.path)
    there = Project.open(copy)
    (conflict,) = settling.conflicts(there)
    assert {state.note for state in conflict.states if isinstance(state, Span)} == {"trước", "sau nữa"}
    there.close()


def noted(project: Project, article: str, note: str) -> None:
    """Put a note on Bo's label, as Bo."""
    bo = project.annotator_named("bo")
    assert bo is not None
    (span,) = project.spans(article, bo.id)
    project.apply(Edit("note", article, bo.id, (Change(span, replace(span, note=note)),)))


def test_a_label_that_was_changed_since_is_named_before_anything_is_asked(made: Project, article: str):
    noted(made, article, "xem lại")
    refusal = merging.why_not_reversed(made, newest(made))
    assert refusal is not None
    assert refusal.values["name"] == "bo"
    assert "(labels: 1; articles in all: 1)" in str(refusal)
    assert_refused(made, newest(made), "bo .*since")


def test_a_change_that_was_undone_hinders_no_taking_back_and_no_later_merge(
    made: Project, article: str, tmp_path: Path
):
    add_article(made, tmp_path, TEXT, bo=Marked({"n": ("1.200 tàu", "figure")}))
    act = newest(made)
    bo = made.annotator_named("bo")
    assert bo is not None
    (brought,) = (span for span in made.spans(article, bo.id) if span.label == "figure")
    made.apply(Edit("note", article, bo.id, (Change(brought, replace(brought, note="nhầm")),)))
    assert merging.why_not_reversed(made, act) is not None
    made.apply(Edit("note", article, bo.id, (Change(replace(brought, note="nhầm"), brought),)))
    made.save_copy(tmp_path / "seen.annot")
    assert merging.why_not_reversed(made, act) is None
    merging.reverse(made, act)
    assert [span.label for span in made.spans(article, bo.id)] == ["actor"]
    noted(made, article, "sau")
    made.close()
    merge(made.path, tmp_path / "seen.annot")
    merge(tmp_path / "seen.annot", made.path)
    for path in (made.path, tmp_path / "seen.annot"):
        found = Project.open(path)
        assert settling.conflicts(found) == []
        assert {(span.label, span.note) for span in found.spans(article, bo.id)} == {("actor", "sau"), ("figure", "")}
        found.close()


def test_time_spent_reading_what_came_does_not_hinder(made: Project, article: str):
    acts = merging.bulk_acts(made)
    made.add_seconds(article, made.annotators()[0].id, 40.0)
    for act in acts:
        assert merging.why_not_reversed(made, act.batch) is None
        merging.reverse(made, act.batch)
    assert made.article_rows("") == []
