"""How long until an article's words are known, and what the window feels of it.

    python tests/bench/words.py [--sizes 6000,200000,200000p,2000000]

For each size (p: all in one paragraph) a project with one article is opened in the article view. Printed are the time
from opening until the words are there (worked out, and then kept ones at a second opening), the longest gap between
two turns of the GUI thread's event loop meanwhile (a timer of 1 ms ticks; beside it the longest gap in as long a time
in which nothing happens), the bytes kept in the project, and the memory of the process that works them out. Exits with
1 where a gap is over the target.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.services.creating import shipped_scheme
from annotator.store.project import Project
from annotator.store.staging import Staging
from annotator.suggest.vietnamese import ENGINE
from annotator.ui import fonts
from annotator.ui.article.view import ArticleView
from annotator.ui.session import Session
from annotator.ui.words import AFTER, WordService
from tests.ui.article.looks import article_look

ROOT = Path(__file__).resolve().parents[2]
TARGET = 50
"""Milliseconds that the GUI thread may be held up."""


def sample(characters: int, *, paragraphs: bool) -> str:
    """A seeded text of the samples' Vietnamese sentences."""
    rng = random.Random(7)
    files = sorted(paths.resource("samples").glob("vi-*.txt"))
    lines = [line for path in files for line in path.read_text("utf-8").splitlines() if line.strip()]
    parts: list[str] = []
    length = 0
    while length < characters:
        parts.append(rng.choice(lines))
        length += len(parts[-1]) + 1
    return ("\n" if paragraphs else " ").join(parts)[:characters].rstrip()


class Ticks:
    """A timer of 1 ms on the GUI thread, and the longest time between two of its ticks."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.begin()

    def begin(self) -> None:
        """Count anew."""
        self._last, self.longest = time.perf_counter(), 0.0

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000), now


def wait(milliseconds: int) -> None:
    """Let the event loop run for a time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def words_of(session: Session, view: ArticleView, ticks: Ticks) -> tuple[float, float, int]:
    """Open the article in a session of its own: milliseconds to its words, the longest gap, how many there are."""
    service, loop = WordService(session), QEventLoop()
    service.ready.connect(loop.quit)
    begin = time.perf_counter()
    session.open_article(session.project.article_rows("")[0].id)
    view.show_article(session.article.text, (), ())
    while view.window().isHidden():
        view.show()
    QApplication.processEvents()  # opening and painting are measured by view.py
    ticks.begin()
    loop.exec()
    joined = service.joined(session.article.id)
    view.set_words(joined)
    QApplication.processEvents()
    taken, longest = (time.perf_counter() - begin) * 1000, ticks.longest
    service.stop()
    return taken, longest, len(joined)


PEAK = """
import sys
from annotator.suggest import vietnamese
list(vietnamese.words(sys.stdin.buffer.read().decode("utf-8")))
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def memory(text: str) -> str:
    """The most MB that a process held in which these words were worked out; Linux tells."""
    if not sys.platform.startswith("linux"):
        return "?"
    told = subprocess.run([sys.executable, "-c", PEAK], input=text.encode(), capture_output=True, check=True, cwd=ROOT)
    return f"{int(told.stdout) / 1024:.0f}"


def measure(folder: Path, size: str, view: ArticleView, ticks: Ticks) -> float:
    """Print all of one size; return the longest gap."""
    characters, paragraphs = int(size.rstrip("p")), not size.endswith("p")
    text = sample(characters, paragraphs=paragraphs)
    project = Project.create(folder / f"{size}.annot", name="bench", scheme=shipped_scheme(), annotator="Mai")
    staging = Staging(folder)
    staging.add(LabelledRecord(article=Article.from_text(text, lang="vi")))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    session = Session()
    session.take(project)
    computed, gap, count = words_of(session, view, ticks)
    ticks.begin()
    wait(max(500, int(computed)))
    idle = ticks.longest
    kept, kept_gap, _ = words_of(session, view, ticks)
    data = project.words(session.article.id, ENGINE)
    session.close_project()
    peak = memory(text)
    shape = "" if paragraphs else " in one paragraph"
    print(f"{characters:,} characters{shape}: {count:,} words of several syllables, {len(data or b''):,} bytes kept")
    print(f"  worked out in {computed:6.0f} ms   longest gap {gap:5.1f} ms   (idle {idle:.1f}; process: {peak} MB)")
    print(f"  kept ones in  {kept:6.0f} ms   longest gap {kept_gap:5.1f} ms   ({AFTER} ms of it waited on purpose)")
    return max(gap, kept_gap)


def main() -> int:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="6000,200000,200000p,2000000")
    args = parser.parse_args()
    application = QApplication([])
    application.setCursorFlashTime(0)
    fonts.load()
    view, ticks = ArticleView(article_look("light")), Ticks()
    view.resize(1000, 820)
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as name:
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "USERPROFILE"):
            os.environ[variable] = name
        longest = max(measure(Path(name), size, view, ticks) for size in args.sizes.split(","))
    print(f"longest gap on the GUI thread: {longest:.1f} ms   (target: at most {TARGET})")
    view.close()
    return 1 if longest > TARGET else 0


if __name__ == "__main__":
    sys.exit(main())
