"""Making, opening and closing project files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError, SaveFailed
from annotator.domain.ids import GOLD_ID
from annotator.domain.scheme import Scheme
from annotator.store import glancing, schema
from annotator.store.project import Project


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_project_has_its_scheme_guidelines_annotator_and_gold(tmp_path: Path, scheme: Scheme) -> None:
    path = tmp_path / "tin tức 100 %#?.annot"
    project = Project.create(path, name="Tin tức", scheme=scheme, guidelines="Đánh dấu.", annotator="Mai")
    assert project.writable
    assert (project.name, project.scheme, project.guidelines.version) == ("Tin tức", scheme, 1)
    assert project.guidelines.text == "Đánh dấu."
    assert [(person.name, person.role) for person in project.annotators()] == [("Mai", "annotator"), ("gold", "gold")]
    assert project.annotators()[-1].id == GOLD_ID
    assert len(project.device) == 16
    project.close()
    assert names(tmp_path) == [path.name, f"{path.name}.lock"]


def test_a_new_project_does_not_overwrite_a_file(tmp_path: Path, scheme: Scheme) -> None:
    path = tmp_path / "notes.annot"
    path.write_text("mine")
    with pytest.raises(ProjectError, match="is there already"):
        Project.create(path, name="x", scheme=scheme, annotator="Mai")
    assert path.read_text() == "mine"
    assert names(tmp_path) == ["notes.annot"]


def test_where_a_project_cannot_be_made_nothing_is_left(tmp_path: Path, scheme: Scheme) -> None:
    with pytest.raises(ProjectError, match="cannot be made"):
        Project.create(tmp_path / "no such folder" / "x.annot", name="x", scheme=scheme, annotator="Mai")
    assert names(tmp_path) == []


def test_a_project_that_is_killed_while_it_is_made_has_no_file(tmp_path: Path) -> None:
    program = (
        "import os, pathlib\n"
        "from annotator import paths\n"
        "from annotator.domain.scheme import scheme_from_toml\n"
        "from annotator.store import files\n"
        "from annotator.store.project import Project\n"
        "files.flush = lambda path: os._exit(9)\n"
        "scheme = scheme_from_toml(paths.resource('schemes', 'claims.toml').read_text('utf-8'))\n"
        f"Project.create(pathlib.Path({str(tmp_path / 'x.annot')!r}), name='x', scheme=scheme, annotator='Mai')\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    assert not (tmp_path / "x.annot").exists()


def test_opening_is_for_reading_and_imports_nothing_but_the_standard_library(project_path: Path) -> None:
    program = (
        "import pathlib, sys\n"
        "from annotator.store.project import Project\n"
        f"project = Project.open(pathlib.Path({str(project_path)!r}))\n"
        "row = project.article_rows(project.annotators()[0].id)[0]\n"
        "project.article(row.id), project.marks(row.id, ''), project.zones(row.id), project.log('')\n"
        "assert not project.writable and not project.needs_migration\n"
        "project.close()\n"
        "heavy = {'sqlite_utils', 'filelock', 'appdirs', 'numpy', 'getpass'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_reading_leaves_no_files_beside_the_project(project_path: Path) -> None:
    project = Project.open(project_path)
    project.article_rows("")
    project.close()
    assert names(project_path.parent) == [project_path.name]


def test_a_project_open_for_reading_refuses_to_write(project_path: Path) -> None:
    project = Project.open(project_path)
    with pytest.raises(SaveFailed, match="open for reading only"):
        project.add_annotator("Bình")
    project.close()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"Just some notes about bridges.\n" * 300])
def test_a_file_that_is_no_project_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.annot"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match=r"notes\.annot is no Annotator project"):
        Project.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "other.annot"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (id)")
    connection.close()
    with pytest.raises(ProjectError, match="no Annotator project"):
        Project.open(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="does not exist"):
        Project.open(tmp_path / "x.annot")
    with pytest.raises(ProjectError, match="is a folder"):
        Project.open(tmp_path)


def test_a_file_of_a_newer_program_is_refused_with_both_versions(project_path: Path) -> None:
    with sqlite3.connect(project_path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(ProjectError, match="newer Annotator") as caught:
        Project.open(project_path)
    assert caught.value.values["found"] == schema.SCHEMA_VERSION + 1
    assert caught.value.values["known"] == schema.SCHEMA_VERSION


def test_a_project_without_its_scheme_is_damaged(project_path: Path) -> None:
    with sqlite3.connect(project_path) as connection:
        connection.execute("DELETE FROM scheme")
    connection.close()
    with pytest.raises(ProjectError, match=r"damaged.*backup"):
        Project.open(project_path)


def test_a_torn_project_is_damaged(project_path: Path) -> None:
    content = project_path.read_bytes()
    project_path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(ProjectError, match=r"(?i)damaged|malformed"):
        Project.open(project_path)


def test_a_read_only_file_opens_for_reading_and_says_so_when_writing_is_asked(project_path: Path) -> None:
    project_path.chmod(0o444)
    project = Project.open(project_path)
    assert len(project.article_rows("")) == 3
    with pytest.raises(ProjectError, match=r"is read-only\. It opens for reading"):
        project.begin_writing()
    assert not project.writable
    assert len(project.article_rows("")) == 3
    project.close()


def test_the_writing_connection_has_the_settings_that_lose_nothing(project: Project) -> None:
    def pragma(name: str) -> object:
        return project._connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    assert pragma("busy_timeout") == 0
    assert pragma("trusted_schema") == 0
    assert pragma("application_id") == schema.APPLICATION_ID
    assert pragma("user_version") == schema.SCHEMA_VERSION
    assert project._connection.isolation_level is None


def test_all_tables_are_strict(project: Project) -> None:
    rows = project._connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
    ours = {name for name, _ in rows if not name.startswith(("sqlite_", "_sqlite_"))}
    assert ours >= {"meta", "article", "zone", "span", "link", "work", "decision", "history", "conflict", "activity"}
    assert {name for name, strict in rows if not strict and name in ours} == set()


def test_closing_leaves_one_file_with_everything_in_it(project_path: Path, tmp_path: Path) -> None:
    project = Project.open(project_path)
    project.begin_writing()
    project.add_annotator("Bình")
    project.close()
    assert not project_path.with_name(project_path.name + "-wal").exists()
    moved = tmp_path / "copy.annot"
    shutil.copyfile(project_path, moved)
    copy = Project.open(moved)
    assert copy.annotator_named("Bình") is not None
    copy.close()


def test_closing_twice_is_closing_once(project: Project) -> None:
    project.close()
    project.close()


def test_an_annotator_needs_a_name_that_nobody_has(project: Project) -> None:
    from annotator.domain.errors import UserError

    added = project.add_annotator("  Bình ")
    assert project.annotator_named("Bình") == added
    with pytest.raises(UserError, match="an annotator Bình already"):
        project.add_annotator("Bình")
    with pytest.raises(UserError, match="needs a name"):
        project.add_annotator(" ")
    assert project.annotators()[-1].id == GOLD_ID


# The device: who counts


def test_every_opening_of_a_file_is_a_device_of_its_own(project_path: Path) -> None:
    devices = set()
    for _ in range(3):
        project = Project.open(project_path)
        project.begin_writing()
        devices |= {project.device, project.device}
        project.close()
    assert len(devices) == 3


def test_opening_for_writing_alone_changes_nothing_in_the_file(project_path: Path) -> None:
    before = project_path.read_bytes()
    project = Project.open(project_path)
    project.begin_writing()
    project.close()
    assert project_path.read_bytes() == before


def test_a_file_that_grows_while_it_is_looked_at_is_not_called_damaged(project: Project) -> None:
    path = project.path
    before = path.stat()  # what was done since waits in the -wal, and is brought in at closing
    project.write(
        lambda connection: connection.execute(
            "INSERT INTO sketch (article, engine, data) SELECT n, 'x', zeroblob(100000) FROM article LIMIT 1"
        )
    )
    project.close()
    assert path.stat().st_size > before.st_size
    assert glancing.glance(path, before) is None


READ_BY_ANOTHER = """
import os, pathlib, subprocess, sys
from annotator.domain.errors import ProjectError
from annotator.store import left_by_readers
from annotator.store.project import Project
path, sides = pathlib.Path(sys.argv[1]), [pathlib.Path(sys.argv[1] + suffix) for suffix in ("-wal", "-shm")]
project = Project.open(path)
project.begin_writing()
project.close()
other = subprocess.Popen([sys.executable, "-c", sys.argv[2], path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
other.stdout.readline()
for side in sides:
    side.chmod(0o444)  # as what another user has made
if os.geteuid() == 0:
    os.setuid(65534)
project = Project.open(path)
try:
    project.begin_writing()
except ProjectError as error:
    print(error)
project.close()
other.communicate(b"\\n")
print([side.exists() for side in sides])
project = Project.open(path)
project.begin_writing()
project.add_annotator("Bình")
project.close()
print([side.exists() for side in sides])
"""
READS = """
import sqlite3, sys
other = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
other.execute("SELECT * FROM meta").fetchall()
print("read", flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="what is read-only cannot be deleted there")
def test_what_a_reader_left_who_may_not_write_hinders_nobody_and_is_named_while_he_reads(project_path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:  # one that is nobody's, as root may write everywhere
        path = Path(folder) / "p.annot"
        path.write_bytes(project_path.read_bytes())
        for place in (Path(folder), path):
            place.chmod(0o777)
        done = subprocess.run(
            [sys.executable, "-c", READ_BY_ANOTHER, path, READS],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "HOME": folder},
        )
    assert done.stderr == ""
    refused, left, after = done.stdout.splitlines()
    assert "p.annot cannot be written: p.annot-wal beside it belongs to another user" in refused
    assert (left, after) == ("[True, True]", "[False, False]")
