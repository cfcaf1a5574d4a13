"""How long the table of articles' details ever holds the window up: each of its acts at 20,000 and 100,000 articles.

    python3 run.py bench details            or, with the environment's Python:
    tests/bench/details.py [--sizes 20000,100000] [--rounds 3] [--project FILE]

The real window on a project with so many articles. The table is opened and read to its end, everything is selected,
sorted and filtered letter by letter, one field is set for all articles, that is undone and done again in the table, and
undone once more in the window. Printed for each act: the longest turn of the event loop until it is over, which is how
long a key or a paint can have waited, and how long the act took. The best of the rounds counts: what is above it is
what else the machine does. Exits with 1 where a turn is longer than it may be. `--project` takes a copy of a file that
is there instead of filling one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import scheme_from_toml
from annotator.gui import build
from annotator.settings import Settings, State
from annotator.store.project import Project
from annotator.store.staging import Staging
from annotator.ui.dialogs.metadata import MetadataDialog
from annotator.ui.window import MainWindow
from tests.bench import _articles, _corpus

TURN_MS = 50.0
BEAT = 3
TYPED = "bai 77"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def records(articles: int) -> Iterator[LabelledRecord]:
    """Yield short articles of some sources and days."""
    for number in range(articles):
        source = _corpus.SOURCES[number % len(_corpus.SOURCES)] if number % 3 else ""
        text = f"Bài {number} ở bến sông\n\nÔng Lê Đá nói đò số {number} đã cũ và phải sửa."
        published = f"20{number % 24 + 1:02}-0{number % 9 + 1}-1{number % 10}"
        known = {"title": f"Bài {number} ở bến sông", "source": source, "published": published, "lang": "vi"}
        yield LabelledRecord(article=Article.from_text(text, **known))


def fill(path: Path, articles: int) -> None:
    """Make a project with so many articles."""
    scheme = scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))
    with closing(Project.create(path, name="Details", scheme=scheme, annotator="Mai")) as project:
        project.begin_writing()
        with closing(Staging(path.parent / "staging")) as staging:
            for record in records(articles):
                staging.add(record)
            project.commit_staging(staging, name="import", source_sha256="")


class Turns:
    """How late the event loop ever came to a timer that beats every BEAT ms: what a key would have waited.

    It does not beat without a pause, which would take half of the processor from a job's thread.
    """

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self.worked, self._worked = 0.0, time.thread_time()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT)
        self._timer.timeout.connect(self.note)
        self._timer.start()

    def note(self) -> None:
        """A beat came."""
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000 - BEAT), now
        worked = time.thread_time()
        self.worked, self._worked = max(self.worked, (worked - self._worked) * 1000), worked

    def stop(self) -> tuple[float, float]:
        """Return the longest wait so far and the most that the thread itself worked in between, in milliseconds."""
        self._timer.stop()
        return self.longest, self.worked


class Hand:
    """Does one act after another in the window and keeps the longest turn and the seconds of each."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self.inside = window, window.interior
        self.turns: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self.seconds: dict[str, list[float]] = defaultdict(list)

    @property
    def dialog(self) -> MetadataDialog:
        """The table."""
        found = self.inside.details.dialog
        assert found is not None, "the table is not open"
        return found

    def act(self, name: str, begin: Callable[[], object], is_over: Callable[[], object]) -> None:
        """Begin an act in a turn of its own and watch the turns until it is over."""
        rest(0.3)
        loop, turns, begun = QEventLoop(), Turns(), time.perf_counter()

        def look() -> None:
            if is_over() and not self.inside.long_work.busy:
                loop.quit()

        QTimer.singleShot(0, begin)
        watch = QTimer()
        watch.timeout.connect(look)
        QTimer.singleShot(1, lambda: watch.start(BEAT))
        QTimer.singleShot(120_000, loop.quit)
        loop.exec()
        watch.stop()
        self.seconds[name].append(time.perf_counter() - begun)
        rest(0.2)  # what the act has put off belongs to it
        self.turns[name].append(turns.stop())

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, on: QWidget | None = None) -> Callable[[], object]:
        """Return what presses a key in the table."""
        return lambda: QTest.keyClick(on or self.dialog.table, key, modifiers)


def rest(seconds: float) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def one_round(hand: Hand) -> None:
    """Do everything once; afterwards the project stands as before."""
    inside, session = hand.inside, hand.inside.session
    show = inside.actions_table["article.details"].trigger
    hand.act("open, read to the end", show, lambda: hand.dialog.model.is_read)
    model, table = hand.dialog.model, hand.dialog.table
    hand.act("Ctrl+A", hand.press(Qt.Key.Key_A, CTRL), lambda: True)
    hand.act("End of the table", hand.press(Qt.Key.Key_End, CTRL), lambda: True)
    for letter in TYPED:
        typed: Callable[[], object] = lambda at=letter: QTest.keyClicks(hand.dialog.filter, at)  # noqa: E731
        hand.act("filter, a letter", typed, lambda: not model.is_busy)
    hand.act("filter, cleared", hand.dialog.filter.clear, lambda: not model.is_busy)
    table.selectAll()
    seen: list[object] = []
    session.changed.connect(seen.append)

    def stepped(name: str, begin: Callable[[], object]) -> None:
        seen.clear()
        (hand.inside.details.dialog or hand.inside.window).activateWindow()
        hand.act(name, begin, lambda: seen and not model.is_busy)

    hand.dialog.value.setText(f"Báo Mới {time.monotonic_ns()}")
    stepped("a field for all", hand.dialog.set_for_all)
    stepped("undo", hand.press(Qt.Key.Key_Z, CTRL))
    stepped("redo", hand.press(Qt.Key.Key_Z, CTRL | SHIFT))
    hand.act("close", hand.dialog.close, lambda: inside.details.dialog is None)
    stepped("undo in the window", inside.actions_table["undo"].trigger)
    session.changed.disconnect(seen.append)


def measure(path: Path, rounds: int) -> bool:
    """Print the acts on one project; return whether no turn was too long."""
    _app, window = build(Settings.load(), State.load())
    furnished: list[bool] = []
    window.furnished.connect(lambda: furnished.append(True))
    window.start(path)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    while not furnished:
        QApplication.processEvents()
    rest(5)  # the list is read
    hand = Hand(window)
    for _ in range(rounds):
        one_round(hand)
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    good = True
    for name, turns in hand.turns.items():
        a_round = len(turns) // rounds
        longest, worked = (
            min(max(turn[which] for turn in turns[at : at + a_round]) for at in range(0, len(turns), a_round))
            for which in (0, 1)
        )
        good &= longest <= TURN_MS
        over = "   MISSED" if longest > TURN_MS else ""
        took = min(hand.seconds[name])
        print(f"  {name:24}{longest:8.1f} ms (at most {TURN_MS:g}), of the processor {worked:6.1f}", end="")
        print(f"{took:9.2f} s{over}", flush=True)
    return good


def main() -> int:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="20000,100000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--project", type=Path)
    args = parser.parse_args()
    good = True
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        _articles.own_folders(Path(folder))
        for size in [0] if args.project else [int(number) for number in args.sizes.split(",")]:
            path = Path(folder) / f"{size}.annot"
            if args.project:
                shutil.copyfile(args.project, path)
            else:
                fill(path, size)
            print(f"{args.project or f'{size:,} articles'}, {os.environ['QT_QPA_PLATFORM']}", flush=True)
            good &= measure(path, args.rounds)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
