"""The command that searches a project, and what `stats` counts of its corpus."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; returns exit code, standard output and standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        return (code, *capfd.readouterr())

    return call


def test_hits_are_printed_with_their_place_and_the_words_around(run: Run, project_path: Path) -> None:
    code, out, err = run("search", project_path, "mong", "cau")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].endswith("Cầu sập, Báo Hạ Vân, 2024-05-02T08:15: 2 hits")
    assert any("[móng cầu]" in line for line in lines)


def test_a_word_with_blanks_is_a_phrase(run: Run, project_path: Path) -> None:
    assert "Cầu sập" in run("search", project_path, "song lang")[1]
    assert run("search", project_path, "lang song")[1] == "Nothing found.\n"
    assert "Cầu sập" in run("search", project_path, "lang", "song")[1]
    assert run("search", project_path, "song", "--exact")[1] == "Nothing found.\n"


def test_results_are_json_on_request(run: Run, project_path: Path) -> None:
    found = json.loads(run("search", project_path, "the", "--lang", "en", "--json")[1])
    assert found["more"] is False
    (result,) = found["results"]
    assert (result["title"], result["count"], len(result["hits"])) == ("Harbour lights go out", 4, 3)
    assert result["hits"][0].keys() >= {"in", "start", "end", "before", "found", "after", "label", "annotator"}


def test_of_several_values_of_a_filter_one_will_do(run: Run, project_path: Path) -> None:
    both = run("search", project_path, "%", "--lang", "vi", "--lang", "en")
    assert both == run("search", project_path, "%")
    assert "Cầu sập" in run("search", project_path, "song", "--source", "nobody", "--source", "Báo Hạ Vân")[1]
    assert run("search", project_path, "song", "--source", "nobody", "--source", "nobody else")[1] == "Nothing found.\n"
    assert "Cầu sập" in run("search", project_path, "song", "--source", "", "--state", "todo", "--state", "skipped")[1]


def test_more_results_are_announced(run: Run, project_path: Path, tmp_path: Path) -> None:
    text = tmp_path / "song.txt"
    text.write_text("Bên kia sông.", encoding="utf-8")
    assert run("import", project_path, text)[0] == 0
    assert run("search", project_path, "song", "--limit", "1")[1].splitlines()[-1] == (
        "1 article of about 2; --limit shows more."
    )
    assert run("search", project_path, "song", "--limit", "2")[1].splitlines()[-1].startswith("  ")


def test_somebody_who_is_not_there_is_named_with_those_who_are(run: Run, project_path: Path) -> None:
    code, _, err = run("search", project_path, "the", "--annotator", "Nobody")
    assert code == 1
    assert "There is no annotator Nobody in this project, which has Mai, An." in err


def test_words_are_needed(run: Run, project_path: Path) -> None:
    assert run("search", project_path)[0] == 2


def test_stats_count_the_corpus(run: Run, project_path: Path) -> None:
    _, out, _ = run("stats", project_path)
    assert "languages: vi 2, en 1" in out
    assert "sources: unknown 2, Báo Hạ Vân 1" in out
    assert "tags" not in out
    corpus = json.loads(run("stats", project_path, "--json")[1])["corpus"]
    assert corpus["months"] == {"": 2, "2024-05": 1}
    assert corpus["sources"] == {"": 2, "Báo Hạ Vân": 1}
