"""What a span can be linked to, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.domain.labelled import Labelled
from annotator.domain.link import Link
from annotator.domain.scheme import LinkType
from annotator.domain.span import Span

MOST = 144
"""So many targets are offered: no more than codes of two letters there are."""
_NEAR = 4000
"""Characters around a source in which its targets are looked for first."""


def candidates(link_type: LinkType, source: Span, spans: Iterable[Span], links: Iterable[Link]) -> list[Span]:
    """Return the spans that `source` can be tied to by a link of this type, the likeliest first.

    The order is that of the guidelines: one nested in the source, else the nearest before it, else the nearest after.
    Targets that such a link ties already are left out.
    """
    tied = {link.target_id for link in links if link.source_id == source.id and link.type == link_type.id}
    eligible = [
        span for span in spans if span.label in link_type.targets and span.id != source.id and span.id not in tied
    ]
    return sorted(eligible, key=lambda span: (*_distance(source, span), span.start, -span.end, span.id))


def nearest(link_type: LinkType, source: Span, labelled: Labelled, *, length: int, most: int) -> list[Span]:
    """Return the first `most` of `candidates` in a text of `length`, without a look at all of its spans."""
    links = labelled.links_of(source.id)
    before = after = _NEAR
    while True:
        found = candidates(link_type, source, labelled.over(source.start - before, source.end), links)
        if len(found) >= most or before >= source.start:
            break
        before *= 4
    while len(found) < most:
        near = labelled.over(source.end, source.end + after)
        behind = candidates(link_type, source, (span for span in near if span.start >= source.end), links)
        if len(found) + len(behind) >= most or source.end + after >= length:
            found += behind
            break
        after *= 4
    return found[:most]


def _distance(source: Span, span: Span) -> tuple[int, int]:
    if span.start < source.end and source.start < span.end:
        return (0, abs(span.start - source.start))
    if span.end <= source.start:
        return (1, source.start - span.end)
    return (2, span.start - source.end)


def first_type(link_types: Iterable[LinkType], source: Span, links: Iterable[Link]) -> LinkType | None:
    """Return the type to propose first: one that the source does not have yet, computed types last."""
    present = {link.type for link in links if link.source_id == source.id}
    ordered = sorted(link_types, key=lambda known: (known.computed, known.id in present))
    return ordered[0] if ordered else None


def computed_target(link_type: LinkType, source: Span, spans: Iterable[Span], links: Iterable[Link]) -> Span | None:
    """Return the span that a computed link goes to: the innermost one around the source.

    None where the type is not computed, or where a stored link says something else.
    """
    if not link_type.computed or any(link.source_id == source.id and link.type == link_type.id for link in links):
        return None
    around = [
        span
        for span in spans
        if span.id != source.id
        and span.label in link_type.targets
        and span.start <= source.start
        and span.end >= source.end
    ]
    return min(around, key=lambda span: (span.end - span.start, span.start, span.id), default=None)
