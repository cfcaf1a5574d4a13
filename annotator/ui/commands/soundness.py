"""Checking the project in the window: what was found, where it is, and putting it right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from annotator.services.jobs import Cancelled, Progress
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.ground import Ground
from annotator.ui.long_work import LongWork, own_connection

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from annotator.services.soundness import Mended, Place, Report
    from annotator.ui.dialogs.soundness import SoundnessDialog

# Imports in functions are of what the start of the program does not need.


class SoundnessCommands(QObject):
    """Binds the action that checks a project, and does what the report's dialog asks for."""

    place_asked = Signal(str, int, int)
    """An article's id and a stretch of its text in code points, empty for the article itself."""

    salvage_asked = Signal(object)
    """The path of a project that is to be salvaged."""

    repaired = Signal()
    """Something in the open project was put right."""

    def __init__(self, ground: Ground, long_work: LongWork) -> None:
        super().__init__(ground.window)
        self._window, self._session, self._look = ground.window, ground.session, ground.look
        self._long_work = long_work
        self.dialog: SoundnessDialog | None = None
        self.question: QMessageBox | None = None
        self._path = Path()
        self._kind = ""
        self._was_repaired = False
        """Whether what is checked is what a repair has left."""
        ground.actions.bind("project.check", self.ask)
        ground.session.project_opened.connect(self._close)
        ground.session.project_closed.connect(self._close)
        ground.look.changed.connect(self._show_names)
        ground.session.annotator_changed.connect(self._close)  # what one person may read another may not

    def ask(self) -> None:
        """Check the open project; where none is open, ask for the file of one."""
        project = self._session.project
        if project is not None:
            self._session.leaving.emit()  # what is typed belongs to it
            self.check(project.path)
            return
        kinds = self.tr("Annotator projects") + " (*.annot)"
        chosen = file_dialogs.source(self._window, self.tr("Check a project"), kinds)
        if chosen is not None:
            self.check(chosen)

    def check(self, path: Path, *, was_repaired: bool = False) -> None:
        """Check a project file in a job; nothing is written."""
        project = self._session.project
        if project is not None and project.path == path and not self._session.is_there():
            return
        if not self._long_work.busy:
            self._path, self._was_repaired = path, was_repaired

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import soundness  # noqa: PLC0415

            return soundness.check(path, progress, cancelled)

        self._long_work.run(self.tr("Checking the project…"), work, self._on_checked, over=self.dialog)

    def _on_checked(self, result: object) -> None:
        from annotator.services import soundness  # noqa: PLC0415

        session, report = self._session, cast("Report", result)
        if not session.sees_all:
            report = soundness.seen_by(report, session.viewer)
        self._show(report)

    def _show(self, report: Report) -> None:
        from annotator.ui.dialogs.soundness import SoundnessDialog  # noqa: PLC0415

        project = self._session.project
        is_open = project is not None and project.path == report.path
        if self.dialog is None:
            self.dialog = dialog = SoundnessDialog(self._window)
            dialog.place_asked.connect(self._go_to)
            dialog.repair_asked.connect(self._ask_repair)
            dialog.salvage_asked.connect(self._ask_salvage)
            dialog.again_asked.connect(lambda: self.check(self._path))
            dialog.destroyed.connect(self._forget_dialog)
        # A file that does not open as it is can be put right without being open.
        may_write = report.is_ours if project is None else is_open and project.writable
        refused = self._refused(report) if is_open or project is None else frozenset()
        self.dialog.link_names = self._link_names() if is_open else {}
        self.dialog.show_report(
            report, can_repair=may_write, can_go=is_open, refused=refused, was_repaired=self._was_repaired
        )
        self.dialog.show()
        self.dialog.activateWindow()

    def _show_names(self) -> None:
        """Name the types of links in the language that holds now; the dialog says them anew with all else."""
        if self.dialog is not None and self.dialog.link_names:
            self.dialog.link_names = self._link_names()

    def _link_names(self) -> dict[str, str]:
        from annotator.domain.scheme import named  # noqa: PLC0415

        return {kind.id: named(kind.names, self._look.language.code) for kind in self._session.scheme.link_types}

    def _refused(self, report: Report) -> frozenset[str]:
        """Return the kinds found that only the lead puts right, for somebody else."""
        from annotator.services import soundness  # noqa: PLC0415

        project, viewer = self._session.project, self._session.viewer
        found = report.findings
        if project is None:
            return frozenset(one.kind for one in found if not soundness.may_repair_file(report.path, one))
        return frozenset(one.kind for one in found if not soundness.may_repair(project, one.kind, viewer, one))

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.close()

    def _go_to(self, place: Place) -> None:
        self.place_asked.emit(place.article_id, place.start, place.end)

    # Putting right

    def _ask_repair(self, kind: str) -> None:
        from annotator.ui.dialogs.asking import ask  # noqa: PLC0415
        from annotator.ui.dialogs.soundness import repair_words  # noqa: PLC0415

        if self.dialog is None:
            return
        self._kind = kind
        more = self.tr("A backup is made first. Steps from before can no longer be undone then.")
        parts = (repair_words(kind), "\n".join(self.dialog.changes()), more)
        said = "\n\n".join(part for part in parts if part)
        self.question = ask(self.dialog, self.tr("Repair"), said, self.tr("&Repair"), self._repair)

    def _repair(self) -> None:
        path, kind, is_open, by = self._path, self._kind, self._session.project is not None, self._session.viewer
        self._session.leaving.emit()

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import soundness  # noqa: PLC0415

            if not is_open:
                return soundness.repair_file(path, kind, progress=progress, cancelled=cancelled)
            with own_connection(path) as writing:
                writing.begin_writing()
                return soundness.repair(writing, kind, by=by, progress=progress, cancelled=cancelled)

        self._long_work.run(self.tr("Repairing…"), work, self._on_repaired, over=self.dialog)

    def _on_repaired(self, result: object) -> None:
        done = cast("Mended", result)
        self._session.after_merge()  # rows have changed that no edit tells of
        said = self.tr("%n put right.", "", done.mended)
        if done.left:
            said += " " + self.tr("%n stay as they were: it is not sure how they should be.", "", done.left)
        self._session.told.emit(said)
        self.repaired.emit()
        self.check(self._path, was_repaired=True)

    def _ask_salvage(self) -> None:
        from annotator.ui.dialogs.asking import ask  # noqa: PLC0415

        if self.dialog is None:
            return
        said = self.tr(
            "Salvage writes a new project of what the file, its newest good backup and its history hold. The damaged"
            " file is kept beside it under another name."
        )
        self.question = ask(self.dialog, self.tr("Salvage"), said, self.tr("&Salvage"), self._salvage)

    def _salvage(self) -> None:
        path = self._path
        self._close()
        self.salvage_asked.emit(path)
