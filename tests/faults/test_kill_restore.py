"""A restore that is killed at any step leaves the project as before or as restored, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator import paths
from annotator.services import backing_up
from annotator.store import files
from annotator.store.connection import connect_writing
from annotator.store.project import Project

PROGRAM = Path(__file__).with_name("restoring_steps.py")
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs children that are copies of their parent")


@pytest.fixture
def pristine(project_path: Path, tmp_path: Path) -> Path:
    """A project of a killed program: its newest act waits in the -wal file; and a backup from before that act."""
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / "bridges.annot"
    shutil.copy(project_path, path)
    made = backing_up.back_up(path)
    project = Project.open(path)
    project.begin_writing()
    project.add_annotator("Bình")
    left = {suffix: files.beside(path, suffix).read_bytes() for suffix in ("", files.WAL)}
    project.close()
    for suffix, content in left.items():
        files.beside(path, suffix).write_bytes(content)
    files.beside(path, files.LOCK).unlink(missing_ok=True)
    target = folder / "home" / made.parent.relative_to(paths.data_dir().parent)
    shutil.copytree(made.parent, target)
    return folder.rename(tmp_path / "pristine")


def steps_of(pristine: Path) -> int:
    """Kill a restore at each of its steps; return how many there were, where nothing went wrong."""
    run = subprocess.run(
        [sys.executable, PROGRAM, pristine, pristine.with_name("work")],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["faults"] == []
    steps: int = found["steps"]
    return steps


def test_a_project_with_work_in_its_wal_file(pristine: Path) -> None:
    assert steps_of(pristine) > 15


def test_a_damaged_project(pristine: Path) -> None:
    path = pristine / "bridges.annot"
    files.beside(path, files.WAL).unlink()
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])
    assert steps_of(pristine) > 15


def test_a_project_that_is_gone_but_for_its_wal_file(pristine: Path) -> None:
    (pristine / "bridges.annot").unlink()
    assert steps_of(pristine) > 10


def test_a_project_that_is_gone(pristine: Path) -> None:
    path = pristine / "bridges.annot"
    path.unlink()
    files.beside(path, files.WAL).unlink()
    assert steps_of(pristine) > 10


def test_the_wal_file_of_the_pristine_project_is_read(pristine: Path) -> None:
    with closing(connect_writing(pristine / "bridges.annot")) as connection:
        assert connection.execute("SELECT count(*) FROM annotator").fetchone()[0] == 4
