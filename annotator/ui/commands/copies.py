"""Copies of the project elsewhere, with what could not be saved; and what is asked before that would be lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMessageBox

from annotator.domain.errors import UserError
from annotator.ui.actions import Actions
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.dialogs.asking import Question
from annotator.ui.i18n import sentence
from annotator.ui.session import Session

_ROLE = QMessageBox.ButtonRole


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
    ) -> None:
        """Take `suffix`, the ending of project files, and what opens one."""
        super().__init__(window)
        self._window, self._session = window, session
        self._suffix, self._open_project = suffix, open_project
        self._rescued: set[str] = set()
        """Edits that are in a copy."""
        self.question: QMessageBox | None = None
        actions.bind("project.copy", self.save_copy)
        session.project_opened.connect(self._rescued.clear)

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the project there."""
        project = self._session.project
        if project is None:
            return
        proposed = project.path.with_name(f"{project.path.stem}-2{self._suffix}")
        kinds = self.tr("Annotator projects") + f" (*{self._suffix})"
        chosen = file_dialogs.target(self._window, self.tr("Save a copy"), str(proposed), kinds)
        if chosen is not None:
            self.copy_to(chosen)

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
        self._rescued.update(late.edit.id for late in saved)
        said = self.tr("A copy is in {path}.").format(path=path)
        if waiting:
            said += " " + self.tr("%n changes that were not saved are in it.", "", len(saved))
        if len(saved) < len(waiting):
            said += " " + self.tr("%n changes no longer fit and are not in it.", "", len(waiting) - len(saved))
        said += self._said_of_place(path)
        self._session.offered.emit(said, self.tr("Open the copy"), lambda: self._open_project(path))

    def _said_of_place(self, path: Path) -> str:
        """Return a sentence where a copy was put where it had better not be worked in."""
        from annotator.services.whereabouts import whereabouts  # noqa: PLC0415  rarely needed

        if whereabouts(path).is_safe:
            return ""
        return " " + self.tr("That folder is synced or on a network: open the copy somewhere else.")

    def leave_then(self, act: Callable[[], object]) -> None:
        """Do what leaves the project; where changes are nowhere saved, ask first what becomes of them."""
        if not self._lost:
            self._session.forget_unsaved()
            act()
        elif self.question is None:
            self._ask(act)

    @property
    def would_lose(self) -> bool:
        """Whether leaving the project now would lose what was done."""
        return self._lost > 0

    @property
    def _lost(self) -> int:
        return sum(edit.id not in self._rescued for edit in self._session.unsaved)

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
        lose.clicked.connect(lambda: self._go_on(self._session.forget_unsaved, act))
        box.finished.connect(self._on_answered)
        box.open()

    def _on_answered(self) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None

    def _go_on(self, first: Callable[[], object], act: Callable[[], object]) -> None:
        first()
        if not self._lost:
            self._session.forget_unsaved()
            act()
