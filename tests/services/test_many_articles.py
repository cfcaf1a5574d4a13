"""An edit of very many articles, its undo and its redo: with a progress, and cancelled they leave nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.bulk import EVERY
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.services import describing_articles, history
from annotator.services.history import REDO, UNDO, History
from annotator.services.jobs import Stopped
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.merged import dump

ARTICLES = 2 * EVERY + 30


@pytest.fixture
def project(tmp_path: Path, scheme: Scheme) -> Iterator[Project]:
    made = Project.create(tmp_path / "many.annot", name="Many", scheme=scheme, annotator="Mai")
    staging = Staging(tmp_path / "staging")
    for number in range(ARTICLES):
        staging.add(LabelledRecord(article=Article.from_text(f"Bài số {number} ở bến.", title=f"Bài {number}")))
    made.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    yield made
    made.close()


def given(project: Project) -> int:
    """Give all articles a source; return the seq of that act."""
    rows = [data for piece in describing_articles.read(project.path) for data in piece]
    return project.apply(describing_articles.set_field(project, project.lead, rows, "source", "Báo Bến"))


def sources(project: Project) -> set[str]:
    return {row.source for row in project.article_rows("")}


def test_a_step_of_very_many_articles_tells_how_far_it_is(project: Project):
    seq = given(project)
    heard: list[tuple[int, int, str]] = []
    tick = history.ticks(ARTICLES, lambda *said: heard.append(said), lambda: False, "Taking back…")
    history.written_step(project, seq, UNDO, tick=tick)
    shares = [done / total for done, total, _ in heard]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert {name for _, _, name in heard} == {"Taking back…"}
    assert sources(project) == {""}


@pytest.mark.parametrize("step", [UNDO, REDO])
@pytest.mark.parametrize("allowed", range(4 * ARTICLES // EVERY))
def test_cancelled_anywhere_it_leaves_everything_as_it_was_and_can_be_done_afterwards(
    project: Project, step: int, allowed: int
):
    seq = given(project)
    if step == REDO:
        history.written_step(project, seq, UNDO)
    before, left = dump(project.path), iter([False] * allowed)
    tick = history.ticks(ARTICLES, lambda *_said: None, lambda: next(left, True), "")
    with pytest.raises(Stopped):
        history.written_step(project, seq, step, tick=tick)
    assert dump(project.path) == before
    history.written_step(project, seq, step)
    assert sources(project) == ({""} if step == UNDO else {"Báo Bến"})


def test_the_history_takes_in_what_a_job_has_done_and_goes_on_from_there(project: Project):
    seq = given(project)
    mine = History(project, project.lead)
    edit = history.written_step(project, seq, UNDO)
    mine.stepped(edit, seq, UNDO)
    assert (mine.next_act(UNDO), mine.next_act(REDO).seq) == (None, seq)
    mine.stepped(edit, seq, UNDO)
    assert mine.next_act(REDO).seq == seq, "told twice it is the same"
    mine.redo()
    assert sources(project) == {"Báo Bến"}
    assert History(project, project.lead).next_act(UNDO).seq == seq


def test_of_very_many_articles_the_next_act_shows_only_the_first(project: Project):
    seq = given(project)
    assert project.parts_of(seq, 10 * ARTICLES) == ARTICLES
    assert project.parts_of(seq, 7) == 7
    upcoming = History(project, project.lead).upcoming(UNDO)
    assert upcoming is not None
    assert len(upcoming.parts) == EVERY
