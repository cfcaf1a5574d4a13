"""The mouse on the article: drag, double and triple click, spans under the pointer, handles, folded lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QBasicTimer, QElapsedTimer, QObject, QPoint, QPointF, Qt, QTimer, QTimerEvent
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.suggest.lexed import Words
from annotator.suggest.words import sentence_at
from annotator.ui.article.current import GRAB, Points
from annotator.ui.article.look import Metrics

HOVER_AFTER = 300  # ms
_SCROLL_EVERY = 50  # ms, while a drag has left the view
_LINE = 16  # px up or down from a handle until another line is meant

Edge = Literal["start", "end"]


@dataclass(slots=True)
class _Press:
    """A button that is down: where, over which characters, and whether it has become a drag.

    `line`: the height of the letters beside which the handle of an `edge` stands.
    """

    at: QPoint
    place: int
    extent: tuple[int, int]
    edge: Edge | None = None
    line: int = 0
    fold: str = ""
    dragging: bool = False


class Pointed(Protocol):
    """What the mouse needs of the view it moves on. Points are those of the viewport."""

    snapping: bool
    words: Words

    @property
    def text(self) -> str:
        """The article's text."""

    @property
    def current(self) -> str:
        """The id of the current span, or empty."""

    @property
    def is_hinting(self) -> bool:
        """Whether targets are being chosen."""

    @property
    def metrics(self) -> Metrics:
        """The measures of the text size shown."""

    def viewport(self) -> QWidget:
        """Return the viewport."""

    def scroll_by(self, lines: int) -> None:
        """Scroll so many lines on, or back."""

    def handles(self) -> Points:
        """Return the middles of the current span's handles."""

    def place_at(self, point: QPointF) -> int:
        """Return the gap between characters nearest to a point."""

    def point_of(self, place: int) -> QPoint:
        """Return where the gap before a character in sight lies, at half the height of its letters."""

    def character_at(self, point: QPointF) -> int:
        """Return the place of the character under a point, −1 beside the text."""

    def fold_under(self, point: QPointF) -> str:
        """Return the id of the zone whose folded line, or sign beside its first one, lies under a point, or empty."""

    def span_at(self, where: QPointF) -> list[str]:
        """Return the spans under a point, innermost first."""

    def extent_of(self, span_id: str) -> tuple[int, int] | None:
        """Return start and end of a span."""

    def anchor(self) -> int:
        """Return the place where the selection was begun."""

    def select(self, start: int, end: int) -> None:
        """Select, the caret at `end`."""

    def click(self, place: int, span_id: str) -> None:
        """Put the caret at a place and tell that a span, or none, was clicked there."""

    def toggle_zone(self, zone_id: str) -> None:
        """Fold a zone or open it."""

    def set_hovered(self, span_id: str, at: QPointF | None = None) -> None:
        """Show a span as lying under the mouse, which is at a point."""

    def show_preview(self, start: int, end: int) -> None:
        """Show where the current span would lie."""

    def end_preview(self, *, commit: bool) -> None:
        """Stop showing it; tell where the span was moved to."""


class Mouse(QObject):
    """What the left button and the pointer do in one view."""

    def __init__(self, view: Pointed, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._press: _Press | None = None
        self._last_double = QElapsedTimer()
        self._double_at = QPoint()
        self._scrolling = QBasicTimer()
        self._pointer = QPointF()
        self._under = ""
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(HOVER_AFTER)
        self._hover.timeout.connect(self._show_hover)
        self._clicked: tuple[int, str] = (-1, "")

    # Buttons

    def press(self, event: QMouseEvent) -> None:
        """Begin a click, a drag, or the third click of three."""
        point = event.position().toPoint()
        if self._is_third(point):
            self._last_double.invalidate()
            extent = sentence_at(self._view.text, self._place(event.position()))
            self._press = _Press(point, extent[0], extent, dragging=True)
            self._view.select(*extent)
            return
        place = self._place(event.position())
        self._press = _Press(point, place, self._token(event.position()), edge=self._edge_under(event.position()))
        self._press.line = self._line_of(self._press.edge)
        self._press.fold = self._view.fold_under(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not self._press.fold:
            self._view.select(self._view.anchor(), place)
            self._press.dragging = True

    def double(self, event: QMouseEvent) -> None:
        """Select the word; a drag goes on by words, a third click takes the sentence."""
        point = event.position().toPoint()
        self._last_double.start()
        self._double_at = point
        fold = self._view.fold_under(event.position())
        if fold:
            self._press = _Press(point, 0, (0, 0), fold=fold)
            return
        extent = self._view.words.word_at(self._place(event.position()))
        self._press = _Press(point, extent[0], extent, dragging=True)
        self._view.select(*extent)

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag, or note what lies under the pointer."""
        self._pointer = event.position()
        press = self._press
        if press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._note_hover(event.position())
            return
        if not press.dragging:
            away = (event.position().toPoint() - press.at).manhattanLength()
            if away < QApplication.startDragDistance() or press.fold:
                return
            press.dragging = True
            self.forget()
        self._drag_to(event.position(), by_character=self._by_character(event.modifiers()))
        self._scroll_if_outside()

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or click."""
        press, self._press = self._press, None
        self._scrolling.stop()
        if press is None:
            return
        if press.edge is not None:
            self._view.end_preview(commit=press.dragging)
        elif press.fold:
            if self._view.fold_under(event.position()) == press.fold:
                self._view.toggle_zone(press.fold)
        elif not press.dragging:
            self._click(press, event.position())

    def forget(self) -> None:
        """Forget what lies under the pointer: it has left, or the text changed."""
        self._hover.stop()
        self._under = ""
        self._view.set_hovered("")

    def cancel(self) -> None:
        """Let go of everything: another article is shown."""
        self._press = None
        self._clicked = (-1, "")
        self._scrolling.stop()
        self.forget()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Scroll on while a drag is held outside the view."""
        if event.timerId() != self._scrolling.timerId() or self._press is None:
            return
        height = self._view.viewport().height()
        y = self._pointer.y()
        lines = 1 + int(max(-y, y - height)) // 40
        self._view.scroll_by(lines if y > 0 else -lines)
        modifiers = QGuiApplication.keyboardModifiers()
        self._drag_to(self._pointer, by_character=self._by_character(modifiers))

    # Steps

    def _click(self, press: _Press, point: QPointF) -> None:
        view = self._view
        spans = view.span_at(point)
        place, last = self._clicked
        again = place == press.extent[0] and last in spans and last == view.current  # whoever listens may forget it
        chosen = ""
        if spans:
            chosen = spans[(spans.index(last) + 1) % len(spans)] if again else spans[0]
        self._clicked = (press.extent[0], chosen)
        view.click(press.place, chosen)

    def _drag_to(self, point: QPointF, *, by_character: bool) -> None:
        press = self._press
        if press is None:
            return
        if press.edge is not None:
            self._drag_edge(press, point, by_character=by_character)
            return
        place = self._place(point)
        if by_character:
            self._view.select(press.place, place)
            return
        start, end = press.extent
        left, right = self._token(point)
        if left == right:
            left = right = place
        if left < start:
            self._view.select(end, left)
        else:
            self._view.select(start, max(right, end))

    def _drag_edge(self, press: _Press, point: QPointF, *, by_character: bool) -> None:
        span = self._view.extent_of(self._view.current)
        if span is None:
            return
        start, end = span
        # A handle stands between two lines: moved along its own one it means that one.
        is_along = abs(point.y() - press.at.y()) < self._view.metrics.px(_LINE)
        place = self._place(QPointF(point.x(), press.line) if is_along else point)
        at_start = press.edge == "start"
        if place >= end if at_start else place <= start:
            # Past the other edge nothing is left of the span: it shows, and stays, as it was.
            self._view.show_preview(start, end)
            return
        if not by_character:
            place = self._snapped(place, start, end, at_start=at_start)
        self._view.show_preview(*((place, end) if at_start else (start, place)))

    def _snapped(self, place: int, start: int, end: int, *, at_start: bool) -> int:
        """Return the nearer edge of the word at a place, the farther one where the other would leave nothing."""
        left, right = self._view.words.word_at(place)
        nearer = left if place - left <= right - place else right
        if at_start:
            return nearer if nearer < end else min(left, end - 1)
        return nearer if nearer > start else max(right, start + 1)

    def _line_of(self, edge: Edge | None) -> int:
        """Return the height of the letters beside which an edge of the current span lies."""
        span = self._view.extent_of(self._view.current)
        if edge is None or span is None:
            return 0
        return self._view.point_of(span[0] if edge == "start" else span[1] - 1).y()

    def _scroll_if_outside(self) -> None:
        inside = 0 <= self._pointer.y() < self._view.viewport().height()
        if inside:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start(_SCROLL_EVERY, self)

    def _note_hover(self, point: QPointF) -> None:
        view = self._view
        if view.is_hinting:
            self.forget()
            return
        edge = self._edge_under(point)
        fold = "" if edge else view.fold_under(point)
        shape = Qt.CursorShape.IBeamCursor
        if edge is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif fold:
            shape = Qt.CursorShape.PointingHandCursor
        if view.viewport().cursor().shape() != shape:
            view.viewport().setCursor(shape)
        spans = view.span_at(point)
        under = spans[0] if spans else ""
        if under == self._under:
            return
        self.forget()
        self._under = under
        if under:
            self._hover.start()

    def _show_hover(self) -> None:
        self._view.set_hovered(self._under, self._pointer)

    def _is_third(self, point: QPoint) -> bool:
        near = (point - self._double_at).manhattanLength() <= QApplication.startDragDistance()
        soon = self._last_double.isValid() and self._last_double.elapsed() < QApplication.doubleClickInterval()
        return soon and near

    def _edge_under(self, point: QPointF) -> Edge | None:
        if self._view.is_hinting:
            return None
        for edge, middle in zip(("start", "end"), self._view.handles(), strict=True):
            if middle is not None and max(abs(middle.x() - point.x()), abs(middle.y() - point.y())) <= GRAB / 2:
                return "start" if edge == "start" else "end"
        return None

    def _by_character(self, modifiers: Qt.KeyboardModifier) -> bool:
        return bool(modifiers & Qt.KeyboardModifier.ControlModifier) or not self._view.snapping

    def _place(self, point: QPointF) -> int:
        return self._view.place_at(point)

    def _token(self, point: QPointF) -> tuple[int, int]:
        at = self._view.character_at(point)
        if at < 0:
            place = self._place(point)
            return place, place
        return self._view.words.token_at(at)
