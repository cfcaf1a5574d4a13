"""How long the article view takes, beside a plain QPlainTextEdit with the same text in the same run.

    python tests/bench/view.py [--rounds 9] [--sizes 6000:60,200000:5000,2000000:50000]

Prints the median of each act in ms and its ratio: open (text and marks to painted), add (one mark more to painted;
beside it one extra selection and the viewport painted), repaint (the whole viewport), scroll (one page on, never shown
before).
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QApplication, QPlainTextEdit, QTextEdit

from annotator.domain.span import Mark
from annotator.ui import fonts
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look

SENTENCE = (
    "ông bà theo tuyên bố rằng đã không có bằng chứng về vụ việc này trong khi cảng kho thuyền bến cho biết "
    "hơn người lính thiệt mạng bị thương lô hàng được chuyển đến bộ thương mại phủ nhận cáo buộc hãng tin"
)
WORDS = SENTENCE.split()
LONGEST = {"claim": 15, "denial": 15, "actor": 3, "figure": 2}


def sample(characters: int, spans: int, *, paragraphs: bool = True) -> tuple[str, list[Mark]]:
    """A seeded text of so many characters with so many marks on its words."""
    rng = random.Random(7)
    parts: list[str] = []
    length = 0
    while length < characters:
        word = rng.choice(WORDS) if rng.random() > 0.04 else f"{rng.randint(1, 999)}.{rng.randint(0, 999):03d}"
        if len(parts) % 12 == 11:
            word += ".\n" if paragraphs and rng.random() < 0.25 else "."
        parts.append(word)
        length += len(word) + 1
    text = " ".join(parts)[:characters].rstrip()
    bounds, at = [], 0
    for word in text.split(" "):
        bounds.append((at, at + len(word.rstrip("\n"))))
        at += len(word) + 1
    found: set[tuple[int, int, str]] = set()
    while len(found) < spans:
        label = rng.choice(list(LONGEST))
        first = rng.randrange(len(bounds))
        last = min(len(bounds) - 1, first + rng.randrange(LONGEST[label]))
        if bounds[first][0] < bounds[last][1]:
            found.add((bounds[first][0], bounds[last][1], label))
    ordered = sorted(found, key=lambda mark: (mark[0], -mark[1], mark[2]))
    return text, [Mark(f"m{at}", start, end, label) for at, (start, end, label) in enumerate(ordered)]


def paint(widget: QPlainTextEdit) -> None:
    """Paint what is waiting to be painted, now."""
    QCoreApplication.sendEvent(widget.window(), QEvent(QEvent.Type.UpdateRequest))


Act = Callable[[int], None]
"""Something to be timed; it is given the number of the round."""


def ratios(theirs: tuple[Act, QPlainTextEdit], ours: tuple[Act, QPlainTextEdit], rounds: int) -> tuple[float, float]:
    """Medians in ms of both acts, each to painted, done in turn with a rest after each; the first is not counted."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for (act, widget), times in zip((theirs, ours), taken, strict=True):
            begin = time.perf_counter()
            act(number)
            paint(widget)
            times.append((time.perf_counter() - begin) * 1000)
            QApplication.processEvents()  # what the widget puts off until nothing else happens
    return statistics.median(taken[0][1:]), statistics.median(taken[1][1:])


class Pair:
    """A plain edit and the view with the same text."""

    def __init__(self, characters: int, spans: int, *, paragraphs: bool) -> None:
        self.text, self.marks = sample(characters, spans, paragraphs=paragraphs)
        self.view, self.plain = ArticleView(article_look("light")), QPlainTextEdit()
        self.plain.setFont(self.view.font())
        for widget in (self.view, self.plain):
            widget.resize(1000, 820)
            widget.show()
            QApplication.processEvents()

    def open_plain(self, _number: int) -> None:
        self.plain.setPlainText(self.text)

    def open_view(self, _number: int) -> None:
        self.view.show_article(self.text, (), self.marks)

    def select(self, number: int) -> None:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.plain.document())
        selection.cursor.setPosition(40 + number)
        selection.cursor.setPosition(70 + number, QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(QColor("#FAD4D8"))
        self.plain.setExtraSelections([selection])
        self.plain.viewport().update()

    def mark(self, number: int) -> None:
        start = 40 + 37 * number
        self.view.change_marks([], [Mark(f"new{number}", start, start + 30, "actor")])

    def act(self, name: str, rounds: int) -> tuple[float, float]:
        """Medians of one act, plain and view."""
        scroll = QAbstractSlider.SliderAction.SliderPageStepAdd
        plain, view = self.plain, self.view
        acts: dict[str, tuple[Act, Act, int]] = {
            "open": (self.open_plain, self.open_view, rounds),
            "add": (self.select, self.mark, rounds * 4),
            "repaint": (lambda _: plain.viewport().update(), lambda _: view.viewport().update(), rounds * 4),
            "scroll": (
                lambda _: plain.verticalScrollBar().triggerAction(scroll),
                lambda _: view.verticalScrollBar().triggerAction(scroll),
                rounds * 2,
            ),
        }
        theirs, ours, times = acts[name]
        return ratios((theirs, plain), (ours, view), times)


def measure(characters: int, spans: int, rounds: int, *, paragraphs: bool = True) -> None:
    """Print the four acts at one size."""
    pair = Pair(characters, spans, paragraphs=paragraphs)
    shape = "" if paragraphs else " in one paragraph"
    print(f"{characters:,} characters, {spans:,} spans{shape}")
    for name in ("open", "add", "repaint", "scroll"):
        if name == "scroll" and characters < 50_000:
            continue  # nothing to scroll by so many pages
        plain, view = pair.act(name, rounds)
        print(f"  {name:8} plain {plain:8.2f} ms   view {view:8.2f} ms   ratio {view / plain:5.2f}")
    pair.view.close()
    pair.plain.close()


def main() -> None:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--sizes", default="6000:60,200000:5000,2000000:50000")
    parser.add_argument("--one-paragraph", action="store_true")
    args = parser.parse_args()
    application = QApplication([])
    application.setCursorFlashTime(0)
    fonts.load()
    for size in args.sizes.split(","):
        characters, spans = (int(number) for number in size.split(":"))
        measure(characters, spans, args.rounds, paragraphs=not args.one_paragraph)


if __name__ == "__main__":
    main()
