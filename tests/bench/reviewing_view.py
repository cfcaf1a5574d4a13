"""How long the article view takes from one place under review to the next, beside showing the text there.

    python3 run.py bench reviewing_view     or, with the environment's Python: tests/bench/reviewing_view.py
                                            [--rounds 30] [--sizes 6000:60,200000:5000,2000000:50000]

In a window of 1000 × 820, to painted; medians in ms of two acts that are done in turn, and their ratio. Each place has
three options, one of them nested. Exits with 1 where a target is missed. The acts, and what they are measured by:

focus    another option in focus; beside painting the whole viewport
near     the next place on the same screen, where lines shrink and grow; beside scrolling a few lines, and back
far      the next place anywhere in the text; beside showing any other place there, mostly never shown before
many     in the queue of 20,000 groups one is decided and the next one current; beside a queue of 200
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

from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.disagreement import KINDS
from annotator.store.project import Project
from annotator.ui import fonts
from annotator.ui.article.parts import OptionLine, ReviewMarks
from annotator.ui.article.view import ArticleView
from annotator.ui.review.parts import DECIDED, GroupRow
from annotator.ui.review.queue_panel import QueuePanel
from tests.bench import _articles
from tests.bench.view import paint
from tests.ui.article.looks import article_look

TARGETS = {"focus": ("repaint", 1.0), "near": ("scroll", 2.0), "far": ("jump", 1.5)}
"""What each act is done in turn with, and how many times as long it may take."""
QUEUE = 1.5
"""How many times as long as in a short queue a decision may take in a long one."""
GROUPS, FEW = 20_000, 200


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
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
