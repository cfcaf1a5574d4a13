"""A copy of an open project: complete, from the connection, and never over a file in use."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import ProjectError, SaveFailed
from annotator.domain.scheme import Scheme
from annotator.domain.work import Annotator
from annotator.services import annotating
from annotator.store.project import Project


@pytest.fixture
def labelled(project: Project, article: Article, mai: Annotator, scheme: Scheme) -> Project:
    """The small project with one span, which still waits in the -wal file."""
    work = project.work(article.id, mai.id)
    project.apply(annotating.add_span(scheme, article, work, [], start=0, end=4, label="actor"))
    return project


def spans(project: Project) -> list[int]:
    return [row.spans for row in project.article_rows(project.annotators()[0].id)]


def assert_complete(copy_path: Path, of: Project) -> None:
    assert [path.name for path in copy_path.parent.iterdir() if path.suffix == ".part"] == []
    copy = Project.open(copy_path)
    assert (copy.id, spans(copy), copy.annotators()) == (of.id, spans(of), of.annotators())
    assert sum(spans(copy)) == 1
    copy.begin_writing()
    assert copy.device != of.device
    copy.add_annotator("Bình")
    copy.close()


def test_a_copy_is_a_project_with_all_that_was_saved(labelled: Project, tmp_path: Path) -> None:
    labelled.save_copy(tmp_path / "copy.annot")
    assert_complete(tmp_path / "copy.annot", labelled)
    assert labelled.writable
    labelled.add_annotator("Hoa")


def test_a_copy_takes_the_place_of_a_file_that_is_there(labelled: Project, tmp_path: Path) -> None:
    (tmp_path / "copy.annot").write_bytes(b"old")
    labelled.save_copy(tmp_path / "copy.annot")
    assert_complete(tmp_path / "copy.annot", labelled)


def test_a_project_that_is_open_for_reading_can_be_copied(labelled: Project, tmp_path: Path) -> None:
    reader = Project.open(labelled.path)
    reader.save_copy(tmp_path / "copy.annot")
    reader.close()
    assert_complete(tmp_path / "copy.annot", labelled)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
@pytest.mark.parametrize("side_files", [False, True])
def test_what_was_deleted_under_us_is_saved_by_a_copy(labelled: Project, tmp_path: Path, side_files: bool) -> None:
    for path in tmp_path.glob(f"{labelled.path.name}*" if side_files else labelled.path.name):
        path.unlink()
    with pytest.raises(SaveFailed, match="Save a copy"):
        labelled.add_annotator("Hoa")
    labelled.save_copy(tmp_path / "copy.annot")
    assert_complete(tmp_path / "copy.annot", labelled)


@pytest.mark.parametrize("suffix", ["", "-wal", "-journal", ".lock"])
def test_a_project_is_not_copied_onto_itself(labelled: Project, suffix: str) -> None:
    path = labelled.path.with_name(labelled.path.name + suffix)
    with pytest.raises(ProjectError, match="the project itself; choose another name"):
        labelled.save_copy(path)
    assert sum(spans(labelled)) == 1


def test_a_project_that_somebody_has_open_is_not_replaced(labelled: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.annot"
    labelled.save_copy(other)
    before = other.read_bytes()
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        before = other.read_bytes()
        connection.execute("UPDATE meta SET name = 'x'")
        with pytest.raises(ProjectError, match=r"other\.annot is in use: .*other\.annot-wal lies beside it"):
            labelled.save_copy(other)
        assert other.read_bytes() == before


def test_a_place_that_refuses_is_told_and_keeps_nothing(labelled: Project, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(ProjectError, match="is a folder"):
        labelled.save_copy(folder)
    with pytest.raises(ProjectError) as caught:
        labelled.save_copy(tmp_path / "nodir" / "copy.annot")
    assert str(caught.value).endswith(f"the folder {tmp_path / 'nodir'} does not exist.")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux") or os.geteuid() != 0, reason="mounts a disk of its own")
def test_a_disk_that_is_full_is_told_and_the_old_copy_stays(labelled: Project, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        (disk / "copy.annot").write_bytes(b"old")
        with pytest.raises(ProjectError, match=r"copy\.annot cannot be made: the disk that .*disk is full\. Make"):
            labelled.save_copy(disk / "copy.annot")
        assert {path.name: path.read_bytes() for path in disk.iterdir()} == {"copy.annot": b"old"}
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
