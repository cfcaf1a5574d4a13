"""What could not be saved in a project that is salvaged: kept until it is saved there, and never let go unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from annotator.store import files
from annotator.ui.dialogs.asking import Question, give_room
from annotator.ui.ground import Ground

if TYPE_CHECKING:
    from annotator.services.waiting import Late

_ROLE = QMessageBox.ButtonRole


class SalvageWaiting(QObject):
    """Keeps what waits, by project; saves it once that can be written in; asks before the window goes with it."""

    def __init__(self, ground: Ground, open_project: Callable[[Path], object]) -> None:
        super().__init__(ground.window)
        self._window, self._session, self._open = ground.window, ground.session, open_project
        self._kept: dict[Path, list[Late]] = {}
        self.question: QMessageBox | None = None
        ground.session.writing_begun.connect(self._save_late)

    def keep(self, path: Path, edits: list[Late]) -> None:
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
        self.question = box = Question(self._window)
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
            self._session.go_on_with(self._kept.pop(path))
