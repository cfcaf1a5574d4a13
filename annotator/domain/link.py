"""A link: a typed, directed tie from one span to another of the same annotator and article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.article import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`source_id` and `target_id` are span ids; `position` orders the links of an ordered type (0 first)."""

    id: str
    article_id: str
    annotator_id: str
    type: str
    source_id: str
    target_id: str
    position: int = 0
    extra: Mapping[str, Json] = field(default_factory=dict)
