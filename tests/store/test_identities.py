"""A row whose id in the table is not the one in the index: which is right is looked up, and never lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.services import soundness
from annotator.store.project import Project
from annotator.store.soundness import identities
from tests.merged import copied, dump

FILES = Path(__file__).parent / "files"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copied(max(FILES.glob("*.annot")), tmp_path / "turned.annot")


def turned(path: Path, table: str, letter: str) -> tuple[int, str]:
    """Turn the last letter of the id of a row where its table has it, not its index; return its number and id."""
    wanted = "role = 'annotator'" if table == "annotator" else "1"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
        number, row_id = connection.execute(f"SELECT n, id FROM {table} WHERE {wanted} ORDER BY n LIMIT 1").fetchone()
    content = path.read_bytes()
    at = -1
    while (at := content.find(row_id.encode(), at + 1)) >= 0:
        last = at + len(row_id) - 1
        other = letter if chr(content[last]) != letter else "0"
        path.write_bytes(content[:last] + other.encode() + content[last + 1 :])
        with closing(sqlite3.connect(path)) as connection:
            if [(one.table, one.indexed) for one in identities.twofold(connection)] == [(table, row_id)]:
                return number, row_id
    raise AssertionError("its row was not found")


@pytest.mark.parametrize("table", ["annotator", "article", "span", "work"])
@pytest.mark.parametrize("letter", ["1", "\x19"])
def test_the_id_that_something_else_speaks_for_is_the_right_one(path: Path, table: str, letter: str) -> None:
    before = dump(path)
    number, row_id = turned(path, table, letter)
    found = {finding.kind: finding for finding in soundness.check(path).findings}
    assert found["ids"].count == 1
    assert "ids" not in soundness.check(path).repaired_by_all
    with closing(Project.open(path)) as project:
        project.begin_writing()
        (one,) = project.asked(identities.twofold)
        assert (one.table, one.number, one.indexed, one.right) == (table, number, row_id, row_id)
        assert soundness.repair(project, "ids") == ("ids", 1, 0)
    assert soundness.check(path).is_sound
    assert dump(path) == before


def test_indexes_are_not_made_anew_while_nothing_speaks_for_one_of_two_ids(path: Path) -> None:
    _, row_id = turned(path, "rejection", "1")
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.write(lambda rows: rows.execute("DROP TRIGGER history_is_never_changed"))
        project.write(lambda rows: rows.execute("UPDATE history SET changes = '[]'"))
        assert soundness.repair(project, "indexes").left == 1
        (one,) = project.asked(identities.twofold)
        assert (one.indexed, one.right) == (row_id, "")
