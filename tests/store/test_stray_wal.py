"""A `-wal` file that a dead program left, beside a project that somebody put in its place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.services import creating, salvaging, soundness
from annotator.store import stray_wal
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
    assert "of another state of it" in report.report_file.read_text("utf-8")
    assert soundness.check(died).is_sound
    assert report.moved is not None
    assert beside(report.moved, "-wal").exists()


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


def test_a_project_too_large_to_be_read_in_that_time_is_opened(died: Path):
    closed = died.with_name("closed.annot")
    worked_on(closed)
    shutil.copyfile(closed, died)
    assert stray_wal.is_stray(died)
    assert not stray_wal.is_stray(died, seconds=1e-9)
