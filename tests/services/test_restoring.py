"""Bringing a backup back: a new file in the project's place, which is kept, whatever lies beside it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from annotator import paths
from annotator.domain.errors import ProjectElsewhere, ProjectError, ProjectLocked, Stopped
from annotator.services import backing_up, restoring, salvaging
from annotator.store import backup_notes, files, schema
from annotator.store.connection import connect_writing
from annotator.store.project import Project
from annotator.store.watching import Watch


def people(path: Path) -> list[str]:
    with closing(Project.open(path)) as project:
        return [person.name for person in project.annotators() if person.name != "gold"]


def add(path: Path, name: str) -> None:
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator(name)


def tail(path: Path) -> list[tuple[str, str, str]]:
    """Kind, name and source of the newest line of the history."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT kind, name, source_sha256 FROM history ORDER BY seq DESC LIMIT 1").fetchall()


@pytest.fixture
def saved(project_path: Path) -> Path:
    """A backup of the project, in which Bình is no more than in the project's present state."""
    made = backing_up.back_up(project_path)
    add(project_path, "Bình")
    return made


def test_the_project_is_as_it_was_then_and_what_it_was_before_is_a_backup(project_path: Path, saved: Path) -> None:
    done = restoring.restore(project_path, saved)
    assert (done.path, done.is_swapped, done.aside) == (project_path, True, None)
    assert people(project_path) == ["Mai", "An"]
    assert done.kept is not None
    assert people(done.kept) == ["Mai", "An", "Bình"]
    assert done.before is not None
    assert (done.before.persons, done.after.persons) == (3, 2)


def test_a_restore_is_taken_back_by_restoring_what_it_kept(project_path: Path, saved: Path) -> None:
    done = restoring.restore(project_path, saved)
    assert done.kept is not None
    restoring.restore(project_path, done.kept)
    assert people(project_path) == ["Mai", "An", "Bình"]


def test_a_restore_is_a_barrier_in_the_history_that_names_its_source(project_path: Path, saved: Path) -> None:
    restoring.restore(project_path, saved)
    assert tail(project_path) == [("barrier", "restore", backup_notes.sha256_of(saved))]
    assert tail(saved) != tail(project_path)


def test_who_works_on_in_it_is_a_new_device(project: Project) -> None:
    saved = backing_up.back_up(project.path)
    before = project.device
    project.close()
    restoring.restore(project.path, saved)
    with closing(Project.open(project.path)) as again:
        again.begin_writing()
        assert again.device != before


def test_nothing_is_left_beside_the_project(project_path: Path, saved: Path) -> None:
    restoring.restore(project_path, saved)
    names = {path.name for path in project_path.parent.iterdir()}
    assert names <= {project_path.name, project_path.name + ".lock"}


def test_work_that_waits_in_the_wal_file_is_in_the_kept_backup_and_does_not_undo_the_restore(
    project_path: Path, saved: Path, tmp_path: Path
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    with closing(connect_writing(project_path)) as connection:  # as a killed program leaves them
        connection.execute("UPDATE annotator SET name = 'Chi' WHERE name = 'Bình'")
        for suffix in ("", files.WAL):
            shutil.copy(files.beside(project_path, suffix), aside)
    for suffix in ("", files.WAL):
        shutil.copy(aside / files.beside(project_path, suffix).name, project_path.parent)
    done = restoring.restore(project_path, saved)
    assert people(project_path) == ["Mai", "An"]
    assert done.kept is not None
    assert people(done.kept) == ["Mai", "An", "Chi"]


def test_a_wal_file_without_its_project_is_moved_aside(project_path: Path, saved: Path) -> None:
    wal = files.beside(project_path, files.WAL)
    with closing(connect_writing(project_path)) as connection:
        connection.execute("UPDATE annotator SET name = 'Chi' WHERE name = 'Mai'")
        stale = wal.read_bytes()
    project_path.unlink()
    wal.write_bytes(stale)
    done = restoring.restore(project_path, saved)
    assert people(project_path) == ["Mai", "An"]
    assert done.aside is not None
    assert done.aside.name.endswith(f").annot{files.WAL}"), "it names what is there"
    assert done.aside.read_bytes() == stale


def test_a_project_whose_file_is_gone_is_restored(project_path: Path, saved: Path) -> None:
    project_path.unlink()
    assert backing_up.folder_of(project_path) == saved.parent
    restoring.restore(project_path, saved)
    assert people(project_path) == ["Mai", "An"]


def test_a_damaged_copy_that_was_never_backed_up_is_restored_from_its_project(project_path: Path, saved: Path) -> None:
    copy = project_path.with_name("copy.annot")
    copy.write_bytes(project_path.read_bytes()[: project_path.stat().st_size * 6 // 10])
    assert backing_up.folder_of(copy) == saved.parent
    restoring.restore(copy, saved)
    assert people(copy) == ["Mai", "An"]


def test_of_a_file_that_says_no_id_no_backups_are_known(project_path: Path, saved: Path) -> None:
    copy = project_path.with_name("copy.annot")
    copy.write_bytes(bytes(4096) + project_path.read_bytes()[4096:])
    assert backing_up.folder_of(copy) is None


@pytest.mark.parametrize("damage", [b"", b"\0" * 4096, b"no database at all" * 400])
def test_a_damaged_file_is_moved_aside_as_it_is(project_path: Path, saved: Path, damage: bytes) -> None:
    project_path.write_bytes(damage)
    done = restoring.restore(project_path, saved)
    assert people(project_path) == ["Mai", "An"]
    assert done.kept is None
    assert done.aside is not None
    assert done.aside.read_bytes() == damage
    assert "damaged" in done.aside.name


def test_a_file_damaged_inside_is_moved_aside(project_path: Path, saved: Path) -> None:
    content = bytearray(project_path.read_bytes())
    content[8192 : len(content) // 2] = b"\xaa" * (len(content) // 2 - 8192)
    project_path.write_bytes(content)
    done = restoring.restore(project_path, saved)
    assert people(project_path) == ["Mai", "An"]
    assert done.aside is not None
    assert done.aside.read_bytes() == content


def test_where_somebody_reads_the_project_the_restored_one_lies_beside_it(
    project_path: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.restoring._PATIENCE", 0.1)
    with closing(Project.open(project_path)) as reading:
        reading.annotators()
        done = restoring.restore(project_path, saved)
        assert not done.is_swapped
        assert done.path.parent == project_path.parent
        assert done.path != project_path
        assert people(done.path) == ["Mai", "An"]
        assert [person.name for person in reading.annotators()][:3] == ["Mai", "An", "Bình"]
    assert people(project_path) == ["Mai", "An", "Bình"]
    add(project_path, "Dũng")


_ALONE = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    held.execute(statement).fetchall()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(
    "how",
    [
        ("PRAGMA locking_mode = exclusive",),
        ("UPDATE meta SET name = name", "PRAGMA locking_mode = exclusive"),
        ("PRAGMA journal_mode = DELETE",),
    ],
)
@pytest.mark.parametrize("way", ["restore", "salvage", "damaged"])
def test_what_another_program_holds_alone_is_not_taken_for_damaged(
    project_path: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, how: tuple[str, ...], way: str
) -> None:
    monkeypatch.setattr("annotator.store.connection.PATIENT", 1000)
    if way == "damaged":
        with project_path.open("r+b") as file:
            file.seek(4096 * 70)
            file.write(b"\xff" * 4096)
    asked = [sys.executable, "-c", _ALONE, str(project_path), *how, "BEGIN EXCLUSIVE", "SELECT * FROM history"]
    with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        there, began = sorted(project_path.parent.iterdir()), time.monotonic()
        with pytest.raises(ProjectError, match="in use by another program; try again"):
            restoring.restore(project_path, saved) if way == "restore" else salvaging.salvage(project_path)
        assert time.monotonic() - began < 2
        assert sorted(project_path.parent.iterdir()) == there
        child.communicate()
    if way == "restore":
        assert people(project_path) == ["Mai", "An", "Bình"]
        assert restoring.restore(project_path, saved).is_swapped


def test_a_project_that_another_process_writes_in_is_not_restored(project_path: Path, saved: Path) -> None:
    code = (
        "import sys, pathlib\nfrom annotator.store.project import Project\n"
        "p = Project.open(pathlib.Path(sys.argv[1]))\np.begin_writing()\nprint('ready', flush=True)\nsys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(project_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(ProjectLocked, match="Close it there") as refused:
            restoring.restore(project_path, saved)
        who = files.beside(project_path, files.HOLDER).read_text("utf-8")
        assert json.loads(who)["user"] in str(refused.value)
        assert json.loads(who)["host"] in str(refused.value)
        assert child.stdin is not None
        child.stdin.close()
    assert people(project_path) == ["Mai", "An", "Bình"]


def test_a_project_that_another_computer_says_to_have_is_not_restored_and_the_way_out_is_told(
    project_path: Path, saved: Path
) -> None:
    holder = files.beside(project_path, files.HOLDER)
    holder.write_text(
        json.dumps(
            {"pid": 7, "host": "otherpc", "computer": "x", "user": "lan", "since": "2026-01-01T08:00:00.000000Z"}
        )
    )
    with pytest.raises(ProjectElsewhere) as refused:
        restoring.restore(project_path, saved)
    assert "lan on otherpc has had" in str(refused.value)
    assert f"delete {holder} if it is closed" in str(refused.value)
    assert "restore" not in {entry.reason for entry in backing_up.listed_in(saved.parent)}
    holder.unlink()
    restoring.restore(project_path, saved)
    assert people(project_path) == ["Mai", "An"]


def test_a_damaged_backup_is_refused_and_nothing_changes(project_path: Path, saved: Path) -> None:
    before = project_path.read_bytes()
    with saved.open("r+b") as file:
        file.seek(saved.stat().st_size - 2000)
        file.write(b"\xff" * 1500)
    os.utime(saved, ns=(1, 1))
    with saved.open("r+b") as file:
        file.truncate(saved.stat().st_size - 4096)
    with pytest.raises(ProjectError, match="damaged"):
        restoring.restore(project_path, saved)
    assert project_path.read_bytes() == before


def test_a_restore_that_is_refused_leaves_nothing_where_no_project_stands(saved: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    content = bytearray(saved.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    saved.write_bytes(content)
    backup_notes.forget(saved)
    with pytest.raises(ProjectError):
        restoring.restore(folder / "new.annot", saved)
    assert list(folder.iterdir()) == []


def test_a_restore_that_is_cancelled_leaves_nothing_where_no_project_stands(saved: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 1

    with pytest.raises(Stopped):
        restoring.restore(folder / "new.annot", saved, watch=Watch(cancelled=cancelled))
    assert list(folder.iterdir()) == []


def test_a_byte_that_turned_in_a_text_of_a_backup_is_noticed(project_path: Path, saved: Path) -> None:
    status = saved.stat()
    content = bytearray(saved.read_bytes())
    place = content.index(b"Harbour lights go out\nThe port")
    content[place] ^= 1
    saved.write_bytes(content)
    os.utime(saved, ns=(status.st_atime_ns, status.st_mtime_ns))  # as a failing disk does it
    for _ in range(2):
        with pytest.raises(ProjectError, match="damaged"):
            restoring.restore(project_path, saved)
    listed = {entry.path: entry for entry in backing_up.listed_in(saved.parent)}
    assert backing_up.examined(listed[saved]).problem == listed[saved].problem != ""
    assert people(project_path) == ["Mai", "An", "Bình"]


def test_a_backup_of_another_project_is_refused(project_path: Path, saved: Path, tmp_path: Path, scheme) -> None:
    other = tmp_path / "other.annot"
    Project.create(other, name="Other", scheme=scheme, annotator="Lan").close()
    with pytest.raises(ProjectError, match="no backup of"):
        restoring.restore(other, saved)
    assert people(other) == ["Lan"]


def test_a_file_that_was_never_a_project_is_not_overwritten(saved: Path, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("Chương một")
    with pytest.raises(ProjectError, match="no backup of"):
        restoring.restore(thesis, saved)
    assert thesis.read_text() == "Chương một"


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old = tmp_path / "old.annot"
    shutil.copy(min((Path(__file__).parents[1] / "store" / "files").glob("*.annot")), old)
    saved = backing_up.back_up(old)
    restoring.restore(old, saved)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.SCHEMA_VERSION
    with closing(Project.open(old)) as project:
        project.begin_writing()
        assert project.article_rows("")


def test_a_backup_becomes_a_project_elsewhere(project_path: Path, saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.annot"
    done = restoring.restore_to(target, saved)
    assert done.path == target
    assert people(target) == ["Mai", "An"]
    assert people(project_path) == ["Mai", "An", "Bình"]
    with pytest.raises(ProjectError, match="there already"):
        restoring.restore_to(target, saved)
    with pytest.raises(ProjectError, match="there already"):
        restoring.restore_to(project_path, saved)


def test_a_cancelled_restore_changes_nothing(project_path: Path, saved: Path) -> None:
    for looks in range(40):
        stops = partial(next, iter([False] * looks + [True] * 1000))
        try:
            restoring.restore(project_path, saved, watch=Watch(cancelled=stops))
        except Stopped:
            assert people(project_path) == ["Mai", "An", "Bình"]
            assert not list(project_path.parent.glob("*.part"))
            continue
        break
    assert looks > 2
    assert people(project_path) == ["Mai", "An"]


def test_where_what_is_there_cannot_be_kept_nothing_is_restored(
    project_path: Path, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_folder = tmp_path / "a file"
    no_folder.write_text("")
    monkeypatch.setattr(paths, "backup_dir", lambda _id: no_folder)
    with pytest.raises(ProjectError, match="No backup"):
        restoring.restore(project_path, saved)
    assert people(project_path) == ["Mai", "An", "Bình"]


def test_a_restore_keeps_the_link_that_leads_to_the_project(project_path: Path, saved: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.annot"
    try:
        link.symlink_to(project_path)
    except OSError:
        pytest.skip("no links here")
    restoring.restore(link, saved)
    assert link.is_symlink()
    assert people(project_path) == ["Mai", "An"]


def test_a_backup_of_a_newer_annotator_is_refused_by_its_name(project_path: Path, saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ProjectError, match=rf"{saved.name} was made by a newer Annotator"):
        restoring.restore(project_path, saved)
    assert people(project_path) == ["Mai", "An", "Bình"]


def test_the_draft_of_a_killed_restore_is_tidied_by_the_next_one(project_path: Path, saved: Path) -> None:
    left = project_path.with_name(f".{project_path.name}.0123.restore.part")
    other = project_path.with_name(f".other-{project_path.name}.0123.restore.part")
    left.write_bytes(b"half")
    other.write_bytes(b"of another project")
    restoring.restore(project_path, saved)
    assert not left.exists()
    assert other.exists()


def test_where_the_system_refuses_the_swap_the_restored_one_lies_beside_it(
    project_path: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def as_windows(self: Path, target: Path) -> Path:
        if target == project_path:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", as_windows)
    done = restoring.restore(project_path, saved)
    assert not done.is_swapped
    assert people(done.path) == ["Mai", "An"]
    assert people(project_path) == ["Mai", "An", "Bình"]
    add(project_path, "Dũng")


def test_a_file_of_the_persons_own_beside_what_is_restored_is_left_alone(project_path: Path, tmp_path: Path):
    theirs = tmp_path / "mine.json"
    shutil.copyfile(project_path, tmp_path / "mine.annot")
    theirs.write_text('{"my": "own"}', "utf-8")
    with closing(Project.open(project_path)) as project:
        project.begin_writing()
        project.add_annotator("Bình")
    restoring.restore(project_path, tmp_path / "mine.annot")
    assert theirs.read_text("utf-8") == '{"my": "own"}'
    assert sorted(path.name for path in tmp_path.glob("mine*")) == ["mine.annot", "mine.json"]


def test_what_has_its_newest_work_beside_it_is_not_restored_without_it(project_path: Path, tmp_path: Path):
    other = tmp_path / "other.annot"
    shutil.copyfile(project_path, other)
    with closing(Project.open(other)) as project:
        project.begin_writing()
        project.add_annotator("Bình")
        with pytest.raises(ProjectError, match="its newest work waits in other"):
            restoring.restore(project_path, other)
