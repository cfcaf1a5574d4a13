"""Backups: whole, checked, made beside running work, and thinned."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.store import backup, backup_notes, schema
from annotator.store.project import Project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def test_a_backup_of_a_project_that_is_being_written_is_a_whole_project(project: Project, folder: Path) -> None:
    project.add_annotator("Bình")
    made = backup.back_up(project.path, folder, reason="opening")
    project.add_annotator("Chi")
    copy = Project.open(made)
    assert copy.id == project.id
    assert [person.name for person in copy.annotators()] == ["Mai", "An", "Bình", "gold"]
    copy.close()
    assert [path.name for path in folder.glob("*.annot*")] == [made.name]


def test_a_backup_is_one_file_that_opens_where_nothing_can_be_written(project: Project, folder: Path) -> None:
    made = backup.back_up(project.path, folder, reason="opening")
    connection = sqlite3.connect(made)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    connection.close()


def test_who_works_on_in_a_backup_is_a_new_device(project: Project, folder: Path) -> None:
    made = backup.back_up(project.path, folder, reason="opening")
    project.close()
    made.replace(project.path)
    restored = Project.open(project.path)
    restored.begin_writing()
    assert restored.device != project.device
    restored.close()


def test_a_damaged_project_is_not_backed_up_and_older_backups_stay(project_path: Path, folder: Path) -> None:
    first = backup.back_up(project_path, folder, reason="opening")
    size = project_path.stat().st_size
    with project_path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xaa" * (size // 2 - 8192))
    with pytest.raises(ProjectError, match=r"damaged|No backup"):
        backup.back_up(project_path, folder, reason="opening")
    assert list(folder.glob("*.annot*")) == [first]


def test_a_backup_that_cannot_be_written_is_told(project_path: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"No backup of .* could be made in .*nowhere"):
        backup.back_up(project_path, tmp_path / "nowhere", reason="opening")


def test_a_reason_is_one_word(project_path: Path, folder: Path) -> None:
    with pytest.raises(ValueError, match="lower case word"):
        backup.back_up(project_path, folder, reason="../x")


def test_backups_are_listed_newest_first_and_other_files_are_not_ours(project_path: Path, folder: Path) -> None:
    (folder / "notes.annot").write_text("x")
    made = [backup.back_up(project_path, folder, reason=reason) for reason in ("opening", "import", "migration")]
    listed = backup.backups(folder)
    assert [found.path for found in listed] == made[::-1]
    assert [found.reason for found in listed] == ["migration", "import", "opening"]
    assert all(found.size > 0 and found.made_at.tzinfo is UTC for found in listed)


def test_a_clock_that_was_moved_back_does_not_make_an_older_backup_the_newest(project_path: Path, folder: Path) -> None:
    first = backup.back_up(project_path, folder, reason="opening")
    early = first.rename(folder / "20990101T000000000000Z-opening-1.annot")
    second = backup.back_up(project_path, folder, reason="opening")
    assert [found.path for found in backup.backups(folder)] == [second, early]


def test_what_killed_runs_left_is_tidied_and_what_is_being_written_is_not(project_path: Path, folder: Path) -> None:
    left, future, living = (folder / f"20240101T000000000000Z-opening-1.annot.{name}.part" for name in "abc")
    for path, hours in ((left, -2), (future, 20_000), (living, 0)):
        path.write_bytes(b"half")
        os.utime(path, times=(time.time() + 3600 * hours,) * 2)
    made = backup.back_up(project_path, folder, reason="opening")
    assert sorted(folder.glob("*.annot*")) == sorted([made, living])


def test_what_a_backup_holds_is_known_without_reading_it(project: Project, folder: Path) -> None:
    project.add_annotator("Bình")
    made = backup.back_up(project.path, folder, reason="opening")
    note = backup_notes.read(made)
    assert note is not None
    assert note.contents is not None
    assert (note.contents.articles, note.contents.persons, note.contents.version) == (3, 3, schema.SCHEMA_VERSION)
    assert note.source == str(project.path)
    assert backup_notes.project(folder) == (str(project.path), "Bridges")


def test_a_backup_that_was_changed_is_read_again_and_found_damaged(project: Project, folder: Path) -> None:
    made = backup.back_up(project.path, folder, reason="opening")
    with made.open("r+b") as file:
        file.truncate(made.stat().st_size // 2)
    assert backup_notes.read(made) is None
    found = backup.examine(made)
    assert found.damage
    assert found.contents is None
    assert backup_notes.read(made) == found
    assert found.source == str(project.path)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 1}', '{"contents": {"people": 3}}', "\x00" * 50])
def test_a_note_that_is_damaged_is_no_note(project_path: Path, folder: Path, text: str) -> None:
    made = backup.back_up(project_path, folder, reason="opening")
    made.with_suffix(".json").write_text(text)
    assert backup_notes.read(made) is None
    assert backup.examine(made).contents is not None
    assert backup_notes.read(made) is not None


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_file_of_an_older_version_is_backed_up_as_it_is(version: int, tmp_path: Path, folder: Path) -> None:
    old = Path(shutil.copy(next((Path(__file__).parent / "files").glob(f"*{version}*.annot")), tmp_path))
    made = backup.back_up(old, folder, reason="migration")
    note = backup_notes.read(made)
    assert note is not None
    assert note.contents is not None
    assert note.contents.version == version
    assert note.contents.articles > 0


def test_backups_of_several_folders_follow_by_their_newest_and_by_their_numbers(tmp_path: Path) -> None:
    def made(folder: str, day: int, number: int) -> backup.Backup:
        path = tmp_path / folder / f"{number}.annot"
        return backup.Backup(path, datetime(2026, 1, day, tzinfo=UTC), "working", 1, number)

    newest, wrong_clock, other = made("a", 5, 3), made("a", 9, 2), made("b", 7, 9)
    assert backup.newest_first([wrong_clock, other, newest]) == [other, newest, wrong_clock]
    assert backup.newest_first([]) == []


@pytest.mark.skipif(os.name == "nt", reason="a pipe")
def test_what_is_no_file_is_no_backup_and_never_waited_for(project: Project, folder: Path) -> None:
    made = backup.back_up(project.path, folder, reason="opening")
    os.mkfifo(folder / "20260101T000000000000Z-opening-7.annot")
    (folder / "20260101T000000000000Z-opening-8.annot").mkdir()
    (folder / "20260101T000000000000Z-opening-9.annot").symlink_to("/dev/zero")
    circle = folder / "20260101T000000000000Z-opening-10.annot"
    circle.symlink_to(circle)
    assert [one.path for one in backup.backups(folder)] == [made]


def test_a_letter_that_turned_in_a_note_does_not_make_its_backup_a_damaged_one(project: Project, folder: Path) -> None:
    made = backup.back_up(project.path, folder, reason="opening")
    note = made.with_suffix(".json")
    sha256 = backup_notes.sha256_noted(made)
    note.write_text(note.read_text("utf-8").replace(sha256[:5], "00000"), "utf-8")
    assert backup_notes.read(made) is None
    found = backup.examine(made)
    assert (found.damage, found.sha256) == ("", sha256)


def test_a_note_of_before_that_has_no_sum_is_read(project: Project, folder: Path) -> None:
    made = backup.back_up(project.path, folder, reason="opening")
    note = made.with_suffix(".json")
    told = json.loads(note.read_text("utf-8"))
    del told["sum"]
    note.write_text(json.dumps(told), "utf-8")
    found = backup_notes.read(made)
    assert found is not None
    assert found.source == str(project.path)
