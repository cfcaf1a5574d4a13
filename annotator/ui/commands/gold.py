"""Actions on what comes of a review: gold as a file, feedback, and guidelines in versions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from annotator.domain.errors import UserError
from annotator.domain.scheme import named
from annotator.domain.work import ANNOTATOR
from annotator.services.jobs import Cancelled, Progress
from annotator.ui.actions import Actions
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.i18n import sentence, translated
from annotator.ui.long_work import LongWork, own_connection
from annotator.ui.open_project import READ_ONLY
from annotator.ui.people import menu_names
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.unsaved_told import said_with_left_out, save_first

if TYPE_CHECKING:
    from annotator.services.exporting import ExportReport
    from annotator.services.golden import GoldParts
    from annotator.ui.dialogs.guidelines_editor import GuidelinesEditor

_QUOTED = 100


class GoldCommands(QObject):
    """Binds the actions. `open_place` shows a place of an article in its text, `guidelines_changed` the new text."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        look: Look,
        actions: Actions,
        *,
        long_work: LongWork,
        open_place: Callable[[str, int, int], object],
        guidelines_changed: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._left_out = 0
        """How many changes were not saved when the last file was written."""
        self._window, self._session, self._look = window, session, look
        self._long_work = long_work
        self._open_place = open_place
        self._guidelines_changed = guidelines_changed
        actions.bind("project.export_gold", self._ask_export)
        actions.bind("project.feedback", self.show_feedback)
        actions.bind("guidelines.edit", self.edit_guidelines)
        actions.bind("guidelines.changed", self.show_changed)

    # Gold as a file

    def _ask_export(self) -> None:
        project = self._session.project
        if project is None:
            return
        from annotator.ui.dialogs.gold_export import GoldExportDialog  # noqa: PLC0415  not at the start

        dialog = GoldExportDialog(self._window)
        dialog.accepted.connect(lambda: self._choose_target(dialog.parts))
        dialog.open()

    def _choose_target(self, parts: GoldParts) -> None:
        project = self._session.project
        if project is None:
            return
        name, kinds = f"{project.path.stem}-gold.jsonl", self.tr("Labelled JSONL") + " (*.jsonl)"
        chosen = file_dialogs.target(self._window, self.tr("Export gold"), name, kinds)
        if chosen is not None:
            self.export(chosen, parts)

    def export(self, out: Path, parts: GoldParts | None = None) -> None:
        """Write gold as labelled JSONL."""
        project = self._session.project
        if project is None:
            return
        self._left_out = save_first(self._session)
        path = project.path

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import exporting, golden  # noqa: PLC0415

            with own_connection(path) as reading:
                chosen = parts or golden.GoldParts()
                return exporting.export_jsonl(
                    reading,
                    out,
                    gold=True,
                    parts=chosen,
                    may_be_empty=False,
                    progress=progress,
                    cancelled=cancelled,
                )

        self._long_work.run(self.tr("Exporting…"), work, self._on_exported)

    def _on_exported(self, result: object) -> None:
        report = cast("ExportReport", result)
        said = self.tr("Gold is in {name}: %n articles, {spans} spans.", "", report.articles)
        said = said.format(name=report.path.name, spans=report.spans)
        self._session.told.emit(said_with_left_out(said, self._left_out))

    # Feedback

    def show_feedback(self) -> None:
        """Show a person how near to gold they are; the lead sees everybody's page."""
        project, session = self._session.project, self._session
        if project is None:
            return
        from annotator.ui.dialogs.feedback import FeedbackDialog  # noqa: PLC0415

        people = menu_names([person for person in project.annotators() if person.role == ANNOTATOR])
        seen = [(person, name) for person, name in people.items() if session.sees_all or person == session.viewer]
        dialog = FeedbackDialog(seen, self._page, self._window)
        dialog.save_asked.connect(self._save_page)
        dialog.open()

    def _page(self, annotator_id: str) -> str:
        from annotator.services import feedback, feedback_page  # noqa: PLC0415

        project = self._session.project
        if project is None:
            return ""
        found = feedback.feedback(project, annotator_id)
        say = partial(translated, "feedback")
        return feedback_page.as_html(found, project.scheme, lang=self._look.language.code, say=say)

    def _save_page(self, annotator_id: str) -> None:
        project = self._session.project
        if project is None:
            return
        name = menu_names(project.annotators())[annotator_id]
        kinds = "HTML (*.html);;Markdown (*.md)"
        chosen = file_dialogs.target(self._window, self.tr("Save the page"), f"{name}.html", kinds)
        if chosen is not None:
            self.save_feedback(annotator_id, chosen)

    def save_feedback(self, annotator_id: str, out: Path) -> None:
        """Write a person's page, as Markdown where the file's name says so."""
        from annotator.services import feedback, feedback_page  # noqa: PLC0415
        from annotator.services.exporting import replaced  # noqa: PLC0415

        project, say = self._session.project, partial(translated, "feedback")
        if project is None:
            return
        made = feedback_page.as_markdown if out.suffix.lower() == ".md" else feedback_page.as_html
        found = feedback.feedback(project, annotator_id)
        text = made(found, project.scheme, lang=self._look.language.code, say=say)
        try:
            with replaced(out) as file:
                file.write(text.encode("utf-8"))
        except UserError as error:
            self._session.told.emit(sentence(error))
        else:
            self._session.told.emit(self.tr("The page is in {path}.").format(path=out))

    # Guidelines

    def edit_guidelines(self) -> None:
        """Let the lead write the next version of the guidelines."""
        project = self._session.project
        if project is None:
            return
        if not self._session.leads:
            self._session.told.emit(self.tr("The lead writes the guidelines."))
            return
        from annotator.services import guiding  # noqa: PLC0415
        from annotator.ui.dialogs.guidelines_editor import GuidelinesEditor  # noqa: PLC0415

        versions = guiding.versions(project)
        editor = GuidelinesEditor(versions, self._window)
        editor.save_asked.connect(
            lambda text, minor: self._save_guidelines(editor, text, versions[-1].number, minor=minor)
        )
        self._session.told.connect(editor.tell)  # it stands over where sentences are said
        editor.open()

    def _save_guidelines(self, editor: GuidelinesEditor, text: str, seen: int, *, minor: bool) -> None:
        if self.save_guidelines(text, seen, minor=minor):
            editor.accept()

    def save_guidelines(self, text: str, seen: int, *, minor: bool) -> bool:
        """Save a version of the guidelines, a minor one or not; say why not where it cannot be."""
        from annotator.services import guiding  # noqa: PLC0415

        project = self._session.project
        if project is None:
            return False
        try:
            if not project.writable:
                raise UserError(READ_ONLY)
            version = guiding.save_guidelines(project, text, seen=seen, by=self._session.viewer, minor=minor)
        except UserError as error:
            self._session.told.emit(sentence(error))
            return False
        self._guidelines_changed()
        self._session.told.emit(self.tr("The guidelines are version {number} now.").format(number=version))
        return True

    def show_changed(self) -> None:
        """List the person's spans whose label's section reads differently since they were made."""
        project, session = self._session.project, self._session
        if project is None:
            return
        from annotator.services import guiding  # noqa: PLC0415
        from annotator.ui.dialogs.told import ToldDialog, list_of  # noqa: PLC0415

        found = guiding.spans_to_look_at(project, session.viewer)
        spans = [span for one in found if (span := project.span(one.span_id, session.viewer)) is not None]
        if not spans:
            session.told.emit(self.tr("No span of yours was made under other guidelines."))
            return
        titles = {row.id: row.title for row in project.article_rows(session.viewer)}
        lines = []
        for span in spans:
            label = project.scheme.label(span.label)
            name = named(label.names, self._look.language.code) if label is not None else span.label
            lines.append(f"{name} “{span.quote[:_QUOTED]}” · {titles.get(span.article_id, '')}")
        title = self.tr("Made under other guidelines")
        places = list_of(lines, title)
        dialog = ToldDialog(title, places, self._window)

        def go(row: int) -> None:
            dialog.accept()
            self._open_place(spans[row].article_id, spans[row].start, spans[row].end)

        places.itemActivated.connect(lambda _item: go(places.currentRow()))
        dialog.open()
