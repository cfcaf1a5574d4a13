"""What the files of an import hold, counted."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, fields, replace

from annotator.services.importing.entries import Duplicate


@dataclass(slots=True, kw_only=True)
class Tally:
    """What files hold: counts, and ids and names where the same may come again."""

    articles: dict[str, str] = field(default_factory=dict)
    """Articles that the project does not have: id to title, in the order they were found."""
    known: set[str] = field(default_factory=set)
    """Ids of articles that it has."""
    annotators: set[str] = field(default_factory=set)
    """Names of those whose labels were found."""
    spans: int = 0
    """Spans that the project does not have, nor one of that annotator's with their extent and label."""
    links: int = 0
    """Links that it does not have."""
    odd_links: int = 0
    """Links between labels that their type does not tie; they are taken as they are."""
    namesakes: dict[str, str] = field(default_factory=dict)
    """Annotators who are not in the project, by id, whose name somebody in it has."""
    strangers: set[str] = field(default_factory=set)
    """Names of annotators who are not in the project."""
    passed_on: dict[str, str] = field(default_factory=dict)
    """Articles that were split, whose labels go on to their parts: id to title."""
    staged: int = 0
    """Records that are waiting to be written."""
    duplicates: list[Duplicate] = field(default_factory=list)

    def kept(self) -> Tally:
        """Return a copy that this one no longer changes."""
        return replace(self, **{one.name: copy(getattr(self, one.name)) for one in fields(self)})

    def take(self, other: Tally) -> None:
        """Add what another file holds."""
        self.articles |= other.articles
        self.known |= other.known
        self.annotators |= other.annotators
        self.spans += other.spans
        self.links += other.links
        self.odd_links += other.odd_links
        self.namesakes |= other.namesakes
        self.strangers |= other.strangers
        self.passed_on |= other.passed_on
        self.staged += other.staged
        self.duplicates += other.duplicates
