"""Whether an open project notices that its file, or its -wal, lost the name under which it was opened."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.errors import SaveFailed
from annotator.store.project import Project
from annotator.store.whereabouts import Whereabouts


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.annot"))


def deleted(path: Path) -> None:
    path.unlink()


def replaced_by_a_copy(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    copy.replace(path)


def folder_moved(path: Path) -> None:
    path.parent.rename(path.parent.with_name(f"{path.parent.name} renamed"))


needs_freedom = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file's name")


@needs_freedom
@pytest.mark.parametrize("beside", ["", "-wal"])
@pytest.mark.parametrize("happens", [moved, deleted, replaced_by_a_copy, folder_moved])
def test_a_name_that_is_lost_is_noticed_before_a_write(
    project: Project, happens: Callable[[Path], None], beside: str
) -> None:
    assert project.why_gone() is None
    happens(project.path.with_name(project.path.name + beside))

    assert project.why_gone() is not None
    with pytest.raises(SaveFailed):
        project.add_annotator("Người mới")


@needs_freedom
@pytest.mark.parametrize("happens", [moved, deleted])
def test_closing_leaves_nothing_at_a_name_that_was_lost(project: Project, happens: Callable[[Path], None]) -> None:
    project.add_annotator("Người mới")
    happens(project.path)

    project.close()

    assert list(project.path.parent.glob(f"{project.path.name}*")) == []


@needs_freedom
def test_a_file_that_was_away_for_a_while_is_written_again(project: Project) -> None:
    away = project.path.with_name("away.annot")
    project.path.rename(away)
    assert project.why_gone() is not None

    away.rename(project.path)

    assert project.why_gone() is None
    project.add_annotator("Người mới")


@needs_freedom
def test_a_link_that_comes_to_lead_elsewhere_is_noticed(tmp_path: Path, project: Project) -> None:
    project.close()
    other = tmp_path / "other.annot"
    shutil.copy(project.path, other)
    link = tmp_path / "link.annot"
    link.symlink_to(project.path)
    linked = Project.open(link)
    linked.begin_writing()
    assert linked.why_gone() is None

    link.unlink()
    link.symlink_to(other)

    assert linked.why_gone() is not None
    linked.close()


@pytest.mark.skipif(not hasattr(os, "O_PATH"), reason="the system does not tell the names of open files")
def test_the_name_of_the_wal_file_is_held_and_let_go_of(tmp_path: Path) -> None:
    path, wal = tmp_path / "a.annot", tmp_path / "a.annot-wal"
    path.touch()
    wal.touch()
    whereabouts = Whereabouts(path, path.stat())
    whereabouts.is_written_here()
    assert wal in held_by_us()

    assert whereabouts.why_gone() is None
    whereabouts.let_go()

    assert wal not in held_by_us()
    assert whereabouts.why_gone() is None


def held_by_us() -> set[Path]:
    return {Path(os.path.realpath(link)) for link in Path("/proc/self/fd").iterdir()}
