"""Taking back, copying and finding."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context, Standard

_T, _E = Context.TEXT, Context.EVERYWHERE

EDITING: tuple[ActionSpec, ...] = (
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
    # finding
    ActionSpec("find", QT_TRANSLATE_NOOP("actions", "Find…"), (Standard.Find,), _E, "edit"),
    ActionSpec(
        "search", QT_TRANSLATE_NOOP("actions", "Search all articles…"), ("Ctrl+Shift+F",), _E, "edit", checkable=True
    ),
    ActionSpec("find.next", QT_TRANSLATE_NOOP("actions", "Next hit"), (Standard.FindNext, "F3"), _E, "edit"),
    ActionSpec(
        "find.previous", QT_TRANSLATE_NOOP("actions", "Previous hit"), (Standard.FindPrevious, "Shift+F3"), _E, "edit"
    ),
    ActionSpec("search.next", QT_TRANSLATE_NOOP("actions", "Next result of the search"), ("F4",), _E, "edit"),
    ActionSpec(
        "search.previous", QT_TRANSLATE_NOOP("actions", "Previous result of the search"), ("Shift+F4",), _E, "edit"
    ),
    ActionSpec(
        "find.marks", QT_TRANSLATE_NOOP("actions", "Find without diacritics"), ("Alt+D",), _E, "edit", checkable=True
    ),
)
