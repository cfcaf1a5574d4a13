"""What a person wrote about the article as a whole: why it is flagged, and a note. Nothing where there is neither."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.work import Work
from annotator.ui.panels.heads import MARGIN
from annotator.ui.panels.note import NoteField
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.paint import focus_by_key

_GAP = 8
_FLAG = frozenset({"flagged", "flag_note"})


class FlagNote(NoteField):
    """Why the article is flagged: a line beside the flag."""

    sign = "flag"

    def _retranslate(self) -> None:
        self.edit.setPlaceholderText(self.tr("Flagged. Why? A few words"))
        self.edit.setAccessibleName(self.tr("Why the article is flagged"))


class WorkNote(NoteField):
    """The note on the article."""

    def _retranslate(self) -> None:
        self.edit.setPlaceholderText(self.tr("Add a note on the article"))
        self.edit.setAccessibleName(self.tr("Note on the article"))


class ArticleNotes(QWidget):
    """The flag's note while the article is flagged, and the article's note where there is one or it is being written.

    It shows what it is given; what is typed goes out 400 ms after the last key, on leaving and with Enter.
    """

    flag_note_changed = Signal(str)
    note_changed = Signal(str)
    typing_started = Signal()
    typing_stopped = Signal()
    leave_asked = Signal()
    keys_told = Signal(str)
    """What Enter does while the keyboard is here; empty: it has left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self.flag_note, self.note = FlagNote(), WorkNote()
        self._fields = (self.flag_note, self.note)
        fields = QVBoxLayout()
        fields.setContentsMargins(MARGIN, _GAP, MARGIN, _GAP)
        fields.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(fields)
        column.addWidget(Hairline())
        for field in self._fields:
            fields.addWidget(field)
            field.done.connect(self.leave_asked)
            field.keys_told.connect(self.keys_told)
            field.typing_started.connect(self.typing_started)
            field.typing_stopped.connect(self.typing_stopped)
            field.edit.left.connect(self._fit)
        self.flag_note.changed.connect(self.flag_note_changed)
        self.note.changed.connect(self.note_changed)
        self._fit()

    def set_keys(self, *, flag: str, note: str) -> None:
        """Show the keys that lead here."""
        self.flag_note.set_key(flag)
        self.note.set_key(note)

    def show_work(self, work: Work | None) -> None:
        """Show what stands in the project; what is being typed stays. None: no article is open."""
        self._work = work
        self.flag_note.show_note(work.flag_note if work else "")
        self.note.show_note(work.note if work else "")
        self._fit()

    def set_unsaved(self, fields: Collection[str]) -> None:
        """Mark what is not saved yet, by the names of the fields of `Work`."""
        self.flag_note.set_unsaved(on=not _FLAG.isdisjoint(fields))
        self.note.set_unsaved(on="note" in fields)

    def write(self, field: NoteField) -> None:
        """Bring the keyboard to `flag_note` or `note`."""
        self.show()
        field.show()
        focus_by_key(field.edit)

    def flush(self) -> None:
        """Hand on now what is typed."""
        for field in self._fields:
            field.flush()

    def has_keyboard(self) -> bool:
        """Whether the person writes here."""
        return any(field.edit.hasFocus() for field in self._fields)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc hands on what is typed and goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the height of the new words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.updateGeometry()

    def _fit(self) -> None:
        work = self._work
        flagged = work is not None and work.flagged
        noted = work is not None and (bool(work.note) or self.note.edit.hasFocus())
        if self.flag_note.edit.hasFocus() and not flagged:
            self.leave_asked.emit()
        self.flag_note.setVisible(flagged)
        self.note.setVisible(noted)
        self.setVisible(flagged or noted)
