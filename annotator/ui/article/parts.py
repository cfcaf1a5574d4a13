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
    """A suggestion: a hollow box over code points `start` to `end`. The current one has a chip with this text."""

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
