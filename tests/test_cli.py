"""The command line as a person meets it: exit codes, streams, sentences, JSON, and no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator import __version__, cli
from annotator.domain.printing import on_one_line
from tests.formats.made_sheets import ods, ods_row

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "labelled.jsonl"
HEAVY = {"PySide6", "shiboken6", "sqlite_utils", "pyvi", "numpy", "sqlite3", "sklearn", "filelock", "jsonschema"}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; returns exit code, standard output and standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        return (code, *capfd.readouterr())

    return call


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Path:
    """A new project of Mai's, empty."""
    path = tmp_path / "p.annot"
    assert run("new", path, "--annotator", "Mai")[0] == 0
    return path


def python(*words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *words], capture_output=True, cwd=ROOT, check=False, **more)


def test_help_and_version_import_nothing_heavy():
    for word in ("--help", "--version"):
        done = python("-X", "importtime", "-m", "annotator", word)
        assert done.returncode == 0
        imported = {line.rpartition(b"|")[2].strip().decode().partition(".")[0] for line in done.stderr.splitlines()}
        assert "click" in imported
        assert imported & HEAVY == set()


def test_help_names_the_window_the_tour_and_every_command(run: Run):
    code, out, _ = run("--help")
    assert code == 0
    assert "\\b" not in out
    assert "  annotator                  open the window\n" in out
    for word in ("[PROJECT] | COMMAND", "PROJECT.annot", "tour FOLDER", "new", "import", "export", "stats", "verify"):
        assert word in out


@pytest.mark.parametrize(
    "command", ["new", "import", "export", "stats", "verify", "agreement", "handout", "bundle", "merge"]
)
def test_every_command_has_help(run: Run, command: str):
    code, out, _ = run(command, "--help")
    assert (code, out[:6]) == (0, "Usage:")


def test_version(run: Run):
    assert run("--version") == (0, f"annotator, version {__version__}\n", "")


def test_the_whole_way_from_files_to_a_verified_export(run: Run, made: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text("Tin nóng", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run("import", made, tmp_path / "a.txt", GOLDEN) == (
        0,
        "added 5 articles, 15 spans, 6 links; 0 duplicates skipped, 0 files failed\n",
        "",
    )
    assert run("export", made, "-o", out, "--format", "jsonl") == (
        0,
        f"{out}: 4 articles, 5 lines, 15 spans, 6 links\n",
        "",
    )
    assert run("verify", out) == (0, "4 articles, 15 spans, all good\n", "")
    code, table, _ = run("stats", made)
    assert code == 0
    assert table.startswith("p: 5 articles, scheme claims\n")
    assert [line.split() for line in table.splitlines() if line.startswith("figure")] == [
        ["figure", "5", "0", "2", "3"]
    ]


def test_importing_again_tells_the_duplicates(run: Run, made: Path):
    run("import", made, GOLDEN)
    code, out, err = run("import", made, GOLDEN)
    assert (code, err) == (0, "")
    # What turns the direction of letters is written as its number, so that a line of ours stays readable.
    title = on_one_line("\u202bמשרד הבריאות הכחיש\u202c את הדיווח على 40 مريض")
    assert out.splitlines()[0] == f"{GOLDEN}: line 1: already there: {title}"
    assert out.splitlines()[-2:] == [
        "added 0 articles, 0 spans, 0 links; 4 duplicates skipped, 0 files failed",
        "nothing was added to the project",
    ]


def test_a_bad_file_is_one_line_on_the_error_stream_and_the_others_come_in(run: Run, made: Path, tmp_path: Path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "a", "annotator": "b", "spans": [{"start": 0, "end": 2, "label": "claim"}]}', "utf-8")
    assert run("import", made, bad, GOLDEN) == (
        1,
        "added 4 articles, 15 spans, 6 links; 0 duplicates skipped, 1 file failed\n",
        f"{bad}: line 1, spans[0]: 0 to 2 lies outside the text, which ends at 1\n",
    )


def test_results_as_json(run: Run, tmp_path: Path):
    project, out, bad = tmp_path / "p.annot", tmp_path / "o.jsonl", tmp_path / "b.txt"
    bad.write_bytes(b"")
    about = json.loads(run("new", project, "--annotator", "Lê", "--name", "Vụ", "--json")[1])
    assert (about["name"], about["annotator"], about["scheme"]) == ("Vụ", "Lê", {"id": "claims", "version": 1})
    code, printed, err = run("import", project, GOLDEN, bad, "--json")
    report = json.loads(printed)
    assert (code, err) == (1, f"{bad}: there is no text in it\n")
    assert report["added"]["spans"] == 15
    assert report["failures"] == [{"file": str(bad), "line": 0, "field": "", "found": "there is no text in it"}]
    assert json.loads(run("export", project, "-o", out, "--json")[1])["records"] == 5
    assert json.loads(run("stats", project, "--json")[1])["all"]["spans"]["actor"] == 5
    assert json.loads(run("verify", out, "--json")[1]) == {
        "records": 5,
        "articles": 4,
        "spans": 15,
        "links": 6,
        "problems": [],
        "more_problems": 0,
    }


def test_a_broken_export_is_told_line_by_line(run: Run, tmp_path: Path):
    broken = tmp_path / "e.jsonl"
    broken.write_bytes(GOLDEN.read_bytes().replace(b'"status":"finished"', b'"status":"done"'))
    code, out, err = run("verify", broken)
    assert (code, out) == (1, "")
    assert [line.partition(": ")[2] for line in err.splitlines()] == [
        f"line {n}, status: expected todo / in_progress / finished / skipped, found “done”" for n in (3, 5)
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["stats", "none.annot"], "Error: {folder}none.annot does not exist.\n"),
        (["stats", "none"], "Error: {folder}none is a folder, not a project.\n"),
        (["import", "none.annot", "a.txt"], "Error: {folder}none.annot does not exist.\n"),
        (
            ["new", "nodir/x.annot"],
            f"Error: nodir{os.sep}x.annot cannot be made: the folder {{folder}}nodir does not exist.\n",
        ),
        (["new", "{made}"], "Error: {made} is there already. Choose another name.\n"),
        (["export", "{made}", "-o", "{made}"], "Error: {made} is the project itself; choose another name.\n"),
        (
            ["export", "{made}", "-o", "x.jsonl", "--annotator", "Hoa"],
            "Error: There is no annotator Hoa in this project, which has Mai.\n",
        ),
        (["verify", "none.jsonl"], "none.jsonl: it cannot be read: No such file or directory\n"),
    ],
)
def test_a_wrong_input_is_one_line_and_exit_code_1(run: Run, made: Path, tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "none").mkdir()
    code, out, err = run(*(word.format(made=made) for word in words))
    assert (code, out, err) == (1, "", sentence.format(made=made, folder=f"{tmp_path}{os.sep}"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["stats"], "Missing argument 'PROJECT'"),
        (["import", "p.annot"], "Missing argument 'FILES...'"),
        (["export", "p.annot"], "Missing option '-o'"),
        (["export", "p.annot", "-o", "x", "--format", "csv"], "'csv' is not 'jsonl'"),
        (["export", "p.annot", "-o", "x", "--gold", "--annotator", "Mai"], "--annotator and --gold exclude each other"),
        (["frobnicate"], "No such command 'frobnicate'"),
        (["stats", "p.annot", "--jsn"], "No such option"),
        (["new", ""], "Invalid value for 'PROJECT': The name of a file cannot be empty."),
        (["stats", ""], "Invalid value for 'PROJECT': The name of a file cannot be empty."),
        (["import", "", "a.txt"], "Invalid value for 'PROJECT': The name of a file cannot be empty."),
        (["import", "p.annot", ""], "Invalid value for 'FILES...': The name of a file cannot be empty."),
        (["import", "p.annot", "a.txt", ""], "Invalid value for 'FILES...': The name of a file cannot be empty."),
        (["export", "", "-o", "x"], "Invalid value for 'PROJECT': The name of a file cannot be empty."),
        (["export", "p.annot", "-o", ""], "Invalid value for '-o' / '--out': The name of a file cannot be empty."),
        (["verify", ""], "Invalid value for 'EXPORT.jsonl': The name of a file cannot be empty."),
        (["new", "p.annot", "--scheme", ""], "Invalid value for '--scheme': The name of a file cannot be empty."),
        (["stats", "p.annot", "q.annot"], "Got unexpected extra argument (q.annot)"),
        (["p.annot", "q.annot"], "The window opens one project; q.annot is too much."),
    ],
)
def test_wrong_usage_is_exit_code_2(run: Run, words: list[str], sentence: str):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert sentence in err


@pytest.mark.skipif(os.name == "nt", reason="links in a circle are POSIX's")
@pytest.mark.parametrize("name", ["circle.annot", "x" * 300 + ".annot"])
@pytest.mark.parametrize(
    "words",
    [["stats"], ["backup"], ["restore"], ["restore", "--list"], ["salvage"], ["check"], ["merge", "MADE"], ["new"]],
)
def test_a_path_that_leads_nowhere_is_told_in_a_line(
    run: Run, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], name: str
):
    monkeypatch.chdir(tmp_path)
    Path("circle.annot").symlink_to("circle.annot")
    code, _, err = run(*(str(made) if word == "MADE" else word for word in words), name)
    assert code == 1
    assert err.startswith(f"Error: {name} cannot be used (")
    assert err.count("\n") == 1


def test_somebody_else_writing_is_told(made: Path):
    from annotator.store.project import Project

    holder = Project.open(made)
    holder.begin_writing()
    done = python("-m", "annotator", "import", str(made), str(GOLDEN))
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"Error: ")
    read = python("-m", "annotator", "stats", str(made))
    holder.close()
    assert read.returncode == 0


def test_output_is_utf8_whatever_the_console_speaks(tmp_path: Path):
    name = "vụ án"
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = python("-m", "annotator", "new", str(tmp_path / "a.annot"), "--annotator", name, env=environment)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").rstrip() == f"made {tmp_path / 'a.annot'} for {name}"


def test_a_bug_is_a_traceback(run: Run, made: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(json, "dumps", lambda *_a, **_k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run("stats", made, "--json")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is POSIX")
def test_progress_shows_on_a_terminal_only(made: Path):
    import pty

    main, side = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "annotator", "import", str(made), str(GOLDEN)], cwd=ROOT, check=True, stderr=side
    )
    shown = os.read(main, 10_000)
    os.close(side)
    os.close(main)
    assert b"100 %" in shown


@pytest.mark.parametrize("words", [[], ["tour"], ["a.annot"], ["A.ANNOT"], ["--sample"]])
def test_the_window_gets_what_is_the_windows(words: list[str]):
    code = (
        "import sys, types, annotator; gui = types.ModuleType('annotator.gui');"
        "gui.main = lambda argv: print('window', argv) or 0;"
        "annotator.gui = gui; sys.modules['annotator.gui'] = gui;"
        "from annotator.__main__ import main; raise SystemExit(main())"
    )
    done = python("-c", code, *words)
    assert done.stdout.decode().strip() == f"window {words}"


def test_everything_else_is_a_command():
    done = python("-m", "annotator", "frobnicate")
    assert done.returncode == 2
    assert b"No such command" in done.stderr


@pytest.fixture
def shared(run: Run, made: Path, tmp_path: Path) -> Path:
    """A bundle that another copy of a project sends back: Tú has labelled an article there."""
    assert run("import", made, GOLDEN)[0] == 0
    copy = tmp_path / "copy.annot"
    copy.write_bytes(made.read_bytes())
    text = json.loads(GOLDEN.read_text(encoding="utf-8").splitlines()[0])["text"]
    line = {"text": text, "annotator": "Tú", "spans": [{"start": 0, "end": 3, "label": "actor"}]}
    (tmp_path / "more.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert run("import", copy, tmp_path / "more.jsonl")[0] == 0
    assert run("bundle", copy, "--annotator", "Tú", "-o", tmp_path / "tu.bundle") == (
        0,
        f"{tmp_path / 'tu.bundle'}: bundle of Tú: 1 article, 1 span, 0 links\n",
        "",
    )
    return tmp_path / "tu.bundle"


def test_a_bundle_is_merged_after_a_dry_run(run: Run, made: Path, shared: Path):
    code, out, err = run("merge", made, shared, "--dry-run")
    assert (code, err) == (0, "")
    assert "span of Tú: 1 new\n" in out
    assert out.endswith("nothing was written\n")
    assert run("merge", made, shared)[1].endswith("merged; it can be taken back as a whole (--take-back last)\n")
    code, out, _ = run("merge", made, shared, "--json")
    told = json.loads(out)
    assert (code, told["changes"], told["batch"]) == (0, False, "")
    assert {"row": "span", "annotator": "Tú", "new": 0, "same": 1, "newer": 0, "older": 0, "conflicting": 0} in told[
        "rows"
    ]


def test_what_cannot_be_merged_is_one_line_and_code_1(run: Run, made: Path, shared: Path, tmp_path: Path):
    (tmp_path / "bad.bundle").write_bytes(shared.read_bytes()[:200])
    code, out, err = run("merge", made, tmp_path / "bad.bundle", "--json")
    assert code == 1
    assert err == f"{tmp_path / 'bad.bundle'}: it is cut off: its end is missing. Have it sent again.\n"
    assert json.loads(out)["failures"][0]["file"] == str(tmp_path / "bad.bundle")
    assert run("merge", made, shared, "--map", "claim")[0] == 1
    assert run("merge", made)[0] == 2
    assert run("bundle", made, "--annotator", "Nobody", "-o", tmp_path / "x")[0] == 1


def test_a_handout_is_one_file_for_one_person(run: Run, made: Path, shared: Path, tmp_path: Path):
    out = tmp_path / "mai.handout"
    assert run("handout", made, "--annotator", "Mai", "-o", out) == (0, f"{out}: handout for Mai: 4 articles\n", "")
    code, told, _ = run("handout", made, "--annotator", "Mai", "-o", out, "--json")
    assert (code, json.loads(told)["kind"]) == (0, "handout")
    assert run("merge", made, out)[0] == 0


def test_import_of_a_name_that_is_no_text_ends_with_a_report_and_json(run: Run, made: Path, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"")
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("The port denies losing 12 cranes.")
    except OSError:
        pytest.skip("this file system takes no such name")
    code, out, err = run("import", made, folder, "--json", "--report", tmp_path / "r.csv")
    assert code == 0
    assert json.loads(out)["files"][0]["file"].endswith("caf\udce9.txt")
    assert "A file of another kind was passed over: photo.jpg." in err
    assert "\\udce9" in (tmp_path / "r.csv").read_text("utf-8-sig")


def test_import_says_how_to_take_the_good_lines(run: Run, made: Path, tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "The port denies losing 12 cranes."}\n{broken\n')
    code, out, err = run("import", made, path)
    assert code == 1
    assert "(--skip-bad leaves out 1 bad line and takes 1 other line)" in err
    assert "1 file failed" in out
    code, out, err = run("import", made, path, "--skip-bad")
    assert "added 1 article" in out
    assert "0 files failed, 1 bad line left out" in out


def test_import_takes_all_sheets_of_a_workbook(run: Run, made: Path, tmp_path: Path):
    def sheet(text: str) -> str:
        return ods_row("title", "text") + ods_row(text[:9], text)

    path = tmp_path / "a.ods"
    path.write_bytes(ods(("A", sheet("The port denies losing 12 cranes.")), ("B", sheet("Forty lamps failed at sea."))))
    code, out, err = run("import", made, path)
    assert code == 1
    assert "choose one, or all of them" in err
    assert "--sheet all" in err
    assert "1 file asked and left out" in out
    assert "added 2 articles" in run("import", made, path, "--sheet", "all")[1]
