"""A look through all lines or rows of a file before it is read: a bad one keeps it out, unless it is left out."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.article import NO_TEXT
from annotator.formats.fault import Fault


@dataclass(slots=True)
class Looked:
    """How many lines can be read and how many cannot. Of the faults the first is kept: there may be 100,000."""

    good: int = 0
    bad: int = 0
    _first: Fault | None = None

    def take(self, fault: Fault) -> None:
        """Count a bad line."""
        self.bad += 1
        self._first = self._first or fault

    def take_row(self, fault: Fault) -> None:
        """Count a bad row; one without a text is no article, and no fault of its file."""
        if fault.template != NO_TEXT:
            self.take(fault)

    def end(self) -> None:
        """Raise the first fault, where there is one."""
        if self._first is not None:
            raise self._first
