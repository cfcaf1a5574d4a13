"""What others do to a project that is open: processes that take it, die with it, or have a wrong clock."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE, Popen

from annotator.services import annotating, creating
from annotator.services.history import History
from annotator.store.project import Project

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Cầu sông Lăng sập một nhịp\nSở Giao thông cho biết khoảng 12.000 người phải đi vòng. Ông Mộc bác bỏ tin này.\n"

TAKER = """
import os, sys, time
from pathlib import Path
from annotator.domain.errors import ProjectLocked
from annotator.store.project import Project
path, name, log = Path(sys.argv[1]), sys.argv[2], os.open(sys.argv[3], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
told, until = 0, time.monotonic() + 60
while time.monotonic() < until:
    project = Project.open(path)
    try:
        project.begin_writing()
    except ProjectLocked as locked:
        told += 1
        assert str(locked).startswith(("Another Annotator", locked.values["who"])), str(locked)
        project.close()
        time.sleep(0.005)
        continue
    os.write(log, b"in\\n")
    project.add_annotator(name)
    os.write(log, b"out\\n")
    project.close()
    print(told)
    break
"""
"""Takes the project as soon as it is free, adds an annotator, says in a log when it was in, and how often it was told
that another was."""

HOLDER = """
import sys
from pathlib import Path
from annotator.store.project import Project
project = Project.open(Path(sys.argv[1]))
project.begin_writing()
print("held", flush=True)
for name in sys.stdin:
    project.add_annotator(name)
    print(name.strip(), flush=True)
project.close()
"""
"""Holds the project until its input ends; a line of it becomes an annotator."""

CLOCK = """
import datetime, sys, time
_shift, _real, _time = float(sys.argv[1]), datetime.datetime, time.time
class Shifted(_real):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time() + _shift, tz)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)
datetime.datetime = Shifted
time.time = lambda: _time() + _shift
sys.argv[0:2] = ["annotator"]
"""
"""The clock of this process goes so many seconds wrong; before anything of the program is imported."""

ACT = """
from pathlib import Path
from annotator.services import annotating
from annotator.services.history import History
from annotator.store.project import Project
project = Project.open(Path(sys.argv[1]))
project.begin_writing()
person, row = project.annotators()[0], project.article_rows("")[0]
article, work, (start, end) = project.article(row.id), project.work(row.id, person.id), map(int, sys.argv[2:4])
edit = annotating.add_span(project.scheme, article, work, (), start=start, end=end, label="claim")
History(project, person.id).do(edit)
project.close()
"""
"""Labels from one place to another."""


def environment() -> dict[str, str]:
    """Return the environment of such a process."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}


def started(program: str, *words: object) -> Popen[str]:
    """Start a process of this Python that can be talked with."""
    command = [sys.executable, "-c", program, *map(str, words)]
    return Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, env=environment())


def holding(path: Path) -> Popen[str]:
    """Return a process that has the project for writing."""
    other = started(HOLDER, path)
    assert other.stdout is not None
    if other.stdout.readline() != "held\n":
        raise SystemExit(other.communicate()[1])
    return other


def annotator(*words: object, clock: float = 0.0) -> subprocess.CompletedProcess[str]:
    """Run a command of the program, with a clock that goes so many seconds wrong."""
    program = f"{CLOCK}\nfrom annotator.cli import main\nraise SystemExit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, str(clock), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)


def word(number: int) -> tuple[int, int]:
    """Return where a word of the text begins and ends."""
    return [match.span() for match in re.finditer(r"\w+", TEXT)][number]


def acts(path: Path, number: int, clock: float) -> None:
    """Label a word with a clock that goes wrong."""
    command = [sys.executable, "-c", CLOCK + ACT, str(clock), str(path), *map(str, word(number))]
    subprocess.run(command, env=environment(), check=True)


def made(folder: Path, name: str = "p") -> Path:
    """Make a project with one article and return its path."""
    path = folder / f"{name}.annot"
    creating.create(path, annotator="Mai").close()
    source = folder / f"{name}.txt"
    source.write_text(TEXT, "utf-8")
    ran = annotator("import", path, source)
    if ran.returncode:
        raise SystemExit(ran.stderr)
    return path


def labelled(project: Project) -> list[tuple[int, int, str]]:
    """Return the labels of the first person in the first article."""
    row, person = project.article_rows("")[0], project.annotators()[0]
    return sorted((span.start, span.end, span.label) for span in project.spans(row.id, person.id))


def label(project: Project, number: int) -> None:
    """Label a word of the first article in this process."""
    row, person = project.article_rows("")[0], project.annotators()[0]
    article, work = project.article(row.id), project.work(row.id, person.id)
    start, end = word(number)
    edit = annotating.add_span(project.scheme, article, work, (), start=start, end=end, label="claim")
    History(project, person.id).do(edit)


def say_held_by(path: Path, host: str) -> None:
    """Leave beside a project what a computer writes that has it open."""
    said = {"pid": 4, "host": host, "computer": host, "user": "mai", "since": "2026-03-01T08:00:00.000+00:00"}
    path.with_name(path.name + ".holder").write_text(json.dumps(said), "utf-8")
