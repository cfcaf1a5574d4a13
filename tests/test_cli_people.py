"""The command line through a lead's and an annotator's round: people, assignments, handouts that make projects."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from annotator import cli
from annotator.store.project import Project

Run = Callable[..., tuple[int, str, str]]
TEXTS = {
    "cang.txt": "Cảng Orsel đóng cửa\n\nÔng Kern nói có 12.000 người rời cảng.\n",
    "gao.txt": "Giá gạo tăng\n\nÔng Kern nói giá gạo tăng 5 % trong tháng này.\n",
    "tau.txt": "Tàu về bến\n\nBà Dahl bác bỏ tin có 3 tàu.\n",
    "cau.txt": "Cầu mới\n\nÔng Lê nói cầu dài 900 m.\n",
}


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; returns exit code, standard output and standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        return (code, *capfd.readouterr())

    return call


@pytest.fixture
def told(run: Run) -> Callable[..., Any]:
    """Run a command that must succeed, and return what it prints as JSON."""

    def call(*words: object) -> Any:
        code, out, err = run(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return call


@pytest.fixture
def lead(run: Run, tmp_path: Path) -> Path:
    """The project of Thu, who leads, with four articles and two annotators."""
    path = tmp_path / "lead.annot"
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("new", path, "--annotator", "Thu")[0] == 0
    assert run("import", path, *(tmp_path / name for name in TEXTS))[0] == 0
    assert run("people", path, "--add", "Mai", "--add", "Bình")[0] == 0
    return path


def sentence(done: tuple[int, str, str]) -> str:
    """Return the one line of a command that was given something wrong and did nothing."""
    code, out, err = done
    assert (code, out) == (1, "")
    (line,) = err.splitlines()
    return line


def by_name(seen: Any) -> dict[str, Any]:
    return {person["name"]: person for person in seen["people"]}


def test_people_are_added_renamed_and_one_leads(told, lead: Path):
    seen = told("people", lead, "--rename", "Bình", "An", "--add", "Lan", "--lead", "Lan", "--open")
    assert list(by_name(seen)) == ["Thu", "Mai", "An", "Lan"]
    assert [person["name"] for person in seen["people"] if person["lead"]] == ["Lan"]
    assert (seen["blind"], by_name(seen)["Mai"]["articles"]) == (False, 4)
    assert told("people", lead) == seen


def test_people_are_told_in_a_table(run: Run, lead: Path):
    code, out, err = run("people", lead)
    assert (code, err) == (0, "")
    first, head, *rows = out.splitlines()
    assert first == "lead: annotators see their own labels only"
    assert head.split()[:2] == ["articles", "finished"]
    assert [row.split()[:3] for row in rows] == [["Thu,", "lead", "4"], ["Mai", "4", "0"], ["Bình", "4", "0"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--add", "Mai"], "There is an annotator Mai already"),
        (["--add", "Lan", "--add", "Lan"], "There is an annotator Lan already"),
        (["--add", "  "], "An annotator needs a name"),
        (["--add", "Gold"], "No person can be called gold"),
        (
            ["--add", "Lan", "--rename", "Hoa", "An"],
            "There is no annotator Hoa in this project, which has Thu, Mai, Bình",
        ),
        (["--add", "Lan", "--rename", "Mai", "Bình"], "There is an annotator Bình already"),
        (["--add", "Lan", "--lead", "Hoa"], "There is no annotator Hoa"),
    ],
)
def test_with_one_wrong_name_nothing_is_changed(run: Run, told, lead: Path, words: list[str], said: str):
    before = told("people", lead)
    assert said in sentence(run("people", lead, *words))
    assert told("people", lead) == before


def test_articles_are_shared_out_with_an_overlap(run: Run, told, lead: Path):
    dry = told("assign", lead, "--to", "Mai", "--to", "Bình", "--overlap", "25%", "--dry-run")
    assert (dry["articles"], dry["shared"], dry["written"]) == (4, 1, False)
    assert {person["articles"] for person in by_name(told("people", lead)).values()} == {4}, "nothing was written"
    done = told("assign", lead, "--to", "Mai", "--to", "Bình", "--overlap", "0.25")
    assert done == {**dry, "written": True}
    counts = {name: person["articles"] for name, person in by_name(told("people", lead)).items()}
    assert (counts["Thu"], counts["Mai"] + counts["Bình"]) == (0, 5)
    assert "Every article is assigned already" in sentence(run("assign", lead, "--to", "Mai"))


def test_one_seed_draws_the_same_articles(told, lead: Path):
    to = ("--to", "Mai", "--to", "Bình", "--dry-run")
    assert told("assign", lead, *to, "--seed", "a") == told("assign", lead, *to, "--seed", "a")


def test_articles_are_named_by_title_or_id(run: Run, told, lead: Path):
    project = Project.open(lead)
    rows = {row.title: row.id for row in project.article_rows("")}
    project.close()
    named = ("--articles", "Cầu mới", "--articles", rows["Giá gạo tăng"][:13])
    assert told("assign", lead, "--to", "Mai", *named)["articles"] == 2
    assert "No article has the id or title Cầu cũ" in sentence(
        run("assign", lead, "--to", "Mai", "--articles", "Cầu cũ")
    )
    back = told("assign", lead, "--take-back", "Mai", "--articles", "Cầu mới", "--dry-run")
    assert back["taken_back"][0]["articles"] == 1
    assert run("assign", lead, "--take-back", "Mai", "--articles", "Cầu mới")[1] == "Mai: 1 article taken back\n"
    assert by_name(told("people", lead))["Mai"]["articles"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say --to NAME for sharing out, or --take-back NAME, and not both."),
        (["--to", "Mai", "--take-back", "Mai"], "and not both"),
        (["--take-back", "Mai", "--overlap", "20%"], "go with --to"),
        (["--to", "Mai", "--overlap", "120%"], "'120%' is no share; write it as 20% or 0.2"),
        (["--to", "Mai", "--overlap", "some"], "'some' is no share"),
        (["--to", "Mai", "--readers", "1"], "--readers"),
    ],
)
def test_wrong_usage_of_assign(run: Run, lead: Path, words: list[str], said: str):
    code, out, err = run("assign", lead, *words)
    assert (code, out) == (2, "")
    assert said in err


def test_too_few_readers_are_told(run: Run, lead: Path):
    said = sentence(run("assign", lead, "--to", "Mai", "--overlap", "50%"))
    assert "2 people are to read the same article, and only 1 of them is chosen" in said


def test_a_handout_makes_the_annotators_project(run: Run, told, lead: Path, tmp_path: Path):
    assert run("assign", lead, "--to", "Mai", "--articles", "Cầu mới")[0] == 0
    assert run("handout", lead, "--annotator", "Mai", "-o", tmp_path / "mai.handout")[0] == 0
    own = tmp_path / "mai.annot"
    code, out, err = run("merge", own, tmp_path / "mai.handout", "--dry-run")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"would make {own} for Mai, with 1 article; nothing was written"
    assert not own.exists()
    made = told("merge", own, tmp_path / "mai.handout")
    assert made["made"] == str(own)
    assert {row["row"]: row["new"] for row in made["rows"]}["article"] == 1
    assert [(name, person["articles"]) for name, person in by_name(told("people", own)).items()] == [("Mai", 1)]
    assert told("merge", own, tmp_path / "mai.handout")["changes"] is False
    assert "was made from the handout for Mai" in sentence(run("people", own, "--add", "Lan"))
    assert "was made from the handout for Mai" in sentence(run("assign", own, "--to", "Mai"))


def test_what_cannot_make_a_project_is_told(run: Run, lead: Path, tmp_path: Path):
    new, handout = tmp_path / "new.annot", tmp_path / "mai.handout"
    assert run("handout", lead, "--annotator", "Mai", "-o", handout)[0] == 0
    assert run("bundle", lead, "--annotator", "Mai", "-o", tmp_path / "mai.bundle")[0] == 0
    assert "One handout makes it" in sentence(run("merge", new, handout, lead))
    assert "nor does" in sentence(run("merge", new, tmp_path / "gone.handout"))
    assert "it is no handout but a bundle" in sentence(run("merge", new, tmp_path / "mai.bundle"))
    assert not new.exists()


def test_what_is_taken_back_is_gone_from_the_annotators_project_too(run: Run, told, lead: Path, tmp_path: Path):
    own, handout = tmp_path / "mai.annot", tmp_path / "mai.handout"
    assert run("assign", lead, "--to", "Mai", "--articles", "Cầu mới")[0] == 0
    assert run("handout", lead, "--annotator", "Mai", "-o", handout)[0] == 0
    assert run("merge", own, handout)[0] == 0
    assert run("assign", lead, "--to", "Mai", "--articles", "Tàu về bến")[0] == 0
    assert run("assign", lead, "--take-back", "Mai")[0] == 0
    code, out, _ = run("handout", lead, "--annotator", "Mai", "-o", handout)
    assert (code, out) == (0, f"{handout}: handout for Mai: 0 articles; nothing is assigned to them\n")
    found = told("merge", own, handout)
    assert {row["row"]: row["newer"] for row in found["rows"]} == {"assignment": 1, "annotator": 0}
    assert by_name(told("people", own))["Mai"]["articles"] == 0
    assert by_name(told("people", lead))["Mai"]["articles"] == 0
    assert run("assign", lead, "--to", "Mai", "--articles", "Cầu mới")[0] == 0
    assert run("handout", lead, "--annotator", "Mai", "-o", handout)[0] == 0
    assert run("merge", own, handout)[0] == 0
    assert by_name(told("people", own))["Mai"]["articles"] == 1, "assigned again"


def test_another_annotators_handout_is_refused_in_ones_own_project(run: Run, lead: Path, tmp_path: Path):
    assert run("assign", lead, "--to", "Mai", "--to", "Bình", "--overlap", "100%")[0] == 0
    for name in ("Mai", "Bình"):
        assert run("handout", lead, "--annotator", name, "-o", tmp_path / f"{name}.handout")[0] == 0
    own = tmp_path / "mai.annot"
    assert run("merge", own, tmp_path / "Mai.handout")[0] == 0
    code, out, err = run("merge", own, tmp_path / "Bình.handout")
    assert (code, out) == (1, "nothing was written\n")
    assert "it is the handout for Bình, and this is the project of Mai." in err
    assert run("merge", lead, tmp_path / "Bình.handout")[0] == 0, "the lead's own project knows everybody"


def test_a_merge_is_taken_back(run: Run, told, lead: Path):
    (act,) = told("merge", lead, "--take-back")["acts"]
    assert act["act"] == "import"
    assert act["rows"] == 11  # four articles and the zones that are proposed for them
    assert run("merge", lead, "--take-back")[1].startswith(act["batch"])
    assert told("merge", lead, "--take-back", "last", "--dry-run")["taken_back"] == ""
    assert "says no one act" in sentence(run("merge", lead, "--take-back", "zzz"))
    assert told("merge", lead, "--take-back", act["batch"][:8])["taken_back"] == act["batch"]
    assert told("stats", lead)["articles"] == 0
    assert run("merge", lead, "--take-back") == (0, "there is nothing that can be taken back\n", "")
    assert "There is no merge or import" in sentence(run("merge", lead, "--take-back", "last"))


def test_wrong_usage_of_merge(run: Run, lead: Path, tmp_path: Path):
    for words, said in (
        ([lead], "Missing argument 'OTHER...'"),
        ([lead, lead, "--take-back", "last"], "--take-back goes with PROJECT alone"),
        ([tmp_path / "new.annot", "x.handout", "--old-texts"], "are for a project that is there"),
    ):
        code, out, err = run("merge", *words)
        assert (code, out) == (2, "")
        assert said in err


@pytest.mark.parametrize(
    ("after", "said"), [(False, "Stopped. Nothing was written."), (True, "Stopped, but all of it was written already.")]
)
def test_a_stopped_bulk_act_says_whether_it_was_written(lead: Path, tmp_path: Path, *, after: bool, said: str):
    from annotator.cli.parts import stoppable
    from annotator.services import importing

    (tmp_path / "more.txt").write_text("Bài khác", encoding="utf-8")
    project = Project.open(lead)
    project.begin_writing()
    planned = importing.plan(project, [tmp_path / "more.txt"])

    def act() -> None:
        with stoppable(project):
            if after:
                importing.commit(project, planned)
            raise KeyboardInterrupt

    with pytest.raises(click.ClickException, match=said):
        act()
    planned.close()
    project.close()


# Whose lines an import takes


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Labelled lines of a Mai whose id they do not say."""
    path = tmp_path / "lines.jsonl"
    spans = [{"id": "s1", "start": 0, "end": 4, "label": "actor"}]
    path.write_text(
        "".join(json.dumps({"text": text, "annotator": "Mai", "spans": spans}) + "\n" for text in TEXTS.values()),
        encoding="utf-8",
    )
    return path


def test_a_second_person_of_a_name_is_told(run: Run, told, lead: Path, lines: Path):
    found = told("merge", lead, lines, "--dry-run")
    assert [person["name"] for person in found["namesakes"]] == ["Mai"]
    code, out, _ = run("import", lead, lines)
    assert code == 0
    assert "a second Mai was made beside the Mai of this project" in out
    assert "--as NAME" in out
    assert len(told("people", lead)["people"]) == 4
    said = sentence(run("handout", lead, "--annotator", "Mai", "-o", "x.handout"))
    names = [person["name"] for person in told("people", lead)["people"] if person["name"].startswith("Mai")]
    assert len(names) == 2
    assert all(name in said for name in names)


def test_lines_are_taken_as_somebodys(run: Run, told, lead: Path, lines: Path):
    found = told("import", lead, lines, "--as", "Mai")
    assert (found["namesakes"], found["added"]["spans"]) == ([], 4)
    assert by_name(told("people", lead))["Mai"]["spans"] == 4
    assert told("import", lead, lines, "--as", "Mai")["added"].get("spans", 0) == 0
    assert "There is no annotator Hoa" in sentence(run("import", lead, lines, "--as", "Hoa"))


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({"annotator": "Lan"}, "labels of Lan, and of Mai before"),
        ({"annotator_id": "11111111-1111-4111-8111-111111111111"}, "the line says itself whose it is"),
    ],
)
def test_only_lines_of_one_person_without_an_id_are_taken_as_somebodys(run: Run, lead: Path, lines: Path, second, said):
    more = {"text": "Một bài khác", "annotator": "Mai", "spans": [], **second}
    lines.write_text(lines.read_text(encoding="utf-8") + json.dumps(more) + "\n", encoding="utf-8")
    code, _out, err = run("import", lead, lines, "--as", "Mai")
    assert code == 1
    assert said in err


def test_names_stay_on_their_line(run: Run, told, lead: Path):
    name = "A|B\u2028\u202ec" + "x" * 60
    assert run("people", lead, "--rename", "Mai", name)[0] == 0
    for command in ("stats", "people"):
        out = run(command, lead)[1]
        assert "\u2028" not in out
        assert "\u202e" not in out
        assert "x" * 60 not in out
    assert name in by_name(told("people", lead))


def test_what_is_no_jsonl_is_told_in_a_few_lines(run: Run, lead: Path):
    code, out, err = run("verify", lead)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) <= 12
    assert "this is no labelled JSONL" in err.splitlines()[-1]


def test_many_problems_are_told_by_their_number(run: Run, told, lead: Path, lines: Path):
    out = lead.parent / "out.jsonl"
    assert run("import", lead, lines, "--as", "Mai")[0] == 0
    assert run("export", lead, "-o", out)[0] == 0
    bad = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(bad[-1] + b"\n" * 30)
    code, _out, err = run("verify", out)
    assert code == 1
    assert len(err.splitlines()) == 21
    assert err.splitlines()[-1].endswith("… and 10 more")


@pytest.mark.parametrize("command", ["people", "assign"])
def test_a_project_that_is_not_there_is_named(run: Run, tmp_path: Path, command: str):
    words = {"assign": ["--to", "Mai"]}.get(command, [])
    assert "gone.annot" in sentence(run(command, tmp_path / "gone.annot", *words))
    assert run(command, "--help")[1].startswith("Usage:")
