"""Disagreements: what several annotators marked differently at one place, its kind, and the options it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.article import Json

POLARITY, LABEL, VALUE, MISSING, SPLIT, BOUNDARY, ATTRIBUTE = (
    "polarity",
    "label",
    "value",
    "missing",
    "split",
    "boundary",
    "attribute",
)
LINK_MISSING, LINK_TARGET, LINK_TYPE = "link_missing", "link_target", "link_type"
SPAN_KINDS = (POLARITY, LABEL, VALUE, MISSING, SPLIT, BOUNDARY, ATTRIBUTE)
"""By harm, the worst first."""
LINK_KINDS = (LINK_MISSING, LINK_TARGET, LINK_TYPE)
KINDS = (*SPAN_KINDS, *LINK_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanOption:
    """One distinct way to mark a place. `parts` are its spans: one, or several where somebody split it.

    A part is (start, end, label) in code points of the stored text, untrimmed. `spans` maps each annotator of this
    option to their span ids, `notes` to the notes that they wrote.
    """

    parts: tuple[tuple[int, int, str], ...]
    attributes: Mapping[str, Json]
    spans: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def votes(self) -> int:
        """How many annotators marked it so."""
        return len(self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOption:
    """One distinct way to link a source: its type and target group (ids of `Disagreement.place` of spans)."""

    type: str
    source: str
    target: str
    links: Mapping[str, tuple[str, ...]]

    @property
    def votes(self) -> int:
        """How many annotators linked it so."""
        return len(self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A group of competing spans or links of one article.

    `place` names the group by what lies in it, the same on every machine; `fingerprint` stands for all options seen,
    so that a source that changes later changes it. `kind` is the first of KINDS that applies, `differences` all.
    `start` and `end` are the extent of everything in it. `nothing` are the annotators who finished and marked nothing.
    """

    place: str
    fingerprint: str
    article_id: str
    kind: str
    differences: tuple[str, ...]
    start: int
    end: int
    options: tuple[SpanOption, ...] = ()
    link_options: tuple[LinkOption, ...] = ()
    nothing: tuple[str, ...] = ()
    rests_on_suggestion: bool = False
    """Whether those who agree accepted one and the same suggestion."""
