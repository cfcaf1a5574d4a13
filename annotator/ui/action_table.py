"""The one table of actions: what a person can do, with which keys, in which menu.

Menus, shortcuts, the palette, the cheat sheet, hints and tests are made from it. A row is added in the module of
`action_rows` that it belongs to; its text is marked for translation, its id names a slot that some `commands` module
binds. The order of the rows is that of the menus, and of right where two would have one key (`keymap`).
"""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.scheme import Scheme
from annotator.ui.action_rows.caret import CARET
from annotator.ui.action_rows.editing import EDITING
from annotator.ui.action_rows.lists import ARTICLES, SPAN_LIST
from annotator.ui.action_rows.project import PROJECT
from annotator.ui.action_rows.review import REVIEW
from annotator.ui.action_rows.spec import MODES, ActionSpec, Context, Standard
from annotator.ui.action_rows.text import OPTIONS, TEXT
from annotator.ui.action_rows.text_modes import BOUNDARIES, HINTS
from annotator.ui.action_rows.window import HELP, VIEW
from annotator.ui.action_rows.zones import ZONE_TEXTS, ZONES, zone_specs

__all__ = [
    "ACTIONS", "MENUS", "MODES", "ZONE_TEXTS", "ActionSpec", "Context", "Standard", "label_specs", "zone_specs",
]  # fmt: skip

MENUS = (
    ("project", QT_TRANSLATE_NOOP("menus", "Project")),
    ("edit", QT_TRANSLATE_NOOP("menus", "Edit")),
    ("label", QT_TRANSLATE_NOOP("menus", "Label")),
    ("span", QT_TRANSLATE_NOOP("menus", "Span")),
    ("move", QT_TRANSLATE_NOOP("menus", "Move")),
    ("article", QT_TRANSLATE_NOOP("menus", "Article")),
    ("zone", QT_TRANSLATE_NOOP("menus", "Zone")),
    ("review", QT_TRANSLATE_NOOP("menus", "Review")),
    ("view", QT_TRANSLATE_NOOP("menus", "View")),
    ("help", QT_TRANSLATE_NOOP("menus", "Help")),
)

ACTIONS: tuple[ActionSpec, ...] = (
    *PROJECT,
    *EDITING,
    *TEXT,
    *CARET,
    *ARTICLES,
    *SPAN_LIST,
    *ZONES,
    *HELP,
    *VIEW,
    *HINTS,
    *BOUNDARIES,
    *REVIEW,
    *OPTIONS,
)


def label_specs(scheme: Scheme) -> list[ActionSpec]:
    """Return the actions that a scheme adds: label with, and relabel to, each label in use."""
    specs: list[ActionSpec] = []
    for label in scheme.labels:
        if not label.retired:
            specs.append(ActionSpec(f"label.{label.id}", label.id, (label.key,), Context.TEXT, "label"))
            specs.append(ActionSpec(f"relabel.{label.id}", label.id, (f"Shift+{label.key}",), Context.TEXT, "label"))
    return specs
