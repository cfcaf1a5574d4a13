"""The model of the span list: one person's spans of one article in the order chosen; by place, nested ones deeper."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from annotator.domain.apart import Apart
from annotator.domain.folding import folded_all, words
from annotator.domain.listing import LABEL, OPEN, PLACE, Listing
from annotator.domain.reading_order import ReadingOrder
from annotator.domain.span import Span, reading_order
from annotator.ui.panels.long_rows import LongRowModel

DEEPEST = 4
_SCREEN = 30  # rows

_Key = tuple[int, int, int, str, str]


def one_line(quote: str) -> str:
    """Return a quote for one line: line breaks and runs of blanks are single spaces."""
    return " ".join(quote.split())


class SpanModel(LongRowModel):
    """Spans that pass the filters; while targets are shown, the targets only, by place."""

    def __init__(self, describe: Callable[[Span], str], label_name: Callable[[str], str]) -> None:
        super().__init__()
        self._describe = describe
        self._label_name = label_name
        self._order = ReadingOrder()
        self._by_id: dict[str, Span] = {}
        self._shown: list[Span] = []
        self._depth: dict[str, int] = {}
        self._words: list[str] = []
        self._targets: dict[str, str] | None = None
        self._listing = Listing()
        self._ranks: dict[str, int] = {}
        self.open_ids: set[str] = set()
        self._apart = Apart()

    # What there is

    @property
    def total(self) -> int:
        """How many spans there are, shown or not."""
        return len(self._by_id)

    @property
    def shown(self) -> int:
        """How many rows there are."""
        return len(self._shown)

    @property
    def filtered(self) -> bool:
        """Whether a filter is set."""
        return bool(self._words) or self._listing.narrows

    @property
    def listing(self) -> Listing:
        """The order and what is left out."""
        return self._listing

    @property
    def _order_shown(self) -> str:
        return PLACE if self.linking else self._listing.order

    @property
    def linking(self) -> bool:
        """Whether only targets are shown."""
        return self._targets is not None

    def entry(self, row: int) -> Span | None:
        """Return the span of a shown row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, span_id: str) -> int:
        """Return the shown row of a span, or -1."""
        span = self._by_id.get(span_id)
        if span is None:
            return -1
        at = self._place_of(span)
        return at if at < len(self._shown) and self._shown[at].id == span_id else -1

    def _place_of(self, span: Span) -> int:
        """Return the row that a span has, or would have."""
        if self._order_shown == PLACE:
            return bisect_left(self._shown, reading_order(span), key=reading_order)
        return bisect_left(self._shown, self._key(span), key=self._key)

    def _key(self, span: Span) -> _Key:
        """Return what a span is sorted by in an order that is not that of the text."""
        if self._order_shown == LABEL:
            return self._rank(span), *reading_order(span)
        return span.id not in self.open_ids, *reading_order(span)

    def _rank(self, span: Span) -> int:
        return self._ranks.get(span.label, len(self._ranks))

    def depth(self, span_id: str) -> int:
        """Return how many larger spans lie around one, 4 at most; where neighbours are not those of the text, 0.

        Equal extents are beside each other, not inside; crossing ones neither.
        """
        span = self._by_id.get(span_id)
        if span is None or self.linking or self._listing.order != PLACE:
            return 0
        if span_id not in self._depth:
            self._measure(span)
        return self._depth[span_id]

    def _measure(self, span: Span) -> None:
        """Work out how deep a span lies, and those after it on the same screen."""
        row = self.row_of(span.id)
        last = span if self.filtered or row < 0 else self._shown[min(row + _SCREEN, len(self._shown) - 1)]
        around: list[Span] = []
        for other in self._order.over(span.start, last.start + 1):
            around = [outer for outer in around if outer.end > other.start]
            extent = (other.start, other.end)
            larger = sum(outer.end >= other.end and (outer.start, outer.end) != extent for outer in around)
            if other.start >= span.start:  # of those before, what lies around them may not reach so far
                self._depth[other.id] = min(DEEPEST, larger)
            around.append(other)

    def apart_of(self, span: Span) -> str:
        """Return the kind of zone that a span lies in where that is no part of the article; or empty."""
        return self._apart.kind_over(span.start, span.end)

    def set_apart(self, apart: Apart) -> None:
        """Say what is no part of the article."""
        self._apart = apart
        self.touch()

    def badge(self, span_id: str) -> str:
        """Return the letters still to be typed for a target, else an empty text."""
        return (self._targets or {}).get(span_id, "")

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the quote, and for a screen reader the label before it."""
        span = self.entry(index.row())
        if span is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(span.quote)
        if role == Qt.ItemDataRole.ToolTipRole:
            return span.note or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(span)
        return None

    # What changes

    def set_spans(self, spans: Sequence[Span], open_ids: Iterable[str]) -> None:
        """Take the spans of an article in place of those before."""
        self._order = ReadingOrder(spans)
        self._by_id = {span.id: span for span in self._order}
        self.open_ids = set(open_ids)
        self._depth = {}
        self._show()

    def change(self, removed: Iterable[str], added: Iterable[Span]) -> None:
        """Take spans away and put spans in; a changed span is both, and its row stays where it stands."""
        incoming = {span.id: span for span in added}
        self._depth = {}
        for span_id in removed:
            before, after = self._by_id.get(span_id), incoming.get(span_id)
            if before is None:
                continue
            if after is not None and reading_order(before) == reading_order(after) and before.quote == after.quote:
                self._replace(before, incoming.pop(span_id))
            else:
                self._take_out(before)
        for span in incoming.values():
            if span.id in self._by_id:
                self._take_out(self._by_id[span.id])
            self._put_in(span)
        self.touch()

    def set_open(self, open_ids: Iterable[str]) -> None:
        """Say which spans have open points."""
        opened = set(open_ids)
        if opened == self.open_ids:
            return
        self.open_ids = opened
        if self._goes_by_open:
            self._show()
        else:
            self.touch()

    def change_open(self, closed: Collection[str], opened: Collection[str]) -> None:
        """Say which spans have no open point any more, and which have one now."""
        turned = [self._by_id[span_id] for span_id in (*closed, *opened) if span_id in self._by_id]
        moves = self._goes_by_open and bool(turned)
        for span in turned if moves else ():
            self._hide(span)
        self.open_ids.difference_update(closed)
        self.open_ids.update(opened)
        for span in turned if moves else ():
            self._let_in(span)
        self.touch()

    @property
    def _goes_by_open(self) -> bool:
        return self._listing.only_open or self._listing.order == OPEN

    def set_labels(self, label_ids: Iterable[str]) -> None:
        """Say in which order labels come."""
        ranks = {label_id: rank for rank, label_id in enumerate(label_ids)}
        if ranks != self._ranks:
            self._ranks = ranks
            if self._listing.order == LABEL:
                self._show()

    def set_listing(self, listing: Listing) -> None:
        """Show the spans in another order, or others of them."""
        if listing != self._listing:
            self._listing = listing
            self._show()

    def set_filter(self, text: str) -> None:
        """Show only spans whose label and quote have all words of `text`."""
        wanted = words(text)
        if wanted != self._words:
            self._words = wanted
            self._show()

    def set_targets(self, targets: Mapping[str, str] | None) -> None:
        """Show only these spans, with their letters; None shows all again."""
        before, self._targets = self._targets, None if targets is None else dict(targets)
        if before is None or self._targets is None or before.keys() != self._targets.keys():
            self._show()
        else:
            self.touch()

    def touch(self) -> None:
        """Have every row painted anew."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def _show(self) -> None:
        if self._targets is not None:  # few of many
            known = (self._by_id[span_id] for span_id in self._targets if span_id in self._by_id)
            shown = sorted(known, key=reading_order)
        else:
            shown = self._passing(list(self._order))
        # They come by place, and a sort keeps what is alike as it is.
        if self._order_shown == LABEL:
            shown.sort(key=self._rank)
        elif self._order_shown == OPEN:
            shown.sort(key=lambda span: span.id not in self.open_ids)
        self._shown = shown
        self.reset_rows(len(self._shown))

    def _passing(self, spans: Sequence[Span]) -> list[Span]:
        if self._targets is not None:
            return [span for span in spans if span.id in self._targets]
        listing = self._listing
        if listing.labels:
            spans = [span for span in spans if span.label in listing.labels]
        if listing.only_open:
            spans = [span for span in spans if span.id in self.open_ids]
        if not self._words:
            return [*spans]
        folds = folded_all(f"{self._label_name(span.label)} {span.quote}" for span in spans)
        return [span for span, fold in zip(spans, folds, strict=True) if all(word in fold for word in self._words)]

    def _replace(self, before: Span, after: Span) -> None:
        row = self.row_of(before.id)
        self._order.remove(before)
        self._order.add(after)
        self._by_id[after.id] = after
        if row >= 0:
            self._shown[row] = after

    def _take_out(self, span: Span) -> None:
        self._hide(span)
        self._order.remove(span)
        del self._by_id[span.id]

    def _put_in(self, span: Span) -> None:
        self._order.add(span)
        self._by_id[span.id] = span
        self._let_in(span)

    def _hide(self, span: Span) -> None:
        row = self.row_of(span.id)
        if row >= 0:
            del self._shown[row]
            self.remove_row(row)

    def _let_in(self, span: Span) -> None:
        if self._passing([span]):
            row = self._place_of(span)
            self._shown.insert(row, span)
            self.insert_row(row)
