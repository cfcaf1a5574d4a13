"""The one table of actions. Menus, shortcuts, buttons, hints and help are all made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.scheme import Label, Scheme, named
from annotator.ui.i18n import translated
from annotator.ui.widgets import keycap

Standard = QKeySequence.StandardKey


class Context(Enum):
    """Where an action's keys work. Keys of `TEXT` need the focus in the article; the last two are modes of it."""

    TEXT = "text"
    EVERYWHERE = "everywhere"
    HINTS = "hints"
    BOUNDARIES = "boundaries"


MODES = (Context.HINTS, Context.BOUNDARIES)


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing a person can do. `text` is marked for translation; keys are portable key texts or standard keys."""

    id: str
    text: str
    keys: tuple[str | Standard, ...] = ()
    context: Context = Context.EVERYWHERE
    menu: str = ""
    checkable: bool = False

    def sequences(self) -> list[QKeySequence]:
        """Return the keys on this platform, each once."""
        found: dict[str, QKeySequence] = {}
        for key in self.keys:
            bound = QKeySequence.keyBindings(key) if isinstance(key, Standard) else [QKeySequence(key)]
            for sequence in bound:
                found.setdefault(sequence.toString(QKeySequence.SequenceFormat.PortableText), sequence)
        return list(found.values())


MENUS = (
    ("project", QT_TRANSLATE_NOOP("menus", "Project")),
    ("edit", QT_TRANSLATE_NOOP("menus", "Edit")),
    ("label", QT_TRANSLATE_NOOP("menus", "Label")),
    ("span", QT_TRANSLATE_NOOP("menus", "Span")),
    ("move", QT_TRANSLATE_NOOP("menus", "Move")),
    ("article", QT_TRANSLATE_NOOP("menus", "Article")),
    ("zone", QT_TRANSLATE_NOOP("menus", "Zone")),
    ("view", QT_TRANSLATE_NOOP("menus", "View")),
)

_T, _E = Context.TEXT, Context.EVERYWHERE

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("project.new", QT_TRANSLATE_NOOP("actions", "New project…"), (Standard.New,), _E, "project"),
    ActionSpec("project.open", QT_TRANSLATE_NOOP("actions", "Open project…"), (Standard.Open,), _E, "project"),
    ActionSpec("project.sample", QT_TRANSLATE_NOOP("actions", "Open the sample project"), (), _E, "project"),
    ActionSpec("project.import", QT_TRANSLATE_NOOP("actions", "Import files…"), ("Ctrl+I",), _E, "project"),
    ActionSpec(
        "project.import_folder", QT_TRANSLATE_NOOP("actions", "Import a folder…"), ("Ctrl+Shift+I",), _E, "project"
    ),
    ActionSpec("project.export", QT_TRANSLATE_NOOP("actions", "Export…"), ("Ctrl+E",), _E, "project"),
    ActionSpec("project.copy", QT_TRANSLATE_NOOP("actions", "Save a copy…"), (), _E, "project"),
    ActionSpec("project.annotator", QT_TRANSLATE_NOOP("actions", "Another annotator…"), (), _E, "project"),
    ActionSpec("project.close", QT_TRANSLATE_NOOP("actions", "Close project"), ("Ctrl+W",), _E, "project"),
    ActionSpec("quit", QT_TRANSLATE_NOOP("actions", "Quit"), ("Ctrl+Q",), _E, "project"),
    ActionSpec("undo", QT_TRANSLATE_NOOP("actions", "Undo"), (Standard.Undo,), _E, "edit"),
    ActionSpec("redo", QT_TRANSLATE_NOOP("actions", "Redo"), (Standard.Redo, "Ctrl+Shift+Z", "Ctrl+Y"), _E, "edit"),
    ActionSpec("copy", QT_TRANSLATE_NOOP("actions", "Copy"), (Standard.Copy,), _T, "edit"),
    ActionSpec(
        "copy.quoted",
        QT_TRANSLATE_NOOP("actions", "Copy with quotation marks and source"),
        ("Ctrl+Shift+C",),
        _T,
        "edit",
    ),
    # spans
    ActionSpec("span.next", QT_TRANSLATE_NOOP("actions", "Next span"), ("Tab",), _T, "move"),
    ActionSpec("span.previous", QT_TRANSLATE_NOOP("actions", "Previous span"), ("Shift+Tab",), _T, "move"),
    ActionSpec("span.jump", QT_TRANSLATE_NOOP("actions", "Jump to a span by letters"), ("G",), _T, "move"),
    ActionSpec("open_point.next", QT_TRANSLATE_NOOP("actions", "Next open point"), ("O",), _T, "move"),
    ActionSpec("open_point.previous", QT_TRANSLATE_NOOP("actions", "Previous open point"), ("Shift+O",), _T, "move"),
    ActionSpec("span.form", QT_TRANSLATE_NOOP("actions", "Attributes"), ("Return", "Enter"), _T, "span"),
    ActionSpec("span.boundaries", QT_TRANSLATE_NOOP("actions", "Move the boundaries"), ("B",), _T, "span"),
    ActionSpec("span.link", QT_TRANSLATE_NOOP("actions", "Link to…"), ("L",), _T, "span"),
    ActionSpec("span.note", QT_TRANSLATE_NOOP("actions", "Note"), ("N",), _T, "span"),
    ActionSpec("span.delete", QT_TRANSLATE_NOOP("actions", "Delete span"), ("Del",), _T, "span"),
    # caret
    ActionSpec("caret.word.next", QT_TRANSLATE_NOOP("actions", "Next word"), ("Right",), _T, "move"),
    ActionSpec("caret.word.previous", QT_TRANSLATE_NOOP("actions", "Previous word"), ("Left",), _T, "move"),
    ActionSpec("caret.sentence.next", QT_TRANSLATE_NOOP("actions", "Next sentence"), ("Ctrl+Right",), _T, "move"),
    ActionSpec(
        "caret.sentence.previous", QT_TRANSLATE_NOOP("actions", "Previous sentence"), ("Ctrl+Left",), _T, "move"
    ),
    ActionSpec("caret.line.next", QT_TRANSLATE_NOOP("actions", "Next line"), ("Down",), _T, "move"),
    ActionSpec("caret.line.previous", QT_TRANSLATE_NOOP("actions", "Previous line"), ("Up",), _T, "move"),
    ActionSpec("caret.paragraph.next", QT_TRANSLATE_NOOP("actions", "Next paragraph"), ("Ctrl+Down",), _T, "move"),
    ActionSpec(
        "caret.paragraph.previous", QT_TRANSLATE_NOOP("actions", "Previous paragraph"), ("Ctrl+Up",), _T, "move"
    ),
    ActionSpec("caret.character.next", QT_TRANSLATE_NOOP("actions", "Next character"), ("Alt+Right",), _T, "move"),
    ActionSpec(
        "caret.character.previous", QT_TRANSLATE_NOOP("actions", "Previous character"), ("Alt+Left",), _T, "move"
    ),
    ActionSpec("select.word.next", QT_TRANSLATE_NOOP("actions", "Select to next word"), ("Shift+Right",), _T),
    ActionSpec("select.word.previous", QT_TRANSLATE_NOOP("actions", "Select to previous word"), ("Shift+Left",), _T),
    ActionSpec(
        "select.sentence.next", QT_TRANSLATE_NOOP("actions", "Select to next sentence"), ("Ctrl+Shift+Right",), _T
    ),
    ActionSpec(
        "select.sentence.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous sentence"),
        ("Ctrl+Shift+Left",),
        _T,
    ),
    ActionSpec("select.line.next", QT_TRANSLATE_NOOP("actions", "Select to next line"), ("Shift+Down",), _T),
    ActionSpec("select.line.previous", QT_TRANSLATE_NOOP("actions", "Select to previous line"), ("Shift+Up",), _T),
    ActionSpec(
        "select.paragraph.next", QT_TRANSLATE_NOOP("actions", "Select to next paragraph"), ("Ctrl+Shift+Down",), _T
    ),
    ActionSpec(
        "select.paragraph.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous paragraph"),
        ("Ctrl+Shift+Up",),
        _T,
    ),
    ActionSpec(
        "select.character.next", QT_TRANSLATE_NOOP("actions", "Select to next character"), ("Alt+Shift+Right",), _T
    ),
    ActionSpec(
        "select.character.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous character"),
        ("Alt+Shift+Left",),
        _T,
    ),
    ActionSpec("select.grow", QT_TRANSLATE_NOOP("actions", "Grow the selection"), ("E",), _T, "move"),
    ActionSpec("select.shrink", QT_TRANSLATE_NOOP("actions", "Shrink the selection"), ("Shift+E",), _T, "move"),
    ActionSpec("leave", QT_TRANSLATE_NOOP("actions", "Select nothing"), ("Esc",), _T),
    # articles
    ActionSpec(
        "article.finish",
        QT_TRANSLATE_NOOP("actions", "Finish and next"),
        ("Ctrl+Return", "Ctrl+Enter"),
        _E,
        "article",
    ),
    ActionSpec("article.next", QT_TRANSLATE_NOOP("actions", "Next article"), ("Ctrl+PgDown",), _E, "article"),
    ActionSpec("article.previous", QT_TRANSLATE_NOOP("actions", "Previous article"), ("Ctrl+PgUp",), _E, "article"),
    ActionSpec("article.reopen", QT_TRANSLATE_NOOP("actions", "Reopen"), ("Ctrl+Shift+O",), _E, "article"),
    ActionSpec("article.skip", QT_TRANSLATE_NOOP("actions", "Skip"), ("Ctrl+J",), _E, "article"),
    ActionSpec("article.flag", QT_TRANSLATE_NOOP("actions", "Flag"), ("Ctrl+B",), _E, "article", checkable=True),
    # zones
    ActionSpec("zone.remove", QT_TRANSLATE_NOOP("actions", "Remove the zone here"), (), _T, "zone"),
    ActionSpec("zone.fold", QT_TRANSLATE_NOOP("actions", "Fold or unfold"), ("Z",), _T, "zone"),
    # view
    ActionSpec(
        "view.names",
        QT_TRANSLATE_NOOP("actions", "Names of all spans"),
        ("Ctrl+Shift+L",),
        _E,
        "view",
        checkable=True,
    ),
    ActionSpec("view.larger", QT_TRANSLATE_NOOP("actions", "Larger text"), (Standard.ZoomIn, "Ctrl+="), _E, "view"),
    ActionSpec("view.smaller", QT_TRANSLATE_NOOP("actions", "Smaller text"), (Standard.ZoomOut,), _E, "view"),
    ActionSpec("view.normal", QT_TRANSLATE_NOOP("actions", "Normal text size"), ("Ctrl+0",), _E, "view"),
    ActionSpec("view.articles", QT_TRANSLATE_NOOP("actions", "Articles panel"), ("F8",), _E, "view", checkable=True),
    ActionSpec("view.spans", QT_TRANSLATE_NOOP("actions", "Spans panel"), ("F9",), _E, "view", checkable=True),
    ActionSpec("view.swap_sides", QT_TRANSLATE_NOOP("actions", "Panels to the other sides"), (), _E, "view"),
    ActionSpec("view.next_panel", QT_TRANSLATE_NOOP("actions", "Next panel"), ("F6",), _E, "view"),
    ActionSpec("view.previous_panel", QT_TRANSLATE_NOOP("actions", "Previous panel"), ("Shift+F6",), _E, "view"),
    ActionSpec(
        "view.full_screen",
        QT_TRANSLATE_NOOP("actions", "Full screen"),
        (Standard.FullScreen, "F11"),
        _E,
        "view",
        checkable=True,
    ),
    ActionSpec("theme.system", QT_TRANSLATE_NOOP("actions", "Theme of the system"), (), _E, "view", checkable=True),
    ActionSpec("theme.light", QT_TRANSLATE_NOOP("actions", "Light"), (), _E, "view", checkable=True),
    ActionSpec("theme.dark", QT_TRANSLATE_NOOP("actions", "Dark"), (), _E, "view", checkable=True),
    ActionSpec("language.vi", "Tiếng Việt", (), _E, "view", checkable=True),
    ActionSpec("language.en", "English", (), _E, "view", checkable=True),
    # modes of the article
    ActionSpec("hints.leave", QT_TRANSLATE_NOOP("actions", "Leave"), ("Esc",), Context.HINTS),
    ActionSpec("hints.first", QT_TRANSLATE_NOOP("actions", "Take the nearest"), ("Return", "Enter"), Context.HINTS),
    ActionSpec("hints.walk", QT_TRANSLATE_NOOP("actions", "Next target"), ("Tab",), Context.HINTS),
    ActionSpec("hints.back", QT_TRANSLATE_NOOP("actions", "Previous target"), ("Shift+Tab",), Context.HINTS),
    ActionSpec("hints.next", QT_TRANSLATE_NOOP("actions", "Next kind of link"), ("Space",), Context.HINTS),
    ActionSpec("hints.none", QT_TRANSLATE_NOOP("actions", "There is none in this text"), ("0",), Context.HINTS),
    ActionSpec("boundaries.leave", QT_TRANSLATE_NOOP("actions", "Leave"), ("Esc", "B"), Context.BOUNDARIES),
    ActionSpec("end.word.next", QT_TRANSLATE_NOOP("actions", "End to next word"), ("Right",), Context.BOUNDARIES),
    ActionSpec(
        "end.word.previous", QT_TRANSLATE_NOOP("actions", "End to previous word"), ("Left",), Context.BOUNDARIES
    ),
    ActionSpec(
        "start.word.next", QT_TRANSLATE_NOOP("actions", "Start to next word"), ("Shift+Right",), Context.BOUNDARIES
    ),
    ActionSpec(
        "start.word.previous",
        QT_TRANSLATE_NOOP("actions", "Start to previous word"),
        ("Shift+Left",),
        Context.BOUNDARIES,
    ),
    ActionSpec(
        "end.character.next", QT_TRANSLATE_NOOP("actions", "End one character on"), ("Alt+Right",), Context.BOUNDARIES
    ),
    ActionSpec(
        "end.character.previous",
        QT_TRANSLATE_NOOP("actions", "End one character back"),
        ("Alt+Left",),
        Context.BOUNDARIES,
    ),
    ActionSpec(
        "start.character.next",
        QT_TRANSLATE_NOOP("actions", "Start one character on"),
        ("Alt+Shift+Right",),
        Context.BOUNDARIES,
    ),
    ActionSpec(
        "start.character.previous",
        QT_TRANSLATE_NOOP("actions", "Start one character back"),
        ("Alt+Shift+Left",),
        Context.BOUNDARIES,
    ),
    *(
        ActionSpec(
            f"option.{digit}", QT_TRANSLATE_NOOP("actions", "Option {number} of the attribute"), (str(digit),), _T
        )
        for digit in range(1, 10)
    ),
)

ZONE_TEXTS = {
    "title": QT_TRANSLATE_NOOP("zones", "Title"),
    "date": QT_TRANSLATE_NOOP("zones", "Date"),
    "lead": QT_TRANSLATE_NOOP("zones", "Lead"),
    "caption": QT_TRANSLATE_NOOP("zones", "Caption"),
    "body": QT_TRANSLATE_NOOP("zones", "Body"),
    "subheading": QT_TRANSLATE_NOOP("zones", "Subheading"),
    "byline": QT_TRANSLATE_NOOP("zones", "Byline"),
    "source": QT_TRANSLATE_NOOP("zones", "Source"),
    "boilerplate": QT_TRANSLATE_NOOP("zones", "Boilerplate"),
    "other_article": QT_TRANSLATE_NOOP("zones", "Another article"),
}


def label_specs(scheme: Scheme) -> list[ActionSpec]:
    """Return the actions that a scheme adds: label with, and relabel to, each label in use."""
    specs: list[ActionSpec] = []
    for label in scheme.labels:
        if not label.retired:
            specs.append(ActionSpec(f"label.{label.id}", label.id, (label.key,), _T, "label"))
            specs.append(ActionSpec(f"relabel.{label.id}", label.id, (f"Shift+{label.key}",), _T, "label"))
    return specs


def zone_specs() -> list[ActionSpec]:
    """Return the actions that draw a zone of each kind."""
    return [ActionSpec(f"zone.{kind}", kind, (), _T, "zone") for kind in ZONE_TEXTS]


_WITHOUT_PROJECT = (
    "project.new", "project.open", "project.sample", "quit", "theme.", "language.", "view.larger", "view.smaller",
    "view.normal", "view.full_screen", "view.names",
)  # fmt: skip


class Actions:
    """The QActions of one window, made from the table; asked for by id."""

    def __init__(self, window: QWidget, article_view: QWidget) -> None:
        self._window = window
        self._view = article_view
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._scheme: Scheme | None = None
        for spec in (*ACTIONS, *zone_specs()):
            self._add(spec)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[ActionSpec]:
        return iter(self._specs.values())

    def bind(self, action_id: str, slot: Callable[[], object]) -> None:
        """Call `slot` without arguments whenever the action is triggered."""
        self._actions[action_id].triggered.connect(lambda *_checked: slot())

    def set_scheme(self, scheme: Scheme, label_with: Callable[[str], object], relabel: Callable[[str], object]) -> None:
        """Make the actions of the scheme's labels in place of those of the scheme before."""
        for action_id in [known for known in self._specs if known.startswith(("label.", "relabel."))]:
            del self._specs[action_id]
            self._actions.pop(action_id).deleteLater()
        self._scheme = scheme
        for spec in label_specs(scheme):
            self._add(spec)
            act = label_with if spec.id.startswith("label.") else relabel
            self.bind(spec.id, lambda act=act, label_id=spec.text: act(label_id))  # type: ignore[misc]

    def retranslate(self, lang: str) -> None:
        """Set every text in the language of the interface."""
        for spec in self._specs.values():
            self._actions[spec.id].setText(self._text(spec, lang))

    def in_mode(self, mode: Context, sequence: QKeySequence) -> QAction | None:
        """Return the action that a key triggers in a mode of the article."""
        for spec in self._specs.values():
            if spec.context is mode and sequence in spec.sequences():
                return self._actions[spec.id]
        return None

    def key_text(self, action_id: str) -> str:
        """Return the action's first key as the platform writes it, or an empty text."""
        sequences = self._specs[action_id].sequences()
        return sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""

    def hint_text(self, action_id: str) -> str:
        """Return the action's first key as buttons show it, such as `Ctrl ↵`, or an empty text."""
        sequences = self._specs[action_id].sequences()
        return keycap.hint_text(sequences[0]) if sequences else ""

    def fill_for_text(self, menu: QMenu, *, has_span: bool) -> None:
        """Fill a menu with what can be done at a place in the text."""
        for spec in self._of("label", "label."):
            menu.addAction(self._actions[spec.id])
        if has_span:
            menu.addSeparator()
            for spec in self._of("span"):
                menu.addAction(self._actions[spec.id])
            relabel = menu.addMenu(translated("menus", _CHANGE_LABEL))
            for spec in self._of("label", "relabel."):
                relabel.addAction(self._actions[spec.id])
        menu.addSeparator()
        zone = menu.addMenu(translated("menus", dict(MENUS)["zone"]))
        for spec in self._of("zone"):
            zone.addAction(self._actions[spec.id])

    def _of(self, group: str, prefix: str = "") -> list[ActionSpec]:
        return [spec for spec in self._specs.values() if spec.menu == group and spec.id.startswith(prefix)]

    def enable_for_project(self, *, on: bool) -> None:
        """Let the actions be taken that need an open project, or none of them."""
        for spec in self._specs.values():
            if not spec.id.startswith(_WITHOUT_PROJECT):
                self._actions[spec.id].setEnabled(on)

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with a sub-menu for each group of the table."""
        for group, title in MENUS:
            sub_menu = menu.addMenu(translated("menus", title))
            for spec in self._of(group):
                sub_menu.addAction(self._actions[spec.id])

    def _add(self, spec: ActionSpec) -> None:
        action = QAction(self._window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        if spec.context not in MODES:
            action.setShortcuts(spec.sequences())
            in_text = spec.context is Context.TEXT
            action.setShortcutContext(
                Qt.ShortcutContext.WidgetShortcut if in_text else Qt.ShortcutContext.WindowShortcut
            )
            (self._view if in_text else self._window).addAction(action)
        self._specs[spec.id] = spec
        self._actions[spec.id] = action

    def _text(self, spec: ActionSpec, lang: str) -> str:
        kind, _, rest = spec.id.partition(".")
        if kind in {"label", "relabel"}:
            label = self._label(spec.text)
            if kind == "label":
                return named(label.names, lang)
            return translated("actions", _RELABEL).format(label=named(label.names, lang))
        if kind == "zone" and rest in ZONE_TEXTS:
            return translated("zones", ZONE_TEXTS[rest])
        return translated("actions", spec.text).format(number=rest)

    def _label(self, label_id: str) -> Label:
        label = self._scheme.label(label_id) if self._scheme else None
        if label is None:
            raise KeyError(label_id)
        return label


_CHANGE_LABEL = QT_TRANSLATE_NOOP("menus", "Change label to")
_RELABEL = QT_TRANSLATE_NOOP("actions", "Change to {label}")
