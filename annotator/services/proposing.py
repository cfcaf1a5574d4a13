"""Who probably says a claim or a denial: an actor proposed for its `by` link. Nothing until a person accepts it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from annotator.domain.article import Article, Json
from annotator.domain.link import Link
from annotator.domain.open_points import broken_rules
from annotator.domain.scheme import LinkType, Scheme
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.services.prefilling import ACTOR, PROPOSITION, reported_as
from annotator.suggest import words

_FAR = 1000
ORIGIN = "suggested:speaker@1"
"""Origin of an actor that was proposed here and accepted."""


@dataclass(frozen=True, slots=True)
class ActorProposal:
    """A link of `link_type` from the span `source_id` to the text from `start` to `end` as a span of `label`.

    `target_id` is the span that is there already; empty: accepting makes it.
    """

    source_id: str
    link_type: str
    label: str
    start: int
    end: int
    target_id: str = ""

    @property
    def content(self) -> Mapping[str, Json]:
        """What a rejection remembers of it, beside the source's place and label."""
        return {"link": self.link_type, "to": [self.start, self.end]}


def demanded_type(scheme: Scheme, span: Span, links: Iterable[Link]) -> LinkType | None:
    """Return the type of the link to an actor that a claim or denial still lacks by the scheme's rules, or None."""
    label = scheme.label(span.label)
    if label is None or label.family != PROPOSITION:
        return None
    linked = {link.type for link in links if link.source_id == span.id}
    for rule in broken_rules(scheme.open_points, span, linked):
        known = scheme.link_type(rule.needs_link) if rule.needs_link else None
        if known is not None and any(_family(scheme, target) == ACTOR for target in known.targets):
            return known
    return None


def propose_actor(
    scheme: Scheme,
    article: Article,
    span: Span,
    near: Collection[Span],
    links: Iterable[Link],
    rejections: Iterable[Rejection] = (),
) -> ActorProposal | None:
    """Propose the actor of a claim or denial that has none yet: the speaker that its cue names, else one near it.

    `near` are the person's spans around it (`surroundings` says how far), `links` those that start at it. What was
    rejected is not proposed again.
    """
    link_type = demanded_type(scheme, span, links)
    if link_type is None:
        return None
    label = next(target for target in link_type.targets if _family(scheme, target) == ACTOR)
    found = _speaker(article, span, near, label) or _nearest(article, span, near, label)
    if found is None:
        return None
    proposal = ActorProposal(span.id, link_type.id, label, *found)
    return None if _is_rejected(proposal, span, rejections) else proposal


def surroundings(span: Span) -> tuple[int, int]:
    """Return how far around a claim or denial, in code points of the article, its actor is looked for."""
    return max(0, span.start - _FAR), span.end + _FAR


def _family(scheme: Scheme, label_id: str) -> str:
    label = scheme.label(label_id)
    return label.family if label is not None and not label.retired else ""


def _speaker(article: Article, span: Span, spans: Iterable[Span], label: str) -> tuple[int, int, str] | None:
    reported = reported_as(article, span.start, span.end)
    if reported is None or reported.speaker is None:
        return None
    start, end = reported.speaker
    for other in spans:
        if other.label == label and other.start < end and start < other.end:
            return other.start, other.end, other.id
    return start, end, ""


def _nearest(article: Article, span: Span, spans: Iterable[Span], label: str) -> tuple[int, int, str] | None:
    """Return the actor in the sentence of the span, outside it: the last before it, else the first after it."""
    left = words.sentence_at(article.text, span.start)[0]
    right = words.sentence_at(article.text, max(span.start, span.end - 1))[1]
    beside = [
        other
        for other in spans
        if other.label == label
        and left <= other.start
        and other.end <= right
        and (other.end <= span.start or other.start >= span.end)
    ]
    chosen = min(
        beside, key=lambda other: (other.start >= span.end, abs(other.start - span.start), other.id), default=None
    )
    return None if chosen is None else (chosen.start, chosen.end, chosen.id)


def _is_rejected(proposal: ActorProposal, span: Span, rejections: Iterable[Rejection]) -> bool:
    return any(
        (known.start, known.end, known.label) == (span.start, span.end, span.label)
        and dict(known.content) == dict(proposal.content)
        for known in rejections
    )
