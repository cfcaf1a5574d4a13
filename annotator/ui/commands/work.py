"""Actions on the person's work on the open article: its flag, the notes, and what has become of it, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget

from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.work import FINISHED, SKIPPED, Work
from annotator.services import annotating
from annotator.ui import key_sentences
from annotator.ui.actions import Actions
from annotator.ui.article.view import ArticleView
from annotator.ui.i18n import sentence
from annotator.ui.open_project import READ_ONLY, READING, SAVED, TYPING
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.panels.article_notes import ArticleNotes
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.note import NoteField
from annotator.ui.session import Session
from annotator.ui.unsaved_acts import unsaved_rows


class WorkCommands(QObject):
    """Binds flag and notes. `dock` is where the notes stand: it is shown for writing and goes again if it was hidden.

    To be made before undo and finishing are bound elsewhere: what is typed is handed on first.
    """

    def __init__(
        self,
        session: Session,
        actions: Actions,
        view: ArticleView,
        *,
        notes: ArticleNotes,
        inspector: Inspector,
        dock: QDockWidget,
        articles: ArticleList,
        label_bar: LabelBar,
    ) -> None:
        super().__init__(notes)
        self._session = session
        self._actions = actions
        self._view = view
        self._notes = notes
        self._inspector = inspector
        self._dock = dock
        self._label_bar = label_bar
        self._fetched_dock = self._reads_only = False
        actions.bind("article.flag", self.toggle_flag)
        actions.bind("article.note", self.write_note)
        actions.bind("span.note", self._note)
        for action_id in ("article.finish", "article.skip"):
            actions.bind(action_id, inspector.flush)  # afterwards it would be refused
        actions.bind("undo", notes.flush)
        actions.bind("redo", notes.flush)
        articles.flag_note_of = self._flag_note_of
        session.sentence_of = lambda error: key_sentences.refusal(actions, error)
        for handing_on in (session.leaving, session.asked):
            handing_on.connect(notes.flush)
        session.article_opened.connect(self._on_article_opened)
        session.project_opened.connect(self._on_project_opened)
        session.project_closed.connect(self.show_work)
        session.saved_changed.connect(self._on_saved_changed)
        session.unsaved_changed.connect(self.show_work)
        session.changed.connect(lambda edit: self.show_work() if edit.of(Work) else None)
        notes.flag_note_changed.connect(self._set_flag_note)
        notes.note_changed.connect(self._set_note)
        notes.typing_started.connect(lambda: session.saved_changed.emit(TYPING, ""))
        notes.typing_stopped.connect(session.tell_saved)
        notes.leave_asked.connect(self._leave)

    def toggle_flag(self) -> None:
        """Flag the article and ask for a few words why; of a flagged one, take the flag away with its note."""
        self._notes.flush()
        work = self._session.work
        flags = work is not None and not work.flagged
        edit = self._do(lambda work: annotating.flag(work, flags))
        self.show_work()
        if flags and edit is not None:
            self._write(self._notes.flag_note)

    def write_note(self) -> None:
        """Bring the keyboard to the note on the article."""
        if self._session.work is not None:
            self._write(self._notes.note)

    def show_work(self, *_what: object) -> None:
        """Show notes and state as they stand in the project."""
        work = self._session.work
        keys = {name: self._actions.hint_text(f"article.{name}") for name in ("flag", "note")}
        self._notes.set_keys(flag=keys["flag"], note=keys["note"])
        self._notes.show_work(work)
        unsaved = unsaved_rows(self._session.waiting_here(), self._session.viewer).work
        self._notes.set_unsaved(unsaved)
        self._actions["article.flag"].setChecked(work is not None and work.flagged)
        self._actions["article.reopen"].setEnabled(work is not None and work.status in {FINISHED, SKIPPED})
        words = {FINISHED: self.tr("Finished"), SKIPPED: self.tr("Skipped")}
        state = words.get(work.status, "") if work is not None else ""
        if state and "status" in unsaved:
            state = self.tr("{state}, not saved").format(state=state)
        self._label_bar.set_state(state, key_sentences.reopening(self._actions) if state else "")
        self._show_finish(work)

    def _show_finish(self, work: Work | None) -> None:
        """Let the button say what the key would do: finish, go on from what is finished, or nothing."""
        finished = work is not None and work.status == FINISHED
        why = sentence(UserError(READ_ONLY)) if self._reads_only else ""
        can = work is not None and (finished or not self._reads_only)
        self._label_bar.set_finish_enabled(on=can, why=why, goes_on=finished)

    def _on_project_opened(self) -> None:
        self._reads_only = False  # until writing was tried: it is, right after the window is painted
        self.show_work()

    def _on_saved_changed(self, state: str, why: str) -> None:
        reads_only = state == READING and (self._reads_only or bool(why))
        if reads_only != self._reads_only and state in {READING, SAVED}:
            self._reads_only = reads_only
            self._show_finish(self._session.work)

    def _note(self) -> None:
        """Bring the keyboard to the note on the current span; with none, to that on the article."""
        if self._session.current_span is None:
            self.write_note()
        else:
            self._fetch_dock()
            self._inspector.focus_note()

    def _write(self, field: NoteField) -> None:
        self._fetch_dock()
        self._notes.write(field)

    def _fetch_dock(self) -> None:
        if self._dock.isHidden():
            self._fetched_dock = True
            self._dock.show()

    def _leave(self) -> None:
        self._view.setFocus()
        if self._fetched_dock:
            self._fetched_dock = False
            self._dock.hide()

    def _on_article_opened(self) -> None:
        if self._notes.has_keyboard():
            self._view.setFocus()
        self.show_work()

    def _set_flag_note(self, note: str) -> None:
        if self._session.work is not None and self._session.work.flagged:
            self._keep(lambda work: annotating.flag(work, work.flagged, note))

    def _set_note(self, note: str) -> None:
        self._keep(lambda work: annotating.set_work_note(work, note))

    def _keep(self, build: Callable[[Work], Edit]) -> None:
        """Keep what was typed; where that is refused the fields show what the project holds."""
        if self._do(build) is None and not self._session.has_failed:
            self.show_work()

    def _do(self, build: Callable[[Work], Edit]) -> Edit | None:
        return self._session.do(lambda: build(self._work))

    @property
    def _work(self) -> Work:
        if self._session.work is None:
            raise UserError(QT_TRANSLATE_NOOP("errors", "no article is open"))
        return self._session.work

    def _flag_note_of(self, article_id: str) -> str:
        project = self._session.project
        return self._session.work_on(article_id).flag_note if project is not None else ""
