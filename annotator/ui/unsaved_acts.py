"""Acts that could not be written: those that wait for it, and those that were taken back before they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from annotator.domain.edit import Edit


class UnsavedAct(NamedTuple):
    """An act that could not be written, and which span is the current one once it is."""

    edit: Edit
    current: Callable[[Edit], str] | None


class TakenBack(NamedTuple):
    """An act that was taken back before it was written; `redo` is what the history could do again at that time."""

    act: UnsavedAct
    redo: int
