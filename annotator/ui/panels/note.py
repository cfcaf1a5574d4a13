"""The note on a span: one line that grows to four while it is written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from annotator.domain.span import LONGEST_NOTE
from annotator.ui import fonts, icons
from annotator.ui.panels.pending import Pending
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import CONTROL, RADIUS
from annotator.ui.widgets.kept import paint_kept
from annotator.ui.widgets.paint import advance, paint_box, paint_focus_ring, paint_text, paint_unsaved, shows_focus

_MOST_LINES, _ABOVE = 4, 5
_LEFT, _SIDE, _ICON, _UNSAVED_LEFT = 29, 10, 14, 3
_SHOWN_OF_LONG = 10_000
"""Characters shown of a note that is longer than notes can be."""


class NoteEdit(QPlainTextEdit):
    """The text in the note's frame: Enter is done, Shift+Enter a new line, Tab goes on."""

    done = Signal()
    entered = Signal()
    left = Signal()
    wrapped = Signal()
    overfilled = Signal()
    """What was to be pasted or dropped is more than a note can have; nothing was put in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFont(fonts.font(fonts.Role.UI))
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)

    def lines(self) -> int:
        """Return how many lines the note takes at the width it has."""
        return round(self.document().size().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that the lines may break elsewhere now."""
        super().resizeEvent(event)
        self.wrapped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hands the note on; with Shift it breaks the line."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
        elif enter:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what fits: a text without end would hold the window up."""
        if len(source.text()) + self.document().characterCount() > LONGEST_NOTE:
            self.overfilled.emit()
        else:
            super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard came; by a key it comes to the end of what is written."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the note was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NoteField(QWidget):
    """A note: handed on 400 ms after the last key, on leaving, and with Enter. A kind of note has its own `sign`."""

    sign = "sticky-note"

    changed = Signal(str)
    done = Signal()
    """Enter: back to the text."""
    keys_told = Signal(str)
    """What Enter does while the keyboard is here; empty: it has left."""
    typing_started = Signal()
    typing_stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = ""
        self._key = "N"
        self._showing = self._is_unsaved = False
        self.edit = NoteEdit(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(CONTROL)
        self.setFocusProxy(self.edit)
        self._pending = Pending(self)
        self._pending.started.connect(self.typing_started)
        self._pending.settled.connect(self.typing_stopped)
        self._pending.due.connect(self.flush)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.wrapped.connect(self._fit)
        self.edit.entered.connect(self.update)
        self.edit.left.connect(self.update)
        self.edit.left.connect(self.flush)
        self.edit.entered.connect(self._tell_keys)
        self.edit.left.connect(lambda: self.keys_told.emit(""))
        self.edit.done.connect(self._on_done)
        self.edit.overfilled.connect(self._tell_overfilled)
        self._retranslate()
        self._describe()

    def set_key(self, key: str) -> None:
        """Show the key that leads here."""
        self._key = key
        self._place()
        self.update()

    def set_unsaved(self, *, on: bool) -> None:
        """Mark the note as not saved yet."""
        if on != self._is_unsaved:
            self._is_unsaved = on
            self._describe()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text inside the frame."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Leave room for the sign and the key; whole lines are in sight, not the top of the one below them."""
        line = self.edit.fontMetrics().lineSpacing()
        empty = self.edit.document().isEmpty()  # what is written needs the room more than the key that leads here
        right = _SIDE + (6 + advance(fonts.font(fonts.Role.KEY), self._key) if empty else 0)
        below = CONTROL - _ABOVE - line
        self.edit.setGeometry(_LEFT, _ABOVE, self.width() - _LEFT - right, self.height() - _ABOVE - below)

    def show_note(self, note: str) -> None:
        """Show a note from the project; what is being typed stays."""
        self._note = note
        # One that an older program let in is shown as far as it can be, and stays as it is.
        is_too_long = len(note) > LONGEST_NOTE
        shown = f"{note[:_SHOWN_OF_LONG]}…" if is_too_long else note
        text = self.edit.toPlainText()
        # A blank before the next word stays, also while another window has the keyboard for a moment.
        is_shown = text == shown or (bool(note) and text.strip() == note)
        if not self._pending.waits and not is_shown:
            self._showing = True
            self.edit.setReadOnly(is_too_long)
            self.edit.setPlainText(shown)
            self._showing = False

    def flush(self) -> None:
        """Hand on now what is typed."""
        if self._pending.waits:
            self._pending.settle()
            text = self.edit.toPlainText().strip()
            if text != self._note:
                self._note = text
                self.changed.emit(text)

    def discard(self) -> None:
        """Forget what is typed."""
        self._pending.settle()
        self.show_note(self._note)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._describe()
            QTimer.singleShot(0, self, self._tell_keys)  # whoever shows the words has them taken away meanwhile
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the frame, the sign and the key."""
        if self.edit.hasFocus():
            self._paint(QPainter(self))
        else:
            key = self._key if self.edit.document().isEmpty() else ""
            paint_kept(self, (self.sign, key, self._is_unsaved), self._paint)

    def _paint(self, painter: QPainter) -> None:
        palette, focused = self.palette(), self.edit.hasFocus()
        paint_box(painter, self.rect(), RADIUS, token(palette, "paper"), token(palette, "hair"))
        if self._is_unsaved:
            paint_unsaved(painter, self.rect().adjusted(_UNSAVED_LEFT, 0, 0, 0), token(palette, "alert"))
        first = QRect(_SIDE, 0, self.width() - 2 * _SIDE, CONTROL)
        icons.paint_icon(painter, first.adjusted(-2, 0, 0, 0), self.sign, token(palette, "ink3"), _ICON)
        key, right = fonts.font(fonts.Role.KEY), Qt.AlignmentFlag.AlignRight
        if not focused and self.edit.document().isEmpty():
            paint_text(painter, first, self._key, key, token(palette, "ink2"), right)
        if shows_focus(self.edit):
            paint_focus_ring(painter, self.rect(), RADIUS, token(palette, "ink"))

    def _retranslate(self) -> None:
        self.edit.setPlaceholderText(self.tr("Add a note"))
        self.edit.setAccessibleName(self.tr("Note"))

    def _describe(self) -> None:
        told = self.tr("{enter}: back to the text · {shift_enter}: new line")
        told = told.format(enter=_enter(), shift_enter=_enter("Shift+"))
        unsaved = QCoreApplication.translate("NoteField", "Not saved yet") if self._is_unsaved else ""
        self.edit.setToolTip(unsaved)
        self.edit.setAccessibleDescription(" · ".join(part for part in (unsaved, told) if part))

    def _tell_overfilled(self) -> None:
        # Not as a plural: other notes derive from this one, and under their names none would be found.
        said = self.tr("A note can have {most} characters; what was to be put in is longer.")
        self.keys_told.emit(said.format(most=QLocale().toString(LONGEST_NOTE)))

    def _tell_keys(self) -> None:
        if self.edit.hasFocus():
            self.keys_told.emit(self.edit.accessibleDescription())

    def _fit(self) -> None:
        lines = min(max(self.edit.lines(), 1), _MOST_LINES)
        line = self.edit.fontMetrics().lineSpacing()
        self.setFixedHeight(CONTROL + (lines - 1) * line)
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(shown[self.edit.lines() <= _MOST_LINES])  # Qt wants a px more for a line

    def _on_text_changed(self) -> None:
        self._place()
        self._fit()
        if not self._showing:
            self._pending.touch()

    def _on_done(self) -> None:
        self.flush()
        self.done.emit()


def _enter(held: str = "") -> str:
    """Return the platform's name of Enter, with what is held down; Qt has that of the keypad under this name."""
    return QKeySequence(f"{held}Return").toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
