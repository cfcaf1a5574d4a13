"""A new project where a dead program left its newest work: that stays, and nothing is made that it would be part of."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.services import bundling, creating, restoring, salvaging, soundness
from annotator.services.backing_up import back_up
from annotator.store import creation, last_work
from annotator.store.project import Project
from tests.store.test_last_work import _WORK, beside

Make = Callable[[Path, Path], object]


def new(_other: Path, path: Path) -> None:
    creating.create(path, annotator="Mai").close()


def of_handout(other: Path, path: Path) -> None:
    with closing(Project.open(other)) as project:
        handout = other.with_name("one.handout")
        viewer = project.annotators()[0].name
        if not handout.exists():
            bundling.handout(project, viewer, handout)
    bundling.make_of_handout(handout, path)


def salvaged(other: Path, path: Path) -> None:
    salvaging.salvage(other, out=path)


def restored(other: Path, path: Path) -> None:
    restoring.restore_to(path, back_up(other))


def saved_copy(other: Path, path: Path) -> None:
    with closing(Project.open(other)) as project:
        project.save_copy(path)


ways = pytest.mark.parametrize("make", [new, of_handout, salvaged, restored, saved_copy])


@pytest.fixture
def other(project_path: Path, tmp_path: Path) -> Path:
    """A sound project of another name."""
    return Path(shutil.copyfile(project_path, tmp_path / "other.annot"))


@pytest.fixture
def moved(project_path: Path, other: Path) -> Path:
    """The path of a project whose program died, and which was renamed without what lay beside it."""
    assert other.exists()
    assert subprocess.run([sys.executable, "-c", _WORK, project_path], check=False).returncode == 9
    project_path.rename(project_path.with_name("moved.annot"))
    return project_path


@ways
def test_nothing_is_made_where_newest_work_waits_and_that_stays(moved: Path, other: Path, make: Make):
    kept = {suffix: beside(moved, suffix).read_bytes() for suffix in ("-wal", "-shm", ".holder")}
    with pytest.raises(ProjectError, match="lies beside it"):
        make(other, moved)
    assert not moved.exists()
    assert {suffix: beside(moved, suffix).read_bytes() for suffix in kept} == kept
    moved.with_name("moved.annot").rename(moved)
    assert soundness.check(moved).is_sound
    assert last_work.look(moved) is None


@ways
def test_a_new_project_is_not_told_of_the_work_of_one_that_had_its_name(moved: Path, other: Path, make: Make):
    for suffix in ("-wal", "-shm"):
        beside(moved, suffix).unlink()
    make(other, moved)
    assert soundness.check(moved).is_sound


@pytest.mark.parametrize("make", [new, of_handout, salvaged, restored])
@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal", ".holder", ".lock", ".last-work"])
def test_no_project_is_made_under_a_name_that_belongs_to_another(
    project_path: Path, other: Path, make: Make, suffix: str
):
    target = beside(project_path, suffix)
    with pytest.raises(ProjectError, match="belongs to a project"):
        make(other, target)
    assert not target.exists()
    assert soundness.check(project_path).is_sound


def test_work_that_came_beside_a_new_file_meanwhile_is_left_when_that_is_taken_back(tmp_path: Path):
    place = tmp_path / "new.annot"
    made = creation.create(place, name="new", scheme=creating.shipped_scheme(), guidelines="", annotator="Mai")
    beside(place, "-wal").write_bytes(b"work of somebody")
    creation.take_back(place, made)
    assert [path.name for path in tmp_path.iterdir()] == ["new.annot-wal"]


def test_what_a_disk_error_left_of_a_new_file_hinders_no_other_of_its_name(tmp_path: Path):
    place = tmp_path / "new.annot"
    made = creation.create(place, name="new", scheme=creating.shipped_scheme(), guidelines="", annotator="Mai")
    beside(place, "-journal").write_bytes(b"how the file was")
    creation.take_back(place, made)
    assert list(tmp_path.iterdir()) == []
    creating.create(place, annotator="Mai").close()


def test_what_lay_beside_a_new_file_before_is_left_when_that_is_taken_back(tmp_path: Path):
    place = tmp_path / "new.annot"
    beside(place, ".lock").mkdir()
    beside(place, "-shm").write_bytes(b"of somebody")
    with pytest.raises(ProjectError, match="cannot be locked"):
        creating.create(place, annotator="Mai")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.annot-shm", "new.annot.lock"]
    assert beside(place, "-shm").read_bytes() == b"of somebody"


@ways
def test_the_index_of_work_that_is_gone_is_not_taken_for_that_of_a_new_project(
    other: Path, project_path: Path, tmp_path: Path, make: Make
) -> None:
    subprocess.run([sys.executable, "-c", _WORK, project_path], check=False)
    path = tmp_path / "fresh.annot"
    shutil.copyfile(beside(project_path, "-shm"), beside(path, "-shm"))
    make(other, path)
    assert last_work.look(path) is None
    assert soundness.check(path).is_sound
