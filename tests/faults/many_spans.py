"""A project with a million spans, and one with a few; what a person does in both is timed in the real window."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Mark, Span
from annotator.domain.work import Annotator
from annotator.gui import build
from annotator.services import creating
from annotator.settings import Settings, State
from annotator.store import backup
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.bench._articles import sample

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
OF_PROCESSOR = ", processor"
"""Behind the name of a figure that is of the processor's time."""
LONG_TEXT, TEXT, IN_ONE = 2_000_000, 30_000, 3000
"""Characters of the long article and of the others, and spans in one of these."""


class Size(NamedTuple):
    """Spans in the whole project, and in its one long article."""

    spans: int
    long: int


def make(path: Path, size: Size) -> None:
    """Make a project of one person's labels; the same for the same size."""
    creating.create(path, annotator="Mai").close()
    project = Project.open(path)
    project.begin_writing()
    staging = Staging(path.parent / "staging")
    for record in _records(project.annotators()[0], size):
        staging.add(record)
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()


def _records(person: Annotator, size: Size) -> Iterator[LabelledRecord]:
    text, marks = sample(TEXT, min(IN_ONE, size.spans))
    for number in range((size.spans - size.long) // IN_ONE):
        yield _record(person, f"Bài số {number}", text, marks)
    if size.long:
        yield _record(person, "Bài rất dài", *sample(LONG_TEXT, size.long))


def _record(person: Annotator, title: str, text: str, marks: list[Mark]) -> LabelledRecord:
    article, shift = Article.from_text(f"{title}\n{text}", title=title, lang="vi"), len(title) + 1
    spans = tuple(
        Span(
            id=f"{article.id}-{mark.id}",
            article_id=article.id,
            annotator_id=person.id,
            start=mark.start + shift,
            end=mark.end + shift,
            label=mark.label,
            quote=text[mark.start : mark.end],
        )
        for mark in marks
    )
    return LabelledRecord(article=article, annotator=person, status="in_progress", spans=spans)


class Watch:
    """Milliseconds since it was made: by the wall, and of the processor, which a busy machine does not lengthen."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def tell(self, figures: dict[str, float], name: str) -> None:
        """Keep how long something took; of several times the longest."""
        taken = (time.perf_counter() - self._wall) * 1000, (time.process_time() - self._cpu) * 1000
        for named, value in zip((name, f"{name}{OF_PROCESSOR}"), taken, strict=True):
            figures[named] = max(value, figures.get(named, 0.0))


class Hand:
    """Opens the window on a project and times what is done in it, in milliseconds until all is painted."""

    def __init__(self, path: Path) -> None:
        self.figures: dict[str, float] = {}
        self.gap = 0.0
        _app, self.window = build(Settings.load(), State.load())
        furnished: list[bool] = []
        self.window.furnished.connect(lambda: furnished.append(True))
        watch = Watch()
        self.window.start(path)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        self.wait(lambda: bool(furnished))
        self.inside = self.window.interior
        self.session, self.view = self.inside.session, self.inside.view
        self.wait(lambda: self.session.project is not None and self.session.project.writable)
        self.wait(lambda: self.session.is_read)
        watch.tell(self.figures, "open the project")
        self.settle()

    def wait(self, happens: Callable[[], bool]) -> None:
        """Let events come until something is so; remember the longest that the window did not answer."""
        until = time.monotonic() + 120
        while not happens():
            tick = time.perf_counter()
            QApplication.processEvents()
            self.gap = max(self.gap, (time.perf_counter() - tick) * 1000)
            if time.monotonic() > until:
                raise SystemExit("the window does not come up")

    def settle(self) -> None:
        """Let the window do what it has put off."""
        until = time.monotonic() + 1.0
        self.wait(lambda: time.monotonic() > until)

    def press(self, name: str, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key; its time is that until everything is painted."""
        watch = Watch()
        QTest.keyClick(self.view, key, held)
        for _ in range(8):
            QCoreApplication.sendPostedEvents()
        QCoreApplication.sendEvent(self.window, QEvent(QEvent.Type.UpdateRequest))
        watch.tell(self.figures, name)

    def open(self, name: str, title: str) -> None:
        """Open an article from the list and read it to its end."""
        assert self.session.project is not None
        rows = self.session.project.article_rows(self.session.viewer)
        wanted = next(row.id for row in rows if row.title == title)
        watch = Watch()
        self.inside.article_list.article_chosen.emit(wanted)
        QCoreApplication.sendEvent(self.window, QEvent(QEvent.Type.UpdateRequest))
        watch.tell(self.figures, name)
        self.wait(lambda: self.session.is_read)
        watch.tell(self.figures, f"{name}, all read")
        self.settle()

    def label(self, name: str, rounds: int = 5) -> None:
        """Label words all over the text, and take it back."""
        self.view.setFocus()
        for number in range(rounds):
            start = self._free_word(len(self.view.text) * (number + 1) // (rounds + 2))
            before = len(self.session.spans)
            self.press(f"{name}: label", Qt.Key.Key_C)
            if len(self.session.spans) != before + 1:
                raise SystemExit(f"{name}: no label at {start}")
            self.settle()
            self.press(f"{name}: undo", Qt.Key.Key_Z, CTRL)
            if len(self.session.spans) != before:
                raise SystemExit(f"{name}: no undo at {start}")
            self.settle()

    def _free_word(self, place: int) -> int:
        """Select seven words that nobody has labelled together."""
        text, start = self.view.text, place
        while True:
            start = text.index(" ", start) + 1
            end = start
            for _ in range(18):
                end = text.index(" ", end + 1)
            if not any((span.start, span.end) == (start, end) for span in self.session.over(start, end)):
                break
        self.view.scroll_to(start, end)
        self.view.select(start, end)
        self.settle()
        return start

    def close(self) -> None:
        """Close the window as a person does."""
        watch = Watch()
        self.window.close()
        watch.tell(self.figures, "close")
        self.window.deleteLater()
        QApplication.processEvents()


def work(path: Path, size: Size) -> dict[str, float]:
    """Do in the project what a person does, and return the milliseconds of each."""
    hand = Hand(path)
    hand.open("open an article", "Bài số 1")
    hand.label("an article")
    for _ in range(3):
        hand.press("next article", Qt.Key.Key_PageDown, CTRL)
        hand.wait(lambda: hand.session.is_read)
        hand.settle()
    if size.long:
        hand.open("open the long one", "Bài rất dài")
        hand.label("the long one", 3)
    hand.figures["longest without an answer"] = hand.gap
    hand.close()
    for name, act in {"back up": _back_up, "read the list": _read_list}.items():
        watch = Watch()
        act(path)
        watch.tell(hand.figures, name)
    hand.figures["memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return hand.figures


def _back_up(path: Path) -> None:
    backup.back_up(path, paths.backup_dir("00000000-0000-4000-8000-000000000000"), reason="test")


def _read_list(path: Path) -> None:
    project = Project.open(path)
    project.article_rows(project.annotators()[0].id)
    project.close()


def main(path: Path, spans: int, long: int) -> None:
    """Make a project and print what was measured in it: a process of its own for each size."""
    size = Size(spans, long)
    make(path, size)
    print(f"file {path.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
    for name, value in work(path, size).items():
        print(f"{name}\t{value:.1f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
