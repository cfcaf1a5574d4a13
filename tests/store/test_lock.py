"""One process writes; everybody may read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from annotator.domain.errors import ProjectElsewhere, ProjectError, ProjectLocked
from annotator.store import last_work, lock, opening
from annotator.store.project import Project

HOLD = """
import pathlib, sys
from annotator.store.project import Project
project = Project.open(pathlib.Path(sys.argv[1]))
project.begin_writing()
print("writing", flush=True)
for line in sys.stdin:
    print(project.add_annotator(line).name, flush=True)
project.close()
"""


@pytest.fixture
def holder(project_path: Path) -> Iterator[Popen[str]]:
    """Another process that has taken the project for writing; a line given to it becomes an annotator."""
    with Popen(
        [sys.executable, "-c", HOLD, project_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        yield process
        process.kill()


def write(process: Popen[str], name: str) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{name}\n")
    process.stdin.flush()
    assert process.stdout.readline() == f"{name}\n"


def test_a_second_process_is_told_who_is_writing_and_goes_on_reading(holder: Popen[str], project_path: Path) -> None:
    project = Project.open(project_path)
    with pytest.raises(ProjectLocked, match="is writing in this project") as caught:
        project.begin_writing()
    assert set(caught.value.values) == {"who", "host", "since"}
    assert all(caught.value.values.values())
    assert not project.writable
    write(holder, "Binh")
    assert project.annotator_named("Binh") is not None
    project.close()


def test_a_process_that_opens_while_another_writes_reads_what_it_wrote(holder: Popen[str], project_path: Path) -> None:
    write(holder, "Binh")
    project = Project.open(project_path)
    assert project.annotator_named("Binh") is not None
    write(holder, "Chi")
    assert project.annotator_named("Chi") is not None
    project.close()
    write(holder, "Dung")


def test_the_lock_goes_with_a_process_that_is_killed_and_nothing_that_it_saved_is_lost(
    holder: Popen[str], project_path: Path
) -> None:
    write(holder, "Binh")
    holder.kill()
    holder.wait()
    project = Project.open(project_path)
    project.begin_writing()
    assert project.annotator_named("Binh") is not None
    project.close()


def test_the_lock_is_free_after_closing(holder: Popen[str], project_path: Path) -> None:
    assert holder.stdin is not None
    holder.stdin.close()
    assert holder.wait() == 0
    project = Project.open(project_path)
    project.begin_writing()
    project.close()
    assert not project_path.with_name(project_path.name + ".holder").exists()


def test_several_projects_of_one_process_share_the_lock_until_the_last_is_closed(
    project: Project, project_path: Path
) -> None:
    job = Project.open(project_path)
    job.begin_writing()
    assert job.device != project.device
    job.add_annotator("Bình")
    job.close()
    project.add_annotator("Chi")
    claim = [sys.executable, "-c", HOLD, project_path]
    refused = subprocess.run(claim, input="", capture_output=True, text=True, check=False)
    assert "ProjectLocked" in refused.stderr
    project.close()
    subprocess.run(claim, input="", capture_output=True, text=True, check=True)


def test_the_same_file_through_a_link_is_the_same_lock(project: Project, project_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "link.annot"
    other.symlink_to(project_path)
    second = Project.open(other)
    second.begin_writing()
    assert second.writable
    second.close()
    project.add_annotator("Bình")
    assert project.annotator_named("Bình") is not None


def test_the_holder_is_named_beside_the_project(project: Project, project_path: Path) -> None:
    holder = json.loads(project_path.with_name(project_path.name + ".holder").read_text("utf-8"))
    assert holder.keys() == {"pid", "host", "computer", "user", "since", "writes"}
    assert holder["pid"] == os.getpid()


@pytest.mark.parametrize("content", ["", "[]", '{"user": 1}', "{"])
def test_a_holder_that_cannot_be_read_is_another_annotator(
    holder: Popen[str], project_path: Path, content: str
) -> None:
    project_path.with_name(project_path.name + ".holder").write_text(content)
    project = Project.open(project_path)
    with pytest.raises(ProjectLocked, match="Another Annotator"):
        project.begin_writing()
    project.close()


def test_a_lock_file_that_refuses_is_named_and_not_its_folder(project_path: Path) -> None:
    project_path.with_name(project_path.name + ".lock").mkdir()
    project = Project.open(project_path)
    with pytest.raises(ProjectError, match=r"bridges\.annot\.lock beside it cannot be locked"):
        project.begin_writing()
    project.close()


def holder_file(project_path: Path) -> Path:
    return project_path.with_name(project_path.name + ".holder")


def say_held(project_path: Path, **said: object) -> dict[str, object]:
    """Write the side file that another process, or another computer, would have left."""
    known = {"pid": 1, "host": "mai-laptop", "computer": "c2", "user": "mai", "since": "2026-03-01T08:00:00.000+00:00"}
    holder_file(project_path).write_text(json.dumps(known | said), "utf-8")
    return known | said


def ended_process() -> int:
    with Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def of_this_computer(project_path: Path) -> dict[str, object]:
    """Return what this computer writes of itself."""
    project = Project.open(project_path)
    project.begin_writing()
    said = json.loads(holder_file(project_path).read_text("utf-8"))
    project.close()
    return {"host": said["host"], "computer": said["computer"]}


def test_what_a_killed_process_left_blocks_nobody_and_its_name_is_not_told_of_the_next_holder(
    holder: Popen[str], project_path: Path
) -> None:
    here = {key: json.loads(holder_file(project_path).read_text("utf-8"))[key] for key in ("host", "computer")}
    say_held(project_path, **here, user="a dead one", pid=ended_process())
    assert lock.holder(project_path) is None
    project = Project.open(project_path)
    with pytest.raises(ProjectLocked, match="Another Annotator"):  # the lock is held, by somebody not yet named
        project.begin_writing()
    holder.kill()
    holder.wait()
    project.begin_writing()
    assert json.loads(holder_file(project_path).read_text("utf-8"))["pid"] == os.getpid()
    project.close()


def test_a_number_that_the_system_has_given_to_another_process_blocks_nobody(project_path: Path) -> None:
    say_held(project_path, **of_this_computer(project_path), pid=os.getppid())
    project = Project.open(project_path)
    project.begin_writing()
    assert project.writable
    project.close()


def test_what_another_computer_says_is_asked_about_and_names_who_and_how_to_go_on(project_path: Path) -> None:
    say_held(project_path)
    project = Project.open(project_path)
    with pytest.raises(ProjectElsewhere, match="mai on mai-laptop has had this project open since 2026") as caught:
        project.begin_writing()
    assert str(caught.value.values["file"]) == str(holder_file(project_path))
    assert not project.writable
    assert json.loads(holder_file(project_path).read_text("utf-8"))["user"] == "mai", "it is left as it was"
    project.begin_writing(despite=True)
    project.add_annotator("Binh")
    project.close()
    assert not holder_file(project_path).exists()


def test_a_computer_of_the_same_name_is_another_computer(project_path: Path) -> None:
    say_held(project_path, **of_this_computer(project_path) | {"computer": "of somebody else"})
    project = Project.open(project_path)
    with pytest.raises(ProjectElsewhere):
        project.begin_writing()
    project.close()


def test_the_name_of_another_computer_that_writes_all_the_same_stays(project: Project, project_path: Path) -> None:
    say_held(project_path)
    project.close()
    assert holder_file(project_path).exists()


def test_what_holds_a_project_is_seen_without_taking_it(holder: Popen[str], project_path: Path) -> None:
    found = lock.holder(project_path)
    assert found is not None
    assert (found.pid, found.is_of_this_computer) == (holder.pid, True)
    holder.kill()
    holder.wait()
    assert lock.holder(project_path) is None


def test_a_second_name_of_the_same_file_is_refused_for_writing(project_path: Path, tmp_path: Path) -> None:
    (tmp_path / "other.annot").hardlink_to(project_path)
    project = Project.open(project_path)
    with pytest.raises(ProjectError, match="hard link"):
        project.begin_writing()
    project.close()


def test_a_link_to_the_folder_is_the_same_lock_for_another_process(project: Project, tmp_path: Path) -> None:
    del project
    (tmp_path / "way").symlink_to(tmp_path, target_is_directory=True)
    claim = [sys.executable, "-c", HOLD, tmp_path / "way" / "bridges.annot"]
    refused = subprocess.run(claim, input="", capture_output=True, text=True, check=False)
    assert "is writing in this project" in refused.stderr


def test_a_draft_that_a_killed_program_left_as_a_second_name_hinders_nobody(project_path: Path) -> None:
    draft = project_path.with_name(f".{project_path.name}.0f.part")
    draft.hardlink_to(project_path)
    project = Project.open(project_path)
    project.begin_writing()
    project.close()
    assert not draft.exists()


def test_reading_a_file_that_took_the_place_of_one_that_is_written_leaves_the_wal_to_its_writer(project: Project):
    path, moved = project.path, project.path.with_suffix(".moved")
    if not project.writable:
        project.begin_writing()
    opening.checkpoint(project._connection)
    wal = path.with_name(f"{path.name}-wal")
    assert wal.stat().st_size == 0
    path.rename(moved)
    shutil.copy(moved, path)
    Project.open(path).close()
    path.unlink()
    moved.rename(path)
    assert project.why_gone() is None
    project.add_annotator("Thu")


def test_a_number_that_another_process_has_got_since_is_not_the_holder(holder: Popen[str], project_path: Path) -> None:
    write(holder, "Binh")
    assert lock.is_in_use(project_path)
    holder.kill()
    holder.wait()
    side = project_path.with_name(f"{project_path.name}.holder")
    side.write_text(side.read_text("utf-8").replace(f'"pid": {holder.pid}', f'"pid": {os.getppid()}'), "utf-8")
    assert not lock.is_in_use(project_path)
    assert lock.died_writing(project_path)
    assert lock.holder(project_path) is None
    for suffix in ("-wal", "-shm"):
        project_path.with_name(project_path.name + suffix).unlink()
    assert last_work.look(project_path) is not None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files to others")
def test_what_root_leaves_beside_a_project_of_another_user_is_that_users(project_path: Path) -> None:
    os.chown(project_path, 1001, 1002)
    project_path.chmod(0o640)
    project = Project.open(project_path)
    project.begin_writing()
    project.add_annotator("Bình")
    beside = sorted(path for path in project_path.parent.iterdir() if path.name.startswith(f"{project_path.name}"))
    assert [path.name.removeprefix(project_path.name) for path in beside] == ["", "-shm", "-wal", ".holder", ".lock"]
    found = {(path.stat().st_uid, path.stat().st_gid, path.stat().st_mode & 0o777) for path in beside}
    project.close()
    assert found == {(1001, 1002, 0o640)}


def test_who_may_write_in_a_project_may_lock_it_after_another(project_path: Path) -> None:
    project_path.chmod(0o664)
    project = Project.open(project_path)
    project.begin_writing()
    project.close()
    assert (
        project_path.with_name(project_path.name + ".lock").stat().st_mode & 0o777
        == project_path.stat().st_mode & 0o777
    )
