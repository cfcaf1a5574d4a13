"""Whether attributes of spans are the same: numbers as numbers, texts without habits of spacing, names as clusters."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from annotator.domain.article import Json
from annotator.domain.scheme import FLAG, NUMBER, TEXT, Attribute, Scheme
from annotator.domain.span import Span

CANONICAL = "canonical"
"""The attribute that says what a span names: spans are the same thing or not, whatever the name that says so."""


class Comparer:
    """The attributes of a scheme that agreement counts, and the form in which each is compared."""

    def __init__(self, scheme: Scheme) -> None:
        self._compared = {
            label.id: tuple(attribute for attribute in label.attributes if attribute.compared)
            for label in scheme.labels
        }
        self._numbers = {
            (label, attribute.id)
            for label, attributes in self._compared.items()
            for attribute in attributes
            if attribute.type == NUMBER
        }

        self.named = frozenset(
            label for label, attributes in self._compared.items() if any(known.id == CANONICAL for known in attributes)
        )
        """The labels whose spans say what they name."""

    def compared(self, label: str) -> tuple[Attribute, ...]:
        """Return the attributes of a label that are compared, in the scheme's order."""
        return self._compared.get(label, ())

    def is_number(self, label: str, attribute_id: str) -> bool:
        """Whether an attribute is a number, such as the value of a figure."""
        return (label, attribute_id) in self._numbers

    def forms(self, label: str, attributes: Mapping[str, Json]) -> tuple[Hashable, ...]:
        """Return what is compared, one form for each attribute of the label; names of things are left out (None)."""
        get = attributes.get
        return tuple(
            None if attribute.id == CANONICAL else form(attribute, get(attribute.id))
            for attribute in self._compared.get(label, ())
        )

    def form_of(self, label: str, attribute_id: str, value: Json) -> Hashable:
        """Return the compared form of one attribute; values of the same form are the same."""
        attribute = next((known for known in self.compared(label) if known.id == attribute_id), None)
        return form(attribute, value) if attribute is not None else None

    def kept(self, label: str, attributes: Mapping[str, Json]) -> dict[str, Json]:
        """Return the attributes that are compared and are set, sorted by id."""
        known = {attribute.id for attribute in self._compared.get(label, ())}
        return {key: attributes[key] for key in sorted(attributes) if key in known and not _is_unset(attributes[key])}


def form(attribute: Attribute, value: Json) -> Hashable:
    """Return a value in the form it is compared in: a number as a Decimal, a flag that is not set as False."""
    if attribute.type == FLAG:
        return bool(value)
    if _is_unset(value):
        return None
    if attribute.type == NUMBER:
        return _number(value)
    if attribute.type == TEXT:
        return name_form(value)
    return value if isinstance(value, str) else str(value)


def name_form(value: str) -> str:
    """Return a text in NFC with single blanks: how it was typed does not count."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def _number(value: Json) -> Hashable:
    try:
        return Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        return str(value)


def _is_unset(value: Json) -> bool:
    return value is None or value is False or value == ""


Places = Mapping[int, Span]
"""One annotator's only span in each group, by the group's number in reading order."""


class Clusters:
    """Which groups name the same thing, for each annotator: what their canonical names come to.

    Two annotators agree at a group where both say that it names something new, or both that it names what one and the
    same earlier group names. So one judgement that differs is one difference, not one at each later mention; the
    names themselves never count.
    """

    def __init__(self, people: Mapping[str, Places], comparer: Comparer) -> None:
        self._earlier = {who: _antecedents(places, comparer) for who, places in people.items()}

    def agree(self, group: int, one: str, other: str) -> bool:
        """Whether two annotators mean the same thing at a group that both have marked."""
        mine, theirs = self._earlier[one].get(group, _NONE), self._earlier[other].get(group, _NONE)
        if mine == theirs:
            return True
        mine = [earlier for earlier in mine if earlier in self._earlier[other]]
        theirs = [earlier for earlier in theirs if earlier in self._earlier[one]]
        return (not mine and not theirs) or not set(mine).isdisjoint(theirs)


_NONE: Sequence[int] = ()


def _antecedents(places: Places, comparer: Comparer) -> dict[int, Sequence[int]]:
    """Return for each group whose label has names the earlier ones that this annotator gave the same name."""
    named: dict[str, list[int]] = {}
    earlier: dict[int, Sequence[int]] = {}
    for group in sorted(places):
        span = places[group]
        if span.label not in comparer.named:
            continue
        given = span.attributes.get(CANONICAL) or ""
        name = given if given.isascii() and given.isalnum() else name_form(given)
        before = named.setdefault(name, []) if name else []
        earlier[group] = tuple(before)
        before.append(group)
    return earlier


def chosen_name(names: Iterable[str]) -> str:
    """Return the name to keep of several for the same thing: the most used, then the longest, then the first."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return min(counts, key=lambda name: (-counts[name], -len(name), name), default="")
