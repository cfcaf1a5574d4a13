"""`annotator salvage`: a damaged project back, told in words or as JSON."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner

from annotator.cli import commands
from annotator.store.project import Project


def _run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(commands, ["salvage", *map(str, words)])
    return result.exit_code, result.output


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
    assert said.startswith("Error: Nothing of")
    assert "Traceback" not in said
    assert not (tmp_path / "nothing.annot").exists()


def test_a_name_that_is_taken_is_refused(project_path, tmp_path):
    (tmp_path / "taken.annot").write_text("mine")
    code, said = _run(_damaged(project_path), "-o", tmp_path / "taken.annot")
    assert code == 1
    assert "is there already" in said
    assert (tmp_path / "taken.annot").read_text() == "mine"
