"""The small things that the article view is given besides texts, zones and marks."""

from __future__ import annotations

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
