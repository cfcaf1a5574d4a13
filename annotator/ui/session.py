"""The session: the one way of an edit for everything in the window, on what is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.work import Work
from annotator.services.annotating import check_open
from annotator.services.history import REDO, UNDO, step_of
from annotator.services.waiting import Late
from annotator.store.clock import now
from annotator.ui.i18n import sentence
from annotator.ui.unsaved_acts import UnsavedAct
from annotator.ui.unsaved_work import UnsavedWork

_NOTHING = {
    UNDO: QT_TRANSLATE_NOOP("errors", "there is nothing to undo"),
    REDO: QT_TRANSLATE_NOOP("errors", "there is nothing to redo"),
}


class Session(UnsavedWork):
    """One project, one annotator, one article at a time.

    Everything that changes the project goes through here as one Edit; nothing is called saved before it is committed.
    What cannot be written waits: everything shown goes on from it, and it is written later, in its order. What the
    person cannot do is told as a sentence (`told`), and nothing has changed then.
    """

    offered = Signal(str, str, object)
    """A sentence to be said once more with what can be done about it: the words of a button, and what it calls."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps_apart: Callable[[int, bool], bool] = lambda _step, _opens: False
        """Begins in a job what is too long an undo (-1) or redo (1) for a key, and returns whether it is that."""

    # What is open

    def add_annotator(self, name: str) -> None:
        """Add a person to the project and go on as them."""
        self._guarded(lambda: self.choose_annotator(self._open_project.add_annotator(name).id))
        if self._not_written:
            self._again = lambda: self.add_annotator(name)

    # Edits

    def do(self, build: Callable[[], Edit], *, current: Callable[[Edit], str] | None = None) -> Edit | None:
        """Build an edit, commit it, and say so; or tell why not. The one way of an edit.

        `current` gives the id of the span that is the current one from then on; without it, it stays the same. What
        cannot be written waits until it can, and with it all that is done after it, in this order.
        """
        if self._unsaved:
            self.retry()
        edit = self._do(build, current)
        if edit is not None:
            self._taken_back = []
        return edit

    def _do(self, build: Callable[[], Edit], current: Callable[[Edit], str] | None) -> Edit | None:
        history = self._history
        if history is None:
            return None
        built: list[Edit] = []

        def act() -> Edit:
            built.append(build())
            if self._unsaved and self._failure is not None:
                raise self._failure  # nothing is written before what was done before it
            return history.do(built[0])

        edit = self._committed(act, current=current)
        if edit is None and self._not_written:
            if built:
                return self._kept_waiting(UnsavedAct(Late(built[0], now()), current))
            self._again = lambda: self.do(build, current=current)
        return edit

    def took(self, edit: Edit, seq: int) -> None:
        """Show an edit of the annotator that a job has committed, as `seq` of the history; it can be undone."""
        history = self._history
        if history is not None:
            self._taken_back = []
            self._committed(lambda: history.took(edit, seq))

    def undo(self, *, opens: bool = True) -> Edit | None:
        """Take the annotator's last act back, wherever it was; its article is opened, unless another place shows it.

        The last act that was not saved is only no longer to be saved. Taking back what is saved waits as any act does.
        """
        if self._last_waiting in {0, REDO}:
            return self._take_back_unsaved(opens=opens)
        return self._step(UNDO, opens=opens)

    def redo(self, *, opens: bool = True) -> Edit | None:
        """Do again what was undone last. Where that is not saved either, it is only no longer to be undone.

        What was taken back before it was saved waits again where it still cannot be.
        """
        if (act := self._to_be_done_again) is not None:
            return self._do_again(act, opens=opens)
        if self._last_waiting == UNDO:
            return self._take_back_unsaved(opens=opens)
        return self._step(REDO, opens=opens)

    @property
    def _to_be_done_again(self) -> UnsavedAct | None:
        """What was taken back before it was saved, and comes before all that the history could do again."""
        own = [one for one in self._taken_back if one.act.edit.annotator_id == self.viewer]
        return own[-1].act if own and own[-1].redo == self._next_redo() else None

    def _do_again(self, act: UnsavedAct, *, opens: bool) -> Edit | None:
        self._taken_back = [one for one in self._taken_back if one.act is not act]
        if self._unsaved:
            self.retry()
        if opens and (self.article is None or all(part.article_id != self.article.id for part in act.edit.parts)):
            self._open_again(act.edit.article_id)
        return self._do(lambda: act.edit, self._changed_span if opens else act.current)

    def stepped(self, edit: Edit | UserError, seq: int, step: int, *, opens: bool) -> None:
        """Show that a job has taken the act `seq` back or done it again; or tell that it is stale, and step over it."""
        history = self._history
        if history is None:
            return
        if isinstance(edit, UserError):
            history.drop(seq, step)
            self.told.emit(sentence(edit))
            return
        current = self._changed_span if opens else None
        self._committed(lambda: history.stepped(edit, seq, step), current=current, open_first=opens)

    def upcoming(self, step: int) -> Edit | None:
        """Return the act that `undo` (-1) would take back or `redo` (1) do again, None where there is none."""
        if step == UNDO and self._last_waiting in {0, REDO}:
            return self._own_unsaved[-1].edit
        if step == REDO and (act := self._to_be_done_again) is not None:
            return act.edit
        return self._history.upcoming(step, self._own_steps) if self._history else None

    def may_label(self) -> bool:
        """Return whether labels of the open article can be changed now; the person is told why not."""
        return self.may_change(self._work)

    def may_change(self, work: Work | None) -> bool:
        """Return whether the labels that a work is on can be changed now; the person is told why not."""
        try:
            self._check_writable()
            if work is not None:
                check_open(work)
        except UserError as error:
            self.told.emit(self.sentence_of(error))
            return False
        return True

    @property
    def undo_name(self) -> str:
        """The edit name of what `undo` would take back, or empty."""
        if self._last_waiting == 0:
            return self._own_unsaved[-1].edit.name
        act = self.next_act(UNDO)
        return act.name if act is not None else ""

    @property
    def redo_name(self) -> str:
        """The edit name of what `redo` would do again, or empty."""
        if (act := self._to_be_done_again) is not None:
            return act.edit.name
        entry = self.next_act(REDO)
        return entry.name if entry is not None else ""

    def _step(self, step: int, *, opens: bool) -> Edit | None:
        """Take back (-1) or do again (1) what the history holds, after what waits; later where it has to."""
        if self._unsaved:
            self.retry()
        history = self._history
        if history is None or self.steps_apart(step, opens):
            return None
        if not self._unsaved:
            current = self._changed_span if opens else None
            act = history.undo if step == UNDO else history.redo
            edit = self._committed(act, current=current, open_first=opens)
            if edit is not None or (self._refused and not self._not_written):
                return edit
        return self._step_late(step, opens=opens)

    def _step_late(self, step: int, *, opens: bool) -> Edit | None:
        act = self.next_act(step)
        if act is None:
            self.told.emit(sentence(UserError(_NOTHING[step])))
            return None
        try:
            edit = step_of(self._open_project, act.seq, step)
        except UserError as error:  # it cannot even be read
            self.told.emit(self.sentence_of(error))
            return None
        late = Late(edit, now(), step, act.seq)
        return self._kept_waiting(UnsavedAct(late, self._changed_span if opens else None), open_first=opens)
