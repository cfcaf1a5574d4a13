"""The file that a project was before it moved is kept under a name that says so; it stays while somebody has it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.services.moving import move_aside
from annotator.store.project import Project


def test_it_keeps_all_and_nothing_lies_where_it_was(project_path: Path) -> None:
    before = project_path.read_bytes()
    moved = move_aside(project_path)
    assert moved.name == "bridges (moved).annot"
    assert moved.read_bytes() == before
    assert [path.name for path in project_path.parent.iterdir()] == [moved.name]


def test_a_name_that_is_taken_is_left_alone(project_path: Path) -> None:
    taken = project_path.with_name("bridges (moved).annot")
    taken.write_text("another")
    assert move_aside(project_path).name == "bridges (moved 2).annot"
    assert taken.read_text() == "another"


def test_what_waits_beside_it_keeps_it_where_it_is(project_path: Path) -> None:
    other = sqlite3.connect(project_path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE meta SET name = 'later'")
    other.commit()
    with pytest.raises(ProjectError, match="still in use"):
        move_aside(project_path)
    other.close()
    project = Project.open(move_aside(project_path))
    assert project.name == "later"
    project.close()


def test_another_computer_that_has_it_keeps_it_where_it_is(project_path: Path) -> None:
    holder = project_path.with_name(project_path.name + ".holder")
    holder.write_text('{"user": "mai", "host": "other", "since": "", "pid": 3, "computer": "c"}')
    with pytest.raises(ProjectError, match="still in use"):
        move_aside(project_path)
    assert project_path.exists()
