"""How long a backup takes, what share of the time that is, and how long the window is kept from anything meanwhile.

    python3 run.py bench backups            or, with the environment's Python: tests/bench/backups.py [ARTICLES] [SPANS]

SPANS is for each article: by default 1,000 articles with 300 each. Told beside SQLite's own copying of the same file:
a backup with all its checks, looking whether anything has changed, listing 100 backups, and a restore. Then the real
window (in memory) runs while a backup is made: told is its longest turn, with and without. Exits with 1 where a turn
is longer than 50 ms more, or the schedule would take more than 2 % of the time.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from annotator.services import backing_up, creating, restoring
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.bench._articles import own_folders
from tests.bench._corpus import PEOPLE, records

TURN, SHARE, SECONDS = 0.05, 0.02, 6.0


def timed(name: str, act: Callable[[], object]) -> float:
    """Do something, print how long it took, and return that."""
    begun = time.perf_counter()
    act()
    took = time.perf_counter() - begun
    print(f"{name:45}{took * 1000:9.1f} ms")
    return took


def made(folder: Path, articles: int, spans: int) -> Path:
    """A project with so many articles, each labelled."""
    path = folder / "big.annot"
    project = creating.create(path, annotator=PEOPLE[0].name)
    staging = Staging(folder / "staging")
    for record in records(2 * articles, project.scheme, spans=spans):
        if record.annotator is not None:
            staging.add(record)
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return path


def bare(path: Path, target: Path) -> None:
    """Copy as SQLite does."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def add_person(path: Path, number: int) -> None:
    """Change something."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator(f"Person {number}")


def turns(path: Path) -> tuple[float, float, float]:
    """Return the longest turns of the window without and with a backup, and how long that took, in seconds."""
    from PySide6.QtCore import QTimer

    from annotator.gui import build
    from annotator.settings import Settings, State

    app, window = build(Settings.load(), State.load())
    window.start(path)
    window.show()
    furnished: list[bool] = []
    window.furnished.connect(lambda: furnished.append(True))
    while not furnished:
        app.processEvents()
    schedule = window.interior.safekeeping.backups.schedule

    def longest(act: Callable[[], object], over: Callable[[], bool]) -> tuple[float, float]:
        worst, last, begun = 0.0, time.perf_counter(), time.perf_counter()
        beat = QTimer()
        beat.start(0)
        act()
        while not over() and time.perf_counter() - begun < 60:
            app.processEvents()
            now = time.perf_counter()
            worst, last = max(worst, now - last), now
            time.sleep(0.001)
        return worst, time.perf_counter() - begun

    until = time.perf_counter() + 3
    longest(lambda: None, lambda: time.perf_counter() > until)
    schedule.stop()
    window.interior.session.add_annotator("Somebody")
    ends = [time.perf_counter() + SECONDS * n for n in (1, 2)]
    longest(lambda: None, lambda: time.perf_counter() > ends[0])  # what the new person is shown
    calm, _ = longest(lambda: None, lambda: time.perf_counter() > ends[1])
    schedule._begin()
    worst, took = longest(schedule.look, lambda: not schedule.busy)
    window.close()
    return calm, worst, took


def main(articles: int, spans: int) -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own_folders(folder)
        path = made(folder, articles, spans)
        held = backing_up.present(path)
        print(f"{held.articles} articles, {held.spans()} spans, {path.stat().st_size / 1e6:.0f} MB")
        timed("SQLite's own copy", lambda: bare(path, folder / "bare.db"))
        took = timed("a backup, checked", lambda: backing_up.back_up_if_changed(path))
        timed("looking where nothing has changed", lambda: backing_up.back_up_if_changed(path))
        for number in range(3):
            add_person(path, number)
            took = max(took, timed("a backup after a change", lambda: backing_up.back_up_if_changed(path)))
        newest = backing_up.listed(Project.open(path).id)[0]
        for number in range(1000, 1097):
            for suffix in (".annot", ".json"):
                copy = newest.path.with_name(newest.path.stem + suffix)
                os.link(copy, copy.with_name(copy.stem.rpartition("-")[0] + f"-{number}{suffix}"))
        folder_of = newest.path.parent
        timed("listing 100 backups", lambda: backing_up.listed_in(folder_of))
        timed("what the project holds now", lambda: backing_up.present(path))
        for extra in folder_of.glob("*-1???.*"):
            extra.unlink()
        timed("a restore", lambda: restoring.restore(path, newest.path))
        share = took / (took + max(backing_up.Pace.EVERY, took / SHARE))
        print(f"share of the time at most{share:29.2%}")
        calm, worst, whole = turns(path)
        print(
            f"longest turn of the window: {calm * 1000:.1f} ms; beside a backup ({whole:.2f} s) {worst * 1000:.1f} ms"
        )
        return int(worst > calm + TURN or share > SHARE)


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    raise SystemExit(main(*(words + [1000, 300][len(words) :])))
