"""Which attributes of matched spans are the same: spans of one label, attributes that the scheme compares.

Where neither of both gave a value there is nothing to compare, except of a flag, which is not set then. What a span
names (its canonical name) is compared as clusters: whether both annotators say that it is the same thing as earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from annotator.domain.alignment import Match
from annotator.domain.article import Json
from annotator.domain.comparing_attributes import CANONICAL, Clusters, Comparer, form, name_form
from annotator.domain.scheme import NUMBER, Attribute, Scheme
from annotator.domain.span import Span
from annotator.services.agreement.keys import ATTRIBUTE, NUMBERS, TOGETHER, VALUE, Ends, Keys
from annotator.services.agreement.sides import Side

_ONE, _OTHER = "one", "other"


class Field(NamedTuple):
    """An attribute of a label that has values of its own; its id is "label.attribute".

    `slots` number what is counted of a pair where two values differ (0) or are the same (1): of the field, and of the
    numbers where it is one (else none). `values` number what is counted of a value.
    """

    id: str
    attribute: Attribute
    is_number: bool
    slots: tuple[tuple[int, ...], tuple[int, ...]]
    values: Ends


class Outcome(NamedTuple):
    """What comparing two spans of one label adds: slots of the pair (see `Values.slots`), and numbers of values."""

    slots: list[int]
    values: list[int]


class Form:
    """The values of a span in the form in which they are compared; what it came to against others is kept."""

    __slots__ = ("_against", "_fields", "_numbers", "_together", "source", "values")

    def __init__(self, source: Mapping[str, Json], fields: Sequence[Field], together: Sequence[int]) -> None:
        get = source.get
        self.source = source
        self.values = [form(field.attribute, get(field.attribute.id)) for field in fields]
        self._numbers = [field.values[value] for field, value in zip(fields, self.values, strict=True)]
        self._fields, self._together = fields, together
        self._against: dict[Form, Outcome] = {}

    def against(self, other: Form) -> Outcome:
        """Compare with another span of the same label; what neither has is left out."""
        known = self._against.get(other)
        if known is None:
            known = self._against[other] = self._compared(other)
        return known

    def _compared(self, other: Form) -> Outcome:
        slots: list[int] = []
        values: list[int] = []
        numbers: list[bool] = []
        every = zip(self._fields, self.values, other.values, self._numbers, other._numbers, strict=True)
        for field, one, there, number, other_number in every:
            if one is None and there is None:
                continue
            slots += field.slots[one == there]
            values += (number, other_number)
            if field.is_number:
                numbers.append(one == there)
        if numbers:
            slots.append(self._together[all(numbers)])
        return Outcome(slots, values)

    def fields(self, other: Form) -> Iterator[tuple[Field, bool]]:
        """Yield the fields of which one of both has a value, and whether it is the same."""
        for field, one, there in zip(self._fields, self.values, other.values, strict=True):
            if one is not None or there is not None:
                yield field, one == there


class Values:
    """The attributes of a scheme that are compared, by label."""

    def __init__(self, scheme: Scheme, keys: Keys) -> None:
        self._comparer = Comparer(scheme)
        self.slots = Keys()
        """What there is one count of for each pair: (kind, 0 or 1, field)."""
        self._together = [self.slots[NUMBERS, same, TOGETHER] for same in (0, 1)]
        self._fields = {
            label.id: tuple(
                self._field(f"{label.id}.{known.id}", known, keys)
                for known in label.attributes
                if known.compared and known.id != CANONICAL
            )
            for label in scheme.labels
        }
        self._names = {
            label: [self.slots[ATTRIBUTE, same, f"{label}.{CANONICAL}"] for same in (0, 1)]
            for label in self._comparer.named
        }
        self._forms: dict[tuple[str, int], Form] = {}

    def _field(self, field_id: str, attribute: Attribute, keys: Keys) -> Field:
        is_number = attribute.type == NUMBER
        kinds = (ATTRIBUTE, NUMBERS) if is_number else (ATTRIBUTE,)
        differ, same = (tuple(self.slots[kind, which, field_id] for kind in kinds) for which in (0, 1))
        return Field(field_id, attribute, is_number, (differ, same), Ends(keys, VALUE, field_id))

    def name_slot(self, label: str, *, is_same: bool) -> int:
        """Return the slot of a label's names that mean the same, or not."""
        return self._names[label][is_same]

    @property
    def clustered(self) -> list[str]:
        """The fields that are names of things."""
        return [f"{label}.{CANONICAL}" for label in self._fields if label in self._comparer.named]

    @property
    def fields(self) -> list[str]:
        """The fields in the order of the scheme, names of things last."""
        return [*(field.id for fields in self._fields.values() for field in fields), *self.clustered]

    @property
    def number_fields(self) -> list[str]:
        """Those of them that are numbers."""
        return [field.id for fields in self._fields.values() for field in fields if field.is_number]

    def form(self, label: str, attributes: Mapping[str, Json]) -> Form:
        """Return the form of a span; the same attributes, as they are read, come at many spans."""
        key = (label, id(attributes))  # a form keeps its source, so that no other can take its place in memory
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = Form(attributes, self._fields.get(label, ()), self._together)
        return known

    def names(self, first: Side, second: Side, matches: Sequence[Match]) -> Iterator[tuple[Match, bool]]:
        """Yield the matches of one label that names things, where somebody gave a name, and whether both mean the same.

        Each is compared with those before it in the text; see `Clusters`.
        """
        known = self._comparer.named
        named = [match for match in matches if match[0][3] in known and match[0][3] == match[1][3]]
        if not named:
            return
        if self._is_one_to_one(first, second, named):
            yield from ((match, True) for match in named if first.spans[match[0][0]][4].get(CANONICAL))
            return
        named.sort(key=lambda match: sorted((match[0][1:], match[1][1:])))
        people = {
            _ONE: {at: cast("Span", first.spans[match[0][0]]) for at, match in enumerate(named)},
            _OTHER: {at: cast("Span", second.spans[match[1][0]]) for at, match in enumerate(named)},
        }
        clusters = Clusters(people, self._comparer)
        for at, match in enumerate(named):
            if any(spans[at].attributes.get(CANONICAL) for spans in people.values()):
                yield match, clusters.agree(at, _ONE, _OTHER)

    def _is_one_to_one(self, first: Side, second: Side, named: Sequence[Match]) -> bool:
        """Whether each name of the first stands for one of the second alone, and the reverse: then all agree."""
        mine, theirs = first.spans, second.spans
        names = {(_name(mine[one[0]][4]), _name(theirs[other[0]][4])) for one, other in named}
        my_names, their_names = {one for one, _ in names}, {other for _, other in names}
        if "" in my_names or "" in their_names:
            return names == {("", "")}
        return len(names) == len(my_names) == len(their_names)


def _name(attributes: Mapping[str, Json]) -> str:
    given = attributes.get(CANONICAL) or ""
    return given if given.isascii() and given.isalnum() else name_form(given)
