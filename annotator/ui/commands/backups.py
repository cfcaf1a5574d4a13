"""Backups in the window: made by themselves, listed, brought back, and a restore taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from annotator import paths
from annotator.domain.errors import UserError
from annotator.domain.printing import on_one_line
from annotator.services.jobs import Cancelled, Progress
from annotator.store import files
from annotator.ui.commands.backup_schedule import BackupSchedule
from annotator.ui.commands.projects import ProjectCommands
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.ground import Ground
from annotator.ui.i18n import sentence
from annotator.ui.long_work import LongWork
from annotator.ui.open_project import READ_ONLY
from annotator.ui.unsaved_told import save_first

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from annotator.services.backing_up import BackupEntry, Kept
    from annotator.services.restoring import Restored
    from annotator.ui.dialogs.backups import BackupsDialog, Beyond

# Imports in functions are of what the start of the program does not need.


class BackupCommands(QObject):
    """Binds the action that shows the backups, and does what the dialog asks for."""

    def __init__(self, ground: Ground, projects: ProjectCommands, long_work: LongWork) -> None:
        super().__init__(ground.window)
        self._window, self._session = ground.window, ground.session
        self._long_work, self._projects = long_work, projects
        self.schedule = BackupSchedule(ground.session, long_work)
        self.dialog: BackupsDialog | None = None
        self.question: QMessageBox | None = None
        self._path = self._folder = Path()
        self._undoes: tuple[Path, Path] | None = None
        self._undo_action = ground.actions["project.restore_undo"]
        ground.actions.bind("project.backups", self.show)
        ground.actions.bind("project.restore_undo", self._undo)
        ground.session.unsaved_changed.connect(self._refresh)
        ground.session.project_closed.connect(self._forget_restore)
        ground.session.project_opened.connect(self._forget_restore)
        self._forget_restore()

    # The list

    def show(self) -> None:
        """Show the backups of the open project; where none is open, ask of which."""
        project = self._session.project
        try:
            if project is not None:
                self._session.leaving.emit()  # what is typed belongs to what is there now
                self.show_of(project.path, paths.backup_dir(project.id))
            else:
                self._choose_project()
        except UserError as error:
            self._session.told.emit(sentence(error))

    def show_for(self, path: Path) -> None:
        """Show the backups of a damaged project, or those of its copies."""
        from annotator.services import backing_up  # noqa: PLC0415

        if self._is_open(path):
            self.show()
            return
        folder = backing_up.folder_of(path)
        if folder is None:
            said = self.tr("There are no backups of {name} on this computer. It can be salvaged without one.")
            self._session.told.emit(said.format(name=path.name))
            return
        self.show_of(path, folder)

    def _is_open(self, path: Path) -> bool:
        project = self._session.project
        return project is not None and files.is_same(project.path, path)

    def _choose_project(self) -> None:
        from annotator.services import backing_up  # noqa: PLC0415

        known = {kept.path or str(kept.folder): kept for kept in backing_up.all_kept()}
        if not known:
            self._session.told.emit(self.tr("No project has backups on this computer."))
            return
        if len(known) == 1:
            self._show_kept(next(iter(known.values())))
            return
        name, agreed = QInputDialog.getItem(
            self._window, self.tr("Backups"), self.tr("Of which project?"), list(known), 0, editable=False
        )
        if agreed and name in known:
            self._show_kept(known[name])

    def _show_kept(self, kept: Kept) -> None:
        self.show_of(Path(kept.path) if kept.path else kept.folder / "restored.annot", kept.folder)

    def show_of(self, path: Path, folder: Path) -> None:
        """Show the backups of a project."""
        from annotator.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415

        session = self._session
        viewer = "" if session.project is None or session.sees_all else session.viewer
        self._path, self._folder = path, folder
        self.dialog = dialog = BackupsDialog(
            path, folder, self._window, viewer=viewer, is_open=self._is_open(path), beyond=self._beyond
        )
        dialog.back_up_asked.connect(self.back_up)
        dialog.restore_asked.connect(self._ask)
        dialog.copy_asked.connect(self._choose_place)
        dialog.folder_asked.connect(self._show_folder)
        dialog.destroyed.connect(self._forget_dialog)
        dialog.open()

    def _beyond(self) -> Beyond:
        """Return what no backup holds: what could not be saved; everything, where the file was replaced."""
        from annotator.ui.dialogs.backups import Beyond  # noqa: PLC0415

        project = self._session.project
        if project is None or not self._is_open(self._path):
            return Beyond()
        failure = project.why_gone()
        return Beyond(len(self._session.unsaved), sentence(failure) if failure is not None else "")

    def _refresh(self) -> None:
        if self.dialog is not None:
            self.dialog.refresh()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _show_folder(self) -> None:
        from PySide6.QtCore import QUrl  # noqa: PLC0415
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def back_up(self) -> None:
        """Back the open project up now, with what waits to be saved as far as that can be; not what took its place."""
        path, folder, over = self._path, self._folder, self.dialog
        if not self._session.is_there():
            self._refresh()
            return
        save_first(self._session)

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import backing_up  # noqa: PLC0415
            from annotator.store.watching import Watch  # noqa: PLC0415

            watch = Watch(lambda done, total: progress(done, total, path.name), cancelled)
            return backing_up.back_up(path, backing_up.ASKED, watch, folder=folder)

        self._long_work.run(self.tr("Backing up…"), work, self._on_backed_up, over=over)

    def _on_backed_up(self, _made: object) -> None:
        self._refresh()
        if not self._session.unsaved:  # else it stays said that something is not
            self._session.told.emit(self.tr("Backed up."))

    # Bringing one back

    def _ask(self, entry: BackupEntry) -> None:
        from annotator.services import backing_up  # noqa: PLC0415
        from annotator.ui.dialogs.asking import ask  # noqa: PLC0415
        from annotator.ui.dialogs.backup_words import when_words  # noqa: PLC0415

        dialog = self.dialog
        if dialog is None:
            return
        said = self.tr("{when}: restore {name} as it was then?")
        said = said.format(name=self._path.name, when=when_words(entry.made_at))
        differs = dialog.difference(entry)
        if differs:
            said += "\n" + self.tr("It holds {differences}.").format(differences=differs)
        if entry.source and not backing_up.is_of(entry, self._path):
            said += "\n" + self.tr("It is a backup of another file, {path}.").format(path=on_one_line(entry.source))
        if self._path.exists():
            said += "\n" + self.tr("What is there now is backed up first, and can be brought back.")
        self.question = ask(dialog, self.tr("Restore"), said, self.tr("&Restore"), lambda: self._agreed(entry.path))

    def _agreed(self, backup_path: Path) -> None:
        if self.dialog is not None:
            self.dialog.accept()
            self._window.activateWindow()  # two windows went at once, and some systems then give the keyboard to nobody
        self.restore(self._path, backup_path)

    def restore(self, path: Path, backup_path: Path) -> None:
        """Put a backup in the place of a project; where it is open it is closed first, and opened again then."""
        project = self._session.project
        if self._long_work.busy:
            self._session.told.emit(self.tr("Something is still being read or written; wait a moment, or cancel it."))
        elif project is not None and not project.writable:
            self._session.told.emit(sentence(UserError(READ_ONLY)))
        else:
            self._projects.copies.leave_then(lambda: self._restore(path, backup_path))

    def _restore(self, path: Path, backup_path: Path) -> None:
        was_open = self._session.project is not None
        self._session.close_project()

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import restoring  # noqa: PLC0415
            from annotator.store.watching import Watch  # noqa: PLC0415

            watch = Watch(lambda done, total: progress(done, total, path.name), cancelled)
            return restoring.restore(path, backup_path, watch=watch)

        self._long_work.run(
            self.tr("Restoring…"),
            work,
            lambda result: self._on_restored(path, cast("Restored", result)),
            failed=lambda: self._projects.open(path) if was_open else None,
        )

    def _on_restored(self, path: Path, done: Restored) -> None:
        if not self._projects.open(done.path):
            return
        offered = self._session.offered
        if done.kept is not None and done.is_swapped:
            self._undoes = (done.path, done.kept)
            self._undo_action.setEnabled(True)
            offered.emit(
                self.tr("{name} was restored; what was there is backed up.").format(name=done.path.name),
                self.tr("Undo the restore"),
                self._undo,
            )
        elif done.kept is not None:
            said = self.tr("Another program is reading {name}: what was restored is {new}.")
            offered.emit(
                said.format(name=path.name, new=done.path.name),
                self.tr("Open {name}").format(name=path.name),
                lambda: self._projects.open(path),
            )
        elif done.aside is not None:
            said = self.tr("{name} was restored. The damaged file is kept as {aside}.")
            self._session.told.emit(said.format(name=done.path.name, aside=done.aside.name))
        else:
            self._session.told.emit(self.tr("{name} was restored.").format(name=done.path.name))

    def _forget_restore(self) -> None:
        """Undo no restore of what is not open any more."""
        self._undoes = None
        self._undo_action.setEnabled(False)

    def _undo(self) -> None:
        """Undo the restore of what is open; where anything was done since, ask first."""
        if self._undoes is None:
            return
        (path, kept), project = self._undoes, self._session.project
        if project is None or not any(project.log(person.id) for person in project.annotators()):
            self.restore(path, kept)
            return
        from annotator.ui.dialogs.asking import ask  # noqa: PLC0415

        said = self.tr("Undo the restore? What was done since then is backed up first, and can be brought back.")
        title, button = self.tr("Undo the restore"), self.tr("&Undo the restore")
        self.question = ask(self._window, title, said, button, lambda: self.restore(path, kept))

    # A copy elsewhere

    def _choose_place(self, entry: BackupEntry) -> None:
        proposed = self._path.with_name(f"{self._path.stem} ({entry.made_at.astimezone():%Y-%m-%d %H-%M}).annot")
        chosen = file_dialogs.target(
            self._window,
            self.tr("Open a copy of a backup"),
            str(proposed),
            self.tr("Annotator projects") + " (*.annot)",
            replaces=False,  # it is refused
        )
        if chosen is not None:
            self.copy_to(chosen, entry.path)

    def copy_to(self, place: Path, backup_path: Path) -> None:
        """Make a project of a backup in a new place, and open it."""

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import restoring  # noqa: PLC0415
            from annotator.store.watching import Watch  # noqa: PLC0415

            watch = Watch(lambda done, total: progress(done, total, place.name), cancelled)
            return restoring.restore_to(place, backup_path, watch=watch)

        self._long_work.run(self.tr("Copying…"), work, self._on_copied, over=self.dialog)

    def _on_copied(self, result: object) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._projects.open(cast("Restored", result).path)
