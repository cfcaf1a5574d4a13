"""One decision for every group with the same text and options: how many there are, and the preview of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from annotator.domain.disagreement import Disagreement
from annotator.domain.errors import UserError
from annotator.domain.excerpt import around
from annotator.domain.scheme import Scheme, named
from annotator.services.reviewing import Review
from annotator.ui.review import parts
from annotator.ui.review.page import ReviewPage
from annotator.ui.review.parts import Asked

if TYPE_CHECKING:
    from annotator.ui.dialogs.alike_preview import AlikeChoice, AlikePlace

_AFTER = 150
"""Milliseconds after which it is looked for such groups."""
_AROUND = 44
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
        """Return the groups that could be decided as one, the one at `place` first; none where it is gone.

        Where a value of this one is asked and the others are still asked for their span, there is none.
        """
        with suppress(UserError):
            here, found = review.question(place), review.alike(place)
            asked = [review.question(group.place) for group in found]
            if here is not None and all(
                other is not None and (other.asks, other.field) == (here.asks, here.field) for other in asked
            ):
                return found
        return ()

    def choices(self, asked: Asked, scheme: Scheme, language: str) -> list[AlikeChoice]:
        """Return what can be decided for all places, with the numbers that it has here."""
        from annotator.ui.dialogs.alike_preview import NOTHING, AlikeChoice  # noqa: PLC0415  rarely needed

        found = []
        for option in asked.options:
            label = scheme.label(option.label)
            name = named(label.names, language) if label is not None else ""
            words = " · ".join(part for part in (name, option.text, option.details) if part)
            found.append(AlikeChoice(option.number, words))
        if parts.NOTHING in asked.can:
            found.append(AlikeChoice(NOTHING, self.tr("Nothing here")))
        return found

    def preview(
        self,
        review: Review,
        groups: Sequence[Disagreement],
        choices: Sequence[AlikeChoice],
        chosen: int | None,
        agreed: Callable[[int], object],
    ) -> None:
        """Show the groups with what can be decided; `agreed` is called with its number, 0 for nothing here."""
        from annotator.ui.dialogs.alike_preview import AlikePreview  # noqa: PLC0415  rarely needed

        places = [place for group in groups if (place := _place(review, group)) is not None]
        preview = AlikePreview(choices, chosen, places, self._window)

        def decide() -> None:
            if preview.chosen is not None:
                agreed(preview.chosen)

        preview.accepted.connect(decide)
        preview.open()


def _place(review: Review, group: Disagreement) -> AlikePlace | None:
    from annotator.ui.dialogs.alike_preview import AlikePlace  # noqa: PLC0415  rarely needed

    state = review.article(group.article_id)
    if state is None:
        return None
    text = state.article.text
    before, after = around(text, group.start, group.end, _AROUND)
    words = (before, text[group.start : group.end], after)
    return AlikePlace(group.article_id, state.article.title, *(part.translate(_FLAT) for part in words))


_FLAT = {ord(letter): " " for letter in "\n\r\t"}
