"""The command that checks a project and puts right what can be."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator import cli
from tests.conftest import HARBOUR

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; returns exit code, standard output and standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        return (code, *capfd.readouterr())

    return call


@pytest.fixture
def damaged(project_path: Path) -> Path:
    """A project with a wrong length, and a text that is not what was imported."""
    with closing(sqlite3.connect(project_path)) as connection:
        connection.executescript(
            "UPDATE article SET length = 1 WHERE n = 1; UPDATE article_text SET text = upper(text) WHERE article = 2"
        )
    return project_path


def test_a_sound_project_gets_one_sentence_and_exit_code_0(run: Run, project_path: Path) -> None:
    code, out, err = run("check", project_path)
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert out.startswith("This project is sound (articles: 3, labels: 0, links: 0,")
    assert out.endswith(
        "in less than a second). What a file says only once, such as older states and dates in the history, no check"
        " can confirm.\n"
    )


def test_findings_are_told_with_their_kind_and_exit_code_1(run: Run, damaged: Path) -> None:
    code, out, err = run("check", damaged)
    assert (code, err) == (1, "")
    assert "[nothing lost] The stored length of articles is not that of their text (1). (length)" in out
    assert "    “Cầu sập”\n    --repair length: The length is counted anew.\n" in out
    assert out.endswith(f"2 findings in {damaged}\n")


def test_findings_as_data(run: Run, damaged: Path) -> None:
    code, out, _ = run("check", damaged, "--json")
    told = json.loads(out)
    assert (code, told["sound"], told["checked"]["article"], told["repaired"]) == (1, False, 3, [])
    text, length = told["findings"]
    assert (length["kind"], length["count"], length["places"][0]["title"]) == ("length", 1, "Cầu sập")
    assert (text["kind"], text["repair"]) == ("text", "")


def test_one_kind_is_put_right_and_the_project_checked_again(run: Run, damaged: Path) -> None:
    code, out, _ = run("check", damaged, "--repair", "length")
    assert code == 1
    assert out.startswith("length: 1 put right, 0 left\n")
    assert "(text)" in out
    assert "(length)" not in out


def test_all_that_can_be_is_put_right(run: Run, damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        connection.executescript("DROP TRIGGER history_is_never_deleted")
        connection.execute("UPDATE article_text SET text = ? WHERE article = 2", (HARBOUR,))
        connection.commit()
    code, out, _ = run("check", damaged, "--repair", "all", "--json")
    told = json.loads(out)
    assert (code, told["sound"]) == (0, True)
    assert [one["kind"] for one in told["repaired"]] == ["guards", "length"]


@pytest.mark.parametrize("kind", ["nix", "text"])
def test_a_kind_that_is_not_put_right_is_a_wrong_use(run: Run, damaged: Path, kind: str) -> None:
    before = damaged.read_bytes()
    code, _, err = run("check", damaged, "--repair", kind)
    assert code == 2
    assert kind in err
    assert damaged.read_bytes() == before


def test_nothing_is_written_in_a_file_with_a_view_that_is_not_ours(run: Run, damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("CREATE VIEW odd AS SELECT 1")
    before = damaged.read_bytes()
    code, _, err = run("check", damaged, "--repair", "length")
    assert (code, damaged.read_bytes()) == (1, before)
    assert err == f"Error: Nothing is written in {damaged}, because it holds what is not Annotator's.\n"


def test_a_kind_that_was_not_found_changes_nothing(run: Run, project_path: Path) -> None:
    before = project_path.read_bytes()
    assert run("check", project_path, "--repair", "quote")[0] == 0
    assert project_path.read_bytes() == before


def test_what_is_no_project_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", tmp_path / "none.annot")
    assert (code, out) == (1, "")
    assert "does not exist" in err
