"""What becomes of the open project's file around the window: who else has it, whether it is there, where it lies.

This is the light front of three that are made when they are needed: the start of the program does not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from annotator.domain.errors import UserError
from annotator.ui.commands.projects import ProjectCommands
from annotator.ui.ground import Ground
from annotator.ui.i18n import sentence
from annotator.ui.long_work import LongWork
from annotator.ui.open_project import READ_ONLY

if TYPE_CHECKING:
    from annotator.ui.commands.holding import Holding
    from annotator.ui.commands.placing import Placing
    from annotator.ui.commands.standing import Standing

_SOON = 400
"""Milliseconds after which what is open is looked at: its article stands then."""


class FileAround(QObject):
    """Binds the action that takes a project for writing again, and has the file looked after while it is open."""

    def __init__(self, ground: Ground, projects: ProjectCommands, long_work: LongWork) -> None:
        super().__init__(ground.window)
        self._ground, self._projects, self._long_work = ground, projects, long_work
        self._holding: Holding | None = None
        self._standing: Standing | None = None
        self._placing: Placing | None = None
        self.merge: Callable[[Sequence[Path]], object] = lambda _paths: ground.actions["project.merge"].trigger()
        """Merges files into the open project."""
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._look)
        session = ground.session
        ground.actions.bind("project.write", self._try_again)
        ground.parts.top_bar.saved_asked.connect(self._on_saved_asked)
        session.writing_refused.connect(self._on_refused)
        session.told.connect(self._on_told)
        session.writing_begun.connect(self._timer.start)
        session.project_opened.connect(self._timer.start)
        session.project_closed.connect(self._let_go)
        session.project_opened.connect(self._let_go)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    @property
    def holding(self) -> Holding:
        """What is said where another has the project; made then."""
        if self._holding is None:
            from annotator.ui.commands.holding import Holding  # noqa: PLC0415

            self._holding = Holding(self._ground, save_copy=self._projects.copies.save_copy, parent=self)
        return self._holding

    @property
    def standing(self) -> Standing:
        """What watches whether the file is there; made once a project stands."""
        if self._standing is None:
            from annotator.ui.commands.standing import Standing  # noqa: PLC0415

            self._standing = Standing(self._ground, self._projects, parent=self)
        return self._standing

    @property
    def placing(self) -> Placing:
        """What warns of a place where the file should not lie; made once a project is written in."""
        if self._placing is None:
            from annotator.ui.commands.placing import Placing  # noqa: PLC0415

            self._placing = Placing(self._ground, self._projects, self._long_work, merge=self._merge, parent=self)
        return self._placing

    def _merge(self, paths: Sequence[Path]) -> None:
        self.merge(paths)

    def _try_again(self) -> None:
        self.holding.try_again()

    def _on_refused(self, error: UserError) -> None:
        self.holding.tell(error)

    def _on_told(self, text: str) -> None:
        """Where something was refused, say what can be done: who has the project, or what has become of its file."""
        project = self._ground.session.project
        failure = project.why_gone() if project is not None else None
        if failure is not None and text == sentence(failure):
            QTimer.singleShot(0, self.standing, self.standing.say_again)
        elif self._holding is not None and text == sentence(UserError(READ_ONLY)):
            QTimer.singleShot(0, self._holding, self._holding.say_again)

    def _look(self) -> None:
        project = self._ground.session.project
        if project is None:
            return
        self.standing.watch()
        if project.writable:
            self.placing.look()

    def _let_go(self) -> None:
        for made in (self._holding, self._standing):
            if made is not None:
                made.let_go()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Look at the file again when the person comes back to the program: most is done to it elsewhere."""
        if state == Qt.ApplicationState.ApplicationActive and self._ground.session.project is not None:
            for made in (self._holding, self._standing):
                if made is not None:
                    made.look()

    def _on_saved_asked(self) -> None:
        """Answer a click on how the project is saved: why not, and what can be done."""
        session = self._ground.session
        if session.has_failed:
            session.tell_failure()
        elif session.project is not None and not session.project.writable:
            self.holding.try_again()
        elif session.project is not None:
            self.standing.say_again()
