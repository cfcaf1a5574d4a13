"""While letters stand in the text, and while boundaries are moved."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context

HINTS: tuple[ActionSpec, ...] = (
    ActionSpec("hints.leave", QT_TRANSLATE_NOOP("actions", "Leave the letters"), ("Esc",), Context.HINTS, "span"),
    ActionSpec(
        "hints.first", QT_TRANSLATE_NOOP("actions", "Take the nearest"), ("Return", "Enter"), Context.HINTS, "span"
    ),
    ActionSpec("hints.walk", QT_TRANSLATE_NOOP("actions", "Next target"), ("Tab",), Context.HINTS, "span"),
    ActionSpec("hints.back", QT_TRANSLATE_NOOP("actions", "Previous target"), ("Shift+Tab",), Context.HINTS, "span"),
    ActionSpec("hints.next", QT_TRANSLATE_NOOP("actions", "Next kind of link"), ("Space",), Context.HINTS, "span"),
    ActionSpec("hints.none", QT_TRANSLATE_NOOP("actions", "There is none in this text"), ("0",), Context.HINTS, "span"),
)

BOUNDARIES: tuple[ActionSpec, ...] = (
    ActionSpec(
        "boundaries.leave",
        QT_TRANSLATE_NOOP("actions", "Leave the boundaries"),
        ("Esc", "B"),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "end.word.next", QT_TRANSLATE_NOOP("actions", "End to next word"), ("Right",), Context.BOUNDARIES, "span"
    ),
    ActionSpec(
        "end.word.previous", QT_TRANSLATE_NOOP("actions", "End to previous word"), ("Left",), Context.BOUNDARIES, "span"
    ),
    ActionSpec(
        "end.line.next", QT_TRANSLATE_NOOP("actions", "End to next line"), ("Down",), Context.BOUNDARIES, "span"
    ),
    ActionSpec(
        "end.line.previous", QT_TRANSLATE_NOOP("actions", "End to previous line"), ("Up",), Context.BOUNDARIES, "span"
    ),
    ActionSpec(
        "start.line.next",
        QT_TRANSLATE_NOOP("actions", "Start to next line"),
        ("Shift+Down",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.line.previous",
        QT_TRANSLATE_NOOP("actions", "Start to previous line"),
        ("Shift+Up",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.word.next",
        QT_TRANSLATE_NOOP("actions", "Start to next word"),
        ("Shift+Right",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.word.previous",
        QT_TRANSLATE_NOOP("actions", "Start to previous word"),
        ("Shift+Left",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "end.character.next",
        QT_TRANSLATE_NOOP("actions", "End one character on"),
        ("Alt+Right",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "end.character.previous",
        QT_TRANSLATE_NOOP("actions", "End one character back"),
        ("Alt+Left",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.character.next",
        QT_TRANSLATE_NOOP("actions", "Start one character on"),
        ("Alt+Shift+Right",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.character.previous",
        QT_TRANSLATE_NOOP("actions", "Start one character back"),
        ("Alt+Shift+Left",),
        Context.BOUNDARIES,
        "span",
    ),
)
