"""Actions on projects: new, open, export, annotators. Long work runs in jobs."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMainWindow

from annotator import paths
from annotator.domain.errors import UserError
from annotator.domain.work import shown_names
from annotator.services.jobs import Cancelled, Progress
from annotator.settings import State
from annotator.store.project import Project
from annotator.ui.actions import Actions
from annotator.ui.commands.copies import Copies
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.i18n import sentence
from annotator.ui.long_work import LongWork, own_connection
from annotator.ui.session import Session
from annotator.ui.unsaved_told import said_with_left_out, save_first

if TYPE_CHECKING:
    from annotator.services.exporting import ExportReport

# Imports in functions are of what the start of the program does not need.
SUFFIX = ".annot"


class ProjectCommands(QObject):
    """Binds the project's actions."""

    def __init__(
        self, window: QMainWindow, session: Session, state: State, actions: Actions, *, long_work: LongWork
    ) -> None:
        super().__init__(window)
        self._left_out = 0
        """How many changes were not saved when the last file was written."""
        self._window = window
        self._session = session
        self._state = state
        self._long_work = long_work
        self.refused: Callable[[UserError], bool] = lambda _error: False
        """Takes care of a project that does not open, and returns whether it does."""
        self.about_to_open: Callable[[Path], object] = lambda _path: None
        self.copies = Copies(window, session, actions, suffix=SUFFIX, open_project=self.open, remember=self._remember)
        actions.bind("project.new", self.new)
        actions.bind("project.open", self.choose)
        actions.bind("project.sample", self.open_sample)
        actions.bind("project.export", self._choose_target)
        actions.bind("project.annotator", self.ask_annotator)
        actions.bind("project.close", self._close)

    def _close(self) -> None:
        """Close the project; the next start begins with the start page."""
        if not self._is_at_work():
            self._session.asked.emit()
            self.copies.leave_then(self._leave)

    def _leave(self) -> None:
        self._session.close_project()
        self._quietly(lambda: self._state.remember_open(None))

    def _is_at_work(self) -> bool:
        """Whether something is being read or written for the project that is open; then say so."""
        if self._long_work.busy:
            self._session.told.emit(self.tr("Something is still being read or written; wait a moment, or cancel it."))
        return self._long_work.busy

    # Opening

    def new(self, proposed: str = "") -> None:
        """Ask for a file, proposed by its stem, and a name, and make a project."""
        path = file_dialogs.target(
            self._window, self.tr("New project"), (proposed or self.tr("project")) + SUFFIX, self._filter()
        )
        if path is None:
            return
        path = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
        name = self._ask_name(_user_name())
        if name:
            self.create(path, name)

    def create(self, path: Path, annotator: str) -> bool:
        """Make a project with one annotator and open it."""
        from annotator.services import creating  # noqa: PLC0415

        return self._opened(lambda: self._session.take(creating.create(path, annotator=annotator)))

    def choose(self) -> None:
        """Ask for a project and open it."""
        chosen = file_dialogs.source(self._window, self.tr("Open project"), self._filter())
        if chosen is not None:
            self.open(chosen)

    def open(self, path: Path, *, write: bool = True) -> bool:
        """Open a project as the annotator who worked in it last; say why not where it cannot be."""
        self.about_to_open(path)
        return self._opened(lambda: self._take(Project.open(path)), write=write)

    def open_sample(self, *, write: bool = True) -> bool:
        """Open the sample project, made at the first time."""
        path = paths.sample_project()
        if path.exists():
            return self.open(path, write=write)
        from annotator.services.sample import sample_project  # noqa: PLC0415

        return self._opened(lambda: self._take(sample_project(path)), write=write)

    def _take(self, project: Project) -> None:
        self._session.take(project, self._state.annotator(project.id))

    def _opened(self, act: Callable[[], object], *, write: bool = True) -> bool:
        if self._is_at_work():
            return False
        self._session.asked.emit()
        if self.copies.would_lose:
            self.copies.leave_then(lambda: self._opened(act, write=write))
            return False
        try:
            act()
        except UserError as error:
            if not self.refused(error):
                self._session.told.emit(sentence(error))
            return False
        if write:
            self._session.begin_writing()
        project = self._session.project
        if project is not None and not paths.is_backup(project.path):  # one looks into those, and works elsewhere
            self._remember(project.path)
        return True

    def _remember(self, path: Path) -> None:
        """Let a project head the recent ones, and be what the next start opens."""
        self._quietly(lambda: self._state.remember_project(path))
        self._quietly(lambda: self._state.remember_open(path))

    def _quietly(self, act: Callable[[], object]) -> None:
        """Do what is good to have and no loss to lack."""
        try:
            act()
        except UserError as error:
            self._session.told.emit(sentence(error))

    def _filter(self) -> str:
        return self.tr("Annotator projects") + f" (*{SUFFIX})"

    # Annotators

    def ask_annotator(self) -> None:
        """Ask for a name, and go on as that person, new or known."""
        project = self._session.project
        name = self._ask_name("") if project is not None else ""
        if project is None or not name:
            return
        known = project.annotator_named(name)
        if known is not None:
            self._session.choose_annotator(known.id)
        else:
            self._session.add_annotator(name)

    def _ask_name(self, proposed: str) -> str:
        name, agreed = QInputDialog.getText(
            self._window,
            self.tr("Annotator"),
            self.tr("Your name, as colleagues will see it:"),
            QLineEdit.EchoMode.Normal,
            proposed,
        )
        return name.strip() if agreed else ""

    # Export

    def _choose_target(self) -> None:
        project = self._session.project
        if project is None:
            self._session.told.emit(self.tr("Open a project first, or make a new one."))
            return
        begun = self.tr("Labelled JSONL") + " (*.jsonl)"
        every = self.tr("Labelled JSONL, with the articles that nobody has begun") + " (*.jsonl)"
        # Who may not see the others' work does not see either what nobody has begun.
        kinds = [begun, every] if self._session.sees_all else [begun]
        chosen, kind = file_dialogs.target_and_kind(
            self._window, self.tr("Export labelled JSONL"), f"{project.path.stem}.jsonl", ";;".join(kinds)
        )
        if chosen is not None:
            self.export(chosen, unbegun=kind == every)

    def export(self, out: Path, *, unbegun: bool = False) -> None:
        """Write everybody's labels as labelled JSONL; their own for one who may not see the others'.

        With `unbegun` an article that nobody has begun is a line without labels.
        """
        project, viewer = self._session.project, self._session.viewer
        if project is None:
            return
        from annotator.services import exporting  # noqa: PLC0415

        self._left_out = save_first(self._session)
        path = project.path
        name = None if self._session.sees_all else shown_names(project.annotators()).get(viewer)

        def work(progress: Progress, cancelled: Cancelled) -> ExportReport:
            with own_connection(path) as reading:
                return exporting.export_jsonl(
                    reading,
                    out,
                    annotator=name,
                    unbegun=unbegun,
                    may_be_empty=False,
                    progress=progress,
                    cancelled=cancelled,
                )

        self._long_work.run(self.tr("Exporting…"), work, self._on_exported)

    def _on_exported(self, result: object) -> None:
        report = cast("ExportReport", result)
        said = self.tr("Exported to {name}: {lines} lines, {spans} spans.").format(
            name=report.path.name, lines=report.records, spans=report.spans
        )
        self._session.told.emit(said_with_left_out(said, self._left_out))


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
