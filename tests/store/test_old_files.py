"""Files of every version that ever landed: migrating keeps all that stands in them, or leaves them as they were."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator import paths
from annotator.domain.errors import ProjectError, SaveFailed
from annotator.domain.merging import canonical, digest
from annotator.store import backup, migrations, schema, values
from annotator.store.project import Project

FILES = sorted((Path(__file__).parent / "files").glob("v*.annot"))
OLD = [path for path in FILES if path.stem != f"v{schema.SCHEMA_VERSION}"]
every = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
old = pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
COUNTED = ("article", "article_text", "zone", "span", "link", "work", "history", "annotator", "scheme", "guidelines")

Content = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def content(path: Path) -> Content:
    """The columns and rows of all tables that hold what people made."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
        ]
        found = {}
        for name in names:
            columns = [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))]
            found[name] = (columns, sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr))
    return found


def among(new: Content, name: str, columns: list[str]) -> list[tuple[Any, ...]]:
    """The rows of a table with these columns alone."""
    places = [new[name][0].index(column) for column in columns]
    return sorted((tuple(row[place] for place in places) for row in new[name][1]), key=repr)


def copied(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    shutil.copyfile(path, copy)
    return copy


def version(path: Path) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


@every
def test_migrating_keeps_every_row_and_every_value(path: Path, tmp_path: Path) -> None:
    copy = copied(path, tmp_path)
    before = content(copy)
    with closing(Project.open(copy)) as project:
        project.begin_writing()
    after = content(copy)
    assert version(copy) == schema.SCHEMA_VERSION
    assert set(before) - set(after) <= {"device"}
    for name, (columns, rows) in before.items():
        if name in after:
            assert among(after, name, columns) == rows, name
    assert all(before[name][1] for name in COUNTED), "the file has some of everything"
    values.check(copy)


@every
def test_what_is_read_of_a_file_is_the_same_before_and_after_migrating(path: Path, tmp_path: Path) -> None:
    copy = copied(path, tmp_path)
    with closing(Project.open(copy)) as project:
        before = seen(project)
        project.begin_writing()
        assert seen(project) == before


def seen(project: Project) -> list[object]:
    found: list[object] = [project.annotators(), project.guidelines, project.scheme]
    for person in project.annotators():
        found += [project.article_rows(person.id), project.log(person.id), project.statistics(person.id)]
        for row in project.article_rows(person.id):
            found += [project.article(row.id), project.zones(row.id), project.work(row.id, person.id)]
            found += [project.spans(row.id, person.id), project.links(row.id, person.id)]
            found += [project.rejections(row.id, person.id)]
        found += [project.edit_of(entry.seq) for entry in project.log(person.id)]
    return found


@old
def test_the_backup_before_a_migration_is_the_file_as_it_was(path: Path, tmp_path: Path) -> None:
    copy = copied(path, tmp_path)
    before = content(copy)
    with closing(Project.open(copy)) as project:
        project.begin_writing()
        made = backup.backups(paths.backup_dir(project.id))
    assert [entry.reason for entry in made] == ["migration"]
    assert version(made[0].path) == version(path)
    assert content(made[0].path) == before


PROGRAM = """
import os, pathlib, sys
from annotator.domain.errors import UserError
from annotator.store import indexing, migrations, schema
from annotator.store.project import Project

how, path = sys.argv[1], pathlib.Path(sys.argv[2])
project = Project.open(path)
if how == "kill":  # when all tables stand, just before the end of the transaction
    migrations.check_schema = lambda connection, path: os._exit(9)
elif how == "full":  # when the backup is made
    migrate = migrations.migrate

    def with_little_place(connection, *arguments, **more):
        connection.execute("PRAGMA max_page_count = 1")  # no page more than there are
        migrate(connection, *arguments, **more)

    migrations.migrate = with_little_place
try:
    project.begin_writing()
except UserError as error:
    print(error)
    sys.exit(3)
"""


@old
@pytest.mark.parametrize(("how", "code"), [("kill", 9), ("full", 3)])
def test_a_migration_that_is_killed_or_finds_the_disk_full_leaves_the_file(
    path: Path, tmp_path: Path, how: str, code: int
) -> None:
    copy = copied(path, tmp_path)
    before = content(copy)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, how, str(copy)], capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if how == "full":
        assert len(done.stdout.splitlines()) == 1
    assert version(copy) == version(path)
    assert content(copy) == before
    with closing(Project.open(copy)) as project:
        (made,) = backup.backups(paths.backup_dir(project.id))
        assert content(made.path) == before
        project.begin_writing()  # and now it goes on
    assert version(copy) == schema.SCHEMA_VERSION


@old
def test_an_old_file_that_is_read_only_is_read_as_it_is(path: Path, tmp_path: Path) -> None:
    copy = copied(path, tmp_path)
    copy.chmod(0o444)
    raw = copy.read_bytes()
    with closing(Project.open(copy)) as project:
        assert project.needs_migration
        assert seen(project)
        with pytest.raises(ProjectError, match="is read-only"):
            project.begin_writing()
        assert seen(project)
    assert copy.read_bytes() == raw


def test_rows_that_no_annotator_wrote_stop_a_migration_with_a_sentence(tmp_path: Path) -> None:
    copy = copied(OLD[-1], tmp_path)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("INSERT INTO conflict VALUES ('zone', 'x', 'y', '{}', 0, 'no JSON')")
    with closing(Project.open(copy)) as project:
        with pytest.raises(ProjectError, match="could not be brought to the present form") as caught:
            project.begin_writing()
        assert not isinstance(caught.value, SaveFailed)
    assert version(copy) == version(OLD[-1])


LATE = {
    "zone": (0, 3, "byline", "accepted", "", 1.0),
    "split": (0, 3),
    "assignment": (7,),
    "rejection": (0, 3, "figure", "{}"),
}


@pytest.mark.parametrize("kind", LATE)
def test_states_that_wait_or_were_replaced_are_migrated_with_room_for_what_is_unknown(
    kind: str, tmp_path: Path
) -> None:
    copy, held = copied(OLD[-1], tmp_path), LATE[kind]
    line = (kind, "x", digest(held), '{"0123456789abcdef":1}', 0, canonical(held))
    gone = (kind, "x", "gone", '{"0123456789abcdef":2}', 1, canonical(held))
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.executemany("INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?)", [line, gone])
        kept = ("b", "conflict", canonical([kind, "x"]), canonical([line, gone]))
        was = ("b", kind, "x", canonical([0, "{}", *held]))
        connection.executemany("INSERT INTO replaced VALUES (?, ?, ?, ?)", [kept, was])
    values.check(copy)
    with closing(Project.open(copy)) as project:
        project.begin_writing()
    values.check(copy)
    longer = (*held, "{}")
    with closing(sqlite3.connect(copy)) as connection:
        lines = connection.execute('SELECT * FROM conflict WHERE "table" = ? ORDER BY deleted', (kind,)).fetchall()
        replaced = dict(connection.execute("SELECT \"table\", content FROM replaced WHERE batch = 'b'"))
    assert [one[2] for one in lines] == [digest(longer), "gone"]
    assert [one[5] for one in lines] == [canonical(longer)] * 2
    assert json.loads(replaced["conflict"]) == [list(one) for one in lines]
    assert json.loads(replaced[kind]) == [0, "{}", *longer]


def test_the_steps_of_migrations_have_names_that_are_never_changed() -> None:
    names = [step.name for step in migrations.steps().pending(_empty())]
    assert names == ["first_tables", "kept_words", "two_people", "tags_and_search", "all_unknown_is_kept"]


def _empty() -> Any:
    from sqlite_utils import Database

    return Database(memory=True)


def test_a_newer_file_is_refused_in_both_languages_and_on_the_command_line(project_path: Path, capsys, qapp) -> None:
    from annotator import cli
    from annotator.ui.i18n import Language, sentence

    with closing(sqlite3.connect(project_path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    assert cli.main(["stats", str(project_path)]) == 1
    told = capsys.readouterr().err
    assert "was made by a newer Annotator" in told
    assert "Traceback" not in told
    with pytest.raises(ProjectError) as caught:
        Project.open(project_path)
    language = Language()
    try:
        language.switch("vi")
        vietnamese = sentence(caught.value)
        language.switch("en")
        english = sentence(caught.value)
    finally:
        language.switch("en")
    assert "Update it" in english
    assert "mới hơn" in vietnamese


# Who counts


def test_a_copied_file_and_a_copied_home_count_under_ids_of_their_own(
    project_path: Path, own_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Project.open(project_path)) as project:
        project.begin_writing()
        project.add_annotator("Bình")
        first = project.device
    copy = tmp_path / "copy.annot"
    shutil.copyfile(project_path, copy)
    home = tmp_path / "home"
    shutil.copytree(own_folders, home)
    monkeypatch.setenv("HOME", str(home))
    devices = {first}
    for path in (project_path, copy):
        with closing(Project.open(path)) as project:
            project.begin_writing()
            devices.add(project.device)
    assert len(devices) == 3
