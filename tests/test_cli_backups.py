"""`annotator backup` and `annotator restore`: what they print, and one sentence for each wrong input."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator import cli, paths
from annotator.services import backing_up
from annotator.store.project import Project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line and return its exit code, output and errors."""

    def call(*words: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def data(run: Run, *words: object) -> Any:
    code, out, _ = run(*words, "--json")
    assert code == 0
    return json.loads(out)


def add(path: Path, name: str) -> None:
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator(name)


def people(path: Path) -> int:
    with closing(Project.open(path)) as project:
        return len(project.annotators()) - 1


def test_a_backup_is_made_listed_and_brought_back(run: Run, project_path: Path) -> None:
    code, out, err = run("backup", project_path)
    assert (code, err) == (0, "")
    assert "3 articles, 0 spans" in out
    add(project_path, "Bình")
    (made,) = data(run, "backup", project_path, "--list")["backups"]
    assert made["reason"] == "asked"
    assert made["contents"]["articles"] == 3
    code, out, err = run("restore", project_path, "--from", Path(made["path"]).name[:20])
    assert (code, err) == (0, "")
    assert people(project_path) == 2
    back = out.splitlines()[1].split("--from ")[1]
    assert run("restore", project_path, "--from", back)[0] == 0
    assert people(project_path) == 3


def test_the_latest_is_taken_that_is_good(run: Run, project_path: Path) -> None:
    run("backup", project_path)
    add(project_path, "Bình")
    newest = Path(data(run, "backup", project_path)["path"])
    newest.write_bytes(newest.read_bytes()[:5000])
    found = data(run, "restore", project_path)
    assert found["swapped"]
    assert people(project_path) == 2
    assert "damaged" in run("backup", project_path, "--list")[1]


def kept_by_restores(run: Run, path: Path) -> list[str]:
    return [entry["path"] for entry in data(run, "backup", path, "--list")["backups"] if entry["reason"] == "restore"]


def test_a_restore_where_somebody_reads_says_so_and_trying_again_brings_the_same_back(
    run: Run, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.restoring._PATIENCE", 0.1)
    monkeypatch.setattr("annotator.store.connection.PATIENT", 100)
    run("backup", project_path)
    add(project_path, "Bình")
    with closing(sqlite3.connect(project_path, isolation_level=None)) as reading:
        reading.execute("PRAGMA journal_mode = DELETE")  # as a restore leaves it
        reading.execute("BEGIN")
        reading.execute("SELECT * FROM annotator").fetchone()
        code, out, err = run("restore", project_path)
        assert code == 0
        assert "restored" in out.splitlines()[0]
        assert f"somebody is reading {project_path}, so it is as it was: close it there" in err
    assert people(project_path) == 3
    assert run("restore", project_path)[0] == 0
    assert people(project_path) == 2


def test_a_restore_that_fails_leaves_no_backup_of_its_own(
    run: Run, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise OSError(28, "No space left on device")

    run("backup", project_path)
    add(project_path, "Bình")
    with monkeypatch.context() as broken:
        broken.setattr("annotator.store.restoring.swap", full)
        assert run("restore", project_path)[0] == 1
    assert kept_by_restores(run, project_path) == []
    assert people(project_path) == 3
    left = [path.name for folder in (project_path.parent, paths.data_dir()) for path in folder.rglob("*.part*")]
    assert left == []
    beside = {path.name for path in project_path.parent.glob("*bridges.annot*")}
    assert beside <= {"bridges.annot", "bridges.annot.lock"}


def test_what_a_killed_restore_kept_is_not_what_the_next_one_brings_back(run: Run, project_path: Path) -> None:
    run("backup", project_path)
    add(project_path, "Bình")
    backing_up.back_up(project_path, "restore")
    add(project_path, "Chi")
    code, _, err = run("restore", project_path)
    assert code == 0
    assert "was kept by a restore" in err
    assert people(project_path) == 2


def test_restoring_twice_goes_further_back_and_says_so(run: Run, project_path: Path) -> None:
    run("backup", project_path)
    add(project_path, "Bình")
    run("backup", project_path)
    newest = Path(data(run, "backup", project_path, "--list")["backups"][0]["path"]).name
    add(project_path, "Chi")
    assert run("restore", project_path)[2] == ""
    assert people(project_path) == 3
    code, _, err = run("restore", project_path)
    assert (code, people(project_path)) == (0, 2)
    assert f"passed over: {newest} holds what is there now" in err


def test_the_latest_is_of_this_file_and_not_of_a_copy_of_the_project(
    run: Run, project_path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.annot"
    run("backup", project_path)
    shutil.copy(project_path, copy)
    add(copy, "Chi")
    add(copy, "Dũng")
    run("backup", copy)
    add(project_path, "Bình")
    listed = run("backup", project_path, "--list")[1].splitlines()
    assert [f"(of {copy})" in line for line in listed] == [True, False]
    assert run("restore", project_path)[0] == 0
    assert people(project_path) == 2
    other = tmp_path / "other.annot"
    shutil.copy(copy, other)
    add(other, "Em")
    code, _, err = run("restore", other)
    assert (code, people(other)) == (1, 5)
    assert "only of copies of it" in err
    copy.unlink()
    assert run("restore", other)[0] == 0  # it was moved: there is no other whose backups they are
    assert people(other) == 4


def test_a_link_to_a_project_has_its_backups(run: Run, project_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "link"
    try:
        folder.symlink_to(project_path.parent, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    run("backup", project_path)
    add(project_path, "Bình")
    assert run("restore", folder / project_path.name)[0] == 0
    assert people(project_path) == 2


def test_where_no_backup_brings_anything_back_nothing_is_done(run: Run, project_path: Path) -> None:
    run("backup", project_path)
    add(project_path, "Bình")
    run("restore", project_path)
    before = project_path.read_bytes()
    code, _, err = run("restore", project_path)
    assert code == 1
    assert "holds what is there now, or was kept by a restore" in err
    assert project_path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="names that Windows has not")
@pytest.mark.parametrize("name", ["tên lạ.annot", "it's $HOME.annot", "two\nlines' \\n.annot", "-x.annot"])
def test_the_command_that_takes_a_restore_back_can_be_pasted(
    run: Run, project_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project_path.parent)
    shutil.move(project_path, name)
    run("backup", f"./{name}")
    add(Path(name), "Bình")
    code, out, _ = run("restore", *(["--"] if name[0] == "-" else []), name)
    assert (code, len(out.splitlines()), people(Path(name))) == (0, 2, 2)
    command = out.splitlines()[1].partition(": annotator ")[2]
    words = subprocess.run(["bash", "-c", f"printf '%s\\0' {command}"], capture_output=True, check=True).stdout
    assert run(*words.decode().rstrip("\0").split("\0"))[0] == 0
    assert people(Path(name)) == 3


def test_a_restore_says_where_a_project_should_not_lie(run: Run, project_path: Path, tmp_path: Path) -> None:
    run("backup", project_path)
    synced = tmp_path / "Dropbox"
    (synced / ".dropbox.cache").mkdir(parents=True)
    code, _, err = run("restore", project_path, "--from", "2", "--to", synced / "x.annot")
    assert code == 0
    assert "Warning: " in err


def test_a_project_whose_file_is_gone_comes_back(run: Run, project_path: Path) -> None:
    run("backup", project_path)
    project_path.unlink()
    code, out, _ = run("restore", "--list")
    assert code == 0
    assert str(project_path) in out
    assert data(run, "restore", "--list")["projects"][0]["name"] == "Bridges"
    assert run("restore", project_path)[0] == 0
    assert people(project_path) == 2


def test_a_backup_becomes_a_new_file(run: Run, project_path: Path, tmp_path: Path) -> None:
    run("backup", project_path)
    add(project_path, "Bình")
    target = tmp_path / "new.annot"
    assert data(run, "restore", project_path, "--to", target)["path"] == str(target)
    assert (people(target), people(project_path)) == (2, 3)


def test_a_list_of_none_says_so(run: Run, project_path: Path) -> None:
    assert run("backup", project_path, "--list") == (0, "there are no backups yet\n", "")
    assert run("restore", "--list") == (0, "no project has backups on this computer\n", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["backup", "nowhere.annot"], "nowhere.annot does not exist"),
        (["restore", "nowhere.annot"], "nowhere.annot does not exist, and no backups of it are known"),
        (["restore", "../no/where.annot"], "no/where.annot does not exist, and no backups of it are known"),
        (["restore", "{folder}"], "is a folder"),
        (["restore", "{folder}", "--list"], "is a folder"),
        (["restore", "{folder}", "--from", "{project}"], "is a folder"),
        (["restore", "{project}", "--from", "{folder}"], "is a folder"),
        (["restore", "{text}"], "There are no backups of"),
        (["restore", "{dangling}"], "is a link to nothing.annot, which does not exist"),
        (["restore", "{project}", "--from", "{dangling}"], "is a link to nothing.annot, which does not exist"),
        (["restore", "{project}", "--from", "../no/such.annot"], "The backup ../no/such.annot does not exist"),
        (["restore", "{project}"], "no backup that can be restored"),
        (["restore", "{project}", "--from", "2031"], "The backup 2031 does not exist"),
        (["restore", "{project}", "--from", "{text}"], "is no Annotator project"),
        (["restore", "{project}", "--to", "{project}", "--from", "{project}"], "there already"),
        (["restore", "{project}", "--to", "no/where/x.annot", "--from", "{project}"], "folder"),
    ],
)
def test_a_wrong_input_is_one_sentence(
    run: Run, project_path: Path, tmp_path: Path, words: list[str], told: str
) -> None:
    text = tmp_path / "note.txt"
    text.write_text("xin chào")
    dangling, folder = tmp_path / "dangling.annot", tmp_path / "folder.annot"
    folder.mkdir()
    try:
        dangling.symlink_to("nothing.annot")
    except OSError:
        if "{dangling}" in words:
            pytest.skip("no links here")
    before = project_path.read_bytes()
    there = {"project": project_path, "text": text, "dangling": dangling, "folder": folder}
    code, out, err = run(*(word.format(**there) for word in words))
    assert (code, out) == (1, "")
    assert told in err
    assert err.count("\n") == 1
    assert project_path.read_bytes() == before


def test_restore_without_a_project_is_wrong_usage(run: Run) -> None:
    code, _, err = run("restore")
    assert code == 2
    assert "Missing argument" in err


def test_an_empty_name_of_a_backup_is_not_the_latest(run: Run, project_path: Path) -> None:
    backing_up.back_up(project_path)
    add(project_path, "Bình")
    code, _, err = run("restore", project_path, "--from", "")
    assert code == 2
    assert "--from is empty" in err
    assert people(project_path) == 3


def test_a_project_is_not_restored_from_itself(run: Run, project_path: Path) -> None:
    code, _, err = run("restore", project_path, "--from", project_path)
    assert code == 1
    assert "is the project itself; choose a backup" in err


def test_backing_up_leaves_nothing_beside_the_project(run: Run, project_path: Path) -> None:
    add(project_path, "Bình")
    before = sorted(project_path.parent.iterdir())
    assert run("backup", project_path)[0] == 0
    assert sorted(project_path.parent.iterdir()) == before


def test_a_folder_of_backups_that_is_strange_is_passed_over(run: Run, project_path: Path) -> None:
    strange = paths.data_dir() / "backups" / "strange"
    strange.mkdir(parents=True)
    (strange / "project.json").write_text("[1]")
    (strange / "20240101T000000000000Z-opening.annot").write_bytes(b"")
    assert run("restore", "--list")[0] == 0
