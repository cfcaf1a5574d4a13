"""A person's hand on the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.services.importing import ImportPlan
from annotator.ui.window import MainWindow

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """A person's hand on the window: keys and mouse on the article, and what was said."""

    def __init__(self, window: MainWindow, qtbot) -> None:
        self.window = window
        self.inside = window.interior
        self.view = self.inside.view
        self.session = self.inside.session
        self.said: list[str] = []
        self._qtbot = qtbot
        self.session.told.connect(self.said.append)

    def key(self, key: str, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.view, getattr(Qt.Key, f"Key_{key}"), modifiers)

    def press_mouse(self, start: int, end: int) -> None:
        """Drag from inside the first letter to inside the last one, as a person does; it snaps to words."""
        self.view.scroll_to(start, end)
        port, left = self.view.viewport(), Qt.MouseButton.LeftButton
        first, last = self.view.point_of(start + 1) - QPoint(3, 0), self.view.point_of(end) - QPoint(2, 0)
        QTest.mousePress(port, left, NONE, first)
        QTest.mouseMove(port, QPoint((first.x() + last.x()) // 2, last.y()))
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, left, NONE, last)

    def click(self, place: int) -> None:
        self.view.scroll_to(place, place)
        at = self.view.point_of(place) + QPoint(2, 0)
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def select(self, quote: str) -> tuple[int, int]:
        start = self.text.index(quote)
        self.view.select(start, start + len(quote))
        return start, start + len(quote)

    def open(self, title: str) -> None:
        rows = self.session.project.article_rows(self.session.viewer)
        self.inside.article_list.article_chosen.emit(next(row.id for row in rows if title in row.title))

    @property
    def text(self) -> str:
        return self.session.article.text

    def labelled(self) -> set[tuple[str, str]]:
        return {(span.label, span.quote) for span in self.session.spans.values()}

    def wait_for_words(self) -> None:
        """Wait until the view knows the words of several syllables, by which the caret then moves."""
        words, view, article = self.inside.words, self.view, self.session.article
        self._qtbot.waitUntil(lambda: view.words.joined is words.joined(article.id), timeout=20_000)

    def bring_in(self, *paths: Path, agree: bool = True) -> ImportPlan | None:
        """Import through the window; return the plan that was looked through, taken where it holds something."""
        commands = self.inside.import_commands
        commands.import_paths(list(paths))
        self._qtbot.waitUntil(lambda: commands.dialog is not None or not self.inside.long_work.busy, timeout=20_000)
        dialog, plan = commands.dialog, None
        if dialog is not None:
            plan = dialog.plan
            dialog.accept() if agree and dialog.foot.take.isEnabled() else dialog.reject()
            self._qtbot.waitUntil(lambda: not self.inside.long_work.busy, timeout=20_000)
        # What a window manager does when a dialog closes; the screen in memory has none.
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)
        self.view.setFocus()
        return plan

    def export(self, path: Path) -> bytes:
        self.inside.project_commands.export(path)
        self._qtbot.waitUntil(lambda: not self.inside.long_work.busy, timeout=20_000)
        return path.read_bytes()
