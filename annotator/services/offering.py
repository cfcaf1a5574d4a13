"""What is offered for a text attribute of a span: the values used near it first, then the project's."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.domain.span import Span


def nearest_first(span: Span, spans: Iterable[Span], attribute_id: str, known: Iterable[str]) -> list[str]:
    """Return each value once: those of the article's other spans of its label, the nearest one first, then `known`.

    As near before as behind: the one before comes first, since it is the one that was read.
    """
    given = [
        (abs(other.start - span.start), other.start > span.start, value)
        for other in spans
        if other.label == span.label
        and other.id != span.id
        and isinstance(value := other.attributes.get(attribute_id), str)
        and value
    ]
    return list(dict.fromkeys([*(value for _far, _behind, value in sorted(given)), *known]))
