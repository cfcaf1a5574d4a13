"""What is no project is refused before SQLite is let at it: it would wait for ever, or delete the newest work."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError, UserError
from annotator.services import salvaging, soundness
from annotator.services.backing_up import back_up
from annotator.store import lock
from annotator.store.connection import connect_reading, connect_writing
from annotator.store.project import Project

COMMANDS: list[Callable[[Path], object]] = [
    Project.open,
    connect_reading,
    connect_writing,
    soundness.check,
    lambda path: back_up(path, "asked"),
]


def test_an_empty_file_with_work_in_its_wal_is_refused_by_all_and_salvaged_whole(
    project_path: Path, tmp_path: Path
) -> None:
    with closing(Project.open(project_path)) as person:
        person.begin_writing()
        person._connection.execute("VACUUM")  # so that all pages are in the -wal
        for number in range(20):
            person.add_annotator(f"Person {number}")
        cut = tmp_path / "cut.annot"
        shutil.copyfile(f"{project_path}-wal", f"{cut}-wal")
    cut.touch()
    wal = Path(f"{cut}-wal").read_bytes()
    for command in COMMANDS:
        with pytest.raises(UserError, match="it is empty, but work that belongs in it waits in cut.annot-wal"):
            command(cut)
        assert Path(f"{cut}-wal").read_bytes() == wal
    found = salvaging.is_damaged(cut)
    assert found is not None
    assert salvaging.tells_of_damage(found) == cut
    salvaging.salvage(cut)
    with closing(Project.open(cut)) as again:
        assert {f"Person {number}" for number in range(20)} <= {one.name for one in again.annotators()}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_pipe_is_no_project_and_nobody_waits_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.annot"
    os.mkfifo(pipe)
    assert salvaging.is_damaged(pipe) is None
    for command in (*COMMANDS, lock.take):
        with pytest.raises(ProjectError, match="is no Annotator project"):
            command(pipe)
    assert os.listdir(tmp_path) == ["pipe.annot"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_lock_is_made_for_what_is_not_there_or_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "loop.annot").symlink_to(tmp_path / "loop.annot")
    (tmp_path / "lost.annot").symlink_to(tmp_path / "nowhere.annot")
    (tmp_path / "folder.annot").mkdir()
    before = sorted(os.listdir(tmp_path))
    for name, said in {
        "loop": "cannot be read",
        "lost": "does not exist",
        "none": "does not exist",
        "folder": "is a folder",
    }.items():
        with pytest.raises(ProjectError, match=said):
            lock.take(tmp_path / f"{name}.annot")
    with pytest.raises(ProjectError, match="cannot be read"):
        lock.take(tmp_path / "loop.annot", absent=True)
    assert sorted(os.listdir(tmp_path)) == before
