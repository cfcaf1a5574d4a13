"""The spans of a line that are just as an export writes them, looked at column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import lt
from typing import Self

from annotator.domain.article import Json
from annotator.domain.ids import are_uuids
from annotator.domain.span import ADJUDICATED, LONGEST_NOTE, MANUAL, Span
from annotator.formats.jsonl import SPAN_KEYS

_ORIGINS = (MANUAL, ADJUDICATED)
_NAMED_ORIGINS = ("suggested:", "imported:")


class PlainSpans:
    """Spans with the keys of the format and no others, UUIDs, offsets and quotes that fit the text, each once."""

    def __init__(self, sources: list[Mapping[str, Json]], columns: list[tuple[Json, ...]]) -> None:
        self._sources = sources
        self.ids, self._starts, self._ends, self.labels, self._quotes, self._attributes, self._notes, self._origins = (
            columns
        )

    @classmethod
    def of(cls, sources: list[Mapping[str, Json]], text: str) -> Self | None:
        """Return the spans of these objects, None where one of them is otherwise."""
        if any(tuple(source) != SPAN_KEYS for source in sources):
            return None
        spans = cls(sources, list(zip(*(source.values() for source in sources), strict=True)))
        return spans if spans._are_typed() and spans._lie_in(text) and spans._are_distinct() else None

    def _are_typed(self) -> bool:
        texts = (self.ids, self.labels, self._quotes, self._notes, self._origins)
        return (
            all(_all_of(column, str) for column in texts)
            and _all_of(self._starts, int)
            and _all_of(self._ends, int)
            and _all_of(self._attributes, dict)
            and max(map(len, self._notes)) <= LONGEST_NOTE
            and all(origin in _ORIGINS or origin.startswith(_NAMED_ORIGINS) for origin in set(self._origins))
        )

    def _lie_in(self, text: str) -> bool:
        places = zip(self._starts, self._ends, strict=True)
        return (
            min(self._starts) >= 0
            and max(self._ends) <= len(text)
            and all(map(lt, self._starts, self._ends))
            and tuple([text[start:end] for start, end in places]) == self._quotes
        )

    def _are_distinct(self) -> bool:
        count = len(self._sources)
        extents = set(zip(self._starts, self._ends, self.labels, strict=True))
        return len(set(self.ids)) == len(extents) == count and are_uuids(self.ids)

    def spans(
        self,
        article_id: str,
        owner: str,
        version: int,
        checked: Callable[[Mapping[str, Json], str], Mapping[str, Json]],
    ) -> tuple[Span, ...]:
        """Build the spans; `checked` returns the attributes of an object with a label, or raises."""
        rows = zip(
            self._sources,
            self.ids,
            self._starts,
            self._ends,
            self.labels,
            self._quotes,
            self._attributes,
            self._notes,
            self._origins,
            strict=True,
        )
        return tuple(
            [
                Span(
                    id=row_id,
                    article_id=article_id,
                    annotator_id=owner,
                    start=start,
                    end=end,
                    label=label,
                    quote=quote,
                    attributes=checked(source, label) if attributes else attributes,
                    note=note,
                    origin=origin,
                    scheme_version=version,
                )
                for source, row_id, start, end, label, quote, attributes, note, origin in rows
            ]
        )


def _all_of(column: Iterable[Json], kind: type) -> bool:
    return set(map(type, column)) == {kind}
