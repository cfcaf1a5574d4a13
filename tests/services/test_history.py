"""Undo and redo: per person, across restarts, back to the last barrier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import SaveFailed, StaleEdit, UserError
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.services import annotating, preparing
from annotator.services.history import History
from annotator.store.project import Project
from annotator.store.staging import Staging


@pytest.fixture
def history(project: Project, mai: Annotator) -> History:
    return History(project, mai.id)


def label(project: Project, who: str, at: int = 0, *, label: str = "claim", article_at: int = 0) -> Edit:
    """Build an edit that labels five characters of an article."""
    article = project.article(project.article_rows("")[article_at].id)
    work = project.work(article.id, who)
    return annotating.add_span(project.scheme, article, work, [], start=at, end=at + 5, label=label)


def visible(project: Project, who: str) -> list[object]:
    """Everything that an annotator sees of the articles."""
    return [
        (row, project.spans(row.id, who), project.links(row.id, who), project.work(row.id, who), project.zones(row.id))
        for row in project.article_rows(who)
    ]


def test_undo_takes_the_last_act_back_and_redo_does_it_again(
    project: Project, mai: Annotator, history: History
) -> None:
    before = visible(project, mai.id)
    done = history.do(label(project, mai.id))
    after = visible(project, mai.id)
    assert before != after
    assert (history.undo_name, history.redo_name) == ("label", None)
    undone = history.undo()
    assert undone is not None
    assert undone.changes == done.inverse().changes
    assert visible(project, mai.id) == before
    assert (history.undo_name, history.redo_name) == (None, "label")
    redone = history.redo()
    assert redone is not None
    assert redone.changes == done.changes
    assert visible(project, mai.id) == after


def test_with_nothing_to_undo_or_redo_nothing_happens(project: Project, mai: Annotator, history: History) -> None:
    assert history.undo() is None
    assert history.redo() is None
    assert project.log(mai.id) == []


def test_a_new_act_ends_what_could_be_redone(project: Project, mai: Annotator, history: History) -> None:
    history.do(label(project, mai.id))
    history.undo()
    history.do(label(project, mai.id, 6))
    assert history.redo_name is None
    assert history.redo() is None


def test_undo_goes_back_through_articles_and_says_where_it_was(
    project: Project, mai: Annotator, history: History
) -> None:
    first = history.do(label(project, mai.id, article_at=0))
    second = history.do(label(project, mai.id, article_at=1))
    undone = [history.undo(), history.undo()]
    assert [edit.article_id for edit in undone if edit] == [second.article_id, first.article_id]
    redone = [history.redo(), history.redo()]
    assert [edit.article_id for edit in redone if edit] == [first.article_id, second.article_id]


def test_undo_and_redo_survive_a_restart(project: Project, mai: Annotator, history: History) -> None:
    history.do(label(project, mai.id))
    history.do(label(project, mai.id, 6, label="actor"))
    history.do(annotating.set_status(project.work(project.article_rows("")[0].id, mai.id), "finished"))
    history.undo()
    project.close()
    again = Project.open(project.path)
    again.begin_writing()
    restored = History(again, mai.id)
    assert (restored.undo_name, restored.redo_name) == ("label", "finish")
    restored.redo()
    restored.undo()
    restored.undo()
    restored.undo()
    assert visible(again, mai.id) == [
        (row._replace(status="todo", spans=0), [], [], again.work(row.id, mai.id), again.zones(row.id))
        for row in again.article_rows("")
    ]
    assert restored.undo() is None
    again.close()


def test_everybody_undoes_their_own_acts_only(project: Project, mai: Annotator, history: History) -> None:
    an = project.annotator_named("An")
    assert an is not None
    theirs = History(project, an.id)
    history.do(label(project, mai.id))
    theirs.do(label(project, an.id, 6))
    assert History(project, mai.id).undo_name == "label"
    history.undo()
    assert history.undo() is None
    assert len(project.spans(project.article_rows("")[0].id, an.id)) == 1
    with pytest.raises(ValueError, match="another annotator"):
        history.do(label(project, an.id, 12))


def test_an_act_that_is_refused_leaves_undo_and_redo_as_they_were(
    project: Project, mai: Annotator, history: History
) -> None:
    history.do(label(project, mai.id))
    history.do(label(project, mai.id, 6))
    history.undo()
    wrong = label(project, mai.id, 12)
    (change,) = wrong.of(Span)
    assert isinstance(change.after, Span)
    wrong = replace(wrong, changes=(Change(None, replace(change.after, quote="?????")),))
    with pytest.raises(UserError):
        history.do(wrong)
    assert (history.undo_name, history.redo_name) == ("label", "label")
    history.redo()


def test_when_saving_fails_undo_and_redo_stay_and_work_afterwards(
    project: Project, mai: Annotator, history: History
) -> None:
    history.do(label(project, mai.id))
    before = visible(project, mai.id)
    moved = project.path.rename(project.path.with_suffix(".moved"))
    with pytest.raises(SaveFailed):
        history.undo()
    with pytest.raises(SaveFailed):
        history.do(label(project, mai.id, 6))
    moved.rename(project.path)
    assert visible(project, mai.id) == before
    assert history.undo() is not None
    moved = project.path.rename(project.path.with_suffix(".moved"))
    with pytest.raises(SaveFailed):
        history.redo()
    moved.rename(project.path)
    assert history.redo() is not None
    assert visible(project, mai.id) == before


def as_lead(project, person, edit):
    """Do something to the article as its lead for a moment: nobody else may."""
    before = project.lead
    project.set_lead(person.id)
    History(project, person.id).do(edit)
    project.set_lead(before)


def test_a_step_that_has_become_stale_is_dropped_with_a_sentence_and_the_next_is_usable(
    project: Project, mai: Annotator, history: History
) -> None:
    history.do(label(project, mai.id))
    zone = project.zones(project.article_rows("")[0].id)[0]
    history.do(preparing.set_zone_state(mai.id, zone, "rejected"))
    an = project.annotator_named("An")
    assert an is not None
    rejected = replace(zone, state="rejected")
    as_lead(project, an, preparing.set_zone_state(an.id, rejected, "proposed"))
    with pytest.raises(StaleEdit, match="cannot be undone"):
        history.undo()
    assert history.undo_name == "label"
    assert history.undo() is not None
    assert history.undo() is None


def test_a_stale_step_is_dropped_from_redo_as_well(project: Project, mai: Annotator, history: History) -> None:
    zone = project.zones(project.article_rows("")[0].id)[0]
    history.do(preparing.set_zone_state(mai.id, zone, "rejected"))
    history.undo()
    an = project.annotator_named("An")
    assert an is not None
    as_lead(project, an, preparing.set_zone_state(an.id, zone, "proposed"))
    with pytest.raises(StaleEdit, match="cannot be done again"):
        history.redo()
    assert history.redo() is None


def test_after_a_stale_step_was_dropped_a_restart_finds_the_steps_below_it(
    project: Project, mai: Annotator, history: History
) -> None:
    history.do(label(project, mai.id))
    history.do(label(project, mai.id, 6))
    zone = project.zones(project.article_rows("")[0].id)[0]
    history.do(preparing.set_zone_state(mai.id, zone, "rejected"))
    an = project.annotator_named("An")
    assert an is not None
    as_lead(project, an, preparing.set_zone_state(an.id, replace(zone, state="rejected"), "accepted"))
    with pytest.raises(StaleEdit):
        history.undo()
    history.undo()
    restored = History(project, mai.id)
    assert (restored.undo_name, restored.redo_name) == ("label", "label")
    restored.undo()
    assert restored.undo() is None


def test_a_barrier_stops_undo_and_redo_even_when_a_job_writes_it(
    project: Project, mai: Annotator, history: History, tmp_path: Path
) -> None:
    history.do(label(project, mai.id))
    history.do(label(project, mai.id, 6))
    history.undo()
    job = Project.open(project.path)
    job.begin_writing()
    staging = Staging(tmp_path / "staging")
    staging.add(LabelledRecord(article=Article.from_text("Tin mới.")))
    job.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    job.close()
    assert (history.undo_name, history.redo_name) == (None, None)
    assert history.undo() is None
    assert history.redo() is None
    history.do(label(project, mai.id, 12))
    assert History(project, mai.id).undo_name == "label"
    history.undo()
    assert history.undo() is None


def test_undo_is_written_into_the_history_as_what_it_is(project: Project, mai: Annotator, history: History) -> None:
    history.do(label(project, mai.id))
    history.undo()
    history.redo()
    log = project.log(mai.id)
    assert [(entry.kind, entry.target, entry.name) for entry in log] == [
        ("edit", None, "label"),
        ("undo", log[0].seq, "label"),
        ("redo", log[0].seq, "label"),
    ]
    ids = [project.edit_of(entry.seq).id for entry in log]
    assert len(set(ids)) == 3


# The same act in several articles


def both_articles(project: Project, who: str, at: int = 0) -> Edit:
    """Build an edit that labels five characters of each of two articles."""
    return replace(label(project, who, at), beside=(label(project, who, at, article_at=1),))


def test_an_act_in_several_articles_is_one_step_also_after_a_restart(
    project: Project, mai: Annotator, history: History
) -> None:
    history.do(label(project, mai.id, 20))
    before = visible(project, mai.id)
    history.do(both_articles(project, mai.id))
    after = visible(project, mai.id)
    assert [row.spans for row in project.article_rows(mai.id)][:2] == [2, 1]
    again = History(project, mai.id)
    assert again.undo_name == "label"
    undone = again.undo()
    assert undone is not None
    assert len(undone.parts) == 2
    assert visible(project, mai.id) == before
    third = History(project, mai.id)
    assert third.redo_name == "label"
    third.redo()
    assert visible(project, mai.id) == after
    third.undo()
    third.undo()
    assert third.undo_name is None


def test_an_act_in_several_articles_is_written_in_all_or_none(
    project: Project, mai: Annotator, history: History
) -> None:
    history.do(label(project, mai.id, article_at=1))
    before = visible(project, mai.id)
    stale = both_articles(project, mai.id)
    with pytest.raises(UserError):
        history.do(stale)
    assert visible(project, mai.id) == before
    assert History(project, mai.id).undo_name == "label"
    other = project.add_annotator("Other")
    mixed = replace(label(project, mai.id, 10), beside=(label(project, other.id, 10, article_at=1),))
    with pytest.raises(ValueError, match="one annotator's"):
        history.do(mixed)
