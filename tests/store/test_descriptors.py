"""SQLite's locks on an open project stay, whatever this process reads beside it; nobody else takes its -wal away."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from annotator.services import backing_up, salvaging, soundness
from annotator.services.importing.planning import plan
from annotator.services.merge_reading import kind_of
from annotator.store import descriptors, files, glancing
from annotator.store.connection import connect_reading
from annotator.store.failures import is_busy
from annotator.store.project import Project
from annotator.store.salvage.pages import Pages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a lock of a file goes with no other descriptor there")

OTHER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
print(other.execute("SELECT count(*) FROM span").fetchone()[0])
other.close()
"""
OTHER_THAT_STAYS = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
print(other.execute("SELECT count(*) FROM span").fetchone()[0], flush=True)
sys.stdin.readline()
other.close()
"""
ALONE_FOR_A_MOMENT = """
import fcntl, sys, time
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX, 510, 0x40000002)
    print("alone", flush=True)
    time.sleep(0.1)
"""
ALONE_IF_IT_MAY = """
import fcntl, sys
for _line in sys.stdin:
    free = ""
    for name, length, start in (sys.argv[1], 510, 0x40000002), (sys.argv[1] + "-shm", 1, 128):
        try:
            with open(name, "r+b") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
                free += " " + name
        except FileNotFoundError:
            free += " " + name
        except BlockingIOError:
            pass
    print(free, flush=True)
"""
"""For each line: which files of a project a program may have alone, as SQLite asks before it deletes or begins anew."""
ALONE = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], timeout=1)
assert other.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
other.execute("CREATE TABLE IF NOT EXISTS theirs (a)")
other.close()
"""
KILLED = """
import os, pathlib, sys
from annotator.services.backing_up import back_up
from annotator.store.project import Project
path = pathlib.Path(sys.argv[1])
project = Project.open(path)
project.begin_writing()
Project.open(path).close()
back_up(path, "asked")
print("open", flush=True)
sys.stdin.readline()
project.add_annotator("Binh")
print("saved", flush=True)
sys.stdin.readline()
os._exit(9)
"""


def locked(path: Path) -> set[str]:
    """Return which of the files of a project this process has locks of."""
    held = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    numbers = {row[5].split(":")[2] for row in held if row[4] == str(os.getpid())}
    found = [path, files.beside(path, files.SHM)]
    return {one.name.removeprefix(path.name) for one in found if one.exists() and str(one.stat().st_ino) in numbers}


def keeps(path: Path) -> bool:
    """Whether descriptors are kept for a project."""
    status = path.stat()
    return (status.st_dev, status.st_ino) in descriptors._kept


def close_others(path: Path) -> None:
    """Open and close the files of a project, as a file dialog does, or a library."""
    for one in (path, files.beside(path, files.SHM), files.beside(path, files.WAL)):
        if one.exists():
            one.read_bytes()


@contextmanager
def at_each_step_of_sqlite(act: Callable[[str], object]) -> Iterator[None]:
    """Do something after each statement on a connection to a project, and before SQLite closes one."""

    def look(_frame: object, event: str, called: Any) -> None:
        if isinstance(getattr(called, "__self__", None), descriptors.Counted):
            step = (event, called.__name__)
            if step in {("c_return", "execute"), ("c_call", "close")}:
                sys.setprofile(None)
                act(called.__name__)
                sys.setprofile(look)

    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system which locks there are")
def test_whatever_is_read_beside_an_open_project_its_locks_stay(project: Project) -> None:
    path = project.path
    project.add_annotator("Binh")
    assert locked(path) == {"", "-shm"}
    shm = files.beside(path, files.SHM)
    for act in (
        lambda: Project.open(path).close(),
        lambda: glancing.was_a_project(path),
        lambda: backing_up.back_up(path, "asked"),
        lambda: soundness.check(path),
        lambda: salvaging.is_damaged(path),
        lambda: salvaging.is_damaged(path, thorough=True),
        lambda: list(project.labelled_records()),
        lambda: kind_of(path),
        lambda: files.flush(path),
        lambda: Pages(path).close(),
        lambda: descriptors.opened(shm).close(),
        lambda: plan(project, [path.parent]).close(),
    ):
        act()
        assert locked(path) == {"", "-shm"}


def test_a_project_that_is_looked_at_often_keeps_no_more_descriptors_and_none_after_it_is_closed(
    project: Project,
) -> None:
    path = project.path
    status = path.stat()
    glancing.glance(path)
    few = len(descriptors._kept[status.st_dev, status.st_ino])
    assert few <= 3
    for _ in range(50):
        glancing.glance(path)
        Project.open(path).close()
    assert len(descriptors._kept[status.st_dev, status.st_ino]) == few
    project.close()
    assert (status.st_dev, status.st_ino) not in descriptors._kept


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locks, and no such file dialogs")
def test_others_that_close_the_file_in_this_process_take_no_saved_work_away(project: Project) -> None:
    path = project.path
    project.add_annotator("Bình")
    for one in (path, files.beside(path, files.SHM), files.beside(path, files.WAL)):
        one.read_bytes()  # as a file dialog does, or a library
    assert locked(path) == set()
    subprocess.run([sys.executable, "-c", OTHER, path], check=True, capture_output=True)
    assert files.beside(path, files.WAL).stat().st_size > 0
    project.add_annotator("Chi")
    project.close()
    assert not files.beside(path, files.WAL).exists()
    with closing(Project.open(path)) as again:
        assert {"Bình", "Chi"} <= {person.name for person in again.annotators()}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locks, and no such file dialogs")
def test_from_before_sqlite_opens_a_project_until_it_has_closed_it_nobody_else_takes_it_for_their_own(
    project: Project,
) -> None:
    path = project.path
    project.close()
    found = []
    with subprocess.Popen(
        [sys.executable, "-c", ALONE_IF_IT_MAY, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:

        def disturb(_step: str) -> None:
            assert other.stdin is not None
            assert other.stdout is not None
            close_others(path)
            other.stdin.write("\n")
            other.stdin.flush()
            found.append(other.stdout.readline().strip())

        with at_each_step_of_sqlite(disturb):
            project = Project.open(path)
            project.begin_writing()
            project.add_annotator("Bình")
            project.close()
        assert other.stdin is not None
        other.stdin.close()
    assert len(found) > 10
    assert set(found) == {""}
    assert not files.beside(path, files.WAL).exists()
    assert not files.beside(path, files.SHM).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locks, and no such file dialogs")
def test_what_is_written_after_a_closing_that_was_disturbed_is_there_for_all(project: Project) -> None:
    path, opened = project.path, []

    def open_again(name: str) -> None:
        opened.append(Project.open(path))
        opened[-1].begin_writing()
        opened[-1].add_annotator(name)

    def disturb(step: str) -> None:
        if step == "close":  # the only connection goes: others may delete then what SQLite would delete itself
            close_others(path)
            subprocess.run([sys.executable, "-c", OTHER, path], check=True, capture_output=True)
            open_again("Bình")

    project.add_annotator("Dũng")
    with at_each_step_of_sqlite(disturb):
        project.close()
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_THAT_STAYS, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdout.readline()
        opened[0].add_annotator("Chi")
        opened[0].close()
        open_again("Lan")
        other.stdin.close()
        other.wait()
    opened[1].close()
    with closing(Project.open(path)) as again:
        assert {"Dũng", "Bình", "Chi", "Lan"} <= {person.name for person in again.annotators()}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locks")
def test_a_project_that_another_program_has_alone_for_long_is_in_use(project: Project) -> None:
    path = project.path
    project.close()
    with subprocess.Popen([sys.executable, "-c", ALONE_FOR_A_MOMENT, path], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(sqlite3.OperationalError) as refused:
            descriptors.connect(path, path.as_uri(), timeout=0.01)
    assert is_busy(refused.value)
    assert not descriptors.is_connected(path)
    assert not keeps(path)


def test_a_connection_that_nobody_closes_is_counted_no_more_once_nobody_has_it(project: Project) -> None:
    path = project.path
    project.close()
    left = [Project.open(path)]
    thread = threading.Thread(target=lambda: left.append(Project.open(path)))
    thread.start()
    thread.join()
    assert descriptors.is_connected(path)
    left.clear()
    gc.collect()
    assert not descriptors.is_connected(path)
    Project.open(path).close()
    assert not keeps(path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locks")
def test_what_sqlite_still_reads_of_a_closed_connection_is_left_to_it(project: Project) -> None:
    path = project.path
    project.add_annotator("Bình")
    half_read = project._connection.execute("SELECT name FROM annotator")
    half_read.fetchone()
    project.close()
    for name in ("Chi", "Lan"):
        with closing(Project.open(path)) as again:
            again.begin_writing()
            again.add_annotator(name)
    del half_read
    Project.open(path).close()
    assert not keeps(path)
    assert not files.beside(path, files.WAL).exists()
    with closing(Project.open(path)) as again:
        assert {"Bình", "Chi", "Lan"} <= {person.name for person in again.annotators()}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locks")
def test_the_lock_of_a_shm_that_another_program_made_anew_meanwhile_is_held(project: Project) -> None:
    path = project.path
    project.add_annotator("Bình")
    with path.open("rb"):  # so that what is kept of the project stays over its closing
        project.close()
    subprocess.run([sys.executable, "-c", OTHER, path], check=True, capture_output=True)
    with closing(Project.open(path)) as again:
        again.begin_writing()
        close_others(path)
        asked = subprocess.run(
            [sys.executable, "-c", ALONE_IF_IT_MAY, path], input="\n", capture_output=True, text=True, check=True
        )
        assert asked.stdout.strip() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locks")
def test_the_locks_are_held_also_where_another_program_has_the_project_alone_for_a_moment(project_path: Path) -> None:
    with closing(Project.open(project_path)) as project:
        project.begin_writing()  # from now on it is one with a -wal
    with subprocess.Popen([sys.executable, "-c", ALONE_FOR_A_MOMENT, project_path], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        project = Project.open(project_path)
    project.begin_writing()
    project.add_annotator("Bình")
    for one in (project_path, files.beside(project_path, files.SHM)):
        one.read_bytes()
    assert locked(project_path) == set()
    subprocess.run([sys.executable, "-c", OTHER, project_path], check=True, capture_output=True)
    assert files.beside(project_path, files.WAL).stat().st_size > 0
    project.close()
    assert not files.beside(project_path, files.WAL).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system which locks there are")
def test_a_project_without_a_wal_that_is_read_here_can_be_written_by_others(project_path: Path) -> None:
    subprocess.run([sys.executable, "-c", ALONE, project_path], check=True)
    with closing(Project.open(project_path)):
        subprocess.run([sys.executable, "-c", ALONE, project_path], check=True)


def test_another_program_that_comes_and_goes_takes_no_saved_work_away(project_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, project_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as person:
        assert person.stdin is not None
        assert person.stdout is not None
        assert person.stdout.readline() == "open\n"
        subprocess.run([sys.executable, "-c", OTHER, project_path], check=True, capture_output=True)
        person.stdin.write("\n")
        person.stdin.flush()
        assert person.stdout.readline() == "saved\n"
        person.kill()
    with closing(Project.open(project_path)) as again:
        assert again.annotator_named("Binh") is not None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere SQLite does it, as the last connection allows")
def test_a_reader_that_closes_after_the_writer_leaves_nothing_beside_the_project(project: Project) -> None:
    path = project.path
    reader = connect_reading(path)
    project.add_annotator("Bình")
    project.close()
    assert files.beside(path, files.WAL).exists()
    reader.close()
    assert not files.beside(path, files.WAL).exists()
    assert not files.beside(path, files.SHM).exists()
    with closing(Project.open(path)) as again:
        assert again.annotator_named("Bình") is not None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locks")
@pytest.mark.parametrize("content", [b"", bytes(512)])
def test_the_locks_are_held_also_beside_a_journal_that_is_over(project_path: Path, content: bytes) -> None:
    with closing(Project.open(project_path)) as project:
        project.begin_writing()  # from now on it is one with a -wal
    files.beside(project_path, files.JOURNAL).write_bytes(content)
    with closing(Project.open(project_path)) as project:
        project.begin_writing()
        project.add_annotator("Bình")
        close_others(project_path)
        subprocess.run([sys.executable, "-c", OTHER, project_path], check=True, capture_output=True)
        assert files.beside(project_path, files.WAL).stat().st_size > 0
        project.add_annotator("Chi")
    assert not files.beside(project_path, files.WAL).exists()
    with closing(Project.open(project_path)) as again:
        assert {"Bình", "Chi"} <= {person.name for person in again.annotators()}


@pytest.mark.parametrize("is_amid", [True, False])
def test_a_reader_that_closes_last_brings_in_what_the_writer_could_not(project: Project, is_amid: bool) -> None:
    path = project.path
    reader = connect_reading(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM annotator").fetchone()
    project.add_annotator("Bình")
    project.close()
    assert files.beside(path, files.WAL).stat().st_size > 0
    if not is_amid:
        reader.execute("COMMIT")
    reader.close()
    assert not files.beside(path, files.WAL).exists()
    assert not files.beside(path, files.SHM).exists()
    assert not keeps(path)
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as alone:
        assert ("Bình",) in alone.execute("SELECT name FROM annotator").fetchall()


def test_a_reader_that_closes_last_leaves_alone_what_others_put_in_the_place_of_its_file(project: Project) -> None:
    path = project.path
    reader = connect_reading(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM annotator").fetchone()
    project.add_annotator("Bình")
    project.close()
    moved, wal = path.with_name("moved.annot"), files.beside(path, files.WAL)
    waiting = wal.read_bytes()
    path.rename(moved)
    path.write_bytes(moved.read_bytes())
    reader.close()
    assert wal.read_bytes() == waiting
