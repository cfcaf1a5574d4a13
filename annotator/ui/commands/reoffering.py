"""A person's labels on another version of the open text: hollow boxes here, and a list of all with what was lost.

Nothing of it is stored. What is offered is looked for once an article stands, and by the person's own labels alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from annotator.domain.edit import Edit
from annotator.domain.span import Span
from annotator.domain.work import FINISHED
from annotator.services.jobs import Cancelled, Progress
from annotator.ui.actions import Actions
from annotator.ui.article.parts import Box
from annotator.ui.article.view import ArticleView
from annotator.ui.jobs import Job
from annotator.ui.key_sentences import going_through
from annotator.ui.long_work import own_connection
from annotator.ui.panels.proposal_line import Asked
from annotator.ui.session import Session
from annotator.ui.start import Look

if TYPE_CHECKING:
    from annotator.services.reanchoring import Proposal, Reanchored

# Imports in functions are of what the start of the program does not need.
_LOOK_AFTER = 200
"""Milliseconds after an article is opened until its other versions are looked for."""
_AROUND = 2000
"""Code points above and below the text in sight in which boxes are kept."""


class Reoffers(QObject):
    """What is offered of another version in the open article; `current` is the one that keys answer.

    `changed` follows when what is offered, or the current one, is another.
    """

    changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        view: ArticleView,
        actions: Actions,
        look: Look,
        *,
        pages: QStackedWidget,
    ) -> None:
        super().__init__(view)
        self._window, self._session, self._view = window, session, view
        self._actions, self._look, self._pages = actions, look, pages
        self._found: Reanchored | None = None
        self._job: Job | None = None
        self.left: list[Proposal] = []
        """What is neither marked nor rejected, in reading order."""
        self.current: Proposal | None = None
        self._look_due = QTimer(self, singleShot=True, interval=_LOOK_AFTER)
        self._look_due.timeout.connect(self._look_for)
        self._boxes_due = QTimer(self, singleShot=True, interval=0)
        self._boxes_due.timeout.connect(self._show_boxes)
        actions.bind("suggestion.versions", self.show_list)
        session.article_opened.connect(lambda _id: self._begin())
        session.project_closed.connect(self._begin)
        session.changed.connect(self._on_changed)
        session.current_changed.connect(self._on_current_changed)
        view.selection_changed.connect(self._on_caret_moved)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._on_scrolled())
        pages.currentChanged.connect(lambda _page: self._on_scrolled())
        look.changed.connect(self._refresh)

    # Looking

    @property
    def busy(self) -> bool:
        """Whether other versions are being looked for, or are about to be."""
        return self._job is not None or self._look_due.isActive()

    def _begin(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._found = None
        self._refresh()
        if self._session.article is not None:
            self._look_due.start()

    def _look_for(self) -> None:
        from annotator.store.other_texts import labelled_versions  # noqa: PLC0415

        session = self._session
        article, project, viewer = session.article, session.project, session.viewer
        if article is None or project is None or not self._may_offer():
            return
        article_id, path = article.id, project.path
        if not project.asked(lambda connection: labelled_versions(connection, article_id, viewer)):
            return

        def work(_progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import reoffering  # noqa: PLC0415
            from annotator.services.jobs import Stopped  # noqa: PLC0415

            try:
                with own_connection(path) as reading:
                    return reoffering.offered(reading, article_id, viewer, cancelled=cancelled)
            except Stopped:
                return None

        self._job = job = Job(work, self)
        job.done.connect(self._on_found)
        job.refused.connect(lambda _error: self._on_found(None))
        job.broke.connect(lambda _error: self._on_found(None))
        job.start()

    def _on_found(self, result: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        found, session = cast("Reanchored | None", result), self._session
        is_open = session.article is not None and found is not None and found.article_id == session.article.id
        if found is None or not is_open or found.annotator_id != session.viewer:
            return
        self._found = found
        self._refresh()
        if self.left:
            told = self.tr("%n of your labels on another version of this text are proposed here.", "", len(self.left))
            session.told.emit(f"{told} {going_through(self._actions)}".strip())

    def _may_offer(self) -> bool:
        work = self._session.work
        return bool(self._look.settings.get("suggestions")) and work is not None and work.status != FINISHED

    # What is left

    def _refresh(self) -> None:
        before, session = (self.left, self.current), self._session
        self.left = []
        if self._found is not None and self._may_offer():
            from annotator.services import reoffering  # noqa: PLC0415

            self.left = reoffering.still_offered(self._found, session.spans.values(), session.rejections)
        if self.current not in self.left:
            self.current = None
        if (self.left, self.current) != before:
            self._boxes_due.start()
            self.changed.emit()
        elif self.left:
            self._boxes_due.start()

    def _on_changed(self, edit: Edit) -> None:
        article = self._session.article
        if self._found is not None and article is not None and edit.article_id == article.id:
            self._refresh()

    def _on_current_changed(self, span_id: str) -> None:
        if span_id:
            self._set_current(None)

    def _on_caret_moved(self, start: int, end: int) -> None:
        current = self.current
        if current is not None and not (current.new[0] <= start and end <= current.new[1]):
            self._set_current(None)

    def _set_current(self, proposal: Proposal | None) -> None:
        if proposal is not self.current:
            self.current = proposal
            self._boxes_due.start()
            self.changed.emit()

    # As one of the offers that the same keys answer

    def stops(self) -> list[tuple[int, object]]:
        """Return what is offered, each with its place."""
        return [(proposal.new[0], proposal) for proposal in self.left]

    def here(self) -> object:
        """Return the one that keys answer, as in `stops`; None where there is none."""
        return self.current

    def choose(self, stop: object) -> None:
        """Go to what is offered."""
        self.go_to(cast("Proposal", stop))

    def question(self) -> Asked | None:
        """Return what is asked of the current one; None where there is none."""
        return None if self.current is None else Asked(self.name_of(self.current), self.current.found)

    def accept_current(self) -> None:
        """Accept the current one."""
        if self.current is not None:
            self.accept([self.current])

    def reject_current(self) -> None:
        """Reject the current one."""
        if self.current is not None:
            self.reject(self.current)

    # Answering

    def go_to(self, proposal: Proposal) -> None:
        """Make a proposal the one that keys answer, and bring it into sight."""
        start, end = proposal.new
        self._view.set_caret(start)
        self._session.set_current("")
        self._view.scroll_to(start, end)
        self._set_current(proposal)

    def accept(self, chosen: Sequence[Proposal]) -> Edit | None:
        """Make proposals spans, with the links that they had among each other; one step of undo."""
        from annotator.services import reoffering  # noqa: PLC0415

        session, found = self._session, self._found
        article, work = session.article, session.work
        if found is None or article is None or work is None or not session.may_label():
            return None
        return session.do(
            lambda: reoffering.accept(
                session.scheme, article, work, session.spans.values(), session.links.values(), found, chosen
            ),
            current=_only_span,
        )

    def reject(self, proposal: Proposal) -> Edit | None:
        """Remember that this is not wanted here."""
        from annotator.services import reoffering  # noqa: PLC0415

        session, work = self._session, self._session.work
        if work is None:
            return None
        return session.do(lambda: reoffering.reject(work, session.rejections, proposal))

    def show_list(self) -> None:
        """Show all that is offered, to be accepted at once, and what was not found again."""
        from annotator.ui.dialogs.reanchored import ReanchoredDialog  # noqa: PLC0415

        found = self._found
        if found is None or not (self.left or found.lost):
            self._session.told.emit(self.tr("You have no labels on another version of this text."))
            return
        if not self._session.may_label():
            return
        looks = self._look.labels(self._session.scheme)
        names = {label_id: look.name for label_id, look in looks.items()}
        head = self.tr("Your labels on another version of this text")
        dialog = ReanchoredDialog(head, self.left, found.lost, names, self._window, chooses=True)
        dialog.accepted.connect(lambda: self._accept_listed(dialog.chosen()))
        dialog.open()

    def _accept_listed(self, chosen: Sequence[Proposal]) -> None:
        if chosen and self.accept(chosen) is not None:
            self._session.told.emit(self.tr("%n labels accepted.", "", len(chosen)))

    # Boxes in the text

    def _on_scrolled(self) -> None:
        if self.left:  # not at once: what lies where may not be asked while the text scrolls
            self._boxes_due.start()

    def _show_boxes(self) -> None:
        """Show what is offered near the text in sight; the current one with its name."""
        if self._pages.currentIndex() != 0:
            return  # something else shows its own there
        start, end = self._view.visible_range() if self.left else (0, 0)
        near = [
            proposal
            for proposal in self.left
            if proposal is self.current or (proposal.new[0] < end + _AROUND and start - _AROUND < proposal.new[1])
        ]
        self._view.set_suggestions([self._box(proposal) for proposal in near])

    def _box(self, proposal: Proposal) -> Box:
        name = self.name_of(proposal) if proposal is self.current else ""
        return Box(f"version {proposal.source_id}", *proposal.new, proposal.label, f"{name}?" if name else "")

    def name_of(self, proposal: Proposal) -> str:
        """Return the name of a proposal's label as the person reads it."""
        look = self._look.labels(self._session.scheme).get(proposal.label)
        return look.name if look is not None else proposal.label


def _only_span(edit: Edit) -> str:
    """Return the span that is the current one after accepting: the one that was accepted; of several none."""
    made = edit.of(Span)
    return made[0].row_id if len(made) == 1 else ""
