"""The note on a decision: it is kept when it is left, wherever one goes; it can become a rule of the guidelines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from annotator.domain.edit import Edit
from annotator.services.reviewing import Review
from annotator.ui.review.page import ReviewPage
from annotator.ui.session import Session


class SaveGuidelines(Protocol):
    """Saves a new text of the guidelines over the version that it was made from."""

    def __call__(self, text: str, seen: int, *, minor: bool) -> object:
        """Save it; a minor version leaves what is to be marked as it was."""


class Notes(QObject):
    """Opens the note of a place, and keeps it."""

    def __init__(
        self,
        page: ReviewPage,
        session: Session,
        *,
        attempt: Callable[[Callable[[], Edit]], Edit | None],
        save_guidelines: SaveGuidelines,
    ) -> None:
        """Make it; `attempt` commits an edit of the review."""
        super().__init__(page)
        self._options, self._view, self._session = page.options, page.view, session
        self._attempt, self._save_guidelines = attempt, save_guidelines
        self._of: tuple[Review, str] | None = None
        self._is_kept = True
        self._options.note_written.connect(self._keep)
        self._options.note_left.connect(page.view.setFocus)

    def open(self, review: Review, place: str) -> None:
        """Bring the keyboard to the note of a place. The guidelines are offered to the lead alone, who writes them."""
        self.flush()
        self._of = (review, place)
        self._options.open_note(review.note_of(place), offers_guidelines=self._session.leads)

    def flush(self) -> bool:
        """Keep what is typed, for the place that it was opened for; return whether it could be."""
        self._is_kept = True
        at = QApplication.focusWidget()
        if at is not None and self._options.note.isAncestorOf(at):
            self._view.setFocus()  # what is hidden with the keyboard in it would leave it nowhere
        self._options.note.put_away()
        return self._is_kept

    def _keep(self, text: str, into_guidelines: bool) -> None:  # noqa: FBT001  a signal has no names
        """Keep a note on the decision; where that is wanted, as a rule of the guidelines with the place as example."""
        project = self._session.project
        if self._of is None or project is None:
            return
        review, place = self._of
        if text != review.note_of(place) and self._attempt(lambda: review.note(place, text)) is None:
            self._is_kept = False
            return
        if into_guidelines:
            # What was decided follows from the rules there are: the entry is an example of them.
            self._save_guidelines(review.guidelines_with(place, text), project.guidelines.version, minor=True)
