"""The hand of the tour on the real window: keys, mouse, and an eye that takes pictures of one size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QEventLoop,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.span import Span
from annotator.settings import Settings, State
from annotator.ui.article.view import ArticleView
from annotator.ui.interior import Interior
from annotator.ui.session import Session
from annotator.ui.theme import token
from annotator.ui.window import MainWindow

T = TypeVar("T")
Build = Callable[[Settings, State], tuple[QApplication, MainWindow]]
Place = tuple[int, int, str]
"""Start, end and label of a span."""

_PATIENCE = 20_000
"""Milliseconds that a step may take before the tour gives up."""
SIZE = QSize(1440, 900)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


class TourError(Exception):
    """A step did not do what it should: a bug in the program."""


def _let_pass(milliseconds: int) -> None:
    """Let the event loop run for a while; QTest.qWait would hold Python's lock and starve the jobs' threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def place_of(span: Span) -> Place:
    """Return where a span lies and what it is."""
    return (span.start, span.end, span.label)


class Hand:
    """Works in one window after the other; what it shows goes into `folder`, what the program keeps into `private`."""

    def __init__(self, folder: Path, private: Path, build: Build, *, language: str) -> None:
        self.folder = folder
        self.pictures = 0
        self._private = private
        self._build = build
        self._language = language
        self.window = self._opened()

    # The window

    def open_again(self) -> None:
        """Close the window and open another one."""
        self.window.close()
        self.window = self._opened()

    def _opened(self) -> MainWindow:
        settings = Settings.load(self._private / "settings.json")
        _app, window = self._build(settings, State.load(self._private / "state.json"))
        furnished: list[bool] = []
        window.furnished.connect(lambda: furnished.append(True))
        window.start(None)
        window.setWindowState(Qt.WindowState.WindowNoState)  # the screen in memory is small; pictures need not be
        window.setFixedSize(SIZE)  # nor has a window manager a say in it
        window.move(0, 0)  # in the middle of a small screen its menus would be pushed aside
        window.show()
        window.activateWindow()
        self.wait(lambda: furnished or None, "the window")
        window.interior.look.set("theme", "light")
        window.interior.look.set("language", self._language)
        _let_pass(100)
        return window

    @property
    def inside(self) -> Interior:
        """What is inside the window."""
        return self.window.interior

    @property
    def view(self) -> ArticleView:
        """The article view."""
        return self.inside.view

    @property
    def session(self) -> Session:
        """The session of the window."""
        return self.inside.session

    # Keys and mouse

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key in the text."""
        self.come_forward()
        self.view.setFocus()
        QTest.keyClick(self.view, key, modifiers)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self._focused, key, modifiers)

    def type(self, text: str) -> None:
        """Type a text of any script into whatever has the keyboard."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self._focused, QKeyEvent(kind, Qt.Key.Key_unknown.value, PLAIN, letter))

    @property
    def _focused(self) -> QWidget:
        focused: QWidget | None = QApplication.activePopupWidget() or self.window.focusWidget()
        return self.view if focused is None else focused

    def come_forward(self) -> None:
        """Take the turn back from a dialog that has just closed."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait(lambda: self.window.isActiveWindow() or None, "the window's turn")

    def drag(self, start: int, end: int) -> None:
        """Select by a drag from inside the first letter to inside the last one; it snaps to words."""
        view = self.view
        view.scroll_to(start, end)
        _let_pass(20)
        inside = QPoint(3, 0)
        first, last = view.point_of(start + 1) - inside, view.point_of(end) - inside
        port = view.viewport()
        QTest.mousePress(port, _LEFT, PLAIN, first)
        QTest.mouseMove(port, (first + last) / 2)
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, _LEFT, PLAIN, last)
        if view.selection() != (start, end):
            # An extent that ends inside a word: there the mouse needs Ctrl, which a played one cannot hold down.
            view.select(start, end)

    def rest_on(self, place: int) -> None:
        """Let the mouse rest on a place of the text until the card of its span is there."""
        point = self.view.point_of(place) + QPoint(4, 0)
        QTest.mouseMove(self.view.viewport(), point - QPoint(1, 0))  # where it stands already it does not move
        QTest.mouseMove(self.view.viewport(), point)
        self.wait(lambda: self.view.card, "the card of a span")

    def leave_the_text(self) -> None:
        """Take the mouse off the text."""
        QTest.mouseMove(self.view.viewport(), QPoint(20, self.view.viewport().height() - 10))

    # Eyes

    def picture(self, name: str, words: str, over: QWidget | None = None) -> None:
        """Take a picture of the window, with `over`, a window of its own, where it stands on it; say what it shows."""
        self.settle()
        self.pictures += 1
        path = self.folder / f"{self.pictures:02d}-{name}.png"
        if not self._seen(over).save(str(path)):
            raise TourError(f"{path} cannot be written")
        self.say(f"{path.name}  {words}")

    def settle(self) -> None:
        """Let the window come to rest: what is laid out anew asks for another layout around it."""
        for _ in range(3):
            _let_pass(20)

    def _seen(self, over: QWidget | None) -> QPixmap:
        seen = self.window.grab()
        if over is None:
            return seen
        part = over.grab()
        size = part.deviceIndependentSize()
        at = QPointF(self.window.mapFromGlobal(over.mapToGlobal(QPoint())))
        if over.windowType() == Qt.WindowType.Dialog:  # a window manager puts it anywhere
            at = QPointF((SIZE.width() - size.width()) / 2, (SIZE.height() - size.height()) / 3)
        painter = QPainter(seen)
        painter.drawPixmap(at, part)
        if over.windowType() == Qt.WindowType.Dialog:
            painter.setPen(token(self.window.palette(), "hair2"))
            painter.drawRect(QRectF(at, size))
        painter.end()
        return seen

    def say(self, words: str) -> None:
        """Print a line at once."""
        print(words, flush=True)

    def expect(self, holds: bool, what: str) -> None:  # noqa: FBT001  reads as a sentence
        """Break off with a TourError where something is not so."""
        if not holds:
            raise TourError(f"it is not so that {what}")

    def wait(self, look: Callable[[], T | None], what: str) -> T:
        """Return what `look` gives as soon as it gives something; a TourError where it never does."""
        timer = QElapsedTimer()
        timer.start()
        while timer.elapsed() < _PATIENCE:
            found = look()
            if found is not None:
                return found
            _let_pass(10)
        raise TourError(f"{what} did not come")
