"""Tags: content of an article as its title is; kept by edits, merges, handouts, staging and the labelled JSONL."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from annotator.domain.article import Article, tag_names
from annotator.domain.edit import ArticleData
from annotator.domain.merging import canonical, digest
from annotator.domain.record import LabelledRecord
from annotator.domain.work import Annotator
from annotator.services import preparing
from annotator.store.project import Project
from annotator.store.staging import Sketch, Staging
from annotator.store.states import States

FILES = Path(__file__).parent / "files"
TEXT = Article.from_text("Kho lúa vẫn còn nguyên.", title="Kho lúa", tags=("kho", "lúa"))


def copied(name: str, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(FILES / f"{name}.annot", tmp_path / f"{name}.annot"))


def taken_in(project: Project, tmp_path: Path, article: Article, sketch: Sketch | None = None) -> None:
    staging = Staging(tmp_path / "staging")
    staging.add(LabelledRecord(article=article), sketch)
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()


def test_names_of_tags_are_kept_in_one_form() -> None:
    assert tag_names(["  lu\u0301a ", "lúa", "", " ", "kho\u00a0 thóc", "a"]) == ("a", "kho thóc", "lúa")


def test_tags_are_changed_by_an_edit_and_its_inverse_takes_them_back(
    project: Project, article: Article, mai: Annotator
) -> None:
    before = ArticleData.of(article)
    edit = preparing.set_article_data(mai.id, before, replace(before, tags=("cầu", "thép")))
    seq = project.apply(edit)
    assert project.article(article.id).tags == ("cầu", "thép")
    assert project.edit_of(seq) == edit
    project.apply(edit.inverse())
    assert project.article(article.id).tags == ()


def test_staged_articles_bring_their_tags(project: Project, tmp_path: Path) -> None:
    taken_in(project, tmp_path, TEXT)
    assert project.article(TEXT.id).tags == ("kho", "lúa")


def test_an_article_that_comes_again_without_tags_is_no_other(project: Project, tmp_path: Path) -> None:
    taken_in(project, tmp_path, TEXT)
    staging = Staging(tmp_path / "again")
    staging.add(LabelledRecord(article=replace(TEXT, tags=())))
    counts = project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    assert (counts.present["articles"], counts.differing["articles"]) == (1, 0)
    assert project.article(TEXT.id).tags == ("kho", "lúa")


def test_sketches_come_with_their_articles_and_are_read_by_engine(project: Project, tmp_path: Path) -> None:
    taken_in(project, tmp_path, TEXT, Sketch("minhash/1", b"\0\1"))
    assert list(project.sketches("minhash/1")) == [(TEXT.id, b"\0\1")]
    assert list(project.sketches("minhash/2")) == []
    taken_in(project, tmp_path, TEXT, Sketch("minhash/2", b"\2"))
    assert list(project.sketches("minhash/1")) == []
    assert list(project.sketches("minhash/2")) == [(TEXT.id, b"\2")]


def test_a_file_from_before_there_were_tags_is_read_as_it_is(tmp_path: Path) -> None:
    path = copied("v3", tmp_path)
    with closing(Project.open(path)) as project:
        assert {project.article(row.id).tags for row in project.article_rows("")} == {()}
        assert list(project.sketches("minhash/1")) == []
    with closing(sqlite3.connect(path)) as connection:
        states = States(connection, 3).of_article("article", 1)
    assert [state.values[-1] for found in states.values() for state in found] == ["[]"]


def test_the_fourth_version_has_tags_and_sketches(tmp_path: Path) -> None:
    with closing(Project.open(copied("v4", tmp_path))) as project:
        assert [project.article(row.id).tags for row in project.article_rows("")] == [(), ("cảng", "harbour"), ()]
        assert [data for _, data in project.sketches("minhash-1")] == [bytes(range(8))]


def test_states_that_wait_for_a_decision_are_migrated_with_their_tags(tmp_path: Path) -> None:
    path = copied("v3", tmp_path)
    values = ("Khác", "", "", "vi", "active", "", "", "{}")
    with closing(sqlite3.connect(path)) as connection, connection:
        row_id = connection.execute("SELECT id FROM article WHERE n = 1").fetchone()[0]
        line = ("article", row_id, digest(values), '{"0123456789abcdef":1}', 0, canonical(values))
        connection.execute("INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?)", line)
        gone = ("b", "conflict", canonical(["article", row_id]), canonical([line]))
        connection.execute("INSERT INTO replaced VALUES (?, ?, ?, ?)", gone)
        was = ("b", "article", row_id, canonical([0, "{}", *values]))
        connection.execute("INSERT INTO replaced VALUES (?, ?, ?, ?)", was)
    with closing(Project.open(path)) as project:
        project.begin_writing()
    with closing(sqlite3.connect(path)) as connection:
        content_hash, content = connection.execute("SELECT hash, content FROM conflict").fetchone()
        states = States(connection).of_ids("article", [row_id])[row_id]
        replaced = dict(connection.execute('SELECT "table", content FROM replaced'))
    assert json.loads(content) == [*values, "[]"]
    assert content_hash == states[1].digest == digest((*values, "[]"))
    assert json.loads(replaced["article"]) == [0, "{}", *values, "[]"]
    assert json.loads(replaced["conflict"])[0][2] == content_hash
