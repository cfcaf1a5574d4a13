"""How long the window takes to answer while agreement is worked out, beside the same keys when it is idle.

    python3 run.py bench agreement_view     or, with the environment's Python: tests/bench/agreement_view.py [ARTICLES]

The real window on a seeded project (1,000 articles, 30 spans of each of three people). The overview is opened, and
while it computes (agreement, then how much of the review is decided) the F6 key, which walks the parts of the window,
is pressed again and again; each press is timed until all that it made to be painted is painted, and so is every turn of
the event loop in between, the one that takes up the result and shows the page among them. The same presses afterwards,
when nothing is computed, are the baseline. Prints medians, 95th percentiles and the longest in ms; exits with 1 where
an answer took longer than TARGET.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from _articles import own_folders
from _people import labelled_project
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui import build
from annotator.settings import Settings, State
from annotator.ui.commands.overview import OverviewCommands
from annotator.ui.window import MainWindow

TARGET = 50.0
"""Milliseconds from a key to its paint, at most, while agreement is worked out."""
SPANS = 30
PAUSE = 0.02
"""Seconds between two presses, in which the window does what comes up."""


def wait_for(happens: Callable[[], bool]) -> None:
    """Let events come until something is so."""
    until = time.monotonic() + 60
    while not happens():
        QApplication.processEvents()
        if time.monotonic() > until:
            raise SystemExit("the window did not come up")


def opened(path: Path) -> tuple[QApplication, MainWindow]:
    """Open a project in the real window, until it may be written to."""
    app, window = build(Settings.load(), State.load())
    furnished: list[bool] = []
    window.furnished.connect(lambda: furnished.append(True))
    window.start(path)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    wait_for(lambda: bool(furnished))
    session = window.interior.session
    wait_for(lambda: session.is_read and session.project is not None and session.project.writable)
    return app, window


def pressed(window: MainWindow) -> float:
    """Press a key until all is painted; return the milliseconds."""
    began = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    return (time.perf_counter() - began) * 1000


def between() -> float:
    """Let the window do what comes up for a while; return the milliseconds of the longest turn of its event loop."""
    longest, until = 0.0, time.perf_counter() + PAUSE
    while (began := time.perf_counter()) < until:
        QApplication.processEvents()
        longest = max(longest, (time.perf_counter() - began) * 1000)
        time.sleep(0.001)
    return longest


def told(what: str, times: list[float]) -> float:
    """Print some times; return the longest."""
    median, percentile = statistics.median(times), statistics.quantiles(times, n=100, method="inclusive")[94]
    longest = max(times)
    print(f"{what}: median {median:.1f}, 95 % {percentile:.1f}, longest {longest:.1f} ms ({len(times)})")
    return longest


def main() -> int:
    """Open the overview of a large project, press keys while it computes and afterwards."""
    articles = int(sys.argv[1]) if sys.argv[1:] else 1000
    with tempfile.TemporaryDirectory(prefix="annotator-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        own_folders(folder)
        labelled_project(folder / "people.annot", articles, SPANS)
        _app, window = opened(folder / "people.annot")
        QTest.keyClick(window.interior.view, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        overview = cast("OverviewCommands", window.interior.modes.page)
        began = time.perf_counter()
        keys: list[float] = []
        turns: list[float] = []
        lasted = 0.0
        while overview.busy or not overview.is_known:
            keys.append(pressed(window))
            turns.append(between())
            if overview.is_known and not lasted:
                lasted = time.perf_counter() - began
        idle = [pressed(window) for _ in range(100) if between() >= 0]
        window.close()
    print(f"{articles} articles, {articles * SPANS * 3} spans of three people, compared in {lasted:.2f} s")
    longest = told("keys while it computes", keys)
    told("keys when idle", idle)
    turn = told("longest turn of the event loop in each pause", turns)
    return int(max(longest, turn) > TARGET)


if __name__ == "__main__":
    raise SystemExit(main())
