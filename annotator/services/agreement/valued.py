"""Which attributes of matched spans are the same: spans of one label, attributes that the scheme compares.

Where neither of both gave a value there is nothing to compare, except of a flag, which is not set then. What a span
names (its canonical name) is compared as clusters: whether both annotators say that it is the same thing as earlier.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from annotator.domain.alignment import Match
from annotator.domain.article import Json
from annotator.domain.comparing_attributes import CANONICAL, Clusters, Comparer, form
from annotator.domain.scheme import NUMBER, Attribute, Scheme
from annotator.domain.span import Span
from annotator.services.agreement.keys import TOGETHER
from annotator.services.agreement.sides import Side

_ONE, _OTHER = "one", "other"


class Field(NamedTuple):
    """An attribute of a label; its id is "label.attribute"."""

    id: str
    attribute: Attribute
    is_number: bool


class Outcome(NamedTuple):
    """What comparing two spans of one label comes to.

    The fields compared with the two values, and whether all numbers of the spans are the same (None: they have none).
    """

    fields: tuple[tuple[Field, Hashable, Hashable], ...]
    numbers: bool | None

    @property
    def single_numbers(self) -> Iterator[tuple[str, bool]]:
        """The fields that are numbers, and whether they are the same."""
        return ((field.id, one == other) for field, one, other in self.fields if field.is_number)


class Form:
    """The values of a span in the form in which they are compared; what it came to against others is kept."""

    __slots__ = ("_against", "_fields", "source", "values")

    def __init__(self, source: Mapping[str, Json], fields: Sequence[Field]) -> None:
        self.source = source
        self.values = tuple(form(field.attribute, source.get(field.attribute.id)) for field in fields)
        self._fields = fields
        self._against: dict[Form, Outcome] = {}

    def against(self, other: Form) -> Outcome:
        """Compare with another span of the same label."""
        known = self._against.get(other)
        if known is None:
            known = self._against[other] = self._compared(other)
        return known

    def _compared(self, other: Form) -> Outcome:
        fields = tuple(
            (field, one, there)
            for field, one, there in zip(self._fields, self.values, other.values, strict=True)
            if one is not None or there is not None
        )
        numbers = [one == there for field, one, there in fields if field.is_number]
        return Outcome(fields, all(numbers) if numbers else None)


class Values:
    """The attributes of a scheme that are compared, by label."""

    def __init__(self, scheme: Scheme) -> None:
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

    def form(self, label: str, attributes: Mapping[str, Json]) -> Form:
        """Return the form of a span; the same attributes, as they are read, come at many spans."""
        key = (label, id(attributes))  # a form keeps its source, so that no other can take its place in memory
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = Form(attributes, self._fields.get(label, ()))
        return known

    def names(self, first: Side, second: Side, matches: Sequence[Match]) -> Iterator[tuple[Match, bool]]:
        """Yield the matches of one label that names things, where somebody gave a name, and whether both mean the same.

        Each is compared with those before it in the text; see `Clusters`.
        """
        named = [match for match in matches if match[0][3] == match[1][3] and self.is_named(match[0][3])]
        if not named:
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


class Hits:
    """The numbers of the counts that an outcome adds to, which are looked up once for each outcome."""

    def __init__(
        self, attribute: Mapping[Hashable, int], numbers: Mapping[Hashable, int], value: Mapping[Hashable, int]
    ) -> None:
        self._attribute, self._numbers, self._value = attribute, numbers, value
        self._known: dict[int, tuple[Outcome, list[int], list[int]]] = {}

    def of(self, outcome: Outcome) -> tuple[list[int], list[int]]:
        """Return the counts to add one to: of the pair, and of values."""
        known = self._known.get(id(outcome))
        if known is None:
            known = self._known[id(outcome)] = (outcome, *self._made(outcome))
        return known[1], known[2]

    def _made(self, outcome: Outcome) -> tuple[list[int], list[int]]:
        hits = [self._attribute[int(one == other), field.id] for field, one, other in outcome.fields]
        hits += [self._numbers[int(same), field] for field, same in outcome.single_numbers]
        if outcome.numbers is not None:
            hits.append(self._numbers[int(outcome.numbers), TOGETHER])
        values = [self._value[field.id, value] for field, *both in outcome.fields for value in both]
        return hits, values
