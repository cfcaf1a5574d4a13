"""Makes the keys of the article mean the same under every keyboard layout and Vietnamese input method."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.ui.actions import Actions, Context
from annotator.ui.modes import KeyMode
from annotator.ui.panels.digits import digit_of
from annotator.ui.telex import TelexReader

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MODIFIER_KEYS = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock,
}  # fmt: skip


class KeyReader(QObject):
    """Reads composed letters as the keys they stand for, and the digit row by its place on the keyboard.

    It stands before the shortcuts: a key that means another one is kept from them, and what is meant is done.
    """

    def __init__(self, view: QWidget, actions: Actions, modes: Sequence[KeyMode]) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        self._modes = modes
        self._telex = TelexReader()
        self._meant: str | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each key once, before the shortcuts do; do what a changed one means when it is pressed."""
        if watched is not self._view or not isinstance(event, QKeyEvent) or event.key() in _MODIFIER_KEYS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            self._meant = self._read(event)
            if self._meant is not None:
                event.accept()
            return self._meant is not None
        if event.type() == QEvent.Type.KeyPress:
            # An event that a program made has the place of its key only now, not at the first look.
            meant, self._meant = _digit(event) or self._meant, None
            if meant:
                self._press(meant, shift=bool(event.modifiers() & _SHIFT))
            return meant is not None
        return False

    def _read(self, event: QKeyEvent) -> str | None:
        """Return the key to take in place of this one; an empty text: none; None: it is as it was pressed."""
        if event.modifiers() & _HELD:
            self._telex.other()
            return None
        at = event.timestamp() or int(time.monotonic() * 1000)
        if event.key() == Qt.Key.Key_Backspace:
            self._telex.backspace(at)
            return None
        digit = _digit(event)
        text = event.text()
        if digit is None and len(text) == 1 and text.isalpha():
            return self._telex.letter(text, at)
        self._telex.other()
        return digit

    def _press(self, key: str, *, shift: bool) -> None:
        code = Qt.Key(ord(key.upper()))
        modifiers = _SHIFT if shift and key.isalpha() else Qt.KeyboardModifier.NoModifier
        text = key.upper() if modifiers == _SHIFT else key
        for mode in self._modes:
            if mode.on:
                mode.eventFilter(self._view, QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text))
                return
        action = self._actions.in_mode(Context.TEXT, QKeySequence(f"Shift+{text}" if modifiers == _SHIFT else text))
        if action is not None:
            action.trigger()


def _digit(event: QKeyEvent) -> str | None:
    """Return the digit of a key of the digit row that writes something else; None for every other key."""
    digit = digit_of(event)
    return None if digit is None or event.text() == str(digit) else str(digit)
