"""The note that a decision can have, and whether it goes into the guidelines with its example."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from annotator.ui import fonts
from annotator.ui.panels.heads import MARGIN, Words
from annotator.ui.widgets.stack import Stack

_HEIGHT = 74


class NoteText(QPlainTextEdit):
    """Some lines: Enter keeps them, Shift+Enter breaks the line, Esc leaves."""

    kept = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(fonts.font(fonts.Role.UI))
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)
        self.document().setDocumentMargin(7)

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep, leave, or write."""
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        else:
            self.kept.emit()


def _is_ours(event: QKeyEvent) -> bool:
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


class NoteBox(Stack):
    """A field for the note; hidden until it is asked for."""

    written = Signal(str, bool)
    """The note, and whether it is to stand in the guidelines with this place as its example."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__(QMargins(MARGIN, 10, MARGIN, 12))
        self.text = NoteText()
        self.goes_on = QCheckBox()
        self.goes_on.setFont(fonts.font(fonts.Role.UI))
        self._told = Words(fonts.Role.HINT, "ink3")
        self.add(self.text)
        self.add(self.goes_on, above=8)
        self.add(self._told, above=6)
        self.text.kept.connect(self._keep)
        self.text.left.connect(self._leave)
        self._retranslate()
        self.hide()

    def open(self, note: str) -> None:
        """Show the note as it is and bring the keyboard here."""
        self.text.setPlainText(note)
        self.text.selectAll()
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Hide it; the keyboard goes nowhere by itself, where Qt would give it to the next button."""
        self.text.clearFocus()
        self.goes_on.clearFocus()
        self.hide()

    def _keep(self) -> None:
        self.put_away()
        self.written.emit(self.text.toPlainText().strip(), self.goes_on.isChecked())

    def _leave(self) -> None:
        self.put_away()
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.text.setPlaceholderText(self.tr("What should be done in such a case?"))
        self.text.setAccessibleName(self.tr("Note on this decision"))
        self.goes_on.setText(self.tr("Into the guidelines, with this example"))
        self._told.set_text(self.tr("Enter keeps it, Esc leaves."))
