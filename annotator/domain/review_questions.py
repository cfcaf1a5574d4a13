"""What an adjudicator is asked about a group: one question after the other, each answered by one key.

First where the span lies and what it is (where that differs), then each attribute that differs between the spans of
the label taken: no value comes with a span unseen. Links are one question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.article import Json
from annotator.domain.comparing_attributes import CANONICAL, Comparer
from annotator.domain.disagreement import Disagreement, LinkOption, SpanOption
from annotator.domain.fingerprint import canonical

SPAN_ASKED, FIELD_ASKED, LINK_ASKED = "span", "field", "link"
"""What a question is about."""
_FOR_MAJORITY = 3
"""So many must have finished an article for a majority to be worth a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer: a way to mark the place, a value of the field in question (None: not set), or links.

    `annotators` are those who answered so. `ends` are the ids of the gold spans that `link` would tie.
    """

    annotators: tuple[str, ...]
    option: SpanOption | None = None
    value: Json = None
    link: LinkOption | None = None
    ends: tuple[tuple[str, str], ...] = ()

    @property
    def votes(self) -> int:
        """How many annotators answered so."""
        return len(self.annotators)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked now. `choices` are shuffled, the same way each time; `field` is the attribute in question.

    `nothing` are those who marked nothing here; `majority` is the number of the choice that a majority made (0 first),
    or None: fewer than three finished the article, or none has more than half of them.
    """

    group: Disagreement
    asks: str
    choices: tuple[Choice, ...]
    field: str = ""
    nothing: tuple[str, ...] = ()
    majority: int | None = None


def span_choices(group: Disagreement, comparer: Comparer) -> list[Choice]:
    """Return the distinct extents and labels of a group, with the attributes on which those who chose them agree."""
    alike: dict[Json, list[SpanOption]] = {}
    for option in group.options:
        places = option.parts if len(option.parts) == 1 else (option.parts, canonical(option.values))
        alike.setdefault(places, []).append(option)
    return [_merged(group, options, comparer) for options in alike.values()]


def _merged(group: Disagreement, options: Sequence[SpanOption], comparer: Comparer) -> Choice:
    first = options[0]
    everybody = {who: ids for option in options for who, ids in option.spans.items()}
    notes = {who: note for option in options for who, note in option.notes.items()}
    if len(options) > 1:
        differ = open_fields(group, first.parts[0][2], comparer, options)
        first = replace(first, attributes={key: it for key, it in first.attributes.items() if key not in differ})
    merged = replace(first, spans=dict(sorted(everybody.items())), notes=dict(sorted(notes.items())))
    return Choice(annotators=tuple(sorted(everybody)), option=merged)


def is_span_asked(group: Disagreement) -> bool:
    """Whether a group's extents, labels or presence differ, or all agree: then its first question is about the span."""
    return group.is_agreed or bool(group.nothing) or len({option.parts for option in group.options}) > 1


def open_fields(
    group: Disagreement, label: str, comparer: Comparer, options: Sequence[SpanOption] | None = None
) -> tuple[str, ...]:
    """Return the attributes that differ between the single spans of one label, in the scheme's order.

    They are still to be decided when such a span is taken. Names that come to the same thing do not differ. With
    `options` only these are looked at.
    """
    offered = group.options if options is None else options
    same = [option.attributes for option in offered if len(option.parts) == 1 and option.parts[0][2] == label]
    return tuple(
        attribute.id
        for attribute in comparer.compared(label)
        if len({comparer.form_of(label, attribute.id, values.get(attribute.id)) for values in same}) > 1
        and (attribute.id != CANONICAL or CANONICAL in group.fields)
    )


def field_choices(group: Disagreement, label: str, field: str, comparer: Comparer) -> list[Choice]:
    """Return the distinct values of an attribute among the spans of a label, unset (None) included."""
    alike: dict[Json, list[SpanOption]] = {}
    for option in group.options:
        if len(option.parts) == 1 and option.parts[0][2] == label:
            alike.setdefault(comparer.form_of(label, field, option.attributes.get(field)), []).append(option)
    return [
        Choice(
            annotators=tuple(sorted(who for option in options for who in option.spans)),
            option=options[0],
            value=options[0].attributes.get(field) or None,
        )
        for options in alike.values()
    ]


def shuffled(choices: Iterable[Choice], *, seed: str) -> tuple[Choice, ...]:
    """Return the choices in an order that follows from the seed and what they are, not from whose they are."""
    return tuple(sorted(choices, key=lambda choice: hashlib.sha256(f"{seed}|{_content(choice)}".encode()).digest()))


def _content(choice: Choice) -> str:
    option, link = choice.option, choice.link
    marked = [option.parts, option.values] if option else []
    linked = [link.type, link.targets, choice.ends] if link else []
    return canonical([marked, choice.value, linked])


def majority(choices: Sequence[Choice], finished: int) -> int | None:
    """Return the number of the choice that more than half of those who finished made, where three or more did."""
    if finished < _FOR_MAJORITY:
        return None
    return next((number for number, choice in enumerate(choices) if 2 * choice.votes > finished), None)
