"""Backups: whole, checked, made beside running work, and thinned."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.store import backup
from annotator.store.project import Project

AT = datetime(2024, 5, 15, 12, tzinfo=UTC)


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
    assert [path.name for path in folder.iterdir()] == [made.name]


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
    assert list(folder.iterdir()) == [first]


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


def test_everything_of_the_last_two_days_is_kept() -> None:
    times = [AT - timedelta(minutes=10 * n) for n in range(280)]
    assert backup.kept(times, at=AT) == set(times)


def test_old_backups_thin_out_to_days_weeks_and_months() -> None:
    times = [AT - timedelta(hours=6 * n) for n in range(4 * 365)]
    keep = sorted(backup.kept(times, at=AT), reverse=True)
    days = {time.date() for time in keep}
    assert {AT.date() - timedelta(days=n) for n in range(12)} <= days
    assert len({(time.year, time.month) for time in keep}) == 9
    assert len(keep) < 8 + 12 + 10 + 9
    older = [time for time in keep if AT - time > timedelta(days=75)]
    assert all((time + timedelta(hours=6)).month != time.month for time in older)


def test_backups_made_rarely_are_kept_for_long() -> None:
    times = [AT - timedelta(days=40 * n) for n in range(9)]
    assert backup.kept(times, at=AT) == set(times)


def test_thinning_deletes_only_backups(folder: Path) -> None:
    other = folder / "notes.annot"
    other.write_text("x")
    for n in range(60):
        stamp = (AT - timedelta(days=n)).strftime("%Y%m%dT%H%M%S%fZ")
        (folder / f"{stamp}-opening.annot").write_bytes(b"")
    gone = backup.thin(folder, at=AT)
    assert len(gone) + len(backup.backups(folder)) == 60
    assert 30 < len(gone) < 50
    assert other.exists()
