"""Acts that could not be written: those that wait for it, and those that were taken back before they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import NamedTuple

from annotator.domain.edit import Edit
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.work import Work
from annotator.services.waiting import Late


class UnsavedAct(NamedTuple):
    """An act that could not be written, and which span is the current one once it is."""

    late: Late
    current: Callable[[Edit], str] | None

    @property
    def edit(self) -> Edit:
        """What it changes."""
        return self.late.edit


class TakenBack(NamedTuple):
    """An act that was taken back before it was written; `redo` is what the history could do again at that time."""

    act: UnsavedAct
    redo: int


class UnsavedRows(NamedTuple):
    """What of a person's rows is not saved: spans and links by id, notes by their span, fields of `Work` by name."""

    rows: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    work: frozenset[str] = frozenset()


def unsaved_rows(edits: Iterable[Edit], owner: str) -> UnsavedRows:
    """Return what of a person's rows these edits change."""
    rows, notes, work = set(), set(), set()
    for edit in edits:
        for change in edit.changes:
            before, after = change.before, change.after
            if getattr(change.row, "annotator_id", "") != owner:
                continue
            if isinstance(change.row, Span | Link):
                rows.add(change.row_id)
            if getattr(before, "note", "") != getattr(after, "note", "") and isinstance(change.row, Span):
                notes.add(change.row_id)
            if isinstance(before, Work) and isinstance(after, Work):
                work |= {one.name for one in fields(Work) if getattr(before, one.name) != getattr(after, one.name)}
    return UnsavedRows(frozenset(rows), frozenset(notes), frozenset(work))
