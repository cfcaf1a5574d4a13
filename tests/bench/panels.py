"""How fast the panels are: 100,000 articles shown and filtered, 5,000 spans shown and changed, the form swapped.

    python3 run.py bench panels             or, with the environment's Python: tests/bench/panels.py

Prints best and median of some rounds, in milliseconds to the end of painting; exits with 1 where the best is above its
target (the best is what the code takes, the rest is what else the machine does).
Offscreen unless QT_QPA_PLATFORM says otherwise.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget  # noqa: E402

from annotator.domain.scheme import scheme_from_toml  # noqa: E402
from annotator.domain.span import Span  # noqa: E402
from annotator.ui import fonts  # noqa: E402
from annotator.ui.looks import label_looks  # noqa: E402
from annotator.ui.panels.article_list import ArticleList  # noqa: E402
from annotator.ui.panels.inspector import Inspector  # noqa: E402
from annotator.ui.panels.span_list import SpanList  # noqa: E402
from annotator.ui.style import AnnotatorStyle  # noqa: E402
from annotator.ui.theme import Theme  # noqa: E402

ROUNDS = 7
WORDS = [
    *("Đập", "Kerin", "xả", "nước", "chính", "quyền", "tỉnh", "phủ", "nhận", "bác", "bỏ", "thông", "tin", "về", "quỹ"),
    *("hai", "tỉ", "crown", "của", "Liên", "minh"),
]


class Row(NamedTuple):
    """A row as the project reads it."""

    id: str
    title: str
    status: str = "todo"
    flagged: bool = False
    spans: int = 3


class Bench:
    """Measures and prints; remembers whether anything was too slow."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.slow = False

    def run(self, name: str, target: float, act: Callable[[int], object], widget: QWidget) -> None:
        """Time `act(round)` to the end of painting."""
        times = []
        for number in range(ROUNDS):
            begun = time.perf_counter()
            act(number)
            widget.grab()
            times.append((time.perf_counter() - begun) * 1000)
            self._app.processEvents()
        best, median = min(times), statistics.median(times)
        self.slow = self.slow or best > target
        verdict = "   TOO SLOW" if best > target else ""
        print(f"{name:<50}{best:8.1f} ms, median {median:6.1f}   target {target:g}{verdict}")


def articles(bench: Bench) -> None:
    chance = random.Random(7)
    rows = [Row(str(number), " ".join(chance.choices(WORDS, k=12))) for number in range(100_000)]
    panel = ArticleList()
    panel.resize(268, 780)
    panel.show()
    field = panel.findChild(QLineEdit)
    bench.run("100,000 articles, shown", 300, lambda _: panel.set_rows(rows), panel)
    panel.set_rows(rows)
    field.setText("z")  # folds what is not folded yet
    field.clear()
    typed = ["p", "phu", "bac bo", "lien minh", "kerin crown", "quy hai", "zzz"]
    bench.run("100,000 articles, filtered", 50, lambda number: field.setText(typed[number]), panel)
    bench.run("100,000 articles, filtered and all again", 100, lambda _: (field.setText("crown"), field.clear()), panel)
    bench.run("100,000 articles, another one open", 16, lambda number: panel.set_current(str(number * 13_000)), panel)
    bench.run("100,000 articles, a row shown anew", 30, lambda number: panel.update_row(rows[number]), panel)


def spans(bench: Bench, looks: dict) -> None:
    def span(number: int, start: int, length: int) -> Span:
        label = ("claim", "denial", "actor", "figure")[number % 4]
        place = {"start": start, "end": start + length}
        return Span(id=str(number), article_id="a", annotator_id="m", label=label, quote=" ".join(WORDS[:9]), **place)

    many = [span(number, number // 3 * 40 + number % 3 * 5, 30 - number % 3 * 9) for number in range(5000)]
    panel = SpanList()
    panel.resize(316, 500)
    panel.set_looks(looks)
    panel.show()
    bench.run("5,000 spans, shown", 60, lambda _: panel.set_spans(many, set()), panel)
    bench.run("5,000 spans, one added", 16, lambda at: panel.change([], [span(9000 + at, 33_000 + at, 3)]), panel)
    bench.run("5,000 spans, one taken away", 16, lambda at: panel.change([str(9000 + at)], []), panel)
    bench.run("5,000 spans, another one current", 16, lambda at: panel.set_current(str(at * 600)), panel)
    panel.set_current("")
    field = panel.findChild(QLineEdit)
    typed = ["p", "phu", "bac bo", "claim", "kerin actor", "figure", "zzz"]
    bench.run("5,000 spans, filtered", 50, lambda at: field.setText(typed[at]), panel)


def form(bench: Bench, scheme: object, looks: dict) -> None:
    panel = Inspector()
    panel.resize(316, 500)
    panel.set_scheme(scheme, looks, "en")
    panel.show()
    labels = ("claim", "denial", "actor", "figure")
    made = [
        Span(id=str(at), article_id="a", annotator_id="m", start=at, end=at + 9, label=labels[at % 4], quote="từ chối")
        for at in range(ROUNDS)
    ]
    for one in made:
        panel.show_span(one)
    bench.run("the inspector, another span", 16, lambda at: panel.show_span(made[at]), panel)


def main() -> int:
    app = QApplication([])
    fonts.load()
    app.setStyle(AnnotatorStyle())
    theme = Theme("light")
    theme.apply()
    scheme = scheme_from_toml((ROOT / "resources" / "schemes" / "claims.toml").read_text(encoding="utf-8"))
    looks = label_looks(theme, scheme, "vi")
    bench = Bench(app)
    articles(bench)
    spans(bench, looks)
    form(bench, scheme, looks)
    return 1 if bench.slow else 0


if __name__ == "__main__":
    sys.exit(main())
