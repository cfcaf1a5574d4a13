"""What happens when the disk or another program refuses: a sentence, nothing changed, and work goes on."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.edit import Edit
from annotator.domain.errors import ProjectError, SaveFailed
from annotator.domain.scheme import Scheme
from annotator.domain.work import Annotator
from annotator.services import annotating
from annotator.store import backup, connection, failures
from annotator.store.connection import connect_writing, transaction
from annotator.store.failures import not_made
from annotator.store.project import Project


@pytest.fixture
def labelling(project: Project, article: Article, mai: Annotator, scheme: Scheme) -> Edit:
    """An edit that has not been applied yet, with a long note so that it needs room."""
    work = project.work(article.id, mai.id)
    return annotating.add_span(scheme, article, work, [], start=0, end=4, label="actor", note="ghi chú " * 2000)


def applied(project: Project, edit: Edit) -> bool:
    return len(project.spans(edit.article_id, edit.annotator_id)) == 1


def test_a_full_disk_is_named_changes_nothing_and_after_making_room_the_edit_is_saved(
    project: Project, labelling: Edit
) -> None:
    pages = project._connection.execute("PRAGMA page_count").fetchone()[0]
    project._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SaveFailed, match=r"Not saved: the disk .* is full"):
        project.apply(labelling)
    assert not applied(project, labelling)
    assert project.log(labelling.annotator_id) == []
    project._connection.execute("PRAGMA max_page_count = 1000000")
    project.apply(labelling)
    assert applied(project, labelling)


def test_while_another_connection_writes_the_window_is_told_at_once_and_can_go_on(
    project: Project, labelling: Edit
) -> None:
    job = sqlite3.connect(project.path, isolation_level=None)
    job.execute("BEGIN IMMEDIATE")
    with pytest.raises(SaveFailed, match=r"Another program is writing in .*bridges\.annot; try again in a moment"):
        project.apply(labelling)
    assert project.article(labelling.article_id).text
    job.execute("ROLLBACK")
    job.close()
    project.apply(labelling)
    assert applied(project, labelling)


def test_while_a_job_of_this_program_writes_that_is_what_is_said(project: Project, labelling: Edit) -> None:
    with (
        closing(connect_writing(project.path)) as job,
        transaction(job, project.path),
        pytest.raises(SaveFailed, match="An import is being written; try again in a moment"),
    ):
        project.apply(labelling)
    project.apply(labelling)
    assert applied(project, labelling)


def test_what_others_read_is_said_to_be_in_use_where_it_cannot_be_opened_for_writing(
    project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENT", 10)
    with closing(sqlite3.connect(project_path, isolation_level=None)) as reader:
        reader.execute("PRAGMA journal_mode = DELETE")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM span").fetchone()
        with pytest.raises(SaveFailed, match="is in use by another program"):
            connect_writing(project_path)


def test_a_file_that_was_deleted_is_missed_before_anything_is_lost_in_it(project: Project, labelling: Edit) -> None:
    project.path.rename(project.path.with_suffix(".moved"))
    with pytest.raises(SaveFailed, match="no longer there"):
        project.apply(labelling)
    project.path.with_suffix(".moved").rename(project.path)
    project.apply(labelling)
    assert applied(project, labelling)


def test_a_file_that_was_replaced_is_not_written(project: Project, labelling: Edit) -> None:
    other = project.path.with_suffix(".other")
    other.write_bytes(project.path.read_bytes())
    project.path.rename(project.path.with_suffix(".moved"))
    other.rename(project.path)
    before = project.path.read_bytes()
    with pytest.raises(SaveFailed, match="another file has taken the place"):
        project.apply(labelling)
    assert project.path.read_bytes() == before


def test_an_edit_that_was_refused_leaves_no_transaction_open(project: Project, labelling: Edit) -> None:
    project._connection.execute("CREATE TEMP TRIGGER fault BEFORE INSERT ON history BEGIN SELECT RAISE(FAIL, 'x'); END")
    with pytest.raises(sqlite3.IntegrityError):
        project.apply(labelling)
    assert not project._connection.in_transaction
    assert not applied(project, labelling)
    project._connection.execute("DROP TRIGGER fault")
    project.apply(labelling)


needs_mounting = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="mounts a disk of its own"
)


@contextmanager
def mounted(folder: Path, *options: str | Path) -> Iterator[None]:
    if subprocess.run(["mount", *options, folder], check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@needs_mounting
def test_on_a_disk_that_is_read_only_nothing_is_made_and_a_project_opens_for_reading(
    project_path: Path, scheme: Scheme
) -> None:
    folder = project_path.parent
    with mounted(folder, "--bind", folder):
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        with pytest.raises(ProjectError, match=r"cannot be made: the folder .* cannot be written"):
            Project.create(folder / "new.annot", name="x", scheme=scheme, annotator="Mai")
        with pytest.raises(ProjectError, match="No backup of"):
            backup.back_up(project_path, folder, reason="opening")
        project = Project.open(project_path)
        assert len(project.article_rows("")) == 3
        assert list(project.labelled_records()) == []
        with pytest.raises(ProjectError, match="read-only"):
            project.begin_writing()
        subprocess.run(["mount", "-o", "remount,rw,bind", folder], check=True)
        project.begin_writing()
        project.add_annotator("Bình")
        project.close()


@needs_mounting
def test_on_a_disk_that_is_full_the_edit_is_saved_once_there_is_room(project_template: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    size = project_template.stat().st_size * 2 + 200_000
    with mounted(disk, "-t", "tmpfs", "-o", f"size={size}", "tmpfs"):
        (disk / "full.annot").write_bytes(project_template.read_bytes())
        project = Project.open(disk / "full.annot")
        project.begin_writing()
        ballast = disk / "ballast"
        _fill(ballast)
        article, person = project.article(project.article_rows("")[0].id), project.annotators()[0]
        work = project.work(article.id, person.id)
        edit = annotating.add_span(project.scheme, article, work, [], start=0, end=4, label="actor", note="n" * 99_000)
        with pytest.raises(SaveFailed, match=r"is full"):
            project.apply(edit)
        assert not applied(project, edit)
        ballast.unlink()
        project.apply(edit)
        assert applied(project, edit)
        project.close()


@needs_mounting
def test_a_disk_without_any_room_is_named_where_a_project_cannot_even_be_read(
    project_template: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted(disk, "-t", "tmpfs", "-o", f"size={project_template.stat().st_size + 200_000}", "tmpfs"):
        path = disk / "full.annot"
        path.write_bytes(project_template.read_bytes())
        Project.open(path).close()
        _fill(disk / "ballast")
        with pytest.raises(ProjectError, match="the disk that holds it is full"):
            Project.open(path)
        (disk / "ballast").unlink()
        Project.open(path).close()


def _fill(ballast: Path) -> None:
    file = os.open(ballast, os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while os.write(file, b"x" * 4096):
            pass
    os.close(file)


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files, which Windows cannot")
def test_an_error_of_the_disk_is_named_and_work_goes_on_when_it_is_gone(project: Project, labelling: Edit) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        with pytest.raises(SaveFailed, match=r"Not saved: the disk .* reports an error"):
            project.apply(labelling)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not applied(project, labelling)
    project.apply(labelling)
    assert applied(project, labelling)


def test_damage_met_while_reading_is_told_as_damage(project: Project, article: Article) -> None:
    project._connection.execute("UPDATE article_text SET text = CAST(x'ff41' AS TEXT)")
    with pytest.raises(ProjectError, match=r"damaged.*Restore a backup or salvage it"):
        project.article(article.id)


_BENT = "UPDATE guidelines SET text = CAST(x'4dc3' AS TEXT) || 'Mr Quill said'"
"""Makes text of the project that is no UTF-8: what sqlite3 says of it quotes it."""


def test_of_text_that_cannot_be_decoded_no_letter_is_quoted(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    made = backup.back_up(project.path, folder, reason="asked")
    for path in (project.path, made):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(_BENT)
    with pytest.raises(ProjectError) as read:
        Project.open(project.path)
    assert str(read.value) == (
        f"{project.path} is damaged: some of its text cannot be read. Restore a backup or salvage it."
    )
    with pytest.raises(ProjectError) as copied:
        backup.back_up(project.path, folder, reason="asked")
    told = [str(read.value), str(copied.value), str(read.value.values), backup.examine(made).damage]
    bent = closing(sqlite3.connect(project.path))
    with bent as connection, pytest.raises(sqlite3.OperationalError, match="Quill") as raw:
        connection.execute("SELECT text FROM guidelines").fetchall()
    told += [
        str(make(raw.value, project.path)) for make in (failures.not_saved, failures.unreadable, failures.not_made)
    ]
    assert not any("Quill" in one or "text '" in one for one in told)


@pytest.mark.skipif(sys.platform == "win32", reason="what is open has its name there")
@pytest.mark.parametrize("comes_back", [False, True])
def test_a_wal_that_another_program_removed_is_missed_before_anything_is_lost_in_it(
    project: Project, labelling: Edit, tmp_path: Path, *, comes_back: bool
) -> None:
    project.apply(labelling)
    wal = project.path.with_name(f"{project.path.name}-wal")
    wal.unlink()
    if comes_back:
        wal.write_bytes(b"")
    with pytest.raises(SaveFailed, match=r"removed or replaced bridges\.annot-wal, which holds the newest work"):
        project.add_annotator("Binh")
    project.save_copy(tmp_path / "copy.annot")
    with closing(Project.open(tmp_path / "copy.annot")) as copy:
        assert applied(copy, labelling)


def test_a_wal_that_was_emptied_is_the_same_one(project: Project, labelling: Edit) -> None:
    project._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    project.apply(labelling)
    Project.open(project.path).close()
    project.add_annotator("Binh")
    assert applied(project, labelling)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SQLITE_FULL", "the disk that holds {folder} is full. Make some space or choose another folder."),
        ("SQLITE_READONLY", "the folder {folder} cannot be written."),
        ("SQLITE_CANTOPEN", "the folder {folder} cannot be written."),
        ("SQLITE_IOERR_WRITE", "the disk reports an error. Choose a folder on another disk."),
    ],
)
def test_a_new_file_that_sqlite_refuses_is_told_in_our_words(tmp_path: Path, name: str, said: str) -> None:
    error = sqlite3.OperationalError("words of SQLite")
    error.sqlite_errorcode = getattr(sqlite3, name)
    path = tmp_path / "copy.annot"
    assert str(not_made(error, path)) == f"{path} cannot be made: {said.format(folder=tmp_path)}"


def test_a_new_file_for_which_the_disk_has_no_room_is_told_in_our_words(tmp_path: Path) -> None:
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert "is full. Make some space" in str(not_made(error, tmp_path / "copy.annot"))
