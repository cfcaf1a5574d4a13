"""`annotator salvage`: a damaged project back, told in words or as JSON."""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli import commands
from annotator.domain.edit import Change, Edit
from annotator.services.backing_up import back_up
from annotator.services.history import History
from annotator.store import files
from annotator.store.project import Project
from tests.faults import damages


def _run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(commands, ["salvage", *map(str, words)])
    return result.exit_code, result.output


def _note(path: Path, words: str) -> None:
    with closing(Project.open(path)) as project:
        project.begin_writing()
        mai = project.annotator_named("Mai")
        history = History(project, mai.id)
        for row in project.article_rows(""):
            before = project.work(row.id, mai.id)
            history.do(Edit("note", row.id, mai.id, (Change(before, replace(before, note=words)),)))


def _damage_work(path: Path) -> None:
    page = next(page for page in damages.pages(path) if page.kind == "leaf work")
    damages.zeroed(page.number)(path)


def _damaged(path: Path) -> Path:
    with path.open("r+b") as file:
        file.write(bytes(4096))
    return path


def test_a_damaged_project_is_replaced_and_lies_aside(project_path):
    damaged = _damaged(project_path).read_bytes()
    code, said = _run(project_path)
    assert code == 0
    assert "Nothing is known to be lost." in said
    aside = next(place for place in project_path.parent.iterdir() if "(damaged " in place.name)
    assert aside.read_bytes() == damaged
    assert f"It is now called {aside.name}." in said
    assert next(project_path.parent.glob("*(salvaged *.txt")).read_text("utf-8") == said
    with closing(Project.open(project_path)) as project:
        assert len(project.article_rows("")) == 3


def test_of_a_sound_project_it_is_said_that_nothing_is_wrong_with_it(project_path, tmp_path):
    before = project_path.read_bytes()
    assert _run(project_path) == (0, f"Nothing is wrong with {project_path}. It is left as it is.\n")
    code, said = _run(project_path, "--json")
    assert (code, json.loads(said)["sound"]) == (0, True)
    assert project_path.read_bytes() == before
    assert [place.name for place in project_path.parent.iterdir() if "(" in place.name] == []
    code, said = _run(project_path, "-o", tmp_path / "new.annot")
    assert code == 0
    assert "Nothing is wrong with" in said
    assert "damaged" not in said


def test_with_a_name_for_the_new_file_the_damaged_one_stays(project_path, tmp_path):
    damaged = _damaged(project_path).read_bytes()
    code, said = _run(project_path, "-o", tmp_path / "new.annot", "--json")
    assert code == 0
    told = json.loads(said)
    assert told["rows"]["article"]["file"] == 3
    assert told["damaged"] is None
    assert project_path.read_bytes() == damaged
    with closing(Project.open(tmp_path / "new.annot")) as project:
        assert len(project.article_rows("")) == 3


def test_what_cannot_be_salvaged_is_said_in_one_line(tmp_path):
    code, said = _run(tmp_path / "nothing.annot")
    assert code == 1
    assert "does not exist" in said
    assert "Traceback" not in said
    assert not (tmp_path / "nothing.annot").exists()


def test_a_name_that_is_taken_is_refused(project_path, tmp_path):
    (tmp_path / "taken.annot").write_text("mine")
    code, said = _run(_damaged(project_path), "-o", tmp_path / "taken.annot")
    assert code == 1
    assert "is there already" in said
    assert (tmp_path / "taken.annot").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_where_there_is_no_file_it_is_said_and_nothing_is_left_there(tmp_path):
    (tmp_path / "folder.annot").mkdir()
    (tmp_path / "loop.annot").symlink_to("loop.annot")
    (tmp_path / "nowhere.annot").symlink_to("gone/away.annot")
    os.mkfifo(tmp_path / "pipe.annot")
    before = sorted(tmp_path.iterdir())
    for name, wanted in {
        "folder.annot": "is a folder",
        "loop.annot": "cannot be used",
        "nowhere.annot": "does not exist",
        "pipe.annot": "is no Annotator project",
        "nothing.annot": "does not exist",
    }.items():
        code, said = _run(tmp_path / name)
        assert code == 1, name
        assert wanted in said
        assert said.startswith("Error: ")
        assert said.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_through_another_spelling_of_its_path_a_file_has_the_same_backups(project_path, tmp_path):
    back_up(project_path, "asked")
    (tmp_path / "link").symlink_to(project_path.parent)
    with project_path.open("r+b") as file:
        file.truncate(4096)
    _, said = _run(tmp_path / "link" / project_path.name)
    assert "The backup of" in said
    with closing(Project.open(project_path)) as project:
        assert len(project.article_rows("")) == 3


def test_a_copy_of_the_damaged_file_has_the_backups_whose_acts_are_its_own(project_path, tmp_path):
    _note(project_path, "xem lại")
    back_up(project_path, "asked")
    copy = tmp_path / "copy.annot"
    shutil.copyfile(project_path, copy)
    _damage_work(copy)
    code, said = _run(copy, "-o", tmp_path / "new.annot")
    assert "The backup of" in said
    assert code == 0


def test_a_backup_of_another_copy_that_went_on_is_named_and_not_used(project_path, tmp_path):
    copy = tmp_path / "copy.annot"
    shutil.copyfile(project_path, copy)
    _note(project_path, "xem lại")
    made = back_up(project_path, "asked")
    _damage_work(copy)
    _, said = _run(copy, "-o", tmp_path / "new.annot")
    assert f"To use it: --backup {made}" in said
    assert "was not used: it was made of " + str(project_path) in said
    assert "No good backup of this file is known" in said


def test_of_one_copy_the_backup_that_was_used_and_the_newer_one_that_was_not_are_told_apart(project_path, tmp_path):
    copy = tmp_path / "copy.annot"
    _note(project_path, "xem lại")
    back_up(project_path, "asked")
    shutil.copyfile(project_path, copy)
    _note(project_path, "đã xem")
    newer = back_up(project_path, "asked")
    _damage_work(copy)
    _, said = _run(copy, "-o", tmp_path / "new.annot")
    assert f"It was made of {project_path}, another copy of this project." in said
    assert f"was not used: it was made of {project_path}, a copy of this project that has changes of its own" in said
    assert f"To use it: --backup {newer}" in said
    assert "has backups" not in said


def test_what_only_the_backup_of_a_copy_that_went_another_way_has_is_not_taken_and_not_called_lost(
    project_path, tmp_path
):
    _note(project_path, "xem lại")
    copy = tmp_path / "copy.annot"
    shutil.copyfile(project_path, copy)
    _note(copy, "của bản kia")
    made = back_up(copy, "asked")
    _note(project_path, "của bản này")
    code, said = _run(_damaged(project_path), "--backup", made)
    assert "Nothing is known to be lost." in said
    assert "were not taken because the file went another way: 3." in said
    assert code == 0
    assert all(line.endswith(" 0") for line in said.splitlines() if line.startswith("Lines of history"))
    assert "without a place" not in said
    assert not any(line.endswith((",", ", ")) for line in said.splitlines())
    (kept,) = project_path.parent.glob("*-lost.jsonl")
    assert kept.read_text("utf-8").count("của bản kia") == 3


def test_whoever_holds_the_project_is_named_and_another_computer_leaves_a_way_out(project_path):
    holder = files.beside(project_path, files.HOLDER)
    told = {"pid": 1, "host": "otherpc", "computer": "x", "user": "thu", "since": "2024-05-15T12:10:00+00:00"}
    holder.write_text(json.dumps({**told, "writes": False}), "utf-8")
    code, said = _run(_damaged(project_path))
    assert code == 1
    assert "thu on otherpc" in said
    assert f"delete {holder}" in said
    assert _run(project_path, "-o", project_path.with_name("new.annot"))[0] == 0


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_nothing_is_wrong_with_a_sound_file_of_any_version(tmp_path, version):
    path = tmp_path / "old.annot"
    shutil.copyfile(Path(__file__).parent / "store" / "files" / f"v{version}.annot", path)
    before = path.read_bytes()
    code, said = _run(path)
    assert code == 0
    assert "Nothing is wrong with" in said
    assert path.read_bytes() == before
