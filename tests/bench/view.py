"""How long the article view takes, beside a plain QPlainTextEdit with the same text in the same run.

    python3 run.py bench view               or, with the environment's Python: tests/bench/view.py [--rounds 9]
                                            [--sizes 6000:60,200000:5000,2000000:50000] [--only open,add]

Both stand in windows of 1000 × 820 and do each act in turn, to painted, the first one not counted; of each act the
medians are printed in ms and their ratio, with the target. Exits with 1 where a target is missed. The acts:

open     both read the article from a project file; the view its zones and marks too
add      one mark more; beside it one extra selection and its viewport painted
undo     40 marks in sight take their labels back (40 removed, 40 added); beside it 40 extra selections
undo+    the same with 40 marks that lie all over the text; beside it one extra selection, as for `add`
repaint  the whole viewport
scroll   one page on, never shown before; at the end the article is opened again, not counted
memory   private memory (Linux: USS, elsewhere the peak) of a process of its own with one of the two, its article read,
         shown and painted; the difference of the medians, in MB. Both processes have imported the same modules
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QApplication, QPlainTextEdit, QTextEdit

from annotator.domain.span import Mark
from annotator.store.project import Project
from annotator.ui import fonts
from annotator.ui.article.view import ArticleView
from tests.bench import _articles
from tests.ui.article.looks import article_look

OTHER = {"claim": "denial", "denial": "claim", "actor": "figure", "figure": "actor"}
TARGETS = {
    "open": (2.5, 3, 5),
    "add": (1.5, 1.5, 1.5),
    "undo": (3, 3, 3),
    "undo+": (3, 3, 3),
    "repaint": (1.25, 1.25, 1.3),
    "scroll": (1.3, 1.3, 1.3),
}
"""Ratios, for the three sizes."""
MEMORY = (2, 6, 60)
"""MB over the plain edit."""
ONE_PARAGRAPH = {"repaint": 1.2}
ADD_AT_MOST, PAGE_AT_MOST = 60, 16
"""Milliseconds: a mark added in one giant paragraph; a page on, 95th percentile."""
SPANS = 40
CHILDREN = 5


def paint(widget: QPlainTextEdit) -> None:
    """Paint what is waiting to be painted, now."""
    QCoreApplication.sendEvent(widget.window(), QEvent(QEvent.Type.UpdateRequest))


Act = Callable[[int], None]
"""Something to be timed; it is given the number of the round."""


def nothing(_number: int) -> None:
    """Do nothing."""


class Times(NamedTuple):
    """Milliseconds of every round, without the first."""

    plain: list[float]
    view: list[float]

    @property
    def ratio(self) -> float:
        """The view's median to the plain edit's."""
        return statistics.median(self.view) / statistics.median(self.plain)


def percentile(times: list[float], share: int = 95) -> float:
    """Return the time that so many of a hundred do not exceed."""
    return statistics.quantiles(times, n=100, method="inclusive")[share - 1]


class Pair:
    """A plain edit and the view on the same article of a project file."""

    def __init__(self, stored: _articles.Stored) -> None:
        self.stored = stored
        self.project = Project.open(stored.path)
        self.marks = self.project.marks(stored.article_id, stored.annotator_id)
        self.view, self.plain = ArticleView(article_look("light")), QPlainTextEdit()
        self.plain.setFont(self.view.font())
        for widget in (self.view, self.plain):
            widget.resize(1000, 820)
            widget.show()
            QApplication.processEvents()

    def close(self) -> None:
        self.view.close()
        self.plain.close()
        self.project.close()

    def times(self, act: str, rounds: int) -> Times:
        """Do an act with both in turn, with a rest after each."""
        prepare, theirs, ours = self._acts()[act]
        found = Times([], [])
        for number in range(rounds + 1):
            for widget, do, times in ((self.plain, theirs, found.plain), (self.view, ours, found.view)):
                if widget is self.plain:
                    prepare(number)
                begin = time.perf_counter()
                do(number)
                paint(widget)
                times.append((time.perf_counter() - begin) * 1000)
                QApplication.processEvents()  # what the widget puts off until nothing else happens
        return Times(found.plain[1:], found.view[1:])

    def _acts(self) -> dict[str, tuple[Act, Act, Act]]:
        """Return for each act what comes before it, the plain edit's and the view's."""
        page = QAbstractSlider.SliderAction.SliderPageStepAdd
        plain, view = self.plain, self.view
        return {
            "open": (nothing, self.open_plain, self.open_view),
            "add": (nothing, lambda number: self.select(1, number), self.mark),
            "undo": (lambda _: self.relabel(self._near()), lambda number: self.select(SPANS, number), self.undo),
            "undo+": (lambda at: self.relabel(self._far(at)), lambda number: self.select(1, number), self.undo),
            "repaint": (nothing, lambda _: plain.viewport().update(), lambda _: view.viewport().update()),
            "scroll": (
                self.open_both_at_the_end,
                lambda _: plain.verticalScrollBar().triggerAction(page),
                lambda _: view.verticalScrollBar().triggerAction(page),
            ),
        }

    def open_plain(self, _number: int = 0) -> None:
        self.plain.setPlainText(self.project.article(self.stored.article_id).text)

    def open_view(self, _number: int = 0) -> None:
        project, (_, article_id, viewer) = self.project, self.stored
        text, zones = project.article(article_id).text, project.zones(article_id)
        self.view.show_article(text, zones, project.marks(article_id, viewer))

    def open_both_at_the_end(self, _number: int) -> None:
        bars = [widget.verticalScrollBar() for widget in (self.plain, self.view)]
        if any(bar.value() + bar.pageStep() > bar.maximum() for bar in bars):
            self.open_plain()
            self.open_view()
            for widget in (self.plain, self.view):
                paint(widget)
            QApplication.processEvents()

    def select(self, count: int, number: int) -> None:
        found = []
        for at in range(count):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.plain.document())
            selection.cursor.setPosition(40 * at + 40 + number)
            selection.cursor.setPosition(40 * at + 70 + number, QTextCursor.MoveMode.KeepAnchor)
            selection.format.setBackground(QColor("#FAD4D8"))
            found.append(selection)
        self.plain.setExtraSelections(found)
        self.plain.viewport().update()

    def mark(self, number: int) -> None:
        start = 40 + 37 * number
        self.view.change_marks([], [Mark(f"new{number}", start, start + 30, "actor")])

    def _near(self) -> list[Mark]:
        return self.marks[:SPANS]

    def _far(self, number: int) -> list[Mark]:
        """Marks from everywhere, others in every round where there are enough."""
        step = len(self.marks) / SPANS
        return list(dict.fromkeys(self.marks[int(at * step + number % step)] for at in range(SPANS)))

    def relabel(self, marks: list[Mark]) -> None:
        self.before = marks
        self.view.change_marks([mark.id for mark in marks], [mark._replace(label=OTHER[mark.label]) for mark in marks])
        paint(self.view)
        QApplication.processEvents()

    def undo(self, _number: int) -> None:
        self.view.change_marks([mark.id for mark in self.before], self.before)


class Report:
    """Prints every row with its target; remembers whether one was missed."""

    def __init__(self) -> None:
        self.missed = False

    def ratio(self, act: str, times: Times, target: float | None) -> None:
        """Say both medians and their ratio."""
        plain, view = map(statistics.median, times)
        said = f"plain {plain:8.2f} ms   view {view:8.2f} ms   ratio {times.ratio:5.2f}"
        self._say(act, said, times.ratio, target, "")

    def most(self, what: str, found: float, target: float, unit: str) -> None:
        """Say one number that has a limit."""
        self._say(what, f"{'':16}         {found:8.2f} {unit}", found, target, f" {unit}")

    def _say(self, what: str, said: str, found: float, target: float | None, unit: str) -> None:
        self.missed |= target is not None and found > target
        goal = "" if target is None else f"target {target:g}{unit}"
        print(f"  {what:14} {said:60} {goal}{'   MISSED' if target is not None and found > target else ''}", flush=True)


def measure(report: Report, stored: _articles.Stored, size: int, rounds: int, only: list[str]) -> None:
    """Print every act at one of the three sizes."""
    pair = Pair(stored)
    many = {"open": rounds, "add": rounds * 4, "undo": rounds * 2, "undo+": rounds * 2, "repaint": rounds * 4}
    for act, targets in TARGETS.items():
        if act in only:
            times = pair.times(act, many.get(act, rounds * 7))
            report.ratio(act, times, targets[size])
            if act == "scroll":
                report.most("scroll, 95 %", percentile(times.view), PAGE_AT_MOST, "ms")
    pair.close()
    if "memory" in only:
        plain, view = (memory(kind, stored) for kind in ("plain", "view"))
        print(f"  {'memory':14} plain {plain:8.2f} MB   view {view:8.2f} MB")
        report.most("memory over it", view - plain, MEMORY[size], "MB")


def measure_one_paragraph(report: Report, stored: _articles.Stored, rounds: int, only: list[str]) -> None:
    """Print the acts on one giant paragraph."""
    pair = Pair(stored)
    for act, many in {"open": rounds, "add": rounds * 3, "repaint": rounds * 4}.items():
        if act in only:
            times = pair.times(act, many)
            report.ratio(act, times, ONE_PARAGRAPH.get(act))
            if act == "add":
                report.most(act, statistics.median(times.view), ADD_AT_MOST, "ms")
    pair.close()


# Memory: each in a process of its own


def memory(kind: str, stored: _articles.Stored) -> float:
    """Return the median of the private memory of some processes with one view each, in MB."""
    command = [sys.executable, __file__, "--child", kind, *map(str, stored)]
    found = [json.loads(subprocess.check_output(command, text=True)) for _ in range(CHILDREN)]
    return statistics.median(found) / 1e6


def private_bytes() -> int:
    """Return the memory that only this process has."""
    rollup = Path("/proc/self/smaps_rollup")
    if rollup.exists():
        fields = (line.split() for line in rollup.read_text().splitlines())
        return sum(int(field[1]) * 1024 for field in fields if field[0].startswith("Private_"))
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def child(kind: str, stored: _articles.Stored) -> None:
    """Open the article in one widget, paint it, let it rest, and print the memory."""
    import gc

    project = Project.open(stored.path)
    widget = ArticleView(article_look("light")) if kind == "view" else QPlainTextEdit()
    widget.setFont(ArticleView(article_look("light")).font())
    widget.resize(1000, 820)
    widget.show()
    if isinstance(widget, ArticleView):
        widget.show_article(
            project.article(stored.article_id).text,
            project.zones(stored.article_id),
            project.marks(stored.article_id, stored.annotator_id),
        )
    else:
        widget.setPlainText(project.article(stored.article_id).text)
    for _ in range(3):
        paint(widget)
        QApplication.processEvents()
    gc.collect()
    print(private_bytes())


def main() -> int:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--sizes", default=",".join(f"{characters}:{spans}" for characters, spans in _articles.SIZES))
    parser.add_argument("--only", default=f"{','.join(TARGETS)},memory", help="the acts to measure")
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    args = parser.parse_args()
    application = QApplication([])
    application.setCursorFlashTime(0)
    fonts.load()
    if args.child:
        kind, path, article_id, annotator_id = args.child
        child(kind, _articles.Stored(Path(path), article_id, annotator_id))
        return 0
    report, only = Report(), args.only.split(",")
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        _articles.own_folders(Path(folder))
        for size in args.sizes.split(","):
            characters, spans = (int(number) for number in size.split(":"))
            at = [known[0] for known in _articles.SIZES].index(characters)
            print(f"{characters:,} characters, {spans:,} spans")
            measure(report, _articles.stored(Path(folder), characters, spans), at, args.rounds, only)
        print("200,000 characters, 5,000 spans in one paragraph")
        stored = _articles.stored(Path(folder), 200_000, 5_000, paragraphs=False)
        measure_one_paragraph(report, stored, args.rounds, only)
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
