"""Kept words: nobody's work, there for every reader, and never in anybody's way."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.store import backup
from annotator.store.project import Project

ENGINE = "model-1/1"
V1 = Path(__file__).parent / "files" / "v1.annot"


def test_kept_words_are_read_by_every_connection(project: Project, article: Article) -> None:
    assert project.words(article.id, ENGINE) is None
    assert project.keep_words(article.id, ENGINE, b"\0packed")
    with closing(Project.open(project.path)) as other:
        assert other.words(article.id, ENGINE) == b"\0packed"


def test_the_words_of_another_engine_are_not_taken_for_these(project: Project, article: Article) -> None:
    project.keep_words(article.id, ENGINE, b"old")
    assert project.words(article.id, "model-2/1") is None
    project.keep_words(article.id, "model-2/1", b"new")
    assert project.words(article.id, "model-2/1") == b"new"
    assert project.words(article.id, ENGINE) is None


def test_words_of_an_article_that_is_not_there_are_not_kept(project: Project) -> None:
    project.keep_words("nobody", ENGINE, b"x")
    assert project.words("nobody", ENGINE) is None


def test_keeping_words_is_no_edit(project: Project, article: Article) -> None:
    who = project.annotators()[0].id
    before = (project.log(who), project.last_barrier(), project.article(article.id))
    project.keep_words(article.id, ENGINE, b"x")
    assert (project.log(who), project.last_barrier(), project.article(article.id)) == before


def test_while_another_writes_words_are_just_not_kept(project: Project, article: Article) -> None:
    with closing(sqlite3.connect(project.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not project.keep_words(article.id, ENGINE, b"x")
        other.execute("ROLLBACK")
    assert project.words(article.id, ENGINE) is None
    assert project.keep_words(article.id, ENGINE, b"x")


def test_in_a_project_that_is_read_only_words_are_just_not_kept(project_path: Path) -> None:
    with closing(Project.open(project_path)) as reading:
        article_id = reading.article_rows("")[0].id
        assert not reading.keep_words(article_id, ENGINE, b"x")
        assert reading.words(article_id, ENGINE) is None


def test_keeping_words_waits_for_the_disk_as_edits_do(project: Project, article: Article) -> None:
    project.keep_words(article.id, ENGINE, b"x")
    assert project._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    with closing(sqlite3.connect(project.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        project.keep_words(article.id, ENGINE, b"y")
    assert project._connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_an_old_file_that_is_only_read_has_no_words_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "old.annot"
    shutil.copyfile(V1, path)
    with closing(Project.open(path)) as reading:
        assert reading.needs_migration
        assert reading.words(reading.article_rows("")[0].id, ENGINE) is None
    assert path.read_bytes() == V1.read_bytes()


def test_an_old_file_keeps_words_once_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "old.annot"
    shutil.copyfile(V1, path)
    with closing(Project.open(path)) as project:
        project.begin_writing()
        article_id = project.article_rows("")[0].id
        assert project.keep_words(article_id, ENGINE, b"x")
        assert project.words(article_id, ENGINE) == b"x"


@pytest.mark.parametrize("how", ["copy", "backup"])
def test_copies_and_backups_carry_the_words(project: Project, article: Article, tmp_path: Path, how: str) -> None:
    project.keep_words(article.id, ENGINE, b"x")
    if how == "copy":
        path = tmp_path / "copy.annot"
        project.save_copy(path)
    else:
        backup.back_up(project.path, tmp_path, reason="test")
        path = backup.backups(tmp_path)[0].path
    with closing(Project.open(path)) as copy:
        assert copy.words(article.id, ENGINE) == b"x"
