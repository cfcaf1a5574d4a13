"""Modes in which keys mean something else: letters and boundaries for a moment, deciding in a whole review."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.ui.actions import Actions, Context
from annotator.ui.binding import OwnSlots
from annotator.ui.hints import LETTERS, hint_codes
from annotator.ui.panels.digits import digit_of

_MODIFIER_KEYS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}

_TAKEN = "↵"
"""Stands behind the letters of the target that Enter takes."""


def sequence_of(event: QKeyEvent) -> QKeySequence:
    """Return the key of an event as a sequence, the keypad's keys as those of the main field."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Backtab:
        key, modifiers = Qt.Key.Key_Tab, modifiers | Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key))


class KeyMode(QObject):
    """While it is on, the article's keys go first to the actions of its context; Esc and a lost focus end it."""

    ended = Signal()

    def __init__(self, context: Context, view: QWidget, actions: Actions, own: OwnSlots | None = None) -> None:
        """Make it; with `own` slots they are called for the keys of the actions, and not what the actions do."""
        super().__init__(view)
        self._own = own
        self._context = context
        self._view = view
        self._actions = actions
        self.on = False
        view.installEventFilter(self)

    def start(self) -> None:
        """Take the keys."""
        self.on = True

    def end(self) -> None:
        """Give the keys back."""
        if self.on:
            self.on = False
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take key presses before the shortcuts of the text do."""
        del watched
        if self.on and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._on_left(event.reason())
            return False
        if not self.on or not isinstance(event, QKeyEvent) or event.key() in _MODIFIER_KEYS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(event)

    def _on_left(self, reason: Qt.FocusReason) -> None:
        """End where the keyboard goes elsewhere in the window; a menu or another window is only looked at."""
        if reason not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.end()

    def _takes(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
        return plain or self._actions.in_mode(self._context, sequence_of(event)) is not None

    def _press(self, event: QKeyEvent) -> bool:
        if not self._takes(event):
            return False
        action = self._actions.in_mode(self._context, sequence_of(event))
        if action is not None:
            self._do(action)
        else:
            self.other_key(event)
        return True

    def _do(self, action: QAction) -> None:
        if self._own is None:
            action.trigger()
        elif (slot := self._own.slot_of(action.objectName())) is not None:
            slot()

    def take_key(self, event: QKeyEvent) -> None:
        """Do what a key press does in this mode: one that came to another mode, and made this one begin."""
        self._press(event)

    def other_key(self, event: QKeyEvent) -> None:
        """Do with a key that has no action in this mode what the mode does with it; here nothing."""


class HintMode(KeyMode):
    """Letters stand at the targets; typing a code chooses one."""

    narrowed = Signal(dict)
    """The codes still possible after what was typed: span id to the letters left."""

    walked = Signal(str)
    """The target that Enter takes now is this one."""

    def __init__(self, view: QWidget, actions: Actions, own: OwnSlots | None = None) -> None:
        super().__init__(Context.HINTS, view, actions, own)
        self.codes: dict[str, str] = {}
        self._typed = ""
        self._walked = -1
        self._choose: Callable[[str], object] | None = None

    def begin(self, targets: list[str], choose: Callable[[str], object]) -> None:
        """Give the targets their codes, the likeliest the shortest; `choose` gets the id of the chosen one."""
        self.codes = dict(zip(targets, hint_codes(len(targets)), strict=True))
        self._typed = ""
        self._walked = -1
        self._choose = choose
        self.start()
        self._tell()

    def take_first(self) -> None:
        """Choose the target that was walked to; with none, the first that is still possible."""
        possible = list(self._possible())
        if possible:
            self._take(possible[max(self._walked, 0) % len(possible)])

    def walk(self, step: int) -> None:
        """Go to the next (1) or previous (−1) target, which Enter then takes."""
        possible = list(self._possible())
        if possible:
            self._walked = (self._walked + step if self._walked >= 0 else min(step - 1, 0) % len(possible)) % len(
                possible
            )
            self._tell()
            self.walked.emit(possible[self._walked])

    def other_key(self, event: QKeyEvent) -> None:
        """Narrow the targets by a letter; one that fits none is ignored."""
        letter = event.text().lower() or QKeySequence(event.key()).toString().lower()
        if event.key() == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
        elif (
            letter and letter in LETTERS and any(code.startswith(self._typed + letter) for code in self.codes.values())
        ):
            self._typed += letter
        else:
            return
        possible = self._possible()
        exact = [span_id for span_id, code in possible.items() if code == self._typed]
        if exact:
            self._take(exact[0])
        else:
            self._walked = -1
            self._tell()

    def _tell(self) -> None:
        possible = self._possible()
        taken = list(possible)[self._walked] if self._walked >= 0 else ""
        self.narrowed.emit(
            {
                span_id: code[len(self._typed) :] + (_TAKEN if span_id == taken else "")
                for span_id, code in possible.items()
            }
        )

    def _possible(self) -> dict[str, str]:
        return {span_id: code for span_id, code in self.codes.items() if code.startswith(self._typed)}

    def _take(self, span_id: str) -> None:
        choose = self._choose
        self.end()
        if choose is not None:
            choose(span_id)


_LIST_KEYS = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
}  # fmt: skip
"""Keys that a list or a button keeps for itself."""
_WHILE_READING = ("review.close_article", "review.next", "review.previous")
_OF_THE_TEXT = ("copy", "copy.quoted", "zone.fold")
"""What can be done in the text while it is reviewed; all else that changes it or moves a caret cannot."""


class ReviewMode(KeyMode):
    """Disagreements are decided, wherever in the window the keyboard is; keys of labels set the label.

    While `reading` (an article is read through once more) only closing it and going on are its keys: the text has its
    own ones again, and those of labels before these two. A label whose key decides here is set with Shift too, by the
    key that changes a label.
    """

    label_asked = Signal(str)
    """The key of this label was pressed."""

    def __init__(self, view: QWidget, actions: Actions, before: Sequence[KeyMode] = ()) -> None:
        """Make it; the modes `before` it have the keys while they are on."""
        super().__init__(Context.REVIEW, view, actions)
        self.reading = False
        self._before = before

    def watch(self, widget: QWidget) -> None:
        """Take the keys of a panel too, but for those that a list moves with."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take key presses before the shortcuts do, unless another mode has them."""
        if any(mode.on for mode in self._before):
            return False
        if watched is self._view or not isinstance(event, QKeyEvent) or not self.on:
            return super().eventFilter(watched, event)
        if event.key() in _LIST_KEYS or event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return False
        digit = digit_of(event)
        action = self._action(sequence_of(event) if digit is None else QKeySequence(str(digit)))
        if action is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            action.trigger()
        return True

    def _on_left(self, reason: Qt.FocusReason) -> None:
        """Go on: the panels beside the text belong to the review."""

    def _action(self, sequence: QKeySequence) -> QAction | None:
        action = self._actions.in_mode(self._context, sequence)
        if action is None or not self.reading:
            return action
        meant = self._actions.in_mode(Context.TEXT, sequence)
        is_label = meant is not None and meant.objectName().startswith("label.")
        return action if action.objectName() in _WHILE_READING and not is_label else None

    def _takes(self, event: QKeyEvent) -> bool:
        sequence = sequence_of(event)
        if self._action(sequence) is not None:
            return True
        if self.reading:
            return False
        meant = self._actions.in_mode(Context.TEXT, sequence)
        return _types(event) if meant is None else meant.objectName() not in _OF_THE_TEXT

    def other_key(self, event: QKeyEvent) -> None:
        """Set the label whose key it is, or begin to move the boundaries by it; any other one does nothing."""
        sequence = sequence_of(event)
        moving = self._actions.in_mode(Context.BOUNDARIES, sequence)
        meant = self._actions.in_mode(Context.TEXT, sequence)
        if moving is not None and moving.objectName().startswith(("end.", "start.")):
            self._actions["review.boundaries"].trigger()
            for mode in self._before:
                if mode.on:  # else nothing here can be moved; the action itself moves what is annotated
                    mode.take_key(event)
        elif meant is not None and meant.objectName().startswith(("label.", "relabel.")):
            self.label_asked.emit(meant.objectName().partition(".")[2])


def _types(event: QKeyEvent) -> bool:
    """Tell whether a key alone would type something."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return not event.modifiers() & held and event.text().isprintable() and bool(event.text())
