"""A project that lies where work can be lost: a calm word once, and the way to this computer's own disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, QStandardPaths

from annotator import paths
from annotator.domain.errors import UserError
from annotator.services.jobs import Cancelled, Progress
from annotator.services.moving import move_aside
from annotator.services.whereabouts import Kind, Whereabouts, whereabouts
from annotator.ui.commands.projects import SUFFIX, ProjectCommands
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.ground import Ground
from annotator.ui.i18n import sentence
from annotator.ui.jobs import Job
from annotator.ui.long_work import LongWork, own_connection
from annotator.ui.waiting import Choice, Offer, Rank


class Found(NamedTuple):
    """Where a project and the program's own folder lie, and the copies that a sync program made of the project."""

    path: Path
    place: Whereabouts
    own: Whereabouts
    copies: list[Path]


class Placing(QObject):
    """Warns once for a project and a place, and moves the project where the person wants that."""

    def __init__(
        self,
        ground: Ground,
        projects: ProjectCommands,
        long_work: LongWork,
        *,
        merge: Callable[[Sequence[Path]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ground, self._session, self._state = ground, ground.session, ground.state
        self._projects, self._long_work, self._merge = projects, long_work, merge

    def look(self) -> None:
        """Find out in a job where the open project lies, and say what is to be said."""
        project = self._session.project
        if project is None:
            return
        path = project.path

        def work(_progress: Progress, _cancelled: Cancelled) -> object:
            from annotator.services.conflict_files import conflict_copies  # noqa: PLC0415

            with own_connection(path) as reading:
                return Found(path, whereabouts(path), whereabouts(paths.data_dir()), conflict_copies(reading))

        job = Job(work, self)
        job.done.connect(self._on_found)
        job.start()

    def _on_found(self, result: object) -> None:
        found, project = cast("Found", result), self._session.project
        if project is None or project.path != found.path:
            return
        if not found.own.is_safe:
            self._tell("own", f"own/{found.own.kind}/{found.own.name}", self.own_words, [])
        if not found.place.is_safe:
            move = (lambda: self.tr("Keep it on this computer…"), self.choose)
            key = f"place/{project.id}/{found.path}/{found.place.name}"
            self._tell("place", key, lambda: self.words(found.place), [move])
        if found.copies:
            merge = (lambda: self.tr("Merge…"), lambda: self._merge(found.copies))
            names = [copy.name for copy in found.copies]
            self._tell("copies", f"copies/{project.id}/{'/'.join(names)}", lambda: self.copies_words(names), [merge])

    def _tell(
        self,
        name: str,
        key: str,
        words: Callable[[], str],
        ways: Sequence[tuple[Callable[[], str], Callable[[], object]]],
    ) -> None:
        """Say something until it is answered; what was answered is not said again."""
        if self._state.is_told(key):
            return

        def choices() -> list[Choice]:
            answers = [Choice(button(), partial(self._answer, key, act)) for button, act in ways]
            close = Choice(
                self.tr("Close"), lambda: self._told(key), self._ground.actions.cap_text("leave"), leaves=True
            )
            return [*answers, close]

        self._ground.waiting.put(
            Offer(name=f"placing {name}", rank=Rank.PLACE, words=words, choices=choices, stays=True)
        )

    def _answer(self, key: str, act: Callable[[], object]) -> None:
        self._told(key)
        act()

    def _told(self, key: str) -> None:
        try:
            self._state.remember_told(key)
        except UserError as error:
            self._session.told.emit(sentence(error))

    def words(self, place: Whereabouts) -> str:
        """Return why a project had better not lie in a place."""
        if place.kind is Kind.SYNCED:
            return self.tr("{name} syncs this folder and can put an older copy in the place of your work.").format(
                name=place.name
            )
        return self.tr("This folder is on a network, where two can write at once and damage the project.")

    def own_words(self) -> str:
        """Return what is said where the program's own folder, with its backups, lies in a place."""
        said = self.tr("The backups are kept in {folder}, which is not on this computer alone.")
        return said.format(folder=paths.data_dir())

    def copies_words(self, names: Sequence[str]) -> str:
        """Return what is said of copies that a sync program has made."""
        return self.tr(
            "Another computer's work lies in %n copies beside this project: {names}.", "", len(names)
        ).format(names=", ".join(names))

    # Moving it here

    def choose(self) -> None:
        """Ask for a place on this computer, and go on there."""
        project = self._session.project
        if project is None:
            return
        kinds = self.tr("Annotator projects") + f" (*{SUFFIX})"
        chosen = file_dialogs.target(
            self._ground.window,
            self.tr("Keep the project on this computer"),
            str(_own_folder() / project.path.name),
            kinds,
        )
        if chosen is not None:
            self.move(chosen if chosen.name.endswith(SUFFIX) else chosen.with_name(chosen.name + SUFFIX))

    def move(self, target: Path) -> None:
        """Copy the project to `target`, open that, and give the old file a name that says so."""
        project = self._session.project
        if project is None:
            return
        if not whereabouts(target).is_safe:
            self._session.told.emit(
                self.tr("{folder} is synced or on a network too; choose another.").format(folder=target.parent)
            )
            return
        path = project.path
        self._session.leaving.emit()

        def work(_progress: Progress, _cancelled: Cancelled) -> object:
            with own_connection(path) as reading:
                reading.save_copy(target)
            return target

        title = self.tr("Copying the project…")
        self._long_work.run(title, work, lambda _made: self._go_on_in(path, target), can_stop=False)

    def _go_on_in(self, path: Path, target: Path) -> None:
        if not self._projects.open(target):
            return
        project = self._session.project
        if project is None or project.path != target.absolute() or not project.writable:
            return
        try:
            moved = move_aside(path)
        except UserError as error:
            self._session.told.emit(sentence(error))
            return
        said = self.tr("The project is on this computer now. The old file is called {name}; share bundles instead.")
        words = said.format(name=moved.name)
        self._ground.waiting.put(
            Offer(
                name="placing moved",
                rank=Rank.TOLD,
                words=lambda: words,
                choices=lambda: [Choice(self.tr("Close"), bool, self._ground.actions.cap_text("leave"), leaves=True)],
                stays=True,
            )
        )


def _own_folder() -> Path:
    """Return where documents lie, or the program's own folder where they are synced."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    if documents and Path(documents).is_dir() and whereabouts(Path(documents) / "x").is_safe:
        return Path(documents)
    home = Path.home()
    return home if whereabouts(home / "x").is_safe else paths.data_dir()
