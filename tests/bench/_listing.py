"""The list of a big project in the real panel: how long it takes to show rows, and how long typing ever holds it up."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.store.project import Project
from annotator.ui import fonts
from annotator.ui.article_feed import ArticleFeed
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.session import Session
from annotator.ui.style import AnnotatorStyle
from annotator.ui.theme import Theme

ROUNDS = 3


class Tells(Protocol):
    """What prints a figure."""

    def tell(self, name: str, value: float, target: float, unit: str, more: str = "") -> None:
        """Print a figure beside what it may be at most."""


class Turns:
    """The longest turn of the event loop."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self.note)
        self._timer.start(0)

    def note(self) -> None:
        """A turn is over."""
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000), now

    def stop(self) -> float:
        """Return the longest so far, in milliseconds."""
        self._timer.stop()
        return self.longest


def measure(bench: Tells, path: Path, *, list_ms: float, turn_ms: float, typed: str) -> None:
    """Open the list some times, then type into its filter while nothing else runs."""
    app = QApplication([])
    fonts.load()
    app.setStyle(AnnotatorStyle())
    Theme("light").apply()
    opened, filled = [], []
    for _ in range(ROUNDS):
        project, session, panel = Project.open(path), Session(), ArticleList()
        panel.resize(268, 780)
        panel.show()
        app.processEvents()
        feed = ArticleFeed(session, panel, lambda: "en")
        session.take(project, project.annotators()[1].id)
        begun = time.perf_counter()
        feed.read()
        panel.grab()
        opened.append((time.perf_counter() - begun) * 1000)
        turns, loop = Turns(), QEventLoop()
        feed.filled.connect(loop.quit)
        loop.exec()
        filled.append(turns.stop())
        for _ in range(400):  # titles are folded while nothing is to be done, what there is to narrow to is counted
            app.processEvents()
            if panel.facets.sources:
                break
    bench.tell("list of all articles, first rows shown", min(opened), list_ms, "ms")
    bench.tell("list: longest turn until all are there", min(filled), turn_ms, "ms")
    if typed:
        _type(bench, app, panel, typed, turn_ms)
    del feed


def _type(bench: Tells, app: QApplication, panel: ArticleList, typed: str, turn_ms: float) -> None:
    field = panel.findChild(QLineEdit)
    assert field is not None
    acts: list[Callable[[], object]] = [
        *(lambda letter=letter: QTest.keyClicks(field, letter) for letter in typed),  # type: ignore[misc]
        *(lambda: QTest.keyClick(field, Qt.Key.Key_Backspace) for _ in typed),
    ]
    times = []
    for act in acts:
        begun = time.perf_counter()
        act()
        app.processEvents()
        times.append((time.perf_counter() - begun) * 1000)
    bench.tell("typing in the filter: longest turn", max(times), turn_ms, "ms")
