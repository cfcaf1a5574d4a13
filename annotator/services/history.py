"""Undo and redo: one annotator's acts, back to the last barrier; rebuilt from the project, so it survives a restart."""

from __future__ import annotations

from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, StaleEdit
from annotator.store.facts import LogEntry
from annotator.store.project import Project


class History:
    """The acts of one annotator that can be undone and redone.

    Nothing grows before the database has committed: an act that fails leaves everything as it was.
    """

    def __init__(self, project: Project, annotator_id: str) -> None:
        self._project = project
        self._annotator_id = annotator_id
        self._barrier = project.last_barrier()
        self._undo, self._redo = _replayed(project.log(annotator_id))

    def do(self, edit: Edit) -> Edit:
        """Apply an edit of this annotator and return it. Raises what `Project.apply` raises."""
        if edit.annotator_id != self._annotator_id:
            raise ValueError("the edit belongs to another annotator")
        return self.took(edit, self._project.apply(edit))

    def took(self, edit: Edit, seq: int) -> Edit:
        """Have an edit of this annotator that a job has applied already, as `seq` of the history; return it."""
        if self._undo and self._undo[-1].seq >= seq:  # read from the history meanwhile
            return edit
        self._undo.append(LogEntry(seq, "edit", None, edit.name, edit.article_id))
        self._redo.clear()
        return edit

    def undo(self) -> Edit | None:
        """Take the last act back and return the edit that did so; None where there is nothing to undo.

        Raises StaleEdit where what the act changed has been changed elsewhere since: the act is dropped, and the one
        before is next. SaveFailed leaves all as it was.
        """
        self._stop_at_barrier()
        if not self._undo:
            return None
        entry = self._undo[-1]
        edit = self._project.edit_of(entry.seq).inverse()
        try:
            self._project.apply(edit, kind="undo", target=entry.seq)
        except StaleEdit as error:
            self._undo.pop()
            raise StaleEdit(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "This step cannot be undone: what it changed has been changed elsewhere since."
                    " Undo goes on with the step before.",
                )
            ) from error
        self._redo.append(self._undo.pop())
        return edit

    def redo(self) -> Edit | None:
        """Do again what was undone last and return the edit; None where there is nothing. Raises as `undo`."""
        self._stop_at_barrier()
        if not self._redo:
            return None
        entry = self._redo[-1]
        edit = self._project.edit_of(entry.seq).again()
        try:
            self._project.apply(edit, kind="redo", target=entry.seq)
        except StaleEdit as error:
            self._redo.pop()
            raise StaleEdit(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "This step cannot be done again: what it changed has been changed elsewhere since."
                    " Redo goes on with the next step.",
                )
            ) from error
        self._undo.append(self._redo.pop())
        return edit

    @property
    def undo_name(self) -> str | None:
        """The edit name of what `undo` would take back, or None."""
        self._stop_at_barrier()
        return self._undo[-1].name if self._undo else None

    @property
    def redo_name(self) -> str | None:
        """The edit name of what `redo` would do again, or None."""
        self._stop_at_barrier()
        return self._redo[-1].name if self._redo else None

    def upcoming(self, step: int) -> Edit | None:
        """Return the act that `undo` (-1) would take back or `redo` (1) do again, None where there is none."""
        self._stop_at_barrier()
        acts = self._undo if step < 0 else self._redo
        return self._project.edit_of(acts[-1].seq) if acts else None

    def _stop_at_barrier(self) -> None:
        """Forget the acts before a barrier that a job has written meanwhile."""
        barrier = self._project.last_barrier()
        if barrier != self._barrier:
            self._barrier = barrier
            self._undo = [entry for entry in self._undo if entry.seq > barrier]
            self._redo = [entry for entry in self._redo if entry.seq > barrier]


def _replayed(log: list[LogEntry]) -> tuple[list[LogEntry], list[LogEntry]]:
    """Return what can be undone and what can be redone after these acts, the next one last."""
    undo: list[LogEntry] = []
    redo: list[LogEntry] = []
    for entry in log:
        if entry.kind == "edit":
            undo.append(entry)
            redo.clear()
        elif entry.kind == "undo":
            _move(undo, redo, entry.target)
        else:
            _move(redo, undo, entry.target)
    return undo, redo


def _move(source: list[LogEntry], target: list[LogEntry], seq: int | None) -> None:
    """Move the act `seq` from the end of one list to the other; what lay above it had been dropped as stale."""
    while source:
        entry = source.pop()
        if entry.seq == seq:
            target.append(entry)
            return
