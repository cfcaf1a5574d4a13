"""Restores that are killed at random moments, while another process goes on reading the project.

    python tests/faults/programs/restores.py [ROUNDS] [SEED]

In each round a process adds people and restores one of two backups in turn, and says so after each, until it is
killed. The project must then open as it was last said to be, or as the act that was under way leaves it; and what a
restore took away must be in a backup.
"""

from __future__ import annotations

import contextlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from annotator.domain.errors import UserError
from annotator.services import backing_up, restoring
from annotator.services.sample import sample_project
from annotator.store.project import Project
from tests.bench._articles import own_folders

ROUNDS, SEED = 100, 7
WORK, READ = "work", "read"


def people(path: Path) -> frozenset[str]:
    """Who is in a project file."""
    with closing(Project.open(path)) as project:
        return frozenset(person.name for person in project.annotators())


def add(path: Path, name: str) -> None:
    """Add a person, as somebody who works in the project does."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator(name)


def work(path: Path, first: int, backups: list[Path]) -> None:
    """Add and restore in turn, and say so, until killed."""
    number = first
    while True:
        number += 1
        add(path, f"x{number}")
        print(f"added x{number}", flush=True)
        chosen = number % 2
        done = restoring.restore(path, backups[chosen])
        if not done.is_swapped:
            done.path.unlink()
        print(f"restored {chosen} {int(done.is_swapped)}", flush=True)


def read(path: Path) -> None:
    """Open the project for a moment, again and again."""
    while True:
        with contextlib.suppress(UserError):
            people(path)
        time.sleep(0.03)


class Round:
    """What is known of the project from what the worker said."""

    def __init__(self, path: Path, backups: list[Path], number: int) -> None:
        self.path, self.backups, self.number = path, backups, number
        self.state = people(path)
        self.bases = [people(one) for one in backups]
        self.acts = 0

    def run(self, seconds: float) -> str:
        """Let a process work for so long, kill it, and return what is wrong; empty where nothing is."""
        command = [sys.executable, __file__, WORK, str(self.path), str(self.number), *map(str, self.backups)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            self._hear(worker.stdout.readline())
            time.sleep(seconds)
            worker.kill()
            for line in worker.stdout:
                self._hear(line)
        return self._wrong()

    def _hear(self, line: str) -> None:
        word, _, rest = line.strip().partition(" ")
        self.acts += bool(rest)
        if word == "added":
            self.number = int(rest[1:])
            self.state |= {rest}
        elif word == "restored" and rest.endswith("1"):
            self.state = self.bases[int(rest[0])]

    def _wrong(self) -> str:
        found = people(self.path)
        following = f"x{self.number + 1}"
        if found in {self.state, self.state | {following}}:
            self.state = found
            return ""
        if found != self.bases[self.number % 2]:
            return f"it holds {sorted(found)}, and was last said to hold {sorted(self.state)}"
        lost, self.state = self.state, found
        kept = (entry.contents for entry in backing_up.listed_in(self.backups[0].parent))
        if not any(held and {share.name for share in held.people.values()} == lost for held in kept):
            return f"{sorted(lost)} is in no backup"
        return ""


def main(rounds: int = ROUNDS, seed: int = SEED) -> int:
    """Print the figures; 1 where anything was lost or torn."""
    chance, wrong, acts = random.Random(seed), [], 0
    with tempfile.TemporaryDirectory(prefix="restores-") as name:
        folder = Path(name)
        own_folders(folder)
        path = folder / "p.annot"
        sample_project(path).close()
        backups = []
        for base in ("one", "two"):
            add(path, base)
            made = backing_up.back_up(path)
            backups.append(Path(shutil.copy(made, made.with_name(f"{base}.annot"))))  # which is never thinned
        reader = subprocess.Popen([sys.executable, __file__, READ, str(path)])
        number = 0
        for at in range(rounds):
            one = Round(path, backups, number)
            if found := one.run(chance.uniform(0, 0.6)):
                wrong.append(found)
                print(f"! round {at}: {found}", flush=True)
            number, acts = one.number + 1, acts + one.acts
        reader.kill()
        reader.wait()
    print(f"restores killed: {rounds}, acts acknowledged {acts}, rounds with something lost or torn {len(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == [WORK]:
        work(Path(sys.argv[2]), int(sys.argv[3]), [Path(one) for one in sys.argv[4:]])
    elif sys.argv[1:2] == [READ]:
        read(Path(sys.argv[2]))
    else:
        sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
