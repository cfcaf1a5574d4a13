"""The small things that the article view is given besides texts, zones and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Heading:
    """The line of date and source under the title, for an article whose text has none. Empty: nothing is painted."""

    line: str = ""


class LinkView(NamedTuple):
    """A link of the current span: the name to show, the span at its other end, and its direction."""

    name: str
    other: str
    outgoing: bool = True


class Box(NamedTuple):
    """What is no span of the article: a hollow box for a suggestion, the current one with a chip; or not saved yet.

    Over code points `start` to `end`.
    """

    id: str
    start: int
    end: int
    label: str
    chip: str = ""


class Proposal(NamedTuple):
    """A link that is offered: from a span to another one (its id) or to a stretch that is no span yet (a box)."""

    source: str
    target: Box | str
    name: str


Extent = tuple[int, int]
"""Start and end of a stretch of text, in code points."""


class OptionLine(NamedTuple):
    """A numbered underline at a place under review: one way to mark it. Several extents where somebody split it."""

    number: int
    label: str
    extents: tuple[Extent, ...]


class OptionLink(NamedTuple):
    """A numbered way to link: the name to show ("by"), the source's extent and the target's."""

    number: int
    name: str
    source: Extent
    target: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMarks:
    """A place under review, code points `start` to `end`, with its options.

    `focus` is the number of the option that the person looks at, 0 of none. Of a link the place is its source, `lines`
    are its possible targets and `links` the ways there.
    """

    start: int
    end: int
    lines: tuple[OptionLine, ...] = ()
    links: tuple[OptionLink, ...] = ()
    focus: int = 0

    @property
    def extents(self) -> tuple[Extent, ...]:
        """The place and every stretch that an underline lies under."""
        return ((self.start, self.end), *(extent for line in self.lines for extent in line.extents))


class CardRow(NamedTuple):
    """A row of a hover card: an attribute's name and value, or a link ("by →") and the words at its other end."""

    name: str
    value: str
    is_quote: bool = False


class Card(NamedTuple):
    """What the card of a span says: its label's id and name, attributes, links, open points, note."""

    label: str
    title: str
    attributes: Sequence[CardRow] = ()
    links: Sequence[CardRow] = ()
    open_points: Sequence[str] = ()
    note: str = ""
