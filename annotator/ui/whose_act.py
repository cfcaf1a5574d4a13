"""Whose acts undo and redo step over: those of annotating and those of the review, each where it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.edit import Edit
from annotator.domain.ids import GOLD_ID
from annotator.ui.actions import Actions

UNDO, REDO = -1, 1


def is_of_review(edit: Edit) -> bool:
    """Whether an edit changed gold's rows alone: only the review does that."""
    changes = (change for part in edit.parts for change in part.changes)  # of 100,000 articles only the first is asked
    return bool(edit.changes) and all(getattr(change.row, "annotator_id", "") == GOLD_ID for change in changes)


def elsewhere(actions: Actions, edit: Edit | None, step: int, *, in_review: bool) -> str:
    """Return why undo (-1) or redo (1) does not take this act here: it is the other mode's; empty where it does."""
    if edit is None or is_of_review(edit) == in_review:
        return ""
    sentences = {
        (UNDO, False): QCoreApplication.translate(
            "WhoseAct", "The last act is one of the review: it is taken back there ({key})."
        ),
        (REDO, False): QCoreApplication.translate(
            "WhoseAct", "The next act is one of the review: it is done again there ({key})."
        ),
        (UNDO, True): QCoreApplication.translate(
            "WhoseAct", "The last act is one of annotating: it is taken back there ({key})."
        ),
        (REDO, True): QCoreApplication.translate(
            "WhoseAct", "The next act is one of annotating: it is done again there ({key})."
        ),
    }
    key = actions.cap_text("mode.annotate" if in_review else "mode.review")
    return sentences[step, in_review].format(key=key).replace(" ()", "")
