"""Whether spans and links keep the rules of the scheme and of their text; the same for every way in."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError
from annotator.domain.link import Link
from annotator.domain.scheme import RANGE, Scheme, foreign_name
from annotator.domain.span import Mark, Span, check_place


def check_span(scheme: Scheme, text: str, span: Span) -> None:
    """Raise RecordError unless the span lies in the text, quotes it, and has a label and values of the scheme."""
    check_place(text, span.start, span.end, span.quote)
    if not span.attributes:
        check_label(scheme, span.label)
        return
    scheme.check_attributes(span.label, span.attributes)
    label = scheme.label(span.label)
    for attribute in label.attributes if label else ():
        if attribute.type == RANGE and attribute.id in span.attributes:
            place = span.attributes[attribute.id]
            check_place(text, place["start"], place["end"])


def check_label(scheme: Scheme, label_id: str) -> None:
    """Raise RecordError for a label that the scheme does not have."""
    if scheme.label(label_id) is None:
        scheme.check_attributes(label_id, {})


def check_link(scheme: Scheme, link: Link, source: Span | Mark, target: Span | Mark) -> None:
    """Raise RecordError unless the link is of a type of the scheme that may tie these two spans."""
    known = scheme.link_type(link.type)
    if known is None:
        raise RecordError(
            QT_TRANSLATE_NOOP("errors", "link type “{type}” is not in the scheme, which has {known}"),
            type=foreign_name(link.type),
            known=", ".join(other.id for other in scheme.link_types),
        )
    if source.id == target.id:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "a span cannot be linked to itself"))
    if source.label not in known.sources or target.label not in known.targets:
        raise RecordError(
            QT_TRANSLATE_NOOP(
                "errors", "a link “{type}” leads from {sources} to {targets}, not from {source} to {target}"
            ),
            type=known.id,
            sources=" / ".join(known.sources),
            targets=" / ".join(known.targets),
            source=source.label,
            target=target.label,
        )
