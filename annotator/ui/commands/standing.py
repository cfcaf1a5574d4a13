"""Whether the file of the open project is still where it was opened; the window says so before anything is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from annotator.domain.errors import SaveFailed
from annotator.store.failures import gone
from annotator.ui.commands.projects import ProjectCommands
from annotator.ui.ground import Ground
from annotator.ui.i18n import sentence
from annotator.ui.offering import closing
from annotator.ui.open_project import FAILED, SAVED
from annotator.ui.waiting import Choice, Offer, Rank

_NAME = "standing"
_SETTLED = 250
"""Milliseconds after which a change of a folder is looked at: a file is replaced in more than one step."""


class Standing(QObject):
    """Watches the file of the open project: moved, deleted or replaced, what is shown as saved is so no longer."""

    def __init__(self, ground: Ground, projects: ProjectCommands, *, parent: QObject) -> None:
        super().__init__(parent)
        self._ground, self._session, self._projects = ground, ground.session, projects
        self._failure: SaveFailed | None = None
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED)
        self._timer.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _folder: self._timer.start())
        ground.session.saved_changed.connect(self._on_saved)

    def watch(self) -> None:
        """Begin with the project that is open: its folder, and the one above, in which that one has its name."""
        self._stop()
        project = self._session.project
        if project is not None:
            folder = Path(project.path).parent
            self._watcher.addPaths([str(one) for one in dict.fromkeys((folder, folder.parent)) if one.is_dir()])
            self.look()

    def let_go(self) -> None:
        """Watch no more, and forget what was found."""
        self._stop()
        self._failure = None

    def _stop(self) -> None:
        self._timer.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)

    def look(self) -> None:
        """Say what has become of the file, once; and that all is well, when it is back."""
        project = self._session.project
        if project is None:
            return
        failure = project.why_gone()
        if failure is not None and (self._failure is None or failure.template != self._failure.template):
            self._failure = failure
            self.tell_again()
            self._session.saved_changed.emit(FAILED, sentence(failure))
        elif failure is None and self._failure is not None:
            self._failure = None
            self._ground.waiting.take(_NAME)
            self._session.tell_saved()

    def say_again(self) -> None:
        """Look, and say what has become of the file in place of a sentence that something was refused for it."""
        self.look()
        self.tell_again()

    def _on_saved(self, state: str, _why: str) -> None:
        if state == SAVED and self._failure is not None:  # it is back: nobody has to wait for the folder to be read
            self.look()

    def tell_again(self) -> None:
        """Say it where it is so, also after it was closed."""
        if self._failure is not None:
            self._ground.waiting.put(
                Offer(name=_NAME, rank=Rank.TOLD, words=self._words, choices=self._choices, stays=True)
            )

    def _words(self) -> str:
        """Say what has become of the file, shorter than an error does: the buttons stand beside it."""
        project = self._session.project
        if project is None:
            return ""
        is_gone = self._failure is not None and self._failure.template == gone(project.path).template
        said = (
            self.tr("{name} is no longer there: nothing is saved now.")
            if is_gone  # as it was found: what is there now may be the very file, come back
            else self.tr("Another file has taken the place of {name}: nothing is saved now.")
        )
        return said.format(name=project.path.name)

    def _choices(self) -> list[Choice]:
        project = self._session.project
        choices = [Choice(self.tr("Save a copy…"), self._projects.copies.save_copy, keeps=True)]
        if project is not None and project.path.is_file():
            path = project.path
            choices.append(Choice(self.tr("Open what is there"), lambda: self._projects.open(path), keeps=True))
        return [*choices, closing(self._ground.actions)]
