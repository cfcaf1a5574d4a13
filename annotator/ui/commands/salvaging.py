"""Salvage in the window: offered where a damaged project does not open, or shows itself later; then what came back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from annotator.domain.errors import UserError
from annotator.services.jobs import Cancelled, Progress
from annotator.store import files
from annotator.ui.commands.projects import SUFFIX, ProjectCommands
from annotator.ui.commands.salvage_waiting import SalvageWaiting
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.dialogs.asking import Question, give_room
from annotator.ui.ground import Ground
from annotator.ui.i18n import sentence
from annotator.ui.jobs import Job
from annotator.ui.long_work import LongWork
from annotator.ui.offering import closing
from annotator.ui.waiting import Choice, Offer, Rank

if TYPE_CHECKING:
    from annotator.domain.salvaged import SalvageReport
    from annotator.ui.dialogs.salvaged import SalvagedDialog

# Imports in functions are of what the start of the program does not need.
_LATER = 20_000
"""Milliseconds after which what was opened is read through, in the background."""
_NAME, _LEFT = "damage", "left behind"
_BACKUPS = "project.backups"


class SalvageCommands(QObject):
    """Binds the action, and asks where damage shows itself: at opening, at an act, in a job, or when read through."""

    def __init__(self, ground: Ground, projects: ProjectCommands, long_work: LongWork) -> None:
        super().__init__(ground.window)
        self._ground, self._window, self._session = ground, ground.window, ground.session
        self._projects, self._long_work = projects, long_work
        self.question: QMessageBox | None = None
        self.dialog: SalvagedDialog | None = None
        self.reading: Job | None = None
        self._asked: Path | None = None
        self._is_found = False
        """Damage was found in what is open, and stands in the bar."""
        self._last_work: UserError | None = None
        self._left: UserError | None = None
        self.show_backups: Callable[[Path], object] = lambda _path: None
        """Shows the backups of a damaged project."""
        self.waiting = SalvageWaiting(ground, projects.open)
        self._kept_before: set[Path] = set()
        """The `-wal` files of the project that lay aside before it was opened."""
        self._timer = QTimer(self, singleShot=True, interval=_LATER)
        self._timer.timeout.connect(self.read_through)
        ground.actions.bind("project.salvage", self.choose)
        projects.about_to_open = self._look_before
        projects.refused = long_work.refused = self.offer
        ground.session.not_saved.connect(lambda _why: self._on_not_saved())
        ground.session.project_opened.connect(self._on_opened)
        ground.session.writing_begun.connect(self._tell_of_last_work)
        ground.session.writing_refused.connect(lambda _why: self._tell_of_last_work())
        ground.session.project_closed.connect(self._let_go)

    def choose(self) -> None:
        """Ask for a damaged project, and whether it is to be salvaged."""
        kinds = self.tr("Annotator projects") + f" (*{SUFFIX})"
        path = file_dialogs.source(self._window, self.tr("Salvage a damaged project"), kinds)
        if path is not None:
            self._asked = None
            self._ask(path, self.tr("What can be read of {name} is to be brought back.").format(name=path.name))

    # Where damage shows itself

    def offer(self, error: UserError) -> bool:
        """Ask what is to become of a damaged project that an error tells of; return whether it does."""
        from annotator.services.salvaging import tells_of_damage  # noqa: PLC0415

        path = tells_of_damage(error)
        if path is None:
            return False
        self._ask(path, sentence(error))
        return True

    def tell(self, error: UserError) -> bool:
        """Say in the bar, with what can be done, that the open project is damaged; return whether an error does.

        It stands there until it is answered: in the flow of annotating a question would take the keys of labels.
        """
        from annotator.services.salvaging import tells_of_damage  # noqa: PLC0415

        path = tells_of_damage(error)
        if path is None:
            return False
        self._stand(path, lambda: sentence(error))
        self._is_found = True
        return True

    def look_again(self) -> None:
        """Say no more of damage that was found, and read anew whether there is still some: it was repaired."""
        if not self._is_found:
            return
        self._is_found = False
        self._ground.waiting.take(_NAME)
        if self.reading is not None:
            self.reading.cancel()
            self.reading = None
        self.read_through()

    def _stand(self, path: Path, words: Callable[[], str]) -> None:
        self._is_found = False

        def choices() -> list[Choice]:
            salvage = Choice(self.tr("Salvage…"), lambda: self._ask(path, words(), again=True), keeps=True)
            known = self._ground.actions
            backups = [Choice(known[_BACKUPS].text(), known[_BACKUPS].trigger, keeps=True)] if _BACKUPS in known else []
            return [salvage, *backups, closing(known)]

        self._ground.waiting.put(Offer(name=_NAME, rank=Rank.TOLD, words=words, choices=choices, stays=True))

    def _look_before(self, path: Path) -> None:
        """See whether a crash left the last work gone or damaged: opening the project wipes the traces away."""
        self._last_work = self._left = self._asked = None
        project = self._session.project
        if project is not None and files.is_same(project.path, path):
            return  # it is open
        if files.has_wal_alone(path.parent):
            from annotator.services.salvaging import has_left_its_work  # noqa: PLC0415

            self._left = has_left_its_work(path)
        if files.is_there(files.beside(path, files.HOLDER)) or files.is_there(files.beside(path, files.WAL)):
            from annotator.services.salvaging import has_lost_its_wal  # noqa: PLC0415
            from annotator.store.wal_file import kept_aside  # noqa: PLC0415

            self._last_work = has_lost_its_wal(path)
            self._kept_before = set(kept_aside(path.resolve()))

    def _on_not_saved(self) -> None:
        failure = self._session.failure
        if failure is not None:
            self.tell(failure)

    def _on_opened(self) -> None:
        self._let_go()
        project = self._session.project
        if project is None:
            return
        self._asked = None
        self._timer.start()

    def _tell_of_former(self, found: UserError) -> None:
        """Tell that newest work of the project waits under the name that it had before."""
        self._ground.waiting.put(
            Offer(
                name=_LEFT,
                rank=Rank.TOLD,
                words=lambda: sentence(found),
                choices=lambda: [closing(self._ground.actions)],
                stays=True,
            )
        )

    def _tell_of_last_work(self) -> None:
        """Tell what a crash has left of the last work, and under which name it was kept when writing began."""
        if self._left is not None:
            self._tell_of_former(self._left)
            self._left = None
        project = self._session.project
        if project is None or self._last_work is None:
            return
        from annotator.store.wal_file import kept_aside  # noqa: PLC0415  rarely needed

        path, found, self._last_work = project.path, sentence(self._last_work), None
        new = [kept.name for kept in kept_aside(path.resolve()) if kept not in self._kept_before]
        if new:
            found += " " + self.tr("It is kept as {name}; a salvage reads it too.").format(name=new[-1])
        self._stand(path, lambda: found)

    def _let_go(self) -> None:
        self._timer.stop()
        self._is_found = False
        self._ground.waiting.take(_NAME)
        self._ground.waiting.take(_LEFT)
        if self.reading is not None:
            self.reading.cancel()
            self.reading = None

    def read_through(self) -> None:
        """Read all of the open project in the background, and ask where it is damaged."""
        project = self._session.project
        if project is None or self.reading is not None:
            return
        path = project.path

        def work(_progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import salvaging  # noqa: PLC0415

            return salvaging.is_damaged(path, thorough=True, cancelled=cancelled)

        self.reading = job = Job(work, self)
        job.done.connect(self._on_read)
        job.refused.connect(self._on_read)
        job.start()

    def _on_read(self, found: object) -> None:
        self.reading = None
        if isinstance(found, UserError):
            self.tell(found)

    # Asking

    def _ask(self, path: Path, found: str, *, again: bool = False) -> None:
        """Ask once for a file, until it is opened `again`."""
        if self.question is not None or (self._asked == path and not again):
            return
        self._asked = path
        more = self.tr(
            "Salvage writes a new project of what the file, its newest good backup and its history hold. The damaged"
            " file is kept beside it under another name."
        )
        if kept := self.waiting.of(path):
            more += "\n\n" + self.tr("%n changes that are not saved are kept until it opens again.", "", kept)
        box = Question(QMessageBox.Icon.NoIcon, self.tr("Damaged project"), found, parent=self._window)
        box.setInformativeText(more)
        role = QMessageBox.ButtonRole
        go_on = box.addButton(self.tr("&Salvage…"), role.AcceptRole)
        go_on.clicked.connect(lambda: self.salvage(path))
        if _BACKUPS in self._ground.actions:
            instead = box.addButton(self.tr("&Restore a backup…"), role.ActionRole)
            instead.clicked.connect(lambda: self.show_backups(path))
        cancel = box.addButton(self.tr("&Cancel"), role.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        give_room(box)
        box.finished.connect(self._on_answered)
        self.question = box
        box.open()

    def _on_answered(self, _result: int) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None

    # Salvaging

    def salvage(self, path: Path) -> None:
        """Leave the project if it is this one, salvage it in a job, and tell what came back.

        What waits to be saved is tried again on what is opened then.
        """
        project = self._session.project
        if self._long_work.busy:
            self._session.told.emit(self.tr("Something is still being read or written; wait a moment, or cancel it."))
            return
        was_open = project is not None and files.is_same(project.path, path)
        if was_open:
            self._session.asked.emit()  # what is typed belongs to it
            self.waiting.keep(path, self._session.waiting)
            self._let_go()
            self._session.close_project()
        self._run(path, was_open=was_open)

    def _run(self, path: Path, *, was_open: bool) -> None:
        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import salvaging  # noqa: PLC0415
            from annotator.ui.dialogs.salvaged import words  # noqa: PLC0415

            return salvaging.salvage(path, words=words(), progress=progress, cancelled=cancelled)

        def again() -> None:
            if was_open:
                self._open(path)

        self._asked = None
        self._long_work.run(self.tr("Salvaging…"), work, self._on_salvaged, failed=again)

    def _on_salvaged(self, result: object) -> None:
        from annotator.ui.dialogs.salvaged import SalvagedDialog  # noqa: PLC0415

        report = cast("SalvageReport", result)
        self.dialog = dialog = SalvagedDialog(report, self._window)
        dialog.finished.connect(lambda result: self._on_read_report(report, result))
        dialog.open()

    def _on_read_report(self, report: SalvageReport, result: int) -> None:
        from annotator.ui.dialogs.salvaged import AGAIN, words  # noqa: PLC0415

        if result != AGAIN:
            self._open(report.new)
            return

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import salvaging  # noqa: PLC0415

            return salvaging.salvage_again(report, words=words(), progress=progress, cancelled=cancelled)

        self.dialog = None
        self._long_work.run(self.tr("Salvaging…"), work, self._on_salvaged, failed=lambda: self._open(report.new))

    def _open(self, path: Path) -> None:
        self.dialog = None
        self._projects.open(path)
