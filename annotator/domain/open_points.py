"""Open points: what the scheme demands of a person's spans and is still missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from annotator.domain.link import Link
from annotator.domain.scheme import OpenPointRule, Scheme
from annotator.domain.span import Span, reading_order


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A span breaks a rule of the scheme."""

    span_id: str
    rule: OpenPointRule


def open_points(scheme: Scheme, spans: Iterable[Span], links: Iterable[Link]) -> list[OpenPoint]:
    """Return the open points of one person's work on one article, in reading order, then in the scheme's."""
    linked: dict[str, set[str]] = {}
    for link in links:
        linked.setdefault(link.source_id, set()).add(link.type)
    return [
        OpenPoint(span.id, rule)
        for span in sorted(spans, key=reading_order)
        for rule in broken_rules(scheme.open_points, span, linked.get(span.id, ()))
    ]


def broken_rules(rules: Iterable[OpenPointRule], span: Span, linked: Collection[str]) -> list[OpenPointRule]:
    """Return the rules that a span breaks; `linked` are the types of the links that start at it."""
    return [rule for rule in rules if rule.label == span.label and _missing(rule, span, linked)]


def _missing(rule: OpenPointRule, span: Span, linked: Collection[str]) -> bool:
    if rule.needs_link and rule.needs_link in linked:
        return False
    if rule.needs_attribute and span.attributes.get(rule.needs_attribute) not in (None, ""):
        return False
    return not (rule.unless_attribute and span.attributes.get(rule.unless_attribute) in rule.unless_values)
