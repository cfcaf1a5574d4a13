"""Copies of the project elsewhere, with what could not be saved; and what is asked before that would be lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QMainWindow, QMessageBox

from annotator.domain.errors import UserError
from annotator.ui.actions import Actions
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.dialogs.asking import Question
from annotator.ui.i18n import sentence
from annotator.ui.open_project import SAVED
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.store.project import Project

_ROLE = QMessageBox.ButtonRole
_ROOM = 2
"""How many times the size of a project has to be free: its newest work may not be in it yet."""


class Copies(QObject):
    """Binds the action that saves a copy, and asks before a project is left with changes that are nowhere saved."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        actions: Actions,
        *,
        suffix: str,
        open_project: Callable[[Path], object],
        remember: Callable[[Path], object],
    ) -> None:
        """Take `suffix`, the ending of project files, what opens one, and what lets the next start find one."""
        super().__init__(window)
        self._window, self._session = window, session
        self._suffix, self._open_project, self._remember = suffix, open_project, remember
        self._copy: Path | None = None
        """The last copy of what is open."""
        self._rescued: set[str] = set()
        """Edits that are in it."""
        self._leads = self._is_leaving = False
        """The copy holds more than the project and is what the next start opens; what waits is being let go."""
        self.question: QMessageBox | None = None
        actions.bind("project.copy", self.save_copy)
        session.project_opened.connect(self._forget_copy)
        session.saved_changed.connect(self._on_saved)

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the project there."""
        project = self._session.project
        if project is None:
            return
        proposed = self._folder(project) / f"{project.path.stem}-2{self._suffix}"
        kinds = self.tr("Annotator projects") + f" (*{self._suffix})"
        chosen = file_dialogs.target(self._window, self.tr("Save a copy"), str(proposed), kinds)
        if chosen is not None:
            self.copy_to(chosen)

    def _folder(self, project: Project) -> Path:
        """Return where a copy is proposed: beside the project, or elsewhere where its disk takes no more."""
        from annotator.store.failures import is_of_disk  # noqa: PLC0415  rarely needed

        beside, failure = project.path.absolute().parent, self._session.failure
        if os.access(beside, os.W_OK) and (failure is None or not is_of_disk(failure)):
            return beside
        places = QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation
        folders = [Path(QStandardPaths.writableLocation(place)) for place in places]
        return next((folder for folder in folders if _has_room(folder, project.path) and folder != beside), beside)

    def copy_to(self, path: Path) -> None:
        """Write a copy of the project, with what could not be saved; say where, or why not."""
        from annotator.services.rescuing import save_copy  # noqa: PLC0415  rarely needed

        self._session.asked.emit()  # what is typed belongs to it
        project, waiting = self._session.project, self._session.waiting
        if project is None:
            return
        try:
            saved = save_copy(project, path, waiting)
        except UserError as error:
            self._session.told.emit(sentence(error))
            return
        self._copy, self._rescued = path, {late.edit.id for late in saved}
        if waiting or project.why_gone() is not None:
            self._leads = True
            self._remember(path)
        said = self.tr("A copy is in {path}.").format(path=path)
        if waiting:
            said += " " + self.tr("%n changes that were not saved are in it.", "", len(saved))
        if len(saved) < len(waiting):
            said += " " + self.tr("%n changes no longer fit and are not in it.", "", len(waiting) - len(saved))
        said += self._said_of_place(path)
        self._session.offered.emit(said, self.tr("Open the copy"), lambda: self._open_project(path))
        self._session.tell_failure()  # which the copy is an answer to now
        if len(saved) < len(waiting):
            self._session.told.emit(said)  # over what is said of the failure

    def _said_of_place(self, path: Path) -> str:
        """Return a sentence where a copy was put where it had better not be worked in."""
        from annotator.services.whereabouts import whereabouts  # noqa: PLC0415  rarely needed

        if whereabouts(path).is_safe:
            return ""
        return " " + self.tr("That folder is synced or on a network: open the copy somewhere else.")

    def leave_then(self, act: Callable[[], object]) -> None:
        """Do what leaves the project; where changes are nowhere saved, ask first what becomes of them."""
        if not self._lost:
            self._leave(act)
        elif self.question is None:
            self._ask(act)

    @property
    def would_lose(self) -> bool:
        """Whether leaving the project now would lose what was done."""
        return self._lost > 0

    @property
    def _lost(self) -> int:
        unsaved = self._session.unsaved
        if self._copy is None or not self._copy.is_file():
            return len(unsaved)
        return sum(edit.id not in self._rescued for edit in unsaved)

    def _ask(self, act: Callable[[], object]) -> None:
        self.question = box = Question(self._window)
        box.setWindowTitle(self.tr("Not saved"))
        box.setText(self.tr("%n changes are not saved.", "", self._lost))
        box.setInformativeText(self._session.why_unsaved)
        again = box.addButton(self.tr("&Try again"), _ROLE.AcceptRole)
        copy = box.addButton(self.tr("Save a &copy…"), _ROLE.AcceptRole)
        lose = box.addButton(self.tr("Leave &without them"), _ROLE.DestructiveRole)
        stay = box.addButton(self.tr("&Stay"), _ROLE.RejectRole)
        box.setDefaultButton(again)
        box.setEscapeButton(stay)
        again.clicked.connect(lambda: self._go_on(self._session.retry, act))
        copy.clicked.connect(lambda: self._go_on(self.save_copy, act))
        lose.clicked.connect(lambda: self._leave(act))
        box.finished.connect(self._on_answered)
        box.open()

    def _on_answered(self) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None

    def _go_on(self, first: Callable[[], object], act: Callable[[], object]) -> None:
        first()
        if not self._lost:
            self._leave(act)

    def _leave(self, act: Callable[[], object]) -> None:
        """Let go what waits, and do what leaves the project."""
        self._is_leaving = True
        try:
            self._session.forget_unsaved()
            act()
        finally:
            self._is_leaving = False

    # The copy that has what the project has not

    @property
    def with_all(self) -> Path | None:
        """The copy that holds all that waits to be saved; None where nothing waits, or something came after it."""
        return self._copy if self._session.unsaved and not self._lost else None

    def open_copy(self) -> None:
        """Go on in the copy."""
        if self._copy is not None:
            self._open_project(self._copy)

    def _forget_copy(self) -> None:
        self._copy, self._rescued, self._leads = None, set(), False

    def _on_saved(self, state: str, _why: str) -> None:
        """Let the next start open the project again: what waited was saved in it after all."""
        project = self._session.project
        if state != SAVED or not self._leads or self._is_leaving or project is None or self._session.unsaved:
            return
        if project.why_gone() is None:
            self._leads = False
            self._remember(project.path)


def _has_room(folder: Path, path: Path) -> bool:
    """Whether a copy of a project would go into a folder that is there."""
    try:
        size = path.stat().st_size if path.is_file() else 0
        return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > _ROOM * size
    except OSError:
        return False
