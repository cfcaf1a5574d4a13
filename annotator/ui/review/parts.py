"""What the review's panels are given: plain data, in words of the interface's language already where words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

OPEN, LATER, DECIDED = "open", "later", "decided"
HARM, READING = "harm", "reading"
"""Orders of the queue: by what does most harm, or as the texts run."""
AGREED, SUGGESTED, SAMPLE, AGAIN = "agreed", "suggested", "sample", "again"
"""Kinds of rows that are no kinds of disagreements.

Agreed; agreed on one suggestion; a sample of the agreed; links that all agree on, one of whose ends became several.
"""
NOTHING, MAJORITY, BOTH, FLIP, BOUNDARIES, LATER_KEY, NOTE, NAMES = (
    "nothing",
    "majority",
    "both",
    "flip",
    "boundaries",
    "later",
    "note",
    "names",
)
"""What can be done besides taking an option; `review.` before it is the action's id."""

MOST_BY_DIGIT = 9
"""So many options at most are taken by a digit; of more the digits choose one, and Enter takes it."""

Extent = tuple[int, int]


class GroupRow(NamedTuple):
    """A row of the queue. `place` names the group; `kind` is one of `domain.disagreement.KINDS` or of those here."""

    place: str
    kind: str
    quote: str
    state: str = OPEN
    article: str = ""
    """The article's title: the heading in reading order, the tool tip in every other."""


Change = tuple[Sequence[int], Sequence[tuple[int, GroupRow]]]
"""How the queue's groups become others: by their numbers those that go, the last one first, then those that come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """The order, and what is shown: of each set all where it is empty."""

    order: str = HARM
    kinds: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kinds or self.labels or self.pairs or self.articles)


class Choice(NamedTuple):
    """Something to filter by: its id and the words for it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoices:
    """What there is to filter by. `article` is the one that is open."""

    kinds: tuple[str, ...] = ()
    labels: tuple[Choice, ...] = ()
    pairs: tuple[Choice, ...] = ()
    article: Choice | None = None


class Tie(NamedTuple):
    """A link of an option: its name ("by") and the words at its other end."""

    name: str
    quote: str


class Said(NamedTuple):
    """A note and who wrote it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """An option as a row. `label` is a label's id, empty where the option is a mere value.

    `outside` are stretches of `text` that only others took, `marked` those that this option took and not every other.
    """

    number: int
    text: str
    label: str = ""
    outside: tuple[Extent, ...] = ()
    marked: tuple[Extent, ...] = ()
    details: str = ""
    ties: tuple[Tie, ...] = ()
    notes: tuple[Said, ...] = ()
    votes: int = 1
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the person is asked now. `kind` is one of `domain.disagreement.KINDS`; `field` a field's name, or empty.

    `majority` is the number of the option that most took, 0 where there is none; `has_majority` says whether three or
    more have finished, so that there can be one. `nothing` are those who finished and marked nothing here. `taken` is
    the option already taken where a field of it is asked. `can` is what can be done besides (`BOTH`, `FLIP`, …).
    `is_of_links` says that the options are links.
    """

    kind: str
    options: tuple[OptionRow, ...]
    field: str = ""
    taken: OptionRow | None = None
    majority: int = 0
    has_majority: bool = False
    nothing: tuple[str, ...] = ()
    can: frozenset[str] = frozenset()
    is_of_links: bool = False

    @property
    def votes(self) -> tuple[int, ...]:
        """How many took each option, and last how many marked nothing, where somebody did."""
        return (*(option.votes for option in self.options), *((len(self.nothing),) if self.nothing else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewKeys:
    """Keys as caps show them, by what can be done (`NOTHING`, `BOTH`, …); what is missing has none.

    `end` are the keys that move the end at once.
    """

    of: dict[str, str]
    end: tuple[str, ...] = ()

    def __getitem__(self, what: str) -> str:
        return self.of.get(what, "")
