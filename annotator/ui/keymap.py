"""The keys in force: the person's own over those of the table; no two actions that can be reached at once share one.

A key is an int here, `QKeyCombination.toCombined()` made canonical: the keypad's keys are those of the main field,
Enter is Return, Shift+Backtab is Shift+Tab. What is stored are portable key texts, and only where they differ from the
table; action ids that are not known now (labels of another scheme) and texts that are no key stay in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, cast

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.ui.action_table import ActionSpec, Context
from annotator.ui.hints import LETTERS

Key = int

_MODIFIERS = int(Qt.KeyboardModifier.KeyboardModifierMask.value)
_SHIFT = int(Qt.KeyboardModifier.ShiftModifier.value)
_KEYPAD = int(Qt.KeyboardModifier.KeypadModifier.value)
_GROUP = int(Qt.KeyboardModifier.GroupSwitchModifier.value)
_CONTROL, _ALT = int(Qt.KeyboardModifier.ControlModifier.value), int(Qt.KeyboardModifier.AltModifier.value)
_HELD = _CONTROL | _ALT | int(Qt.KeyboardModifier.MetaModifier.value)
_RETURN, _ENTER = int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)
_TAB, _BACKTAB = int(Qt.Key.Key_Tab), int(Qt.Key.Key_Backtab)
_COMPOSING = range(0x01001100, 0x01001300)
"""Qt's keys of input methods: Multi_key, Kanji and Hangul keys, dead keys."""
_ASCII = range(0x20, 0x7F)
_PRINTING = range(0x20, 0x01000000)
_FUNCTION_KEYS = range(int(Qt.Key.Key_F1), int(Qt.Key.Key_F35) + 1)
_MODIFIER_KEYS = frozenset(
    int(key)
    for key in (
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L,
        Qt.Key.Key_Hyper_R,
    )
)  # fmt: skip
_HINT_KEYS = frozenset(ord(letter) for letter in LETTERS.upper()) | frozenset(range(ord("1"), ord("9") + 1))

_TOGETHER: Mapping[Context, tuple[Context, ...]] = {
    Context.TEXT: (Context.TEXT, Context.EVERYWHERE),
    Context.EVERYWHERE: (Context.EVERYWHERE, Context.TEXT),
}
"""The contexts whose keys can be reached at the same time as those of a context; a mode stands by itself."""

_BACKSPACE = QT_TRANSLATE_NOOP(
    "errors", "Backspace cannot be a key of its own: Vietnamese input methods send it while they compose a letter."
)
_COMPOSED = QT_TRANSLATE_NOOP(
    "errors", "This key belongs to the input method, or waits for the next letter: it never arrives alone."
)
_FOREIGN = QT_TRANSLATE_NOOP(
    "errors", "Only some keyboard layouts have {key}: take a letter from A to Z, a digit or a function key."
)
_NAMELESS = QT_TRANSLATE_NOOP("errors", "This key has no name, so it cannot be kept.")
_EVERYWHERE = QT_TRANSLATE_NOOP(
    "errors", "This action works everywhere, also while you type: it needs Ctrl, Alt or a function key."
)
_HINT_LETTER = QT_TRANSLATE_NOOP("errors", "While letters stand in the text, {key} chooses a span.")


class KeyStore(Protocol):
    """Where the person's own keys are kept; `Settings` is one."""

    def keys(self) -> dict[str, tuple[str, ...]]:
        """Return the own keys: action id to portable key texts, none for "no key"."""

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Keep these in place of those before. UserError: they cannot be saved."""


class Lost(NamedTuple):
    """A label of the scheme whose own key another action has."""

    action_id: str
    key: Key
    owner: str
    """The action that has it; empty where the key is none that can be used."""


class Refused(NamedTuple):
    """A key that the person has set for an action, and that it does not have."""

    action_id: str
    text: str
    """As it stands in the settings."""
    owner: str
    """The action that has it; empty where it is no key that the action can have."""


def canonical(combined: int) -> Key:
    """Return the key that a combination of key and modifiers stands for."""
    modifiers, base = combined & _MODIFIERS & ~_KEYPAD & ~_GROUP, combined & ~_MODIFIERS
    if base == _BACKTAB:
        modifiers, base = modifiers | _SHIFT, _TAB
    return modifiers | (_RETURN if base == _ENTER else base)


def read_key(text: str) -> Key | None:
    """Return the key of a portable key text; None where it is no single key."""
    sequence = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
    return key_of(sequence) if sequence.count() == 1 and _first(sequence).key() != Qt.Key.Key_unknown else None


def key_of(sequence: QKeySequence) -> Key:
    """Return the first key of a sequence."""
    return canonical(_first(sequence).toCombined())


def _first(sequence: QKeySequence) -> QKeyCombination:
    return cast("Sequence[QKeyCombination]", sequence)[0]  # it can be indexed, whatever the stub says


def key_of_event(event: QKeyEvent) -> Key | None:
    """Return the key of a key press; None for a modifier alone."""
    if event.key() in _MODIFIER_KEYS:
        return None
    return canonical(event.keyCombination().toCombined())


def sequence_of(key: Key) -> QKeySequence:
    """Return a key as a sequence."""
    return QKeySequence(QKeyCombination.fromCombined(key))


def portable(key: Key) -> str:
    """Return a key as it is stored."""
    return sequence_of(key).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: Key) -> str:
    """Return a key as the platform writes it."""
    return sequence_of(key).toString(QKeySequence.SequenceFormat.NativeText)


def table_keys(spec: ActionSpec) -> tuple[Key, ...]:
    """Return the keys that the table gives an action on this platform, each once; Qt's Alt+Backspace is left out."""
    found = dict.fromkeys(key_of(sequence) for sequence in spec.sequences() if not sequence.isEmpty())
    return tuple(key for key in found if key & ~_MODIFIERS != int(Qt.Key.Key_Backspace))


def refusal(spec: ActionSpec, key: Key) -> UserError | None:
    """Return why an action can never have a key; None: it can."""
    base, held = key & ~_MODIFIERS, key & _HELD
    if base == int(Qt.Key.Key_Backspace):
        return UserError(_BACKSPACE)
    if base in _COMPOSING:
        return UserError(_COMPOSED)
    if base in _PRINTING and base not in _ASCII:
        return UserError(_FOREIGN, key=native(key))
    if base in {0, int(Qt.Key.Key_unknown)} or read_key(portable(key)) != key:
        return UserError(_NAMELESS)
    if spec.context is Context.EVERYWHERE and not held and _is_typed(base):
        return UserError(_EVERYWHERE)
    if spec.context is Context.HINTS and not held and base in _HINT_KEYS:
        return UserError(_HINT_LETTER, key=native(key))
    return None


def is_rare(key: Key) -> bool:
    """Whether many keyboard layouts cannot type a key: a sign that stands elsewhere, or Ctrl+Alt, which is AltGr."""
    base = key & ~_MODIFIERS
    sign = base in _ASCII and not chr(base).isalnum() and chr(base) != " "
    return sign or (key & _CONTROL and key & _ALT and base in _ASCII) != 0


def is_extra(key: Key) -> bool:
    """Whether a key is one that few keyboards have, such as one for copying alone."""
    base = key & ~_MODIFIERS
    return base > int(Qt.Key.Key_F12) and base != int(Qt.Key.Key_Menu)


def _is_typed(base: int) -> bool:
    """Whether a key alone types, moves or chooses something in a field or a list."""
    return base in _PRINTING or base < int(Qt.Key.Key_F1)


class Keymap(QObject):
    """Which action has which keys now.

    The order of right: the person's keys before the table's, the program's actions before the scheme's labels, and
    what stands earlier in the table before what stands later. What finds its key taken has none.
    """

    keys_changed = Signal()

    def __init__(self, store: KeyStore | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._own: dict[str, tuple[str, ...]] = dict(store.keys()) if store is not None else {}
        self._specs: dict[str, ActionSpec] = {}
        self._defaults: dict[str, tuple[Key, ...]] = {}
        self._keys: dict[str, tuple[Key, ...]] = {}
        self._owners: dict[tuple[Context, Key], str] = {}

    def know(self, specs: Iterable[ActionSpec]) -> None:
        """Take the actions there are, in the table's order, in place of those before."""
        known = self._specs
        self._specs = {spec.id: spec for spec in specs}
        self._defaults = {
            spec.id: self._defaults[spec.id] if known.get(spec.id) == spec else table_keys(spec)
            for spec in self._specs.values()
        }
        self._resolve()

    # What holds

    def keys(self, action_id: str) -> tuple[Key, ...]:
        """Return an action's keys, the first one to be shown first."""
        return self._keys.get(action_id, ())

    def sequences(self, action_id: str) -> list[QKeySequence]:
        """Return an action's keys as Qt takes them: Return and the keypad's Enter are two there."""
        found = []
        for key in self.keys(action_id):
            found.append(sequence_of(key))
            if key & ~_MODIFIERS == _RETURN:
                found.append(sequence_of(key & _MODIFIERS | _ENTER))
        return found

    def table_keys(self, action_id: str) -> tuple[Key, ...]:
        """Return the keys that the table gives an action."""
        return self._defaults[action_id]

    def is_own(self, action_id: str) -> bool:
        """Whether the person has set an action's keys."""
        return action_id in self._own and action_id in self._specs

    @property
    def any_own(self) -> bool:
        """Whether the person has set any key of an action that is there now."""
        return any(action_id in self._specs for action_id in self._own)

    def owner(self, action_id: str, key: Key) -> str:
        """Return the other action that has a key where this one can be reached too; empty: it is free."""
        found = self._owner(self._specs[action_id], key)
        return "" if found == action_id else found

    def action_of(self, context: Context, key: Key) -> str:
        """Return the action that a key triggers in one context alone, or an empty text."""
        return self._owners.get((context, canonical(key)), "")

    def lost(self) -> list[Lost]:
        """Return the labels of the scheme whose key could not be given to them."""
        found = []
        for spec in self._specs.values():
            if spec.id.startswith("label.") and spec.id not in self._own:
                missing = [key for key in self._defaults[spec.id] if key not in self._keys[spec.id]]
                found += [Lost(spec.id, key, self.owner(spec.id, key)) for key in missing]
        return found

    def shadowed(self, mode: Context) -> list[Lost]:
        """Return the labels whose key does something else in a mode in which keys of labels count too."""
        return [
            Lost(spec.id, key, owner)
            for spec in self._specs.values()
            if spec.id.startswith("label.")
            for key in self._keys[spec.id]
            if (owner := self._owners.get((mode, key)))
        ]

    def refused(self) -> list[Refused]:
        """Return the person's own keys that do not hold: no keys at all, none for their actions, or another's too."""
        found = []
        for spec in self._specs.values():
            for text in self._own.get(spec.id, ()):
                key = read_key(text)
                if key is None or key not in self._keys[spec.id]:
                    found.append(Refused(spec.id, text, self.owner(spec.id, key) if key is not None else ""))
        return found

    # What a person sets

    def change(self, action_id: str, keys: Sequence[Key], *, take: bool = False) -> None:
        """Give an action these keys and no others; with `take` they are taken from the actions that have them.

        Raises UserError where a key is refused, where another action has it and is to keep it, and where the keys
        hold now but cannot be saved.
        """
        spec = self._specs[action_id]
        wanted = tuple(dict.fromkeys(canonical(key) for key in keys))
        for key in wanted:
            why = refusal(spec, key)
            if why is not None:
                raise why
            if not take and self.owner(action_id, key):
                raise UserError(QT_TRANSLATE_NOOP("errors", "another action has {key}"), key=native(key))
        for key in wanted:
            self._release(spec, key)
        self._own[action_id] = tuple(portable(key) for key in wanted)
        if wanted == self._defaults[action_id]:
            self._forget_if_same(action_id, wanted)
        self._settle()

    def reset(self, action_id: str, *, take: bool = False) -> None:
        """Give an action the table's keys again, those that are free or with `take` all. UserError: as `change`."""
        if take:
            self.change(action_id, self._defaults[action_id], take=True)
        elif self._own.pop(action_id, None) is not None:
            self._settle()

    def reset_all(self) -> None:
        """Give every action the table's keys again, those of other schemes' labels too. UserError: cannot be saved."""
        self._own = {}
        self._settle()

    def _forget_if_same(self, action_id: str, wanted: tuple[Key, ...]) -> None:
        kept = self._own.pop(action_id)
        self._resolve()
        if self._keys[action_id] != wanted:
            self._own[action_id] = kept

    def _release(self, spec: ActionSpec, key: Key) -> None:
        """Take a key from every action that has it, or would have it, where `spec` can be reached."""
        for other in self._specs.values():
            if other.id == spec.id or other.context not in _together(spec.context):
                continue
            if other.id in self._own:
                kept = tuple(text for text in self._own[other.id] if read_key(text) != key)
            else:
                kept = tuple(portable(had) for had in self._keys[other.id] if had != key)
            if len(kept) < len(self._own.get(other.id, self._keys[other.id])):
                self._own[other.id] = kept

    def _settle(self) -> None:
        self._resolve()
        self.keys_changed.emit()
        if self._store is not None:
            self._store.set_keys(self._own)

    # Who has what

    def _claimed(self, action_id: str) -> tuple[Key, ...]:
        if action_id not in self._own:
            return self._defaults[action_id]
        read = (read_key(text) for text in self._own[action_id])
        return tuple(dict.fromkeys(key for key in read if key is not None))

    def _resolve(self) -> None:
        self._owners = {}
        self._keys = dict.fromkeys(self._specs, ())
        for spec in sorted(self._specs.values(), key=self._rank):
            granted = tuple(key for key in self._claimed(spec.id) if self._may_have(spec, key))
            self._keys[spec.id] = granted
            for key in granted:
                self._owners[spec.context, key] = spec.id

    def _rank(self, spec: ActionSpec) -> tuple[bool, bool]:
        return spec.id not in self._own, spec.id.startswith(("label.", "relabel."))

    def _may_have(self, spec: ActionSpec, key: Key) -> bool:
        if self._owner(spec, key):
            return False
        ours = spec.id not in self._own and spec.menu != "label"  # a test looks through the program's own keys
        return ours or refusal(spec, key) is None

    def _owner(self, spec: ActionSpec, key: Key) -> str:
        for context in _together(spec.context):
            found = self._owners.get((context, key))
            if found:
                return found
        return ""


def _together(context: Context) -> tuple[Context, ...]:
    return _TOGETHER.get(context, (context,))
