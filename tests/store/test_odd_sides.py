"""What lies beside a project under the name of a side file and is none: nobody waits for it, and no traceback comes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from annotator.domain.errors import UserError
from annotator.services import backing_up, restoring, salvaging, soundness
from annotator.store import files, last_work, lock
from annotator.store.connection import connect_reading, connect_writing
from annotator.store.project import Project


def write(path: Path) -> None:
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator("Bình")


ACTS: dict[str, Callable[[Path], object]] = {
    "open": lambda path: Project.open(path).close(),
    "write": write,
    "read": lambda path: connect_reading(path).close(),
    "connect": lambda path: connect_writing(path).close(),
    "check": soundness.check,
    "back up": lambda path: backing_up.back_up(path, "asked"),
    "look": last_work.look,
    "holder": lock.holder,
    "salvage": salvaging.salvage,
    "damaged": lambda path: salvaging.is_damaged(path, thorough=True),
    "restore": lambda path: restoring.restore(path, backing_up.back_up(path, "asked")),
}

_ALL = """
import os, shutil, sys
from pathlib import Path
from annotator.domain.errors import UserError
from tests.store.test_odd_sides import ACTS

whole, suffix = Path(sys.argv[1]), sys.argv[2]
for number, (name, act) in enumerate(ACTS.items()):
    path = whole.with_name(f"{number}.annot")
    shutil.copyfile(whole, path)
    os.mkfifo(f"{path}{suffix}")
    print(name, flush=True)
    try:
        act(path)
    except UserError as error:
        print(error, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize("suffix", files.SIDES)
def test_nobody_waits_for_a_pipe_beside_a_project(project_path: Path, suffix: str):
    call = [sys.executable, "-c", _ALL, project_path, suffix]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if suffix == files.JOURNAL:
        assert "annot-journal, which lies beside it, is no file." in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="its names may be longer")
@pytest.mark.parametrize("length", [236, 240, 243, 246, 249, 255])
@pytest.mark.parametrize("act", ACTS)
def test_a_name_to_which_no_other_can_be_added_is_no_traceback(project_path: Path, act: str, length: int):
    path = project_path.rename(project_path.with_name("n" * (length - 6) + ".annot"))
    before = path.read_bytes()
    with suppress(UserError):
        ACTS[act](path)
    if act != "write":
        assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="its names may be longer")
def test_a_project_beside_which_no_note_fits_is_worked_in(project_path: Path):
    path = project_path.rename(project_path.with_name("n" * 240 + ".annot"))
    write(path)
    assert soundness.check(path).is_sound
