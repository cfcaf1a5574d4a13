"""The command line through the work of two people: out as handouts, back as bundles, merged, measured, as gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from annotator import cli
from annotator.services import annotating, assigning, bundling
from annotator.services.history import History
from annotator.services.reviewing import Review
from annotator.services.verifying import verify
from annotator.store.project import Project

TEXTS = {
    "cang.txt": "Cảng Orsel đóng cửa\n\nÔng Kern nói có 12.000 người rời cảng. Bà Dahl bác bỏ tin ấy.\n",
    "gao.txt": "Giá gạo tăng\n\nÔng Kern nói giá gạo tăng 5 % trong tháng này.\n",
}
MARKED = {
    "Mai": [("Ông Kern", "actor"), ("12.000 người", "figure"), ("Bà Dahl", "actor"), ("5 %", "figure")],
    "Bình": [("Ông Kern", "actor"), ("12.000", "figure"), ("Bà Dahl", "actor"), ("5 %", "figure")],
}


@dataclass
class Team:
    """A lead's project and the files that go to and fro, with a command line that says what it printed."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    names: list[str] = field(default_factory=lambda: [*MARKED])

    @property
    def project(self) -> Path:
        """The lead's project."""
        return self.folder / "lead.annot"

    def run(self, *words: object) -> tuple[int, str, str]:
        """Return exit code, standard output and standard error of a command."""
        code = cli.main([str(word) for word in words])
        return (code, *self.capture.readouterr())

    def json(self, *words: object) -> Any:
        """Return what a command that must succeed prints as JSON."""
        code, out, err = self.run(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    def bundles(self) -> list[Path]:
        """Return the paths of everybody's bundle."""
        return [self.folder / f"{name}.bundle" for name in self.names]

    def prepare(self) -> None:
        """Make the project, import the texts, and share out every article to both."""
        for name, text in TEXTS.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        assert self.json("new", self.project, "--annotator", "Thu")["annotator"] == "Thu"
        found = self.json("import", self.project, *(self.folder / name for name in TEXTS))
        assert found["added"]["articles"] == len(TEXTS)
        project = Project.open(self.project)
        project.begin_writing()
        people = [project.add_annotator(name).id for name in self.names]
        assigning.commit(project, assigning.plan(project, people, share=1))
        project.close()

    def work(self, name: str) -> None:
        """Hand out to somebody, mark and finish all as they do, and bundle it."""
        handed, own, out = (self.folder / f"{name}.{ending}" for ending in ("handout", "annot", "bundle"))
        told = self.json("handout", self.project, "--annotator", name, "-o", handed)
        assert (told["kind"], told["annotator"], told["articles"]) == ("handout", name, len(TEXTS))
        project = bundling.open_handout(handed, own)
        person = project.annotator_named(name)
        assert person is not None
        history = History(project, person.id)
        for row in project.article_rows(person.id):
            article = project.article(row.id)
            for quote, label in MARKED[name]:
                start = article.text.find(quote)
                if start >= 0:
                    edit = annotating.add_span(
                        project.scheme,
                        article,
                        project.work(row.id, person.id),
                        project.spans(row.id, person.id),
                        start=start,
                        end=start + len(quote),
                        label=label,
                    )
                    history.do(edit)
            history.do(annotating.set_status(project.work(row.id, person.id), "finished"))
        project.close()
        told = self.json("bundle", own, "--annotator", name, "-o", out)
        assert (told["kind"], told["articles"], told["spans"]) == ("bundle", len(TEXTS), 5)

    def decide(self) -> None:
        """Take the first option wherever something waits, as the lead, and close every article."""
        project = Project.open(self.project)
        project.begin_writing()
        lead = project.lead
        review, history = Review(project, lead), History(project, lead)
        review.load()
        for article_id in project.finished():
            while waiting := [item for item in review.waiting_in(article_id) if item.is_ready]:
                review.after(history.do(review.take(waiting[0].group.place, 0)))
            review.after(history.do(review.close(article_id)))
        project.close()


@pytest.fixture
def team(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Team:
    """Two people who are to read the same two articles."""
    made = Team(tmp_path, capfd)
    made.prepare()
    return made


@pytest.fixture
def done(team: Team) -> Team:
    """The same two, whose bundles are there."""
    for name in team.names:
        team.work(name)
    return team


def rows(account: dict[str, Any], kind: str) -> dict[str, dict[str, int]]:
    """Return the counts of a kind of rows, by annotator."""
    return {row["annotator"]: row for row in account["rows"] if row["row"] == kind}


def one_line(err: str) -> str:
    """Return the one line of an error stream; nothing else stands there."""
    (line,) = err.splitlines()
    assert "Traceback" not in err
    return line


def test_two_peoples_work_becomes_gold(done: Team):
    before = done.project.read_bytes()
    dry = done.json("merge", done.project, *done.bundles(), "--dry-run")
    assert dry["changes"]
    assert dry["batch"] == ""
    assert {name: row["new"] for name, row in rows(dry, "span").items()} == {"Mai": 5, "Bình": 5}
    assert done.project.read_bytes() == before

    real = done.json("merge", done.project, *done.bundles())
    assert real["batch"]
    assert real["rows"] == dry["rows"]
    again = done.json("merge", done.project, *done.bundles())
    assert (again["changes"], again["batch"]) == (False, "")
    assert {name: row["same"] for name, row in rows(again, "span").items()} == {"Mai": 5, "Bình": 5}

    found = done.json("agreement", done.project)
    assert found["coverage"]["finished_by_two"] == 2
    assert {name: person["spans"] for name, person in found["annotators"].items()} == {"Mai": 5, "Bình": 5}
    assert found["strict_f1"]["overall"]["value"] == pytest.approx(2 * 4 / (5 + 5))
    assert found["strict_f1"]["overall"]["low"] is None  # two articles are too few for an interval
    assert found["strict_f1"]["overall"]["note"]
    assert {kind: count for kind, count in found["kinds"].items() if count} == {"boundary": 1}

    gold = done.folder / "gold.jsonl"
    code, said, told = done.run("export", done.project, "--gold", "-o", gold)
    assert (code, said) == (1, "")
    assert "There is no gold yet" in told
    assert not gold.exists()
    done.decide()
    told = done.json("export", done.project, "--gold", "--rejected", "-o", gold)
    assert (told["records"], told["spans"]) == (2, 5)
    assert verify(gold).problems == []
    spans = [span for line in gold.read_text(encoding="utf-8").splitlines() for span in json.loads(line)["spans"]]
    decided = [span for span in spans if span["provenance"] == "adjudicated"]
    assert {span["text"] for span in decided if "rejected" in span} <= {"12.000", "12.000 người"}
    assert sum("rejected" in span for span in decided) == 1


def test_words_for_a_person_say_the_same(done: Team):
    code, out, err = done.run("merge", done.project, *done.bundles(), "--dry-run")
    assert (code, err) == (0, "")
    assert "spans of Mai: 5 new" in out.splitlines()
    assert out.splitlines()[-1] == "nothing was written"
    code, out, err = done.run("merge", done.project, done.folder)  # the folder has the project itself in it too
    assert code == 1
    assert "it is the project itself" in one_line(err)
    assert "spans of Bình: 5 new" in out
    code, out, _err = done.run("agreement", done.project)
    assert code == 0
    assert out.startswith("Articles finished by two or more annotators: 2 of 2.")


@pytest.mark.parametrize("command", ["handout", "bundle"])
def test_a_name_that_nobody_has_is_told_with_those_there_are(team: Team, command: str):
    out = team.folder / "x.bundle"
    code, said, err = team.run(command, team.project, "--annotator", "Nobody", "-o", out)
    assert (code, said) == (1, "")
    line = one_line(err)
    assert "Nobody" in line
    assert "Mai" in line
    assert not out.exists()


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_file_that_is_not_there_is_named(team: Team, dry: tuple[str, ...]):
    code, _said, err = team.run("merge", team.project, team.folder / "gone.bundle", *dry)
    assert code == 1
    assert "gone.bundle" in one_line(err)


@pytest.mark.parametrize("command", ["agreement", "handout", "bundle", "merge"])
def test_a_project_that_is_not_there_is_named(team: Team, command: str):
    more = {"agreement": [], "merge": [team.folder / "a.bundle"]}.get(command, ["--annotator", "Mai", "-o", "a"])
    code, said, err = team.run(command, team.folder / "gone.annot", *more)
    assert (code, said) == (1, "")
    assert "gone.annot" in one_line(err)


def test_a_bundle_for_another_project_is_refused(done: Team):
    other = done.folder / "other.annot"
    assert done.run("new", other, "--annotator", "Thu")[0] == 0
    code, _said, err = done.run("merge", other, done.bundles()[0])
    assert code == 1
    line = one_line(err)
    assert line.startswith(str(done.bundles()[0]))
    assert "another project" in line


def cut(whole: bytes) -> bytes:
    """What arrives of a file when the connection breaks."""
    return whole[: len(whole) // 2]


def flipped(whole: bytes) -> bytes:
    """A file with one wrong byte in its first member."""
    at = whole.index(b"labels.jsonl") + 50  # behind the header, whose bytes nobody may need
    return whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]


def emptied(_whole: bytes) -> bytes:
    """A file of which only the name has come."""
    return b""


@pytest.mark.parametrize("damaged", [cut, flipped, emptied])
def test_a_damaged_bundle_is_refused_and_the_others_are_taken(done: Team, damaged: Callable[[bytes], bytes]):
    mai, binh = done.bundles()
    mai.write_bytes(damaged(mai.read_bytes()))
    code, said, err = done.run("merge", done.project, mai, binh, "--json")
    assert code == 1
    assert one_line(err).startswith(str(mai))
    account = json.loads(said)
    assert [Path(failure["file"]) for failure in account["failures"]] == [mai]
    assert set(rows(account, "span")) == {"Bình"}
    assert account["batch"]


def test_a_bundle_cannot_be_written_over_the_project(team: Team):
    before = team.project.read_bytes()
    code, _said, err = team.run("bundle", team.project, "--annotator", "Mai", "-o", team.project)
    assert code == 1
    assert "is the project itself" in one_line(err)
    assert team.project.read_bytes() == before


def test_what_only_goes_with_gold_is_wrong_usage_without_it(team: Team):
    code, _said, err = team.run("export", team.project, "--rejected", "-o", team.folder / "out.jsonl")
    assert code == 2
    assert "--gold" in err


def test_an_annotators_own_file_shows_nothing_of_others_while_all_annotate_blind(done: Team) -> None:
    """Rows of another can be in it: somebody has imported them."""
    own, lines = done.folder / "Mai.annot", done.folder / "others.jsonl"
    text = TEXTS["gao.txt"]
    spans = [{"start": text.find("giá gạo"), "end": text.find("giá gạo") + 7, "label": "claim"}]
    lines.write_text(json.dumps({"text": text, "annotator": "Bình", "spans": spans}), encoding="utf-8")
    assert done.run("import", own, lines)[0] == 0
    assert done.run("search", own, "gạo", "--in", "labels")[1] == "Nothing found.\n"
    assert "figure Mai" in done.run("search", own, "5", "--in", "labels")[1]
    code, out, err = done.run("search", own, "gạo", "--in", "labels", "--annotator", "Bình")
    assert (code, out) == (1, "")
    assert "only your own labels can be searched" in one_line(err)
    counted = done.json("stats", own)
    assert [person["name"] for person in counted["annotators"]] == ["Mai"]
    assert counted["all"]["spans"]["claim"] == 0
    assert "its lead measures the agreement" in one_line(done.run("agreement", own)[2])
    assert "Bình" in done.run("stats", done.project)[1], "the lead sees all"
