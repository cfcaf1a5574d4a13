"""Which attributes of matched spans are the same: spans of one label, attributes that the scheme compares.

Where neither of both gave a value there is nothing to compare, except of a flag, which is not set then. What a span
names (its canonical name) is compared as clusters: whether both annotators say that it is the same thing as earlier.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
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
    """An attribute of a label; its id is "label.attribute"."""

    id: str
    attribute: Attribute
    is_number: bool


class Outcome:
    """What comparing two spans of one label comes to, worked out once for all spans with these values.

    `fields` are those compared, with both values. `slots` number what is counted of a pair, see `Values.slots`, and
    `values` what is counted of values, by the numbers that they were given.
    """

    __slots__ = ("fields", "slots", "values")

    def __init__(self, fields: Sequence[tuple[Field, Hashable, Hashable]], slots: Slots, value: Ends) -> None:
        self.fields = fields
        self.slots = [slots.attribute[int(one == other), field.id] for field, one, other in fields]
        numbers = [(field.id, one == other) for field, one, other in fields if field.is_number]
        self.slots += [slots.numbers[int(same), field] for field, same in numbers]
        if numbers:
            self.slots.append(slots.numbers[int(all(same for _, same in numbers)), TOGETHER])
        self.values = [value[field.id, found] for field, *both in fields for found in both]


class Slots:
    """Numbers of what is counted of every pair: fields whose values are the same (1) or differ (0)."""

    def __init__(self) -> None:
        self.keys = Keys()
        self.attribute, self.numbers = Ends(self.keys, ATTRIBUTE), Ends(self.keys, NUMBERS)


class Form:
    """The values of a span in the form in which they are compared; what it came to against others is kept."""

    __slots__ = ("_against", "_label", "_values", "source", "values")

    def __init__(self, source: Mapping[str, Json], label: str, values: Values) -> None:
        self.source = source
        self.values = tuple([form(field.attribute, source.get(field.attribute.id)) for field in values.of_label(label)])
        self._values = values
        self._label = label
        self._against: dict[Form, Outcome] = {}

    def against(self, other: Form) -> Outcome:
        """Compare with another span of the same label."""
        known = self._against.get(other)
        if known is None:
            known = self._against[other] = self._values.outcome(self._label, self.values, other.values)
        return known


class Values:
    """The attributes of a scheme that are compared, by label."""

    def __init__(self, scheme: Scheme, keys: Keys) -> None:
        self._comparer = Comparer(scheme)
        self._fields = {
            label.id: tuple(
                Field(f"{label.id}.{known.id}", known, known.type == NUMBER)
                for known in label.attributes
                if known.compared and known.id != CANONICAL
            )
            for label in scheme.labels
        }
        self._forms: dict[tuple[str, int], Form] = {}
        self.slots = Slots()
        self._value = Ends(keys, VALUE)

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

    def is_named(self, label: str) -> bool:
        """Whether spans of a label say what they name."""
        return label in self._comparer.named

    def of_label(self, label: str) -> Sequence[Field]:
        """Return the fields of a label that have values of their own."""
        return self._fields.get(label, ())

    def form(self, label: str, attributes: Mapping[str, Json]) -> Form:
        """Return the form of a span; the same attributes, as they are read, come at many spans."""
        key = (label, id(attributes))  # a form keeps its source, so that no other can take its place in memory
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = Form(attributes, label, self)
        return known

    def outcome(self, label: str, values: Sequence[Hashable], others: Sequence[Hashable]) -> Outcome:
        """Compare the values of two spans of a label; what neither has is left out."""
        fields = [
            (field, one, other)
            for field, one, other in zip(self.of_label(label), values, others, strict=True)
            if one is not None or other is not None
        ]
        return Outcome(fields, self.slots, self._value)

    def names(self, first: Side, second: Side, matches: Sequence[Match]) -> Iterator[tuple[Match, bool]]:
        """Yield the matches of one label that names things, where somebody gave a name, and whether both mean the same.

        Each is compared with those before it in the text; see `Clusters`.
        """
        named = [match for match in matches if match[0][3] == match[1][3] and self.is_named(match[0][3])]
        if not named:
            return
        if self._is_one_to_one(first, second, named):
            yield from ((match, True) for match in named if first.spans[match[0][0]].attributes.get(CANONICAL))
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
        names = {
            (_name(first.spans[one[0]].attributes), _name(second.spans[other[0]].attributes)) for one, other in named
        }
        mine, theirs = {one for one, _ in names}, {other for _, other in names}
        nothing = ("", "")
        if "" in mine or "" in theirs:
            return names == {nothing}
        return len(names) == len(mine) == len(theirs)


def _name(attributes: Mapping[str, Json]) -> str:
    given = attributes.get(CANONICAL) or ""
    return given if given.isascii() and given.isalnum() else name_form(given)
