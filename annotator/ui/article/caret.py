"""The caret of a text that cannot be edited: it blinks as the system says, and moves by units of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QObject, QTimerEvent
from PySide6.QtWidgets import QApplication

from annotator.suggest import words

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView


class Caret(QObject):
    """Blinking, and the moves from the keyboard."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._blink = QBasicTimer()
        self._goal: float | None = None
        self._shows = False

    def wake(self) -> None:
        """Show the caret and begin to blink anew."""
        self._shows = self._view.hasFocus()
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
        if extend:
            view.select(view.anchor(), target)
        else:
            view.set_caret(target)
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
            return words.moved(text, at, unit, step)
        if not extend:
            return words.next_word(text, at) if step > 0 else words.previous_word(text, at)
        return _edge_of_word(text, at, anchor, step)


def _edge_of_word(text: str, at: int, anchor: int, step: int) -> int:
    """Return where a selection from `anchor` ends next, so that it holds whole words whichever way it is drawn."""
    if step > 0:
        return words.next_word_end(text, at) if at >= anchor else min(words.next_word(text, at), anchor)
    return words.previous_word(text, at) if at <= anchor else max(words.previous_word_end(text, at), anchor)
