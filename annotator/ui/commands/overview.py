"""The overview: has people compared in a job, shows what it comes to, and opens what is behind a number."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.services import comparing
from annotator.services.agreement import telling
from annotator.services.agreement.results import Agreement
from annotator.services.assigning import to_be_read_by
from annotator.services.exporting import replaced
from annotator.services.jobs import Cancelled, Progress, Stopped
from annotator.services.reviewing import Review
from annotator.store.project import Project
from annotator.ui.commands.overview_corpus import CorpusShown
from annotator.ui.commands.overview_count import Count
from annotator.ui.commands.overview_decided import DecidedCount
from annotator.ui.commands.overview_people import rows_of
from annotator.ui.dialogs import files as file_dialogs
from annotator.ui.i18n import sentence, translated
from annotator.ui.jobs import Job, broke_sentence
from annotator.ui.long_work import own_connection
from annotator.ui.overview.asked import KINDS, TO_DECIDE, Asked, BehindRow, PictureAsked, TextAsked
from annotator.ui.overview.evidence_rows import behind_rows
from annotator.ui.overview.page import OverviewPage
from annotator.ui.people import menu_names
from annotator.ui.session import Session
from annotator.ui.start import Look

_HIDDEN = QT_TRANSLATE_NOOP("errors", "only the lead sees others' labels in this project")

_IN_REVIEW = frozenset({KINDS, TO_DECIDE})
"""What is opened as a review."""


class OverviewCommands(QObject):
    """The page of the overview and what it asks for. `open_place` shows a place of an article in its text.

    `open_review` shows the disagreements of a kind, all where it is empty; `review` is the one that is open, where it
    is up to date. `list_only` shows the articles of one value of a filter in the list.
    """

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        look: Look,
        *,
        open_place: Callable[[str, int, int], object],
        open_review: Callable[[str], object],
        review: Callable[[], Review | None],
        list_only: Callable[[str, str], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._look = look
        self._open_review = open_review
        self._cache = comparing.Cache()
        self._job: Job | None = None
        self._again = False
        self._behind: Job | None = None
        self._agreement: Agreement | None = None
        self.widget = page = OverviewPage(window)
        self._decided = DecidedCount(session, review=review, show=page.show_decided)
        self._corpus = CorpusShown(session, look, page.corpus)
        self._people = people = Count(session, self._people_asked)
        people.counted.connect(lambda rows: page.show_people(rows, in_turns=True))
        people.forgotten.connect(lambda: page.show_people([], in_turns=True))
        page.corpus.narrowing_asked.connect(list_only)
        page.cancel_asked.connect(self._cancel)
        page.retry_asked.connect(self.enter)
        page.behind_asked.connect(self._show_behind)
        page.article_asked.connect(open_place)
        page.picture_asked.connect(self._save_picture)
        page.text_asked.connect(self._copy_text)
        look.changed.connect(self._show)
        session.project_closed.connect(self._on_project_closed)
        session.annotator_changed.connect(self._on_annotator_changed)

    @property
    def busy(self) -> bool:
        """Whether something is still being worked out."""
        counts = self._decided.busy or self._corpus.busy or self._people.busy
        return counts or self._job is not None or self._behind is not None or self.widget.busy_showing

    @property
    def is_known(self) -> bool:
        """Whether the agreement has been worked out."""
        return self._agreement is not None

    def enter(self) -> None:
        """Compare anew what has changed since the last time."""
        self.widget.setFocus()
        self._people.start()
        self._corpus.start()
        project = self._session.project
        if project is None:
            return
        if self._is_hidden():
            self._agreement = None
            self._show()
            return
        if self._job is not None:
            self._again = True
            return
        path, cache = project.path, self._cache

        def work(progress: Progress, cancelled: Cancelled) -> object:
            with own_connection(path) as reading, suppress(Stopped):
                found = comparing.compare(reading, progress=progress, cancelled=cancelled, cache=cache)
                gc.freeze()  # a collection that goes through what was counted would be felt at a key
                return found
            return None

        self._job = job = Job(work, self)
        job.progressed.connect(self.widget.show_computing)
        job.done.connect(self._on_compared)
        job.refused.connect(self._on_refused)
        job.broke.connect(self._on_broke)
        self.widget.show_computing(0)
        job.start()

    def _people_asked(self) -> Callable[[Project], object]:
        viewer = "" if self._session.sees_all else self._session.viewer
        return lambda project: rows_of(project, viewer)

    def _is_hidden(self) -> bool:
        """Whether who sits here annotates blind, and so sees nothing of the others."""
        session, project = self._session, self._session.project
        return project is not None and not session.sees_all and bool(to_be_read_by(project, session.viewer))

    def _on_annotator_changed(self) -> None:
        self._cancel()
        self._agreement = None
        self.widget.show_decided(0, 0)
        if self.widget.isVisible():
            self.enter()

    def leave(self) -> None:
        """Stop comparing and counting: nobody looks at it any more."""
        self._people.stop()
        self._cancel()

    def _cancel(self) -> None:
        self._decided.stop()
        if self._job is not None:
            self._job.cancel()

    def _on_project_closed(self) -> None:
        self._cancel()
        self._cache = comparing.Cache()
        self._agreement = None
        self.widget.show_decided(0, 0)

    def _on_compared(self, result: object) -> None:
        self._job = None
        again, self._again = self._again, False
        if result is None or self._is_hidden():  # somebody else sits here by now
            self.widget.end_computing()
            if again and self.widget.isVisible():
                self.enter()
            return
        self._agreement = cast("Agreement", result)
        self._show(in_turns=True)
        if self.widget.isVisible():
            self._decided.start()

    def _on_refused(self, error: UserError) -> None:
        self._job = None
        self.widget.show_error(sentence(error))

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        self.widget.show_error(broke_sentence(error))

    def _show(self, *, in_turns: bool = False) -> None:
        project = self._session.project
        if project is None:
            return
        language = self._look.language.code
        if self._agreement is not None:
            names = menu_names(project.annotators())
            self.widget.show_agreement(self._agreement, names, project.scheme, language, in_turns=in_turns)
        elif self._is_hidden():
            said = self.tr("While you annotate here, only the lead sees how far people agree.")
            self.widget.show_hidden(said, language)

    # What is behind a number

    def _show_behind(self, asked: Asked) -> None:
        project = self._session.project
        if project is None or self._agreement is None or self._behind is not None:
            return
        if asked.measure in _IN_REVIEW:
            self.widget.close_behind()
            self._open_review(asked.kind)
            return
        if not self._session.sees_all:
            self.widget.close_behind()
            self._session.told.emit(sentence(UserError(_HIDDEN)))
            return
        path, names = project.path, menu_names(project.annotators())

        def work(_progress: Progress, cancelled: Cancelled) -> object:
            with own_connection(path) as reading, suppress(Stopped):
                return behind_rows(reading, asked, names, cancelled=cancelled)
            return []

        self._behind = job = Job(work, self)
        job.done.connect(self._on_behind)
        job.refused.connect(lambda error: self._end_behind(sentence(error)))
        job.broke.connect(lambda error: self._end_behind(str(error)))
        job.start()

    def _on_behind(self, rows: object) -> None:
        self._behind = None
        self.widget.show_behind(cast("list[BehindRow]", rows))

    def _end_behind(self, said: str) -> None:
        self._behind = None
        self._session.told.emit(said)

    # Saving and copying

    def _save_picture(self, asked: PictureAsked) -> None:
        chosen = file_dialogs.target(
            self._window, self.tr("Save the picture"), asked.name, f"{asked.form.upper()} (*.{asked.form})"
        )
        if chosen is not None:
            self.save_picture(asked, chosen)

    def save_picture(self, asked: PictureAsked, path: Path) -> None:
        """Write a picture; say where, or why not."""
        try:
            with replaced(path) as file:
                file.write(self.widget.picture(asked))
        except UserError as error:
            self._session.told.emit(sentence(error))
        else:
            self._session.told.emit(self.tr("The picture is in {path}.").format(path=path))

    def _copy_text(self, asked: TextAsked) -> None:
        agreement = self._agreement
        if agreement is None:
            return
        translate = partial(translated, "agreement")
        if asked.what == "methods":
            text = telling.methods(agreement, translate)
        else:
            text = telling.table(agreement, asked.form, translate)
        QGuiApplication.clipboard().setText(text)
        self._session.told.emit(self.tr("Copied; paste it into the paper."))
