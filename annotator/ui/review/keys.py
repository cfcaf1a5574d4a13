"""The keys of a review as its panels show them, from the one table."""

from __future__ import annotations

from annotator.ui.actions import Actions
from annotator.ui.review.parts import (
    BOTH,
    BOUNDARIES,
    FLIP,
    LATER_KEY,
    MAJORITY,
    NOTE,
    NOTHING,
    ReviewKeys,
)
from annotator.ui.review.review_bar import BarKeys

_WHAT = (NOTHING, MAJORITY, BOTH, FLIP, BOUNDARIES, LATER_KEY, NOTE)


def panel_keys(actions: Actions) -> ReviewKeys:
    """Return the keys for the option panel."""
    end = (actions.cap_text("end.word.previous"), actions.cap_text("end.word.next"))
    return ReviewKeys(
        of={what: actions.sign_text(f"review.{what}") for what in _WHAT}, end=tuple(key for key in end if key)
    )


def bar_keys(actions: Actions) -> BarKeys:
    """Return the keys for the bar."""
    return BarKeys(
        next=actions.cap_text("review.next"),
        previous=actions.cap_text("review.previous"),
        undo=actions.cap_text("undo"),
        take=actions.cap_text("review.take"),
        alike=actions.hint_text("review.alike"),
        close=actions.hint_text("review.close_article"),
    )
