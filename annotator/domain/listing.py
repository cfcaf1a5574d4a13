"""How the list of spans is arranged: the order of its rows, and which spans it shows."""

from __future__ import annotations

from dataclasses import dataclass

PLACE, LABEL, OPEN = "place", "label", "open"
ORDERS = (PLACE, LABEL, OPEN)
"""By place in the text; by label, then place; those with open points first, then by place."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a person chose for the list of spans: the order, the labels shown (none: all), whether only open ones."""

    order: str = PLACE
    labels: frozenset[str] = frozenset()
    only_open: bool = False

    @property
    def narrows(self) -> bool:
        """Whether spans are left out."""
        return bool(self.labels) or self.only_open
