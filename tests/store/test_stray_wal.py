"""A `-wal` file that a dead program left, beside a project that somebody put in its place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import ProjectError
from annotator.services import creating, salvaging, soundness
from annotator.store import stray_wal, wal_file
from annotator.store.project import Project
from tests.faults import damages
from tests.store.test_last_work import _WORK, beside


@pytest.fixture
def died(project_path: Path, tmp_path: Path) -> Path:
    """A worked project whose program was killed, beside `closed.annot`, the project as it was closed before."""
    shutil.copyfile(project_path, tmp_path / "closed.annot")
    path = tmp_path / "died.annot"
    shutil.copyfile(project_path, path)
    assert subprocess.run([sys.executable, "-c", _WORK, path], check=False).returncode == 9
    return path


def worked_on(path: Path) -> None:
    """Let another writer close it with other pages than the -wal has."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        for number in range(300):
            project.add_annotator(f"An {number}")


def read(path: Path) -> None:
    Project.open(path).close()


def write(path: Path) -> None:
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator("Bình")


def check(path: Path) -> None:
    soundness.check(path)


@pytest.mark.parametrize("act", [read, write, check])
@pytest.mark.parametrize("left", [("-shm", ".holder"), ()])
def test_what_belongs_to_another_state_is_not_mixed_into_a_sound_file(
    died: Path, act: Callable[[Path], None], left: tuple[str, ...]
):
    closed = died.with_name("closed.annot")
    worked_on(closed)
    shutil.copyfile(closed, died)
    for suffix in {"-shm", ".holder"} - set(left):
        beside(died, suffix).unlink()
    before, rows = died.read_bytes(), damages.rows(closed)
    with suppress(ProjectError):
        act(died)
    assert died.read_bytes() == before
    report = salvaging.salvage(died)
    assert damages.lost(rows, damages.rows(died)) == []
    assert not report.is_whole
    said = report.report_file.read_text("utf-8")
    assert "of another state of it" in said
    assert "Salvage it" not in said
    assert soundness.check(died).is_sound
    assert report.moved is not None
    assert beside(report.moved, "-wal").exists()
    assert f"is kept as {beside(report.moved, '-wal').name}; work that stands nowhere else may be in it." in said


def test_what_belongs_to_another_project_is_not_mixed_into_a_sound_file(died: Path):
    other = died.with_name("other.annot")
    creating.create(other, annotator="Bình").close()
    worked_on(other)
    shutil.copyfile(other, died)
    before = died.read_bytes()
    with pytest.raises(ProjectError, match="of another state"):
        read(died)
    assert died.read_bytes() == before


def test_the_wal_of_a_project_is_its_own(died: Path):
    assert not stray_wal.is_stray(died)
    read(died)
    write(died)
    assert not stray_wal.is_stray(died)


def test_a_project_need_not_be_read_through_for_that(died: Path):
    closed = died.with_name("closed.annot")
    worked_on(closed)
    shutil.copyfile(closed, died)
    assert stray_wal.is_stray(died)
    assert seen_at_once(died)


_ACTS = """
import os, sys
from pathlib import Path
from annotator.services import annotating
from annotator.services.history import History
from annotator.store.project import Project

project = Project.open(Path(sys.argv[1]))
project.begin_writing()
viewer = project.annotators()[0].id
history, rows = History(project, viewer), project.article_rows(viewer)
for number in range(int(sys.argv[2])):
    work = project.work(rows[number % len(rows)].id, viewer)
    history.do(annotating.set_status(work, "todo" if work is not None and work.status == "skipped" else "skipped"))
if sys.argv[3] == "die":
    os._exit(9)
project.close()
"""


def act(path: Path, acts: int, *, die: bool = False) -> None:
    done = subprocess.run([sys.executable, "-c", _ACTS, path, str(acts), "die" if die else "close"], check=False)
    assert done.returncode == (9 if die else 0)


def seen_at_once(path: Path) -> bool:
    return stray_wal.is_stray(path, seconds=1e-9)


@pytest.mark.parametrize("acts", [1, 30])
def test_an_older_state_of_the_same_project_does_not_undo_what_came_after_it(
    project_path: Path, tmp_path: Path, acts: int
):
    """The two together are whole: the -wal has every page that has changed since."""
    act(project_path, 10, die=True)
    other = tmp_path / "other.annot"
    for suffix in ("", "-wal"):
        shutil.copyfile(beside(project_path, suffix) if suffix else project_path, beside(other, suffix))
    act(other, acts)
    shutil.copyfile(other, project_path)
    before = damages.rows(other)
    assert seen_at_once(project_path)
    for way in (read, write, check):
        with pytest.raises(ProjectError, match="of another state"):
            way(project_path)
    salvaging.salvage(project_path)
    assert damages.rows(project_path) == before


@pytest.mark.parametrize("acts", [10, 30])
def test_what_went_on_otherwise_is_not_undone_by_what_another_program_left(
    project_path: Path, tmp_path: Path, acts: int
):
    other = tmp_path / "other.annot"
    shutil.copyfile(project_path, other)
    act(other, 10, die=True)
    act(project_path, acts)
    shutil.copyfile(beside(other, "-wal"), beside(project_path, "-wal"))
    assert seen_at_once(project_path)


def test_a_copy_of_an_earlier_day_is_known_by_its_count_of_changes(project_path: Path, tmp_path: Path):
    old = tmp_path / "old.annot"
    shutil.copyfile(project_path, old)
    act(project_path, 30)
    act(project_path, 30, die=True)
    shutil.copyfile(old, project_path)
    assert seen_at_once(project_path)


@pytest.mark.parametrize("taken_over", [0, 7, 10_000])
def test_what_was_being_brought_into_the_file_when_the_program_died_is_its_own(project_path: Path, taken_over: int):
    act(project_path, 30, die=True)
    with closing(wal_file.Wal(beside(project_path, "-wal"))) as wal, project_path.open("r+b") as file:
        over, _ = wal.committed()
        for page, at in sorted(over.items())[:taken_over]:
            wal.file.seek(at)
            file.seek((page - 1) * wal.size)
            file.write(wal.file.read(wal.size))
    assert not seen_at_once(project_path)
    assert not stray_wal.is_stray(project_path)
    read(project_path)
    act(project_path, 30, die=True)
    assert not seen_at_once(project_path)


@pytest.mark.parametrize("amid", [1, 2, 3])
def test_what_another_program_takes_in_and_begins_anew_between_two_looks_is_its_own(
    project_path: Path, monkeypatch: pytest.MonkeyPatch, amid: int
):
    act(project_path, 30, die=True)
    wal, opened, seen = beside(project_path, "-wal"), Path.open, []

    def after_the_other(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path == wal:
            seen.append(path)
            if len(seen) == amid:
                act(project_path, 30, die=True)
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", after_the_other)
    assert not seen_at_once(project_path)
    assert not stray_wal.is_stray(project_path)
    assert len(seen) >= amid
