"""A decision: what an adjudicator chose for a disagreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.article import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`fingerprint` stands for the options seen, `decided_by` is an annotator id; the row itself belongs to gold."""

    id: str
    article_id: str
    annotator_id: str
    fingerprint: str
    decided_by: str
    options: tuple[Json, ...] = ()
    choice: Mapping[str, Json] = field(default_factory=dict)
    note: str = ""
    seconds: float = 0.0
