"""What must cost no more where there is much of it: hits out of sight, a caret in a giant paragraph, rows, an edit.

    python3 run.py bench painting           or, with the environment's Python: tests/bench/painting.py [--rounds 15]

Each row is a time of the program, the baseline that it is compared with in the same run, and the ratio of both: a view
painted with the hits of a whole article and with those of a page; a caret that blinks in one paragraph of 80,000
characters and in an article of short ones; a list painted by the program's style and by plain Fusion; 100,000 articles
brought into another order and as many tuples sorted; each of 3,000 spans labelled
as one edit and written, and each of 300.
The best of the rounds counts: it is what the work takes, whatever else the machine does. Exits with 1 where a ratio is
above its target. Offscreen unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyleFactory

from annotator.domain.span import Mark
from annotator.services import annotating
from annotator.store.project import Project
from annotator.ui import fonts
from annotator.ui.article.view import ArticleView
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.style import AnnotatorStyle
from annotator.ui.theme import Theme
from tests.bench import _articles
from tests.ui.article.looks import article_look

SENTENCE = "Người gác cổng kể rằng kho đã khóa từ trưa và không ai được vào. "
ROWS, SPANS = 100_000, 3000


class Row(NamedTuple):
    """A row as the project reads it."""

    id: str
    title: str
    status: str = "todo"
    flagged: bool = False
    spans: int = 3
    length: int = 0


def best(act: Callable[[], object], rounds: int) -> float:
    """Return the shortest time in ms."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        act()
        times.append((time.perf_counter() - begin) * 1000)
        QApplication.processEvents()
    return min(times)


class Report:
    """Prints rows; remembers whether a target was missed."""

    def __init__(self) -> None:
        self.missed = False

    def row(self, what: str, ours: float, theirs: float, target: float) -> None:
        """Print a time, its baseline, and their ratio with its target."""
        ratio = ours / theirs
        self.missed |= ratio > target
        said = f"  {what:44} {ours:8.2f} ms   baseline {theirs:8.2f} ms   ratio {ratio:6.2f}"
        print(f"{said}   target {target:g}{'   MISSED' if ratio > target else ''}", flush=True)


def view_of(text: str, marks: list[Mark]) -> ArticleView:
    """Return a view that shows a text."""
    view = ArticleView(article_look("light"))
    view.resize(1000, 820)
    view.show_article(text, (), marks)
    view.show()
    QApplication.processEvents()
    return view


def hits(report: Report, rounds: int) -> None:
    """Compare the painting of many hits with that of those in sight."""
    text = "\n".join([SENTENCE * 3] * 2000)
    view = view_of(text, [Mark("m", 5, 20, "claim")])
    times = []
    for end in (len(text) - 3, 3000):
        view.set_hits([(at, at + 3) for at in range(0, end, 20)], 0)
        view.viewport().grab()
        times.append(best(view.viewport().grab, rounds * 4))
    report.row(f"{len(text) // 20:,} hits; those in sight", *times, 2)
    view.close()


def blinking(report: Report, rounds: int) -> None:
    """Compare the caret in a giant paragraph with one among short ones."""
    times = []
    for text in (SENTENCE * 1200, "\n".join([SENTENCE] * 1200)):
        view = view_of(text, [Mark(f"m{at}", at, at + 40, "claim") for at in range(3, 50_000, 83)])
        view.restore_top(30_000)
        view.set_caret(30_400)
        QApplication.processEvents()
        shown = [False]

        def blink(view: ArticleView = view, shown: list[bool] = shown) -> None:
            shown[0] = not shown[0]
            view.show_caret(shown=shown[0])
            QApplication.processEvents()

        times.append(best(blink, rounds * 4))
        view.close()
    report.row("a caret in a giant paragraph; in short ones", *times, 4)


def style(report: Report, rounds: int, ours: QStyle) -> None:
    """Compare a list painted by the program's style with one painted by Fusion."""
    times = []
    for chosen in (ours, QStyleFactory.create("Fusion")):
        view = QListView()
        view.setModel(QStringListModel([f"row {number}" for number in range(60)], view))
        view.setStyle(chosen)
        view.resize(260, 900)
        image = QImage(view.size(), QImage.Format.Format_RGB32)
        view.render(image)
        times.append(best(lambda view=view, image=image: view.render(image), rounds * 2))
    report.row("a list in the program's style; in Fusion", *times, 6)


def order(report: Report, rounds: int) -> None:
    """Compare another order of the articles with a bare sort of as many."""
    chance = random.Random(7)
    lengths = [chance.randrange(997) for _ in range(ROWS)]
    articles = ArticleList()
    articles.set_rows(Row(f"{at:032x}", f"Tin {at}", length=length) for at, length in enumerate(lengths))
    orders = iter(["random", "shortest"] * rounds)
    ours = best(lambda: articles.set_order(next(orders)), rounds)
    pairs = list(zip(lengths, map(str, range(ROWS)), strict=True))
    report.row(f"{ROWS:,} articles in another order; a sort", ours, best(lambda: sorted(pairs), rounds), 8)


def edits(report: Report, folder: Path) -> None:
    """Compare a large edit with a small one, by what each of its spans takes."""
    times = []
    for count in (SPANS // 10, SPANS):
        (folder / str(count)).mkdir()
        stored = _articles.stored(folder / str(count), 200_000, 10)
        project = Project.open(stored.path)
        project.begin_writing()
        article, work = project.article(stored.article_id), project.work(stored.article_id, stored.annotator_id)
        extents = words_of(article.text, count)
        label = partial(annotating.add_spans, project.scheme, article, work, (), extents, label="figure")
        times.append(best(lambda project=project, label=label: project.apply(label()), 1) / count)
        project.close()
    report.row(f"a span of {SPANS:,} labelled at once; of {SPANS // 10:,}", times[1], times[0], 3)


def words_of(text: str, count: int) -> list[tuple[int, int]]:
    """Return so many words from all over a text."""
    found = [word.span() for word in re.finditer(r"\w+", text)]
    return found[:: len(found) // count][:count]


def main() -> int:
    """Measure all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    application = QApplication([])
    application.setCursorFlashTime(0)
    fonts.load()
    ours = AnnotatorStyle()
    application.setStyle(ours)
    Theme("light").apply()
    report = Report()
    hits(report, rounds)
    blinking(report, rounds)
    style(report, rounds, ours)
    order(report, rounds)
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as name:
        _articles.own_folders(Path(name))
        edits(report, Path(name))
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
