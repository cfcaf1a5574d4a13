"""What waits in a review, as the panel at its left shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from annotator.domain.review_queue import InOrder, Item
from annotator.domain.scheme import Scheme
from annotator.services.review.state import ArticleReview
from annotator.services.reviewing import Review
from annotator.ui.panels.top_bar import REVIEW, TopBar
from annotator.ui.review import feeding
from annotator.ui.review.parts import Change, Choice, GroupRow, QueueFilter
from annotator.ui.review.queue_panel import QueuePanel

Here = Choice | None
_AT_ONCE = 8
"""So many articles change their rows before others have a turn."""


class Waiting:
    """The items that the filter lets through, in their order, and their rows: brought up to date by article."""

    def __init__(self, panel: QueuePanel, top_bar: TopBar) -> None:
        self._panel, self._top_bar = panel, top_bar
        self._shown_by: tuple[Review, QueueFilter, Scheme, str] | None = None
        """What the rows follow from, beside what waits."""
        self._found: dict[str, list[Item]] = {}
        """What waited in each article when its rows were made."""
        self._occurring: dict[str, feeding.Occurring] = {}
        self._order = InOrder()

    @property
    def items(self) -> Sequence[Item]:
        """What is shown, in its order."""
        return self._order.items

    def has(self, place: str) -> bool:
        """Whether a group is among those shown."""
        return self._order.at(place) >= 0

    def at(self, place: str) -> int:
        """Return where a place stands; 0 where it does not wait."""
        return max(self._order.at(place), 0)

    def landing(self, near: int) -> str:
        """Return the place to go to from a row: the first from there on that can be decided now, else one before it.

        Empty where nothing that is shown can be: links whose ends are not decided yet.
        """
        following = map(
            self.items.__getitem__,
            chain(range(max(near, 0), len(self.items)), range(min(max(near, 0), len(self.items)))),
        )
        return next((item.group.place for item in following if item.is_ready), "")

    def item(self, place: str) -> Item | None:
        """Return what waits at a place, None where nothing does."""
        at = self._order.at(place)
        return self.items[at] if at >= 0 else None

    def show(
        self, review: Review, scheme: Scheme, lang: str, *, names: Callable[[], Mapping[str, str]], here: Here
    ) -> None:
        """Bring the rows up to date; `names` are those of the annotators by id, `here` is the article that is open."""
        for _ in self.showing(review, scheme, lang, names=names, here=here):
            pass

    def showing(
        self, review: Review, scheme: Scheme, lang: str, *, names: Callable[[], Mapping[str, str]], here: Here
    ) -> Iterator[None]:
        """Bring the rows up to date, some articles in each turn."""
        panel = self._panel
        shown_by = (review, panel.filter, scheme, lang)
        if self._shown_by is None or any(one is not other for one, other in zip(self._shown_by, shown_by, strict=True)):
            self._shown_by = shown_by
            self._make()
        while changed := self._changed(review):
            for at in range(0, len(changed), _AT_ONCE):
                self._panel.change_rows([self._change(article_id) for article_id in changed[at : at + _AT_ONCE]])
                if len(changed) > _AT_ONCE:
                    yield
                if self._shown_by is not shown_by and self._shown_by != shown_by:
                    return  # it was filtered meanwhile
        panel.set_choices_from(
            lambda: feeding.choices_of(self._occurring.values(), names(), scheme, lang, here),
        )
        progress = review.progress()
        panel.set_counting(on=not review.is_complete)
        panel.set_progress(progress.decided, progress.left, progress.pace.per_minute)
        panel.set_agreed(progress.agreed)
        panel.set_changed(progress.changed)
        panel.set_own(len(review.read_too), taken=review.overrides)
        self._top_bar.set_count(REVIEW, progress.left or None if review.is_complete else None)

    def _make(self) -> None:
        """Make all rows anew."""
        assert self._shown_by is not None  # noqa: S101  who calls has set it
        review, wanted, *_ = self._shown_by
        lets = feeding.filters_of(wanted).lets
        self._found = dict(review.waiting)
        self._occurring = {article_id: feeding.occurring(items) for article_id, items in self._found.items()}
        self._order = InOrder(wanted.order)
        self._order.fill({article_id: filter(lets, items) for article_id, items in self._found.items()})
        self._panel.set_rows(map(self._row, self.items))

    def _changed(self, review: Review) -> list[str]:
        """Return the articles in which something else waits than is shown."""
        now, before = review.waiting, self._found
        return [article_id for article_id, items in now.items() if before.get(article_id) is not items] + [
            article_id for article_id in before if article_id not in now
        ]

    def _change(self, article_id: str) -> Change:
        """Bring the items of an article up to date; return what that changes in the rows."""
        assert self._shown_by is not None  # noqa: S101  who calls has set it
        review, wanted, *_ = self._shown_by
        items = review.waiting.get(article_id)
        if items is None:
            self._found.pop(article_id, None)  # it may have gone meanwhile
            self._occurring.pop(article_id, None)
        else:
            self._found[article_id], self._occurring[article_id] = items, feeding.occurring(items)
        gone, come = self._order.put(article_id, filter(feeding.filters_of(wanted).lets, items or ()))
        return gone, [(at, self._row(item)) for at, item in come]

    def _row(self, item: Item) -> GroupRow:
        assert self._shown_by is not None  # noqa: S101  who calls has set it
        review, _, scheme, lang = self._shown_by
        return feeding.row_of(item, state_of(review, item.group.article_id), scheme, lang)


def state_of(review: Review, article_id: str) -> ArticleReview:
    """Return an article of which something waits."""
    state = review.article(article_id)
    assert state is not None, "what waits is under review"  # noqa: S101  a bug, not an input
    return state
