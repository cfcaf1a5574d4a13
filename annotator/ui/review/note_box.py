"""The note that a decision can have, and whether it goes into the guidelines with its example."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit

from annotator.ui import fonts
from annotator.ui.panels.heads import MARGIN, Words
from annotator.ui.widgets.stack import Stack

_HEIGHT = 74


_ELSEWHERE = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
"""Why the keyboard goes for a moment only: to a menu, to another window."""


class NoteText(QPlainTextEdit):
    """Some lines: Shift+Enter breaks the line; Enter, Esc and the key of the tick are the box's."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(fonts.font(fonts.Role.UI))
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)
        self.document().setDocumentMargin(7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, or let the box have the key."""
        if _is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif _ends(event) or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )


def _ends(event: QKeyEvent) -> bool:
    return _is_enter(event) or (event.key() == Qt.Key.Key_Escape and not event.modifiers())


class NoteBox(Stack):
    """A field for the note; hidden until it is asked for. What is typed is never lost: it is handed on when it is left.

    Enter and Esc do the same wherever in the box the keyboard is, and so does the key of the tick.
    """

    written = Signal(str, bool)
    """The note, and whether it is to stand in the guidelines with this place as its example."""
    shown = Signal()
    """It was opened, or put away."""
    left = Signal()
    """The keyboard is to go back to the text."""

    def __init__(self) -> None:
        super().__init__(QMargins(MARGIN, 10, MARGIN, 12))
        self._before = ""
        self._is_open = False
        self.text = NoteText()
        self.goes_on = QCheckBox()
        self.goes_on.setFont(fonts.font(fonts.Role.UI))
        self._told = Words(fonts.Role.HINT, "ink3")
        self.add(self.text)
        self.add(self.goes_on, above=8)
        self.add(self._told, above=6)
        for inside in (self.text, self.goes_on):
            inside.installEventFilter(self)
        self._retranslate()
        self.hide()

    def open(self, note: str, *, offers_guidelines: bool = True) -> None:
        """Show the note as it is and bring the keyboard here; `offers_guidelines`: this person may write them."""
        self._before, self._is_open = note.strip(), True
        self.text.setPlainText(note)
        self.text.selectAll()
        self.goes_on.setChecked(False)  # of the note before
        self.goes_on.setVisible(offers_guidelines)
        self._say_keys()
        self.show()
        self.shown.emit()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self, *, into_guidelines: bool = False) -> None:
        """Hide it, and hand on what was typed; into the guidelines too where it was ticked and they are meant.

        The keyboard goes nowhere by itself, where Qt would give it to the next button.
        """
        if not self._is_open:
            return
        self._is_open = False
        self.text.clearFocus()
        self.goes_on.clearFocus()
        self.hide()
        self.shown.emit()
        note = self.text.toPlainText().strip()
        goes_on = into_guidelines and bool(note) and self.goes_on.isChecked() and not self.goes_on.isHidden()
        if note != self._before or goes_on:
            self.written.emit(note, goes_on)

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return self._is_open

    def _leave(self, *, into_guidelines: bool) -> None:
        self.put_away(into_guidelines=into_guidelines)
        self.left.emit()

    # Keys, wherever in the box they come

    def event(self, event: QEvent) -> bool:
        """Keep Esc, Enter and the key of the tick from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the keyboard has left for another place of the window."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _ELSEWHERE:
            QTimer.singleShot(0, self, self._look_for_focus)  # only then it is known where it went
        return super().eventFilter(watched, event)

    def _look_for_focus(self) -> None:
        now = QApplication.focusWidget()
        if self._is_open and now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self.put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep, leave, or tick."""
        if self._is_tick(event):
            self.goes_on.toggle()
        elif _ends(event):
            self._leave(into_guidelines=event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return _ends(event) or self._is_tick(event)

    def _is_tick(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return not self.goes_on.isHidden() and pressed == QKeySequence.mnemonic(self.goes_on.text())

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.text.setPlaceholderText(self.tr("What should be done in such a case?"))
        self.text.setAccessibleName(self.tr("Note on this decision"))
        self.goes_on.setText(self.tr("Into the &guidelines, with this example"))
        self._say_keys()

    def _say_keys(self) -> None:
        told = self.tr("Enter keeps it, Esc leaves; what is typed stays.")
        key = QKeySequence.mnemonic(self.goes_on.text()).toString(QKeySequence.SequenceFormat.NativeText)
        if key and not self.goes_on.isHidden():
            ticking = self.tr("{key} ticks; Enter then adds it to the guidelines.").format(key=key)
            told = f"{told} {ticking}"
        self._told.set_text(told)
