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


def test_one_word_of_the_shell_holds_words_in_any_order(run: Run, project_path: Path) -> None:
    for words in (["song lang"], ["lang song"], ["lang", "song"], [" song ", "lang"]):
        assert "Cầu sập" in run("search", project_path, *words)[1]
    assert run("search", project_path, "song", "--exact")[1] == "Nothing found.\n"


def test_a_phrase_has_quotation_marks_of_its_own(run: Run, project_path: Path) -> None:
    assert "Cầu sập" in run("search", project_path, '"song lang"')[1]
    assert "Cầu sập" in run("search", project_path, "cau", "“song lang”")[1]
    assert run("search", project_path, '"lang song"')[:2] == (0, "Nothing found.\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["a", "--from", "2024-99"], 2, "'2024-99' is no day; write 2024-05-31, 2024-05 or 2024."),
        (["a", "--to", "2023-02-29"], 2, "'2023-02-29' is no day"),
        (["a", "--to", "mai"], 2, "'mai' is no day"),
        (["a", "--from", "２０２４"], 2, "is no day"),
        (["a", "--from", "2024-05", "--to", "2024-04-30"], 2, "--from 2024-05 is later than --to 2024-04-30"),
        ([""], 2, "There is no word to search for."),
        ([' "" '], 2, "There is no word to search for."),
        (["a", "--label", "nosuch"], 1, "There is no label nosuch in this project, which has claim, "),
        (["a", "--source", "Nobody"], 1, "There is no article of the source Nobody in this project, which has Báo Hạ"),
        (["a", "--lang", "xx"], 1, "There is no article in the language xx in this project, which has vi, en."),
        (["a", "--tag", "x"], 1, "There is no article with the tag x in this project, which has none."),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(
    run: Run, project_path: Path, words: list[str], code: int, said: str
) -> None:
    found, out, err = run("search", project_path, *words)
    assert (found, out) == (code, "")
    assert said in err.splitlines()[-1]


@pytest.mark.parametrize("days", [("2024-05-02", "2024-05"), ("2024", "2024-05-02"), ("2024-05", "2024")])
def test_a_day_lies_in_its_month_and_year(run: Run, project_path: Path, days: tuple[str, str]) -> None:
    assert "Cầu sập" in run("search", project_path, "cau", "--from", days[0], "--to", days[1])[1]


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
    code, out, err = run("search", project_path, "song", "--source", "nobody", "--source", "nobody else")
    assert (code, out) == (1, "")
    assert "There is no article of the source nobody" in err
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
