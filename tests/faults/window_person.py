"""A person at the real window who does everything there is, at random, until the process ends or is killed."""

from __future__ import annotations

import logging
import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

import annotator.ui.commands.importing
import annotator.ui.dialogs.importing.window
import annotator.ui.interior  # noqa: F401  what every window needs is read before the processes part
from annotator.gui import build
from annotator.settings import Settings, State
from annotator.ui.dialogs.merge_preview import MergePreview
from annotator.ui.open_project import SAVED
from annotator.ui.window import MainWindow
from tests.faults.telling import Teller

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
SECONDS = 60
"""After which something that was waited for is given up: then the window hangs."""


class Hung(Exception):
    """Something that was begun does not end."""


class WindowPerson:
    """Has a project open in a window of its own and acts in it by keys."""

    def __init__(self, window: MainWindow, teller: Teller, chance: random.Random) -> None:
        self.window, self.teller, self.chance = window, teller, chance
        self.inside = window.interior
        self.view, self.session = self.inside.view, self.inside.session
        self.session.saved_changed.connect(lambda state, _why: self.teller.saved() if state == SAVED else None)
        self.session.articles_changed.connect(self.teller.saved)
        self._acts: list[tuple[Callable[[], object], int]] = [
            (self.label, 12), (self.label_words, 8), (self.attribute, 6), (self.link, 6), (self.note, 5),
            (self.undo, 6), (self.redo, 4), (self.zone, 2), (self.delete, 2), (self.suggestion, 4),
            (self.boundaries, 3), (self.another_article, 3), (self.finish, 1), (self.reopen, 2), (self.flag, 1),
            (self.skip, 1), (self.article_note, 1),
        ]  # fmt: skip

    # Hands

    def key(self, name: str, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.view, getattr(Qt.Key, f"Key_{name}"), held)

    def type(self, words: str) -> None:
        where = QApplication.focusWidget()
        if where is not None and where is not self.view:
            QTest.keyClicks(where, words)

    def until(self, true: Callable[[], object]) -> None:
        end = time.monotonic() + SECONDS
        while not true():
            if time.monotonic() > end:
                raise Hung
            QTest.qWait(2)

    def act(self) -> None:
        """Do one thing, and come back to the text."""
        acts, weights = zip(*self._acts, strict=True)
        self.chance.choices(acts, weights)[0]()
        self.come_back()
        QTest.qWait(self.chance.choice((0, 0, 1, 5, 15)))

    def come_back(self) -> None:
        """Leave what stands over the window, and take the keyboard to the text."""
        for _ in range(3):
            over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if over is None:
                break
            over.close()
        if QApplication.activeWindow() is not self.window:
            # What a window manager does when a dialog closes; the screen in memory has none.
            self.window.activateWindow()
            QTest.qWait(1)
        if QApplication.focusWidget() is not self.view:
            self.view.setFocus()
        self.key("Escape")

    # Acts

    def label(self) -> None:
        find, labels = self.chance.choice((("X", "F"), ("W", "A"), ("R", "CD"), ("Q", "CD")))
        self.key(find, times=self.chance.randrange(1, 4))
        self.key(self.chance.choice(labels))

    def label_words(self) -> None:
        self.key("Right", CTRL, times=self.chance.randrange(1, 12))
        self.key("Right", CTRL | SHIFT, times=self.chance.randrange(1, 6))
        self.key(self.chance.choice("CDAF"))

    def _to_a_span(self) -> None:
        self.key("Tab", self.chance.choice((NONE, SHIFT)), times=self.chance.randrange(1, 4))

    def attribute(self) -> None:
        self._to_a_span()
        self.key(self.chance.choice("1234"))

    def link(self) -> None:
        self._to_a_span()
        self.key("L")
        self.key("Return")

    def note(self) -> None:
        self._to_a_span()
        self.key("N")
        self._write()

    def article_note(self) -> None:
        self.inside.actions_table["article.note"].trigger()
        self._write()

    def _write(self) -> None:
        self.type(f"xem lai {self.chance.randrange(1000)}")  # QTest types no other letters
        way = self.chance.randrange(4)
        if way == 0:
            QTest.qWait(450)  # it is saved by itself
        elif way == 1 and (where := QApplication.focusWidget()) not in (None, self.view):
            QTest.keyClick(where, Qt.Key.Key_Return)
        elif way == 2:
            self.another_article()

    def undo(self) -> None:
        self.key("Z", CTRL, times=self.chance.randrange(1, 4))

    def redo(self) -> None:
        self.key("Z", CTRL | SHIFT, times=self.chance.randrange(1, 3))

    def zone(self) -> None:
        self.key("Right", CTRL | SHIFT, times=self.chance.randrange(2, 9))
        kind = self.chance.choice(("title", "lead", "caption", "byline", "boilerplate", "body"))
        self.inside.actions_table[f"zone.{kind}"].trigger()

    def delete(self) -> None:
        self._to_a_span()
        self.key("Delete")

    def suggestion(self) -> None:
        self.key("V", times=self.chance.randrange(1, 3))
        self.key(self.chance.choice(("Space", "Space", "Delete")))

    def boundaries(self) -> None:
        self._to_a_span()
        self.key("B")
        self.key(self.chance.choice(("Left", "Right")), self.chance.choice((NONE, SHIFT)))
        self.key("B")

    def another_article(self) -> None:
        self.key(self.chance.choice(("PageDown", "PageUp")), CTRL)

    def finish(self) -> None:
        self.key("Return", CTRL, times=2)

    def reopen(self) -> None:
        self.key("O", CTRL | SHIFT)

    def flag(self) -> None:
        self.key("B", CTRL)
        self._write()

    def skip(self) -> None:
        self.key("J", CTRL)

    # What takes longer

    def bring_in(self, *paths: Path) -> None:
        """Import through the window."""
        commands = self.inside.import_commands
        self.teller.begin("import")
        commands.import_paths(list(paths))
        self.until(lambda: commands.dialog is not None or not self.inside.long_work.busy)
        dialog = commands.dialog
        if dialog is not None:
            self.teller.begin("import: commit")
            dialog.accept() if dialog.foot.take.isEnabled() else dialog.reject()
            self._wait_acting()
        self.teller.end("import")

    def merge(self, bundle: Path) -> None:
        """Merge a bundle through the window."""
        self.teller.begin("merge")
        self.inside.team.exchange.merge([bundle])
        self.until(lambda: self._shown(MergePreview) or not self.inside.long_work.busy)
        previews = self._shown(MergePreview)
        if previews:
            self.teller.begin("merge: commit")
            previews[0].accept_button.click() if previews[0].accept_button.isEnabled() else previews[0].reject()
            self._wait_acting()
        self.teller.end("merge")

    def take_back(self) -> None:
        """Take the last import or merge back, where that can be."""
        self.teller.begin("take back")
        self.inside.actions_table["project.reverse"].trigger()
        self.until(lambda: not self.inside.long_work.busy)
        boxes = self._shown(QMessageBox)
        if boxes:
            self.teller.begin("take back: commit")
            accept = QMessageBox.ButtonRole.AcceptRole
            next(one for one in boxes[0].buttons() if boxes[0].buttonRole(one) == accept).click()
            self._wait_acting()
        self.teller.end("take back")

    def _wait_acting(self) -> None:
        """Wait for long work, and go on labelling meanwhile: that is refused, or is saved after it."""
        while self.inside.long_work.busy:
            if self.chance.random() < 0.2:
                self.key("X")
                self.key("F")
            QTest.qWait(1)

    def _shown(self, kind: type) -> list:
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def close(self) -> None:
        self.teller.begin("close")
        self.window.close()
        self.teller.begin("closed")


def furnished(path: Path) -> MainWindow:
    """The real window on a project that it has taken for writing."""
    _application, window = build(Settings.load(), State.load())
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1280, 760)
    window.start(path)
    window.show()
    end = time.monotonic() + SECONDS
    while window._interior is None or window.interior.session.project is None or not _writable(window):
        if time.monotonic() > end:
            raise Hung
        QTest.qWait(1)
    window.activateWindow()
    window.interior.view.setFocus()
    return window


def _writable(window: MainWindow) -> bool:
    project = window.interior.session.project
    return project is not None and project.writable


def live(path: Path, pipe: int, seed: int, log: Path, wanted: Iterable[tuple[str, Path | None]]) -> None:
    """Open the project and act for ever; between acts do what is `wanted`: import, merge, take back, close.

    What this process says on its error output goes to `log`.
    """
    os.dup2(os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY), 2)
    sys.stderr = os.fdopen(2, "w", buffering=1)
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    chance, teller = random.Random(seed), Teller(pipe, path)
    teller.begin("opening")
    window = furnished(path)
    teller.stands()
    person = WindowPerson(window, teller, chance)
    teller.end("opening")
    for what, source in wanted:
        for _ in range(chance.randrange(2, 25)):
            person.act()
        if what == "import" and source is not None:
            person.bring_in(source)
        elif what == "merge" and source is not None:
            person.merge(source)
        elif what == "take back":
            person.take_back()
        elif what == "close":
            person.close()
            return
    while True:
        person.act()
