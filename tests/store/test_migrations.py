"""Old project files: backed up, then brought to the present version, all or nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotator import paths
from annotator.store import backup, migrations, schema
from annotator.store.project import Project
from annotator.suggest.extents import Extents

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

FILES = Path(__file__).parent / "files"
NEXT = schema.SCHEMA_VERSION + 1


def with_a_next_step(*, failing: bool = False) -> Migrations:
    steps = migrations.steps()

    @steps()
    def shelf(db: Database) -> None:
        db.conn.execute("CREATE TABLE shelf (id TEXT) STRICT")
        db.conn.execute("UPDATE article SET title = 'moved'")
        if failing:
            raise RuntimeError("half way")

    return steps


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


@pytest.mark.parametrize("path", sorted(FILES.glob("*.annot")), ids=lambda path: path.stem)
def test_a_file_of_every_version_opens_and_can_be_worked_on(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copyfile(path, copy)
    project = Project.open(copy)
    assert project.needs_migration == (version(path) < schema.SCHEMA_VERSION)
    project.begin_writing()
    assert not project.needs_migration
    mai = project.annotator_named("Mai")
    assert mai is not None
    rows = project.article_rows(mai.id)
    assert [(row.title, row.status, row.spans) for row in rows] == [
        ("Cầu sập", "finished", 4),
        ("Harbour lights go out", "todo", 0),
        ("Thư báo", "todo", 0),
    ]
    assert [span.label for span in project.spans(rows[0].id, mai.id)] == ["figure", "actor", "claim", "denial"]
    assert len(project.links(rows[0].id, mai.id)) == 2
    assert [entry.name for entry in project.log(mai.id)][-2:] == ["flag", "finish"]
    project.add_annotator("Bình")
    project.close()


def test_what_the_second_version_brought_is_read_from_its_file(tmp_path: Path) -> None:
    copy = tmp_path / "v2.annot"
    shutil.copyfile(FILES / "v2.annot", copy)
    with closing(Project.open(copy)) as project:
        mai = project.annotator_named("Mai")
        assert mai is not None
        article = project.article(project.article_rows(mai.id)[0].id)
        kept = project.words(article.id, "pyvi-0.1.1/1")
        assert kept is not None
        words = [article.text[start:end] for start, end in Extents.from_bytes(kept, len(article.text))]
        assert "thông tin" in words
        (rejected,) = project.rejections(article.id, mai.id)
        assert (article.text[rejected.start : rejected.end], rejected.label) == ("thép cũ", "figure")


def test_there_is_a_file_of_every_version() -> None:
    assert {path.stem for path in FILES.glob("*.annot")} >= {f"v{n}" for n in range(1, schema.SCHEMA_VERSION + 1)}


def test_migrating_backs_the_file_up_first(project_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    migrations.upgrade(project_path, folder, with_a_next_step(), version=NEXT)
    assert version(project_path) == NEXT
    (made,) = backup.backups(folder)
    assert made.reason == "migration"
    assert version(made.path) == schema.SCHEMA_VERSION
    project = Project.open(made.path)
    assert project.article_rows("")[0].title == "Cầu sập"
    project.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(project_path: Path, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="half way"):
        migrations.upgrade(project_path, tmp_path, with_a_next_step(failing=True), version=NEXT)
    assert version(project_path) == schema.SCHEMA_VERSION
    project = Project.open(project_path)
    assert project.article_rows("")[0].title == "Cầu sập"
    project.close()


def test_where_no_backup_can_be_made_nothing_is_migrated(project_path: Path, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="No backup of"):
        migrations.upgrade(project_path, tmp_path / "no such folder", with_a_next_step(), version=NEXT)
    assert version(project_path) == schema.SCHEMA_VERSION


def test_steps_that_have_been_taken_are_not_taken_again(project_path: Path, tmp_path: Path) -> None:
    migrations.upgrade(project_path, tmp_path, version=schema.SCHEMA_VERSION)
    assert version(project_path) == schema.SCHEMA_VERSION


def test_a_file_of_the_present_version_is_not_backed_up_at_opening(project: Project) -> None:
    assert backup.backups(paths.backup_dir(project.id)) == []
