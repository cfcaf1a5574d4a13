"""One person's spans and links of one article, with all that follows from them kept up to date change by change.

Nothing here looks through all of them for one change: an article may have 50,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from typing import NamedTuple

from annotator.domain.edit import Change
from annotator.domain.link import Link
from annotator.domain.open_points import OpenPoint, broken_rules
from annotator.domain.reading_order import ReadingOrder
from annotator.domain.scheme import OpenPointRule, Scheme
from annotator.domain.span import Span, reading_order


class Turned(NamedTuple):
    """Spans whose last open point was closed, and spans that got their first one."""

    closed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()


class Labelled:
    """Spans and links by id, by place and by what they tie, and their open points."""

    def __init__(self, scheme: Scheme, spans: Iterable[Span] = (), links: Iterable[Link] = ()) -> None:
        self._rules: dict[str, list[OpenPointRule]] = {}
        for rule in scheme.open_points:
            self._rules.setdefault(rule.label, []).append(rule)
        self._spans: dict[str, Span] = {}
        self._links: dict[str, Link] = {}
        self._ties: dict[str, tuple[Link, ...]] = {}
        self._open: dict[str, Sequence[OpenPointRule]] = {}
        self._order = ReadingOrder()
        self.open_count = 0
        """How many open points there are; a span may have several."""
        self.take_links(links)
        self.append(sorted(spans, key=reading_order))

    # What there is

    @property
    def spans(self) -> Mapping[str, Span]:
        """The spans by id."""
        return self._spans

    @property
    def links(self) -> Mapping[str, Link]:
        """The links by id."""
        return self._links

    @property
    def open_ids(self) -> KeysView[str]:
        """The spans with open points."""
        return self._open.keys()

    def in_order(self) -> list[Span]:
        """Return the spans in reading order."""
        return list(self._order)

    def over(self, start: int, end: int) -> list[Span]:
        """Return the spans that overlap code points `start` to `end`, in reading order."""
        return self._order.over(start, end)

    def links_of(self, span_id: str) -> list[Link]:
        """Return the links that start or end at a span, sorted by (type, from, position, to, id)."""
        return sorted(
            self._ties.get(span_id, ()),
            key=lambda link: (link.type, link.source_id, link.position, link.target_id, link.id),
        )

    def open_rules(self, span_id: str) -> Sequence[OpenPointRule]:
        """Return the rules that a span breaks, in the scheme's order."""
        return self._open.get(span_id, ())

    def open_points(self) -> list[OpenPoint]:
        """Return all open points, in reading order, then in the scheme's."""
        if len(self._open) * 4 > len(self._spans):
            ids: Iterable[str] = (span.id for span in self._order if span.id in self._open)
        else:
            ids = (span.id for span in sorted((self._spans[span_id] for span_id in self._open), key=reading_order))
        return [OpenPoint(span_id, rule) for span_id in ids for rule in self._open[span_id]]

    def neighbour(self, span_id: str, place: int, step: int, *, is_open: bool = False) -> Span | None:
        """Return the next (1) or previous (−1) span from one, or from a place where there is none, around the end.

        From a place on means: the first that does not begin before it. `is_open`: only spans with open points.
        """
        if not (self._open if is_open else self._spans):
            return None
        span = self._spans.get(span_id)
        key = (place,) if span is None else reading_order(span)
        return next(other for other in self._walk(key, step) if not is_open or other.id in self._open)

    def _walk(self, key: tuple[int, int, str, str] | tuple[int], step: int) -> Iterator[Span]:
        yield from self._order.after(key) if step > 0 else self._order.before(key)
        yield from self._order if step > 0 else self._order.before((1 << 62,))

    # What changes

    def take_links(self, links: Iterable[Link]) -> None:
        """Take links before their spans come."""
        for link in links:
            self._put_link(link)

    def append(self, spans: Sequence[Span]) -> None:
        """Take spans that come in reading order, after those that are here; their links are known already."""
        self._order.append(spans)
        for span in spans:
            self._spans[span.id] = span
            self._judge(span.id)

    def change(self, changes: Iterable[Change]) -> Turned:
        """Bring everything to the state after changes of these spans and links; other rows are left alone."""
        touched: set[str] = set()
        for change in changes:
            before, after = change.before, change.after
            if isinstance(change.row, Span):
                touched.add(change.row_id)
                self._drop_span(change.row_id)
                if isinstance(after, Span):
                    self._spans[after.id] = after
                    self._order.add(after)
            elif isinstance(change.row, Link):
                touched.update(row.source_id for row in (before, after) if isinstance(row, Link))
                self._drop_link(change.row_id)
                if isinstance(after, Link):
                    self._put_link(after)
        was_open = {span_id for span_id in touched if span_id in self._open}
        for span_id in touched:
            self._judge(span_id)
        is_open = {span_id for span_id in touched if span_id in self._open}
        return Turned(frozenset(was_open - is_open), frozenset(is_open - was_open))

    def _drop_span(self, span_id: str) -> None:
        span = self._spans.pop(span_id, None)
        if span is not None:
            self._order.remove(span)

    def _put_link(self, link: Link) -> None:
        self._links[link.id] = link
        for end in (link.source_id, link.target_id):
            self._ties[end] = (*self._ties.get(end, ()), link)

    def _drop_link(self, link_id: str) -> None:
        link = self._links.pop(link_id, None)
        for end in (link.source_id, link.target_id) if link is not None else ():
            left = tuple(other for other in self._ties[end] if other.id != link_id)
            if left:
                self._ties[end] = left
            else:
                del self._ties[end]

    def _judge(self, span_id: str) -> None:
        """Work out the open points of one span anew."""
        span = self._spans.get(span_id)
        rules = self._rules.get(span.label) if span is not None else None
        broken: Sequence[OpenPointRule] = ()
        if span is not None and rules:
            types = {link.type for link in self._ties.get(span_id, ()) if link.source_id == span_id}
            broken = broken_rules(rules, span, types)
        self.open_count += len(broken) - len(self._open.get(span_id, ()))
        if broken:
            self._open[span_id] = broken
        else:
            self._open.pop(span_id, None)
