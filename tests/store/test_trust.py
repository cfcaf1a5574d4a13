"""A project file from others: only what this program builds is used, and nothing in the file is run."""

from __future__ import annotations

import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.store import backup, migrations, schema, trust
from annotator.store.connection import connect_reading, connect_writing
from annotator.store.opening import open_for_reading
from annotator.store.project import Project

FILES = sorted((Path(__file__).parent / "files").glob("*.annot"))


def changed(path: Path, *statements: str) -> None:
    """Run statements in a file as its sender would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)


def rewritten(path: Path, name: str, change: Callable[[str], str]) -> None:
    """Change the text of a part in sqlite_schema itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sql = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
        assert change(sql) != sql
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (change(sql), name))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_files_of_all_versions_are_known_at_a_glance_before_and_after_migrating(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copyfile(path, copy)
    with closing(connect_reading(copy)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        assert trust.digest(connection.execute(trust._READ)) == trust.KNOWN[version]
        trust._compare(map(trust._Part._make, connection.execute(trust._READ)), trust.built(version), copy)
    migrations.upgrade(copy, tmp_path)
    with closing(connect_reading(copy)) as connection:
        assert trust.digest(connection.execute(trust._READ)) == trust.KNOWN[schema.SCHEMA_VERSION]


def test_a_new_file_is_known_at_a_glance(project_path: Path) -> None:
    with closing(connect_reading(project_path)) as connection:
        assert trust.digest(connection.execute(trust._READ)) == trust.KNOWN[schema.SCHEMA_VERSION]
    assert len(trust.KNOWN) == len(trust._STEPS) == schema.SCHEMA_VERSION


HOSTILE = {
    "trigger": ("CREATE TRIGGER theirs AFTER INSERT ON span BEGIN DELETE FROM article_text; END", "trigger “theirs”"),
    "trigger on a plain table": (
        "CREATE TRIGGER theirs AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM span; END",
        "trigger “theirs”",
    ),
    "view": ("CREATE VIEW theirs AS SELECT randomblob(1e9)", "view “theirs”"),
    "virtual table": ("CREATE VIRTUAL TABLE theirs USING fts5 (x)", "table “theirs”"),
    "generated column": ("CREATE TABLE theirs (a, b GENERATED ALWAYS AS (hex(a)))", "table “theirs”"),
    "short generated column": ("CREATE TABLE theirs (a, b AS (hex(a)))", "table “theirs”"),
    "generated column behind a comment": (
        'CREATE TABLE theirs (a, /* " */ b GENERATED ALWAYS AS (a) /* " */)',
        "table “theirs”",
    ),
    "check": ("CREATE TABLE theirs (a CHECK (randomblob(9)))", "table “theirs”"),
    "foreign key on ours": ("CREATE TABLE theirs (a REFERENCES span (id) ON DELETE RESTRICT)", "table “theirs”"),
    "generated column of ours": ("ALTER TABLE span ADD COLUMN x TEXT GENERATED ALWAYS AS (hex(note))", "part “span”"),
    "index on an expression": ("CREATE INDEX theirs ON span (lower(note))", "index “theirs”"),
    "partial index": ("CREATE INDEX theirs ON span (note) WHERE note > 'x'", "index “theirs”"),
    "index that demands": ("CREATE UNIQUE INDEX theirs ON span (quote)", "index “theirs”"),
    "dropped trigger": ("DROP TRIGGER history_is_never_deleted", "part “history_is_never_deleted” is missing"),
    "dropped table": ("DROP TABLE rejection", "is missing"),
    "dropped index": ("DROP INDEX span_once", "part “span_once” is missing"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_with_parts_of_others_is_refused_for_reading_and_for_writing(project_path: Path, what: str) -> None:
    statement, said = HOSTILE[what]
    changed(project_path, statement)
    before = project_path.read_bytes()
    with pytest.raises(ProjectError, match=re.escape(said)):
        Project.open(project_path)
    with pytest.raises(ProjectError, match=re.escape(said)):
        connect_writing(project_path)
    assert project_path.read_bytes() == before


def test_a_trigger_of_ours_that_does_something_else_is_refused(project_path: Path) -> None:
    changed(
        project_path,
        "DROP TRIGGER text_came",
        "CREATE TRIGGER text_came AFTER INSERT ON article_text BEGIN DELETE FROM span; END",
    )
    with pytest.raises(ProjectError, match="part “text_came” was built anew"):
        Project.open(project_path)


def test_a_view_in_the_place_of_a_table_is_refused(project_path: Path) -> None:
    changed(project_path, "DROP TABLE work", "CREATE VIEW work AS SELECT * FROM annotator")
    with pytest.raises(ProjectError, match="part “work” was built anew"):
        Project.open(project_path)


def test_a_table_of_ours_without_its_types_and_checks_is_refused(project_path: Path) -> None:
    rewritten(project_path, "work", lambda sql: sql.replace(") STRICT", ")"))
    with pytest.raises(ProjectError, match="part “work” was built anew"):
        Project.open(project_path)


def test_shadow_tables_of_the_search_may_do_nothing_either(project_path: Path) -> None:
    rewritten(project_path, "text_exact_config", lambda sql: sql.replace("v)", "v, w AS (randomblob(9)))"))
    with pytest.raises(ProjectError, match=r"is not used|is damaged"):
        Project.open(project_path)


def test_what_is_found_is_named_on_one_short_line(project_path: Path) -> None:
    changed(project_path, 'CREATE VIEW "x\n' + "y" * 100_000 + '" AS SELECT 1')
    with pytest.raises(ProjectError) as caught:
        Project.open(project_path)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400 + len(str(project_path))


@pytest.mark.parametrize(
    "statements",
    [
        ["ANALYZE"],
        ["CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT, text VARCHAR(20) UNIQUE DEFAULT 'x')"],
        ["CREATE TABLE [my notes] (\"the text\" TEXT, 'other' BLOB) STRICT"],
        ["CREATE INDEX mine ON span (note)"],
        ['CREATE INDEX "my own" ON "span" ("note", label)'],
        ["CREATE TABLE t (a)", "CREATE UNIQUE INDEX u ON t (a)"],
        ["VACUUM"],
        ["REINDEX"],
        ["INSERT INTO text_exact (text_exact) VALUES ('optimize')"],
    ],
    ids=lambda statements: statements[0][:30],
)
def test_what_does_nothing_locks_nobody_out(project_path: Path, statements: list[str]) -> None:
    changed(project_path, *statements)
    project = Project.open(project_path)
    project.begin_writing()
    assert len(project.article_rows("")) == 3
    project.add_annotator("Bình")
    project.close()


def test_an_old_file_is_compared_with_the_tables_of_its_own_version(tmp_path: Path) -> None:
    copy = tmp_path / "v2.annot"
    shutil.copyfile(FILES[1], copy)
    changed(copy, "CREATE TRIGGER theirs BEFORE UPDATE ON meta BEGIN DELETE FROM span; END")
    with pytest.raises(ProjectError, match="trigger “theirs”"):
        Project.open(copy)
    with pytest.raises(ProjectError, match="trigger “theirs”"):
        migrations.upgrade(copy, tmp_path)


def test_a_file_that_claims_to_have_migrated_is_left_as_it_was(tmp_path: Path) -> None:
    copy = tmp_path / "v1.annot"
    shutil.copyfile(FILES[0], copy)
    changed(
        copy,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('annotator', 'two_people', '')",
    )
    project = Project.open(copy)
    with pytest.raises(ProjectError, match="could not be brought to the present form"):
        project.begin_writing()
    project.close()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        assert "device" in {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}


def test_looking_costs_less_than_a_millisecond(project_path: Path) -> None:
    import time

    with closing(connect_reading(project_path)) as connection:
        times = []
        for _ in range(20):
            start = time.perf_counter()
            trust.check_schema(connection, project_path)
            times.append(time.perf_counter() - start)
    assert min(times) < 0.001


@pytest.mark.parametrize("connect", [open_for_reading, connect_reading, connect_writing])
def test_connections_trust_a_file_as_little_as_they_can(project_path: Path, connect: Callable[..., object]) -> None:
    connection = connect(project_path)
    assert isinstance(connection, sqlite3.Connection)
    with closing(connection):
        pragma = {
            name: connection.execute(f"PRAGMA {name}").fetchone()
            for name in ("trusted_schema", "cell_size_check", "mmap_size")
        }
        assert pragma == {"trusted_schema": (0,), "cell_size_check": (1,), "mmap_size": (0,)}
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) < 10
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH) <= 10
        if sys.version_info >= (3, 12):
            assert connection.getconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)


def test_a_hostile_file_is_not_even_backed_up_by_migrating(tmp_path: Path) -> None:
    copy, folder = tmp_path / "v1.annot", tmp_path / "backups"
    folder.mkdir()
    shutil.copyfile(FILES[0], copy)
    changed(copy, "CREATE VIEW theirs AS SELECT 1")
    with pytest.raises(ProjectError, match="view “theirs”"):
        Project.open(copy)
    assert backup.backups(folder) == []
