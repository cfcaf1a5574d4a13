"""A span whose note has no end, from a program that let it in; what a person does around it is timed in the window."""

from __future__ import annotations

import os
import resource
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.services import bundling, exporting
from annotator.store import backup
from annotator.store.project import Project
from tests.faults import other_hands
from tests.faults.many_spans import CTRL, Hand


def main(made: Path, length: int) -> None:
    """Print the milliseconds of each."""
    folder = made.parent / "old"
    folder.mkdir()
    path = other_hands.made(folder)
    project = Project.open(path)
    project.begin_writing()
    other_hands.label(project, 0)
    project.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE span SET note = ?", ("từ " * (length // 4),))
    connection.commit()
    connection.close()
    hand = Hand(path)
    figures = hand.figures
    figures["show the span"] = _timed(lambda: _show(hand))
    figures["paste"] = _timed(lambda: _paste(hand, "y" * length))
    hand.view.setFocus()
    hand.view.select(27, 38)
    hand.settle()
    hand.press("label beside it", Qt.Key.Key_F)
    hand.settle()
    hand.press("undo", Qt.Key.Key_Z, CTRL)
    hand.settle()
    figures["delete it"] = _timed(lambda: _delete(hand))
    figures["bring it back"] = _timed(hand.session.undo)
    noted = [len(span.note) for span in hand.session.spans.values()]
    if noted != [len("từ " * (length // 4))]:
        raise SystemExit(f"the note is another: {noted}")
    hand.close()
    reading = Project.open(path)
    figures["export"] = _timed(lambda: exporting.export_jsonl(reading, folder / "out.jsonl"))
    figures["bundle"] = _timed(lambda: bundling.bundle(reading, "Mai", folder / "mai.bundle"))
    reading.close()
    figures["back up"] = _timed(lambda: backup.back_up(path, folder, reason="test"))
    figures["memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, value in figures.items():
        print(f"{name}\t{value:.1f}", flush=True)


def _show(hand: Hand) -> None:
    hand.session.set_current(next(iter(hand.session.spans)))
    QApplication.processEvents()


def _paste(hand: Hand, text: str) -> None:
    """Do what pasting does, without a clipboard, which the screen in memory shares with nobody."""
    edit = hand.inside.inspector.findChild(QPlainTextEdit)
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)
    QApplication.processEvents()
    if len(edit.toPlainText()) > 100_001:
        raise SystemExit("it was put in")


def _delete(hand: Hand) -> None:
    hand.session.set_current(next(iter(hand.session.spans)))
    hand.inside.acts.delete(hand.session.current)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
