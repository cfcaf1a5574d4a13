"""A zone: a region of an article that says what the region is. It belongs to the article, not to a person."""

from __future__ import annotations

from dataclasses import dataclass

PROPOSED, ACCEPTED, REJECTED = "proposed", "accepted", "rejected"
ZONE_STATES = (PROPOSED, ACCEPTED, REJECTED)
BOILERPLATE, OTHER_ARTICLE = "boilerplate", "other_article"
ZONE_KINDS = (
    "title",
    "date",
    "lead",
    "caption",
    "body",
    "subheading",
    "byline",
    "source",
    BOILERPLATE,
    OTHER_ARTICLE,
)
APART = frozenset({BOILERPLATE, OTHER_ARTICLE})
"""Kinds that are no part of the article itself: greyed and folded, passed over by keys, still part of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Code points `start` to `end` (half open) of an article are a `kind`; confidence runs from 0 to 1."""

    id: str
    article_id: str
    start: int
    end: int
    kind: str
    state: str = ACCEPTED
    reason: str = ""
    confidence: float = 1.0
