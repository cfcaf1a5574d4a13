"""Importing: files, folders and what was copied are read in a job, looked through in a window, and taken in at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from annotator.domain.columns import Choices
from annotator.domain.errors import UserError
from annotator.services.jobs import Cancelled, Progress
from annotator.settings import State
from annotator.store.project import Project
from annotator.ui.actions import Actions
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.i18n import number_apart, sentence
from annotator.ui.long_work import LongWork, own_connection
from annotator.ui.offering import closing
from annotator.ui.session import Session
from annotator.ui.waiting import Choice, Offer, Rank, Waiting

if TYPE_CHECKING:
    from annotator.services.importing import ImportChoices, ImportPlan, ImportReport
    from annotator.ui.dialogs.importing.window import ImportWindow

# Imports in functions are of what the start of the program does not need.
ENDINGS = (
    *(".txt", ".html", ".htm", ".mhtml", ".mht", ".docx", ".pdf", ".csv", ".tsv"),
    *(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".jsonl", ".zip"),
)
"""Which files are offered to be chosen; what a file is read as follows from its content."""
_KEPT = 60_000_000
"""Characters of what was copied that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the window does for importing.

    `make_project(name)` asks for a new project; `waiting` takes what is offered; `open_article` shows one; `keep_place`
    does something after which the person is where they were in the text.
    """

    make_project: Callable[[str], object]
    waiting: Waiting
    open_article: Callable[[str], object]
    keep_place: Callable[[Callable[[], object]], object]


class _KnownColumns(Mapping[frozenset[str], Choices]):
    """How tables are read, by the set of their columns: as answered now, else as it was remembered."""

    def __init__(self, state: State, answered: Mapping[frozenset[str], Choices] | None = None) -> None:
        self._state = state
        self._answered = dict(answered or {})

    def __getitem__(self, names: frozenset[str]) -> Choices:
        found = self._answered.get(names) or self._state.columns(names)
        if found is None:
            raise KeyError(names)
        return found

    def __iter__(self) -> Iterator[frozenset[str]]:
        """Go through those answered now; what is remembered is only looked up."""
        return iter(self._answered)

    def __len__(self) -> int:
        return len(self._answered)


class ImportCommands(QObject):
    """Binds the actions that bring articles in. One import is looked through at a time."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        state: State,
        actions: Actions,
        *,
        long_work: LongWork,
        around: Around,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._state = state
        self._long_work = long_work
        self._around = around
        self.dialog: ImportWindow | None = None
        """The window of the import that is looked through now."""
        actions.bind("project.import", self._choose_files)
        actions.bind("project.import_folder", self.choose_folder)
        actions.bind("project.paste", self.paste)
        actions.bind("project.import_report", self.show_last)
        self._actions = actions
        self._last: ImportReport | None = None
        session.project_closed.connect(self._forget)
        session.project_opened.connect(self._forget)

    # What comes in

    def _choose_files(self) -> None:
        if self._ready():
            every = " ".join(f"*{ending}" for ending in ENDINGS)
            articles, all_files = self.tr("Articles and labels"), self.tr("All files")
            kinds = f"{articles} ({every});;{all_files} (*)"
            self.import_paths(file_dialogs.sources(self._window, self.tr("Import files"), kinds))

    def choose_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        if self._ready():
            self.import_paths(file_dialogs.folder(self._window, self.tr("Import a folder")))

    def import_paths(self, sources: Sequence[Path]) -> None:
        """Read files and folders, show what would happen, import, and say what happened.

        Where no project is open, a new one is asked for first.
        """
        if not sources:
            return
        if self._has_project(sources[0].stem) and self._ready():
            from annotator.services import importing  # noqa: PLC0415

            choices = self._first_choices()
            self._plan(
                lambda project, progress, cancelled: importing.plan(
                    project, sources, choices=choices, progress=progress, cancelled=cancelled
                )
            )

    def _has_project(self, proposed: str) -> bool:
        """Ask for a new project, proposed by this name, where none is open; return whether one is now."""
        if self._session.project is None:
            self._around.make_project(proposed)
        return self._session.project is not None

    def paste(self) -> None:
        """Import what was copied: files, else a page or a text."""
        # What is on the clipboard may be of a kind that Qt has no name for, or nothing.
        self.import_copied(cast("QMimeData | None", QGuiApplication.clipboard().mimeData()) or QMimeData())

    def import_copied(self, data: QMimeData) -> None:
        """Import what was copied or dropped: files, else a page or a text.

        Where no project is open, a new one is asked for first; not at once, for whoever drags waits for the answer.
        """
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.import_paths(files)
            return
        html = data.html()[:_KEPT] if data.hasHtml() else ""
        text = data.text()[:_KEPT] if data.hasText() else ""
        if not (html.strip() or text.strip()):
            self._session.told.emit(self.tr("Nothing was copied that could be an article: no text and no files."))
        elif self._session.project is None:
            QTimer.singleShot(0, self, lambda: self._import_text(text, html))
        else:
            self._import_text(text, html)

    def _import_text(self, text: str, html: str) -> None:
        if self._has_project("") and self._ready():
            from annotator.services import importing  # noqa: PLC0415

            choices = self._first_choices()
            self._plan(
                lambda project, progress, cancelled: importing.plan_pasted(
                    project, text=text, html=html, choices=choices, progress=progress, cancelled=cancelled
                )
            )

    def _ready(self) -> bool:
        project = self._session.project
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return False
        if project is None:
            self._session.told.emit(self.tr("Open a project first, or make a new one."))
        elif not project.writable:
            self._session.told.emit(self.tr("The project is open for reading only."))
        return project is not None and project.writable

    def _first_choices(self) -> ImportChoices:
        from annotator.services import importing  # noqa: PLC0415

        return importing.ImportChoices(columns=_KnownColumns(self._state))

    # The plan

    def _plan(self, read: Callable[[Project, Progress, Cancelled], ImportPlan]) -> None:
        project = self._session.project
        if project is None:
            return
        path = project.path

        def work(progress: Progress, cancelled: Cancelled) -> ImportPlan:
            with own_connection(path) as reading:
                return read(reading, progress, cancelled)

        self._long_work.run(self.tr("Reading…"), work, self._on_planned)

    def _on_planned(self, result: object) -> None:
        from annotator.ui.dialogs.importing.window import ImportWindow  # noqa: PLC0415

        project, plan = self._session.project, cast("ImportPlan", result)
        if project is None:
            plan.close()
            return
        self.dialog = dialog = ImportWindow(plan, project.article, self._window, people=project.annotators())
        dialog.answered.connect(self._on_answered)
        dialog.differences_asked.connect(self._show_differences)
        dialog.report_asked.connect(self._save_plan)
        dialog.accepted.connect(self._on_accepted)
        dialog.rejected.connect(self._on_rejected)
        dialog.open()

    def _on_answered(self, choices: ImportChoices, names: Collection[str] | None) -> None:
        """Read again what an answer is for, in sight of the window."""
        dialog, project = self.dialog, self._session.project
        if dialog is None or project is None:
            return
        if names is not None:
            self._remember(frozenset(names), choices)
        from annotator.services import importing  # noqa: PLC0415

        path, plan = project.path, dialog.plan
        choices = replace(choices, columns=_KnownColumns(self._state, choices.columns))

        def work(progress: Progress, cancelled: Cancelled) -> ImportPlan:
            with own_connection(path) as reading:
                return importing.answered(reading, plan, choices, progress=progress, cancelled=cancelled)

        dialog.set_busy(on=True)
        self._long_work.run(self.tr("Reading…"), work, self._on_answer_read, over=dialog, failed=self._go_back)

    def _remember(self, names: frozenset[str], choices: ImportChoices) -> None:
        try:
            self._state.remember_columns(names, choices.columns[names])
        except UserError as error:
            self._session.told.emit(sentence(error))

    def _on_answer_read(self, result: object) -> None:
        plan = cast("ImportPlan", result)
        if self.dialog is None:
            plan.close()
            return
        self.dialog.take_read(plan)

    def _go_back(self) -> None:
        """Stay where the person was: reading again was stopped. Where it broke the plan may be no more."""
        if self.dialog is not None and self.dialog.plan.is_open:
            self.dialog.go_back()
        elif self.dialog is not None:
            self.dialog.done(QDialog.DialogCode.Rejected)

    def _show_differences(self) -> None:
        from annotator.ui.dialogs.importing.report import ReportWindow, differences_text  # noqa: PLC0415

        if self.dialog is not None:
            found = self.dialog.plan.differences
            head = self.tr("%n rows of the project are otherwise than in the files, or not in them.", "", len(found))
            ReportWindow(self.tr("What differs"), head, differences_text(found), self.dialog, saves=False).open()

    def _save_plan(self) -> None:
        """Save what would become of everything, as the report says it after the import."""
        from annotator.services.importing.report import reported  # noqa: PLC0415
        from annotator.store.facts import Counts  # noqa: PLC0415

        if self.dialog is not None:
            self._save(reported(self.dialog.plan, Counts(), self.dialog.left_out), self.dialog)

    def _close_dialog(self) -> ImportWindow | None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        return dialog

    def _on_rejected(self) -> None:
        dialog = self._close_dialog()
        if dialog is not None:
            dialog.plan.close()

    # Taking it in

    def _on_accepted(self) -> None:
        dialog, project = self._close_dialog(), self._session.project
        if dialog is None:
            return
        plan, choices = dialog.plan, dialog.choices
        if project is None:
            plan.close()
            return
        from annotator.services import importing  # noqa: PLC0415

        path = project.path

        def work(progress: Progress, cancelled: Cancelled) -> ImportReport:
            with own_connection(path) as writing:
                writing.begin_writing()
                return importing.commit(writing, plan, choices=choices, progress=progress, cancelled=cancelled)

        self._long_work.run(self.tr("Importing…"), work, self._on_imported)

    def _on_imported(self, result: object) -> None:
        report = cast("ImportReport", result)
        self._around.keep_place(self._session.after_import)
        self._last = report
        self._around.waiting.put(
            Offer(
                name="import",
                rank=Rank.TOLD,
                words=lambda: self._told(report),
                choices=lambda: self._offers(report),
                stays=True,
            )
        )

    def _forget(self) -> None:
        self._last = None

    def show_last(self) -> None:
        """Show the report of the last import into this project."""
        if self._last is None:
            self._session.told.emit(self.tr("Nothing was imported since this project was opened."))
        else:
            self.show_report(self._last)

    def _told(self, report: ImportReport) -> str:
        added = report.counts.added.get("articles", 0)
        labels = sum(report.counts.added.get(kind, 0) for kind in ("spans", "links"))
        imported = number_apart(self.tr("Imported: %n articles.", "", added), added)
        parts = [imported] if added or not labels else []
        if labels and not added:
            parts.append(self.tr("Imported: labels, and no article that was not here."))
        if report.failed_files:
            failed = report.failed_files
            parts.append(number_apart(self.tr("%n files failed.", "", failed), failed))
        return " ".join([*parts, *self._left_out(report)])

    def _left_out(self, report: ImportReport) -> list[str]:
        """Return sentences of what did not come in although nothing is wrong with it."""
        from annotator.services.importing.entries import SKIPPED  # noqa: PLC0415

        skipped = sum(entry.outcome == SKIPPED for entry in report.entries)
        counted = (
            (report.left_out_lines, self.tr("%n bad lines were left out.", "", report.left_out_lines)),
            (len(report.questions), self.tr("%n files still ask and were left out.", "", len(report.questions))),
            (len(report.found.duplicates), self.tr("%n texts were there already.", "", len(report.found.duplicates))),
            (skipped, self.tr("%n near duplicates were left out.", "", skipped)),
        )
        return [number_apart(words, count) for count, words in counted if count]

    def _offers(self, report: ImportReport) -> list[Choice]:
        from annotator.services.importing.entries import NEAR, NEW  # noqa: PLC0415

        first = next((entry.article_id for entry in report.entries if entry.outcome in {NEW, NEAR}), "")
        shown: list[Choice] = []
        if first:
            shown.append(Choice(self.tr("Open the first"), lambda: self._around.open_article(first)))
        shown.append(Choice(self.tr("Report…"), lambda: self.show_report(report)))
        return [*shown, closing(self._actions)]

    def show_report(self, report: ImportReport) -> None:
        """Show what came of every file and article, to be copied or saved."""
        from annotator.ui.dialogs.importing.report import ReportWindow, report_text  # noqa: PLC0415

        window = ReportWindow(self.tr("Report of the import"), self._told(report), report_text(report), self._window)
        window.save_asked.connect(lambda: self._save(report, window))
        window.open()

    def _save(self, report: ImportReport, parent: QWidget) -> None:
        kinds = {".txt": self.tr("Text"), ".csv": self.tr("Table"), ".json": "JSON"}
        filters = ";;".join(f"{name} (*{ending})" for ending, name in kinds.items())
        path, kind = file_dialogs.target_and_kind(parent, self.tr("Save the report"), "import.txt", filters)
        if path is None:
            return
        if path.suffix.lower() not in kinds:
            path = path.with_name(path.name + (kind.rpartition("*")[2].rstrip(")") or ".txt"))
        try:
            report.save(path)
        except UserError as error:
            self._session.told.emit(sentence(error))
        else:
            self._session.told.emit(self.tr("The report is in {path}.").format(path=path))
