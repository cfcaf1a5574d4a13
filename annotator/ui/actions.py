"""The actions of one window: a QAction for each row of the table and each label of the open scheme.

Rows are added in `action_table`; which keys are in force is the `keymap`'s affair.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.scheme import Label, Scheme, named
from annotator.ui.action_groups import grouped, section_of
from annotator.ui.action_table import (
    ACTIONS,
    MENUS,
    MODES,
    ZONE_TEXTS,
    ActionSpec,
    Context,
    label_specs,
    zone_specs,
)
from annotator.ui.i18n import translated
from annotator.ui.keymap import Keymap, key_of, native, sequence_of
from annotator.ui.widgets import keycap

__all__ = [
    "ACTIONS",
    "MENUS",
    "MODES",
    "ZONE_TEXTS",
    "ActionSpec",
    "Actions",
    "Context",
    "label_specs",
    "zone_specs",
]

_WITHOUT_PROJECT = (
    "project.new", "project.open", "project.open_handout", "project.sample", "project.salvage", "project.check", "quit",
    "theme.", "language.", "view.larger", "view.smaller",
    "view.normal", "view.full_screen", "view.names", "palette", "help.keys", "keys.edit", "settings",
    "help.last_error", "help.log",
    "project.backups",
    "project.restore_undo",  # enabled by who has restored
)  # fmt: skip
_ANNOTATING = (
    "find", "go.", "suggestion.", "span.", "open_point.", "caret.", "select.", "leave", "article.", "queue.", "spans.",
    "zone.", "label.", "relabel.", "copy", "option.", "view.articles", "view.spans", "view.swap_sides", "view.names",
)  # fmt: skip


class Actions(QObject):
    """The QActions of one window, made from the table; asked for by id."""

    keys_changed = Signal()
    """The person has set a key; every QAction has its keys already."""

    def __init__(self, window: QWidget, article_view: QWidget, keymap: Keymap | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._view = article_view
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._scheme: Scheme | None = None
        self._lang = "en"
        self._annotating = True
        self._caps: dict[str, str] = {}
        self._shown: tuple[Scheme, dict[str, str], Scheme] | None = None
        self.keymap = Keymap() if keymap is None else keymap
        self.keymap.setParent(self)
        table = (*ACTIONS, *zone_specs())
        self.keymap.know(table)
        for spec in table:
            self._add(spec)
        self.keymap.keys_changed.connect(self._on_keys_changed)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[ActionSpec]:
        return iter(self._specs.values())

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._specs

    def spec(self, action_id: str) -> ActionSpec:
        """Return the row of an action."""
        return self._specs[action_id]

    def bind(self, action_id: str, slot: Callable[[], object]) -> None:
        """Call `slot` without arguments whenever the action is triggered."""
        self._actions[action_id].triggered.connect(lambda *_checked: slot())

    def set_scheme(self, scheme: Scheme, label_with: Callable[[str], object], relabel: Callable[[str], object]) -> None:
        """Make the actions of the scheme's labels in place of those of the scheme before."""
        for action_id in [known for known in self._specs if known.startswith(("label.", "relabel."))]:
            del self._specs[action_id]
            gone = self._actions.pop(action_id)
            gone.setShortcuts([])  # it is there for a while yet, and of two with one key neither does anything
            gone.deleteLater()
        self._scheme = scheme
        specs = label_specs(scheme)
        self.keymap.know((*self._specs.values(), *specs))
        for spec in specs:
            self._add(spec)
            act = label_with if spec.id.startswith("label.") else relabel
            self.bind(spec.id, lambda act=act, label_id=spec.text: act(label_id))  # type: ignore[misc]
        self._set_shortcuts()

    def lost_keys(self) -> str:
        """Return a sentence on the labels of the scheme that have no key, as another action has it; empty: none."""
        lost = self.keymap.lost()
        if not lost:
            return ""
        names = [f"{self.text(one.action_id)} ({native(one.key)})" for one in lost]
        return translated("actions", _LOST).format(labels=", ".join(names))

    def review_keys(self) -> str:
        """Return a sentence on the labels whose key does something else in a review, with the key there; or empty."""
        said = []
        for one in self.keymap.shadowed(Context.REVIEW):
            label_id = one.action_id.partition(".")[2]
            others = (*self.keymap.keys(one.action_id), *self.keymap.keys(f"relabel.{label_id}"))
            free = next((native(key) for key in others if not self.keymap.action_of(Context.REVIEW, key)), "")
            names = {"key": native(one.key), "action": self.text(one.owner), "label": self.text(one.action_id)}
            words = translated("actions", _SHADOWED) if free else translated("actions", _SHADOWED_FOR_GOOD)
            said.append(words.format(**names, other=free))
        return " ".join(said)

    # Words

    def retranslate(self, lang: str) -> None:
        """Set every text in the language of the interface."""
        self._lang = lang
        self._caps = {}  # keys are written in the language too
        for spec in self._specs.values():
            self._actions[spec.id].setText(self._text(spec, lang))

    def text(self, action_id: str) -> str:
        """Return what an action is called in the language of the interface."""
        return self._text(self._specs[action_id], self._lang)

    def english(self, action_id: str) -> str:
        """Return what an action is called in English, whatever the language."""
        spec = self._specs[action_id]
        kind, _, rest = spec.id.partition(".")
        if kind in {"label", "relabel"}:
            return self._text(spec, "en")
        return ZONE_TEXTS.get(rest, spec.text) if kind == "zone" else spec.text.format(number=spec.number)

    # Keys

    def in_mode(self, mode: Context, sequence: QKeySequence) -> QAction | None:
        """Return the action that a key triggers in a mode of the article."""
        return self._actions.get(self.keymap.action_of(mode, key_of(sequence)))

    def key_text(self, action_id: str) -> str:
        """Return the action's first key as the platform writes it, or an empty text."""
        return next((native(key) for key in self.keymap.keys(action_id)), "")

    def hint_text(self, action_id: str) -> str:
        """Return the action's first key as buttons show it, such as `Ctrl ↵`, or an empty text."""
        return next((keycap.hint_text(sequence_of(key)) for key in self.keymap.keys(action_id)), "")

    def cap_text(self, action_id: str) -> str:
        """Return the action's first key as a key cap shows it, such as `Ctrl+↵`; empty: it has none, or is none."""
        found = self._caps.get(action_id)
        if found is None:
            found = next((keycap.key_text(sequence_of(key)) for key in self.keymap.keys(action_id)), "")
            self._caps[action_id] = found
        return found

    def caps(self, action_id: str) -> list[str]:
        """Return all keys of an action as key caps show them, each once."""
        return list(dict.fromkeys(keycap.key_text(sequence_of(key)) for key in self.keymap.keys(action_id)))

    def sign_text(self, action_id: str) -> str:
        """Return the action's first key as a key cap shows it where there is little room, or an empty text."""
        return next((keycap.sign_text(sequence_of(key)) for key in self.keymap.keys(action_id)), "")

    def with_keys(self, scheme: Scheme) -> Scheme:
        """Return the open scheme with the keys that its labels have now, as caps show them; the same object again."""
        texts = {label.id: self.cap_text(f"label.{label.id}") for label in scheme.labels if not label.retired}
        if self._shown is None or self._shown[0] is not scheme or self._shown[1] != texts:
            labels = tuple(replace(label, key=texts.get(label.id, label.key)) for label in scheme.labels)
            self._shown = (scheme, texts, replace(scheme, labels=labels))
        return self._shown[2]

    # Menus

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with a sub-menu for each group of the table, and in it one for each section that has its own."""
        for group, title in MENUS:
            sub_menu = menu.addMenu(translated("menus", title))
            for section, specs in grouped(self._of(group)):
                place = sub_menu.addMenu(translated("menus", section.title)) if section.apart else sub_menu
                for spec in specs:
                    place.addAction(self._actions[spec.id])

    def fill_for_text(self, menu: QMenu, *, has_span: bool, without: Collection[str] = ()) -> None:
        """Fill a menu with what can be done at a place in the text; `without` are ids of what cannot, there."""
        for spec in self._of("label", "label."):
            menu.addAction(self._actions[spec.id])
        if has_span:
            menu.addSeparator()
            for spec in self._of("span"):
                if not section_of(spec).apart and spec.id not in without:
                    menu.addAction(self._actions[spec.id])
            relabel = menu.addMenu(translated("menus", _CHANGE_LABEL))
            for spec in self._of("label", "relabel."):
                relabel.addAction(self._actions[spec.id])
        menu.addSeparator()
        zone = menu.addMenu(translated("menus", dict(MENUS)["zone"]))
        for spec in self._of("zone"):
            zone.addAction(self._actions[spec.id])
        menu.addAction(self._actions["article.split"])

    def _of(self, group: str, prefix: str = "") -> list[ActionSpec]:
        return [spec for spec in self._specs.values() if spec.menu == group and spec.id.startswith(prefix)]

    def enable_for_project(self, *, on: bool) -> None:
        """Let the actions be taken that need an open project, or none of them."""
        for spec in self._specs.values():
            if not spec.id.startswith(_WITHOUT_PROJECT):
                self._actions[spec.id].setEnabled(on)

    def show_annotating(self, *, on: bool) -> None:
        """Have the actions of annotating or not: while they are away they are in no menu, and their keys are free."""
        self._annotating = on
        for spec in self._specs.values():
            if spec.id.startswith(_ANNOTATING):
                self._actions[spec.id].setVisible(on)

    # Making them

    def _add(self, spec: ActionSpec) -> None:
        action = QAction(self._window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        self._specs[spec.id] = spec
        self._actions[spec.id] = action
        action.setVisible(self._annotating or not spec.id.startswith(_ANNOTATING))
        if spec.context not in MODES:
            action.setShortcuts(self.keymap.sequences(spec.id))
            in_text = spec.context is Context.TEXT
            action.setShortcutContext(
                Qt.ShortcutContext.WidgetShortcut if in_text else Qt.ShortcutContext.WindowShortcut
            )
            (self._view if in_text else self._window).addAction(action)

    def _on_keys_changed(self) -> None:
        self._set_shortcuts()
        self.keys_changed.emit()

    def _set_shortcuts(self) -> None:
        self._caps = {}
        for spec in self._specs.values():
            if spec.context not in MODES:
                action, keys = self._actions[spec.id], self.keymap.sequences(spec.id)
                if action.shortcuts() != keys:
                    action.setShortcuts(keys)

    def _text(self, spec: ActionSpec, lang: str) -> str:
        kind, _, rest = spec.id.partition(".")
        if kind in {"label", "relabel"}:
            label = self._label(spec.text)
            if kind == "label":
                return named(label.names, lang)
            return translated("actions", _RELABEL).format(label=named(label.names, lang))
        if kind == "zone" and rest in ZONE_TEXTS:
            return translated("zones", ZONE_TEXTS[rest])
        return translated("actions", spec.text).format(number=spec.number)

    def _label(self, label_id: str) -> Label:
        label = self._scheme.label(label_id) if self._scheme else None
        if label is None:
            raise KeyError(label_id)
        return label


_CHANGE_LABEL = QT_TRANSLATE_NOOP("menus", "Change label to")
_RELABEL = QT_TRANSLATE_NOOP("actions", "Change to {label}")
_SHADOWED = QT_TRANSLATE_NOOP("actions", "In a review {key} means “{action}”: {other} sets {label} there.")
_SHADOWED_FOR_GOOD = QT_TRANSLATE_NOOP(
    "actions", "In a review {key} means “{action}”: {label} has no key there, unless you give it another one."
)
_LOST = QT_TRANSLATE_NOOP("actions", "A key of the program cannot be a label's; without a key: {labels}.")
