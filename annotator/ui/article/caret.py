"""The caret of a text that cannot be edited: it blinks as the system says, and moves by units of the text."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QBasicTimer, QObject, QTimerEvent
from PySide6.QtWidgets import QApplication

from annotator.suggest.lexed import Words

Step = tuple[int, float]
"""A place, and the x that further moves by lines keep."""


class Moved(Protocol):
    """What the caret needs of the view it stands in."""

    words: Words

    @property
    def text(self) -> str:
        """The article's text."""

    def caret(self) -> int:
        """Return the place of the caret."""

    def anchor(self) -> int:
        """Return the place where the selection was begun."""

    def select(self, start: int, end: int) -> None:
        """Select, the caret at `end`."""

    def show_caret(self, *, shown: bool) -> None:
        """Paint the caret or not."""

    def line_edges(self, place: int) -> tuple[int, int]:
        """Return beginning and end of a line."""

    def line_step(self, place: int, step: int, goal: float | None) -> Step:
        """Return the place one line on or back."""

    def page_step(self, place: int, step: int, goal: float | None) -> Step:
        """Scroll a page and return the place that lies there."""

    def skip_folded(self, at: int, target: int, step: int) -> int:
        """Return where a move ends when folded lines are one stop each."""


class Caret(QObject):
    """Blinking, and the moves from the keyboard."""

    def __init__(self, view: Moved, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._blink = QBasicTimer()
        self._goal: float | None = None
        self._shows = False

    def wake(self, *, has_focus: bool) -> None:
        """Show the caret, where keys go to the view, and begin to blink anew."""
        self._shows = has_focus
        flash = QApplication.styleHints().cursorFlashTime()
        if self._shows and flash > 1:
            self._blink.start(flash // 2, self)
        else:
            self._blink.stop()
        self._view.show_caret(shown=self._shows)

    def sleep(self) -> None:
        """Hide the caret: the focus is elsewhere."""
        self._shows = False
        self._blink.stop()
        self._view.show_caret(shown=False)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Blink."""
        if event.timerId() == self._blink.timerId():
            self._shows = not self._shows
            self._view.show_caret(shown=self._shows)

    def move(self, unit: str, step: int, *, extend: bool) -> None:
        """Move the caret one unit; lines and pages keep the x they began with."""
        view = self._view
        at, goal = view.caret(), self._goal
        if unit == "line":
            target, goal = view.line_step(at, step, goal)
        elif unit == "page":
            target, goal = view.page_step(at, step, goal)
        else:
            goal = None
            target = self._by_text(at, unit, step, extend=extend)
        target = view.skip_folded(at, target, step)
        view.select(view.anchor() if extend else target, target)
        self._goal = goal

    def forget_line(self) -> None:
        """Begin lines at the caret's own x again: it was put elsewhere."""
        self._goal = None

    def _by_text(self, at: int, unit: str, step: int, *, extend: bool) -> int:
        view = self._view
        text, anchor = view.text, view.anchor()
        if unit == "text":
            return len(text) if step > 0 else 0
        if unit == "edge":
            return view.line_edges(at)[step > 0]
        if unit == "character" and not extend and at != anchor:
            return max(at, anchor) if step > 0 else min(at, anchor)
        if unit != "word":
            return view.words.moved(at, unit, step)
        if not extend:
            return view.words.next_word(at) if step > 0 else view.words.previous_word(at)
        return _edge_of_word(view.words, at, anchor, step)


def _edge_of_word(words: Words, at: int, anchor: int, step: int) -> int:
    """Return where a selection from `anchor` ends next, so that it holds whole words whichever way it is drawn."""
    if step > 0:
        return words.next_word_end(at) if at >= anchor else min(words.next_word(at), anchor)
    return words.previous_word(at) if at <= anchor else max(words.previous_word_end(at), anchor)
