"""How long the article view takes from one place under review to the next, beside showing the text there.

    python3 run.py bench reviewing_view     or, with the environment's Python: tests/bench/reviewing_view.py
                                            [--rounds 30] [--sizes 6000:60,200000:5000,2000000:50000]

In a window of 1000 × 820, to painted; medians in ms of two acts that are done in turn, and their ratio. Each place has
three options, one of them nested. Exits with 1 where a target is missed. The acts, and what they are measured by:

focus    another option in focus; beside painting the whole viewport
near     the next place on the same screen, where lines shrink and grow; beside scrolling a few lines, and back
far      the next place anywhere in the text; beside showing any other place there, mostly never shown before
many     in the queue of 20,000 groups one is decided and the next one current; beside a queue of 200
whole    in the whole window on a project of 1,000 articles (30 spans of each of three people) one key decides, to the
         next place painted and 250 ms on; J and undo too: CPU, beside a project of 10 articles

Before them, on each of the two projects: how long the review takes until its first place can be decided, until all
articles are known, and the longest turn of the event loop meanwhile.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.disagreement import KINDS
from annotator.store.project import Project
from annotator.ui import fonts
from annotator.ui.article.parts import OptionLine, ReviewMarks
from annotator.ui.article.view import ArticleView
from annotator.ui.review.parts import DECIDED, GroupRow
from annotator.ui.review.queue_panel import QueuePanel
from tests.bench import _articles
from tests.bench._people import labelled_project
from tests.bench.agreement_view import opened
from tests.bench.view import paint
from tests.ui.article.looks import article_look

TARGETS = {"focus": ("repaint", 1.0), "near": ("scroll", 2.0), "far": ("jump", 1.5)}
"""What each act is done in turn with, and how many times as long it may take."""
QUEUE = 1.5
"""How many times as long as in a short queue a decision may take in a long one."""
GROUPS, FEW = 20_000, 200
LARGE, SMALL = 1000, 10
"""Articles of the projects that are reviewed in the whole window."""


def under_review(start: int, length: int) -> ReviewMarks:
    """Return a place with three options."""
    end = min(start + 90, length)
    start = max(0, end - 90)
    lines = (
        OptionLine(1, "denial", ((start, end),)),
        OptionLine(2, "claim", ((start + 20, end - 5),)),
        OptionLine(3, "claim", ((start, end),)),
    )
    return ReviewMarks(start=start, end=end, lines=lines)


Act = Callable[[int], None]


def timed(widget: QWidget, act: Act, number: int) -> float:
    """Return how long an act takes, to painted, in ms; with a rest after it."""
    begin = time.perf_counter()
    act(number)
    paint(widget)
    taken = (time.perf_counter() - begin) * 1000
    QApplication.processEvents()
    return taken


def in_turn(first: tuple[QWidget, Act], second: tuple[QWidget, Act], rounds: int) -> tuple[float, float]:
    """Return the medians of two acts that are done in turn, the first round not counted."""
    times = [(timed(*first, number), timed(*second, number)) for number in range(rounds + 1)][1:]
    return statistics.median(one for one, _ in times), statistics.median(other for _, other in times)


class Report:
    """Prints every act beside what it is measured by; remembers whether a target was missed."""

    def __init__(self) -> None:
        self.missed = False

    def say(self, act: str, beside: str, times: tuple[float, float], target: float) -> None:
        """Print both medians and the ratio of the second to the first."""
        ratio = times[1] / times[0]
        self.missed |= ratio > target
        said = f"{beside:12} {times[0]:7.2f} ms   {act:6} {times[1]:7.2f} ms   ratio {ratio:5.2f}   target {target:g}"
        print(f"  {said}{'   MISSED' if ratio > target else ''}", flush=True)


def measure(report: Report, stored: _articles.Stored, rounds: int) -> None:
    """Print the acts on one article."""
    view = ArticleView(article_look("light"))
    view.resize(1000, 820)
    view.show()
    with closing(Project.open(stored.path)) as project:
        marks = project.marks(stored.article_id, stored.annotator_id)
        text = project.article(stored.article_id).text
        view.show_article(text, project.zones(stored.article_id), marks)
    QApplication.processEvents()
    length, here = len(text), under_review(300, len(text))
    view.set_review(here)
    QApplication.processEvents()
    acts: dict[str, Act] = {
        "repaint": lambda _: view.viewport().update(),
        "focus": lambda number: view.set_review(replace(here, focus=number % 4)),
        "scroll": lambda number: view.verticalScrollBar().setValue(9 + 3 * (number % 4)),
        "near": lambda number: view.set_review(under_review(300 + 150 * (number % 4), length)),
        "jump": lambda number: view.show_in_middle(number * 104729 % length),
        "far": lambda number: view.set_review(under_review(number * 7919 % length, length)),
    }
    for act, (beside, target) in TARGETS.items():
        report.say(act, beside, in_turn((view, acts[beside]), (view, acts[act]), rounds), target)
    view.close()


def queue_of(groups: int) -> tuple[QWidget, Act]:
    """Return a queue of so many groups, and the act of deciding one."""
    panel = QueuePanel()
    panel.resize(268, 760)
    panel.set_rows(GroupRow(f"g{at}", KINDS[at * len(KINDS) // groups], f"the words {at}") for at in range(groups))
    panel.show()
    QApplication.processEvents()

    def decide(number: int) -> None:
        panel.set_state(f"g{number}", DECIDED)
        panel.set_progress(number, groups - number, 4.2)
        panel.set_current(f"g{number + 1}")

    return panel, decide


class Opened:
    """The review of a seeded project in the real window, by somebody who has marked nothing in it."""

    def __init__(self, folder: Path, articles: int) -> None:
        folder.mkdir()
        path = folder / "people.annot"
        labelled_project(path, articles, 30)
        with closing(Project.open(path)) as project:
            project.begin_writing()
            adjudicator = project.add_annotator("Rev")
        _, self.window = opened(path)
        inside = self.window.interior
        inside.session.choose_annotator(adjudicator.id)
        began = time.perf_counter()
        QTest.keyClick(inside.view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        review = inside.team.review
        assert review is not None
        self.first, self.longest = 0.0, time.perf_counter() - began
        while review.busy:
            turn = time.perf_counter()
            QApplication.processEvents()
            self.longest = max(self.longest, time.perf_counter() - turn)
            if not self.first and review.question is not None:
                self.first = time.perf_counter() - began
        self.all = time.perf_counter() - began
        self.rest(1.0)

    def rest(self, seconds: float) -> None:
        """Let the window do what comes up for a while."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            QApplication.processEvents()
            time.sleep(0.002)

    def cpu(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> float:
        """Press a key until all is painted that it comes to; return the ms of CPU."""
        began = time.process_time()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.rest(0.25)
        return (time.process_time() - began) * 1000


KEYS = {
    "decide": (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier),
    "next": (Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier),
    "undo": (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
}


def measure_whole(report: Report, folder: Path, rounds: int) -> None:
    """Print what one key costs in a large project beside a small one, the whole window included."""
    small, large = Opened(folder / "small", SMALL), Opened(folder / "large", LARGE)
    for articles, one in ((SMALL, small), (LARGE, large)):
        print(
            f"{articles:,} articles: first place after {one.first:.2f} s, all known after {one.all:.2f} s,"
            f" longest turn {one.longest * 1000:.0f} ms"
        )
    for act, key in KEYS.items():
        times = []
        for one in (small, large):
            one.window.activateWindow()
            one.rest(0.3)
            times.append(statistics.median(one.cpu(*key) for _ in range(min(rounds, 8))))
        report.say(act, f"{SMALL} articles", (times[0], times[1]), QUEUE)
    for one in (small, large):
        one.window.close()


def main() -> int:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--sizes", default=",".join(f"{characters}:{spans}" for characters, spans in _articles.SIZES))
    args = parser.parse_args()
    application = QApplication([])
    application.setCursorFlashTime(0)
    fonts.load()
    report = Report()
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        _articles.own_folders(Path(folder))
        for size in args.sizes.split(","):
            characters, spans = (int(number) for number in size.split(":"))
            print(f"{characters:,} characters, {spans:,} spans")
            measure(report, _articles.stored(Path(folder), characters, spans), args.rounds)
    print(f"{GROUPS:,} groups, beside {FEW}")
    report.say("many", "few", in_turn(queue_of(FEW), queue_of(GROUPS), args.rounds), QUEUE)
    with tempfile.TemporaryDirectory(prefix="annotator-bench-", ignore_cleanup_errors=True) as folder:
        _articles.own_folders(Path(folder))
        measure_whole(report, Path(folder), args.rounds)
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
