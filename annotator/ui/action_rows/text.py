"""What is done in the text of an article: to what it says, with suggestions, with spans and their attributes."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context

_T, _E = Context.TEXT, Context.EVERYWHERE

TEXT: tuple[ActionSpec, ...] = (
    # to what the text says
    ActionSpec("go.name.next", QT_TRANSLATE_NOOP("actions", "Next name"), ("W",), _T, "move"),
    ActionSpec("go.name.previous", QT_TRANSLATE_NOOP("actions", "Previous name"), ("Shift+W",), _T, "move"),
    ActionSpec("go.quotation.next", QT_TRANSLATE_NOOP("actions", "Next quotation"), ("Q",), _T, "move"),
    ActionSpec("go.quotation.previous", QT_TRANSLATE_NOOP("actions", "Previous quotation"), ("Shift+Q",), _T, "move"),
    ActionSpec("go.reported.next", QT_TRANSLATE_NOOP("actions", "Next reported content"), ("R",), _T, "move"),
    ActionSpec(
        "go.reported.previous", QT_TRANSLATE_NOOP("actions", "Previous reported content"), ("Shift+R",), _T, "move"
    ),
    ActionSpec("go.figure.next", QT_TRANSLATE_NOOP("actions", "Next figure"), ("X",), _T, "move"),
    ActionSpec("go.figure.previous", QT_TRANSLATE_NOOP("actions", "Previous figure"), ("Shift+X",), _T, "move"),
    # suggestions
    ActionSpec("suggestion.accept", QT_TRANSLATE_NOOP("actions", "Accept what is proposed"), ("Space",), _T, "span"),
    ActionSpec("suggestion.next", QT_TRANSLATE_NOOP("actions", "Next suggestion"), ("V",), _T, "move"),
    ActionSpec("suggestion.previous", QT_TRANSLATE_NOOP("actions", "Previous suggestion"), ("Shift+V",), _T, "move"),
    ActionSpec(
        "suggestion.versions",
        QT_TRANSLATE_NOOP("actions", "My labels on another version of this text…"),
        (),
        _E,
        "span",
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
    ActionSpec(
        "span.delete", QT_TRANSLATE_NOOP("actions", "Delete span, or reject what is proposed"), ("Del",), _T, "span"
    ),
    ActionSpec("span.cue", QT_TRANSLATE_NOOP("actions", "Take the cue from the text"), ("U",), _T, "span"),
    ActionSpec(
        "span.occurrences", QT_TRANSLATE_NOOP("actions", "Label all occurrences…"), ("Ctrl+Shift+A",), _T, "span"
    ),
    ActionSpec("span.history", QT_TRANSLATE_NOOP("actions", "History of this span"), (), _E, "span"),
)

OPTIONS: tuple[ActionSpec, ...] = tuple(
    ActionSpec(
        f"option.{digit}", QT_TRANSLATE_NOOP("actions", "Option {number} of the attribute"), (str(digit),), _T, "span"
    )
    for digit in range(1, 10)
)
