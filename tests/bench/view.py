"""How long the article view takes, beside a plain QPlainTextEdit with the same text in the same run.

    python tests/bench/view.py [--rounds 9] [--sizes 6000:60,200000:5000,2000000:50000]

Prints the median of each act in ms and its ratio: open (text and marks to painted), add (one mark more to painted; beside
it one extra selection), repaint (all of the viewport), scroll (one page on, never shown before).
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QApplication, QPlainTextEdit, QTextEdit

from annotator.domain.span import Mark
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look, load_fonts

WORDS = (
    "ông bà theo tuyên bố rằng đã không có bằng chứng về vụ việc này trong khi cảng kho thuyền bến cho biết "
    "hơn người lính thiệt mạng bị thương lô hàng được chuyển đến bộ thương mại phủ nhận cáo buộc hãng tin"
).split()
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


def timed(act: Callable[[int], None], rounds: int) -> float:
    """Median of an act in ms; it is given the number of the round, and one round is not counted."""
    taken = []
    for number in range(rounds + 1):
        begin = time.perf_counter()
        act(number)
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken[1:])


def acts(
    widget: QPlainTextEdit, open_text: Callable[[], None], add: Callable[[int], None], rounds: int
) -> dict[str, float]:
    """The four acts on one widget."""

    def opened(_number: int) -> None:
        open_text()
        paint(widget)

    def added(number: int) -> None:
        add(number)
        paint(widget)

    def repainted(_number: int) -> None:
        widget.viewport().update()
        paint(widget)

    def scrolled(_number: int) -> None:
        widget.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
        paint(widget)

    return {
        "open": timed(opened, rounds),
        "add": timed(added, rounds * 4),
        "repaint": timed(repainted, rounds * 4),
        "scroll": timed(scrolled, rounds * 2),
    }


def measure(characters: int, spans: int, rounds: int, *, paragraphs: bool = True) -> None:
    """Print the four acts at one size."""
    text, marks = sample(characters, spans, paragraphs=paragraphs)
    look = article_look("light")
    view, plain = ArticleView(look), QPlainTextEdit()
    plain.setFont(view.font())
    for widget in (view, plain):
        widget.resize(1000, 820)
        widget.show()
        QApplication.processEvents()

    def select(number: int) -> None:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(plain.document())
        selection.cursor.setPosition(40 + number)
        selection.cursor.setPosition(70 + number, QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(QColor("#FAD4D8"))
        plain.setExtraSelections([selection])

    def mark(number: int) -> None:
        view.change_marks([], [Mark(f"new{number}", 40 + number, 70 + number, "actor")])
        view.change_marks([f"new{number - 1}"], [])

    theirs = acts(plain, lambda: plain.setPlainText(text), select, rounds)
    ours = acts(view, lambda: view.show_article(text, (), marks), mark, rounds)
    shape = "" if paragraphs else " in one paragraph"
    print(f"{characters:,} characters, {spans:,} spans{shape}")
    for act, plain_ms in theirs.items():
        print(f"  {act:8} plain {plain_ms:8.2f} ms   view {ours[act]:8.2f} ms   ratio {ours[act] / plain_ms:5.2f}")
    for widget in (view, plain):
        widget.close()


def main() -> None:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--sizes", default="6000:60,200000:5000,2000000:50000")
    parser.add_argument("--one-paragraph", action="store_true")
    args = parser.parse_args()
    application = QApplication([])
    application.setCursorFlashTime(0)
    load_fonts()
    for size in args.sizes.split(","):
        characters, spans = (int(number) for number in size.split(":"))
        measure(characters, spans, args.rounds, paragraphs=not args.one_paragraph)


if __name__ == "__main__":
    main()
