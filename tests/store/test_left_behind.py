"""A project that was renamed alone after its program died: its newest work waits under the name of before."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.services import annotating, creating, salvaging, soundness
from annotator.services.history import History
from annotator.store import wal_file
from annotator.store.project import Project
from annotator.store.salvage import left_behind
from tests.store.test_last_work import _WORK, beside


def act(path: Path, number: int) -> None:
    """Do some acts in a project and close it."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        viewer = project.annotators()[0].id
        history = History(project, viewer)
        row = project.article_rows(viewer)[0]
        for at in range(number):
            status = "todo" if at % 2 else "skipped"
            history.do(annotating.set_status(project.work(row.id, viewer), status))


def die(path: Path) -> None:
    assert subprocess.run([sys.executable, "-c", _WORK, path], check=False).returncode == 9


def kinds(path: Path) -> list[str]:
    return [finding.kind for finding in soundness.check(path).findings]


@pytest.fixture(params=[0, 2, 60])
def renamed(project_path: Path, request: pytest.FixtureRequest) -> Path:
    """A project with so many acts in it, and others that waited in the -wal file when it got its present name."""
    act(project_path, request.param)
    die(project_path)
    return project_path.rename(project_path.with_name("renamed.annot"))


def test_a_project_that_was_renamed_alone_is_told_where_its_newest_work_is(renamed: Path, project_path: Path):
    before = renamed.read_bytes()
    found = left_behind.look(renamed)
    assert found is not None
    assert "waits in bridges.annot-wal, from when the project had the name bridges.annot." in str(found)
    assert kinds(renamed) == ["left_work"]
    assert renamed.read_bytes() == before
    renamed.rename(project_path)
    assert left_behind.look(project_path) is None
    assert kinds(project_path) == []
    with closing(Project.open(project_path)) as project:
        assert all(row.status == "skipped" for row in project.article_rows(project.annotators()[0].id))


def test_the_name_of_before_tells_which_file_the_project_is_now(renamed: Path, project_path: Path):
    for command in (soundness.check, salvaging.salvage):
        with pytest.raises(
            ProjectError, match=r"bridges\.annot-wal\. renamed\.annot is that project: give it the name"
        ):
            command(project_path)
    with pytest.raises(ProjectError, match=r"does not exist, but newest work of it waits in bridges\.annot-wal"):
        Project.open(project_path)
    renamed.rename(renamed.with_suffix(".elsewhere"))
    with pytest.raises(ProjectError, match="Put the project back beside that, under this name"):
        soundness.check(project_path)


def test_a_salvage_does_not_write_anew_what_waits_for_its_name(renamed: Path):
    before = renamed.read_bytes()
    with pytest.raises(ProjectError, match="give it that name again"):
        salvaging.salvage(renamed)
    assert renamed.read_bytes() == before


def test_another_project_and_one_that_went_on_are_not_told_of_what_is_not_theirs(renamed: Path, tmp_path: Path):
    other = tmp_path / "other.annot"
    creating.create(other, annotator="Mai").close()
    assert left_behind.look(other) is None
    fresh = Path(shutil.copyfile(renamed, tmp_path / "went on.annot"))
    act(fresh, 3)
    assert left_behind.look(fresh) is None
    assert kinds(other) == kinds(fresh) == []


def test_what_somebody_has_open_is_no_work_that_was_left(project: Project, project_path: Path, tmp_path: Path):
    viewer = project.annotators()[0].id
    row = project.article_rows(viewer)[0]
    History(project, viewer).do(annotating.set_status(project.work(row.id, viewer), "skipped"))
    copy = Path(shutil.copyfile(project_path, tmp_path / "copy.annot"))
    moved = project_path.rename(tmp_path / "moved.annot")
    assert left_behind.look(copy) is None
    assert left_behind.not_there(project_path) is None
    moved.rename(project_path)


def test_what_was_all_brought_in_does_not_wait(project_path: Path, tmp_path: Path):
    die(project_path)
    wal = beside(project_path, "-wal").read_bytes()
    act(project_path, 0)
    renamed = project_path.rename(tmp_path / "renamed.annot")
    beside(project_path, "-wal").write_bytes(wal)
    assert left_behind.look(renamed) is None


def test_what_was_kept_of_a_damaged_wal_is_not_what_waits(project_path: Path):
    die(project_path)
    wal = beside(project_path, "-wal")
    content = bytearray(wal.read_bytes())
    content[32 + 4120 * 5 + 900] ^= 2
    wal.write_bytes(content)
    act(project_path, 0)
    (kept,) = wal_file.kept_aside(project_path)
    assert left_behind.look(project_path) is None
    renamed = project_path.rename(project_path.with_name("renamed.annot"))
    assert kept.exists()
    assert left_behind.look(renamed) is None
