"""The disk is full at every write of a scripted session at the real window; then there is space again.

    python3 run.py faults disk_full        or, with every so manieth step only
    python tests/faults/programs/disk_full.py [EVERY] [SEED]

The script labels, links, notes, undoes, decides in the review, imports, merges, takes back, writes guidelines, people,
assignments, exports, copies, bundles and settings. From each of its steps on the disk is full for some steps, in three
ways: the database may get no more pages (PRAGMA max_page_count), no file may grow (RLIMIT_FSIZE: I/O errors, in the
midst of a write), and a small file system (tmpfs) that is filled up; that one needs the right to mount and is left out
without it. What was refused has to be said and to wait; with space all of it has to be saved, in its order, and nothing
left lying about.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import multiprocessing  # noqa: E402

from tests.faults import supplies  # noqa: E402

STEPS, SIDE_BY_SIDE, SIZE = 56, 2, 24
"""Steps of the script, sessions at a time, megabytes of the small file system."""
WAYS = ("max_page_count", "file size", "tmpfs")
TURNS = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")


class Session(NamedTuple):
    """One run of the script: how and from which step on the disk is full, for how many steps, with how much room."""

    way: str
    at: int
    lasts: int
    room: int
    seed: int


def main(arguments: list[str]) -> int:
    every = int(arguments[0]) if arguments else 1
    seed = int(arguments[1]) if arguments[1:] else random.SystemRandom().randrange(1 << 20)
    chance, began = random.Random(seed), time.perf_counter()
    ways = WAYS if may_mount() else WAYS[:2]
    if len(ways) < len(WAYS):
        print("no small file system: this user may not mount one")
    rooms = (0, 0, 1, 4000, 9000, 30_000)
    sessions = [
        Session(way, at, chance.randrange(2, 11), chance.choice(rooms), chance.randrange(1 << 30))
        for way in ways
        for at in range(chance.randrange(every), STEPS, every)
    ]
    TURNS.set_forkserver_preload(["tests.faults.full_disk_person"])
    counts: Counter[str] = Counter()
    problems: list[str] = []
    with tempfile.TemporaryDirectory(prefix="disk-full-", ignore_cleanup_errors=True) as name:
        made = _made(Path(name))
        with ThreadPoolExecutor(SIDE_BY_SIDE) as hands:
            played = hands.map(lambda numbered: _session(Path(name), made, *numbered), enumerate(sessions))
            for session, outcome in zip(sessions, played, strict=True):
                _count(session, outcome, counts, problems)
    print(f"seed {seed}: {len(sessions)} sessions in {time.perf_counter() - began:.0f} s")
    for way in ways:
        print(f"  {way}: {counts[way, 'steps']} steps, {counts[way, 'refused']} refused with a sentence,"
              f" {counts[way, 'waited']} acts waited and were saved")  # fmt: skip
    print(f"  acts lost: {counts['lost']}")
    for problem in problems:
        print(f"  PROBLEM: {problem}")
    return 1 if problems else 0


def _count(session: Session, outcome: object, counts: Counter, problems: list[str]) -> None:
    where = f"{session.way}, step {session.at} for {session.lasts}, room {session.room}, seed {session.seed}"
    if outcome is None:
        problems.append(f"{where}: the window died")
        return
    for what in ("steps", "refused", "waited"):
        counts[session.way, what] += getattr(outcome, what)
    counts["lost"] += sum("acts that waited" in one or "still wait" in one for one in outcome.problems)
    problems += [f"{where}: {problem}" for problem in outcome.problems]


def may_mount() -> bool:
    """Whether a small file system can be made here."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as name:
        mounted = _mount(Path(name))
        if mounted:
            subprocess.run(["umount", name], check=True)
        return mounted


def _mount(place: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(place)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


class _Made(NamedTuple):
    project: Path
    bundle: supplies.Bundle
    texts: supplies.Folder


def _made(folder: Path) -> _Made:
    """A project, a bundle and a folder of texts, from which each session begins."""
    home = folder / "home"
    _live_in(os.environ, home)
    path = folder / "project.annot"
    supplies.small(path)
    (bundle,) = supplies.bundles(path, folder, 1)
    return _Made(path, bundle, supplies.folder_of_texts(folder / "texts", 1, 10))


def _live_in(environ: object, home: Path) -> None:
    for name, part in {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state",
                       "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}.items():  # fmt: skip
        (home / part).mkdir(parents=True, exist_ok=True, mode=0o700)
        environ[name] = str(home / part)


def _session(folder: Path, made: _Made, number: int, session: Session) -> object:
    place = folder / f"session-{number}"
    place.mkdir()
    mounted = session.way == "tmpfs" and _mount(place)
    try:
        shutil.copyfile(made.project, place / "project.annot")
        texts = made.texts.path.name
        shutil.copytree(made.texts.path, place / texts)
        hear, speak = TURNS.Pipe(duplex=False)
        window = TURNS.Process(target=_play, args=(speak, place, session, made))
        window.start()
        speak.close()
        try:
            return hear.recv()
        except EOFError:
            said = place / f"said-{session.way}-{session.at}.txt"
            print(said.read_text("utf-8", "replace")[-3000:] if said.exists() else "it said nothing")
            return None
        finally:
            window.join()
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(place)], check=True)
        shutil.rmtree(place, ignore_errors=True)


def _play(speak: Connection, place: Path, session: Session, made: _Made) -> None:
    _live_in(os.environ, place / "home")
    from tests.faults.full_disk_person import played

    texts = supplies.Folder(place / made.texts.path.name, made.texts.articles)
    speak.send(played(place / "project.annot", *session[:5], texts, made.bundle))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
