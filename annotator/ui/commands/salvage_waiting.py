"""What could not be saved in a project that is salvaged: kept until it is saved there, and never let go unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from annotator.domain.errors import UserError
from annotator.store import files
from annotator.ui.dialogs.asking import give_room
from annotator.ui.ground import Ground
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from annotator.domain.edit import Edit

_ROLE = QMessageBox.ButtonRole


class SalvageWaiting(QObject):
    """Keeps what waits, by project; saves it once that can be written in; asks before the window goes with it."""

    def __init__(self, ground: Ground, open_project: Callable[[Path], object]) -> None:
        super().__init__(ground.window)
        self._window, self._session, self._open = ground.window, ground.session, open_project
        self._kept: dict[Path, list[Edit]] = {}
        self.question: QMessageBox | None = None
        ground.session.writing_begun.connect(self._save_late)

    def keep(self, path: Path, edits: list[Edit]) -> None:
        """Keep what could not be saved in a project, after what is kept of it already."""
        if edits:
            self._kept.setdefault(path, []).extend(edits)

    def of(self, path: Path) -> int:
        """Return how many changes of a project are kept."""
        return sum(len(edits) for place, edits in self._kept.items() if files.is_same(place, path))

    @property
    def would_lose(self) -> bool:
        """Whether something is kept that is in no project."""
        return bool(self._kept)

    def leave_then(self, act: Callable[[], object]) -> None:
        """Ask what is to become of what is kept, and do what leaves it once that is said."""
        if self.question is not None:
            return
        path, edits = next(iter(self._kept.items()))
        self.question = box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Not saved"))
        box.setText(self.tr("%n changes in {name} are not saved.", "", len(edits)).format(name=path.name))
        box.setInformativeText(
            self.tr("They are kept only while this window is open. They are saved once the project opens again.")
        )
        again = box.addButton(self.tr("&Try again"), _ROLE.AcceptRole)
        lose = box.addButton(self.tr("Leave &without them"), _ROLE.DestructiveRole)
        stay = box.addButton(self.tr("&Stay"), _ROLE.RejectRole)
        box.setDefaultButton(again)
        box.setEscapeButton(stay)
        again.clicked.connect(lambda: self._open(path))
        lose.clicked.connect(lambda: self._lose(act))
        give_room(box)
        box.finished.connect(self._on_answered)
        box.open()

    def _lose(self, act: Callable[[], object]) -> None:
        self._kept.clear()
        act()

    def _on_answered(self, _result: int) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None

    def _save_late(self) -> None:
        """Do what could not be saved before the project was salvaged; once it can be written in, where it cannot yet.

        What does not fit any more is told; what cannot be written waits as any act does.
        """
        project = self._session.project
        if project is None:
            return
        for path in [place for place in self._kept if files.is_same(place, project.path)]:
            for edit in self._kept.pop(path):
                try:
                    self._save(edit)
                except UserError as error:
                    self._session.told.emit(sentence(error))

    def _save(self, edit: Edit) -> None:
        from annotator.services.history import History  # noqa: PLC0415  rarely needed
        from annotator.services.waiting import caught_up, do_late  # noqa: PLC0415

        project = self._session.project
        assert project is not None  # noqa: S101  it was opened for writing
        if edit.annotator_id != self._session.viewer:  # somebody else worked here before, at this computer
            do_late(project, History(project, edit.annotator_id), edit)
            self._session.articles_changed.emit()
        elif (now := caught_up(edit, project)) is not None:
            self._session.do(lambda: now)
