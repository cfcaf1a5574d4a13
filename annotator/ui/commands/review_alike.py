"""One decision for every group with the same text and options: how many there are, and the preview of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from annotator.domain.disagreement import Disagreement
from annotator.domain.errors import UserError
from annotator.domain.excerpt import around
from annotator.services.reviewing import Review
from annotator.ui.review.page import ReviewPage

_AFTER = 150
"""Milliseconds after which it is looked for such groups."""
_AROUND = 30
"""Code points of the text around a place that the preview shows."""


class Alike(QObject):
    """Counts the groups beside the one that is shown, and asks before all of them are decided."""

    def __init__(self, window: QMainWindow, page: ReviewPage) -> None:
        super().__init__(window)
        self._window, self._page = window, page
        self._asked: tuple[Review, str] | None = None
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(self._count)

    def look_for(self, review: Review, place: str) -> None:
        """Say in the bar how many others could be decided like this one, once the place stands."""
        self._asked = (review, place)
        self._page.bar.set_alike(0)
        self._later.start()

    def forget(self) -> None:
        """Look for none: no group is shown."""
        self._asked = None
        self._later.stop()

    def _count(self) -> None:
        if self._asked is not None:
            self._page.bar.set_alike(max(len(self.groups(*self._asked)) - 1, 0))

    def groups(self, review: Review, place: str) -> Sequence[Disagreement]:
        """Return the groups that could be decided as one, the one at `place` first; none where it is gone."""
        with suppress(UserError):
            return review.alike(place)
        return ()

    def preview(self, review: Review, groups: Sequence[Disagreement], words: str, agreed: Callable[[], object]) -> None:
        """Show the groups with what would be decided in `words`; `agreed` is called where the person agrees."""
        from annotator.ui.dialogs.alike_preview import AlikePreview  # noqa: PLC0415  rarely needed

        preview = AlikePreview(words, [_line(review, group) for group in groups], self._window)
        preview.accepted.connect(agreed)
        preview.open()


def _line(review: Review, group: Disagreement) -> str:
    state = review.article(group.article_id)
    if state is None:
        return ""
    text = state.article.text
    before, after = around(text, group.start, group.end, _AROUND)
    words = f"{before}{text[group.start : group.end]}{after}"
    return f"{state.article.title}: {' '.join(words.split())}"
