"""While disagreements are decided."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context

REVIEW: tuple[ActionSpec, ...] = (
    ActionSpec(
        "review.take",
        QT_TRANSLATE_NOOP("actions", "Take the option in focus"),
        ("Return", "Enter"),
        Context.REVIEW,
        "review",
    ),
    ActionSpec("review.focus.next", QT_TRANSLATE_NOOP("actions", "Next option"), ("Down",), Context.REVIEW, "review"),
    ActionSpec(
        "review.focus.previous", QT_TRANSLATE_NOOP("actions", "Previous option"), ("Up",), Context.REVIEW, "review"
    ),
    ActionSpec(
        "review.majority", QT_TRANSLATE_NOOP("actions", "Take the majority"), ("Space",), Context.REVIEW, "review"
    ),
    ActionSpec("review.nothing", QT_TRANSLATE_NOOP("actions", "Nothing here"), ("0",), Context.REVIEW, "review"),
    ActionSpec("review.both", QT_TRANSLATE_NOOP("actions", "Keep both"), ("M",), Context.REVIEW, "review"),
    ActionSpec("review.flip", QT_TRANSLATE_NOOP("actions", "Flip claim and denial"), ("P",), Context.REVIEW, "review"),
    ActionSpec(
        "review.boundaries", QT_TRANSLATE_NOOP("actions", "Move the boundaries"), ("B",), Context.REVIEW, "review"
    ),
    ActionSpec("review.later", QT_TRANSLATE_NOOP("actions", "Decide later"), ("S",), Context.REVIEW, "review"),
    ActionSpec(
        "review.note", QT_TRANSLATE_NOOP("actions", "Note for the guidelines"), ("N",), Context.REVIEW, "review"
    ),
    ActionSpec("review.next", QT_TRANSLATE_NOOP("actions", "Next disagreement"), ("J",), Context.REVIEW, "review"),
    ActionSpec(
        "review.previous", QT_TRANSLATE_NOOP("actions", "Previous disagreement"), ("K",), Context.REVIEW, "review"
    ),
    ActionSpec(
        "review.alike",
        QT_TRANSLATE_NOOP("actions", "Decide all of the same text and options alike…"),
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        Context.REVIEW,
        "review",
    ),
    ActionSpec(
        "review.close_article",
        QT_TRANSLATE_NOOP("actions", "Read through: close the article as gold"),
        ("Ctrl+Return", "Ctrl+Enter"),
        Context.REVIEW,
        "review",
    ),
    ActionSpec(
        "review.names",
        QT_TRANSLATE_NOOP("actions", "Show the names of the annotators"),
        (),
        Context.REVIEW,
        "review",
        checkable=True,
    ),
    ActionSpec(
        "review.filter",
        QT_TRANSLATE_NOOP("actions", "Order and filter of the disagreements…"),
        (),
        Context.REVIEW,
        "review",
    ),
    ActionSpec(
        "review.own",
        QT_TRANSLATE_NOOP("actions", "Review my own articles too…"),
        (),
        Context.REVIEW,
        "review",
        checkable=True,
    ),
    ActionSpec(
        "review.agreed", QT_TRANSLATE_NOOP("actions", "What is agreed by itself…"), (), Context.REVIEW, "review"
    ),
    *(
        ActionSpec(
            f"review.option.{digit}",
            QT_TRANSLATE_NOOP("actions", "Take option {number}"),
            (str(digit),),
            Context.REVIEW,
            "review",
        )
        for digit in range(1, 10)
    ),
)
