"""Backups by themselves: when something changed, within a share of the time, and never into a full disk."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import paths
from annotator.domain.errors import ProjectError
from annotator.services import backing_up
from annotator.services.backing_up import Pace
from annotator.store import files
from annotator.store.project import Project


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_project_is_backed_up_by_itself_only_when_something_changed(project: Project) -> None:
    first = backing_up.back_up_if_changed(project.path, backing_up.OPENING)
    assert first is not None
    assert backing_up.back_up_if_changed(project.path) is None
    project.add_annotator("Bình")
    second = backing_up.back_up_if_changed(project.path)
    assert second is not None
    assert [entry.path for entry in backing_up.listed(project.id)] == [second, first]
    assert [entry.reason for entry in backing_up.listed(project.id)] == ["working", "opening"]


def test_a_clock_that_is_moved_back_does_not_stop_the_backups(project: Project) -> None:
    first = backing_up.back_up(project.path)
    first.with_suffix(".json").rename(first.parent / "20990101T000000000000Z-asked-1.json")
    first.rename(first.parent / "20990101T000000000000Z-asked-1.annot")
    assert backing_up.back_up_if_changed(project.path) is None
    project.add_annotator("Bình")
    made = backing_up.back_up_if_changed(project.path)
    assert made is not None
    assert backing_up.listed(project.id)[0].path == made


def test_a_newest_backup_that_is_damaged_is_none(project: Project) -> None:
    made = backing_up.back_up(project.path)
    made.write_bytes(made.read_bytes()[:-4096])
    assert backing_up.back_up_if_changed(project.path) is not None


def test_another_file_of_the_same_project_has_its_own_newest_backup(project: Project, tmp_path: Path) -> None:
    copy = tmp_path / "copy.annot"
    project.save_copy(copy)
    backing_up.back_up(project.path)
    assert backing_up.back_up_if_changed(copy) is not None
    assert backing_up.back_up_if_changed(project.path) is None


def test_a_backup_opens_for_reading_and_is_not_written_in(project: Project) -> None:
    backup = backing_up.back_up(project.path)
    before = backup.read_bytes()
    with closing(Project.open(backup)) as opened:
        with pytest.raises(ProjectError, match=r"is a backup\. It opens for reading; restore it"):
            opened.begin_writing()
        assert opened.article_rows(opened.annotators()[0].id)
    assert backup.read_bytes() == before
    assert [path for path in backup.parent.iterdir() if path.name.startswith(f"{backup.name}.")] == []


def test_a_disk_that_is_nearly_full_is_not_filled_by_itself(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: _Usage(10**9, 9 * 10**8, 10**8))
    with pytest.raises(ProjectError, match="nearly full"):
        backing_up.back_up_if_changed(project.path)
    assert backing_up.back_up(project.path).exists()  # who asks for one gets it


def test_a_damaged_backup_is_listed_as_damaged(project: Project) -> None:
    good, bad = backing_up.back_up(project.path), backing_up.back_up(project.path)
    bad.write_bytes(b"SQLite format 3\0" + bad.read_bytes()[16:3000])
    listed = {entry.path: entry for entry in backing_up.listed(project.id)}
    assert listed[good].is_read
    assert not listed[bad].is_read
    read = backing_up.examined(listed[bad])
    assert read.is_read
    assert read.problem
    assert read.contents is None


def test_all_projects_that_have_backups_are_found_by_their_files_also_where_these_are_gone(project: Project) -> None:
    made = backing_up.back_up(project.path)
    project.close()
    project.path.unlink()
    (kept,) = backing_up.all_kept()
    assert (kept.path, kept.name, kept.count) == (str(project.path), "Bridges", 1)
    assert backing_up.folder_of(project.path) == made.parent == paths.backup_dir(project.id)
    assert backing_up.folder_of(project.path.with_name("never.annot")) is None


READS_ON = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN")
other.execute("SELECT count(*) FROM annotator").fetchone()
print("reads", flush=True)
sys.stdin.readline()
"""


def test_what_closing_could_not_bring_into_the_file_is_brought_later(project: Project) -> None:
    wal = files.beside(project.path, files.WAL)
    with subprocess.Popen(
        [sys.executable, "-c", READS_ON, project.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        project.add_annotator("Bình")
        project.close()
        reader.kill()
    assert wal.exists()
    backing_up.settle(project.path)
    assert not wal.exists()
    assert not files.beside(project.path, files.HOLDER).exists()


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 5000)), min_size=1, max_size=50))
def test_backups_take_no_more_than_two_percent_of_the_time(runs: list[tuple[float, float]]) -> None:
    now = 0.0
    pace = Pace(clock=lambda: now)
    busy, spans = 0.0, []
    for seconds, idle in runs:
        now += pace.wait + idle
        begun = now
        pace.begin()
        now += seconds
        pace.end()
        busy += seconds
        spans.append((begun, now))
        assert pace.wait >= 299.9
    assert busy <= 0.0201 * (now + pace.wait)
    assert all(later - earlier >= 299.9 for (_, earlier), (later, _) in itertools.pairwise(spans))


def test_two_processes_that_back_up_at_once_both_do(project_path: Path) -> None:
    command = [sys.executable, "-m", "annotator", "backup", str(project_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    for child in running:
        with child:
            assert child.wait(60) == 0
    folder = backing_up.folder_of(project_path)
    assert folder is not None
    entries = backing_up.listed_in(folder)
    assert len(entries) == 3
    assert all(entry.contents is not None for entry in entries)
    assert not list(folder.glob("*.part"))


def test_two_threads_back_up_one_after_the_other(project: Project) -> None:
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda _: backing_up.back_up(project.path), range(3)))
    assert len(set(made)) == 3
    assert [entry.problem for entry in backing_up.listed(project.id)] == ["", "", ""]


def test_a_backup_leaves_nothing_beside_a_closed_project(project_path: Path):
    beside = set(project_path.parent.iterdir())
    backing_up.back_up(project_path)
    assert set(project_path.parent.iterdir()) - beside <= {project_path.with_name(f"{project_path.name}.lock")}
