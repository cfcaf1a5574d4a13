"""The article view: what it is told, what it tells, and the keys and mouse on it. It holds no fact of the project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.span import Mark
from annotator.domain.zone import Zone
from annotator.suggest.extents import Extents
from annotator.suggest.lexed import Words
from annotator.ui.article.caret import Caret
from annotator.ui.article.look import ArticleLook
from annotator.ui.article.mouse import Mouse
from annotator.ui.article.parts import Heading, ReviewMarks
from annotator.ui.article.state import State
from annotator.ui.article.zone_hand import ZoneHand
from annotator.ui.article.zoned import ZonedView

_MOVES = {
    Qt.Key.Key_PageUp: ("page", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_Home: ("edge", -1),
    Qt.Key.Key_End: ("edge", 1),
}


class ArticleView(ZonedView):
    """Shows one article. Places are code points of its text.

    `selection_changed` gives start and end, `context_asked` a global point and a place.
    """

    span_clicked = Signal(str)
    place_clicked = Signal(int)
    selection_changed = Signal(int, int)
    zone_toggled = Signal(str)
    context_asked = Signal(QPoint, int)

    def __init__(self, look: ArticleLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.snapping = True
        """Whether a drag selects whole words."""
        self.words = Words("")
        """The words of the text: what the caret stops at and a drag takes."""
        self.fold_key = ""
        """The key that folds a zone at the caret and opens it, as a key cap shows it."""
        self._caret = Caret(self, self)
        self._mouse = Mouse(self, self)
        self._zone_hand = ZoneHand(self)
        self._last_selection = (0, 0)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.selectionChanged.connect(self._on_cursor_moved)
        self.setAccessibleName(self.tr("Text of the article"))

    def changeEvent(self, event: QEvent) -> None:
        """Say what it is in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Text of the article"))
            self._sight.forget()  # a folded line says in words what it holds
            self.viewport().update()
        super().changeEvent(event)

    # What is shown

    def show_article(
        self, text: str, zones: Sequence[Zone], marks: Sequence[Mark], heading: Heading | None = None
    ) -> None:
        """Show an article from its beginning, the caret before its first character, boilerplate folded."""
        self._mouse.cancel()
        self._zone_hand.cancel()
        self.set_zone(None)
        self._state = State()
        self._last_selection = (0, 0)
        self.words = Words(text)
        self._show_page(text, zones, marks, heading or Heading())
        self.margin.show_article(len(text))

    def set_words(self, joined: Extents) -> None:
        """Say which words of this text have several syllables; what is selected stays as it is."""
        self.words = Words(self.text, joined)

    def set_zones(self, zones: Sequence[Zone], heading: Heading | None = None) -> None:
        """Take other zones of the same article, and another line of what its text does not say where one is given.

        What was unfolded stays so, and a caret in what folds stands there.
        """
        place = self.top_place()
        self._page.set_zones(zones, heading or self._page.heading)
        fold = self._page.fold_over(self.caret())
        if fold is not None:
            self.set_caret(self._page.start_of(fold.head))
        self.restore_top(place)
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

    def set_review(self, marks: ReviewMarks | None) -> None:
        """Show a place under review with its options, in the middle of the view; None: everything is as it was.

        The marks of the article are what is agreed then: their lanes are faint. Another option in focus moves nothing.
        """
        before, self._state.review = self._state.review, marks
        if before is not None and marks is not None and replace(before, focus=marks.focus) == marks:
            if before.focus != marks.focus:
                self._update_texts(marks.extents)
                self._update_gutter()
            return
        self.hide_card()
        if marks is not None:
            self._reveal(marks.start)
        self._page.set_review(marks)
        if marks is not None:
            self._centre(marks.start, marks.end)
        place = (marks.start, marks.end) if marks is not None else self.extent_of(self.current)
        self.margin.set_current(place)
        self._repaint_all()

    def span_at(self, where: int | QPointF | QPoint) -> list[str]:
        """Return the spans over a character (its place) or under a point of the viewport, innermost first."""
        at = where if isinstance(where, int) else self.character_at(QPointF(where))
        return [mark.id for mark in self._page.index.at(at)] if at >= 0 else []

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
        """Bring a stretch of text into sight, unfolding the zones in which it begins and ends."""
        self._reveal(start)
        if start < end:
            self._reveal(end - 1)  # a place at the very beginning of a zone is that of its folded line
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

    def fold_tip(self, point: QPointF) -> str:
        """Return what a click at a point of the viewport does with the lines of a zone, and the key; or empty."""
        zone_id = self.fold_under(point)
        fold = self._page.structure.fold_of(zone_id) if zone_id else None
        if fold is None:
            return ""
        said = self.tr("Show these lines") if fold.folded else self.tr("Fold these lines")
        return f"{said} ({self.fold_key})" if self.fold_key else said

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

    # Events

    def event(self, event: QEvent) -> bool:
        """Leave every key to the actions of the window: Qt's text control would claim letters before they fire."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.hide_card()
            event.ignore()
            return False
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tool tip what a click does with a zone's lines."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.fold_tip(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret by page and line keys as in every text; all other keys are the actions'."""
        self.hide_card()
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
        self.hide_card()
        if event.button() == Qt.MouseButton.LeftButton and not self._zone_hand.press(event):
            self._mouse.press(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        if event.button() == Qt.MouseButton.LeftButton and not self._zone_hand.press(event):
            self._mouse.double(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or look what lies here."""
        if self._zone_hand.move(event):
            self._mouse.forget()
        else:
            self._mouse.move(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click, or end a drag."""
        if event.button() == Qt.MouseButton.LeftButton and not self._zone_hand.release(event):
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
        self._zone_hand.forget()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of this place, the caret's where the key asked; a card would lie over it."""
        self._mouse.forget()
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
