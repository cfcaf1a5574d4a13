"""What waits in the articles of a review, and how far each is: what changes in one article costs by that one alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from annotator.domain.review_queue import Item, is_all_to_be_shown, lot, sample_size
from annotator.services.review.progress import ReviewProgress, is_changed, is_in_lots, items_of, progress_of, summed
from annotator.services.review.state import ArticleReview

_AT_ONCE = 20
"""So many articles are gone through before others have a turn."""


class Sample:
    """What is accepted by itself and shown all the same: a tenth or, where too much of that was changed, all.

    The lots stand as long as the articles do; what was changed of what was drawn is counted by article. Nothing is
    shown before `draw`: the lots of all articles must be known.
    """

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._lots: dict[str, list[tuple[bytes, str]]] = {}
        self._drawn: dict[str, list[str]] = {}
        self._changed: dict[str, int] = {}
        self._size = 0
        self._open: frozenset[str] = frozenset()
        self._is_all = False
        self.shown: frozenset[str] = frozenset()

    def put_in(self, state: ArticleReview) -> None:
        """Take an article in that may be drawn from."""
        groups = (group for group in (*state.compared.groups, *state.compared.links) if is_in_lots(group))
        self._lots[state.article.id] = [(lot(group.place, seed=self._seed), group.place) for group in groups]

    def draw(self, states: Iterable[ArticleReview]) -> None:
        """Draw from these articles, and see what of it was changed."""
        known = {state.article.id: state for state in states}
        self._open = frozenset(known)
        lots = sorted((*one, article_id) for article_id in known for one in self._lots[article_id])
        self._size = sample_size(len(lots))
        self._drawn, self._changed = {}, {}
        for _, place, article_id in lots[: self._size]:
            self._drawn.setdefault(article_id, []).append(place)
        for article_id in self._drawn:
            self._changed[article_id] = self._changed_in(known[article_id])
        self._show()

    def take_in(self, state: ArticleReview) -> bool:
        """See what was changed in an article that stands otherwise now; return whether another choice is shown."""
        article_id = state.article.id
        if article_id not in self._drawn:
            return False
        self._changed[article_id] = self._changed_in(state)
        was_all = self._is_all
        if self._too_many() != was_all:
            self._show()
        return self._is_all != was_all

    def _changed_in(self, state: ArticleReview) -> int:
        places = self._drawn[state.article.id]
        return sum(is_changed(state, state.compared.by_place[place]) for place in places)

    def _too_many(self) -> bool:
        return is_all_to_be_shown(sum(self._changed.values()), self._size)

    def _show(self) -> None:
        self._is_all = self._too_many()
        if self._is_all:
            self.shown = frozenset(place for article_id in self._open for _, place in self._lots[article_id])
        else:
            self.shown = frozenset(place for places in self._drawn.values() for place in places)


class Standing:
    """The items and the progress of each article that is decided in."""

    def __init__(self, seed: str, later: Collection[str]) -> None:
        self._later = set(later)
        self._sample = Sample(seed)
        self._items: dict[str, list[Item]] = {}
        self._progress: dict[str, ReviewProgress] = {}
        self._summed: ReviewProgress | None = None
        self._came: list[ReviewProgress] = []
        """Of the articles that came since it was summed."""

    @property
    def items(self) -> Mapping[str, list[Item]]:
        """What waits, by article: another list where an article stands otherwise than before."""
        return self._items

    @property
    def left(self) -> int:
        """How many groups wait."""
        return sum(map(len, self._items.values()))

    @property
    def progress(self) -> ReviewProgress:
        """How far all articles together are."""
        if self._summed is None:
            self._summed = summed(self._progress.values(), self.left)
        elif self._came:
            self._summed = summed([self._summed, *self._came], self.left)
        self._came = []
        return self._summed

    def put_in(self, state: ArticleReview) -> None:
        """Take an article in that may be decided in now or later; it is drawn from when all are known."""
        self._sample.put_in(state)

    def draw(self, open_articles: Collection[str], states: Mapping[str, ArticleReview]) -> Iterator[None]:
        """Draw what is shown of what is agreed on, and bring these articles, and no others, to it; in turns.

        `states` are asked in each turn for how an article stands.
        """
        self._sample.draw(states[article_id] for article_id in open_articles)
        self._summed = None
        yield
        for gone in self._items.keys() - set(open_articles):
            del self._items[gone], self._progress[gone]
            self._summed = None
        for number, article_id in enumerate(open_articles):
            self.bring(states[article_id])
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield

    def bring(self, state: ArticleReview) -> None:
        """Bring an article to how it stands now."""
        article_id = state.article.id
        is_new = article_id not in self._progress
        self._items[article_id] = items_of(state, self._sample.shown, self._later)
        self._progress[article_id] = found = progress_of([state], 0)
        if is_new:
            self._came.append(found)  # while all come one by one, each time but these are added
        else:
            self._summed = None

    def take_in(self, state: ArticleReview, states: Iterable[ArticleReview]) -> None:
        """Bring an article to how it stands now, and with it all where another choice of what is agreed on is shown."""
        if self._sample.take_in(state):
            for one in states:
                self.bring(one)
        else:
            self.bring(state)

    def put_off(self, place: str, state: ArticleReview) -> None:
        """Put a group of an article off to the end of the queue."""
        self._later.add(place)
        self.bring(state)
