"""Processes with the real window are killed at random moments: what was shown as saved is there, and nothing is torn.

    python3 run.py faults kills            or, with other numbers
    python tests/faults/programs/kills.py [ROUNDS] [SEED]

A person drives the window by keys through labels, links, attributes, notes, zones, undo, redo, finishing, imports,
merges and taking these back, in projects of several sizes that live on from kill to kill. What the window says to be
saved is told at once; then comes SIGKILL: while the window opens (and migrates), between acts, in the midst of an
import, a merge or what takes one back, and at closing. Afterwards the file is opened in a fresh process.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import select
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, Queue

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.faults import supplies  # noqa: E402
from tests.faults.after_kill import Found  # noqa: E402
from tests.faults.supplies import Bundle, Folder  # noqa: E402
from tests.faults.telling import Told  # noqa: E402

ROUNDS, SIDE_BY_SIDE, ACTS_FOR, WAIT = 200, 2, 4.0, 120
"""Kills, processes at a time, seconds at most that a person acts before being killed between acts, and seconds after
which a process that tells nothing hangs."""
OFFSCREEN = "This plugin does not support propagateSizeHints()\n"
"""What Qt's screen in memory says of every window."""
MOMENTS = {"opening": 3, "acts": 10, "import": 5, "merge": 5, "take back": 3, "close": 2, "migrating": 2}
"""How often a kill is aimed at these, of thirty."""
SIZES = (supplies.small, supplies.middling, supplies.long)
TURNS = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")


@dataclass
class Tally:
    """What all kills together came to."""

    kills: Counter[str] = field(default_factory=Counter)
    told: int = 0
    lost: int = 0
    untold: int = 0
    opened: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class Desk:
    """A project that lives on from kill to kill, and what is imported and merged there."""

    def __init__(self, folder: Path, number: int, seed: int) -> None:
        folder.mkdir()
        self.folder, self.path = folder, folder / "project.annot"
        SIZES[number % len(SIZES)](self.path)
        self.chance = random.Random(f"{seed} {number}")
        self.bundles = supplies.bundles(self.path, folder, 4)
        self.folders: list[supplies.Folder] = []
        self.lasts: dict[str, float] = {}
        """How many seconds phases were seen to last here."""

    def wanted(self, moment: str) -> list[tuple[str, Path | None]]:
        """What the person is to do besides acting, so that the moment comes."""
        if moment == "import":
            return [("import", self._texts())]
        if moment == "merge":
            return [("merge", self.chance.choice(self.bundles).path)]
        if moment == "take back":
            return [("import", self._texts()), ("take back", None)]
        return [("close", None)] if moment == "close" else []

    def _texts(self) -> Path:
        number = len(self.folders)
        made = supplies.folder_of_texts(
            self.folder / f"texts-{number}", self.chance.randrange(1 << 40), self.chance.choice((3, 20, 80))
        )
        self.folders.append(made)
        return made.path


def main(arguments: list[str]) -> int:
    rounds = int(arguments[0]) if arguments else ROUNDS
    seed = int(arguments[1]) if arguments[1:] else random.SystemRandom().randrange(1 << 20)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="kills-", ignore_cleanup_errors=True) as name:
        _live_in(Path(name) / "home")
        TURNS.set_forkserver_preload(["tests.faults.window_person", "tests.faults.after_kill"])
        tally = killed_often(Path(name), rounds, seed)
        tally.problems += _left_behind(Path(name))
    print(f"seed {seed}: {sum(tally.kills.values())} kills in {time.perf_counter() - began:.0f} s")
    print("  in: " + ", ".join(f"{phase} {count}" for phase, count in sorted(tally.kills.items())))
    print(f"  acts acknowledged: {tally.told}, lost: {tally.lost}; done and not told any more: {tally.untold}")
    opened = sorted(tally.opened)
    print(f"  opened again in {1000 * opened[len(opened) // 2]:.0f} ms (slowest {1000 * opened[-1]:.0f} ms)")
    for problem in tally.problems:
        print(f"  PROBLEM: {problem}")
    return 1 if tally.lost or tally.problems else 0


def _live_in(home: Path) -> None:
    """Keep settings, backups and logs away from the person's own."""
    for name, folder in {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state",
                         "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}.items():  # fmt: skip
        (home / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[name] = str(home / folder)


def killed_often(folder: Path, rounds: int, seed: int) -> Tally:
    """Kill so many processes, some at a time, each time on another project."""
    tally, waiting = Tally(), Queue[int]()
    for number in range(rounds):
        waiting.put(number)
    lock = threading.Lock()

    def work(place: int) -> None:
        desks: dict[int, Desk] = {}
        while True:
            try:
                number = waiting.get_nowait()
            except Empty:
                return
            size = number // SIDE_BY_SIDE % len(SIZES)
            if size not in desks:
                desks[size] = Desk(folder / f"desk-{place}-{size}", size, seed + place)
            moment, *result = _round(desks[size], f"{seed} {number}")
            with lock:
                _count(tally, number, moment, *result)

    with ThreadPoolExecutor(SIDE_BY_SIDE) as hands:
        list(hands.map(work, range(min(SIDE_BY_SIDE, rounds))))  # what a thread raises, it raises here
    return tally


def _count(tally: Tally, number: int, phase: str, told: Told, found: Found | str) -> None:
    tally.kills[phase] += 1
    tally.told += told.acts
    if isinstance(found, str):
        tally.problems.append(f"round {number}, {phase}: {found}")
        return
    tally.lost += found.lost
    tally.untold += found.untold
    tally.opened.append(found.seconds)
    tally.problems += [f"round {number}, {phase}: {problem}" for problem in found.problems]


def _round(desk: Desk, seed: str) -> tuple[str, Told, Found | str]:
    """Let a person work until a moment of the wanted kind, kill the process, and look at what is there."""
    chance = random.Random(seed)
    moment = chance.choices([*MOMENTS], MOMENTS.values())[0]
    if moment == "migrating":
        return _round_of_old(desk, chance)
    phase, told, log = _killed(desk, desk.path, moment, chance)
    return phase, told, _asked(desk.path, told, desk, log)


def _round_of_old(desk: Desk, chance: random.Random) -> tuple[str, Told, Found | str]:
    old = chance.choice(sorted((ROOT / "tests" / "store" / "files").glob("v*.annot")))
    path = desk.folder / f"old-{chance.randrange(1 << 40)}.annot"
    path.write_bytes(old.read_bytes())
    _phase, told, log = _killed(desk, path, "migrating", chance)
    return "migrating", told, _asked(path, told, None, log)


def _killed(desk: Desk, path: Path, moment: str, chance: random.Random) -> tuple[str, Told, Path]:
    """Start a person, kill them, and return what they were doing, what they had told, and where their errors stand."""
    told, log = Told(path), desk.folder / f"said-{chance.randrange(1 << 40)}.txt"
    reader, writer = TURNS.Pipe(duplex=False)
    person = TURNS.Process(target=_live, args=(path, writer, chance.randrange(1 << 30), log, desk.wanted(moment)))
    person.start()
    writer.close()
    ear = Ear(reader.fileno(), told, desk.lasts)
    _wait_for(ear, moment, desk, chance)
    person.kill()
    person.join()
    if person.exitcode != -9 and told.phase != "closed":
        with log.open("a", encoding="utf-8") as out:
            out.write(f"and ended by itself with {person.exitcode}")
    ear.hear_until(time.perf_counter() + WAIT, lambda: False)
    reader.close()
    return told.phase, told, log


def _wait_for(ear: Ear, moment: str, desk: Desk, chance: random.Random) -> None:
    """Hear until a moment at random in what is to be broken off."""
    told, now = ear.told, time.perf_counter()
    if moment in {"opening", "migrating"}:
        ear.hear_until(now + chance.random() * desk.lasts.get("opening", 1.0), lambda: False)
        return
    phase = moment if moment in {"acts", "close"} else chance.choice((moment, f"{moment}: commit"))
    ear.hear_until(now + WAIT, lambda: phase in ear.begun)
    if phase == "acts":
        lasts = ACTS_FOR
    else:
        lasts = desk.lasts.get(phase, 0.3)
    ear.hear_until(time.perf_counter() + chance.random() * lasts, lambda: told.phase == "closed")


class Ear:
    """Hears what a process tells, and how long its phases last."""

    def __init__(self, pipe: int, told: Told, lasts: dict[str, float]) -> None:
        self.told, self.begun = told, set[str]()
        self._pipe, self._lasts = pipe, lasts
        self._rest, self._since, self._over = b"", time.perf_counter(), False

    def hear_until(self, end: float, enough: Callable[[], bool]) -> None:
        """Hear until a time, the end of the process, or what is enough."""
        while not (self._over or enough()) and (left := end - time.perf_counter()) > 0:
            if not select.select([self._pipe], [], [], left)[0]:
                return
            heard = os.read(self._pipe, 1 << 16)
            self._over = not heard
            *lines, self._rest = (self._rest + heard).split(b"\n")
            for line in lines:
                self._hear(line)

    def _hear(self, line: bytes) -> None:
        before, now = self.told.phase, time.perf_counter()
        self.told.hear(line)
        if self.told.phase != before:
            self._lasts[before] = now - self._since
            self._since = now
            self.begun.add(self.told.phase)


def _live(path: Path, pipe: Connection, seed: int, log: Path, wanted: list[tuple[str, Path | None]]) -> None:
    from tests.faults.window_person import live

    live(path, pipe.fileno(), seed, log, wanted)


def _asked(path: Path, told: Told, desk: Desk | None, log: Path) -> Found | str:
    """Look at a project in a fresh process; a sentence where that died itself, or the window had said an error."""
    hear, speak = TURNS.Pipe(duplex=False)
    folders, bundles = (desk.folders, desk.bundles) if desk is not None else ([], [])
    looking = TURNS.Process(target=_look, args=(speak, path, told, folders, bundles))
    looking.start()
    speak.close()
    try:
        found: Found | str = hear.recv()
    except EOFError:
        found = "it could not be opened again"
    looking.join()
    said = log.read_text("utf-8", "replace").replace(OFFSCREEN, "").strip() if log.exists() else ""
    if said and not isinstance(found, str):
        found.problems.append(f"the window said: {said[-2000:]}")
    return found


def _look(speak: Connection, path: Path, told: Told, folders: list[Folder], bundles: list[Bundle]) -> None:
    from tests.faults.after_kill import looked_at

    speak.send(looked_at(path, told, folders, bundles))


def _left_behind(folder: Path) -> list[str]:
    """Say what killed programs left that is still there after the next import, a day later."""
    from annotator import paths
    from annotator.domain.article import Article
    from annotator.domain.record import LabelledRecord
    from annotator.services import backing_up
    from annotator.store.project import Project

    made = [paths.state_dir() / "staging", paths.data_dir() / "backups"]
    for draft in (draft for place in (*made, folder) for draft in place.rglob("*.part")):
        os.utime(draft, (time.time() - 8000,) * 2)
    for place in made[0].iterdir():  # one that was killed between making it and locking it goes after a day
        os.utime(place, (time.time() - 100_000,) * 2)
    for path in folder.glob("desk-*/project.annot"):
        with closing(Project.open(path)) as project:
            project.begin_writing()
            supplies.take_in(project, [LabelledRecord(article=Article.from_text(f"Bài cuối cùng của {path}."))])
        backing_up.back_up(path)  # as the window does soon after opening: drafts of killed ones go with it
    left = [*made[0].iterdir(), *made[1].rglob("*.part"), *folder.glob("desk-*/*.part")]
    return [f"left behind: {path}" for path in left]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
