"""One process opens, writes, reads, checks and backs up a project without pause, and loses its locks all the time.

It opens and closes the files of the project as a file dialog does; two other programs open and close the project with
plain SQLite. Prints how many acts were acknowledged and lost, the openings and acts that were refused, and how often
the locks were taken away; a line is a name, a tab and a number.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.domain.errors import UserError
from annotator.services import backing_up, creating, soundness
from annotator.store import descriptors
from annotator.store.project import Project

OTHER = """
import random, sqlite3, sys, time
until = time.monotonic() + float(sys.argv[2])
while time.monotonic() < until:
    try:
        other = sqlite3.connect(sys.argv[1])
        other.execute("SELECT count(*) FROM span").fetchone()
        other.close()
    except sqlite3.OperationalError:
        pass  # locked
    time.sleep(random.random() * 0.004)
"""
LINGERS, LONGEST = 0.5, 0.02
"""How often a thread lingers where SQLite is about to close, and how many seconds at most."""


class Crossed:
    """The threads of the process, and what came of what they did."""

    def __init__(self, path: Path, seconds: float, seed: int) -> None:
        self.path, self.chance = path, random.Random(seed)
        self.until = time.monotonic() + seconds
        self.acknowledged: set[str] = set()
        self.refused: list[str] = []
        self.closings = 0

    def run(self) -> None:
        """Do all of it at once."""
        threads = [threading.Thread(target=act) for act in (self.read, self.take_locks)]
        threading.setprofile(self._linger)
        for thread in threads:
            thread.start()
        sys.setprofile(self._linger)
        self.write()
        sys.setprofile(None)
        threading.setprofile(None)  # type: ignore[arg-type]
        for thread in threads:
            thread.join()

    def _linger(self, _frame: object, event: str, called: Any) -> None:
        is_closing = event == "c_call" and called.__name__ == "close"
        if is_closing and isinstance(called.__self__, descriptors.Counted) and self.chance.random() < LINGERS:
            time.sleep(self.chance.random() * LONGEST)

    def take_locks(self) -> None:
        """Open and close the files."""
        while time.monotonic() < self.until:
            for suffix in ("", "-shm", "-wal"):
                with suppress(FileNotFoundError), Path(f"{self.path}{suffix}").open("rb") as file:
                    file.read(10)
                    self.closings += 1
            time.sleep(random.random() * 0.001)

    def read(self) -> None:
        """Open the project, check it or back it up."""
        ways: list[Callable[[], object]] = [self._look] * 17 + [self._check] * 2 + [self._back_up]
        while time.monotonic() < self.until:
            with self._told():
                random.choice(ways)()
            time.sleep(random.random() * 0.02)

    def _look(self) -> None:
        with closing(Project.open(self.path)) as project:
            project.article_rows("")

    def _check(self) -> None:
        soundness.check(self.path)

    def _back_up(self) -> None:
        backing_up.back_up(self.path)

    def write(self) -> None:
        """Open the project for writing, add some people, close it."""
        number = 0
        while time.monotonic() < self.until:
            with self._told(), closing(Project.open(self.path)) as project:
                project.begin_writing()
                for _each in range(self.chance.randrange(6)):
                    number += 1
                    project.add_annotator(f"N{number}")
                    self.acknowledged.add(f"N{number}")
                    time.sleep(random.random() * 0.01)
            time.sleep(random.random() * 0.02)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except UserError as error:
            self.refused.append(str(error))


def main(path: Path, seconds: float, seed: int) -> None:
    """Print what came of it."""
    creating.create(path, annotator="Mai").close()
    crossed = Crossed(path, seconds, seed)
    others = [subprocess.Popen([sys.executable, "-c", OTHER, path, str(seconds)]) for _each in range(2)]
    crossed.run()
    for other in others:
        other.wait()
    with closing(sqlite3.connect(path)) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM annotator")}
        is_sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    print(f"acknowledged\t{len(crossed.acknowledged)}\nlost\t{len(crossed.acknowledged - there)}")
    print(f"refused\t{len(crossed.refused)}\nclosings\t{crossed.closings}\nunsound\t{int(not is_sound)}")
    print(f"left open\t{len(descriptors._connected) + len(descriptors._kept)}")
    for said in sorted(set(crossed.refused)):
        print(said, file=sys.stderr)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
