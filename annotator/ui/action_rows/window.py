"""The window itself: help, choices, its modes and panels, its look."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context, Standard

_E = Context.EVERYWHERE

HELP: tuple[ActionSpec, ...] = (
    ActionSpec("palette", QT_TRANSLATE_NOOP("actions", "All actions…"), ("Ctrl+K",), _E, "help"),
    ActionSpec("help.keys", QT_TRANSLATE_NOOP("actions", "Keys"), (Standard.HelpContents, "F1"), _E, "help"),
    ActionSpec(
        "help.guidelines",
        QT_TRANSLATE_NOOP("actions", "Guidelines beside the text"),
        ("F2",),
        _E,
        "help",
        checkable=True,
    ),
    ActionSpec("guidelines.edit", QT_TRANSLATE_NOOP("actions", "Edit the guidelines…"), (), _E, "help"),
    ActionSpec(
        "guidelines.changed", QT_TRANSLATE_NOOP("actions", "Spans made under other guidelines…"), (), _E, "help"
    ),
    ActionSpec("keys.edit", QT_TRANSLATE_NOOP("actions", "Change keys…"), (), _E, "help"),
    ActionSpec("help.last_error", QT_TRANSLATE_NOOP("actions", "Show the last error"), (), _E, "help"),
    ActionSpec("help.log", QT_TRANSLATE_NOOP("actions", "Show the log folder"), (), _E, "help"),
    ActionSpec("settings", QT_TRANSLATE_NOOP("actions", "Settings…"), ("Ctrl+,",), _E, "help"),
)

VIEW: tuple[ActionSpec, ...] = (
    ActionSpec("mode.annotate", QT_TRANSLATE_NOOP("actions", "Annotate"), ("Ctrl+1",), _E, "view"),
    ActionSpec("mode.review", QT_TRANSLATE_NOOP("actions", "Review"), ("Ctrl+2",), _E, "view"),
    ActionSpec("mode.overview", QT_TRANSLATE_NOOP("actions", "Overview"), ("Ctrl+3",), _E, "view"),
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
    ActionSpec("theme.light", QT_TRANSLATE_NOOP("actions", "Light theme"), (), _E, "view", checkable=True),
    ActionSpec("theme.dark", QT_TRANSLATE_NOOP("actions", "Dark theme"), (), _E, "view", checkable=True),
    ActionSpec("language.vi", "Tiếng Việt", (), _E, "view", checkable=True),
    ActionSpec("language.en", "English", (), _E, "view", checkable=True),
)
