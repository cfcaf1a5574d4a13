"""Numbers of rows beyond all sense: nothing is added after them, and everything that goes through them ends."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator import cli
from annotator.domain.errors import ProjectError
from annotator.services import restoring
from annotator.store import numbering
from annotator.store.project import Project
from annotator.store.watching import AT_ONCE, slices
from tests.merged import copied

FILES = Path(__file__).parent / "files"
LARGEST = 2**63 - 1
BEYOND = {
    "history": "INSERT INTO history (seq, edit, kind, name, device, made_at, batch, changes)"
    f" VALUES ({LARGEST}, 'x', 'barrier', 'odd', 'x', '', 'x', '[]')",
    "span": f"UPDATE span SET n = {LARGEST} WHERE n = 1",
    "article": f"UPDATE article SET position = {LARGEST} WHERE n = 1",
    "annotator": f"INSERT INTO annotator (n, id, name, role, added) VALUES ({LARGEST - 1}, 'x', 'x', 'annotator', '')",
    "guidelines": f"UPDATE guidelines SET version = {LARGEST}",
}


def changed(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
    return path


@pytest.mark.parametrize("version", sorted(FILES.glob("*.annot")), ids=lambda path: path.stem)
@pytest.mark.parametrize("table", BEYOND)
def test_a_project_whose_next_number_is_none_is_read_and_not_written(table: str, version: Path, tmp_path: Path) -> None:
    path = changed(copied(version, tmp_path / "odd.annot"), BEYOND[table])
    before = path.read_bytes()
    with closing(Project.open(path)) as project:
        assert project.article_rows("")
        with pytest.raises(ProjectError) as caught:
            project.begin_writing()
        assert f"its table “{table}” has a number that no Annotator gives" in str(caught.value)
        assert not project.writable
    assert path.read_bytes() == before
    with pytest.raises(ProjectError, match="no Annotator gives"):
        restoring.restore_to(tmp_path / "restored.annot", path)
    assert not (tmp_path / "restored.annot").exists()


def test_putting_such_a_project_right_ends_with_one_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed(copied(max(FILES.glob("*.annot")), tmp_path / "odd.annot"), BEYOND["history"])
    for more in ([], ["--repair", "gap"], ["--repair", "all"]):
        assert cli.main(["check", str(path), *more]) == 1
        said = capsys.readouterr().out
        assert "(numbers)" in said
        assert "(gap)" not in said


def test_the_files_of_old_versions_and_new_projects_have_room(project: Project) -> None:
    project.asked(lambda connection: numbering.check(connection, project.path))


def test_runs_of_rows_leave_out_what_lies_between_and_miss_none() -> None:
    wanted = [-LARGEST, -1, 0, *range(1, 2 * AT_ONCE), 2**40, LARGEST]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO t VALUES (?)", [(number,) for number in wanted])
        found = []
        for above, to in slices(connection, "t"):
            run = [row[0] for row in connection.execute("SELECT n FROM t WHERE n > ? AND n <= ?", (above, to))]
            assert 0 < len(run) <= AT_ONCE
            found += run
        assert found == wanted
        connection.execute("DELETE FROM t")
        assert list(slices(connection, "t")) == []
