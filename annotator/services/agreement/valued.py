"""Which attributes of matched spans are the same: spans of one label, attributes that the scheme compares.

Where neither of both gave a value there is nothing to compare, except of a flag, which is not set then. What a span
names (its canonical name) is compared as clusters: whether both annotators say that it is the same thing as earlier.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from annotator.domain.alignment import Match
from annotator.domain.article import Json
from annotator.domain.comparing_attributes import CANONICAL, Clusters, Comparer, form
from annotator.domain.scheme import FLAG, NUMBER, Attribute, Scheme
from annotator.domain.span import Span
from annotator.services.agreement.sides import Side


_ONE, _OTHER = "one", "other"


class ComparedValue(NamedTuple):
    """A field ("label.attribute") of a match: whether both gave the same, and what. No values: they are clusters."""

    field: str
    match: Match
    is_same: bool
    is_number: bool
    values: tuple[Hashable, ...]


class _Field(NamedTuple):
    id: str
    attribute: Attribute
    is_flag: bool
    is_number: bool


Forms = tuple[Hashable, ...]


class Values:
    """The attributes of a scheme that are compared, by label."""

    def __init__(self, scheme: Scheme) -> None:
        self._comparer = Comparer(scheme)
        self._fields: dict[str, tuple[_Field, ...]] = {}
        self._named: set[str] = set()
        for label in scheme.labels:
            compared = [attribute for attribute in label.attributes if attribute.compared]
            self._fields[label.id] = tuple(
                _Field(f"{label.id}.{known.id}", known, known.type == FLAG, known.type == NUMBER)
                for known in compared
                if known.id != CANONICAL
            )
            if any(known.id == CANONICAL for known in compared):
                self._named.add(label.id)
        self._ids = {label: [field.attribute.id for field in fields] for label, fields in self._fields.items()}
        self._known: dict[tuple[Hashable, ...], Forms] = {}

    @property
    def fields(self) -> list[str]:
        """The fields in the order of the scheme, names of things last."""
        return [
            *(field.id for fields in self._fields.values() for field in fields),
            *self.clustered,
        ]

    @property
    def clustered(self) -> list[str]:
        """The fields that are names of things."""
        return [f"{label}.{CANONICAL}" for label in self._fields if label in self._named]

    @property
    def number_fields(self) -> list[str]:
        """Those of them that are numbers."""
        return [field.id for fields in self._fields.values() for field in fields if field.is_number]

    def compare(self, first: Side, second: Side, matches: Iterable[Match]) -> Iterator[ComparedValue]:
        """Yield what is compared of matches of one label."""
        named = []
        for match in matches:
            one, other = match
            if one.label != other.label or one.label not in self._fields:
                continue
            mine = self._forms(one.label, first.spans[one.id].attributes)
            theirs = self._forms(one.label, second.spans[other.id].attributes)
            for field, value, there in zip(self._fields[one.label], mine, theirs, strict=True):
                if value is not None or there is not None:
                    yield ComparedValue(field.id, match, value == there, field.is_number, (value, there))
            if one.label in self._named:
                named.append(match)
        if named:
            yield from self._names(first, second, named)

    def all_numbers(self, first: Side, second: Side, matches: Iterable[Match]) -> Iterator[bool]:
        """Yield for matches of one label whether all of their numbers are the same; none for those without any."""
        for one, other in matches:
            if one.label != other.label or not any(field.is_number for field in self._fields.get(one.label, ())):
                continue
            mine = self._forms(one.label, first.spans[one.id].attributes)
            theirs = self._forms(one.label, second.spans[other.id].attributes)
            numbers = [
                (value, there)
                for field, value, there in zip(self._fields[one.label], mine, theirs, strict=True)
                if field.is_number and (value is not None or there is not None)
            ]
            if numbers:
                yield all(value == there for value, there in numbers)

    def _forms(self, label: str, attributes: Mapping[str, Json]) -> Forms:
        key = (label, *map(attributes.get, self._ids[label]))
        try:
            known = self._known.get(key)
        except TypeError:  # a value that cannot be a key, such as a range
            return self._made(label, attributes)
        if known is None:
            known = self._known[key] = self._made(label, attributes)
        return known

    def _made(self, label: str, attributes: Mapping[str, Json]) -> Forms:
        return tuple(form(field.attribute, attributes.get(field.attribute.id)) for field in self._fields[label])

    def _names(self, first: Side, second: Side, matches: Sequence[Match]) -> Iterator[ComparedValue]:
        """Compare what matched spans name, each with those before it in the text."""
        ordered = sorted(matches, key=lambda match: sorted(place[1:] for place in match))
        sides = {_ONE: (first, 0), _OTHER: (second, 1)}
        people = {
            who: {at: cast("Span", side.spans[match[which].id]) for at, match in enumerate(ordered)}
            for who, (side, which) in sides.items()
        }
        clusters = Clusters(people, self._comparer)
        for at, match in enumerate(ordered):
            if any(person[at].attributes.get(CANONICAL) for person in people.values()):
                is_same = clusters.agree(at, _ONE, _OTHER)
                yield ComparedValue(f"{match.first.label}.{CANONICAL}", match, is_same, False, ())
