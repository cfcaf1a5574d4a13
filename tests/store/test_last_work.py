"""What is known of the newest work of a program that died, also after others have opened the project."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.services import backing_up, creating, restoring, salvaging, soundness
from annotator.store import files, last_work, wal_file
from annotator.store.connection import connect_reading
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


def zeroed_alone(path: Path) -> None:
    zeroed(path)
    for suffix in ("-shm", ".holder", ".lock"):
        beside(path, suffix).unlink()


def gone(path: Path) -> None:
    for suffix in ("-wal", "-shm"):
        beside(path, suffix).unlink()


def gone_and_holder(path: Path) -> None:
    for suffix in ("-wal", ".holder", ".lock"):
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


@pytest.mark.parametrize(
    ("harm", "act"),
    [
        *product([cut, cut_alone, zeroed, zeroed_alone], [read, write, back_up, check]),
        *product([gone, gone_and_holder], [read, back_up, check]),
    ],
)
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
    last_work._write(died, ProjectError(wal_file.TORN_WAL))
    assert last_work.look(died) is not None
    restoring.restore(died, made)
    assert last_work.look(died) is None


@pytest.mark.parametrize("said", ["", "[]", "\x00", "[" * 100_000, '{"gone": 1, "state": {}}'])
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


def test_a_program_that_died_with_nothing_to_bring_in_has_lost_nothing_whoever_reads_next(died: Path):
    write(died)  # what it had is in the file
    taken = "from annotator.store.project import Project; import os, sys; from pathlib import Path;"
    taken += " project = Project.open(Path(sys.argv[1])); project.begin_writing(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", taken, died], check=False).returncode == 9
    for act in (read, back_up, check, write, read):
        act(died)
        assert last_work.look(died) is None


def test_what_was_put_back_is_no_longer_missing_after_it_was_taken_in(died: Path):
    kept = beside(died, "-wal").read_bytes()
    gone(died)
    check(died)
    beside(died, "-wal").write_bytes(kept)
    for act in (write, read, check):
        act(died)
        assert last_work.look(died) is None


def test_what_was_written_since_takes_the_note_along(died: Path):
    cut(died)
    for _ in range(3):
        write(died)
        assert last_work.look(died) is not None


def put_over(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


def put_in_place(path: Path, other: Path) -> None:
    other.replace(path)


@pytest.mark.parametrize("put", [put_over, put_in_place])
@pytest.mark.parametrize("harm", [cut, gone])
def test_a_note_is_void_for_another_file(
    died: Path, tmp_path: Path, harm: Callable[[Path], None], put: Callable[[Path, Path], None]
):
    other = tmp_path / "good.annot"
    creating.create(other, annotator="Mai").close()
    harm(died)
    read(died)
    assert last_work.look(died) is not None
    for suffix in ("-wal", "-shm", ".holder"):
        beside(died, suffix).unlink(missing_ok=True)
    put(died, other)
    assert last_work.look(died) is None
    for act in (read, write, check):
        act(died)
        assert last_work.look(died) is None
    assert soundness.check(died).is_sound


def test_that_work_may_have_gone_is_told_until_somebody_goes_on_without_it(died: Path):
    gone(died)
    with closing(Project.open(died)) as project:
        assert last_work.look(died) is not None
        project.begin_writing()
        assert last_work.look(died) is not None
        project.add_annotator("Bình")
    assert last_work.look(died) is None
    assert soundness.check(died).is_sound


def test_what_had_only_half_arrived_is_all_there_when_the_rest_has_come(died: Path):
    holder, wal = beside(died, ".holder"), beside(died, "-wal")
    holder.write_text(holder.read_text("utf-8").replace('"computer": "', '"computer": "not '), "utf-8")
    content = wal.read_bytes()
    beside(died, "-shm").unlink()
    wal.write_bytes(content[: len(content) // 2])
    read(died)
    assert last_work.look(died) is not None
    wal.write_bytes(content)
    for act in (read, check):
        act(died)
        assert last_work.look(died) is None


def of_another_computer(path: Path) -> None:
    holder = beside(path, ".holder")
    holder.write_text(holder.read_text("utf-8").replace('"computer": "', '"computer": "not '), "utf-8")


def test_it_is_said_that_the_newest_work_may_have_stayed_on_another_computer(died: Path):
    of_another_computer(died)
    gone(died)
    for act in (check, read, back_up, read):
        report = soundness.check(died)
        assert [finding.kind for finding in report.findings] == ["away_work"]
        assert soundness.lines(report)[0].startswith("[may be incomplete] ")
        act(died)
        assert "may be missing here" in str(last_work.look(died))
    assert not beside(died, "-wal").exists()
    beside(died, ".holder").unlink()  # it is known to be closed there, and all has come
    assert last_work.look(died) is None
    assert soundness.check(died).is_sound


def test_what_came_whole_from_another_computer_is_sound_whoever_reads_it(died: Path):
    of_another_computer(died)
    for act in (check, read, back_up, read):
        act(died)
        assert soundness.check(died).is_sound
    with closing(Project.open(died)) as project:
        project.begin_writing(despite=True)
    assert soundness.check(died).is_sound


def test_an_empty_wal_that_came_from_another_computer_still_tells_that_nothing_was_lost(died: Path):
    write(died)
    taken = "from annotator.store.project import Project; import os, sys; from pathlib import Path;"
    taken += " project = Project.open(Path(sys.argv[1])); project.begin_writing(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", taken, died], check=False).returncode == 9
    of_another_computer(died)
    beside(died, "-shm").unlink()
    for act in (read, check, back_up, read):
        act(died)
        assert soundness.check(died).is_sound


def test_that_work_may_be_elsewhere_is_not_said_where_the_rest_has_come_or_it_was_written_here(died: Path):
    wal = beside(died, "-wal")
    content = wal.read_bytes()
    mine = beside(died, ".holder").read_text("utf-8")
    of_another_computer(died)
    gone(died)
    read(died)
    assert last_work.look(died) is not None
    beside(died, ".holder").write_text(mine, "utf-8")  # the note has come back to who works in it
    wal.write_bytes(content)
    for act in (read, check):
        act(died)
        assert last_work.look(died) is None
    of_another_computer(died)
    assert soundness.check(died).is_sound


@pytest.mark.parametrize("harm", [cut, gone])
def test_the_note_goes_along_with_a_copy(died: Path, tmp_path: Path, harm: Callable[[Path], None]):
    harm(died)
    read(died)
    os.utime(died)
    assert last_work.look(died) is not None
    (tmp_path / "taken along").mkdir()
    copy = tmp_path / "taken along" / died.name
    for suffix in ("", "-wal", ".last-work"):
        if beside(died, suffix).exists():
            shutil.copyfile(beside(died, suffix), beside(copy, suffix))
    for act in (read, check):
        assert last_work.look(copy) is not None
        act(copy)
    assert {finding.kind for finding in soundness.check(copy).findings} & {"torn_work", "lost_work"}
    if harm is cut:
        write(copy)
        assert last_work.look(copy) is not None
    shutil.copyfile(copy, copy.with_name("again.annot"))
    with closing(Project.open(copy.with_name("again.annot"))) as project:
        project.begin_writing()
        project.add_annotator("Hoa")
    put_in_place(copy, copy.with_name("again.annot"))
    assert last_work.look(copy) is None


def test_what_another_program_took_wholly_in_is_not_missing(died: Path):
    with closing(sqlite3.connect(died)) as foreign:
        assert foreign.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    for act in (check, read, back_up, write, check):
        act(died)
        assert last_work.look(died) is None
    assert soundness.check(died).is_sound


def test_a_backup_that_somebody_put_there_lacks_nothing(died: Path):
    made = backing_up.back_up(died, "asked")
    gone(died)
    put_over(died, made)
    for act in (check, read, write):
        act(died)
        assert last_work.look(died) is None
    assert soundness.check(died).is_sound


READS_ON = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN")
other.execute("SELECT count(*) FROM annotator").fetchone()
print("reads", flush=True)
sys.stdin.readline()
"""


def test_work_that_others_reading_keeps_from_the_file_at_closing_is_told_of_where_it_is_lost(project: Project) -> None:
    path, wal = project.path, files.beside(project.path, files.WAL)
    with subprocess.Popen(
        [sys.executable, "-c", READS_ON, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        project.add_annotator("Bình")
        project.close()
        assert wal.stat().st_size > 0
        with closing(Project.open(path)) as beside:
            assert beside.annotator_named("Bình") is not None
        assert last_work.look(path) is None, "nothing is missing"
        reader.kill()
    copy = path.with_name("copy")
    copy.mkdir()
    for one in (path, files.beside(path, files.HOLDER)):
        shutil.copy(one, copy)
    assert last_work.look(copy / path.name) is not None

    with closing(Project.open(path)) as again:
        again.begin_writing()
        assert again.annotator_named("Bình") is not None
    assert not wal.exists()
    assert not files.beside(path, files.HOLDER).exists()
    assert last_work.look(path) is None


BRINGS_IN = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN")
other.execute("SELECT count(*) FROM annotator").fetchone()
print("reads", flush=True)
sys.stdin.readline()
other.execute("COMMIT")
other.close()
"""


def test_what_was_left_at_closing_is_not_missing_once_another_program_has_brought_it_in(project: Project) -> None:
    path = project.path
    with subprocess.Popen(
        [sys.executable, "-c", BRINGS_IN, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        project.add_annotator("Bình")
        project.close()
        assert files.beside(path, files.WAL).stat().st_size > 0
        reader.communicate("\n")
    assert not files.beside(path, files.WAL).exists()
    assert last_work.look(path) is None
    assert soundness.check(path).is_sound
    with closing(Project.open(path)) as again:
        again.begin_writing()
        again.add_annotator("Chi")
    assert not files.beside(path, files.HOLDER).exists()


def test_what_a_writer_left_to_a_reader_of_another_process_is_not_missing(project: Project) -> None:
    path = project.path
    reader = connect_reading(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM annotator").fetchone()
    project.close()
    script = "import sys; from pathlib import Path; from annotator.store.project import Project\n"
    script += "p = Project.open(Path(sys.argv[1])); p.begin_writing(); p.add_annotator('Chi'); p.close()"
    subprocess.run([sys.executable, "-c", script, path], check=True)
    reader.close()
    assert last_work.look(path) is None
    with closing(Project.open(path)) as again:
        assert again.annotator_named("Chi") is not None


def test_a_closing_beside_a_short_reading_waits_for_it(project: Project) -> None:
    path = project.path
    with subprocess.Popen(
        [sys.executable, "-c", READS_ON, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        project.add_annotator("Bình")
        threading.Timer(0.2, reader.kill).start()
        project.close()
    if sys.platform == "linux":
        assert not files.beside(path, files.WAL).exists()
    assert not files.beside(path, files.HOLDER).exists()


def test_a_copy_without_the_damaged_wal_tells_that_work_may_be_lost(died: Path, tmp_path: Path):
    cut(died)
    read(died)
    copy = tmp_path / "to" / died.name
    copy.parent.mkdir()
    for suffix in ("", ".last-work"):
        shutil.copyfile(beside(died, suffix) if suffix else died, beside(copy, suffix))
    for act in (read, check, read):
        found = last_work.look(copy)
        assert found is not None
        assert found.template == last_work.NO_WAL
        act(copy)
    write(copy)
    assert last_work.look(copy) is None


def test_a_note_of_a_damaged_wal_is_not_of_a_file_that_was_changed_without_it(died: Path):
    cut_alone(died)
    read(died)
    with closing(sqlite3.connect(died)) as other:
        other.execute("UPDATE meta SET name = 'Other'")
        other.commit()
    assert not beside(died, "-wal").exists()
    assert last_work.look(died) is None


@pytest.mark.parametrize("by", ["a reader", "a writer", "one that checkpoints", "one that dies, and a reader"])
def test_what_another_program_brought_in_is_not_missing_whoever_it_was(died: Path, by: str):
    for suffix in (".holder", ".lock"):
        beside(died, suffix).unlink()
    script = {
        "a reader": "c.execute('SELECT * FROM meta').fetchall(); c.close()",
        "a writer": "c.execute('CREATE TABLE theirs (a)'); c.execute('DROP TABLE theirs'); c.commit(); c.close()",
        "one that checkpoints": "c.execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchall(); os._exit(9)",
        "one that dies, and a reader": "c.execute('PRAGMA wal_checkpoint').fetchall(); os._exit(9)",
    }[by]
    opening = "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
    subprocess.run([sys.executable, "-c", opening + script, died], check=False)
    if by.endswith("and a reader"):
        with closing(sqlite3.connect(died)) as foreign:
            foreign.execute("SELECT * FROM meta").fetchall()
    for act in (check, read, back_up, write, check):
        act(died)
        assert last_work.look(died) is None
    assert soundness.check(died).is_sound
