"""What cannot be written waits in its order: it is shown as done and not saved, and tried again until it is saved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.edit import Edit
from annotator.domain.errors import SaveFailed, StaleEdit, UserError
from annotator.domain.labelled import Turned
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.services.history import REDO, History
from annotator.services.waiting import Late, do_late
from annotator.store.facts import LogEntry
from annotator.ui.i18n import sentence
from annotator.ui.open_project import FAILED, SAVED, OpenProject
from annotator.ui.unsaved_acts import TakenBack, UnsavedAct

_AGAIN_AFTER = 5000
"""Milliseconds after which what waits to be saved is tried again by itself."""


class UnsavedWork(OpenProject):
    """An open project in which everything that is shown goes on from what could not be written yet.

    The session makes the edits.
    """

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
        self._history: History | None = None
        self._unsaved: list[UnsavedAct] = []
        self._taken_back: list[TakenBack] = []
        """What was taken back before it was saved, the last one last: it can be done again."""
        self._again: Callable[[], object] | None = None
        """Tries again what failed before there was an edit, or an undo or redo."""
        self._refused = self._not_written = False
        """How the last act ended: it was not done; the disk or another program refused it."""
        self._refusal: UserError | None = None
        self._failure: SaveFailed | None = None
        self._is_quiet = False
        self._later = QTimer(self, interval=_AGAIN_AFTER)
        self._later.timeout.connect(self._retry_quietly)

    # What is open

    def _let_go(self) -> None:
        super()._let_go()
        self._again, self._failure = None, None
        self._taken_back = []
        self._set_unsaved([])

    def after_import(self) -> None:
        """Show what an import has brought, and save what had to wait for it."""
        self._taken_back = []  # as what was saved cannot be undone or done again across it
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

    @property
    def has_failed(self) -> bool:
        """Whether the last change could not be written, and waits to be tried again."""
        return self._failure is not None

    @property
    def failure(self) -> SaveFailed | None:
        """Why the last change could not be written."""
        return self._failure

    # What waits

    def _kept_waiting(self, act: UnsavedAct, *, open_first: bool = False) -> Edit:
        """Keep an act that could not be written until it can be; it is shown as done and not saved."""
        self._again = None  # what failed before it was built is not done after it, out of its order
        self._set_unsaved([*self._unsaved, act])
        self._show(act.edit, current=act.current, open_first=open_first)
        self._later.start()
        self.tell_failure()  # now with how many wait
        return act.edit

    def _retry_quietly(self) -> None:
        """Try again by itself what waits, and say nothing where it has to wait on."""
        self._is_quiet = True
        try:
            self.retry()
        finally:
            self._is_quiet = False

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
            edit = self._guarded(lambda act=act: self._done_late(act.late))  # type: ignore[misc]
            if self._refused and not isinstance(self._refusal, StaleEdit):  # the disk; or it cannot even be read now
                if saved is not None:
                    self._show_again()
                return None
            # Saved, or told to be so no more: what it changed was changed elsewhere.
            self._set_unsaved(self._unsaved[1:])
            is_as_shown = is_as_shown and edit == act.edit
            saved = edit or saved
            self.changed.emit(edit or act.edit.inverse())
        self._failure = None
        if not is_as_shown:
            self._open_again()
        self.tell_saved()
        return saved

    def _done_late(self, late: Late) -> Edit | None:
        history = self._history
        if history is None or late.edit.annotator_id != self.viewer:
            history = History(self._open_project, late.edit.annotator_id)
        return do_late(self._open_project, history, late)

    def go_on_with(self, waiting: Iterable[Late]) -> None:
        """Save what waited when the project was left, or have it wait again."""
        self._set_unsaved([*self._unsaved, *(UnsavedAct(late, None) for late in waiting)])
        self.retry()
        self._open_again()
        self.articles_changed.emit()
        if self._unsaved:
            self._later.start()
            self.tell_failure()

    def _show_again(self) -> None:
        """Show what still waits after what was saved of it: a row that both change is as the later one says."""
        for act in self._unsaved:
            self.changed.emit(act.edit)
        if not self._is_quiet:
            self.tell_failure()

    def _open_again(self, article_id: str = "") -> None:
        """Show the open article as it stands in the project (what waited was done otherwise than shown), or another."""
        if article_id or self.article is not None:
            try:
                show = self.open_article if article_id else self.show_again  # where the person stays where they are
                show(article_id or (self.article.id if self.article else ""))
            except UserError as error:
                self.told.emit(self.sentence_of(error))

    def _next_redo(self) -> int:
        """Return which act of the history could be done again now; 0 for none."""
        act = self.next_act(REDO)
        return act.seq if act is not None else 0

    def next_act(self, step: int) -> LogEntry | None:
        """Return which act of the history undo (-1) would take back or redo (1) do again, after what waits."""
        return self._history.next_act(step, self._own_steps) if self._history else None

    def waiting_in(self, article_id: str) -> list[Edit]:
        """Return the edits of an article that wait to be saved, in their order."""
        return [part for act in self._unsaved for part in act.edit.parts if part.article_id == article_id]

    def unsaved_articles(self) -> frozenset[str]:
        """Return the articles in which something of the annotator's own waits."""
        return frozenset(part.article_id for act in self._unsaved for part in act.edit.parts if self._mine(part))

    @property
    def unsaved(self) -> list[Edit]:
        """What could not be written and waits for it, in the order in which it was done."""
        return [act.edit for act in self._unsaved]

    @property
    def waiting(self) -> list[Late]:
        """The same, with when it was done and what it takes back or does again."""
        return [act.late for act in self._unsaved]

    @property
    def why_unsaved(self) -> str:
        """The sentence of what hinders saving; empty where nothing waits for it."""
        return sentence(self._failure) if self._unsaved and self._failure is not None else ""

    @property
    def why_unsaved_briefly(self) -> str:
        """The same in two or three words, for where there is little room."""
        from annotator.store.failures import briefly  # noqa: PLC0415  rarely needed

        return sentence(briefly(self._failure)).rstrip(".") if self._unsaved and self._failure is not None else ""

    def forget_unsaved(self) -> None:
        """Let go what could not be saved: it is in a copy, or the person said so."""
        if self._unsaved:
            forgotten = self.unsaved
            self._failure = None
            self._set_unsaved([])
            for edit in reversed(forgotten):
                self.changed.emit(edit.inverse())
            self._open_again()
            self.taken_back.emit()
            self.tell_saved()

    @property
    def _own_unsaved(self) -> list[UnsavedAct]:
        """What waits of the annotator's own: somebody else at this computer may have left something waiting too."""
        return [act for act in self._unsaved if act.edit.annotator_id == self.viewer]

    @property
    def _own_steps(self) -> list[tuple[int, int]]:
        """What the acts of one's own that wait are to the history: see `History.next_act`."""
        return [(act.late.step, act.late.seq) for act in self._own_unsaved]

    @property
    def _last_waiting(self) -> int | None:
        """What the last act of one's own that waits is: an undo (-1), a redo (1) or an edit (0); None without one."""
        own = self._own_unsaved
        return own[-1].late.step if own else None

    def _set_unsaved(self, acts: list[UnsavedAct]) -> None:
        self._unsaved = acts
        if not acts:
            self._later.stop()
        self.unsaved_changed.emit()

    def _take_back_unsaved(self, *, opens: bool) -> Edit:
        act = self._own_unsaved[-1]
        edit = act.edit.inverse()
        self._set_unsaved([other for other in self._unsaved if other is not act])
        if not act.late.step:  # what takes a saved act back, or does it again, is in the history to be found
            self._taken_back.append(TakenBack(act, self._next_redo()))
        self._show(edit, current=self._changed_span if opens else None, open_first=opens)
        if self._unsaved:
            self.tell_failure()
        self._let_nothing_wait()
        return edit

    def _let_nothing_wait(self) -> None:
        """Say no more that something is not saved, where nothing waits."""
        if not self._unsaved:
            self._failure = None
            self.taken_back.emit()
            self.tell_saved()

    # What is done

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
            self._open_again(edit.article_id)
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
        self._refused, self._not_written, self._refusal = True, False, None
        try:
            self._check_writable()
            self._read_to_the_end()
            result = act()
        except SaveFailed as error:
            self._failure, self._not_written = error, True
            if not self._is_quiet:
                self.tell_failure()
        except UserError as error:
            self._refusal = error
            if not self._is_quiet or isinstance(error, StaleEdit):
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
