"""The timer of the open article: seconds of real work by this person, shown in the bar below and kept in the project.

It runs from the first act in the window (a key, the mouse, the wheel) for as long as acts follow one another; see
`domain.stopwatch` for pauses. A project that is open for reading only counts nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import UserError
from annotator.domain.stopwatch import Stopwatch
from annotator.ui.open_project import TYPING
from annotator.ui.session import Session

WRITE_EVERY = 15.0
"""Seconds between two writes of what was counted: more is not lost when the program is killed."""
_BEAT = 1000
_ACTS = {
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,  # of a key that is a shortcut the window gets nothing else
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
}


def clock_text(seconds: float) -> str:
    """Return seconds as a clock says them: "02:14", "1:02:14" beyond an hour."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"


class WorkTimer(QObject):
    """Times the work on the session's open article in a window. `clock` gives seconds that never go back."""

    ticked = Signal(str, bool)
    """The time to show ("" where no article is open), and whether the clock is paused."""

    def __init__(self, window: QWidget, session: Session, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self.clock = clock
        self._window = window
        self._session = session
        self._watch = Stopwatch()
        self._stored = self._taken = self._written_at = 0.0
        self._article: tuple[str, str] | None = None
        self._owed: dict[tuple[str, str], float] = {}
        self._beat = QTimer(self, interval=_BEAT)
        self._beat.timeout.connect(self.tick)
        session.project_opened.connect(self._on_project_opened)
        session.leaving.connect(self._on_leaving)
        session.article_opened.connect(self._on_article_opened)
        session.project_closed.connect(self._show)
        # What an input method composes does not pass through the window as keys.
        session.changed.connect(self.act)
        session.saved_changed.connect(lambda state, _why: self.act() if state == TYPING else None)

    @property
    def seconds(self) -> float:
        """The seconds shown: those in the project when the article was opened, and those since."""
        return self._stored + self._watch.shown(self.clock())

    def act(self, *_what: object) -> None:
        """Note that the person did something."""
        project = self._session.project
        if self._article is None or project is None or not project.writable:
            return
        paused = not self._watch.running
        self._watch.act(self.clock())
        if paused:
            self._beat.start()
            self._show()

    def tick(self) -> None:
        """Show the time; pause where nobody acts or the window is left; write from time to time."""
        now = self.clock()
        if not self._window.isActiveWindow():
            self._watch.stop(now)
        running = self._watch.look(now)
        self._take()
        if not running or now - self._written_at >= WRITE_EVERY:
            self.write()
        if not running and not self._owed:
            self._beat.stop()
        self._show()

    def write(self) -> None:
        """Add what was counted to the project; what cannot be written now waits for the next time."""
        self._written_at = self.clock()
        project = self._session.project
        if project is None:
            return
        for key, seconds in list(self._owed.items()):
            try:
                project.add_seconds(*key, seconds)
            except UserError:
                return
            del self._owed[key]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note acts. It watches the native window, which gets what a person does once and nothing else to speak of."""
        del watched
        if event.type() in _ACTS:
            self.act()
        return False

    def _take(self) -> None:
        """Put what was counted to what is to be written."""
        counted = self._watch.counted - self._taken
        if self._article is not None and counted > 0:
            self._taken += counted
            self._owed[self._article] = self._owed.get(self._article, 0.0) + counted

    def _on_project_opened(self) -> None:
        self._owed.clear()

    def _on_leaving(self) -> None:
        self._watch.stop(self.clock())
        self._take()
        self.write()
        self._article = None

    def _on_article_opened(self, article_id: str) -> None:
        project, viewer = self._session.project, self._session.viewer
        self._watch_window()
        self._watch, self._taken, self._written_at = Stopwatch(), 0.0, self.clock()
        self._article = (article_id, viewer) if viewer else None
        self._stored = project.seconds(article_id, viewer) if project is not None else 0.0
        self._stored += self._owed.get((article_id, viewer), 0.0)
        self.act()  # somebody opened it
        self._show()

    def _watch_window(self) -> None:
        handle = self._window.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)  # one that is there already is moved to the front

    def _show(self) -> None:
        if self._session.article is None:
            self._beat.stop()
            self.ticked.emit("", True)  # noqa: FBT003  a signal has no names
        else:
            self.ticked.emit(clock_text(self.seconds), not self._watch.running)
