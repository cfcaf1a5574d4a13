"""Undo and redo: one annotator's acts, back to the last barrier; rebuilt from the project, so it survives a restart."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from annotator.domain.bulk import EVERY, Tick, unticked
from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, StaleEdit
from annotator.services.jobs import Cancelled, Progress, stop_if
from annotator.store.facts import LogEntry
from annotator.store.project import Project

UNDO, REDO = -1, 1
_KINDS = {UNDO: "undo", REDO: "redo"}
TIMES = 4
"""How often the rows of an act are gone through until it is taken back."""
_STALE = {
    UNDO: QT_TRANSLATE_NOOP(
        "errors",
        "This step cannot be undone: what it changed has been changed elsewhere since."
        " Undo goes on with the step before.",
    ),
    REDO: QT_TRANSLATE_NOOP(
        "errors",
        "This step cannot be done again: what it changed has been changed elsewhere since."
        " Redo goes on with the next step.",
    ),
}


class History:
    """The acts of one annotator that can be undone and redone.

    Nothing grows before the database has committed: an act that fails leaves everything as it was.
    """

    def __init__(self, project: Project, annotator_id: str) -> None:
        self._project = project
        self._annotator_id = annotator_id
        self._barrier = project.last_barrier()
        self._undo, self._redo = _replayed(project.log(annotator_id))

    def do(self, edit: Edit, *, made_at: str = "") -> Edit:
        """Apply an edit of this annotator, done now or at `made_at`, and return it. Raises as `Project.apply`."""
        if edit.annotator_id != self._annotator_id:
            raise ValueError("the edit belongs to another annotator")
        return self.took(edit, self._project.apply(edit, made_at=made_at))

    def step(self, edit: Edit, seq: int, count: int, *, made_at: str) -> Edit:
        """Apply what takes the act `seq` back (-1) or does it again (1), as it was done before, and return it."""
        self._project.apply(edit, kind=_KINDS[count], target=seq, made_at=made_at)
        return self.stepped(edit, seq, count)

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
        return self._step(UNDO)

    def redo(self) -> Edit | None:
        """Do again what was undone last and return the edit; None where there is nothing. Raises as `undo`."""
        return self._step(REDO)

    def _step(self, count: int) -> Edit | None:
        entry = self.next_act(count)
        if entry is None:
            return None
        try:
            edit = written_step(self._project, entry.seq, count)
        except StaleEdit:
            self.drop(entry.seq, count)
            raise
        return self.stepped(edit, entry.seq, count)

    def next_act(self, count: int, waiting: Iterable[tuple[int, int]] = ()) -> LogEntry | None:
        """Return what `undo` (-1) would take back or `redo` (1) do again, None where there is nothing.

        `waiting` is what is done but not written: -1 or 1 and the act taken back or done again, or 0 for an edit.
        """
        self._stop_at_barrier()
        acts = {UNDO: self._undo, REDO: self._redo}
        for step, seq in waiting:
            acts = {known: list(entries) for known, entries in acts.items()}
            if not step:
                acts[REDO] = []
            elif any(entry.seq == seq for entry in acts[step]):
                _move(acts[step], acts[-step], seq)
        return acts[count][-1] if acts[count] else None

    def stepped(self, edit: Edit, seq: int, count: int) -> Edit:
        """Have it that the act `seq` was taken back (-1) or done again (1) by an edit, which a job may have written."""
        source, target = (self._undo, self._redo) if count < 0 else (self._redo, self._undo)
        if any(entry.seq == seq for entry in source):  # else it was read from the history meanwhile
            _move(source, target, seq)
        return edit

    def drop(self, seq: int, count: int) -> None:
        """Step over an act that has become stale."""
        source = self._undo if count < 0 else self._redo
        if any(entry.seq == seq for entry in source):
            _move(source, [], seq)

    @property
    def undo_name(self) -> str | None:
        """The edit name of what `undo` would take back, or None."""
        act = self.next_act(UNDO)
        return act.name if act is not None else None

    @property
    def redo_name(self) -> str | None:
        """The edit name of what `redo` would do again, or None."""
        act = self.next_act(REDO)
        return act.name if act is not None else None

    def upcoming(self, step: int, waiting: Iterable[tuple[int, int]] = ()) -> Edit | None:
        """Return the act that `undo` (-1) would take back or `redo` (1) do again, None where there is none.

        Of an act on very many articles it is what it did in the first ones. `waiting` is as for `next_act`.
        """
        act = self.next_act(step, waiting)
        return self._project.edit_of(act.seq, most=EVERY) if act is not None else None

    def _stop_at_barrier(self) -> None:
        """Forget the acts before a barrier that a job has written meanwhile."""
        barrier = self._project.last_barrier()
        if barrier != self._barrier:
            self._barrier = barrier
            self._undo = [entry for entry in self._undo if entry.seq > barrier]
            self._redo = [entry for entry in self._redo if entry.seq > barrier]


def written_step(project: Project, seq: int, step: int, *, tick: Tick = unticked) -> Edit:
    """Write what takes the act `seq` of the history back (-1) or does it again (1), and return that edit.

    Its rows are gone through TIMES times, with ticks. Raises StaleEdit where what the act changed has been changed
    elsewhere since, and what `tick` raises; then nothing has changed.
    """
    edit = step_of(project, seq, step, tick=tick)
    try:
        project.apply(edit, kind=_KINDS[step], target=seq, tick=tick)
    except StaleEdit as error:
        raise StaleEdit(_STALE[step]) from error
    return edit


def step_of(project: Project, seq: int, step: int, *, tick: Tick = unticked) -> Edit:
    """Return the edit that takes the act `seq` of the history back (-1) or does it again (1)."""
    act = project.edit_of(seq, tick=tick)
    return act.inverse() if step < 0 else act.again()


def ticks(rows: int, progress: Progress, cancelled: Cancelled, name: str) -> Tick:
    """Return what the store calls while it reads, checks, writes and notes so many rows; it tells `name` with it."""
    done, total = count(1), max(TIMES * rows // EVERY, 1)

    def tick() -> None:
        stop_if(cancelled)
        progress(min(next(done), total), total, name)

    return tick


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
