"""Actions that bring people's work together: handouts, bundles, merging and taking it back, versions to decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMainWindow

from annotator.domain.errors import UserError
from annotator.domain.printing import TITLE, on_one_line
from annotator.domain.scheme import named
from annotator.domain.work import ANNOTATOR, shown_names
from annotator.services.jobs import Cancelled, Progress
from annotator.ui.actions import Actions
from annotator.ui.dates import shown_time
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.dialogs.asking import ask
from annotator.ui.i18n import number_apart, sentence
from annotator.ui.long_work import LongWork, own_connection
from annotator.ui.open_project import READ_ONLY
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.unsaved_told import said_with_left_out, save_first

if TYPE_CHECKING:
    from annotator.services.bundling import BundleReport
    from annotator.services.mapping import SchemeMapping
    from annotator.services.merging import MergePlan, MergeReport
    from annotator.services.reanchoring import Version
    from annotator.store.project import Project
    from annotator.store.reversing import BulkAct

# Imports in functions are of what the start of the program does not need.
BUNDLE, HANDOUT = ".bundle", ".handout"
SHARED = (BUNDLE, HANDOUT)
"""Endings of files that are merged, not imported."""


class ExchangeCommands(QObject):
    """Binds the actions of handouts, bundles and merging. Long work runs in jobs."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        look: Look,
        actions: Actions,
        *,
        long_work: LongWork,
        take_project: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._left_out = 0
        """How many changes were not saved when the last file was written."""
        self._window, self._session, self._look = window, session, look
        self._long_work = long_work
        self._take_project = take_project
        self._sources: Sequence[Path] = ()
        self._mapping: SchemeMapping | None = None
        actions.bind("project.handout", self._choose_reader)
        actions.bind("project.bundle", self._choose_bundle)
        actions.bind("project.merge", self._choose_files)
        actions.bind("project.merge_folder", self._choose_folder)
        actions.bind("project.reverse", self._ask_reverse)
        actions.bind("project.conflicts", self.show_conflicts)
        actions.bind("project.open_handout", self.choose_handout)

    # Handing out and bundling

    def _choose_reader(self) -> None:
        project = self._session.project
        if project is None:
            return
        if not self._session.leads:
            self._session.told.emit(self.tr("The lead hands out articles."))
            return
        people = [person for person in project.annotators() if person.role == ANNOTATOR and person.id != project.lead]
        names = [shown for person, shown in shown_names(people).items()]
        if not names:
            self._session.told.emit(self.tr("Add the people first, under People and assignments."))
            return
        name, agreed = QInputDialog.getItem(
            self._window, self.tr("Hand out"), self.tr("For whom?"), names, 0, editable=False
        )
        if agreed:
            kinds = self.tr("Handouts") + f" (*{HANDOUT})"
            chosen = file_dialogs.target(self._window, self.tr("Hand out"), f"{name}{HANDOUT}", kinds)
            if chosen is not None:
                self.hand_out(name, chosen)

    def hand_out(self, name: str, out: Path) -> None:
        """Write what a person is to work on as a file."""

        def write(project: Project, progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import bundling  # noqa: PLC0415

            return bundling.handout(project, name, out, progress=progress, cancelled=cancelled)

        self._write(self.tr("Handing out…"), write)

    def _choose_bundle(self) -> None:
        project, person = self._session.project, self._session.annotator
        if project is None or person is None:
            return
        kinds = self.tr("Bundles") + f" (*{BUNDLE})"
        chosen = file_dialogs.target(self._window, self.tr("Send my work"), f"{person.name}{BUNDLE}", kinds)
        if chosen is not None:
            self.bundle(chosen)

    def bundle(self, out: Path) -> None:
        """Write the work of who is working as a file for the lead."""
        project = self._session.project
        if project is None:
            return
        name = shown_names(project.annotators())[self._session.viewer]

        def write(reading: Project, progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import bundling  # noqa: PLC0415

            return bundling.bundle(reading, name, out, progress=progress, cancelled=cancelled)

        self._write(self.tr("Bundling…"), write)

    def _write(self, title: str, write: Callable[[Project, Progress, Cancelled], object]) -> None:
        project = self._session.project
        if project is None:
            return
        self._left_out = save_first(self._session)  # what is typed belongs to it
        path = project.path

        def work(progress: Progress, cancelled: Cancelled) -> object:
            with own_connection(path) as reading:
                return write(reading, progress, cancelled)

        self._long_work.run(title, work, self._on_written)

    def _on_written(self, result: object) -> None:
        report = cast("BundleReport", result)
        said = (
            self.tr("{name} has %n articles.", "", report.articles)
            if report.kind == "handout"
            else self.tr("{name} has your work on %n articles.", "", report.articles)
        )
        self._session.told.emit(said_with_left_out(said.format(name=report.path.name), self._left_out))

    # Opening a handout

    def choose_handout(self) -> None:
        """Ask for a handout and for the project that it becomes."""
        chosen = file_dialogs.source(self._window, self.tr("Open a handout"), self.tr("Handouts") + f" (*{HANDOUT})")
        if chosen is not None:
            self.take_handout(chosen)

    def take_handout(self, path: Path) -> None:
        """Take a handout in: into the open project where it is the same one, else as a new project."""
        if self._session.project is not None and self._session.project.writable:
            self.merge([path])
            return
        chosen = file_dialogs.target(
            self._window,
            self.tr("Where shall your project be?"),
            str(path.with_suffix(".annot")),
            self.tr("Annotator projects") + " (*.annot)",
        )
        if chosen is not None:
            self.open_handout(path, chosen)

    def open_handout(self, path: Path, place: Path) -> None:
        """Make a project of a handout and open it."""

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import bundling  # noqa: PLC0415

            bundling.open_handout(path, place, progress=progress, cancelled=cancelled).close()
            return place

        self._long_work.run(self.tr("Opening the handout…"), work, lambda made: self._take_project(cast("Path", made)))

    # Merging

    def _choose_files(self) -> None:
        if self._ready():
            kinds = self.tr("Bundles, projects and labels") + " (*.bundle *.handout *.annot *.jsonl)"
            self.merge(file_dialogs.sources(self._window, self.tr("Merge"), kinds))

    def _choose_folder(self) -> None:
        if self._ready():
            self.merge(file_dialogs.folder(self._window, self.tr("Merge a folder")))

    def _ready(self) -> bool:
        project = self._session.project
        if project is not None and not project.writable:
            self._session.told.emit(sentence(UserError(READ_ONLY)))
        return project is not None and project.writable

    def merge(self, sources: Sequence[Path], mapping: SchemeMapping | None = None) -> None:
        """Plan, show what would happen, merge, and say what happened."""
        if not sources or not self._ready():
            return
        self._sources, self._mapping = sources, mapping
        self._plan((), self._on_planned)

    def _plan(self, older: Sequence[str], then: Callable[[object], object]) -> None:
        """Read the sources, with old texts by their ids where these are taken in; gives (plan, versions)."""
        project = self._session.project
        if project is None:
            return
        path, sources, scheme_mapping = project.path, self._sources, self._mapping

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import merging, reanchoring  # noqa: PLC0415

            with own_connection(path) as reading:
                plan = merging.plan(
                    reading, sources, progress=progress, cancelled=cancelled, mapping=scheme_mapping, older=older
                )
                try:
                    return plan, reanchoring.found_again(reading, plan.unknown, progress=progress, cancelled=cancelled)
                except BaseException:
                    plan.close()
                    raise

        self._long_work.run(self.tr("Reading…"), work, then)

    def _on_planned(self, result: object) -> None:
        from annotator.ui.dialogs.merge_preview import MergePreview  # noqa: PLC0415

        plan, versions = cast("tuple[MergePlan, list[Version]]", result)
        if plan.needed:
            self._ask_mapping(plan)
            return
        look = self._look_at if self._session.leads else None
        preview = MergePreview(plan, self._window, versions=versions, look=look)
        preview.accepted.connect(lambda: self._take(plan, preview.older()))
        preview.rejected.connect(lambda: plan.close())  # noqa: PLW0108  Qt holds a method by a weak reference
        preview.open()

    def _take(self, plan: MergePlan, older: Sequence[str]) -> None:
        """Merge what was planned; where old texts are to be taken in too, with these."""
        if not older:
            self._commit(plan)
            return
        plan.close()
        self._plan(older, lambda again: self._commit(cast("tuple[MergePlan, list[Version]]", again)[0]))

    def _look_at(self, version: Version) -> None:
        """Show the labels of an article that is here in another version."""
        from annotator.ui.dialogs.reanchored import ReanchoredDialog  # noqa: PLC0415

        looks = self._look.labels(self._session.scheme)
        names = {label_id: look.name for label_id, look in looks.items()}
        found, title = version.found, version.unknown.title
        ReanchoredDialog(title, found.proposals, found.lost, names, self._window, chooses=False).open()

    def _ask_mapping(self, plan: MergePlan) -> None:
        from annotator.services import mapping  # noqa: PLC0415
        from annotator.ui.dialogs.merge_preview import MappingDialog  # noqa: PLC0415

        scheme, lang = self._session.scheme, self._look.language.code
        attributes = {one.id: named(one.names, lang) for label in scheme.labels for one in label.attributes}
        known = {
            mapping.LABEL: [(label.id, named(label.names, lang)) for label in scheme.labels],
            mapping.ATTRIBUTE: list(attributes.items()),
            mapping.LINK: [(known.id, named(known.names, lang)) for known in scheme.link_types],
        }
        dialog = MappingDialog(plan.needed, known, self._window)
        plan.close()
        sources = self._sources
        dialog.accepted.connect(lambda: self.merge(sources, mapping.from_pairs(dialog.chosen())))
        dialog.open()

    def _commit(self, plan: MergePlan) -> None:
        project = self._session.project
        if project is None:
            plan.close()
            return
        path = project.path
        self._session.leaving.emit()

        def work(_progress: Progress, _cancelled: Cancelled) -> object:
            from annotator.services import merging  # noqa: PLC0415

            with own_connection(path) as writing:
                writing.begin_writing()
                return merging.commit(writing, plan)

        self._long_work.run(self.tr("Merging…"), work, self._on_merged, can_stop=False)

    def _on_merged(self, result: object) -> None:
        report = cast("MergeReport", result)
        self._session.after_merge()
        counts: dict[str, int] = {}
        for tallied in report.plan.tallied():
            for word, number in tallied.counts.items():
                counts[word] = counts.get(word, 0) + number
        said = self.tr("Merged: {new} new, {newer} newer, {same} the same.").format(
            new=counts.get("new", 0), newer=counts.get("newer", 0), same=counts.get("same", 0)
        )
        conflicting = counts.get("conflicting", 0)
        more = self.tr("%n versions to be decided.", "", conflicting) if conflicting else ""
        whole = f"{said} {more}".strip()
        self._session.told.emit(whole)
        if conflicting:
            self._session.offered.emit(whole, self.tr("Decide"), self.show_conflicts)

    # Taking back

    def _ask_reverse(self) -> None:
        project = self._session.project
        if project is None or not self._ready():
            return
        from annotator.services import merging  # noqa: PLC0415

        acts = merging.bulk_acts(project)
        if not acts:
            self._session.told.emit(self.tr("No merge, import or split can be taken back."))
            return
        last = acts[0]
        if not merging.may_reverse(project, last, self._session.viewer):
            self._session.told.emit(self.tr("The lead takes back what holds the work of others."))
            return
        self._session.leaving.emit()  # what is typed is newer too
        path = project.path

        def look(_progress: Progress, _cancelled: Cancelled) -> object:
            with own_connection(path) as reading:
                return merging.why_not_reversed(reading, last.batch)

        self._long_work.run(self.tr("Reading…"), look, lambda refusal: self._ask(last, refusal), can_stop=False)

    def _ask(self, last: BulkAct, refusal: object) -> None:
        """Ask whether to take an act back, or say at once why that cannot be."""
        project = self._session.project
        if project is None:
            return
        if isinstance(refusal, UserError):
            self._session.told.emit(sentence(refusal))
            return
        said = self._about_split(project, last) if last.name == "split" else self._about_rows(last)
        ask(self._window, self.tr("Take back"), said, self.tr("&Take back"), lambda: self.reverse(last.batch))

    def _about_rows(self, act: BulkAct) -> str:
        names = {"merge": self.tr("merge"), "zones": self.tr("proposal of zones")}
        what = names.get(act.name, self.tr("import"))
        question = self.tr("Take the {what} of {time} back? It wrote %n rows.", "", act.rows)
        return number_apart(question.format(what=what, time=shown_time(act.made_at)), act.rows)

    def _about_split(self, project: Project, act: BulkAct) -> str:
        """Ask with the article, its parts and its labels: how many rows were moved says nothing to anybody."""
        from annotator.services import splitting  # noqa: PLC0415

        found = splitting.made_by(project, act.batch)[0]
        asked = self.tr("Take the split of “{title}” of {time} back?")
        parts = self.tr("Its %n parts go out of the list.", "", found.parts)
        labels = self.tr("The whole article comes back with %n labels.", "", found.labels)
        title = on_one_line(found.title, TITLE)
        return "\n\n".join((asked.format(title=title, time=shown_time(act.made_at)), f"{parts} {labels}"))

    def reverse(self, batch: str) -> None:
        """Take a merge, an import or a split back as a whole."""
        project = self._session.project
        if project is None:
            return
        self._session.leaving.emit()  # what is typed belongs before it
        path, title = project.path, self.tr("Taking back…")

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import merging  # noqa: PLC0415

            with own_connection(path) as writing:
                writing.begin_writing()
                merging.reverse(writing, batch, progress=progress, cancelled=cancelled, name=title)
            return None

        self._long_work.run(title, work, self._on_reversed)

    def _on_reversed(self, _result: object) -> None:
        project = self._session.project
        if project is None:
            return
        project.count_anew()  # what this opening counted and took back may have been seen elsewhere
        self._session.after_merge()
        self._session.told.emit(self.tr("Taken back."))

    # Versions to decide

    def show_conflicts(self) -> None:
        """Show the rows of which copies of the project say different things."""
        project = self._session.project
        if project is None:
            return
        from annotator.ui.dialogs.conflicts import ConflictsDialog  # noqa: PLC0415

        ConflictsDialog(self._session, self._look, self._window).open()
