"""The model of the article list: rows in the order of the queue, a filter over them, no text of any article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from annotator.domain.folding import folded, folded_all, words
from annotator.domain.printing import on_one_line
from annotator.domain.queue import PROJECT, is_wanted
from annotator.domain.work import FINISHED, SKIPPED
from annotator.ui.panels.arranging import SLICE, Arrangement, ArticleEntry, arranged, unarranged
from annotator.ui.panels.rows import RowModel


class ArticleModel(RowModel):
    """Rows in the order of the queue, those that pass the filter.

    100,000 rows: titles are folded in slices while the program is idle, all at once when a filter comes before that.
    """

    counts_changed = Signal()

    def __init__(self, describe: Callable[[ArticleEntry], str], tip: Callable[[ArticleEntry], str]) -> None:
        super().__init__()
        self._describe = describe
        self._tip = tip
        self._rows: list[ArticleEntry] = []
        self._order = (PROJECT, 0)
        self._given: list[int] = []
        self._late: list[ArticleEntry] | None = None  # rows that changed since another order was promised
        self._folds: list[str] = []
        self._place: dict[str, int] = {}
        self._shown: list[int] | None = None
        self._words: list[str] = []
        self._kinds: frozenset[str] = frozenset()
        self._kept: frozenset[str] | None = None
        self._finished = self._skipped = 0
        self.unsaved: frozenset[str] = frozenset()
        """Articles in which something is not saved."""
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._fold_slice)

    # What there is

    @property
    def total(self) -> int:
        """How many articles there are, shown or not."""
        return len(self._rows)

    @property
    def finished(self) -> int:
        """How many of all articles are finished."""
        return self._finished

    @property
    def skipped(self) -> int:
        """How many of all articles are skipped."""
        return self._skipped

    @property
    def order(self) -> tuple[str, int]:
        """The order of the rows, and its seed."""
        return self._order

    @property
    def shown(self) -> int:
        """How many rows pass the filter."""
        return len(self._rows) if self._shown is None else len(self._shown)

    @property
    def filtered(self) -> bool:
        """Whether a filter is set."""
        return bool(self._words or self._kinds) or self._kept is not None

    def titles(self) -> list[tuple[str, str]]:
        """Return id and title of every article, shown or not, in the order of the queue."""
        return [(row.id, row.title) for row in self._rows]

    def entry(self, row: int) -> ArticleEntry | None:
        """Return the article of a shown row."""
        if not 0 <= row < self.shown:
            return None
        return self._rows[row if self._shown is None else self._shown[row]]

    def place_of(self, article_id: str) -> int:
        """Return where an article stands in the queue, shown or not, from 0; or -1."""
        return self._place.get(article_id, -1)

    def row_of(self, article_id: str) -> int:
        """Return the shown row of an article, or -1."""
        place = self._place.get(article_id, -1)
        if place < 0 or self._shown is None:
            return place
        return _index(self._shown, place)

    def step_from(self, article_id: str, step: int) -> int:
        """Return the shown row `step` rows on from an article, also from one that is not shown; it may be no row."""
        place = self._place.get(article_id, -1)
        if place < 0:
            return 0
        if self._shown is None:
            return place + step
        at = bisect_left(self._shown, place)
        stands_there = at < len(self._shown) and self._shown[at] == place
        return at + step if stands_there or step < 0 else at + step - 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, and for a screen reader the state with it."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return on_one_line(" ".join(entry.title.split()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(entry)
        return None

    # What changes

    def set_rows(self, rows: Iterable[ArticleEntry]) -> None:
        """Take the rows, in the project's order, in place of those before; order and filter stay."""
        self.take(arranged(list(rows), *self._order))

    def take(self, arrangement: Arrangement) -> None:
        """Take rows that are arranged already; into this list's order where that is another meanwhile."""
        if arrangement.order != self._order:
            arrangement = arranged(arrangement.in_project_order(), *self._order)
        self._show(arrangement)
        self.counts_changed.emit()

    def set_order(self, order: str, seed: int) -> None:
        """Bring the rows into another order (`domain.queue.ORDERS`); the filter stays."""
        if (order, seed) != self._order or self._late is not None:
            self._order = (order, seed)
            self._show(arranged(unarranged(self._rows, self._given), order, seed))

    def promise_order(self, order: str, seed: int) -> list[ArticleEntry]:
        """Have another order from now on, whose rows `fulfil` brings; return the rows, in the project's order."""
        self._order, self._late = (order, seed), []
        return unarranged(self._rows, self._given)

    def fulfil(self, arrangement: Arrangement) -> bool:
        """Take the rows that were promised; return whether they are still wanted."""
        late = self._late
        if late is None or arrangement.order != self._order:
            return False
        self._show(arrangement)
        for row in late:
            self.update_row(row)
        return True

    def _show(self, arrangement: Arrangement) -> None:
        self._given, self._rows, self._place = arrangement.given, arrangement.rows, arrangement.place
        self._folds, self._late = arrangement.folds, None
        self._finished, self._skipped = arrangement.finished, arrangement.skipped
        self._filter(None)
        if len(self._folds) < len(self._rows):
            self._idle.start()

    def update_row(self, row: ArticleEntry) -> None:
        """Take one row anew. A row that no longer passes the filter stays until the filter changes."""
        place = self._place.get(row.id)
        if place is None:
            return
        if self._late is not None:
            self._late.append(row)
        before, self._rows[place] = self._rows[place], row
        if place < len(self._folds) and before.title != row.title:
            self._folds[place] = folded(row.title)
        self._finished += (row.status == FINISHED) - (before.status == FINISHED)
        self._skipped += (row.status == SKIPPED) - (before.status == SKIPPED)
        shown = self.row_of(row.id)
        if shown >= 0:
            self.dataChanged.emit(self.index(shown), self.index(shown))
        self.counts_changed.emit()

    def set_unsaved(self, ids: frozenset[str]) -> None:
        """Say in which articles something is not saved."""
        turned, self.unsaved = ids ^ self.unsaved, ids
        for row in (shown for article_id in turned if (shown := self.row_of(article_id)) >= 0):
            self.dataChanged.emit(self.index(row), self.index(row))
        self.counts_changed.emit()

    @property
    def counts_unsaved(self) -> bool:
        """Whether an article counts as finished in which something is not saved."""
        places = (self._place.get(article_id, -1) for article_id in self.unsaved)
        return any(place >= 0 and self._rows[place].status == FINISHED for place in places)

    def set_filter(self, text: str, kinds: Iterable[str] = ()) -> None:
        """Show only titles with all words of `text`, and only rows of one of the kinds where some are given."""
        wanted, kept = words(text), frozenset(kinds)
        if wanted == self._words and kept == self._kinds:
            return
        narrower = self._shown if _narrows(self._words, wanted) and kept == self._kinds else None
        self._words, self._kinds = wanted, kept
        self._filter(narrower)

    def set_kept(self, ids: frozenset[str] | None) -> None:
        """Show only these articles of those that pass the filter; None: no others are left out."""
        if ids != self._kept:
            self._kept = ids
            self._filter(None)

    def _filter(self, within: Sequence[int] | None) -> None:
        if not self.filtered:
            self._shown = None
        else:
            found: Sequence[int] = range(len(self._rows)) if within is None else within
            if self._kept is not None and within is None:
                kept, rows = self._kept, self._rows
                found = [place for place in found if rows[place].id in kept]
            if self._kinds:
                found = [place for place in found if is_wanted(self._rows[place], self._kinds)]
            if self._words:
                self._fold_rest()
            for word in self._words:
                folds = self._folds
                found = [place for place in found if word in folds[place]]
            self._shown = list(found)
        self.reset_rows(self.shown)

    def _fold_slice(self) -> None:
        begun = len(self._folds)
        self._folds += folded_all(row.title for row in self._rows[begun : begun + SLICE])
        if len(self._folds) >= len(self._rows):
            self._idle.stop()

    def _fold_rest(self) -> None:
        self._idle.stop()
        self._folds += folded_all(row.title for row in self._rows[len(self._folds) :])


def _narrows(before: list[str], after: list[str]) -> bool:
    """Whether all that passes `after` has passed `before`: words were only added or made longer."""
    if not before or len(after) < len(before):
        return False
    return all(new.startswith(old) for old, new in zip(before, after, strict=False))


def _index(places: list[int], place: int) -> int:
    at = bisect_left(places, place)
    return at if at < len(places) and places[at] == place else -1
