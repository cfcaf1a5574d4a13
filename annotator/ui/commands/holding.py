"""Another has the open project for writing: who, how it can be had, and a word when it is free."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from annotator.domain.errors import ProjectElsewhere, ProjectLocked, UserError
from annotator.store import lock
from annotator.ui.dates import shown_minute
from annotator.ui.dialogs.asking import ask
from annotator.ui.ground import Ground
from annotator.ui.i18n import sentence, translated
from annotator.ui.offering import closing
from annotator.ui.waiting import Choice, Offer, Rank

_NAME = "holding"
_WRITE = "Try again to write"
"""The name of the action, as the actions table marks it."""
_LOOK_EVERY = 15_000
"""Milliseconds between looks at a file of some bytes, for folders whose changes are not told (networks)."""


class Holding(QObject):
    """Offers to try again, and says by itself when whoever had the project has closed it."""

    def __init__(self, ground: Ground, *, save_copy: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._ground, self._session, self._save_copy = ground, ground.session, save_copy
        self._who = ""
        self._said: Offer | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self.look())
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def tell(self, error: UserError) -> None:
        """Say why the project opens for reading only, with what can be done about it."""
        self.let_go()
        if isinstance(error, ProjectElsewhere):
            self._put(lambda: self._said_elsewhere(error), self._elsewhere_choices)
        elif isinstance(error, ProjectLocked):
            self._who = str(error.values["who"])
            self._put(lambda: sentence(error), self._locked_choices)
            self._begin_to_look()
        else:
            self._put(lambda: sentence(error), self._copy_choices)

    def _put(self, words: Callable[[], str], choices: Callable[[], Sequence[Choice]], *, stays: bool = False) -> None:
        self._said = Offer(name=_NAME, rank=Rank.TOLD, words=words, choices=choices, stays=stays)
        self._ground.waiting.put(self._said)

    def say_again(self) -> None:
        """Say once more why the project is open for reading only: something was refused for that."""
        project = self._session.project
        if self._said is not None and project is not None and not project.writable:
            self._ground.waiting.put(self._said)

    def _locked_choices(self) -> list[Choice]:
        return [Choice(self.tr("Try again"), self.try_again), closing(self._ground.actions)]

    def _elsewhere_choices(self) -> list[Choice]:
        return [Choice(self.tr("Write all the same…"), self._ask, keeps=True), closing(self._ground.actions)]

    def _copy_choices(self) -> list[Choice]:
        return [Choice(self.tr("Save a copy…"), self._save_copy), closing(self._ground.actions)]

    def _said_elsewhere(self, error: UserError) -> str:
        said = self.tr("{who} on {host} may have it open, since {since}; this computer cannot see that one.")
        return said.format_map({**error.values, "since": shown_minute(str(error.values["since"]))})

    def _ask(self) -> None:
        ask(
            self._ground.window,
            self.tr("Write all the same"),
            self.tr(
                "If two computers write in one project at once, work of one of them is lost. "
                "Go on only if the project is closed on the other computer."
            ),
            self.tr("&Write all the same"),
            lambda: self.try_again(despite=True),
        )

    def try_again(self, *, despite: bool = False) -> bool:
        """Take the project for writing and show it as it is now; return whether that could be done."""
        project = self._session.project
        if project is None or project.writable:
            return project is not None
        if not self._session.begin_writing(despite=despite):
            return False
        self.let_go()
        self._ground.waiting.take(_NAME)
        self._session.after_merge()  # who had it has changed it
        return True

    # Waiting for it

    def _begin_to_look(self) -> None:
        project = self._session.project
        if project is not None:
            self._watcher.addPath(str(project.path.resolve().parent))
            self._timer.start()

    def let_go(self) -> None:
        """Look no more."""
        self._timer.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)

    def look(self) -> None:
        """Say that the project is free where it is, once."""
        project = self._session.project
        if not self._timer.isActive() or project is None or project.writable or lock.holder(project.path) is not None:
            return
        self.let_go()
        self._put(self._said_free, self._free_choices, stays=True)

    def _said_free(self) -> str:
        if not self._who:
            return self.tr("Nobody else writes in this project any more.")
        return self.tr("{who} does not write in this project any more.").format(who=self._who)

    def _free_choices(self) -> list[Choice]:
        # By the name that it has in the palette.
        return [Choice(translated("actions", _WRITE), self.try_again), closing(self._ground.actions)]
