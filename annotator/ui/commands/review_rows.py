"""What waits in a review, as the panel at its left shows it."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.review_queue import Item
from annotator.domain.scheme import Scheme
from annotator.services.review.state import ArticleReview
from annotator.services.reviewing import Review
from annotator.ui.panels.top_bar import REVIEW, TopBar
from annotator.ui.review import feeding, parts
from annotator.ui.review.queue_panel import QueuePanel


class Waiting:
    """The items that the filter lets through, in their order."""

    def __init__(self, panel: QueuePanel, top_bar: TopBar) -> None:
        self._panel, self._top_bar = panel, top_bar
        self.items: list[Item] = []

    @property
    def places(self) -> list[str]:
        """The places of the groups that are shown."""
        return [item.group.place for item in self.items]

    def at(self, place: str) -> int:
        """Return where a place stands; 0 where it does not wait."""
        return next((at for at, item in enumerate(self.items) if item.group.place == place), 0)

    def landing(self, near: int) -> str:
        """Return the place to go to from a row: the first from there on that can be decided now, else one before it.

        Empty where nothing that is shown can be: links whose ends are not decided yet.
        """
        following = [*self.items[max(near, 0) :], *self.items[: max(near, 0)]]
        return next((item.group.place for item in following if item.is_ready), "")

    def item(self, place: str) -> Item | None:
        """Return what waits at a place, None where nothing does."""
        return next((item for item in self.items if item.group.place == place), None)

    def show(
        self, review: Review, scheme: Scheme, lang: str, *, names: Mapping[str, str], here: parts.Choice | None
    ) -> None:
        """Bring the rows up to date; `names` are those of the annotators by id, `here` is the article that is open."""
        panel = self._panel
        wanted = feeding.filters_of(panel.filter)
        everything = review.queue(panel.filter.order)
        self.items = [item for item in everything if wanted.lets(item)]
        ids = {item.group.article_id for item in self.items}
        states = {article_id: state_of(review, article_id) for article_id in ids}
        panel.set_rows(feeding.rows_of(self.items, states, scheme, lang))
        panel.set_choices(feeding.choices_of(everything, names, scheme, lang, here))
        progress = review.progress()
        panel.set_progress(progress.decided, len(everything), progress.pace.per_minute)
        panel.set_agreed(progress.agreed)
        panel.set_changed(progress.changed)
        panel.set_own(len(review.read_too), taken=review.overrides)
        self._top_bar.set_count(REVIEW, len(everything) or None)


def state_of(review: Review, article_id: str) -> ArticleReview:
    """Return an article of which something waits."""
    state = review.article(article_id)
    assert state is not None, "what waits is under review"  # noqa: S101  a bug, not an input
    return state
