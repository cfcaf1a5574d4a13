"""Copies that sync programs put beside a project are found by their names and by what they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.services import creating
from annotator.services.conflict_files import conflict_copies
from annotator.store.project import Project


@pytest.mark.parametrize(
    "behind",
    [
        " (Mai's conflicted copy 2026-03-01)",
        " (conflicted copy 2026-03-01 093612)",
        " (Mai-PC's conflicted copy 2026-03-01 (1))",
        ".sync-conflict-20260301-093612-ABCDEFG",
        ".Conflict",
        "_Mai-PC_Mar-01-0901-2026_CaseConflict_1",
        "_conflict-20260301-093612",
    ],
)
def test_what_says_that_it_is_a_conflict(project: Project, behind: str) -> None:
    copy = project.path.with_name(f"{project.path.stem}{behind}.annot")
    shutil.copyfile(project.path, copy)
    assert conflict_copies(project) == [copy]


@pytest.mark.parametrize(
    "name", ["bridges-2", "bridges (moved)", "bridges-Mai", "other (conflicted copy)", "bridges 2"]
)
def test_a_persons_own_copies_are_none(project: Project, name: str) -> None:
    shutil.copyfile(project.path, project.path.with_name(f"{name}.annot"))
    assert conflict_copies(project) == []


def test_the_name_of_another_computer_says_it_where_something_syncs(project: Project) -> None:
    (project.path.parent / ".stfolder").mkdir()
    copy = project.path.with_name("bridges-MAI-LAPTOP.annot")
    for path in (copy, project.path.with_name("bridges-2.annot")):
        shutil.copyfile(project.path, path)
    assert conflict_copies(project) == [copy]


def test_another_project_and_what_is_no_project_are_left_alone(project: Project, tmp_path: Path) -> None:
    creating.create(tmp_path / "bridges (conflicted copy).annot", annotator="Mai").close()
    (tmp_path / "bridges (conflicted copy 2).annot").write_text("no project")
    assert conflict_copies(project) == []
