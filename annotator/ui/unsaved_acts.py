"""Acts that could not be written, and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from annotator.domain.decision import Decision
from annotator.domain.edit import Edit
from annotator.domain.errors import UserError


class UnsavedAct(NamedTuple):
    """An act that could not be written, and which span is the current one once it is."""

    edit: Edit
    current: Callable[[Edit], str] | None


def answers_same(one: Edit, other: Edit) -> bool:
    """Whether two edits answer one question of the review."""
    return one.article_id == other.article_id and bool(_questions(one) & _questions(other))


def _questions(edit: Edit) -> set[str]:
    return {change.row.fingerprint for change in edit.changes if isinstance(change.row, Decision)}


def is_refused(build: Callable[[], Edit]) -> bool:
    """Whether an act can be done no more, or is done already."""
    try:
        build()
    except UserError:
        return True
    return False
