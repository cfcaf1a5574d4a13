"""Disagreements: what several annotators marked differently at one place, its kind, and the options it leaves.

The shapes alone; `disagreements.py` finds them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from annotator.domain.article import Json
from annotator.domain.link import Link
from annotator.domain.span import Span

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
LINK_KINDS = (LINK_TYPE, LINK_TARGET, LINK_MISSING)
"""The first that applies heads a group of links."""
KINDS = (*SPAN_KINDS, *LINK_KINDS)
AGREED = "agreed"
"""Stands for a kind where all agree."""

START, END, INSIDE, OUTSIDE, CROSSING = "start", "end", "inside", "outside", "crossing"


class LabelsOf(NamedTuple):
    """What one annotator marked in an article."""

    spans: Sequence[Span]
    links: Sequence[Link] = ()


class Boundary(NamedTuple):
    """How the second of two extents lies to the first.

    Only its start or its end differs, it lies inside or outside of the first (around it), or crosses it (apart ones
    do too). The shifts are in code points, positive to the right.
    """

    sort: str
    start_shift: int
    end_shift: int


def boundary_of(one: tuple[int, int], other: tuple[int, int]) -> Boundary | None:
    """Return how `other` lies to `one`, both (start, end) in the form they are compared in; None where they are one."""
    start, end = other[0] - one[0], other[1] - one[1]
    if not start and not end:
        return None
    if not start or not end:
        return Boundary(END if not start else START, start, end)
    if start > 0 > end:
        return Boundary(INSIDE, start, end)
    return Boundary(OUTSIDE if start < 0 < end else CROSSING, start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanOption:
    """One distinct way to mark a place. `parts` are its spans: one, or several where somebody split it.

    A part is (start, end, label) in code points of the stored text, untrimmed: of extents that differ by trimming
    alone the one that keeps the rule of quotation marks. `attributes` are those of the first part, what agreement
    leaves out (a cue) included; `rest` those of the others. `spans` maps each annotator of this option to their span
    ids, `notes` to the notes that they wrote.
    """

    parts: tuple[tuple[int, int, str], ...]
    attributes: Mapping[str, Json]
    spans: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str] = field(default_factory=dict)
    rest: tuple[Mapping[str, Json], ...] = ()
    names: tuple[str, ...] = ()
    """What those of this option call the thing that it names, sorted, where they call it differently."""

    @property
    def values(self) -> tuple[Mapping[str, Json], ...]:
        """The attributes of each part."""
        return (self.attributes, *self.rest)

    @property
    def votes(self) -> int:
        """How many annotators marked it so."""
        return len(self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOption:
    """One distinct way to link a source: a type and the groups it leads to (`place` of span groups).

    Mostly one target; several where an annotator has joint targets that another has not. `links` maps each annotator
    of this option to their link ids.
    """

    type: str
    source: str
    targets: tuple[str, ...]
    links: Mapping[str, tuple[str, ...]]

    @property
    def target(self) -> str:
        """The first target."""
        return self.targets[0]

    @property
    def votes(self) -> int:
        """How many annotators linked it so."""
        return len(self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A group of competing spans, or of competing links of one source, in one article.

    `place` names the group by the rows that lie in it, the same on every machine; `fingerprint` stands for all options
    and who chose them, so that a source that changes later changes it. `kind` is the first of KINDS that applies,
    `differences` all. `start` and `end` are the extent of everything in it (of a link's source). `nothing` are the
    annotators who finished the article and marked nothing here (of links: those who marked the source and did not
    link it so). `fields` are the attributes that differ between spans of one label, in the scheme's order. `boundary`
    is how the second extent lies to the first, in the order of the options.

    A group in which all agree has the same shape: kind AGREED, one option, no differences.
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
    """Whether all who agree accepted one and the same suggestion."""
    fields: tuple[str, ...] = ()
    boundary: Boundary | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether all agree."""
        return self.kind == AGREED

    @property
    def is_link(self) -> bool:
        """Whether it is about links."""
        return bool(self.link_options)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """All groups of an article: of spans by where they lie, of links by their sources; agreed ones included.

    `place_of` gives the span group of each annotator's span id.
    """

    article_id: str
    annotators: tuple[str, ...]
    groups: tuple[Disagreement, ...]
    links: tuple[Disagreement, ...]
    place_of: Mapping[str, str]

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """What does not agree: spans by where they lie, then links."""
        return tuple(group for group in (*self.groups, *self.links) if not group.is_agreed)

    @cached_property
    def by_place(self) -> Mapping[str, Disagreement]:
        """Every group by its `place`."""
        return {group.place: group for group in (*self.groups, *self.links)}

    def kinds(self) -> Counter[str]:
        """Count the disagreements by the kind that heads them."""
        return Counter(group.kind for group in self.disagreements)
