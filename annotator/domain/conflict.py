"""Conflicts: rows of which copies of the project say different things that none of them has seen of the other."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.edit import Row
from annotator.domain.work import Annotator


@dataclass(frozen=True, slots=True)
class GuidelinesText:
    """A version of the guidelines as one copy has it; whether what is to be marked is as in the version before."""

    version: int
    text: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """When a state was written in this copy, as ISO 8601 in UTC."""

    made_at: str


Content = Row | Annotator | GuidelinesText
"""What a state can be: a row that edits change, an annotator with a name, or guidelines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A row with several states that none has gone beyond.

    `row` is its kind (span, link, zone, work, rejection, decision, article, annotator, guidelines), `owner` the
    annotator whose it is, `article_id` its article; both empty where there is none. `states` are the different
    contents, the one that the project shows first; None stands for "deleted".
    """

    row: str
    id: str
    owner: str
    article_id: str
    states: tuple[Content | None, ...]
