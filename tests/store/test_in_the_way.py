"""A folder, a pipe or a socket where a project has its side files: nothing waits for ever, and a salvage moves it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.services import backing_up, salvaging, soundness
from annotator.store import files
from annotator.store.project import Project
from tests.faults import damages
from tests.store.test_last_work import beside, died  # noqa: F401  a fixture

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither among its files")


def folder(path: Path) -> None:
    path.mkdir()
    (path / "within").write_text("kept", "utf-8")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def plug(path: Path) -> None:
    short = path.parent / "s"
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(short))
    short.rename(path)


kinds = pytest.mark.parametrize("make", [folder, pytest.param(pipe, marks=posix), pytest.param(plug, marks=posix)])


@kinds
@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_what_is_no_file_is_said_and_moved_by_a_salvage(project_path: Path, suffix: str, make: Callable[[Path], None]):
    odd, rows = beside(project_path, suffix), damages.rows(project_path)
    make(odd)
    content = project_path.read_bytes()
    for act in (soundness.check, backing_up.back_up, Project.open):
        with pytest.raises(ProjectError, match=f"{odd.name}, which lies beside it, is no file") as caught:
            act(project_path)
        assert salvaging.tells_of_damage(caught.value) == project_path
    assert project_path.read_bytes() == content
    report = salvaging.salvage(project_path)
    assert damages.lost(rows, damages.rows(project_path)) == []
    assert soundness.check(project_path).is_sound
    assert report.moved is not None
    assert beside(report.moved, suffix).exists()
    assert not beside(report.moved, suffix).is_file()
    if make is folder:
        assert (beside(report.moved, suffix) / "within").read_text("utf-8") == "kept"


@kinds
def test_newest_work_comes_back_where_something_lies_in_the_place_of_its_index(
    died: Path,  # noqa: F811
    make: Callable[[Path], None],
):
    beside(died, "-shm").unlink()
    make(beside(died, "-shm"))
    salvaging.salvage(died)
    found = damages.rows(died)
    assert any(kind == "work" for kind, _ in found)
    assert soundness.check(died).is_sound


@kinds
@pytest.mark.parametrize("suffix", [".holder", ".last-work", ".lock"])
def test_a_project_is_read_beside_what_is_no_note(project_path: Path, suffix: str, make: Callable[[Path], None]):
    make(beside(project_path, suffix))
    assert soundness.check(project_path).is_sound
    backing_up.back_up(project_path)
    Project.open(project_path).close()


@pytest.mark.parametrize("letters", [246, 255])
def test_a_name_that_leaves_no_room_for_those_of_side_files_is_read(project_path: Path, letters: int):
    path = project_path.rename(project_path.with_name("n" * (letters - 6) + ".annot"))
    assert soundness.check(path).is_sound
    backing_up.back_up(path)
    Project.open(path).close()


@posix
def test_what_another_program_deletes_amid_the_look_is_not_in_the_way(
    project_path: Path, monkeypatch: pytest.MonkeyPatch
):
    there, wal = os.path.exists, beside(project_path, "-wal")

    def gone_after(path: Path) -> bool:
        found = there(path)
        if path == wal:
            wal.unlink(missing_ok=True)
        return found

    wal.touch()
    with monkeypatch.context() as amid:
        amid.setattr(os.path, "exists", gone_after)
        assert files.in_the_way(project_path) is None
