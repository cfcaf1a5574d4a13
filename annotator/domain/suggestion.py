"""What became of suggestions: those that a person rejected are remembered, so that they are never offered again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.article import Json
from annotator.domain.ids import derived_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A suggestion over code points `start` to `end` (half open) that one annotator does not want.

    `label` is the suggested label, zone kind or link type; `content` holds what else tells this suggestion from others
    at the place, as JSON.
    """

    id: str
    article_id: str
    annotator_id: str
    start: int
    end: int
    label: str
    content: Mapping[str, Json] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        article_id: str,
        annotator_id: str,
        *,
        start: int,
        end: int,
        label: str,
        content: Mapping[str, Json] | None = None,
    ) -> Rejection:
        """Make the rejection of a suggestion; its id follows from all of it, so that rejecting twice is one row."""
        held = dict(content or {})
        canonical = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict)
        return cls(
            id=derived_id("rejection", article_id, annotator_id, start, end, label, canonical),
            article_id=article_id,
            annotator_id=annotator_id,
            start=start,
            end=end,
            label=label,
            content=held,
        )
