"""The article view: what it is told, what it tells, and the keys and mouse on it. It holds no fact of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Mark
from annotator.domain.zone import Zone
from annotator.ui.article.canvas import Canvas
from annotator.ui.article.caret import Caret
from annotator.ui.article.look import ArticleLook
from annotator.ui.article.mouse import Mouse
from annotator.ui.article.parts import Box, Heading, LinkView
from annotator.ui.article.state import State

_MOVES = {
    Qt.Key.Key_PageUp: ("page", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_Home: ("edge", -1),
    Qt.Key.Key_End: ("edge", 1),
}


class ArticleView(Canvas):
    """Shows one article. Places are code points of its text.

    `selection_changed` gives start and end, `context_asked` a global point and a place, `span_moved` a span and its new
    start and end (once, when a handle is let go), `hovered` the span under the mouse (empty: none any more).
    """

    span_clicked = Signal(str)
    place_clicked = Signal(int)
    selection_changed = Signal(int, int)
    span_moved = Signal(str, int, int)
    zone_toggled = Signal(str)
    context_asked = Signal(QPoint, int)
    hovered = Signal(str)

    def __init__(self, look: ArticleLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.snapping = True
        """Whether a drag selects whole words."""
        self.chip_of: Callable[[str], str] = lambda _span_id: ""
        """Gives the text of the chip of the span under the mouse; empty: its label's name."""
        self._caret = Caret(self, self)
        self._mouse = Mouse(self, self)
        self._last_selection = (0, 0)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.selectionChanged.connect(self._on_cursor_moved)

    # What is shown

    @property
    def current(self) -> str:
        """The id of the current span, or empty."""
        return self._state.current

    @property
    def is_hinting(self) -> bool:
        """Whether targets are being chosen."""
        return self._state.hinting

    def show_article(
        self, text: str, zones: Sequence[Zone], marks: Sequence[Mark], heading: Heading | None = None
    ) -> None:
        """Show an article from its beginning, the caret before its first character, boilerplate folded."""
        self._mouse.cancel()
        self._state = State()
        self._last_selection = (0, 0)
        self._show_page(text, zones, marks, heading or Heading())

    def set_zones(self, zones: Sequence[Zone]) -> None:
        """Take other zones of the same article; what was unfolded stays so."""
        place = self.top_place()
        self._page.set_zones(zones)
        self.restore_top(place)
        self._repaint_all()

    def change_marks(self, removed: Iterable[str], added: Iterable[Mark]) -> None:
        """Take marks away and put others in (a moved one: both); what they do not touch is not painted again."""
        touched, moved = self._page.change_marks(removed, added)
        if moved or self._state.links or self._state.hinting:
            self._repaint_all()
            return
        for start, end in touched:
            self._update_text(start, end)

    def set_current(self, span_id: str, links: Sequence[LinkView] = ()) -> None:
        """Mark a span as the current one, with its links; empty: none is."""
        state = self._state
        if (state.current, tuple(state.links)) == (span_id, tuple(links)):
            return
        if state.links or links:
            self._repaint_all()
        self._update_span(state.current)
        state.current, state.links, state.preview = span_id, tuple(links), None
        self._update_span(span_id)

    def set_open_points(self, ids: Iterable[str]) -> None:
        """Say which spans have an open point."""
        before, self._state.open_points = self._state.open_points, frozenset(ids)
        for span_id in before ^ self._state.open_points:
            self._update_span(span_id)

    def set_unsaved(self, span_id: str | None, reason: str = "") -> None:
        """Say which span could not be saved and why, in the words to show; None: all is saved."""
        self._update_span(self._state.unsaved)
        self._state.unsaved, self._state.reason = span_id or "", reason
        self._update_span(self._state.unsaved)

    def set_suggestions(self, boxes: Sequence[Box]) -> None:
        """Show suggestions as hollow boxes."""
        for box in (*self._state.boxes, *boxes):
            self._update_text(box.start, box.end)
        self._state.boxes = tuple(boxes)

    def start_hints(self, targets: Mapping[str, str], lead: str = "") -> None:
        """Show letters at the targets (span id → letters) and let all else fade; `lead` is the span that asks."""
        self._state.hinting, self._state.badges, self._state.lead = True, dict(targets), lead
        self._repaint_all()

    def end_hints(self) -> None:
        """Show everything as it was."""
        self._state.hinting, self._state.badges, self._state.lead = False, {}, ""
        self._repaint_all()

    def toggle_zone(self, zone_id: str) -> None:
        """Fold a zone to one line, or open it."""
        fold = self._page.structure.fold_of(zone_id)
        if fold is None:
            return
        self._page.fold(fold, folded=not fold.folded)
        if self._page.fold_over(self.caret()) is fold:
            self.set_caret(self._page.start_of(fold.head))
        self._repaint_all()
        self.zone_toggled.emit(zone_id)

    def span_at(self, where: int | QPointF | QPoint) -> list[str]:
        """Return the spans over a character (its place) or under a point of the viewport, innermost first."""
        at = where if isinstance(where, int) else self.character_at(QPointF(where))
        return [mark.id for mark in self._page.index.at(at)] if at >= 0 else []

    def extent_of(self, span_id: str) -> tuple[int, int] | None:
        """Return start and end of a span, None where there is none of that id."""
        mark = self._page.index.get(span_id)
        return None if mark is None else (mark.start, mark.end)

    # Caret and selection

    def caret(self) -> int:
        """Return the place of the caret."""
        return self.caret_place()

    def anchor(self) -> int:
        """Return the place where the selection was begun; the caret's where nothing is selected."""
        return self._page.places.to_codepoint(self.textCursor().anchor())

    def selection(self) -> tuple[int, int]:
        """Return start and end of the selection, both the caret's place where nothing is selected."""
        anchor, caret = self.anchor(), self.caret()
        return min(anchor, caret), max(anchor, caret)

    def select(self, start: int, end: int) -> None:
        """Select from `start` to `end`, the caret at `end` (which may lie before `start`)."""
        for place in (start, end):
            self._reveal(place)
        to_utf16, length = self._page.places.to_utf16, len(self.text)
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(min(max(0, start), length)))
        cursor.setPosition(to_utf16(min(max(0, end), length)), cursor.MoveMode.KeepAnchor)
        self._caret.forget_line()
        self.setTextCursor(cursor)

    def set_caret(self, place: int) -> None:
        """Put the caret at a place; nothing is selected then."""
        self.select(place, place)

    def move_caret(self, unit: str, direction: int, *, extend: bool = False) -> None:
        """Move the caret one unit on (1) or back (−1).

        Units: character, word, sentence, line, paragraph, page, edge (of the line) and text (its beginning or end).
        """
        self._caret.move(unit, direction, extend=extend)
        self.show_whole_line()

    def line_step(self, place: int, step: int, goal: float | None) -> tuple[int, float]:
        """Return the place one line on or back at an x (that of `place` where none is given), and the x."""
        return self._page.line_step(place, step, goal)

    def line_edges(self, place: int) -> tuple[int, int]:
        """Return beginning and end of the line at a place, without the blanks at which it is broken."""
        return self._page.line_edges(place)

    def page_step(self, place: int, step: int, goal: float | None) -> tuple[int, float]:
        """Scroll a page on or back; return the place that lies where `place` did, or the last one there is."""
        self.ensureCursorVisible()
        row = self.scene().rows.of(place)
        x = goal if goal is not None or row is None else row.x(place)
        y = row.base if row is not None else self.viewport().height() / 2
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * max(1, bar.pageStep() - 1))
        if bar.value() == before:
            return (len(self.text) if step > 0 else 0), x or 0.0
        return self.place_at(QPointF(x or 0.0, y)), x or 0.0

    def skip_folded(self, at: int, target: int, step: int) -> int:
        """Return where a move from `at` to `target` ends: a folded line is one stop."""
        fold = self._page.fold_over(target)
        if fold is None:
            return target
        head = self._page.start_of(fold.head)
        if step > 0:
            return head if at < head else self._page.start_of(fold.last + 1)
        return head

    def scroll_to(self, start: int, end: int) -> None:
        """Bring a stretch of text into sight, unfolding the zone it lies in."""
        self._reveal(start)
        super().scroll_to(start, end)

    def show_caret(self, *, shown: bool) -> None:
        """Paint the caret or not; it blinks so."""
        self._caret_shows = shown
        self.update_caret()

    def _reveal(self, place: int) -> None:
        fold = self._page.fold_over(place)
        if fold is not None:
            self.toggle_zone(fold.zone.id)

    def _on_cursor_moved(self) -> None:
        selection = self.selection()
        self._caret.wake(has_focus=self.hasFocus())
        if selection == self._last_selection:
            return
        before, self._last_selection = self._last_selection, selection
        self._state.selection = selection
        for start, end in (before, selection):
            if start < end:
                self._update_text(start, end)
        self.selection_changed.emit(*selection)

    def copy(self) -> None:
        """Copy the selection. Qt's way leaves the clipboard an object of Python's, which outlives the interpreter."""
        start, end = self.selection()
        if start < end:
            QGuiApplication.clipboard().setText(self.text[start:end])

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own characters: Qt's would have other blanks."""
        start, end = self.selection()
        data = QMimeData()
        data.setText(self.text[start:end])
        return data

    # The mouse (for its helper)

    def click(self, place: int, span_id: str) -> None:
        """Put the caret at a place and tell that a span, or none, was clicked there."""
        self.set_caret(place)
        if span_id:
            self.span_clicked.emit(span_id)
        else:
            self.place_clicked.emit(place)

    def set_hovered(self, span_id: str) -> None:
        """Show a span as lying under the mouse; empty: none."""
        state = self._state
        if span_id == state.hovered:
            return
        self._update_span(state.hovered)
        state.hovered, state.hover_chip = span_id, self.chip_of(span_id) if span_id else ""
        self._update_span(span_id)
        self.hovered.emit(span_id)

    def show_preview(self, start: int, end: int) -> None:
        """Show where the current span would lie."""
        for extent in (self._state.preview, (start, end)):
            if extent is not None:
                self._update_text(*extent)
        self._update_span(self.current)
        self._state.preview = (start, end)

    def end_preview(self, *, commit: bool) -> None:
        """Stop showing it; with `commit`, tell where the span was moved to."""
        preview, self._state.preview = self._state.preview, None
        self._update_span(self.current)
        if preview is None:
            return
        self._update_text(*preview)
        if commit and preview != self.extent_of(self.current):
            self.span_moved.emit(self.current, *preview)

    # Events

    def event(self, event: QEvent) -> bool:
        """Leave every key to the actions of the window: Qt's text control would claim letters before they fire."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret by page and line keys as in every text; all other keys are the actions'."""
        unit, step = _MOVES.get(Qt.Key(event.key()), ("", 0))
        modifiers = event.modifiers()
        if not unit or modifiers & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if unit == "page":  # the next and the previous article
                event.ignore()
                return
            unit = "text"
        self.move_caret(unit, step, extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.press(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.double(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or look what lies here."""
        self._mouse.move(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click, or end a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.release(event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the size of the text is somebody else's: Qt would change the font behind the look."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the mouse any more."""
        self._mouse.forget()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of this place, the caret's where the key asked."""
        place = self.caret()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            place = self.place_at(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
        self.context_asked.emit(event.globalPos(), place)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._caret.wake(has_focus=self.hasFocus())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._caret.sleep()
