"""The session: the one way of an edit for everything in the window, on what is open."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, SaveFailed, UserError
from annotator.domain.labelled import Turned
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.work import Work
from annotator.services.annotating import check_open
from annotator.services.history import REDO, UNDO, History
from annotator.services.waiting import do_late
from annotator.store.facts import LogEntry
from annotator.ui.i18n import sentence
from annotator.ui.open_project import FAILED, SAVED, OpenProject
from annotator.ui.unsaved_acts import UnsavedAct, answers_same, is_refused
from annotator.ui.whose_act import is_of_review

_AGAIN_AFTER = 5000
"""Milliseconds after which what waits to be saved is tried again by itself."""


class Session(OpenProject):
    """One project, one annotator, one article at a time.

    Everything that changes the project goes through here as one Edit; nothing is called saved before it is committed.
    What cannot be written waits: everything shown goes on from it, and it is written later, in its order. What the
    person cannot do is told as a sentence (`told`), and nothing has changed then.
    """

    offered = Signal(str, str, object)
    """A sentence to be said once more with what can be done about it: the words of a button, and what it calls."""
    open_points_changed = Signal(object)
    """After `changed`: which spans have no open point any more and which have one now, as `Turned`."""
    to_be_seen = Signal(str)
    """This span was changed by an undo or redo, wherever it is."""
    not_saved = Signal(str)
    """A change could not be written, and why; `retry` tries again."""
    unsaved_changed = Signal()
    """Other changes wait to be saved than before, or for another reason."""
    taken_back = Signal()
    """The last change that was not saved is no longer to be saved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sentence_of: Callable[[UserError], str] = sentence
        """Says why something was refused; the window names the keys that help."""
        self.steps_apart: Callable[[int, bool], bool] = lambda _step, _opens: False
        """Begins in a job what is too long an undo (-1) or redo (1) for a key, and returns whether it is that."""
        self._history: History | None = None
        self._unsaved: list[UnsavedAct] = []
        self._again: Callable[[], object] | None = None
        """Tries again what failed before there was an edit, or an undo or redo."""
        self._refused = self._not_written = False
        """How the last act ended: it was not done; the disk or another program refused it."""
        self._failure: SaveFailed | None = None
        self._is_quiet = False
        self._later = QTimer(self, interval=_AGAIN_AFTER)
        self._later.timeout.connect(self._retry_quietly)

    # What is open

    def add_annotator(self, name: str) -> None:
        """Add a person to the project and go on as them."""
        self._guarded(lambda: self.choose_annotator(self._open_project.add_annotator(name).id))
        if self._not_written:
            self._again = lambda: self.add_annotator(name)

    def _let_go(self) -> None:
        super()._let_go()
        self._again, self._failure = None, None
        self._set_unsaved([])

    def after_import(self) -> None:
        """Show what an import has brought, and save what had to wait for it."""
        super().after_import()
        if self._unsaved:
            self.retry()

    def _start_history(self) -> None:
        self._history = History(self._open_project, self.viewer) if self.annotator else None

    # What is saved

    def tell_saved(self) -> None:
        """Say that everything shown is saved, or what hinders it."""
        if self._unsaved and self._failure is not None:
            self.saved_changed.emit(FAILED, sentence(self._failure))
        else:
            super().tell_saved()

    def tell_failure(self) -> None:
        """Say why the last change could not be written; again after a switch of language."""
        if self._failure is not None:
            self.saved_changed.emit(FAILED, sentence(self._failure))
            self.not_saved.emit(sentence(self._failure))

    # Edits

    def do(self, build: Callable[[], Edit], *, current: Callable[[Edit], str] | None = None) -> Edit | None:
        """Build an edit, commit it, and say so; or tell why not. The one way of an edit.

        `current` gives the id of the span that is the current one from then on; without it, it stays the same. What
        cannot be written waits until it can, and with it all that is done after it, in this order.
        """
        history = self._history
        if history is None:
            return None
        late = self.retry() if self._unsaved else None
        if late is not None and is_refused(build):
            return late  # done once more because it was not saved: now it is
        built: list[Edit] = []

        def act() -> Edit:
            built.append(build())
            if self._unsaved and self._failure is not None:
                raise self._failure  # nothing is written before what was done before it
            return history.do(built[0])

        edit = self._committed(act, current=current)
        if edit is None and self._not_written:
            if built:
                return self._kept_waiting(UnsavedAct(built[0], current))
            self._again = lambda: self.do(build, current=current)
        return edit

    def _kept_waiting(self, act: UnsavedAct) -> Edit | None:
        """Keep an act that could not be written until it can be; it is shown as done and not saved.

        The review asks its questions from what the project holds: there it is not done before it is saved (None), and
        another answer to the same question takes its place.
        """
        self._again = None  # what failed before it was built is not done after it, out of its order
        in_review = is_of_review(act.edit)
        self._set_unsaved([*(one for one in self._unsaved if not answers_same(one.edit, act.edit)), act])
        if not in_review:
            self._show(act.edit, current=act.current)
        self._later.start()
        self.tell_failure()  # now with how many wait
        return None if in_review else act.edit

    def _retry_quietly(self) -> None:
        """Try again by itself what waits, and say nothing where it has to wait on."""
        self._is_quiet = True
        try:
            self.retry()
        finally:
            self._is_quiet = False

    def took(self, edit: Edit, seq: int) -> None:
        """Show an edit of the annotator that a job has committed, as `seq` of the history; it can be undone."""
        history = self._history
        if history is not None:
            self._committed(lambda: history.took(edit, seq))

    def retry(self) -> Edit | None:
        """Try again what could not be saved, in order; return what was saved last of it."""
        if not self._unsaved:
            again, self._again = self._again, None
            found = again() if again is not None else None
            return found if isinstance(found, Edit) else None
        saved: Edit | None = None
        is_as_shown = True
        while self._unsaved:
            act = self._unsaved[0]
            edit = self._guarded(lambda act=act: self._done_late(act.edit))  # type: ignore[misc]
            if self._not_written:
                if saved is not None:
                    self._show_again()
                return None
            # Saved, or told to be so no more: what it changed was changed elsewhere.
            self._set_unsaved(self._unsaved[1:])
            is_as_shown = is_as_shown and edit == act.edit
            saved = edit or saved
            if edit is not None:
                self.changed.emit(edit)
        self._failure = None
        if not is_as_shown:
            self._open_again()
        self.tell_saved()
        return saved

    def _done_late(self, edit: Edit) -> Edit | None:
        history = self._history
        if history is None or edit.annotator_id != self.viewer:
            history = History(self._open_project, edit.annotator_id)
        return do_late(self._open_project, history, edit)

    def _show_again(self) -> None:
        """Show what still waits after what was saved of it: a row that both change is as the later one says."""
        for act in self._unsaved:
            if not is_of_review(act.edit):
                self.changed.emit(act.edit)
        if not self._is_quiet:
            self.tell_failure()

    def _open_again(self) -> None:
        """Show the open article as it stands in the project: what waited was done otherwise than it was shown."""
        if self.article is not None:
            try:
                self.open_article(self.article.id)
            except UserError as error:
                self.told.emit(self.sentence_of(error))

    def waiting_here(self) -> list[Edit]:
        """Return the edits of the open article that wait to be saved, in their order."""
        article_id = self.article.id if self.article else ""
        return [part for act in self._unsaved for part in act.edit.parts if part.article_id == article_id]

    @property
    def unsaved(self) -> list[Edit]:
        """What could not be written and waits for it, in the order in which it was done."""
        return [act.edit for act in self._unsaved]

    @property
    def why_unsaved(self) -> str:
        """The sentence of what hinders saving; empty where nothing waits for it."""
        return sentence(self._failure) if self._unsaved and self._failure is not None else ""

    def forget_unsaved(self) -> None:
        """Let go what could not be saved: it is in a copy, or the person said so."""
        if self._unsaved:
            self._failure = None
            self._set_unsaved([])
            self._open_again()
            self.taken_back.emit()
            self.tell_saved()

    @property
    def _own_unsaved(self) -> list[UnsavedAct]:
        """What waits of the annotator's own: somebody else at this computer may have left something waiting too."""
        return [act for act in self._unsaved if act.edit.annotator_id == self.viewer]

    def _is_caught_up(self) -> bool:
        """Save first what waits; return whether nothing waits any more."""
        if self._unsaved:
            self.retry()
        return not self._unsaved

    def _set_unsaved(self, acts: list[UnsavedAct]) -> None:
        self._unsaved = acts
        if not acts:
            self._later.stop()
        self.unsaved_changed.emit()

    def _take_back_unsaved(self, *, opens: bool) -> Edit:
        act = self._own_unsaved[-1]
        edit = act.edit.inverse()
        self._set_unsaved([other for other in self._unsaved if other is not act])
        if not is_of_review(edit):
            self._show(edit, current=self._changed_span if opens else None, open_first=opens)
        if self._unsaved:
            self.tell_failure()
            return edit
        self._failure = None
        self.taken_back.emit()
        self.tell_saved()
        return edit

    def undo(self, *, opens: bool = True) -> Edit | None:
        """Take the annotator's last act back, wherever it was; its article is opened, unless another place shows it.

        The last act that was not saved is only no longer to be saved.
        """
        if self._own_unsaved:
            return self._take_back_unsaved(opens=opens)
        if not self._is_caught_up():
            return None
        if self.steps_apart(UNDO, opens):
            return None
        return self._step(
            lambda history: history.undo(), QT_TRANSLATE_NOOP("errors", "there is nothing to undo"), opens=opens
        )

    def redo(self, *, opens: bool = True) -> Edit | None:
        """Do again what was undone last, after what waits to be saved; before that nothing can be."""
        if not self._is_caught_up():
            return None
        if self.steps_apart(REDO, opens):
            return None
        return self._step(
            lambda history: history.redo(), QT_TRANSLATE_NOOP("errors", "there is nothing to redo"), opens=opens
        )

    def next_act(self, step: int) -> LogEntry | None:
        """Return what the history says of the act that `undo` (-1) would take back or `redo` (1) do again."""
        return self._history.next_act(step) if self._history else None

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
        if step == UNDO and self._own_unsaved:
            return self._own_unsaved[-1].edit
        return self._history.upcoming(step) if self._history else None

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
    def has_failed(self) -> bool:
        """Whether the last change could not be written, and waits to be tried again."""
        return self._failure is not None

    @property
    def failure(self) -> SaveFailed | None:
        """Why the last change could not be written."""
        return self._failure

    @property
    def undo_name(self) -> str:
        """The edit name of what `undo` would take back, or empty."""
        if self._own_unsaved:
            return self._own_unsaved[-1].edit.name
        return (self._history.undo_name if self._history else None) or ""

    @property
    def redo_name(self) -> str:
        """The edit name of what `redo` would do again, or empty."""
        return (self._history.redo_name if self._history else None) or ""

    def _step(self, step: Callable[[History], Edit | None], nothing: str, *, opens: bool) -> Edit | None:
        history = self._history
        if history is None:
            return None
        current = self._changed_span if opens else None
        edit = self._committed(lambda: step(history), current=current, open_first=opens)
        if edit is None and self._not_written:
            self._again = lambda: self._step(step, nothing, opens=opens)
        elif edit is None and not self._refused:
            self.told.emit(sentence(UserError(nothing)))
        return edit

    def _committed(
        self,
        act: Callable[[], Edit | None],
        *,
        current: Callable[[Edit], str] | None = None,
        open_first: bool = False,
    ) -> Edit | None:
        edit = self._guarded(act)
        if edit is not None:
            self._show(edit, current=current, open_first=open_first)
        return edit

    def _show(self, edit: Edit, *, current: Callable[[Edit], str] | None = None, open_first: bool = False) -> None:
        """Take an edit into what was read, and say that it is done."""
        here = next((part for part in edit.parts if self.article and part.article_id == self.article.id), None)
        if here is None and open_first:
            self.open_article(edit.article_id)
        before = self.current
        turned = self._followed(edit, here, current)
        self.changed.emit(edit)
        if any(turned):
            self.open_points_changed.emit(turned)
        if not self._unsaved:
            self.saved_changed.emit(SAVED, "")
        if self.current != before:
            self.current_changed.emit(self.current)
        if open_first and self.current and (edit.of(Span) or edit.of(Link)):
            self.to_be_seen.emit(self.current)

    def _followed(self, edit: Edit, here: Edit | None, current: Callable[[Edit], str] | None) -> Turned:
        """Bring what was read and the current span to the state after a committed edit.

        The edit stands, whatever breaks here: then that is reported, and what was read is read anew.
        """
        try:
            turned = self._take_in(here) if here is not None else Turned()
            if current is not None:  # before anything is shown: else it all would be shown twice
                self.current = current(edit)
        except Exception as error:  # noqa: BLE001  a bug, which must not part the window from the file
            self._read_anew()
            sys.excepthook(type(error), error, error.__traceback__)
            return Turned()
        return turned

    def _guarded(self, act: Callable[[], Edit | None]) -> Edit | None:
        self._refused, self._not_written = True, False
        try:
            self._check_writable()
            self._read_to_the_end()
            result = act()
        except SaveFailed as error:
            self._failure, self._not_written = error, True
            if not self._is_quiet:
                self.tell_failure()
        except UserError as error:
            self.told.emit(self.sentence_of(error))
        else:
            self._refused = False
            if not self._unsaved:
                self._failure = None
            return result
        return None

    def _changed_span(self, edit: Edit) -> str:
        """Return the span that an undo or redo changed, which is to come into sight; the current one for no span's."""
        spans = [change.row_id for change in edit.of(Span)]
        ends = [change.row.source_id for change in edit.changes if isinstance(change.row, Link)]
        if not spans and not ends:
            return self.current
        return next((span_id for span_id in (*spans, *ends) if span_id in self.spans), "")
