"""The change of one action's keys: the next keys pressed are taken, unless they cannot be or are another's."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.errors import UserError
from annotator.ui import fonts
from annotator.ui.actions import Actions
from annotator.ui.i18n import sentence
from annotator.ui.keymap import Key, is_extra, is_rare, key_of_event, refusal, sequence_of
from annotator.ui.overlays.overlay import Overlay
from annotator.ui.panels.digits import digit_of
from annotator.ui.panels.heads import Words
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import KeyButton, PrimaryButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.keycap import KeyCap, key_text
from annotator.ui.widgets.paint import advance, paint_box, paint_text

_WIDTH, _FOOT, _SIDE = 480, 52, 20
_BIG = 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Pressed(QWidget):
    """What was pressed, as a large key cap; words where nothing was. It has the keyboard, and no input method."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setFixedHeight(_BIG)
        self._key = self._words = ""

    def show_key(self, key: str, words: str) -> None:
        """Show a key; with none, `words`."""
        self._key, self._words = key, words
        self.setAccessibleName(key or words)
        self.update()

    @property
    def key(self) -> str:
        """The key that is shown."""
        return self._key

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the cap, or the words."""
        painter, palette = QPainter(self), self.palette()
        if not self._key:
            paint_text(painter, self.rect(), self._words, fonts.font(fonts.Role.UI), token(palette, "ink3"))
            return
        font = fonts.sans(16, 600)
        box = QRect(0, 0, max(advance(font, self._key) + 28, _BIG), _BIG)
        paint_box(painter, box, 6, token(palette, "raised"), token(palette, "hair2"))
        paint_text(painter, box, self._key, font, token(palette, "ink"), Qt.AlignmentFlag.AlignHCenter)


class KeyCapture(Overlay):
    """Asks for an action's new key. What is free is taken at once; what is another's, or hard to type, asks first."""

    changed = Signal(str)
    """This action has other keys now."""

    def __init__(self, window: QWidget, actions: Actions) -> None:
        super().__init__(window, foot=_FOOT)
        self._actions = actions
        self._keymap = actions.keymap
        self._action = ""
        self._place = 0
        self._pending: Key | None = None
        self._head = ElidedLabel("", fonts.Role.HINT, "ink3")
        self._name = ElidedLabel("", fonts.Role.STRONG)
        self._now = QHBoxLayout()
        self.pressed = Pressed()
        self._why = Words(fonts.Role.UI, "ink2", most=4)
        self.take_button = PrimaryButton(key="↵")
        self.none_button = KeyButton(key="Ctrl ⌫")
        self.reset_button = KeyButton(key="Ctrl Shift ⌫")
        self._lay_out()
        self.take_button.clicked.connect(self._take)
        self.none_button.clicked.connect(lambda: self._set(()))
        self.reset_button.clicked.connect(self._reset)
        self.watch(self.pressed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._head)
        names.addWidget(self._name)
        head.addLayout(names, 1)
        self._now.setSpacing(4)
        head.addLayout(self._now)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 0, _SIDE, 0)
        foot.setSpacing(8)
        for button in (self.take_button, self.none_button, self.reset_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(KeyCap("Esc"))
        place = QWidget()
        place.setLayout(foot)
        place.setFixedHeight(_FOOT)
        body = QVBoxLayout()
        body.setContentsMargins(_SIDE, 16, _SIDE, 14)
        body.setSpacing(12)
        body.addLayout(head)
        body.addWidget(self.pressed)
        body.addWidget(self._why)
        body.addStretch(1)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(place)

    # What the window uses

    def ask(self, action_id: str, place: int = 0) -> None:
        """Ask for a new key in place of the action's key number `place`; its others stay."""
        self._action, self._place, self._pending = action_id, place, None
        self._say_head()
        self._say("", self.tr("Press the new keys. Esc leaves all as it is."))
        self.show_over(self.pressed)

    @property
    def said(self) -> str:
        """The sentence below the key."""
        return self._why.text

    def panel_place(self, room: QRect) -> QRect:
        """Return the panel's place, in the upper middle."""
        width, height = min(_WIDTH, room.width() - 32), 232
        return QRect((room.width() - width) // 2, max((room.height() - height) // 3, 8), width, height)

    # What a person does

    def take_key(self, event: QKeyEvent) -> bool:
        """Take every key there is, but Esc, which leaves, and Backspace with Ctrl, which takes keys away."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_Backspace and modifiers == _CONTROL:
            self._set(())
        elif event.key() == Qt.Key.Key_Backspace and modifiers == _CONTROL | _SHIFT:
            self._reset()
        elif self._pending is not None and event.key() in _ENTER and not modifiers:
            self._take()
        elif not event.isAutoRepeat():
            self._press(event)
        return True

    def _press(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        key = key_of_event(event) if digit is None else ord("0") + digit
        if key is None:
            return
        self._pending = None
        shown, spec = key_text(sequence_of(key)), self._actions.spec(self._action)
        refused = refusal(spec, key)
        if refused is not None:
            self._say(shown, sentence(refused))
            return
        keys = self._with(key)
        owner = self._keymap.owner(self._action, key)
        if owner:
            self._pending = key
            said = self.tr("{key} belongs to “{action}”. Enter takes it from there; or press another key.")
            self._say(shown, said.format(key=shown, action=self._actions.text(owner)))
        elif is_rare(key):
            self._pending = key
            self._say(shown, self.tr("Not every keyboard layout can type {key}. Enter takes it.").format(key=shown))
        else:
            self._set(keys)

    def _with(self, key: Key) -> tuple[Key, ...]:
        keys = list(self._keymap.keys(self._action))
        keys[self._place : self._place + 1] = [key]
        return tuple(dict.fromkeys(keys))

    def _take(self) -> None:
        if self._pending is not None:
            self._set(self._with(self._pending), take=True)

    def _set(self, keys: tuple[Key, ...], *, take: bool = False) -> None:
        try:
            self._keymap.change(self._action, keys, take=take)
        except UserError as error:
            self._pending = None
            self._say("", sentence(error))
            self._say_head()
            return
        self._end()

    def _reset(self) -> None:
        try:
            self._keymap.reset(self._action)
        except UserError as error:
            self._say("", sentence(error))
            self._say_head()
            return
        missing = [key for key in self._keymap.table_keys(self._action) if key not in self._keymap.keys(self._action)]
        if missing:
            self._say_head()
            self._pending = missing[0]
            shown = key_text(sequence_of(missing[0]))
            owner = self._actions.text(self._keymap.owner(self._action, missing[0]))
            said = self.tr("{key} belongs to “{action}” now. Enter takes it from there; or press another key.")
            self._say(shown, said.format(key=shown, action=owner))
            return
        self._end()

    def _end(self) -> None:
        self.leave()
        self.changed.emit(self._action)

    # What is said

    def _say_head(self) -> None:
        actions, keymap = self._actions, self._keymap
        name = actions.text(self._action)
        self.setAccessibleName(self.tr("New keys for “{action}”").format(action=name))
        self._head.set_text(self.tr("New keys for"))
        self._name.set_text(name)
        while (item := self._now.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        keys = keymap.keys(self._action)
        for key in [key for key in keys if not is_extra(key)] or keys:
            self._now.addWidget(KeyCap(key_text(sequence_of(key))), 0, Qt.AlignmentFlag.AlignTop)
        self.none_button.set_text(self.tr("No key"))
        self.none_button.setVisible(bool(keymap.keys(self._action)))
        self.reset_button.set_text(self.tr("As at first"))
        self.reset_button.setVisible(keymap.keys(self._action) != keymap.table_keys(self._action))
        self.take_button.set_text(self.tr("Take it from there"))

    def _say(self, key: str, why: str) -> None:
        self.pressed.show_key(key, "…")
        self._why.set_text(why)
        self.take_button.setVisible(self._pending is not None)
        self.none_button.setVisible(self._pending is None and bool(self._keymap.keys(self._action)))
        self.announce(f"{key}: {why}" if key else why)
