"""What is no project is refused before SQLite is let at it: it would wait for ever, or delete the newest work."""

from __future__ import annotations

import os
import shutil
import sqlite3
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
        with pytest.raises(UserError, match=r"it is empty, but work that belongs in it waits in cut\.annot-wal"):
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
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_lock_is_made_for_what_is_not_there_or_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "loop.annot").symlink_to(tmp_path / "loop.annot")
    (tmp_path / "lost.annot").symlink_to(tmp_path / "nowhere.annot")
    (tmp_path / "folder.annot").mkdir()
    before = sorted(tmp_path.iterdir())
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
    assert sorted(tmp_path.iterdir()) == before


DEEP = '{"id":' + "[" * 200_000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE FROM meta", "its name and its number are missing"),
        ("DELETE FROM scheme", "its scheme is missing"),
        ("DELETE FROM guidelines", "its guidelines are missing"),
        ("UPDATE scheme SET content = '{}'", "its scheme cannot be read"),
        ("UPDATE scheme SET content = 'none'", "its scheme cannot be read"),
        (f"UPDATE scheme SET content = '{DEEP}'", "its scheme cannot be read"),
    ],
    ids=["meta", "scheme", "guidelines", "lacking", "no JSON", "deep"],
)
def test_what_a_project_lacks_is_said_in_words_for_people(project_path: Path, change: str, said: str) -> None:
    with closing(sqlite3.connect(project_path, isolation_level=None)) as hand:
        hand.execute("PRAGMA foreign_keys = OFF")
        hand.execute(change)
    with pytest.raises(ProjectError, match=f"is damaged: {said}. Restore a backup or salvage it") as caught:
        Project.open(project_path)
    assert salvaging.tells_of_damage(caught.value) == project_path
    with pytest.raises(ProjectError, match=said):
        back_up(project_path, "asked")
    if "meta" not in change:
        soundness.check(project_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_project_without_its_first_bytes_is_damaged_and_no_stranger(
    project_path: Path, command: Callable[[Path], object]
) -> None:
    project_path.write_bytes(bytes(100) + project_path.read_bytes()[100:])
    with pytest.raises(UserError, match="is damaged: its first bytes are not those of a project"):
        command(project_path)


def test_a_picture_under_another_name_is_no_project(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG" + bytes(3000))
    with pytest.raises(ProjectError, match="is no Annotator project"):
        Project.open(picture)
