"""What is proposed for an article that comes without labels: zones, and data that its file lacks."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.errors import UserError
from annotator.domain.record import LabelledRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A record with what was proposed for it; `known` and `splits` as in `Entry`."""

    record: LabelledRecord
    known: tuple[tuple[str, UserError], ...] = ()
    splits: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many zones it has."""
        return len(self.record.zones)


def unproposed(record: LabelledRecord) -> Proposed:
    """Return a record as its file gives it."""
    return Proposed(record=record)


def proposed(record: LabelledRecord) -> Proposed:
    """Return a record with the zones and the data that its text shows beside what its file gives."""
    return Proposed(record=record)
