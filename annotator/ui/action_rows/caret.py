"""Where the caret goes, and what it selects."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context

_T = Context.TEXT

CARET: tuple[ActionSpec, ...] = (
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
    ActionSpec("select.word.next", QT_TRANSLATE_NOOP("actions", "Select to next word"), ("Shift+Right",), _T, "move"),
    ActionSpec(
        "select.word.previous", QT_TRANSLATE_NOOP("actions", "Select to previous word"), ("Shift+Left",), _T, "move"
    ),
    ActionSpec(
        "select.sentence.next",
        QT_TRANSLATE_NOOP("actions", "Select to next sentence"),
        ("Ctrl+Shift+Right",),
        _T,
        "move",
    ),
    ActionSpec(
        "select.sentence.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous sentence"),
        ("Ctrl+Shift+Left",),
        _T,
        "move",
    ),
    ActionSpec("select.line.next", QT_TRANSLATE_NOOP("actions", "Select to next line"), ("Shift+Down",), _T, "move"),
    ActionSpec(
        "select.line.previous", QT_TRANSLATE_NOOP("actions", "Select to previous line"), ("Shift+Up",), _T, "move"
    ),
    ActionSpec(
        "select.paragraph.next",
        QT_TRANSLATE_NOOP("actions", "Select to next paragraph"),
        ("Ctrl+Shift+Down",),
        _T,
        "move",
    ),
    ActionSpec(
        "select.paragraph.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous paragraph"),
        ("Ctrl+Shift+Up",),
        _T,
        "move",
    ),
    ActionSpec(
        "select.character.next",
        QT_TRANSLATE_NOOP("actions", "Select to next character"),
        ("Alt+Shift+Right",),
        _T,
        "move",
    ),
    ActionSpec(
        "select.character.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous character"),
        ("Alt+Shift+Left",),
        _T,
        "move",
    ),
    ActionSpec("select.grow", QT_TRANSLATE_NOOP("actions", "Grow the selection"), ("E",), _T, "move"),
    ActionSpec("select.shrink", QT_TRANSLATE_NOOP("actions", "Shrink the selection"), ("Shift+E",), _T, "move"),
    ActionSpec("leave", QT_TRANSLATE_NOOP("actions", "Select nothing"), ("Esc",), _T, "move"),
)
