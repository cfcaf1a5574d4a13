"""How long the article view takes from one place under review to the next, beside showing the text there.

    python3 run.py bench reviewing_view     or, with the environment's Python: tests/bench/reviewing_view.py
                                            [--rounds 30] [--sizes 6000:60,200000:5000,2000000:50000]

In a window of 1000 × 820, to painted; the medians in ms. Each place has three options, one of them nested. Exits with
1 where a target is missed. The acts, and what they are measured by:

repaint  the whole viewport, as it stands
scroll   a few lines of text that was shown before
jump     anywhere in the text, mostly never shown before
focus    another option in focus, by `repaint`
near     the next place on the same screen: lines shrink and grow, all is painted in other places; by `scroll`
far      the next place anywhere in the text, by `jump`
queue    the queue panel with 20,000 groups: one is decided, the next one is current (ms)
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
"""What each act is measured by, and how many times that it may take."""
QUEUE_AT_MOST = 4.0
"""Milliseconds."""
GROUPS = 20_000


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


def timed(widget: QWidget, act: Callable[[int], None], rounds: int) -> float:
    """Return the median of an act to painted, the first one not counted, in ms; with a rest after each."""
    times = []
    for number in range(rounds + 1):
        begin = time.perf_counter()
        act(number)
        paint(widget)
        times.append((time.perf_counter() - begin) * 1000)
        QApplication.processEvents()
    return statistics.median(times[1:])


def measure(stored: _articles.Stored, rounds: int) -> bool:
    """Print the acts on one article; return whether a target was missed."""
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
    acts: dict[str, Callable[[int], None]] = {
        "repaint": lambda _: view.viewport().update(),
        "focus": lambda number: view.set_review(replace(here, focus=number % 4)),
        "scroll": lambda number: view.verticalScrollBar().setValue(2 + 3 * (number % 4)),
        "jump": lambda number: view.show_in_middle(number * 104729 % length),
        "near": lambda number: view.set_review(under_review(300 + 150 * (number % 4), length)),
        "far": lambda number: view.set_review(under_review(number * 7919 % length, length)),
    }
    found = {act: timed(view, do, rounds) for act, do in acts.items()}
    missed = False
    for act, median in found.items():
        beside, target = TARGETS.get(act, (act, 1.0))
        ratio = median / found[beside]
        missed |= ratio > target
        goal = f"{ratio:5.2f} × {beside}, target {target:g}" if beside != act else ""
        print(f"  {act:10} {median:8.2f} ms   {goal}{'   MISSED' if ratio > target else ''}", flush=True)
    view.close()
    return missed


def measure_queue(rounds: int) -> bool:
    """Print what a decision costs in a long queue; return whether the target was missed."""
    panel = QueuePanel()
    panel.resize(268, 760)
    rows = [GroupRow(f"g{at}", KINDS[at * len(KINDS) // GROUPS], f"the words of group {at}") for at in range(GROUPS)]
    begin = time.perf_counter()
    panel.set_rows(rows)
    panel.show()
    QApplication.processEvents()
    print(f"  {'open':10} {(time.perf_counter() - begin) * 1000:8.2f} ms", flush=True)

    def decide(number: int) -> None:
        panel.set_state(f"g{number}", DECIDED)
        panel.set_progress(number, GROUPS - number, 4.2)
        panel.set_current(f"g{number + 1}")

    median = timed(panel, decide, rounds)
    missed = median > QUEUE_AT_MOST
    print(f"  {'queue':10} {median:8.2f} ms   target {QUEUE_AT_MOST:g} ms{'   MISSED' if missed else ''}", flush=True)
    panel.close()
    return missed


def main() -> int:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--sizes", default=",".join(f"{characters}:{spans}" for characters, spans in _articles.SIZES))
    args = parser.parse_args()
    application = QApplication([])
    application.setCursorFlashTime(0)
    fonts.load()
    missed = []
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        _articles.own_folders(Path(folder))
        for size in args.sizes.split(","):
            characters, spans = (int(number) for number in size.split(":"))
            print(f"{characters:,} characters, {spans:,} spans")
            missed.append(measure(_articles.stored(Path(folder), characters, spans), args.rounds))
    print(f"{GROUPS:,} groups")
    missed.append(measure_queue(args.rounds))
    return 1 if any(missed) else 0


if __name__ == "__main__":
    sys.exit(main())
