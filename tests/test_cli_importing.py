"""The command line of importing: a question is one line that names its option; what became of everything is saved."""

import csv
import json
import os
import re
import shlex
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from annotator import cli
from annotator.cli.parts import files_argument
from annotator.domain.zone import ACCEPTED
from annotator.formats import encodings
from annotator.store.project import Project

STORY = (
    "Bến phà Vẹn đóng cửa ba ngày\n14/03/2025 09:40\n"
    "Sở Giao thông tỉnh Hạ Vân cho biết bến phà Vẹn đóng cửa từ thứ hai để thay phao.\n"
    "Ông Trần Mộc, giám đốc sở, nói rằng khoảng 1.200 người qua bến mỗi ngày và họ sẽ đi vòng qua cầu sông Lăng.\n"
)
OTHER = "Harbour lights go out\nThe port office said 40 lamps failed on Monday, and nobody had stolen the cables there."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command; its exit code, output and errors."""

    def call(*words: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Path:
    """A new project without articles."""
    path = tmp_path / "p.annot"
    assert run("new", path, "--annotator", "Mai")[0] == 0
    return path


def articles(path: Path) -> list[str]:
    project = Project.open(path)
    try:
        return [row.title for row in project.article_rows("")]
    finally:
        project.close()


def test_a_page_without_its_encoding_is_asked_by_the_same_option(run: Run, made: Path, tmp_path: Path):
    path = tmp_path / "trang.html"
    path.write_bytes(f"<html><body><h1>Tin</h1><p>{STORY}</p></body></html>".encode(encodings.TCVN3))
    code, out, err = run("import", made, path)
    assert (code, len(err.splitlines())) == (1, 1)
    assert err.endswith(f'choose the encoding (--encoding "{path}=tcvn3")\n')
    assert "1 file asked and left out\nnothing was added to the project\n" in out
    assert run("import", made, path, "--encoding", f"{path}=tcvn3")[0] == 0
    assert len(articles(made)) == 1


def test_an_encoding_is_asked_in_one_line_and_taken_from_the_option(run: Run, made: Path, tmp_path: Path):
    path = tmp_path / "cũ.txt"
    path.write_bytes(STORY.encode("utf-16"))
    code, out, err = run("import", made, path)
    assert (code, len(err.splitlines())) == (1, 1)
    assert err.endswith(f'choose the encoding (--encoding "{path}=utf-16")\n')
    assert "1 file asked and left out\nnothing was added to the project\n" in out
    assert run("import", made, path, "--encoding", "cũ.txt=utf-16")[0] == 0
    assert articles(made) == ["Bến phà Vẹn đóng cửa ba ngày"]
    (tmp_path / "b.txt").write_bytes(OTHER.encode("utf-16"))
    assert run("import", made, tmp_path / "b.txt", "--encoding", "all=utf-16")[0] == 0


def test_columns_are_asked_and_remembered_once_they_were_said(run: Run, made: Path, tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text(f'c1,c2\nBến phà,"{STORY}"\n', encoding="utf-8")
    code, _, err = run("import", made, path)
    assert (code, err.splitlines()[0].endswith('(--columns "text=c2")')) == (1, True)
    assert run("import", made, path, "--columns", "text=c2,title=c1")[0] == 0
    assert articles(made) == ["Bến phà"]
    path.write_text(f'c1,c2\nCảng,"{OTHER}"\n', encoding="utf-8")
    assert run("import", made, path)[0] == 0  # with the answer of last time
    assert articles(made) == ["Bến phà", "Cảng"]


def test_a_dry_run_writes_nothing_and_says_what_would_come(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    code, out, _ = run("import", made, tmp_path / "a.txt", "--dry-run")
    assert (code, articles(made)) == (0, [])
    assert "would add 1 article" in out


def test_zones_are_accepted_from_a_confidence_on(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert run("import", made, tmp_path / "a.txt", "--accept-zones", "90%")[0] == 0
    project = Project.open(made)
    (row,) = project.article_rows("")
    assert ACCEPTED in {zone.state for zone in project.zones(row.id)}
    project.close()


def test_near_duplicates_are_left_out_by_an_option(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY + "Đọc thêm: Chợ đêm mở lại\n", encoding="utf-8")
    _, out, _ = run("import", made, tmp_path / "a.txt", tmp_path / "b.txt", "--near", "skip")
    assert "left out: nearly the same as Bến phà Vẹn đóng cửa ba ngày" in out
    assert len(articles(made)) == 1


@pytest.mark.parametrize("ending", ["txt", "csv", "json"])
def test_the_report_tells_every_file(run: Run, made: Path, tmp_path: Path, ending: str):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "again.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(b"")
    report = tmp_path / f"report.{ending}"
    assert run("import", made, tmp_path / "in", "--report", report)[0] == 1
    text = report.read_text(encoding="utf-8-sig")
    if ending == "csv":
        found = [(Path(row["file"]).name, row["outcome"]) for row in csv.DictReader(text.splitlines())]
    elif ending == "json":
        found = [(Path(row["file"]).name, row["outcome"]) for row in json.loads(text)["articles"]]
    else:
        found = [(Path(line.split("\t")[1].split(": ")[0]).name, line.split("\t")[0]) for line in text.splitlines()[1:]]
        assert text.splitlines()[0] == "added: 1, skipped: 1, failed: 1, asked: 0"
    assert found == [("a.txt", "new"), ("again.txt", "there"), ("bad.txt", "failed")]


def test_rows_that_differ_are_named_and_replaced_when_that_is_said(run: Run, made: Path, tmp_path: Path):
    path = tmp_path / "a.jsonl"

    def write(label: str) -> None:
        spans = [{"start": 0, "end": 11, "label": label}]
        path.write_text(json.dumps({"text": STORY, "annotator": "Bình", "spans": spans}), encoding="utf-8")

    write("actor")
    run("import", made, path)
    write("claim")
    _, out, _ = run("import", made, path)
    assert "Bến phà Vẹn đóng cửa ba ngày, Bình: span actor “Bến phà Vẹn” is not in the files\n" in out
    _, out, _ = run("import", made, path, "--replace")
    assert "replaced; annotator merge PROJECT --take-back last undoes that" in out
    _, out, _ = run("export", made, "-o", tmp_path / "out.jsonl")
    assert [span["label"] for span in json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["spans"]] == ["claim"]


@pytest.mark.parametrize("words", [(), ("--gold",), ("--annotator", "Mai")])
def test_an_export_of_nothing_is_no_success_and_leaves_the_old_file(run: Run, made: Path, tmp_path: Path, words):
    out = tmp_path / "out.jsonl"
    out.write_text("before", encoding="utf-8")
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    run("import", made, tmp_path / "a.txt")
    code, printed, err = run("export", made, "-o", out, *words)
    assert (code, printed, out.read_text("utf-8")) == (1, "", "before")
    assert "There is no gold yet" in err if words == ("--gold",) else "There is nothing to export" in err


def test_articles_that_nobody_has_begun_are_taken_out_where_asked_and_come_back(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    run("import", made, tmp_path / "a.txt", "--accept-zones", "0.5")
    out, again = tmp_path / "out.jsonl", tmp_path / "again.jsonl"
    assert "(--all)" in run("export", made, "-o", out)[2]
    assert run("export", made, "-o", out, "--all") == (0, f"{out}: 1 article, 1 line, 0 spans, 0 links\n", "")
    line = json.loads(out.read_bytes())
    assert (line["text"], line["annotator"], line["published"]) == (STORY, "", "2025-03-14T09:40")
    assert line["zones"]
    assert run("verify", out)[0] == 0
    assert run("import", made, out)[0] == 0
    run("export", made, "-o", again, "--all")
    assert again.read_bytes() == out.read_bytes()


def test_what_is_no_date_is_told_and_stands_in_the_report(run: Run, made: Path, tmp_path: Path):
    path, report = tmp_path / "a.jsonl", tmp_path / "r.txt"
    path.write_text(json.dumps({"text": STORY, "published": "yesterday"}), encoding="utf-8")
    code, out, err = run("import", made, path, "--report", report)
    said = f"{path}: line 1: published: “yesterday” is no date; it is kept as it is\n"
    assert (code, said in out + err) == (0, True)
    assert f"remark\t{said}" in report.read_text("utf-8")


@pytest.mark.parametrize("words", [("--gold",), ("--annotator", "Mai")])
def test_all_is_for_the_labels_of_everybody(run: Run, made: Path, tmp_path: Path, words):
    code, _, err = run("export", made, "-o", tmp_path / "out.jsonl", "--all", *words)
    assert (code, "neither --annotator nor --gold" in err) == (2, True)


@pytest.mark.parametrize(
    ("option", "word"),
    [
        ("--encoding", "klingon"),
        ("--encoding", "=utf-16"),
        ("--columns", "title=a"),
        ("--columns", "text"),
        ("--columns", "text=a,colour=b"),
        ("--accept-zones", "often"),
    ],
)
def test_wrong_usage_is_told(run: Run, made: Path, tmp_path: Path, option: str, word: str):
    code, _, err = run("import", made, tmp_path, option, word)
    assert (code, "Invalid value for" in err) == (2, True)


def test_the_name_of_a_report_is_looked_at_before_anything_is_written(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    code, _, err = run("import", made, tmp_path / "a.txt", "--report", tmp_path / "report.doc")
    assert (code, articles(made)) == (1, [])
    assert "A report is saved as .txt, .csv, .json" in err


def test_a_bad_line_is_one_line_that_says_what_takes_the_others(run: Run, made: Path, tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"{OTHER} {n}"}) + "\n" for n in range(3)) + '{"text": "a\n')
    code, out, err = run("import", made, path)
    assert code == 1
    assert err == (
        f"{path}: line 4: this is not JSON: the line ends in the middle of a text; is it complete?"
        " (--skip-bad leaves out 1 bad line and takes 3 other lines)\n"
    )
    assert "added 0 articles" in out
    code, out, err = run("import", made, path, "--skip-bad")
    assert (code, len(err.splitlines()), "--skip-bad" in err) == (1, 1, False)
    assert "added 3 articles" in out
    assert "1 bad line left out" in out


def two_columns(folder: Path, first: str, second: str, name: str = "odd.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[first, second], ["Bến phà", STORY], ["Cảng", OTHER]])
    return path


@pytest.mark.parametrize("place", ["none/r.txt", "folder.txt"])
def test_a_report_that_cannot_be_written_is_refused_before_anything_comes_in(
    run: Run, made: Path, tmp_path: Path, place: str
):
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    code, _, err = run("import", made, tmp_path / "a.txt", "--report", tmp_path / place)
    assert (code, articles(made)) == (1, [])
    assert "choose another place. Nothing was imported." in err


def test_a_report_that_fails_after_the_import_does_not_deny_it(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    report = Path("/dev/full")
    if not report.exists():
        pytest.skip("needs a device that is always full")
    link = tmp_path / "r.txt"
    link.symlink_to(report)
    code, out, err = run("import", made, tmp_path / "a.txt", "--report", link)
    assert (code, len(articles(made))) == (1, 1)
    assert "added 1 article" in out
    assert "nothing was changed" not in err
    assert "what was imported is in the project all the same" in err


@pytest.mark.parametrize("name", ["Phần, đầy đủ", "a+b", "a, b=c", 'Lời "gốc"', "giá $HOME", "it's"])
def test_the_column_that_is_recommended_can_be_typed_in_a_shell(run: Run, made: Path, tmp_path: Path, name: str):
    path = two_columns(tmp_path, "c1", name)
    _, _, err = run("import", made, path)
    option = re.search(r"\((--columns .*)\)$", err.splitlines()[0])
    assert option is not None
    assert run("import", made, path, *shlex.split(option[1]))[0] == 0
    assert len(articles(made)) == 2


def test_columns_with_commas_are_told_apart_and_can_be_said_one_by_one(run: Run, made: Path, tmp_path: Path):
    path = two_columns(tmp_path, "a, b", "c, d")
    _, _, err = run("import", made, path)
    assert "it has the columns “a, b”, “c, d”: choose" in err
    assert run("import", made, path, "--columns", "text=c, d", "--columns", "title=a, b")[0] == 0
    assert articles(made) == ["Bến phà", "Cảng"]


def test_a_column_that_no_file_has_is_named_and_nothing_comes_in(run: Run, made: Path, tmp_path: Path):
    path = two_columns(tmp_path, "title", "text")
    code, _, err = run("import", made, path, "--columns", "text=text,title=nope")
    assert (code, articles(made)) == (1, [])
    assert "--columns: no file has the column nope; there are title, text. Nothing was imported." in err


def test_of_several_tables_the_one_without_the_column_is_named(run: Run, made: Path, tmp_path: Path):
    path = two_columns(tmp_path, "c1", "c2")
    other = tmp_path / "other.csv"
    other.write_text('title,text\nChợ,"Chợ đêm bến Lăng mở lại từ thứ bảy, ban quản lý cho biết hôm qua."\n', "utf-8")
    code, _, err = run("import", made, path, other, "--columns", "text=c2,title=c1")
    assert (code, len(articles(made))) == (0, 3)
    assert (
        "other.csv: it has no column c1, c2, so it was read by the names of its columns: text=text, title=title" in err
    )


def test_a_field_is_said_once(run: Run, made: Path, tmp_path: Path):
    path = two_columns(tmp_path, "title", "text")
    code, _, err = run("import", made, path, "--columns", "text=text,text=title")
    assert (code, articles(made)) == (2, [])
    assert "text is said twice; several columns of text are joined by +" in err


def test_an_encoding_of_a_file_that_is_not_there_is_told(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    code, _, err = run("import", made, tmp_path / "a.txt", "--encoding", "b.txt=utf-16")
    assert (code, articles(made)) == (1, [])
    assert "--encoding b.txt: no file of that name was read. Nothing was imported." in err


def test_remembered_columns_are_told_and_can_be_asked_anew(run: Run, made: Path, tmp_path: Path):
    path = two_columns(tmp_path, "title", "text")
    assert run("import", made, path, "--columns", "text=title")[0] == 0
    code, _, err = run("import", made, path, "--dry-run")
    assert code == 0
    said = "read as such a table was last time: text=title; kept beside the article: text (--ask-columns: not so)"
    assert said in err
    _, out, err = run("import", made, path, "--ask-columns")
    assert "last time" not in err
    assert "added 2 articles" in out


def test_what_is_told_of_many_files_is_cut(run: Run, made: Path, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(60):
            archive.writestr(f"{number}.txt", "")
    code, out, err = run("import", made, tmp_path / "many.zip")
    assert (code, len(err.splitlines())) == (1, 21)
    assert err.splitlines()[-1] == "… and 40 more faults (--report names all)"
    assert "60 files failed" in out


def test_the_files_of_the_project_itself_are_no_articles(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(OTHER, encoding="utf-8")
    for name in ("q.annot-wal", "q.annot.lock", "q.annot.holder", ".DS_Store"):
        (tmp_path / name).write_text("pid,host\n1,here\n", encoding="utf-8")
    code, _, err = run("import", made, tmp_path)
    assert (code, len(articles(made))) == (0, 1)
    assert err == "A hidden file was passed over: .hidden.txt.\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a file that the user may not read")
def test_a_file_that_may_not_be_read_stops_no_other(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "b.txt").chmod(0)
    code, _, err = run("import", made, tmp_path / "b.txt", tmp_path / "a.txt")
    assert (code, len(articles(made))) == (1, 1)
    assert "b.txt: it cannot be read" in err


def test_what_is_not_readable_is_no_wrong_usage():
    refused = click.Path(path_type=Path).readable
    assert refused, "click's own default"
    assert not files_argument.readable


def test_utf_16_that_is_cut_off_is_told_so(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(STORY.encode("utf-16") + b"x")
    _, _, err = run("import", made, tmp_path / "a.txt")
    assert "it ends in the middle of a letter; is it complete?" in err


def test_an_empty_workbook_is_an_empty_file(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(b"")
    _, _, err = run("import", made, tmp_path / "a.xlsx")
    assert err.endswith("a.xlsx: the file is empty\n")
