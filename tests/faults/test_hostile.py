"""Files that somebody made to harm: used, or refused in one sentence. The whole is programs/hostile.py, by chance."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from unittest.mock import ANY

import pytest

from annotator import cli
from annotator.domain.errors import ProjectError, UserError
from annotator.services import annotating, merging
from annotator.services.blaming import blamed
from annotator.services.history import History
from annotator.store.project import Project
from tests.fuzz import projects as fuzz

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="files that POSIX has")


def changed(path: Path, *statements: str) -> None:
    """Write what no Annotator writes, past every check."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def worked(project: Project) -> Path:
    """A closed project with two spans and a link."""
    mai = project.annotators()[0]
    row = project.article_rows(mai.id)[0]
    article, history = project.article(row.id), History(project, mai.id)
    for quote, label in (("móng cầu đã được kiểm tra", "claim"), ("bác bỏ thông tin", "denial")):
        start, spans = article.text.index(quote), project.spans(row.id, mai.id)
        work = project.work(row.id, mai.id)
        history.do(
            annotating.add_span(project.scheme, article, work, spans, start=start, end=start + len(quote), label=label)
        )
    claim, denial = project.spans(row.id, mai.id)
    history.do(annotating.add_link(project.scheme, project.work(row.id, mai.id), [], denial, claim, "denies"))
    project.close()
    return project.path


DEEP = "[" * 100_000 + "]" * 100_000
WRONG = {
    "an id that is none": "UPDATE meta SET id = '../../../x'",
    "attributes that are no JSON": "UPDATE span SET attributes = '{'",
    "attributes of another kind": "UPDATE span SET attributes = '[1]'",
    "attributes without end": f"UPDATE span SET attributes = '{DEEP}'",
    "half letters": """UPDATE span SET attributes = '{"value":"\\ud800"}'""",
    "no number": """UPDATE span SET attributes = '{"value":NaN}'""",
    "an enormous number": """UPDATE span SET extra = '{"x":1e999}'""",
    "digits without end": f"UPDATE span SET extra = '{{\"x\":{'9' * 5000}}}'",
    "a version that is none": "UPDATE span SET version = '[]'",
    "a version below nothing": """UPDATE work SET version = '{"0123456789abcdef":-1}'""",
    "no history to be appended to": "DROP TRIGGER history_is_never_changed",
    "a span beyond its text": 'UPDATE span SET "end" = 1000000',
    "a span before its text": 'UPDATE span SET "start" = -5',
    "a quote of something else": "UPDATE span SET quote = 'x'",
    "a link in a circle": "UPDATE link SET target = source",
    "a link to nowhere": "UPDATE link SET target = 'x'",
    "an article without text": "DELETE FROM article_text",
    "another text": "UPDATE article_text SET text = 'x'",
    "nobody": "DELETE FROM annotator",
    "no scheme": "UPDATE scheme SET content = '{}'",
    "a status that is none": "UPDATE work SET status = 'x'",
    "numbers out of all bounds": "UPDATE article SET position = 9223372036854775807",
    "seconds without end": "INSERT INTO activity SELECT a.n, p.n, 'x', 9e999 FROM article a, annotator p",
    "bytes that are no text": "UPDATE article SET title = CAST(x'ff80c3' AS TEXT)",
}


@pytest.mark.parametrize("what", WRONG)
def test_what_no_annotator_writes_is_found_and_told(worked: Path, what: str, capsys) -> None:
    changed(worked, WRONG[what])
    sentence = blamed(worked)
    assert sentence is not None
    assert "\n" not in str(sentence)
    assert cli.main(["export", str(worked), "-o", str(worked.with_suffix(".jsonl")), "--all"]) in {0, 1}
    assert cli.main(["stats", str(worked)]) in {0, 1}
    assert "Traceback" not in capsys.readouterr().err


def test_a_sound_project_is_not_blamed(worked: Path) -> None:
    assert blamed(worked) is None


def test_names_and_titles_of_any_length_and_kind_are_text(worked: Path, capsys) -> None:
    changed(
        worked,
        "UPDATE annotator SET name = replace(hex(zeroblob(500000)), '00', 'ab') WHERE role = 'annotator' AND n = 2",
        "UPDATE article SET title = '<script>' || char(0) || char(8238) || char(10) || hex(zeroblob(5000000))",
        "UPDATE meta SET name = '=cmd|x' || char(27) || '[2J'",
    )
    with closing(Project.open(worked)) as project:
        project.begin_writing()
        assert len(project.article_rows("")) == 3
        with pytest.raises(UserError) as caught:
            project.add_annotator(project.annotators()[1].name)
        assert len(str(caught.value)) < 1000
    assert cli.main(["people", str(worked)]) == 0
    assert cli.main(["stats", str(worked)]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) < 1000


def test_a_damaged_project_is_not_taken_into_another(worked: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.annot"
    good.write_bytes(worked.read_bytes())
    changed(worked, "UPDATE zone SET confidence = 7")
    with closing(Project.open(good)) as project:
        project.begin_writing()
        report = merging.commit(project, merging.plan(project, [worked]))
        (failure,) = report.plan.failures
        assert "is damaged" in str(failure.error)


def test_a_chain_of_very_many_links_and_splits_in_circles_end(worked: Path) -> None:
    changed(
        worked,
        "INSERT INTO split (id, original, part, start, \"end\", version) SELECT 'a', 1, 2, 0, 5, '{}'",
        "INSERT INTO split (id, original, part, start, \"end\", version) SELECT 'b', 2, 1, 0, 5, '{}'",
        "INSERT INTO split (id, original, part, start, \"end\", version) SELECT 'c', 3, 3, 0, 5, '{}'",
    )
    for act in (fuzz.read, fuzz.search, fuzz.compare):
        with suppress(UserError):
            act(worked)
    out = str(worked.with_suffix(".handout"))
    assert cli.main(["handout", str(worked), "--annotator", "Mai", "-o", out]) in {0, 1}


@posix
def test_what_is_no_file_is_no_project_and_never_waited_for(tmp_path: Path, project: Project) -> None:
    pipe, folder, plug = tmp_path / "pipe.annot", tmp_path / "folder.annot", tmp_path / "plug.annot"
    os.mkfifo(pipe)
    folder.mkdir()
    circle = tmp_path / "circle.annot"
    circle.symlink_to(circle)
    with socket.socket(socket.AF_UNIX) as listening:
        place = os.path.relpath(plug)  # the name of a socket may not be long
        try:
            listening.bind(str(plug) if len(str(plug)) < 100 else place)
        except OSError:
            plug = folder
        for path in (pipe, folder, plug, circle, Path("/dev/zero"), Path("/dev/null")):
            with pytest.raises(ProjectError) as caught:
                Project.open(path)
            assert "\n" not in str(caught.value)
        report = merging.commit(project, merging.plan(project, [pipe]))
        assert report.plan.failures


STRANGE = {
    "empty": lambda _project: b"",
    "letters": lambda _project: b"x" * 5000,
    "a header and zeros": lambda _project: b"\x37\x7f\x06\x82" + bytes(5000),
    "the beginning of the project": lambda project: project[:20_000],
}


@pytest.mark.parametrize("content", STRANGE)
@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_strange_file_beside_a_project_does_no_harm(worked: Path, suffix: str, content: str) -> None:
    rows, beside = every_row(worked), Path(f"{worked}{suffix}")
    beside.write_bytes(STRANGE[content](worked.read_bytes()))
    for act in (fuzz.read, write):
        with suppress(UserError):
            act(worked)
    beside.unlink(missing_ok=True)
    assert every_row(worked) in (rows, {**rows, "annotator": [*rows["annotator"], ANY]})
    assert blamed(worked) is None


def write(path: Path) -> None:
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator("Somebody")


def every_row(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for those of the search."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'text%' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for (table,) in tables}


def test_a_text_in_another_encoding_of_sqlite_is_read_or_refused(tmp_path: Path, worked: Path) -> None:
    other = tmp_path / "utf16.annot"
    with closing(sqlite3.connect(worked)) as source, closing(sqlite3.connect(other, isolation_level=None)) as made:
        made.execute("PRAGMA encoding = 'UTF-16'")
        made.execute("PRAGMA page_size = 512")
        for name in ("application_id", "user_version"):
            made.execute(f"PRAGMA {name} = {source.execute(f'PRAGMA {name}').fetchone()[0]}")
        for (sql,) in source.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'text%_%_'"
        ):
            with suppress(sqlite3.Error):
                made.execute(sql)
    with pytest.raises(UserError):
        fuzz.read(other)


@posix
@pytest.mark.parametrize("program", ["projects", "bundles"])
def test_a_few_seconds_of_chance(program: str) -> None:
    command = [sys.executable, str(ROOT / "tests" / "fuzz" / f"{program}.py"), "3", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
