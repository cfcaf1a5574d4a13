"""The program that kills windows: a few of its rounds, and that it would notice what it is to notice."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.services import annotating
from annotator.services.history import History
from annotator.store.project import Project
from tests.faults.after_kill import looked_at
from tests.faults.supplies import Bundle, Folder
from tests.faults.telling import Told

PROGRAM = Path(__file__).parent / "programs" / "kills.py"


@pytest.mark.skipif(sys.platform == "win32", reason="the program hears its windows by pipes of POSIX")
def test_windows_killed_in_the_midst_of_acts_imports_and_merges_have_lost_nothing():
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), "5", "4"], check=False, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "lost: 0" in ran.stdout


def acted(path: Path, count: int) -> None:
    """Skip and reopen an article so often."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        viewer = project.annotators()[0].id
        article = project.article_rows(viewer)[0].id
        history = History(project, viewer)
        for _ in range(count):
            work = project.work(article, viewer)
            history.do(annotating.set_status(work, "todo" if work.status == "skipped" else "skipped"))


def test_an_act_that_is_not_there_is_noticed(project_path: Path):
    acted(project_path, 2)
    before = project_path.read_bytes()
    acted(project_path, 1)
    told = Told(project_path)
    assert looked_at(project_path, told, [], []).problems == []
    told = Told(project_path)
    project_path.write_bytes(before)
    found = looked_at(project_path, told, [], [])
    assert found.lost
    assert "not there" in found.problems[0]


def test_an_act_that_nobody_told_is_counted_and_two_are_too_many(project_path: Path):
    told = Told(project_path)
    acted(project_path, 1)
    found = looked_at(project_path, told, [], [])
    assert (found.untold, found.lost, found.problems) == (1, 0, [])
    told = Told(project_path)
    acted(project_path, 2)
    assert looked_at(project_path, told, [], []).problems == ["2 acts more than were told"]


def test_half_of_an_import_or_a_merge_is_noticed(project_path: Path):
    with closing(Project.open(project_path)) as project:
        articles = frozenset({row.id for row in project.article_rows("")} | {"another"})
    half = Folder(project_path.parent, articles)
    nothing = Bundle(project_path, frozenset({"one", "two"}))
    found = looked_at(project_path, Told(project_path), [half], [nothing])
    assert found.problems == ["an import is there by 3 of 4 articles"]
    whole = replace(half, articles=articles - {"another"})
    assert looked_at(project_path, Told(project_path), [whole], [nothing]).problems == []


@pytest.mark.parametrize(
    "old", sorted((Path(__file__).parents[1] / "store" / "files").glob("v*.annot")), ids=lambda old: old.stem
)
def test_a_migration_alone_is_taken_for_no_loss(tmp_path: Path, old: Path):
    path = tmp_path / "old.annot"
    path.write_bytes(old.read_bytes())
    told = Told(path)
    with closing(Project.open(path)) as project:
        project.begin_writing()
    found = looked_at(path, told, [], [])
    assert (found.lost, found.problems) == (0, [])
