"""What is known of the newest work of a program that died, also after others have opened the project."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.services import backing_up, restoring, salvaging, soundness
from annotator.store import last_work
from annotator.store.project import Project

_WORK = """
import os, sys
from pathlib import Path
from annotator.services.history import History
from annotator.services import annotating
from annotator.store.project import Project

project = Project.open(Path(sys.argv[1]))
project.begin_writing()
viewer = project.annotators()[0].id
history = History(project, viewer)
for row in project.article_rows(viewer):
    for status in ("skipped", "todo", "skipped"):
        history.do(annotating.set_status(project.work(row.id, viewer), status))
os._exit(9)
"""


@pytest.fixture
def died(project_path: Path) -> Path:
    """A project whose program was killed after some acts, with what it left beside it."""
    assert subprocess.run([sys.executable, "-c", _WORK, project_path], check=False).returncode == 9
    return project_path


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def cut(path: Path) -> None:
    wal = beside(path, "-wal")
    os.truncate(wal, wal.stat().st_size // 2)


def cut_alone(path: Path) -> None:
    cut(path)
    for suffix in ("-shm", ".holder", ".lock"):
        beside(path, suffix).unlink()


def zeroed(path: Path) -> None:
    wal = beside(path, "-wal")
    wal.write_bytes(bytes(wal.stat().st_size))


def gone(path: Path) -> None:
    for suffix in ("-wal", "-shm"):
        beside(path, suffix).unlink()


def read(path: Path) -> None:
    Project.open(path).close()


def write(path: Path) -> None:
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator(f"Lan {time.monotonic_ns()}")


def back_up(path: Path) -> None:
    backing_up.back_up(path, "asked")


def check(path: Path) -> None:
    soundness.check(path)


@pytest.mark.parametrize("act", [read, write, back_up, check])
@pytest.mark.parametrize("harm", [cut, cut_alone, zeroed, gone])
def test_whoever_opens_the_project_first_does_not_wipe_away_that_newest_work_is_missing(
    died: Path, harm: Callable[[Path], None], act: Callable[[Path], None]
):
    harm(died)
    for _ in range(2):
        act(died)
        assert last_work.look(died) is not None
        assert {finding.kind for finding in soundness.check(died).findings} & {"torn_work", "lost_work"}
    report = salvaging.salvage(died)
    assert not report.is_whole
    assert last_work.look(died) is None
    assert soundness.check(died).is_sound


def test_it_is_known_where_another_computer_was_the_last_to_write(died: Path):
    holder = beside(died, ".holder")
    holder.write_text(holder.read_text("utf-8").replace('"computer": "', '"computer": "not '), "utf-8")
    cut(died)
    read(died)
    assert last_work.look(died) is not None


def test_sound_newest_work_is_no_reason_for_a_note(died: Path):
    for act in (read, check, write):
        act(died)
        assert last_work.look(died) is None
    assert not beside(died, ".last-work").exists()


def test_a_wal_that_was_put_back_is_all_there(died: Path, tmp_path: Path):
    wal = beside(died, "-wal")
    kept = wal.read_bytes()
    gone(died)
    check(died)
    assert last_work.look(died) is not None
    wal.write_bytes(kept)
    assert last_work.look(died) is None


def test_a_restore_is_not_told_of_the_work_that_it_replaces(died: Path):
    made = backing_up.back_up(died, "asked")
    write(died)
    beside(died, ".last-work").write_text('{"gone": false}', "ascii")
    assert last_work.look(died) is not None
    restoring.restore(died, made)
    assert last_work.look(died) is None


@pytest.mark.parametrize("said", ["", "[]", "\x00", "[" * 100_000, '{"gone": 1, "bytes": {}}'])
def test_a_note_that_others_wrote_does_no_harm(died: Path, said: str):
    beside(died, ".last-work").write_text(said, "utf-8")
    found = last_work.noted(died)
    assert found is None or isinstance(found, ProjectError)
    read(died)


def test_a_program_that_died_before_it_could_write_has_lost_nothing(project_path: Path):
    taken = "from annotator.store import lock; import os, sys; from pathlib import Path; lock.take(Path(sys.argv[1]))"
    assert subprocess.run([sys.executable, "-c", taken + "; os._exit(9)", project_path], check=False).returncode == 9
    assert beside(project_path, ".holder").exists()
    assert last_work.look(project_path) is None


def test_what_an_older_program_left_may_have_been_written(died: Path):
    holder = beside(died, ".holder")
    said = json.loads(holder.read_text("utf-8"))
    del said["writes"]
    holder.write_text(json.dumps(said), "utf-8")
    gone(died)
    assert last_work.look(died) is not None
