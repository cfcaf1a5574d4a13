"""A person at the real window who acts until the process is killed; each act is told once it is done.

    python tests/faults/acting_window.py PROJECT SEED

Prints a line for each act: the number of history rows, a digest of them, and one of all that the person sees.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui import build
from annotator.settings import Settings, State
from tests.faults.seen import history_digest, history_rows, seen

KEYS = (
    "W", "C", "R", "D", "X", "F", "W", "A", "X", "F", "R", "C", "Tab", "1", "2", "Space", "Delete", "Z", "Z", "Y", "R",
    "D", "W", "A", "O",
)  # fmt: skip


def main(path: Path, seed: int) -> None:
    """Open the project, then act for ever."""
    _application, window = build(Settings.load(), State.load())
    window.start(path)
    window.show()
    while True:
        QTest.qWait(20)
        if window._interior is not None and window.interior.session.project is not None:
            break
    inside = window.interior
    while not inside.session.project.writable:
        QTest.qWait(20)
    chance, view, project = random.Random(seed), inside.view, inside.session.project
    print("ready", flush=True)
    while True:
        name = chance.choice(KEYS)
        held = Qt.KeyboardModifier.ControlModifier if name in {"Z", "Y"} else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(view, getattr(Qt.Key, f"Key_{name}"), held)
        count = history_rows(project.path)
        print(count, history_digest(project.path, count), seen(project, inside.session.viewer), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
