"""The words of the texts are kept in step, whichever way texts come and go."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.services import bundling
from annotator.store import reversing
from annotator.store.project import Project
from annotator.store.staging import Staging

FILES = Path(__file__).parent / "files"


def titles(path: Path, table: str, word: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            f"SELECT title FROM article WHERE n IN (SELECT rowid FROM {table} WHERE {table} MATCH ?) ORDER BY n",
            (f'"{word}"',),
        )
        found = [row[0] for row in rows]
        assert connection.execute("SELECT count(*) FROM unindexed").fetchone() == (0,)
    return found


def taken_in(project: Project, tmp_path: Path, *texts: str) -> None:
    staging = Staging(tmp_path / "staging")
    for text in texts:
        staging.add(LabelledRecord(article=Article.from_text(text, title=text)))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()


@pytest.mark.parametrize(
    ("table", "word", "expected"),
    [
        ("text_exact", "sông", ["Cầu sập"]),
        ("text_exact", "SÔNG", ["Cầu sập"]),
        ("text_exact", "song", []),
        ("text_folded", "song", ["Cầu sập"]),
        ("text_folded", "duoc", ["Cầu sập"]),
        ("text_folded", "12.000", ["Cầu sập"]),
        ("text_folded", "gia dinh", ["Thư báo"]),
        ("text_folded", "thu bao", ["Thư báo"]),
        ("text_folded", "nobody", []),
    ],
)
def test_words_of_imported_texts_are_found(project: Project, table: str, word: str, expected: list[str]) -> None:
    assert titles(project.path, table, word) == expected


def test_words_of_a_file_from_before_the_index_are_found_after_migrating(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(FILES / "v2.annot", tmp_path / "old.annot"))
    told: list[tuple[int, int]] = []
    with closing(Project.open(path)) as project:
        project.begin_writing(lambda done, of: told.append((done, of)))
    assert titles(path, "text_folded", "mong cau") == ["Cầu sập"]
    assert told == [(3, 3)]


def test_what_is_taken_back_is_not_found_any_more_and_its_number_can_be_given_anew(
    project: Project, tmp_path: Path
) -> None:
    taken_in(project, tmp_path, "Đèn tắt ở cảng", "Thuyền về")
    assert titles(project.path, "text_folded", "den tat") == ["Đèn tắt ở cảng"]
    reversing.reverse(project, project.asked(reversing.bulk_acts)[0].batch)
    assert titles(project.path, "text_folded", "den tat") == []
    taken_in(project, tmp_path, "Mưa bão về")
    assert titles(project.path, "text_folded", "mua bao") == ["Mưa bão về"]
    assert titles(project.path, "text_exact", "đèn") == []


def test_words_of_a_handout_are_found(project: Project, tmp_path: Path) -> None:
    bundling.handout(project, "An", tmp_path / "an.handout")
    with closing(bundling.open_handout(tmp_path / "an.handout", tmp_path / "home.annot")) as home:
        assert titles(home.path, "text_folded", "song lang") == ["Cầu sập"]


def test_a_text_that_comes_and_goes_in_one_transaction_leaves_nothing(project: Project) -> None:
    def act(connection: sqlite3.Connection) -> None:
        text = connection.execute("SELECT text FROM article_text WHERE article = 1").fetchone()[0]
        connection.execute("DELETE FROM article_text WHERE article = 1")
        connection.execute("INSERT INTO article_text VALUES (1, 'thoáng qua')")
        connection.execute("DELETE FROM article_text WHERE article = 1")
        connection.execute("INSERT INTO article_text VALUES (1, ?)", (text,))

    project.write(act)
    assert titles(project.path, "text_folded", "thoang qua") == []
    assert titles(project.path, "text_folded", "song lang") == ["Cầu sập"]
